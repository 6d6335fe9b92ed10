"""Who took part in an event, and as what: organiser, chair, speaker, guest.

Read around each place that speaks of the event: the sides named with its noun, the subject of the
verb that governs it, the list behind "Dự hội nghị có …", whoever speaks in "Tại hội nghị, …", and the
lists and speakers of the sentences that follow while the event is still what is talked about.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.agents import Agent, agents_in, lead, listed, opener, predicated, serial_subjects, subjects
from kg.extract.analysis import Analysis, EventMention, within
from kg.ontology import Hit
from kg.text.quotes import QUOTED
from kg.text.sentences import Sentence
from kg.text.words import any_of

_PREDICATES = {
    "chair": ("schema:attendee", "kg:chair"),
    "attend": ("schema:attendee",),
    "speak": ("schema:performer",),
    "organise": ("schema:organizer",),
    "have": ("schema:attendee",),
    "receive": ("schema:attendee",),
    "meet": ("schema:attendee",),
    "work": ("schema:attendee",),
    "visit": ("schema:attendee",),
    "convene": ("schema:organizer",),
    "party": ("schema:attendee",),
    "chaired": ("schema:attendee", "kg:chair"),
    "organised": ("schema:organizer",),
    "participants": ("schema:attendee",),
}
_HELD_BY = ("kỳ họp", "phiên", "đại hội", "cuộc họp", "hội nghị", "hội thảo", "lễ", "họp báo", "tọa đàm", "diễn đàn")
"""Kinds of event that the body named with the noun holds itself: "kỳ họp thứ 3 của Quốc hội"."""
_THERE_ARE = re.compile(r"[\s,]{0,2}(?:còn |cũng )?(?:có|gồm|là)(?: sự (?:tham dự|tham gia|có mặt) của)?\s?:?|\s?:")
_OFFICERS = re.compile(
    r"(?<!\w)(?:bộ trưởng|thứ trưởng|giám đốc|phó giám đốc|chủ tịch|phó chủ tịch) (?:của )?(?:các|một số|nhiều) (?:bộ|sở|ban|ủy ban)(?!\w)"
)
_SENT = re.compile(r"(?<!\w)(?:đại diện|lãnh đạo)\s\Z")
_ASSEMBLIES = ("Quốc hội", "Hội đồng nhân dân")
_LIST_OPENS = re.compile(r"[^.;:“”\"\n]{0,120}? (?:còn |cũng )?(?:có|gồm|là):? (?=các|đồng chí|ông|bà|[^.;\n])")
_AT = re.compile(r"(?<!\w)(?:tại|trong|ở)(?: một| chính| phần đầu| phần cuối)?\s\Z")
_CLAUSE_OPENS = re.compile(
    r"[^.;:“”\"\n]{0,90}?,\s?"
    r"|(?: (?:này|sáng|trưa|chiều|tối|nay|qua|hôm|ngày|\(?\d[\d/.-]*\)?|diễn ra|vừa qua|trên|đó)){1,6},?\s"
)
_TOLD_OF = re.compile(
    r"(?: (?:này|sáng|trưa|chiều|tối|nay|qua|hôm|ngày|diễn ra|vừa qua|\(?\d[\d/.-]*\)?))*, (?!của |do |với |ngày |sáng |chiều |\d)"
)
"""Behind an occasion the clause that tells what was done there, so that the speaker before it only reports."""
_ELSEWHERE = re.compile(
    any_of("trao đổi với, trả lời phỏng vấn, phỏng vấn, nói với, chia sẻ với, thông tin với, trả lời pv, phóng viên, pv")
    + "|" + any_of("trước đây, năm ngoái, facebook, mạng xã hội, trên trang")
    + r"|(?<!\w)trước đó,? (?:vào |hồi )?(?:ngày|sáng|chiều|tối|tháng|năm|tại|trong|\d)"
)
"""Words of a sentence whose speaker speaks to the press, or at another time."""
_FROM_DOCUMENT = re.compile(r"(?:tại|trong|theo|ở) ")
_AND = re.compile(r"(?<!\w)(?:và|cùng)\s")
_ACCORDING = re.compile(r"(?:cũng )?theo ")
_BY = re.compile(r"\s(?:do|được) (?!\w{1,6} ra)")
_BY_AGENT = re.compile(r"(?<!\w)(?:do|được)\s\Z")
_SESSION_REACH = 900
"""How many characters behind a session its speakers are looked for: it goes on for weeks, and texts speak of else."""
_LIST_REACH = 260
_LEAD = 7
"""How many sentences of a text tell what it is about."""
_SCENE = 24
"""How far into its sentence an event stands that is the scene of what follows."""
_SAID_AT = 40
"""How many characters may stand between a verb of speech and the "tại" that says where: "bày tỏ như vậy tại"."""


@dataclass(frozen=True, slots=True)
class Participation:
    """A person or body at an event; `start:end` of the view are the words that say so."""

    event: EventMention
    agent: Agent
    predicates: tuple[str, ...]
    rule: str
    start: int
    end: int


def participations(analysis: Analysis) -> Iterator[Participation]:
    """Every participation that a text states, in the order of its events' mentions."""
    for mention in analysis.events:
        sentence = analysis.sentence_at(mention.start)
        if sentence is not None:
            yield from _sides(analysis, mention, sentence)
            yield from _governed(analysis, mention, sentence)
            yield from _behind(analysis, mention, sentence)
    yield from _present(analysis)
    yield from _sessions(analysis)
    yield from _following(analysis)


