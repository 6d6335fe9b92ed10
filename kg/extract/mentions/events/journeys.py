"""Where a visit goes."""

from __future__ import annotations

import re

from kg.extract.analysis import Analysis, within
from kg.ontology import Hit
from kg.text.letters import UPPER

_FOREIGN_PLACE = re.compile(rf"\s(?P<name>[{UPPER}]\w+(?: [{UPPER}]\w+){{0,3}})")
_PLACE_GAP = re.compile(
    r"\s(?:tại |tới |đến |ở )?(?:nước |đất nước |vương quốc |cộng hòa |liên bang |nhân dân |dân chủ |xã hội chủ nghĩa "
    r"|hợp chúng quốc |hợp chủng quốc |thủ đô |tỉnh |thành phố |huyện |xã )*"
)


_OF_VISITOR = re.compile(
    r" của [^,;:“”\"\n]{2,120}? (?:tới|đến|sang) (?:nước |đất nước |thủ đô |tỉnh |thành phố |vương quốc |cộng hòa )*"
)
"""Whose visit it is, before where it goes: "chuyến thăm của bà A tới Séc"."""


def destination(analysis: Analysis, visit: Hit) -> str:
    """The place that a verb or noun of visiting reaches ("thăm chính thức Nhật Bản"), or ""."""
    places = [(p.start, p.entity.label) for p in within(analysis.places, visit.end, visit.end + 60)]
    countries = [(h.start, h.entry.label) for h in analysis.hits_in("Country", visit.end, visit.end + 60)]
    for start, label in (*places, *countries):
        if _PLACE_GAP.fullmatch(analysis.lower, visit.end, start):
            return label
    if owned := _OF_VISITOR.match(analysis.lower, visit.end):
        there = [(p.start, p.entity.label) for p in within(analysis.places, owned.end(), owned.end() + 60)]
        lands = [(h.start, h.entry.label) for h in analysis.hits_in("Country", owned.end(), owned.end() + 60)]
        return next((label for start, label in (*there, *lands) if start == owned.end()), "")
    abroad = _FOREIGN_PLACE.match(analysis.text, visit.end)
    return abroad["name"] if abroad and analysis.lower[visit.start : visit.end].endswith((" tại", "chính thức")) else ""
