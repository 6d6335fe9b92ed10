from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.engines.build import Report, build, remove
from kg.errors import LockedError, NotAGraphError, NotFoundError, UsageError
from kg.graph.generations import Folder
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Source, Statement
from kg.read import Skipped
from tests.graph.sample import TEXTS, source, statements

Rebuild = Callable[..., Report]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that were extracted, in order."""
    seen: list[str] = []

    def counted(of: Source, lexicon: object) -> list[Statement]:
        seen.append(of.identifier)
        if "bad" in of.identifier:
            raise RuntimeError("no such luck")
        return statements(of)

    monkeypatch.setattr("kg.extract.statements", counted)
    return seen


@pytest.fixture
def rebuild(tmp_path: Path, calls: list[str]) -> Rebuild:
    return lambda *found, **options: build(found, tmp_path / "graph", **options)


def identifiers(folder: Path) -> list[object]:
    with KnowledgeGraph(folder) as graph:
        return [row[0] for row in graph.query("SELECT ?i { ?s dcterms:identifier ?i } ORDER BY ?i")]  # type: ignore[union-attr]


def exported(folder: Path, tmp_path: Path) -> bytes:
    with KnowledgeGraph(folder) as graph:
        graph.export(tmp_path / "x.nq", texts=True)
    return (tmp_path / "x.nq").read_bytes()


def everything(folder: Path) -> set[ox.Quad]:
    with KnowledgeGraph(folder) as graph:
        return set(graph.store)


ONE, TWO = map(source, TEXTS)


def test_only_what_changed_is_extracted_again(rebuild: Rebuild, calls: list[str], tmp_path: Path) -> None:
    assert rebuild(ONE, TWO).added == 2
    report = rebuild(ONE, TWO)
    assert (report.unchanged, report.changed) == (2, False)
    assert calls == ["tin/một.txt", "tin/hai.txt"]
    report = rebuild(ONE, replace(TWO, text=TWO.text + "Hết.\n"))
    assert (report.unchanged, report.replaced) == (1, 1)
    assert calls[2:] == ["tin/hai.txt"]


def test_a_source_that_is_gone_takes_its_facts_with_it(rebuild: Rebuild, tmp_path: Path) -> None:
    rebuild(ONE, TWO)
    assert rebuild(ONE).removed == 1
    assert identifiers(tmp_path / "graph") == ["tin/một.txt"]
    with KnowledgeGraph(tmp_path / "graph") as graph:
        assert graph.query("ASK { ?p a kg:Person }") is False


def test_an_updated_graph_is_the_same_as_one_built_at_once(rebuild: Rebuild, tmp_path: Path) -> None:
    rebuild(replace(TWO, text="Cũ.\n"), source("tin/cũ.txt", "Cũ"))
    rebuild(TWO, ONE)
    build([ONE, TWO], tmp_path / "fresh")
    assert exported(tmp_path / "graph", tmp_path) == exported(tmp_path / "fresh", tmp_path)
    assert everything(tmp_path / "graph") == everything(tmp_path / "fresh")


def test_nothing_is_published_when_nothing_changed(rebuild: Rebuild, tmp_path: Path) -> None:
    rebuild(ONE)
    rebuild(ONE)
    folder = Folder(tmp_path / "graph")
    assert (folder.current, folder.numbers()) == (1, [1])


def test_a_new_lexicon_reads_everything_again(rebuild: Rebuild, calls: list[str], tmp_path: Path) -> None:
    rebuild(ONE)
    own = tmp_path / "own.ttl"
    own.write_text("<http://example.org/a> a <https://w3id.org/vnpolicy/ontology#Body> .", "utf-8")
    rebuild(ONE, lexicon=[own])
    assert calls == ["tin/một.txt"] * 2
    with KnowledgeGraph(tmp_path / "graph") as graph:
        assert graph.query("ASK { GRAPH kgid:lexicon { <http://example.org/a> a kg:Body } }") is True


def test_a_source_that_fails_is_reported_and_the_others_are_built(rebuild: Rebuild, tmp_path: Path) -> None:
    report = rebuild(source("bad.txt", "x"), ONE, Skipped(Path("a.exe"), "unsupported file type .exe"))
    assert report.skipped == [
        ("a.exe", "unsupported file type .exe"),
        ("bad.txt", "extraction failed (RuntimeError: no such luck)"),
    ]
    assert "counted" in report.details[0]
    assert "counted" in (tmp_path / "graph" / "failures.txt").read_text("utf-8")
    assert identifiers(tmp_path / "graph") == ["tin/một.txt"]


def test_a_source_that_fails_leaves_no_facts_of_its_older_text(
    rebuild: Rebuild, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild(ONE, TWO)

    def failing(of: Source, lexicon: object) -> list[Statement]:
        raise RuntimeError

    monkeypatch.setattr("kg.extract.statements", failing)
    rebuild(ONE, replace(TWO, text="Mới.\n"))
    assert identifiers(tmp_path / "graph") == ["tin/một.txt"]


def test_two_sources_of_one_name_are_not_mixed(rebuild: Rebuild) -> None:
    report = rebuild(ONE, source("tin/một.txt", "Khác"))
    assert report.skipped == [("tin/một.txt", "another source has the same name")]
    assert report.added == 1


def test_nothing_to_read_is_an_error_and_the_graph_stays(rebuild: Rebuild, tmp_path: Path) -> None:
    rebuild(ONE)
    with pytest.raises(UsageError, match=r"nothing could be read; a\.exe: no"):
        rebuild(Skipped(Path("a.exe"), "no"))
    with pytest.raises(UsageError, match="nothing to read"):
        rebuild()
    assert identifiers(tmp_path / "graph") == ["tin/một.txt"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError])
def test_a_build_that_is_stopped_leaves_the_graph_as_it_was(
    rebuild: Rebuild, tmp_path: Path, stop: type[BaseException]
) -> None:
    rebuild(ONE)

    def interrupted() -> object:
        yield TWO
        raise stop

    with pytest.raises(stop):
        build(interrupted(), tmp_path / "graph")  # type: ignore[arg-type]
    assert identifiers(tmp_path / "graph") == ["tin/một.txt"]
    assert Folder(tmp_path / "graph").numbers() == [1]
    assert rebuild(ONE, TWO).added == 1


def test_a_second_build_of_the_same_graph_is_refused(rebuild: Rebuild, tmp_path: Path) -> None:
    def nested() -> object:
        with pytest.raises(LockedError):
            rebuild(ONE)
        yield ONE

    assert build(nested(), tmp_path / "graph").added == 1  # type: ignore[arg-type]


def test_progress_is_told_of_every_source(rebuild: Rebuild) -> None:
    told: list[tuple[str, int]] = []
    rebuild(ONE, progress=lambda name, size: told.append((name, size)))
    rebuild(ONE, TWO, progress=lambda name, size: told.append((name, size)))
    assert told == [("tin/một.txt", len(ONE.text)), ("tin/một.txt", 0), ("tin/hai.txt", len(TWO.text))]


def test_sources_that_are_gone_stay_on_request(rebuild: Rebuild, tmp_path: Path) -> None:
    rebuild(ONE, TWO)
    report = rebuild(ONE, keep_missing=True)
    assert (report.removed, report.unchanged) == (0, 2)
    assert identifiers(tmp_path / "graph") == ["tin/hai.txt", "tin/một.txt"]


def test_a_source_is_taken_out_by_its_name(rebuild: Rebuild, tmp_path: Path) -> None:
    rebuild(ONE, TWO)
    report = remove(["tin/hai.txt"], tmp_path / "graph")
    assert (report.removed, report.sources) == (1, 1)
    build([ONE], tmp_path / "fresh")
    assert everything(tmp_path / "graph") == everything(tmp_path / "fresh")
    assert rebuild(ONE, TWO).added == 1


def test_a_source_that_is_not_there_cannot_be_taken_out(rebuild: Rebuild, tmp_path: Path) -> None:
    rebuild(ONE)
    with pytest.raises(NotFoundError, match="tin/hai"):
        remove(["tin/một.txt", "tin/hai.txt"], tmp_path / "graph")
    assert identifiers(tmp_path / "graph") == ["tin/một.txt"]
    assert Folder(tmp_path / "graph").numbers() == [1]
    with pytest.raises(NotAGraphError):
        remove(["tin/một.txt"], tmp_path / "none")
