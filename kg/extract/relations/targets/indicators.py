"""What a goal measures: the noun phrase of its clause, in words of the text.

`INDICATOR VERB NUMBER UNIT [OF]` or, turned round, `NUMBER UNIT INDICATOR`. The phrase begins at
a noun that opens indicators ("tỷ lệ …"), else after the last comma, and loses the words that
join, urge or lead up to it. A verb that only says that the level is reached (đạt, còn, lên) is
left out; one that says what the number counts (giảm, tăng) is kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.analysis import Analysis, QuantityMention, within
from kg.extract.forms import forms, pattern
from kg.extract.relations.targets.clauses import Clause, verb_before
from kg.extract.relations.targets.goals import Goal
from kg.extract.relations.targets.phrases import (
    EDGE,
    LONGEST,
    bare_changes,
    join,
    noun_phrase,
    shorten,
    tidy,
    unowned,
    without_deadlines,
)
from kg.ontology import Lexicon

_COMPARED = re.compile(r" ?(so với [^,;.()]{3,60})")
_COMPARISON = "so với "
_OF = re.compile(r"(?:trong|trên|của|vào|ở|tại)(?!\w)")
_RELATIVE = re.compile(r"(?<!\w)(?:được|có|đạt|là|bị)(?!\w)")
_JOINED = re.compile(r"(?:,| và|\() ?$")
_BASELINE = re.compile(r" (?:(?:giảm|tăng) từ [^,;]*|từ \d[\d.,]* ?(?:%|[^\W\d]+)? ?)$")
_TURNED = re.compile(r" (?:giảm|tăng)(?: dần| nhanh| mạnh)? ?$")
_KEPT_ADVERB = re.compile(r"bình quân|trung bình|thêm")
_GENERIC = re.compile(
    r"(?:tốc độ tăng(?: trưởng)?|tăng(?: trưởng)? bình quân)(?: bình quân)?(?: (?:hằng|hàng|mỗi) năm)?"
)
_STANDING = re.compile(r" ?(?:đứng|nằm|lọt|xếp|vào|thuộc|và)(?: vào)?$")
_WHOLE = {"percent": "trong ", "ratio": "so với "}
_UNREACHED = frozenset(("", "có", "với", "từ", "gồm", "sẽ có"))
_GROWTH = "tăng trưởng"

MEASURED = 8
"""Syllables of a noun between "đạt" and its number at most."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """The phrase, and the part of it that a following clause may share."""

    phrase: str
    shared: str
    inverted: bool = False
    """Whether the phrase stands after the number ("trên 50% diện tích …")."""
    change: str = ""
    """The verb of change that it begins with, which an enumeration shares: "giảm 20% số vụ, 15% số người chết"."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """A clause taken apart: LEFT VERB [MEASURED] number RIGHT."""

    left: str
    verb: str
    measured: str
    right: str

    @property
    def change(self) -> str:
        """The verb where it belongs to what is measured: "giảm", "tăng bình quân"."""
        return self.verb if self.verb.startswith(("giảm", "tăng", "tinh giản", "cắt giảm")) else ""


def indicator(analysis: Analysis, clause: Clause, goal: Goal, before: Indicator | None) -> Indicator | None:
    """The indicator of a clause, None if it has none.

    Where the clause itself has none, it stands before the goal word ("tốc độ tăng GDP | phấn đấu
    đạt 8%"), or the clause goes on from the one before ("… và đến năm 2025 là 100%").
    """
    lexicon = analysis.lexicon
    subjects = _subjects(analysis, goal)
    parts = _take_apart(analysis, clause, subjects)
    if goal.lead and not clause.chained:
        parts = _with_lead(analysis, parts, goal.lead, goal.reaching, subjects)
    before = before if clause.chained or (before and _elides(parts, before)) else None
    if before and parts.left and before.shared.endswith(f" {parts.left}"):
        parts = replace(parts, left=before.shared)  # "X đóng góp 20% GRDP, năm 2030 đóng góp 30%"
    phrase = shorten(_phrase(analysis, clause, parts, before, subjects))
    lower = phrase.lower()
    if not re.search(r"[^\W\d_]{2}", phrase) or lower in bare_changes(lexicon):
        return None
    if pattern(lexicon, "HollowOpening").match(lower) or pattern(lexicon, "PastAfter").fullmatch(lower):
        return None
    inverted = not (parts.left or parts.measured)
    return Indicator(phrase, shorten(join(parts.measured, parts.left)) or phrase, inverted, parts.change)


def _elides(parts: _Parts, before: Indicator) -> bool:
    """Whether a clause leaves out the subject of the one before it: "…, X chiếm 20% GRDP; năm 2030 đạt 30% GRDP"."""
    said = parts.left or parts.measured
    return bool(parts.verb) and not said and before.phrase.endswith(f" {parts.right}".rstrip())


def _subjects(analysis: Analysis, goal: Goal) -> list[str]:
    """The places, bodies and documents named in the goal's sentence, the longest first."""
    start, end = goal.sentence.start, goal.sentence.end
    named = [(m.start, m.end) for m in within(analysis.places, start, end)]
    named += [(m.start, m.end) for m in within(analysis.bodies, start, end)]
    named += [(m.start, m.end) for m in within(analysis.documents, start, end)]
    return sorted({analysis.text[s:e] for s, e in named}, key=lambda name: (-len(name), name))


def _phrase(
    analysis: Analysis, clause: Clause, parts: _Parts, before: Indicator | None, subjects: Collection[str]
) -> str:
    quantity = clause.quantity
    if quantity.dimension == "rank":
        return _ranked(analysis, quantity, parts, before, subjects)
    if quantity.dimension == "count":
        return _counted(analysis, quantity, parts)
    phrase = _measured(analysis.lexicon, parts, quantity, before)
    if before and _GENERIC.fullmatch(phrase.lower()):
        return join(phrase, before.shared)
    return phrase


def _measured(lexicon: Lexicon, parts: _Parts, quantity: QuantityMention, before: Indicator | None) -> str:
    """The phrase for a percentage, an amount of money or a measure."""
    compared = parts.right if parts.right.startswith(_COMPARISON) else ""
    right = "" if compared else parts.right
    if parts.left or parts.measured:
        whole = _whole(lexicon, parts, quantity, right)
        return join(parts.measured, parts.left, parts.change, whole, compared)
    if before and (not right or _leans(right, before)):
        whole = right if not right or _OF.match(right) else "trong " + right
        return join(before.shared, parts.change, whole.partition(",")[0], compared)
    right = re.sub(r"^(?:đối với|cho) ", "", right)
    if pattern(lexicon, "GoalAside").match(right):
        return ""
    shared = before.change if before and before.inverted and not parts.verb and not _RELATIVE.search(right) else ""
    return join(parts.change or shared, right, compared)


def _whole(lexicon: Lexicon, parts: _Parts, quantity: QuantityMention, right: str) -> str:
    """The words after a number as part of an indicator before it: "35% | GRDP" is "trong GRDP"."""
    opens = bool(pattern(lexicon, "IndicatorHead").match(parts.left.lower()))
    if not parts.verb and not opens and not _OF.match(right):
        return right
    whole = right if quantity.dimension in _WHOLE or _OF.match(right) else ""
    if not whole or pattern(lexicon, "GoalAside").match(whole):
        return ""
    whole = whole.partition(",")[0]
    if (
        not (parts.verb or opens)
        or _OF.match(whole)
        or _RELATIVE.match(whole)
        or parts.left.lower().startswith(_GROWTH)
    ):
        return whole
    return _WHOLE[quantity.dimension] + whole


def _counted(analysis: Analysis, quantity: QuantityMention, parts: _Parts) -> str:
    """The phrase for a number of things: the noun counted belongs to it, unless it stands before the verb."""
    noun = re.split(r" ?/| (?:trở lên|mỗi|hằng|hàng) ", analysis.text[quantity.noun : quantity.end])[0]
    if parts.left and parts.verb not in _UNREACHED and not parts.change:
        return join(parts.measured, parts.left)
    return join(parts.measured, parts.left, parts.change, noun, parts.right)


def _ranked(
    analysis: Analysis, quantity: QuantityMention, parts: _Parts, before: Indicator | None, subjects: Collection[str]
) -> str:
    """The phrase for a rank: the group, and what it is ranked by."""
    said = analysis.lower[quantity.start : quantity.number]
    group = next((word for word in ("top", "tốp", "nhóm", "trong", "thuộc") if word in said), said.strip())
    group = "nhóm" if group in ("trong", "thuộc") else group
    about = unowned(_STANDING.sub("", parts.left), subjects)
    if " là " in about:
        about = ""
    if not about and " về " not in parts.right and before and " về " in before.phrase:
        about = before.phrase.partition(" về ")[2]
    return join(group, parts.right, f"về {about}" if about else "")


def _leans(right: str, before: Indicator) -> bool:
    """Whether "35% tổng thu" shares the words before "55% GDP" in "đóng góp 55% GDP, 35% tổng thu"."""
    return " trong " in f" {before.phrase} " and not _RELATIVE.search(right)


def _take_apart(analysis: Analysis, clause: Clause, subjects: Collection[str]) -> _Parts:
    start = clause.start
    for marker in analysis.hits_in("GoalMarker", start, clause.quantity.start):
        says = without_deadlines(analysis, marker.end, clause.quantity.start).strip(EDGE)
        if marker.entry.fact("goal") in ("act", "noun") and says not in ("", "là", "đạt"):
            start = marker.end
    text = without_deadlines(analysis, start, clause.quantity.start)
    return replace(_left(analysis.lexicon, text, subjects), right=_right(analysis, clause))


def _left(lexicon: Lexicon, text: str, subjects: Collection[str]) -> _Parts:
    """The noun phrase before the verb, the verb, and a noun between verb and number ("đạt kim ngạch 10 tỷ")."""
    if _JOINED.search(text):
        return _Parts("", "", "", "")
    measured = ""
    found = verb_before(lexicon).search(text.lower())
    if not found:
        found, measured = _verb_and_noun(lexicon, text)
    if not found:
        return _Parts(noun_phrase(lexicon, text, subjects, level=False), "", "", "")
    before = text[: found.start()]
    if found["verb"] == _GROWTH and not tidy(lexicon, before):
        return _Parts(join(_GROWTH, *_KEPT_ADVERB.findall(found["adverbs"])), "", "", "")
    verb = join(found["verb"], *_KEPT_ADVERB.findall(found["adverbs"]))
    level = not verb.startswith(("giảm", "tăng")) and found["verb"] not in forms(lexicon, "LooseVerb")
    before = _TURNED.sub("", _BASELINE.sub("", before)) if level else before
    return _Parts(noun_phrase(lexicon, before, subjects, level=level), verb, measured, "")


def _verb_and_noun(lexicon: Lexicon, text: str) -> tuple[re.Match[str] | None, str]:
    """A verb of reaching with the noun that it takes before the number: "đạt | kim ngạch (10 tỷ)"."""
    for noun in pattern(lexicon, "IndicatorHead").finditer(text.lower()):
        verb = verb_before(lexicon).search(text[: noun.start()].lower())
        if verb and verb["verb"].startswith("đạt") and len(text[noun.start() :].split()) <= MEASURED:
            return verb, text[noun.start() :].strip(EDGE)
    return None, ""


def _right(analysis: Analysis, clause: Clause) -> str:
    """The words after the number that belong to it; for a change, what it is compared with."""
    text = without_deadlines(analysis, clause.quantity.end, clause.end)
    if text.lstrip().startswith((",", "(", ":")):
        return ""
    compared = _COMPARED.match(text)
    if compared:
        return compared[1].strip(EDGE)
    stop = _right_end(analysis.lexicon).search(text.lower())
    return tidy(analysis.lexicon, text[: stop.start()] if stop else text, leads=False)


@lru_cache(maxsize=8)
def _right_end(lexicon: Lexicon) -> re.Pattern[str]:
    """Where the words after a number stop to belong to it."""
    clause, circumstance = pattern(lexicon, "ClauseOpening").pattern, pattern(lexicon, "Circumstance").pattern
    marks = r"[;.](?!\d)| \(|[”\"] ?-|…| là (?:sự|một|việc)(?!\w)"
    return re.compile(rf"{marks}|, (?={clause})|(?:,| và)? (?={circumstance})")


def _with_lead(
    analysis: Analysis, parts: _Parts, lead: tuple[int, int], reaching: bool, subjects: Collection[str]
) -> _Parts:
    """The parts with the phrase before the goal word, where the clause itself has none or a bare "kim ngạch"."""
    lexicon = analysis.lexicon
    if (parts.left and parts.left.lower() not in forms(lexicon, "BareHead")) or within(analysis.quantities, *lead):
        return parts
    text = re.split(r"[;:]", without_deadlines(analysis, *lead).rstrip(" ,:"))[-1]
    left = noun_phrase(lexicon, text, subjects, strict=True)
    opens = bool(pattern(lexicon, "IndicatorHead").match(left.lower()))
    hollow = pattern(lexicon, "HollowOpening").match(left.lower())
    if not left or len(left.split()) > LONGEST // 2 or hollow or not (opens or reaching):
        return parts
    right = "" if parts.right.startswith(_COMPARISON) else parts.right
    names = right and not _OF.match(right) and not pattern(lexicon, "PastAfter").match(right)
    if not opens and not parts.left and (parts.measured or names):
        return parts
    return _Parts(left, parts.verb or "đạt", join(parts.measured, parts.left), parts.right)
