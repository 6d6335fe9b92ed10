"""Passages that are not the article: repeated captions, image names, teasers of other articles, translations."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from kg.model import Span
from kg.read.lines import MARKS, Lines

_SHORTEST_REPEAT = 40
_REPEAT_REACH = 2
_SHORTEST_TRANSLATION = 300
_FEWEST_ARTICLES = 5
_ARTICLE_EVERY = 320
"""English has a " the " in so many characters, Vietnamese without accents has none."""
_WIDEST_GAP = 2
_LONGEST_TEASER = 600
_IMAGE_NAME = re.compile(r"(?m)^[\x20-\x7e]{12,200}? hinh anh \d{1,2}")
_STRUCTURE = re.compile(r"\s*(?:[#|*_+-]|\d{1,3}[.)]|[a-zđ]\)|(?:Điều|Chương|Mục)\s)|[^\n]*;$")
_ACCENTED = re.compile(r"[À-ỹ]")
_DATELINE = re.compile(r"\((?P<organ>[^()\n]{2,30})\)\s*[-–—]")
_RELATED_TITLE = re.compile(r"\[(?=[\"“'A-ZÀ-Ỹ])[^\[\]\n]{25,160}[^\[\]\n.;]\](?![(\w])")


def cuts(lines: Lines, end: int) -> Iterator[Span]:
    """What is no part of the article among the lines before `end`."""
    yield from _image_names(lines)
    yield from _translation(lines, end)
    if not lines.is_instrument:
        yield from _repeats(lines, end)
        yield from _teasers(lines, end)
        yield from _related_titles(lines)


def _repeats(lines: Lines, end: int) -> Iterator[Span]:
    """A line that stands again right after itself, as captions do. Headings and list items are let be."""
    recent: deque[str] = deque(maxlen=_REPEAT_REACH)
    for number in range(end):
        line = lines.lines[number]
        if not line.strip():
            continue
        key = line.strip(MARKS)
        if len(key) >= _SHORTEST_REPEAT and key in recent and not _STRUCTURE.match(line):
            yield lines.span(number)
        recent.append(key)


def _image_names(lines: Lines) -> Iterator[Span]:
    """The title without diacritics that some sites print before a caption: "... hinh anh 2Quang cảnh"."""
    if " hinh anh " in lines.text and not lines.text.isascii():
        for name in _IMAGE_NAME.finditer(lines.text):
            yield Span(name.start(), name.end())


def _teasers(lines: Lines, end: int) -> Iterator[Span]:
    """Paragraphs with a dateline of their own after the article's, where only such follow to its end."""
    opened = [n for n in range(end) if lines.lines[n][:1] == "(" and _DATELINE.match(lines.lines[n])]
    if len(opened) < 2:
        return
    first = next(n for n in reversed(range(end)) if n in (opened[0], 0) or (lines.is_prose(n) and n not in opened))
    for number in opened:
        if number > max(first, opened[0]) and len(lines.lines[number]) <= _LONGEST_TEASER:
            yield lines.span(number)


def _related_titles(lines: Lines) -> Iterator[Span]:
    for title in _RELATED_TITLE.finditer(lines.text) if "[" in lines.text else ():
        yield Span(title.start(), title.end())


def _translation(lines: Lines, end: int) -> Iterator[Span]:
    """Runs of English in a Vietnamese text, with the odd line between them ("Hãy đăng nhập …")."""
    if lines.text.isascii() or lines.text.count(" the ") < _FEWEST_ARTICLES:
        return
    first = last = -1
    for start, stop in _plain_runs(lines, end):
        if not _is_english("\n".join(lines.lines[start:stop])):
            continue
        if last < 0 or start - last > _WIDEST_GAP:
            if last > 0:
                yield lines.span(first, last - 1)
            first = start
        last = stop
    if last > 0:
        yield lines.span(first, last - 1)


def _plain_runs(lines: Lines, end: int) -> Iterator[tuple[int, int]]:
    """The runs of lines without an accented letter, as half-open ranges of line numbers."""
    number = 0
    while number < end:
        start = number
        while number < end and _is_plain(lines.lines[number]):
            number += 1
        if number > start:
            yield start, number
        number += 1


def _is_plain(line: str) -> bool:
    return line.isascii() or not _ACCENTED.search(line)


def _is_english(passage: str) -> bool:
    return len(passage) >= _SHORTEST_TRANSLATION and passage.count(" the ") * _ARTICLE_EVERY >= len(passage)
