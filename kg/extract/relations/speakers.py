"""Who speaks at an event in the sentences that follow its mention.

A report of an event goes on with what was said there, and does not name it again; so whoever speaks
while no other event has come up speaks there, unless the sentence places his words elsewhere: with
the press, at another time, in a document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.agents import Agent, lead
from kg.extract.analysis import Analysis, EventMention, within
from kg.extract.openers import opener
from kg.extract.relations.participation import Participation
from kg.extract.subjects import subjects
from kg.model import Entity
from kg.ontology import Hit
from kg.text.quotes import QUOTED
from kg.text.sentences import Sentence
from kg.text.words import any_of

_ELSEWHERE = re.compile(
    any_of(
        "trao đổi với, trả lời phỏng vấn, phỏng vấn, nói với, chia sẻ với, thông tin với, trả lời pv, phóng viên, pv"
    )
    + "|"
    + any_of("đưa tin, dẫn lời, trước đây, năm ngoái, facebook, mạng xã hội, trên trang")
    + r"|(?<!\w)trước đó,? (?:vào |hồi )?(?:ngày|sáng|chiều|tối|tháng|năm|tại|trong|\d)"
)
"""Words of a sentence whose speaker speaks to the press, or at another time."""
_FUTURE = re.compile(any_of("sẽ, dự kiến, sắp, sắp tới"))
_JOURNEY = "chuyến"
"""How the kinds of event begin that last too long for whoever speaks meanwhile to speak there."""
_BEFOREHAND = re.compile(r"trước (?:đó|đây)(?!\w)")
_BACKGROUND = re.compile(r"(?:ngay )?(?:sau|trước) (?!khi|đó)|(?:mới|gần|trước) đây,? |trước đó,? ")
_LATELY = re.compile(r"(?<!\w)(?:mới|gần|trước) đây,? ")
_COMING = re.compile(any_of("dự kiến, sẽ được, sẽ diễn ra, sẽ khai mạc, tới đây, sắp tới"))
_DAY = re.compile(r"-\d\d-\d\d\Z")
_WILL = re.compile(r"(?<!\w)sẽ(?!\w)")
_COMING_REACH = 70
"""How far behind an event the words stand at most that say it is still to come."""
_PLANNED = re.compile("dự kiến ")
_ASKED = re.compile(r"(?<!\w)(?:yêu cầu|đề nghị|giao|mời|chỉ đạo|để|giúp)(?: các| lãnh đạo| đại diện)? \Z")
"""Who asks somebody to speak: "yêu cầu lãnh đạo Sở Y tế báo cáo"."""
_ASKED_REACH = 160
_ORDERS = ("yêu cầu", "đề nghị", "giao", "chỉ đạo")
_DONE = re.compile(r"(?<!\w)đã \Z")
"""Before a verb of ordering: orders that somebody gave before the event."""
_TALKS = ("buổi tiếp", "cuộc gặp", "hội kiến", "hội đàm", "cuộc điện đàm", "buổi gặp")
"""Kinds of event with two sides, of which texts soon go on to other things."""
_LONGEST_REPORT = 4000
_SENT = re.compile(r"(?<!\w)(?:đại diện|lãnh đạo)\s\Z")
_FROM_DOCUMENT = re.compile(r"(?:cũng )?(?:tại|trong|theo|ở) ")
_THIS_DOCUMENT = re.compile(
    r"(?:cũng )?(?:tại|trong|theo) (?:văn bản|công văn|báo cáo|tờ trình|thông báo|đơn|thư|quyết định|kết luận|công điện"
    r"|thông cáo|bài viết|tuyên bố|hồ sơ|tài liệu)(?!\w)"
)
_AND = re.compile(r"(?<!\w)(?:và|cùng)\s")
_ACCORDING = re.compile(r"(?:cũng )?theo ")
_SESSION_REACH = 900
"""How many characters behind a session its speakers are looked for: it goes on for weeks, and texts speak of else."""
_LEAD = 7
"""How many sentences of a text tell what it is about."""
_TENSE = 24
"""How far before a verb stands the word that puts it in the future."""
_SCENE = 24
"""How far into its sentence an event stands that is the scene of what follows."""


@dataclass(frozen=True, slots=True)
class _Speech:
    """What somebody says, `start:end` being the words that say so; `away` if not where the text speaks of."""

    start: int
    end: int
    agents: list[Agent]
    away: bool


def participations(analysis: Analysis) -> Iterator[Participation]:
    """Those who speak behind the mention of an event, up to that of the next."""
    lead_end = analysis.sentences[:_LEAD][-1].start if analysis.sentences else 0
    running = [m for m in analysis.events if _runs_on(analysis, m, lead_end)]
    quoted = [match.span() for match in QUOTED.finditer(analysis.text)] if running else []
    starts = [m.start for m in running]
    absent: set[tuple[EventMention, Entity]] = set()
    for speech in _speeches(analysis) if running else ():
        index = bisect_right(starts, speech.start) - 1
        if index < 0 or any(opens < speech.start < closes for opens, closes in quoted):
            continue
        mention = running[index]
        if speech.away:
            absent |= {(mention, a.entity) for a in speech.agents}
        elif speech.start - mention.end <= _reach(mention):
            for a in speech.agents:
                if (mention, a.entity) not in absent:
                    end = max(speech.end, a.end)
                    yield Participation(mention, a, ("schema:performer",), "event.following", a.start, end)


def _reach(mention: EventMention) -> int:
    """How far behind a mention of an event whoever speaks may still speak there."""
    return _SESSION_REACH if mention.kind == "kỳ họp" or mention.kind in _TALKS else _LONGEST_REPORT


def _runs_on(analysis: Analysis, mention: EventMention, lead_end: int) -> bool:
    """Whether what follows a mention may be said at the event: it is reported, and not told by somebody afterwards."""
    if (mention.relation in ("", "beside", "subject") and not mention.date) or mention.kind.startswith(_JOURNEY):
        return False
    sentence = analysis.sentence_at(mention.start)
    if sentence is None or _ELSEWHERE.search(analysis.lower, sentence.start, mention.start):
        return False
    aside = _LATELY.search(analysis.lower, max(sentence.start, mention.start - _SCENE), mention.start)
    if aside or _BACKGROUND.match(analysis.lower, sentence.start) or _is_planned(analysis, mention, sentence):
        return False
    scene = mention.start - sentence.start <= _SCENE
    return mention.relation != "at" or sentence.start <= lead_end or scene


def _is_planned(analysis: Analysis, mention: EventMention, sentence: Sentence) -> bool:
    """Whether the sentence announces the event: "dự kiến", "sẽ gặp", "kỳ họp thứ 5 diễn ra tới đây"."""
    verb = mention.verb.start if mention.verb else mention.start
    return bool(
        _PLANNED.match(analysis.lower, sentence.start)
        or _FUTURE.search(analysis.lower, max(sentence.start, verb - _TENSE), mention.start)
        or _COMING.search(analysis.lower, mention.end, min(sentence.end, mention.end + _COMING_REACH))
        or _will_be(analysis, mention, sentence)
    )


def _will_be(analysis: Analysis, mention: EventMention, sentence: Sentence) -> bool:
    """Whether things are still to be done at an event: "tại kỳ họp thứ 6 Quốc hội sẽ lấy phiếu tín nhiệm"."""
    if mention.kind != "kỳ họp" or _DAY.search(mention.date):
        return False
    will = _WILL.search(analysis.lower, mention.end, min(sentence.end, mention.end + _COMING_REACH))
    return will is not None and not analysis.hits_in("SpeechVerb", mention.end, will.start())


def _speeches(analysis: Analysis) -> list[_Speech]:
    """Who speaks in each sentence, in order."""
    found = []
    for verb in analysis.hits.get("SpeechVerb", []):
        sentence = analysis.sentence_at(verb.start)
        if verb.entry.fact("mode") != "none" and sentence is not None:
            agents = _nearest(analysis, subjects(analysis, sentence.start, verb.start))
            agents = [a for a in agents if _speaks(analysis, a, verb)]
            found.append(_Speech(verb.start, verb.end, agents, _is_elsewhere(analysis, sentence, verb.start)))
    for sentence in analysis.sentences:
        if head := _ACCORDING.match(analysis.lower, sentence.start):
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
    if _ELSEWHERE.search(analysis.lower, sentence.start, verb) or _BEFOREHAND.match(analysis.lower, sentence.start):
        return True
    if _THIS_DOCUMENT.match(analysis.lower, sentence.start):
        return True
    source = _FROM_DOCUMENT.match(analysis.lower, sentence.start)
    return source is not None and any(d.start == source.end() for d in within(analysis.documents, source.end(), verb))


def _speaks(analysis: Analysis, agent: Agent, verb: Hit) -> bool:
    """Whether an agent stands up and speaks: a person, or a body through somebody it sent, whom nobody only asks to."""
    if verb.entry.label in _ORDERS and _DONE.search(analysis.lower, agent.end, verb.start):
        return False
    if _ASKED.search(analysis.lower, max(0, agent.start - _ASKED_REACH), lead(analysis, agent.start)):
        return False
    return agent.entity.kind == "person" or bool(_SENT.search(analysis.lower, max(0, agent.start - 12), agent.start))
