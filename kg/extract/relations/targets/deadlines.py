"""By when: the years, periods and dates that a goal is set for.

A deadline is written as "2030", "2021-2025", "2026-06" or "2026-06-30". Years that a goal is
only compared with ("so với năm 2020") or that begin something ("từ năm 2025") are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.analysis import Analysis
from kg.extract.relations.targets.clauses import Clause

_Y = r"(?:19|20)\d\d"
_UNTIL = (
    r"(?:từ nay |cho |tính |kể từ nay )?(?:đến|tới|vào|trước|trong|hết|cuối)"
    r"(?: thời điểm| mốc| hết| cuối| trước| giữa| đầu| khoảng| ngày){0,3}"
)
_DEADLINE = re.compile(
    rf"(?<!\w)(?:"
    rf"(?P<period>(?:(?:trong |cho |của )?(?:giai đoạn|thời kỳ|kế hoạch (?:5|năm) năm|5 năm|3 năm|các năm|hai năm)"
    rf"|(?:trong |hết |suốt |cả )nhiệm kỳ) (?:từ )?(?:năm )?(?P<from>{_Y}) ?(?:-|đến|và) ?(?:năm )?(?P<to>{_Y})(?!\d))"
    rf"|(?:{_UNTIL} )?(?:ngày )?(?P<day>\d{{1,2}})"
    rf"(?:[/.-](?P<month>\d{{1,2}})[/.-]| tháng (?P<month2>\d{{1,2}}) năm )(?P<dyear>{_Y})(?!\d)"
    rf"|(?:{_UNTIL} )?(?:tháng (?P<mmonth>\d{{1,2}})|quý (?P<quarter>i{{1,3}}|iv|[1-4]))"
    rf"(?: ?[/-] ?| năm )(?P<myear>{_Y})(?!\d)"
    rf"|(?P<until>{_UNTIL}) (?:năm )?(?P<first>{_Y})(?: ?- ?(?P<last>{_Y}))?(?![\d/])"
    rf"|(?:cả |trong )?năm (?P<year>{_Y})(?: ?- ?(?P<year2>{_Y}))?(?![\d/])"
    rf")"
)
_BARE_YEAR = re.compile(rf"(?<=[^\W\d_] ){_Y}(?=[ :,]|$)(?! ?/)")
_NOT = re.compile(
    r"(?<!\w)(?:so với|so|cùng kỳ|từ|sau|kể từ|hồi|ban hành|ký|luật)(?: [^\W\d]+){0,2} $|"
    r"(?<!\w)(?:so với|so)(?: [^\W\d]+){0,6} $"
)
_PLAN = re.compile(
    r"(?:về (?:việc )?)?(?:(?:phê duyệt|ban hành|bổ sung|thông qua|điều chỉnh) ){0,2}"
    r"(?:kế hoạch|chương trình|chiến lược|đề án|mục tiêu)(?!\w)"
)

COMPARED = 30
"""Characters before a year in which a word of comparison stands."""
NEAR = 5
"""Words between a bare year and the goal word that it may belong to."""
TITLE = 25
"""Sentences at the head of an instrument among which its title stands."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline where it stands in the view; `explicit` if a word says "until" or names a period."""

    start: int
    end: int
    value: str
    explicit: bool


def deadlines(analysis: Analysis, start: int, end: int) -> list[Deadline]:
    """The deadlines that stand in a span, in order; not those in brackets or names of documents."""
    found = []
    for match in _DEADLINE.finditer(analysis.lower, start, end):
        aside = _bracketed(analysis.lower, start, match.start())
        if not aside and not _compared(analysis.lower, match) and not _in_document(analysis, match):
            found.append(Deadline(match.start(), match.end(), _value(match), match["year"] is None))
    return found


def best(found: list[Deadline]) -> Deadline | None:
    """The last explicit deadline, else the last year."""
    explicit = [d for d in found if d.explicit] or found
    return explicit[-1] if explicit else None


def clause_deadline(analysis: Analysis, clause: Clause, reach: int, before: str) -> str:
    """The deadline of a clause, "" for none.

    It stands right after the number, else before it; else it is the one said `before`; else it
    comes later in the clause, or up to `reach`.
    """
    after = clause.quantity.end
    comma = analysis.lower.find(", ", after, clause.end)
    near = deadlines(analysis, after, clause.end if comma < 0 else comma)
    left = best(deadlines(analysis, clause.start, clause.quantity.start))
    found = next((d for d in near if d.explicit), left)
    if found or before:
        return found.value if found else before
    later = near or deadlines(analysis, after, max(reach, after))
    return later[0].value if later else ""


def deadline_before(analysis: Analysis, start: int, goal: int) -> str:
    """The deadline that stands in a sentence before its goal word at `goal`: "Đến năm 2030, tỉnh phấn đấu …".

    A day or month there dates what happened; a bare year counts only where the sentence opens or near the goal word.
    """
    found = [d for d in deadlines(analysis, start, goal) if len(d.value) in (4, 9)]
    near = [d for d in found if d.explicit or d.start - start < 3 or len(analysis.lower[d.end : goal].split()) <= NEAR]
    due = best(near)
    return due.value if due else ""


def heading_deadline(analysis: Analysis, start: int, end: int) -> str:
    """The deadline of a heading or lead-in, where a bare year will do: "15 chỉ tiêu kinh tế - xã hội 2026"."""
    due = best(deadlines(analysis, start, end))
    if due:
        return due.value
    years = [m for m in _BARE_YEAR.finditer(analysis.lower, start, end) if not _in_document(analysis, m)]
    return years[-1].group() if years else ""


def name_deadline(analysis: Analysis, start: int, end: int) -> str:
    """The period or year inside the name of a plan: "Kế hoạch vay, trả nợ công năm 2025"."""
    found = [m for m in _DEADLINE.finditer(analysis.lower, start, end) if not m["day"]]
    return _value(found[-1]) if found else ""


def title_deadline(analysis: Analysis) -> str:
    """The year or period that an instrument names in its own title: "Kế hoạch … năm 2026"; "" for other texts."""
    if analysis.main is None:
        return ""
    titles = (s for s in analysis.sentences[:TITLE] if _PLAN.match(analysis.lower, s.start, s.end))
    return next((due for s in titles if (due := name_deadline(analysis, s.start, s.end))), "")


def _compared(lower: str, match: re.Match[str]) -> bool:
    return not match["period"] and bool(_NOT.search(lower, max(0, match.start() - COMPARED), match.start()))


def _in_document(analysis: Analysis, match: re.Match[str]) -> bool:
    """Whether a year belongs to a document's name; not one that only closes it after a comma or a goal word."""
    for document in analysis.documents:
        if document.start <= match.start() and match.end() <= document.end:
            closes = match.end() == document.end and analysis.lower.endswith(", ", 0, match.start())
            goal = any(
                hit.entry.fact("goal") == "act" for hit in analysis.hits_in("GoalMarker", document.start, match.start())
            )
            return not closes and not goal
    return False


def _bracketed(lower: str, start: int, at: int) -> bool:
    return lower.count("(", start, at) > lower.count(")", start, at)


def _value(match: re.Match[str]) -> str:
    if match["period"]:
        return f"{match['from']}-{match['to']}"
    if match["day"]:
        month = match["month"] or match["month2"]
        return f"{match['dyear']}-{int(month):02}-{int(match['day']):02}"
    if match["mmonth"]:
        return f"{match['myear']}-{int(match['mmonth']):02}"
    if match["quarter"]:
        return match["myear"]
    first, last = match["first"] or match["year"], match["last"] or match["year2"]
    return f"{first}-{last}" if last else first
