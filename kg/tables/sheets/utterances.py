"""Utterances: who said what about which thing, in which words."""

from __future__ import annotations

from collections.abc import Iterator

from kg.tables.columns import Column, Row, Sheet
from kg.tables.reader import EVIDENCE, IRI, Reader


def rows(reader: Reader) -> Iterator[Row]:
    """The utterances by speaker."""
    for iri in reader.ordered(reader.spoken("kg:Utterance"), lambda iri: (reader.named(iri, "kg:speaker"),)):
        yield (
            reader.named(iri, "kg:speaker"),
            reader.value(iri, "kg:quote"),
            reader.named(iri, "schema:about"),
            *reader.evidence(reader.best(iri, "kg:speaker")),
            iri,
        )


SHEET = Sheet(
    "utterances",
    "Phát biểu",
    "Utterances",
    "Mỗi dòng một lời được dẫn nguyên văn",
    "A row a thing that someone is quoted as saying",
    (
        Column("người, cơ quan nói", "speaker", width=24),
        Column("lời nói", "said", width=70),
        Column("nói về", "about", width=30),
        *EVIDENCE,
        IRI,
    ),
    rows,
)
