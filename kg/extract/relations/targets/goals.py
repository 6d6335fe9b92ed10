"""Where a text speaks of goals: the sentences whose numbers may be targets.

A number is a goal because something says so: a word before it in its sentence ("phấn đấu",
"mục tiêu", a plan's future year), a heading or lead-in that it stands under, the name of a plan,
or the sentence before, which it goes on from. No such word, no goal.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.analysis import Analysis, within
from kg.extract.forms import pattern
from kg.extract.relations.targets.deadlines import best, deadlines, name_deadline
from kg.extract.relations.targets.goal_sections import Section, sections
from kg.model import Entity, Status
from kg.ontology import Hit
from kg.text.sentences import Sentence

_LISTING = re.compile(
    r"(?:[^.;\d]|(?:19|20)\d\d){0,80}?"
    r"(?:: | là (?P<equals>(?:khoảng |trên |dưới |tối thiểu |ít nhất )?\d)?)"
)
_NUMBER = re.compile(r"\d|(?<!\w)(?:một|hai|ba|mười|nửa|gấp)(?!\w)")
_COUNT = re.compile(r"(?P<sets>(?:đề ra|đặt ra|thông qua|xác định|giao|quyết nghị) )?(?<!\d)\d{1,3} $")
COUNT = 16
"""Characters before "chỉ tiêu" in which its number and the verb that sets it stand."""
_WILLED = re.compile(r"(?<!\w)sẽ (?P<verb>giảm|tăng|cắt giảm|tinh giản|nâng|đưa)(?!\w)")
_QUOTES = tuple("\"“‘'")
_BY_YEAR = re.compile(r"(?:đến|tới) (?:hết |cuối )?năm|\d")
_SETS = re.compile(
    r" (?:(?:đặt|đề|đưa|nêu|có|xác định|thông qua|giao|ấn định|phê duyệt|chấp nhận|đồng ý)(?: ra)?(?: với)? "
    r"(?:(?:các|những|bất kỳ|một|ra) )*)?"
)
"""Between a negation and the goal that it denies: "chưa đặt ra mục tiêu", but not "chưa đạt mục tiêu"."""
_INSTEAD = re.compile(r";|(?<!\w)(?:mà|nhưng|song|tuy nhiên)(?!\w)")
_OF_PLAN = re.compile(r"(?:về|đối với|theo|tại) (?:nội dung |dự thảo )?")
PLANS = ("Kế hoạch", "Chương trình", "Chiến lược", "Quy hoạch", "Đề án")
"""Types of documents whose figures are goals."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A span of one sentence whose numbers may be targets, and what its context says of them."""

    start: int
    end: int
    sentence: Sentence
    rule: str
    deadline: str = ""
    document: Entity | None = None
    """The document that sets it, as its heading or lead-in says."""
    heading: tuple[int, int] | None = None
    """The heading or lead-in that makes it a goal."""
    future_only: bool = False
    """Whether its numbers count only if their deadline lies in the future."""
    plan: bool = False
    """Whether a plan is spoken of, and not only a year."""
    first_only: bool = False
    """Whether only the next number is named a goal."""
    headed: bool = False
    """Whether only a phrase that opens like an indicator will do."""
    bounded: bool = False
    """Whether only a number with a bound ("tối đa …") or a phrase that opens like an indicator will do."""
    lead: tuple[int, int] | None = None
    """What stands before a goal word that may follow its indicator ("tốc độ tăng GDP phải đạt …")."""
    reaching: bool = False
    """Whether the goal word is or ends in a verb ("phải đạt"), so that what stands before it is its subject."""


def goals(analysis: Analysis) -> Iterator[Goal]:
    """The goal of each sentence that speaks of goals, in text order."""
    markers = analysis.hits.get("GoalMarker", [])
    if not markers and not any(d.type.startswith(PLANS) for d in analysis.documents):
        return
    governed = sections(analysis, markers)
    before: Goal | None = None
    for sentence in analysis.sentences:
        found: list[Goal] = []
        if analysis.lower[sentence.end - 1] != "?":
            found = _goals(analysis, sentence, markers, governed.get(sentence.block), before)
        before = found[-1] if found else None
        yield from found


