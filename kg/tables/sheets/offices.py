"""Offices: who held which office in which body, and on which days that is attested."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.graph.terms import expand
from kg.tables.columns import Column, Kind, Row, Sheet, day, joined
from kg.tables.reader import EVIDENCE, STATING, Reader
from kg.tables.stated import Stated, sources_of

_Office = tuple[str, str, str, bool]
"""Body, role and person by their IRIs, and whether the office is over."""


def rows(reader: Reader) -> Iterator[Row]:
    """The offices by body, role and the last day that tells of them; attestations of one office are one row."""
    offices: dict[_Office, list[str]] = defaultdict(list)
    for tenure in reader.spoken("kg:Tenure"):
        body, role, person = (reader.value(tenure, f"org:{end}") for end in ("organization", "role", "member"))
        offices[body, role, person, reader.value(tenure, "kg:former") == "true"].append(tenure)
    named = {office: tuple(reader.name(iri) if iri else "" for iri in office[:3]) for office in offices}
    for office in sorted(offices, key=lambda office: (named[office], office)):
        yield _row(reader, office, offices[office])


def _row(reader: Reader, office: _Office, tenures: list[str]) -> Row:
    body, role, person, former = office
    stated = [one for tenure in tenures for one in reader.about(tenure)]
    attested = _days(reader, tenures, "kg:attestedOn")
    return (
        *(reader.name(iri) if iri else "" for iri in (person, role, body)),
        reader.term(expand("kg:former")) if former else "",
        day(min(_days(reader, tenures, "kg:since"), default="")),
        day(max(_days(reader, tenures, "kg:until"), default="")),
        day(min(attested, default="")),
        day(max(attested, default="")),
        joined(reader.named(tenure, "kg:appointedBy") for tenure in tenures),
        sources_of(stated),
        *reader.evidence(min(stated, key=_order, default=None)),
        person,
        body,
    )


def _days(reader: Reader, tenures: list[str], curie: str) -> list[str]:
    return [value for tenure in tenures for value in reader.values(tenure, curie)]


def _order(stated: Stated) -> tuple[object, ...]:
    """What puts the surest words that name the holder first."""
    return (stated.status != "asserted", stated.predicate != expand("org:member"), *stated.order)


SHEET = Sheet(
    "offices",
    "Chức vụ",
    "Offices",
    "Mỗi dòng một người giữ một chức vụ ở một cơ quan; các ngày là những ngày nguồn nói đến, không phải cả nhiệm kỳ",
    "A row a person in an office of a body; the days are those that sources tell of, not the whole term",
    (
        Column("họ tên", "person", width=24),
        Column("chức vụ", "role", width=24),
        Column("cơ quan", "body", width=34),
        Column("đã thôi", "former", width=10, note_vi="Nguồn nói chức vụ ấy đã thôi", note_en="Told as a former one"),
        Column("từ", "since", Kind.DATE, 12),
        Column("đến", "until", Kind.DATE, 12),
        Column("thấy sớm nhất", "first attested", Kind.DATE, 12,
               "Ngày sớm nhất mà nguồn cho thấy", "The earliest day on which a source shows it"),
        Column("thấy muộn nhất", "last attested", Kind.DATE, 12,
               "Ngày muộn nhất mà nguồn cho thấy", "The latest day on which a source shows it"),
        Column("người hoặc cơ quan bổ nhiệm", "appointed by", width=24),
        STATING,
        *EVIDENCE,
        Column("mã người", "person IRI", width=30),
        Column("mã cơ quan", "body IRI", width=30),
    ),
    rows,
)  # fmt: skip
