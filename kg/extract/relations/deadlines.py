"""By when: the years, periods and dates that a goal is set for.

A deadline is written as "2030", "2021-2025", "2026-06" or "2026-06-30". Years that a goal is
only compared with ("so với năm 2020") or that begin something ("từ năm 2025") are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.analysis import Analysis

_YEAR = r"((?:19|20)\d\d)(?![\d./]|-\w)"
_UNTIL = r"(?:từ nay |cho |tính |kể từ nay )?(?:đến|tới|vào|trước|trong|hết|cuối)(?: thời điểm| mốc| hết| cuối| trước| giữa| đầu| khoảng| ngày)*"
_DEADLINE = re.compile(
    rf"(?<!\w)(?:"
    rf"(?P<period>(?:(?:trong |cho |của )?(?:giai đoạn|thời kỳ|kế hoạch (?:5|năm) năm|5 năm|3 năm|các năm|hai năm)|(?:trong |hết |suốt |hết |cả )nhiệm kỳ) (?:từ )?"
    rf"(?:năm )?(?P<from>(?:19|20)\d\d) ?(?:-|đến|và|–) ?(?:năm )?(?P<to>(?:19|20)\d\d)(?!\d))"
    rf"|(?:{_UNTIL} )?(?:ngày )?(?P<day>\d{{1,2}})(?:[/.-](?P<month>\d{{1,2}})[/.-]| tháng (?P<month2>\d{{1,2}}) năm )(?P<dyear>(?:19|20)\d\d)(?!\d)"
    rf"|(?:{_UNTIL} )?(?:tháng (?P<mmonth>\d{{1,2}})|quý (?P<quarter>i{{1,3}}|iv|[1-4]))(?: ?[/-] ?| năm )(?P<myear>(?:19|20)\d\d)(?!\d)"
    rf"|(?P<until>{_UNTIL}) (?:năm )?(?P<first>(?:19|20)\d\d)(?: ?- ?(?P<last>(?:19|20)\d\d))?(?![\d/])"
    rf"|(?:cả |trong )?năm (?P<year>(?:19|20)\d\d)(?: ?- ?(?P<year2>(?:19|20)\d\d))?(?![\d/])"
    rf")"
)
_BARE_YEAR = re.compile(r"(?<=[^\W\d_] )(?:19|20)\d\d(?=[ :,]|$)(?! ?/)")
_NOT = re.compile(
    r"(?<!\w)(?:so với|so|cùng kỳ|từ|sau|kể từ|hồi|ban hành|ký|luật)(?: [^\W\d]+){0,2} $|"
    r"(?<!\w)(?:so với|so)(?: [^\W\d]+){0,6} $"
)


NEAR = 5
"""Words between a bare year and the goal word that it may belong to."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline where it stands in the view; `explicit` if a word says "until" or names a period."""

    start: int
    end: int
    value: str
    explicit: bool

    @property
    def year(self) -> int:
        """The last year of the deadline."""
        return int(re.findall(r"\d{4}", self.value)[-1])


def deadlines(analysis: Analysis, start: int, end: int) -> list[Deadline]:
    """The deadlines that stand in a span, in order; not those inside parentheses or names of documents."""
    found = []
    for match in _DEADLINE.finditer(analysis.lower, start, end):
        if _compared(analysis.lower, match) or _in_document(analysis, match.start(), match.end()):
            continue
        if _bracketed(analysis.lower, start, match.start()):
            continue
        found.append(Deadline(match.start(), match.end(), _value(match), bool(not match["year"])))
    return found


def heading_deadline(analysis: Analysis, start: int, end: int) -> str:
    """The deadline of a heading or lead-in, where a bare year will do: "15 chỉ tiêu kinh tế - xã hội 2026"."""
    due = best(deadlines(analysis, start, end))
    if due:
        return due.value
    years = [
        m for m in _BARE_YEAR.finditer(analysis.lower, start, end) if not _in_document(analysis, m.start(), m.end())
    ]
    return years[-1].group() if years else ""


def deadline_before(analysis: Analysis, start: int, goal: int) -> str:
    """The deadline that stands in a sentence before its goal word at `goal`: "Đến năm 2030, tỉnh phấn đấu …".

    A day or month there dates what happened; a bare year counts only where the sentence opens or near the goal word.
    """
    found = [d for d in deadlines(analysis, start, goal) if len(d.value) in (4, 9)]
    near = [d for d in found if d.explicit or d.start - start < 3 or len(analysis.lower[d.end : goal].split()) <= NEAR]
    due = best(near)
    return due.value if due else ""


def best(found: list[Deadline]) -> Deadline | None:
    """The last explicit deadline, else the last year."""
    explicit = [d for d in found if d.explicit]
    return (explicit or found or [None])[-1]


def _compared(lower: str, match: re.Match[str]) -> bool:
    return bool(_NOT.search(lower, max(0, match.start() - 30), match.start())) and not match["period"]


def _in_document(analysis: Analysis, start: int, end: int) -> bool:
    return any(d.start <= start and end <= d.end for d in analysis.documents)


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
