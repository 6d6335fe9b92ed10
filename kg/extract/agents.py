"""The people and bodies that a sentence names, as those who may act.

A body inside an office ("Giám đốc Sở Y tế") is part of a person's title and no agent of its own, and
whoever stands only in a place or a possessive ("tại Bộ Y tế", "của ông A") does nothing himself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from kg.extract.analysis import Analysis, within
from kg.model import Entity
from kg.text.letters import UPPER
from kg.text.words import any_of

_POSSESSIVE = any_of(
    "tại, ở, đến, tới, trụ sở, thuộc, của, trước, trên, về, cạnh, theo, thay, vụ, phía, gửi, nhà, cho, thân nhân",
    "gia đình, của ông, của bà, của các ông, của các bà, của đồng chí, của các đồng chí, đoàn, đoàn kiểm tra",
    "đoàn công tác, quan chức, cán bộ, nhân viên, thành viên, chuyên gia, đơn vị thuộc, đoàn giám sát",
    "tổ công tác, đoàn đại biểu, nhà tưởng niệm, nhà lưu niệm, khu lưu niệm, khu di tích, bảo tàng, quê hương",
    "quảng trường, tượng đài, lăng, mộ, ngày sinh, ngày mất, đoàn lãnh đạo, chiến sĩ, lực lượng, thăm, vào",
    "cấp cao, ảnh, nguồn, pv, phóng viên",
)
_NO_AGENT = re.compile(rf"{_POSSESSIVE}\s\Z")
_LISTED = re.compile(r"\s*(?:,|và|, và)\s*(?:lãnh đạo |đại diện )?")
_OF_UNIT = re.compile(
    rf"(?i:(?:phó )?trưởng) (?i:ban|phòng|khoa|đoàn|tiểu ban) [{UPPER}]\w*(?:[ ,&-]{{1,3}}\w+){{0,7}} "
)
"""The head of a unit, before the body that the unit belongs to: "Trưởng ban Văn hóa HĐND thành phố"."""
_ROLES = ("Role", "Office")
"""Classes of the lexicon whose words make a body behind them a part of somebody's title."""
_ABBREVIATED = 90
"""How far before its abbreviation in brackets a name begins at most."""


@dataclass(frozen=True, slots=True)
class Agent:
    """A person or body where it stands; `start` takes in honorifics."""

    start: int
    end: int
    entity: Entity


def agents_in(analysis: Analysis, start: int, end: int, *, owned: bool = False) -> list[Agent]:
    """The people, and the bodies that are no part of an office, named inside a span of the view.

    With `owned`, also those that stand only in a place or a possessive ("tại Bộ Y tế", "của ông A").
    """
    people = [*within(analysis.people, start, end), *within(analysis.titled, start, end)]
    found = [Agent(m.full_start, m.end, m.entity) for m in people]
    for body in within(analysis.bodies, start, end):
        abbreviation = analysis.lower[body.start - 1 : body.start] == "(" and any(
            b.entity == body.entity for b in within(analysis.bodies, body.start - _ABBREVIATED, body.start)
        )
        held = in_office(analysis, body.start, body.end) or any(a.start <= body.start < a.end for a in found)
        if not held and not abbreviation:
            found.append(Agent(body.start, body.end, body.entity))
    found.sort(key=lambda a: (a.start, a.end))
    named = {m.start for m in people if m.start == m.full_start and m not in analysis.titled}
    found = [a for a in found if a.entity.kind == "person" or not _is_title(analysis, a, named)]
    return found if owned else _free(analysis, found)


def _is_title(analysis: Analysis, body: Agent, names: set[int]) -> bool:
    """Whether a body is only named in the title of the person right behind it: "Đại diện Thương mại Mỹ John Smith"."""
    return body.end + 1 in names and analysis.text[body.end] == " "


def _free(analysis: Analysis, agents: list[Agent]) -> list[Agent]:
    """The agents that no preposition binds, nor stands in a list with one that is bound."""
    free: list[Agent] = []
    bound_until = -1
    for agent in agents:
        begin = lead(analysis, agent.start)
        if analysis.lower[agent.end : agent.end + 1] == ")":
            continue  # a credit or a note
        bound = _NO_AGENT.search(analysis.lower, max(0, begin - 24), begin)
        body = agent.entity.kind == "body"
        glued = body and 0 <= bound_until == begin - 1
        if bound or glued or (body and bound_until >= 0 and _LISTED.fullmatch(analysis.lower, bound_until, begin)):
            owner = bound is None or bound.group().split()[-1] in ("của", "thuộc")
            bound_until = agent.end if body and owner else -1
        else:
            free.append(agent)
            bound_until = -1
    return free


def lead(analysis: Analysis, start: int) -> int:
    """Where the offices begin that stand right before a name."""
    index = bisect_right(analysis.offices, start, key=lambda m: m.end) - 1
    while index >= 0 and 0 <= start - analysis.offices[index].end <= 2:
        if "." in analysis.lower[analysis.offices[index].end : start]:
            break
        start = analysis.offices[index].start
        index -= 1
    return start


def offices_end(analysis: Analysis, start: int, end: int) -> int:
    """Where the offices end that follow a name at `start`, one behind the other."""
    at = start
    for office in within(analysis.offices, start, end):
        if analysis.lower[at : office.start].strip(" ,;()–-"):
            break
        at = office.end
    return at


def in_office(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a body is part of an office, be it one of somebody whom nothing else names."""
    index = bisect_right(analysis.offices, start, key=lambda m: m.start) - 1
    if index >= 0 and analysis.offices[index].end >= end:
        return True
    held = [h for kind in _ROLES for h in analysis.hits_in(kind, start - 40, start)]
    return any(h.end == start - 1 or _OF_UNIT.fullmatch(analysis.text, h.start, start) for h in held)
