"""Dates as Vietnamese writes them, read at their digits.

A day with month and year proves itself. A day and month alone ("27/9") look like a fraction, a
ratio or a range, so they count only after words that announce a day ("ngày", "hôm", "sáng" …) or in
a list with a date; a month or year counts after its own word. A part of a symbol is no date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_YEAR = r"(?P<year>(?:1[5-9]|2[01])\d\d)(?!\d)"
_FROM = (
    r"(?:(?P<from>\d{1,2})(?: ?(?:-|,|và|đến(?: hết)?|tới)|/(?P<from_month>\d{1,2}) ?(?:-|đến(?: hết)?|tới))"
    r" ?(?:ngày )?)?"
)
_FULL = re.compile(rf"{_FROM}(?P<day>\d{{1,2}}) ?(?P<mark>[-/.]) ?(?P<month>\d{{1,2}}) ?(?P=mark) ?{_YEAR}")
_MIXED = re.compile(rf"{_FROM}(?P<day>\d{{1,2}})[-/.](?P<month>\d{{1,2}})(?:[-/.]| ?,? năm ){_YEAR}")
_SHORT_YEAR = re.compile(r"(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d\d)(?!\d)")
_LONG = re.compile(
    rf"{_FROM}(?P<day>\d{{1,2}}) ?,? ?tháng ?(?P<month>\d{{1,2}})(?!\d)(?: ?(?:[-/.]|,? ?năm) ?{_YEAR})?"
)
_DAY_MONTH = re.compile(rf"{_FROM}(?P<day>\d{{1,2}})(?P<mark>[-/]|\.(?=\d)) ?(?P<month>\d{{1,2}})(?!\d)")
_MONTH_YEAR = re.compile(rf"{_FROM}(?P<month>\d{{1,2}}) ?(?:[-/.]|,? ?năm ) ?{_YEAR}")
_MONTH_SPAN = re.compile(r"\d{1,2}[-/.]\d{4} ?(?:-|đến) ?(?:tháng )?\d{1,2}[-/.]\d{4}(?!\d)")
_MONTH = re.compile(r"(?P<month>\d{1,2})(?![\d,.%])")
_YEARS = re.compile(rf"{_YEAR}(?: ?(?:-|đến|tới) ?(?:năm )?(?P<last_year>(?:19|2[01])\d\d)(?!\d))?")
_REST = r"\d{0,3}+(?!\d)"
_UNIT_BEFORE = "(?:(?<=năm.)|(?<=tháng.)|(?<=năm .)|(?<=tháng .))"
_GOES_ON = r"(?= ?(?:[-/,]|tháng)|\.| (?:và|đến|tới|năm))"
_NUMBER = re.compile(rf"[0-9](?<![0-9].)(?:{_UNIT_BEFORE}{_REST}|{_REST}{_GOES_ON})")
"""A number beside which a date is possible: a quick test, for most numbers are none."""
_DAY_WORDS = (
    "ngày", "hôm", "nay", "qua", "mai", "sáng", "trưa", "chiều", "tối", "đêm", "khuya", "sớm", "mùng", "mồng",
    "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật",
    "thứ 2", "thứ 3", "thứ 4", "thứ 5", "thứ 6", "thứ 7",
)  # fmt: skip
_LOOSE_WORDS = ("từ", "đến", "hết", "trước", "sau", "vào", "dịp", "tới", "hạn", "lễ")
_MONTH_WORDS = (*_LOOSE_WORDS, "hồi", "đầu", "giữa", "cuối", "trong", "kỳ", "(")
_LEAD_WORDS = (
    "rạng sáng", "sáng sớm", "sáng", "trưa", "chiều tối", "chiều", "tối", "đêm", "khuya", "thứ hai", "thứ ba", "thứ tư",
    "thứ năm", "thứ sáu", "thứ bảy", "thứ 2", "thứ 3", "thứ 4", "thứ 5", "thứ 6", "thứ 7", "chủ nhật", "cùng ngày",
    "ngày mai", "hôm nay", "hôm qua", "các ngày", "ngày", "hôm", "nay", "qua", "mai", "tức", "mùng", "mồng",
)  # fmt: skip
_NEVER_FIRST = ("nay", "qua", "mai", "tức")
"""Words that announce a day only behind another: "chiều qua 5/6", but "thông qua ngày 5/6"."""
_YEAR_LEAD = re.compile(r"(?<!\w)(?:tháng (?P<word>[^\W\d]+(?: một| hai)?),? )?năm ?\Z")
_MONTHS = ("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_BETWEEN = re.compile(r"\s?(?:,|;|và|-|đến|tới|hoặc)\s?(?:đến )?(?:hết )?")
_SYMBOL = re.compile(r"[-/.]?[^\W\d_]|[/.,]\d")
_CLOCK = re.compile(r"\d(?:h|g|:|\s?giờ)\s?\d{0,2}(?:\s?phút)?[ ,(]{0,2}\Z")
_UNIT = re.compile(r"\s?(?:%|km|m\b|tỷ|triệu|nghìn|số|dân|diện tích|chiều dài|đại biểu|người)")
_LUNAR = re.compile(r"[\s,(]{0,2}(?:âm lịch|lịch âm)")
_LONGEST_DAY = 2
"""How many figures a day or month has at most."""
_REACH = 40
"""How far to the left of a number the words reach that make it a date, in characters."""


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as written; a part that is not said is 0. `last` ends a span of days or years."""

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0
    last: tuple[int, int, int] | None = None


