"""Organs of a place: a head noun, perhaps a field, and the place, named or in focus.

"Ủy ban nhân dân tỉnh Bình Thuận", "Thành ủy Hải Phòng", "Công an TP", "Sở Y tế tỉnh Yên Bái".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from kg.extract import gazetteer, resolve
from kg.extract.mentions.body_phrase import Phrase
from kg.extract.mentions.fields import field_at
from kg.model import Entity
from kg.ontology import Entry, Hit
from kg.text.letters import UPPER

if TYPE_CHECKING:
    from kg.extract.mentions.body_reader import BodyReader

_GAP = re.compile(r" (?:của )?")
_HEADING_GAP = re.compile(r"[ \n]")
_RUN = re.compile(rf"(?:[{UPPER}][\w'’]*)(?: [{UPPER}][\w'’]*){{0,3}}")
_GENERIC = re.compile(
    rf" ?(?:,|/|và|hoặc|-) ?(?:[Tt]hành phố|TP|huyện|quận|thị xã|xã|phường|tỉnh)\b(?!\.? ?[{UPPER}])|"
    r" (?:trực thuộc|nơi|các|có|khác|cấp)\b"
)
_PLURAL = re.compile(r" (?:các|cấp|hai|ba|những|mỗi|từng|một số|nơi|ở các|tại các|của các)\b")


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
    return _organ(reader, head, head.entry.label, seat)


def of_field(reader: BodyReader, head: Hit) -> Phrase | None:
    """The department of a place: "Sở Y tế" of Yên Bái."""
    field = field_at(reader.lower, head.end + 1, reader.lexicon)
    if not field or "department" not in field.entry.facts.get("use", ()):
        return None
    if head.entry.label == "Phòng" and not _seat_is_written(reader, field.end):
        return None
    seat = seat_after(reader, head, field.end)
    return _organ(reader, head, f"{head.entry.label} {field.entry.label}", seat) if seat else None


def department(reader: BodyReader, head: Entry, start: int, end: int, field: Entry) -> Phrase | None:
    """A department listed with others behind one head noun: "các sở: Y tế, Tài chính"."""
    place = resolve.place_in_focus(reader.analysis, start, ("province",))
    if not place:
        return None
    seat = Seat(place.entity, end, True)
    local = field.fact("localBody")
    label = local or f"{head.label} {field.label}"
    return _phrase(reader, start, label, seat, head)


def seat_after(reader: BodyReader, head: Hit, position: int) -> Seat | None:
    """The place of the organ whose words end at `position`."""
    explicit = _named(reader, head, position)
    if explicit:
        return explicit
    if _PLURAL.match(reader.lower, position):
        return None
    return _in_focus(reader, head, position)


def _named(reader: BodyReader, head: Hit, position: int) -> Seat | None:
    at = _next(reader, head, position)
    if at < 0:
        return None
    levels = head.entry.facts.get("level", ())
    place = reader.places.get(at)
    if place:
        return Seat(place.entity, place.end, False) if place.level in levels else None
    return _by_gazetteer(reader, head.entry, at)


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
            levels = tuple(set(levels) & {"province", "district"})
    elif kind.fact("bare") != "focus":
        return None
    place = resolve.place_in_focus(reader.analysis, head.start, levels, types)
    return Seat(place.entity, end, True) if place else None


def _level_word(reader: BodyReader, head: Hit, position: int) -> Hit | None:
    if reader.text[head.start : position].endswith("TP"):
        return Hit(position - 2, position, next(h.entry for h in reader.levels.values() if h.entry.label == "thành phố"))
    gap = _GAP.match(reader.lower, position)
    word = reader.levels.get(gap.end()) if gap else None
    return word


def _seat_is_written(reader: BodyReader, position: int) -> bool:
    gap = _GAP.match(reader.lower, position)
    return gap is not None and (gap.end() in reader.places or gap.end() in reader.levels)


def _organ(reader: BodyReader, head: Hit, label: str, seat: Seat) -> Phrase:
    return _phrase(reader, head.start, label, seat, head.entry)


def _phrase(reader: BodyReader, start: int, label: str, seat: Seat, kind: Entry) -> Phrase:
    entity = resolve.local_body(label, seat.place, reader.lexicon)
    entry = reader.lexicon.named("Body", entity.label)
    if entry:
        return Phrase(start, seat.end, entry.label, entry.key, kind, seat.bare)
    return Phrase(start, seat.end, entity.label, entity.key, kind, seat.bare)


def widened(phrase: Phrase, end: int) -> Phrase:
    """The same phrase with more words at its end."""
    return replace(phrase, end=end)
