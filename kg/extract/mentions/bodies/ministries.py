"""Ministries and departments by their field of work, alone and in lists.

"Bộ KH&ĐT", "Bộ Ngoại giao Nhật Bản", "Bộ trưởng Y tế", "các sở: Y tế, Tài chính và Xây dựng".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.mentions.bodies import local_bodies, name_tail
from kg.extract.mentions.bodies.body_phrase import Phrase, listed, named
from kg.extract.mentions.bodies.fields import FieldName, short_field_at
from kg.extract.mentions.bodies.foreign_bodies import country_after, country_in_focus, foreign
from kg.extract.mentions.people.names import is_syllable
from kg.ontology import Entry, Hit, Lexicon
from kg.text.letters import UPPER

if TYPE_CHECKING:
    from kg.extract.mentions.bodies.body_reader import BodyReader

_MINISTRY, _DEPARTMENT = "Bộ", "Sở"
_OPENING = re.compile(
    r"(?:, (?:(?:cơ quan ngang bộ|cơ quan|ban|ngành|địa phương|đơn vị)(?:, | và )?){1,3}(?: trung ương| liên quan)?: ?"
    r"|(?:, (?:ban, )?ngành)?(?: liên quan)?(?: như| gồm| là)?(?::| )? ?)"
)
_PLURAL = re.compile(r"\b(?:các|liên|nhiều|một số|những|hai|ba|bốn|năm|\d) (?:bộ|sở)$")
_MINISTERS_LISTED = re.compile(r"[^.:\n]{0,90}: ?")
_NEXT_MINISTRY = re.compile(r"(?:,| và|, và) bộ ")
_NAME = re.compile(rf" ([{UPPER}][^\W\d_]+) [{UPPER}]")
_NEXT_FIELD = re.compile(r"(?:,| và|, và) ")
_ITEM = 70
"""How far before a ministry the one before it in a list begins, in characters."""
_MINISTRY_BEFORE = re.compile(r"(?<!\w)bộ [^.;:()\n]{2,60}(?:,| và) $")
_SHARING = 3
"""How many ministries in a row share the country behind the last; of two, the first is Việt Nam's own."""
_SEPARATOR = re.compile(r"(?:[,;/]| và|, và) ?(?:và )?")


def ministry(reader: BodyReader, head: Hit) -> Phrase | None:
    """A ministry of Việt Nam by whatever form of its field, or of another country."""
    start = head.end + 1
    if not reader.text[start : start + 1].isupper():
        return None
    field = reader.field_at(start) or short_field_at(reader.text, start, reader.lexicon)
    known = _ministry(reader, head.start, field) if field else None
    return known or _of_unlisted_field(reader, head.start, start, head.entry)


def _of_unlisted_field(reader: BodyReader, start: int, at: int, kind: Entry) -> Phrase | None:
    """A ministry of another country whose field the lexicon does not list: "Bộ Tài nguyên nước Australia".

    Args:
        reader: reads the text.
        start: where the phrase begins.
        at: where the words of its field begin.
        kind: the head noun.
    """
    end = name_tail.read(reader, at, kind, places=False).end
    country = country_after(reader, end) if end > at else None
    return foreign(start, country, f"{_MINISTRY} {reader.text[at:end]}") if country else None


def ministers(reader: BodyReader) -> Iterator[Phrase]:
    """The ministries of ministers that are named by their field: "Bộ trưởng Y tế", "các Bộ trưởng: Y tế, Tài chính"."""
    kind = reader.lexicon.named("BodyKind", _MINISTRY)
    for head in (head for heads in reader.heads.values() for head in heads):
        if not kind or "minister" not in head.entry.facts.get("shape", ()):
            continue
        colon = _MINISTERS_LISTED.match(reader.lower, head.end)
        if colon and reader.lower.endswith("các ", 0, head.start):
            yield from _from(reader, colon.end(), kind, plural=True, first=False)
        phrase = _of_minister(reader, head, kind)
        if phrase:
            yield phrase


def _of_minister(reader: BodyReader, head: Hit, kind: Entry) -> Phrase | None:
    """The ministry of a minister named by its field; a field in small letters stands before a name or a country."""
    at = head.end + 1
    field = reader.field_at(at)
    if not reader.text[at : at + 1].isupper():
        follows = field and reader.text[field.end : field.end + 1] == " " and reader.text[field.end + 1].isupper()
        return _ministry(reader, at, field) if field and follows else None
    if field and _is_foreigner_next(reader, field):
        return _of_foreigner(reader, field)
    known = _ministry(reader, at, field) if field else None
    return known or (_of_unlisted_field(reader, at, at, kind) if at not in reader.heads else None)


def _is_foreigner_next(reader: BodyReader, field: FieldName) -> bool:
    """Whether a name of no Vietnamese spelling stands behind a minister's field."""
    name = _NAME.match(reader.text, field.end)
    return name is not None and not is_syllable(name[1].lower()) and name.start(1) not in reader.countries


def _of_foreigner(reader: BodyReader, field: FieldName) -> Phrase | None:
    """The ministry of a minister with a foreign name: of the country named before him."""
    there = country_in_focus(reader, field.start)
    return named(field.start, field.end, f"{_MINISTRY} {field.entry.label} {there}") if there else None


