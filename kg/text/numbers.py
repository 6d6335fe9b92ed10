"""Vietnamese numbers: "1.234,5", "50 nghìn tỷ", "1 tỷ 200 triệu", "hai mươi lăm", "14-15".

The numerals of the language are a closed grammar, so they stand here and not in the lexicon.
A point groups thousands and a comma marks decimals; the other convention is accepted where the
digits can mean nothing else ("0.7", "1,234,567").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_SCALES = {
    "nghìn": Decimal(10**3),
    "ngàn": Decimal(10**3),
    "vạn": Decimal(10**4),
    "triệu": Decimal(10**6),
    "tỷ": Decimal(10**9),
    "tỉ": Decimal(10**9),
}
_ONES = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip
_SILENT = {"linh", "lẻ"}

_DIGITS = r"\d+(?:[.,]\d+)*"
_SCALE = r"(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)"
_AMOUNT = rf"{_DIGITS}(?: ?{_SCALE}){{0,3}}(?: {_DIGITS}(?: ?{_SCALE}){{1,2}}){{0,2}}(?: rưỡi(?!\w))?"
_WORD = r"(?:một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|linh|lẻ|rưỡi)"
_SPELLED = rf"(?:(?:một |hai |ba |bốn )phần (?:hai|ba|tư|năm|mười)|(?:một )?nửa|{_WORD}(?: {_WORD}){{0,11}})(?!\w)"
_TOKEN = re.compile(rf"{_DIGITS}|[^\W\d]+")
_MARK = re.compile(r"[.,]")
_FIGURES = re.compile(rf"({_AMOUNT})(?: ?(?:-|÷| đến | tới ) ?({_AMOUNT}))?")
_WORDS = re.compile(rf"({_SPELLED})(?: (?:đến|tới) ({_SPELLED}))?")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number, or a range of two, where it stands in a text."""

    start: int
    end: int
    value: Decimal
    value_to: Decimal | None = None


def numeral_at(lower: str, start: int) -> Numeral | None:
    """The numeral that begins at `start` of a lower-case text: figures first, else number words."""
    found = _FIGURES.match(lower, start) or _WORDS.match(lower, start)
    if not found:
        return None
    first, second = parse(found[1]), parse(found[2]) if found[2] else None
    if first is None:
        return None
    if second is None:
        return Numeral(start, found.end(1), first)
    if not _scale_of(found[1]):
        first *= _scale_of(found[2]) or 1
    if first >= second:
        return Numeral(start, found.end(1), parse(found[1]) or first)
    return Numeral(start, found.end(), first, second)


@lru_cache(maxsize=8192)
def parse(expression: str) -> Decimal | None:
    """The value of a whole numeral in figures, words or both; None if it is not one."""
    tokens = _TOKEN.findall(expression.lower())
    if tokens in (["nửa"], ["một", "nửa"]):
        return Decimal("0.5")
    if "phần" in tokens:
        cut = tokens.index("phần")
        above, below = _sum(tokens[:cut]), _sum(tokens[cut + 1 :])
        return above / below if above and below else None
    return _sum(tokens)


def plain(value: Decimal | float) -> str:
    """A number as a plain decimal, without exponent or idle zeros: 4500000000, 24.96."""
    text = format(Decimal(repr(value)) if isinstance(value, float) else value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _figures(token: str) -> Decimal | None:
    """Digits with their separators: "1.234,5", "0.7", "1,234,567"."""
    if token.isdecimal():
        return Decimal(token)
    groups = _MARK.split(token)
    marks = _MARK.findall(token)
    grouped = all(len(g) == 3 for g in groups[1:]) and len(groups[0]) <= 3 and groups[0] != "0"
    if len(set(marks)) == 1 and grouped and (marks[0] == "." or len(marks) > 1):
        return Decimal("".join(groups))
    if len(marks) == 1 or (len(set(marks)) == 2 and marks.count(marks[-1]) == 1):
        return Decimal("".join(groups[:-1]) + "." + groups[-1])
    return None


def _sum(tokens: list[str]) -> Decimal | None:
    """Groups of thousands, millions … added up; a scale after a scale multiplies ("nghìn tỷ")."""
    groups: list[Decimal] = []
    scale = Decimal(1)
    below: list[str] = []
    for token in tokens:
        if token == "rưỡi" and groups and not below:
            groups[-1] += scale / 2
        elif token not in _SCALES:
            below.append(token)
        elif below:
            amount = _below_thousand(below)
            if amount is None:
                return None
            scale = _SCALES[token]
            groups.append(amount * scale)
            below = []
        elif groups:
            groups[-1] *= _SCALES[token]
            scale *= _SCALES[token]
        else:
            return None
    last = _below_thousand(below) if below else Decimal(0)
    return sum(groups, last) if last is not None and tokens else None


def _below_thousand(tokens: list[str]) -> Decimal | None:
    """Figures, or the words for ones, tens and hundreds: "hai trăm linh năm", "25", "3 trăm"."""
    total = Decimal(0)
    ones: Decimal | None = None
    for token in tokens:
        if token[0].isdigit() or token in _ONES:
            if ones is not None:
                return None
            ones = _figures(token) if token[0].isdigit() else Decimal(_ONES[token])
            if ones is None:
                return None
        elif token == "mười" and ones is None:
            total += 10
        elif token in ("mươi", "trăm") and ones is not None:
            total, ones = total + ones * (10 if token == "mươi" else 100), None
        elif token not in _SILENT:
            return None
    return total + (ones or 0) if total or ones is not None else None


def _scale_of(amount: str) -> Decimal:
    """The product of the scales that close an amount; 0 for none."""
    scale = Decimal(0)
    for token in reversed(amount.split()):
        if token not in _SCALES:
            break
        scale = (scale or 1) * _SCALES[token]
    return scale
