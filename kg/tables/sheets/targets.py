"""Targets: how much of what, by when, for whom, set by which document."""

from __future__ import annotations

from collections.abc import Iterator

from kg.tables.columns import Column, Kind, Row, Sheet, day, joined, number, year
from kg.tables.reader import EVIDENCE, IRI, STATING, Reader
from kg.tables.stated import sources_of


def rows(reader: Reader) -> Iterator[Row]:
    """The targets by the year in which they fall due, those without one last."""

    def due(iri: str) -> tuple[object, ...]:
        return (year(reader.value(iri, "kg:deadline")) or 9999, reader.value(iri, "kg:indicator"))

    for iri in reader.ordered(reader.spoken("kg:Target"), due):
        yield _row(reader, iri)


def _row(reader: Reader, iri: str) -> Row:
    deadline, stated = reader.value(iri, "kg:deadline"), reader.about(iri)
    documents = reader.pointing(iri, "kg:setsTarget")
    return (
        reader.value(iri, "kg:indicator"),
        reader.named(iri, "kg:measures"),
        reader.value(iri, "kg:comparator"),
        number(reader.value(iri, "kg:value")),
        number(reader.value(iri, "kg:valueTo")),
        reader.value(iri, "kg:unit"),
        reader.value(iri, "kg:per"),
        day(deadline),
        year(deadline),
        reader.named(iri, "kg:owner"),
        reader.status(reader.value(iri, "kg:status")),
        joined(map(reader.name, documents)),
        joined(reader.value(document, "eli:id_local") for document in documents),
        joined(reader.named(document, "eli:passed_by") for document in documents),
        joined(reader.date(document, "eli:date_document") for document in documents),
        reader.named(iri, "schema:about"),
        sources_of(stated),
        *reader.evidence(reader.best(iri, "kg:value")),
        iri,
    )


SHEET = Sheet(
    "targets",
    "Chỉ tiêu",
    "Targets",
    "Mỗi dòng một chỉ tiêu có con số",
    "A row a goal in figures",
    (
        Column("chỉ tiêu", "indicator", width=44),
        Column(
            "chỉ số chung", "measure", width=22,
            note_vi="Chỉ số mà nhiều văn kiện cùng dùng", note_en="The indicator that several documents share",
        ),
        Column(
            "so sánh", "comparator", width=9,
            note_vi="=, >= (ít nhất), >, <= (không quá), <, ~ (khoảng), range (từ … đến …)",
            note_en="=, >= (at least), >, <= (at most), <, ~ (about), range (from … to …)",
        ),
        Column("giá trị", "value", Kind.NUMBER, 16, "Tính theo đơn vị cơ sở: 50 nghìn tỷ đồng là 50000000000000 đồng",
               "In the base unit: 50 nghìn tỷ đồng is 50000000000000 đồng"),
        Column("đến giá trị", "value to", Kind.NUMBER, 12, "Cận trên của khoảng", "The upper end of a range"),
        Column("đơn vị", "unit", width=12),
        Column("mỗi", "per", width=8, note_vi="Tính theo năm, quý …", note_en="A year, a quarter …"),
        Column("thời hạn", "deadline", Kind.DATE, 12, "Năm, giai đoạn hoặc ngày", "A year, a period or a day"),
        Column("năm đến hạn", "due year", Kind.INTEGER, 9, "Năm cuối của thời hạn", "The last year of the deadline"),
        Column("của", "owner", width=22, note_vi="Địa phương, cơ quan, ngành phải đạt",
               note_en="The place, body or sector that is bound"),
        Column("tình trạng", "target status", width=10, note_vi="Đã đặt ra hay mới đề xuất",
               note_en="Set, or only proposed"),
        Column("văn kiện", "document", width=30),
        Column("số, ký hiệu", "symbol"),
        Column("cơ quan ban hành", "issuer", width=26),
        Column("ngày ban hành", "issued", width=12),
        Column("chủ đề", "topics", width=24),
        STATING,
        *EVIDENCE,
        IRI,
    ),
    rows,
)  # fmt: skip
