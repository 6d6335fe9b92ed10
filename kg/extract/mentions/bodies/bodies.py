"""Bodies: Party, State, Front, academic, press, enterprise and foreign organisations, by name.

What the lexicon lists and what its head nouns read (`body_reader`) becomes a mention, unless it
stands inside a document's name, names a thing after a body, or has no single bearer. All
mentions of one body in a text carry the forms of its name that the text uses.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.extract.analysis import Analysis, BodyMention
from kg.extract.mentions import contexts
from kg.extract.mentions.bodies import authorities, body_lists, local_bodies, ministries, same_bodies, unit_lists
from kg.extract.mentions.bodies.body_phrase import Phrase
from kg.extract.mentions.bodies.body_reader import BodyReader
from kg.model import Entity
from kg.text.letters import UPPER

_COUNTED = re.compile(r"(?<!thứ )(?<!lần )(?<!số )(?<!khóa )(?<![\w/.,-])\d{1,3} $")
_REACH = 24
_AUTHOR = re.compile(rf"(?:^|\n)(?:Theo )?[{UPPER}][\w-]*(?: [{UPPER}][\w-]*){{0,3}}/$")
"""A line that begins with an author's name before the paper's: "Nguyễn An/VOV lược dịch từ Bloomberg"."""
_LONGEST_AUTHOR = 50
_LETTERS = 6
"""Up to how many capitals, less one, a code of a unit has."""


def find(analysis: Analysis) -> None:
    """Fill `analysis.bodies`."""
    reader = BodyReader(analysis)
    mentions: list[BodyMention] = []
    for phrase in _chosen(reader):
        mentions.append(phrase.mention())
    analysis.bodies = _with_names(analysis, mentions)


def _chosen(reader: BodyReader) -> list[Phrase]:
    """The phrases that are mentions, in text order; of overlapping ones the earlier."""
    found = [phrase for start in sorted({*reader.fixed, *reader.heads}) if (phrase := reader.at(start))]
    found += [*ministries.ministers(reader), *ministries.lists(reader)]
    found += [*local_bodies.lists(reader), *local_bodies.delegations(reader)]
    found += [*body_lists.lists(reader), *body_lists.of_schools(reader, found)]
    found += authorities.implied(reader)
    units = {unit.start: unit for unit in unit_lists.lists(reader)}
    found = [*(phrase for phrase in found if phrase.start not in units), *units.values()] if units else found
    masks = _masks(reader.analysis)
    chosen = same_bodies.by_second_name(reader, _apart(reader, found, masks))
    chosen = same_bodies.merged([*chosen, *same_bodies.by_initials(reader, chosen)])
    chosen = _apart(reader, [*chosen, *same_bodies.by_brand(reader, chosen)], masks)
    chairs = [phrase for phrase in authorities.chairs(reader) if _is_mention(reader, phrase, masks)]
    return sorted([*chosen, *chairs], key=lambda p: (p.start, -p.end))


def _apart(reader: BodyReader, found: Iterable[Phrase], masks: list[tuple[int, int]]) -> list[Phrase]:
    """The phrases that are mentions and do not overlap: the earlier first, then the longer."""
    chosen: list[Phrase] = []
    for phrase in sorted(found, key=lambda p: (p.start, -p.end)):
        if (not chosen or phrase.start >= chosen[-1].end) and _is_mention(reader, phrase, masks):
            chosen.append(phrase)
    return chosen


def _masks(analysis: Analysis) -> list[tuple[int, int]]:
    return [(d.start, d.end) for d in analysis.documents]


def _is_mention(reader: BodyReader, phrase: Phrase, masks: list[tuple[int, int]]) -> bool:
    index = bisect_right(masks, (phrase.start, len(reader.text))) - 1
    if index >= 0 and masks[index][1] > phrase.start:
        return False
    first = max(0, phrase.start - _REACH)
    thing = contexts.found_before(reader.lexicon, "NamedAfter", reader.lower, first, phrase.start)
    if thing and not reader.is_inside_word(thing.start()):
        return False
    counted = reader.text[phrase.start - 2 : phrase.start - 1].isdigit() and _COUNTED.search(
        reader.lower, first, phrase.start
    )
    if counted or _is_byline(reader, phrase) or _is_of_typists(reader, phrase):
        return False
    if phrase.kind and phrase.kind.fact("platform"):
        return not contexts.before(reader.lexicon, "OnPlatform").search(reader.lower, first, phrase.start)
    if phrase.kind and phrase.kind.fact("foreign"):
        return not contexts.before(reader.lexicon, "Occasion").search(reader.lower, first, phrase.start)
    return not contexts.behind(reader.lexicon, "NoBearer").match(reader.lower, phrase.end)


def _is_of_typists(reader: BodyReader, phrase: Phrase) -> bool:
    """Whether letters only tell who wrote and filed a text: "Lưu: VT, CNN&XD" names no CNN."""
    if not phrase.kind or not phrase.kind.fact("foreign"):
        return False
    joined = reader.text[phrase.end : phrase.end + 1] == "&" or reader.text[phrase.start - 1 : phrase.start] == "&"
    return joined and reader.text[phrase.start : phrase.end].isupper() and phrase.end - phrase.start < _LETTERS


def _is_byline(reader: BodyReader, phrase: Phrase) -> bool:
    """Whether a name only signs a text: "Nguyễn Văn A/TTXVN" at the end of a paragraph."""
    before = reader.text[max(0, phrase.start - 2) : phrase.start]
    signs = before.endswith("/") and before[0] != " "
    if signs and _AUTHOR.search(reader.text, max(0, phrase.start - _LONGEST_AUTHOR), phrase.start):
        return True
    return signs and reader.text[phrase.end : phrase.end + 1] in ("\n", "", ")", "-")


def _with_names(analysis: Analysis, mentions: list[BodyMention]) -> list[BodyMention]:
    """The mentions with, for each body, the forms of its name that tell it apart."""
    forms: dict[str, dict[str, str]] = defaultdict(dict)
    for mention in _all(mentions):
        form = " ".join(analysis.text[mention.start : mention.end].split())
        if not mention.bare and form != mention.entity.label:
            forms[mention.entity.key].setdefault(form.lower(), form)
    entities: dict[str, Entity] = {}
    for mention in _all(mentions):
        key = mention.entity.key
        if key not in entities:
            entities[key] = replace(mention.entity, names=tuple(forms[key].values()))
        mention.entity = entities[key]
    return mentions


def _all(mentions: Iterable[BodyMention]) -> Iterable[BodyMention]:
    for mention in mentions:
        yield mention
        yield from _all(mention.parts)
