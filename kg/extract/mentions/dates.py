"""Dates in a text, each resolved to a day, month or year, or left out.

What a date leaves unsaid comes from the day on which the text was written: its metadata, else its
dateline. A day without a year takes the year that puts it nearest to that day. Where nothing tells, there
is no date: other dates of the text do not, for half of them are of other years.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta

from kg.extract.analysis import Analysis, DateMention
from kg.ontology import Hit
from kg.text.dateline import dateline
from kg.text.dates import DateExpression, expressions, iso, nearest_year

_AHEAD = re.compile(r"\s(?:sắp )?tới(?!\w)")
_WHOLE_DAY = len("2017-01-03")
_AFTER = re.compile(r"[ ,]{0,2}")


def reference_day(analysis: Analysis) -> str:
    """The day on which a text was written, as ISO, or "": what "hôm nay" means in it."""
    if analysis.written_on is None:
        given = analysis.source.date[:10]
        analysis.written_on = given if len(given) == _WHOLE_DAY else dateline(analysis.text)
    return analysis.written_on


def find(analysis: Analysis) -> None:
    """Fill `analysis.dates` and `analysis.yearless`."""
    reference = reference_day(analysis)
    written = list(expressions(analysis.lower))
    if not reference:
        analysis.yearless = [
            DateMention(e.start, e.end, f"--{e.month:02}-{e.day:02}") for e in written if e.day and not e.year
        ]
    relative = {hit.start: hit for hit in analysis.hits.get("RelativeDate", [])}
    found = _written(analysis.lower, written, relative, reference)
    ends = [m.end for m in found]
    for hit in relative.values():
        at = bisect_left(ends, hit.start + 1)
        if at == len(found) or hit.end <= found[at].start:
            mention = _relative(hit, found[:at], reference)
            if mention:
                found.insert(at, mention)
                ends.insert(at, mention.end)
    analysis.dates = found


def _written(lower: str, written: list[DateExpression], relative: dict[int, Hit], reference: str) -> list[DateMention]:
    found = []
    for e in written:
        end, year = e.end, e.year
        if not year:
            end, year = _year_of(e, lower, relative, reference)
        if year:
            last = iso(e.last[0] or year, *e.last[1:]) if e.last else ""
            found.append(DateMention(e.start, end, iso(year, e.month, e.day), last))
    return found


def _year_of(e: DateExpression, lower: str, relative: dict[int, Hit], reference: str) -> tuple[int, int]:
    """The end of a date without a year, with the words that tell the year, and that year or 0."""
    if not reference:
        return e.end, 0
    gap = _AFTER.match(lower, e.end)
    hit = relative.get(gap.end() if gap else e.end)
    if hit and hit.entry.fact("unit") == "year":
        return hit.end, int(reference[:4]) + int(hit.entry.fact("shift"))
    year = nearest_year(e.month, e.day, reference)
    if _AHEAD.match(lower, e.end) and iso(year, e.month, e.day) < reference[: 10 if e.day else 7]:
        year += 1
    return e.end, year


def _relative(hit: Hit, before: list[DateMention], reference: str) -> DateMention | None:
    unit, shift = hit.entry.fact("unit"), int(hit.entry.fact("shift"))
    if unit == "same":
        named = next((m.value for m in reversed(before) if len(m.value) == 10), reference)
        return DateMention(hit.start, hit.end, named) if named else None
    if not reference:
        return None
    today = date.fromisoformat(reference)
    if unit == "day":
        return DateMention(hit.start, hit.end, (today + timedelta(days=shift)).isoformat())
    if unit == "month":
        return DateMention(hit.start, hit.end, iso(today.year, today.month))
    return DateMention(hit.start, hit.end, iso(today.year + shift))
