"""A graph of hand-made statements, and gold facts of the same texts, so that scores are known beforehand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.engines.build import build
from kg.graph.knowledge_graph import KnowledgeGraph
from tests.graph.sample import TEXTS, source, statements

Line = dict[str, Any]

FIRST: Line = {
    "id": "tin/một",
    "people": [],
    "bodies": [{"name": "Bộ Chính trị", "evidence": "Bộ Chính trị ban hành Nghị quyết 52-NQ/TW"}],
    "documents": [
        {"key": "52-NQ/TW", "type": "Nghị quyết", "issuer": "Bộ Chính trị", "issued": "2019-09-27",
         "evidence": "Nghị quyết 52-NQ/TW ngày 27-9-2019"},
    ],
    "positions": [], "references": [], "targets": [], "events": [],
}  # fmt: skip
SECOND: Line = {
    "id": "tin/hai",
    "people": [{"name": "Trần Văn Hòa", "evidence": "Trần Văn Hòa chủ trì"}],
    "bodies": [{"name": "Thành ủy Hải Phòng", "evidence": "Thành ủy Hải Phòng ban hành"}],
    "documents": [
        {"key": "03-NQ/TU", "type": "Nghị quyết", "issuer": "Thành ủy Hải Phòng",
         "evidence": "Nghị quyết 03-NQ/TU triển khai"},
        {"key": "52-NQ/TW", "type": "Nghị quyết", "also": ["Nghị quyết 52"],
         "evidence": "triển khai Nghị quyết 52-NQ/TW"},
    ],
    "positions": [
        {"person": "Trần Văn Hòa", "role": "Bí thư", "body": "Thành ủy Hải Phòng",
         "evidence": "Bí thư Thành ủy Hải Phòng Trần Văn Hòa"},
    ],
    "references": [
        {"from": "03-NQ/TU", "relation": "implements", "to": "52-NQ/TW", "evidence": "triển khai Nghị quyết 52-NQ/TW"},
        {"from": "03-NQ/TU", "relation": "replaces", "to": "52-NQ/TW", "status": "proposed",
         "evidence": "đề nghị thay thế Nghị quyết 52-NQ/TW"},
    ],
    "targets": [], "events": [],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _no_background(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of the samples are their own; without the lexicon their graphs are made in no time."""
    monkeypatch.setattr("kg.graph.background.lines", lambda extra=(): iter(()))


@pytest.fixture
def gold(tmp_path: Path) -> Callable[..., Path]:
    """Writes gold facts to a file, a line for each."""

    def write(*lines: Line | str) -> Path:
        path = tmp_path / "facts.jsonl"
        texts = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
        path.write_text("".join(f"{text}\n" for text in texts), "utf-8")
        return path

    return write


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KnowledgeGraph]:
    """The graph of the sample texts."""
    monkeypatch.setattr("kg.extract.statements", statements)
    build(map(source, TEXTS), tmp_path / "graph")
    with KnowledgeGraph(tmp_path / "graph") as opened:
        yield opened
