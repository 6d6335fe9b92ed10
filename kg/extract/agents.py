"""Who acts: the people and bodies that stand as subject before a verb, or in a list behind one.

A subject is the name nearest before its verb, with its apposition of offices and auxiliary words in
between and nothing else; names coordinated with it ("A và B", "A, B cùng C") are subjects too. A
body inside an office ("Giám đốc Sở Y tế") is part of a person's title and no agent of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.analysis import Analysis, within
from kg.extract.forms import pattern
from kg.model import Entity
from kg.ontology import Lexicon
from kg.text.words import any_of

_LIGHT = any_of(
    "đã, đang, vừa, mới, sẽ, cũng, cùng, đều, lại, còn, có, tới, đến, về, sang, ra, vào, rồi, tiếp tục, trực tiếp",
    "chính thức, thay mặt, long trọng, trọng thể, thân mật, nồng nhiệt, phối hợp, tự, đồng, lần lượt, phu nhân",
    "một lần nữa, dẫn đầu, làm trưởng đoàn, làm tổ trưởng, sáng, trưa, chiều, tối, ngày, nay, qua, hôm, ở, tại, trong",
    "được biết, thẳng thắn, hiện, hiện nay, gần đây, mới đây, khoảng, vào, cùng ngày, vừa qua",
)
_CLAUSE_WORDS = any_of(
    "rằng, cho biết, cho hay, khẳng định, nhấn mạnh, nói, nêu, đề nghị, yêu cầu, khi, mà, để, nhằm, vì, do, nếu",
    "trong đó, theo, được, bị, là, về việc, sau khi, trước khi, thì, nên, pv, phóng viên",
)
_POSSESSIVE = any_of(
    "tại, ở, trụ sở, thuộc, của, trước, trên, về, cạnh, theo, thay, vụ, phía, gửi, nhà, cho, thân nhân, gia đình",
    "của ông, của bà, của các ông, của các bà, của đồng chí, của các đồng chí, đoàn, đoàn kiểm tra, đoàn công tác",
    "quan chức, cán bộ, nhân viên, thành viên, chuyên gia, đơn vị thuộc, đoàn giám sát, tổ công tác, đoàn đại biểu, đoàn lãnh đạo, chiến sĩ, lực lượng, thăm, vào, cấp cao, ảnh, nguồn",
)
_WHO = any_of("đại diện, lãnh đạo, thay mặt, các, hai, phía, đại biểu, đbqh, vị, nữ, nguyên, tân, cựu, người")
_NO_TITLE = re.compile(
    rf"[,;:.“”\"]|{_CLAUSE_WORDS}|"
    + any_of("việc, về, cho, trả lời, những, nhiều, có, tại, với, trong, từ, đến, nhận, liên quan, vụ, đối với, đã, sẽ")
)
_SERIAL = re.compile(rf"(?:[,;]|{any_of('và, đồng thời, rồi, cũng như')})\s(?:{any_of('đã, sẽ, cũng, đồng thời, còn')}\s)*\Z")
_LED = re.compile(r"(?<=dẫn đầu) (?:một )?đoàn(?: công tác| đại biểu| kiểm tra| cán bộ)?(?: [^\s,.;:]+){0,7}?(?= (?:đã|tới|đến|sang|về|có|thăm)\s|\s*\Z)")
_WHERE = re.compile(
    r"(?<=\s)(?:đến|tới|tại|ở|sang|vào|về) (?:(?:trụ sở|thủ đô|thành phố|tỉnh|huyện|sân bay|nhà) )?[A-ZÀ-ỸĐ]\S*(?: [A-ZÀ-ỸĐ]\S*){0,7}"
)
_AUXILIARY = re.compile(rf"(?:[\s,)-]|\d[\d/.-]*|{_LIGHT})*")
_NOTE = re.compile(r"\s?\([^()\n]{1,120}\)\s?")
_COMPANY = re.compile(
    r"\s(?:cùng|và|phối hợp)(?: với)? (?:phu nhân|đoàn|các|lãnh đạo|đại diện|hai|một|cán bộ|toàn thể|nhiều)(?!\w)"
    r"[^.;:“”\"]{0,100}?"
    rf"(?:\s(?:{any_of('đã, đang, vừa, sẽ, tới, đến, có, cũng')}\s?)+)?"
)
_DELEGATION = re.compile(r"(?<!\w)đoàn(?: công tác| cán bộ)?(?: của)? \Z")
_APPOSITION = re.compile(r"\s*[,(–-]")
_CLAUSE = re.compile(rf"[;:?!“”\"]|{_CLAUSE_WORDS}")
_NO_AGENT = re.compile(rf"{_POSSESSIVE}\s\Z")
_CLAUSE_START = re.compile(r"(?:[,;]|(?<!\w)(?:và|cùng|với|cùng với|đại diện|lãnh đạo|do))\s\Z")
_LISTED = re.compile(r"\s*(?:,|và|, và)\s*(?:lãnh đạo |đại diện )?")
_COORDINATION = re.compile(
    r"(?:\s?\([^()\n]{1,120}\))?\s*(?:[,;-]|(?:và|cùng với|cùng|với|phối hợp(?: chặt chẽ)?(?: cùng với| cùng| với)?)(?!\w))"
)
_SCENE = re.compile(r",[^,;]*(?<!\w)(?:tại|ngày|sáng|chiều|tối|trong|từ|theo|sau|trước|khi)(?!\w)")
"""A phrase of time or place behind a comma: what stands behind it begins another clause."""
_ROLES = ("Role", "Office")
"""Classes of the lexicon whose words make a body behind them a part of somebody's title."""
_JOINED = re.compile(r"\s*[,;]?\s*(?:(?:và|cùng với|cùng|với)\s+)?(?:các |đại diện |lãnh đạo )*")
_OPENING_REACH = 220
"""How far behind the beginning of a clause its subject's name may end."""
_TITLE_GAP = 70
"""How long titles may be that are no known office."""
_LONGEST_APPOSITION = 260
"""How many characters of offices may stand between a name and its verb."""
_ABBREVIATED = 90
"""How far before its abbreviation in brackets a name begins at most."""
_PREDICATE = 70
"""How many characters a predicate may have before the phrase that says where it was done."""
_LEVEL_GAP = 42
"""How many characters of auxiliary words may."""


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
        held = _in_office(analysis, body.start, body.end) or any(a.start <= body.start < a.end for a in found)
        if not held and not abbreviation:
            found.append(Agent(body.start, body.end, body.entity))
    found.sort(key=lambda a: (a.start, a.end))
    return found if owned else _free(analysis, found)


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
            owner = bound is None or bound.group().strip() in ("của", "thuộc")
            bound_until = agent.end if body and owner else -1
        else:
            free.append(agent)
            bound_until = -1
    return free


