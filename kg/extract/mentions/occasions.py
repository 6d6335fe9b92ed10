"""Occasions named by a noun: "hội nghị …", "buổi làm việc với …", "kỳ họp thứ 3, Quốc hội khóa XIV".

A noun of the lexicon (`kg:EventKind`) is read with what follows it (its name, ordinal, parties), the
word that governs it ("tại", "dự", "tổ chức") and its date. Plurals and repeated occasions ("các hội
nghị", "mỗi phiên họp") are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extract.agents import Agent, agents_in, subjects
from kg.extract.analysis import Analysis, within
from kg.extract.mentions.event_dates import date_of
from kg.extract.mentions.event_names import ABOVE, LONGEST_NAME, before_coordination, clean, is_full, name_end, ordinal
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
_NO_PARTY = any_of(
    "do, được, diễn ra, sẽ, đã, đang, vừa, có, là, nhằm, để, khi, thì, về, bàn, cho biết, khẳng định, nhấn mạnh",
    "cho rằng, nêu, phát biểu, chủ trì, theo",
)

_PLURAL = re.compile(rf"(?:{_MANY}|(?<![\w/.-])(?:0?[2-9]|[1-9]\d{{1,2}}))(?: cái)? ?\Z")
_AT = re.compile(r"(?<!\w)(?:tại|trong|ở|vào)(?: khuôn khổ)?(?: một| chính| ngay| cả| phần đầu| phần cuối| suốt)? ?\Z")
_BESIDE = re.compile(rf"{_AROUND}(?: một)? ?\Z")
_PARTY_END = re.compile(rf"[.;:!?\n,“”\"]|{_NO_PARTY}")
_THIS = re.compile(rf"\s?(?:(?:này|đó|ấy|nói trên|lần này|vừa rồi|vừa qua|kể trên)(?!\w)|{ABOVE})")
_OTHER = re.compile(
    r"\s?(?:(?:gần nhất|tiếp theo|kế tiếp|thường lệ|định kỳ)(?!\w)|(?:sau|trước|tới|sắp tới)(?=\s?[,.;:)\n]|\s(?:để|sẽ|và)\s))"
)
_OF_DOCUMENT = re.compile(r"(?:,|\s|, của|\scủa)\s?\Z")
_EVERY = re.compile(r"(?<!\w)các cấp(?!\w)|(?<!\w)hằng năm|(?<!\w)hàng năm")
_NAMED_AFTER = ("gathering", "ceremony")
_TEAM = re.compile(
    r"(?<!\w)(?:đoàn|tổ) (?:kiểm tra|công tác|giám sát|đại biểu|lãnh đạo|thanh tra|khảo sát)(?: của)? ?\Z"
)
_GOVERNING = ("chair", "attend", "speak", "organise", "have", "chaired", "participants")
_LISTED = 25
"""How close before an occasion another noun of the kind makes the two a list: "hội nghị, hội thảo"."""
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
        if hit.entry.fact("part") and index + 1 < len(hits) and hits[index + 1].start <= hit.end + 5:
            continue  # "lễ khai mạc hội nghị …" is a part of the conference
        sentence = analysis.sentence_at(hit.start)
        if sentence is None or hit.entry.fact("family") == "none" or _is_inside_another_name(analysis, hit):
            continue
        left = analysis.lower[max(sentence.start, hit.start - 60) : hit.start]
        if _PLURAL.search(left) or _names_document(analysis, hit):
            continue
        passage = _passage(analysis, hit, sentence, left)
        if not _EVERY.search(passage.name.lower()) and (passage.date or not _OTHER.match(analysis.lower, hit.end)):
            found.append(passage)
    return found


def _names_document(analysis: Analysis, hit: Hit) -> bool:
    """Whether a document stands right before the noun and takes its name from the occasion."""
    before = within(analysis.documents, max(0, hit.start - 200), hit.start)
    return bool(before) and bool(_OF_DOCUMENT.fullmatch(analysis.lower, before[-1].end, hit.start))


def _is_inside_another_name(analysis: Analysis, hit: Hit) -> bool:
    named = (analysis.documents, analysis.bodies)
    return any(
        m.start <= hit.start and hit.end <= m.end for ms in named for m in within(ms, hit.start - 300, hit.end + 300)
    )


def _passage(analysis: Analysis, hit: Hit, sentence: Sentence, left: str) -> Passage:
    end = name_end(analysis, hit, sentence)
    verb, relation = _governor(analysis, hit, sentence, left)
    number = ordinal(analysis.lower[hit.end : end])
    this = bool(_THIS.match(analysis.lower, end))
    named = not this and _takes_name(analysis, hit, number)
    passage = Passage(
        hit.start,
        end if named else hit.end,
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
    passage.proper = bool(passage.ordinal) or is_full(passage.name)
    return passage


def _takes_name(analysis: Analysis, hit: Hit, number: str) -> bool:
    """Whether what follows the noun is the occasion's name: "kỳ họp" has one only with its number, "buổi lễ" none."""
    if analysis.lower[hit.start : hit.end] in hit.entry.facts.get("backReference", ()):
        return False
    return bool(number) or hit.entry.fact("named") == "true"


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
    before = analysis.lower[sentence.start : hit.start].strip(' “"-')
    listed = analysis.hits_in("EventKind", hit.start - _LISTED, hit.start)
    return None, "subject" if not before or (before.endswith((",", ":")) and not listed) else ""


def _parties(analysis: Analysis, hit: Hit, sentence: Sentence, having: Hit | None) -> list[Agent]:
    """Who is named right behind the noun ("buổi làm việc với A", "phiên họp của B"), and who has the occasion."""
    end = _PARTY_END.search(analysis.lower, hit.end, min(sentence.end, hit.end + LONGEST_NAME))
    limit = end.start() if end else min(sentence.end, hit.end + LONGEST_NAME)
    limit = before_coordination(analysis, hit.end, limit)
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
