"""Every quote is proven where it stands, and whatever is not so is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import kg
from kg.cli import app
from kg.errors import KgError
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.provenance import runs
from kg.provenance.verify import State, Verdict, verify
from tests.provenance.conftest import TEXTS


def verdicts(graph: KnowledgeGraph, *paths: Path) -> dict[str, Verdict]:
    return {verdict.source: verdict for verdict in verify(graph, paths).verdicts}


def test_what_did_not_change_is_proven(graph: KnowledgeGraph) -> None:
    found = verify(graph)
    assert found.proven
    assert all(v.state is State.PROVEN and v.quotes == v.standing > 0 for v in found.verdicts)


def test_a_changed_source_tells_what_stands_what_moved_and_what_is_lost(graph: KnowledgeGraph, folder: Path) -> None:
    text = TEXTS["b.txt"].replace("17/4/2020", "18/4/2020")
    (folder / "b.txt").write_text(text + text.replace("18/4", "19/4"), encoding="utf-8")
    (folder / "a.txt").write_text("Tin mới. " + TEXTS["a.txt"], encoding="utf-8")
    found = verdicts(graph)
    a, b = found["a.txt"], found["b.txt"]
    assert (a.state, a.standing, a.moved, a.lost) == (State.CHANGED, 0, a.quotes, 0)
    assert b.state is State.CHANGED
    assert b.standing > 0 < b.lost
    assert b.quotes == b.standing + b.moved + b.lost
    assert not verify(graph).proven


def test_a_source_that_is_gone(graph: KnowledgeGraph, folder: Path) -> None:
    (folder / "a.txt").unlink()
    gone = verdicts(graph)["a.txt"]
    assert (gone.state, gone.reason) == (State.GONE, "no such file")
    assert gone.quotes > 0


def test_a_copy_elsewhere_proves_as_well(graph: KnowledgeGraph, folder: Path, tmp_path: Path) -> None:
    folder.rename(tmp_path / "moved")
    assert not verify(graph).proven
    assert verify(graph, [tmp_path / "moved"]).proven


def test_a_quote_that_never_stood_there_is_wrong(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = kg.build([folder], tmp_path / "graph", jobs=1)
    monkeypatch.setattr(
        "kg.provenance.verify._QUOTES", 'SELECT ("2" AS ?a) ("4" AS ?b) ("ổi" AS ?c) { FILTER(<%s> != 1) }'
    )
    assert {verdict.state for verdict in verify(graph).verdicts} == {State.WRONG}


def test_texts_that_were_no_files_are_proven_by_what_the_graph_keeps(tmp_path: Path) -> None:
    source = kg.Source("x", TEXTS["a.txt"], (kg.model.Span(0, len(TEXTS["a.txt"])),))
    graph = kg.build([source], tmp_path / "graph", jobs=1)
    assert [v.state for v in verify(graph).verdicts] == [State.STORED]


def test_without_a_record_the_folders_must_be_named(graph: KnowledgeGraph, folder: Path) -> None:
    (graph.path / runs.SOURCES).unlink()
    with pytest.raises(KgError, match="name the folders"):
        verify(graph)
    assert verify(graph, [folder]).proven


def test_the_command_says_so_with_its_exit_code(graph: KnowledgeGraph, folder: Path) -> None:
    run = CliRunner().invoke
    done = run(app, ["verify", str(graph.path)])
    assert (done.exit_code, "2 sources (2 proven)" in done.output) == (0, True)
    (folder / "a.txt").unlink()
    gone = run(app, ["verify", str(graph.path)])
    assert (gone.exit_code, "gone     a.txt: no such file" in gone.output) == (1, True)