def lead(analysis: Analysis, start: int) -> int:
    """Where the offices begin that stand right before a name."""
    index = bisect_right(analysis.offices, start, key=lambda m: m.end) - 1
    while index >= 0 and 0 <= start - analysis.offices[index].end <= 2:
        start = analysis.offices[index].start
        index -= 1
    return start


def subjects(analysis: Analysis, start: int, verb: int) -> list[Agent]:
    """Who acts by the verb at `verb`, in a sentence or clause that begins at `start`; nearest last."""
    candidates = agents_in(analysis, start, verb)
    chain: list[Agent] = []
    limit = verb
    for agent in reversed(candidates):
        if _is_in_apposition(analysis, agent, candidates):
            continue
        joined = _coordinated(analysis, agent.end, limit) if chain else _acts(analysis, agent, limit)
        if not joined:
            break
        chain.insert(0, agent)
        limit = agent.start
    return [*_senders(analysis, start, chain[0].start if chain else verb, led=bool(chain)), *chain]


def serial_subjects(analysis: Analysis, start: int, verb: int) -> list[Agent]:
    """Who acts by a verb that follows another of the same subject: "ông A sẽ thăm Hà Nội, gặp bà B và dự hội nghị"."""
    found = subjects(analysis, start, verb)
    if found or not _SERIAL.search(analysis.lower, max(start, verb - 24), verb):
        return found
    for before in reversed(analysis.hits_in("EventVerb", start, verb)):
        found = subjects(analysis, start, before.start)
        if found:
            return found if ":" not in analysis.lower[before.end : verb] else []
    return []


def _is_in_apposition(analysis: Analysis, agent: Agent, candidates: list[Agent]) -> bool:
    """Whether a body only tells what a person named before it is: "bà A, điều phối viên Mạng lưới …, nói"."""
    person = next((a for a in reversed(candidates) if a.end <= agent.start and a.entity.kind == "person"), None)
    if agent.entity.kind == "person" or person is None or not _APPOSITION.match(analysis.lower, person.end):
        return False
    gap = analysis.lower[person.end : agent.start]
    return len(gap) <= _LONGEST_APPOSITION and not _CLAUSE.search(gap) and not _CLAUSE_START.search(gap)


def _senders(analysis: Analysis, start: int, end: int, *, led: bool) -> list[Agent]:
    """The body whose delegation acts: "đoàn công tác của Bộ Y tế do ông A dẫn đầu", or without a leader."""
    for body in within(analysis.bodies, start, end)[-1:]:
        gap = analysis.lower[body.end : lead(analysis, end) if led else end].strip(" ,")
        joined = gap.startswith("do") and len(gap) <= _TITLE_GAP if led else _AUXILIARY.fullmatch(gap)
        if joined and _DELEGATION.search(analysis.lower, max(start, body.start - 24), body.start):
            return [Agent(body.start, body.end, body.entity)]
    return []


