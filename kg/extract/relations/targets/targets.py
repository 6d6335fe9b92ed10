"""Targets: quantified goals, with what is measured, how much, by when, and who set them.

The way in is a goal (`goals`); each number of it with the words that belong to it is a clause
(`clauses`), whose noun phrase is the indicator (`indicators`). A clause that tells a result, a
forecast, a price or an entitlement gives nothing (`target_checks`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.analysis import Analysis, within
from kg.extract.forms import forms, pattern
from kg.extract.relations.targets import tabled
from kg.extract.relations.targets.clauses import Clause, clauses
from kg.extract.relations.targets.deadlines import best, clause_deadline, deadline_before, deadlines, name_deadline
from kg.extract.relations.targets.entities import target_entity
from kg.extract.relations.targets.goals import PLANS, Goal, goals
from kg.extract.relations.targets.indicators import Indicator, indicator
from kg.extract.relations.targets.owners import owner_of
from kg.extract.relations.targets.phrases import join, opens_like_indicator
from kg.extract.relations.targets.setters import document_of
from kg.extract.relations.targets.target_checks import URGED, is_result, is_target
from kg.model import Entity, Literal
from kg.ontology import Lexicon
from kg.text.numbers import plain
from kg.text.slug import slug
from kg.text.words import whole_word

EVIDENCE_AFTER = 160
"""Characters of a clause after its number that evidence quotes at most."""
PERIOD = 28
"""Characters after the name of a plan in which its period still stands: " giai đoạn 2021 - 2025"."""
ALIKE = 0.6
"""Overlap of words above which two indicators of the same amount are one."""
_ENDED = re.compile(r"[;\n]|\.(?!\d)")
_YEARLY = re.compile(r"(?<!\w)(?:hằng năm|hàng năm|mỗi năm|bình quân năm)(?!\w)")


@dataclass(frozen=True, slots=True)
class _Target:
    goal: Goal
    clause: Clause
    phrase: str
    deadline: str
    """Its own, or one said before it."""


def find(analysis: Analysis) -> None:
    """State every target of the text."""
    found: list[_Target] = []
    fruitful = False
    for goal in goals(analysis):
        if goal.rule == "target.continued" and not fruitful:
            continue
        told = _shared_ahead(analysis, list(_targets(analysis, goal)))
        fruitful = bool(told)
        found.extend(told)
    for target in _distinct(found):
        _state(analysis, target)
    tabled.find(analysis)


def _targets(analysis: Analysis, goal: Goal) -> Iterator[_Target]:
    """The targets of one goal; what a clause leaves out, indicator or deadline, comes from the one before."""
    before = _said_before(analysis, goal)
    due = deadline_before(analysis, goal.sentence.start, goal.start) or goal.deadline or _of_plan(analysis, goal)
    result = told = False
    for clause in clauses(analysis, goal.start, goal.end):
        if goal.first_only and _ENDED.search(analysis.text, goal.start, clause.quantity.start):
            return
        if before and clause.start == goal.start:
            clause = replace(clause, chained=True)
        reach = goal.end if goal.first_only else clause.end
        own = clause_deadline(analysis, clause, reach, "")
        due = clause_deadline(analysis, clause, reach, due or _passed_over(analysis, goal, clause))
        carried = result and not own and (clause.chained or goal.rule not in URGED)
        result = carried or is_result(analysis, goal, clause)
        found = indicator(analysis, clause, goal, before)
        if found is None:
            continue
        before = found
        due_said = bool(own) or not goal.future_only or not found.inverted or (told and clause.chained)
        told = not result and due_said and is_target(analysis, goal, clause, found, due)
        if told:
            yield _bounded(analysis.lexicon, _Target(goal, clause, found.phrase, due))
        if goal.first_only:
            return  # the number nearest to the goal word is the one it names


def _bounded(lexicon: Lexicon, target: _Target) -> _Target:
    """The target with the bound that its noun phrase holds: "tỷ lệ tối đa … là 20%" is at most 20 %."""
    found = _bound(lexicon).search(target.phrase.lower())
    if not found or target.clause.quantity.comparator != "=":
        return target
    sign = forms(lexicon, "Comparator", "before")[found["bound"]].fact("notation")
    phrase = join(target.phrase[: found.start("bound")].rstrip(), target.phrase[found.end("bound") :].lstrip())
    quantity = replace(target.clause.quantity, comparator=sign)
    return replace(target, clause=replace(target.clause, quantity=quantity), phrase=phrase)


@lru_cache(maxsize=8)
def _bound(lexicon: Lexicon) -> re.Pattern[str]:
    """A word that bounds a number, right behind the noun that opens an indicator or at the end of the phrase."""
    signs = forms(lexicon, "Comparator", "before").items()
    bounds = whole_word(word for word, entry in signs if entry.fact("notation") in ("<=", ">=") and word[0].isalpha())
    heads = pattern(lexicon, "IndicatorHead").pattern
    return re.compile(rf"(?:^{heads} (?=\S+ \S+ \S)|(?<=\w )(?=\S+ \S+$))(?P<bound>{bounds})")


def _of_plan(analysis: Analysis, goal: Goal) -> str:
    """The period of the plan that the sentence before names: "Chương trình … giai đoạn 2021-2025 …. Phấn đấu …"."""
    index = bisect_left(analysis.sentences, goal.sentence.start, key=lambda s: s.start) - 1
    if goal.rule != "target.stated" or index < 0 or analysis.sentences[index].block != goal.sentence.block:
        return ""
    before = analysis.sentences[index]
    plans = [d for d in within(analysis.documents, before.start, before.end) if d.type.startswith(PLANS)]
    return name_deadline(analysis, plans[-1].start, min(plans[-1].end + PERIOD, before.end)) if plans else ""


def _passed_over(analysis: Analysis, goal: Goal, clause: Clause) -> str:
    """The deadline of a piece before a clause that has no number: "không còn hộ nghèo vào năm 2030; 100% hộ …"."""
    due = best([d for d in deadlines(analysis, goal.start, clause.start) if d.explicit])
    return due.value if due else ""


def _said_before(analysis: Analysis, goal: Goal) -> Indicator | None:
    """The indicator of a number before the goal word, which the goal goes on from: "đạt 3 tỷ và phấn đấu lên 5 tỷ"."""
    if not goal.lead or not within(analysis.quantities, *goal.lead):
        return None
    before: Indicator | None = None
    for clause in clauses(analysis, *goal.lead):
        before = indicator(analysis, clause, replace(goal, lead=None), before) or before
    return before if before and opens_like_indicator(analysis.lexicon, before.shared) else None


def _shared_ahead(analysis: Analysis, found: list[_Target]) -> list[_Target]:
    """The targets with what only the next one of their piece says: a closing deadline, what they are ranked by."""
    for index in range(len(found) - 2, -1, -1):
        one, following = found[index], found[index + 1]
        if not following.clause.chained:
            continue
        between = (one.clause.quantity.end, following.clause.quantity.start)
        if not one.deadline and not deadlines(analysis, *between):
            one = replace(one, deadline=following.deadline)
        both = one.clause.quantity.dimension == following.clause.quantity.dimension == "rank"
        if both and " về " not in one.phrase and " về " in following.phrase:
            one = replace(one, phrase=f"{one.phrase} về {following.phrase.partition(' về ')[2]}")
        found[index] = one
    return found


def _distinct(found: list[_Target]) -> list[_Target]:
    """The targets without those that only repeat another; of two, the one that says more stays."""
    kept: list[_Target] = []
    for target in found:
        twin = next((i for i, other in enumerate(kept) if _repeats(target, other)), None)
        if twin is None:
            kept.append(target)
        elif _weight(target) > _weight(kept[twin]):
            kept[twin] = target
    return kept


def _weight(target: _Target) -> tuple[bool, bool]:
    return bool(target.deadline), target.clause.quantity.comparator != "="


def _repeats(one: _Target, other: _Target) -> bool:
    """Whether two places of a text tell one target: same amount, indicator alike, no other deadline or bound."""
    a, b = one.clause.quantity, other.clause.quantity
    if one.goal.sentence is other.goal.sentence or (one.goal.heading and one.goal.heading == other.goal.heading):
        return False
    if (a.value, a.value_to, a.unit) != (b.value, b.value_to, b.unit):
        return False
    if a.comparator != b.comparator and "=" not in (a.comparator, b.comparator):
        return False
    if one.deadline and other.deadline and one.deadline[-4:] != other.deadline[-4:]:
        return False
    x, y = set(slug(one.phrase).split("-")), set(slug(other.phrase).split("-"))
    shared = len(x & y)
    if shared >= ALIKE * (len(x) + len(y)) / 2:
        return True
    return shared >= min(len(x), len(y)) >= 2 and not (one.goal.heading and other.goal.heading)


def _state(analysis: Analysis, target: _Target) -> None:
    goal, clause = target.goal, target.clause
    document = goal.document or document_of(analysis, goal.sentence, goal.start, goal.rule)
    owner = owner_of(analysis, clause, goal, target.phrase)
    entity = _entity(analysis, target, document.key if document else analysis.source.identifier, owner)
    span = _evidence(analysis, clause)
    if document:
        analysis.state(document, "kg:setsTarget", entity, span, "target.document")
    analysis.state(entity, "kg:value", Literal(plain(clause.quantity.value), "xsd:decimal"), span, goal.rule)
    if owner:
        analysis.state(entity, "kg:owner", owner, span, "target.owner")


def _entity(analysis: Analysis, target: _Target, setter: str, owner: Entity | None) -> Entity:
    quantity = target.clause.quantity
    yearly = _YEARLY.search(analysis.lower, target.clause.start, target.clause.end)
    start = target.goal.sentence.start
    proposed = pattern(analysis.lexicon, "GoalProposal").search(analysis.lower, start, quantity.start)
    return target_entity(
        target.phrase,
        quantity,
        target.deadline,
        per=quantity.per or ("năm" if yearly else ""),
        status="proposed" if proposed else "set",
        setter=setter,
        owner=owner.key if owner else "",
    )


def _evidence(analysis: Analysis, clause: Clause) -> tuple[int, int]:
    """The clause without the marks at its edges, cut at a blank where it runs long."""
    number, last = clause.quantity.start, clause.quantity.end
    end = clause.end
    if end > last + EVIDENCE_AFTER:
        end = max(analysis.text.rfind(" ", last, last + EVIDENCE_AFTER), last)
    text = analysis.text[clause.start : end]
    start = clause.start + len(text) - len(text.lstrip(" ,;:"))
    return min(start, number), max(clause.start + len(text.rstrip(" ,;:(")), last)