def _sides(analysis: Analysis, mention: EventMention, sentence: Sentence) -> Iterator[Participation]:
    for agent in agents_in(analysis, sentence.start, sentence.end, owned=True):
        if agent.entity in mention.parties:
            held = agent.entity.kind == "body" and mention.kind.startswith(_HELD_BY)
            role = "organised" if held else "party"
            yield _participation(mention, agent, role, "event.side", sentence)


def _governed(analysis: Analysis, mention: EventMention, sentence: Sentence) -> Iterator[Participation]:
    """Who stands before, or in a list behind, the verb that has the event as its object."""
    verb = mention.verb
    if verb is None or verb.entry.fact("impliesKind"):
        return
    relation = mention.relation
    actors = serial_subjects(analysis, sentence.start, verb.start)
    if not actors and relation == "speak":
        actors = _said_before(analysis, sentence, verb.start)
    for agent in actors:
        yield _participation(mention, agent, relation, f"event.{relation}", sentence)
    if not actors and (there := _THERE_ARE.match(analysis.lower, mention.end)):
        for agent in _persons_or_senders(analysis, there.end(), sentence.end):
            yield _participation(mention, agent, relation, "event.list", sentence)
    elif not actors and analysis.lower[mention.end : mention.end + 1] == ",":
        for agent in _next_subject(analysis, mention.end, sentence.end):
            yield _participation(mention, agent, relation, f"event.{relation}", sentence)


def _behind(analysis: Analysis, mention: EventMention, sentence: Sentence) -> Iterator[Participation]:
    """Whoever is said behind the noun to organise, chair or attend, or acts in "Tại hội nghị, X …"."""
    if mention.relation == "at":
        for agent in _acting_at(analysis, mention, sentence):
            yield _participation(mention, agent, "speak", "event.at", sentence)
    for verb in analysis.hits_in("EventVerb", mention.end, sentence.end):
        relation = verb.entry.fact("relation")
        if relation in ("participants", "chaired"):
            for agent in listed(analysis, verb.end, sentence.end, _LIST_REACH, owned=True):
                yield _participation(mention, agent, relation, "event.list", sentence)
        elif relation in ("organise", "chair"):
            by = _BY.match(analysis.lower, mention.end, verb.start)
            if by:
                yield from _organisers(analysis, mention, sentence, by.end(), verb)
                continue
            actors = subjects(analysis, mention.end, verb.start)
            if actors and _BY_AGENT.search(analysis.lower, mention.end, lead(analysis, actors[0].start)):
                for agent in actors:
                    yield _participation(mention, agent, relation, f"event.{relation}", sentence)


