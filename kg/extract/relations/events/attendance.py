"""Who took part in an event, as told in the sentence that speaks of it.

Read around each mention of the event: the sides named with its noun, the subject of the verb that
governs it, the list behind "Dự hội nghị có …", and whoever acts in "Tại hội nghị, …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.agents import Agent, agents_in, lead, offices_end
from kg.extract.analysis import Analysis, EventMention
from kg.extract.openers import listed, opener, predicated
from kg.extract.relations.events.participation import Participation
from kg.extract.relations.events.rosters import LIST_REACH, attending, organising
from kg.extract.relations.events.scenes import DONE_AT
from kg.extract.subjects import serial_subjects, subjects
from kg.ontology import Hit
from kg.text.sentences import Sentence

_HELD_BY = ("kỳ họp", "phiên", "đại hội", "cuộc họp", "hội nghị", "hội thảo", "lễ", "họp báo", "tọa đàm", "diễn đàn")
"""Kinds of event that the body named with the noun holds itself: "kỳ họp thứ 3 của Quốc hội"."""
_JOURNEY = "chuyến"
"""How the kinds of event begin whose sides only travel in them: "trong chuyến thăm Nhật Bản, ông A …"."""
_THERE_ARE = re.compile(
    r"(?: (?:tại|ở) [^.,;:“”\"\n]{2,60}?)?(?: trực tuyến| trực tiếp)?"
    r"[\s,]{0,2}(?:còn |cũng |sẽ |dự kiến )?(?:có|gồm|là)(?: sự (?:tham dự|tham gia|có mặt) của)?\s?:?|\s?:"
)
_PREDICATED = re.compile(r"(?: này| đó)? (?:là|rất|không)(?!\w)")
"""What makes an event a part of a subject, and no scene: "các vấn đề chọn tại kỳ họp này là hợp lý, bà A nói"."""
_ON_GROUNDS_OF = re.compile(r"(?<!\w)(?:căn cứ|dựa trên|trên cơ sở) [^,;]*\Z")
"""Before an event that only gave the grounds of what somebody does: "căn cứ kết quả thảo luận tại phiên họp, X …"."""
_ASIDE = re.compile(r"(?:ngay )?(?:sau|theo) (?!khi|đó)")
"""What opens a sentence that tells what came of an event: "Ngay sau chỉ đạo của ông A tại buổi làm việc, Sở B …"."""
_GIVEN_BY = re.compile(
    r"(?<!\w)được (?=[^.;:“”\"\n,]* (?:đưa ra|nêu|nêu ra|nói|chia sẻ|thông tin|công bố|khẳng định|cho biết|nhấn mạnh)"
    r"\s?\Z)"
)
"""Who is said in the passive to have spoken: "được ông A đưa ra tại hội nghị"."""
_WORDS_OF = re.compile(
    r"(?<!\w)(?:chỉ đạo|ý kiến|yêu cầu|phát biểu|kết luận|đề nghị|tuyên bố|cam kết|kiến nghị|câu hỏi|chất vấn|báo cáo"
    r"|khẳng định|nhận định|thông tin|chia sẻ|quan điểm|lời|thông điệp|nhấn mạnh|trả lời|giải đáp)"
    r"(?:(?: số)? [\w/.-]*\d[\w/.-]*)? của (?=(?:[^.;:“”\"\n]|\.(?=\w))*\Z)"
)
"""Whose words the event heard: "chỉ đạo của ông A tại hội nghị"."""
_AT = re.compile(r"(?<!\w)(?:tại|trong|ở|trước)(?: một| chính| phần đầu| phần cuối)?\s\Z")
_HEARS = re.compile(
    r"[^.;:,“”\"\n]{0,60}? nghe (?P<of>(?:các )?(?:báo cáo|ý kiến)(?: của)? )?(?:đại diện |lãnh đạo )?(?=\S)"
)
"""Behind a meeting the words that tell what it was held to hear."""
_REPORTS = re.compile(r"(?<!\w)(?:báo cáo|trình bày|giải trình|thuyết trình)(?!\w)")
_WHEN = r"này|sáng|trưa|chiều|tối|nay|qua|hôm|ngày|\(?\d[\d/.-]*\)?|diễn ra|vừa qua"
_HAS = re.compile(rf"(?: (?:trên|{_WHEN}))*,? (?:còn |cũng )?có (?:sự (?:tham dự|tham gia|có mặt) của )?")
_CLAUSE_OPENS = re.compile(rf"(?:[^.;:“”\"\n]|(?<=\d)\.(?=\d)){{0,130}}?,\s?|(?: (?:{_WHEN}|trên|đó)){{1,6}},?\s")
_SIDE = re.compile(
    r"[^,.;:“”\"\n]* (?:với|giữa) [^,.;:“”\"\n]*, "
    r"|(?:các |và |các chủ |một số )?"
    r"(?:bộ|sở|ban|ngành|quận|huyện|thị xã|địa phương|đơn vị|cơ quan|hiệp hội|đoàn thể|phòng|đầu tư)"
    r"(?: (?!đã |sẽ |được |cho |vừa )[^\s,.;:“”\"]+){0,6}, "
)
"""What may stand between two commas behind an occasion, before who acts there: "với các sở, ngành, ông A …"."""
_ASIDES = re.compile(
    rf"(?:{_SIDE.pattern}|(?:về|liên quan|trả lời|đề cập|nói về|trước|xã|huyện|phường|quận|tỉnh|thành phố|tp) "
    r"(?:(?!đã |sẽ |được )[^,.;:“”\"\n])*, )"
)
"""The same, or a topic or the rest of an address."""
_CLAUSE_REACH = 180
"""How far behind an occasion the comma stands at most behind which somebody acts there."""
_TOLD_OF = re.compile(rf"(?: (?:{_WHEN}))*, (?!của |do |với |ngày |sáng |chiều |\d)")
"""Behind an occasion the clause that tells what was done there, so that the speaker before it only reports."""
_BY = re.compile(r"\s(?:(?:đã|vừa|sẽ|đang) )?(?:do|được) (?!\w{1,6} ra)")
_BY_LATER = re.compile(r"[^.;:]*[,”\"] do ")
_LEADING = 20
"""How many characters of titles stand at most between "do" and who did it."""
_BY_AGENTS = re.compile(r"(?<!\w)do\s(?!đó|vậy|đâu)")
_BY_AGENT = re.compile(r"(?<!\w)(?:do|được)\s\Z")
_PREPOSITION_REACH = 30
"""How far before an event the preposition "tại" stands at most."""
_SHORT_PREDICATE = 40
"""How much a body at most is told to do before the event at which it does so."""
_ABSENT = re.compile(r"[^.;:“”\"\n]{0,60}(?<!\w)(?:vắng mặt|không (?:có mặt|tham dự|dự|đến dự|tới dự))(?!\w)")
_DOES_NOT = re.compile(r" (?:(?:sẽ|đã|đang|còn|cũng) ){0,2}(?:không|chưa)(?! chỉ| những| ngừng| khỏi)(?!\w)")
"""Behind who does not do at an event what is told: "Thủ tướng sẽ không trả lời chất vấn tại kỳ họp"."""
_SAID_AT = 40
"""How many characters may stand between a verb of speech and the "tại" that says where: "bày tỏ như vậy tại"."""


def participations(analysis: Analysis) -> Iterator[Participation]:
    """The parts told around each mention of an event."""
    for mention in analysis.events:
        sentence = analysis.sentence_at(mention.start)
        if sentence is not None:
            yield from _sides(analysis, mention, sentence)
            yield from _governed(analysis, mention, sentence)
            yield from _at(analysis, mention, sentence)
            yield from _had(analysis, mention, sentence)
            yield from _behind(analysis, mention, sentence)
            yield from _heard(analysis, mention, sentence)


def _sides(analysis: Analysis, mention: EventMention, sentence: Sentence) -> Iterator[Participation]:
    """The people and bodies that the event's own noun phrase names: "cuộc gặp giữa A và B", "kỳ họp của C"."""
    for agent in agents_in(analysis, sentence.start, sentence.end, owned=True):
        if agent.entity in mention.parties:
            between = analysis.lower[min(mention.start, agent.start) : agent.start].split()
            held = agent.entity.kind == "body" and mention.kind.startswith(_HELD_BY) and "giữa" not in between
            yield Participation.of(mention, agent, "organise" if held else "party", "event.side", sentence)


