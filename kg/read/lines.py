"""A text as lines with offsets, and the lexicon's furniture phrases that stand in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from kg.model import Span
from kg.ontology import Entry, Lexicon

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

CLASSES = ("FurnitureHeading", "PhotoCredit", "InstrumentMark")
MARKS = " \t#*_>|•·+-–—.:…»›→\u00a0\u200b\ufeff"
"""What may stand around the words of a line without being part of them."""
PROSE = 80
"""A line at least this long that ends like a sentence is a paragraph of an article, in characters."""

_SENTENCE_END = re.compile(r"[.:;…][\"”’')\]*_ ]*$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A furniture phrase found in a text, with the entry that lists it."""

    start: int
    end: int
    entry: Entry


class Lines:
    """A text by lines. `lower` is the text in lower case, index for index."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lower = _lower(text)
        self.lines = text.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines)][:-1]
        self.lexicon = lexicon

    def __len__(self) -> int:
        return len(self.lines)

    def at(self, offset: int) -> int:
        """The number of the line that holds an offset."""
        return bisect_right(self.starts, offset) - 1

    def span(self, first: int, last: int | None = None) -> Span:
        """The range of the text that lines `first` to `last` take up, line end included."""
        last = first if last is None else last
        return Span(self.starts[first], min(self.starts[last] + len(self.lines[last]) + 1, len(self.text)))

    def bare(self, number: int) -> str:
        """A line without the marks of lists, headings and emphasis around it."""
        return self.lines[number].strip(MARKS)

    def is_prose(self, number: int) -> bool:
        """Whether a line reads as a paragraph and not as a heading, a caption or a link."""
        line = self.lines[number]
        return len(line) >= PROSE and (bool(_SENTENCE_END.search(line)) or len(line) > 3 * PROSE)

    @cached_property
    def phrases(self) -> dict[str, list[Phrase]]:
        """The furniture phrases of the text by class, in text order, as whole words."""
        automaton, entries = _automaton(self.lexicon)
        found: dict[str, list[Phrase]] = {kind: [] for kind in CLASSES}
        for index, start, end in automaton.find_matches_as_indexes(self.lower, overlapping=True):
            if not self._inside_word(start, end):
                found[entries[index].kind].append(Phrase(start, end, entries[index]))
        return found

    @cached_property
    def is_instrument(self) -> bool:
        """Whether the text shows the frame of an official instrument."""
        return any(self._begins_line(p.start) or p.start < 2000 for p in self.phrases["InstrumentMark"])

    def headings(self, *effects: str) -> Iterator[tuple[int, Phrase]]:
        """Furniture headings with one of these effects that begin a line, with the line's number."""
        for phrase in self.phrases["FurnitureHeading"]:
            if phrase.entry.fact("effect") in effects and self._begins_line(phrase.start):
                yield self.at(phrase.start), phrase

    def stands_alone(self, phrase: Phrase) -> bool:
        """Whether nothing follows a phrase on its line but marks and a count: "Bình luận (3):"."""
        number = self.at(phrase.start)
        rest = self.text[phrase.end : self.starts[number] + len(self.lines[number])]
        return not rest.strip(MARKS + "()[]0123456789,")

    def _begins_line(self, start: int) -> bool:
        return not self.text[self.text.rfind("\n", 0, start) + 1 : start].strip(MARKS)

    def _inside_word(self, start: int, end: int) -> bool:
        lower = self.lower
        before, after = lower[start - 1 : start], lower[end : end + 1]
        return (before.isalnum() and lower[start].isalnum()) or (after.isalnum() and lower[end - 1].isalnum())


def _lower(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else text.replace("İ", "I").lower()


@lru_cache(maxsize=4)
def _automaton(lexicon: Lexicon) -> tuple[AhoCorasick, list[Entry]]:
    from ahocorasick_rs import AhoCorasick

    entries = {name.lower(): entry for kind in CLASSES for entry in lexicon.of(kind) for name in entry.names}
    return AhoCorasick(list(entries)), list(entries.values())
