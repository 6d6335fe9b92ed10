"""A folder of texts whose things other texts settle, and its graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.graph.knowledge_graph import KnowledgeGraph

TEXTS = {
    "a.txt": "Nghị quyết số 52-NQ/TW ngày 27/9/2019 của Bộ Chính trị về cách mạng công nghiệp lần thứ tư.\n",
    "b.txt": "Hải Phòng, ngày 5/5/2020, Thành ủy tổ chức hội nghị quán triệt Nghị quyết 52-NQ/TW của Bộ Chính trị.\n",
    "c.txt": "Ngày 10/5/2024, Bí thư Tỉnh ủy Kon Tum Nguyễn Văn Hùng dự lễ khai giảng.\n",
    "d.txt": "Ngày 12/5/2024, Phó Chủ tịch UBND tỉnh Quảng Trị Nguyễn Văn Hùng kiểm tra công trình.\n",
    "e.txt": "Ngày 20/5/2024, Bí thư Tỉnh ủy Kon Tum Nguyễn Văn Hùng tiếp dân.\n",
    "f.txt": "Ông Nguyễn Văn Tâm cho biết năm nay được mùa.\n",
    "g.txt": "Tài xế Nguyễn Văn Tâm khai nhận. Ông Nguyễn Văn Tâm bị tạm giữ.\n",
}

Built = Callable[..., KnowledgeGraph]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the texts."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def built(folder: Path, tmp_path: Path) -> Built:
    """Builds the folder, into one graph or another."""
    return lambda out="graph", **options: kg.build(folder, tmp_path / out, jobs=1, **options)


def exported(graph: KnowledgeGraph, path: Path) -> str:
    """Every quad of a graph in the order of an export."""
    with graph:
        graph.export(path, texts=True)
    return path.read_text("utf-8")
