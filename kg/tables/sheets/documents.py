"""Documents: what each is, who passed and signed it, when."""

from __future__ import annotations

from collections.abc import Iterator

from kg.tables.columns import Column, Kind, Row, Sheet, day, year
from kg.tables.reader import EVIDENCE, IRI, SOURCES, Reader


def rows(reader: Reader) -> Iterator[Row]:
    """The documents, the latest first, those without a date last."""
    latest = reader.latest("kg:Document", "eli:date_document")
    for iri, best in reader.with_best(latest, "eli:passed_by", "eli:date_document", "dcterms:title"):
        yield (
            reader.name(iri),
            reader.value(iri, "eli:id_local"),
            reader.named(iri, "eli:type_document"),
            reader.told(iri, "dcterms:title"),
            day(latest[iri]),
            year(latest[iri]),
            reader.named(iri, "eli:passed_by"),
            reader.named(iri, "kg:signedBy"),
            day(reader.date(iri, "eli:first_date_entry_in_force")),
            reader.named(iri, "eli:is_about"),
            len(reader.things(iri, "kg:setsTarget")),
            reader.mentions(iri),
            *reader.evidence(best),
            iri,
        )


SHEET = Sheet(
    "documents",
    "Văn kiện",
    "Documents",
    "Mỗi dòng một văn kiện mà nguồn nói đến; trích dẫn nêu cơ quan ban hành, nếu không có thì ngày hoặc tên gọi",
    "A row a document that sources speak of; the quote tells the issuer, or else its date or title",
    (
        Column("văn kiện", "document", width=34),
        Column("số, ký hiệu", "symbol"),
        Column("loại", "type", width=14),
        Column("trích yếu", "title", width=50),
        Column(
            "ngày ban hành", "issued", Kind.DATE, 12,
            "Tháng hoặc năm, khi nguồn chỉ nói thế, là chữ", "A month or year, where sources tell no more, is text",
        ),
        Column("năm", "year", Kind.INTEGER, 7, "Năm ban hành", "The year of issue"),
        Column("cơ quan ban hành", "issuer", width=28),
        Column("người ký", "signer", width=22),
        Column("hiệu lực từ", "in force from", Kind.DATE, 12),
        Column("chủ đề", "topics", width=26),
        Column("số chỉ tiêu", "targets", Kind.INTEGER, 9, "Số chỉ tiêu đặt ra", "How many targets it sets"),
        SOURCES,
        *EVIDENCE,
        IRI,
    ),
    rows,
)  # fmt: skip
