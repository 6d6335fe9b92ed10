import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import kg
from kg.errors import UsageError
from kg.text.composed import compose

TEXT = (
    "Ngày 27-9-2019, Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW về một số chủ trương. Nghị quyết số 52-NQ/TW đã rõ.\n"
)


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def test_importing_the_package_imports_nothing_heavy() -> None:
    program = (
        "import kg, sys; print([m for m in ('rdflib', 'pyoxigraph', 'networkx', 'typer', 're2') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_every_public_name_is_there_and_no_other() -> None:
    for name in kg.__all__:
        assert getattr(kg, name) is not None
    with pytest.raises(AttributeError, match="nope"):
        kg.nope  # noqa: B018


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_mentions_stand_where_they_say_in_the_text_as_given(form: str, newline: str) -> None:
    text = unicodedata.normalize(form, TEXT * 2).replace("\n", newline)  # type: ignore[arg-type]
    found = kg.mentions(text)
    documents = [m for m in found if m.kind == "document"]
    assert [composed(m.text) for m in documents] == ["Nghị quyết số 52-NQ/TW"] * 4
    assert {m.type for m in documents} == {"Nghị quyết"}
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
    assert found == sorted(found, key=lambda m: (m.start, -m.end, m.kind))


def test_evidence_stands_where_it_says_in_the_text_as_given() -> None:
    text = unicodedata.normalize("NFD", TEXT)
    statements = kg.extract(text, name="tin.txt")
    assert statements
    for statement in statements:
        evidence = statement.evidence
        assert text[evidence.start : evidence.end] == evidence.exact
    assert {s.subject.key for s in statements if s.subject.kind == "source"} == {"tin.txt"}


@pytest.mark.parametrize("text", ["", "\n", "   ", "\ufeff", "x" * 1000, "\u0301", "a\u0000b"])
def test_any_text_can_be_given(text: str) -> None:
    assert kg.mentions(text) == []
    assert kg.extract(text) == []


@pytest.mark.parametrize(
    "given",
    [
        "Đảng uỷ",
        unicodedata.normalize("NFD", "Đảng uỷ Hà Nội"),
        "\u0301x",
        "e\u0301\r\nỦy",
        "\u212b K",
    ],
)
def test_composing_keeps_a_map_back(given: str) -> None:
    view = compose(given)
    assert view.text == composed(given)
    for start in range(len(view.text) + 1):
        for end in range(start, len(view.text) + 1):
            first, last = view.given(start, end)
            assert composed(given[first:last]) == view.text[start:end]


def test_a_span_inside_of_what_was_composed_takes_in_all_of_it() -> None:
    view = compose("xa\u0301\u0323b")
    assert view.text == "x\u1ea1\u0301b"
    assert [view.given(1, 2), view.given(2, 3), view.given(1, 3), view.given(3, 4)] == [(1, 4), (1, 4), (1, 4), (4, 5)]


def test_a_graph_is_built_from_files_folders_and_sources_at_hand(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "một.txt").write_text(TEXT, "utf-8")
    (folder / "ảnh.png").write_bytes(b"\x89PNG")
    at_hand = kg.Source("hai", TEXT, (kg.model.Span(0, len(TEXT)),))
    with kg.build([folder, at_hand], tmp_path / "graph", jobs=1) as graph:
        assert graph.report is not None
        assert graph.report.added == 2
        assert [Path(name).name for name, _ in graph.report.skipped] == ["ảnh.png"]
        assert len(graph.ask("where-said", thing="52-NQ/TW")) == 2
    with kg.open(tmp_path / "graph") as graph:
        assert graph.report is None


def test_a_graph_without_a_folder_is_gone_with_the_object(tmp_path: Path) -> None:
    file = tmp_path / "một.txt"
    file.write_text(TEXT, "utf-8")
    graph = kg.build(str(file))
    where = graph.path
    assert where.is_dir()
    graph.close()
    del graph
    assert not where.exists()


def test_a_graph_below_the_folder_that_is_read_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "một.txt").write_text(TEXT, "utf-8")
    for _ in range(2):
        with kg.build(tmp_path, tmp_path / "graph", jobs=1) as graph:
            assert graph.report is not None
            assert (graph.report.sources, graph.report.skipped) == (1, [])


def test_a_missing_path_alone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none: no such file or folder"):
        kg.build(tmp_path / "none", tmp_path / "graph")


def test_a_missing_path_among_others_is_reported_and_drops_nothing(tmp_path: Path) -> None:
    for name in ("một", "hai"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(TEXT, "utf-8")
    kg.build([tmp_path / "một", tmp_path / "hai"], tmp_path / "graph").close()
    (tmp_path / "hai").rename(tmp_path / "ba")
    report = kg.build([tmp_path / "một", tmp_path / "hai"], tmp_path / "graph").report
    assert report is not None
    assert len(report.missing) == 1
    assert report.sources == 2
    assert [reason for _, reason in report.skipped] == ["no such file or folder"]


def test_a_missing_path_stops_a_build_that_would_have_to_read_it_again(tmp_path: Path) -> None:
    (tmp_path / "một.txt").write_text(TEXT, "utf-8")
    lexicon = tmp_path / "my.ttl"
    lexicon.write_text("@prefix kg: <https://w3id.org/vnpolicy/ontology#> .\n", "utf-8")
    kg.build(tmp_path / "một.txt", tmp_path / "graph").close()
    with pytest.raises(UsageError, match="no such file or folder; the graph was made by another version"):
        kg.build([tmp_path / "một.txt", tmp_path / "none"], tmp_path / "graph", lexicon=[lexicon])
    assert len(list(kg.open(tmp_path / "graph").find("Bộ Chính trị"))) == 1
