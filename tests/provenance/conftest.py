"""A folder of two texts and its graph."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.graph.knowledge_graph import KnowledgeGraph

TEXTS = {
    "a.txt": "Ngày 27/9/2019, Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW về Cách mạng công nghiệp lần thứ tư.\n",
    "b.txt": "Ngày 17/4/2020, Chính phủ ban hành Nghị quyết số 50/NQ-CP để thực hiện Nghị quyết số 52-NQ/TW.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The texts on disk."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, text in TEXTS.items():
        (texts / name).write_text(text, encoding="utf-8")
    return texts


@pytest.fixture
def graph(folder: Path, tmp_path: Path) -> KnowledgeGraph:
    """The graph of the folder."""
    return kg.build([folder], tmp_path / "graph", jobs=1)
