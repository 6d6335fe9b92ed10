"""Who acts by a verb of meeting, and whom or what it reaches."""

from __future__ import annotations

import re

from kg.extract.agents import Agent, agents_in
from kg.extract.analysis import Analysis, within
from kg.extract.openers import listed, opener
from kg.extract.subjects import serial_subjects, subjects
from kg.ontology import Hit
from kg.text.letters import UPPER
from kg.text.sentences import Sentence
from kg.text.words import any_of

_OBJECT_GAP = 150
"""How many characters of offices may stand between a verb and the name of whom it reaches."""
_LONGEST_NAME = 40
"""How far behind a mark inside a person's name the name ends at most: "ông John D. Rockefeller"."""
_HELD_REACH = 24
"""How far before a verb of meeting the verb begins that holds the meeting: "tổ chức họp"."""
_OPENING = 260
"""How far behind the object of a verb that opens a sentence its subject may begin."""
_OBJECT_END = re.compile(
    r"[.;:!?\n“”\"]|"
    + any_of(
        "đã, sẽ, đang, vừa, nhằm, để, khi, về việc, cho biết, khẳng định, nhấn mạnh, cho rằng, nêu, phát biểu, theo"
    )
)
_PURPOSE = re.compile(r"(?<!\w)(?:đến|tới|sang|về|đi) [^,;:.\n]{2,40} để \Z")
"""Before what somebody travels for, which is told as what he does: "sẽ tới Berlin để gặp bà A"."""
_HELD = re.compile(r"(?:(?:đã|vừa|sẽ|đang)\s)?(?:tổ chức|mở|triệu tập|tiến hành)(?: cuộc| buổi)?\s\Z")
HELD_KINDS = ("buổi gặp mặt", "buổi đối thoại")
"""Kinds of occasion told by a verb that "tổ chức" may stand before."""
_HEADS = re.compile(r"(?:lãnh đạo |, )\Z")
_WHILE = ("khi ", "khi đang ", "lúc ", "trong lúc ")
"""Before what somebody did while he said what the sentence tells: "ông A khẳng định như vậy khi tiếp bà B"."""
_STAFF = re.compile(
    r"(?<!\w)(?:cán bộ|chiến sĩ|công nhân|viên chức|người lao động|nhân viên|giáo viên|học sinh|sinh viên|tập thể)"
    r"(?!\w)"
)
"""Whom somebody visits who visits a body's people."""
_NAME = re.compile(rf"(?: [{UPPER}]\S*){{1,5}}")


def travel(analysis: Analysis, verb: Hit, sentence: Sentence) -> re.Match[str] | None:
    """The words right before a verb by which somebody travels to do what it tells."""
    return _PURPOSE.search(analysis.lower, max(sentence.start, verb.start - _OPENING), verb.start)


def two_sides(analysis: Analysis, verb: Hit, sentence: Sentence) -> tuple[list[Agent], list[Agent]]:
    """Who acts by a verb, and whom it reaches; behind a verb that opens its clause the object comes first."""
    end = _end_of_object(analysis, verb, sentence)
    objects = listed(analysis, verb.end, end, _OBJECT_GAP)
    if not objects and verb.entry.fact("relation") == "visit":
        staff = listed(analysis, verb.end, end, _OBJECT_GAP, owned=True)
        objects = [a for a in staff if a.entity.kind == "body" and _STAFF.search(analysis.lower, verb.end, a.start)]
    held = _HELD.search(analysis.lower, max(sentence.start, verb.start - _HELD_REACH), verb.start)
    convened = held and (verb.entry.fact("relation") == "convene" or verb.entry.fact("impliesKind") in HELD_KINDS)
    travels = travel(analysis, verb, sentence)
    acts = held.start() if held and convened else travels.start() if travels else verb.start
    actors = serial_subjects(analysis, sentence.start, acts)
    if not actors and analysis.lower.endswith(_WHILE, sentence.start, verb.start):
        said = analysis.hits_in("SpeechVerb", sentence.start, verb.start)
        actors = subjects(analysis, sentence.start, said[-1].start) if said else []
    if not actors and opens_clause(analysis, sentence, verb):
        actors = objects[-1:] if len(objects) > 1 else _after(analysis, objects, verb, sentence.end)
    return actors, objects


def _end_of_object(analysis: Analysis, verb: Hit, sentence: Sentence) -> int:
    """Where the words end at most that tell whom a verb reaches; a mark inside a name ends nothing."""
    limit = sentence.end
    if verb.entry.fact("relation") == "visit":  # "thăm Hà Nội, gặp bà A": whom somebody meets on it is not visited
        following = [h.start for h in analysis.hits_in("EventVerb", verb.end, limit) if h.entry.fact("impliesKind")]
        limit = min([limit, *following])
    for end in _OBJECT_END.finditer(analysis.lower, verb.end, limit):
        named = within(analysis.people, verb.end, end.start() + _LONGEST_NAME)
        if not any(p.start < end.start() < p.end for p in named):
            return end.start()
    return limit


def object_end(analysis: Analysis, verb: Hit, objects: list[Agent]) -> int:
    """Where the words end that tell whom a verb reaches: people and bodies, or a name that is neither ("TP Huế")."""
    unknown = _NAME.match(analysis.text, verb.end)
    return objects[-1].end if objects else unknown.end() if unknown else verb.end


def is_only_led(analysis: Analysis, agent: Agent, relation: str) -> bool:
    """Whether a body is met only in its heads ("hội kiến lãnh đạo Thượng viện"), which working with them is not."""
    led = _HEADS.search(analysis.lower, max(0, agent.start - 12), agent.start)
    return relation in ("receive", "meet") and agent.entity.kind == "body" and bool(led)


def opens_clause(analysis: Analysis, sentence: Sentence | None, verb: Hit) -> bool:
    if sentence is None:
        return False
    before = analysis.lower[sentence.start : verb.start].rstrip()
    return not before or (before.endswith(",") and not agents_in(analysis, sentence.start, verb.start))


def _after(analysis: Analysis, objects: list[Agent], verb: Hit, end: int) -> list[Agent]:
    """The subject that a comma parts from the object before it: "Tiếp Y, X khẳng định …"."""
    start = objects[-1].end if objects else verb.end
    for comma in re.finditer(r",\s", analysis.lower[start : min(end, start + _OPENING)]):
        found = opener(analysis, start + comma.end(), end)
        if found:
            return found if found[0].entity.kind == "person" else []
    return []
