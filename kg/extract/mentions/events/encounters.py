"""Occasions told by a verb alone: "X đã tiếp Y", "hội đàm với Y", "thăm chính thức Nhật Bản".

The verb (`kg:EventVerb` with a `kg:impliesKind`) needs its two sides: who acts before it, or behind the
object where the object comes first ("Tiếp Y, X khẳng định …"), and whom or what it reaches.
"""

from __future__ import annotations

import re

from kg.extract.agents import Agent
from kg.extract.analysis import Analysis
from kg.extract.mentions.events.encounter_sides import is_only_led, object_end, travel, two_sides
from kg.extract.mentions.events.encounter_telling import is_lately, is_told, reached
from kg.extract.mentions.events.event_dates import date_of
from kg.extract.mentions.events.event_names import ordinal
from kg.extract.mentions.events.event_parties import ASSEMBLIES
from kg.extract.mentions.events.occasions import Passage
from kg.extract.subjects import senders
from kg.ontology import Entry, Hit
from kg.text.sentences import Sentence
from kg.text.words import any_of

_NOUN_BEHIND = 40
"""How far behind a verb a noun right behind it ends at most."""
_NOUN_REACH = 14
"""How far before a verb the word begins that makes it part of a noun ("cuộc gặp", "lời mời tiếp")."""
_NOUN_BEFORE = re.compile(
    r"(?<!quốc )(?<!văn )(?<!hải )"
    + any_of(
        "cuộc, buổi, chuyến, lần, phiên, kỳ, lễ, sự, việc, phòng, trả lời, tại, các, những, lời mời, mời, đoàn, lịch",
        "cần, phải, nên, muốn, sẵn sàng, tăng cường, duy trì, hãy",
        "trách nhiệm, nhiệm vụ, phụ trách, thường xuyên, kết quả, để, nhân dịp, dịp, tiệc, tiệc trưa, bữa trưa",
        "bữa tối",
    )
    + r"\s\Z"
)
_LIST = re.compile(r"[^.;:“”\"\n]{0,120}? (?:còn |cũng )?(?:có|gồm):? ")
_ORDINAL_REACH = 18
"""How far behind "họp" the number of the session stands: "họp kỳ thứ 15"."""
_SITS = re.compile(r" (phiên|kỳ)(?: bất thường| thường kỳ| thường lệ)?(?= )")
_INVITED = re.compile(r"(?<!\w)(?<!lời )mời [^,;:“”\"\n]{0,90}\Z")
"""Before a visit that somebody is only asked to make."""
_VOTERS_REACH = 40
"""How far behind "tiếp xúc với" the voters stand at most: "tiếp xúc với hơn 100 cử tri"."""
_ON_A_VISIT = re.compile(r"(?<!\w)(?:tiếp|gặp|hội đàm|hội kiến|làm việc)(?!\w)[^.;\n]* (?:dẫn đầu|đang|đang ở),? \Z")
"""Before a visit during which somebody is met, and whose day that of the meeting is not."""


def encounters(analysis: Analysis) -> list[Passage]:
    """Every place that tells of a meeting or visit by its verb, in order."""
    found = []
    for verb in analysis.hits.get("EventVerb", []):
        implied = verb.entry.fact("impliesKind")
        kind = analysis.lexicon.named("EventKind", _sitting(analysis, verb) or implied) if implied else None
        sentence = analysis.sentence_at(verb.start)
        if kind is None or sentence is None:
            continue
        if _is_noun(analysis, verb, sentence):
            continue
        passage = _encounter(analysis, verb, kind, sentence)
        if passage:
            found.append(passage)
    return found


def _is_noun(analysis: Analysis, verb: Hit, sentence: Sentence) -> bool:
    """Whether a verb is part of a noun ("cuộc gặp") or of a purpose, if not of a journey."""
    before = _NOUN_BEFORE.search(analysis.lower, max(sentence.start, verb.start - _NOUN_REACH), verb.start)
    return bool(before) and not travel(analysis, verb, sentence)


def _sitting(analysis: Analysis, verb: Hit) -> str:
    """The kind that "họp phiên thứ 11" tells, unless the noun behind the verb is one of its own ("phiên bế mạc")."""
    if verb.entry.fact("relation") != "convene" or _is_named(analysis, verb):
        return ""
    sits = _SITS.match(analysis.lower, verb.end)
    return f"{sits[1]}{' họp' if sits[1] in ('phiên', 'kỳ') else ''}" if sits else ""


def _is_named(analysis: Analysis, verb: Hit) -> bool:
    """Whether a noun of occasion stands right behind a verb: "họp phiên bế mạc"."""
    return any(h.start == verb.end + 1 for h in analysis.hits_in("EventKind", verb.end, verb.end + _NOUN_BEHIND))


def _encounter(analysis: Analysis, verb: Hit, kind: Entry, sentence: Sentence) -> Passage | None:
    relation, number = verb.entry.fact("relation"), ""
    if verb.start == sentence.start and _LIST.match(analysis.lower, verb.end, sentence.end):
        return None  # "Tiếp đoàn có …" lists who was there
    if kind.fact("family") == "voters" and "cử tri" not in analysis.lower[verb.start : verb.end + _VOTERS_REACH]:
        return None
    if relation == "visit" and _INVITED.search(analysis.lower, sentence.start, verb.start):
        return None
    actors, objects = two_sides(analysis, verb, sentence)
    if relation == "sit":
        actors = [a for a in actors if a.entity.label.startswith(ASSEMBLIES)]
    met_on_it = _ON_A_VISIT.search(analysis.lower, sentence.start, verb.start) if relation == "visit" else None
    if met_on_it:
        actors = [a for a in actors if a.start > met_on_it.start()]
    if not is_told(analysis, relation, verb, actors, objects):
        return None
    date = date_of(analysis, verb, object_end(analysis, verb, objects), sentence, beside=bool(met_on_it))
    if relation in ("sit", "confer"):
        met: list[Agent] = []
    elif relation == "convene":
        number = ordinal(analysis.lower[verb.end : verb.end + _ORDINAL_REACH])
        told = date or number or kind.label == "họp báo" or is_lately(analysis, verb, sentence)
        if _is_named(analysis, verb) or not told:
            return None
        met = []
    else:
        met = [a for a in objects if not is_only_led(analysis, a, relation)]
    sent = senders(analysis, verb.end, objects[0].start, led=True) if met else []
    return Passage(
        verb.start,
        verb.end,
        kind,
        relation,
        date=date,
        name=f"thứ {number}" if number else "",
        ordinal=number,
        proper=bool(number),
        verb=verb,
        parties=[*actors, *sent, *met],
        destination=reached(analysis, verb, objects) if relation == "visit" else "",
        headline=sentence is analysis.sentences[0],
    )
