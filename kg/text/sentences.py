"""Blocks and sentences of a view, by the marks and abbreviations of Vietnamese prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from kg.text.letters import LOWER, UPPER

_BOUND = re.compile(
    rf"[\n.!?…](?:(?<=\n)|(?<![.!?…].)[.!?…]*+[”\"')\]]*+(?=[^\S\n]+[\"“'(\[-]*[{UPPER}0-9])"
    rf"|(?<=[{LOWER}][{LOWER}]\.)(?=[{UPPER}][{LOWER}]))"
)
"""The end of a line, marks behind which a sentence can begin on the same line, or a stop without its blank."""
_ABBREVIATION = re.compile(
    r"(?<![^\s(\"“])(?:TP|Tp|T\.P|GS|PGS|TS|ThS|Ths|Th\.S|Pgs|BS|KS|LS|NSND|NSƯT|KT|TM|TL|TUQ|Q|P|H|TX|TT|St|Mr|Mrs|Ms|Dr|No|Inc|Ltd|"
    r"v\.v|CTr|T\.Ư|T\.W|[A-ZĐ](?:\.[A-ZĐ])*)$"
)
_NUMBER = re.compile(
    r"(?:^|[\n,;:.!?(–-][ \t]*"
    r"|(?<!\w)(?i:điều|khoản|chương|phần|mục|tiểu mục|bài|bước|câu|phụ lục|biểu|bảng|hình|số|mẫu|tập) )"
    r"(?:[IVX]+|\d{1,2})$"
)
"""The number of an item or a provision, behind which its text begins; "khóa XIV" or "tháng 5" can end a sentence."""
_LONGEST_ABBREVIATION = 24
"""How far before a stop its abbreviation may begin, in characters."""
_LONGEST = 3000
"""What goes on for longer without a stop is a table or a list, and is cut at a blank: no grammar reads so far."""
_BEYOND = 1 << 62
"""Behind every offset: a sentence that begins at a position comes before `(position, _BEYOND)`."""


class Sentence(NamedTuple):
    """A sentence of a view; `block` numbers the paragraph, heading, list item or cell it stands in."""

    start: int
    end: int
    block: int


def sentences(text: str) -> list[Sentence]:
    """The sentences of a view's text, in order, without surrounding blanks."""
    found: list[Sentence] = []
    start = block = 0
    for bound in _BOUND.finditer(text):
        stop, end = bound.span()
        mark = text[stop]
        if mark == "." and _is_short(text, start, stop):
            continue
        _add(found, text, start, end, block)
        start = end
        block += mark == "\n"
    _add(found, text, start, len(text), block)
    return found


def _is_short(text: str, start: int, stop: int) -> bool:
    """Whether a stop belongs to an abbreviation or to the number of an item, in a sentence that begins at `start`."""
    before = text[max(start, stop - _LONGEST_ABBREVIATION) : stop].lstrip()
    return bool(_ABBREVIATION.search(before) or _NUMBER.search(before))


def _add(found: list[Sentence], text: str, start: int, end: int, block: int) -> None:
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        _add(found, text, start, cut, block)
        start = cut
    piece = text[start:end].lstrip()
    if piece:
        start = end - len(piece)
        found.append(Sentence(start, start + len(piece.rstrip()), block))


def sentence_at(found: list[Sentence], position: int) -> Sentence | None:
    """The sentence that holds `position`, if any."""
    index = bisect_right(found, (position, _BEYOND)) - 1
    return found[index] if index >= 0 and position < found[index].end else None
