import pytest

from kg.text.dates import expressions, iso, nearest_year


def read(text: str) -> list[tuple[str, str]]:
    return [
        (text[e.start : e.end], iso(e.year, e.month, e.day) if e.year else f"{e.month}-{e.day}")
        for e in expressions(text.lower())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị quyết ngày 27-9-2019 của", [("ngày 27-9-2019", "2019-09-27")]),
        ("từ 27/9/2019.", [("27/9/2019", "2019-09-27")]),
        ("ngày 27.9.2019", [("ngày 27.9.2019", "2019-09-27")]),
        ("NGÀY30-3-2013", [("NGÀY30-3-2013", "2013-03-30")]),
        ("ngày 2 tháng 9 năm 1945 tại", [("ngày 2 tháng 9 năm 1945", "1945-09-02")]),
        ("ngày 5 tháng 9", [("ngày 5 tháng 9", "9-5")]),
        ("Chiều 10/7, Thủ tướng", [("Chiều 10/7", "7-10")]),
        ("sáng nay (17.5) tại", [("sáng nay (17.5)", "5-17")]),
        ("thứ Bảy (8/7)", [("thứ Bảy (8/7)", "7-8")]),
        ("hôm 10-6.", [("hôm 10-6", "6-10")]),
        ("lúc 20h, 14/6 ở", [("14/6", "6-14")]),
        ("5/2001-6/2006: Bí thư", [("5/2001", "2001-05"), ("6/2006", "2006-06")]),
        ("ngày 17- 6,", [("ngày 17- 6", "6-17")]),
        ("ngày 27/9/19", [("ngày 27/9/19", "2019-09-27")]),
        ("mùng 6 tháng 2", [("mùng 6 tháng 2", "2-6")]),
        ("tháng 9 năm 2019", [("tháng 9 năm 2019", "2019-09")]),
        ("đầu tháng 9/2019", [("tháng 9/2019", "2019-09")]),
        ("đến 9/2019", [("9/2019", "2019-09")]),
        ("Tháng Tám năm 1945", [("Tháng Tám năm 1945", "1945-08")]),
        ("đến năm 2030", [("năm 2030", "2030")]),
        ("các ngày 5/6, 7/6 và 9/6", [("các ngày 5/6", "6-5"), ("7/6", "6-7"), ("9/6", "6-9")]),
        ("(1/7/1867-1/7/2017)", [("1/7/1867", "1867-07-01"), ("1/7/2017", "2017-07-01")]),
    ],
)
def test_dates_are_read_with_the_words_that_announce_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("từ ngày 23-25/5", (0, 5, 25)),
        ("từ ngày 1/7 đến ngày 30/11/2017", (2017, 11, 30)),
        ("từ 13 đến 15-6", (0, 6, 15)),
        ("7-15/7/1960", (1960, 7, 15)),
        ("năm 2016-2020", (2020, 0, 0)),
        ("tháng 5-6/2017", (2017, 6, 0)),
    ],
)
def test_a_span_of_dates_is_one_expression(text: str, last: tuple[int, int, int]) -> None:
    assert [e.last for e in expressions(text.lower())] == [last]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết 52-NQ/TW", "Nghị định 30/2020/NĐ-CP", "Nghị quyết số 01/2019/NQ-HĐTP", "công văn 15/2/2017/CV-X",
        "chiếm 1/3 dân số", "95/95 đại biểu", "từ 10-20 km", "đến 2/3 số phiếu", "tăng từ 3 đến 5-6 lần",
        "điện thoại 024.3942.1234", "lúc 19:54", "ngày 30/2", "ngày 10/3 âm lịch", "số 12/2019", "trong 9 tháng",
        "cách mạng 4.0", "Luật Đất đai 2013",
        "6.500 người", "55 tuổi 9 tháng\n1", "Điều 5 Khoản 12",
    ],
)  # fmt: skip
def test_symbols_fractions_ranges_and_counts_are_no_dates(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("month", "day", "reference", "year"),
    [(12, 28, "2017-01-03", 2016), (1, 3, "2017-12-28", 2018), (5, 1, "2017-06-01", 2017), (2, 29, "2021-03-01", 2020)],
)
def test_a_day_without_a_year_takes_the_nearest_one(month: int, day: int, reference: str, year: int) -> None:
    assert nearest_year(month, day, reference) == year
