from decimal import Decimal

import pytest

from kg.text.numbers import Numeral, numeral_at, parse, plain

VALUES = [
    ("35", "35"),
    ("05", "5"),
    ("1.234,5", "1234.5"),
    ("24,96", "24.96"),
    ("3.150.723.000", "3150723000"),
    ("0.7", "0.7"),
    ("9.94", "9.94"),
    ("1,234,567", "1234567"),
    ("1,5 triệu", "1500000"),
    ("50 nghìn tỷ", "50000000000000"),
    ("2.218 nghìn tỉ", "2218000000000000"),
    ("1 tỷ 200 triệu", "1200000000"),
    ("2 triệu rưỡi", "2500000"),
    ("3 vạn", "30000"),
    ("mười", "10"),
    ("mười lăm", "15"),
    ("hai mươi lăm", "25"),
    ("ba mươi mốt", "31"),
    ("một trăm linh năm", "105"),
    ("hai mươi lăm nghìn ba trăm", "25300"),
    ("năm mươi nghìn tỷ", "50000000000000"),
    ("một nửa", "0.5"),
    ("ba phần tư", "0.75"),
]


@pytest.mark.parametrize(("expression", "value"), VALUES)
def test_the_value_of_a_numeral(expression: str, value: str) -> None:
    assert parse(expression) == Decimal(value)


@pytest.mark.parametrize("expression", ["", "trăm triệu", "1.2.3", "mươi", "hai ba", "nghìn"])
def test_what_is_no_numeral(expression: str) -> None:
    assert parse(expression) is None


RANGES = [
    ("14-15%", 0, 5, "14", "15"),
    ("8 - 10 tỷ usd", 0, 9, "8000000000", "10000000000"),
    ("500 triệu - 1 tỷ đồng", 0, 16, "500000000", "1000000000"),
    ("từ 10 đến 12 triệu", 3, 18, "10000000", "12000000"),
    ("5.400 - 5.500 usd", 0, 13, "5400", "5500"),
]


@pytest.mark.parametrize(("lower", "start", "end", "first", "last"), RANGES)
def test_a_range_of_two_numbers(lower: str, start: int, end: int, first: str, last: str) -> None:
    assert numeral_at(lower, start) == Numeral(start, end, Decimal(first), Decimal(last))


def test_a_falling_pair_is_no_range() -> None:
    assert numeral_at("5 - 3 điểm", 0) == Numeral(0, 1, Decimal(5))


@pytest.mark.parametrize(
    ("value", "text"),
    [(4.5e9, "4500000000"), (24.96, "24.96"), (0.7, "0.7"), (100.0, "100"), (Decimal("1500000.0"), "1500000")],
)
def test_a_plain_decimal(value: float | Decimal, text: str) -> None:
    assert plain(value) == text
