import time

import pytest

from kg import ontology
from kg.extract.analysis import Analysis
from kg.extract.mentions import dates, quantities
from kg.model import Source, Span
from kg.text.numbers import plain


def analysed(text: str) -> Analysis:
    analysis = Analysis.of(Source("tin.txt", text, (Span(0, len(text)),)), ontology.load())
    dates.find(analysis)
    quantities.find(analysis)
    return analysis


def rows(text: str) -> list[str]:
    """Each quantity as "comparator value-to unit /per"."""
    found = []
    for q in analysed(text).quantities:
        upper = f"-{plain(q.value_to)}" if q.value_to is not None else ""
        found.append(f"{q.comparator} {plain(q.value)}{upper} {q.unit}" + (f" /{q.per}" if q.per else ""))
    return found


TABLE = [
    ("đạt trên 4,5 tỉ USD", ["> 4500000000 USD"]),
    ("đạt 8-10 tỷ đô la Mỹ", ["range 8000000000-10000000000 USD"]),
    ("từ 10% trở lên", [">= 10 %"]),
    ("tối thiểu là 30%", [">= 30 %"]),
    ("ít nhất có 5 doanh nghiệp", [">= 5 doanh nghiệp"]),
    ("không dưới 15%", [">= 15 %"]),
    ("không quá 3.000 dự án", ["<= 3000 dự án"]),
    ("tối đa khoảng 2.218 nghìn tỷ đồng", ["<= 2218000000000000 đồng"]),
    ("khoảng trên 60% GDP", ["> 60 %"]),
    ("khoảng 24,96%", ["~ 24.96 %"]),
    ("gần 400.000 lượt khách", ["~ 400000 lượt khách"]),
    ("dưới 4 phần trăm", ["< 4 %"]),
    ("tăng 10% - 12%/năm", ["range 10-12 % /năm"]),
    ("khoảng 8,5 - 9,5%/năm", ["range 8.5-9.5 % /năm"]),
    ("giảm 1 - 1,5 điểm %", ["range 1-1.5 điểm %"]),
    ("rộng 920,4ha", ["= 920.4 ha"]),
    ("60 km2 và 100 m²", ["= 60 km2", "= 100 m2"]),
    ("gấp 2,5 lần", ["= 2.5 lần"]),
    ("4 cơ sở dữ liệu", ["= 4 cơ sở dữ liệu"]),
    ("115 cán bộ", ["= 115 người"]),
    ("thu ngân sách đạt 29.000 tỷ, tăng", ["= 29000000000000 đồng"]),
    ("thuộc nhóm 3 nước dẫn đầu khu vực", ["<= 3 xếp hạng"]),
    ("vào top 10; xếp thứ 5.", ["<= 10 xếp hạng", "<= 5 xếp hạng"]),
    ("≥ 80% hồ sơ", [">= 80 %"]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_quantities(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


NONE = [
    "khoản 3 Điều 5 Nghị định số 30/2020/NĐ-CP",
    "ngày 12 tháng 3 năm 2020",
    "năm 2025 doanh nghiệp phục hồi",
    "tăng trưởng hai con số, tức 2 con số",
    "nhóm 3 nước láng giềng của khóa 15",
    "số điện thoại 024.3825.1234",
]


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(text: str) -> None:
    found = [row for row in rows(text) if "quốc gia" not in row]
    assert found == []


def test_offsets_hold_the_words_of_the_text() -> None:
    analysis = analysed("Kim ngạch đạt trên 4,5 tỷ USD/năm.")
    (quantity,) = analysis.quantities
    assert analysis.text[quantity.start : quantity.end] == "trên 4,5 tỷ USD/năm"
    assert analysis.text[quantity.number : quantity.noun] == "4,5 tỷ "


def test_numbers_in_words() -> None:
    analysis = analysed("có ít nhất một trường, hai mươi lăm xã; gấp đôi; giảm một nửa số vụ")
    spelled = quantities.spelled(analysis, 0, len(analysis.text))
    assert sorted((q.value, q.unit) for q in spelled) == [(1, "trường"), (2, "lần"), (25, "xã"), (50, "%")]


def test_every_form_belongs_to_one_unit() -> None:
    entries = ontology.load().of("Unit")
    forms = [form for entry in entries for form in entry.facts["form"]]
    assert len(forms) == len(set(forms))


def test_time_grows_with_the_length_of_the_text() -> None:
    def seconds(repeated: int) -> float:
        analysis = analysed("Thu 5 đồng, 10 km, 7% và 1.000 người. " * repeated)
        taken = []
        for _ in range(3):
            start = time.process_time()
            quantities.find(analysis)
            taken.append(time.process_time() - start)
        return min(taken)

    assert seconds(2000) < 100 * seconds(100)
