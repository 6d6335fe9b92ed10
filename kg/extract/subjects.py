"""Who acts by a verb: the people and bodies that stand as subject before it.

A subject is the name nearest before its verb, with its apposition of offices and auxiliary words in
between and nothing else; names coordinated with it ("A và B", "A, B cùng C") are subjects too.
"""

from __future__ import annotations

import re

from kg.extract.agents import Agent, agents_in, lead, offices_end
from kg.extract.analysis import Analysis, within
from kg.extract.mentions.people.office_chains import TERM
from kg.ontology import Hit
from kg.text.letters import UPPER
from kg.text.words import any_of

_LIGHT = any_of(
    "đã, đang, vừa, mới, sẽ, cũng, cùng, đều, lại, còn, có, tới, đến, về, sang, ra, vào, rồi, tiếp tục, trực tiếp",
    "chính thức, thay mặt, long trọng, trọng thể, thân mật, nồng nhiệt, phối hợp, tự, đồng, lần lượt, phu nhân",
    "một lần nữa, dẫn đầu, làm trưởng đoàn, làm tổ trưởng, sáng, trưa, chiều, tối, ngày, nay, qua, hôm, ở, tại, trong",
    "được biết, dự kiến, lên đường, thẳng thắn, đứng, đứng lên, hiện, hiện nay, gần đây, mới đây, khoảng, vào",
    "cùng ngày, vừa qua, bắt đầu, việt nam, sắp, ghé, tái",
    "trang trọng, tưng bừng, khẩn trương, nhanh chóng, kịp thời, chủ động, bất ngờ",
)
CLAUSE_WORDS = any_of(
    "rằng, cho biết, cho hay, khẳng định, nhấn mạnh, nói, nêu, đề nghị, yêu cầu, khi, mà, để, nhằm, vì, do, nếu",
    "trong đó, theo, được, bị, là, về việc, sau khi, trước khi, thì, nên, pv, phóng viên",
)
_SERIAL = re.compile(
    rf"(?:[,;]|{any_of('và, đồng thời, rồi, cũng như')})\s(?:{any_of('đã, sẽ, cũng, đồng thời, còn')}\s)*\Z"
)
_LED = re.compile(
    r"(?<=dẫn đầu) (?:một )?đoàn(?: công tác| đại biểu| kiểm tra| cán bộ)?(?: [^\s,.;:]+){0,7}?"
    r"(?= (?:đã|tới|đến|sang|về|có|thăm)\s|\s*\Z)"
)
_WHERE = re.compile(
    r"(?<=\s)(?:đến|tới|tại|ở|sang|vào|về) "
    r"(?:(?:trụ sở|thủ đô|thành phố|tỉnh|huyện|xã|phường|quận|thị xã|thị trấn|thôn|sân bay|nhà) )?"
    rf"[{UPPER}][^\s()]*(?: (?:(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh) )?[{UPPER}\d][^\s()]*){{0,7}}"
)
_TOWN = re.compile(
    rf"\A,\s(?:TP\.? ?|(?:[Tt]hành phố|[Tt]ỉnh|[Hh]uyện|[Qq]uận|[Tt]hị xã) )[{UPPER}]\S*(?: [{UPPER}]\S*){{0,3}},? "
)
"""The place of a local body, behind its name: "UBND quận 1, TP.HCM tổ chức"."""
_AND_PLACE = re.compile(
    r"(?:,| và| cùng)(?: chính quyền)? (?:xã|phường|thị trấn|huyện|quận|thị xã|tỉnh|thành phố) "
    rf"[{UPPER}]\S*(?: [{UPPER}]\S*){{0,3}} "
)
"""A place that acts with a body: "UBND huyện A và xã B tổ chức"."""
_TERM = re.compile(TERM)
_AUXILIARY = re.compile(rf"(?:[\s,)-]|\d[\d/.-]*|{_LIGHT})*")
_NOTE = re.compile(r"\s?\([^()\n]{1,120}\)\s?")
_COMPANY = re.compile(
    r"\s(?:cùng với|cùng|và|với|phối hợp với|phối hợp) "
    r"(?:(?:đệ nhất )?phu nhân|đoàn|các|lãnh đạo|đại diện|hai|một|cán bộ|toàn thể|nhiều)(?!\w)"
    r"(?:[^.;:“”\"]|(?<=tp)\.){0,180}?"
    rf"(?:\s(?:{any_of('đã, đang, vừa, sẽ, tới, đến, có, cũng')}\s?)+)?"
)
_DELEGATION = re.compile(
    r"(?<!\w)đoàn(?: công tác| cán bộ| đại biểu| lãnh đạo| nghị sĩ)?(?: cấp cao| cao cấp)?(?: của)? \Z"
)
_APPOSITION = re.compile(r"\s*[,(–-]")
_ALSO = re.compile(r"(?:đồng thời|hiện|hiện nay|nay|nguyên) là ")
"""What begins a further office of an apposition: "bà A, cố vấn của Bộ B, đồng thời là điều phối viên …"."""
_PARTICIPLE = re.compile(
    r"\s*,\s?"
    + any_of(
        "duy trì, kết thúc, qua đó, mở ra, góp phần, thể hiện, tiếp tục, đánh dấu, trong khuôn khổ, nhân dịp, nhân",
        "tạo, đồng thời, cùng với, bao gồm, gồm, như, với, tiếp nối, tiếp theo, ngoài ra, sau đó, tiếp đó, trước đó",
        "nhất là, giúp, làm, khiến, tức, còn, song, nhưng, mặc dù, dù, tuy nhiên, có, từ, do đó, vì vậy, phục vụ, bàn",
        "hướng tới",
    )
)
"""What follows a name behind a comma and is no apposition, but a clause of another verb or of another subject."""
_FINITE = re.compile(r"(?<!\w)(?:đã|đang|sẽ|vừa) (?=(?:\S+ ){4})")
"""An auxiliary of another verb than the one that the words lead up to."""
_COORDINATED_VERB = re.compile(r"(?:,|(?<!\w)(?:và|đồng thời|cũng như))\s*(?:(?:đã|cũng|sẽ|có) )*\Z")
CLAUSE = re.compile(rf"[;:?!“”\"]|{CLAUSE_WORDS}")
_CLAUSE_START = re.compile(r"(?:[,;]|(?<!\w)(?:và|cùng|với|cùng với|đại diện|lãnh đạo|do))\s\Z")
_COORDINATION = re.compile(
    r"(?:\s?\([^()\n]{1,120}\))?\s*"
    r"(?:[,;-]|(?:và|cũng như|bắt tay với|bắt tay|trò chuyện với|cùng với"
    r"|cùng|với|phối hợp(?: chặt chẽ)?(?: cùng với| cùng| với)?)(?!\w))"
)
_SCENE = re.compile(r",[^,;]*(?<!\w)(?:tại|ngày|sáng|chiều|tối|trong|từ|theo|sau|trước|khi)(?!\w)")
"""A phrase of time or place behind a comma: what stands behind it begins another clause."""
TITLE_GAP = 70
"""How long titles may be that are no known office."""
_LONGEST_APPOSITION = 260
"""How many characters of offices may stand between a name and its verb."""
_DELEGATION_REACH = 30
_JOINT = 24
"""How far before a verb the word begins that joins it to another of the same subject."""
_LEVEL_GAP = 42
"""How many characters of auxiliary words may."""


