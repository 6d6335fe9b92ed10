"""Short names for what has none of its own: targets by their figures, offices by their role."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from kg.graph.terms import expand
from kg.views.facts import Fact
from kg.views.terms import Names

_SIGNS = {"=": "", ">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "≈ ", "range": ""}
_SCALES = ((10**9, "tỷ"), (10**6, "triệu"))
_MONEY = ("đồng", "VND", "USD", "euro", "EUR")

_TARGET = tuple(
    expand(f"kg:{name}") for name in ("comparator", "value", "valueTo", "unit", "per", "indicator", "deadline")
)


def label(kind: str, name: str, facts: Iterable[Fact]) -> str:
    """The name to show for an entity: a target's figures and indicator, otherwise the name it has."""
    if kind != "Target":
        return name
    values = {fact.predicate: fact.object for fact in facts}
    comparator, value, value_to, unit, per, indicator, deadline = (values.get(part, "") for part in _TARGET)
    if not value:
        return indicator or name
    sign = "" if value_to else _SIGNS.get(comparator, "")
    figures = sign + span(value, value_to, unit) + (f"/{per}" if per else "")
    return " · ".join(filter(None, (figures, indicator, deadline)))


def span(value: str, upper: str, unit: str) -> str:
    """The figures of a target, one number or a range: span("35", "40", "%") == "35 – 40%"."""
    return f"{amount(value, '')} – {amount(upper, unit)}" if upper else amount(value, unit)


def amount(value: str, unit: str) -> str:
    """A number with its unit as Vietnamese writes it: amount("50000000000000", "đồng") == "50.000 tỷ đồng"."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return f"{value} {unit}".strip()
    scale = ""
    if unit in _MONEY:
        for size, word in _SCALES:
            if abs(number) >= size:
                number, scale = number / size, word
                break
    figures = f"{number.normalize():,f}".translate(str.maketrans(",.", ".,"))
    return " ".join(filter(None, (figures, scale))) + (unit if unit == "%" else f" {unit}" if unit else "")


def office(fact: Fact, relation: Names) -> Names:
    """What an edge between person and body says: the role, and whether it is over."""
    vi, en = fact.details.get("role") or relation.vi, fact.role_en or relation.en
    return Names(f"nguyên {vi}", f"former {en}") if fact.details.get("former") else Names(vi, en)
