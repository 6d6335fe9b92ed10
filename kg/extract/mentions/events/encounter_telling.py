"""Whether the sides and the day of a verb make what it tells an occasion of its own.

Two sides that are named do, and so does a person who meets a group or somebody unnamed on a day that
the sentence tells; a visit needs somewhere to go, and a verb of convening a day.
"""

from __future__ import annotations

import re

from kg.extract.agents import Agent
from kg.extract.analysis import Analysis, within
from kg.extract.forms import pattern
from kg.extract.mentions.events.encounter_sides import HELD_KINDS, opens_clause
from kg.extract.mentions.events.event_dates import days_in
from kg.extract.mentions.events.journeys import destination
from kg.ontology import Hit
from kg.text.letters import UPPER
from kg.text.sentences import Sentence
from kg.text.words import any_of

_BODY_REACH = 120
"""How far behind a verb of visiting the name ends at most of the body that is visited."""
_DAY_REACH = 60
"""How far behind a verb of meeting its day stands at most."""
_SOMEBODY = re.compile(
    r"\s(?:thân mật |các |với |tân |nguyên |cựu |các đồng chí )?"
    r"(?:đoàn|đại diện|lãnh đạo|đại sứ|công sứ|tổng lãnh sự|đại biểu|ngài|ông|bà|người đồng cấp)(?!\w)"
)
_DELEGATION = "Đoàn đại biểu Quốc hội"
_YEAR = 4
"""How long a date is that tells only the year."""
_HOLDS = re.compile(r"(?: đã| vừa| sẽ| tổ chức| mở| triệu tập| khẩn trương)* ")
"""Between a place and the verb of meeting whose subject it is."""
_PLACE_REACH = 60
_DID = re.compile(r"(?<!\w)(?:đã|vừa|tổ chức|chủ trì) \Z")
_WILL = re.compile(r"(?<!\w)(?:sẽ|dự kiến|có thể|cần|phải)(?!\w)")
_GROUP = re.compile(
    r"\s(?:thân mật |với |cùng |các |một số |nhiều |đông đảo |đại diện |tập thể |(?:hơn|gần|khoảng) |\d\S* )*"
    + any_of(
        "cán bộ, chiến sĩ, doanh nhân, doanh nghiệp, trí thức, nhà đầu tư, người dân, nhân dân, công dân, bà con",
        "kiều bào, cộng đồng, cựu chiến binh, thanh niên, sinh viên, học sinh, giáo viên, công nhân, người lao động",
        "nông dân, nghị sĩ, nghị sỹ, tập đoàn, nhà khoa học, văn nghệ sĩ, đoàn viên, địa phương, giới, lưu học sinh",
        "đại biểu, bộ ngành, sở ngành, bộ, sở, hộ dân, người tiêu biểu, người có công, già làng, chức sắc, tiểu thương",
    )
)
"""Behind a verb of meeting people who are not named: "gặp gỡ đông đảo kiều bào"."""
_GIFTS = re.compile(r"(?:,| và) (?:tặng quà|chúc mừng|chúc tết|động viên|nói chuyện)(?!\w)")
"""Behind a verb of visiting what else is done there, which makes the visit an occasion."""
_NO_SIGHT = any_of(
    "đã, sẽ, đang, và, tại, của, ngày, để, trong, vào, nhân, sáng, chiều, tối, với, cùng, nơi, theo, ở, từ"
)
_SEEN = re.compile(
    r"(?: (?:cán bộ|công nhân|chiến sĩ|giáo viên|y bác sĩ|nhân viên|viên chức|người lao động)(?:, | và |,)?){0,3}"
    rf"[^,.;:“”\"\n]{{0,60}}? (?P<name>[{UPPER}]\w+(?: (?!{_NO_SIGHT})\w+){{0,9}})"
)
"""Behind a verb of visiting a name, if of nothing known: "thăm Bến cảng X"."""
_FIRM = ("receive", "meet", "work")
"""Relations of verbs that tell an occasion even where whom they reach is only an office ("tiếp Đại sứ Nhật Bản")."""


