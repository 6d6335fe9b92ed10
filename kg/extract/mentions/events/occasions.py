"""Occasions named by a noun: "hội nghị …", "buổi làm việc với …", "kỳ họp thứ 3, Quốc hội khóa XIV".

A noun of the lexicon (`kg:EventKind`) is read with what follows it (its name, ordinal, parties), the
word that governs it ("tại", "dự", "tổ chức") and its date. Plurals and repeated occasions ("các hội
nghị", "mỗi phiên họp") are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extract.agents import Agent
from kg.extract.analysis import Analysis
from kg.extract.mentions.events.event_dates import HELD_BY, date_of
from kg.extract.mentions.events.event_names import (
    ABOVE,
    clean,
    is_full,
    name_end,
    ordinal,
)
from kg.extract.mentions.events.event_nouns import is_any, is_many, is_one_occasion
from kg.extract.mentions.events.event_parties import came_from, met_at, parties, traveller, visitor
from kg.extract.mentions.events.journeys import destination
from kg.ontology import Entry, Hit
from kg.text.sentences import Sentence
from kg.text.words import any_of

_AROUND = any_of(
    "ngay sau, sau, ngay trước, trước, trước thềm, bên lề, hành lang, nhân dịp, nhân, trong khuôn khổ, khuôn khổ",
    "kể từ, từ, đến, thành công của, dịp, diễn biến, phục vụ, chào mừng",
)

_LAST = re.compile(r"\s?(?:vừa rồi|vừa qua)(?!\w)")
_SHORT = re.compile(r"\s?\(([^\W\d_]{1,12}\d*)\)")
"""What its name is called in short: "lễ kỷ niệm 10 năm thành lập Tổng công ty … (PVEP)"."""
_AT = re.compile(
    r"(?<!\w)(?:tại|trong|ở|vào|(?:nói|phát biểu|trình bày|báo cáo) trước)(?: khuôn khổ)?"
    r"(?: một| chính| ngay| cả| phần đầu| phần cuối| suốt)? ?\Z|(?<!\w)(?:vào )?(?:cuối|đầu) (?=\Z)"
)
_BESIDE = re.compile(rf"{_AROUND}(?: một)? ?\Z")
_ABOUT = re.compile(
    r"(?<!\w)(?:về|chuẩn bị|giới thiệu|công bố|thông báo|tiến tới|phục vụ|chuẩn bị cho)(?: \w+){0,2} ?\Z"
)
"""What makes an occasion the topic of another."""
_THIS = re.compile(rf"\s?(?:(?:này|đó|ấy|nói trên|lần này|vừa rồi|vừa qua|kể trên)(?!\w)|{ABOVE})")
_TOLD_OF = re.compile(r"(?<!\w)(?:với|về|của|giữa|cho|do|tại|nhằm|để)(?!\w)")
"""What stands between a noun and a "này" that belongs to some other: "buổi làm việc với tỉnh về các kiến nghị này"."""
_TAKES_PLACE = re.compile(r"\s(?:cũng |đã |sẽ |dự kiến |vừa )*(?:diễn ra|được (?:tổ chức|tiến hành|cử hành))(?!\w)")
_PAUSE = re.compile(r"[.,;:()“”\"]")
_GOVERNING = ("chair", "attend", "speak", "organise", "have", "chaired", "participants")
_LISTED = 25
"""How close before an occasion another noun of the kind makes the two a list: "hội nghị, hội thảo"."""
_PREPOSITION_REACH = 60
"""How far before an occasion the preposition begins that governs it."""
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
    short: str = ""

    @property
    def label(self) -> str:
        """The kind in words, in lower case: the lexicon's noun, or the text's own where that is a kind of its own."""
        return self.noun if self.noun and self.kind.fact("asWritten") == "true" else self.kind.label

    @property
    def needs_noun(self) -> bool:
        """Whether its verb tells an occasion only where a noun speaks of it as well: "Quốc hội thảo luận dự án"."""
        return self.verb is not None and self.verb.entry.fact("needsNoun") == "true"

    @property
    def family(self) -> str:
        return self.kind.fact("family")


def passages(analysis: Analysis) -> list[Passage]:
    """Every place that names an occasion by a noun, in order."""
    found = []
    hits = analysis.hits.get("EventKind", [])
    begin = -1
    for index, hit in enumerate(hits):
        if hit.entry.fact("part") and index + 1 < len(hits) and _is_part_of(hit, hits[index + 1]):
            begin = hit.start
            continue  # "lễ khai mạc hội nghị …" is a part of the conference
        begin, at = -1, begin if begin >= 0 else hit.start
        sentence = analysis.sentence_at(hit.start)
        if sentence is None:
            continue
        several = is_many(analysis, hit, sentence)
        if not is_one_occasion(analysis, hit, sentence, several):
            continue
        passage = _passage(analysis, hit, at, sentence)
        if several and not any(a.entity.kind == "person" and a.start > hit.end for a in passage.parties):
            continue
        if not is_any(analysis, hit, passage.name, passage.date):
            found.append(passage)
    return found


def _is_part_of(hit: Hit, following: Hit) -> bool:
    return following.start <= hit.end + 5 and following.entry.fact("family") != "none"


def _passage(analysis: Analysis, hit: Hit, begin: int, sentence: Sentence) -> Passage:
    """What is said of the occasion of a noun, whose phrase begins at `begin`, with the noun of a part of it."""
    end = name_end(analysis, hit, sentence)
    verb, relation = _governor(analysis, hit, begin, end, sentence)
    number = ordinal(analysis.lower[hit.end : end])
    last = bool(number) and bool(_LAST.match(analysis.lower, end))  # "kỳ họp thứ 2 vừa qua"
    this = bool(_THIS.match(analysis.lower, end)) and not last and not _TOLD_OF.search(analysis.lower, hit.end, end)
    named = not this and _takes_name(analysis, hit, number)
    passage = Passage(
        hit.start,
        hit.start + len(analysis.text[hit.start : end if named else hit.end].rstrip()),
        hit.entry,
        relation,
        noun=" ".join(analysis.lower[hit.start : hit.end].split()),
        name=clean(analysis.text[hit.end : end]) if named else "",
        ordinal=number if named else "",
        date=_date(analysis, hit, end, sentence, relation),
        verb=verb,
        parties=parties(analysis, hit, sentence, verb if relation == "have" else None),
        this=this,
        headline=sentence is analysis.sentences[0],
    )
    if hit.entry.fact("family") == "visit":
        passage.destination = destination(analysis, hit)
    if hit.entry.fact("family") == "encounter" and relation == "at" and not passage.parties:
        passage.parties = met_at(analysis, hit, sentence)
    if hit.entry.fact("family") == "encounter" and relation == "beside" and len(passage.parties) == 1:
        passage.parties = [*came_from(analysis, hit, sentence), *passage.parties]
    if hit.entry.fact("family") == "visit" and relation in ("at", "beside") and not passage.parties:
        passage.parties = visitor(analysis, hit, passage.end, sentence) or traveller(analysis, hit, sentence)
    if passage.this and passage.parties and _LAST.match(analysis.lower, end):
        passage.this = False  # "buổi tiếp A vừa qua" is told by whom it was with
    if named and (short := _SHORT.match(analysis.text, end)):
        passage.short = short[1]
    passage.proper = bool(passage.ordinal) or is_full(passage.name)
    return passage


def _date(analysis: Analysis, hit: Hit, end: int, sentence: Sentence, relation: str) -> str:
    """The day of an occasion; the day behind a comma is of what was done during a visit, not of the visit."""
    elsewhere = relation == "beside" or _is_topic(analysis, hit, sentence)
    comma = analysis.text.find(",", end, sentence.end) if hit.entry.fact("family") == "visit" else -1
    if comma >= 0:
        sentence = sentence._replace(end=comma)
    return date_of(analysis, hit, end, sentence, beside=elsewhere)


def _is_topic(analysis: Analysis, hit: Hit, sentence: Sentence) -> bool:
    """Whether an occasion is only what another of its sentence is about: "họp báo giới thiệu về kỳ họp thứ 4"."""
    if not _ABOUT.search(analysis.lower, max(sentence.start, hit.start - _PREPOSITION_REACH), hit.start):
        return False
    told = [v for v in analysis.hits_in("EventVerb", sentence.start, hit.start) if v.entry.fact("impliesKind")]
    return bool(told or analysis.hits_in("EventKind", sentence.start, hit.start))


def _takes_name(analysis: Analysis, hit: Hit, number: str) -> bool:
    """Whether what follows the noun is the occasion's name: "kỳ họp" has one only with its number, "buổi lễ" none."""
    if analysis.lower[hit.start : hit.end] in hit.entry.facts.get("backReference", ()):
        return False
    return bool(number) or hit.entry.fact("named") == "true"


