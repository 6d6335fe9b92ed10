import pytest

from kg.text.sentences import sentence_at, sentences


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội nghị khai mạc. Thủ tướng phát biểu.", ["Hội nghị khai mạc.", "Thủ tướng phát biểu."]),
        ("GS. TS. Lê Văn An dự. Ông nói.", ["GS. TS. Lê Văn An dự.", "Ông nói."]),
        ("Về thăm TP. Huế và T.Ư. Đảng.", ["Về thăm TP. Huế và T.Ư. Đảng."]),
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG", ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"]),
        ("Ông hỏi: “Bao giờ xong?” Không ai đáp.", ["Ông hỏi: “Bao giờ xong?”", "Không ai đáp."]),
        ("Dự án chưa xong.Thủ tướng yêu cầu gấp.", ["Dự án chưa xong.", "Thủ tướng yêu cầu gấp."]),
        ("Gặp Ths.Nguyễn Văn An ở TP.Huế.", ["Gặp Ths.Nguyễn Văn An ở TP.Huế."]),
        ("Tăng 3.5 điểm so với 2.0.", ["Tăng 3.5 điểm so với 2.0."]),
        ("1. Mục tiêu chung", ["1. Mục tiêu chung"]),
        ("Quốc hội khóa XIV. Ông nói. Chương II. Tổ chức. Xong vào tháng 5. Bà nghỉ.",
         ["Quốc hội khóa XIV.", "Ông nói.", "Chương II. Tổ chức.", "Xong vào tháng 5.", "Bà nghỉ."]),
        ("Gồm: 1. Nhà; 2. Đất.", ["Gồm: 1. Nhà; 2. Đất."]),
        ("\n \n", []),
    ],
)  # fmt: skip
def test_sentences_end_at_stops_that_are_no_abbreviations(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_blocks_are_numbered_by_line() -> None:
    assert [s.block for s in sentences("Một. Hai.\nBa.")] == [0, 0, 1]


def test_sentence_at_finds_the_sentence_that_holds_a_position() -> None:
    found = sentences("Một.  Hai.")
    assert sentence_at(found, 1) is found[0]
    assert sentence_at(found, 6) is found[1]
    assert sentence_at(found, 4) is None
    assert sentence_at([], 0) is None
