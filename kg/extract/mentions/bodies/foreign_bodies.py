"""Organs of other countries: "Quốc hội Nhật Bản", "Bộ Ngoại giao Lào", "Đại sứ quán Việt Nam tại Lào".

An organ whose word also names a Vietnamese body is a foreign one where a country follows, and in
a text that is about another country alone.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.mentions.bodies.body_phrase import Phrase, listed, named
from kg.extract.mentions.people.names import is_syllable
from kg.ontology import Entry, Hit
from kg.text.letters import UPPER

if TYPE_CHECKING:
    from kg.extract.mentions.bodies.body_reader import BodyReader

_GAP = re.compile(r" (?:của )?(?:nước |chủ nhà )?")
_ABROAD = re.compile(r" (?:tại|ở) ")
_PARTY = re.compile(r"(?<=Đảng) (?:Cộng sản|Nhân dân Cách mạng|Lao động|Nhân dân)")
_CHAMBER = re.compile(r" (?:của )?(Hạ viện|Thượng viện)")
_PARLIAMENT = re.compile(r" (?:của )?(?:quốc hội|nghị viện)")
_STATE_ORGAN = re.compile(
    r"(?:Bộ|Quốc hội|Chính phủ|Ủy ban|Cục|Tổng cục|Văn phòng|Tòa án|Viện kiểm sát|Hội đồng|Đài|Quân)\b"
)
_CITY = re.compile(rf"[{UPPER}][\w-]*(?: [{UPPER}][\w-]*){{0,2}}")
_DOMESTIC = ("province", "district", "commune")
_HOLDER = re.compile(rf" ([{UPPER}][\w-]*(?: [{UPPER}][\w-]*){{1,3}})")
_AGAINST = re.compile(r"(?:với|chống|sang|tới|đến|về|cho|từ) (?:nước )?$")
"""Words before a country that stands opposite the one whose organ is meant: "thông đồng với Nga"."""
_MOST = 0.5
_OUTWEIGHS = 6
"""How many mentions of other countries one of a place in Việt Nam weighs."""
_MANY, _FEW = 3, 2
"""How many mentions of other countries make a text about them, and how many if one stands in the lede."""
_LEDE, _BYLINE = 200, 60
"""How far the lede reaches, and how near the end a text names its author, in characters."""
_NEXT_WORD = re.compile(rf" ([{UPPER}][\w-]*)")


class Country(NamedTuple):
    """A country behind an organ: its name and where it ends."""

    label: str
    end: int


def country_after(reader: BodyReader, position: int) -> Country | None:
    """The country, other than Việt Nam, that is named right behind `position`."""
    gap = _GAP.match(reader.lower, position)
    if not gap:
        return None
    for hit in reader.countries.get(gap.end(), ()):
        if hit.entry.fact("isoCode") == "VN":
            return None
        word = _NEXT_WORD.match(reader.text, hit.end)
        if hit.entry.fact("ambiguous") and word and is_syllable(word[1].lower()):
            return None
        return Country(hit.entry.label, hit.end)
    return None


def _behind_parliament(reader: BodyReader, position: int) -> Country | None:
    """The country behind a chamber and its parliament: "Thượng viện Quốc hội Hà Lan"."""
    parliament = _PARLIAMENT.match(reader.lower, position)
    return country_after(reader, parliament.end()) if parliament else None


def foreign(start: int, country: Country, organ: str, kind: Entry | None = None) -> Phrase:
    """The organ of a country."""
    return named(start, country.end, f"{organ} {country.label}", kind)


def listed_or_foreign(reader: BodyReader, hit: Hit) -> Phrase | None:
    """A body of the lexicon, or the organ of that name of the country behind it or of the one the text is about."""
    if hit.entry.fact("foreign") or not _STATE_ORGAN.match(hit.entry.label):
        return _of_party_abroad(reader, hit) or listed(hit.start, hit.end, hit.entry)
    country = country_after(reader, hit.end)
    if country:
        return foreign(hit.start, country, hit.entry.label, hit.entry)
    if reader.is_abroad and "Việt Nam" not in hit.entry.label:
        there = country_in_focus(reader, hit.start)
        return _of_country(reader, hit, there) if there else None
    return listed(hit.start, hit.end, hit.entry)


def _of_party_abroad(reader: BodyReader, hit: Hit) -> Phrase | None:
    """An organ of a party of another country: "Ban Chấp hành Trung ương Đảng Cộng sản Trung Quốc"."""
    party = _PARTY.match(reader.text, hit.end)
    country = country_after(reader, party.end()) if party else None
    return named(hit.start, country.end, reader.text[hit.start : country.end]) if country else None


def _of_country(reader: BodyReader, hit: Hit, country: str) -> Phrase:
    """The organ of a country under the name of one of Việt Nam's; a committee may be that of a chamber."""
    committee = hit.entry.label.removesuffix(" của Quốc hội")
    chamber = _CHAMBER.match(reader.text, hit.end) if committee != hit.entry.label else None
    if chamber:
        return named(hit.start, chamber.end(), f"{committee} {chamber[1]} {country}")
    return named(hit.start, hit.end, f"{hit.entry.label} {country}")


