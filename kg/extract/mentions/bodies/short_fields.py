"""What the short name of a ministry or department means: "Bộ Giao thông", "Sở Nông nghiệp", "Phòng Giáo dục".

A field names the ones that its name may be short for (`kg:shortFor`). The one whose ministry or department
the text names in full is meant, else the one whose ministry there was on the day of the text; the lexicon
says until when (`kg:until`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.mentions.dates import reference_day
from kg.ontology import Entry, Lexicon

if TYPE_CHECKING:
    from kg.extract.mentions.bodies.body_reader import BodyReader

_ALWAYS = "9999"


def full_field(reader: BodyReader, field: Entry) -> Entry | None:
    """The field that is meant by a short one; None if it is short for none."""
    candidates = [reader.lexicon.entries[iri] for iri in field.facts.get("shortFor", ())]
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    named = [c for c in candidates if c in reader.fields_named]
    if len(named) == 1:
        return named[0]
    day = _day(reader)
    existing = [c for c in candidates if day and _until(c, reader.lexicon) > day]
    return min(existing, key=lambda c: _until(c, reader.lexicon)) if existing else None


def _day(reader: BodyReader) -> str:
    """The day of the text, or else the last whole date that it names; "" if it names none."""
    whole = (d.value for d in reader.analysis.dates if len(d.value) == len("2025-03-01"))
    return reference_day(reader.analysis) or max(whole, default="")


@lru_cache(maxsize=64)
def _until(field: Entry, lexicon: Lexicon) -> str:
    ministry = lexicon.named("Body", f"Bộ {field.label}")
    return ministry.fact("until", _ALWAYS) if ministry else _ALWAYS
