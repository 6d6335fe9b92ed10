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
from kg.extract.mentions.events.event_dates import days_in, in_words
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
_LIST = re.compile(r"\s(?:còn |cũng |sẽ )?(?:có|gồm)(?!\w)")
_SCENE = re.compile(r"(?:(?:cũng|ngay|còn) )?(?:tại|trong) ")
_DUTY = re.compile(any_of("có trách nhiệm, có nghĩa vụ, có nhiệm vụ"))
_TALKS = ("have", "work", "meet", "receive")
"""Relations of talks that journalists too may have."""
_PRESS = re.compile(
    rf"{any_of('phóng viên, pv, nhà báo, chúng tôi')}"
    rf"(?![^.;\n]*{any_of('đưa tin, cho biết, ảnh, theo')})[^.;“”\"\n]*\Z"
)
_MAY = re.compile(r"(?<!\w)(?:có thể|nếu cần thiết|nếu cần|khi cần)(?: sẽ)? \Z")
"""Before the verb of an occasion that is only possible: "có thể tổ chức họp báo"."""
_MAY_REACH = 20
_ATTENDING = ("attend", "speak", "chair")
"""What somebody does not do at an occasion that is held without him."""
_TOOK_PLACE = re.compile(r"[^.,;:“”\"\n]{0,90}? (?:đã|vừa) (?:được (?:tổ chức|tiến hành|cử hành)|diễn ra)(?!\w)")
_BETWEEN = re.compile(r"[^,.;:\n]{0,40} giữa ")
_MARK = re.compile(r"[A-ZĐ][A-ZĐ\d]+(?:-\d+)?|20\d\d")
_DAY_REACH = 90
"""How far behind a passage its day ends at most."""
_SOME = re.compile(r"(?<!\w)một \Z")
_TWO = 2
_LEAD = 3
"""How many sentences, the title among them, tell what a text reports."""
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
                    p.start, p.end, occasion.label, entity, p.date, p.relation, p.verb, parties, occasion.status
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
            known.add(passage)
            found.remove(known)
            found.append(known)  # the last spoken of comes last
        elif _is_reported(analysis, passage):
            found.append(Occasion.told_by(passage, _status(analysis, passage)))
    return sorted((o for o in found if o.is_named), key=lambda o: o.first.start)


def _status(analysis: Analysis, passage: Passage) -> Status:
    """Whether the occasion itself is proposed or denied; one at which a thing is proposed is not."""
    if passage.verb is None:
        return Status.ASSERTED
    if _MAY.search(analysis.lower, max(0, passage.verb.start - _MAY_REACH), passage.verb.start):
        return Status.PROPOSED
    status = status_at(analysis, passage.verb.start, passage.verb.end, future=False)
    if status is Status.DENIED and passage.relation in _ATTENDING:
        return Status.ASSERTED
    return status


def _is_reported(analysis: Analysis, p: Passage) -> bool:
    """Whether a passage that refers back to nothing tells of an occasion of its own."""
    if _is_interview(analysis, p):
        return False
    if p.verb and p.verb.entry.fact("impliesKind"):
        return True
    if p.this or (not p.date and _is_duty(analysis, p)):
        return False
    if p.date and (p.proper or p.relation or p.parties or _has_its_day(analysis, p)):
        return True
    if _is_any_one(analysis, p):
        return False
    if analysis.main is not None:
        return False
    if p.family == "meeting" and len(p.parties) > 1 and _BETWEEN.match(analysis.lower, p.end):
        return True
    if p.family == "visit" and p.relation == "have" and p.destination:
        return True
    if p.kind.label == "đại hội" and not (p.ordinal or p.date) and p.relation in ("", "subject"):
        return False
    if p.family not in TWO_SIDED and p.relation == "subject" and _TOOK_PLACE.match(analysis.lower, p.end):
        return True
    if p.family in TWO_SIDED and (p.parties or (p.date and p.relation != "beside")):
        return True
    if p.verb and p.relation in ("chair", "attend", "organise", "have") and _has_actor(analysis, p):
        return True
    if p.proper and p.family not in TWO_SIDED:
        if _has_full_name(analysis, p):
            return True
        told = p.relation in ("at", "beside", "speak", "subject", "chaired", "participants")
        return told or (bool(p.ordinal) and p.relation not in TELLING)
    if p.relation in ("at", "speak", "chaired", "participants") and p.family != "visit":
        sentence = analysis.sentence_at(p.start)
        return sentence is not None and (_opens(analysis, sentence, p) or bool(p.parties) or _names_agent(analysis, p))
    return False