def _organisers(
    analysis: Analysis, mention: EventMention, sentence: Sentence, start: int, verb: Hit
) -> Iterator[Participation]:
    """Everybody named between "do" and the verb: "do Bộ A phối hợp với B và C tổ chức"."""
    relation = verb.entry.fact("relation")
    for agent in agents_in(analysis, start, verb.start):
        yield _participation(mention, agent, relation, f"event.{relation}", sentence)


def _acting_at(analysis: Analysis, mention: EventMention, sentence: Sentence) -> list[Agent]:
    """Who acts in a sentence with "tại hội nghị": the subject behind it, right before it, or of the speech before it."""
    following = _next_subject(analysis, mention.end, sentence.end)
    told = _TOLD_OF.match(analysis.lower, mention.end, sentence.end)
    at = _AT.search(analysis.lower, max(sentence.start, mention.start - 30), mention.start)
    if following or at is None:
        return following
    acting = subjects(analysis, sentence.start, at.start())
    if acting or told:
        return acting
    return _said_before(analysis, sentence, at.start()) or predicated(analysis, sentence.start, at.start())


def _said_before(analysis: Analysis, sentence: Sentence, position: int) -> list[Agent]:
    """The subject of the verb of speech shortly before a position: "X nhấn mạnh trong phát biểu bế mạc hội nghị"."""
    for verb in analysis.hits_in("SpeechVerb", sentence.start, position)[-1:]:
        if position - verb.end <= _SAID_AT and "," not in analysis.lower[verb.end : position]:
            return subjects(analysis, sentence.start, verb.start)
    return []


def _next_subject(analysis: Analysis, start: int, end: int) -> list[Agent]:
    """The subject of the clause that a comma or a time opens behind `start`: "tại hội nghị sáng nay, ông A …"."""
    comma = _CLAUSE_OPENS.match(analysis.lower, start, end)
    return opener(analysis, comma.end(), end) if comma else []


def _participation(mention: EventMention, agent: Agent, relation: str, rule: str, sentence: Sentence) -> Participation:
    start, end = min(agent.start, mention.start), max(agent.end, mention.end)
    return Participation(mention, agent, _PREDICATES[relation], rule, start, min(end, sentence.end))


def _present(analysis: Analysis) -> Iterator[Participation]:
    """Lists that name no event, of the event last spoken of: "Cùng dự có các đồng chí: …", "Đón đoàn có …"."""
    starts = [m.start for m in analysis.events]
    for verb in analysis.hits.get("EventVerb", []):
        if verb.entry.fact("relation") not in ("present", "attend", "receive"):
            continue
        sentence = analysis.sentence_at(verb.start)
        index = bisect_right(starts, verb.start) - 1
        if sentence is None or not starts or not _heads(analysis, sentence, verb) or starts[index] >= sentence.start > starts[0]:
            continue
        there = _LIST_OPENS.match(analysis.lower, verb.end, sentence.end)
        if there is None:
            continue
        hosts = agents_in(analysis, verb.end, there.end()) if verb.entry.fact("relation") == "present" else []
        for agent in [*hosts, *_persons_or_senders(analysis, there.end(), sentence.end)]:
            yield _participation(analysis.events[max(index, 0)], agent, "attend", "event.list", sentence)


def _heads(analysis: Analysis, sentence: Sentence, verb: Hit) -> bool:
    """Whether a verb begins its sentence or clause: "…; cùng dự có …"."""
    return verb.start == sentence.start or analysis.lower[verb.start - 2 : verb.start] in (". ", "; ")


def _persons_or_senders(analysis: Analysis, start: int, end: int) -> list[Agent]:
    """The agents of a list of those present, without the bodies whose officers it only counts: "Thứ trưởng các bộ: …"."""
    counted = _OFFICERS.search(analysis.lower, start, end)
    return agents_in(analysis, start, counted.start() if counted else end)


