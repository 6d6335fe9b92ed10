"""Furniture that announces itself by the words at the beginning of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span
from kg.read.lines import PROSE, Lines

BEFORE_THE_END = 200
"""So much of the article, in characters of whole lines, must stand before a heading that ends it: menus come first."""
LONGEST_LINK = 200
_MOST_LINKS = 12
_MOST_UNMARKED = 4

_LINK = re.compile(r"\s*(?:[-*•>»+]|\[|\d{1,2}/\d{1,2}/\d{4})")
_SECTION = re.compile(r"\s*(?:[#*]|\d{1,2}[.)]|[IVX]{1,4}[.)]|(?:Điều|Chương|Mục|Phần)\s)")
_PRICE = re.compile(r"\d[\d.,]*\s?(?:tỷ|tỉ|triệu|tr\b|m2|m²|usd)|\b0\d[\d. ]{7,12}\b")


def article_end(lines: Lines) -> int:
    """The number of the line where the article is over, or the number of lines."""
    for number, phrase in lines.headings("ends"):
        if lines.stands_alone(phrase):
            before = sum(len(line) for line in lines.lines[:number] if len(line) >= PROSE // 2)
            if before >= BEFORE_THE_END:
                return number
    return len(lines)


def cuts(lines: Lines, end: int) -> Iterator[Span]:
    """The lines before `end` that are furniture by their own words, and the links under such lines."""
    effects = ("note",) if lines.is_instrument else ("note", "ends", "box", "line", "opens", "listing")
    for number, phrase in lines.headings(*effects):
        if number >= end:
            break
        effect, line = phrase.entry.fact("effect"), lines.lines[number]
        alone = lines.stands_alone(phrase)
        if (effect in ("ends", "line", "note") and alone) or (effect == "opens" and _is_link(line)):
            yield lines.span(number)
        elif effect == "box" and (alone or line[phrase.end - lines.starts[number] :].lstrip().startswith(":")):
            yield lines.span(number, _last_link(lines, number, end))
        elif effect == "listing" and _is_link(line) and _PRICE.search(line):
            yield lines.span(number)


def _is_link(line: str) -> bool:
    return len(line) <= LONGEST_LINK and not (len(line) >= PROSE and line.rstrip("*_ ").endswith((".", ";")))


def _last_link(lines: Lines, heading: int, end: int) -> int:
    """The last of the links under a heading: lines marked as such, or a few that cannot be the text going on."""
    last, unmarked = heading, 0
    for number in range(heading + 1, min(heading + 2 * _MOST_LINKS, end)):
        line = lines.lines[number]
        if not line.strip():
            continue
        if not _is_link(line) or line.rstrip().endswith((".", ":")):
            break
        if not _LINK.match(line):
            unmarked += 1
            if unmarked > _MOST_UNMARKED or _SECTION.match(line) or len(line) < 25:
                break
        last = number
    return last
