import json
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest

from kg import cli
from kg.graph.knowledge_graph import KnowledgeGraph

from .conftest import FIRST, SECOND

Write = Callable[..., Path]


class Result:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def kg(
    graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Result]:
    """Runs `kg evaluate` on the sample graph."""

    def run(*arguments: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["kg", "evaluate", str(graph.path), *map(str, arguments)])
        try:
            cli.main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        return Result(code, *capsys.readouterr())

    return run


def test_scores_and_reliability_are_printed(kg: Callable[..., Result], gold: Write) -> None:
    result = kg(gold(FIRST, SECOND))
    assert (result.code, result.err) == (0, "")
    lines = [line.split() for line in result.out.splitlines()]
    assert lines[0] == ["family", "gold", "found", "right", "precision", "recall", "F1"]
    assert ["documents", "3", "1", "1", "1.000", "0.333", "0.500"] in lines
    assert ["targets", "0", "0", "0", "-", "-", "-"] in lines
    assert ["all", "facts", "alike", "11", "7", "7", "1.000", "0.636", "0.778"] in lines
    assert ["0.90", "to", "0.95", "7", "7", "1.000", "0.900"] in lines


def test_misses_are_shown_with_the_words_that_state_them(kg: Callable[..., Result], gold: Write) -> None:
    line = deepcopy(SECOND)
    line["people"], line["positions"] = [], []
    result = kg(gold(FIRST, line), "--show", 1, "--family", "people")
    assert result.out.splitlines()[-1] == "WRONG  people tin/hai: Trần Văn Hòa  “Trần Văn Hòa” [test.rule 0.90]"
    assert "documents" not in result.out
    result = kg(gold(FIRST, SECOND), "--show", 1)
    assert "MISSED bodies tin/một: Bộ Chính trị  “Bộ Chính trị ban hành Nghị quyết 52-NQ/TW”" in result.out.splitlines()
    assert "MISSED bodies tin/hai" not in result.out


def test_markdown_and_json(kg: Callable[..., Result], gold: Write, tmp_path: Path) -> None:
    result = kg(gold(FIRST, SECOND), "--format", "markdown", "--json", tmp_path / "report.json")
    assert "| issuers | 2 | 2 | 2 | 1.000 | 1.000 | 1.000 |" in result.out.splitlines()
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert report["families"]["issuers"] == {"gold": 2, "found": 2, "right": 2, "precision": 1, "recall": 1, "f1": 1}
    assert report["rules"] == [{"rule": "test.rule", "facts": 7, "right": 7, "share": 1}]
    assert {miss["fact"] for miss in report["missed"]} == {
        "Bộ Chính trị", "Thành ủy Hải Phòng", "03-NQ/TU", "52-NQ/TW",
    }  # fmt: skip


def test_texts_that_are_not_there_are_told_and_the_rest_is_scored(kg: Callable[..., Result], gold: Write) -> None:
    result = kg(gold(FIRST, {**SECOND, "id": "tin/ba"}))
    assert result.code == 0
    assert result.err.splitlines()[0].startswith("1 texts are not in the graph")
    assert "tin/ba" in result.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--family", "person"], "--family is one of: people, bodies"),
        (["--texts", "/no/such/folder"], "no such folder"),
        (["--json", "/no/such/folder/report.json"], "cannot write"),
    ],
)
def test_wrong_arguments_are_told(kg: Callable[..., Result], gold: Write, options: list[str], message: str) -> None:
    result = kg(gold(FIRST, SECOND), *options)
    assert result.code == 2
    assert message in result.err


def test_malformed_gold_is_told(kg: Callable[..., Result], gold: Write) -> None:
    result = kg(gold(FIRST, "{}"))
    assert result.code == 2
    assert "line 2: id is missing" in result.err
