"""When an occasion is: the date right behind its noun, else the day that its sentence stands under."""

from __future__ import annotations

import re

from kg.extract.analysis import Analysis, DateMention, within
from kg.ontology import Hit
from kg.text.sentences import Sentence
from kg.text.words import any_of

_HELD = any_of(
    "diễn ra, được, tổ chức, tiến hành, cử hành, khai mạc, vào, hồi, trong, lúc, từ, sẽ, đã, vừa, dự kiến, bắt đầu",
    "tại, ở, buổi, này, các, hôm, của, thông qua, đầu năm, cuối năm, tháng đầu năm, tháng cuối năm",
)
_BEFORE_OTHER_DAY = any_of("trước, đến, đến hết, hết, sau, tính đến, kể từ, sinh, đối với, năm, quyết định, kỷ niệm")
_PART_OF_DAY = "(?:sáng|trưa|chiều|tối)"
_SOON = re.compile(
    rf"(?:\s?(?:xét|bàn|để|về|cho ý kiến|đánh giá|xem xét|thảo luận) [^,.;:()“”\n]{{2,70}}? "
    rf"(?=vào |ngày |{_PART_OF_DAY} ))?"
    rf"(?:(?:\s?tại [^,.;:()“”\n]{{2,60}}?)?"
    rf"\s?của (?:[^,.;:()“”\n]|\.(?=\w)){{2,70}}? (?=vào |ngày |{_PART_OF_DAY} |hôm ))?"
    r"(?:\s?(?:giữa|với) [^,.;:()“”\n]{2,70}? (?=vào |ngày |diễn ra ))?"
    r"(?:\s?(?:tới|đến|sang) [^,.;:()“”\n]{2,40}? (?=vào |ngày |năm |tháng |từ ))?"
    rf"(?:[\s,(]|\d{{1,2}}(?:h|:| giờ)\d{{0,2}}|{_HELD})*"
    r"(?:(?:(?<=tại )|(?<=ở ))[^,.;:()\n]{2,50}?(?:, [^,.;:()\n]{2,30}?)?(?:(?: vào)? |, ))?"
)
"""What may stand between an occasion and its date: its sides, words of its being held, a place."""
HELD_BY = re.compile(
    r"(?:\s(?:bàn|về|thảo luận|xem xét|tháo gỡ|đánh giá|triển khai) [^.,;:“”\"\n]{2,90}?)?"
    r"\s(?:do|được) [^.,;:“”\"\n]{3,110}? (?:tổ chức|chủ trì|triệu tập|chủ tọa)(?!\w)"
)
"""Who holds an occasion, between its name and its date: "cuộc họp do UBND tỉnh tổ chức vào ngày 11-7"."""
_BEHIND = 130
"""How far behind an occasion that is named, and whose holder is told, its date begins at most."""
_NAME_REACH = 260
"""How far behind the name that was read of an occasion the verb begins by which it takes place."""
_TOLD = re.compile(
    any_of("cho biết, cho hay, thông tin, thông báo, tuyên bố, khẳng định, nói, đề nghị, yêu cầu, công bố")
)
_ACTED = re.compile(any_of("đã có văn bản, đã có, đã ký, đã ban hành, ký, ban hành, nhận được"))
_NO_DAY = re.compile(rf"{_BEFORE_OTHER_DAY} ?\Z")
_OF_OTHER_DEED = re.compile(r"(?<!\w)(?:sau khi|trước khi|kể từ khi|từ khi)(?!\w)[^,;]*\Z")
_PERIOD = re.compile(r"\((?:tính |kể )?từ[^()]*\Z")
"""Before a day in brackets that begins a period: "(từ ngày 1/7 đến nay)"."""
_TODAY = re.compile(any_of("hôm nay, hôm qua, sáng nay, chiều nay, tối nay"))
_MONTH = 7
"""How long a date is that tells the month and its year."""
_HEAD = 25
"""How far into a sentence a date still stands at its head and dates all of it."""
_CLOSE = 90
"""How far before an occasion any other date of its sentence may stand."""
_SAME_DAY = 400
"""How far before an occasion, in its sentence, the date stands that dates it."""
_NEXT = re.compile(r"[\s,(]*(?:(?:vào|diễn ra|hôm|ngày|sáng|trưa|chiều|tối)\s)*")
"""What stands between a month and the day that is said more exactly."""
_ENDS = re.compile(r"\n|[.;!?] ")
"""What parts a document from a date that another sentence or block has."""
_VERB = 26
"""How many characters before an occasion belong to the verb that governs it."""


