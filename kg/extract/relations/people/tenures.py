"""Tenures: who holds which office of which body, now or formerly.

Reads what `appositions`, `acts` and `signatures` pair, finds the body of an office that names
none, and states each tenure once, with the words that say so as evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Analysis, BodyMention
from kg.extract.appositions import Holding, holdings
from kg.extract.mentions.dates import reference_day
from kg.extract.relations.people.acts import acts
from kg.extract.relations.people.delegations import delegates
from kg.extract.relations.people.office_bodies import OfficeBodies
from kg.extract.relations.people.periods import dated
from kg.extract.relations.people.signatures import signatures
from kg.model import Entity, Literal, Status
from kg.text.slug import path

_HEAD = "người-đứng-đầu"
"""The role that any office at the top of a body is, where the text gives no other."""


def find(analysis: Analysis) -> None:
    """State the tenures of a text, and add the bodies that their offices imply to `analysis.bodies`."""
    said: set[str] = set()
    implied: list[BodyMention] = []
    day = reference_day(analysis) if analysis.offices else ""
    found = _with_bodies(analysis, day)
    for holding, body in found:
        if holding.office.implied:
            implied.append(BodyMention(holding.office.start, holding.office.end, body))
        tenure = _tenure(holding, body)
        if tenure.key not in said:
            said.add(tenure.key)
            _state(analysis, holding, tenure, body, day)
    analysis.bodies = sorted([*analysis.bodies, *implied], key=lambda b: (b.start, -b.end))


def _with_bodies(analysis: Analysis, day: str) -> list[tuple[Holding, Entity]]:
    """Everything read of a text with the body of its office, but for what the text says to be over or says better."""
    read = [dated(analysis, holding, day) for holding in _read(analysis)]
    bodies = OfficeBodies(analysis, read)
    found = [(holding, body) for holding in read if (body := bodies.of(holding))]
    over = {_identity(h, b) for h, b in found if h.former and h.rule != "tenure.apposition"}
    named = {_identity(h, b) for h, b in found}
    titled = {(h.person.entity, b) for h, b in found if h.office.role.key != _HEAD}
    return [
        (holding, body)
        for holding, body in found
        if (holding.former or _identity(holding, body) not in over) and not _is_said_fully(holding, body, named)
        if holding.office.role.key != _HEAD or (holding.person.entity, body) not in titled
    ]


def _read(analysis: Analysis) -> Iterator[Holding]:
    beside = holdings(analysis)
    for act in acts(analysis, beside):
        if act.status == Status.ASSERTED:
            yield from act.holdings()
    yield from beside
    yield from delegates(analysis)
    yield from signatures(analysis)


def _identity(holding: Holding, body: Entity) -> tuple[Entity, str, Entity]:
    return holding.person.entity, holding.office.role.label, body


def _is_said_fully(holding: Holding, body: Entity, named: set[tuple[Entity, str, Entity]]) -> bool:
    """Whether the text elsewhere gives the same office its full name: "Phó Bí thư" is "Phó Bí thư Thường trực"."""
    return (holding.person.entity, f"{holding.office.role.label} Thường trực", body) in named


def _tenure(holding: Holding, body: Entity) -> Entity:
    person, role = holding.person.entity, holding.office.role
    parts = [person.label, role.label, body.label]
    attributes: tuple[tuple[str, Literal | Entity], ...] = ()
    if holding.former:
        parts.append("nguyên")
        attributes = (("kg:former", Literal("true", "xsd:boolean")),)
    return Entity("tenure", path(*parts), f"{person.label}, {role.label} {body.label}", attributes=attributes)


def _state(analysis: Analysis, holding: Holding, tenure: Entity, body: Entity, day: str) -> None:
    span = (holding.start, holding.end)
    analysis.state(tenure, "org:member", holding.person.entity, span, holding.rule)
    analysis.state(tenure, "org:role", holding.office.role, span, holding.rule)
    analysis.state(tenure, "org:organization", body, span, holding.rule)
    if holding.by:
        analysis.state(tenure, "kg:appointedBy", holding.by, span, holding.rule)
    if holding.since:
        analysis.state(tenure, "kg:since", holding.since, span, holding.rule)
    if holding.until:
        analysis.state(tenure, "kg:until", holding.until, span, holding.rule)
    if day:
        analysis.state(tenure, "kg:attestedOn", Literal(day, "xsd:date"), span, holding.rule)
