"""What became of bodies, in the terms of W3C ORG: each renaming, merger or division as an org:ChangeEvent.

The lexicon says it by a link from a body to the next (kg:renamedTo, kg:mergedInto, kg:splitInto) and the day
on which the older ended. Bodies that went into one body on one day changed by one event, as did one that was divided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.terms import expand
from kg.ontology import ID

Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]

_BODY = f"{ID}body/"
_JOINING = {expand("kg:renamedTo"), expand("kg:mergedInto")}
_DIVIDING = {expand("kg:splitInto")}
_UNTIL = expand("kg:until")
_TYPE, _EVENT = ox.NamedNode(expand("rdf:type")), ox.NamedNode(expand("org:ChangeEvent"))
_FROM, _TO = ox.NamedNode(expand("org:originalOrganization")), ox.NamedNode(expand("org:resultingOrganization"))
_CHANGED, _RESULTED = ox.NamedNode(expand("org:changedBy")), ox.NamedNode(expand("org:resultedFrom"))
_DATE = ox.NamedNode(expand("dcterms:date"))


def changes(quads: Iterable[ox.Quad]) -> Iterator[Triple]:
    """The events by which bodies became others, with the bodies of before and after and the day if it is known."""
    days: dict[str, ox.Literal] = {}
    steps: list[tuple[ox.NamedNode, str, ox.NamedNode]] = []
    for quad in quads:
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, ox.NamedNode) or not subject.value.startswith(_BODY):
            continue
        if predicate == _UNTIL and isinstance(value, ox.Literal):
            days[subject.value] = value
        elif predicate in _JOINING | _DIVIDING and isinstance(value, ox.NamedNode):
            steps.append((subject, predicate, value))
    events: dict[ox.NamedNode, set[Triple]] = defaultdict(set)
    for old, predicate, new in steps:
        event = _event(old if predicate in _DIVIDING else new, days.get(old.value))
        events[event] |= {(event, _FROM, old), (event, _TO, new), (old, _CHANGED, event), (new, _RESULTED, event)}
        if old.value in days:
            events[event].add((event, _DATE, days[old.value]))
    for event, triples in events.items():
        yield event, _TYPE, _EVENT
        yield from triples


def _event(body: ox.NamedNode, day: ox.Literal | None) -> ox.NamedNode:
    """An event is known by the one body on one side of it, and the day."""
    key = body.value.removeprefix(_BODY)
    return ox.NamedNode(f"{ID}change/{key}/{day.value}" if day else f"{ID}change/{key}")