def _governor(analysis: Analysis, hit: Hit, start: int, end: int, sentence: Sentence) -> tuple[Hit | None, str]:
    """The verb that has the occasion named at `start:end` as its object, and the relation; or what else governs it."""
    verbs = analysis.hits_in("EventVerb", max(sentence.start, start - 70), start)
    if verbs:
        verb, relation = verbs[-1], verbs[-1].entry.fact("relation")
        gap = analysis.lower[verb.end : start].rstrip('“"')
        if len(gap) <= _GOVERNOR_GAP and not _PAUSE.search(gap) and not _BESIDE.search(gap):
            if relation in _GOVERNING and (gap == " " or verb.entry.fact("adjacent") != "true"):
                return _first_of_chain(verbs, relation)
            if relation == "convene" and gap == " ":
                return verb, "organise"
            if relation == "happen" and gap == " ":
                return None, "subject"
    begin = max(sentence.start, start - _PREPOSITION_REACH)
    if _AT.search(analysis.lower, begin, start):
        return None, "at"
    if _BESIDE.search(analysis.lower, begin, start):
        return None, "beside" if start == hit.start else "at"  # what follows its opening is still done there
    if (
        _TAKES_PLACE.match(analysis.lower, hit.end)
        or _TAKES_PLACE.match(analysis.lower, end - 1)
        or HELD_BY.match(analysis.lower, end - 1, sentence.end)
    ):
        return None, "subject"
    before = analysis.lower[sentence.start : start].strip(' “"-')
    listed = analysis.hits_in("EventKind", start - _LISTED, start)
    return None, "subject" if not before or (before.endswith((",", ":")) and not listed) else ""


def _first_of_chain(verbs: list[Hit], relation: str) -> tuple[Hit, str]:
    """The first of verbs that stand side by side before their object: "dự và phát biểu" + "khai mạc hội nghị"."""
    verb = verbs[-1]
    for before in reversed([v for v in verbs if v.end < verb.start]):
        if before.end + 1 != verb.start or before.entry.fact("relation") not in ("attend", "speak", "chair"):
            break
        verb, relation = before, before.entry.fact("relation")
    return verb, relation
