import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from kg.engines.build import build
from kg.errors import UsageError
from kg.evaluate import Family, Report, Score, evaluate
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Entity, Literal, Source, Statement, Status
from tests.graph.sample import DECREE, POLITBURO, says, source

from .conftest import FIRST, SECOND

Write = Callable[..., Path]


def scores(report: Report) -> dict[str, tuple[int, int, int]]:
    found = {family.value: (s.gold, s.found, s.right) for family, s in report.scores.items()}
    return {family: counts for family, counts in found.items() if any(counts)}


def test_every_family_is_counted(graph: KnowledgeGraph, gold: Write) -> None:
    report = evaluate(graph, gold(FIRST, SECOND))
    assert report.texts == 2
    assert scores(report) == {
        "people": (1, 1, 1),
        "bodies": (2, 0, 0),  # the sample mentions no body
        "documents": (3, 1, 1),
        "issuers": (2, 2, 2),
        "dates": (1, 1, 1),
        "positions": (1, 1, 1),
        "references": (1, 1, 1),
    }
    assert report.micro == Score(11, 7, 7)
    assert report.macro_f1 == pytest.approx((5 * 1 + 0.5 + 0) / 7)
    assert [(fact.family, fact.fact) for fact in report.missed if fact.text == "tin/một"] == [
        ("bodies", "Bộ Chính trị")
    ]
    assert not report.wrong


def test_what_the_gold_does_not_state_is_wrong(graph: KnowledgeGraph, gold: Write) -> None:
    line = deepcopy(SECOND)
    line["references"][0]["status"] = "proposed"
    (wrong,) = evaluate(graph, gold(FIRST, line)).wrong
    assert (wrong.family, wrong.text) == (Family.REFERENCES, "tin/hai")
    assert wrong.fact == "Nghị quyết 03-NQ/TU · implements · Nghị quyết 52-NQ/TW"
    assert (wrong.evidence, wrong.rules, wrong.confidence) == (
        "03-NQ/TU triển khai Nghị quyết 52-NQ/TW",
        ("test.rule",),
        0.9,
    )


def test_a_text_that_the_graph_lacks_is_told_and_missed(graph: KnowledgeGraph, gold: Write) -> None:
    report = evaluate(graph, gold(FIRST, {**SECOND, "id": "tin/ba"}))
    assert report.absent == ("tin/ba",)
    assert report.scores[Family.PEOPLE] == Score(1, 0, 0)
    with pytest.raises(UsageError, match="none of the 1 texts"):
        evaluate(graph, gold({**SECOND, "id": "tin/ba"}))


def test_evidence_that_the_text_does_not_hold_is_told(graph: KnowledgeGraph, gold: Write) -> None:
    line = deepcopy(FIRST)
    line["bodies"][0]["evidence"] = "Bộ Chính trị thông qua Nghị quyết"
    assert evaluate(graph, gold(line, SECOND)).misquoted == (("tin/một", "Bộ Chính trị thông qua Nghị quyết"),)


def test_one_family_alone(graph: KnowledgeGraph, gold: Write) -> None:
    report = evaluate(graph, gold(FIRST, SECOND)).of(Family.ISSUERS)
    assert scores(report) == {"issuers": (2, 2, 2)}
    assert {fact.family for fact in report.judged} == {Family.ISSUERS}


MEETING = Entity("event", "hội-nghị", "hội nghị")
GROWTH = Entity("target", "grdp", "GRDP", (), (
    ("kg:indicator", Literal("tăng trưởng GRDP", language="vi")), ("kg:comparator", Literal(">=")),
    ("kg:unit", Literal("%")), ("kg:deadline", Literal("2021-2025")),
))  # fmt: skip
TEXT = "Bộ Chính trị họp ngày 01/8/2022 và đề ra mục tiêu tăng trưởng GRDP ít nhất 8%. Không bàn việc khác."


@pytest.fixture
def judge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gold: Write
) -> Callable[[list[tuple[Any, ...]], dict[str, Any]], Report]:
    """Builds one text with these statements and scores it against these gold rows."""

    def run(stated: list[tuple[Any, ...]], rows: dict[str, Any]) -> Report:
        def statements(of: Source, _: object) -> list[Statement]:
            itself = Entity("source", of.identifier, of.title)
            return [says(of, subject or itself, p, o, "họp", *rest) for subject, p, o, *rest in stated]

        monkeypatch.setattr("kg.extract.statements", statements)
        build([source("a.txt", TEXT)], tmp_path / "graph")
        quoted = {
            family: [{**row, "evidence": "Bộ Chính trị họp ngày 01/8/2022"} for row in rows.get(family, [])]
            for family in ("people", "bodies", "documents", "positions", "references", "targets", "events")
        }
        with KnowledgeGraph(tmp_path / "graph") as opened:
            return evaluate(opened, gold({"id": "a", **quoted}))

    return run


TARGET = {"indicator": "GRDP", "comparator": ">=", "value": 8, "value_to": None, "unit": "%", "deadline": "2025"}


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, 1),
        ({"indicator": "tốc độ tăng trưởng GRDP"}, 1),
        ({"indicator": "hộ nghèo"}, 0),
        ({"value": 8.5}, 0),
        ({"value_to": 9}, 0),
        ({"comparator": ">"}, 0),
        ({"unit": "đồng"}, 0),
        ({"deadline": "2030"}, 0),
        ({"deadline": None}, 0),
    ],
)
def test_targets(judge: Callable[..., Report], change: dict[str, Any], right: int) -> None:
    stated = [(GROWTH, "kg:value", Literal("8", "xsd:decimal"), "target.stated", 0.9)]
    report = judge(stated, {"targets": [{**TARGET, "indicator": "tăng trưởng GRDP", **change}]})
    assert scores(report) == {"targets": (1, 1, right)}


