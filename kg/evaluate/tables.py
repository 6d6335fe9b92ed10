"""A report as text: tables for the terminal, for Markdown, and as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Any

from kg.evaluate.gold import Family
from kg.evaluate.report import Band, Judged, Missed, Report, Score
from kg.files import writing

Rows = Sequence[Sequence[str]]

_SCORES = ("family", "gold", "found", "right", "precision", "recall", "F1")
_BANDS = ("confidence", "facts", "right", "share right", "mean stated")


class Style(StrEnum):
    """How tables are written."""

    TABLE = "table"
    MARKDOWN = "markdown"


ABSENT = 5
"""How many texts are named that are not in the graph, and how many quotes that are not in their text."""


def tell(report: Report, style: Style, most: int) -> None:
    """Print a report: what could not be compared on standard error, tables and up to `most` misses of each sort."""
    _warn("texts are not in the graph, so their facts count as missed", list(report.absent))
    _warn("quotes of the gold do not stand in their texts", [f"{text}: “{quote}”" for text, quote in report.misquoted])
    print(written(report, style), end="")
    if most:
        print(f"\n{misses(report, most)}", end="")


def save(report: Report, path: Path) -> None:
    """Write everything that a report tells to a file as JSON. Raises: UsageError if that cannot be done."""
    text = as_json(report)
    with writing(path) as file:
        file.write(text)


def _warn(what: str, named: list[str]) -> None:
    if named:
        more = f"\n  … and {len(named) - ABSENT} more" if len(named) > ABSENT else ""
        print(f"{len(named)} {what}:\n  " + "\n  ".join(named[:ABSENT]) + more, file=sys.stderr)


def written(report: Report, style: Style = Style.TABLE) -> str:
    """The scores of a report and its reliability table."""
    table = _WRITERS[style]
    return f"{table(_SCORES, _score_rows(report))}\n{table(_BANDS, [_band_row(band) for band in report.reliability])}"


def misses(report: Report, most: int) -> str:
    """Up to `most` facts a family that were missed, and as many that are wrong."""
    lines: list[str] = []
    for family in report.scores:
        lines += [_missed(fact) for fact in [f for f in report.missed if f.family == family][:most]]
        lines += [_wrong(fact) for fact in [f for f in report.wrong if f.family == family][:most]]
    return "".join(f"{line}\n" for line in lines)


def as_json(report: Report) -> str:
    """Everything that a report tells."""
    content: dict[str, Any] = {
        "texts": report.texts,
        "families": {family: _score(score) for family, score in report.scores.items()},
        "micro": _score(report.micro),
        "macro_f1": report.macro_f1,
        "reliability": [{**asdict(band), "share": band.share} for band in report.reliability],
        "calibration_error": report.calibration_error,
        "rules": [{**asdict(rule), "share": rule.share} for rule in report.rules],
        "missed": [asdict(fact) for fact in report.missed],
        "wrong": [asdict(fact) for fact in report.wrong],
        "absent": report.absent,
        "misquoted": [{"text": text, "evidence": quote} for text, quote in report.misquoted],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _score(score: Score) -> dict[str, float]:
    return {**asdict(score), "precision": score.precision, "recall": score.recall, "f1": score.f1}


def _score_rows(report: Report) -> list[list[str]]:
    rows = [_score_row(family, score) for family, score in report.scores.items()]
    if len(report.scores) == len(Family):
        rows.append(_score_row("all facts alike", report.micro))
        rows.append(["all families alike", "", "", "", "", "", f"{report.macro_f1:.3f}"])
    return rows


def _score_row(name: str, score: Score) -> list[str]:
    counts = [str(score.gold), str(score.found), str(score.right)]
    precision = f"{score.precision:.3f}" if score.found else "-"
    recall = f"{score.recall:.3f}" if score.gold else "-"
    return [name, *counts, precision, recall, f"{score.f1:.3f}" if score.gold or score.found else "-"]


def _band_row(band: Band) -> list[str]:
    name = f"{band.low:.2f} to {band.high:.2f}" if band.low else f"under {band.high:.2f}"
    shares = [f"{band.share:.3f}", f"{band.stated:.3f}"] if band.facts else ["-", "-"]
    return [name, str(band.facts), str(band.right), *shares]


def _missed(fact: Missed) -> str:
    return f"MISSED {fact.family} {fact.text}: {fact.fact}  “{_flat(fact.evidence)}”"


def _wrong(fact: Judged) -> str:
    stated = f"{fact.confidence:.2f}" if fact.confidence is not None else "unstated"
    return f"WRONG  {fact.family} {fact.text}: {fact.fact}  “{_flat(fact.evidence)}” [{' '.join(fact.rules)} {stated}]"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _aligned(head: Sequence[str], rows: Rows) -> str:
    """Columns as wide as they need, the first to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = []
    for name, *cells in (head, *rows):
        padded = [f"{cell:>{width}}" for cell, width in zip(cells, widths[1:], strict=True)]
        lines.append("  ".join([f"{name:{widths[0]}}", *padded]) + "\n")
    return "".join(lines)


def _piped(head: Sequence[str], rows: Rows) -> str:
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, rule, *rows))


_WRITERS: dict[Style, Callable[[Sequence[str], Rows], str]] = {Style.TABLE: _aligned, Style.MARKDOWN: _piped}
