"""Events: every particular occasion that a text reports, once, with the places that speak of it.

A passage that speaks of an occasion either refers back to one already met, or tells of a new one, or
neither: a task, a provision or a passing word makes no event. What tells a new one is a day, a name
that fits one occasion only, or people and bodies who are said to take part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extract.agents import agents_in, opener, serial_subjects
from kg.extract.analysis import Analysis, EventMention
from kg.extract.holders import titled
from kg.extract.mentions.encounters import encounters
from kg.extract.mentions.occasions import Passage, passages
from kg.extract.status import status_at
from kg.model import Entity, Status
from kg.text.sentences import Sentence
from kg.text.slug import path, slug
from kg.text.words import any_of

_WORD = re.compile(r"\w+")
_COMMA = re.compile(r"[^.;:“”\"\n]{0,90}?,\s")
_LIST = re.compile(r"\s(?:còn |cũng )?(?:có|gồm)(?!\w)")
_SCENE = re.compile(r"(?:(?:cũng|ngay|còn) )?(?:tại|trong) ")
_PAST = re.compile(any_of("đã, vừa, đang, sẽ, chứng kiến"))
_SAME_NAME = 0.6
"""Share of the shorter name's words that two names of one occasion have in common."""
_TWO_SIDED = ("encounter", "visit", "call", "voters")
"""Families whose occasions are told apart by who takes part."""
_TALKS = frozenset({"meeting", "encounter", "voters"})
"""Families that later mentions mix: "tại buổi tiếp" of what the lead calls a "cuộc gặp"."""
_MEETINGS = ("cuộc họp", "buổi họp")
_TELLING = ("have", "organise")
"""Relations by which an occasion is brought up, not referred back to."""


@dataclass(slots=True, eq=False)
class Occasion:
    """One occasion, as the passages so far have told it."""

    passages: list[Passage] = field(default_factory=list)
    status: Status = Status.ASSERTED

    @property
    def parties(self) -> set[Entity]:
        return {a.entity for p in self.passages for a in p.parties}

    @property
    def first(self) -> Passage:
        return self.passages[0]

    def best(self, attribute: str) -> str:
        """The most telling value of an attribute: the longest, the first of equals."""
        return max((str(getattr(p, attribute)) for p in self.passages), key=len, default="")


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
        known = _referent(passage, found)
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


def _referent(passage: Passage, found: list[Occasion]) -> Occasion | None:
    return next((o for o in reversed(found) if _same(passage, o)), None)


def _same(passage: Passage, occasion: Occasion) -> bool:
    return (
        _same_kind(passage, occasion)
        and _agree(passage.date, occasion.best("date"))
        and _agree(passage.ordinal, occasion.best("ordinal"))
        and (not passage.proper or not any(p.proper for p in occasion.passages) or _same_name(passage.name, occasion))
        and _same_sides(passage, occasion)
        and _agree(passage.destination, occasion.best("destination"))
    )


def _same_kind(passage: Passage, occasion: Occasion) -> bool:
    if passage.kind in {p.kind for p in occasion.passages}:
        return True
    if passage.relation in _TELLING:
        return False
    families = {p.family for p in occasion.passages}
    generic = passage.kind.fact("generic") == "true" or occasion.first.kind.fact("generic") == "true"
    if passage.family in families and (generic or passage.kind.label == "lễ"):
        return _tells_nothing_new(passage, occasion)
    if passage.parties or passage.date or passage.proper:
        return False
    met = passage.label in _MEETINGS and bool(families & {"meeting", "sitting", "gathering"})
    opened = passage.kind.fact("part") == "true" and bool(families & {"session", "gathering"})
    back = passage.relation in ("at", "speak") and passage.family in _TALKS and bool(families & _TALKS)
    conferred = passage.kind.label == "hội nghị" and bool(families & _TALKS)
    return met or opened or back or conferred


def _tells_nothing_new(passage: Passage, occasion: Occasion) -> bool:
    """Whether a noun of another kind brings no day and nobody of its own: then it refers back."""
    parties = {a.entity for a in passage.parties}
    return (not passage.date or passage.date in {p.date for p in occasion.passages}) and (
        not parties or bool(parties & occasion.parties)
    )


def _agree(a: str, b: str) -> bool:
    """Whether two values can be one: equal, unsaid, or one a part of the other (a date without its year)."""
    return (
        not a or not b or a.startswith(b) or b.startswith(a) or ((a[:2] == "--" or b[:2] == "--") and a[-5:] == b[-5:])
    )


def _same_name(name: str, occasion: Occasion) -> bool:
    words, others = _WORD.findall(name), _WORD.findall(occasion.best("name"))
    return _overlap({w.lower() for w in words}, {w.lower() for w in others}) and _overlap(
        {w for w in words[1:] if w[0].isupper()}, {w for w in others[1:] if w[0].isupper()}
    )


def _overlap(x: set[str], y: set[str]) -> bool:
    return len(x & y) >= _SAME_NAME * min(len(x), len(y))


def _same_sides(passage: Passage, occasion: Occasion) -> bool:
    if passage.family not in _TWO_SIDED:
        return True
    mine, theirs = _people({a.entity for a in passage.parties}), _people(occasion.parties)
    if len(mine) < 2 or len(theirs) < 2:
        return not mine or not theirs or bool(mine & theirs)
    return mine <= theirs or theirs <= mine


def _people(parties: set[Entity]) -> set[Entity]:
    return {e for e in parties if e.kind == "person"}


def _is_reported(analysis: Analysis, p: Passage) -> bool:
    """Whether a passage that refers back to nothing tells of an occasion of its own."""
    if p.verb and p.verb.entry.fact("impliesKind"):
        return True
    if p.this:
        return False
    if p.date and (p.proper or p.relation):
        return True
    if analysis.main is not None:
        return False
    if p.family in _TWO_SIDED and (p.parties or (p.date and p.relation != "beside")):
        return True
    if p.verb and p.relation in ("chair", "attend", "organise", "have") and _has_actor(analysis, p):
        return True
    if p.proper and p.family not in _TWO_SIDED:
        told = p.relation in ("at", "beside", "speak", "subject", "chaired", "participants")
        return told or (bool(p.ordinal) and p.relation not in _TELLING)
    if p.relation in ("at", "speak", "chaired", "participants") and p.family != "visit":
        sentence = analysis.sentence_at(p.start)
        return sentence is not None and (
            _opens(analysis, sentence, p) or bool(p.parties or agents_in(analysis, sentence.start, sentence.end))
        )
    return False


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
    if not actors and (_LIST.match(analysis.lower, p.end) or p.relation in _TELLING):
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
    sides = "-".join(sorted(slug(e.label) for e in occasion.parties)) if occasion.first.family in _TWO_SIDED else ""
    key = path(analysis.source.identifier, kind, *(part for part in (name, date if not name else "", sides) if part))
    label = f"{kind} {name}" if name else kind
    if not name and date:
        label = f"{kind} {date}"
    return Entity("event", key, label[:1].upper() + label[1:])
