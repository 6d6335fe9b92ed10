"""Offices and parts of a body, whose name holds their parent's where many parents have one.

"Vụ Pháp chế (Bộ Y tế)", "Ban Thường vụ Thành ủy Hải Phòng", "Văn phòng UBND tỉnh".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.forms import forms
from kg.extract.mentions import contexts
from kg.extract.mentions.bodies import list_items, local_bodies, name_tail
from kg.extract.mentions.bodies.body_phrase import Phrase, in_focus, listed, named, part_of
from kg.ontology import Hit
from kg.text.letters import LOWER, UPPER

if TYPE_CHECKING:
    from kg.extract.mentions.bodies.body_reader import BodyReader

_GAP = re.compile(r" ?[-/(] ?| (?:của |thuộc |trực thuộc )?")
_LOOSE_GAP = re.compile(r" ?[-/(] ?|, | (?:của |thuộc |trực thuộc )?")
_CLOSE_GAP = re.compile(r" (?:của|thuộc|trực thuộc) ")
_JOINED = re.compile(r"(?:tham gia|bầu vào|chỉ định vào|bổ sung vào|được vào) (?:ban chấp hành(?:, | và ))?$")
"""What stands before organs that somebody joins, whose committee the office behind them names."""
_JOINED_REACH, _STANDING_BOARD = 40, "Ban Thường vụ"
_ADJACENT = ("", "của", "thuộc", "trực thuộc")
_OWN_MINISTRY = re.compile(rf" [Bb]ộ\b(?! [{UPPER}])")
_SMALL_LETTERS = re.compile(rf"(?: [{LOWER}]+)+(?!\w)")
_OWN_DEPARTMENT = re.compile(rf" [Ss]ở\b(?! [{UPPER}])")
_IN_OFFICE = re.compile(r"(?:bí thư|chủ tịch|ủy viên|thứ trưởng|tổng thư ký|trưởng|cơ quan|đại biểu) $")
_PARTY_COMMITTEE, _CITY_PARTY_COMMITTEE = "Tỉnh ủy", "Thành ủy"
_NUMBERED = re.compile(r"[IVX]{1,4}|[A-Z]{1,2}\d{2,3}[A-Z]?")
"""How inspectorates and the police number their units: "Cục II", "Cục C50"."""
_PRESS = ("Báo ", "Tạp chí ", "Cổng ", "Đài ", "Kênh ")
_NEAR = 150
"""How far before a bare form the body may stand that tells what it means, in characters."""


def office(reader: BodyReader, head: Hit) -> Phrase | None:
    """An office of a parent: one with a name of its own stands alone, a common one needs the parent."""
    start = head.end + 1
    if reader.text[head.end : start] != " ":
        return None
    field = reader.field_at(start)
    uses = field.entry.facts.get("use", ()) if field else ()
    end = name_tail.read(reader, start, head.entry).end
    if field and field.end >= end and ("common" in uses or "unit" in uses):
        label = f"{head.entry.label} {field.entry.label}"
        if "common" not in uses:
            return named(head.start, field.end, label, head.entry)
        return with_parent(reader, head, field.end, label) or _in_focus(reader, head, field.end, label)
    words = reader.text[start:end]
    if head.entry.fact("fieldsOnly") == "true":
        return _of_parent(reader, head, end, words)
    if _NUMBERED.fullmatch(words):
        label = f"{head.entry.label} {words}"
        return with_parent(reader, head, end, label) or _in_focus(reader, head, end, label)
    if words.lower() in contexts.words(reader.lexicon, "NeverFirst"):
        return None
    if not words or words.isupper() or reader.in_capitals(head.start, end):
        return None
    if words[0].islower():
        return _in_small_letters(reader, head, end)
    return named(head.start, end, f"{head.entry.label} {words}", head.entry)


def _of_parent(reader: BodyReader, head: Hit, end: int, words: str) -> Phrase | None:
    """A board for no known field, which only its parent right behind it tells: "Ban Thời sự của Đài Truyền hình"."""
    if not words[:1].isupper() or words.isupper():
        return None
    label = f"{head.entry.label} {words}"
    close = _CLOSE_GAP.match(reader.lower, end)
    parent = reader.at(close.end()) if close else None
    if parent:
        return part_of(parent, head.start, parent.end, label, head.entry)
    led = reader.lower.endswith("trưởng ", 0, head.start) and reader.lower.startswith(", ", end)
    return with_parent(reader, head, end, label) if led else None


def _in_small_letters(reader: BodyReader, head: Hit, end: int) -> Phrase | None:
    """An office named in small letters, which only its head or its parent tells from a thing: "vụ đầu tư"."""
    small = _SMALL_LETTERS.match(reader.text, head.end, end)
    end = small.end() if small else end
    words = reader.text[head.end + 1 : end]
    label = f"{head.entry.label} {words[0].upper()}{words[1:]}"
    if reader.is_led(head):
        return named(head.start, end, label, head.entry)
    return with_parent(reader, head, end, label)


def with_parent(reader: BodyReader, head: Hit, end: int, label: str) -> Phrase | None:
    """The office whose words end at `end`, of the body named behind it; set apart, that body is a mention too."""
    gap = _LOOSE_GAP.match(reader.lower, end)
    parent = reader.at(gap.end()) if gap else None
    if not gap or not parent or not _may_be_parent(parent):
        return None
    if gap.group()[0] == " " and gap.group().strip() in _ADJACENT:
        return part_of(parent, head.start, parent.end, label, head.entry)
    return replace(part_of(parent, head.start, end, label, head.entry), parts=())


def _may_be_parent(phrase: Phrase) -> bool:
    """Whether a body may hold another: no office of a ministry does, nor a paper, which stands in a list of papers."""
    if phrase.label.startswith(_PRESS):
        return False
    return phrase.kind is None or "office" not in phrase.kind.facts.get("shape", ())


def _in_focus(reader: BodyReader, head: Hit, end: int, label: str) -> Phrase | None:
    if head.entry.fact("fieldsOnly") == "true" and not list_items.is_item(reader.text, head.start, end):
        return None
    parent = reader.parent_in_focus
    return in_focus(parent, head.start, end, label, head.entry) if parent else None


def part(reader: BodyReader, head: Hit) -> Phrase | None:
    """A part of the body that is named behind it."""
    parents = head.entry.facts.get("parent", ())
    if parents and _IN_OFFICE.search(reader.lower, max(0, head.start - 14), head.start):
        return None
    gap = _GAP.match(reader.lower, head.end)
    parent = reader.at(gap.end()) if gap else None
    if not parent:
        return _without_parent(reader, head)
    if parents and (not parent.kind or parent.kind.label not in parents):
        return None
    whole = part_of(parent, head.start, parent.end, head.entry.label, head.entry)
    return replace(whole, end=head.end, parts=()) if gap and "(" in gap.group() else whole


def _without_parent(reader: BodyReader, head: Hit) -> Phrase | None:
    """A part whose parent is left out: "Văn phòng Bộ", an item of a list of units, a name that another body tells."""
    if head.entry.fact("localParent"):
        of_place = _of_named_place(reader, head)
        if of_place:
            return of_place
    own = _OWN_MINISTRY.match(reader.text, head.end)
    if own and head.entry.fact("ofMinistry") == "true":
        return _in_focus(reader, head, own.end(), head.entry.label)
    department = _OWN_DEPARTMENT.match(reader.text, head.end)
    if department and head.entry.fact("ofMinistry") == "true":
        only = reader.only_department
        return in_focus(only, head.start, department.end(), head.entry.label, head.entry) if only else None
    if list_items.is_item(reader.text, head.start, head.end) and reader.parent_in_focus:
        return _in_focus(reader, head, head.end, head.entry.label)
    if head.entry.fact("ofCommittee") == "true" and (committee := reader.committee_before(head.start)):
        return in_focus(committee, head.start, head.end, head.entry.label, head.entry)
    if head.entry.label == _STANDING_BOARD and _JOINED.search(
        reader.lower, max(0, head.start - _JOINED_REACH), head.start
    ):
        only = reader.committee_of_sentence(head.start)
        return in_focus(only, head.start, head.end, head.entry.label, head.entry) if only else None
    organ = head.entry.fact("localParent")
    if organ and (reader.is_headed(head) or reader.lower.startswith(organ.lower())):
        return _of_local_organ(reader, head, organ)
    beside = head.entry.facts.get("bareBeside", ())
    if beside and any(h.entry.iri in beside and 0 < head.start - h.end < _NEAR for h in reader.fixed.values()):
        return listed(head.start, head.end, reader.lexicon.entries[head.entry.fact("bareName")])
    return None


def _of_named_place(reader: BodyReader, head: Hit) -> Phrase | None:
    """A part of the organ of the place named behind it: "Ban Tuyên giáo huyện Mỹ Đức" is Huyện ủy's."""
    gap = _GAP.match(reader.lower, head.end)
    place = reader.places.get(gap.end()) if gap else None
    if not place or not reader.text[place.start].islower():
        return None
    organ = head.entry.fact("localParent")
    if organ == _PARTY_COMMITTEE:
        levels = forms(reader.lexicon, "PartyCommittee")
        organ = next((e.fact("organ") for word, e in levels.items() if word == place.type), "")
    kind = reader.lexicon.named("BodyKind", organ)
    if not kind:
        return None
    parent = local_bodies.organ(reader, place.start, organ, local_bodies.Seat(place.entity, place.end, False), kind)
    return replace(part_of(parent, head.start, place.end, head.entry.label, head.entry), parts=())


