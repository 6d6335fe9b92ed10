"""Units below the province: a level word and a capitalised name, or a number.

"huyện Đức Thọ", "xã Lê Hồng", "phường 7", "TP Yên Bái". The gazetteer bounds the name where a person's
name or an office follows it; a name that it does not hold is taken as written if it is no person's.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from kg.extract import gazetteer
from kg.extract.analysis import Analysis, PlaceMention
from kg.extract.forms import forms
from kg.extract.mentions.people import names
from kg.model import Entity
from kg.ontology import Hit
from kg.text.letters import UPPER
from kg.text.slug import path, slug

_RUN = re.compile(rf" ?((?:[{UPPER}][\w'’]*)(?:[ -][{UPPER}][\w'’]*){{0,4}})")
_NUMBER = re.compile(r" ?(?:số )?(\d{1,2})\b(?![/.,-]\d)")
_NUMBERED = ("quận", "phường")
_ALL_KNOWN = ("thành phố", "quận", "thị xã")
_PLURAL = re.compile(r"(?<!\w)(?:các|hai|ba|bốn|năm|những|\d{1,2}) $")
_NEXT = re.compile(r"(?:,? và|,|;)(?= )")
_COLON = re.compile(r":(?= )")
_LATER = {
    "thành phố": ("thị xã",),
    "thị xã": ("thành phố",),
    "huyện": ("thị xã", "thành phố"),
    "xã": ("phường", "thị trấn"),
}
"""The kinds of unit that one of a kind may be in the tables, which hold each unit as it was last."""
_OUTER = re.compile(r"(?:,| -| \(| thuộc)? ?(?:đảng bộ )?")


def read(analysis: Analysis, level: Hit) -> PlaceMention | None:
    """The unit whose level word is `level`, if a name or number stands behind it."""
    word = level.entry.label
    number = _NUMBER.match(analysis.text, level.end) if word in _NUMBERED else None
    if number:
        return _mention(level, number.end(), f"{word} {int(number[1])}")
    run = _RUN.match(analysis.text, level.end)
    if not run or word == "tỉnh":
        return None
    syllables = _syllables(analysis, level, run[1])
    length = _known(analysis, level, syllables) or _unknown(analysis, level, word, syllables)
    if not length:
        return None
    name = " ".join(syllables[:length])
    return _mention(level, run.start(1) + len(name), f"{word} {name.title() if name.isupper() else name}")


def in_rows(analysis: Analysis, levelled: Iterable[PlaceMention]) -> Iterator[PlaceMention]:
    """The units named in a row behind one level word in the plural: "các huyện Đức Thọ, Can Lộc và Nghi Xuân".

    Args:
        analysis: the text.
        levelled: the units found right behind a level word.
    """
    firsts = {place.start: place for place in levelled}
    for level in analysis.hits.get("PlaceLevel", ()):
        if not _PLURAL.search(analysis.lower, max(0, level.start - 8), level.start):
            continue
        colon = _COLON.match(analysis.text, level.end)
        first = firsts.get(level.start)
        place = _next_in_row(analysis, level, colon.end()) if colon else None
        gap = _NEXT.match(analysis.text, first.end) if first else None
        if first and gap:
            place = _next_in_row(analysis, level, gap.end())
        while place:
            yield place
            gap = _NEXT.match(analysis.text, place.end)
            place = _next_in_row(analysis, level, gap.end()) if gap else None


def _next_in_row(analysis: Analysis, level: Hit, end: int) -> PlaceMention | None:
    """The known unit of a level whose name or number stands behind a blank at `end`."""
    item = Hit(end, end, level.entry)
    word = level.entry.label
    number = _NUMBER.match(analysis.text, end) if word in _NUMBERED else None
    if number:
        return _mention(Hit(end + 1, end + 1, level.entry), number.end(), f"{word} {int(number[1])}")
    run = _RUN.match(analysis.text, end)
    syllables = run[1].split(" ") if run else []
    length = _known(analysis, item, syllables) if word != "tỉnh" else 0
    if not run or not length:
        return None
    name = " ".join(syllables[:length])
    return _mention(Hit(run.start(1), run.start(1), level.entry), run.start(1) + len(name), f"{word} {name}")


def city_of(level: Hit, named: Hit, name: str) -> PlaceMention:
    """The city of district level that bears its province's name: "thành phố Yên Bái"."""
    label = f"Thành phố {name}"
    return PlaceMention(level.start, named.end, Entity("place", path(name, label), label), "district", "thành phố")