def date_of(analysis: Analysis, hit: Hit, end: int, sentence: Sentence, *, beside: bool = False) -> str:
    """The date said of the occasion: right behind it, else the last day before it in its sentence.

    What happens "sau hội nghị" does so on a day that is not the conference's: `beside` leaves out days before it.
    """
    held = HELD_BY.match(analysis.lower, end - (analysis.lower[end - 1] == " "), sentence.end)
    end = held.end() if held else end
    after = [d for d in days_in(analysis, hit.end, min(sentence.end, end + _BEHIND)) if not _of_document(analysis, d)]
    after = [d for d in after if not _is_span_in_brackets(analysis, d)]
    if after and _is_of_noun(analysis, after[0], end):
        if len(after) > 1 and _is_day(after[1].value) and not _is_day(after[0].value):
            # "hội nghị tổng kết năm 2017 diễn ra ngày 30/12/2016"
            inside = after[0].end <= end and _is_of_noun(analysis, after[1], end)
            # "phiên họp thường kỳ tháng 1/2017, ngày 3/2"
            if inside or _NEXT.fullmatch(analysis.lower, after[0].end, after[1].start):
                return after[1].value
        opening = [] if beside else _opening_day(analysis, sentence, hit)
        if opening and len(after[0].value) == _MONTH and _dates(analysis, opening[0], hit, sentence):
            return opening[0].value  # "Ngày 3/7, … phiên họp thường kỳ tháng 6/2017"
        return after[0].value
    if opened := _opened(analysis, end, sentence):
        return opened
    before = [] if beside else days_in(analysis, max(sentence.start, hit.start - _SAME_DAY), hit.start)
    for date in reversed(before):
        if _is_day(date.value) and _dates(analysis, date, hit, sentence):
            return date.value
        month = len(date.value) == _MONTH and date.start - sentence.start <= _HEAD and hit.start - date.end <= _CLOSE
        if month and _dates(analysis, date, hit, sentence):
            return date.value
    return ""


def _opening_day(analysis: Analysis, sentence: Sentence, hit: Hit) -> list[DateMention]:
    """The day at the head of a sentence, before the occasion that it tells of."""
    days = days_in(analysis, sentence.start, min(hit.start, sentence.start + _HEAD + _MONTH))
    return [d for d in days if _is_day(d.value) and d.start - sentence.start <= _HEAD]


def _opened(analysis: Analysis, end: int, sentence: Sentence) -> str:
    """The day behind the verb by which an occasion takes place, however long its name: "… khai mạc sáng 11/5"."""
    limit = min(sentence.end, end + _NAME_REACH)
    for verb in analysis.hits_in("EventVerb", end, limit):
        if verb.entry.fact("relation") == "happen" and not analysis.hits_in("EventKind", end, verb.start):
            days = days_in(analysis, verb.end, min(sentence.end, verb.end + _BEHIND))
            if days and _is_day(days[0].value) and _SOON.fullmatch(analysis.lower, verb.end, days[0].start):
                return days[0].value
    return ""


def _is_day(value: str) -> bool:
    return len(value) > (6 if value.startswith("--") else 7)


def _is_of_noun(analysis: Analysis, date: DateMention, end: int) -> bool:
    """Whether a date behind an occasion that is named up to `end` says when it is."""
    if len(date.value) == 4 and date.start - end > 12:
        return False
    return date.end <= end or bool(_SOON.fullmatch(analysis.lower, end, date.start))


def _dates(analysis: Analysis, date: DateMention, hit: Hit, sentence: Sentence) -> bool:
    """Whether a day before an occasion is the occasion's: at the head of its sentence, or close before it."""
    if _NO_DAY.search(analysis.lower, max(0, date.start - 16), date.start) or _of_document(analysis, date):
        return False
    if _OF_OTHER_DEED.search(analysis.lower, sentence.start, date.start):
        return False
    between = analysis.lower[date.end : hit.start]
    if _TODAY.search(between) or _PERIOD.search(analysis.lower, sentence.start, date.start):
        return False
    if date.start - sentence.start > _HEAD:
        return len(between) <= _CLOSE and not analysis.hits_in("SpeechVerb", date.end, hit.start)
    return not _TOLD.search(between) and not _ACTED.search(between[:-_VERB])


def in_words(date: str) -> str:
    """A date as it stands behind a noun: "ngày 26/6/2017", "ngày 26/6", "tháng 6/2017", "năm 2017"."""
    year, _, rest = date.removeprefix("--").partition("-") if not date.startswith("--") else ("", "", date[2:])
    parts = [part.lstrip("0") for part in reversed(rest.split("-")) if part]
    if not parts:
        return f"năm {year}"
    return f"{'ngày' if len(parts) > 1 else 'tháng'} {'/'.join([*parts, year] if year else parts)}"


def days_in(analysis: Analysis, start: int, end: int) -> list[DateMention]:
    """The dates inside a span, those without a year among them."""
    found = [*within(analysis.dates, start, end), *within(analysis.yearless, start, end)]
    return sorted(found, key=lambda d: d.start)


def _is_span_in_brackets(analysis: Analysis, date: DateMention) -> bool:
    """Whether a date is one end of "(10/6/1957 - 10/6/2017)": the years that a ceremony commemorates."""
    before, after = analysis.lower[date.start - 1 : date.start], analysis.lower[date.end : date.end + 2]
    opens, closes = before == "(", after[:1] == ")"
    return (opens and after[:1] in " -") or (closes and not opens and "(" not in analysis.text[date.start : date.end])


def _of_document(analysis: Analysis, date: DateMention) -> bool:
    """Whether a date is that of a document: inside its name, or right behind it in the same sentence."""
    documents = within(analysis.documents, max(0, date.start - 300), date.end + 1)
    return any(
        d.date is date
        or d.start <= date.start <= d.end
        or (d.end < date.start <= d.end + 12 and not _ENDS.search(analysis.text, d.end, date.start))
        for d in documents
    )
