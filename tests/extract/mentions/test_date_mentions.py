import pytest

from kg import ontology
from kg.extract.analysis import Analysis
from kg.extract.mentions import dates
from kg.model import Source, Span


def read(text: str, date: str = "") -> list[tuple[str, str]]:
    analysis = Analysis.of(Source("a.txt", text, (Span(0, len(text)),), date=date), ontology.load())
    dates.find(analysis)
    return [(analysis.text[m.start : m.end], m.value) for m in analysis.dates]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 28/12, Bộ họp.", [("Ngày 28/12", "2016-12-28")]),
        ("Sáng nay, Chính phủ họp; hôm qua nghỉ.", [("Sáng nay", "2017-01-03"), ("hôm qua", "2017-01-02")]),
        ("Sáng nay (3/1), Chính phủ họp.", [("Sáng nay (3/1)", "2017-01-03")]),
        ("Sáng 2/1 họp. Chiều cùng ngày, ông về.", [("Sáng 2/1", "2017-01-02"), ("Chiều cùng ngày", "2017-01-02")]),
        ("Tháng 10 năm ngoái", [("Tháng 10 năm ngoái", "2016-10")]),
        ("khai mạc ngày 5/11 tới", [("ngày 5/11", "2017-11-05")]),
        ("Trong năm nay và tháng này", [("năm nay", "2017"), ("tháng này", "2017-01")]),
        ("ngày mai", [("ngày mai", "2017-01-04")]),
    ],
)
def test_what_is_unsaid_comes_from_the_day_of_the_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text, "2017-01-03") == expected


def test_the_dateline_serves_where_metadata_is_silent() -> None:
    text = "Thứ Ba, 9/8/2022 19:54'(GMT+7)\n\nSáng 5/8, hội nghị khai mạc."
    assert read(text)[-1] == ("Sáng 5/8", "2022-08-05")


def test_no_year_is_invented() -> None:
    assert read("Sáng nay, ngày 5/8 và tháng 9 tới; cùng ngày; sau năm 2019.") == [("năm 2019", "2019")]
