"""Ministries, their offices, and parts of a body whose name holds their parent's.

"Bộ KH&ĐT", "Vụ Pháp chế (Bộ Y tế)", "Ban Thường vụ Thành ủy Hải Phòng", "Văn phòng UBND tỉnh".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.mentions import local_bodies, name_tail
from kg.extract.mentions.body_phrase import Phrase, listed, named, part_of
from kg.extract.mentions.fields import FieldName, field_at
from kg.extract.mentions.foreign_bodies import country_after, foreign
from kg.ontology import Entry, Hit
from kg.text.letters import UPPER

if TYPE_CHECKING:
    from kg.extract.mentions.body_reader import BodyReader

_PARENT_GAP = re.compile(r" (?:của |thuộc |trực thuộc )?|[/-]| ?- ?")
_OFFICE_GAP = re.compile(r" (?:của |thuộc |trực thuộc )?|, |/| ?- ?| ?\(")
_OWN_MINISTRY = re.compile(rf" [Bb]ộ\b(?! [{UPPER}])")
_AFTER_OFFICE = re.compile(r"(?:bí thư|chủ tịch|ủy viên|thứ trưởng|tổng thư ký|trưởng|cơ quan|đại biểu) $")
_LIST = re.compile(
    r"(?:\b(?:các|liên|hai|ba|bốn|năm|\d+) |)(?:bộ|sở)(?:, (?:ban, )?ngành)?(?: liên quan)?(?: như| gồm| là)?:? ?$"
)
_SEPARATOR = re.compile(r"(?:,|;| và|, và|/) ?(?:và )?")


def ministry(reader: BodyReader, head: Hit) -> Phrase | None:
    """A ministry of Việt Nam by whatever form of its field, or of another country."""
    field = field_at(reader.lower, head.end + 1, reader.lexicon)
    if not field or not reader.text[field.start].isupper():
        return None
    return _ministry(reader, head.start, field)


def _ministry(reader: BodyReader, start: int, field: FieldName) -> Phrase | None:
    label = f"Bộ {field.entry.label}"
    country = country_after(reader, field.end)
    if country:
        return foreign(start, country, label)
    entry = reader.lexicon.named("Body", label)
    return listed(start, field.end, entry) if entry else None


def ministers(reader: BodyReader) -> Iterator[Phrase]:
    """The ministries of ministers that are named by their field alone: "Bộ trưởng Y tế"."""
    for heads in reader.heads.values():
        for head in heads:
            if "minister" in head.entry.facts.get("shape", ()):
                field = field_at(reader.lower, head.end + 1, reader.lexicon)
                phrase = _ministry(reader, field.start, field) if field and reader.text[field.start].isupper() else None
                if phrase:
                    yield phrase


def lists(reader: BodyReader) -> Iterator[Phrase]:
    """Ministries and departments listed behind one head noun: "các bộ: Y tế, Tài chính và Xây dựng"."""
    for word in ("Bộ", "Sở"):
        kind = reader.lexicon.named("BodyKind", word)
        for hit in reader.analysis.hits.get("BodyKind", ()):
            if kind and hit.entry is kind:
                yield from _listed(reader, hit, kind)


def _listed(reader: BodyReader, head: Hit, kind: Entry) -> Iterator[Phrase]:
    before = reader.lower[max(0, head.start - 12) : head.end]
    opening = re.compile(r"(?:, (?:ban, )?ngành)?(?: liên quan)?(?: như| gồm| là)?(?::| )? ?").match(reader.lower, head.end)
    plural = re.search(r"\b(?:các|liên|hai|ba|bốn|năm|\d) (?:bộ|sở)$", before) is not None
    at = opening.end() if opening else head.end
    first = True
    while True:
        field = field_at(reader.lower, at, reader.lexicon)
        if not field or not reader.text[at].isupper() or at in reader.heads and reader.at(at) and "localBody" not in field.entry.facts:
            return
        if not (first and not plural and at == head.end + 1):
            phrase = _of_field(reader, kind, field)
            if phrase and (plural or not first):
                yield phrase
        separator = _SEPARATOR.match(reader.lower, field.end)
        if not separator or not separator.group().strip():
            return
        at = separator.end()
        first = False


def _of_field(reader: BodyReader, kind: Entry, field: FieldName) -> Phrase | None:
    if kind.label == "Bộ":
        return _ministry(reader, field.start, field)
    if "department" in field.entry.facts.get("use", ()) or field.entry.fact("localBody"):
        return local_bodies.department(reader, kind, field.start, field.end, field.entry)
    return None


def office(reader: BodyReader, head: Hit) -> Phrase | None:
    """An office of a parent: one with a name of its own stands alone, a common one needs the parent."""
    start = head.end + 1
    if reader.text[head.end : start] != " ":
        return None
    field = field_at(reader.lower, start, reader.lexicon)
    end = name_tail.read(reader, start, head.entry).end
    if field and field.end >= end and {"common", "unit"} & set(field.entry.facts.get("use", ())):
        label = f"{head.entry.label} {field.entry.label}"
        if "common" in field.entry.facts.get("use", ()):
            return _common(reader, head, field.end, label)
        return named(head.start, field.end, label, head.entry)
    if end <= start or reader.in_capitals(head.start, end):
        return None
    return named(head.start, end, f"{head.entry.label} {reader.text[start:end]}", head.entry)


def _common(reader: BodyReader, head: Hit, end: int, label: str) -> Phrase | None:
    gap = _OFFICE_GAP.match(reader.lower, end)
    parent = reader.at(gap.end()) if gap else None
    if parent and gap and _is_parent(parent):
        adjacent = gap.group()[:1] == " " and gap.group().strip() in ("", "của", "thuộc", "trực thuộc")
        phrase = part_of(parent, head.start, parent.end if adjacent else end, label, head.entry)
        return phrase if adjacent else Phrase(head.start, end, phrase.label, phrase.key, head.entry)
    focus = reader.ministry_in_focus
    if not focus:
        return None
    phrase = part_of(focus, head.start, end, label, head.entry)
    return Phrase(head.start, end, phrase.label, phrase.key, head.entry, True)


def _is_parent(phrase: Phrase) -> bool:
    return phrase.kind is None or phrase.kind.label not in ("Cục", "Vụ", "Sở")


def allowed_only_alone(reader: BodyReader, head: Hit) -> bool:
    """Whether a head noun that is also part of an office ("Phó Bí thư Thường trực") stands in one here."""
    return bool(head.entry.facts.get("parent")) and bool(
        _AFTER_OFFICE.search(reader.lower, max(0, head.start - 14), head.start)
    )


def part(reader: BodyReader, head: Hit) -> Phrase | None:
    """A part of the body that is named behind it."""
    if allowed_only_alone(reader, head):
        return None
    gap = _PARENT_GAP.match(reader.lower, head.end)
    if not gap:
        return None
    parent = reader.at(gap.end())
    allowed = head.entry.facts.get("parent", ())
    if parent and allowed and (not parent.kind or parent.kind.label not in allowed):
        return None
    if parent:
        return part_of(parent, head.start, parent.end, head.entry.label, head.entry)
    own = _OWN_MINISTRY.match(reader.text, head.end)
    focus = reader.ministry_in_focus if own and head.entry.label in ("Văn phòng", "Thanh tra") else None
    if not focus or not own:
        return None
    phrase = part_of(focus, head.start, own.end(), head.entry.label, head.entry)
    return Phrase(head.start, own.end(), phrase.label, phrase.key, head.entry, True)
