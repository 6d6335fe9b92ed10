"""Reads the body whose name begins at a position: the lexicon's own names, else head noun and shape.

A head noun (`kg:BodyKind`) says in which shapes its names go on; each shape is a small grammar
of its own module. The longest reading wins, and of two of one length the lexicon's name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

from kg.extract import resolve
from kg.extract.analysis import Analysis, PlaceMention, within
from kg.extract.mentions import authorities, foreign_bodies, local_bodies, named_bodies, nested_bodies
from kg.extract.mentions.body_phrase import Phrase, listed
from kg.ontology import ID, Entry, Hit
from kg.text.letters import LOWER

Shape = Callable[["BodyReader", Hit], Phrase | None]

SHAPES: dict[str, Shape] = {
    "place": local_bodies.of_place,
    "field": local_bodies.of_field,
    "ministry": nested_bodies.ministry,
    "office": nested_bodies.office,
    "part": nested_bodies.part,
    "name": named_bodies.name,
    "about": named_bodies.about,
    "number": named_bodies.number,
    "foreign": foreign_bodies.organ,
}
"""How each `kg:shape` is read."""

_GOVERNMENT = ID + "body/chính-phủ"
_NOT_IN_CAPITALS = re.compile(f"[{LOWER}]")


class BodyReader:
    """Reads the bodies of one text; each position is read once."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.lexicon = analysis.lexicon
        self.text = analysis.text
        self.lower = analysis.lower
        self.fixed = {hit.start: hit for hit in analysis.hits.get("Body", ()) if self.is_name(hit)}
        self.heads = _by_start(hit for hit in analysis.hits.get("BodyKind", ()) if self._is_head(hit))
        self.countries = _by_start(hit for hit in analysis.hits.get("Country", ()) if self.is_name(hit))
        self.places: dict[int, PlaceMention] = {place.start: place for place in analysis.places}
        self.levels = {hit.start: hit for hit in analysis.hits.get("PlaceLevel", ())}
        offices = [hit for kind in ("Role", "Office") for hit in analysis.hits.get(kind, ())]
        self._offices = {hit.end for hit in offices}
        self._office_starts = {hit.start for hit in offices} | {hit.start for hit in analysis.hits.get("Body", ())}
        self._holders: dict[Entry, bool] = {}
        self._read: dict[int, Phrase | None] = {}

    def at(self, position: int) -> Phrase | None:
        """The body whose name begins at `position`, if any."""
        if position not in self._read:
            self._read[position] = None
            self._read[position] = self._at(position)
        return self._read[position]

    def is_name(self, hit: Hit) -> bool:
        """Whether a hit is written as a name is: with a capital."""
        return not self.text[hit.start].islower()

    def in_capitals(self, start: int, end: int) -> bool:
        """Whether a span is written in capitals alone, so that they mark no names."""
        return not _NOT_IN_CAPITALS.search(self.text, start, end)

    def places_from(self, start: int, end: int) -> list[PlaceMention]:
        """The places that stand whole inside a span."""
        return within(self.analysis.places, start, end)

    def behind_office(self, position: int) -> bool:
        """Whether the head noun whose words end just before `position` stands behind an office: "Giám đốc Công ty"."""
        sentence = self.analysis.sentence_at(position)
        start = sentence.start if sentence else position
        return any(end + 1 in self.heads and end < position for end in self._offices if start <= end < position < end + 40)

    @cached_property
    def is_abroad(self) -> bool:
        """Whether the text is about other countries alone."""
        return foreign_bodies.is_abroad(self)

    @cached_property
    def ministry_in_focus(self) -> Phrase | None:
        """The ministry that the text is about: the only one, or the one it names by far most often."""
        found = [hit for hit in self.fixed.values() if is_ministry(hit.entry)]
        counts = Counter(hit.entry for hit in found)
        if not counts:
            return None
        entry, count = counts.most_common(1)[0]
        if count < resolve.DOMINANT * counts.total():
            return None
        first = next(hit for hit in found if hit.entry is entry)
        return listed(first.start, first.end, entry)

    def has_holder(self, office: Entry) -> bool:
        """Whether the text names a person who holds an office, so that the bare office means that person."""
        if office not in self._holders:
            self._holders[office] = authorities.has_holder(self, office)
        return self._holders[office]

    def are_offices(self, start: int, end: int, words: str) -> bool:
        """Whether a span between a name and an office holds nothing but offices, each behind a comma."""
        at = start
        for piece in re.split(r"(?:, | - |; )", words):
            if piece.strip() and at not in self._office_starts:
                return False
            at = words.find(piece, at - start) + start + len(piece) if piece else at
            at += len(words[at - start :]) - len(words[at - start :].lstrip(" ,;-"))
        return True

    def _listed(self, hit: Hit) -> Phrase | None:
        if hit.entry.fact("headOf"):
            return authorities.read(self, hit)
        return foreign_bodies.listed_or_foreign(self, hit)

    def _is_head(self, hit: Hit) -> bool:
        return self.is_name(hit) or hit.entry.fact("lowerCase") == "true"

    def _at(self, position: int) -> Phrase | None:
        fixed = self.fixed.get(position)
        best = self._listed(fixed) if fixed else None
        for head in self.heads.get(position, ()):
            for shape in head.entry.facts.get("shape", ()):
                reading = SHAPES[shape](self, head) if shape in SHAPES else None
                if reading and (best is None or reading.end > best.end):
                    best = reading
        return best


def is_ministry(entry: Entry) -> bool:
    """Whether a listed body is a ministry of the Government."""
    return entry.label.startswith("Bộ ") and entry.fact("subOrganizationOf") == _GOVERNMENT


def _by_start(hits: Iterable[Hit]) -> dict[int, list[Hit]]:
    found: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        found[hit.start].append(hit)
    return dict(found)
