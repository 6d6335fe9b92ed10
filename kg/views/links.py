"""Which entities of a store are linked with which: what a view is chosen by.

Only the ends and the relation are looked at here, so that a whole store can be passed over
quickly; `kg.views.facts` reads what is then shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

import pyoxigraph as ox

from kg.ontology import KG
from kg.views import quads, terms
from kg.views.facts import ASSERTED
from kg.views.terms import CLASSES, TENURE, UTTERANCE

Link = tuple[str, str, str]
"""Subject, predicate and object, by their IRIs."""

COLLAPSED = {TENURE: (quads.MEMBER, quads.ORGANIZATION), UTTERANCE: (quads.SPEAKER, quads.ABOUT)}
"""What stands between two entities is read as one link between them: its properties that name the two ends."""

_INSIDE = {quads.MEMBER.value, quads.ORGANIZATION.value, quads.ROLE.value, quads.SPEAKER.value}
_Pattern = tuple[quads.Node | None, ox.NamedNode | None, quads.Term | None]
_ASSERTED = ox.Literal(ASSERTED)
_NODES = {KG + name: name for name in CLASSES}


def opposite(link: Link, iri: str) -> str:
    """The end of a link that is not `iri`."""
    return link[2] if link[0] == iri else link[0]


class Links:
    """The entities of a store and the links between them."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._kinds: dict[str, str] = {}

    def kind(self, iri: str) -> str:
        """The class of an entity that a network can show ("Document"), or ""."""
        if iri not in self._kinds:
            types = quads.iris(self._store, ox.NamedNode(iri), quads.TYPE)
            self._kinds[iri] = next((_NODES[type_] for type_ in types if type_ in _NODES), "")
        return self._kinds[iri]

    def all(self, relations: Collection[str] = ()) -> Iterator[Link]:
        """Every link that some source states, of the relations given, or of all where none is.

        What is proposed, denied or reported comes whatever its relation.
        """
        for predicate in self._relations():
            if relations and predicate not in relations:
                continue
            for subject, object_ in self._stated(ox.NamedNode(predicate)):
                yield from self._between(subject, predicate, object_)
        for relation, (near, far) in COLLAPSED.items():
            if relations and relation not in relations:
                continue
            others: dict[str, list[str]] = defaultdict(list)
            for inner, other in self._stated(far):
                others[inner].append(other)
            for inner, one in self._stated(near):
                for other in others.get(inner, ()):
                    yield from self._between(one, relation, other)
        for quad in self._store.quads_for_pattern(None, quads.STATUS, None, quads.ALL):
            if quad.object != _ASSERTED and not isinstance(quad.subject, ox.Triple):
                yield from self._unasserted(quad.subject)

    def of(self, iri: str, *, background: bool = False) -> Iterator[Link]:
        """The links of one entity; those that only the lexicon knows are followed with `background`."""
        node = ox.NamedNode(iri)
        patterns: tuple[_Pattern, _Pattern] = (node, None, None), (None, None, node)
        for pattern in patterns:
            left_out = set() if background else self._background(pattern)
            for quad in self._store.quads_for_pattern(*pattern, quads.ALL):
                if quad.triple not in left_out and isinstance(quad.object, ox.NamedNode):
                    yield from self._link(iri, quad.subject, quad.predicate, quad.object.value)

    def _relations(self) -> list[str]:
        """The predicates that may link entities: those that statements have, and those that views have names for."""
        stated = self._store.query(f"SELECT DISTINCT ?p {{ ?s {quads.PREDICATE} ?p }}")
        assert isinstance(stated, ox.QuerySolutions)
        found = {row["p"].value for row in stated if isinstance(row["p"], ox.NamedNode)}
        return sorted((found | terms.load().relations()) - quads.ANNOTATIONS - _INSIDE)

    def _stated(self, predicate: ox.NamedNode) -> Iterator[tuple[str, str]]:
        """Subject and object of every triple with this predicate that a source states."""
        left_out = self._background((None, predicate, None))
        for quad in self._store.quads_for_pattern(None, predicate, None, quads.ALL):
            ends = quad.subject, quad.object
            if quad.triple not in left_out and isinstance(ends[0], ox.NamedNode) and isinstance(ends[1], ox.NamedNode):
                yield ends[0].value, ends[1].value

    def _background(self, pattern: _Pattern) -> set[ox.Triple]:
        """The triples of a pattern that only the lexicon knows."""
        known = {quad.triple for quad in self._store.quads_for_pattern(*pattern, quads.LEXICON)}
        return {triple for triple in known if quads.is_background(self._store, triple)}

    def _link(self, iri: str, subject: quads.Node | ox.Triple, predicate: ox.NamedNode, object_: str) -> Iterator[Link]:
        if isinstance(subject, ox.Triple):
            return
        if predicate in (quads.SUBJECT, quads.OBJECT):
            yield from self._unasserted(subject)
        for relation, (near, far) in COLLAPSED.items():
            if predicate == near:
                for other in quads.iris(self._store, subject, far):
                    yield from self._between(iri, relation, other)
            elif predicate == far:
                for one in quads.iris(self._store, subject, near):
                    yield from self._between(one, relation, iri)
        if predicate.value not in quads.ANNOTATIONS and isinstance(subject, ox.NamedNode):
            yield from self._between(subject.value, predicate.value, object_)

    def _unasserted(self, statement: quads.Node) -> Iterator[Link]:
        """The link that a statement proposes, denies or reports: no plain triple stands for it."""
        if quads.value(self._store, statement, quads.STATUS) in (ASSERTED, ""):
            return
        predicate = quads.value(self._store, statement, quads.PREDICATE)
        for subject in quads.iris(self._store, statement, quads.SUBJECT):
            for object_ in quads.iris(self._store, statement, quads.OBJECT):
                yield from self._between(subject, predicate, object_)

    def _between(self, subject: str, predicate: str, object_: str) -> Iterator[Link]:
        """The link, if both its ends are entities that a network can show."""
        if self.kind(subject) and self.kind(object_):
            yield subject, predicate, object_
