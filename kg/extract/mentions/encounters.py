"""Occasions told by a verb alone: "X đã tiếp Y", "hội đàm với Y", "thăm chính thức Nhật Bản".

The verb (`kg:EventVerb` with a `kg:eventKind`) needs its two sides: who acts before it, or behind the
object where the object comes first ("Tiếp Y, X khẳng định …"), and whom or what it reaches.
"""

from __future__ import annotations

import re

from kg.extract.agents import Agent, agents_in, listed, subjects
from kg.extract.analysis import Analysis, within
from kg.extract.mentions.event_dates import date_of, days_in
from kg.extract.mentions.occasions import Passage
from kg.ontology import Entry, Hit
from kg.text.sentences import Sentence
from kg.text.words import any_of

_OBJECT_GAP = 150
"""How many characters of offices may stand between a verb and the name of whom it reaches."""
_OBJECT_END = re.compile(
    r"[.;:!?\n“”\"]|"
    + any_of(
        "đã, sẽ, đang, vừa, nhằm, để, khi, về việc, cho biết, khẳng định, nhấn mạnh, cho rằng, nêu, phát biểu, theo"
    )
)
_NOUN_BEFORE = re.compile(
    any_of(
        "cuộc, buổi, chuyến, phiên, kỳ, lễ, sự, việc, phòng, trả lời, tại, các, những, lời mời, mời, đoàn, lịch",
        "kết quả, để, nhân dịp, dịp",
    )
    + r"\s\Z"
)
_PLACE_GAP = re.compile(r"\s(?:tại |tới |đến |ở |nước |tỉnh |thành phố |huyện |xã )?")


def encounters(analysis: Analysis) -> list[Passage]:
    """Every place that tells of a meeting or visit by its verb, in order."""
    found = []
    for verb in analysis.hits.get("EventVerb", []):
        kind = (
            analysis.lexicon.named("EventKind", verb.entry.fact("eventKind")) if verb.entry.fact("eventKind") else None
        )
        sentence = analysis.sentence_at(verb.start)
        if kind is None or sentence is None:
            continue
        if _NOUN_BEFORE.search(analysis.lower, max(sentence.start, verb.start - 14), verb.start):
            continue
        passage = _encounter(analysis, verb, kind, sentence)
        if passage:
            found.append(passage)
    return found


def _encounter(analysis: Analysis, verb: Hit, kind: Entry, sentence: Sentence) -> Passage | None:
    relation = verb.entry.fact("relation")
    end = _OBJECT_END.search(analysis.lower, verb.end, sentence.end)
    objects = listed(analysis, verb.end, end.start() if end else sentence.end, _OBJECT_GAP)
    actors = subjects(analysis, sentence.start, verb.start)
    if not actors and _opens_clause(analysis, sentence, verb) and objects:
        actors = objects[-1:] if len(objects) > 1 else _after(analysis, objects[-1].end, sentence.end)
    if not _is_told(analysis, relation, verb, actors, objects):
        return None
    date = date_of(analysis, verb, verb.end, sentence)
    undated = not date and kind.label != "họp báo"
    if relation == "convene" and (undated or analysis.lower.startswith(" phiên", verb.end)):
        return None
    parties = [*actors, *(objects if relation != "convene" else [])]
    reached = destination(analysis, verb) if relation == "visit" else ""
    if relation == "visit" and not reached and objects:
        reached = objects[0].entity.label
    return Passage(verb.start, verb.end, kind, relation, date=date, verb=verb, parties=parties, destination=reached)


def _is_told(analysis: Analysis, relation: str, verb: Hit, actors: list[Agent], objects: list[Agent]) -> bool:
    people = [a for a in (*actors, *objects) if a.entity.kind == "person"]
    if relation == "visit":
        return bool(actors) and bool(people) and (bool(objects) or bool(destination(analysis, verb)))
    if relation == "convene":
        return bool(actors)
    if verb.entry.fact("eventKind") == "cuộc tiếp xúc cử tri":
        return any(a.entity.kind == "person" for a in actors)
    if relation == "work":
        return bool(objects) and (bool(people) or _is_dated(analysis, verb))
    return bool(actors) and bool(objects) and bool(people)


def _is_dated(analysis: Analysis, verb: Hit) -> bool:
    """Whether the sentence tells a day, be it "cùng ngày"."""
    sentence = analysis.sentence_at(verb.start)
    if sentence is None:
        return False
    return bool(
        days_in(analysis, sentence.start, verb.start) or analysis.hits_in("RelativeDate", sentence.start, verb.start)
    )


def destination(analysis: Analysis, verb: Hit) -> str:
    """The place that a verb of visiting reaches ("thăm chính thức Nhật Bản"), or ""."""
    places = [(p.start, p.entity.label) for p in within(analysis.places, verb.end, verb.end + 60)]
    countries = [(h.start, h.entry.label) for h in analysis.hits_in("Country", verb.end, verb.end + 60)]
    for start, label in (*places, *countries):
        if _PLACE_GAP.fullmatch(analysis.lower, verb.end, start):
            return label
    return ""


def _opens_clause(analysis: Analysis, sentence: Sentence, verb: Hit) -> bool:
    before = analysis.lower[sentence.start : verb.start].rstrip()
    return not before or (before.endswith(",") and not agents_in(analysis, sentence.start, verb.start))


def _after(analysis: Analysis, start: int, end: int) -> list[Agent]:
    """The agent that a comma parts from the object before it."""
    following = agents_in(analysis, start, min(end, start + _OBJECT_GAP))
    return following[:1] if following and "," in analysis.lower[start : following[0].start] else []
