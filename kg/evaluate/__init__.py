"""How well a graph tells what its texts say, measured on gold facts.

    report = kg.evaluate.evaluate(graph, "facts.jsonl")
    report.scores["people"].f1, report.macro_f1, report.reliability, report.wrong

`gold` reads and checks the gold, `found` reads the graph, `names` and `compare` say when two facts
are one, `report` holds the outcome and `tables` writes it.
"""

from __future__ import annotations

from kg.evaluate.evaluation import evaluate
from kg.evaluate.gold import Family
from kg.evaluate.report import Band, Judged, Missed, Report, RuleScore, Score

__all__ = ["Band", "Family", "Judged", "Missed", "Report", "RuleScore", "Score", "evaluate"]
