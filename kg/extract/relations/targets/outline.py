"""The outline of a text: its blocks, and how deep the numbering before each of them says that it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEVELS = (
    r"(?:phần|chương|phụ lục)(?!\w)",
    r"mục [ivx\d]",
    r"điều \d",
    r"[ivx]{1,5} ?[.\-)]",
    r"\d{1,2} ?[.)](?!\d)",
    r"\d{1,2}\.\d{1,2}\.?(?![.\d])",
    r"\d{1,2}\.\d{1,2}\.\d{1,2}\.?(?!\d)",
    r"[a-zđ]{1,2} ?[.)] ",
    r"\(\d{1,2}\)|\([a-zđ]\)",
    r"-",
    r"[+•*]",
)
_NUMBERING = re.compile("|".join(f"({level})" for level in _LEVELS))
_MAY_NUMBER = re.compile(r"[\d(+•*-]|[a-zđ]{1,5} ?[.)-]|phần|chương|phụ|mục |điều ")
"""How a block with a numbering begins: a quick test, for most have none."""
PLAIN = len(_LEVELS)
"""The level of a block without numbering."""
MAJOR = 3
"""The last level whose headings part a document: phần, mục, điều, roman numeral."""
ORDERED = 6
"""The last level whose place among the others is the same in every text: 1.1.1."""
_REACH = 80


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item of a view; `number` is that of its line, as in `Sentence.block`."""

    number: int
    start: int
    end: int
    level: int


def blocks(lower: str) -> list[Block]:
    """The blocks of a lower-case view that are not empty, in order."""
    found, at = [], 0
    for number, line in enumerate(lower.split("\n")):
        if line.strip():
            numbering = _NUMBERING.match(line) if _MAY_NUMBER.match(line) else None
            level = (numbering.lastindex or 0) - 1 if numbering else PLAIN
            found.append(Block(number, at, at + len(line), level))
        at += len(line) + 1
    return found


def levels_before(found: list[Block], index: int) -> frozenset[int]:
    """The levels of the blocks before one, back to the nearest major heading."""
    levels = set()
    for block in reversed(found[max(0, index - _REACH) : index]):
        levels.add(block.level)
        if block.level <= MAJOR:
            break
    return frozenset(levels)
