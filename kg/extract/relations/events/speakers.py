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
from kg.extract.mentions.events.event_dates import days_in
from kg.extract.openers import opener
from kg.extract.relations.events.participation import Participation
from kg.extract.relations.events.scenes import ELSEWHERE, TALKS, reach, scenes
from kg.extract.subjects import subjects
from kg.model import Entity
from kg.ontology import Hit
from kg.text.quotes import QUOTED
from kg.text.sentences import Sentence

_BEFOREHAND = re.compile(
    r"trước (?:đó|đây)(?!\w)"
    r"(?!,? (?:cử tri|đại biểu|trong phần|ở phần|tại phần|báo cáo tại|phát biểu tại)(?!\w))"
    r"|(?:cũng )?(?:trong )?(?:ngày )?hôm qua(?!\w)"
    r"|(?:cách đây|trước đó) |(?:một|hai|ba|vài|\d+) (?:ngày|hôm|tuần|tháng|năm) (?:trước|sau)(?!\w)"
    r"|(?:ngay )?từ (?:đầu |cuối )?(?:năm|tháng|ngày)(?!\w)"
)
_ELSEWHERE_BEGINS = re.compile(
    r"(?:(?:sáng|trưa|chiều|tối|cũng trong|cũng|trong) )?(?:cùng ngày|ngày hôm sau|hôm sau),? (?!tại)"
    r"|(?:trong |ở )?(?:một )?diễn biến khác|(?:bên lề|bên hành lang|trao đổi bên lề)(?!\w)"
    r"|[^.;:“”\"\n]{0,90}?(?<!\w)(?:pv|phóng viên|chúng tôi)(?: [^,.;:“”\"\n]{1,30}?)? (?:đã )?(?:có (?:cuộc|buổi) )?"
    r"(?:(?:trao đổi|phỏng vấn|liên hệ|tìm gặp|trò chuyện)(?: ngắn| nhanh| riêng)? (?:với|cùng)|ghi (?:nhận|lại) )"
)
"""What opens a sentence with which a text goes on to something else than the event."""
_DAY_OPENS = re.compile(r"(?:(?:vào|hôm|đến|sáng|trưa|chiều|tối|ngày) )*")
"""What stands before the day that opens a sentence."""
_DAY_END = 40
"""How far into its sentence such a day ends at most."""
_PLACED_REACH = 40
"""How far behind a verb of speech the event is named at which somebody spoke: "phát biểu tại hội nghị"."""
_DAY_LENGTH = 7
"""How long a date is at least that tells a day, without its year."""
_ON_AIR = re.compile(r"(?: [^\s,.;:“”\"]+){0,3} trên (?:đài|kênh|báo|tờ|sóng|trang|truyền hình|facebook|twitter)(?!\w)")
"""Behind a verb of speech the medium that carried the words."""
_PASSIVE = re.compile(r"(?<!\w)(?:bị|được|do)\s\Z")
"""Before who only does what a passive verb tells: "trụ sở bị ông A chỉ đạo tháo dỡ"."""
_AS_SAID = re.compile(r"(?<!\w)như (?:lãnh đạo |đại diện )?\Z")
"""Before who said something that another now takes up: "như lãnh đạo Sở A nêu"."""
_SPOKESMAN = re.compile(r"(?<!\w)người phát ngôn(?!\w)[^.;:]{0,60}\Z")
_ENTITLED_SPOKESMAN = re.compile(r"[,(\s-]{0,3}người phát ngôn(?!\w)")
_SITTINGS = ("phiên", "kỳ họp", "đại hội")
_SPECTATOR = re.compile(r"(?<!\w)(?:cử tri|người dân|chị|anh|độc giả|bạn đọc)(?!\w)(?=[^,.;:\n]*\Z)")
"""Who only watches how an assembly sits."""
_JOURNALIST = re.compile(r"(?<!\w)(?:nhà báo|phóng viên|pv|biên tập viên)(?!\w)[^,.;:]{0,30}\Z")
_PRESS_CONFERENCE = "họp báo"
_FROM_DOCUMENT = re.compile(r"(?:cũng )?(?:tại|trong|theo|ở) ")
_OPENS_DOCUMENT = re.compile(r"(?<!\S)(?:Tại|Trong|Theo) ")
"""The same with a capital inside a sentence, where a heading runs into the text below it."""
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
    breaks = _breaks(analysis, running)
    absent: set[tuple[EventMention, Entity]] = set()
    for speech in _speeches(analysis, starts[0]) if running else ():
        if _is_placed(analysis, speech.end) or any(opens < speech.start < closes for opens, closes in quoted):
            continue
        mention = running[bisect_right(starts, speech.start) - 1]
        if speech.away:
            absent |= {(mention, a.entity) for a in speech.agents}
        elif speech.start - mention.end <= reach(mention) and not _is_broken_off(breaks, mention.end, speech.start):
            for a in speech.agents:
                if (mention, a.entity) not in absent and _takes_part(analysis, mention, a):
                    end = max(speech.end, a.end)
                    yield Participation(mention, a, ("schema:performer",), "event.following", a.start, end)


