"""Occasions named by a noun: "hội nghị …", "buổi làm việc với …", "kỳ họp thứ 3, Quốc hội khóa XIV".

A noun of the lexicon (`kg:EventKind`) is read with what follows it (its name, ordinal, parties), the
word that governs it ("tại", "dự", "tổ chức") and its date. Plurals and repeated occasions ("các hội
nghị", "mỗi phiên họp") are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extract.agents import Agent, agents_in, subjects
from kg.extract.analysis import Analysis, DateMention, within
from kg.ontology import Entry, Hit
from kg.text.sentences import Sentence
from kg.text.words import any_of

_MANY = any_of(
    "các, những, nhiều, một số, mọi, mỗi, hàng loạt, loạt, vài, từng, hai, ba, bốn, năm, sáu, số, tất cả",
    "hàng năm, hằng năm, lượt, thay, nghị quyết, biên bản, quy chế, nội quy, thành phần, địa điểm",
    "kinh phí, giấy mời, phòng, chi",
)
_AROUND = any_of(
    "ngay sau, sau, ngay trước, trước, trước thềm, bên lề, hành lang, nhân dịp, nhân, trong khuôn khổ, khuôn khổ",
    "kể từ, từ, đến, thành công của, dịp, diễn biến, phục vụ, chào mừng",
)
_NO_NAME = any_of(
    "do, được, diễn ra, sẽ, đã, đang, vừa, có, là, tại, ở, vào, nhằm, để, khi, này, trên, nói trên, đó, ấy",
    "vừa qua, vừa rồi, sắp tới, tới, lần này, cùng ngày, lúc, theo, cho biết, cho rằng, nhấn mạnh, khẳng định",
    "thì, cũng, không, chưa, bởi, nhưng, nêu, kéo dài, thu hút, gồm, bao gồm, thống nhất, kết thúc, thành công",
    "bị, phải, cần, nếu, hoặc, mà, như, còn, rồi, hôm, sáng, chiều, trưa, tối, hồi, với sự, dưới sự, trong đó",
    "nằm, bày tỏ, ghi nhận, đề nghị, yêu cầu, thể hiện, góp phần, mang, xem xét, nghe, nhất trí, cho ý kiến, bầu",
    "mở ra, giúp, tạo, tập trung, hướng tới, quy tụ, dành, bàn, trở thành, thảo luận, trong, sau, trước, lắng nghe",
    "thông qua, phát biểu, chủ trì, tham dự, giữa, sáng nay, chiều nay, hôm nay, hôm qua, trong ngày",
)
_HELD = any_of(
    "diễn ra, được, tổ chức, khai mạc, vào, hồi, trong, lúc, từ, sẽ, đã, vừa, dự kiến, bắt đầu, tại, ở, buổi",
    "này, các, hôm, của",
)
_BEFORE_OTHER_DAY = any_of("trước, đến, đến hết, hết, sau, tính đến, kể từ, sinh, đối với, năm, quyết định, kỷ niệm")
_NO_PARTY = any_of(
    "do, được, diễn ra, sẽ, đã, đang, vừa, có, là, nhằm, để, khi, thì, về, bàn, cho biết, khẳng định, nhấn mạnh",
    "cho rằng, nêu, phát biểu, chủ trì, theo",
)

_PLURAL = re.compile(rf"(?:{_MANY}|(?<![\w/.-])(?:0?[2-9]|[1-9]\d{{1,2}}))(?: cái)? ?\Z")
_AT = re.compile(r"(?<!\w)(?:tại|trong|ở|vào)(?: khuôn khổ)?(?: một| chính| ngay| cả| phần đầu| phần cuối| suốt)? ?\Z")
_BESIDE = re.compile(rf"{_AROUND}(?: một)? ?\Z")
_STOP = re.compile(rf"[.;:!?()\[\]\n,“”\"]|(?<!\w)tháng \d|{_NO_NAME}")
_OPENING = re.compile(r"[“\"]")
_SOON = re.compile(rf"(?:[\s,(]|\d{{1,2}}(?:h|:| giờ)\d{{0,2}}|{_HELD})*")
_TOLD = re.compile(
    any_of("cho biết, cho hay, thông tin, thông báo, tuyên bố, khẳng định, nói, đề nghị, yêu cầu, công bố")
)
_ACTED = re.compile(any_of("đã có văn bản, đã có, đã ký, đã ban hành, ký, ban hành, nhận được"))
_NO_DAY = re.compile(rf"{_BEFORE_OTHER_DAY} ?\Z")
_PARTY_END = re.compile(rf"[.;:!?\n,“”\"]|{_NO_PARTY}")
_AND = re.compile(r"(?<!\w)(?:và|cùng)\s")
_OPENINGS = ("lễ khai mạc", "lễ bế mạc", "phiên khai mạc", "phiên bế mạc")
_THIS = re.compile(r"\s?(?:này|đó|ấy|nói trên|trên|lần này|vừa rồi|vừa qua|kể trên)(?!\w)")
_EVERY = re.compile(r"(?<!\w)các cấp(?!\w)|(?<!\w)hằng năm|(?<!\w)hàng năm")
_NUMERALS = {
    "nhất": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8",
    "chín": "9", "mười": "10", "mười một": "11", "mười hai": "12", "mười ba": "13", "mười bốn": "14",
}  # fmt: skip
_ORDINAL = re.compile(
    r"(?<!\w)(?P<first>đầu tiên)|(?<!\w)(?:lần )?thứ (?P<number>\d{1,3}|[ivxlc]+|mười(?: một| hai| ba| bốn)?"
    r"|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín)(?!\w)"
)
_NAMED_AFTER = ("gathering", "ceremony")
_YEAR_ONLY = re.compile(r"\Anăm \d{4}\Z")
_TEAM = re.compile(
    r"(?<!\w)(?:đoàn|tổ) (?:kiểm tra|công tác|giám sát|đại biểu|lãnh đạo|thanh tra|khảo sát)(?: của)? ?\Z"
)
_TERM_END = re.compile(r"(?<!\w)khóa (?:\d{1,2}|[ivx]+)(?!\w)")
_TERM = re.compile(
    r",?\s(?:của )?(?:quốc hội|hội đồng nhân dân|hđnd|ban chấp hành|bch)[^,.;:()\n]{0,60}?(?:\s|, )"
    r"khóa (?:\d{1,2}|[ivx]+)(?!\w)|,?\s\(?khóa (?:\d{1,2}|[ivx]+)(?!\w)\)?|,?\s\(?nhiệm kỳ \d{4} ?- ?\d{4}\)?"
)
_LONGEST_NAME = 220
_GOVERNOR_GAP = 26
"""How many characters may stand between a verb and the noun it governs ("dự lễ khai mạc …")."""
_HEAD = 25
"""How far into a sentence a date still stands at its head and dates all of it."""
_CLOSE = 90
"""How far before an occasion any other date of its sentence may stand."""
_SAME_DAY = 400
"""How far before an occasion, in its sentence, the date stands that dates it."""


@dataclass(slots=True, eq=False)
class Passage:
    """One place of a text that speaks of an occasion.

    `relation` says what governs it: a relation of `kg:EventVerb`, "at", "beside" ("sau", "bên lề"),
    "subject", or "". `proper` is true of a name that tells the occasion from all others.
    """

    start: int
    end: int
    kind: Entry
    relation: str
    name: str = ""
    ordinal: str = ""
    date: str = ""
    verb: Hit | None = None
    parties: list[Agent] = field(default_factory=list)
    indefinite: bool = False
    proper: bool = False
    this: bool = False
    destination: str = ""

    @property
    def label(self) -> str:
        """The kind as the texts' readers know it: in lower case."""
        return self.kind.label

    @property
    def family(self) -> str:
        return self.kind.fact("family")


