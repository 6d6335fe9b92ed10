from pathlib import Path

import pytest

import kg
from kg.errors import NotFoundError
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.show import show
from tests.graph.sample import TEXTS


def test_an_entity_is_shown_with_each_fact_its_words_and_source(
    sample: KnowledgeGraph, capsys: pytest.CaptureFixture[str]
) -> None:
    show(sample, "52-NQ/TW")
    shown = capsys.readouterr().out
    assert "Nghị quyết 52-NQ/TW" in shown
    assert "ban hành bởi  Bộ Chính trị" in shown
    assert "“Bộ Chính trị ban hành Nghị quyết 52-NQ/TW ngày 27-9-2019.”" in shown
    assert "tin/một.txt:0-41" in shown


def test_facts_that_point_at_a_thing_are_shown_with_it(
    sample: KnowledgeGraph, capsys: pytest.CaptureFixture[str]
) -> None:
    show(sample, "Thành uỷ Hải Phòng")
    shown = capsys.readouterr().out
    assert "Nghị quyết 03-NQ/TU" in shown
    assert "Trần Văn Hòa" in shown


def test_what_is_not_asserted_is_marked(sample: KnowledgeGraph, capsys: pytest.CaptureFixture[str]) -> None:
    show(sample, "03-NQ/TU")
    assert "[proposed]" in capsys.readouterr().out


def test_a_source_is_shown_with_its_facts_and_its_text(
    sample: KnowledgeGraph, capsys: pytest.CaptureFixture[str]
) -> None:
    show(sample, "tin/hai.txt")
    shown = capsys.readouterr().out
    assert "dcterms:title  Tin tin/hai.txt" in shown
    assert "Nghị quyết 03-NQ/TU — triển khai  Nghị quyết 52-NQ/TW" in shown
    assert shown.endswith(TEXTS["tin/hai.txt"])


def test_the_text_of_a_source_is_printed_as_offsets_count_it(
    sample: KnowledgeGraph, capsys: pytest.CaptureFixture[str]
) -> None:
    show(sample, "tin/một.txt", text_only=True)
    assert capsys.readouterr().out == TEXTS["tin/một.txt"]


def test_an_unknown_name_is_an_error(sample: KnowledgeGraph) -> None:
    with pytest.raises(NotFoundError, match="no thing in the graph is called 'Bộ Y tế Mặt trăng'"):
        show(sample, "Bộ Y tế Mặt trăng")


def test_a_text_does_not_drive_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW \x1b]0;x\x07 về \x9b2J thuế."
    source = kg.Source("x", text, (kg.model.Span(0, len(text)),))
    with kg.build([source], tmp_path / "graph", jobs=1) as graph:
        show(graph, "52-NQ/TW")
    out = capsys.readouterr().out
    assert "52-NQ/TW \ufffd]0;x về \ufffd2J thuế" in out
    assert not {"\x1b", "\x07", "\x9b"} & set(out)
