"""Whom a bare title means: "Thủ tướng nhấn mạnh" is the one person whom the text gives that office."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

from kg.extract.analysis import Analysis, OfficeMention, PersonMention
from kg.extract.appositions import holdings
from kg.model import Entity

_OF_MANY = ("đại-biểu", "ủy-viên")
"""Roles that many hold at once: the bare title means anyone of them."""


def titled(analysis: Analysis) -> list[PersonMention]:
    """The offices of a text that stand for a person without naming him, as mentions of that person.

    An office of no body, or of an implied one, means the holder of the role; one with a body the
    holder of the role in that body; one with a country in it the holder there. Two holders in one
    text, or none: no mention.
    """
    named: set[int] = set()
    holders: dict[tuple[str, str, str], set[Entity]] = defaultdict(set)
    for holding in holdings(analysis):
        named.add(holding.office.start)
        if not holding.former and not holding.office.several:
            for body, land in product({_body(holding.office), ""}, {_land(analysis, holding.office), ""}):
                holders[holding.office.role.key, body, land].add(holding.person.entity)
    found = []
    for office in analysis.offices:
        if office.start in named or office.former or office.several or office.role.key in _OF_MANY:
            continue
        if analysis.lower.endswith("cấp ", 0, office.start):
            continue  # "cuộc họp cấp ngoại trưởng" names no one of them
        body = "" if office.implied else _body(office)
        people = holders.get((office.role.key, body, _land(analysis, office)), set())
        if len(people) == 1:
            found.append(PersonMention(office.start, office.end, next(iter(people)), office.start, short=True))
    return found


def _land(analysis: Analysis, office: OfficeMention) -> str:
    """The country in a title: "Bộ trưởng Giao thông Singapore" is nobody who holds that office at home."""
    return next((h.entry.label for h in analysis.hits_in("Country", office.start, office.end)), "")


def _body(office: OfficeMention) -> str:
    return office.body.key if office.body else ""