def _breaks(analysis: Analysis, running: list[EventMention]) -> list[int]:
    """Where sentences begin with which the text goes on to something else."""
    if not running:
        return []
    scenes_at = {s.start for m in running if (s := analysis.sentence_at(m.start))}
    heads = [s.start for s in analysis.sentences if s.start > running[0].start and s.start not in scenes_at]
    return [s for s in heads if _ELSEWHERE_BEGINS.match(analysis.lower, s) or _is_another_day(analysis, running, s)]


def _is_another_day(analysis: Analysis, running: list[EventMention], start: int) -> bool:
    """Whether a sentence opens with a day that is not that of the event last spoken of."""
    days = [
        d for d in days_in(analysis, start, start + _DAY_END) if _DAY_OPENS.fullmatch(analysis.lower, start, d.start)
    ]
    if not days or len(days[0].value) < _DAY_LENGTH:
        return False
    event = running[bisect_right([m.start for m in running], start) - 1].entity
    return all(m.date[-5:] != days[0].value[-5:] for m in analysis.events if m.entity == event)


def _is_placed(analysis: Analysis, position: int) -> bool:
    """Whether an event is named right behind a verb of speech, which tells where the words were spoken."""
    return any(m.relation in ("at", "speak") for m in within(analysis.events, position, position + _PLACED_REACH))


def _is_broken_off(breaks: list[int], start: int, end: int) -> bool:
    return bisect_right(breaks, start) < bisect_right(breaks, end)


def _takes_part(analysis: Analysis, mention: EventMention, agent: Agent) -> bool:
    """Whether a speaker can be one of the event: of talks of two only they, and a spokesman of none but of his own."""
    sides = {e for m in analysis.events if m.entity == mention.entity for e in m.parties if e.kind == "person"}
    if mention.kind in TALKS and len(sides) > 1 and agent.entity not in sides:
        return False
    if mention.kind == _PRESS_CONFERENCE:
        return True
    before = analysis.lower[max(0, agent.start - _ASKED_REACH) : agent.start]
    if _JOURNALIST.search(before):
        return False
    if mention.kind.startswith(_SITTINGS) and _SPECTATOR.search(before + analysis.lower[agent.start : agent.end]):
        return False
    return not (_SPOKESMAN.search(before) or _ENTITLED_SPOKESMAN.match(analysis.lower, agent.end))


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
            found.append(_Speech(verb.start, verb.end, agents, _is_elsewhere(analysis, sentence, verb)))
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


def _is_elsewhere(analysis: Analysis, sentence: Sentence, said: Hit) -> bool:
    """Whether a sentence tells of words said to the press, at another time, or written in a document."""
    verb = said.start
    if _ON_AIR.match(analysis.lower, said.end, sentence.end):
        return True
    if ELSEWHERE.search(analysis.lower, sentence.start, verb) or _BEFOREHAND.match(analysis.lower, sentence.start):
        return True
    if _THIS_DOCUMENT.match(analysis.lower, sentence.start):
        return True
    written = {d.start for d in within(analysis.documents, sentence.start, verb)}
    source = _FROM_DOCUMENT.match(analysis.lower, sentence.start)
    if source is not None and source.end() in written:
        return True
    return any(found.end() in written for found in _OPENS_DOCUMENT.finditer(analysis.text, sentence.start, verb))


def _speaks(analysis: Analysis, agent: Agent, verb: Hit) -> bool:
    """Whether an agent stands up and speaks: a person, or a body through somebody it sent, whom nobody only asks to."""
    if verb.entry.fact("mode") == "urge" and _DONE.search(analysis.lower, agent.end, verb.start):
        return False
    titles = lead(analysis, agent.start)
    if _AS_SAID.search(analysis.lower, max(0, titles - _ASKED_REACH), titles):
        return False
    if _ASKED.search(analysis.lower, max(0, agent.start - _ASKED_REACH), titles):
        return False
    if _PASSIVE.search(analysis.lower, max(0, titles - _ASKED_REACH), titles):
        return False
    before = analysis.lower[max(0, agent.start - _SENT_REACH) : agent.start]
    return agent.entity.kind == "person" or ("thay mặt" not in before and bool(_SENT.search(before)))
