"""Places by name: provinces of both eras, districts, communes, regions and countries.

A province, a region, a country and a few well-known cities are named in the lexicon. Units
below are read as their level word and a capitalised name ("huyện Đức Thọ", "phường 7"),
which the gazetteer bounds where a person's name or an office follows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from kg.extract import gazetteer, resolve
from kg.extract.analysis import Analysis, PlaceMention
from kg.extract.mentions import names
from kg.model import Entity
from kg.ontology import Entry, Hit, Lexicon
from kg.text.letters import UPPER
from kg.text.slug import path, slug

_RUN = re.compile(rf" ?((?:[{UPPER}][\w'’]*)(?:[ -][{UPPER}][\w'’]*){{0,4}})")
_NUMBER = re.compile(r" ?(?:số )?(\d{1,2})\b(?![/.,-]\d)")
_NUMBERED = {"quận", "phường"}
_BEFORE_COUNTRY = re.compile(
    r"(?:nước|cộng hòa|liên bang|vương quốc|ở|tại|với|của|sang|từ|và|giữa|thăm|đến|tới|người|phía|cho|là|cùng|"
    r"đại sứ quán|chính phủ|quốc hội|hạ viện|thượng viện|tổng thống|thủ tướng|ngoại giao|quốc phòng|việt nam -|,) $"
)
_NOT_THE_PLACE = re.compile(r"(?:\b(?:đường|phố|đại lộ|quốc lộ|cầu|chiến dịch|trận|hiệp định|công ước)) $")


def find(analysis: Analysis) -> None:
    """Fill `analysis.places` and `analysis.focus`."""
    reader = _Reader(analysis)
    found = sorted([*reader.levelled(), *reader.listed(), *reader.countries()], key=lambda m: (m.start, -m.end))
    kept: list[PlaceMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    analysis.places = kept
    analysis.focus = resolve.main_place(analysis)


class _Reader:
    """Reads the places of one text."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.lower = analysis.lower
        self.named = analysis.hits.get("Place", [])
        self.starts = {hit.start: hit for hit in self.named}
        self.families = {hit.start for hit in analysis.hits.get("FamilyName", [])}

    def listed(self) -> Iterator[PlaceMention]:
        """Names of the lexicon that stand without a level word of their own."""
        for hit in self.named:
            if self._is_name(hit) and not hit.entry.fact("needsLevelWord") == "true":
                yield _mention(hit.start, hit)
            elif hit.entry.fact("needsLevelWord") == "true" and self.lower[hit.start : hit.end] != _short(hit.entry):
                yield _mention(hit.start, hit)

    def levelled(self) -> Iterator[PlaceMention]:
        """A level word with the name behind it."""
        for hit in self.analysis.hits.get("PlaceLevel", []):
            at = hit.end + (self.text[hit.end : hit.end + 1] == " ")
            first = self.text[at : at + 1]
            if not (first.isupper() or first.isdigit()):
                continue
            mention = self._levelled(hit, at)
            if mention:
                yield mention

    def countries(self) -> Iterator[PlaceMention]:
        """Countries other than Việt Nam, which is where every text is at home."""
        for hit in self.analysis.hits.get("Country", []):
            if hit.entry.fact("isoCode") == "VN" or not self.text[hit.start].isupper():
                continue
            name = self.text[hit.start : hit.end]
            if name == hit.entry.fact("ambiguous") and not self._country_context(hit):
                continue
            if name.isupper() and len(name) > 3 and hit.entry.fact("ambiguous"):
                continue
            yield PlaceMention(hit.start, hit.end, _listed_entity(hit.entry), "country", "nước")

    def _country_context(self, hit: Hit) -> bool:
        following = self.text[hit.end : hit.end + 2].strip()
        before = self.lower[max(0, hit.start - 16) : hit.start]
        return bool(_BEFORE_COUNTRY.search(before)) and not following[:1].isupper()

    def _is_name(self, hit: Hit) -> bool:
        """Whether a hit is the place, not a common noun, a part of a person's name or a street."""
        if not self.text[hit.start].isupper():
            with_level_word = not self.text[hit.start : hit.end].islower()
            return with_level_word or hit.entry.fact("level") == "region"
        before = self.lower[max(0, hit.start - 12) : hit.start]
        if _NOT_THE_PLACE.search(before):
            return False
        word = before.rstrip().rpartition(" ")[2]
        return not (before.endswith(" ") and word and hit.start - 1 - len(word) in self.families)

    def _levelled(self, hit: Hit, at: int) -> PlaceMention | None:
        word = hit.entry.label
        named = self.starts.get(at)
        if named and word in ("tỉnh", "thành phố"):
            return self._province_or_city(hit, named, word)
        if word == "tỉnh":
            return None
        number = _NUMBER.match(self.text, hit.end)
        if number and word in _NUMBERED:
            return self._unit(hit, number.end(), f"{word} {int(number[1])}")
        run = _RUN.match(self.text, hit.end)
        return self._run(hit, word, run) if run else None

    def _province_or_city(self, hit: Hit, named: Hit, word: str) -> PlaceMention | None:
        entry = named.entry
        level = entry.fact("level")
        if level == "region":
            return None
        if word == "thành phố" and level == "province" and not _is_city(entry):
            label = f"Thành phố {_bare(entry)}"
            return PlaceMention(hit.start, named.end, Entity("place", f"{entry.key}/{slug(label)}", label), "district", word)
        return _mention(hit.start, named)

    def _run(self, hit: Hit, word: str, run: re.Match[str]) -> PlaceMention | None:
        table = gazetteer.communes() if hit.entry.fact("level") == "commune" else gazetteer.districts()
        syllables = run[1].split(" ")
        for length in range(len(syllables), 0, -1):
            name = " ".join(syllables[:length])
            if f"{word} {name}".lower() in table or (word == "thành phố" and f"thị xã {name}".lower() in table):
                return self._unit(hit, run.start(1) + len(name), f"{word} {name}")
        if run[1].isupper() or len(self.text[hit.start : hit.end].rstrip(".")) == 1 or self._is_person(run):
            return None
        name = " ".join(syllables[: 2 if len(syllables) > 3 else len(syllables)])
        return self._unit(hit, run.start(1) + len(name), f"{word} {name}")

    def _is_person(self, run: re.Match[str]) -> bool:
        words = [word for found in names.runs(run[1]) for word in names.tokens(found)]
        return bool(words) and names.vietnamese(words, self.analysis.lexicon, run[1].lower()) > 1

    def _unit(self, hit: Hit, end: int, name: str) -> PlaceMention:
        level = "commune" if hit.entry.fact("level") == "commune" else "district"
        if name.isupper() or self.text[hit.start : end].isupper():
            name = hit.entry.label + " " + self.text[hit.start : end].split(" ", 1)[-1].title()
        label = name[0].upper() + name[1:]
        return PlaceMention(hit.start, end, Entity("place", slug(label), label), level, hit.entry.label)


def _is_city(entry: Entry) -> bool:
    return entry.fact("placeType") == "thành phố"


def _bare(entry: Entry) -> str:
    return entry.label.removeprefix("Thành phố ").removeprefix("Tỉnh ")


@lru_cache(maxsize=512)
def _short(entry: Entry) -> str:
    return _bare(entry).lower()


def _mention(start: int, hit: Hit) -> PlaceMention:
    return PlaceMention(start, hit.end, _listed_entity(hit.entry), hit.entry.fact("level"), hit.entry.fact("placeType"))


@lru_cache(maxsize=1024)
def _listed_entity(entry: Entry) -> Entity:
    bare = _bare(entry)
    return Entity("place", entry.key, entry.label, (bare,) if bare != entry.label else ())
