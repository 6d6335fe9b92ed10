import pytest

from kg import ontology
from kg.extract import statements
from kg.extract.relations.topics import measure_in, topics_in
from kg.model import Entity, Source, Span


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("về phát triển kinh tế tư nhân", ["kinh tế tư nhân"]),
        ("VỀ BẢO VỆ DỮ LIỆU CÁ NHÂN", ["bảo vệ dữ liệu cá nhân"]),
        ("khoa học, công nghệ và đổi mới sáng tạo", ["khoa học và công nghệ", "đổi mới sáng tạo"]),
        ("chức năng, nhiệm vụ của Bộ Tài chính", []),
        ("Luật Đất đai 2024", ["đất đai"]),
        ("đánh giá tình hình", []),
        ("tỷ lệ hộ nghèo", ["giảm nghèo"]),
        ("", []),
    ],
)  # fmt: skip
def test_topics_of_a_short_text(text: str, topics: list[str]) -> None:
    assert [topic.label for topic in topics_in(text, ontology.load())] == topics


def told(text: str) -> set[tuple[str, str, str]]:
    found = statements(Source("tin.txt", text, (Span(0, len(text)),), date="2025-06-15"), ontology.load())
    return {
        (s.predicate, s.object.label, s.rule)
        for s in found
        if isinstance(s.object, Entity) and s.object.kind == "topic"
    }


def test_a_document_is_about_the_topics_of_its_title() -> None:
    text = "Ngày 4/5/2025, Bộ Chính trị ban hành Nghị quyết số 68-NQ/TW về phát triển kinh tế tư nhân."
    assert ("eli:is_about", "kinh tế tư nhân", "topic.title") in told(text)


def test_a_document_is_about_the_topics_of_its_name() -> None:
    assert told("Quốc hội thảo luận Luật Đất đai.") == {("eli:is_about", "đất đai", "topic.name")}


def test_a_target_is_about_the_topics_of_its_indicator() -> None:
    assert ("schema:about", "kinh tế số", "topic.indicator") in told("Phấn đấu đến năm 2030, kinh tế số chiếm 30% GDP.")


@pytest.mark.parametrize(
    ("indicator", "measured"),
    [
        ("kinh tế số trong GRDP", "tỷ trọng kinh tế số"),
        ("tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều", "tỷ lệ hộ nghèo"),
        ("GRDP bình quân đầu người", "GRDP bình quân đầu người"),
        ("tỷ lệ xã đạt chuẩn nông thôn mới nâng cao", "tỷ lệ xã đạt chuẩn nông thôn mới nâng cao"),
        ("số con trâu", ""),
    ],
)
def test_a_target_measures_the_concept_that_its_indicator_names(indicator: str, measured: str) -> None:
    found = measure_in(indicator, ontology.load())
    assert (found.label if found else "") == measured


def test_targets_of_different_words_measure_the_same() -> None:
    text = (
        "Phấn đấu đến năm 2030, kinh tế số chiếm 30% GDP.\nPhấn đấu năm 2030, tỷ trọng kinh tế số trong GRDP đạt 35%."
    )
    found = statements(Source("tin.txt", text, (Span(0, len(text)),), date="2025-06-15"), ontology.load())
    measured = [s.object.key for s in found if s.predicate == "kg:measures" and isinstance(s.object, Entity)]
    assert measured == ["tỷ-trọng-kinh-tế-số"] * 2


def test_an_occasion_is_about_the_topics_of_its_name() -> None:
    text = "Ngày 12/6/2025, Bộ Y tế tổ chức hội thảo về bảo hiểm y tế tại Hà Nội."
    assert ("schema:about", "bảo hiểm y tế", "topic.event") in told(text)


def test_running_text_tells_no_topic() -> None:
    assert told("Ông Nguyễn Văn Hòa nói về giáo dục và y tế ở Hà Nội.") == set()