def _governed(analysis: Analysis, mention: EventMention, sentence: Sentence) -> Iterator[Participation]:
    """Who stands before, or in a list behind, the verb that has the event as its object."""
    verb, relation = mention.verb, mention.relation
    if verb is None or verb.entry.fact("impliesKind"):
        return
    rule = f"event.{relation}"
    there = _THERE_ARE.match(analysis.lower, mention.end)
    actors = []
    if not (there and analysis.text[verb.start].isupper()):  # "…, Tham dự hội nghị có" opens a list of its own
        actors = (subjects if there else serial_subjects)(analysis, sentence.start, verb.start)
    if not actors and relation == "speak":
        actors = _said_before(analysis, sentence, verb.start)
    if not actors and there:
        actors, rule = attending(analysis, there.end(), sentence.end), "event.list"
    elif not actors and (relation == "speak" or analysis.lower[mention.end : mention.end + 1] == ","):
        close = analysis.lower[mention.end : mention.end + 1] == ","
        actors = _next_subject(analysis, mention.end, sentence.end)
        actors = [a for a in actors if close or a.entity.kind == "person"]
    for agent in actors:
        yield Participation.of(mention, agent, relation, rule, sentence)


def _at(analysis: Analysis, mention: EventMention, sentence: Sentence) -> Iterator[Participation]:
    """Whoever acts in "Tại hội nghị, X …" or "X … tại hội nghị"."""
    if mention.relation == "at":
        for agent in _acting_at(analysis, mention, sentence):
            travels = agent.entity in mention.parties and mention.kind.startswith(_JOURNEY)
            if not travels and not _is_absent(analysis, mention, agent):
                yield Participation.of(mention, agent, "speak", "event.at", sentence)


