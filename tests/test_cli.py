import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import rdflib

from kg import cli
from kg.graph.generations import Folder
from kg.graph.validate import Finding, Report

TEXT = "Ngày 27-9-2019, Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW.\n"


class Shell:
    """Runs `kg` in this process: what it printed, and how it ended."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys
        self.out = self.err = ""

    def __call__(self, *arguments: object) -> int:
        self._monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        try:
            cli.main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        self.out, self.err = self._capsys.readouterr()
        return code


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(monkeypatch, capsys)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "một.txt").write_text(TEXT, "utf-8")
    return folder


@pytest.fixture
def graph(run: Shell, texts: Path, tmp_path: Path) -> Path:
    assert run("build", texts, "-o", tmp_path / "graph") == 0
    return tmp_path / "graph"


def test_every_command_explains_itself(run: Shell) -> None:
    assert run("--help") == 0
    commands = [line.split()[1] for line in run.out.splitlines() if line.startswith("│ ") and line[2].isalpha()]
    assert {"build", "query", "questions", "show", "export", "view", "stats"} <= set(commands)
    for command in commands:
        assert run(command, "-h") == 0
        assert f"kg {command}" in run.out


def test_the_version_is_printed(run: Shell) -> None:
    assert run("--version") == 0
    assert run.out.startswith("kg 0.")


def test_a_build_says_what_it_did_and_what_it_skipped(run: Shell, texts: Path, tmp_path: Path) -> None:
    (texts / "ảnh.png").write_bytes(b"\x89PNG")
    assert run("build", texts, "-o", tmp_path / "graph") == 0
    assert "1 source (1 new)" in run.out
    assert "1 skipped:" in run.err
    assert "ảnh.png: unsupported file type .png" in run.err
    assert run("build", texts, "-o", tmp_path / "graph", "--quiet") == 0
    assert "1 unchanged" in run.out
    assert "ảnh.png" not in run.err


def test_standard_input_is_a_source(run: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert run("build", "-", "-o", tmp_path / "graph") == 0
    assert run("show", tmp_path / "graph", "stdin", "--text") == 0
    assert run.out == TEXT


def test_a_query_answers_as_asked_for(run: Shell, graph: Path) -> None:
    query = "SELECT ?name { ?d a kg:Document ; eli:id_local ?name }"
    assert run("query", graph, query) == 0
    assert "52-NQ/TW" in run.out
    assert run("query", graph, query, "--format", "csv") == 0
    assert run.out.splitlines() == ["name", "52-NQ/TW"]
    assert run("query", graph, query, "--format", "tsv") == 0
    assert run.out.splitlines() == ["?name", '"52-NQ/TW"']
    assert run("query", graph, query, "--format", "json") == 0
    assert json.loads(run.out)["results"]["bindings"] == [{"name": {"type": "literal", "value": "52-NQ/TW"}}]


def test_other_forms_of_query_have_their_own_answers(run: Shell, graph: Path) -> None:
    assert run("query", graph, "ASK { ?d a kg:Document }") == 0
    assert run.out == "yes\n"
    assert run("query", graph, "CONSTRUCT { ?d a eli:LegalResource } WHERE { ?d a kg:Document }") == 0
    assert "a eli:LegalResource ." in run.out
    assert run("query", graph, "SELECT ?x { ?x a kg:Nothing }") == 0
    assert (run.out, run.err) == ("", "no answers\n")


def test_a_query_comes_from_a_file_or_by_name(run: Shell, graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text("SELECT (1 AS ?one) {}", "utf-8")
    assert run("query", graph, "--file", file, "--format", "csv") == 0
    assert run.out.splitlines() == ["one", "1"]
    assert run("query", graph, "--name", "where-said", "--set", "thing=nghị quyết 52-NQ/TW", "--format", "csv") == 0
    assert "một.txt" in run.out


def test_questions_are_listed_with_what_they_take(run: Shell) -> None:
    assert run("questions") == 0
    for words in ("who-issued", "Who issued this document", "Ai ban hành", "doc=document", "[topic=text]"):
        assert words in run.out


def test_a_graph_is_exported_shown_drawn_and_counted(run: Shell, graph: Path, tmp_path: Path) -> None:
    assert run("export", graph, "-o", tmp_path / "x.ttl") == 0
    assert "@prefix kg:" in (tmp_path / "x.ttl").read_text("utf-8")
    assert run("show", graph, "52-NQ/TW") == 0
    assert "một.txt:" in run.out
    assert run("view", graph, "-o", tmp_path / "x.html", "--focus", "52-NQ/TW") == 0
    assert "52-NQ/TW" in (tmp_path / "x.html").read_text("utf-8")
    assert run("stats", graph) == 0
    assert "kg:Document" in run.out


def test_a_graph_is_validated_and_the_report_kept(run: Shell, graph: Path, tmp_path: Path) -> None:
    assert run("validate", graph, "--report", tmp_path / "report.ttl") == 0
    assert run.out.splitlines()[-1].startswith("the graph conforms")
    assert "sh:conforms true" in (tmp_path / "report.ttl").read_text("utf-8")


def test_a_graph_that_breaks_a_shape_ends_in_1(run: Shell, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = Finding("urn:shape", {"vi": "Thiếu tên", "en": "no name"}, False, "urn:thing", "value")
    found = Report(False, [finding] * 7, rdflib.Graph())
    monkeypatch.setattr("kg.graph.validate.validate", lambda store, path: found)
    assert run("validate", graph) == 1
    assert "7 violations: Thiếu tên" in run.out
    assert "no name" in run.out
    assert "… and 2 more" in run.out
    assert "does not conform: 7 violations" in run.out


def test_a_lexicon_file_is_checked(run: Shell, tmp_path: Path) -> None:
    file = tmp_path / "my.ttl"
    head = "@prefix kg: <https://w3id.org/vnpolicy/ontology#> .\n@prefix body: <https://w3id.org/vnpolicy/id/body/> .\n"
    file.write_text(head + "body:x a kg:Body .", "utf-8")
    assert run("lexicon", "check", file) == 1
    assert f"{file}:3: body/x: no Vietnamese label" in run.out
    file.write_text(head + 'body:x a kg:Body ; <http://www.w3.org/2004/02/skos/core#prefLabel> "Viện X"@vi .', "utf-8")
    assert run("lexicon", "check", file) == 0
    assert "1 entry, no problems" in run.out


def test_a_build_tells_that_its_lexicon_has_problems(run: Shell, texts: Path, tmp_path: Path) -> None:
    file = tmp_path / "my.ttl"
    head = "@prefix kg: <https://w3id.org/vnpolicy/ontology#> .\n"
    file.write_text(f"{head}<https://w3id.org/vnpolicy/id/body/x> a kg:Bodi .\n", "utf-8")
    assert run("build", texts, "-o", tmp_path / "graph", "--lexicon", file) == 0
    assert f"{file}:2: body/x: no Vietnamese label" in run.err
    assert f"kg lexicon check {file}" in run.err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["build", "{tmp}/none", "-o", "{tmp}/g2"], 2, "no such file or folder"),
        (["build", "{tmp}/empty", "-o", "{tmp}/g2"], 2, "nothing to read"),
        (["build", "{tmp}/in", "-o", "{tmp}/in"], 2, "holds other files"),
        (["build", "{tmp}/in", "-o", "{tmp}/g2", "--lexicon", "{tmp}/none.ttl"], 2, "cannot read the lexicon"),
        (["build", "{tmp}/in"], 2, "--out"),
        (["build", "{tmp}/in", "-o", "{tmp}/g2", "--jobs", "-1"], 2, "--jobs"),
        (["query", "{tmp}/none", "ASK {}"], 2, "there is no graph"),
        (["query", "{tmp}/in", "ASK {}"], 2, "is not a graph"),
        (["query", "{tmp}/graph"], 2, "give one of"),
        (["query", "{tmp}/graph", "ASK {}", "--name", "who-issued"], 2, "give one of"),
        (["query", "{tmp}/graph", "ASK {}", "--set", "a=b"], 2, "--set goes with --name"),
        (["query", "{tmp}/graph", "--name", "who-issued", "--set", "doc"], 2, "NAME=VALUE"),
        (["query", "{tmp}/graph", "--name", "nope"], 2, "there is no question"),
        (["query", "{tmp}/graph", "--file", "{tmp}/none.rq"], 2, "cannot read"),
        (["query", "{tmp}/graph", "SELECT * WHERE"], 1, "not SPARQL"),
        (["query", "{tmp}/graph", "--name", "who-issued", "--set", "doc=99-XX/YY"], 1, "no document"),
        (["show", "{tmp}/graph", "Nobody"], 1, "no thing"),
        (["export", "{tmp}/graph", "-o", "{tmp}/x.docx"], 2, "ending must be one of"),
        (["view", "{tmp}/graph", "-o", "{tmp}/none/x.html"], 2, "cannot write"),
        (["view", "{tmp}/graph", "-o", "{tmp}/x.html", "--focus", "Nobody"], 1, "Nobody"),
        (["validate", "{tmp}/none"], 2, "there is no graph"),
        (["validate", "{tmp}/graph", "--report", "{tmp}/none/x.ttl"], 2, "cannot write"),
        (["lexicon", "check", "{tmp}/none.ttl"], 2, "cannot read the lexicon"),
        (["lexicon", "check", "{tmp}/in/một.txt"], 2, "is not Turtle"),
        (["nope"], 2, "nope"),
    ],
)
def test_errors_are_one_clear_line_and_a_code(
    run: Shell, graph: Path, tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    (tmp_path / "empty").mkdir()
    assert run(*(argument.replace("{tmp}", str(tmp_path)) for argument in arguments)) == code
    assert words in run.err
    assert "Traceback" not in run.err
    if run.err.startswith("kg: "):
        assert run.err.count("\n") == 1


def test_a_reader_that_has_seen_enough_ends_the_output_quietly(graph: Path) -> None:
    program = f"{sys.executable} -c 'from kg.cli import main; main()' stats {graph} | head -1"
    run = subprocess.run(program, shell=True, capture_output=True, text=True, check=True)
    assert run.stdout.count("\n") == 1
    assert "Error" not in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_ctrl_c_leaves_the_graph_as_it_was(graph: Path, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(300):
        (many / f"{number}.txt").write_text(TEXT * 200, "utf-8")
    command = [sys.executable, "-c", "from kg.cli import main; main()", "build", many, "-o", graph, "-j", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while 2 not in Folder(graph).numbers() and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert errors.splitlines()[-1] == f"kg: interrupted; the graph in {graph} is as it was"
    assert "Traceback" not in errors
    assert Folder(graph).numbers() == [1]


def test_tables_are_listed_streamed_and_written(run: Shell, graph: Path, tmp_path: Path) -> None:
    assert run("table", graph) == 0
    assert "documents" in run.out
    assert "A row a document" in run.out
    assert run("table", graph, "documents", "--lang", "en") == 0
    heading, row = run.out.splitlines()
    assert heading.startswith("Document,Symbol,")
    assert row.startswith("Nghị quyết 52-NQ/TW,52-NQ/TW,")
    assert ",2019-09-27,2019,Bộ Chính trị," in row
    assert run("table", graph, "-o", tmp_path / "x.xlsx") == 0
    assert (tmp_path / "x.xlsx").read_bytes().startswith(b"PK")
    assert run("table", graph, "documents", "targets") == 2
    assert "need a .xlsx file or a folder" in run.err
    assert run("table", graph, "-o", tmp_path / "x.csv") == 2
    assert "one CSV file holds one table" in run.err


def test_analyses_are_listed_shown_and_written(run: Shell, graph: Path, tmp_path: Path) -> None:
    assert run("analyze", graph) == 0
    assert "A row a resolution in force that no document is known to carry out" in run.out
    assert run("analyze", graph, "not-acted", "--lang", "en") == 0
    assert "Nghị quyết 52-NQ/TW" in run.out
    assert "nothing known is not nothing there" in run.err
    assert run("analyze", graph, "not-acted", "-f", "json", "--on", "2020-01-01") == 0
    (row,) = json.loads(run.out)
    assert (row["symbol"], row["issued"], row["days"]) == ("52-NQ/TW", "2019-09-27", 96)
    out, page = tmp_path / "x.xlsx", tmp_path / "x.html"
    assert run("analyze", graph, "centrality", "-o", out, "--view", page) == 0
    assert out.read_bytes().startswith(b"PK")
    assert "Nghị quyết 52-NQ/TW" in page.read_text("utf-8")
    assert run("analyze", graph, "centre") == 2
    assert "there is no analysis 'centre'" in run.err
    assert run("analyze", graph, "brokers", "--type", "Luật") == 2