def passages(analysis: Analysis) -> list[Passage]:
    """Every place that names an occasion by a noun, in order."""
    found = []
    hits = analysis.hits.get("EventKind", [])
    for index, hit in enumerate(hits):
        if hit.entry.label in _OPENINGS and index + 1 < len(hits) and hits[index + 1].start <= hit.end + 5:
            continue  # "lễ khai mạc hội nghị …" is a part of the conference
        sentence = analysis.sentence_at(hit.start)
        if sentence is None or hit.entry.fact("family") == "none" or _is_inside_another_name(analysis, hit):
            continue
        left = analysis.lower[max(sentence.start, hit.start - 60) : hit.start]
        passage = None if _PLURAL.search(left) else _passage(analysis, hit, sentence, left)
        if passage and not _EVERY.search(passage.name.lower()):
            found.append(passage)
    return found


def _is_inside_another_name(analysis: Analysis, hit: Hit) -> bool:
    named = (analysis.documents, analysis.bodies)
    return any(
        m.start <= hit.start and hit.end <= m.end for ms in named for m in within(ms, hit.start - 300, hit.end + 300)
    )


def _passage(analysis: Analysis, hit: Hit, sentence: Sentence, left: str) -> Passage:
    end = _name_end(analysis, hit, sentence)
    tail = analysis.lower[hit.end : end]
    verb, relation = _governor(analysis, hit, sentence, left)
    ordinal = _ORDINAL.search(tail)
    this = bool(_THIS.match(analysis.lower, end))
    named = (hit.entry.fact("named") == "true" or bool(ordinal)) and not this and not _is_back_reference(analysis, hit)
    passage = Passage(
        hit.start,
        end if named else hit.end,
        hit.entry,
        relation,
        name=_YEAR_ONLY.sub("", analysis.text[hit.end : end].strip(" ,")) if named else "",
        ordinal=_ordinal(ordinal) if named and ordinal else "",
        date=date_of(analysis, hit, end, sentence),
        verb=verb,
        parties=_parties(analysis, hit, sentence, verb if relation == "have" else None),
        indefinite=left.endswith("một "),
        this=this,
    )
    passage.proper = bool(passage.ordinal) or _is_full_name(passage.name)
    return passage


