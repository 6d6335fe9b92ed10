"""Gold facts: what careful readers wrote down of texts, one JSON object a line.

A line has the `id` of its text and, for each family of facts, a list of rows; each row quotes the
words that state it (`evidence`). `docs/evaluation.md` describes the form. Whatever is wrong with a
line is reported with its number before anything is compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.evaluate.names import folded

Row = Mapping[str, Any]


class Family(StrEnum):
    """What is scored, in the order in which it is told."""

    PEOPLE = "people"
    BODIES = "bodies"
    DOCUMENTS = "documents"
    ISSUERS = "issuers"
    DATES = "dates"
    POSITIONS = "positions"
    REFERENCES = "references"
    TARGETS = "targets"
    EVENTS = "events"
    PARTICIPANTS = "participants"


REFERENCES = ("implements", "basedOn", "amends", "replaces", "repeals", "approves")
COMPARATORS = ("=", ">=", ">", "<=", "<", "~", "range")
STATUSES = (None, "set", "proposed", "denied")
FAULTS = 10
"""How many faults of a file are told at once."""

_NEEDED: dict[str, dict[str, type | tuple[type, ...]]] = {
    "people": {"name": str},
    "bodies": {"name": str},
    "documents": {"key": str, "type": str},
    "positions": {"person": str, "role": str, "body": str},
    "references": {"from": str, "relation": str, "to": str},
    "targets": {
        "indicator": str,
        "comparator": str,
        "value": (int, float),
        "unit": (str, type(None)),
        "deadline": (str, type(None)),
    },
    "events": {"kind": str, "participants": list, "organizers": list},
}
"""The lists of a line, and the fields that each row has beside its evidence."""


@dataclass(frozen=True, slots=True)
class GoldText:
    """The facts of one text, and the line of the file that lists them."""

    id: str
    line: int
    rows: Mapping[str, tuple[Row, ...]]

    def asserted(self, family: str) -> tuple[Row, ...]:
        """The rows of a list that the text states as so: neither proposed nor denied."""
        return tuple(row for row in self.rows[family] if row.get("status") in (None, "set"))

    def facts(self, family: Family) -> tuple[Row, ...]:
        """What a graph of this text should hold of a family.

        A document that is only proposed is mentioned all the same, and a target carries its own status.
        """
        match family:
            case Family.DOCUMENTS | Family.TARGETS:
                return self.rows[family]
            case Family.ISSUERS:
                return tuple({**row, "issuer": name} for row in self.asserted("documents") for name in issuers(row))
            case Family.DATES:
                return tuple(row for row in self.asserted("documents") if row.get("issued"))
            case Family.PARTICIPANTS:
                return tuple(_participants(self.asserted("events")))
            case _:
                return self.asserted(family)

    def quotes(self) -> Iterator[tuple[str, str]]:
        """Every piece of evidence with the name of the list it stands in."""
        return ((family, row["evidence"]) for family in _NEEDED for row in self.rows[family])


def issuers(document: Row) -> list[str]:
    """Who issues a document: joint issuers are a list, one is a plain name."""
    named = document.get("issuer") or []
    return [named] if isinstance(named, str) else list(named)


def forms(row: Row, field: str = "name") -> frozenset[str]:
    """Every form of a name that a row gives, folded."""
    return frozenset(folded(form) for form in (row[field], *(row.get("also") or ())))


def _participants(events: Iterable[Row]) -> Iterator[Row]:
    """Who takes part in or holds any of the events, each once."""
    seen: set[str] = set()
    for event in events:
        for name in (*event["participants"], *event["organizers"]):
            if folded(name) not in seen:
                seen.add(folded(name))
                yield {"name": name, "evidence": event["evidence"]}


def read(path: Path) -> list[GoldText]:
    """The gold facts of a file. Raises: UsageError, which tells line by line what is wrong."""
    texts: list[GoldText] = []
    faults: list[str] = []
    for number, line in enumerate(_lines(path), start=1):
        if line.strip():
            text, wrong = _text(line, number)
            faults += [f"  line {number}: {fault}" for fault in wrong]
            texts += [text] if text else []
    faults += _repeated(texts)
    if faults:
        more = [f"  … and {len(faults) - FAULTS} more"] if len(faults) > FAULTS else []
        raise UsageError("\n".join([f"{path} is not gold facts:", *faults[:FAULTS], *more]))
    if not texts:
        raise UsageError(f"{path} holds no gold facts")
    return texts


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8-sig").split("\n")
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 text") from error


def _text(line: str, number: int) -> tuple[GoldText | None, list[str]]:
    try:
        given = json.loads(line)
    except json.JSONDecodeError as error:
        return None, [f"not JSON: {error}"]
    if not isinstance(given, dict):
        return None, ["not a JSON object"]
    faults = [] if isinstance(given.get("id"), str) and given["id"] else ["id is missing"]
    for family in _NEEDED:
        if not isinstance(given.get(family), list):
            faults.append(f"{family} is missing; it is [] where the text has none")
    faults = faults or [*_row_faults(given)] or [*_link_faults(given)]
    if faults:
        return None, faults
    return GoldText(given["id"], number, {family: tuple(given[family]) for family in _NEEDED}), []


def _row_faults(given: Row) -> Iterator[str]:
    """What is wrong with the rows, each by itself."""
    for family, needed in _NEEDED.items():
        for index, row in enumerate(given[family]):
            place = f"{family}[{index}]"
            if not isinstance(row, dict):
                yield f"{place} is not a JSON object"
                continue
            for field, type_ in {**needed, "evidence": str}.items():
                if field not in row:
                    yield f"{place} has no {field}"
                elif not isinstance(row[field], type_) or isinstance(row[field], bool):
                    yield f"{place}.{field} cannot be {json.dumps(row[field], ensure_ascii=False)}"
            for field, known in (("status", STATUSES), *_CLOSED.get(family, ())):
                if row.get(field) not in known:
                    listed = ", ".join(value for value in known if value)
                    yield f"{place}.{field} is {row[field]!r}; it can be: {listed}"


_CLOSED: dict[str, tuple[tuple[str, tuple[str | None, ...]], ...]] = {
    "references": (("relation", (None, *REFERENCES)),),
    "targets": (("comparator", (None, *COMPARATORS)),),
}
"""Fields that take one of a few values; None stands for a field that is missing, which is told already."""


def _link_faults(given: Row) -> Iterator[str]:
    """Names in one row that should be listed in another and are not."""
    keys = {row["key"] for row in given["documents"]}
    bodies = {row["name"] for row in given["bodies"]}
    people = {row["name"] for row in given["people"]}
    for row in given["references"]:
        yield from (
            f"references: {row[end]!r} is no key in documents" for end in ("from", "to") if row[end] not in keys
        )
    for row in given["positions"]:
        if row["person"] not in people:
            yield f"positions: {row['person']!r} is not in people"
        if row["body"] not in bodies:
            yield f"positions: {row['body']!r} is not in bodies"
    for row in given["targets"]:
        if row.get("document") not in {None, *keys}:
            yield f"targets: {row['document']!r} is no key in documents"
    for row in given["events"]:
        for name in (*row["participants"], *row["organizers"]):
            if name not in people | bodies:
                yield f"events: {name!r} is in neither people nor bodies"


def _repeated(texts: Iterable[GoldText]) -> list[str]:
    first: dict[str, int] = {}
    found = []
    for text in texts:
        if first.setdefault(text.id, text.line) != text.line:
            found.append(f"  line {text.line}: {text.id!r} is listed in line {first[text.id]} already")
    return found
