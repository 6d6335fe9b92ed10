"""Reads the body whose name begins at a position: the lexicon's own names, else head noun and shape.

A head noun (`kg:BodyKind`) says in which shapes its names go on; each shape is a small grammar
of its own module. The longest reading wins, and of two of one length the lexicon's name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from kg.extract import resolve
from kg.extract.analysis import Analysis, PlaceMention, within
from kg.extract.mentions.bodies import (
    authorities,
    beside,
    committees,
    foreign_bodies,
    list_items,
    local_bodies,
    ministries,
    named_bodies,
    nested_bodies,
    press_and_parties,
)
from kg.extract.mentions.bodies.body_phrase import Phrase, listed
from kg.extract.mentions.bodies.fields import FieldName, field_at
from kg.extract.mentions.bodies.short_fields import full_field
from kg.extract.vocabulary import compounds
from kg.ontology import ID, Entry, Hit
from kg.text.letters import LOWER, UPPER

Shape = Callable[["BodyReader", Hit], Phrase | None]

SHAPES: dict[str, Shape] = {
    "place": local_bodies.of_place,
    "field": local_bodies.of_field,
    "branch": local_bodies.of_branch,
    "ministry": ministries.ministry,
    "office": nested_bodies.office,
    "part": nested_bodies.part,
    "whole": nested_bodies.whole,
    "central": nested_bodies.central,
    "name": named_bodies.name,
    "about": committees.about,
    "number": named_bodies.number,
    "foreign": foreign_bodies.organ,
    "party": press_and_parties.party,
    "press": press_and_parties.press,
    "committee": committees.committee,
    "headed": committees.headed,
}
"""How each `kg:shape` is read."""

_OF_FIELDS = {"ministry", "minister", "field"}
"""Shapes that go on with a field of work."""

_YIELDING = ("name", "office")
"""Shapes that bound a name by its words alone, and so yield to a name of the lexicon."""

_DEPARTMENT, _MINISTRY = "Sở", "Bộ"
_LONGEST_NAME = 60
"""How far before a place the head noun of a name that holds it may stand, in characters."""

_BRACKETS = re.compile(
    rf"([^\n(),.;:]{{4,60}}) \([{UPPER}][\w&-]{{1,9}}\) ([{UPPER}]\w* [{UPPER}]\w*)(?: [{UPPER}]\w*)?"
)
"""A name with an abbreviation in brackets before its last words."""
_DEEPEST = 40
"""How many names may stand one inside the other: a text of head nouns alone ("Bộ Bộ Bộ …") has no end of them."""
_GOVERNMENT = ID + "body/chính-phủ"
_SYLLABLE = re.compile(r"\w+")
_NOT_IN_CAPITALS = re.compile(f"[{LOWER}]")


class BodyReader:
    """Reads the bodies of one text; each position is read once."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.lexicon = analysis.lexicon
        self.text = analysis.text
        self.lower = analysis.lower
        offices = [hit for kind in ("Role", "Office") for hit in analysis.hits.get(kind, ())]
        self._offices = {hit.end for hit in offices}
        self.countries = _by_start(hit for hit in analysis.hits.get("Country", ()) if self.is_name(hit))
        self._office_ends = {hit.start: hit.end for hit in offices}
        self._place_starts = {p.start for p in analysis.places if p.level != "country"}
        self._place_ends = {p.start: p.end for p in analysis.places if p.level == "commune"}
        self._holders: dict[Entry, bool] = {}
        self._fields: dict[int, FieldName | None] = {}
        self._standing = {hit.end for hit in offices if self.lower.endswith(" thường trực", hit.start, hit.end)}
        self.fixed = {
            hit.start: hit
            for hit in self._told(analysis.hits.get("Body", ()))
            if self.is_name(hit) and not self._begins_in_title(hit)
        }
        self.heads = _by_start(hit for hit in analysis.hits.get("BodyKind", ()) if self._is_head(hit))
        self.places: dict[int, PlaceMention] = {place.start: place for place in analysis.places}
        self.levels = {hit.start: hit for hit in analysis.hits.get("PlaceLevel", ())}
        self.focus = resolve.PlaceFocus(analysis)
        self._read: dict[int, Phrase | None] = {}
        self._depth = 0

    def _begins_in_title(self, hit: Hit) -> bool:
        """Whether a name begins with the last words of an office: "Thường trực" of "Phó Thủ tướng Thường trực"."""
        return hit.start + len("thường trực") in self._standing

    def _told(self, hits: Sequence[Hit]) -> Iterator[Hit]:
        """The hits but for abbreviations that also mean another thing, where the text has no other name of the body."""
        plain = {h.entry for h in hits if self.text[h.start : h.end] not in h.entry.facts.get("ambiguousForm", ())}
        return (hit for hit in hits if hit.entry in plain)

    def at(self, position: int) -> Phrase | None:
        """The body whose name begins at `position`, if any."""
        if position not in self._read:
            if self._depth == _DEEPEST:
                return None
            self._read[position] = None
            self._depth += 1
            self._read[position] = self._at(position)
            self._depth -= 1
        return self._read[position]

    def field_at(self, position: int) -> FieldName | None:
        """The field of work whose name begins at `position` with a capital, or in capitals and small letters alike."""
        if position not in self._fields:
            self._fields[position] = field_at(self.lower, position, self.lexicon)
        return self._fields[position]

    def full_field(self, field: Entry) -> Entry | None:
        """The field of which a field's name is short here, by what else the text names, else by its day."""
        return full_field(self, field)

    def is_name(self, hit: Hit) -> bool:
        """Whether a hit is written as a name is: with a capital somewhere ("ban Tổ chức Trung ương")."""
        if not self.text[hit.start].islower():
            return True
        if self.text[hit.start : hit.end].islower():
            return False
        return self.lower.endswith("trưởng ", 0, hit.start) or not self.is_inside_word(hit.start)

    def in_capitals(self, start: int, end: int) -> bool:
        """Whether a span is written in capitals alone, so that they mark no names."""
        return not _NOT_IN_CAPITALS.search(self.text, start, end)

    def places_from(self, start: int, end: int) -> list[PlaceMention]:
        """The places that stand whole inside a span."""
        return within(self.analysis.places, start, end)

    def is_part_of_name(self, place: PlaceMention) -> bool:
        """Whether a place is only a part of the name of a school, hospital or firm: "Bệnh viện Thận Hà Nội"."""
        return any(
            "name" in head.entry.facts.get("shape", ()) and (body := self.at(start)) and body.end >= place.end
            for start in range(max(0, place.start - _LONGEST_NAME), place.start)
            for head in self.heads.get(start, ())
        )

    def behind_office(self, position: int) -> bool:
        """Whether the head noun whose words end just before `position` stands behind an office: "Giám đốc Công ty"."""
        sentence = self.analysis.sentence_at(position)
        start = sentence.start if sentence else position
        return any(
            end + 1 in self.heads and end < position for end in self._offices if start <= end < position < end + 40
        )

    def is_headed(self, head: Hit) -> bool:
        """Whether a board stands behind the office of its head: "Trưởng Ban Tổ chức"."""
        return self.lower[head.start : head.end].startswith("ban ") and self.lower.endswith("trưởng ", 0, head.start)

    def is_led(self, head: Hit) -> bool:
        """Whether the office of its head stands right before a head noun: "Vụ trưởng Vụ đầu tư"."""
        return head.start - 1 in self._offices

    @cached_property
    def kinds_named(self) -> set[Entry]:
        """The kinds of bodies whose head nouns the text holds."""
        return {hit.entry for hit in self.analysis.hits.get("BodyKind", ())}

    def is_country(self, start: int, end: int) -> bool:
        """Whether a span is the name of a country and nothing else."""
        return any(hit.end == end for hit in self.countries.get(start, ()))

    @cached_property
    def fields_named(self) -> set[Entry]:
        """The fields behind the words for ministries, their ministers and departments."""
        heads = [h for h in self.analysis.hits.get("BodyKind", ()) if _OF_FIELDS & set(h.entry.facts.get("shape", ()))]
        return {field.entry for h in heads if (field := self.field_at(h.end + 1))}

    @cached_property
    def fields_abroad(self) -> dict[Entry, set[str]]:
        """The fields behind the words for ministries and their ministers, each with the other countries behind it."""
        found: dict[Entry, set[str]] = defaultdict(set)
        for hit in self.analysis.hits.get("BodyKind", ()):
            field = self.field_at(hit.end + 1) if _OF_FIELDS & set(hit.entry.facts.get("shape", ())) else None
            country = foreign_bodies.country_after(self, field.end) if field else None
            if field and country:
                found[field.entry].add(country.label)
        return dict(found)

    @cached_property
    def is_abroad(self) -> bool:
        """Whether the text is about other countries alone."""
        return foreign_bodies.is_abroad(self)

    @cached_property
    def country_of_text(self) -> str | None:
        """The country that the text is about, if it is one."""
        return foreign_bodies.country_of_text(self)

    @cached_property
    def holders_abroad(self) -> tuple[str, ...]:
        """The names that the text puts behind an office of another country, and those of its leaders."""
        leaders = (name for entry in self.lexicon.of("LeaderAbroad") for name in entry.facts["form"])
        return tuple(sorted(foreign_bodies.holders(self) | {name for name in leaders if name in self.text}))

    @cached_property
    def parent_in_focus(self) -> Phrase | None:
        """The ministry or agency that the text is about: the only one, or the one it names by far most often."""
        found = [hit for hit in self.fixed.values() if hit.entry.fact("subOrganizationOf") == _GOVERNMENT]
        found += self._ministries
        counts = Counter(hit.entry for hit in found)
        if not counts:
            return None
        entry, count = counts.most_common(1)[0]
        if count < resolve.DOMINANT * counts.total():
            return None
        first = next(hit for hit in found if hit.entry is entry)
        return listed(first.start, first.end, entry)

    @property
    def _ministries(self) -> Iterator[Hit]:
        """The ministries that the text names by a form of their field that no list holds: "Bộ LĐ-TB&XH"."""
        for start, heads in self.heads.items():
            if start not in self.fixed and any(head.entry.label == _MINISTRY for head in heads):
                read = self.at(start)
                if read and read.kind and read.kind.fact("subOrganizationOf") == _GOVERNMENT:
                    yield Hit(start, read.end, read.kind)

    @cached_property
    def only_department(self) -> Phrase | None:
        """The department of a province that the text is about: the only one it names."""
        heads = (hit for hit in self.analysis.hits.get("BodyKind", ()) if hit.entry.label == _DEPARTMENT)
        found = {read.key: read for hit in heads if (read := self.at(hit.start)) and read.place}
        return next(iter(found.values())) if len(found) == 1 else None

    def committee_of_sentence(self, position: int) -> Phrase | None:
        """The only Party committee of a place that the sentence at a position names."""
        sentence = self.analysis.sentence_at(position)
        starts = range(sentence.start, sentence.end) if sentence else ()
        heads = (head for start in starts for head in self.heads.get(start, ()) if head.entry.label.endswith("ủy"))
        found = {read.key: read for head in heads if (read := self.at(head.start)) and read.place}
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def districts(self) -> dict[str, PlaceMention | None]:
        """The districts of the text by their names without the level word; None for a name that two of them have."""
        found: dict[str, PlaceMention | None] = {}
        for place in self.analysis.places:
            if place.level == "district":
                name = place.entity.label.lower().removeprefix(f"{place.type} ")
                other = found.setdefault(name, place)
                found[name] = place if other and other.entity == place.entity else None
        return found

    def committee_before(self, position: int) -> Phrase | None:
        """The Party committee of a place that is named last before a position in its sentence."""
        sentence = self.analysis.sentence_at(position)
        first = sentence.start if sentence else position
        for start in range(position - 1, first - 1, -1):
            for head in self.heads.get(start, ()):
                if head.entry.label.endswith("ủy") and (read := self.at(start)) and read.place:
                    return read
        return None

    def names_inside(self, hit: Hit, body: Entry) -> bool:
        """Whether a body is named inside a hit by a name of its own: "Bộ Chính trị" in "Ủy viên Bộ Chính trị"."""
        inside = (self.fixed.get(start) for start in range(hit.start + 1, hit.end))
        return any(named is not None and named.entry is body for named in inside)

    def has_holder(self, office: Entry) -> bool:
        """Whether the text names a person who holds an office, so that the bare office means that person."""
        if office not in self._holders:
            hits = (hit for hit in self.fixed.values() if hit.entry is office)
            self._holders[office] = any(beside.person(self, hit.start, hit.end) for hit in hits)
        return self._holders[office]

    def is_office(self, position: int) -> bool:
        """Whether an office, or a body that can act as one, is named at a position."""
        return position in self._office_ends or position in self.fixed

    def _listed(self, hit: Hit) -> Phrase | None:
        if hit.entry.fact("impliedOnly") == "true":
            return None
        if hit.entry.fact("headOf"):
            return authorities.read(self, hit) if self.text[hit.start].isupper() else None
        return foreign_bodies.listed_or_foreign(self, hit)

    def _is_head(self, hit: Hit) -> bool:
        if hit.start in self.countries and self.countries[hit.start][0].end > hit.end:
            return False
        if self._office_ends.get(hit.start, 0) > hit.end or self._place_ends.get(hit.start, 0) > hit.end:
            return False
        if self.is_name(hit):
            return True
        if self.lower[max(0, hit.start - 7) : hit.start].endswith(("trưởng ", "phó ", "chánh ")):
            return True
        if hit.entry.fact("lowerCase") != "true" and not (self._begins_field(hit) or self._is_of_named_place(hit)):
            return False
        return not self.is_inside_word(hit.start)

    def _is_of_named_place(self, hit: Hit) -> bool:
        """Whether an organ in small letters is that of the place named right behind it: "công an huyện Đức Thọ"."""
        shapes = hit.entry.facts.get("shape", ())
        if "place" in shapes:
            return hit.end + 1 in self._place_starts
        field = self.field_at(hit.end + 1) if "field" in shapes else None
        return field is not None and field.end + 1 in self._place_starts

    def _begins_field(self, hit: Hit) -> bool:
        """Whether a head noun in small letters stands before a field with capitals: "sở GTVT", "bộ Y tế"."""
        takes_field = {"ministry", "field"} & set(hit.entry.facts.get("shape", ()))
        return (
            bool(takes_field)
            and self.text[hit.end + 1 : hit.end + 2].isupper()
            and self.field_at(hit.end + 1) is not None
        )

    def is_inside_word(self, position: int) -> bool:
        """Whether the syllable at a position only ends a longer word: "báo" in "cảnh báo", "vụ" in "dịch vụ"."""
        if position - 1 in self._offices:
            return False
        before = self.lower[max(0, position - 8) : position].split()
        syllable = _SYLLABLE.match(self.lower, position)
        return bool(before) and syllable is not None and f"{before[-1]} {syllable.group()}" in compounds()

    def _at(self, position: int) -> Phrase | None:
        fixed = self.fixed.get(position)
        if fixed and fixed.entry.fact("noBody") == "true":
            return None
        if fixed and (self._begins_a_head(fixed) or named_bodies.is_of_longer_name(self, fixed)):
            fixed = None
        best = self._listed(fixed) if fixed else None
        for head in self.heads.get(position, ()):
            for shape in head.entry.facts.get("shape", ()):
                reading = SHAPES[shape](self, head) if shape in SHAPES else None
                yields = fixed is not None and shape in _YIELDING
                if reading and yields and not list_items.is_item(self.text, position, reading.end):
                    continue
                if reading and (best is None or reading.end > best.end - (shape == "ministry")):
                    best = reading
        return self._past_brackets(position) or best

    def _begins_a_head(self, hit: Hit) -> bool:
        """Whether a name is only the beginning of a head noun: "Cục Thi hành án" in "Cục Thi hành án dân sự"."""
        return any(head.end > hit.end for head in self.heads.get(hit.start, ()))

    def _past_brackets(self, position: int) -> Phrase | None:
        """A body of the lexicon with its abbreviation inside its name: "Bảo hiểm xã hội (BHXH) Việt Nam"."""
        if self.text.find(" (", position, position + _LONGEST_NAME) < 0:
            return None
        parts = _BRACKETS.match(self.text, position)
        for end in (parts.end(), parts.end(2)) if parts else ():
            entry = self.lexicon.named("Body", f"{parts[1]} {self.text[parts.start(2) : end]}") if parts else None
            if entry:
                return listed(position, end, entry)
        return None


def _by_start(hits: Iterable[Hit]) -> dict[int, list[Hit]]:
    found: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        found[hit.start].append(hit)
    return dict(found)
