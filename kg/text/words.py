"""Sets of words: as pieces of a regular expression, and as the syllables that they are made of."""

from __future__ import annotations

import re


def any_of(*words: str) -> str:
    """The source of a pattern for one of these words, as a whole word; each argument lists words by commas.

    >>> any_of("và, cùng với", "cùng")
    '(?<!\\\\w)(?:cùng\\\\ với|cùng|và)(?!\\\\w)'
    """
    longest_first = sorted(_listed(words), key=lambda w: (-len(w), w))
    return rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in longest_first)})(?!\w)"


def syllables(*words: str) -> frozenset[str]:
    """The syllables of these words; each argument lists words by commas.

    >>> sorted(syllables("cùng với, và", "với"))
    ['cùng', 'và', 'với']
    """
    return frozenset(syllable for word in _listed(words) for syllable in word.split())


def _listed(groups: tuple[str, ...]) -> set[str]:
    return {word.strip() for group in groups for word in group.split(",") if word.strip()}
