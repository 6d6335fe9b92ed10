"""Which entities of a store are linked with which: what a view is chosen by.

Only the ends and the relation are looked at here, so that a whole store can be passed over
quickly; `kg.views.facts` reads what is then shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

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
_ASSERTED = ox.Literal(ASSERTED)
_NODES = {KG + name: name for name in CLASSES}


class Links:
    """The entities of a store and the links between them."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._kinds: dict[str, str] = {}

    def kind(self, iri: str) -> str:
        """The class of an entity that a network can show ("Document"), or ""."""
        if iri not in self._kinds:
            types = self._store.quads_for_pattern(ox.NamedNode(iri), quads.TYPE, None)
            self._kinds[iri] = next((name for quad in types if (name := _class(quad.object))), "")
        return self._kinds[iri]

    def all(self) -> Iterator[Link]:
        """Every link that some source states."""
        for predicate in self._relations():
            for subject, object_ in self._stated(ox.NamedNode(predicate)):
                yield from self._between(subject, predicate, object_)
        for relation, (near, far) in COLLAPSED.items():
            others: dict[str, list[str]] = defaultdict(list)
            for inner, other in self._stated(far):
                others[inner].append(other)
            for inner, one in self._stated(near):
                for other in others.get(inner, ()):
                    yield from self._between(one, relation, other)
        for quad in quads.stated(self._store, None, quads.STATUS, None):
            if quad.object != _ASSERTED and not isinstance(quad.subject, ox.Triple):
                yield from self._unasserted(quad.subject)

    def of(self, iri: str, *, background: bool = False) -> Iterator[Link]:
        """The links of one entity; those that only the lexicon knows are followed with `background`."""
        node = ox.NamedNode(iri)
        for pattern in ((node, None, None), (None, None, node)):
            triples = dict.fromkeys(
                (quad.subject, quad.predicate, quad.object)
                for quad in quads.stated(self._store, *pattern)
                if background or quad.graph_name != quads.LEXICON
            )
            for subject, predicate, object_ in triples:
                if not isinstance(subject, ox.Triple) and isinstance(object_, ox.NamedNode):
                    yield from self._link(iri, subject, predicate, object_.value)

    def _relations(self) -> list[str]:
        """The predicates that may link entities: those that statements have, and those that views have names for."""
        predicates = {quad.object for quad in self._store.quads_for_pattern(None, quads.PREDICATE, None)}
        found = {predicate.value for predicate in predicates if isinstance(predicate, ox.NamedNode)}
        return sorted((found | terms.load().relations()) - quads.ANNOTATIONS - _INSIDE)

    def _stated(self, predicate: ox.NamedNode) -> dict[tuple[str, str], None]:
        """Subject and object of every triple with this predicate that a source states."""
        return dict.fromkeys(
            (quad.subject.value, quad.object.value)
            for quad in quads.stated(self._store, None, predicate, None)
            if isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.object, ox.NamedNode)
            and quad.graph_name != quads.LEXICON
        )

    def _link(self, iri: str, subject: quads.Node, predicate: ox.NamedNode, object_: str) -> Iterator[Link]:
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


def _class(type_: quads.Term) -> str:
    return _NODES.get(type_.value, "") if isinstance(type_, ox.NamedNode) else ""