def subjects(analysis: Analysis, start: int, verb: int) -> list[Agent]:
    """Who acts by the verb at `verb`, in a sentence or clause that begins at `start`; nearest last."""
    candidates = agents_in(analysis, start, verb)
    chain: list[Agent] = []
    limit, passed = verb, False
    for agent in reversed(candidates):
        if _is_in_apposition(analysis, agent, candidates):
            continue
        if not chain and passed:
            joined = _is_accompanied(analysis, agent, limit)
        else:
            joined = coordinated(analysis, agent.end, limit) if chain else _acts(analysis, agent, limit)
        if not joined:
            if not chain and agent.entity.kind == "body":
                passed = True
                continue
            break
        chain.insert(0, agent)
        limit = agent.start
    return [*senders(analysis, start, chain[0].start if chain else verb, led=bool(chain)), *chain]


def serial_subjects(analysis: Analysis, start: int, verb: int) -> list[Agent]:
    """Who acts by a verb that follows another of the same subject: "ông A sẽ thăm Hà Nội, gặp bà B và dự hội nghị"."""
    found = subjects(analysis, start, verb)
    joint = _SERIAL.search(analysis.lower, max(start, verb - _JOINT), verb)
    if joint is None or (found and found[-1].end != joint.start()):
        return found
    verbs = analysis.hits_in("EventVerb", start, verb)
    for index in range(len(verbs) - 1, -1, -1):
        before = verbs[index]
        if found and not before.entry.fact("impliesKind"):
            continue  # only of a verb of meeting is the name before a comma the object
        actors = subjects(analysis, start, before.start)
        if actors and index and _is_object(analysis, actors[-1], verbs[index - 1], before):
            continue
        if actors:
            return actors if ":" not in analysis.lower[before.end : verb] else found
    return found


