"""Fixtures over the sample texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.engines.build import Report, build
from kg.graph.knowledge_graph import KnowledgeGraph
from tests.graph.sample import TEXTS, source, statements


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KnowledgeGraph]:
    """The graph of the sample texts."""
    monkeypatch.setattr("kg.extract.statements", statements)
    build(map(source, TEXTS), tmp_path / "graph")
    with KnowledgeGraph(tmp_path / "graph") as graph:
        yield graph


@pytest.fixture
def rebuild(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Report]:
    """Builds sources into one folder, again and again."""
    monkeypatch.setattr("kg.extract.statements", statements)
    return lambda *sources, **options: build(sources, tmp_path / "graph", **options)
