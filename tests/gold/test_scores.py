"""What is read from our own texts, against their gold facts: no family may fall below its floor.

A floor is a little below the score of the day it was set. Raise it when the score has risen;
`kg evaluate` shows what was missed (docs/evaluation.md).
"""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.evaluate import Family, Report, evaluate, tables

ROOT = Path(__file__).parents[2]
TEXTS = (ROOT / "tests" / "gold" / "texts", ROOT / "examples" / "articles")
FLOORS = {
    # family: (precision, F1)
    Family.PEOPLE: (0.97, 0.97),
    Family.BODIES: (0.97, 0.97),
    Family.DOCUMENTS: (0.94, 0.95),
    Family.ISSUERS: (0.94, 0.94),
    Family.DATES: (0.90, 0.89),
    Family.POSITIONS: (0.96, 0.95),
    Family.REFERENCES: (0.90, 0.83),
    Family.TARGETS: (0.93, 0.92),
    Family.EVENTS: (0.88, 0.85),
    Family.PARTICIPANTS: (0.93, 0.92),
}
ENOUGH = 15
"""How many facts a family needs for its score to say something."""


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The scores of a graph built from scratch."""
    with kg.build(TEXTS, tmp_path_factory.mktemp("gold") / "graph") as graph:
        return evaluate(graph, ROOT / "tests" / "gold" / "facts.jsonl")


def test_every_text_is_compared_as_it_stands(report: Report) -> None:
    assert report.texts == sum(len(list(folder.iterdir())) for folder in TEXTS)
    assert not report.absent
    assert not report.misquoted


@pytest.mark.parametrize("family", Family)
def test_there_are_facts_enough(report: Report, family: Family) -> None:
    assert report.scores[family].gold >= ENOUGH


@pytest.mark.parametrize("family", Family)
def test_no_family_falls_below_its_floor(report: Report, family: Family) -> None:
    score, (precision, f1) = report.scores[family], FLOORS[family]
    assert (score.precision >= precision, score.f1 >= f1) == (True, True), "\n" + tables.misses(report.of(family), 50)


def test_every_fact_states_a_confidence(report: Report) -> None:
    assert report.unbacked == 0


def test_what_is_stated_as_sure_is_right(report: Report) -> None:
    surest = report.reliability[-1]
    assert surest.share >= surest.low - 0.02
