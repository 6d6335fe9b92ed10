"""The body of an office in the context of its text.

An office names its body, or implies it; one that does neither ("Bộ trưởng Trần Tuấn Anh") is an
office of the one body that the text gives such an office to elsewhere, or of the one body of the
text that has such offices, unless its holder is named with a body elsewhere. Two candidates give none, and what is implied holds for Viet Nam alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.extract.analysis import Analysis, OfficeMention
from kg.extract.mentions import names
from kg.extract.relations.appositions import Holding
from kg.model import Entity
from kg.ontology import ID, Entry

_GRADES = ("phó tổng ", "phó ", "tổng ", "quyền ", "thứ trưởng")
_NO_FAMILY = ("place", "foreign", "national")


class OfficeBodies:
    """Finds the bodies of the offices of one text."""

    def __init__(self, analysis: Analysis, read: Iterable[Holding]) -> None:
        self._analysis = analysis
        self._entries = analysis.lexicon.entries
        self._families: dict[str, set[Entity]] = defaultdict(set)
        for office in analysis.offices:
            if office.body and not office.implied and (family := self._family(office)):
                self._families[family].add(office.body)
        self._placed = {h.person.entity for h in read if h.office.body and not h.office.implied}
        self._foreigners = {h.person.entity for h in read if h.office.body is None and h.office.of_country}

    def of(self, holding: Holding) -> Entity | None:
        """The body of a held office, if it can be told."""
        office = holding.office
        entry = self._entry(office)
        if office.body:
            return office.body if not (entry.fact("national") and office.implied) or self._is_ours(holding) else None
        if entry.fact("foreign") or office.of_country or holding.person.entity in self._placed:
            return None
        return self._of_family(office) or self._of_kind(entry.fact("takes"))

    def _is_ours(self, holding: Holding) -> bool:
        """Whether the holder of a national office is Vietnamese, by the name and what else the text calls him."""
        person = holding.person.entity
        return person not in self._foreigners and all(map(names.is_syllable, person.label.lower().split()))

    def _of_family(self, office: OfficeMention) -> Entity | None:
        """The one body that has such an office elsewhere in the text."""
        found = self._families.get(self._family(office), set())
        return next(iter(found)) if len(found) == 1 else None

    def _of_kind(self, head: str) -> Entity | None:
        """The one body of the text whose name begins with a noun."""
        if not head:
            return None
        found = {b.entity for b in self._analysis.bodies if (b.entity.label + " ").startswith(head + " ")}
        return next(iter(found)) if len(found) == 1 else None

    def _family(self, office: OfficeMention) -> str:
        """What a chief and his deputies have in common: Bộ trưởng and Thứ trưởng, Giám đốc and Phó Giám đốc; "" if nothing."""
        entry = self._entry(office)
        if any(entry.fact(name) for name in _NO_FAMILY):
            return ""
        if entry.fact("takes"):
            return entry.fact("takes")
        label = entry.label.lower().removesuffix(" thường trực")
        for grade in _GRADES:
            label = label.removeprefix(grade)
        return label

    def _entry(self, office: OfficeMention) -> Entry:
        return self._entries[f"{ID}role/{office.role.key}"]
