"""The NFC form of a text, with a map back to the characters it was given in."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"\S+|\s+")


@dataclass(frozen=True, slots=True)
class Composed:
    """A text in NFC; `given` takes its spans back to the text it was composed from."""

    text: str
    _starts: tuple[int, ...]
    _given: tuple[int, ...]

    def given(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as given that the span `start:end` of `text` was composed from.

        A span that ends inside of what was composed together takes in all of it.
        """
        if not self._starts:
            return start, end
        first, offset = self._piece(start)
        last, beyond = self._piece(end)
        if beyond and not self._as_given(last):
            last, beyond = last + 1, 0
        return self._given[first] + (offset if self._as_given(first) else 0), self._given[last] + beyond

    def _piece(self, index: int) -> tuple[int, int]:
        piece = bisect_right(self._starts, index) - 1
        return piece, index - self._starts[piece]

    def _as_given(self, piece: int) -> bool:
        """Whether a piece is as long as it was given, so that its characters correspond one by one."""
        if piece + 1 == len(self._starts):
            return True
        return self._starts[piece + 1] - self._starts[piece] == self._given[piece + 1] - self._given[piece]


def compose(given: str) -> Composed:
    """`given` in NFC. A text that is composed already maps to itself at no cost."""
    if unicodedata.is_normalized("NFC", given):
        return Composed(given, (), ())
    pieces: list[str] = []
    starts, positions = [], []
    length = at = 0
    for piece, width in _pieces(given):
        pieces.append(piece)
        starts.append(length)
        positions.append(at)
        length += len(piece)
        at += width
    return Composed("".join(pieces), (*starts, length), (*positions, at))


def _pieces(given: str) -> Iterator[tuple[str, int]]:
    """Stretches in NFC with the length each was given in; only words that change are cut finer."""
    for match in _WORD.finditer(given):
        word = match.group()
        if unicodedata.is_normalized("NFC", word):
            yield word, len(word)
            continue
        clusters = list(_clusters(word))
        composed = [unicodedata.normalize("NFC", cluster) for cluster in clusters]
        whole = unicodedata.normalize("NFC", word)
        if "".join(composed) == whole:
            yield from zip(composed, map(len, clusters), strict=True)
        else:
            yield whole, len(word)


def _clusters(word: str) -> Iterator[str]:
    """A character with the combining marks that follow it, one after the other."""
    start = 0
    for index in range(1, len(word)):
        if not unicodedata.combining(word[index]):
            yield word[start:index]
            start = index
    yield word[start:]