def _goals(
    analysis: Analysis, sentence: Sentence, markers: list[Hit], section: Section | None, before: Goal | None
) -> list[Goal]:
    index = bisect_right(markers, sentence.start - 1, key=lambda h: h.start)
    marked = index < len(markers) and markers[index].start < sentence.end
    stated = _stated(analysis, sentence, markers) if marked else []
    if section:
        found = [_under(stated[-1] if stated else None, section, sentence)]
    else:
        other = None if stated else _provided(analysis, sentence) or _continued(analysis, before, sentence)
        found = [goal for goal in (*stated, other) if goal]
    denied = _denied(analysis, sentence, markers) if marked else None
    return [part for goal in found for part in _outside(goal, denied)] if denied else found


def _denied(analysis: Analysis, sentence: Sentence, markers: list[Hit]) -> tuple[int, int] | None:
    """From a goal that a sentence says is not set up to what it sets instead: "không đặt mục tiêu … mà phấn đấu …"."""
    for hit in within(markers, sentence.start, sentence.end):
        before = analysis.hits_in("StatusCue", sentence.start, hit.start)[-1:]
        if any(
            cue.entry.fact("status") == Status.DENIED and _SETS.fullmatch(analysis.lower, cue.end, hit.start)
            for cue in before
        ):
            instead = _INSTEAD.search(analysis.lower, hit.end, sentence.end)
            return before[0].start, instead.end() if instead else sentence.end
    return None


def _outside(goal: Goal, span: tuple[int, int]) -> Iterator[Goal]:
    """The parts of a goal before and behind a span."""
    start, end = span
    if goal.start < start:
        yield replace(goal, end=min(goal.end, start))
    if goal.end > end:
        yield replace(goal, start=max(goal.start, end))


def _stated(analysis: Analysis, sentence: Sentence, markers: list[Hit]) -> list[Goal]:
    """The goals that the sentence's own words open: the first that urges or names one, and a plan's year before it."""
    found: dict[str, Hit] = {}
    for hit in within(markers, sentence.start, sentence.end):
        told = hit.entry.fact("goal") == "plan" or _NUMBER.search(analysis.lower, hit.end, sentence.end)
        if told and not _is_mentioned(analysis.lower, hit):
            found.setdefault(hit.entry.fact("goal"), hit)
    acts = [found[kind] for kind in ("act", "verb") if kind in found]
    goal: Goal | None = None
    if acts:
        goal = _urged(analysis, sentence, min(acts, key=lambda h: h.start), found.get("noun"))
    elif "noun" in found:
        goal = _named(analysis, sentence, found["noun"])
    elif "reach" in found:
        goal = Goal(found["reach"].end, sentence.end, sentence, "target.named", first_only=True, headed=True)
    planned = _planned(analysis, sentence, found["plan"], goal) if "plan" in found else None
    return [g for g in (planned, goal) if g]


def _planned(analysis: Analysis, sentence: Sentence, plan: Hit, goal: Goal | None) -> Goal | None:
    """The goal that a plan or its year opens, up to where another begins; a year may also follow its number."""
    opened = goal.lead[1] if goal and goal.lead else goal.start if goal else sentence.end
    said = analysis.lower[plan.start : plan.end]
    start = (
        plan.end - len("năm") if said.startswith("kế hoạch năm") else plan.start if said.endswith("năm") else plan.end
    )
    by_year = said.endswith("năm") and not said.startswith("kế hoạch")
    if within(analysis.quantities, start, opened):
        return Goal(start, opened, sentence, "target.planned", future_only=True, plan=not by_year)
    if goal or not by_year:
        return None
    return Goal(sentence.start, opened, sentence, "target.planned", future_only=True)


def _is_mentioned(lower: str, hit: Hit) -> bool:
    """Whether a goal word is only quoted ('chỉ tiêu') or counted ("18 chỉ tiêu")."""
    if lower[hit.end : hit.end + 2].strip()[:1] in _QUOTES or lower[hit.start - 1 : hit.start] == "'":
        return True
    counted = hit.entry.fact("goal") == "noun" and _COUNT.search(lower, max(0, hit.start - COUNT), hit.start)
    return bool(counted and not counted["sets"])


