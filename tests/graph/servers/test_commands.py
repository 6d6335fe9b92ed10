"""The commands, with a server in the place of a folder."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg import cli
from kg.graph import background
from kg.graph.answers import Table
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.questions import all_questions
from tests.graph.servers.conftest import Server

EXAMPLES = Path(__file__).parents[3] / "examples" / "articles"
LINES = background.lines
Run = Callable[..., str]
VALUES = {
    "document": "52-NQ/TW", "body": "Bộ Chính trị", "person": "Trần Lưu Quang", "place": "Hải Phòng", "role": "Bí thư",
    "year": "2030", "date": "2023-06-30", "text": "kinh tế số", "topic": "chuyển đổi số", "thing": "Bộ Chính trị",
}  # fmt: skip
"""A value for each type of parameter that the named questions take."""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `kg` and returns what it printed, which is no error."""

    def command(*arguments: object) -> str:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            sys.exit(cli.main() or 0)  # type: ignore[func-returns-value]
        printed = capsys.readouterr()
        assert not printed.err.startswith("kg: "), printed.err
        assert end.value.code in (0, 1)
        return printed.out

    return command


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the example articles, with the lexicon."""
    folder = tmp_path_factory.mktemp("examples") / "graph"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(background, "lines", LINES)
        kg.build(EXAMPLES, folder, jobs=1).close()
    return folder


def test_every_command_that_reads_takes_a_server(
    only_oxigraph: Server, sample: KnowledgeGraph, run: Run, tmp_path: Path
) -> None:
    url, folder = only_oxigraph.url, sample.path
    assert run("push", folder, "--store", url) == (
        f"{url}: 2 graphs written, 0 removed, 0 as they were; {sent(sample):,} triples sent\n"
    )
    query = "SELECT ?name { ?doc eli:passed_by/skos:prefLabel ?name } ORDER BY ?name"
    wanted = run("query", folder, query)
    for arguments in (
        (url, query),
        ("--store", url, query),
        (f"--store={url}", query),
        (query, "--store", url),
        (folder, "--store", url, query),
        (folder, query, "--store", url),
    ):
        assert run("query", *arguments) == wanted
    assert run("show", "--store", url, "52-NQ/TW") == run("show", folder, "52-NQ/TW")
    assert run("cite", "--store", url, "52-NQ/TW").replace("read ", "") != ""
    assert run("stats", "--store", url) == run("stats", folder).replace(str(folder), url)
    assert "the same facts" in run("diff", folder, url)
    assert run("analyze", "--store", url, "centrality") == run("analyze", folder, "centrality") != ""
    assert run("validate", "--store", url) == run("validate", folder)
    run("view", "--store", url, "-o", tmp_path / "server.html")
    run("view", folder, "-o", tmp_path / "disk.html")
    assert (tmp_path / "server.html").read_bytes() == (tmp_path / "disk.html").read_bytes()
    run("table", "--store", url, "documents", "-o", tmp_path / "server.csv")
    run("table", folder, "documents", "-o", tmp_path / "disk.csv")
    assert (tmp_path / "server.csv").read_bytes() == (tmp_path / "disk.csv").read_bytes()
    assert run("import", url, "-o", tmp_path / "copy").endswith(": 2 sources\n")
    run("export", tmp_path / "copy", "--texts", "-o", tmp_path / "copy.nq")
    run("export", folder, "--texts", "-o", tmp_path / "disk.nq")
    assert (tmp_path / "copy.nq").read_bytes() == (tmp_path / "disk.nq").read_bytes()


def sent(graph: KnowledgeGraph) -> int:
    import pyoxigraph as ox

    return len(graph) + sum(1 for _ in graph.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))


def test_a_build_goes_to_a_server_too(only_oxigraph: Server, run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW.\n", "utf-8")
    told = run("build", tmp_path / "a.txt", "-o", tmp_path / "new", "--store", only_oxigraph.url, "-q")
    assert "1 graphs written" in told
    with kg.open(only_oxigraph.url) as remote:
        assert remote.find("52-NQ/TW")


def test_named_questions_have_the_answers_that_they_have_on_disk(server: Server, examples: Path) -> None:
    with KnowledgeGraph(examples) as disk:
        disk.push(server.url)
        with kg.open(server.url) as remote:
            for question in all_questions():
                values = {p.name: VALUES[p.type] for p in question.parameters if not p.optional}
                assert rows(remote.ask(question.name, **values)) == rows(disk.ask(question.name, **values)), (
                    question.name
                )
        assert len(all_questions()) > 10


def rows(table: Table) -> list[tuple[str, ...]]:
    return sorted(tuple(map(str, row)) for row in table)