@pytest.mark.parametrize(
    ("row", "right"),
    [
        ({"kind": "hội nghị", "date": "2022-08-01"}, 1),
        ({"kind": "hội nghị", "date": "2022-08"}, 1),
        ({"kind": "hội nghị"}, 1),
        ({"kind": "hội nghị trực tuyến", "date": None}, 1),
        ({"kind": "hội nghị", "date": "2022-09"}, 0),
        ({"kind": "hội thảo", "date": "2022-08-01"}, 0),
    ],
)
def test_events(judge: Callable[..., Report], row: dict[str, Any], right: int) -> None:
    stated = [
        (MEETING, "kg:eventKind", Literal("hội nghị"), "event.kind", 0.9),
        (MEETING, "schema:startDate", Literal("2022-08-01", "xsd:date"), "event.date", 0.7),
    ]
    report = judge(stated, {"events": [{"participants": [], "organizers": [], **row}]})
    assert scores(report) == {"events": (1, 1, right)}
    (fact,) = report.judged
    assert (fact.confidence, fact.rules, fact.fact) == (0.7, ("event.date", "event.kind"), "hội nghị · 2022-08-01")


def test_a_participant_counts_once_and_as_sure_as_its_surest_statement(judge: Callable[..., Report]) -> None:
    stated = [
        (MEETING, "kg:eventKind", Literal("hội nghị"), "event.kind", 0.9),
        (MEETING, "schema:attendee", POLITBURO, "event.attend", 0.7),
        (MEETING, "schema:organizer", POLITBURO, "event.organise", 0.8),
    ]
    event = {"kind": "hội nghị", "participants": ["Bộ Chính trị"], "organizers": ["Bộ Chính trị"]}
    report = judge(stated, {"events": [event], "bodies": [{"name": "Bộ Chính trị"}]})
    assert report.scores[Family.PARTICIPANTS] == Score(1, 1, 1)
    (fact,) = report.of(Family.PARTICIPANTS).judged
    assert (fact.confidence, fact.rules) == (0.8, ("event.organise",))


def test_a_fact_held_twice_is_right_once(judge: Callable[..., Report]) -> None:
    twin = Entity("body", "bct", "Bộ Chính trị Trung ương Đảng")
    stated = [(None, "schema:mentions", body, "mention.body", 0.9) for body in (POLITBURO, twin)]
    assert scores(judge(stated, {"bodies": [{"name": "Bộ Chính trị"}]})) == {"bodies": (1, 2, 1)}


def test_as_many_facts_are_paired_as_can_be(judge: Callable[..., Report]) -> None:
    """One found body fits both gold bodies, the other only one of them."""
    both, one = (
        Entity("body", "a", "Sở Y tế Yên Bái", ("Công an Yên Bái",)),
        Entity("body", "b", "Sở Y tế tỉnh Yên Bái"),
    )
    stated = [(None, "schema:mentions", body, "mention.body", 0.9) for body in (both, one)]
    gold = [{"name": "Sở Y tế Yên Bái"}, {"name": "Công an Yên Bái"}]
    assert scores(judge(stated, {"bodies": gold})) == {"bodies": (2, 2, 2)}


def test_what_the_graph_holds_as_proposed_is_not_asserted(judge: Callable[..., Report]) -> None:
    rows = {"documents": [{"key": "52-NQ/TW", "type": "Nghị quyết", "issuer": "Bộ Chính trị"}]}
    stated = [
        (None, "schema:mentions", DECREE, "mention.document", 0.95),
        (DECREE, "eli:passed_by", POLITBURO, "issuance.active", 0.95, Status.PROPOSED),
    ]
    assert scores(judge(stated, rows)) == {"documents": (1, 1, 1), "issuers": (1, 0, 0)}


def test_reliability_sets_stated_confidence_against_the_share_that_is_right(judge: Callable[..., Report]) -> None:
    named = [Entity("body", f"b{n}", f"Công ty {n}") for n in range(8)]
    sure = [0.5, 0.6, 0.69, 0.7, 0.94, 0.95, 0.96, 1.0]
    stated = [
        (None, "schema:mentions", body, f"r{n % 2}", c) for n, (body, c) in enumerate(zip(named, sure, strict=True))
    ]
    report = judge(stated, {"bodies": [{"name": f"Công ty {n}"} for n in (1, 5, 6, 7)]})
    assert [(band.low, band.facts, band.right) for band in report.reliability] == [
        (0.0, 1, 0), (0.6, 2, 1), (0.7, 1, 0), (0.8, 0, 0), (0.9, 1, 0), (0.95, 3, 3),
    ]  # fmt: skip
    assert report.reliability[1].stated == pytest.approx(0.645)
    gaps = [0.5, 2 * 0.145, 0.7, 0.94, 3 * (1 - 0.97)]
    assert report.calibration_error == pytest.approx(sum(gaps) / 8)
    assert [(rule.rule, rule.facts, rule.right) for rule in report.rules] == [("r0", 4, 1), ("r1", 4, 3)]
    assert report.unbacked == 0


def test_the_names_of_families_in_the_guide_are_the_names_here() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text("utf-8")
    told = re.findall(r"^\| \*\*(\w+)\*\* \|", guide, re.MULTILINE)
    assert told == [family.value for family in Family]
