"""Which documents carry out which, level by level, and for which provinces the bodies act that pass them."""

from __future__ import annotations

from kg.graph.terms import expand
from kg.tables.reader import Reader
from kg.tables.stated import Stated

IMPLEMENTS = "eli:ensures_implementation_of"


def all_levels(reader: Reader, document: str) -> list[str]:
    """The documents that carry a document out, and those that carry these out, and so on."""
    found: dict[str, None] = {}
    ring = [document]
    while ring:
        ring = [by for above in ring for by in reader.pointing(above, IMPLEMENTS) if by != document and by not in found]
        found |= dict.fromkeys(ring)
    return sorted(found)


def implementing(reader: Reader, document: str) -> list[Stated]:
    """The statements that a document is carried out, the surest first."""
    predicate = expand(IMPLEMENTS)
    return [stated for stated in reader.naming(document) if stated.predicate == predicate]


def provinces(reader: Reader, body: str) -> set[str]:
    """The provinces of today that a body acts for, by itself or by the body it is part of."""
    found: set[str] = set()
    ring, seen = [body], {body}
    while ring:
        for one in ring:
            found.update(reader.things(one, "eli:jurisdiction"))
        ring = [up for one in ring for up in reader.things(one, "org:subOrganizationOf") if up not in seen]
        seen.update(ring)
    return {province for place in found for province in today(reader, place)}


def today(reader: Reader, place: str) -> set[str]:
    """The province that a place is or is in now."""
    seen: set[str] = set()
    while place not in seen:
        seen.add(place)
        onward = [*reader.things(place, "kg:mergedInto"), *reader.things(place, "kg:within")]
        if not onward:
            break
        place = onward[0]
    return {place} if "province" in reader.values(place, "kg:level") else set()


def by_then(reader: Reader, document: str, on: str) -> bool:
    """Whether a document is of that day or before, as far as is known."""
    passed = reader.date(document, "eli:date_document")
    return not on or not passed or passed <= on
