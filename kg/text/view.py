"""A folded view of a text, with a map back to the text as read.

The view is what grammars match against: tone marks in one placement, one kind of dash
and blank, no emphasis marks, no zero-width characters, and hard-wrapped lines joined, so
that a newline in the view is always a boundary between blocks. The text itself is never
changed: `View.raw` takes a span of the view back to the characters it came from.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from vi_textmatch.tone import TONE_PAIRS_SECOND_TO_FIRST

from kg.model import Span

_SAME_LENGTH = (
    *((c, "-") for c in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"),
    *((c, " ") for c in "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t\r"),
    *((c, "\n") for c in "\u2028\u2029"),
    *((c, "\u200b") for c in "\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"),
    ("\u00f0", "đ"),
    ("\u0189", "Đ"),
    ("\u00d0", "Đ"),
)
"""Characters that mean another one: dashes, blanks, zero-width marks, look-alikes of đ."""

_EARLY_TONE = {
    given + second.lower(): (first if given.islower() else first.upper()) + plain
    for second, (first, plain) in TONE_PAIRS_SECOND_TO_FIRST.items()
    for given in ("uU" if plain == "y" else "oO")
}
_EARLY_TONE |= {pair[0] + pair[1].upper(): early[0] + early[1].upper() for pair, early in _EARLY_TONE.items()}
"""Open syllables with the mark on the second vowel, and what they are with the mark on the first: "oà", "òa"."""
_LATE_TONE = re.compile(rf"[oOuU][{''.join(sorted({pair[1] for pair in _EARLY_TONE}))}](?![^\W\d_])(?<![qQ][uU].)")
"""The same as a pattern that begins with one set of letters, which `re` skips to: "qu" is one consonant."""

# Every alternative begins with a literal character, so that `re` can skip to the next candidate.
_CHANGE = r"\n[ \n]*(?:#{1,6} +)?|\*\**|__+|\\(?=[*_.#\-()\[\]])|\|[ |\n]*|\u200b\u200b*"
_CHANGES = re.compile(_CHANGE)
_CHANGES_AND_BLANKS = re.compile(_CHANGE + r"|  +")
_PARAGRAPH = re.compile(r"[\n#]")
"""What is behind the first newline of a break that ends a paragraph: another one, or the mark of a heading."""
_LIST_ITEM = re.compile(
    r"(?:[-+•–]|\d{1,3}(?:\.\d{1,2})*[.)]|[a-zđ]{1,2}[.)]|[IVX]+[.)]|\()\s|\d{1,3}[.)]|[+•]|"
    r"(?:Điều|Chương|Mục|Phần|Phụ lục)\s+[\dIVXA-Z]+(?:[.:]|$)"
)
_FULL_STOPS = ".;!?…"
"""Marks behind which a line never goes on."""
_QUOTES = '”"'
_ENDS = f"{_FULL_STOPS}{_QUOTES}:"
_HANGING = re.compile(
    r"(?:[,(/-]|\b(?i:số|ngày|tháng|năm|của|và|số:?)"
    r"|[\w,] (?:khoản \d{1,2}|điểm [a-zđ]|Điều \d{1,3}[a-z]?|Luật|Bộ|Sở|tỉnh|thành phố|huyện|xã|phường"
    r"|theo|tại|với|cho|các|những|bởi|do|hoặc|từ|trên|bao gồm)"
    r"|(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG|VIỆN KIỂM SÁT|TÒA ÁN|TOÀ ÁN) NHÂN|^\**BỘ|MẶT TRẬN TỔ"
    r"|\b(?:tỉnh|thành phố|TP\.?|huyện|xã|phường|đường) (?!Huế)[A-ZĐ]\w{0,6})$"
)
"""A line that ends so is not over: it lacks a number, an object, or the second half of a name."""
_LONGEST_HANGING = 20
"""How many characters at its end say that a line hangs: the longest alternative, and what is looked at before it."""
_FOLLOWING = 40
"""How many characters of the next line are looked at."""
_AFTER_COLON = re.compile(r":\s[^\W\d_A-ZĐ][^:]*$")
"""A line whose colon is followed by running text is no heading."""

WRAP_WIDTHS = (40, 130)
"""Median line lengths, in characters, between which a text counts as hard-wrapped."""
LONG_LINES = 0.12
"""The share of its lines that may be longer than that, such as a title put behind an instrument."""


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

    def seen(self, start: int, end: int) -> tuple[int, int]:
        """The span of the view in which the span `start:end` of the text as read is seen."""
        return self._index(start), max(self._index(end - 1) + 1 if end > start else 0, self._index(start))

    def put(self, edits: Sequence[tuple[int, int, str]]) -> View:
        """This view with other words at some spans, in order; what they share with the old ones keeps its place."""
        pieces: list[str] = []
        starts: list[int] = []
        raw: list[int] = []
        at = length = 0

        def keep(end: int) -> None:
            nonlocal at, length
            first = bisect_right(self._starts, at)
            last = bisect_left(self._starts, end)
            for old in (at, *self._starts[first:last]) if end > at else ():
                starts.append(length + old - at)
                raw.append(self._position(old))
            pieces.append(self.text[at:end])
            length += end - at
            at = end

        for start, end, words in edits:
            words = _tones(words)
            same, tail = _shared(self.text[start:end], words)
            keep(start + same)
            for offset in range(same, len(words) - tail):
                starts.append(length)
                raw.append(self._position(min(start + offset, max(end - tail - 1, start))))
                length += 1
            pieces.append(words[same : len(words) - tail])
            at = end - tail
        keep(len(self.text))
        text = "".join(pieces)
        return View(text, _lower(text), tuple(starts) or (0,), tuple(raw) or (0,))

    def _index(self, raw: int) -> int:
        piece = max(bisect_right(self._raw, raw) - 1, 0)
        following = self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)
        return min(self._starts[piece] + max(raw - self._raw[piece], 0), max(following - 1, self._starts[piece]))

    def _position(self, index: int) -> int:
        piece = bisect_right(self._starts, index) - 1
        return self._raw[piece] + index - self._starts[piece]


def _shared(old: str, new: str) -> tuple[int, int]:
    """How many characters two words have in common at their head, and how many behind that at their tail."""
    short = min(len(old), len(new))
    head = next((i for i in range(short) if old[i] != new[i]), short)
    tail = next((i for i in range(short - head) if old[-1 - i] != new[-1 - i]), short - head)
    return head, tail


def fold(text: str, body: Iterable[Span] | None = None) -> View:
    """The view of `text` (NFC), or of those ranges of it that `body` lists."""
    same = _same_length(text)
    changes = _CHANGES_AND_BLANKS if "  " in same else _CHANGES
    pieces: list[str] = []
    starts: list[int] = []
    raw: list[int] = []
    length = 0

    def map_on(at: int) -> None:
        """Let what follows in the view come from the text at `at` on."""
        starts.append(length)
        raw.append(at)

    for span in body if body is not None else (Span(0, len(text)),):
        at = span.start
        map_on(at)
        for begin, after, instead in _cuts(same, span.start, span.end, changes):
            pieces += same[at:begin], instead
            length += begin - at + len(instead)
            at = after
            if len(instead) != after - begin:
                map_on(at)
        pieces += same[at : span.end], "\n"
        length += span.end - at
        map_on(max(span.start, span.end - 1))
        length += 1
    folded = _tones("".join(pieces))
    return View(folded, _lower(folded), tuple(starts) or (0,), tuple(raw) or (0,))


def _same_length(text: str) -> str:
    for seen, meant in _SAME_LENGTH:
        if seen in text:
            text = text.replace(seen, meant)
    return text


def _tones(text: str) -> str:
    """A text with the tone marks of open syllables on the first vowel: "hoà" is "hòa"."""
    return _LATE_TONE.sub(_early_tone, text)


def _early_tone(late: re.Match[str]) -> str:
    pair = late.group()
    return _EARLY_TONE.get(pair, pair)


def _cuts(text: str, start: int, end: int, changes: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """The stretches of a range that the view shows otherwise, in order, each with what it shows instead."""
    width = _wrap_width(text[start:end])
    emphasis: set[int] = set()  # lengths of the runs of asterisks now open; blank lines and cells close all
    at = start
    for change in changes.finditer(text, start, end):
        begin, after = change.span()
        kind = text[begin]
        if text[begin - 1 : begin] == " " and (kind in "\n|" or text[after : after + 1] == "\n"):
            yield at + len(text[at:begin].rstrip(" ")), begin, ""
        at = after
        if kind == "\n":
            paragraph = after - begin > 1 and _PARAGRAPH.search(text, begin + 1, after) is not None
            if paragraph:
                emphasis.clear()
            elif _joins(text, change, start, end, width, bool(emphasis)):
                yield begin, after, " "
                continue
            if after - begin > 1:
                yield begin, after, "\n"
        elif kind == "*":
            if not _is_bullet(text, change):
                emphasis ^= {after - begin}
            yield begin, after, ""
        elif kind == "|":
            emphasis.clear()
            yield begin, after, "\n"
        else:
            yield begin, after, " " if kind == " " else ""


def _is_bullet(text: str, change: re.Match[str]) -> bool:
    before = text[change.start() - 1 : change.start()]
    return before in ("", "\n") and text[change.end() : change.end() + 1] == " "


def _joins(text: str, change: re.Match[str], start: int, end: int, width: float, emphasis: bool) -> bool:
    """Whether the line break at `change` is only a wrap inside one sentence."""
    begin, after = change.span()
    if text[begin - 1] in _FULL_STOPS:
        return False
    line = text[max(text.rfind("\n", start, begin) + 1, start) : begin].rstrip("* ")
    following = text[after : min(end, after + _FOLLOWING)].lstrip("*_").split("\n", 1)[0]
    if not line or not following or following[0] in "|#" or following.startswith("--") or line.endswith("--"):
        return False
    ends = line[-1] in _ENDS
    if emphasis and not ends:
        return True
    if line[-1] in _FULL_STOPS or _LIST_ITEM.match(following):
        return False
    small = following[0].islower()
    if (small and not ends) or _HANGING.search(line, len(line) - _LONGEST_HANGING):
        return True
    if ends:
        return small and line[-1] in _QUOTES
    if not width:
        return False
    if following[0].isdigit() or following[0] in '(“"' or _AFTER_COLON.search(line):
        return True
    if line.count("(") > line.count(")"):
        return True
    return len(line) >= 0.55 * width and line.isupper() == following.isupper()


def _wrap_width(text: str) -> float:
    """The typical line length of a hard-wrapped text, 0 for a text with a paragraph a line."""
    lengths = [len(line) for line in text.split("\n") if len(line) > WRAP_WIDTHS[0] // 2]
    if len(lengths) < 4:
        return 0
    longer = sum(n > WRAP_WIDTHS[1] for n in lengths)
    typical = median(lengths)
    return typical if WRAP_WIDTHS[0] <= typical <= WRAP_WIDTHS[1] and longer < LONG_LINES * len(lengths) else 0


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@lru_cache(maxsize=1 << 15)
def fold_name(name: str) -> str:
    """A name as the view's lower-case text would show it; the key of every lexicon look-up."""
    return folded(name)


def folded(text: str) -> str:
    """The same for a long text, or for names of which each is asked for once."""
    return _lower(_tones(" ".join(_same_length(unicodedata.normalize("NFC", text)).split())))
