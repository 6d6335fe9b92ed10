"""Occasions named by a noun: "hội nghị …", "buổi làm việc với …", "kỳ họp thứ 3, Quốc hội khóa XIV".

A noun of the lexicon (`kg:EventKind`) is read with what follows it (its name, ordinal, parties), the
word that governs it ("tại", "dự", "tổ chức") and its date. Plurals and repeated occasions ("các hội
nghị", "mỗi phiên họp") are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extract.agents import Agent, agents_in
from kg.extract.analysis import Analysis
from kg.extract.mentions.event_dates import date_of
from kg.extract.mentions.event_names import (
    ABOVE,
    LONGEST_NAME,
    before_coordination,
    clean,
    is_full,
    name_end,
    ordinal,
)
from kg.extract.mentions.event_nouns import is_any, is_one_occasion
from kg.extract.openers import alike, listed, opener
from kg.extract.subjects import subjects
from kg.ontology import Entry, Hit
from kg.text.sentences import Sentence
from kg.text.words import any_of

_AROUND = any_of(
    "ngay sau, sau, ngay trước, trước, trước thềm, bên lề, hành lang, nhân dịp, nhân, trong khuôn khổ, khuôn khổ",
    "kể từ, từ, đến, thành công của, dịp, diễn biến, phục vụ, chào mừng",
)
_NO_PARTY = any_of(
    "do, được, diễn ra, sẽ, đã, đang, vừa, có, là, nhằm, để, khi, thì, về, bàn, cho biết, khẳng định, nhấn mạnh",
    "cho rằng, nêu, phát biểu, chủ trì, theo, gửi",
)

_LAST = re.compile(r"\s?(?:vừa rồi|vừa qua)(?!\w)")
_AT = re.compile(r"(?<!\w)(?:tại|trong|ở|vào)(?: khuôn khổ)?(?: một| chính| ngay| cả| phần đầu| phần cuối| suốt)? ?\Z")
_BESIDE = re.compile(rf"{_AROUND}(?: một)? ?\Z")
_PARTY_END = re.compile(rf"[;:!?\n,“”\"]|\.(?!\w)|{_NO_PARTY}")
_THIS = re.compile(rf"\s?(?:(?:này|đó|ấy|nói trên|lần này|vừa rồi|vừa qua|kể trên)(?!\w)|{ABOVE})")
_HOLDER = re.compile(
    r"\s(?:(?:thường niên|toàn quốc|mở rộng|bất thường|trực tuyến|lần thứ \w+|lần \w+)\s)*"
    r"(?:(?:[^\s,.;:]+\s){0,8}(?:của|do)\s)?"
)
_GUEST = re.compile(
    r"\Alễ (?:đón|tiễn|tuyên dương|vinh danh|tôn vinh)(?! nhận)"
    r"|(?:của|cho|giữa|với|tặng|với sự tham dự của)(?: [^,.;:]{0,60})?\Z"
)
_TAKES_PLACE = re.compile(r"\s(?:cũng |đã |sẽ |dự kiến |vừa )*(?:diễn ra|được (?:tổ chức|tiến hành|cử hành))(?!\w)")
_ABOUT = re.compile(
    r"(?<!\w)(?:quyết định|nghị quyết|chỉ thị|kết luận|luật|đề án|kế hoạch|ý kiến|dự án|chương trình|văn bản|nghị định"
    r"|quy định|thông tư|chính sách|phong trào)(?: số \S+| \d+)? của \Z"
)
"""What a gathering is about, be it somebody's: "hội nghị triển khai quyết định của Ban Bí thư"."""
_BETWEEN = re.compile(r"(?<!\w)giữa(?!\w)[^.;]* (?:các|những|\d+|hai|ba|bốn|năm|sáu) [^.;]*\Z")
"""The sides of an occasion, the last of which a list behind a colon names: "giữa tỉnh và 4 cơ quan báo chí: …"."""
_LIST_GAP = 30
_NAMED_AFTER = ("gathering", "ceremony")
_TEAM = re.compile(
    r"(?<!\w)(?:đoàn|tổ) (?:kiểm tra|công tác|giám sát|đại biểu|lãnh đạo|thanh tra|khảo sát)(?: của)? ?\Z"
)
_LONGER_NAME = (" liên ", " ủy ban ", " hội đồng ")
"""Words whose body's name begins before the part of it that was found."""
_GOVERNING = ("chair", "attend", "speak", "organise", "have", "chaired", "participants")
_LISTED = 25
"""How close before an occasion another noun of the kind makes the two a list: "hội nghị, hội thảo"."""
_PREPOSITION_REACH = 60
"""How far before an occasion the preposition begins that governs it."""
_OPENING = 40
"""How far into its clause a phrase stands at most that opens it."""
_GOVERNOR_GAP = 26
"""How many characters may stand between a verb and the noun it governs ("dự lễ khai mạc …")."""


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
    noun: str = ""
    name: str = ""
    ordinal: str = ""
    date: str = ""
    verb: Hit | None = None
    parties: list[Agent] = field(default_factory=list)
    proper: bool = False
    this: bool = False
    destination: str = ""
    headline: bool = False

    @property
    def label(self) -> str:
        """The kind in words, in lower case: the lexicon's noun, or the text's own where that is a kind of its own."""
        return self.noun if self.noun and self.kind.fact("asWritten") == "true" else self.kind.label

    @property
    def family(self) -> str:
        return self.kind.fact("family")


