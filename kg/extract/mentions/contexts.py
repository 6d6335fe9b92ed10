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


def found_before(lexicon: Lexicon, kind: str, lower: str, first: int, start: int) -> re.Match[str] | None:
    """The form of a class that ends, with a blank, at `start` and begins no earlier than at `first`."""
    return (
        before(lexicon, kind).search(lower, first, start) if lower.endswith(_endings(lexicon, kind), 0, start) else None
    )


@lru_cache(maxsize=64)
def _endings(lexicon: Lexicon, kind: str) -> tuple[str, ...]:
    """The last letters of the forms of a class, with the blank behind them: a quick test."""
    return tuple({f"{form[-3:]} " for form in forms(lexicon, kind)})


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
