from __future__ import annotations

from typing import Any

import pytest

from kg.extract.analysis import DocumentMention
from kg.extract.relations import quotations
from kg.model import Entity

PEOPLE = ("Lê Văn An", "Mai Thị Bình")
BODIES = ("Bộ Nội vụ",)


def said(analysis: Any) -> list[tuple[str, str]]:
    return [(u.speaker.entity.label, analysis.text[u.start : u.end]) for u in quotations.utterances(analysis)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ông Lê Văn An nhấn mạnh: “Chúng ta phải làm nhanh hơn nữa”.",
            [("Lê Văn An", "Chúng ta phải làm nhanh hơn nữa")],
        ),
        (
            "“Chúng ta phải làm nhanh hơn nữa” - ông Lê Văn An nói.",
            [("Lê Văn An", "Chúng ta phải làm nhanh hơn nữa")],
        ),
        (
            "Bà Mai Thị Bình, Giám đốc công ty, cho biết kết quả năm nay tốt hơn năm ngoái.",
            [("Mai Thị Bình", "kết quả năm nay tốt hơn năm ngoái.")],
        ),
        (
            "Bà Mai Thị Bình cho rằng, kết quả năm nay tốt hơn năm ngoái.",
            [("Mai Thị Bình", "kết quả năm nay tốt hơn năm ngoái.")],
        ),
        (
            "Theo ông Lê Văn An, kết quả năm nay tốt hơn năm ngoái.",
            [("Lê Văn An", "kết quả năm nay tốt hơn năm ngoái.")],
        ),
        (
            "Bộ Nội vụ khẳng định việc sắp xếp được làm đúng luật.",
            [("Bộ Nội vụ", "việc sắp xếp được làm đúng luật.")],
        ),
    ],
)
def test_words_belong_to_whoever_is_said_to_speak(told: Any, text: str, expected: list[tuple[str, str]]) -> None:
    assert said(told(text, people=PEOPLE, bodies=BODIES)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“Chúng ta phải làm nhanh hơn nữa”. Hội trường vỗ tay.",
        "Ông Lê Văn An sẽ phát biểu tại phiên bế mạc của hội nghị toàn quốc.",
        "Ông Lê Văn An trả lời chất vấn của các vị đại biểu dự họp.",
        "Theo báo cáo của Bộ Nội vụ, kết quả năm nay tốt hơn năm ngoái.",
        "Ông Lê Văn An khẳng định quyết tâm.",
        "Ông Lê Văn An đang được làm rõ, như thế để thấy chúng ta phải cố gắng nhiều.",
        "Bộ Nội vụ bác bỏ tin bà Mai Thị Bình từ chức.",
        "Ông Lê Văn An nhấn mạnh tầm quan trọng của việc hợp tác giữa hai nước.",
        "Ông Lê Văn An chỉ rõ những hạn chế như: việc phê bình còn hình thức.",
        "Ông Lê Văn An cho biết sau cuộc gặp với các nhà đầu tư tại Huế.",
        "Người dân mong Bộ Nội vụ lưu ý, quan tâm và tháo gỡ các vướng mắc này.",
        "Nhiều người hỏi về quy định “không quảng cáo trên trang tin vi phạm pháp luật”.\nÔng Lê Văn An nói.",
        "Trưởng ban Văn hóa Bộ Nội vụ cho biết, cử tri đã phản ánh nhiều ý kiến.",
        "Bà Hoa trao đổi với Bộ Nội vụ cho biết, hồ sơ của bà đã nộp đủ từ năm ngoái.",
    ],
)
def test_words_without_a_plain_speaker_or_statement_are_no_utterance(told: Any, text: str) -> None:
    assert said(told(text, people=PEOPLE, bodies=BODIES)) == []


def test_what_stands_behind_a_full_stop_has_words_of_its_own(told: Any) -> None:
    text = "Đó là “không quảng cáo trên trang tin vi phạm pháp luật”. Ông Lê Văn An cho rằng, quy định ấy đã đủ rõ."
    assert said(told(text, people=PEOPLE)) == [("Lê Văn An", "quy định ấy đã đủ rõ.")]


def test_a_document_named_in_the_words_is_what_they_are_about(told: Any) -> None:
    text = "Ông Lê Văn An nhấn mạnh phải thực hiện nghiêm Nghị quyết 18 trong toàn ngành."
    analysis = told(text, people=PEOPLE)
    at = analysis.text.index("Nghị quyết 18")
    document = Entity("document", "nghị-quyết-18", "Nghị quyết 18")
    analysis.documents = [DocumentMention(at, at + 13, "Nghị quyết", document)]
    quotations.find(analysis)
    assert [(s.predicate, s.object.label) for s in analysis.statements] == [
        ("kg:speaker", "Lê Văn An"),
        ("schema:about", "Nghị quyết 18"),
    ]
    quote = dict(analysis.statements[0].subject.attributes)["kg:quote"]
    assert quote.value == "phải thực hiện nghiêm Nghị quyết 18 trong toàn ngành."


def test_what_ends_the_sentence_before_is_no_title_of_the_speaker(told: Any) -> None:
    text = "Họ không muốn bất hòa với ông. Ông Lê Văn An cho biết hồ sơ đã được gửi đi đầy đủ từ tuần trước."
    assert said(told(text, people=PEOPLE)) == [("Lê Văn An", "hồ sơ đã được gửi đi đầy đủ từ tuần trước.")]