def lists(reader: BodyReader) -> Iterator[Phrase]:
    """Ministries and departments listed behind one head noun: "các bộ: Y tế, Tài chính và Xây dựng"."""
    kinds = {reader.lexicon.named("BodyKind", word) for word in (_MINISTRY, _DEPARTMENT)}
    for hit in reader.analysis.hits.get("BodyKind", ()):
        if hit.entry not in kinds:
            continue
        opening = _OPENING.match(reader.lower, hit.end)
        at = opening.end() if opening else hit.end
        if reader.text[at : at + 1].isupper():
            plural = _PLURAL.search(reader.lower[max(0, hit.start - 12) : hit.end]) is not None
            yield from _from(reader, at, hit.entry, plural=plural, first=at == hit.end + 1)


def _from(reader: BodyReader, at: int, kind: Entry, *, plural: bool, first: bool) -> Iterator[Phrase]:
    """The bodies of fields listed from `at` on; the first, right behind its head noun, is read elsewhere."""
    field = _field(reader, at, plural=plural)
    while field:
        phrase = _of_field(reader, kind, field) if plural or not first else None
        if phrase:
            yield phrase
        separator = _SEPARATOR.match(reader.lower, field.end)
        field = _field(reader, separator.end(), plural=plural) if separator else None
        first = False


def _field(reader: BodyReader, at: int, *, plural: bool) -> FieldName | None:
    """The field at `at`, unless another body's name begins there."""
    field = reader.field_at(at) or (short_field_at(reader.text, at, reader.lexicon) if plural else None)
    if not field or not reader.text[at].isupper():
        return None
    other = at in reader.heads and reader.at(at) is not None and "localBody" not in field.entry.facts
    return None if other else field


def _of_field(reader: BodyReader, kind: Entry, field: FieldName) -> Phrase | None:
    if kind.label == _MINISTRY:
        return _ministry(reader, field.start, field)
    if "department" in field.entry.facts.get("use", ()) or field.entry.fact("localBody"):
        return local_bodies.department(reader, kind, field.start, field.end, field.entry)
    return None


def _ministry(reader: BodyReader, start: int, field: FieldName) -> Phrase | None:
    label = f"{_MINISTRY} {field.entry.label}"
    joined = _of_fields_abroad(reader, start, field)
    if joined:
        return joined
    country = country_after(reader, field.end)
    if country:
        full = _full_abroad(reader, field.entry, country.label)
        return foreign(start, country, f"{_MINISTRY} {full.label}")
    there = country_in_focus(reader, start) if reader.is_abroad else _shared_country(reader, start, field)
    if there:
        return named(start, field.end, f"{label} {there}")
    entry = _body(label, reader.lexicon)
    if entry:
        return listed(start, field.end, entry)
    return _abroad(reader, start, field) or _of_short_field(reader, start, field)


def _of_fields_abroad(reader: BodyReader, start: int, field: FieldName) -> Phrase | None:
    """A ministry of another country for several fields: "Bộ Đất đai, Hạ tầng và Vận tải Hàn Quốc"."""
    end, gap = field.end, _NEXT_FIELD.match(reader.lower, field.end)
    while gap and (following := reader.field_at(gap.end())) and reader.text[gap.end()].isupper():
        end, joined = following.end, "và" in gap.group()
        gap = None if joined else _NEXT_FIELD.match(reader.lower, end)
    if end == field.end or not joined:
        return None
    label = f"{_MINISTRY} {reader.text[field.start : end]}"
    country = country_after(reader, end)
    if country:
        return foreign(start, country, label)
    there = country_in_focus(reader, start) if reader.is_abroad else None
    return named(start, end, f"{label} {there}") if there else None


def _full_abroad(reader: BodyReader, field: Entry, country: str) -> Entry:
    """The longer field that the text gives the same ministry of a country: "Ngoại giao" is "Ngoại giao và Hợp tác"."""
    begins = (f"{field.label} và ", f"{field.label}, ")
    longer = [f for f, lands in reader.fields_abroad.items() if country in lands and f.label.startswith(begins)]
    return longer[0] if len(longer) == 1 else field


def _abroad(reader: BodyReader, start: int, field: FieldName) -> Phrase | None:
    """The ministry of the only country with which the text names a field that no ministry of Việt Nam has."""
    countries = reader.fields_abroad.get(field.entry, set())
    return named(start, field.end, f"{_MINISTRY} {field.entry.label} {min(countries)}") if len(countries) == 1 else None


def _shared_country(reader: BodyReader, start: int, field: FieldName) -> str:
    """The country behind the last of three and more ministries: "Bộ Tư pháp, Bộ Ngoại giao và Bộ Y tế Nhật Bản"."""
    before = _MINISTRY_BEFORE.search(reader.lower, max(0, start - _ITEM), start)
    count, last = 2 if before else 1, field
    while last:
        country = country_after(reader, last.end)
        if country:
            return country.label if count >= _SHARING else ""
        gap = _NEXT_MINISTRY.match(reader.lower, last.end)
        following = reader.field_at(gap.end()) if gap else None
        if not following or following.entry is field.entry:
            return ""
        count, last = count + 1, following
    return ""


def _of_short_field(reader: BodyReader, start: int, field: FieldName) -> Phrase | None:
    """The ministry that a short name means: "Bộ Nông nghiệp" is the one that there was on the day of the text."""
    full = reader.full_field(field.entry)
    entry = _body(f"{_MINISTRY} {full.label}", reader.lexicon) if full else None
    return listed(start, field.end, entry) if entry else None


@lru_cache(maxsize=256)
def _body(label: str, lexicon: Lexicon) -> Entry | None:
    return lexicon.named("Body", label)
