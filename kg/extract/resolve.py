"""From a form to the thing it names, in the context of its text.

What other stages may rely on:

- `body_at(analysis, position)`: the body whose name starts at that position of the view,
  bare forms already resolved, and names nested in a longer one included ("UBND tỉnh" in
  "Văn phòng UBND tỉnh"). "Bộ trưởng Y tế" has the body Bộ Y tế at "Y tế".
- `body_entity(name, lexicon)`: the entity of a canonical name, with the lexicon's key where it has one.
- `local_body(kind, place, lexicon)`: the entity of an organ of a place: "Ủy ban nhân dân" of Hà Nội.
- `place_in_focus(analysis, position, levels, types)`: the place that a bare form at a position means.

Two candidates give no answer: fail empty, never wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

from kg.extract.analysis import Analysis, BodyMention, PlaceMention
from kg.model import Entity
from kg.ontology import Lexicon
from kg.text.slug import slug

DOMINANT = 0.6
"""Share of the mentions of fitting places that makes one of them what the text is about."""

TITLE_WEIGHT = 3
"""How many mentions one in the title or heading counts for."""

HEADING_WEIGHT = 20
"""How many mentions one in capitals at the head of an instrument counts for: it names the agency that issues it."""

HEADING = 160
"""How far the head of an instrument reaches, in characters."""

NEAR = 600
"""How far before a bare form the last fitting place may stand where the text has no main one, in characters."""

REACH = 2500
"""How far from a bare form the only fitting place of a text may stand, in characters."""

_DATELINE = re.compile(r",? ngày [\d.]")
_LEVEL_WORD = re.compile(r"^(?:Tỉnh|Thành phố|Quận|Huyện đảo|Huyện|Thị xã|Xã|Phường|Thị trấn|Đặc khu) ")
_KEEPS_LEVEL_WORD = "Thành phố Hồ Chí Minh"


def body_at(analysis: Analysis, position: int) -> BodyMention | None:
    """The body mention that starts at `position` of the view, nested ones included."""
    bodies = analysis.bodies
    index = bisect_right(bodies, position, key=lambda m: m.start) - 1
    if index < 0:
        return None
    if bodies[index].start == position:
        return bodies[index]
    return _nested(bodies[index].parts, position) if bodies[index].end > position else None


def _nested(parts: Sequence[BodyMention], position: int) -> BodyMention | None:
    for part in parts:
        if part.start == position:
            return part
        if part.start < position < part.end:
            return _nested(part.parts, position)
    return None


def body_entity(name: str, lexicon: Lexicon) -> Entity:
    """The entity of a body by its canonical name.

    Args:
        name: "Bộ Chính trị", "Thành ủy Hải Phòng".
        lexicon: where a listed body has its key and preferred name.
    """
    entry = lexicon.named("Body", name)
    return Entity("body", entry.key, entry.label) if entry else Entity("body", slug(name), name)


def local_body(kind: str, place: Entity, lexicon: Lexicon) -> Entity:
    """The entity of an organ of a place.

    Args:
        kind: its head noun as a `kg:BodyKind` names it: "Ủy ban nhân dân", "Thành ủy".
        place: the place whose organ it is.
        lexicon: tells whether the name goes with the place's level word, and which of them it lists.
    """
    return _local_body(kind, place.key, place.label, lexicon)


@lru_cache(maxsize=8192)
def _local_body(kind: str, place_key: str, place_label: str, lexicon: Lexicon) -> Entity:
    entry = lexicon.named("BodyKind", kind)
    label = entry.label if entry else kind
    omits = entry is not None and entry.fact("omitsLevelWord") == "true"
    name = f"{label} {without_level_word(place_label) if omits else with_level_word(place_label)}"
    listed = lexicon.named("Body", name)
    if listed:
        return Entity("body", listed.key, listed.label)
    return Entity("body", f"{place_key}/{slug(label)}" if "/" in place_key else slug(name), name)


def level_of(place: Entity) -> str:
    """The level of a place in Việt Nam, by its label and key: "province", "district" or "commune"."""
    word = _LEVEL_WORD.match(place.label)
    if word and word.group().strip() in ("Xã", "Phường", "Thị trấn", "Đặc khu"):
        return "commune"
    if word and word.group().strip() != "Tỉnh" and (word.group().strip() != "Thành phố" or "/" in place.key):
        return "district"
    return "province"


def with_level_word(label: str) -> str:
    """A place's name inside a longer one: "Huyện Đức Thọ" is "huyện Đức Thọ" there."""
    return label if label == _KEEPS_LEVEL_WORD else label[:1].lower() + label[1:]


