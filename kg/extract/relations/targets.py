"""Targets: quantified goals, with what is measured, how much, by when, and who set them.

The way in is a goal (`goals`); each number of it with the words that belong to it is a clause
(`clauses`), whose noun phrase is the indicator (`indicators`). A clause that tells a result, a
forecast, a price or an entitlement gives nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.analysis import Analysis, within
from kg.extract.forms import pattern
from kg.extract.relations.clauses import Clause, clauses
from kg.extract.relations.deadlines import best, deadline_before, deadlines
from kg.extract.relations.goals import Goal, goals
from kg.extract.relations.indicators import Indicator, indicator, opens_like_indicator
from kg.extract.relations.owners import owner_of
from kg.extract.relations.setters import document_of
from kg.model import Entity, Literal
from kg.text.numbers import plain
from kg.text.slug import slug

PLANNING_HORIZON = 5
"""Plans run to years that this divides; such a year is a goal's where the text does not tell its own."""
EVIDENCE_AFTER = 160
"""Characters of a clause after its number that evidence quotes at most."""
KEY_WORDS = 10
_ENDED = re.compile(r"[;\n]|\.(?!\d)")
_YEARLY = re.compile(r"(?<!\w)(?:hằng năm|hàng năm|mỗi năm|bình quân năm)(?!\w)")
ALIKE = 0.6
"""Overlap of words above which two indicators of the same amount are one."""


def find(analysis: Analysis) -> None:
    """State every target of the text."""
    if not analysis.hits.get("GoalMarker"):
        return
    now = _now(analysis)
    found: list[_Target] = []
    fruitful = False
    for goal in goals(analysis):
        if goal.rule == "target.continued" and not fruitful:
            continue
        told = _ranked_alike(list(_targets(analysis, goal, now)))
        fruitful = bool(told)
        found.extend(told)
    for target in _distinct(found):
        _state(analysis, target)


@dataclass(frozen=True, slots=True)
class _Target:
    goal: Goal
    clause: Clause
    phrase: str
    deadline: str


def _targets(analysis: Analysis, goal: Goal, now: int) -> Iterator[_Target]:
    """The targets of one goal; what a clause leaves out, indicator or deadline, comes from the one before."""
    before = _said_before(analysis, goal)
    due = deadline_before(analysis, goal.sentence.start, goal.start) or goal.deadline
    result = False
    for clause in clauses(analysis, goal.start, goal.end):
        if before and not clause.chained and clause.start == goal.start:
            clause = replace(clause, chained=True)
        phrase = indicator(analysis, clause, goal, before)
        own = _deadline(analysis, goal, clause, "")
        due = _deadline(analysis, goal, clause, due)
        if phrase is None:
            continue
        before = phrase
        left = analysis.lower[clause.start : clause.quantity.start]
        result = bool(pattern(analysis.lexicon, "PastMarker").search(left)) or (result and clause.chained and not own)
        if goal.first_only and _ENDED.search(analysis.text, goal.start, clause.quantity.start):
            break
        if not result and (own or not goal.future_only or not phrase.inverted):
            if _is_goal(analysis, goal, clause, phrase, due, now):
                yield _Target(goal, clause, phrase.phrase, due)
        if goal.first_only:
            break  # the number nearest to the goal word is the one it names


def _said_before(analysis: Analysis, goal: Goal) -> Indicator | None:
    """The indicator of a number before the goal word, which the goal may go on from: "đạt 3 tỷ và phấn đấu lên 5 tỷ"."""
    if not goal.lead or not within(analysis.quantities, *goal.lead):
        return None
    before: Indicator | None = None
    for clause in clauses(analysis, *goal.lead):
        before = indicator(analysis, clause, replace(goal, lead=None), before) or before
    return before


def _ranked_alike(found: list[_Target]) -> list[_Target]:
    """Ranks said together share what they are ranked by: "nhóm 3 nước …, nhóm 50 nước … về X"."""
    for index in range(len(found) - 2, -1, -1):
        one, following = found[index], found[index + 1]
        both = one.clause.quantity.dimension == following.clause.quantity.dimension == "rank"
        if both and " về " not in one.phrase and following.clause.chained and " về " in following.phrase:
            found[index] = replace(one, phrase=f"{one.phrase} về {following.phrase.partition(' về ')[2]}")
    return found


def _now(analysis: Analysis) -> int:
    """The year in which the text was written, as far as it tells; 0 if it does not."""
    if analysis.source.date[:4].isdigit():
        return int(analysis.source.date[:4])
    if analysis.main and analysis.main.date:
        return int(analysis.main.date.value[:4])
    return 0


def _at_least(analysis: Analysis) -> int:
    """A year before which the text was not written: the last day that it names."""
    return max((int(d.value[:4]) for d in analysis.dates if len(d.value) == 10), default=0)


def _deadline(analysis: Analysis, goal: Goal, clause: Clause, before: str) -> str:
    """The deadline of a clause: right after its number, else before it, else said before, else after it."""
    comma = analysis.lower.find(",", clause.quantity.end, clause.end)
    near = deadlines(analysis, clause.quantity.end, clause.end if comma < 0 else comma)
    left = best(deadlines(analysis, clause.start, clause.quantity.start))
    found = next((d for d in near if d.explicit), None) or left
    if found:
        return found.value
    later = near or (deadlines(analysis, clause.quantity.end, goal.end) if goal.first_only else [])
    return before or (later[0].value if later else "")


