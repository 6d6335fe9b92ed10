"""Organs of a place: a head noun, perhaps a field, and the place, named or in focus.

"Ủy ban nhân dân tỉnh Bình Thuận", "Thành ủy Hải Phòng", "Công an TP", "Sở Y tế tỉnh Yên Bái".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg.extract import gazetteer, resolve
from kg.extract.forms import forms
from kg.extract.mentions.bodies import beside, name_tail
from kg.extract.mentions.bodies.body_phrase import Phrase, named
from kg.model import Entity
from kg.ontology import Entry, Hit
from kg.text.letters import LOWER, UPPER
from kg.text.slug import slug

if TYPE_CHECKING:
    from kg.extract.mentions.bodies.body_reader import BodyReader

_GAP = re.compile(r" (?:của )?")
_HEADING_GAP = re.compile(r"[ \n]")
_RUN = re.compile(rf"(?:[{UPPER}][\w'’]*)(?: [{UPPER}][\w'’]*){{0,3}}")
_GENERIC = re.compile(
    rf" ?(?:,|/|và|hoặc|-) ?(?:[Tt]hành phố|TP|huyện|quận|thị xã|xã|phường|tỉnh)\b(?!\.? ?[{UPPER}])|"
    r" (?:trực thuộc|nơi|các|có|khác|cấp)\b"
)
_LEVELS = r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|đặc khu)"
_SEVERAL = re.compile(
    rf" (?:của |tại |ở )?(?:các|hai|ba|bốn|năm|\d{{1,2}})(?: {_LEVELS},?(?: và)?){{0,4}} (?P<level>{_LEVELS})"
    r"(?: như| gồm| là)?:? ?"
)
_DELEGATION = re.compile(r"(?:\(|, |- |đbqh |đại biểu |sinh hoạt (?:tại|ở|về) )(đoàn )$")
_SHORT_NAME = re.compile(rf" \([{UPPER}][\w&.-]{{1,9}}\)(?= )")
"""The abbreviation of an organ in brackets between its name and the place: "Tòa án nhân dân (TAND) thành phố Huế"."""
_ENUMERATION = re.compile(r"(?:, và|,| và| ?-|/|;) ?")
_WORD = f"[{UPPER}][{LOWER}]+"
_LEVEL_AND_NAME = re.compile(
    r" (?:của )?([Tt]ỉnh|[Tt]hành phố|[Tt]hủ đô|[Qq]uận|[Hh]uyện|[Tt]hị xã) "
    rf"({_WORD}(?: {_WORD}){{1,2}}|[{UPPER}][{LOWER}]{{6,}})"
)
_ADDRESS = frozenset(
    ("ông", "bà", "theo", "tại", "ngày", "sáng", "chiều", "trưa", "tối", "về", "cho", "do", "đã", "sau", "trước", "và")
)
_PLURAL = re.compile(
    r"(?: \([^\W\d_]{2,8}\)|\))? (?:thủ đô(?! hà nội)|(?:tỉnh|quận|huyện|xã), (?:thành phố|tp|thị xã|phường)"
    r"|cấp(?! (?:phép|giấy|cho|ngày|số|phát|sổ|lại|đổi|bổ sung|chứng nhận))"
    r"|các|hai|ba|bốn|năm|những|mỗi|từng|một số|nơi|ở các|tại các|của các"
    r"|\d{1,2} (?:tỉnh|thành|huyện|quận|xã|phường))\b"
)


_DIVISION = "Phòng"
_OF_LIST = re.compile(r"(?:[,;] |, và | và )$")


class Seat(NamedTuple):
    """The place of an organ: where its words end, and whether context told which it is."""

    place: Entity
    end: int
    bare: bool


def of_place(reader: BodyReader, head: Hit) -> Phrase | None:
    """The organ of a place whose head noun is `head`."""
    seat = seat_after(reader, head, head.end)
    if not seat:
        return None
    return organ(reader, head.start, head.entry.label, seat, head.entry)


def of_field(reader: BodyReader, head: Hit) -> Phrase | None:
    """The department of a place: "Sở Y tế" of Yên Bái."""
    field = reader.field_at(head.end + 1)
    full = field and (reader.full_field(field.entry) or field.entry)
    if not field or not full or "department" not in full.facts.get("use", ()):
        return None
    if head.entry.label == _DIVISION and not _seat_is_written(reader, field.end):
        seat = _listed_seat(reader, head, field.end)
    else:
        seat = seat_after(reader, head, field.end)
    return organ(reader, head.start, f"{head.entry.label} {full.label}", seat, head.entry) if seat else None


def of_branch(reader: BodyReader, head: Hit) -> Phrase | None:
    """The branch of a department in a place, by its field: "Chi cục Thủy sản tỉnh"."""
    start = head.end + 1
    if reader.is_headed(head) and beside.behind(reader, head.end):
        return None
    tail = name_tail.read(reader, start, head.entry)
    if reader.text[head.end : start] != " " or tail.end <= start or reader.in_capitals(head.start, tail.end):
        return None
    label = f"{head.entry.label} {reader.text[start : tail.end]}"
    if tail.proper:
        return named(head.start, tail.end, label, head.entry)
    seat = seat_after(reader, head, tail.end)
    return organ(reader, head.start, label, seat, head.entry) if seat else None


def lists(reader: BodyReader) -> Iterator[Phrase]:
    """The organs of several places named behind one head noun: "UBND các tỉnh: Hưng Yên, Ninh Bình"."""
    for head in (head for heads in reader.heads.values() for head in heads):
        label, end = _organ_of_several(reader, head)
        several = _SEVERAL.match(reader.lower, end) if label else None
        if not several:
            continue
        at = several.end()
        place = reader.places.get(at) or reader.places.get(several.start("level"))
        while place and place.level in head.entry.facts.get("level", ()):
            yield organ(reader, max(place.start, at), label, Seat(place.entity, place.end, False), head.entry)
            gap = _ENUMERATION.match(reader.lower, place.end)
            place = reader.places.get(gap.end()) if gap else None


def _organ_of_several(reader: BodyReader, head: Hit) -> tuple[str, int]:
    """The name of an organ that each of several places may have, and where its words end; "" if it is none."""
    shapes = head.entry.facts.get("shape", ())
    if "place" in shapes:
        return head.entry.label, head.end
    field = reader.field_at(head.end + 1) if "field" in shapes else None
    full = field and (reader.full_field(field.entry) or field.entry)
    if not field or not full or "department" not in full.facts.get("use", ()):
        return "", head.end
    return f"{head.entry.label} {full.label}", field.end


def delegations(reader: BodyReader) -> Iterator[Phrase]:
    """The delegations of deputies in short: "ông Nguyễn Văn A (đoàn Quảng Trị)"."""
    kind = reader.lexicon.named("BodyKind", "Đoàn đại biểu Quốc hội")
    if not kind or "quốc hội" not in reader.lower:
        return
    for place in reader.places.values():
        before = _DELEGATION.search(reader.lower, max(0, place.start - 20), place.start)
        if before and place.level == "province":
            seat = Seat(place.entity, place.end, False)
            yield organ(reader, before.start(1), kind.label, seat, kind)


def department(reader: BodyReader, head: Entry, start: int, end: int, field: Entry) -> Phrase | None:
    """A department listed with others behind one head noun: "các sở: Y tế, Tài chính"."""
    place = reader.focus.at(start, ("province",))
    if not place:
        return None
    seat = Seat(place.entity, end, True)
    local = field.fact("localBody")
    label = local or f"{head.label} {field.label}"
    return organ(reader, start, label, seat, head)


def seat_after(reader: BodyReader, head: Hit, position: int) -> Seat | None:
    """The place of the organ whose words end at `position`; its abbreviation may stand in brackets behind them."""
    short = _SHORT_NAME.match(reader.text, position)
    if short and (behind := _named(reader, head, short.end()) or _with_level(reader, head, short.end())):
        return behind
    explicit = _named(reader, head, position) or _of_unknown_place(reader, position)
    if explicit:
        return explicit
    if _PLURAL.match(reader.lower, position) or _shares_plural(reader, position):
        return None
    return _shared(reader, head, position) or _in_focus(reader, head, position)


def _with_level(reader: BodyReader, head: Hit, position: int) -> Seat | None:
    """The place in focus whose level word stands at `position`."""
    return _in_focus(reader, head, position) if _level_word(reader, head, position) else None


def _shares_plural(reader: BodyReader, position: int) -> bool:
    """Whether the next of several organs has no single place: "HĐND, UBND các tỉnh"."""
    gap = _ENUMERATION.match(reader.lower, position)
    return gap is not None and any(_PLURAL.match(reader.lower, h.end) for h in reader.heads.get(gap.end(), ()))


def _listed_seat(reader: BodyReader, head: Hit, position: int) -> Seat | None:
    """The district or commune of a division that is listed behind another organ of it: "UBND quận 9; Phòng Y tế"."""
    sentence = reader.analysis.sentence_at(head.start)
    if not sentence or not _OF_LIST.search(reader.lower, max(sentence.start, head.start - 5), head.start):
        return None
    before = reader.places_from(sentence.start, head.start)
    if not before or before[-1].level not in head.entry.facts.get("level", ()):
        return None
    return Seat(before[-1].entity, position, True)


def _shared(reader: BodyReader, head: Hit, position: int) -> Seat | None:
    """The place named behind the last of several organs: "Huyện ủy - HĐND - UBND huyện"."""
    gap = _ENUMERATION.match(reader.lower, position)
    following = reader.at(gap.end()) if gap else None
    if not following or not following.place:
        return None
    types = head.entry.facts.get("placeType", ())
    if resolve.level_of(following.place) not in head.entry.facts.get("level", ()):
        return None
    if types and not resolve.with_level_word(following.place.label).startswith(types):
        return None
    return Seat(following.place, position, True)


def seat_behind(reader: BodyReader, head: Hit, position: int) -> Seat | None:
    """The place of a body whose head noun tells no level, if its level word stands right behind `position`."""
    word = _level_word(reader, head, position)
    if not word or _GENERIC.match(reader.text, word.end):
        return None
    level = word.entry.fact("level")
    levels = ("province", "district") if level == "city" else (level,)
    place = reader.focus.at(head.start, levels, (word.entry.label,))
    return Seat(place.entity, word.end, True) if place else None


def _named(reader: BodyReader, head: Hit, position: int) -> Seat | None:
    at = _next(reader, head, position)
    if at < 0:
        return None
    levels = head.entry.facts.get("level", ())
    place = reader.places.get(at)
    if place:
        return Seat(place.entity, place.end, False) if place.level in levels else None
    of_any_name = "name" in head.entry.facts.get("shape", ()) or "district" not in levels
    return _by_gazetteer(reader, head.entry, at) or (None if of_any_name else _by_other_mention(reader, at))


def _next(reader: BodyReader, head: Hit, position: int) -> int:
    """Where the words of a place would begin; a heading may break the line there."""
    gap = _GAP.match(reader.lower, position)
    if gap:
        return gap.end()
    if _HEADING_GAP.match(reader.text, position) and reader.in_capitals(head.start, position):
        return position + 1
    return -1


def _by_gazetteer(reader: BodyReader, kind: Entry, at: int) -> Seat | None:
    """A district named without its level word, which the head noun tells: "Huyện ủy Đức Thọ"."""
    types = kind.facts.get("placeType", ())
    run = _RUN.match(reader.text, at)
    if not types or not run:
        return None
    words = run.group().split(" ")
    table = gazetteer.districts()
    for length in range(len(words), 0, -1):
        for word in types:
            label = f"{word[0].upper()}{word[1:]} {' '.join(words[:length])}"
            if label.lower() in table:
                place = Entity("place", gazetteer.key(label, table[label.lower()]), label)
                return Seat(place, at + len(" ".join(words[:length])), False)
    return None


def _by_other_mention(reader: BodyReader, at: int) -> Seat | None:
    """A district named without its level word, with which the text names it elsewhere: "Công an Ngô Quyền"."""
    run = _RUN.match(reader.text, at)
    words = run.group().split(" ") if run else []
    for length in range(len(words), 1, -1):
        name = " ".join(words[:length])
        place = reader.districts.get(name.lower())
        if place:
            return Seat(place.entity, at + len(name), False) if length == len(words) else None
    return None


def _in_focus(reader: BodyReader, head: Hit, position: int) -> Seat | None:
    kind = head.entry
    levels = kind.facts.get("level", ())
    types = kind.facts.get("placeType", ())
    word = _level_word(reader, head, position)
    end = position
    if word:
        if _GENERIC.match(reader.text, word.end):
            return None
        types = (word.entry.label,)
        end = word.end
        if types == ("thành phố",):
            levels = tuple(level for level in levels if level != "commune")
    elif kind.fact("bare") != "focus" and not (kind.fact("bare") == "level" and reader.is_headed(head)):
        return None
    if not word and kind.fact("bare") == "level":
        levels = ("province",)
    place = reader.focus.at(head.start, levels, types)
    if place and place.start < head.start and reader.is_part_of_name(place):
        place = reader.focus.dominant(levels, types) or place
    return Seat(place.entity, end, True) if place else None


def _of_unknown_place(reader: BodyReader, position: int) -> Seat | None:
    """A place that no list holds, one abroad or a new one, by its level word: "Công an tỉnh Luông Nặm Thà"."""
    level = _LEVEL_AND_NAME.match(reader.text, position)
    if (
        not level
        or level.start(1) in reader.places
        or reader.is_office(level.start(2))
        or level.start(2) in reader.heads
    ):
        return None
    first = level[2].partition(" ")[0].lower()
    if first in forms(reader.lexicon, "Surname") or first in _ADDRESS:
        return None
    label = f"{level[1][0].upper()}{level[1][1:].lower()} {level[2]}"
    return Seat(Entity("place", slug(label), label), level.end(), False)


def _level_word(reader: BodyReader, head: Hit, position: int) -> Hit | None:
    if reader.text[head.start : position].endswith("TP"):
        city = reader.lexicon.named("PlaceLevel", "thành phố")
        return Hit(position - 2, position, city) if city else None
    gap = _GAP.match(reader.lower, position)
    return reader.levels.get(gap.end()) if gap else None


def _seat_is_written(reader: BodyReader, position: int) -> bool:
    gap = _GAP.match(reader.lower, position)
    return gap is not None and (gap.end() in reader.places or gap.end() in reader.levels)


def organ(reader: BodyReader, start: int, label: str, seat: Seat, kind: Entry) -> Phrase:
    """The organ of a place whose words begin at `start`; the lexicon may list it."""
    entity = resolve.local_body(label, seat.place, reader.lexicon)
    return Phrase(start, seat.end, entity.label, entity.key, kind, seat.bare, place=seat.place)
