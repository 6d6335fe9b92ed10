"""Sets of words as pieces of a regular expression."""

from __future__ import annotations

import re


def any_of(*words: str) -> str:
    """The source of a pattern for one of these words, as a whole word; each argument lists words by commas.

    >>> any_of("và, cùng với", "cùng")
    '(?<!\\\\w)(?:cùng\\\\ với|cùng|và)(?!\\\\w)'
    """
    listed = {word.strip() for group in words for word in group.split(",") if word.strip()}
    return rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in sorted(listed, key=lambda w: (-len(w), w)))})(?!\w)"