def passages(analysis: Analysis) -> list[Passage]:
    """Every place that names an occasion by a noun, in order."""
    found = []
    hits = analysis.hits.get("EventKind", [])
    for index, hit in enumerate(hits):
        if hit.entry.fact("part") and index + 1 < len(hits) and _is_part_of(hit, hits[index + 1]):
            continue  # "lễ khai mạc hội nghị …" is a part of the conference
        sentence = analysis.sentence_at(hit.start)
        if sentence is None or not is_one_occasion(analysis, hit, sentence):
            continue
        passage = _passage(analysis, hit, sentence)
        if not is_any(analysis, hit, passage.name, passage.date):
            found.append(passage)
    return found


def _is_part_of(hit: Hit, following: Hit) -> bool:
    return following.start <= hit.end + 5 and following.entry.fact("family") != "none"


def _passage(analysis: Analysis, hit: Hit, sentence: Sentence) -> Passage:
    end = name_end(analysis, hit, sentence)
    verb, relation = _governor(analysis, hit, sentence)
    number = ordinal(analysis.lower[hit.end : end])
    last = bool(number) and bool(_LAST.match(analysis.lower, end))  # "kỳ họp thứ 2 vừa qua"
    this = bool(_THIS.match(analysis.lower, end)) and not last
    named = not this and _takes_name(analysis, hit, number)
    passage = Passage(
        hit.start,
        hit.start + len(analysis.text[hit.start : end if named else hit.end].rstrip()),
        hit.entry,
        relation,
        noun=" ".join(analysis.lower[hit.start : hit.end].split()),
        name=clean(analysis.text[hit.end : end]) if named else "",
        ordinal=number if named else "",
        date=date_of(analysis, hit, end, sentence, beside=relation == "beside"),
        verb=verb,
        parties=_parties(analysis, hit, sentence, verb if relation == "have" else None),
        this=this,
    )
    if hit.entry.fact("family") == "visit" and relation in ("at", "beside") and not passage.parties:
        passage.parties = _visitor(analysis, passage, sentence)
    if passage.this and passage.parties and _LAST.match(analysis.lower, end):
        passage.this = False  # "buổi tiếp A vừa qua" is told by whom it was with
    passage.proper = bool(passage.ordinal) or is_full(passage.name)
    return passage


def _visitor(analysis: Analysis, visit: Passage, sentence: Sentence) -> list[Agent]:
    """Who acts in the sentence that a visit opens: "Trong chuyến thăm Nhật Bản, ông A …"."""
    before = analysis.lower[sentence.start : visit.start].rpartition(",")[2]
    if len(before) > _OPENING:
        return []
    comma = analysis.lower.find(", ", visit.end, visit.end + 90)
    found = opener(analysis, comma + 2, sentence.end) if comma > 0 else []
    return [a for a in found if a.entity.kind == "person"]


