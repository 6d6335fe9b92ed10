"""Misspelt names of people in one text: "Đặng Thị Ngọc Thinh" where the text also has "Đặng Thị Ngọc Thịnh".

Two names are one where hardly two people could bear them: Vietnamese names of four syllables and more of
which one has another tone, other names of which one letter differs or whose words change places. Three
syllables are left apart: "Hà" and "Hạ" are two people until something else says otherwise.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from kg.extract.mentions.people import names

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_SYLLABLES = 4
_LETTERS = 8


def corrected(labels: Iterable[str]) -> dict[str, str]:
    """Each misspelt name with the spelling that the text uses more often, or first.

    Args:
        labels: the names in the order of the text, each as often as it stands there.
    """
    counts = Counter(labels)
    found: dict[str, str] = {}
    for first, second in combinations(counts, 2):
        if _is_misspelt(first, second):
            rare, common = (first, second) if counts[first] < counts[second] else (second, first)
            found[rare] = found.get(common, common)
    return found


def _is_misspelt(first: str, second: str) -> bool:
    words, others = first.lower().split(), second.lower().split()
    if len(words) != len(others):
        return False
    if sorted(words) == sorted(others):
        return not all(map(names.is_syllable, words))
    differing = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    if len(differing) != 1:
        return False
    if all(map(names.is_syllable, (*words, *others))):
        return len(words) >= _SYLLABLES and _toneless(differing[0][0]) == _toneless(differing[0][1])
    return len(first) >= _LETTERS and _one_letter_apart(*differing[0])


def _toneless(syllable: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", syllable).translate(_TONES))


def _one_letter_apart(first: str, second: str) -> bool:
    """Whether one letter is added, left out, put for another, or two neighbours stand in the other order."""
    shorter, longer = sorted((first, second), key=len)
    if len(longer) - len(shorter) > 1 or len(shorter) < 4:
        return False
    start = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if len(shorter) != len(longer):
        return shorter[start:] == longer[start + 1 :]
    rest, other = shorter[start:], longer[start:]
    return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