def _ordinal(match: re.Match[str]) -> str:
    return "1" if match["first"] else _NUMERALS.get(match["number"], match["number"])


def _is_back_reference(analysis: Analysis, hit: Hit) -> bool:
    """Whether the noun itself only points back: "buổi lễ" has no name behind it."""
    return analysis.lower.startswith("buổi lễ", hit.start)


def _is_full_name(name: str) -> bool:
    return len(name.split()) >= 4 or any(word[0].isupper() for word in name.split())


def _name_end(analysis: Analysis, hit: Hit, sentence: Sentence) -> int:
    limit = min(sentence.end, hit.end + _LONGEST_NAME)
    ends = [d.start for d in days_in(analysis, hit.end, limit) if len(d.value) > 4]
    limit = min([limit, *ends])
    stop = _STOP.search(analysis.lower, hit.end, limit)
    end = stop.start() if stop else limit
    if stop and _OPENING.match(stop.group()):
        close = re.compile(r"[”\"]").search(analysis.text, stop.end(), min(sentence.end, stop.end() + _LONGEST_NAME))
        return close.end() if close else end
    end = _before_coordination(analysis, hit.end, end)
    if hit.entry.label == "kỳ họp" and (term := _TERM_END.search(analysis.lower, hit.end, end)):
        end = term.end()
    term = _TERM.match(analysis.lower, end, sentence.end)
    return term.end() if term else end


def _before_coordination(analysis: Analysis, start: int, end: int) -> int:
    """Where a name ends before "và" and a verb or another occasion: "dự hội nghị và phát biểu"."""
    for joint in _AND.finditer(analysis.lower, start, end):
        after = joint.end()
        kinds = ("EventVerb", "SpeechVerb", "EventKind")
        if (
            joint.start() <= start + 1
            or _ORDINAL.search(analysis.lower, start, joint.start())
            or any(h.start == after for k in kinds for h in analysis.hits_in(k, after, after + 40))
        ):
            return joint.start()
    return end


