import pytest

from kg.views.evidence import around

TEXT = (
    "Tiêu đề bài\nCâu đầu nói về thành phố. Câu giữa nêu GS. TS. Nguyễn Văn A và 3,5% tăng trưởng; còn nữa! Câu cuối."
)


@pytest.mark.parametrize(
    ("exact", "before", "after"),
    [
        ("Câu đầu nói", "", " về thành phố."),
        ("3,5% tăng trưởng", "Câu giữa nêu GS. TS. Nguyễn Văn A và ", "; còn nữa!"),
        ("Tiêu đề bài", "", ""),
        ("Câu cuối.", "", ""),
    ],
)
def test_a_quote_stands_in_its_sentence(exact: str, before: str, after: str) -> None:
    start = TEXT.index(exact)
    assert around(TEXT, start, start + len(exact)) == (before, after)


def test_a_long_sentence_is_cut_between_words() -> None:
    text = "từ " * 200 + "ĐÂY" + " chữ" * 200
    at = text.index("ĐÂY")
    before, after = around(text, at, at + 3, limit=20)
    assert before == "… từ từ từ từ từ từ "
    assert after == " chữ chữ chữ chữ …"
