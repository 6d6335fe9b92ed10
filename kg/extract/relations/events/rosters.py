"""Who was present at an event or organised it, told in a sentence of its own that does not name it.

"Cùng dự có các đồng chí: …", "Đón đoàn có …" and "Đây là sự kiện do … tổ chức" belong to the event
last spoken of; a session is held by the assembly that the text speaks of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.extract.agents import Agent, agents_in, in_office
from kg.extract.analysis import Analysis, EventMention
from kg.extract.openers import listed, opener
from kg.extract.relations.events.participation import Participation
from kg.extract.subjects import CLAUSE, subjects
from kg.ontology import Hit
from kg.text.sentences import Sentence

LIST_REACH = 260
"""How many characters behind the word that opens a list its first name stands at most."""
_OFFICERS = re.compile(
    r"(?<!\w)(?:bộ trưởng|thứ trưởng|giám đốc|phó giám đốc|chủ tịch|phó chủ tịch) (?:của )?(?:các|một số|nhiều) "
    r"(?:bộ|sở|ban|ủy ban)(?!\w)"
)
_ASSEMBLIES = ("Quốc hội", "Hội đồng nhân dân")
_LIST_OPENS = re.compile(
    r"(?! (?:kiểm tra|thanh tra|giám sát|thanh niên|viên|thể|kết))"
    r"[^.;:“”\"\n]{0,120}? (?:còn |cũng )?(?:có|gồm|là):? (?=các|đồng chí|ông|bà|[^.;\n])"
)
_CLAUSE_OF_OTHER = re.compile(r"(?<!\w)(?:đã|đang|khi|rằng|vừa)(?!\w)")
"""What makes the words behind "về phía" a clause that lists nobody: "về phía X, ngay sau khi Y, ông A đã lên án"."""
_CLAUSE_END = re.compile(r"\s?(?:[.;]|\n|\Z)")
_ON_THE_SPOT = re.compile(r"(?:cùng )?(?:ra|có mặt)(?: tận)?(?: tại)?(?: sân bay| nhà ga)? ")
"""What opens a sentence before its verb: "Ra tận sân bay đón đoàn có …"."""
_LINKED = re.compile(r"(?: hội nghị| cuộc họp)?(?: tại| ở)?(?: các)? (?:điểm cầu|đầu cầu)(?!\w)")
_PROGRAMME = re.compile(r"(?:cuộc|buổi|chương trình|sự kiện|hoạt động)(?!\w)")
_BY = re.compile(r"(?:đây là )?(?:một )?(?:sự kiện|chương trình|hoạt động)(?: này| trên| thường niên| nằm)? do ")
_SITTINGS = tuple(f"phiên {what}" for what in ("chất vấn", "thảo luận", "làm việc", "toàn thể", "khai mạc", "bế mạc"))
"""Kinds of event that are parts of a session, if the text speaks of one assembly only."""
_BESIDE = 110
"""How far apart a session and its assembly stand at most where the text speaks of several assemblies."""


def participations(analysis: Analysis) -> Iterator[Participation]:
    """The parts told in sentences that name no event, and the assemblies that hold sessions."""
    if analysis.events:
        starts = [m.start for m in analysis.events]
        yield from _present(analysis, starts)
        yield from _came(analysis, starts)
        yield from _joined(analysis, starts)
        yield from _had(analysis, starts)
        yield from _organised(analysis, starts)
        yield from _sessions(analysis)


def attending(analysis: Analysis, start: int, end: int) -> list[Agent]:
    """The agents of a list of those present, without the bodies whose officers it counts: "Thứ trưởng các bộ: …"."""
    counted = _OFFICERS.search(analysis.lower, start, end)
    return agents_in(analysis, start, counted.start() if counted else end)


def organising(analysis: Analysis, start: int, verb: Hit) -> list[Agent]:
    """Everybody named between "do" and the verb: "do Bộ A phối hợp với B và C tổ chức"."""
    return agents_in(analysis, start, verb.start)


def _present(analysis: Analysis, starts: list[int]) -> Iterator[Participation]:
    """Lists of those present; one before the first event is of that event."""
    for verb, sentence in _verbs(analysis, "present", "attend", "receive"):
        index = bisect_right(starts, verb.start) - 1
        named = starts[index] >= sentence.start > starts[0]
        there = _LIST_OPENS.match(analysis.lower, verb.end, sentence.end)
        if named or there is None or not _heads(analysis, sentence, verb):
            continue
        if _CLAUSE_OF_OTHER.search(analysis.lower, verb.end, there.end()):
            continue
        hosts = agents_in(analysis, verb.end, there.end()) if verb.entry.fact("relation") == "present" else []
        for agent in [*hosts, *attending(analysis, there.end(), sentence.end)]:
            yield Participation.of(analysis.events[max(index, 0)], agent, "attend", "event.list", sentence)


def _came(analysis: Analysis, starts: list[int]) -> Iterator[Participation]:
    """Who came to the event last spoken of, or chaired it, where the verb ends its clause: "Ông A đã đến dự."."""
    for verb, sentence in _verbs(analysis, "attend", "chair"):
        index = bisect_right(starts, verb.start) - 1
        if index >= 0 and _CLAUSE_END.match(analysis.lower, verb.end):
            relation = verb.entry.fact("relation")
            for agent in _coming(analysis, sentence, verb):
                if agent.entity.kind == "person" or relation == "attend":
                    yield Participation.of(analysis.events[index], agent, relation, f"event.{relation}", sentence)


def _joined(analysis: Analysis, starts: list[int]) -> Iterator[Participation]:
    """Who took part at another place that the event was linked with: "Ông A điều hành điểm cầu Hà Tĩnh"."""
    for verb, sentence in _verbs(analysis, "chair", "attend", "speak"):
        index = bisect_right(starts, verb.start) - 1
        linked = index >= 0 and _LINKED.match(analysis.lower, verb.end)
        if not linked:
            continue
        there = _LIST_OPENS.match(analysis.lower, linked.end(), sentence.end)
        agents = subjects(analysis, sentence.start, verb.start)
        if not agents and there and _heads(analysis, sentence, verb):
            agents = attending(analysis, there.end(), sentence.end)
        for agent in agents:
            yield Participation.of(analysis.events[index], agent, "attend", "event.attend", sentence)


def _had(analysis: Analysis, starts: list[int]) -> Iterator[Participation]:
    """Whom the event last spoken of had: "Chương trình có sự tham dự của ông A"."""
    for verb, sentence in _verbs(analysis, "participants"):
        index = bisect_right(starts, verb.start) - 1
        if index >= 0 and starts[index] < sentence.start and _PROGRAMME.match(analysis.lower, sentence.start):
            for agent in listed(analysis, verb.end, sentence.end, LIST_REACH, owned=True):
                yield Participation.of(analysis.events[index], agent, "participants", "event.list", sentence)


def _coming(analysis: Analysis, sentence: Sentence, verb: Hit) -> list[Agent]:
    """The subject of a verb, or who opens its sentence where the last of a list is not known."""
    found = subjects(analysis, sentence.start, verb.start) or opener(analysis, sentence.start, verb.start)
    told = CLAUSE.search(analysis.lower, found[-1].end, verb.start) if found else None
    return [] if told else found


def _organised(analysis: Analysis, starts: list[int]) -> Iterator[Participation]:
    """Who organised "sự kiện" or "chương trình", the event last spoken of."""
    for verb, sentence in _verbs(analysis, "organise"):
        by = _BY.match(analysis.lower, sentence.start, verb.start)
        index = bisect_right(starts, verb.start) - 1
        if by and index >= 0:
            for agent in organising(analysis, by.end(), verb):
                yield Participation.of(analysis.events[index], agent, "organise", "event.organise", sentence)


def _verbs(analysis: Analysis, *relations: str) -> Iterator[tuple[Hit, Sentence]]:
    for verb in analysis.hits.get("EventVerb", []):
        if verb.entry.fact("relation") in relations:
            sentence = analysis.sentence_at(verb.start)
            if sentence is not None:
                yield verb, sentence


def _heads(analysis: Analysis, sentence: Sentence, verb: Hit) -> bool:
    """Whether a verb begins its sentence or clause: "…; cùng dự có …"."""
    before = analysis.lower[sentence.start : verb.start]
    return not before or before.endswith((". ", "; ")) or bool(_ON_THE_SPOT.fullmatch(before))


def _sessions(analysis: Analysis) -> Iterator[Participation]:
    """The assembly that holds a session ("kỳ họp") or a sitting of it: the nearest that the text speaks of."""
    assemblies = [Agent(b.start, b.end, b.entity) for b in analysis.bodies if b.entity.label.startswith(_ASSEMBLIES)]
    acting = [a for a in assemblies if not in_office(analysis, a.start, a.end)]
    one = len({a.entity for a in assemblies}) == 1
    for mention in analysis.events if assemblies else ():
        held = any(e.kind == "body" for e in mention.parties)
        sits = mention.kind in _SITTINGS and one and not held
        candidates = assemblies if mention.kind == "kỳ họp" else acting if sits else []
        if candidates:
            holds = Participation.of(mention, _nearest(candidates, mention), "organise", "event.side")
            if holds.end - holds.start <= (LIST_REACH if one else _BESIDE):
                yield holds


def _nearest(agents: list[Agent], mention: EventMention) -> Agent:
    return min(agents, key=lambda a: max(a.start - mention.end, mention.start - a.end))