def _is_goal(analysis: Analysis, goal: Goal, clause: Clause, phrase: Indicator, due: str, now: int) -> bool:
    """Whether the clause tells a goal: no result, forecast, price or norm, and not for a year gone by."""
    lower, lexicon, quantity = analysis.lower, analysis.lexicon, clause.quantity
    left, right = lower[clause.start : quantity.start], lower[quantity.end : clause.end]
    year = int(re.findall(r"\d{4}", due)[-1]) if due else 0
    if year and year < (now or _at_least(analysis)):
        return False
    if goal.future_only and not (year > now if now else year > _at_least(analysis) and year % PLANNING_HORIZON == 0):
        return False
    if (goal.future_only or goal.headed or goal.rule == "target.continued") and not opens_like_indicator(lexicon, phrase.phrase):
        if goal.headed or not (phrase.inverted and quantity.dimension in ("percent", "count")):
            return False
    if goal.future_only and lower.startswith("tính ", goal.start - len("tính ")):
        return False
    if goal.first_only and phrase.phrase.endswith((" tăng", " giảm")):
        return False
    if goal.future_only and pattern(lexicon, "ForecastMarker").search(phrase.phrase.lower()):
        return False
    barred = ["ForecastMarker"]
    if quantity.dimension in ("percent", "money", "time"):
        barred.append("NonTarget")
    if quantity.dimension == "money":
        barred.append("BudgetTerm")
    if any(pattern(lexicon, kind).search(left) for kind in barred):
        return False
    if quantity.dimension == "time" and not re.search(r"(?<!\w)(?:thời gian|tuổi thọ|số giờ|số ngày|số năm)(?!\w)", left):
        return False
    if pattern(lexicon, "NonTarget").match(right.strip()):
        return False
    if pattern(lexicon, "PastAfter").match(right.removeprefix(" ").removeprefix("của ")):
        return False
    return not _aside(lower, clause)


def _aside(lower: str, clause: Clause) -> bool:
    """Whether the number stands in brackets that hold no clause of their own."""
    opened = lower.rfind("(", clause.start, clause.quantity.start)
    if opened < 0 or ")" in lower[opened : clause.quantity.start]:
        return False
    return len(lower[opened + 1 : clause.quantity.start].split()) < 2


def _distinct(found: list[_Target]) -> list[_Target]:
    """The targets without those that only repeat another: same amount, indicator alike, no other deadline."""
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
    goal, quantity, due, phrase = target.goal, target.clause.quantity, target.deadline, target.phrase
    proposed = pattern(analysis.lexicon, "GoalProposal").search(analysis.lower, goal.sentence.start, quantity.start)
    value = plain(quantity.value)
    upper = plain(quantity.value_to) if quantity.value_to is not None else ""
    per = quantity.per or ("năm" if _YEARLY.search(analysis.lower, target.clause.start, target.clause.end) else "")
    attributes = [
        ("kg:indicator", Literal(phrase, language="vi")),
        ("kg:comparator", Literal(quantity.comparator)),
        *([("kg:valueTo", Literal(upper, "xsd:decimal"))] if upper else []),
        *([("kg:unit", Literal(quantity.unit))] if quantity.unit else []),
        *([("kg:per", Literal(per))] if per else []),
        *([("kg:deadline", Literal(due))] if due else []),
        ("kg:status", Literal("proposed" if proposed else "set")),
    ]
    document = goal.document or document_of(analysis, goal.sentence, goal.start, goal.rule)
    owner = owner_of(analysis, target.clause, goal, phrase)
    amount = f"{value}-{upper}" if upper else value
    said = " ".join((phrase, quantity.comparator, amount, quantity.unit, due))
    setter = document.key if document else analysis.source.identifier
    entity = Entity("target", _key(setter, owner.key if owner else "", said), _label(target, amount), attributes=tuple(attributes))
    span = _evidence(analysis, target.clause)
    if document:
        analysis.state(document, "kg:setsTarget", entity, span, "target.document")
    analysis.state(entity, "kg:value", Literal(value, "xsd:decimal"), span, goal.rule)
    if owner:
        analysis.state(entity, "kg:owner", owner, span, "target.owner")


def _key(setter: str, owner: str, said: str) -> str:
    """Readable, and the same wherever the same document or source sets the same goal."""
    digest = hashlib.sha1(f"{setter}|{owner}|{slug(said)}".encode()).hexdigest()
    return f"{'-'.join(slug(said).split('-')[:KEY_WORDS])}-{digest[:10]}"


def _label(target: _Target, amount: str) -> str:
    quantity = target.clause.quantity
    sign = "=" if quantity.comparator == "range" else quantity.comparator
    label = f"{target.phrase} {sign} {amount} {quantity.unit}".strip()
    return f"{label} ({target.deadline})" if target.deadline else label


def _evidence(analysis: Analysis, clause: Clause) -> tuple[int, int]:
    """The clause without the marks at its edges, cut where it runs long."""
    end = min(clause.end, clause.quantity.end + EVIDENCE_AFTER)
    text = analysis.text[clause.start : end]
    start = clause.start + len(text) - len(text.lstrip(" ,;:"))
    if end < clause.end:
        end = clause.start + max(text.rfind(" "), clause.quantity.end - clause.start)
    return min(start, clause.quantity.start), max(clause.start + len(text[: end - clause.start].rstrip(" ,;:(")), clause.quantity.end)
