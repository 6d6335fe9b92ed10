"""Fields of work in the names of bodies: "Y tế", "GD&ĐT", "Lao động, Thương binh và Xã hội".

A field is looked up right behind a head noun, never searched for. How its parts are joined is
all the same, so that one spelling in the lexicon stands for all: the words alone are the key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from kg.ontology import Entry, Lexicon
from kg.text.view import fold_name

_WORD = re.compile(r"[^\W_]+(?:/[^\W_]+)*")
_JOINT = re.compile(r" ?(?:[,&-] ?| (?!$))?(?:và )?")
_AND = "và"


class FieldName(NamedTuple):
    """A field where it stands in a text."""

    start: int
    end: int
    entry: Entry


@dataclass(slots=True)
class _Node:
    """What may follow some words of a field's name, and the field that they are."""

    next: dict[str, _Node] = field(default_factory=dict)
    entry: Entry | None = None


def field_at(lower: str, position: int, lexicon: Lexicon) -> FieldName | None:
    """The longest field of the lexicon that begins at `position` of a lower-case view."""
    node: _Node | None = _names(lexicon)
    best: FieldName | None = None
    at = position
    while True:
        word = _WORD.match(lower, at)
        node = node.next.get(word.group()) if word and node else None
        if not node or not word:
            return best
        if node.entry and not _is_list(lower, position, word.end(), lexicon):
            best = FieldName(position, word.end(), node.entry)
        joint = _JOINT.match(lower, word.end())
        at = joint.end() if joint else word.end()


def short_field_at(text: str, position: int, lexicon: Lexicon) -> FieldName | None:
    """A field by the abbreviation that only a list of fields makes clear: "TC" in "các Bộ: XD, TC"."""
    word = _WORD.match(text, position)
    entry = _short_names(lexicon).get(word.group()) if word else None
    return FieldName(position, word.end(), entry) if word and entry else None


def _is_list(lower: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether "tài chính, kế hoạch" only begins the list "Tài chính, Kế hoạch và Đầu tư"."""
    comma = lower.rfind(", ", start, end)
    if comma < 0:
        return False
    second = field_at(lower, comma + 2, lexicon)
    return second is not None and second.end > end


@lru_cache(maxsize=4)
def _names(lexicon: Lexicon) -> _Node:
    root = _Node()
    for entry in lexicon.of("Field"):
        for name in (*entry.names, *entry.facts.get("form", ())):
            node = root
            for word in _WORD.findall(fold_name(name)):
                if word != _AND:
                    node = node.next.setdefault(word, _Node())
            node.entry = node.entry or entry
    return root


@lru_cache(maxsize=4)
def _short_names(lexicon: Lexicon) -> dict[str, Entry]:
    return {form: e for e in lexicon.of("Field") for form in e.facts.get("shortForm", ())}
