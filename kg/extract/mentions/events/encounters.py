"""Occasions told by a verb alone: "X đã tiếp Y", "hội đàm với Y", "thăm chính thức Nhật Bản".

The verb (`kg:EventVerb` with a `kg:impliesKind`) needs its two sides: who acts before it, or behind the
object where the object comes first ("Tiếp Y, X khẳng định …"), and whom or what it reaches.
"""

from __future__ import annotations

import re

from kg.extract.agents import Agent, agents_in
from kg.extract.analysis import Analysis, within
from kg.extract.forms import pattern
from kg.extract.mentions.events.event_dates import date_of, days_in
from kg.extract.mentions.events.event_names import ordinal
from kg.extract.mentions.events.journeys import destination
from kg.extract.mentions.events.occasions import Passage
from kg.extract.openers import listed, opener
from kg.extract.subjects import senders, serial_subjects, subjects
from kg.ontology import Entry, Hit
from kg.text.letters import UPPER
from kg.text.sentences import Sentence
from kg.text.words import any_of

_OBJECT_GAP = 150
"""How many characters of offices may stand between a verb and the name of whom it reaches."""
_NOUN_BEHIND = 40
"""How far behind a verb a noun right behind it ends at most."""
_DAY_REACH = 60
"""How far behind a verb of meeting its day stands at most."""
_HELD_REACH = 24
"""How far before a verb of meeting the verb begins that holds the meeting: "tổ chức họp"."""
_NOUN_REACH = 14
"""How far before a verb the word begins that makes it part of a noun ("cuộc gặp", "lời mời tiếp")."""
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
_NOUN_BEFORE = re.compile(
    any_of(
        "cuộc, buổi, chuyến, phiên, kỳ, lễ, sự, việc, phòng, trả lời, tại, các, những, lời mời, mời, đoàn, lịch",
        "cần, phải, nên, muốn, sẵn sàng, tăng cường, duy trì, hãy",
        "trách nhiệm, nhiệm vụ, phụ trách, thường xuyên, kết quả, để, nhân dịp, dịp, tiệc, tiệc trưa, bữa trưa",
        "bữa tối",
    )
    + r"\s\Z"
)
_HELD = re.compile(r"(?:(?:đã|vừa|sẽ|đang)\s)?(?:tổ chức|mở|triệu tập|tiến hành)(?: cuộc| buổi)?\s\Z")
_SOMEBODY = re.compile(
    r"\s(?:thân mật |các |với |tân |nguyên |cựu |các đồng chí )?"
    r"(?:đoàn|đại diện|lãnh đạo|đại sứ|công sứ|tổng lãnh sự|đại biểu|ngài|ông|bà|người đồng cấp)(?!\w)"
)
_DELEGATION = "Đoàn đại biểu Quốc hội"
_LIST = re.compile(r"[^.;:“”\"\n]{0,120}? (?:còn |cũng )?(?:có|gồm):? ")
_HEADS = re.compile(r"(?:lãnh đạo |, )\Z")
ASSEMBLIES = ("Quốc hội", "Hội đồng nhân dân", "Ủy ban Thường vụ Quốc hội")
"""How the names of bodies begin whose debates are sittings."""
_YEAR = 4
"""How long a date is that tells only the year."""
_ORDINAL_REACH = 18
"""How far behind "họp" the number of the session stands: "họp kỳ thứ 15"."""
_HOLDS = re.compile(r"(?: đã| vừa| sẽ| tổ chức| mở| triệu tập| khẩn trương)* ")
"""Between a place and the verb of meeting whose subject it is."""
_PLACE_REACH = 60
_WILL = re.compile(r"(?<!\w)(?:sẽ|dự kiến|có thể|cần|phải)(?!\w)")
_SITS = re.compile(r" (phiên|kỳ)(?: bất thường| thường kỳ| thường lệ)?(?= )")
_INVITED = re.compile(r"(?<!\w)(?<!lời )mời [^,;:“”\"\n]{0,90}\Z")
"""Before a visit that somebody is only asked to make."""
_WHILE = ("khi ", "khi đang ", "lúc ", "trong lúc ")
"""Before what somebody did while he said what the sentence tells: "ông A khẳng định như vậy khi tiếp bà B"."""
_VOTERS_REACH = 40
"""How far behind "tiếp xúc với" the voters stand at most: "tiếp xúc với hơn 100 cử tri"."""
_GROUP = re.compile(
    r"\s(?:thân mật |với |cùng |các |một số |nhiều |đông đảo |đại diện |tập thể |(?:hơn|gần|khoảng) |\d\S* )*"
    + any_of(
        "cán bộ, chiến sĩ, doanh nhân, doanh nghiệp, trí thức, nhà đầu tư, người dân, nhân dân, công dân, bà con",
        "kiều bào, cộng đồng, cựu chiến binh, thanh niên, sinh viên, học sinh, giáo viên, công nhân, người lao động",
        "nông dân, nghị sĩ, nghị sỹ, tập đoàn, nhà khoa học, văn nghệ sĩ, đoàn viên, địa phương, giới, lưu học sinh",
        "bộ ngành, sở ngành, bộ, sở, hộ dân, người tiêu biểu, người có công, già làng, chức sắc, tiểu thương",
    )
)
"""Behind a verb of meeting people who are not named: "gặp gỡ đông đảo kiều bào"."""
_ON_A_VISIT = re.compile(r"(?<!\w)(?:tiếp|gặp|hội đàm|hội kiến|làm việc)(?!\w)[^.;\n]* (?:dẫn đầu|đang|đang ở),? \Z")
"""Before a visit during which somebody is met, and whose day that of the meeting is not."""
_GIFTS = re.compile(r"(?:,| và) (?:tặng quà|chúc mừng|chúc tết|động viên|nói chuyện)(?!\w)")
"""Behind a verb of visiting what else is done there, which makes the visit an occasion."""
_NO_SIGHT = any_of("đã, sẽ, đang, và, tại, của, ngày, để, trong, vào, nhân, sáng, chiều, tối, với, cùng, nơi, theo, ở")
_SEEN = re.compile(rf"[^,.;:“”\"\n]{{0,60}}? (?P<name>[{UPPER}]\w+(?: (?!{_NO_SIGHT})\w+){{0,6}})")
"""Behind a verb of visiting a name, if of nothing known: "thăm Bến cảng X"."""
_STAFF = re.compile(
    r"(?<!\w)(?:cán bộ|chiến sĩ|công nhân|viên chức|người lao động|nhân viên|giáo viên|học sinh|sinh viên|tập thể)"
    r"(?!\w)"
)
"""Whom somebody visits who visits a body's people."""
_FIRM = ("receive", "meet", "work")
"""Relations of verbs that tell an occasion even where whom they reach is only an office ("tiếp Đại sứ Nhật Bản")."""
_NAME = re.compile(rf"(?: [{UPPER}]\S*){{1,5}}")


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
    return bool(before) and not _PURPOSE.search(analysis.lower, max(sentence.start, verb.start - _OPENING), verb.start)


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
    actors, objects = _two_sides(analysis, verb, sentence)
    if relation == "sit":
        actors = [a for a in actors if a.entity.label.startswith(ASSEMBLIES)]
    met_on_it = _ON_A_VISIT.search(analysis.lower, sentence.start, verb.start) if relation == "visit" else None
    if met_on_it:
        actors = [a for a in actors if a.start > met_on_it.start()]
    if not _is_told(analysis, relation, verb, actors, objects):
        return None
    date = date_of(analysis, verb, _object_end(analysis, verb, objects), sentence, beside=bool(met_on_it))
    if relation in ("sit", "confer"):
        met: list[Agent] = []
    elif relation == "convene":
        number = ordinal(analysis.lower[verb.end : verb.end + _ORDINAL_REACH])
        told = date or number or kind.label == "họp báo" or _is_lately(analysis, verb, sentence)
        if _is_named(analysis, verb) or not told:
            return None
        met = []
    else:
        met = [a for a in objects if not _only_led(analysis, a, relation)]
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
        destination=_reached(analysis, verb, objects) if relation == "visit" else "",
        headline=sentence is analysis.sentences[0],
    )