def situate(analysis: Analysis) -> None:
    """Put each unit below its province where only one has it, and a number below its city or district."""
    places = analysis.places
    for index, place in enumerate(places):
        if place.level not in ("district", "commune") or "/" in place.entity.key:
            continue
        if place.entity.label.rpartition(" ")[2].isdigit():
            place.entity = _numbered(analysis, place, places[index + 1 : index + 2])
        else:
            place.entity = _situated(analysis, place)


def _situated(analysis: Analysis, place: PlaceMention) -> Entity:
    """A unit below its province, by the gazetteer or else by the lexicon."""
    label = place.entity.label
    provinces = _table(place.level).get(label.lower(), ())
    entry = None if provinces else analysis.lexicon.named("Place", label)
    return Entity("place", entry.key if entry else gazetteer.key(label, provinces), label)


def _numbered(analysis: Analysis, place: PlaceMention, following: Sequence[PlaceMention]) -> Entity:
    """A numbered ward with the name of its city, a numbered district with that of Thành phố Hồ Chí Minh."""
    label = place.entity.label
    if place.level == "district":
        return Entity("place", path("Hồ Chí Minh", label), label)
    outer = following[0] if following and following[0].level in ("district", "province") else None
    if not outer or not _OUTER.fullmatch(analysis.lower, place.end, outer.start):
        return place.entity
    whole = f"{label} {outer.entity.label[:1].lower()}{outer.entity.label[1:]}"
    return Entity("place", f"{outer.entity.key}/{slug(label)}", whole, (label,))


def _syllables(analysis: Analysis, level: Hit, run: str) -> list[str]:
    """The words that may be the name; behind a level word in capitals only those in capitals too."""
    syllables = run.split(" ")
    written = analysis.text[level.start : level.end]
    if written.isupper() and len(written) == len(level.entry.label):
        return list(itertools.takewhile(str.isupper, syllables))
    return syllables


def _known(analysis: Analysis, level: Hit, syllables: list[str]) -> int:
    """How many words the longest name has that the gazetteer or the lexicon holds."""
    word = level.entry.label
    table = _table(level.entry.fact("level"))
    for length in range(len(syllables), 0, -1):
        name = " ".join(syllables[:length]).lower()
        if any(f"{kind} {name}" in table for kind in (word, *_LATER.get(word, ()))):
            return length
        if analysis.lexicon.named("Place", f"{word} {name}"):
            return length
    return 0


def _unknown(analysis: Analysis, level: Hit, word: str, syllables: list[str]) -> int:
    """How many words of a name that the gazetteer does not hold are taken; 0 where it holds all of the kind."""
    letter = len(analysis.text[level.start : level.end].rstrip(".")) == 1
    run = " ".join(syllables)
    if analysis.lexicon.named("Country", " ".join(syllables[:2])):
        return 0
    if letter or word in _ALL_KNOWN or len(syllables) < 2 or run.isupper() or _is_person(analysis, run):
        return 0
    return 2 if len(syllables) > 3 else len(syllables)


def _is_person(analysis: Analysis, run: str) -> bool:
    tokens = [token for found in names.runs(run) for token in names.tokens(found)]
    if len(tokens) == 2 and tokens[0].lower in forms(analysis.lexicon, "WeakSurname"):
        return False
    return bool(tokens) and names.vietnamese(tokens, analysis.lexicon, run.lower()) > 1


def _table(level: str) -> gazetteer.Table:
    return gazetteer.communes() if level == "commune" else gazetteer.districts()


def _mention(level: Hit, end: int, name: str) -> PlaceMention:
    label = name[0].upper() + name[1:]
    kind = "commune" if level.entry.fact("level") == "commune" else "district"
    return PlaceMention(level.start, end, Entity("place", slug(label), label), kind, level.entry.label)
