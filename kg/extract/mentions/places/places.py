"""Places by name: provinces of both eras, districts, communes, regions and countries.

A province, a region, a country and a few well-known cities are named in the lexicon; units below
are read by `place_units`. A name in small letters is no place, nor is one that ends a person's name
or names a street.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extract import resolve
from kg.extract.analysis import Analysis, PlaceMention
from kg.extract.forms import forms
from kg.extract.mentions import contexts
from kg.extract.mentions.people import names
from kg.extract.mentions.places import place_units
from kg.model import Entity
from kg.ontology import Entry, Hit
from kg.text.letters import LOWER, UPPER

_REACH = 16
_DELEGATION = "Đoàn"
"""A family name that before a place is hardly one: "đại biểu Đoàn Hải Phòng"."""
_OFFICE_AND_NAME = re.compile(rf"[{LOWER}] [^\W\d_]+ ([{UPPER}][^\W\d_]+)")
"""The end of an office, a country of one word and the first word of a name: "Bộ trưởng Tư pháp Mỹ Jeff"."""


def find(analysis: Analysis) -> None:
    """Fill `analysis.places` and `analysis.focus`."""
    levelled = list(_levelled(analysis))
    found = [*place_units.in_rows(analysis, levelled), *_listed(analysis), *levelled, *_countries(analysis)]
    kept: list[PlaceMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    analysis.places = kept
    analysis.focus = resolve.main_place(analysis)
    place_units.situate(analysis)


def _listed(analysis: Analysis) -> Iterator[PlaceMention]:
    """Names of the lexicon, those with a level word of their own included."""
    for hit in analysis.hits.get("Place", []):
        if _is_written_as_name(analysis, hit) and not _names_another_thing(analysis, hit):
            yield listed(hit.start, hit)


def _levelled(analysis: Analysis) -> Iterator[PlaceMention]:
    """A level word with the name behind it."""
    named = {hit.start: hit for hit in analysis.hits.get("Place", [])}
    for level in analysis.hits.get("PlaceLevel", []):
        at = level.end + (analysis.text[level.end : level.end + 1] == " ")
        first = analysis.text[at : at + 1]
        if level.start in named or not (first.isupper() or first.isdigit()):
            continue
        if at in named and level.entry.label in ("tỉnh", "thành phố"):
            mention = _province_or_city(level, named[at])
        else:
            mention = place_units.read(analysis, level)
        if mention:
            yield mention


def _countries(analysis: Analysis) -> Iterator[PlaceMention]:
    """Countries other than Việt Nam, which is where every text is at home."""
    for hit in analysis.hits.get("Country", []):
        name = analysis.text[hit.start : hit.end]
        if hit.entry.fact("isoCode") == "VN" or not name[0].isupper():
            continue
        ambiguous = hit.entry.fact("ambiguous")
        if ambiguous and (name == ambiguous or name.isupper()) and not _is_country_here(analysis, hit):
            continue
        yield PlaceMention(hit.start, hit.end, entity(hit.entry), "country", "nước")


def _is_country_here(analysis: Analysis, hit: Hit) -> bool:
    """Whether an ambiguous name is a country here: behind a word that tells, or between an office and a name."""
    name = _OFFICE_AND_NAME.match(analysis.text, hit.start - 2) if hit.start > 1 else None
    if name and not names.is_syllable(name[1].lower()):
        return True
    following = analysis.text[hit.end : hit.end + 2].strip()
    context = contexts.before(analysis.lexicon, "CountryContext")
    return bool(context.search(analysis.lower, max(0, hit.start - _REACH), hit.start)) and not following[:1].isupper()


def _is_written_as_name(analysis: Analysis, hit: Hit) -> bool:
    """Whether a hit has its capitals; a region may go without, and Hồ Chí Minh needs its level word.

    A common word with one capital is no name: "Hải dương" in "Bộ Hải dương và Ngư nghiệp".
    """
    written = analysis.text[hit.start : hit.end]
    if written == hit.entry.fact("ambiguous"):
        return False
    if hit.entry.fact("needsLevelWord") == "true":
        return written.lower() != _bare(hit.entry).lower()
    return not written.islower() or hit.entry.fact("level") == "region"


def _names_another_thing(analysis: Analysis, hit: Hit) -> bool:
    """Whether the name ends a person's or begins inside a country's, or names a street, a battle or a treaty."""
    first = max(0, hit.start - _REACH)
    if any(country.start < hit.start < country.end for country in analysis.hits_in("Country", first, hit.end - 1)):
        return True
    if contexts.before(analysis.lexicon, "NotAPlace").search(analysis.lower, first, hit.start):
        return True
    if analysis.text[hit.start - 1 : hit.start] != " " or analysis.text[hit.start].islower():
        return False
    word = analysis.text[first : hit.start - 1].rpartition(" ")[2]
    if not word[:1].isupper() or word.lower() not in forms(analysis.lexicon, "Surname") or word == _DELEGATION:
        return False
    return not any(kind.end == hit.start - 1 for kind in analysis.hits_in("BodyKind", first, hit.start))


def _province_or_city(level: Hit, named: Hit) -> PlaceMention | None:
    entry = named.entry
    if entry.fact("level") == "region":
        return None
    if level.entry.label == "tỉnh" or entry.fact("level") != "province" or entry.fact("placeType") == "thành phố":
        return listed(level.start, named)
    return place_units.city_of(level, named, _bare(entry))


def listed(start: int, hit: Hit) -> PlaceMention:
    """The mention of a listed place, whose words begin at `start`."""
    return PlaceMention(start, hit.end, entity(hit.entry), hit.entry.fact("level"), hit.entry.fact("placeType"))


@lru_cache(maxsize=1024)
def entity(entry: Entry) -> Entity:
    """The entity of a place of the lexicon, with its name without level word."""
    bare = _bare(entry)
    return Entity("place", entry.key, entry.label, (bare,) if bare != entry.label else ())


def _bare(entry: Entry) -> str:
    return entry.label.removeprefix("Thành phố ").removeprefix("Tỉnh ")
