"""Bodies named in a row behind one head noun: "hai bệnh viện Bạch Mai và Việt Đức", "Đại học Huế, Vinh và Hoa Sen".

A plural before the head noun opens such a list, or a school whose name others go on with that have no head
noun of their own. Names of places and countries in a row are no bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.mentions.bodies import name_tail
from kg.extract.mentions.bodies.body_phrase import Phrase, listed, named
from kg.extract.mentions.people.names import is_syllable
from kg.ontology import Entry
from kg.text.letters import UPPER

if TYPE_CHECKING:
    from kg.extract.mentions.bodies.body_reader import BodyReader

_PLURAL = re.compile(r"(?<!\w)(?:các|hai|ba|bốn|những|một số|\d{1,2}) $")
_PLURALS = ("các ", "hai ", "ba ", "bốn ", "những ", " số ", *(f"{figure} " for figure in "0123456789"))
"""What a plural ends with: a quick test, for most names have none before them."""
_OPENING = re.compile(r"(?: là| gồm| như)?:? ")
_ITEM = re.compile(rf"[{UPPER}][\w&.]*\w(?:(?: | ?- ?|-)[{UPPER}][\w&.]*\w)*(?: [{UPPER}]\b)?")
_SEPARATOR = re.compile(r"(?: \([^()\n]{1,20}\))?(?:, và |, | và )")
_SCHOOL = "Đại học"
_HEADLESS = 3
"""From how many names without a head noun on a school is the first of a list of schools."""


class _Item(NamedTuple):
    start: int
    end: int


def lists(reader: BodyReader) -> Iterator[Phrase]:
    """The bodies of every list behind one head noun."""
    for hit in reader.analysis.hits.get("BodyKind", ()):
        if "name" not in hit.entry.facts.get("shape", ()):
            continue
        if not reader.lower.endswith(_PLURALS, 0, hit.start) or not _PLURAL.search(
            reader.lower, max(0, hit.start - 8), hit.start
        ):
            continue
        opening = _OPENING.match(reader.lower, hit.end)
        items = _items(reader, opening.end(), hit.entry) if opening else []
        if len(items) > 1 and _are_bodies(reader, items):
            yield from (body for item in items if (body := _body(reader, hit.entry, item)))


def of_schools(reader: BodyReader, found: Iterable[Phrase]) -> Iterator[Phrase]:
    """The schools without a head noun that go on from the name of one."""
    kind = reader.lexicon.named("BodyKind", _SCHOOL)
    for phrase in found:
        if not kind or _SCHOOL not in phrase.label:
            continue
        gap = _SEPARATOR.match(reader.lower, phrase.end)
        items = _items(reader, gap.end(), kind) if gap else []
        if len(items) >= _HEADLESS and _are_bodies(reader, items):
            yield from (body for item in items if (body := _body(reader, kind, item)))


def _items(reader: BodyReader, at: int, kind: Entry) -> list[_Item]:
    """The capitalised names in a row from a position on; none of them begins a body of its own."""
    found: list[_Item] = []
    while item := _ITEM.match(reader.text, at):
        if at in reader.fixed or reader.at(at) is not None:
            break
        end = max(item.end(), name_tail.read(reader, at, kind).end)
        found.append(_Item(at, end))
        separator = _SEPARATOR.match(reader.lower, end)
        if not separator:
            break
        at = separator.end()
    return found


def _are_bodies(reader: BodyReader, items: list[_Item]) -> bool:
    """Whether most of some names are no names of places and countries."""
    return 2 * sum(_is_land(reader, item) for item in items) < len(items)


def _is_land(reader: BodyReader, item: _Item) -> bool:
    place = reader.places.get(item.start)
    return reader.is_country(item.start, item.end) or (place is not None and place.end == item.end)


def _body(reader: BodyReader, kind: Entry, item: _Item) -> Phrase | None:
    words = reader.text[item.start : item.end]
    entry = reader.lexicon.named("Body", f"{kind.label} {words}")
    if entry:
        return listed(item.start, item.end, entry)
    if " " not in words and is_syllable(words.lower()):
        return None
    return named(item.start, item.end, f"{kind.label} {words}", kind)
