"""kg resolve: listing, deciding, files, and a person at the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg import cli
from kg.graph import locks
from kg.identity import ledger
from kg.identity.model import Verdict
from tests.identity.conftest import Built

LEFT, RIGHT = "person/nguyễn-văn-tâm@f.txt", "person/nguyễn-văn-tâm@g.txt"
Run = Callable[..., str]


@pytest.fixture
def run(built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    built().close()

    def resolve(*arguments: object, code: int = 0) -> str:
        monkeypatch.setattr(sys, "argv", ["kg", "resolve", str(tmp_path / "graph"), *map(str, arguments)])
        ended = 0
        try:
            cli.main()
        except SystemExit as end:
            ended = int(end.code or 0)
        captured = capsys.readouterr()
        assert ended == code, captured.err
        return captured.out + captured.err

    return resolve


def open_pairs(run: Run) -> set[tuple[str, str]]:
    return {(row["left"]["thing"], row["right"]["thing"]) for row in json.loads(run("--json"))}


def test_what_is_open_is_listed_with_the_words_of_both_sides(run: Run) -> None:
    out = run("--list")
    assert "Ông Nguyễn Văn Tâm cho biết năm nay được mùa." in out
    assert "Tài xế Nguyễn Văn Tâm khai nhận." in out
    assert "person.namesake" in out
    rows = json.loads(run("--json"))
    [row] = [row for row in rows if row["left"]["thing"] == LEFT]
    assert (row["left"]["words"], row["right"]["source"], row["verdict"]) == ("Nguyễn Văn Tâm", "g.txt", "unsure")
    assert len(json.loads(run("--all", "--json"))) > len(rows)


def test_one_pair_is_decided_and_undone_by_name_or_iri(run: Run, tmp_path: Path) -> None:
    run("--decide", LEFT, RIGHT, "same")
    assert (LEFT, RIGHT) not in open_pairs(run)
    assert [row.verdict for row in ledger.decisions(tmp_path / "graph")] == [Verdict.SAME]
    run("--undo", RIGHT, LEFT)
    assert (LEFT, RIGHT) in open_pairs(run)
    run("--decide", "person/nguyễn-văn-tâm/f-txt", "person/nguyễn-văn-tâm/g-txt", "different")
    assert [row.pair for row in ledger.decisions(tmp_path / "graph")] == [(LEFT, RIGHT)]


def test_a_file_is_written_edited_and_read_back(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "open.tsv"
    run("--export", file)
    text = file.read_text("utf-8")
    assert "# Nguyễn Văn Tâm: “Ông Nguyễn Văn Tâm cho biết năm nay được mùa.” f.txt" in text
    file.write_text(text.replace(f"{LEFT}\t{RIGHT}\tunsure", f"{LEFT}\t{RIGHT}\tsame"), "utf-8")
    assert "1 decided" in run("--import", file)
    assert (LEFT, RIGHT) not in open_pairs(run)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--decide", LEFT, RIGHT, "perhaps"), "same or different"),
        (("--decide", LEFT, "person/ai-đó", "same"), "no thing in the graph"),
        (("--decide", LEFT, LEFT, "same"), "one occurrence"),
        (("--undo", LEFT, RIGHT), "nobody decided"),
        (("--import", "/nowhere.tsv"), "no such file"),
        (("--list", "--export", "x"), "one of"),
    ],
)
def test_mistakes_are_explained(run: Run, arguments: tuple[str, ...], message: str) -> None:
    code = 1 if message in ("no thing in the graph",) else 2
    assert message in run(*arguments, code=code)


def test_a_person_is_asked_one_by_one(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["s", "u", "d", "x", "s"])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    out = run()
    assert "1 of 2" in out
    assert "2 decided" in out
    verdicts = {row.verdict for row in ledger.decisions(tmp_path / "graph")}
    assert verdicts == {Verdict.SAME, Verdict.DIFFERENT}


def test_a_table_with_a_mistake_says_where(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "bad.tsv"
    file.write_text(f"{LEFT}\t{RIGHT}\tsure\n", "utf-8")
    assert "bad.tsv:1" in run("--import", file, code=2)


@pytest.mark.parametrize("how", ["asked", "decided", "imported"])
def test_a_decision_keeps_the_evidence_that_it_was_made_on(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    [row] = [row for row in json.loads(run("--json")) if row["left"]["thing"] == LEFT]
    if how == "asked":
        monkeypatch.setattr("builtins.input", lambda _: "s")
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        run()
    elif how == "decided":
        run("--decide", LEFT, RIGHT, "same")
    else:
        (tmp_path / "open.tsv").write_text(f"{LEFT}\t{RIGHT}\tsame\n", "utf-8")
        run("--import", tmp_path / "open.tsv")
    [decided] = [row for row in ledger.decisions(tmp_path / "graph") if row.left == LEFT]
    assert list(decided.evidence) == row["evidence"] != []
    with kg.open(tmp_path / "graph") as graph:
        assert decided in graph.ledger()


def test_answers_wait_for_a_build_that_is_at_work(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = locks.exclusive(tmp_path / "graph" / "lock")
    assert held is not None
    monkeypatch.setattr("time.sleep", lambda _: held.release())
    monkeypatch.setattr("builtins.input", lambda _: "s")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert "decided" in run()
    assert ledger.decisions(tmp_path / "graph")


@pytest.mark.parametrize("name", ["a\\tb", "a\tb\n\r", "\\", "tin\u2028a\x85b\x0b", "\\\\n"])
def test_a_table_gives_back_what_was_written(tmp_path: Path, name: str) -> None:
    row = ledger.decision(f"person/x@{name}", "person/y", Verdict.SAME, (f"{name}:1-2",))
    ledger.write(tmp_path / "x.tsv", [row])
    assert ledger.read(tmp_path / "x.tsv") == [row]