def is_told(analysis: Analysis, relation: str, verb: Hit, actors: list[Agent], objects: list[Agent]) -> bool:
    """Whether the sides that a verb has make an occasion: two of them, or one where the other is somebody unnamed."""
    people = [a for a in (*actors, *objects) if a.entity.kind == "person"]
    if relation == "visit":
        there = bool(objects) or bool(destination(analysis, verb)) or _is_seen(analysis, verb)
        there = there or any(b.start == verb.end + 1 for b in within(analysis.bodies, verb.end, verb.end + _BODY_REACH))
        return bool(actors) and bool(people) and there
    if relation == "sit":
        return bool(actors) and _is_dated(analysis, verb)
    if relation == "convene":
        return bool(actors) or _is_of_place(analysis, verb)
    if relation == "confer":
        return bool(actors)
    told = any(a.entity.kind == "person" or a.entity.label.startswith(_DELEGATION) for a in actors)
    if told and (verb.entry.fact("oneSided") == "true" or _reaches_somebody(analysis, relation, verb)):
        return True
    if told and _GROUP.match(analysis.lower, verb.end) and _is_dated(analysis, verb):
        return True
    opens = opens_clause(analysis, analysis.sentence_at(verb.start), verb)
    opens = opens or bool(_DID.search(analysis.lower, max(0, verb.start - 10), verb.start))
    held = verb.entry.fact("impliesKind") in HELD_KINDS and (opens or relation == "meet")
    if held and bool(actors) and _is_dated(analysis, verb):
        return True  # bodies hold gatherings
    if relation == "work":
        unknown = not objects and _is_named(analysis, verb) and _is_dated(analysis, verb)
        return ((opens or unknown) and told) or (bool(objects) and (bool(people) or _is_dated(analysis, verb)))
    return bool(actors) and bool(objects) and bool(people)


def _is_named(analysis: Analysis, verb: Hit) -> bool:
    """Whether what stands right behind a verb is a name, if of nothing known, or a place: "làm việc với quận 9"."""
    place = within(analysis.places, verb.end, verb.end + _PLACE_REACH)[:1]
    return analysis.text[verb.end + 1 : verb.end + 2].isupper() or any(p.start == verb.end + 1 for p in place)


def _is_of_place(analysis: Analysis, verb: Hit) -> bool:
    """Whether a place stands for its authorities as the subject of a verb: "tỉnh Lâm Đồng tổ chức họp"."""
    for place in within(analysis.places, verb.start - _PLACE_REACH, verb.start)[-1:]:
        return bool(_HOLDS.fullmatch(analysis.lower, place.end, verb.start))
    return False


def is_lately(analysis: Analysis, verb: Hit, sentence: Sentence) -> bool:
    """Whether a sentence tells that a body met today or on the day last spoken of, and not that it will."""
    days = analysis.hits_in("RelativeDate", sentence.start, verb.start)
    return any(d.entry.fact("unit") in ("day", "same") for d in days) and not _WILL.search(
        analysis.lower, sentence.start, verb.start
    )


def _is_seen(analysis: Analysis, visit: Hit) -> bool:
    """Whether something that is named, or done, behind a verb of visiting makes a visit of a day an occasion."""
    sentence = analysis.sentence_at(visit.start)
    seen = _GIFTS.match(analysis.lower, visit.end) or _SEEN.match(analysis.text, visit.end)
    told = sentence and any(
        h.entry.fact("mode") != "none" for h in analysis.hits_in("SpeechVerb", sentence.start, visit.start)
    )
    return bool(seen) and not told and _is_dated(analysis, visit)


def reached(analysis: Analysis, verb: Hit, objects: list[Agent]) -> str:
    """Where a visit goes: a place, a body that is visited, or something else that has a name."""
    known = destination(analysis, verb) or next((a.entity.label for a in objects if a.entity.kind == "body"), "")
    seen = None if known else _SEEN.match(analysis.text, verb.end)
    return seen["name"] if seen else known


def _reaches_somebody(analysis: Analysis, relation: str, verb: Hit) -> bool:
    """Whether an office or a delegation stands right behind a verb of meeting."""
    if relation not in _FIRM:
        return False
    offices = within(analysis.offices, verb.end, verb.end + 60)
    crowned = (
        pattern(analysis.lexicon, "Calling").match(analysis.lower, verb.end + 1) if relation == "receive" else None
    )
    named = _SOMEBODY.match(analysis.lower, verb.end) or crowned
    return bool(named) or any(o.start <= verb.end + 5 for o in offices)


def _is_dated(analysis: Analysis, verb: Hit) -> bool:
    """Whether the sentence tells a day, be it "cùng ngày"."""
    sentence = analysis.sentence_at(verb.start)
    if sentence is None:
        return False
    days = days_in(analysis, sentence.start, min(sentence.end, verb.end + _DAY_REACH))
    told = any(len(d.value) > _YEAR for d in days)
    return told or bool(analysis.hits_in("RelativeDate", sentence.start, verb.start))
