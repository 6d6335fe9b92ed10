"""Lines and marks that say when and by whom a text was published, as Vietnamese sites print them."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.ontology import Lexicon
from kg.text.dates import expressions, iso

LONGEST = 90
_LABEL = (
    r"(?:cập nhật(?: lúc| lần cuối)?|ngày đăng|đăng(?: tải)?(?: ngày| lúc)?|ngày xuất bản|xuất bản|thời gian|lúc|vào)"
)
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn)"
_TIME = r"(?:\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?\s?(?:phút|['’])?)"
_DATE = r"(?:ngày )?(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2} tháng \d{1,2},? năm \d{4}|\d{4}-\d{2}-\d{2})"
_ZONE = r"(?:\(?(?:gmt|utc)\s?\+?\d{1,2}(?::\d{2})?\)?|am|pm|sáng|chiều)"
_GAP = r"[\s,|•·.:()–—-]{0,6}"
_DATELINE = re.compile(
    rf"{_GAP}(?:(?:{_LABEL}|{_WEEKDAY}|{_TIME}|{_ZONE}){_GAP}){{0,4}}(?P<date>{_DATE}){_GAP}"
    rf"(?:(?:{_TIME}|{_ZONE}){_GAP}){{0,3}}"
)
_HAS_TIME = re.compile(_TIME)
_AUTHORED = re.compile(
    rf"(?P<author>[^\d|,:]{{3,40}}?)\s*[-|•·,–]?\s*(?P<rest>(?:{_WEEKDAY}|{_TIME}|{_DATE}).*)", re.IGNORECASE
)
_OPENING = re.compile(r"[*_\s]{0,4}(?:\((?P<inside>[^()\n]{2,30})\)|(?P<mark>[\w&.+]{2,20}(?: Online)?))\s*[-–—:]\s+")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org)", re.IGNORECASE)
_INITIALS = re.compile(r"[A-ZĐ]{2,8}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def published(line: str) -> str:
    """The day that a line is about when the line says nothing else: "Thứ Ba, 9/8/2022 19:54'(GMT+7)"."""
    lower = line.lower()
    match = _DATELINE.fullmatch(lower) if len(line) <= LONGEST else None
    return day(match["date"]) if match else ""


def has_time(line: str) -> bool:
    """Whether a date line tells the hour, as only the publication of a text does."""
    return bool(_HAS_TIME.search(line.lower()))


def authored(line: str) -> tuple[str, str]:
    """Author and day of a line that names both: "Quang Minh 27/08/2025 12:09"; ("", "") for any other line."""
    match = _AUTHORED.fullmatch(line) if len(line) <= LONGEST and has_time(line) else None
    words = match["author"].split() if match else []
    if not match or not 2 <= len(words) <= 5 or not all(w[0].isupper() for w in words):
        return "", ""
    found = published(match["rest"])
    return (match["author"].strip(), found) if found else ("", "")


def day(text: str) -> str:
    """The first whole date of a text in ISO form, or ""."""
    if match := _ISO.search(text):
        return match.group()
    for found in expressions(" " + text.lower()):
        if found.year and found.month and found.day:
            return iso(found.year, found.month, found.day)
    return ""


def opening_mark(line: str, lexicon: Lexicon) -> tuple[int, str]:
    """Length and organ of the mark that opens a report: "(HNM) - ", "VOV.VN - "; (0, "") without one."""
    match = _OPENING.match(line)
    if not match:
        return 0, ""
    mark = (match["inside"] or match["mark"]).strip()
    name = press_name(mark, lexicon)
    known = name or _DOMAIN.fullmatch(mark) or _INITIALS.fullmatch(match["inside"] or "")
    return (match.end(), name or mark) if known else (0, "")


def press_name(mark: str, lexicon: Lexicon) -> str:
    """The full name of a press organ known by this mark, or ""."""
    return _press(lexicon).get(mark.strip(" .").lower(), "")


def is_domain(mark: str) -> bool:
    """Whether a mark is the domain name of a site."""
    return bool(_DOMAIN.fullmatch(mark))


@lru_cache(maxsize=4)
def _press(lexicon: Lexicon) -> dict[str, str]:
    return {name.lower(): entry.label for entry in lexicon.of("PressMark") for name in entry.names}
