"""What makes a number of a goal no target: results, forecasts, prices, norms, years gone by."""

from __future__ import annotations

import re

from kg.extract.analysis import Analysis, within
from kg.extract.forms import forms, pattern
from kg.extract.relations.targets.clauses import Clause, verb_before
from kg.extract.relations.targets.goals import Goal
from kg.extract.relations.targets.indicators import Indicator
from kg.extract.relations.targets.phrases import opens_like_indicator

URGED = ("target.stated", "target.listed")
"""Rules under which the text itself urges: even "100% kế hoạch" is still to be reached, whatever the year."""
PLANNING_HORIZON = 5
"""Plans run to years that this divides; such a year is a goal's where the text does not tell its own."""
NAMED = 20
"""Syllables of an indicator that "mục tiêu" may name."""
DENIED = 20
"""Characters before a clause in which "không có …," still denies it."""

_INTENDED = re.compile(r"(?<!\w)(?:dự kiến|sẽ|phải|cần)(?!\w)")
_DENIED = re.compile(r"(?<!\w)(?:không|chưa) có [^,;]{0,12},")
_ONLY = re.compile(r"(?<!\w)(?<!chứng )chỉ đạt(?!\w)")
_REACHED = re.compile(r"(?<!\w)đã (?:sớm |cơ bản )?(?:hoàn thành|đạt|vượt|thực hiện|cán đích)(?!\w)[^,;]{0,40}$")
_DURATION = re.compile(r"(?<!\w)(?:thời gian|tuổi thọ|số giờ|số ngày|số năm)(?!\w)")
_COUNTED_UP = "tính "


def is_result(analysis: Analysis, goal: Goal, clause: Clause) -> bool:
    """Whether a clause tells what was reached: "đã đạt 5%", "tăng 8,5% so với cùng kỳ", "đạt 102% kế hoạch"."""
    lower = analysis.lower
    if pattern(analysis.lexicon, "PastMarker").search(lower, clause.start, clause.quantity.start):
        return True
    if _ONLY.search(lower, clause.start, clause.quantity.start):
        return True
    if goal.rule == "target.named" and _REACHED.search(lower, goal.sentence.start, goal.start):
        return True
    if clause.chained and _DENIED.search(lower, max(0, clause.start - DENIED), clause.quantity.start):
        return True
    right = lower[clause.quantity.end : clause.end].removeprefix(" ").removeprefix("của ")
    return goal.rule not in URGED and bool(pattern(analysis.lexicon, "PastAfter").match(right))


def is_target(analysis: Analysis, goal: Goal, clause: Clause, found: Indicator, deadline: str) -> bool:
    """Whether a clause that tells no result sets a goal."""
    year = int(re.findall(r"\d{4}", deadline)[-1]) if deadline else 0
    return (
        not _is_past(analysis, goal, year)
        and (not goal.future_only or _lies_ahead(analysis, goal, clause, year))
        and _is_shaped(analysis, goal, clause, found)
        and not (goal.first_only and _strays(found.phrase))
        and not (goal.future_only and pattern(analysis.lexicon, "ForecastMarker").search(found.phrase.lower()))
        and not _is_norm(analysis, goal, clause)
        and not _is_aside(analysis.lower, clause)
    )


def written(analysis: Analysis) -> int:
    """The year in which the text was written, as far as it tells; 0 if it does not."""
    if analysis.source.date[:4].isdigit():
        return int(analysis.source.date[:4])
    if analysis.main and analysis.main.date:
        return int(analysis.main.date.value[:4])
    return 0


def _not_before(analysis: Analysis) -> int:
    """A year before which the text was not written: that of the last day that it names."""
    return max((int(d.value[:4]) for d in analysis.dates if len(d.value) == 10), default=0)


def _is_past(analysis: Analysis, goal: Goal, year: int) -> bool:
    return goal.rule not in URGED and 0 < year < (written(analysis) or _not_before(analysis))


def _lies_ahead(analysis: Analysis, goal: Goal, clause: Clause, year: int) -> bool:
    """Whether a plan's year lies in the future of the text; where it tells no date of its own, by the looks of it."""
    if not year or analysis.lower.startswith(_COUNTED_UP, goal.start - len(_COUNTED_UP)):
        return False
    if written(analysis):
        return year > written(analysis) or (goal.plan and year == written(analysis))
    intended = bool(_INTENDED.search(analysis.lower, goal.sentence.start, clause.quantity.start))
    after = year > _not_before(analysis) or (goal.plan and year == _not_before(analysis))
    return after and (year % PLANNING_HORIZON == 0 or intended or goal.plan)


def _is_shaped(analysis: Analysis, goal: Goal, clause: Clause, found: Indicator) -> bool:
    """Whether a clause that nothing urges looks like a goal: an indicator's noun, a share, or things to be had."""
    quantity = clause.quantity
    if opens_like_indicator(analysis.lexicon, found.phrase):
        return True
    if goal.headed or (goal.bounded and quantity.comparator in ("=", "~")):
        return False
    if not goal.future_only and goal.rule != "target.continued":
        return True
    if goal.plan and quantity.dimension == "count":
        return True
    if not found.inverted or within(analysis.bodies, clause.start, quantity.start):
        return False
    verb = verb_before(analysis.lexicon).search(analysis.lower, clause.start, quantity.start)
    loose = verb is not None and verb["verb"] in forms(analysis.lexicon, "LooseVerb")
    return quantity.dimension == "percent" or (quantity.dimension == "count" and not loose)


def _strays(phrase: str) -> bool:
    """Whether the words between "mục tiêu" and a number are more than the name of a goal."""
    return phrase.endswith((" tăng", " giảm")) or " là " in phrase or len(phrase.split()) > NAMED


def _is_norm(analysis: Analysis, goal: Goal, clause: Clause) -> bool:
    """Whether a clause tells a forecast, a price, a payment, a norm or a duration."""
    lower, lexicon, dimension = analysis.lower, analysis.lexicon, clause.quantity.dimension
    left, right = lower[clause.start : clause.quantity.start], lower[clause.quantity.end : clause.end]
    if pattern(lexicon, "ForecastMarker").search(left) or pattern(lexicon, "NonTarget").match(right.strip()):
        return True
    if dimension in ("percent", "money", "time") and pattern(lexicon, "NonTarget").search(left):
        return True
    if dimension == "money" and pattern(lexicon, "BudgetTerm").search(left):
        return True
    lasting = dimension == "time" and clause.quantity.unit != "tuổi"
    return dimension == "time" and (not _DURATION.search(left) or (lasting and goal.rule not in URGED))


def _is_aside(lower: str, clause: Clause) -> bool:
    """Whether the number stands in brackets that hold no clause of their own."""
    opened = lower.rfind("(", clause.start, clause.quantity.start)
    if opened < 0 or ")" in lower[opened : clause.quantity.start]:
        return False
    return len(lower[opened + 1 : clause.quantity.start].split()) < 2
