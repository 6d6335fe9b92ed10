"""How long an office is said to be held: "từ năm 2011 đến năm 2016", "từ tháng 5/2016 đến nay".

The period stands right behind the office, or opens the clause before its holder. A term ("nhiệm kỳ
2016-2021") is none: whoever is elected for it may leave before its end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import NamedTuple

from kg.extract.analysis import Analysis, DateMention
from kg.extract.appositions import Holding
from kg.model import Literal

_FROM = re.compile(r"(?:,|:| \()? ?(?:trong |trong giai đoạn |giai đoạn |trong thời gian )?(?:kể )?từ ")
_TO = re.compile(r" ?(?:đến|tới|-) (?:hết |đầu |cuối |giữa )?")
_CLAUSE_OPENS = re.compile(r",? ")
_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
_REACH = 70
"""How far before its holder a period begins, in characters."""


class _Period(NamedTuple):
    """The first and the last date of a period, "" where it lasts, and where its words end."""

    since: str
    until: str
    end: int


def dated(analysis: Analysis, holding: Holding, day: str) -> Holding:
    """A holding with the period that the text says beside it, over if that ended before the day of the text.

    Args:
        analysis: the text.
        holding: an office and its holder.
        day: the day of the text, "" if nothing tells.
    """
    found = _behind(analysis, holding.office.end) or _before(analysis, holding.start)
    if not found:
        return holding
    over = bool(found.until) and not holding.by and (not day or found.until < day[: len(found.until)])
    since, until = _literal(found.since), _literal(found.until)
    return replace(holding, since=since, until=until, former=holding.former or over)


def _behind(analysis: Analysis, position: int) -> _Period | None:
    """The period that stands right behind an office."""
    opens = _FROM.match(analysis.lower, position)
    return _period(analysis, opens.end()) if opens else None


def _before(analysis: Analysis, position: int) -> _Period | None:
    """The whole period that opens the clause of a holder."""
    sentence = analysis.sentence_at(position)
    first = max(sentence.start if sentence else position, position - _REACH)
    at = analysis.lower.rfind("từ ", first, position)
    found = _period(analysis, at + len("từ ")) if at == first or analysis.lower[at - 2 : at] in ("; ", ". ") else None
    return found if found and found.until and _CLAUSE_OPENS.fullmatch(analysis.lower, found.end, position) else None


def _period(analysis: Analysis, position: int) -> _Period | None:
    """The period whose first date begins at a position."""
    first = _date_at(analysis, position)
    if not first or first.last:
        return _Period(first.value, first.last, first.end) if first else None
    gap = _TO.match(analysis.lower, first.end)
    second = _date_at(analysis, gap.end()) if gap else None
    return _Period(first.value, second.value, second.end) if second else _Period(first.value, "", first.end)


def _date_at(analysis: Analysis, position: int) -> DateMention | None:
    index = bisect_left(analysis.dates, position, key=lambda d: d.start)
    found = analysis.dates[index] if index < len(analysis.dates) else None
    return found if found and found.start == position and len(found.value) in _TYPES else None


def _literal(value: str) -> Literal | None:
    return Literal(value, _TYPES[len(value)]) if value else None
