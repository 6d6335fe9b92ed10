"""Statements as tables read them: a fact, and the words of a source that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.terms import expand
from kg.views import quads

ASSERTED = "asserted"


@dataclass(frozen=True, slots=True)
class Stated:
    """What one statement says, and where it is read."""

    subject: str
    predicate: str
    object: quads.Term
    status: str
    source: str
    exact: str
    start: int
    end: int
    rule: str
    confidence: float

    @property
    def order(self) -> tuple[bool, float, str, int, int]:
        """What sorts the surest statement of an asserted fact first."""
        return (self.status != ASSERTED, -self.confidence, self.source, self.start, self.end)


def read(store: ox.Store, statement: quads.Node) -> Stated | None:
    """What a node states, or None if it is no statement."""
    said = {quad.predicate.value: quad.object for quad in store.quads_for_pattern(statement, None, None, quads.ALL)}
    words = {name: term.value for name, term in said.items() if not isinstance(term, ox.Triple)}
    if _SOURCE not in words or _OBJECT not in said:
        return None
    return Stated(
        subject=words.get(_SUBJECT, ""),
        predicate=words.get(_PREDICATE, ""),
        object=said[_OBJECT],
        status=words.get(_STATUS, ASSERTED),
        source=words[_SOURCE],
        exact=words.get(_EXACT, ""),
        start=int(words.get(_START, 0)),
        end=int(words.get(_END, 0)),
        rule=words.get(_RULE, ""),
        confidence=float(words.get(_CONFIDENCE, 1)),
    )


def sources_of(stated: Iterable[Stated]) -> int:
    """How many sources these statements come from."""
    return len({one.source for one in stated})


def grouped(statements: Iterable[Stated]) -> Iterator[list[Stated]]:
    """Statements of the same fact with the same status together, the surest first, in their order."""
    facts: dict[tuple[str, str, str, str], list[Stated]] = {}
    for stated in statements:
        facts.setdefault((stated.subject, stated.predicate, str(stated.object), stated.status), []).append(stated)
    for found in facts.values():
        yield sorted(found, key=lambda s: s.order)


_SUBJECT, _PREDICATE, _OBJECT = quads.SUBJECT.value, quads.PREDICATE.value, quads.OBJECT.value
_STATUS, _SOURCE = quads.STATUS.value, quads.DERIVED.value
_EXACT, _START, _END = expand("oa:exact"), expand("oa:start"), expand("oa:end")
_RULE, _CONFIDENCE = expand("kg:rule"), expand("kg:confidence")
