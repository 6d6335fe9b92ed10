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
from kg.extract.mentions import authorities, nested_bodies
from kg.extract.mentions.body_phrase import Phrase
from kg.extract.mentions.body_reader import BodyReader
from kg.model import Entity
from kg.text.view import fold_name

_NAMED_AFTER = re.compile(
    r"(?:\b(?:luật(?: tổ chức)?|pháp lệnh|quảng trường|phố|đường|cầu|nhà|tòa nhà|giải thưởng|giải|huân chương|huy chương|"
    r"danh hiệu|kỷ niệm chương|cúp|vụ án|dự thảo luật|bằng khen của|khu vực|các nước|tuần lễ|hội nghị cấp cao|sự kiện|diễn ra|"
    r"các|những|mọi|mỗi|từng|một số|nhiều) )$"
)
_NO_BEARER = re.compile(r" (?:điện tử|kiến tạo|số\b|các cấp|các nước|cấp tỉnh|cấp huyện|cấp xã|mở rộng|các tỉnh|các địa phương)")


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
    found += [*nested_bodies.ministers(reader), *nested_bodies.lists(reader), *authorities.implied(reader)]
    masks = _masks(reader.analysis)
    chosen: list[Phrase] = []
    for phrase in sorted(found, key=lambda p: (p.start, -p.end)):
        if (not chosen or phrase.start >= chosen[-1].end) and _is_mention(reader, phrase, masks):
            chosen.append(phrase)
    chairs = [phrase for phrase in authorities.chairs(reader) if _is_mention(reader, phrase, masks)]
    return sorted([*chosen, *chairs], key=lambda p: (p.start, -p.end))


def _masks(analysis: Analysis) -> list[tuple[int, int]]:
    return [(d.start, d.end) for d in analysis.documents]


def _is_mention(reader: BodyReader, phrase: Phrase, masks: list[tuple[int, int]]) -> bool:
    index = bisect_right(masks, (phrase.start, len(reader.text))) - 1
    if index >= 0 and masks[index][1] > phrase.start:
        return False
    if _NAMED_AFTER.search(reader.lower, max(0, phrase.start - 20), phrase.start):
        return False
    return not _NO_BEARER.match(reader.lower, phrase.end)


def _with_names(analysis: Analysis, mentions: list[BodyMention]) -> list[BodyMention]:
    """The mentions with, for each body, the forms of its name that tell it apart."""
    forms: dict[str, dict[str, str]] = defaultdict(dict)
    for mention in _all(mentions):
        form = " ".join(analysis.text[mention.start : mention.end].split())
        if not mention.bare and form != mention.entity.label:
            forms[mention.entity.key].setdefault(fold_name(form), form)
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
