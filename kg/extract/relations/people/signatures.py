"""Signature blocks: the offices in capitals above a name that stands alone.

"TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Nguyễn Văn A": the last office is the signer's.
Its body is named with it, or with the office that the signer stands in for, or is the one signed
for, or the issuer at the head of the text; it must be of the kind that the role heads.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import cast

from kg.extract.analysis import Analysis, BodyMention, OfficeMention, PersonMention, within
from kg.extract.appositions import Holding
from kg.model import Entity
from kg.ontology import ID, Entry

_ABOVE_NAME = re.compile(r"(?P<unit>[^\n]{0,60})\n[\s.]*(?:\(?[Đđ]ã ký\)?)?[\s.]*")
"""What may part an office from the name: the rest of its line, which names a unit, and blanks."""
_ABOVE_OFFICE = re.compile(r"\s*(?:(?:KT|K/T|TM|T/M|TL|T/L|TUQ)[. ]*)?")
_SIGNED_FOR = re.compile(r"(?:TM|T/M)[. ]*\Z")
_BLOCK = 250
"""How far above a name its block reaches, in characters."""
_OFFICE_LINE = 16
"""How far into its line the issuer's name begins, an office before it allowed: "CHỦ TỊCH ỦY BAN …"."""
_HEAD = 2500
"""How far down a text its issuer is named in capitals, in characters."""


def signatures(analysis: Analysis) -> Iterator[Holding]:
    """The signers of a text with their offices."""
    ends = [o.end for o in analysis.offices]
    for person in analysis.people:
        at = bisect_right(ends, person.full_start) - 1
        if at < 0 or "\n" not in analysis.text[ends[at] : person.start]:
            continue
        stack = _stack(analysis, person, at)
        if not stack:
            continue
        office = stack[0]
        body = next(_bodies(analysis, stack), None)
        if body:
            signed = OfficeMention(office.start, office.end, office.role, body)
            yield Holding(person, signed, office.start, person.end, "tenure.signature")


def _stack(analysis: Analysis, person: PersonMention, at: int) -> list[OfficeMention]:
    """The offices in capitals right above a name, the nearest first."""
    stack: list[OfficeMention] = []
    below, gap = person.full_start, _ABOVE_NAME
    while at >= 0:
        office = analysis.offices[at]
        line = analysis.text[office.start : below].partition("\n")[0]
        if not line.rstrip().isupper() or not gap.fullmatch(analysis.text, office.end, below):
            break
        stack.append(office)
        below, gap, at = office.start, _ABOVE_OFFICE, at - 1
    return stack


def _bodies(analysis: Analysis, stack: list[OfficeMention]) -> Iterator[Entity]:
    """What may be the body of the signer's office, the surest first."""
    office = stack[0]
    if office.body:
        yield office.body
    if _entry(analysis, office).fact("ofParent") == "true":
        yield from (issuer for issuer in issuers(analysis) if not fits(issuer, heads_of(analysis, office)))
    heads = heads_of(analysis, office)
    yield from (above.body for above in stack[1:] if above.body and fits(above.body, heads))
    top = stack[-1].start
    for body in reversed(within(analysis.bodies, max(0, top - _BLOCK), top)):
        if _SIGNED_FOR.search(analysis.text, max(0, body.start - 6), body.start) and fits(body.entity, heads):
            yield body.entity
    yield from (issuer for issuer in issuers(analysis) if fits(issuer, heads))


def issuers(analysis: Analysis) -> Iterator[Entity]:
    """Who issued the instrument that a text is, the surest first: by its facts, then by its head."""
    for statement in analysis.statements:
        issued = statement.predicate == "eli:passed_by" and isinstance(statement.object, Entity)
        if issued and analysis.main and statement.subject == analysis.main.entity:
            yield cast(Entity, statement.object)
    for body in within(analysis.bodies, 0, _HEAD):
        if _is_issuer_line(analysis, body):
            yield from (part.entity for part in body.parts)
            yield body.entity


def _is_issuer_line(analysis: Analysis, body: BodyMention) -> bool:
    """Whether a body fills a line in capitals, but for an office before it."""
    line = analysis.sentence_at(body.start)
    if line is None or line.end - body.end > 2 or body.start - line.start >= _OFFICE_LINE:
        return False
    return analysis.text[line.start : line.end].isupper()


def heads_of(analysis: Analysis, office: OfficeMention) -> tuple[str, ...]:
    """First words of the bodies that a role heads."""
    facts = _entry(analysis, office).facts
    return (*facts.get("heads", ()), *facts.get("headNoun", ()), *facts.get("takes", ()))


def _entry(analysis: Analysis, office: OfficeMention) -> Entry:
    return analysis.lexicon.entries[f"{ID}role/{office.role.key}"]


def fits(body: Entity, heads: tuple[str, ...]) -> bool:
    return any(body.label == head or body.label.startswith(head + " ") for head in heads)
