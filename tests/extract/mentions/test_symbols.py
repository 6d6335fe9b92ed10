"""Symbols of Party and State instruments in the spellings that texts use, and their normal form."""

import pytest

from kg import ontology
from kg.extract.mentions.documents.symbols import codes, lower_symbol_at, symbols_in

KNOWN = codes(ontology.load())


def normal(text: str) -> list[str]:
    return [symbol.text for symbol in symbols_in(text, KNOWN)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("52-NQ/TW", "52-NQ/TW"),
        ("52/NQ-TW", "52-NQ/TW"),
        ("52 - NQ/TW", "52-NQ/TW"),
        ("52-NQ/T.Ư", "52-NQ/TW"),
        ("52-NQ/TƯ", "52-NQ/TW"),
        ("52-NQTW", "52-NQ/TW"),
        ("03-NQ/TU", "03-NQ/TU"),
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("30/2020/NĐ- CP", "30/2020/NĐ-CP"),
        ("30/2020/ND-CP", "30/2020/NĐ-CP"),
        ("30-2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("749/QĐ-TTg", "749/QĐ-TTg"),
        ("749/QĐ-TTG", "749/QĐ-TTg"),
        ("749-QĐ/TTg", "749/QĐ-TTg"),
        ("749/QĐ TTg", "749/QĐ-TTg"),
        ("31/2024/QH15", "31/2024/QH15"),
        ("1211/2016/UBTVQH13", "1211/2016/UBTVQH13"),
        ("1199/NQ-UBTVQH15", "1199/NQ-UBTVQH15"),
        ("02/2016/TTLT-BCA-BTP", "02/2016/TTLT-BCA-BTP"),
        ("12a/2019/QĐ-UBND", "12a/2019/QĐ-UBND"),
        ("1234/BTC-CST", "1234/BTC-CST"),
    ],
)  # fmt: skip
def test_every_spelling_has_one_normal_form(written: str, expected: str) -> None:
    assert normal(f"Xem số {written}, đã dẫn.") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Xe mang biển 29/3 chạy tuyến A1.",
        "Ngày 27/9/2019, giá tăng 3,5-4%.",
        "Bay chuyến VN123 lúc 10h30.",
        "Ở mục 2.A của biểu.",
    ],
)
def test_other_numbers_are_no_symbols(text: str) -> None:
    assert normal(text) == []


def test_lower_case_counts_only_where_every_code_is_known() -> None:
    assert lower_symbol_at("03-nq/tu của", 0, KNOWN) is not None
    assert lower_symbol_at("03-xy/zt của", 0, KNOWN) is None


def test_a_series_gives_the_symbol_of_another_number() -> None:
    (party,) = symbols_in("12-NQ/TW", KNOWN)
    (state,) = symbols_in("43/2016/TT-NHNN", KNOWN)
    assert party.of("10", "") == "10-NQ/TW"
    assert state.of("39", "2016") == "39/2016/TT-NHNN"


@pytest.mark.parametrize(
    ("written", "type_", "issuer"),
    [
        ("52-NQ/TW", "Nghị quyết", ""),
        ("30/2020/NĐ-CP", "Nghị định", "chính-phủ"),
        ("749/QĐ-TTg", "Quyết định", "thủ-tướng-chính-phủ"),
        ("39/2016/TT-BTC", "Thông tư", "bộ-tài-chính"),
    ],
)
def test_codes_tell_type_and_issuer(written: str, type_: str, issuer: str) -> None:
    (symbol,) = symbols_in(written, KNOWN)
    found = KNOWN.type(symbol)
    by = KNOWN.issuer(symbol)
    assert found is not None
    assert found.label == type_
    assert by is not None
    assert by.fact("issuer").endswith(issuer)
