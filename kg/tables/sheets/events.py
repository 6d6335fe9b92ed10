"""Events: what took place when and where, and who took part."""

from __future__ import annotations

from collections.abc import Iterator

from kg.tables.columns import Column, Kind, Row, Sheet, day, year
from kg.tables.reader import EVIDENCE, IRI, STATING, Reader
from kg.tables.stated import sources_of

PARTICIPATION = ("schema:organizer", "kg:chair", "schema:attendee", "schema:performer")
"""How someone takes part in an event."""


def rows(reader: Reader) -> Iterator[Row]:
    """The events, the latest first, those without a date last."""
    for iri, begun in reader.latest("kg:Event", "schema:startDate").items():
        stated = reader.about(iri) or reader.naming(iri)
        yield (
            reader.name(iri),
            reader.value(iri, "kg:eventKind"),
            day(begun),
            day(reader.date(iri, "schema:endDate")),
            year(begun),
            *(reader.named(iri, relation) for relation in ("schema:location", *PARTICIPATION, "schema:about")),
            sources_of(stated),
            *reader.evidence(reader.best(iri, "kg:eventKind")),
            iri,
        )


def attended(reader: Reader, who: str) -> int:
    """In how many events someone takes part."""
    return len({event for part in PARTICIPATION for event in reader.pointing(who, part)})


SHEET = Sheet(
    "events",
    "Sự kiện",
    "Events",
    "Mỗi dòng một hội nghị, phiên họp, buổi lễ, chuyến thăm …",
    "A row a conference, session, ceremony, visit …",
    (
        Column("sự kiện", "event", width=40),
        Column("loại", "kind", width=14),
        Column("ngày", "date", Kind.DATE, 12, "Tháng hoặc năm, khi nguồn chỉ nói thế, là chữ",
               "A month or year, where sources tell no more, is text"),
        Column("đến ngày", "end", Kind.DATE, 12),
        Column("năm", "year", Kind.INTEGER, 7),
        Column("địa điểm", "place", width=20),
        Column("đơn vị tổ chức", "organisers", width=28),
        Column("chủ trì", "chair", width=24),
        Column("người, cơ quan dự", "attendees", width=36),
        Column("người phát biểu", "speakers", width=28),
        Column("chủ đề", "topics", width=24),
        STATING,
        *EVIDENCE,
        IRI,
    ),
    rows,
)  # fmt: skip