def iso(year: int, month: int = 0, day: int = 0) -> str:
    """ISO 8601 of a whole or partial date: 2019-09-27, 2019-09, 2019."""
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def expressions(lower: str) -> Iterator[DateExpression]:
    """Every date written with numerals in a text in lower case, in order."""
    end = 0
    for number in _NUMBER.finditer(lower):
        start = number.start()
        if start < end or (_inside_number(lower, start) and start - 1 != end):
            continue
        short = number.end() - start <= _LONGEST_DAY
        found = (short and (_day(lower, start, end) or _month(lower, start, end))) or _year(lower, start)
        if found and not _SYMBOL.match(lower, found.end) and not _LUNAR.match(lower, found.end):
            end = found.end
            yield found


def nearest_year(month: int, day: int, reference: str) -> int:
    """The year that puts a day without one closest to a reference day ("2017-01-03", 12, 28 -> 2016)."""
    near = date.fromisoformat(reference)
    years = [y for y in (near.year - 1, near.year, near.year + 1) if _valid(y, month, day)]
    return min(years, key=lambda y: abs((date(y, month, day or 15) - near).days), default=0)


def _inside_number(lower: str, start: int) -> bool:
    before = lower[start - 1] if start else " "
    return (before.isalpha() and not lower.endswith(("ngày", "tháng", "năm"), 0, start)) or (
        before in "/-.,_" and start > 1 and lower[start - 2].isalnum()
    )


def _day(lower: str, start: int, previous: int) -> DateExpression | None:
    left = lower[max(previous, start - _REACH) : start]
    if _ends(left, ("tháng",)):
        return None
    for grammar in (_FULL, _MIXED, _LONG):
        if (match := grammar.match(lower, start)) and (found := _dated(lower, match)):
            return found
    announced = _ends(left, _DAY_WORDS) or _continues(lower, previous, start) or bool(_CLOCK.search(left))
    if announced and (match := _SHORT_YEAR.match(lower, start)) and (found := _dated(lower, match, century=2000)):
        return found
    if not (announced or _ends(left, _LOOSE_WORDS)) or not (match := _DAY_MONTH.match(lower, start)):
        return None
    found = _dated(lower, match)
    if found and not announced and not _is_loose_day(lower, match, found):
        return None
    return found


def _is_loose_day(lower: str, match: re.Match[str], found: DateExpression) -> bool:
    """Whether "từ 30/6" can be a day: no fraction has the greater number above, no unit follows a day."""
    spanned = bool(match["from"]) and "đến" in match.group()
    greater = max(found.day, int(match["day"])) > found.month
    return (match["mark"] == "/" or spanned) and greater and not _UNIT.match(lower, match.end())


