"""Sets of words: as pieces of a regular expression, and as the syllables that they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NO_LETTER_BEFORE = r"(?<!\w.)"


def any_of(*words: str) -> str:
    """The source of a pattern for one of these words, as a whole word; each argument lists words by commas.

    >>> any_of("và, cùng với", "cùng")
    '(?:c(?<!\\\\w.)ùng(?:\\\\ với)?|v(?<!\\\\w.)à)(?!\\\\w)'
    """
    return whole_word(_listed(words))


def whole_word(words: Iterable[str]) -> str:
    """The source of a pattern for one of these words as a whole word, the longest that fits.

    That no letter stands before it is asked behind its first letter, so that `re` can skip to the first letters.
    """
    return _tree(words, _NO_LETTER_BEFORE) + r"(?!\w)"


def alternatives(words: Iterable[str]) -> str:
    """The source of a pattern for one of these words, the longest that fits, whatever stands beside it."""
    return _tree(words)


def _tree(words: Iterable[str], behind_first: str = "") -> str:
    """Words as a tree of their letters, which is left at the first letter that fits none of them.

    Args:
        words: the words; without any, the pattern fits nowhere.
        behind_first: what is put behind the first letter of each.
    """
    rests: dict[str, set[str]] = {}
    for word in sorted(words):
        rests.setdefault(word[:1], set()).add(word[1:])
    ends_here = rests.pop("", None) is not None
    branches = [re.escape(letter) + behind_first + _tree(rest) for letter, rest in rests.items()]
    if not branches:
        return "" if ends_here else "(?!)"
    if ends_here or len(branches) > 1:
        return f"(?:{'|'.join(branches)}){'?' if ends_here else ''}"
    return branches[0]


def syllables(*words: str) -> frozenset[str]:
    """The syllables of these words; each argument lists words by commas.

    >>> sorted(syllables("cùng với, và", "với"))
    ['cùng', 'và', 'với']
    """
    return frozenset(syllable for word in _listed(words) for syllable in word.split())


def _listed(groups: tuple[str, ...]) -> set[str]:
    return {word.strip() for group in groups for word in group.split(",") if word.strip()}
