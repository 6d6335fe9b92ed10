"""Which gold fact each found fact is: the rules of comparison, one function a family.

Facts are paired one to one, as many as can be; what a graph holds twice under two names is right once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import isclose

from kg.evaluate.found import FoundFact, Names
from kg.evaluate.gold import Family, GoldText, Row, forms
from kg.evaluate.names import BodyName, body_name, due_year, folded, is_cut_short, near, same_body, same_kind


class Comparison:
    """Compares the facts of one text: its gold says by which forms people, bodies and documents go."""

    def __init__(self, gold: GoldText, names: Names) -> None:
        self._names = names
        self._people = {row["name"]: forms(row) for row in gold.asserted("people")}
        self._bodies = {row["name"]: _whole_forms(row) for row in gold.asserted("bodies")}
        self._documents = {row["key"]: forms(row, "key") for row in gold.rows["documents"]}

    def pairs(self, family: Family, gold: Sequence[Row], found: Sequence[FoundFact]) -> dict[int, int]:
        """The index of the gold fact that each found fact is, for those that are one."""
        same = _SAME[family]
        fitting = [[i for i, row in enumerate(gold) if same(self, row, fact.values)] for fact in found]
        return _paired(fitting)

    def same_person(self, row: Row, values: Mapping[str, str]) -> bool:
        return self._is_person(values["thing"], row["name"])

    def same_body(self, row: Row, values: Mapping[str, str]) -> bool:
        return self._is_body(values["thing"], row["name"])

    def same_document(self, row: Row, values: Mapping[str, str]) -> bool:
        return self._is_document(values["thing"], row["key"])

    def same_issuer(self, row: Row, values: Mapping[str, str]) -> bool:
        return self._is_document(values["document"], row["key"]) and self._is_body(values["issuer"], row["issuer"])

    def same_date(self, row: Row, values: Mapping[str, str]) -> bool:
        return self._is_document(values["document"], row["key"]) and values["issued"] == row["issued"]

    def same_position(self, row: Row, values: Mapping[str, str]) -> bool:
        return (
            folded(row["role"]) in self._names.of(values["role"])
            and self._is_person(values["person"], row["person"])
            and self._is_body(values["body"], row["body"])
        )

    def same_reference(self, row: Row, values: Mapping[str, str]) -> bool:
        return (
            values["relation"] == row["relation"]
            and self._is_document(values["from"], row["from"])
            and self._is_document(values["to"], row["to"])
        )

    def same_target(self, row: Row, values: Mapping[str, str]) -> bool:
        """Value, unit, comparator, year of the deadline, and an indicator of mostly the same words."""
        return (
            _same_number(values["value"], row["value"])
            and _same_number(values["valueTo"], row.get("value_to"))
            and (values["comparator"] or "=") == row["comparator"]
            and due_year(values["deadline"]) == due_year(row["deadline"])
            and same_kind(values["unit"], row["unit"] or "")
            and near(values["indicator"], row["indicator"])
        )

    def same_event(self, row: Row, values: Mapping[str, str]) -> bool:
        """The kind, and the dates as far as both tell them."""
        date, known = row.get("date") or "", values["date"]
        if not (date.startswith(known) or known.startswith(date)):
            return False
        return any(same_kind(kind, row["kind"]) for kind in self._names.of(values["kind"]))

    def same_participant(self, row: Row, values: Mapping[str, str]) -> bool:
        return self._is_body(values["who"], row["name"]) or self._is_person(values["who"], row["name"])

    def _is_person(self, thing: str, name: str) -> bool:
        return not self._names.of(thing).isdisjoint(self._people.get(name) or {folded(name)})

    def _is_document(self, thing: str, key: str) -> bool:
        return not self._names.of(thing).isdisjoint(self._documents.get(key) or {folded(key)})

    def _is_body(self, thing: str, name: str) -> bool:
        gold = self._bodies.get(name) or (body_name(name),)
        return any(same_body(form, body_name(label)) for label in self._names.of(thing) for form in gold)


def _same_number(found: str, gold: float | None) -> bool:
    return not found if gold is None else bool(found) and isclose(float(found), gold, rel_tol=1e-9, abs_tol=1e-9)


def _whole_forms(row: Row) -> tuple[BodyName, ...]:
    """The forms of a body's name that name it alone."""
    return tuple({body_name(form) for form in forms(row) if not is_cut_short(form, row["name"])})


_SAME: dict[Family, Callable[[Comparison, Row, Mapping[str, str]], bool]] = {
    Family.PEOPLE: Comparison.same_person,
    Family.BODIES: Comparison.same_body,
    Family.DOCUMENTS: Comparison.same_document,
    Family.ISSUERS: Comparison.same_issuer,
    Family.DATES: Comparison.same_date,
    Family.POSITIONS: Comparison.same_position,
    Family.REFERENCES: Comparison.same_reference,
    Family.TARGETS: Comparison.same_target,
    Family.EVENTS: Comparison.same_event,
    Family.PARTICIPANTS: Comparison.same_participant,
}


def _paired(fitting: Sequence[Sequence[int]]) -> dict[int, int]:
    """A largest one-to-one pairing (augmenting paths), given for each left item the right ones that fit."""
    taken: dict[int, int] = {}

    def place(item: int, tried: set[int]) -> bool:
        for right in fitting[item]:
            if right not in tried:
                tried.add(right)
                if right not in taken or place(taken[right], tried):
                    taken[right] = item
                    return True
        return False

    for item in range(len(fitting)):
        place(item, set())
    return {item: right for right, item in taken.items()}