def _two_sides(analysis: Analysis, verb: Hit, sentence: Sentence) -> tuple[list[Agent], list[Agent]]:
    """Who acts by a verb, and whom it reaches; behind a verb that opens its clause the object comes first."""
    end = _OBJECT_END.search(analysis.lower, verb.end, sentence.end)
    objects = listed(analysis, verb.end, end.start() if end else sentence.end, _OBJECT_GAP)
    if not objects and verb.entry.fact("relation") == "visit":
        staff = listed(analysis, verb.end, end.start() if end else sentence.end, _OBJECT_GAP, owned=True)
        objects = [a for a in staff if a.entity.kind == "body" and _STAFF.search(analysis.lower, verb.end, a.start)]
    held = _HELD.search(analysis.lower, max(sentence.start, verb.start - _HELD_REACH), verb.start)
    convened = held and verb.entry.fact("relation") == "convene"
    travels = _PURPOSE.search(analysis.lower, max(sentence.start, verb.start - _OPENING), verb.start)
    acts = held.start() if held and convened else travels.start() if travels else verb.start
    actors = serial_subjects(analysis, sentence.start, acts)
    if not actors and analysis.lower.endswith(_WHILE, sentence.start, verb.start):
        said = analysis.hits_in("SpeechVerb", sentence.start, verb.start)
        actors = subjects(analysis, sentence.start, said[-1].start) if said else []
    if not actors and _opens_clause(analysis, sentence, verb):
        actors = objects[-1:] if len(objects) > 1 else _after(analysis, objects, verb, sentence.end)
    return actors, objects


