"""Bodies with names of their own: enterprises, schools, hospitals, associations, units by number.

"Công ty cổ phần Sữa Việt Nam", "Trường THPT Nguyễn Huệ", "Hiệp hội Doanh nghiệp tỉnh X", "Quân khu 7".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.mentions import name_tail
from kg.extract.mentions.body_phrase import Phrase, named, part_of
from kg.ontology import Hit

if TYPE_CHECKING:
    from kg.extract.mentions.body_reader import BodyReader

_NUMBER = re.compile(r" (?:số )?(\d{1,4}|[IVX]{1,4})\b(?![./]\d)")
_PARENT_GAP = re.compile(r" (?:của |thuộc |trực thuộc )?")
_OUTER_UNIT = re.compile(r",? (?:thuộc |của )?")


def name(reader: BodyReader, head: Hit) -> Phrase | None:
    """A body whose own name stands behind its head noun."""
    start = head.end + 1
    if reader.text[head.end : start] != " " or reader.in_capitals(head.start, start + 12):
        return None
    if head.entry.fact("needsOffice") == "true" and not reader.behind_office(head.end):
        return None
    tail = name_tail.read(reader, start, head.entry)
    if tail.end <= start:
        return None
    label = f"{head.entry.label} {_written(reader, start, tail.end)}"
    if tail.proper:
        return named(head.start, tail.end, label, head.entry)
    return _common(reader, head, tail.end, label)


def about(reader: BodyReader, head: Hit) -> Phrase | None:
    """A steering committee is named by what it is about; those the lexicon does not list are left out."""
    return None


def _common(reader: BodyReader, head: Hit, end: int, label: str) -> Phrase | None:
    """A name of common words: with its parent behind it, or alone where the head noun allows that."""
    gap = _PARENT_GAP.match(reader.lower, end)
    parent = reader.at(gap.end()) if gap else None
    if parent:
        return part_of(parent, head.start, parent.end, label, head.entry)
    if head.entry.fact("commonName") == "true" and reader.text[head.end + 1].isupper():
        return named(head.start, end, label, head.entry)
    return None


def _written(reader: BodyReader, start: int, end: int) -> str:
    """The words of a name with the abbreviations of places and legal forms spelled out."""
    pieces, at = [], start
    for place in reader.places_from(start, end):
        if reader.text[place.start : place.end].isupper() or "." in reader.text[place.start : place.end]:
            pieces += [reader.text[at : place.start], place.entity.label]
            at = place.end
    pieces.append(reader.text[at:end])
    return "".join(pieces)


def number(reader: BodyReader, head: Hit) -> Phrase | None:
    """A unit of the forces, or a court of an area, by its number."""
    match = _NUMBER.match(reader.text, head.end)
    if not match:
        return None
    label, end = f"{head.entry.label} {match[1]}", match.end()
    suffixes = head.entry.facts.get("suffix", ())
    if suffixes:
        suffix = next((s for s in suffixes if reader.lower.startswith(" " + s.lower(), end)), "")
        return named(head.start, end + 1 + len(suffix), f"{label} {suffix}", head.entry) if suffix else None
    gap = _OUTER_UNIT.match(reader.lower, end)
    outer = reader.at(gap.end()) if gap else None
    if outer and outer.kind and "number" in outer.kind.facts.get("shape", ()):
        inner = part_of(outer, head.start, end, label, head.entry)
        return Phrase(head.start, end, inner.label, inner.key, head.entry)
    return named(head.start, end, label, head.entry)
