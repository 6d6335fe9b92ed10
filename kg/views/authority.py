"""Whose word goes before whose: the tiers of the Party and the State, and which one a body or a document belongs to.

The bodies that head a tier are told by `kg:authority` in `ontology/display.ttl`; a body belongs to the tier of the
nearest of them that it is a part of. A body with a place is local: of a province, or of what lies below. A document
belongs to the tier of who passed it, else to that of who alone may pass its type.
"""

from __future__ import annotations

import pyoxigraph as ox

from kg.graph.terms import expand
from kg.views import quads, terms

TIERS = ("party", "assembly", "government", "ministry", "province", "below", "abroad", "unknown")
"""From the top down. `ministry` holds every other body of the centre, `abroad` those of other countries."""

PASSED_BY = ox.NamedNode(expand("eli:passed_by"))
PART_OF = ox.NamedNode(expand("org:subOrganizationOf"))
OF_PLACE = ox.NamedNode(expand("eli:jurisdiction"))
_LEVEL = ox.NamedNode(expand("kg:level"))
_WITHIN = ox.NamedNode(expand("kg:within"))
_FOREIGN = ox.NamedNode(expand("kg:foreign"))
_APPROVES = ox.NamedNode(expand("kg:approves"))
_COUNTRY = expand("kg:Country")
_DOCUMENT_TYPE = ox.NamedNode(expand("eli:type_document"))
DEEPEST = 12
"""How many bodies above one another are looked at."""


class Authority:
    """Reads the tiers of the bodies, places and documents of a store."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._known: dict[str, str] = {}

    def of_document(self, iri: str) -> str:
        """The tier of a document: the highest of those who passed it, else that of the document which approves it."""
        tier = self._passed(iri)
        if tier != "unknown":
            return tier
        approving = quads.subjects(self._store, _APPROVES, ox.NamedNode(iri))
        return min((self._passed(document.value) for document in approving), key=TIERS.index, default="unknown")

    def _passed(self, iri: str) -> str:
        passed = [self.of_body(body) for body in quads.iris(self._store, ox.NamedNode(iri), PASSED_BY)]
        if not passed:
            types = quads.iris(self._store, ox.NamedNode(iri), _DOCUMENT_TYPE)
            passed = [terms.load().authority(type_) for type_ in types]
        return min((tier for tier in passed if tier), key=TIERS.index, default="unknown")

    def of_body(self, iri: str) -> str:
        """The tier of a body."""
        if iri not in self._known:
            self._known[iri] = self._tier(iri)
        return self._known[iri]

    def of_place(self, iri: str) -> str:
        """The tier of the organs of a place."""
        place = ox.NamedNode(iri)
        if _COUNTRY in quads.iris(self._store, place, quads.TYPE):
            return "abroad"
        return "province" if quads.value(self._store, place, _LEVEL) in ("province", "region") else "below"

    def places(self, iri: str) -> list[str]:
        """The places whose organ a body is, or what it is a part of."""
        for body in self._upwards(iri):
            places = quads.iris(self._store, ox.NamedNode(body), OF_PLACE)
            if places:
                return sorted(places)
        return []

    def parent(self, iri: str) -> str:
        """The body that a body is a part of, or ""."""
        found = quads.iris(self._store, ox.NamedNode(iri), PART_OF)
        return min((body for body in found if body != iri), default="")

    def province(self, place: str) -> str:
        """The province that a place lies in, or the place itself."""
        for _ in range(DEEPEST):
            if self.of_place(place) != "below":
                break
            wider = quads.iris(self._store, ox.NamedNode(place), _WITHIN)
            if not wider:
                break
            place = min(wider)
        return place

    def organs(self, place: str) -> set[str]:
        """The bodies of a place, with all that is a part of them; none where this is no place."""
        ring = {body.value for body in quads.subjects(self._store, OF_PLACE, ox.NamedNode(place))}
        found: set[str] = set()
        while ring:
            found |= ring
            parts = {part.value for body in ring for part in quads.subjects(self._store, PART_OF, ox.NamedNode(body))}
            ring = parts - found
        return found

    def _upwards(self, iri: str) -> list[str]:
        chain: list[str] = []
        while iri and iri not in chain and len(chain) < DEEPEST:
            chain.append(iri)
            iri = self.parent(iri)
        return chain

    def _tier(self, iri: str) -> str:
        chain = self._upwards(iri)
        if any(quads.values(self._store, ox.NamedNode(body), _FOREIGN) for body in chain):
            return "abroad"
        places = self.places(iri)
        if places:
            return min((self.of_place(place) for place in places), key=TIERS.index)
        heads = [terms.load().authority(body) for body in chain]
        named = next((tier for tier in heads if tier), "")
        if not named:
            known = any(self._store.quads_for_pattern(ox.NamedNode(iri), quads.TYPE, None, quads.LEXICON))
            return "ministry" if known else "unknown"
        return "ministry" if named == "government" and not heads[0] else named
