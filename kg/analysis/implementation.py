"""Implementation: which documents are carried out by others, and which by none that the graph knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kg.analysis.levels import IMPLEMENTS, all_levels, by_then, implementing, provinces
from kg.analysis.options import Options
from kg.errors import UsageError
from kg.tables.columns import Cell, Column, Kind, Row, day, joined, year
from kg.tables.reader import EVIDENCE, IRI, SOURCES, Reader
from kg.tables.stated import ASSERTED
from kg.text.view import fold_name

ENDS = ("dcterms:replaces", "eli:repeals")
TYPES = ("Nghị quyết",)
"""The types of documents that are asked after unless others are named: resolutions, which others have to carry out."""
NAMED = 12

_DOCUMENT = (
    Column("văn kiện", "document", width=34),
    Column("số, ký hiệu", "symbol"),
    Column("loại", "type", width=14),
    Column("trích yếu", "title", width=50),
    Column("ngày ban hành", "issued", Kind.DATE, 12),
    Column("năm", "year", Kind.INTEGER, 7),
    Column("cơ quan ban hành", "issuer", width=28),
)
IMPLEMENTED = (
    Column("thứ hạng", "rank", Kind.INTEGER, 8),
    *_DOCUMENT,
    Column("triển khai trực tiếp", "implementing", Kind.INTEGER, 9, "Số văn kiện triển khai chính nó",
           "How many documents carry it out themselves"),
    Column("qua mọi cấp", "at all levels", Kind.INTEGER, 9, "Kể cả văn kiện triển khai các văn kiện ấy",
           "With those that carry these out"),
    Column("số cơ quan triển khai", "issuing bodies", Kind.INTEGER, 9),
    Column("số tỉnh, thành phố", "provinces", Kind.INTEGER, 9, "Số tỉnh, thành phố có văn kiện triển khai",
           "How many provinces have a body that issued one"),
    Column("sớm nhất", "first", Kind.DATE, 12),
    Column("muộn nhất", "last", Kind.DATE, 12),
    Column("văn kiện triển khai", "implementing documents", width=70),
    SOURCES,
    *EVIDENCE,
    IRI,
)  # fmt: skip
NOT_ACTED = (
    *_DOCUMENT,
    Column("số ngày", "days", Kind.INTEGER, 9, "Từ ngày ban hành đến ngày xét",
           "From its day to the day it is looked at"),
    Column("chỉ đề xuất", "only proposed", Kind.INTEGER, 9, "Số văn kiện chỉ được đề xuất, thuật lại là triển khai nó",
           "How many documents are only proposed or reported to carry it out"),
    Column("căn cứ vào nó", "resting on it", Kind.INTEGER, 9, "Số văn kiện lấy nó làm căn cứ",
           "How many documents rest on it"),
    Column("dẫn chiếu", "citing it", Kind.INTEGER, 9, "Số văn kiện dẫn chiếu nó", "How many documents cite it"),
    Column("nơi nhận", "recipients", width=50),
    SOURCES,
    *EVIDENCE,
    IRI,
)  # fmt: skip


def implemented(reader: Reader, options: Options) -> Iterator[Row]:
    """The documents that others carry out, those with most of them first."""
    direct = {iri: reader.pointing(iri, IMPLEMENTS) for iri in _documents(reader, options, ())}
    levels = {iri: all_levels(reader, iri) for iri in direct if direct[iri]}
    ranked = sorted(levels, key=lambda iri: (-len(direct[iri]), -len(levels[iri]), reader.name(iri), iri))
    for place, iri in enumerate(ranked, 1):
        every = levels[iri]
        issuers = {body for document in every for body in reader.things(document, "eli:passed_by")}
        dates = sorted(filter(None, (reader.date(document, "eli:date_document") for document in every)))
        yield (
            place,
            *_document(reader, iri),
            len(direct[iri]),
            len(every),
            len(issuers),
            len({where for body in issuers for where in provinces(reader, body)}),
            day(dates[0]) if dates else None,
            day(dates[-1]) if dates else None,
            joined(reader.name(document) for document in direct[iri][:NAMED]),
            reader.mentions(iri),
            *reader.evidence(implementing(reader, iri)[0]),
            iri,
        )


def not_acted(reader: Reader, options: Options) -> Iterator[Row]:
    """The documents in force that none is known to carry out, those in most sources first."""
    on, undated = options.day(reader.store), 0
    found: list[str] = []
    for iri in _documents(reader, options, TYPES):
        issued = reader.date(iri, "eli:date_document")
        undated += not issued
        if issued and (not on or issued <= on) and not _ended(reader, iri, on) and not _carried_out(reader, iri, on):
            found.append(iri)
    if undated:
        options.notes.append(f"{undated:,} without a date are left out: whether they are in force is not known")
    options.notes.append("nothing known is not nothing there: only what the sources of the graph tell is counted")
    for iri in reader.most_mentioned(found):
        yield (
            *_document(reader, iri),
            _days(reader.date(iri, "eli:date_document"), on),
            len({one.subject for one in implementing(reader, iri) if one.status != ASSERTED}),
            len(reader.pointing(iri, "eli:based_on")),
            len(reader.pointing(iri, "eli:cites")),
            reader.named(iri, "kg:recipient"),
            reader.mentions(iri),
            *reader.evidence(reader.best(iri, "eli:passed_by", "eli:date_document")),
            iri,
        )


def _documents(reader: Reader, options: Options, types: tuple[str, ...]) -> list[str]:
    """The documents of the types asked for. Raises: UsageError for a type that no document has."""
    every = reader.spoken("kg:Document")
    wanted = {fold_name(type_) for type_ in options.types or types}
    named = {iri: {fold_name(reader.name(type_)) for type_ in reader.things(iri, "eli:type_document")} for iri in every}
    known = {name for names in named.values() for name in names}
    unknown = sorted(wanted - known) if options.types else []
    if unknown:
        raise UsageError(f"no document is of the type {unknown[0]!r}; there are: {', '.join(sorted(known))}")
    return [iri for iri in every if not wanted or named[iri] & wanted]


def _document(reader: Reader, iri: str) -> Row:
    issued = reader.date(iri, "eli:date_document")
    return (
        reader.name(iri),
        reader.value(iri, "eli:id_local"),
        reader.named(iri, "eli:type_document"),
        reader.told(iri, "dcterms:title"),
        day(issued),
        year(issued),
        reader.named(iri, "eli:passed_by"),
    )


def _ended(reader: Reader, document: str, on: str) -> bool:
    """Whether another document had replaced or repealed it by then."""
    for relation in ENDS:
        if any(newer != document and by_then(reader, newer, on) for newer in reader.pointing(document, relation)):
            return True
    return False


def _carried_out(reader: Reader, document: str, on: str) -> bool:
    """Whether another document carried it out by then."""
    return any(by_then(reader, by, on) for by in reader.pointing(document, IMPLEMENTS))


def _days(issued: str, on: str) -> Cell:
    begun, looked = day(issued), day(on)
    return (looked - begun).days if isinstance(begun, date) and isinstance(looked, date) else None