def _urged(analysis: Analysis, sentence: Sentence, act: Hit, noun: Hit | None) -> Goal:
    """The goal that an urging word opens; "mục tiêu" or "sẽ giảm" before it opens it earlier."""
    start = act.end
    lead: tuple[int, int] | None = (sentence.start, act.start)
    willed = _WILLED.search(analysis.lower, sentence.start, act.start)
    if noun and noun.start < act.start and not within(analysis.quantities, sentence.start, noun.start):
        start, lead = noun.end, None
    elif act.entry.fact("goal") == "verb":
        start, lead = act.start, None if analysis.lower[act.start - 1 : act.start] == "(" else lead
    elif willed and within(analysis.quantities, willed.end(), act.start):
        start, lead = willed.start("verb"), None
    reaching = lead is not None and (start == act.start or analysis.lower[act.start : act.end].endswith("đạt"))
    return Goal(start, sentence.end, sentence, "target.stated", lead=lead, reaching=reaching)


def _named(analysis: Analysis, sentence: Sentence, noun: Hit) -> Goal | None:
    """The goal that "mục tiêu" names: the next number of its clause, or all of what is listed after it.

    A list follows "là", a colon, or the number of its members ("đề ra 15 chỉ tiêu, trong đó …").
    """
    listing = _LISTING.match(analysis.lower, noun.end, sentence.end)
    counted = _COUNT.search(analysis.lower, max(0, noun.start - COUNT), noun.start)
    if not listing and counted:
        return Goal(noun.end, sentence.end, sentence, "target.named")
    if listing:
        start = noun.end if listing["equals"] else listing.end()
        return Goal(start, sentence.end, sentence, "target.named")
    comma = analysis.lower.find(", ", noun.end, sentence.end)
    if comma >= 0 and not within(analysis.quantities, noun.end, comma):
        return None
    return Goal(noun.end, sentence.end, sentence, "target.named", first_only=True)


def _provided(analysis: Analysis, sentence: Sentence) -> Goal | None:
    """The goal of a sentence that says what a named plan provides: "Về Kế hoạch vay năm 2025, …"."""
    for document in within(analysis.documents, sentence.start, sentence.end)[:1]:
        told = _OF_PLAN.fullmatch(analysis.lower, sentence.start, document.start)
        if told and document.type.startswith(PLANS) and within(analysis.quantities, document.end, sentence.end):
            due = name_deadline(analysis, document.start, document.end)
            return Goal(document.end, sentence.end, sentence, "target.planned", due, document.entity, bounded=True)
    return None


def _under(stated: Goal | None, section: Section, sentence: Sentence) -> Goal:
    """The goal of a sentence in a section; words of its own only add where the goal begins."""
    opened = stated if stated and stated.rule == "target.stated" and not _is_verb(stated) else None
    return Goal(
        opened.start if opened else sentence.start, sentence.end, sentence, "target.listed",
        section.deadline, section.document, section.heading,
        lead=opened.lead if opened else None, reaching=bool(opened and opened.reaching),
    )  # fmt: skip


def _is_verb(goal: Goal) -> bool:
    """Whether the goal word is the predicate itself: what it says of stands before it."""
    return goal.lead is not None and goal.lead[1] == goal.start


def _continued(analysis: Analysis, before: Goal | None, sentence: Sentence) -> Goal | None:
    """The goal of a sentence that goes on from the one before it in the same block."""
    if not before or before.future_only or before.sentence.block != sentence.block:
        return None
    opens = pattern(analysis.lexicon, "IndicatorHead", "GoalContinuation").match(analysis.lower, sentence.start)
    if not opens and not _BY_YEAR.match(analysis.lower, sentence.start):
        return None
    if pattern(analysis.lexicon, "PastMarker").search(analysis.lower, sentence.start, sentence.end):
        return None
    due = best(deadlines(analysis, before.start, before.end))
    return replace(
        before, start=sentence.start, end=sentence.end, sentence=sentence, rule="target.continued",
        deadline=due.value if due else before.deadline, first_only=False, lead=None,
    )  # fmt: skip
