"""Two graphs compared: fact by fact, and as a patch that makes one of the other."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

import kg
from kg.cli import app
from kg.errors import KgError, UsageError
from kg.graph.difference import Difference, Side, difference, write_patch

BEFORE = "Ngày 27/9/2019, Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW."
AFTER = "Ngày 28/9/2019, Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW. Quốc hội thông qua Luật Đất đai năm 2024."


@pytest.fixture
def graphs(tmp_path: Path) -> tuple[Path, Path]:
    """The graphs of a text before and after it was changed."""
    (tmp_path / "a.txt").write_text(BEFORE, encoding="utf-8")
    kg.build([tmp_path / "a.txt"], tmp_path / "before", jobs=1).close()
    (tmp_path / "a.txt").write_text(AFTER, encoding="utf-8")
    kg.build([tmp_path / "a.txt"], tmp_path / "after", jobs=1).close()
    return tmp_path / "before", tmp_path / "after"


def compared(before: Path, after: Path) -> Difference:
    with Side(before) as old, Side(after) as new:
        return difference(old, new)


def exported(graph: Path, ending: str) -> Path:
    out = graph.with_suffix(ending)
    with kg.open(graph) as opened:
        opened.export(out)
    return out


def test_a_graph_does_not_differ_from_itself(graphs: tuple[Path, Path]) -> None:
    assert not compared(graphs[0], graphs[0])


def test_another_value_is_a_change_and_another_document_an_addition(graphs: tuple[Path, Path]) -> None:
    found = compared(*graphs)
    assert [(was.object.split('"')[1], now.object.split('"')[1]) for was, now in found.changed] == [
        ("2019-09-27", "2019-09-28")
    ]
    assert not found.removed
    families = found.families()
    assert {"documents", "mentions"} <= families.keys()
    back = compared(*reversed(graphs))
    assert back.removed == found.added
    assert [(now, was) for was, now in back.changed] == found.changed


@pytest.mark.parametrize("ending", [".nq", ".trig", ".jsonld", ".ttl", ".nt", ".rdf"])
def test_every_export_compares_with_the_graph_it_was_made_from(graphs: tuple[Path, Path], ending: str) -> None:
    assert not compared(graphs[0], exported(graphs[0], ending))
    assert len(compared(exported(graphs[0], ending), graphs[1]).changed) == 1


@pytest.mark.parametrize("options", [{"base": "https://data.example.org/"}, {"rdf12": True}])
def test_an_export_in_other_terms_states_the_same(graphs: tuple[Path, Path], options: dict[str, Any]) -> None:
    with kg.open(graphs[0]) as graph:
        graph.export(graphs[0].with_suffix(".nq"), **options)
    assert not compared(graphs[0], graphs[0].with_suffix(".nq"))
    assert len(compared(graphs[0].with_suffix(".nq"), graphs[1]).changed) == 1


def test_a_patch_of_two_exports_stands_under_their_base(graphs: tuple[Path, Path]) -> None:
    files = [graph.with_suffix(".nq") for graph in graphs]
    for graph, file in zip(graphs, files, strict=True):
        with kg.open(graph) as opened:
            opened.export(file, base="https://data.example.org/")
    patch = io.StringIO()
    with Side(files[0]) as old, Side(files[1]) as new:
        assert write_patch(old, new, patch)
        assert difference(old, new).families().keys() >= {"documents", "mentions"}
    assert "<https://data.example.org/source/a.txt> ." in patch.getvalue()
    assert "vnpolicy/id/" not in patch.getvalue()


def test_an_export_without_evidence_cannot_be_compared(graphs: tuple[Path, Path], tmp_path: Path) -> None:
    with kg.open(graphs[0]) as graph:
        graph.export(tmp_path / "x.nq", standard=True)
    with pytest.raises(UsageError, match="keep no evidence"):
        Side(tmp_path / "x.nq")


def test_things_of_one_name_are_told_apart(tmp_path: Path) -> None:
    text = "Tỉnh triển khai Nghị quyết số 52-NQ/TW."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    kg.build([tmp_path / "a.txt"], tmp_path / "before", jobs=1).close()
    (tmp_path / "a.txt").write_text(text.replace("52-NQ/TW", "52-NQ/TW ngày 27/9/2019"), encoding="utf-8")
    kg.build([tmp_path / "a.txt"], tmp_path / "after", jobs=1).close()
    told = CliRunner().invoke(app, ["diff", str(tmp_path / "before"), str(tmp_path / "after")]).output.splitlines()
    was, now = next((line, told[at + 1]) for at, line in enumerate(told) if line.startswith("  ~ a.txt"))
    assert was.endswith("Nghị quyết 52-NQ/TW (document/a-txt/52-nq-tw)")
    assert now.endswith("Nghị quyết 52-NQ/TW (document/52-nq-tw/2019)")


def test_a_patch_makes_the_second_of_the_first(graphs: tuple[Path, Path]) -> None:
    before, after = (exported(graph, ".nq") for graph in graphs)
    patch = io.StringIO()
    with Side(graphs[0]) as old, Side(graphs[1]) as new:
        count = write_patch(old, new, patch)
    lines = patch.getvalue().splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("TX .", "TC .", count + 2)
    store = ox.Store()
    store.load(path=str(before), format=ox.RdfFormat.N_QUADS)
    for line in lines[1:-1]:
        (quad,) = ox.parse(line[2:], ox.RdfFormat.N_QUADS)
        (store.add if line[0] == "A" else store.remove)(quad)
    wanted = ox.Store()
    wanted.load(path=str(after), format=ox.RdfFormat.N_QUADS)
    assert set(store) == set(wanted)


def test_the_command(graphs: tuple[Path, Path], tmp_path: Path) -> None:
    run = CliRunner().invoke
    same = run(app, ["diff", str(graphs[0]), str(graphs[0])])
    assert (same.exit_code, same.output) == (0, "both state the same facts\n")
    other = run(app, ["diff", *map(str, graphs), "--patch", str(tmp_path / "p.rdfp")])
    assert other.exit_code == 1
    assert "→ Nghị quyết 52-NQ/TW — ngày ban hành · date — 2019-09-28" in other.output
    assert (tmp_path / "p.rdfp").read_text("utf-8").startswith("TX .\n")


def test_what_cannot_be_compared_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b")
    (tmp_path / "x.nq").write_text("<a> <b")
    for name, reason in (("x.csv", "no graph and no export"), ("x.nq", "cannot read"), ("gone.nq", "cannot read")):
        with pytest.raises(UsageError, match=reason):
            Side(tmp_path / name)


def test_a_server_that_cannot_be_reached_is_no_difference(graphs: tuple[Path, Path]) -> None:
    failed = CliRunner().invoke(app, ["diff", str(graphs[0]), "http://127.0.0.1:9"]).exception
    assert isinstance(failed, KgError)
    assert failed.exit_code == 2
