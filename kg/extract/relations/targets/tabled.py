"""Targets in tables: a row is an indicator, a column a year: "Chỉ tiêu | Đơn vị | 2025 | 2030".

A column is one of goals if its heading, the heading of the indicators or the line over the table says so, and no
column of results ("Thực hiện 2020") ever is. What is past when the text is written is no goal.
"""

from __future__ import annotations

import re

from kg.extract.analysis import Analysis, QuantityMention
from kg.extract.columns import columns, heading
from kg.extract.mentions import quantities
from kg.extract.relations.targets.entities import target_entity
from kg.model import Literal, Source, Span
from kg.text.numbers import plain
from kg.text.tables import Cell, Table, tables

_RULE = "target.tabled"
_YEAR = re.compile(
    r"(?P<goal>(?:(?:định hướng|mục tiêu|kế hoạch|chỉ tiêu|phấn đấu|đến|tới|kh)[ .:]*){1,3})?"
    r"(?:(?:giai đoạn|thời kỳ|hết|năm)[ .:]*){0,2}(?P<first>20[0-9]{2})(?: ?- ?(?P<last>20[0-9]{2}))?"
)
_ABOVE = 400
"""How far over a table the heading stands that says of what it is, in characters."""
_NAMES_GOAL = ("act", "noun")
_BOUNDS = re.compile(r"trên|dưới|khoảng|tối đa|tối thiểu|ít nhất|từ|đến|hơn|gần|không quá", re.IGNORECASE)
_HAS_UNIT = re.compile(r"[%‰]|[^\W\d_]{2}")
_ROW_NUMBER = re.compile(r"^(?:[-+•]|\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zđ][.)]|[IVX]{1,4}[.)])\s+")
_IN_BRACKETS = re.compile(r"\((?P<unit>[^()\d]{1,24})\)$")


def find(analysis: Analysis) -> None:
    """State the targets of the tables of a text."""
    for table in tables(analysis.source.text, analysis.source.body):
        held = columns(table, analysis.lexicon)
        years = _years(analysis, table, held) if "indicator" in held else {}
        for row in table.rows if years else ():
            for index, due in years.items():
                _state(analysis, row, held, index, due)


def _years(analysis: Analysis, table: Table, held: dict[str, int]) -> dict[int, str]:
    """The columns of goals, each with its deadline."""
    start = analysis.view.seen(table.start, table.start + 1)[0]
    above = analysis.hits_in("GoalMarker", max(0, start - _ABOVE), start)
    over = any(hit.entry.fact("goal") in _NAMES_GOAL for hit in above)
    written = _written(analysis)
    found = {}
    for index, cell in enumerate(table.header):
        year = _YEAR.fullmatch(heading(cell.text))
        if year is None or index in held.values():
            continue
        last = year["last"] or year["first"]
        if ((year["goal"] or over) and (not written or last >= written)) or (written and last > written):
            found[index] = f"{year['first']}-{last}" if year["last"] else last
    return found


def _written(analysis: Analysis) -> str:
    """The year in which a text was written, as far as it is known."""
    if analysis.frame and analysis.frame.date:
        return analysis.frame.date.value[:4]
    return analysis.source.date[:4]


def _state(analysis: Analysis, row: tuple[Cell, ...], held: dict[str, int], index: int, due: str) -> None:
    named, value = row[held["indicator"]], row[index]
    unit = row[held["unit"]].text if "unit" in held else ""
    phrase, own = _phrase(named.text)
    quantity = _quantity(analysis, value.text, unit or own)
    if quantity is None or len(phrase) < 3 or not any(c.isalpha() for c in phrase):
        return
    start, end = analysis.view.seen(min(named.start, value.start), max(named.end, value.end))
    setter = analysis.main.entity if analysis.main else None
    by = setter.key if setter else analysis.source.identifier
    entity = target_entity(phrase, quantity, due, per=quantity.per, status="set", setter=by)
    if setter:
        analysis.state(setter, "kg:setsTarget", entity, (start, end), "target.document")
    analysis.state(entity, "kg:value", Literal(plain(quantity.value), "xsd:decimal"), (start, end), _RULE)


def _phrase(text: str) -> tuple[str, str]:
    """An indicator without the number of its row, and the unit that it names in brackets: "GRDP (tỷ đồng)"."""
    words = _ROW_NUMBER.sub("", " ".join(text.split()))
    bracket = _IN_BRACKETS.search(words)
    if bracket:
        words = words[: bracket.start()].rstrip()
    return words[:1].lower() + words[1:] if words[1:2].islower() else words, bracket["unit"].strip() if bracket else ""


def _quantity(analysis: Analysis, value: str, unit: str) -> QuantityMention | None:
    """The quantity of a cell, with the unit of its row where it has none of its own."""
    if not any(c.isdigit() for c in value):
        return None
    whole = _HAS_UNIT.search(_BOUNDS.sub("", value)) or not unit
    said = value if whole else f"{value} {unit[0].lower()}{unit[1:]}"
    inner = Analysis.of(Source("", said, (Span(0, len(said)),)), analysis.lexicon)
    quantities.find(inner)
    return inner.quantities[0] if len(inner.quantities) == 1 else None