def _governor(analysis: Analysis, hit: Hit, sentence: Sentence, left: str) -> tuple[Hit | None, str]:
    """The verb that has the occasion as its object, and the relation; or what else governs it."""
    verbs = analysis.hits_in("EventVerb", max(sentence.start, hit.start - 70), hit.start)
    if verbs:
        verb, relation = verbs[-1], verbs[-1].entry.fact("relation")
        gap = analysis.lower[verb.end : hit.start]
        if len(gap) <= _GOVERNOR_GAP and not re.search(r"[.,;:()“”\"]", gap) and relation in _GOVERNING:
            return verb, relation
    if _AT.search(left):
        return None, "at"
    if _BESIDE.search(left):
        return None, "beside"
    before = analysis.lower[sentence.start : hit.start].strip()
    return None, "subject" if not before or before.endswith((",", ":", "“", '"', "-")) else ""


_GOVERNING = ("chair", "attend", "speak", "organise", "have", "chaired", "participants")


def date_of(analysis: Analysis, hit: Hit, end: int, sentence: Sentence) -> str:
    """The date said of the occasion: right behind it, else the last day before it in its sentence."""
    after = [d for d in days_in(analysis, hit.end, min(sentence.end, end + 90)) if not _of_document(analysis, d)]
    after = [d for d in after if not _is_span_in_brackets(analysis, d)]
    if after and _is_of_noun(analysis, after[0], end):
        if len(after) > 1 and len(after[1].value) > len(after[0].value) and after[1].start - after[0].end <= 2:
            return after[1].value  # "phiên họp thường kỳ tháng 1/2017 ngày 3/2/2017"
        return after[0].value
    before = days_in(analysis, max(sentence.start, hit.start - _SAME_DAY), hit.start)
    for date in reversed(before):
        if len(date.value) > 7 - date.value.startswith("--") and _dates(analysis, date, hit, sentence):
            return date.value
    return ""


def _is_of_noun(analysis: Analysis, date: DateMention, end: int) -> bool:
    """Whether a date behind an occasion that is named up to `end` says when it is."""
    if len(date.value) == 4 and date.start - end > 12:
        return False
    return date.end <= end or bool(_SOON.fullmatch(analysis.lower, end, date.start))


def _dates(analysis: Analysis, date: DateMention, hit: Hit, sentence: Sentence) -> bool:
    """Whether a day before an occasion is the occasion's: at the head of its sentence, or close before it."""
    if _NO_DAY.search(analysis.lower, max(0, date.start - 16), date.start) or _of_document(analysis, date):
        return False
    between = analysis.lower[date.end : hit.start]
    if date.start - sentence.start > _HEAD:
        return len(between) <= _CLOSE and not analysis.hits_in("SpeechVerb", date.end, hit.start)
    return not _TOLD.search(between) and not _ACTED.search(between[:-_GOVERNOR_GAP])


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
    documents = within(analysis.documents, max(0, date.start - 300), date.end + 1)
    return any(d.date is date or d.start <= date.start <= d.end + 12 for d in documents)


def _parties(analysis: Analysis, hit: Hit, sentence: Sentence, having: Hit | None) -> list[Agent]:
    """Who is named right behind the noun ("buổi làm việc với A", "phiên họp của B"), and who has the occasion."""
    end = _PARTY_END.search(analysis.lower, hit.end, min(sentence.end, hit.end + _LONGEST_NAME))
    limit = end.start() if end else min(sentence.end, hit.end + _LONGEST_NAME)
    having_it = subjects(analysis, sentence.start, having.start) if having else []
    named = agents_in(analysis, hit.end, limit, owned=True)
    return [*having_it, *(a for a in named if _is_side(analysis, a, hit))]


def _is_side(analysis: Analysis, agent: Agent, hit: Hit) -> bool:
    """Whether a name behind the noun takes part, and is no part of the occasion's name or of a team's."""
    before = analysis.lower[hit.end : agent.start]
    if _TEAM.search(before):
        return False
    if agent.entity.kind == "person" or hit.entry.fact("family") not in _NAMED_AFTER:
        return True
    return before.endswith((" của ", " do "))
