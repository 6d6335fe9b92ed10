"""What is recorded of builds: where and when each source was read, and by what."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import PROV, RDF

import kg
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.provenance import runs


def at(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    monkeypatch.setattr(runs, "now", lambda: moment)


def test_a_source_keeps_the_time_when_it_was_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, "2026-01-01T00:00:00Z")
    kg.build([folder], tmp_path / "graph", jobs=1)
    at(monkeypatch, "2026-02-02T00:00:00Z")
    (folder / "b.txt").write_text("Bộ Chính trị ban hành Nghị quyết số 57-NQ/TW.", encoding="utf-8")
    kg.build([folder], tmp_path / "graph", jobs=1)
    read = {source: reading.read for source, reading in runs.readings(tmp_path / "graph").items()}
    assert read == {"a.txt": "2026-01-01T00:00:00Z", "b.txt": "2026-02-02T00:00:00Z"}


def test_sources_that_are_kept_keep_their_record(graph: KnowledgeGraph, folder: Path) -> None:
    kg.build([folder / "a.txt", folder.parent / "nowhere"], graph.path, jobs=1)
    assert runs.readings(graph.path)["b.txt"].path == str(folder / "b.txt")


def test_runs_are_prov_o(graph: KnowledgeGraph, folder: Path) -> None:
    (folder / "c.txt").write_text("Quốc hội thông qua Luật Đất đai năm 2024.", encoding="utf-8")
    kg.build([folder], graph.path, jobs=1)
    kg.build([folder], graph.path, jobs=1)  # changes nothing, so it made no graph
    told = rdflib.Graph().parse(graph.path / runs.RUNS)
    activities = set(told.subjects(RDF.type, PROV.Activity))
    assert len(activities) == 2
    for activity in activities:
        begun, ended = (told.value(activity, term) for term in (PROV.startedAtTime, PROV.endedAtTime))
        assert isinstance(begun, rdflib.Literal)
        assert isinstance(ended, rdflib.Literal)
        assert begun.toPython() <= ended.toPython()
        agent = told.value(activity, PROV.wasAssociatedWith)
        assert (agent, RDF.type, PROV.SoftwareAgent) in told


def test_the_time_is_no_part_of_the_graph(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exports = []
    for year in ("2026", "2027"):
        at(monkeypatch, f"{year}-01-01T00:00:00Z")
        with kg.build([folder], tmp_path / year, jobs=1) as graph:
            graph.export(tmp_path / f"{year}.nq", texts=True)
        exports.append((tmp_path / f"{year}.nq").read_bytes())
    assert exports[0] == exports[1]


def test_a_damaged_record_is_passed_over(graph: KnowledgeGraph) -> None:
    record = graph.path / runs.SOURCES
    record.write_text(record.read_text("utf-8").splitlines()[0] + '\n{"source": "b.t\n[]\n{"x": 1}\n', "utf-8")
    assert list(runs.readings(graph.path)) == ["a.txt"]
