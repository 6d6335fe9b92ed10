"""A folded view of a text, with a map back to the text as read.

The view is what grammars match against: tone marks in one placement, one kind of dash
and blank, no emphasis marks, no zero-width characters, and hard-wrapped lines joined, so
that a newline in the view is always a boundary between blocks. The text itself is never
changed: `View.raw` takes a span of the view back to the characters it came from.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from vi_textmatch.tone import normalize_tone

from kg.model import Span

_SAME_LENGTH = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t", " ")
    | {"\r": " ", "\u2028": "\n", "\u2029": "\n", "\u0111": "đ", "\u00f0": "đ", "\u0189": "Đ", "\u00d0": "Đ"}
)

_CHANGE = re.compile(
    r"(?P<newline>[ ]*\n[ \n]*(?:\#{1,6}[ ]+)?)"
    r"|(?P<mark>\*+|_{2,}|(?<![^\s])_(?=\w)|\\(?=[*_.#\-()\[\]]))"
    r"|(?P<cell>[ ]*\|[ |\n]*)"
    r"|(?P<nothing>[\u200b-\u200f\u2060\ufeff\u00ad]+)"
    r"|(?P<blanks>[ ]{2,})"
)
_LIST_ITEM = re.compile(
    r"(?:[-+•–]|\d{1,3}(?:\.\d{1,2})*[.)]|[a-zđ]{1,2}[.)]|[IVX]+[.)]|\()\s|\d{1,3}[.)]|[+•]|"
    r"(?:Điều|Chương|Mục|Phần|Phụ lục)\s+[\dIVXA-Z]+(?:[.:]|$)"
)
_ENDS = tuple('.:;!?…”"')
_HANGING = re.compile(r"(?:[,(/-]|\b(?:số|ngày|tháng|năm|của|và|Số:?))$", re.IGNORECASE)

WRAP_WIDTHS = (40, 130)
"""Median line lengths, in characters, between which a text counts as hard-wrapped."""


@dataclass(frozen=True, slots=True)
class View:
    """A folded text; `lower` is the same text in lower case, index for index."""

    text: str
    lower: str
    _starts: tuple[int, ...]
    _raw: tuple[int, ...]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as read that the view's span `start:end` was folded from."""
        return self._position(start), self._position(end - 1) + 1 if end > start else self._position(start)

    def _position(self, index: int) -> int:
        piece = bisect_right(self._starts, index) - 1
        return self._raw[piece] + index - self._starts[piece]


def fold(text: str, body: Iterable[Span] | None = None) -> View:
    """The view of `text` (NFC), or of those ranges of it that `body` lists."""
    same = text.translate(_SAME_LENGTH)
    pieces: list[str] = []
    starts: list[int] = []
    raw: list[int] = []
    length = 0

    def put(piece: str, at: int) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            starts.append(length)
            raw.append(at)
            length += len(piece)

    for span in body if body is not None else (Span(0, len(text)),):
        for piece, at in _fold_range(same, span.start, span.end):
            put(piece, at)
        put("\n", max(span.start, span.end - 1))
    folded = normalize_tone("".join(pieces))
    return View(folded, _lower(folded), tuple(starts) or (0,), tuple(raw) or (0,))


def _fold_range(text: str, start: int, end: int) -> Iterable[tuple[str, int]]:
    width = _wrap_width(text[start:end])
    emphasis: set[int] = set()  # lengths of the runs of asterisks now open; blank lines and cells close all
    at = start
    for change in _CHANGE.finditer(text, start, end):
        yield text[at : change.start()], at
        at = change.end()
        kind = change.lastgroup
        if kind == "newline":
            if change.group().count("\n") > 1 or "#" in change.group():
                emphasis.clear()
                yield "\n", change.start()
            else:
                joined = _joins(text, change, start, end, width, bool(emphasis))
                yield (" " if joined else "\n"), change.start()
        elif kind == "mark":
            if "*" in change.group() and not _is_bullet(text, change):
                emphasis ^= {len(change.group())}
        elif kind == "cell":
            emphasis.clear()
            yield "\n", change.start()
        elif kind == "blanks":
            yield " ", change.start()
    yield text[at:end], at


def _is_bullet(text: str, change: re.Match[str]) -> bool:
    before = text[change.start() - 1 : change.start()]
    return before in ("", "\n") and text[change.end() : change.end() + 1] == " "


def _joins(text: str, change: re.Match[str], start: int, end: int, width: float, emphasis: bool) -> bool:
    """Whether the line break at `change` is only a wrap inside one sentence."""
    line_start = max(text.rfind("\n", start, change.start()) + 1, start)
    line = text[line_start : change.start()].rstrip("* ")
    following = text[change.end() : min(end, change.end() + 40)].lstrip("*_").split("\n")[0]
    if not line or not following or following[0] in "|#" or following.startswith("--") or line.endswith("--"):
        return False
    if emphasis and not line.endswith(_ENDS):
        return True
    if line.endswith(_ENDS) or _LIST_ITEM.match(following):
        return following[0].islower() and line.endswith(('"', "”"))
    if following[0].islower() or _HANGING.search(line):
        return True
    if not width:
        return False
    if following[0].isdigit() or following[0] in '(“"':
        return True
    return len(line) >= 0.55 * width and line.isupper() == following.isupper()


def _wrap_width(text: str) -> float:
    """The typical line length of a hard-wrapped text, 0 for a text with a paragraph a line."""
    lengths = [len(line) for line in text.split("\n") if len(line) > WRAP_WIDTHS[0] // 2]
    if len(lengths) < 4:
        return 0
    typical = median(lengths)
    longer = sum(n for n in lengths if n > WRAP_WIDTHS[1])
    return typical if WRAP_WIDTHS[0] <= typical <= WRAP_WIDTHS[1] and longer < 0.3 * sum(lengths) else 0


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def fold_name(name: str) -> str:
    """A name as the view's lower-case text would show it; the key of every lexicon look-up."""
    return _lower(normalize_tone(" ".join(unicodedata.normalize("NFC", name).translate(_SAME_LENGTH).split())))
