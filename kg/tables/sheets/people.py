"""People: names, offices, and how much is told of each."""

from __future__ import annotations

from collections.abc import Iterator

from kg.tables.columns import Column, Kind, Row, Sheet, joined
from kg.tables.reader import EVIDENCE, IRI, SOURCES, Reader
from kg.tables.sheets.events import attended


def rows(reader: Reader) -> Iterator[Row]:
    """The people, those in most sources first."""
    for iri, best in reader.with_best(reader.most_mentioned(reader.spoken("kg:Person"))):
        yield (
            reader.name(iri),
            reader.others(iri),
            *_offices(reader, iri),
            len(reader.pointing(iri, "kg:signedBy")),
            attended(reader, iri),
            len(reader.pointing(iri, "kg:speaker")),
            reader.mentions(iri),
            *reader.evidence(best),
            iri,
        )


def _offices(reader: Reader, person: str) -> tuple[str, str]:
    """The offices of a person in words, those that are not over and those that are."""
    held: dict[bool, list[str]] = {False: [], True: []}
    for tenure in reader.pointing(person, "org:member"):
        office = " – ".join(filter(None, (reader.named(tenure, "org:role"), reader.named(tenure, "org:organization"))))
        held[reader.value(tenure, "kg:former") == "true"].append(office)
    return joined(sorted(held[False])), joined(sorted(held[True]))


SHEET = Sheet(
    "people",
    "Nhân vật",
    "People",
    "Mỗi dòng một người; trích dẫn là chỗ nêu chắc nhất",
    "A row a person; the quote is the surest place that tells of them",
    (
        Column("họ tên", "person", width=24),
        Column("tên khác", "other names", width=24),
        Column("chức vụ", "offices", width=50, note_vi="Mọi chức vụ mà nguồn nêu, không kể thời gian",
               note_en="All offices that sources tell of, of whatever time"),
        Column("chức vụ đã thôi", "former offices", width=30),
        Column("văn kiện đã ký", "documents signed", Kind.INTEGER, 9),
        Column("sự kiện tham gia", "events", Kind.INTEGER, 9),
        Column("phát biểu", "utterances", Kind.INTEGER, 9),
        SOURCES,
        *EVIDENCE,
        IRI,
    ),
    rows,
)  # fmt: skip
