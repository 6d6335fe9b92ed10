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

from kg.extract.analysis import Analysis, BodyMention, PlaceMention
from kg.model import Entity
from kg.ontology import Lexicon
from kg.text.slug import slug

DOMINANT = 0.6
"""Share of the mentions of fitting places that makes one of them what the text is about."""

TITLE_WEIGHT = 3
"""How many mentions one in the title or heading counts for."""

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
        lexicon: tells whether the name goes with the place's level word.
    """
    entry = lexicon.named("BodyKind", kind)
    label = entry.label if entry else kind
    omits = entry is not None and entry.fact("omitsLevelWord") == "true"
    name = f"{label} {without_level_word(place.label) if omits else with_level_word(place.label)}"
    return Entity("body", f"{place.key}/{slug(label)}" if "/" in place.key else slug(name), name)


def with_level_word(label: str) -> str:
    """A place's name inside a longer one: "Huyện Đức Thọ" is "huyện Đức Thọ" there."""
    return label if label == _KEEPS_LEVEL_WORD else label[:1].lower() + label[1:]


def without_level_word(label: str) -> str:
    """A place's name alone: "Thành phố Hải Phòng" is "Hải Phòng"; a number and Hồ Chí Minh keep the word."""
    bare = _LEVEL_WORD.sub("", label)
    return label if label == _KEEPS_LEVEL_WORD else with_level_word(label) if bare.isdigit() else bare


def place_in_focus(
    analysis: Analysis, position: int, levels: Collection[str], types: Collection[str] = ()
) -> PlaceMention | None:
    """The place that a bare form at `position` means: named before it in its sentence, else what the text is about.

    Args:
        analysis: the text, its places found.
        position: where the bare form stands.
        levels: levels of the places that fit ("province").
        types: level words of the places that fit ("tỉnh"); none: any.
    """
    fitting = _fitting(analysis, levels, types)
    if not fitting:
        return None
    sentence = analysis.sentence_at(position)
    start, end = (sentence.start, sentence.end) if sentence else (position, position)
    before = [p for p in fitting if start <= p.start < position]
    if before:
        return before[-1]
    dominant = _dominant(analysis, fitting)
    if dominant:
        return dominant
    behind = {p.entity: p for p in fitting if position <= p.start < end}
    if len(behind) == 1:
        return next(iter(behind.values()))
    earlier = bisect_left(fitting, start, key=lambda p: p.start)
    return fitting[earlier - 1] if earlier and position - fitting[earlier - 1].start < 600 else None


def main_place(analysis: Analysis) -> Entity | None:
    """The place that the whole text is about: the province it names by far most often, if any."""
    dominant = _dominant(analysis, _fitting(analysis, ("province",), ()))
    return dominant.entity if dominant else None


def _fitting(analysis: Analysis, levels: Collection[str], types: Collection[str]) -> list[PlaceMention]:
    found = [p for p in analysis.places if p.level in levels and (not types or p.type in types)]
    named = {p.entity for p in found if not _is_dateline(analysis, p)}
    return [p for p in found if p.entity in named]


def _is_dateline(analysis: Analysis, place: PlaceMention) -> bool:
    return bool(_DATELINE.match(analysis.lower, place.end))


def _dominant(analysis: Analysis, places: list[PlaceMention]) -> PlaceMention | None:
    title_end = analysis.sentences[0].end if analysis.sentences else 0
    weights: Counter[Entity] = Counter()
    for place in places:
        weights[place.entity] += TITLE_WEIGHT if place.start < title_end else 1
    if not weights:
        return None
    entity, weight = weights.most_common(1)[0]
    if weight < DOMINANT * weights.total():
        return None
    return next(p for p in places if p.entity == entity)
