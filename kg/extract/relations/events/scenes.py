"""Which mentions of an event make it the scene of what the text goes on to tell.

A report names its event in the lead, or opens a sentence with it; what it tells behind that was said
there. An event that is still to come, that only gives the background ("ngay sau hội nghị …", "mới đây,
tại hội nghị …") or that somebody speaks of to the press is not such a scene, and nor is a journey.
"""

from __future__ import annotations

import re

from kg.extract.analysis import Analysis, EventMention
from kg.extract.status import status_at
from kg.model import Status
from kg.text.sentences import Sentence
from kg.text.words import any_of

ELSEWHERE = re.compile(
    any_of(
        "trả lời phỏng vấn, phỏng vấn, trả lời pv, phóng viên, pv, đưa tin, dẫn lời",
        "facebook, twitter, mạng xã hội, trên trang, trước đây, năm ngoái, năm trước, tháng trước, tuần trước",
        "trên đài, trên kênh, trên báo, trên tờ, trên sóng, trên truyền hình, thông cáo báo chí, trong bức thư",
    )
    + r"|(?<!\w)(?:trao đổi|nói|chia sẻ|thông tin)(?: thêm| nhanh| riêng)? (?:với|cùng) "
    r"(?!cử tri|người dân|bà con|đại biểu|dân)"
    r"|(?<!\w)trước đó,? (?:vào |hồi )?(?:ngày|sáng|chiều|tối|tháng|năm|tại|trong|\d)"
)
"""Words of a sentence whose speaker speaks to the press, or at another time."""
_BACKGROUND = re.compile(
    r"(?:ngay )?(?:sau|trước) (?!khi|đó)|(?:mới|gần|trước) đây,? |trước đó,? |cách đây "
    r"|(?:hồi|từ) (?:đầu |cuối )?(?:năm|tháng) "
)
"""What opens a sentence that tells of something else, for which the event is the occasion."""
_LATELY = re.compile(r"(?<!\w)(?:mới|gần|trước) đây,? ")
_SAID = 40
"""How far before an event the verb of speech begins by which somebody tells of it."""
_THAT_AT = re.compile(r"(?:,| rằng,?|:) (?:tại|trong|ở) ")
_ACCORDING = re.compile(r"theo (?!đó(?!\w)|kế hoạch|chương trình)[^,;:\n]{2,80},")
"""What opens a sentence that only reports somebody's words: "Theo đại biểu A, … trong kỳ họp đầu tiên …"."""
DONE_AT = re.compile(r"(?<!\w)được (?:\w+ ){1,3}(?:tại|trong|ở)(?: một)? \Z")
"""Before an event at which was done what somebody speaks of now: "nhắc lại điều được đưa ra trong cuộc gặp, X nói"."""
_PLANNED = re.compile("dự kiến ")
_FUTURE = re.compile(any_of("sẽ, dự kiến, sắp, sắp tới"))
_COMING = re.compile(
    any_of("sẽ được, sẽ diễn ra, sẽ khai mạc, tới đây, sắp tới") + r"|\d tới(?!\w)|(?<!về )dự kiến(?!\w)"
)
_WILL = re.compile(r"(?<!\w)sẽ(?!\w)")
_DAY = re.compile(r"-\d\d-\d\d\Z")
_JOURNEY = "chuyến"
"""How the kinds of event begin that last too long for whoever speaks meanwhile to speak there."""
_SESSION = "kỳ họp"
_COUNCIL = "Hội đồng nhân dân"
"""How the names of bodies begin whose sessions take a few days only."""
TALKS = ("buổi tiếp", "cuộc gặp", "hội kiến", "hội đàm", "cuộc điện đàm", "buổi gặp")
"""Kinds of event with two sides, of which texts soon go on to other things."""
_UNGOVERNED = ("", "beside", "subject")
"""Relations of mentions that tell of an event only if they date it."""
_RESUMED = ("kỳ họp", "phiên họp")
"""How the kinds of event begin of which texts quote an earlier day in passing."""
_SHORT_REPORT = 900
"""How many characters behind a session of parliament its speakers are looked for: it goes on for weeks."""
_REPORT = 4000
"""How many characters behind any other event."""
_LEAD = 7
"""How many sentences of a text tell what it is about."""
_SCENE = 24
"""How far into its sentence an event stands that is the scene of what follows."""
_TENSE = 24
"""How far before a verb stands the word that puts it in the future."""
_BEHIND = 70
"""How far behind an event the words stand at most that say it is still to come."""


