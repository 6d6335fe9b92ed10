"""What stands right before a name: forms of address, degrees, ranks, callings, offices.

A title proves that a name follows. It is looked up from the name leftwards, so that nothing
is searched for where no name can be.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.analysis import Analysis
from kg.extract.forms import forms
from kg.extract.mentions.cover import Spanned
from kg.ontology import Entry, Lexicon

_REACH = 60
_GAP = re.compile(r" ?\([^()\n]{1,60}\) ?|(?: của| nước| tại)? |")
_NOTE = re.compile(r" ?\([^()\n]{1,60}\)")
_OF_LEVEL = re.compile(r" (?:ubnd |hđnd )?(?:tỉnh|thành phố|tp\.?|quận|huyện|thị xã|xã|phường|thị trấn)(?= )")
"""The place of an office told by its level alone: "Chủ tịch huyện Nguyễn Văn An"."""
_FIELD = re.compile(r" (?:[^\s,.;:()]+ ){0,4}của ")
_BETWEEN = " .,-:"
_COMPARED = 3
"""How many last letters of a form lead to it."""
_PROVES_ANY_NAME = ("national", "takes", "foreign", "embassy")


@dataclass(frozen=True, slots=True)
class Title:
    """A title before a name.

    `start` is where the honorifics begin, or the name itself if there are none; `foreign` tells
    whether a name of any spelling may follow; `strong` that nothing but a name can.
    """

    start: int
    foreign: bool
    strong: bool = True


class Titles:
    """The titles of one text, asked for by the position of a name."""

    def __init__(self, analysis: Analysis) -> None:
        self._lower = analysis.lower
        self._sentence_at = analysis.sentence_at
        self._lands = {h.end: h.start for h in analysis.hits.get("Country", ()) if analysis.text[h.start].isupper()}
        self._honorifics = by_ending(analysis.lexicon, "Honorific")
        self._callings = by_ending(analysis.lexicon, "Calling")
        self._offices = dict(_office_ends(analysis))

    def before(self, position: int) -> Title | None:
        """The title that ends right before a position of the view; an office before the honorifics is none of them."""
        start, lead = position, " :"
        while position - start < _REACH and self._office(start) is None:
            found = ending(self._lower, start, self._honorifics, lead)
            if found is None or ("." in self._lower[found[0] : start] and self._ends_sentence(found[0], start)):
                break
            start, lead = found[0], _BETWEEN
        if start < position:
            return Title(start, True)
        foreign = self._office(position)
        if foreign is not None:
            return Title(position, foreign)
        return self._calling(position)

    def _ends_sentence(self, start: int, following: int) -> bool:
        """Whether the stop behind an honorific is a full stop: "… với ông. Ông Hải nói", but not "GS. TS. Hải"."""
        sentence = self._sentence_at(following)
        return sentence is not None and start < sentence.start

    def _calling(self, position: int) -> Title | None:
        """What a person is said to be right before a name, with a country in between or not: "nhà lãnh đạo Lào"."""
        if found := ending(self._lower, position, self._callings, ' "“:'):
            foreign = bool(found[1].fact("foreign"))
            return Title(position, foreign, strong=foreign)
        land = self._lands.get(position - 1)
        if land is not None and (ending(self._lower, land, self._callings, " ") or self._is_of_land(land)):
            return Title(position, True)
        return None

    def _is_of_land(self, land: int) -> bool:
        """Whether an office with a few words of its field is said to be a country's: "Bộ trưởng TPP của Nhật Bản"."""
        if not self._lower.endswith("của ", 0, land):
            return False
        ends = (end for end in range(max(0, land - _REACH), land) if end in self._offices)
        return any(_FIELD.fullmatch(self._lower, end, land) for end in ends)

    def _office(self, position: int) -> bool | None:
        """Whether a name of any spelling may follow the office that ends before a position; None without office."""
        left = self._lower[max(0, position - 4) : position]
        return self._offices.get(position - len(left) + len(left.rstrip(' "“:')))


@lru_cache(maxsize=16)
def by_ending(lexicon: Lexicon, kind: str) -> Mapping[str, list[tuple[str, Entry]]]:
    """The forms of a class by their last letters, as many as are compared at once, the longest first."""
    found: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
    for form, entry in sorted(forms(lexicon, kind).items(), key=lambda item: -len(item[0])):
        found[form[-_COMPARED:]].append((form, entry))
    return dict(found)


def ending(
    lower: str, position: int, known: Mapping[str, list[tuple[str, Entry]]], between: str = " "
) -> tuple[int, Entry] | None:
    """The form that ends before `position`, as whole words, with only the characters `between` after it."""
    left = lower[max(0, position - _REACH) : position]
    words = left.rstrip(between)
    glued = lower[position - 1 : position].isalnum()
    if not words or (len(words) == len(left) and not glued):
        return None
    for length in range(_COMPARED, 0, -1):
        for form, entry in known.get(words[-length:], ()):
            if words.endswith(form):
                start = len(words) - len(form)
                if not (start and words[start - 1].isalnum()):
                    return position - len(left) + start, entry
    return None


def _office_ends(analysis: Analysis) -> Iterator[tuple[int, bool]]:
    """Where phrases that tell an office end, and whether a name of any spelling may follow there."""
    countries = (h for h in analysis.hits.get("Country", ()) if analysis.text[h.start].isupper())
    named: list[Spanned] = [*analysis.bodies, *analysis.places, *countries]
    bodies = sorted(named, key=lambda m: (m.start, -m.end))
    starts = [m.start for m in bodies]
    for hit in (*analysis.hits.get("Role", ()), *analysis.hits.get("Office", ())):
        yield hit.end, _direct(hit.entry)
        end = hit.end
        if note := _NOTE.match(analysis.lower, end):
            yield note.end(), _direct(hit.entry)
        if hit.entry.fact("place") and (level := _OF_LEVEL.match(analysis.lower, end)):
            yield level.end(), False
        for _ in range(3):
            gap = _GAP.match(analysis.lower, end)
            at = bisect_left(starts, hit.start + 1 if end == hit.end else end)
            while at < len(bodies) and bodies[at].end <= end:
                at += 1
            if at == len(bodies) or gap is None or bodies[at].start > gap.end():
                break
            end = bodies[at].end
            yield end, True
            if note := _NOTE.match(analysis.lower, end):
                yield note.end(), True


@lru_cache(maxsize=4096)
def _direct(role: Entry) -> bool:
    return role.kind == "Office" or any(role.fact(name) for name in _PROVES_ANY_NAME)
