"""Bodies: what each is part of, where it acts, and how much is told of it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.tables.columns import Column, Kind, Row, Sheet, day
from kg.tables.reader import EVIDENCE, IRI, SOURCES, Reader
from kg.tables.sheets.events import attended


def rows(reader: Reader) -> Iterator[Row]:
    """The bodies, those in most sources first."""
    for iri, best in reader.with_best(reader.most_mentioned(reader.spoken("kg:Body"))):
        yield (
            reader.name(iri),
            reader.others(iri),
            reader.named(iri, "org:subOrganizationOf"),
            reader.named(iri, "eli:jurisdiction"),
            day(reader.date(iri, "kg:since")),
            day(reader.date(iri, "kg:until")),
            reader.named(iri, "kg:mergedInto") or reader.named(iri, "kg:renamedTo"),
            len(reader.pointing(iri, "eli:passed_by")),
            len(reader.pointing(iri, "kg:recipient")),
            len(
                {holder for t in reader.pointing(iri, "org:organization") for holder in reader.things(t, "org:member")}
            ),
            attended(reader, iri),
            reader.mentions(iri),
            *reader.evidence(best),
            iri,
        )


SHEET = Sheet(
    "bodies",
    "Cơ quan",
    "Bodies",
    "Mỗi dòng một cơ quan, tổ chức mà nguồn nói đến; trích dẫn là chỗ nêu chắc nhất",
    "A row a body that sources speak of; the quote is the surest place that tells of it",
    (
        Column("cơ quan", "body", width=36),
        Column("tên khác", "other names", width=24),
        Column("trực thuộc", "part of", width=30),
        Column("địa bàn", "jurisdiction", width=20),
        Column("từ", "since", Kind.DATE, 12, "Ngày lập, theo từ điển", "Since when it exists, as the lexicon knows"),
        Column("đến", "until", Kind.DATE, 12),
        Column("nay là", "succeeded by", width=26),
        Column("văn kiện đã ban hành", "documents issued", Kind.INTEGER, 9),
        Column("văn kiện nhận", "documents received", Kind.INTEGER, 9, "Số văn kiện có nó ở nơi nhận",
               "Documents that name it as a recipient"),
        Column("người giữ chức vụ", "office holders", Kind.INTEGER, 9),
        Column("sự kiện tham gia", "events", Kind.INTEGER, 9),
        SOURCES,
        *EVIDENCE,
        IRI,
    ),
    rows,
)  # fmt: skip
