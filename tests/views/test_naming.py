import pytest

from kg.graph.terms import expand
from kg.views import naming
from kg.views.facts import Fact


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("35.0", "%", "35%"),
        ("0.5", "điểm phần trăm", "0,5 điểm phần trăm"),
        ("1234.5", "ha", "1.234,5 ha"),
        ("50000000000000", "đồng", "50.000 tỷ đồng"),
        ("5500", "USD", "5.500 USD"),
        ("2500000", "USD", "2,5 triệu USD"),
        ("1000000", "người", "1.000.000 người"),
        ("100", "%", "100%"),
        ("một nửa", "", "một nửa"),
    ],
)
def test_amounts_read_as_vietnamese_writes_them(value: str, unit: str, text: str) -> None:
    assert naming.amount(value, unit) == text


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (
            {"comparator": ">=", "value": "16", "unit": "%", "per": "năm", "indicator": "năng suất lao động"},
            "≥ 16%/năm · năng suất lao động",
        ),
        ({"comparator": "range", "value": "14", "valueTo": "15", "unit": "%", "deadline": "2025"}, "14 – 15% · 2025"),
        ({"indicator": "tỷ lệ che phủ rừng"}, "tỷ lệ che phủ rừng"),
        ({}, "tên có sẵn"),
    ],
)
def test_a_target_is_called_by_its_figures(values: dict[str, str], text: str) -> None:
    facts = [Fact("t", expand(f"kg:{name}"), value, literal=True) for name, value in values.items()]
    assert naming.label("Target", "tên có sẵn", facts) == text


def test_everything_else_has_its_own_name() -> None:
    assert naming.label("Body", "Bộ Y tế", [Fact("b", expand("kg:value"), "3", literal=True)]) == "Bộ Y tế"