def without_level_word(label: str) -> str:
    """A place's name alone: "Thành phố Hải Phòng" is "Hải Phòng"; a number and Hồ Chí Minh keep the word."""
    bare = _LEVEL_WORD.sub("", label)
    return label if label == _KEEPS_LEVEL_WORD else with_level_word(label) if bare.isdigit() else bare


class PlaceFocus:
    """The places of a text as what its bare forms may mean."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._fitting: dict[tuple[Collection[str], Collection[str]], list[PlaceMention]] = {}
        self._dominant: dict[tuple[Collection[str], Collection[str]], PlaceMention | None] = {}
        named = {p.entity.key for p in analysis.places if not _is_dateline(analysis, p)}
        self._places = [p for p in analysis.places if p.entity.key in named]
        self._title_end = analysis.sentences[0].end if analysis.sentences else 0

    def at(self, position: int, levels: Collection[str], types: Collection[str] = ()) -> PlaceMention | None:
        """The place that a bare form means: named before it in its sentence, else what the text is about.

        Args:
            position: where the bare form stands.
            levels: levels of the places that fit ("province").
            types: level words of the places that fit ("tỉnh"); none: any.
        """
        fitting = self.fitting(levels, types)
        if not fitting:
            return None
        sentence = self._analysis.sentence_at(position)
        start, end = (sentence.start, sentence.end) if sentence else (position, position)
        start = max(start, self._analysis.text.rfind(";", start, position) + 1)
        first = bisect_left(fitting, start, key=_start)
        here = bisect_left(fitting, position, key=_start)
        if first < here:
            return fitting[here - 1]
        dominant = self.dominant(levels, types)
        if dominant and (len(fitting) > 1 or abs(position - dominant.start) < REACH):
            return dominant
        behind = {p.entity.key: p for p in fitting[here:] if p.start < end}
        if len(behind) == 1:
            return next(iter(behind.values()))
        return fitting[first - 1] if first and position - fitting[first - 1].start < NEAR else None

    def fitting(self, levels: Collection[str], types: Collection[str]) -> list[PlaceMention]:
        """The mentions of places of these levels and types, in text order; those of a dateline alone left out."""
        key = (levels, types)
        if key not in self._fitting:
            self._fitting[key] = [p for p in self._places if p.level in levels and (not types or p.type in types)]
        return self._fitting[key]

    def dominant(self, levels: Collection[str], types: Collection[str] = ()) -> PlaceMention | None:
        """The place that the text names by far most often among those that fit, where it first stands."""
        key = (levels, types)
        if key not in self._dominant:
            self._dominant[key] = self._most(self.fitting(levels, types))
        return self._dominant[key]

    def _most(self, places: list[PlaceMention]) -> PlaceMention | None:
        weights: Counter[str] = Counter()
        for place in places:
            weights[place.entity.key] += self._weight(place)
        if not weights:
            return None
        key, weight = weights.most_common(1)[0]
        return next(p for p in places if p.entity.key == key) if weight >= DOMINANT * weights.total() else None

    def _weight(self, place: PlaceMention) -> int:
        if place.start < HEADING and self._analysis.text[place.start : place.end].isupper():
            return HEADING_WEIGHT
        return TITLE_WEIGHT if place.start < self._title_end else 1


def place_in_focus(
    analysis: Analysis, position: int, levels: Collection[str], types: Collection[str] = ()
) -> PlaceMention | None:
    """The place that a bare form at `position` means; see `PlaceFocus.at`."""
    return PlaceFocus(analysis).at(position, tuple(levels), tuple(types))


def main_place(analysis: Analysis) -> Entity | None:
    """The place that the whole text is about: the province it names by far most often, if any."""
    dominant = PlaceFocus(analysis).dominant(("province",))
    return dominant.entity if dominant else None


def _start(place: PlaceMention) -> int:
    return place.start


def _is_dateline(analysis: Analysis, place: PlaceMention) -> bool:
    return bool(_DATELINE.match(analysis.lower, place.end))
