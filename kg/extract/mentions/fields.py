"""Fields of work in the names of bodies: "Y tế", "GD&ĐT", "Lao động, Thương binh và Xã hội".

A field is looked up right behind a head noun, never searched for. How its parts are joined is
all the same, so that one spelling in the lexicon stands for all: the words alone are the key.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.ontology import Entry, Lexicon
from kg.text.view import fold_name

_WORD = re.compile(r"[^\W_]+(?:/[^\W_]+)*")
_JOINT = re.compile(r" ?(?:,|-|&|và|) ?(?:và )?")
_LONGEST = 14
_REACH = 90


class FieldName(NamedTuple):
    """A field where it stands in a text."""

    start: int
    end: int
    entry: Entry


def field_at(lower: str, position: int, lexicon: Lexicon) -> FieldName | None:
    """The longest field of the lexicon that begins at `position` of a lower-case view."""
    names = _names(lexicon)
    best: FieldName | None = None
    words: list[str] = []
    end = position
    for match in _WORD.finditer(lower, position, position + _REACH):
        if match.start() != position and not _JOINT.fullmatch(lower, end, match.start()):
            break
        if match.start() == end != position:
            break
        if match.start() == position or match.group() != "và":
            words.append(match.group())
            end = match.end()
            entry = names.get(" ".join(words))
            if entry and not _is_list(lower, position, end, lexicon):
                best = FieldName(position, end, entry)
        if len(words) == _LONGEST:
            break
    return best


def _is_list(lower: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether "tài chính, kế hoạch" only begins the list "Tài chính, Kế hoạch và Đầu tư"."""
    comma = lower.rfind(", ", start, end)
    if comma < 0:
        return False
    second = field_at(lower, comma + 2, lexicon)
    return second is not None and second.end > end


@lru_cache(maxsize=4)
def _names(lexicon: Lexicon) -> dict[str, Entry]:
    return {_key(name): e for e in lexicon.of("Field") for name in (*e.names, *e.facts.get("form", ()))}


def _key(name: str) -> str:
    return " ".join(w for w in _WORD.findall(fold_name(name)) if w != "và")
