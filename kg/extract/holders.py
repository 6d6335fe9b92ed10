"""Whom a bare title means: "Thủ tướng nhấn mạnh" is the one person whom the text gives that office."""

from __future__ import annotations

from collections import defaultdict

from kg.extract.analysis import Analysis, OfficeMention, PersonMention
from kg.extract.appositions import holdings
from kg.model import Entity

_OF_MANY = ("đại-biểu", "ủy-viên")
"""Roles that many hold at once: the bare title means anyone of them."""


def titled(analysis: Analysis) -> list[PersonMention]:
    """The offices of a text that stand for a person without naming him, as mentions of that person.

    An office of no body, or of an implied one, means the holder of the role; one with a body the
    holder of the role in that body. Two holders in one text, or none: no mention.
    """
    named: set[int] = set()
    holders: dict[tuple[str, str], set[Entity]] = defaultdict(set)
    for holding in holdings(analysis):
        named.add(holding.office.start)
        if not holding.former and not holding.office.several:
            for body in {_body(holding.office), ""}:
                holders[holding.office.role.key, body].add(holding.person.entity)
    found = []
    for office in analysis.offices:
        if office.start in named or office.former or office.several or office.role.key in _OF_MANY:
            continue
        people = holders.get((office.role.key, "" if office.implied else _body(office)), set())
        if len(people) == 1:
            found.append(PersonMention(office.start, office.end, next(iter(people)), office.start, short=True))
    return found


def _body(office: OfficeMention) -> str:
    return office.body.key if office.body else ""