def _object_end(analysis: Analysis, verb: Hit, objects: list[Agent]) -> int:
    """Where the words end that tell whom a verb reaches: people and bodies, or a name that is neither ("TP Huế")."""
    unknown = _NAME.match(analysis.text, verb.end)
    return objects[-1].end if objects else unknown.end() if unknown else verb.end


def _reached(analysis: Analysis, verb: Hit, objects: list[Agent]) -> str:
    """Where a visit goes: a place, a body that is visited, or something else that has a name."""
    known = destination(analysis, verb) or (objects[0].entity.label if objects else "")
    seen = None if known else _SEEN.match(analysis.text, verb.end)
    return seen["name"] if seen else known


def _only_led(analysis: Analysis, agent: Agent, relation: str) -> bool:
    """Whether a body is met only in its heads ("hội kiến lãnh đạo Thượng viện"), which working with them is not."""
    led = _HEADS.search(analysis.lower, max(0, agent.start - 12), agent.start)
    return relation in ("receive", "meet") and agent.entity.kind == "body" and bool(led)


def _is_told(analysis: Analysis, relation: str, verb: Hit, actors: list[Agent], objects: list[Agent]) -> bool:
    """Whether the sides that a verb has make an occasion: two of them, or one where the other is somebody unnamed."""
    people = [a for a in (*actors, *objects) if a.entity.kind == "person"]
    if relation == "visit":
        there = bool(objects) or bool(destination(analysis, verb)) or _is_seen(analysis, verb)
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
    if relation == "work":
        opens = _opens_clause(analysis, analysis.sentence_at(verb.start), verb)
        unknown = not objects and analysis.text[verb.end + 1 : verb.end + 2].isupper() and _is_dated(analysis, verb)
        return ((opens or unknown) and told) or (bool(objects) and (bool(people) or _is_dated(analysis, verb)))
    return bool(actors) and bool(objects) and bool(people)


def _is_of_place(analysis: Analysis, verb: Hit) -> bool:
    """Whether a place stands for its authorities as the subject of a verb: "tỉnh Lâm Đồng tổ chức họp"."""
    for place in within(analysis.places, verb.start - _PLACE_REACH, verb.start)[-1:]:
        return bool(_HOLDS.fullmatch(analysis.lower, place.end, verb.start))
    return False


def _is_lately(analysis: Analysis, verb: Hit, sentence: Sentence) -> bool:
    """Whether a sentence tells that a body met today or on the day last spoken of, and not that it will."""
    days = analysis.hits_in("RelativeDate", sentence.start, verb.start)
    return any(d.entry.fact("unit") in ("day", "same") for d in days) and not _WILL.search(
        analysis.lower, sentence.start, verb.start
    )


def _is_seen(analysis: Analysis, visit: Hit) -> bool:
    """Whether something that is named, or done, behind a verb of visiting makes a visit of a day an occasion."""
    sentence = analysis.sentence_at(visit.start)
    seen = _GIFTS.match(analysis.lower, visit.end) or _SEEN.match(analysis.text, visit.end)
    told = sentence and analysis.hits_in("SpeechVerb", sentence.start, visit.start)
    return bool(seen) and not told and _is_dated(analysis, visit)


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


def _opens_clause(analysis: Analysis, sentence: Sentence | None, verb: Hit) -> bool:
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
