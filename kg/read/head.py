"""The lines before the first paragraph: menu, section, date line, title.

Sites print them in different orders; what tells them apart is what each line is. A date
line says nothing but a date, a menu is lines of few words, and the title is the line of
many words beside the date line, or the first one where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model import Span
from kg.read import datelines
from kg.read.lines import Lines

REACH = 60
"""How many lines a head can have."""
_LONGEST_TITLE = 300
_FEWEST_WORDS = 4
_LIKELY_WORDS = 6
_LONGEST_SITE = 10
_MENU = 3
"""So many lines of few words before the title make a menu."""

_HEADING = re.compile(r"\s*(#{1,6})\s+\S")
_NO_TITLE = re.compile(r"\s*(?:[-+•]\s|\d{1,2}[.)]\s|[a-zđ]\)|Điều\s|Căn cứ|Số\s?:|Kính gửi|\|)")


@dataclass(slots=True)
class Head:
    """What the head of a text shows, and the lines of it that are not the article."""

    title: str = ""
    date: str = ""
    author: str = ""
    publisher: str = ""
    cuts: list[Span] = field(default_factory=list)


def read(lines: Lines, end: int, dropped: set[int]) -> Head:
    """The head of an article that ends before line `end`; `dropped` are lines known to be furniture."""
    head = Head()
    last = next((n for n in range(end) if lines.is_prose(n) and not _HEADING.match(lines.lines[n])), end)
    shown = [n for n in range(min(last, REACH)) if lines.bare(n)]
    numbers = [n for n in shown if n not in dropped]
    organs = {n: organ for n in numbers if (organ := _site(lines, n))}
    dated = [n for n in numbers if _read_dateline(lines.bare(n), head)]
    candidates = [n for n in numbers if n not in dated and n not in organs and _may_be_title(lines, n)]
    title = _choose(lines, candidates, dated)
    first = last if title is None else title
    head.title = "" if title is None else lines.bare(title)
    head.publisher = next((organs[n] for n in organs if n < first), "")
    head.cuts += [lines.span(n) for n in (*dated, *(n for n in organs if n < first))]
    head.cuts += [lines.span(n) for n in _menu(lines, shown, dated, title)]
    _read_opening(lines, [n for n in range(min(end, last + _MENU)) if lines.bare(n)], head)
    return head


def _site(lines: Lines, number: int) -> str:
    """The press organ or site that a line is the name of: "TTXVN", "Cổng thông tin điện tử tỉnh …"; else ""."""
    bare = lines.bare(number)
    if organ := datelines.press_name(bare, lines.lexicon):
        return organ
    named = any(n == number for n, _ in lines.headings("site"))
    return bare if named and len(bare.split()) <= _LONGEST_SITE else ""


def _read_dateline(line: str, head: Head) -> bool:
    author, date = "", datelines.published(line)
    if not date:
        author, date = datelines.authored(line)
    if date and (not head.date or datelines.has_time(line)):
        head.date = date
    head.author = head.author or author
    return bool(date)


def _may_be_title(lines: Lines, number: int) -> bool:
    line, bare = lines.lines[number], lines.bare(number)
    return (
        len(bare.split()) >= _FEWEST_WORDS
        and len(bare) <= _LONGEST_TITLE
        and not line.rstrip("*_ ").endswith((".", ":", ";", ","))
        and not _NO_TITLE.match(line)
    )


def _choose(lines: Lines, candidates: list[int], dated: list[int]) -> int | None:
    """The title among the lines that may be one."""
    marked = [n for n in candidates if _HEADING.match(lines.lines[n])]
    if marked:
        return next((n for n in marked if lines.lines[n].startswith("# ")), marked[0])
    if not candidates or not dated:
        return candidates[0] if candidates else None
    before = [n for n in candidates if n < dated[-1]]
    after = [n for n in candidates if n > dated[-1]]
    if before and (not after or len(lines.bare(before[-1]).split()) >= _LIKELY_WORDS):
        return before[-1]
    return after[0] if after else None


def _menu(lines: Lines, shown: list[int], dated: list[int], title: int | None) -> Iterator[int]:
    """The lines of few words before the title, where there are many of them or a date is among them."""
    before = [n for n in shown if title is not None and n < title and len(lines.bare(n).split()) < _LIKELY_WORDS]
    if len(before) >= _MENU or (dated and dated[0] < (title or 0)):
        yield from before


def _read_opening(lines: Lines, numbers: list[int], head: Head) -> None:
    """The mark of the press organ before the first sentence."""
    for number in numbers:
        length, organ = datelines.opening_mark(lines.lines[number], lines.lexicon)
        if length:
            head.publisher = head.publisher or organ
            head.cuts.append(Span(lines.starts[number], lines.starts[number] + length))
            return
