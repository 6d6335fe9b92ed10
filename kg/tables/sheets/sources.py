"""Sources: what was read, and how much was found in it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.tables.columns import Column, Kind, Row, Sheet, day
from kg.tables.reader import IRI, Reader


def rows(reader: Reader) -> Iterator[Row]:
    """The sources by where they were read."""
    for iri in reader.sources():
        origin = reader.origin(iri)
        yield (
            origin.identifier,
            origin.title,
            day(origin.date),
            origin.publisher,
            reader.value(iri, "dcterms:creator"),
            origin.url,
            reader.named(iri, "schema:mainEntity"),
            len(reader.things(iri, "schema:mentions")),
            len(reader.facts(iri)),
            reader.value(iri, "dcterms:format"),
            reader.value(iri, "schema:sha256"),
            iri,
        )


SHEET = Sheet(
    "sources",
    "Nguồn",
    "Sources",
    "Mỗi dòng một văn bản đã đọc",
    "A row a text that was read",
    (
        Column("tệp nguồn", "source", width=40),
        Column("nhan đề nguồn", "source title", width=60),
        Column("ngày nguồn", "source date", Kind.DATE, 12),
        Column("nơi đăng", "publisher", width=20),
        Column("tác giả", "author", width=20),
        Column("đường dẫn", "URL", Kind.LINK, 40),
        Column("chính là văn kiện", "is document", width=30, note_vi="Khi nguồn chính là toàn văn một văn kiện",
               note_en="Where the text is itself an official instrument"),
        Column("số đối tượng", "things", Kind.INTEGER, 9, "Số người, cơ quan, văn kiện … được nhắc đến",
               "How many people, bodies, documents … it mentions"),
        Column("số dữ kiện", "facts", Kind.INTEGER, 9),
        Column("định dạng", "media type", width=14),
        Column("mã băm SHA-256", "SHA-256", width=20),
        IRI,
    ),
    rows,
)  # fmt: skip