def _is_absent(analysis: Analysis, mention: EventMention, agent: Agent) -> bool:
    """Whether a sentence says that somebody stayed away, or did not do what it speaks of."""
    if _ABSENT.match(analysis.lower, agent.end):
        return True
    return agent.end <= mention.start and bool(_DOES_NOT.match(analysis.lower, agent.end))


def _had(analysis: Analysis, mention: EventMention, sentence: Sentence) -> Iterator[Participation]:
    """Whom an event that opens its sentence "has": "Buổi làm việc này có ông A cùng lãnh đạo Sở B"."""
    if mention.start == sentence.start and (there := _HAS.match(analysis.lower, mention.end)):
        for agent in attending(analysis, there.end(), sentence.end):
            yield Participation.of(mention, agent, "attend", "event.list", sentence)


def _behind(analysis: Analysis, mention: EventMention, sentence: Sentence) -> Iterator[Participation]:
    """Whoever is said behind the noun to organise, chair or attend: "hội nghị do A tổ chức, với sự tham dự của B"."""
    for verb in analysis.hits_in("EventVerb", mention.end, sentence.end):
        relation = verb.entry.fact("relation")
        if relation in ("participants", "chaired"):
            for agent in listed(analysis, verb.end, sentence.end, LIST_REACH, owned=True):
                if relation == "participants" or agent.entity.kind == "person":
                    yield Participation.of(mention, agent, relation, "event.list", sentence)
        elif relation in ("organise", "chair") and not mention.kind.startswith(_JOURNEY):
            for agent in _doers(analysis, mention, verb):
                yield Participation.of(mention, agent, relation, f"event.{relation}", sentence)


def _heard(analysis: Analysis, mention: EventMention, sentence: Sentence) -> Iterator[Participation]:
    """Whose report a meeting hears: "chủ trì cuộc họp nghe Bộ A và ông B báo cáo về …"."""
    heard = _HEARS.match(analysis.lower, mention.end, sentence.end)
    reported = (
        _REPORTS.search(analysis.lower, heard.end(), min(sentence.end, heard.end() + LIST_REACH)) if heard else None
    )
    if heard is None or (reported is None and not heard["of"]):
        return
    end = reported.start() if reported else min(sentence.end, heard.end() + LIST_REACH)
    for agent in opener(analysis, heard.end(), end, owned=True):
        yield Participation.of(mention, agent, "attend", "event.attend", sentence)


