"""A graph that is damaged on disk: readers are told so in one line, and the next build makes it anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kg
from kg import cli
from kg.engines.build import remove
from kg.engines.decide import decide
from kg.engines.imported import import_
from kg.errors import DamagedError, UsageError
from kg.graph.generations import Folder
from kg.identity import ledger
from kg.identity.model import Verdict

TEXTS = {
    "một.txt": "Ngày 27/9/2019, Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW. Ông Vũ Văn Lâm, chủ vườn, kể.",
    "hai.txt": "Chính phủ ban hành Nghị quyết số 50/NQ-CP. Ông Vũ Văn Lâm, lái đò, kể.",
}
Harm = Callable[[Path], None]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "texts" / name).write_text(text, "utf-8")
    return tmp_path / "texts"


@pytest.fixture
def out(texts: Path, tmp_path: Path) -> Path:
    kg.build(texts, tmp_path / "graph", jobs=1).close()
    return tmp_path / "graph"


def generation(out: Path) -> Path:
    return Folder(out).generation(1)


def tables(out: Path) -> list[Path]:
    return sorted((generation(out) / "store").glob("*.sst"), key=lambda path: path.stat().st_size)


def flip(file: Path) -> None:
    """Other bytes in the middle of a file, its length as it was."""
    data = bytearray(file.read_bytes())
    for at in range(len(data) // 4, len(data) // 4 + 200):
        data[at] ^= 0xFF
    file.unlink()  # other generations share it
    file.write_bytes(data)


def overwrite(name: str, content: bytes) -> Harm:
    return lambda out: (out / name).write_bytes(content) and None


def truncate_largest(out: Path) -> None:
    tables(out)[-1].write_bytes(tables(out)[-1].read_bytes()[:1000])


POINTERS: dict[str, Harm] = {
    "no number": overwrite("current", b"seven"),
    "empty": overwrite("current", b""),
    "negative": overwrite("current", b"-5\n"),
    "binary": overwrite("current", b"\xff\xfe\x00"),
    "of none": overwrite("current", b"99\n"),
}
STORES: dict[str, Harm] = {
    "truncated": truncate_largest,
    "gone": lambda out: shutil.rmtree(generation(out) / "store"),
    "without its manifest": lambda out: (generation(out) / "store" / "CURRENT").unlink(),
    "flipped": lambda out: [flip(file) for file in tables(out)] and None,
}
RECORDS: dict[str, Harm] = {
    "without what made it": lambda out: (generation(out) / "made-by").unlink(),
    "without its identity": lambda out: shutil.rmtree(generation(out) / "identity"),
}


def exported(out: Path) -> bytes:
    with kg.open(out) as graph:
        graph.export(out.parent / "x.nq", texts=True)
    return (out.parent / "x.nq").read_bytes()


@pytest.mark.parametrize("harm", [*POINTERS, *STORES, *RECORDS])
def test_the_next_build_makes_a_damaged_graph_anew_and_says_so(texts: Path, out: Path, harm: str) -> None:
    whole = exported(out)
    (POINTERS | STORES | RECORDS)[harm](out)
    with kg.build(texts, out, jobs=1) as graph:
        assert graph.report is not None
        assert (graph.report.added, "damaged" in graph.report.damage) == (2, True)
    assert exported(out) == whole
    with kg.build(texts, out, jobs=1) as graph:
        assert graph.report is not None
        assert (graph.report.unchanged, graph.report.damage) == (2, "")


@pytest.mark.parametrize("harm", [*POINTERS, *STORES])
@pytest.mark.parametrize("command", [["stats"], ["show", "52-NQ/TW"], ["export", "-o", "x.nq"], ["query", "ASK {}"]])
def test_readers_are_told_in_one_line(
    out: Path, harm: str, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (POINTERS | STORES)[harm](out)
    with pytest.raises(DamagedError, match="damaged"):
        kg.open(out)
    monkeypatch.chdir(out.parent)
    result = CliRunner().invoke(cli.app, [command[0], str(out), *command[1:]])
    assert isinstance(result.exception, DamagedError)
    assert "\n" not in str(result.exception)


def test_damage_that_shows_only_when_it_is_read_is_told_as_such(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("Corruption: block checksum mismatch")

    monkeypatch.setattr("kg.report.stats", broken)
    monkeypatch.setattr("sys.argv", ["kg", "stats", str(out)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 2
    assert capsys.readouterr().err == "kg: the graph is damaged (Corruption: block checksum mismatch); build it again\n"


def test_damage_that_a_build_meets_on_its_way_is_mended_by_it(
    texts: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (generation(out) / "identity" / "profiles.jsonl").write_text("{", "utf-8")
    (texts / "ba.txt").write_text("Quốc hội thông qua Luật Đất đai năm 2024.", "utf-8")
    with kg.build(texts, out, jobs=1) as graph:
        assert graph.report is not None
        assert (graph.report.added, "profiles" in graph.report.damage or "identity" in graph.report.damage) == (3, True)


def test_a_damaged_graph_keeps_nothing_that_is_missing_and_stays(texts: Path, out: Path) -> None:
    shutil.rmtree(generation(out) / "identity")
    (texts / "hai.txt").unlink()
    with pytest.raises(UsageError, match=r"damaged.*everything must be there"):
        kg.build(texts, out, jobs=1, keep_missing=True)
    assert Folder(out).current == 1
    with kg.open(out) as graph:
        assert len(graph.find("hai.txt")) == 1


def test_decisions_outlive_damage(texts: Path, out: Path) -> None:
    left, right = "person/vũ-văn-lâm@hai.txt", "person/vũ-văn-lâm@một.txt"
    decide(out, [ledger.decision(left, right, Verdict.SAME)])
    (out / "current").write_text("x")
    kg.build(texts, out, jobs=1).close()
    with kg.open(out) as graph:
        assert [row.verdict for row in graph.ledger() if row.rule == "decided"] == [Verdict.SAME]


@pytest.mark.parametrize("harm", [*STORES, "without its identity"])
def test_what_works_on_the_graph_alone_leaves_a_damaged_one_as_it_is(out: Path, harm: str) -> None:
    (STORES | RECORDS)[harm](out)
    with pytest.raises(DamagedError):
        remove(["hai.txt"], out)
    assert Folder(out).numbers() == [1]


@pytest.mark.parametrize("harm", POINTERS)
def test_an_import_takes_the_place_of_a_damaged_graph(out: Path, harm: str) -> None:
    whole = exported(out)
    POINTERS[harm](out)
    import_(out.parent / "x.nq", out)
    assert exported(out) == whole
