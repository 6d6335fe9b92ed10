"""The day on which a text says it was issued or published."""

from __future__ import annotations

import re

from kg.text.dates import expressions, iso

_NUMERIC = r"[0-9][0-9]? ?[-/.] ?\d{1,2} ?[-/.] ?\d{4}(?!\d)"
_CLOCK_TIME = r"\d{1,2} ?[:h] ?\d\d(?!\d)"
_PLACE_AND_DATE = re.compile(
    r"^[ *_|]*[^\W\d][^\n,:;]{1,40},\s+ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}(?=[ *_|]*$)", re.MULTILINE
)
_STAMP = re.compile(
    rf"{_NUMERIC}(?:[ ,|-]|lúc){{1,6}}{_CLOCK_TIME}|{_CLOCK_TIME}(?: ?\(?gmt[^\n]{{0,8}}|[ ,|-]|ngày){{1,6}}{_NUMERIC}"
    rf"|(?:cập nhật|ngày đăng|đăng ngày|đăng lúc|xuất bản|ngày)[ :]{{1,3}}{_NUMERIC}[ ]*$",
    re.MULTILINE,
)
_WEEKDAY = re.compile(rf"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)[ ,]{{1,3}}(?:ngày ){{0,1}}{_NUMERIC}")
_DATED = re.compile(r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}(?=[ *_|]*$)", re.MULTILINE)
_DAY = re.compile(_NUMERIC)
_HEAD = 6000
"""How far down a text its dateline is looked for, in characters."""


def dateline(text: str) -> str:
    """The day on which a text says it was issued or published, as ISO, or "".

    That is the place and date at the head of an official text ("Hà Nội, ngày 18 tháng 11 năm 2025"),
    else a stamp with an hour or a word such as "Cập nhật", else a weekday with its date.
    """
    head = text[:_HEAD].lower()
    return (_read(_PLACE_AND_DATE, head) if _DATED.search(head) else "") or _stamped(head)


def _stamped(head: str) -> str:
    """The day of a stamp, else of a weekday, looked for on the lines that hold a day in figures."""
    if not _DAY.search(head):
        return ""
    lines = "\n".join(line for line in head.split("\n") if _DAY.search(line))
    return _read(_STAMP, lines) or _read(_WEEKDAY, lines)


def _read(grammar: re.Pattern[str], text: str) -> str:
    """The first day that a grammar finds, with month and year."""
    for match in grammar.finditer(text):
        found = next((e for e in expressions(match.group()) if e.year and e.day), None)
        if found:
            return iso(found.year, found.month, found.day)
    return ""