def _of_local_organ(reader: BodyReader, head: Hit, organ: str) -> Phrase | None:
    """A part of an organ of the place in focus that the text names: "Trưởng Ban Tổ chức" in a text about Cà Mau."""
    place = reader.focus.dominant(("province",))
    if not place:
        return None
    if organ == _PARTY_COMMITTEE and place.type == "thành phố":
        organ = _CITY_PARTY_COMMITTEE
    kind = reader.lexicon.named("BodyKind", organ)
    if not kind or kind not in reader.kinds_named:
        return None
    parent = local_bodies.organ(reader, head.start, organ, local_bodies.Seat(place.entity, head.end, True), kind)
    return in_focus(parent, head.start, head.end, head.entry.label, head.entry)


def central(reader: BodyReader, head: Hit) -> Phrase | None:
    """The central committee of an association is spoken of as the association: "Trung ương Hội Nông dân Việt Nam"."""
    noun = reader.lower.rfind(" ", head.start, head.end) + 1
    inner = reader.at(noun)
    return inner.starting(head.start) if inner and inner.end > head.end else None


def whole(reader: BodyReader, head: Hit) -> Phrase | None:
    """A part of an organ of the place in one abbreviation: "VPUB" is Văn phòng of the Ủy ban nhân dân."""
    main = reader.focus.dominant(("province",))
    for name in head.entry.facts.get("whole", ()):
        kind = reader.lexicon.named("BodyKind", name)
        if kind and main and main.type not in kind.facts.get("placeType", (main.type,)):
            continue
        seat = local_bodies.seat_after(reader, Hit(head.start, head.end, kind), head.end) if kind else None
        if kind and seat:
            parent = local_bodies.organ(reader, head.start, kind.label, seat, kind)
            return in_focus(parent, head.start, seat.end, head.entry.fact("part"), head.entry)
    return None