def _dated(lower: str, match: re.Match[str], century: int = 0) -> DateExpression | None:
    parts = match.groupdict()
    year, month, day = int(parts.get("year") or 0) + century, int(parts["month"]), int(parts["day"])
    if not _valid(year or 2000, month, day):
        return None
    start, last = _day_lead(lower, match.start()), None
    if parts.get("from"):
        listed = lower[match.end("from") : match.start("day")].strip() in (",", "và")
        if listed and start == match.start():
            return None
        first = (int(parts["from_month"] or month), int(parts["from"]))
        if not _valid(year or 2000, *first) or first >= (month, day):
            return None
        last = (year, month, day)
        month, day = first
    closed = "(" in lower[start : match.start()] and lower[match.end() : match.end() + 1] == ")"
    return DateExpression(start, match.end() + closed, year, month, day, last)


def _month(lower: str, start: int, previous: int) -> DateExpression | None:
    lead = _month_lead(lower, start)
    match = _MONTH_YEAR.match(lower, start)
    if match is None and lead == start:
        return None
    left = lower[max(previous, start - _REACH) : start]
    announced = lead < start or _ends(left, _MONTH_WORDS) or _continues(lower, previous, start)
    if match and (announced or _MONTH_SPAN.match(lower, start)):
        month, first, year = int(match["month"]), int(match["from"] or 0), int(match["year"])
        if 1 <= month <= 12 and first < month:
            last = (year, month, 0) if first else None
            return DateExpression(lead, match.end(), year, first or month, 0, last)
    match = _MONTH.match(lower, start) if lead < start else None
    if match and 1 <= int(match["month"]) <= 12:
        return DateExpression(lead, match.end(), 0, int(match["month"]))
    return None


def _year(lower: str, start: int) -> DateExpression | None:
    match = _YEARS.match(lower, start) if lower.endswith(("năm", "năm "), 0, start) else None
    lead = _YEAR_LEAD.search(lower, max(0, start - _REACH), start) if match else None
    if not match or not lead:
        return None
    month = _MONTHS.index(lead["word"]) + 1 if lead["word"] in _MONTHS else 0
    begin = lead.start() if month or not lead["word"] else lower.rindex("năm", 0, start)
    last = (int(match["last_year"]), 0, 0) if match["last_year"] else None
    return DateExpression(begin, match.end(), int(match["year"]), month, 0, last)


def _day_lead(lower: str, start: int) -> int:
    """Where a day's expression begins whose digits begin at `start`: its announcing words belong to it."""
    lead = at = start
    for _ in range(4):
        end = at
        while end > at - 2 and lower[end - 1 : end] in (" ", ",", "("):
            end -= 1
        if not lower.endswith(_LEAD_WORDS, 0, end):
            break
        word = next(w for w in _LEAD_WORDS if lower.endswith(w, 0, end))
        at = end - len(word)
        if lower[at - 1 : at].isalpha():
            break
        if word not in _NEVER_FIRST:
            lead = at
    return lead


def _month_lead(lower: str, start: int) -> int:
    """Where a month's expression begins: at "tháng" if that stands before it."""
    for word in ("tháng ", "tháng"):
        if lower.endswith(word, 0, start):
            return start - len(word)
    return start


def _ends(left: str, words: tuple[str, ...]) -> bool:
    left = left.rstrip(" ,(")
    return left.endswith(words) and not left[: -len(next(w for w in words if left.endswith(w)))][-1:].isalpha()


def _continues(lower: str, previous: int, start: int) -> bool:
    """Whether a number goes on a list or span of dates that ended at `previous`."""
    return 0 < previous < start < previous + 16 and bool(_BETWEEN.fullmatch(lower, previous, start))


def _valid(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 0 <= day <= monthrange(year, month)[1] and (day > 0 or year > 0)
