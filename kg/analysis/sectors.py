"""Whether a body is of the Party, of the State, or of the Front and its member organisations.

The lexicon says it of the bodies at the head of each and of kinds of bodies (`kg:sector`). What is
part of a body, or an office of it, is of its sector; a body that is part of none is of that of the
longest kind that its name begins with; what is left has none.
"""

from __future__ import annotations

import pyoxigraph as ox

from kg.graph.terms import LEXICON, expand
from kg.ontology import ID
from kg.tables.columns import Language
from kg.tables.reader import Reader, node
from kg.text.view import fold_name
from kg.views import quads

PARTY, STATE, FRONT = "party", "state", "front"
NAMES = {PARTY: ("Đảng", "Party"), STATE: ("Nhà nước", "State"), FRONT: ("Mặt trận, đoàn thể", "Front")}

_BODIES = ID + "body/"
_ABOVE = ("org:subOrganizationOf", "kg:headOf")
_DEEPEST = 12


class Sectors:
    """The sectors of the bodies of a graph."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._heads: dict[str, str] = {}
        kinds: dict[str, str] = {}
        for quad in reader.store.quads_for_pattern(None, node("kg:sector"), None, ox.NamedNode(LEXICON)):
            assert isinstance(quad.subject, ox.NamedNode)
            assert isinstance(quad.object, ox.Literal)
            self._heads[quad.subject.value] = quad.object.value
            if node("kg:BodyKind") in quads.objects(reader.store, quad.subject, quads.TYPE):
                kinds[fold_name(reader.name(quad.subject.value))] = quad.object.value
        self._kinds = sorted(kinds.items(), key=lambda kind: -len(kind[0]))
        self._found: dict[str, str] = {}

    def of(self, body: str) -> str:
        """The sector of a body, or ""."""
        if body not in self._found:
            self._found[body] = self._of(body, _DEEPEST)
        return self._found[body]

    def named(self, body: str, language: Language) -> str:
        """The sector of a body in words, or ""."""
        names = NAMES.get(self.of(body))
        return names[language is Language.EN] if names else ""

    def _of(self, body: str, depth: int) -> str:
        if body in self._heads:
            return self._heads[body]
        if depth == 0 or self._reader.value(body, "kg:foreign") == "true":
            return ""
        for above in self._above(body):
            sector = self._of(above, depth - 1)
            if sector:
                return sector
        name = fold_name(self._reader.name(body))
        return next((sector for kind, sector in self._kinds if name == kind or name.startswith(f"{kind} ")), "")

    def _above(self, body: str) -> list[str]:
        """What a body is part of: as the graph tells it, and as its IRI does ("…/thường-trực")."""
        found = [above for relation in _ABOVE for above in self._reader.things(body, relation)]
        outer = body.rpartition("/")[0]
        known = outer.startswith(_BODIES) and expand("kg:Body") in quads.iris(
            self._reader.store, ox.NamedNode(outer), quads.TYPE
        )
        return [*found, outer] if known else found
