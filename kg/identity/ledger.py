"""The ledger and the decisions of people, as tables that a person can read and edit.

Both have one row for a judgement: left, right, verdict, rule, score, by, evidence. `DIR/decisions.tsv` holds what
people decided, stays when the graph is built anew and may be edited; the ledger of a generation holds everything.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from kg.errors import UsageError
from kg.identity.model import PERSON, Judgement, Verdict

COLUMNS = ("left", "right", "verdict", "rule", "score", "by", "evidence")
DECISIONS = "decisions.tsv"
_ESCAPES = (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"))
_CHARACTERS = {escape: character for character, escape in _ESCAPES}
_ESCAPED = re.compile(r"\\.")
_BETWEEN = " | "


def write(path: Path, rows: Iterable[Judgement]) -> None:
    """Write a table, whole or not at all."""
    lines = ["\t".join(COLUMNS), *map(line, rows)]
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(lines) + "\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error


def read(path: Path) -> list[Judgement]:
    """The rows of a table; none if there is no file. Raises: UsageError, with the line that is wrong."""
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {path}: {error}") from error
    rows = []
    for number, row in enumerate(text.split("\n"), 1):  # names may hold other ends of lines
        if row.strip() and not row.startswith("#") and not row.startswith("\t".join(COLUMNS[:3])):
            rows.append(_row(row, f"{path}:{number}"))
    return rows


def decisions(folder: Path) -> list[Judgement]:
    """What people decided on the graph in a folder, the last word on each pair, in the order of the pairs."""
    last = {row.pair: row for row in read(folder / DECISIONS)}
    return [last[pair] for pair in sorted(last)]


def decide(folder: Path, rows: Iterable[Judgement]) -> None:
    """Add decisions to those of a graph, in place of earlier ones on the same pairs."""
    last = {row.pair: row for row in (*decisions(folder), *rows)}
    write(folder / DECISIONS, [last[pair] for pair in sorted(last)])


def undo(folder: Path, pairs: Iterable[tuple[str, str]]) -> int:
    """Take decisions back. Returns how many there were on these pairs."""
    gone = set(pairs)
    known = decisions(folder)
    kept = [row for row in known if row.pair not in gone]
    write(folder / DECISIONS, kept)
    return len(known) - len(kept)


def decision(left: str, right: str, verdict: Verdict, evidence: tuple[str, ...] = ()) -> Judgement:
    """A row that a person decided, seeing the evidence."""
    return Judgement(left, right, verdict, "decided", 1.0, evidence, PERSON)


def line(row: Judgement) -> str:
    """A row of a table, without its line end."""
    evidence = _BETWEEN.join(row.evidence)
    return "\t".join(map(_escaped, (row.left, row.right, row.verdict, row.rule, f"{row.score:g}", row.by, evidence)))


def _row(line: str, where: str) -> Judgement:
    cells = [_plain(cell.strip(" ")) for cell in line.split("\t")]
    if len(cells) < 3 or not (cells[0] and cells[1]):
        raise UsageError(f"{where}: a row needs at least left, right and verdict, with tabs between")
    left, right, verdict, rule, score, by, evidence = (cells + [""] * len(COLUMNS))[: len(COLUMNS)]
    try:
        return Judgement(
            left, right, Verdict(verdict), rule or "decided", float(score or 1), _places(evidence), by or PERSON
        )
    except ValueError as error:
        raise UsageError(f"{where}: the verdict is same, different or unsure: {error}") from error


def _places(evidence: str) -> tuple[str, ...]:
    return tuple(evidence.split(_BETWEEN)) if evidence else ()


def _escaped(cell: str) -> str:
    for character, escape in _ESCAPES:
        cell = cell.replace(character, escape)
    return cell


def _plain(cell: str) -> str:
    return _ESCAPED.sub(lambda found: _CHARACTERS.get(found[0], found[0]), cell)