def _is_object(analysis: Analysis, agent: Agent, before: Hit, verb: Hit) -> bool:
    """Whether somebody is met by one verb, and another follows it: "hội đàm với bà B, gặp gỡ …"."""
    if not before.entry.fact("impliesKind") or before.end > agent.start:
        return False
    joint = _SERIAL.search(analysis.lower, max(agent.end, verb.start - _JOINT), verb.start)
    return joint is not None and agent.end == joint.start()


def _is_in_apposition(analysis: Analysis, agent: Agent, candidates: list[Agent]) -> bool:
    """Whether a body only tells what a person named before it is: "bà A, điều phối viên Mạng lưới …, nói"."""
    person = next((a for a in reversed(candidates) if a.end <= agent.start and a.entity.kind == "person"), None)
    if agent.entity.kind == "person" or person is None or not _APPOSITION.match(analysis.lower, person.end):
        return False
    gap = _ALSO.sub("", analysis.lower[person.end : agent.start])
    entitled = any(h.start <= person.end + 3 for h in analysis.hits_in("Role", person.end, agent.start))
    fresh = None if entitled and gap.endswith(", ") else _CLAUSE_START.search(gap)
    return len(gap) <= _LONGEST_APPOSITION and not CLAUSE.search(gap) and not fresh


def senders(analysis: Analysis, start: int, end: int, *, led: bool) -> list[Agent]:
    """The body whose delegation acts: "đoàn công tác của Bộ Y tế do ông A dẫn đầu", or without a leader."""
    for body in within(analysis.bodies, start, end)[-1:]:
        gap = analysis.lower[body.end : lead(analysis, end) if led else end].strip(" ,")
        joined = gap.startswith("do") and len(gap) <= TITLE_GAP if led else _AUXILIARY.fullmatch(gap)
        sent = _DELEGATION.search(analysis.lower, max(start, body.start - _DELEGATION_REACH), body.start)
        if joined and (sent or (led and body.entity.label.startswith("Đoàn "))):
            return [Agent(body.start, body.end, body.entity)]
    return []


def _is_accompanied(analysis: Analysis, agent: Agent, verb: int) -> bool:
    """Whether only his company stands between a person and a verb: "ông A cùng các đại biểu, Đoàn B đã"."""
    gap = analysis.lower[agent.end : verb]
    return agent.entity.kind == "person" and len(gap) <= _LONGEST_APPOSITION and bool(_COMPANY.fullmatch(gap))


def _acts(analysis: Analysis, agent: Agent, verb: int) -> bool:
    """Whether an agent is the subject of the verb at `verb`; only people have appositions in between."""
    end = agent.end
    gap = analysis.text[end:verb]
    if agent.entity.kind == "body":
        gap = _AND_PLACE.sub(" ", _TOWN.sub(" ", gap))
    gap = _ALSO.sub("", _NOTE.sub(" ", _WHERE.sub("", gap).lower()))
    if agent.entity.kind == "body":
        gap = _TERM.sub("", gap)
    gap = _LED.sub("", gap)
    if len(gap) <= _LEVEL_GAP and _AUXILIARY.fullmatch(gap):
        return True
    if len(gap) <= _LONGEST_APPOSITION and _COMPANY.fullmatch(gap):
        return True
    if agent.entity.kind != "person" or len(gap) > _LONGEST_APPOSITION or not _APPOSITION.match(gap):
        return False
    if any(h.entry.fact("impliesKind") for h in analysis.hits_in("EventVerb", end, verb)):
        return False
    if _PARTICIPLE.match(gap) or (_FINITE.search(gap) and not _COORDINATED_VERB.search(gap)):
        return False
    rest = offices_end(analysis, end, verb)
    return bool(rest > end and _AUXILIARY.fullmatch(analysis.lower, rest, verb)) or not CLAUSE.search(gap)


def coordinated(analysis: Analysis, start: int, end: int) -> bool:
    gap = analysis.lower[start:end]
    if len(gap) > _LONGEST_APPOSITION or CLAUSE.search(gap.replace(";", ",")):
        return False
    if _SCENE.search(analysis.lower, offices_end(analysis, start, end), lead(analysis, end)):
        return False
    return bool(_COORDINATION.match(gap) or _COORDINATION.match(analysis.lower, offices_end(analysis, start, end), end))
