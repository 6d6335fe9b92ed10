"""Blocks and sentences of a view, by the marks and abbreviations of Vietnamese prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from kg.text.letters import UPPER

_STOP = re.compile(rf"[.!?…]+[”\"')\]]*(?=\s+[\"“'(\[-]*[{UPPER}0-9])")
_ABBREVIATION = re.compile(
    r"(?<![^\s(\"“])(?:TP|Tp|T\.P|GS|PGS|TS|ThS|Th\.S|BS|KS|LS|NSND|NSƯT|KT|TM|TL|TUQ|Q|P|H|TX|TT|St|Mr|Mrs|Ms|Dr|No|Inc|Ltd|"
    r"v\.v|CTr|T\.Ư|T\.W|[A-ZĐ](?:\.[A-ZĐ])*|[IVX]+|\d{1,2})$"
)


class Sentence(NamedTuple):
    """A sentence of a view; `block` numbers the paragraph, heading, list item or cell it stands in."""

    start: int
    end: int
    block: int


def sentences(text: str) -> list[Sentence]:
    """The sentences of a view's text, in order, without surrounding blanks."""
    found: list[Sentence] = []
    at = 0
    for block, line in enumerate(text.split("\n")):
        start = at
        for stop in _STOP.finditer(text, at, at + len(line)):
            if text[stop.start()] == "." and _ABBREVIATION.search(text, start, stop.start()):
                continue
            _add(found, text, start, stop.end(), block)
            start = stop.end()
        _add(found, text, start, at + len(line), block)
        at += len(line) + 1
    return found


def _add(found: list[Sentence], text: str, start: int, end: int, block: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        found.append(Sentence(start, start + len(stripped), block))


def sentence_at(found: list[Sentence], position: int) -> Sentence | None:
    """The sentence that holds `position`, if any."""
    index = bisect_right(found, position, key=lambda s: s.start) - 1
    return found[index] if index >= 0 and position < found[index].end else None
