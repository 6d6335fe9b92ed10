"""Offices that act as authorities, and the bodies that an office implies.

"Thủ tướng Chính phủ" is a body of its own where it acts with no person's name beside it; beside a
name it is that person's office, and the body is the one it belongs to: Chính phủ. So are the chairmen
of committees: "Chủ tịch UBND tỉnh quyết định".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.forms import forms
from kg.extract.mentions import contexts
from kg.extract.mentions.bodies import beside, body_phrase, local_bodies
from kg.extract.mentions.bodies.body_phrase import Phrase, listed
from kg.extract.mentions.bodies.foreign_bodies import country_after
from kg.extract.vocabulary import compounds
from kg.ontology import Entry, Hit, Lexicon
from kg.text.slug import slug

if TYPE_CHECKING:
    from kg.extract.mentions.bodies.body_reader import BodyReader

_ACTING_HOLDER = re.compile(r"(?<!ủy )quyền $")
_OF_DOCUMENT = re.compile(r"(?:\d{4}|[\w-]+/[\w-]+) của $")
_OF_REPUBLIC = re.compile(r" (?:nước )?(?:cộng hòa xã hội chủ nghĩa|chxhcn) việt nam")
_TWO_WORDS = re.compile(r"(\w+) (\w+)")
_REACH = 40
_CHAIR = "Chủ tịch"
_COMMITTEE = "Ủy ban nhân dân"


def read(reader: BodyReader, hit: Hit) -> Phrase | None:
    """What an office of the lexicon that can act as an authority names where it stands.

    Args:
        reader: reads the text.
        hit: a listed body that is an office; `kg:headOf` tells the body it belongs to.
    """
    if country_after(reader, hit.end):
        return None
    head_of = reader.lexicon.entries[hit.entry.fact("headOf")]
    republic = _OF_REPUBLIC.match(reader.lower, hit.end)
    if beside.person(reader, hit.start, republic.end() if republic else hit.end):
        return body_phrase.implied(hit.start, hit.end, head_of)
    whole = reader.lower[hit.start : hit.end] == hit.entry.label.lower() and hit.entry.fact("alwaysActs") == "true"
    if _is_holders(reader, hit.start) or _is_name_next(reader, hit.end):
        return body_phrase.implied(hit.start, hit.end, head_of) if whole else None
    if whole or _acts(reader, hit.start, hit.end, strong=reader.has_holder(hit.entry)):
        return listed(hit.start, hit.end, hit.entry)
    return None


def chairs(reader: BodyReader) -> Iterator[Phrase]:
    """The chairmen of committees that act with no name beside them."""
    for hit in reader.analysis.hits.get("Role", ()):
        if hit.entry.label == _CHAIR and reader.lower[hit.start : hit.end] == _CHAIR.lower():
            phrase = _chair(reader, hit)
            if phrase:
                yield phrase


def _chair(reader: BodyReader, hit: Hit) -> Phrase | None:
    at = hit.end + 1
    body = (reader.at(at) or _committee_of_place(reader, at)) if reader.text[hit.end : at] in (" ", "\n") else None
    if not body or not body.kind or body.kind.label != _COMMITTEE:
        return None
    if beside.person(reader, hit.start, body.end) or _is_holders(reader, hit.start):
        return None
    heading = reader.in_capitals(hit.start, body.end) and not reader.in_capitals(hit.start - 4, hit.start - 1)
    if not heading and not _acts(reader, hit.start, body.end, strong=False):
        return None
    key = f"{body.key}/{slug(_CHAIR)}"
    return Phrase(hit.start, body.end, f"{_CHAIR} {body.label}", key, None, body.bare, (body,))


def _committee_of_place(reader: BodyReader, at: int) -> Phrase | None:
    """The committee whose chairman is named by the place alone: "Chủ tịch Hà Nội quyết định"."""
    place = reader.places.get(at)
    kind = reader.lexicon.named("BodyKind", _COMMITTEE)
    if not place or not kind or place.level not in kind.facts.get("level", ()):
        return None
    return local_bodies.organ(reader, at, _COMMITTEE, local_bodies.Seat(place.entity, place.end, False), kind)


def implied(reader: BodyReader) -> Iterator[Phrase]:
    """The bodies of offices that name none, where a person of Việt Nam holds them: "Tổng Bí thư", "Phó Thủ tướng"."""
    for kind in ("Role", "Office"):
        for hit in reader.analysis.hits.get(kind, ()):
            label = hit.entry.fact("impliedBody")
            entry = _body(label, reader.lexicon) if label else None
            if not entry or not reader.text[hit.start].isupper() or hit.end + 1 in reader.countries:
                continue
            if reader.names_inside(hit, entry):
                continue
            if kind == "Office" or beside.person(reader, hit.start, hit.end):
                yield body_phrase.implied(hit.start, hit.end, entry)


def _is_holders(reader: BodyReader, start: int) -> bool:
    """Whether the words before an office make it a person's: "Phó", "nguyên", "quyền"."""
    first = max(0, start - _REACH)
    signs = contexts.before(reader.lexicon, "HolderSign")
    return bool(signs.search(reader.lower, first, start) or _ACTING_HOLDER.search(reader.lower, first, start))


def _is_name_next(reader: BodyReader, end: int) -> bool:
    """Whether a capital follows that begins no common word: "Quy định" is a title's first word, no name."""
    if reader.text[end : end + 1] != " " or not reader.text[end + 1 : end + 2].isupper():
        return False
    words = _TWO_WORDS.match(reader.text, end + 1)
    return not words or words[2].istitle() or f"{words[1]} {words[2]}".lower() not in compounds()


def _acts(reader: BodyReader, start: int, end: int, *, strong: bool) -> bool:
    """Whether an office acts as an authority, or is the one asked or quoted; if `strong`, by an unmistakable act."""
    act = _act(reader.lexicon).match(reader.lower, end)
    if act and (not strong or forms(reader.lexicon, "ActOfAuthority")[act["act"]].fact("strong") == "true"):
        return True
    first = max(0, start - _REACH)
    asked = contexts.before(reader.lexicon, "ToAuthority").search(reader.lower, first, start)
    return not strong and bool(asked or _OF_DOCUMENT.search(reader.lower, first, start))


@lru_cache(maxsize=256)
def _body(label: str, lexicon: Lexicon) -> Entry | None:
    return lexicon.named("Body", label)


@lru_cache(maxsize=4)
def _act(lexicon: Lexicon) -> re.Pattern[str]:
    acts = contexts.either(lexicon, "ActOfAuthority")
    return re.compile(rf" (?:(?:{contexts.either(lexicon, 'ActAuxiliary')}) ){{0,3}}(?P<act>{acts})(?!\w)")
