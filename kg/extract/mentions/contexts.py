"""Words of the lexicon right before or right behind a name, as patterns made once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.extract.forms import forms
from kg.ontology import Lexicon
from kg.text.words import alternatives, whole_word


@lru_cache(maxsize=64)
def before(lexicon: Lexicon, *kinds: str) -> re.Pattern[str]:
    """A pattern to search for in what stands before a name: one of the forms of these classes, and a blank."""
    return re.compile(f"{whole_word(_forms(lexicon, kinds))} $")


@lru_cache(maxsize=64)
def behind(lexicon: Lexicon, *kinds: str) -> re.Pattern[str]:
    """A pattern to match behind a name: a blank and one of the forms of these classes."""
    return re.compile(rf" (?:{either(lexicon, *kinds)})(?!\w)")


@lru_cache(maxsize=64)
def words(lexicon: Lexicon, kind: str) -> frozenset[str]:
    """The forms of a class."""
    return frozenset(forms(lexicon, kind))


def either(lexicon: Lexicon, *kinds: str) -> str:
    """The forms of classes as alternatives of a pattern, the longest that fits."""
    return alternatives(_forms(lexicon, kinds))


def _forms(lexicon: Lexicon, kinds: Iterable[str]) -> Iterator[str]:
    return (form for kind in kinds for form in forms(lexicon, kind))
