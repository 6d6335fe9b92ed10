"""Working through what the ledger leaves open: in the terminal one by one, as a list, as a file to edit."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from kg import report
from kg.engines.decide import decide, undo
from kg.errors import UsageError
from kg.identity import ledger
from kg.identity.model import Judgement, Verdict
from kg.identity.sides import Case, Cases, Side

_ANSWERS = {"s": Verdict.SAME, "d": Verdict.DIFFERENT}
_ASKED = "[s]ame  [d]ifferent  s[k]ip  [u]ndo last  [q]uit: "
_HEAD = """\
# What is open in {graph}. Change "unsure" to "same" or "different" where you know, and read the file back with
#   kg resolve {graph} --import {file}
# Rows that stay unsure stay open. Lines that begin with # are for you."""


def tell(cases: Cases, rows: Sequence[Judgement], *, as_json: bool) -> None:
    """List judgements with the words of both sides."""
    if as_json:
        json.dump([_plain(cases.case(row)) for row in rows], sys.stdout, ensure_ascii=False, indent=1)
        print()
        return
    console = report.console()
    for row in rows:
        _show(console, cases.case(row))
    print(report.counted(len(rows), "judgement", "judgements"), file=sys.stderr)


def ask(graph: Path, cases: Cases, rows: Sequence[Judgement]) -> None:
    """Ask a person about each of the rows; what is answered is kept when the work ends, however it ends."""
    console = report.console()
    answers: dict[int, Judgement] = {}
    at = 0
    try:
        while 0 <= at < len(rows):
            console.print(Text(f"{at + 1} of {len(rows)}", "dim"))
            _show(console, cases.case(rows[at]))
            step = _answered(rows[at], at, answers)
            if not step:
                break
            at += step
    except (EOFError, KeyboardInterrupt):
        print()
    finally:
        if answers:
            decide(graph, answers.values(), patient=True)
        print(f"{len(answers):,} decided; undo one with: kg resolve {graph} --undo LEFT RIGHT")


def _answered(row: Judgement, at: int, answers: dict[int, Judgement]) -> int:
    """Take one answer. Returns how far to go on: back for what is taken back, 0 to stop."""
    while True:
        given = input(_ASKED).strip().lower()[:1]
        if given in _ANSWERS:
            answers[at] = ledger.decision(row.left, row.right, _ANSWERS[given], row.evidence)
            return 1
        if given == "u" and at > 0:
            answers.pop(at - 1, None)
            return -1
        if given in ("k", ""):
            return 1
        if given == "q":
            return 0


def save(graph: Path, cases: Cases, rows: Sequence[Judgement], file: Path) -> None:
    """Write what is open to a table that a person can edit, each row under the words that it rests on."""
    lines = [*_HEAD.format(graph=graph, file=file).splitlines(), "\t".join(ledger.COLUMNS)]
    for row in rows:
        lines += ["#", *_comments(cases.case(row)), ledger.line(row)]
    try:
        file.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"cannot write {file}: {error.strerror or error}") from error


def load(graph: Path, cases: Cases, file: Path) -> int:
    """Keep what a person decided in a table. Returns how many rows that were. Raises: UsageError, NotFoundError."""
    if not file.is_file():
        raise UsageError(f"cannot read {file}: no such file")
    decided = [row for row in ledger.read(file) if row.verdict is not Verdict.UNSURE]
    rows = [_decision(cases, cases.thing(row.left), cases.thing(row.right), row.verdict) for row in decided]
    if rows:
        decide(graph, rows)
    return len(rows)


def put(graph: Path, cases: Cases, left: str, right: str, verdict: str) -> None:
    """Keep one decision. Raises: UsageError for what is no verdict, NotFoundError for what is no thing."""
    if verdict not in (Verdict.SAME, Verdict.DIFFERENT):
        raise UsageError(f"decide same or different, not {verdict!r}")
    one, other = cases.thing(left), cases.thing(right)
    if one == other:
        raise UsageError(f"{left} and {right} are one occurrence: give each with its source, as kg resolve lists them")
    decide(graph, [_decision(cases, one, other, Verdict(verdict))])


def _decision(cases: Cases, left: str, right: str, verdict: Verdict) -> Judgement:
    return ledger.decision(left, right, verdict, cases.evidence(left, right))


def take_back(graph: Path, cases: Cases, left: str, right: str) -> None:
    """Undo one decision. Raises: UsageError if there is none on the two."""
    if not undo(graph, [(cases.thing(left), cases.thing(right))]):
        raise UsageError(f"nobody decided on {left} and {right}")


def _show(console: Console, case: Case) -> None:
    row = case.row
    console.print(Text.assemble((row.verdict, "bold"), f"  {row.rule} {row.score:.2f}  ", (row.by, "dim")))
    for side in (case.left, case.right):
        console.print(Text.assemble("  ", (side.name, "bold"), "  ", (side.thing, "dim")))
        if side.told:
            console.print(Text("    " + "; ".join(side.told)))
        if side.words:
            words = Text.assemble("    “", side.before, (side.words, "yellow"), side.after, "”")
            words.plain = words.plain.replace("\n", " ")
            console.print(words, Text(f"    {side.source} {side.date}", "dim"), sep="\n")


def _comments(case: Case) -> Iterator[str]:
    for side in (case.left, case.right):
        told = f" ({'; '.join(side.told)})" if side.told else ""
        words = f"{side.before}{side.words}{side.after}".replace("\n", " ")
        yield f"# {side.name}{told}: “{words}” {side.source} {side.date}".rstrip()


def _plain(case: Case) -> dict[str, object]:
    row = case.row
    head = {"verdict": row.verdict, "rule": row.rule, "score": row.score, "by": row.by, "evidence": list(row.evidence)}
    return {**head, "left": _side(case.left), "right": _side(case.right)}


def _side(side: Side) -> dict[str, object]:
    names = ("thing", "name", "source", "date", "told", "before", "words", "after")
    return {name: list(value) if isinstance(value := getattr(side, name), tuple) else value for name in names}
