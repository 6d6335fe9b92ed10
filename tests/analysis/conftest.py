"""A graph of hand-made statements: two Party bodies, three of the State, and what is between them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.engines.build import build
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Entity, Evidence, Literal, Source, Span, Statement, Status

TEXT = "Một đoạn văn làm bằng chứng."
RESOLUTION = Entity("document-type", "nghị-quyết", "Nghị quyết")
PLAN = Entity("document-type", "kế-hoạch", "Kế hoạch")


def body(key: str, name: str, *above: Entity) -> Entity:
    return Entity("body", key, name, (), tuple(("org:subOrganizationOf", one) for one in above))


def document(key: str, name: str, type_: Entity = RESOLUTION) -> Entity:
    return Entity("document", key, name, (), (("eli:type_document", type_),))


CENTRAL = body("ban-chấp-hành-trung-ương-đảng", "Ban Chấp hành Trung ương Đảng")
POLITBURO = body("bộ-chính-trị", "Bộ Chính trị", CENTRAL)
GOVERNMENT = body("chính-phủ", "Chính phủ")
MINISTRY = body("bộ-thử-nghiệm", "Bộ Thử nghiệm", GOVERNMENT)
PLACE = Entity("place", "cao-bằng", "Tỉnh Cao Bằng")
COMMITTEE = Entity("body", "ủy-ban-tỉnh", "Ủy ban nhân dân tỉnh Cao Bằng", (), (("eli:jurisdiction", PLACE),))
COMPANY = body("công-ty-thử", "Công ty Thử")
CARRIED_OUT = document("57-nq-tw", "Nghị quyết 57-NQ/TW")
PROGRAMME = document("03-nq-cp", "Nghị quyết 03/NQ-CP")
PROVINCIAL = document("10-kh", "Kế hoạch 10/KH-UBND", PLAN)
IDLE = document("60-nq-tw", "Nghị quyết 60-NQ/TW")
WANTED = document("61-nq-tw", "Nghị quyết 61-NQ/TW")
REPLACED = document("11-nq-tw", "Nghị quyết 11-NQ/TW")
FUTURE = document("99-nq-tw", "Nghị quyết 99-NQ/TW")
UNDATED = document("00-nq", "Nghị quyết 00-NQ/TW")
PERSON = Entity("person", "trần-thử", "Trần Thử")
TENURES = [Entity("tenure", f"trần-thử/{n}", "Trần Thử") for n in (1, 2)]
MEETING = Entity("event", "hội-nghị", "Hội nghị")


def statements(of: Source, _lexicon: object = None) -> list[Statement]:
    day = {
        CARRIED_OUT: "2024-12-22", PROGRAMME: "2025-01-09", PROVINCIAL: "2025-03-01", IDLE: "2025-02-01",
        WANTED: "2025-02-02", REPLACED: "2016-01-01", FUTURE: "2026-01-01",
    }  # fmt: skip
    passed = {
        CARRIED_OUT: POLITBURO, IDLE: POLITBURO, WANTED: POLITBURO, REPLACED: POLITBURO, FUTURE: POLITBURO,
        UNDATED: POLITBURO, PROGRAMME: GOVERNMENT, PROVINCIAL: COMMITTEE,
    }  # fmt: skip
    facts: list[tuple[Entity, str, Entity | Literal]] = [
        *((one, "eli:date_document", Literal(on, "xsd:date")) for one, on in day.items()),
        *((one, "eli:passed_by", by) for one, by in passed.items()),
        (PROGRAMME, "eli:ensures_implementation_of", CARRIED_OUT),
        (PROVINCIAL, "eli:ensures_implementation_of", PROGRAMME),
        (CARRIED_OUT, "dcterms:replaces", REPLACED),
        (PROVINCIAL, "eli:based_on", IDLE),
        (PROVINCIAL, "kg:recipient", COMPANY),
        (CARRIED_OUT, "kg:recipient", COMPANY),
        (MEETING, "schema:attendee", GOVERNMENT),
        (MEETING, "schema:organizer", MINISTRY),
        (TENURES[0], "org:member", PERSON),
        (TENURES[0], "org:organization", CENTRAL),
        (TENURES[1], "org:member", PERSON),
        (TENURES[1], "org:organization", MINISTRY),
    ]
    words = Evidence(0, len(TEXT), TEXT)
    stated = [Statement(*fact, words, "test.rule", 0.9) for fact in facts]
    proposed = (PROVINCIAL, "eli:ensures_implementation_of", WANTED)
    return [*stated, Statement(*proposed, words, "test.rule", 0.9, Status.PROPOSED)]


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KnowledgeGraph]:
    monkeypatch.setattr("kg.extract.statements", statements)
    build([Source("một.txt", TEXT, (Span(0, len(TEXT)),), date="2025-06-01")], tmp_path / "graph")
    with KnowledgeGraph(tmp_path / "graph") as opened:
        yield opened