def _acts(analysis: Analysis, agent: Agent, verb: int) -> bool:
    """Whether an agent is the subject of the verb at `verb`; only people have appositions in between."""
    end = agent.end
    gap = _NOTE.sub(" ", _WHERE.sub("", analysis.text[end:verb]).lower()).replace("đồng thời là ", "")
    gap = _LED.sub("", gap)
    if len(gap) <= _LEVEL_GAP and _AUXILIARY.fullmatch(gap):
        return True
    if len(gap) <= _LONGEST_APPOSITION and _COMPANY.fullmatch(gap):
        return True
    if agent.entity.kind != "person" or len(gap) > _LONGEST_APPOSITION or not _APPOSITION.match(gap):
        return False
    rest = _offices_end(analysis, end, verb)
    return bool(rest > end and _AUXILIARY.fullmatch(analysis.lower, rest, verb)) or not _CLAUSE.search(gap)


def _coordinated(analysis: Analysis, start: int, end: int) -> bool:
    gap = analysis.lower[start:end]
    if len(gap) > _LONGEST_APPOSITION or _CLAUSE.search(gap.replace(";", ",")):
        return False
    if _SCENE.search(analysis.lower, _offices_end(analysis, start, end), lead(analysis, end)):
        return False
    return bool(
        _COORDINATION.match(gap) or _COORDINATION.match(analysis.lower, _offices_end(analysis, start, end), end)
    )


def _offices_end(analysis: Analysis, start: int, end: int) -> int:
    """Where the offices end that follow a name at `start`, one behind the other."""
    at = start
    for office in within(analysis.offices, start, end):
        if analysis.lower[at : office.start].strip(" ,;()–-"):
            break
        at = office.end
    return at


def _in_office(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a body is part of an office, be it one of somebody whom nothing else names."""
    index = bisect_right(analysis.offices, start, key=lambda m: m.start) - 1
    if index >= 0 and analysis.offices[index].end >= end:
        return True
    return any(h.end == start - 1 for kind in _ROLES for h in analysis.hits_in(kind, start - 40, start))


def listed(analysis: Analysis, start: int, end: int, reach: int, *, owned: bool = False) -> list[Agent]:
    """The agents that a verb or noun ending at `start` reaches: the first within `reach`, and those listed with it."""
    chain: list[Agent] = []
    for agent in agents_in(analysis, start, end, owned=owned):
        if not chain:
            if agent.start - start > reach or not _reaches(analysis, agent, start):
                break
        elif not _coordinated(analysis, chain[-1].end, agent.start):
            break
        chain.append(agent)
    return chain


def _reaches(analysis: Analysis, agent: Agent, start: int) -> bool:
    """Whether an agent may be the first in a list that begins at `start`; only bodies stand behind unknown ones."""
    gap = analysis.lower[start : agent.start]
    if agent.entity.kind == "person" or "," not in gap:
        return not re.search(r"[,;:.]", gap)
    return not re.search(r"[;:.]", gap) and not analysis.hits_in("EventVerb", start, agent.start)


def opener(analysis: Analysis, start: int, end: int, *, owned: bool = False) -> list[Agent]:
    """The subject of the clause that begins at `start`: the first agent, with nothing but titles before, and its like.

    `owned` is for a clause behind a preposition: "theo ông A, …".
    """
    for agent in agents_in(analysis, start, min(end, start + _OPENING_REACH), owned=owned)[:1]:
        before = analysis.lower[start : lead(analysis, agent.start)]
        if not before or (len(before) <= _TITLE_GAP and _is_title(analysis, start, before)):
            return [agent, *alike(analysis, agent, end)]
    return []


def alike(analysis: Analysis, first: Agent, end: int) -> Iterator[Agent]:
    """The agents that a comma or "và" joins to the first of a clause, with nothing but offices between."""
    last = first.end
    for agent in agents_in(analysis, first.end, end):
        gap = analysis.lower[_offices_end(analysis, last, agent.start) : lead(analysis, agent.start)]
        if not _JOINED.fullmatch(gap):
            return
        yield agent
        last = agent.end


def predicated(analysis: Analysis, start: int, position: int) -> list[Agent]:
    """The subject of a clause that begins at `start` and has a short predicate up to `position`."""
    found = opener(analysis, start, position)
    gap = analysis.lower[found[-1].end : position] if found else ""
    return found if len(gap) <= _PREDICATE and not re.search(r"[,()]", gap) and not _CLAUSE.search(gap) else []


def _is_title(analysis: Analysis, start: int, words: str) -> bool:
    """Whether the words before a name tell who he is ("đại diện", "Tổng lãnh sự …"), and nothing of what is done."""
    if _NO_TITLE.search(words.rstrip(": ")) or analysis.hits_in("EventVerb", start, start + len(words)):
        return False
    return analysis.text[start].isupper() or bool(_titles(analysis.lexicon).match(words))


@lru_cache(maxsize=4)
def _titles(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(f"{pattern(lexicon, 'Honorific', 'Calling').pattern}|{_WHO}")