def organ(reader: BodyReader, head: Hit) -> Phrase | None:
    """The organ of another country whose head noun is `head`."""
    kind = head.entry
    if kind.fact("abroad") == "true":
        return _mission(reader, head)
    country = country_after(reader, head.end) or _behind_parliament(reader, head.end)
    if country:
        return foreign(head.start, country, kind.label, kind)
    if kind.fact("ownName") != "true":
        return None
    there = _known(reader, head) or (_meant(reader, head) if reader.is_abroad else None)
    if there:
        return named(head.start, head.end, f"{kind.label} {there}", kind)
    return named(head.start, head.end, kind.label, kind) if kind.fact("standsAlone") == "true" else None


def _meant(reader: BodyReader, head: Hit) -> str | None:
    """The country of an organ in a text about others; a party is of the one that the whole text is about."""
    party = "party" in head.entry.facts.get("shape", ())
    return reader.country_of_text if party else country_in_focus(reader, head.start)


def _known(reader: BodyReader, head: Hit) -> str | None:
    """The country with which the text names the same organ, if it is one."""
    found = {
        country.label
        for hit in reader.analysis.hits.get("BodyKind", ())
        if hit.entry is head.entry and (country := country_after(reader, hit.end))
    }
    return next(iter(found)) if len(found) == 1 else None


def _mission(reader: BodyReader, head: Hit) -> Phrase | None:
    gap = _GAP.match(reader.lower, head.end)
    sender = next(iter(reader.countries.get(gap.end(), ())), None) if gap else None
    if not sender:
        return None
    label = f"{head.entry.label} {sender.entry.label}"
    if sender.entry.fact("isoCode") != "VN":
        return named(head.start, sender.end, label, head.entry)
    abroad = _ABROAD.match(reader.lower, sender.end)
    host = next(iter(reader.countries.get(abroad.end(), ())), None) if abroad else None
    if host:
        return named(head.start, host.end, f"{label} tại {host.entry.label}", head.entry)
    city = _CITY.match(reader.text, abroad.end()) if abroad else None
    return named(head.start, city.end(), f"{label} tại {city.group()}", head.entry) if city else None


def is_abroad(reader: BodyReader) -> bool:
    """Whether the text is about other countries alone."""
    countries = [place for place in reader.places.values() if place.level == "country"]
    if len(countries) < _MANY and (len(countries) < _FEW or min(place.start for place in countries) > _LEDE):
        return False
    if any(document.symbol for document in reader.analysis.documents):
        return False
    return _at_home(reader) * _OUTWEIGHS <= len(countries)


def _at_home(reader: BodyReader) -> int:
    """How often a text names what is in Việt Nam; its author, named at the end, left out."""
    places = {start for start, place in reader.places.items() if place.level in _DOMESTIC}
    places |= {at for at, hits in reader.countries.items() if any(h.entry.fact("isoCode") == "VN" for h in hits)}
    signs = [form for entry in reader.lexicon.of("AtHome") for form in entry.facts["form"]]
    told = sum(reader.text.count(sign, 0, -_BYLINE) for sign in signs)
    return told + sum(not _only_tells_time(reader, start) for start in places)


def _only_tells_time(reader: BodyReader, start: int) -> bool:
    """Whether a place only says whose time of day is meant: "3 giờ sáng (giờ Việt Nam)"."""
    return reader.lower.endswith("giờ ", 0, start)


def holders(reader: BodyReader) -> set[str]:
    """The names behind offices of other countries: "Thủ tướng Trung Quốc Lý Khắc Cường"."""
    offices = (hit for kind in ("Role", "Office") for hit in reader.analysis.hits.get(kind, ()))
    lands = (country_after(reader, hit.end) for hit in offices if reader.countries)
    found = (_HOLDER.match(reader.text, land.end) for land in lands if land)
    return {name[1] for name in found if name}


def country_in_focus(reader: BodyReader, position: int) -> str | None:
    """The country that a bare organ means: the one whose office is named before it in its sentence, else the text's."""
    sentence = reader.analysis.sentence_at(position)
    start = sentence.start if sentence else position
    near = [p for p in reader.places.values() if p.level == "country" and start <= p.start < position]
    acting = [p for p in near if _AGAINST.search(reader.lower, max(0, p.start - 12), p.start) is None]
    return acting[-1].entity.label if acting else reader.country_of_text


def country_of_text(reader: BodyReader) -> str | None:
    """The country that a text is about: the one that its name and what belongs to it tell most often."""
    counts = Counter(p.entity.label for p in reader.places.values() if p.level == "country")
    for sign in reader.lexicon.of("CountrySign"):
        country = reader.lexicon.entries[sign.fact("country")].label
        counts[country] += sum(reader.text.count(form) for form in sign.facts["form"])
    if not counts:
        return None
    label, count = counts.most_common(1)[0]
    return label if count >= _MOST * counts.total() else None
