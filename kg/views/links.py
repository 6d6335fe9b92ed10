"""Which entities of a store are linked with which: what a view is chosen by.

Only the ends and the relation are looked at here, so that a whole store can be passed over
quickly; `kg.views.facts` reads what is then shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from kg.ontology import KG
from kg.views import quads
from kg.views.facts import ASSERTED
from kg.views.terms import CLASSES, TENURE

_ASSERTED = ox.Literal(ASSERTED)

Link = tuple[str, str, str]
"""Subject, predicate and object, by their IRIs."""


class Links:
    """The entities of a store and the links between them."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._kinds: dict[str, str] = {}

    def kind(self, iri: str) -> str:
        """The class of an entity that a network can show ("Document"), or ""."""
        if iri not in self._kinds:
            types = quads.iris(self._store, ox.NamedNode(iri), quads.TYPE)
            self._kinds[iri] = next((name for name in CLASSES if KG + name in types), "")
        return self._kinds[iri]

    def all(self) -> Iterator[Link]:
        """Every link that some source states, in one pass over the store."""
        people: dict[str, list[str]] = defaultdict(list)
        bodies: dict[str, list[str]] = defaultdict(list)
        for quad in self._store:
            predicate = quad.predicate.value
            if predicate in quads.ANNOTATIONS or quad.graph_name == quads.LEXICON:
                continue
            if not isinstance(quad.object, ox.NamedNode) or not isinstance(quad.subject, ox.NamedNode):
                continue
            if quad.predicate == quads.MEMBER:
                people[quad.subject.value].append(quad.object.value)
            elif quad.predicate == quads.ORGANIZATION:
                bodies[quad.subject.value].append(quad.object.value)
            elif self.kind(quad.subject.value) and self.kind(quad.object.value):
                yield quad.subject.value, predicate, quad.object.value
        for tenure in people:
            yield from ((person, TENURE, body) for person in people[tenure] for body in bodies[tenure])
        for quad in self._store.quads_for_pattern(None, quads.STATUS, None):
            if quad.object != _ASSERTED and not isinstance(quad.subject, ox.Triple):
                yield from self._unasserted(quad.subject)

    def of(self, iri: str, *, background: bool = False) -> Iterator[Link]:
        """The links of one entity; those that only the lexicon knows are followed with `background`."""
        node = ox.NamedNode(iri)
        for pattern in ((node, None, None), (None, None, node)):
            for quad in self._store.quads_for_pattern(*pattern):
                if not isinstance(quad.subject, ox.Triple) and (background or quad.graph_name != quads.LEXICON):
                    yield from self._link(iri, quad.subject, quad.predicate, quad.object)

    def _link(self, iri: str, subject: quads.Node, predicate: ox.NamedNode, object_: quads.Term) -> Iterator[Link]:
        if predicate in (quads.SUBJECT, quads.OBJECT):
            yield from self._unasserted(subject)
        elif predicate == quads.MEMBER:
            yield from ((iri, TENURE, body) for body in quads.iris(self._store, subject, quads.ORGANIZATION))
        elif predicate == quads.ORGANIZATION:
            yield from ((person, TENURE, iri) for person in quads.iris(self._store, subject, quads.MEMBER))
        elif isinstance(object_, ox.NamedNode) and predicate.value not in quads.ANNOTATIONS:
            ends = subject.value, object_.value
            if all(map(self.kind, ends)):
                yield ends[0], predicate.value, ends[1]

    def _unasserted(self, statement: quads.Node) -> Iterator[Link]:
        """The link that a statement proposes, denies or reports: no plain triple stands for it."""
        if quads.value(self._store, statement, quads.STATUS) in (ASSERTED, ""):
            return
        subject, predicate, object_ = (
            quads.value(self._store, statement, part) for part in (quads.SUBJECT, quads.PREDICATE, quads.OBJECT)
        )
        if predicate and self.kind(subject) and self.kind(object_):
            yield subject, predicate, object_
