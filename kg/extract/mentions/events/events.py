"""Events: every particular occasion that a text reports, once, with the places that speak of it.

A passage that speaks of an occasion either refers back to one already met, or tells of a new one, or
neither: a task, a provision or a passing word makes no event. What tells a new one is a day, a name
that fits one occasion only, or people and bodies who are said to take part.
"""

from __future__ import annotations

import re

from kg.extract.agents import agents_in
from kg.extract.analysis import Analysis, EventMention
from kg.extract.holders import titled
from kg.extract.mentions.events.encounters import encounters
from kg.extract.mentions.events.event_identity import TELLING, TWO_SIDED, Occasion, referent
from kg.extract.mentions.events.occasions import Passage, passages
from kg.extract.openers import opener
from kg.extract.status import status_at
from kg.extract.subjects import serial_subjects
from kg.model import Entity, Status
from kg.text.sentences import Sentence
from kg.text.slug import path, slug
from kg.text.words import any_of

_COMMA = re.compile(r"[^.;:“”\"\n]{0,90}?,\s")
_LIST = re.compile(r"\s(?:còn |cũng )?(?:có|gồm)(?!\w)")
_SCENE = re.compile(r"(?:(?:cũng|ngay|còn) )?(?:tại|trong) ")
_DUTY = re.compile(any_of("có trách nhiệm, có nghĩa vụ, có nhiệm vụ"))
_PAST = re.compile(any_of("đã, vừa, đang, sẽ, chứng kiến"))


def find(analysis: Analysis) -> None:
    """Fill `analysis.events`, and `analysis.titled` on the way."""
    analysis.titled = titled(analysis)
    found: list[EventMention] = []
    for occasion in occasions(analysis):
        entity = _entity(analysis, occasion)
        for p in occasion.passages:
            parties = tuple(agent.entity for agent in p.parties)
            found.append(
                EventMention(
                    p.start, p.end, occasion.first.label, entity, p.date, p.relation, p.verb, parties, occasion.status
                )
            )
    analysis.events = sorted(found, key=lambda m: (m.start, m.end))


def occasions(analysis: Analysis) -> list[Occasion]:
    """The occasions of a text in the order in which it first speaks of them."""
    found: list[Occasion] = []
    told = list(encounters(analysis))
    verbs = {p.start for p in told}
    named = [p for p in passages(analysis) if p.start not in verbs]
    spoken = sorted([*named, *told], key=lambda p: (p.start, -p.end))
    for passage in spoken:
        known = referent(passage, found)
        if known:
            known.passages.append(passage)
            found.remove(known)
            found.append(known)  # the last spoken of comes last
        elif _is_reported(analysis, passage):
            found.append(Occasion([passage], _status(analysis, passage)))
    return sorted(found, key=lambda o: o.first.start)


def _status(analysis: Analysis, passage: Passage) -> Status:
    """Whether the occasion itself is proposed or denied; one at which a thing is proposed is not."""
    if passage.verb is None:
        return Status.ASSERTED
    return status_at(analysis, passage.verb.start, passage.verb.end, future=False)


def _is_reported(analysis: Analysis, p: Passage) -> bool:
    """Whether a passage that refers back to nothing tells of an occasion of its own."""
    if p.verb and p.verb.entry.fact("impliesKind"):
        return True
    if p.this or (not p.date and _is_duty(analysis, p)):
        return False
    if p.date and (p.proper or p.relation):
        return True
    if analysis.main is not None:
        return False
    if p.family in TWO_SIDED and (p.parties or (p.date and p.relation != "beside")):
        return True
    if p.verb and p.relation in ("chair", "attend", "organise", "have") and _has_actor(analysis, p):
        return True
    if p.proper and p.family not in TWO_SIDED:
        told = p.relation in ("at", "beside", "speak", "subject", "chaired", "participants")
        return told or (bool(p.ordinal) and p.relation not in TELLING)
    if p.relation in ("at", "speak", "chaired", "participants") and p.family != "visit":
        sentence = analysis.sentence_at(p.start)
        return sentence is not None and (
            _opens(analysis, sentence, p) or bool(p.parties or agents_in(analysis, sentence.start, sentence.end))
        )
    return False


def _is_duty(analysis: Analysis, p: Passage) -> bool:
    """Whether a sentence only says who has to take part: "Hội thẩm có trách nhiệm tham gia hội nghị tổng kết"."""
    sentence = analysis.sentence_at(p.start)
    return sentence is not None and bool(_DUTY.search(analysis.lower, sentence.start, p.start))


def _opens(analysis: Analysis, sentence: Sentence, p: Passage) -> bool:
    """Whether a sentence begins by setting the scene: "Tại buổi đối thoại, …"."""
    scene = _SCENE.fullmatch(analysis.lower, sentence.start, p.start)
    listed = analysis.hits_in("EventKind", p.end, p.end + 14)
    return bool(scene) and analysis.lower[p.end : p.end + 1] == "," and not listed


def _has_actor(analysis: Analysis, p: Passage) -> bool:
    """Whether somebody is said to do the verb: its subject, or a list behind "dự hội nghị có"."""
    sentence = analysis.sentence_at(p.start)
    if sentence is None or p.verb is None:
        return False
    actors = serial_subjects(analysis, sentence.start, p.verb.start)
    if not actors and (_LIST.match(analysis.lower, p.end) or p.relation in TELLING):
        actors = agents_in(analysis, p.end, sentence.end)
    elif not actors and (comma := _COMMA.match(analysis.lower, p.end)):
        actors = opener(analysis, comma.end(), sentence.end)
    if any(a.entity.kind == "person" for a in actors):
        return True
    if _LIST.match(analysis.lower, p.end) and p.relation == "attend":
        return bool(actors)
    told = actors or (p.proper and len(analysis.lower[sentence.start : p.verb.start].split()) > 2)
    return bool(told) and bool(_PAST.search(analysis.lower, sentence.start, p.verb.end))


def _entity(analysis: Analysis, occasion: Occasion) -> Entity:
    kind, name, date = occasion.first.label, occasion.best("name"), occasion.best("date")
    sides = "-".join(sorted(slug(e.label) for e in occasion.parties)) if occasion.first.family in TWO_SIDED else ""
    key = path(analysis.source.identifier, kind, *(part for part in (name, date if not name else "", sides) if part))
    label = f"{kind} {name}" if name else kind
    if not name and date:
        label = f"{kind} {date}"
    return Entity("event", key, label[:1].upper() + label[1:])
