"""The worker processes, with real extraction: what they give must not depend on how many there are."""

from pathlib import Path

import pytest

from kg.engines import local
from kg.engines.work import Extracted, Failed
from tests.graph.sample import source

ITEMS = [source(f"tin/{n}.txt", f"Ngày {n}-8-2022, Chính phủ ban hành Nghị quyết số {n}/NQ-CP.\n") for n in range(1, 9)]

CRASHING = """
import os
from kg.engines import worker
real = worker.extracted
worker.extracted = lambda item, lexicon: os._exit(7) if "3" in item.identifier else real(item, lexicon)
worker.main()
"""


@pytest.fixture
def _spread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers even for little text, a few sources a batch."""
    monkeypatch.setattr(local, "ALONE", 0)
    monkeypatch.setattr(local, "BATCH", 120)


@pytest.mark.usefixtures("_spread")
def test_workers_give_the_same_bytes_in_the_same_order_as_one_process() -> None:
    alone = list(local.run(ITEMS, 1))
    assert [result.identifier for result in alone] == [item.identifier for item in ITEMS]
    assert list(local.run(iter(ITEMS), 2)) == alone
    assert all(isinstance(result, Extracted) and result.plain and result.evidence for result in alone)


@pytest.mark.usefixtures("_spread")
def test_a_worker_that_dies_costs_only_the_source_it_died_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "WORKER", CRASHING)
    results = list(local.run(ITEMS, 2))
    failed = [result for result in results if isinstance(result, Failed)]
    assert failed == [Failed("tin/3.txt", "its worker process died (exit code 7)")]
    assert [result.identifier for result in results] == [item.identifier for item in ITEMS]


@pytest.mark.usefixtures("_spread")
def test_workers_end_when_the_build_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[local._Worker] = []
    real = local._Worker.__init__
    monkeypatch.setattr(local._Worker, "__init__", lambda self, lexicon: (started.append(self), real(self, lexicon))[1])
    results = local.run(ITEMS * 4, 2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert started
    assert all(worker._process.poll() is not None for worker in started)


def test_a_worker_that_cannot_start_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.ttl"
    own.write_text("not Turtle", "utf-8")
    monkeypatch.setattr(local, "ALONE", 0)
    (result,) = local.run(ITEMS[:1], 2, (own,))
    assert isinstance(result, Failed)