def _takes_name(analysis: Analysis, hit: Hit, number: str) -> bool:
    """Whether what follows the noun is the occasion's name: "kỳ họp" has one only with its number, "buổi lễ" none."""
    if analysis.lower[hit.start : hit.end] in hit.entry.facts.get("backReference", ()):
        return False
    return bool(number) or hit.entry.fact("named") == "true"


def _governor(analysis: Analysis, hit: Hit, sentence: Sentence) -> tuple[Hit | None, str]:
    """The verb that has the occasion as its object, and the relation; or what else governs it."""
    verbs = analysis.hits_in("EventVerb", max(sentence.start, hit.start - 70), hit.start)
    if verbs:
        verb, relation = verbs[-1], verbs[-1].entry.fact("relation")
        gap = analysis.lower[verb.end : hit.start].rstrip('“"')
        if len(gap) <= _GOVERNOR_GAP and not re.search(r"[.,;:()“”\"]", gap):
            if relation in _GOVERNING and (gap == " " or verb.entry.fact("adjacent") != "true"):
                return _first_of_chain(verbs, relation)
            if relation == "convene" and gap == " ":
                return verb, "organise"
    begin = max(sentence.start, hit.start - _PREPOSITION_REACH)
    if _AT.search(analysis.lower, begin, hit.start):
        return None, "at"
    if _BESIDE.search(analysis.lower, begin, hit.start):
        return None, "beside"
    if _TAKES_PLACE.match(analysis.lower, hit.end):
        return None, "subject"
    before = analysis.lower[sentence.start : hit.start].strip(' “"-')
    listed = analysis.hits_in("EventKind", hit.start - _LISTED, hit.start)
    return None, "subject" if not before or (before.endswith((",", ":")) and not listed) else ""


def _first_of_chain(verbs: list[Hit], relation: str) -> tuple[Hit, str]:
    """The first of verbs that stand side by side before their object: "dự và phát biểu" + "khai mạc hội nghị"."""
    verb = verbs[-1]
    for before in reversed([v for v in verbs if v.end < verb.start]):
        if before.end + 1 != verb.start or before.entry.fact("relation") not in ("attend", "speak", "chair"):
            break
        verb, relation = before, before.entry.fact("relation")
    return verb, relation


def _parties(analysis: Analysis, hit: Hit, sentence: Sentence, having: Hit | None) -> list[Agent]:
    """Who is named right behind the noun ("buổi làm việc với A", "phiên họp của B"), and who has the occasion."""
    end = _PARTY_END.search(analysis.lower, hit.end, min(sentence.end, hit.end + LONGEST_NAME))
    limit = end.start() if end else min(sentence.end, hit.end + LONGEST_NAME)
    limit = before_coordination(analysis, hit.end, limit)
    having_it = subjects(analysis, sentence.start, having.start) if having else []
    named = [a for a in agents_in(analysis, hit.end, limit, owned=True) if _is_side(analysis, a, hit)]
    if named and end and end.group() == "," and hit.entry.fact("family") not in _NAMED_AFTER:
        named += alike(analysis, named[-1], sentence.end)
    elif end and end.group() == ":" and _BETWEEN.search(analysis.lower, hit.end, limit):
        named += listed(analysis, end.end(), sentence.end, _LIST_GAP)
    return [*having_it, *named]


def _is_side(analysis: Analysis, agent: Agent, hit: Hit) -> bool:
    """Whether a name behind the noun takes part, and is no part of the occasion's name or of a team's."""
    before = analysis.lower[hit.end : agent.start]
    if _TEAM.search(before) or _ABOUT.search(before) or before.endswith(_LONGER_NAME):
        return False
    if hit.entry.fact("family") not in _NAMED_AFTER:
        return True
    if agent.entity.kind == "person":
        return bool(_GUEST.search(analysis.lower[hit.start : agent.start]))
    return hit.entry.label != "đại hội" and bool(_HOLDER.fullmatch(before))