def _has_full_name(analysis: Analysis, p: Passage) -> bool:
    """Whether an occasion is named as one of a kind: a capital, and an acronym or a number: "Hội nghị cấp cao APEC"."""
    marked = bool(p.short) or any(_MARK.fullmatch(word) for word in p.name.split())
    return marked and analysis.text[p.start].isupper() and p.kind.label != "diễn đàn"


def _has_its_day(analysis: Analysis, p: Passage) -> bool:
    """Whether the day of a passage stands behind its noun: "tới cuộc họp ngày 5/10/2016"."""
    return any(d.value == p.date for d in days_in(analysis, p.start, p.end + _DAY_REACH))


def _is_any_one(analysis: Analysis, p: Passage) -> bool:
    """Whether a passage tells in passing of some occasion or other: "phát biểu trong một buổi lễ tại Sydney"."""
    if p.proper or p.parties or p.relation not in ("at", "speak", "attend", "beside"):
        return False
    lead = analysis.sentences[:_LEAD][-1].end
    return p.start > lead and bool(_SOME.search(analysis.lower, max(0, p.start - 6), p.start))


def _names_agent(analysis: Analysis, p: Passage) -> bool:
    """Whether the sentence of a passage names somebody who may act, or a person whose words it tells of."""
    sentence = analysis.sentence_at(p.start)
    if sentence is None:
        return False
    if agents_in(analysis, sentence.start, sentence.end):
        return True
    return any(a.entity.kind == "person" for a in agents_in(analysis, sentence.start, p.start, owned=True))


def _is_interview(analysis: Analysis, p: Passage) -> bool:
    """Whether journalists have the talk, which makes it an interview: "phóng viên đã có buổi làm việc với ông A"."""
    if p.relation not in _TALKS or p.family == "visit":
        return False
    sentence = analysis.sentence_at(p.start)
    return sentence is not None and bool(_PRESS.search(analysis.lower, sentence.start, p.start))


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
    lately = analysis.hits_in("RelativeDate", sentence.start, p.verb.start)  # "Sáng nay, Sở A tổ chức …"
    return bool(told) and bool(lately or _PAST.search(analysis.lower, sentence.start, p.verb.end))


def _entity(analysis: Analysis, occasion: Occasion) -> Entity:
    kind, name, date = occasion.label, occasion.best("name"), occasion.best("date")
    two_sided = occasion.first.family in TWO_SIDED
    sides = "-".join(sorted(slug(e.label) for e in occasion.parties)) if two_sided else ""
    place = occasion.best("destination")
    told = (name, date if not name else "", slug(place) if place else "", sides)
    key = path(analysis.source.identifier, kind, *(part for part in told if part))
    label = " ".join(part for part in (kind, name or place, _who(occasion) if two_sided and not name else "") if part)
    if not name and date:
        label = f"{label} {in_words(date)}"
    return Entity("event", key, label[:1].upper() + label[1:])


def _who(occasion: Occasion) -> str:
    """The people of an occasion of two sides as its label names them: "của A", "giữa A và B"."""
    people = list(
        dict.fromkeys(a.entity.label for p in occasion.passages for a in p.parties if a.entity.kind == "person")
    )
    if occasion.first.family == "encounter" and len(people) == _TWO:
        return f"giữa {people[0]} và {people[1]}"
    return f"của {people[0]}" if people else ""
