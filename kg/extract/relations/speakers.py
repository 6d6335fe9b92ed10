"""Who speaks at an event in the sentences that follow its mention.

A report of an event goes on with what was said there, and does not name it again; so whoever speaks
while no other event has come up speaks there, unless the sentence places his words elsewhere: with
the press, at another time, in a document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.extract.agents import Agent
from kg.extract.analysis import Analysis, EventMention, within
from kg.extract.openers import opener
from kg.extract.relations.participation import Participation
from kg.extract.subjects import subjects
from kg.text.quotes import QUOTED
from kg.text.sentences import Sentence
from kg.text.words import any_of

_ELSEWHERE = re.compile(
    any_of(
        "trao đổi với, trả lời phỏng vấn, phỏng vấn, nói với, chia sẻ với, thông tin với, trả lời pv, phóng viên, pv"
    )
    + "|"
    + any_of("trước đây, năm ngoái, facebook, mạng xã hội, trên trang")
    + r"|(?<!\w)trước đó,? (?:vào |hồi )?(?:ngày|sáng|chiều|tối|tháng|năm|tại|trong|\d)"
)
"""Words of a sentence whose speaker speaks to the press, or at another time."""
_SENT = re.compile(r"(?<!\w)(?:đại diện|lãnh đạo)\s\Z")
_FROM_DOCUMENT = re.compile(r"(?:tại|trong|theo|ở) ")
_AND = re.compile(r"(?<!\w)(?:và|cùng)\s")
_ACCORDING = re.compile(r"(?:cũng )?theo ")
_SESSION_REACH = 900
"""How many characters behind a session its speakers are looked for: it goes on for weeks, and texts speak of else."""
_LEAD = 7
"""How many sentences of a text tell what it is about."""
_SCENE = 24
"""How far into its sentence an event stands that is the scene of what follows."""


def participations(analysis: Analysis) -> Iterator[Participation]:
    """Those who speak behind the mention of an event, up to that of the next."""
    lead_end = analysis.sentences[:_LEAD][-1].start if analysis.sentences else 0
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
        for a in agents:
            yield Participation(mention, a, ("schema:performer",), "event.following", a.start, max(end, a.end))


def _runs_on(analysis: Analysis, mention: EventMention, lead_end: int) -> bool:
    """Whether what follows a mention may be said at the event: it is reported, and not told by somebody afterwards."""
    if mention.relation in ("", "beside", "subject") and not mention.date:
        return False
    sentence = analysis.sentence_at(mention.start)
    if sentence is None or _ELSEWHERE.search(analysis.lower, sentence.start, mention.start):
        return False
    scene = mention.start - sentence.start <= _SCENE
    return mention.relation != "at" or sentence.start <= lead_end or scene


def _speakers(analysis: Analysis) -> Iterator[tuple[int, int, list[Agent]]]:
    """Who speaks in each sentence that does not place what is said elsewhere, and from where to where it says so."""
    for verb in analysis.hits.get("SpeechVerb", []):
        sentence = analysis.sentence_at(verb.start)
        if verb.entry.fact("mode") == "none" or sentence is None or _is_elsewhere(analysis, sentence, verb.start):
            continue
        agents = _nearest(analysis, subjects(analysis, sentence.start, verb.start))
        yield verb.start, verb.end, [a for a in agents if _speaks(analysis, a)]
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
    return agent.entity.kind == "person" or bool(_SENT.search(analysis.lower, max(0, agent.start - 12), agent.start))