def scenes(analysis: Analysis) -> list[EventMention]:
    """The mentions of events behind which the text tells what was said there, in order."""
    lead_end = analysis.sentences[:_LEAD][-1].start if analysis.sentences else 0
    return [m for m in analysis.events if _is_scene(analysis, m, lead_end)]


def reach(mention: EventMention) -> int:
    """How many characters behind a mention whoever speaks may still speak at the event."""
    short = mention.kind == _SESSION and not any(e.label.startswith(_COUNCIL) for e in mention.parties)
    return _SHORT_REPORT if short or mention.kind in TALKS else _REPORT


def _is_scene(analysis: Analysis, mention: EventMention, lead_end: int) -> bool:
    if mention.kind.startswith(_JOURNEY):
        return False
    sentence = analysis.sentence_at(mention.start)
    if sentence is None or (
        mention.relation in _UNGOVERNED and not (mention.date or _is_lead(mention, sentence, lead_end))
    ):
        return False
    if ELSEWHERE.search(analysis.lower, sentence.start, mention.start):
        return False
    if _told_of(analysis, mention, sentence) or _is_denied(analysis, mention):
        return False
    lately = _LATELY.search(analysis.lower, max(sentence.start, mention.start - _SCENE), mention.start)
    if lately or _BACKGROUND.match(analysis.lower, sentence.start) or _is_planned(analysis, mention, sentence):
        return False
    if mention.relation == "convene" and not mention.date:
        return sentence.start <= lead_end
    opens = mention.start - sentence.start <= _SCENE
    dated = bool(_DAY.search(mention.date)) and not mention.kind.startswith(_RESUMED)
    return mention.relation != "at" or sentence.start <= lead_end or opens or dated


def _is_lead(mention: EventMention, sentence: Sentence, lead_end: int) -> bool:
    """Whether an event is the subject of a sentence of those that tell what a text is about."""
    return mention.relation == "subject" and mention.kind != _SESSION and mention.start == sentence.start <= lead_end


def _told_of(analysis: Analysis, mention: EventMention, sentence: Sentence) -> bool:
    """Whether somebody only speaks of an event: "ông A cho biết, tại hội thảo có ý kiến …"."""
    if mention.relation == "at" and (
        _ACCORDING.match(analysis.lower, sentence.start, mention.start)
        or DONE_AT.search(analysis.lower, sentence.start, mention.start)
    ):
        return True
    verbs = analysis.hits_in("SpeechVerb", max(sentence.start, mention.start - _SAID), mention.start)
    return bool(verbs) and bool(_THAT_AT.fullmatch(analysis.lower, verbs[-1].end, mention.start))


def _is_denied(analysis: Analysis, mention: EventMention) -> bool:
    """Whether the sentence only tells who did not come: "không tham dự hội thảo"."""
    verb = mention.verb
    return verb is not None and status_at(analysis, verb.start, verb.end, future=False) is Status.DENIED


def _is_planned(analysis: Analysis, mention: EventMention, sentence: Sentence) -> bool:
    """Whether the sentence announces the event: "dự kiến", "sẽ gặp", "kỳ họp thứ 5 diễn ra tới đây"."""
    verb = mention.verb.start if mention.verb else mention.start
    behind = min(sentence.end, mention.end + _BEHIND)
    return bool(
        _PLANNED.match(analysis.lower, sentence.start)
        or _FUTURE.search(analysis.lower, max(sentence.start, verb - _TENSE), mention.start)
        or _COMING.search(analysis.lower, mention.end, behind)
        or _has_plans(analysis, mention, behind)
    )


def _has_plans(analysis: Analysis, mention: EventMention, end: int) -> bool:
    """Whether things are still to be done at a session: "tại kỳ họp thứ 6 Quốc hội sẽ lấy phiếu tín nhiệm"."""
    if mention.kind != _SESSION or _DAY.search(mention.date):
        return False
    will = _WILL.search(analysis.lower, mention.end, end)
    return will is not None and not analysis.hits_in("SpeechVerb", mention.end, will.start())
