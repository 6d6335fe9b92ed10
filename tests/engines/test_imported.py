"""An export comes back as the graph that it was made of."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.engines.imported import import_
from kg.errors import UsageError

TEXT = "Ngày 27/9/2019, Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW về Cách mạng công nghiệp lần thứ tư."


@pytest.fixture
def graph(tmp_path: Path) -> kg.KnowledgeGraph:
    """The graph of one text."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return kg.build([tmp_path / "a.txt"], tmp_path / "graph", jobs=1)


@pytest.mark.parametrize("ending", [".nq", ".trig", ".jsonld"])
@pytest.mark.parametrize("texts", [False, True])
def test_exports_of_the_import_are_the_same_bytes(
    graph: kg.KnowledgeGraph, tmp_path: Path, ending: str, texts: bool
) -> None:
    graph.export(tmp_path / f"a{ending}", texts=texts)
    assert import_(tmp_path / f"a{ending}", tmp_path / "copy") == 1
    with kg.open(tmp_path / "copy") as copy:
        copy.export(tmp_path / f"b{ending}", texts=texts)
        assert list(copy.ask("who-issued", doc="52-NQ/TW")) == list(graph.ask("who-issued", doc="52-NQ/TW"))
    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()


def test_an_import_replaces_what_was_there_and_a_build_the_import(graph: kg.KnowledgeGraph, tmp_path: Path) -> None:
    graph.export(tmp_path / "a.nq")
    (tmp_path / "b.txt").write_text("Quốc hội thông qua Luật Đất đai năm 2024.", encoding="utf-8")
    kg.build([tmp_path / "b.txt"], tmp_path / "other", jobs=1).close()
    import_(tmp_path / "a.nq", tmp_path / "other")
    with kg.open(tmp_path / "other") as other:
        assert other.find("a.txt")
        assert not other.find("b.txt")
    with kg.build([tmp_path / "b.txt"], tmp_path / "other", jobs=1) as other:
        assert other.find("b.txt")
        assert not other.find("a.txt")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.ttl", "", "cannot import 'a.ttl': only .nq, .trig, .jsonld"),
        ("a.nq", "<a> <b", "cannot read"),
        ("a.nq", "<http://a> <http://b> <http://c> .", "triples outside of named graphs"),
        ("a.nq", "<http://a> <http://b> <http://c> <http://d> .", "holds no source of ours"),
        ("gone.nq", None, "No such file"),
    ],
)
def test_what_cannot_be_imported_leaves_the_graph_as_it_was(
    graph: kg.KnowledgeGraph, tmp_path: Path, name: str, text: str | None, reason: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=reason):
        import_(tmp_path / name, graph.path)
    with kg.open(graph.path) as still:
        assert still.find("a.txt")