def _doers(analysis: Analysis, mention: EventMention, verb: Hit) -> list[Agent]:
    """Who stands between an event and the verb behind it with "do" or "được"."""
    if by := _BY.match(analysis.lower, mention.end, verb.start):
        return organising(analysis, by.end(), verb)
    if by := _BY_LATER.match(analysis.lower, mention.end, verb.start):
        found = organising(analysis, by.end(), verb)
        if found and found[0].start - by.end() <= _LEADING:
            return found
    actors = subjects(analysis, mention.end, verb.start) or _organisers(analysis, mention, verb)
    passive = actors and _BY_AGENT.search(analysis.lower, mention.end, lead(analysis, actors[0].start))
    return actors if passive else []


def _organisers(analysis: Analysis, mention: EventMention, verb: Hit) -> list[Agent]:
    """The agents behind the last "do" before a verb: "… thực hiện các mục tiêu do A và B tổ chức"."""
    by = [match.end() for match in _BY_AGENTS.finditer(analysis.lower, mention.end, verb.start)]
    return opener(analysis, by[-1], verb.start) if by else []


def _acting_at(analysis: Analysis, mention: EventMention, sentence: Sentence) -> list[Agent]:
    """Who acts in a sentence with "tại hội nghị": the subject behind it, before it, or of the speech before it."""
    aside = (
        _ASIDE.match(analysis.lower, sentence.start)
        or _PREDICATED.match(analysis.lower, mention.end)
        or _ON_GROUNDS_OF.search(analysis.lower, sentence.start, mention.start)
        or DONE_AT.search(analysis.lower, sentence.start, mention.start)
    )
    following = [] if aside else _next_subject(analysis, mention.end, sentence.end, _ASIDES)
    at = _AT.search(analysis.lower, max(sentence.start, mention.start - _PREPOSITION_REACH), mention.start)
    if following or at is None:
        return following
    words = _WORDS_OF.search(analysis.lower, sentence.start, at.start())
    if words and (spoke := _whose_words(analysis, words.end(), at.start())) is not None:
        return spoke
    if given := _GIVEN_BY.search(analysis.lower, sentence.start, at.start()):
        return opener(analysis, given.end(), at.start())
    acting = [a for a in subjects(analysis, sentence.start, at.start()) if a.entity.kind == "person"]
    if acting or _TOLD_OF.match(analysis.lower, mention.end, sentence.end):
        return acting
    found = _said_before(analysis, sentence, at.start()) or predicated(analysis, sentence.start, at.start())
    return [a for a in found if a.entity.kind == "person" or at.start() - a.end <= _SHORT_PREDICATE]


def _whose_words(analysis: Analysis, start: int, end: int) -> list[Agent] | None:
    """Whose words up to `end` are told of behind "của" at `start`, if a comma there sets off nothing but offices."""
    found = opener(analysis, start, end, owned=True)
    if "," not in analysis.lower[start:end]:
        return found
    office = found and not analysis.lower[offices_end(analysis, found[-1].end, end) : end].strip()
    return found if office else None


def _said_before(analysis: Analysis, sentence: Sentence, position: int) -> list[Agent]:
    """The subject of the verb of speech shortly before a position: "X nhấn mạnh trong phát biểu bế mạc hội nghị"."""
    for verb in reversed(analysis.hits_in("SpeechVerb", max(sentence.start, position - _SAID_AT), position)):
        found = subjects(analysis, sentence.start, verb.start)
        if found and "," not in analysis.lower[verb.end : position]:
            return found
    return []


def _next_subject(analysis: Analysis, start: int, end: int, between: re.Pattern[str] | None = None) -> list[Agent]:
    """The subject of the clause that a comma or a time opens behind `start`: "tại hội nghị sáng nay, ông A …".

    Phrases `between` two commas that name a side or a topic may stand before it.
    """
    opens = _CLAUSE_OPENS.match(analysis.lower, start, end)
    while opens:
        if found := opener(analysis, opens.end(), end):
            return found
        opens = (between or _SIDE).match(analysis.lower, opens.end(), min(end, start + _CLAUSE_REACH))
    return []