def _sessions(analysis: Analysis) -> Iterator[Participation]:
    """The assembly that holds a session ("kỳ họp"): the one that the text speaks of."""
    assemblies = [Agent(b.start, b.end, b.entity) for b in analysis.bodies if b.entity.label.startswith(_ASSEMBLIES)]
    if len({a.entity for a in assemblies}) != 1:
        return
    for mention in analysis.events:
        if mention.kind == "kỳ họp":
            nearest = min(assemblies, key=lambda a: abs(a.start - mention.start))
            start, end = min(nearest.start, mention.start), max(nearest.end, mention.end)
            if end - start <= _LIST_REACH:
                yield Participation(mention, nearest, ("schema:organizer",), "event.side", start, end)


def _following(analysis: Analysis) -> Iterator[Participation]:
    """Who speaks in the sentences that follow an event, while no other event has come up."""
    lead_end = analysis.sentences[: _LEAD][-1].start if analysis.sentences else 0
    running = [m for m in analysis.events if _runs_on(analysis, m, lead_end)]
    quoted = [match.span() for match in QUOTED.finditer(analysis.text)] if running else []
    starts = [m.start for m in running]
    for start, end, agents in _speakers(analysis) if running else ():
        index = bisect_right(starts, start) - 1
        if index < 0 or any(opens < start < closes for opens, closes in quoted):
            continue
        mention = running[index]
        if mention.kind == "kỳ họp" and start - mention.end > _SESSION_REACH:
            continue
        for agent in agents:
            yield Participation(mention, agent, ("schema:performer",), "event.following", agent.start, max(end, agent.end))


def _runs_on(analysis: Analysis, mention: EventMention, lead_end: int) -> bool:
    """Whether what follows a mention may be said at the event: it is reported, and not told by somebody afterwards."""
    if mention.relation in ("", "beside", "subject") and not mention.date:
        return False
    sentence = analysis.sentence_at(mention.start)
    if sentence is None or _ELSEWHERE.search(analysis.lower, sentence.start, mention.start):
        return False
    return mention.relation != "at" or sentence.start <= lead_end or _is_scene(analysis, mention, sentence)


def _is_scene(analysis: Analysis, mention: EventMention, sentence: Sentence) -> bool:
    """Whether a sentence opens with the event as its scene: "Tại hội nghị, …"."""
    return mention.start - sentence.start <= _SCENE


def _speakers(analysis: Analysis) -> Iterator[tuple[int, int, list[Agent]]]:
    """Who speaks in each sentence that does not place what is said elsewhere, and from where to where it says so."""
    for verb in analysis.hits.get("SpeechVerb", []):
        sentence = analysis.sentence_at(verb.start)
        if verb.entry.fact("mode") == "none" or sentence is None or _is_elsewhere(analysis, sentence, verb.start):
            continue
        agents = [a for a in _nearest(analysis, subjects(analysis, sentence.start, verb.start)) if _speaks(analysis, a)]
        yield verb.start, verb.end, agents
    for sentence in analysis.sentences:
        if head := _ACCORDING.match(analysis.lower, sentence.start):
            agents = opener(analysis, head.end(), sentence.end, owned=True)[:1]
            yield sentence.start, head.end(), [a for a in agents if a.entity.kind == "person"]


def _nearest(analysis: Analysis, agents: list[Agent]) -> list[Agent]:
    """The last of some agents, and those before it that "và" or "cùng" joins to it; a comma may part a clause."""
    joined = len(agents) > 1 and _AND.search(analysis.lower, agents[-2].end, agents[-1].start)
    return agents if joined else agents[-1:]


def _is_elsewhere(analysis: Analysis, sentence: Sentence, verb: int) -> bool:
    """Whether a sentence tells of words said to the press, at another time, or written in a document."""
    if _ELSEWHERE.search(analysis.lower, sentence.start, verb):
        return True
    source = _FROM_DOCUMENT.match(analysis.lower, sentence.start)
    return source is not None and any(d.start == source.end() for d in within(analysis.documents, source.end(), verb))


def _speaks(analysis: Analysis, agent: Agent) -> bool:
    """Whether an agent may stand up and speak: a person, or a body through somebody it sent."""
    return agent.entity.kind == "person" or bool(
        _SENT.search(analysis.lower, max(0, agent.start - 12), agent.start)
    )
