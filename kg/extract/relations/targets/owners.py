"""Whose goal it is: the place, body or sector that the text makes its subject, else the place the text is about."""

from __future__ import annotations

import re

from kg.extract.analysis import Analysis, within
from kg.extract.relations.targets.clauses import Clause
from kg.extract.relations.targets.goals import Goal
from kg.model import Entity
from kg.text.slug import slug

_SECTOR = re.compile(
    r"(?<!\w)(ngành(?: [^\W\d_]+){1,3}?)(?: việt nam)? (?:sẽ |cũng |đã |cần |phải |đang ){0,3}"
    r"(?:phấn đấu|đặt|phải|đề ra|đạt)(?!\w)"
)
_NATIONAL = re.compile(r"(?<!\w)(?:cả nước|toàn quốc|quốc gia|việt nam|đất nước|trong nước)(?!\w)")
_LOCAL = re.compile(r"(?<!\w)(?:tỉnh|thành phố|huyện|quận|thị xã)(?: sẽ| phấn đấu| đặt| đề ra|,|\.| có| đạt)")
_OFFICE = re.compile(
    r"(?:chủ tịch|phó|thủ tướng|bộ trưởng|thứ trưởng|tổng bí thư|bí thư|giám đốc|tổng giám đốc|báo)(?!\w)"
)
_OPENING = re.compile(r"[-+•*\d.()a-zđ ]{0,6}")

CLOSE = 4
"""Words that may stand between a subject and the goal word: "Hà Nội sẽ tiếp tục phấn đấu"."""


def owner_of(analysis: Analysis, clause: Clause, goal: Goal, phrase: str) -> Entity | None:
    """The owner of a goal, if the text tells one."""
    return (
        _subject(analysis, goal.sentence.start, clause.quantity.start, goal.start)
        or _sector(analysis, goal.sentence.start, clause.quantity.start)
        or _about(analysis, goal, clause, phrase)
    )


def _subject(analysis: Analysis, start: int, end: int, opened: int) -> Entity | None:
    """The place or body that stands right before the goal word, or opens the sentence."""
    named = [(m.start, m.end, m.entity) for m in within(analysis.places, start, end)]
    bodies = within(analysis.bodies, start, end)
    named += [(m.start, m.end, m.entity) for m in bodies if not _OFFICE.match(analysis.lower, m.start)]
    for first, last, entity in sorted(named, key=lambda m: -m[1]):
        between = analysis.lower[last:opened]
        if last <= opened and "," not in between and len(between.split()) <= CLOSE:
            return entity
        if _OPENING.fullmatch(analysis.lower, start, first):
            return entity
    return None


def _sector(analysis: Analysis, start: int, end: int) -> Entity | None:
    found = _SECTOR.search(analysis.lower, start, end)
    return Entity("topic", slug(found[1]), found[1]) if found else None


def _about(analysis: Analysis, goal: Goal, clause: Clause, phrase: str) -> Entity | None:
    """The place that the whole text is about, where it is the place's own document or the sentence says "tỉnh"."""
    if analysis.focus is None or _NATIONAL.search(analysis.lower, clause.start, clause.end):
        return None
    local = analysis.main is not None or _LOCAL.search(analysis.lower, goal.sentence.start, goal.sentence.end)
    return analysis.focus if local and not _NATIONAL.search(phrase.lower()) else None
