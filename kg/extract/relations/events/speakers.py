"""Who speaks at an event in the sentences that follow its mention.

A report of an event goes on with what was said there, and does not name it again; so whoever speaks
while no other event has come up speaks there, unless the sentence places his words elsewhere: with
the press, at another time, in a document. Whom one such sentence places elsewhere stays there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.agents import Agent, lead
from kg.extract.analysis import Analysis, EventMention, within
from kg.extract.openers import opener
from kg.extract.relations.events.participation import Participation
from kg.extract.relations.events.scenes import ELSEWHERE, reach, scenes
from kg.extract.subjects import subjects
from kg.model import Entity
from kg.ontology import Hit
from kg.text.quotes import QUOTED
from kg.text.sentences import Sentence

_BEFOREHAND = re.compile(r"trước (?:đó|đây)(?!\w)|(?:cũng )?(?:trong )?(?:ngày )?hôm qua(?!\w)")
_FROM_DOCUMENT = re.compile(r"(?:cũng )?(?:tại|trong|theo|ở) ")
_THIS_DOCUMENT = re.compile(
    r"(?:cũng )?(?:tại|trong|theo) (?:văn bản|công văn|báo cáo|tờ trình|thông báo|đơn|thư|quyết định|kết luận|công điện"
    r"|thông cáo|bài viết|tuyên bố|hồ sơ|tài liệu)(?!\w)"
)
_AND = re.compile(r"(?<!\w)(?:và|cùng)\s")
_ACCORDING = re.compile(
    r"(?:cũng )?theo "
    r"(?:(?:báo cáo|ý kiến|lời|thông tin|chia sẻ|phản ánh|đánh giá|phân tích|giải thích|nhận định) của )?"
    r"|(?:trả lời|giải đáp|tiếp thu) (?:câu hỏi|chất vấn|ý kiến|kiến nghị|thắc mắc|băn khoăn)(?: chất vấn)? của "
)
"""What opens a sentence that tells whose words it reports or answers."""
_SENT = re.compile(r"(?<!\w)(?:đại diện|lãnh đạo)\s\Z")
_SENT_REACH = 24
"""How far before a body the words begin that say who speaks for it."""
_ASKED = re.compile(r"(?<!\w)(?:yêu cầu|đề nghị|giao|mời|chỉ đạo|để|giúp)(?: các| lãnh đạo| đại diện)? \Z")
"""Before somebody who is only asked to speak: "yêu cầu lãnh đạo Sở Y tế báo cáo"."""
_ASKED_REACH = 160
"""How far before a name, titles included, the verb stands at most that asks its bearer."""
_DONE = re.compile(r"(?<!\w)đã \Z")
"""Before a verb that urges: somebody did so before the event ("Phó Thủ tướng đã yêu cầu làm rõ")."""


@dataclass(frozen=True, slots=True)
class _Speech:
    """What somebody says, `start:end` being the words that say so; `away` if not at the event told of."""

    start: int
    end: int
    agents: list[Agent]
    away: bool


def participations(analysis: Analysis) -> Iterator[Participation]:
    """Those who speak behind the mention of an event, up to that of the next."""
    running = scenes(analysis)
    quoted = [match.span() for match in QUOTED.finditer(analysis.text)] if running else []
    starts = [m.start for m in running]
    absent: set[tuple[EventMention, Entity]] = set()
    for speech in _speeches(analysis, starts[0]) if running else ():
        if any(opens < speech.start < closes for opens, closes in quoted):
            continue
        mention = running[bisect_right(starts, speech.start) - 1]
        if speech.away:
            absent |= {(mention, a.entity) for a in speech.agents}
        elif speech.start - mention.end <= reach(mention):
            for a in speech.agents:
                if (mention, a.entity) not in absent:
                    end = max(speech.end, a.end)
                    yield Participation(mention, a, ("schema:performer",), "event.following", a.start, end)


def _speeches(analysis: Analysis, start: int) -> list[_Speech]:
    """Who speaks in each sentence from a position on, in order."""
    found = []
    for verb in analysis.hits.get("SpeechVerb", []):
        if verb.start < start or verb.entry.fact("mode") == "none":
            continue
        sentence = analysis.sentence_at(verb.start)
        if sentence is not None:
            agents = _nearest(analysis, subjects(analysis, sentence.start, verb.start))
            agents = [a for a in agents if _speaks(analysis, a, verb)]
            found.append(_Speech(verb.start, verb.end, agents, _is_elsewhere(analysis, sentence, verb.start)))
    for sentence in analysis.sentences:
        if sentence.start >= start and (head := _ACCORDING.match(analysis.lower, sentence.start)):
            agents = opener(analysis, head.end(), sentence.end, owned=True)[:1]
            people = [a for a in agents if a.entity.kind == "person"]
            found.append(_Speech(sentence.start, head.end(), people, away=False))
    return sorted(found, key=lambda s: s.start)


def _nearest(analysis: Analysis, agents: list[Agent]) -> list[Agent]:
    """The last of some agents, and those before it that "và" or "cùng" joins to it; a comma may part a clause."""
    joined = len(agents) > 1 and _AND.search(analysis.lower, agents[-2].end, agents[-1].start)
    return agents if joined else agents[-1:]


def _is_elsewhere(analysis: Analysis, sentence: Sentence, verb: int) -> bool:
    """Whether a sentence tells of words said to the press, at another time, or written in a document."""
    if ELSEWHERE.search(analysis.lower, sentence.start, verb) or _BEFOREHAND.match(analysis.lower, sentence.start):
        return True
    if _THIS_DOCUMENT.match(analysis.lower, sentence.start):
        return True
    source = _FROM_DOCUMENT.match(analysis.lower, sentence.start)
    return source is not None and any(d.start == source.end() for d in within(analysis.documents, source.end(), verb))


def _speaks(analysis: Analysis, agent: Agent, verb: Hit) -> bool:
    """Whether an agent stands up and speaks: a person, or a body through somebody it sent, whom nobody only asks to."""
    if verb.entry.fact("mode") == "urge" and _DONE.search(analysis.lower, agent.end, verb.start):
        return False
    if _ASKED.search(analysis.lower, max(0, agent.start - _ASKED_REACH), lead(analysis, agent.start)):
        return False
    before = analysis.lower[max(0, agent.start - _SENT_REACH) : agent.start]
    return agent.entity.kind == "person" or ("thay mặt" not in before and bool(_SENT.search(before)))
