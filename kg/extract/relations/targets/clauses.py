"""Clauses of a goal: each number with the words that belong to it.

A sentence is cut at semicolons; a piece with several numbers is cut between them, at the comma,
bracket or "và" where the words begin to speak of the next one. Numbers that only narrow a noun
("dân số từ 15 tuổi trở lên") or are what something starts from ("giảm từ 23 xuống 18 ca")
belong to the clause of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.analysis import Analysis, QuantityMention, within
from kg.extract.forms import forms, pattern
from kg.extract.mentions import quantities
from kg.ontology import Lexicon
from kg.text.letters import LOWER, UPPER

_SEPARATOR = re.compile(r"[,:(] ?| và | cùng với | hoặc | đồng thời ")
_BASELINE = re.compile(r"(?<!\w)(?:từ|so với|thay vì|hơn mức|so|mức) $")
_DENOMINATOR = re.compile(
    r"trên (?:1 vạn|1 triệu|1\.000|10\.000|100\.000|một (?:vạn|nghìn|triệu)|nghìn|vạn) (?:dân|người|phụ nữ|trẻ)"
)
_COMPARED = re.compile(r"(?<!\w)(?:so với|thay vì) (?:mức )?$")
_REFERENCE = re.compile(r"(?:cao|thấp|lớn|nhỏ|nhiều|ít) hơn (?:mức|con số)")
_BY = re.compile(r"(?:đến|tới|vào|năm|giai đoạn) ")
_OPENINGS = (
    "IndicatorHead", "GoalConnective", "LevelVerb", "ChangeVerb", "HaveVerb", "GoalModal",
)  # fmt: skip
_CONDITION = re.compile(r" (?:có thể|thì|được phép|mà)(?!\w)")
_ONWARD = re.compile(r"(?<!\w)(?:xuống|lên|còn|đến|tới|đạt)(?!\w)")
_STOP = re.compile(rf";|\.(?=\s|[{UPPER}][{LOWER}])|\n")


@dataclass(frozen=True, slots=True)
class Clause:
    """One number of a goal: the words of `start:quantity.start` lead to it, those up to `end` follow it."""

    start: int
    end: int
    quantity: QuantityMention
    chained: bool = False
    """Whether the clause goes on from the one before it in the same piece of the sentence."""


@lru_cache(maxsize=8)
def verb_before(lexicon: Lexicon) -> re.Pattern[str]:
    """A verb of the goal grammar, with its adverbs, at the end of a text that runs up to a number."""
    kinds = ("LevelVerb", "ChangeVerb", "HaveVerb")
    verbs = sorted({form for kind in kinds for form in forms(lexicon, kind)}, key=lambda w: (-len(w), w))
    adverbs = sorted(forms(lexicon, "GoalAdverb"), key=lambda w: (-len(w), w))
    verb, adverb = ("|".join(map(re.escape, words)) for words in (verbs, adverbs))
    return re.compile(rf"(?:^|(?<=[ ,(:])(?<!trở ))(?P<verb>{verb})(?P<adverbs>(?: (?:{adverb})){{0,3}}) ?$")


def clauses(analysis: Analysis, start: int, end: int) -> Iterator[Clause]:
    """The clauses of a span of one sentence, in order."""
    at = start
    for stop in [*(m.start() for m in _STOP.finditer(analysis.text, start, end)), end]:
        yield from _piece(analysis, at, stop)
        at = stop + 1


def _piece(analysis: Analysis, start: int, end: int) -> Iterator[Clause]:
    found = [
        *within(analysis.quantities, start, end),
        *quantities.spelled(analysis, start, end),
        *(q for q in quantities.unnamed(analysis, start, end) if _firm(analysis, start, q)),
    ]
    found.sort(key=lambda q: q.start)
    kept = [q for i, q in enumerate(found) if not _narrows(analysis, q, found[i + 1 : i + 2], start)]
    kept = [q for i, q in enumerate(kept) if not (i and _inside(analysis, kept[i - 1], q))]
    at = start
    for index, quantity in enumerate(kept):
        following = kept[index + 1] if index + 1 < len(kept) else None
        stop = _cut(analysis, quantity, following, at) if following else end
        yield Clause(at, stop, quantity, chained=index > 0)
        at = stop


def _firm(analysis: Analysis, start: int, quantity: QuantityMention) -> bool:
    """Whether a verb that can only mean an amount stands right before a number."""
    found = verb_before(analysis.lexicon).search(analysis.lower, start, quantity.start)
    loose = forms(analysis.lexicon, "LooseVerb")
    return found is not None and found["verb"] not in loose and not found["adverbs"].endswith(" từ")


def _narrows(analysis: Analysis, quantity: QuantityMention, following: list[QuantityMention], start: int) -> bool:
    """Whether a number only tells which things are meant, or where a change starts."""
    lower = analysis.lower
    between = lower[quantity.end : following[0].start] if following else ""
    open_ended = bool(following) and not re.search(r"[,;:(]| và ", between)
    if _BASELINE.search(lower, start, quantity.start) and open_ended and _ONWARD.search(between):
        return True
    if _COMPARED.search(lower, start, quantity.start) or _REFERENCE.match(lower, quantity.start):
        return True
    if _DENOMINATOR.match(lower, quantity.start) or _CONDITION.match(lower, quantity.end):
        return True
    verb = verb_before(analysis.lexicon)
    if not open_ended or verb.search(lower, start, quantity.start) or not lower[start : quantity.start].strip(" -"):
        return False
    return bool(verb.search(between.lstrip()))


def _inside(analysis: Analysis, before: QuantityMention, quantity: QuantityMention) -> bool:
    """Whether a number only describes what the one before it counts: "100% xã, phường có ít nhất 1 trường"."""
    between = analysis.lower[before.end : quantity.start]
    piece = between.rpartition(", ")[2]
    if before.dimension == "count":
        return quantity.dimension == "rank" and not _SEPARATOR.search(between + " ")
    if before.dimension != "percent":
        return False
    if not _SEPARATOR.search(between + " "):
        return len(between.split()) > 1 and not _ONWARD.search(between)
    verb = verb_before(analysis.lexicon).search(piece)
    if quantity.dimension != "count" or not verb or verb["verb"] not in forms(analysis.lexicon, "HaveVerb"):
        return False
    subject = piece[: verb.start()].strip()
    return bool(subject) and not pattern(analysis.lexicon, "GoalConnective", "IndicatorHead").match(subject)


def _cut(analysis: Analysis, quantity: QuantityMention, following: QuantityMention, start: int) -> int:
    """Where between two numbers the words begin to lead to the second."""
    lower, first, last = analysis.lower, quantity.end, following.start
    places = list(_SEPARATOR.finditer(lower, first, last))
    if not places:
        return first
    if places[-1].end() == last:
        return places[-1].start() if places[-1].group().strip() in ",(" else places[-1].start() + 1
    opening = pattern(analysis.lexicon, *_OPENINGS)
    for place in places:
        if opening.match(lower, place.end()) or _BY.match(lower, place.end()):
            return place.start()
    commas = [p for p in places if p.group().strip() in (",", "(", ":")] or places
    leading = lower[start : quantity.start].strip(" -,")
    return (commas[0] if leading else commas[-1]).start()
