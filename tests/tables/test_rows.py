from datetime import date
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.engines.build import build
from kg.errors import UsageError
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Literal, Source, Span, Statement
from kg.tables.columns import day, number, year
from kg.tables.save import SHEETS
from tests.graph.sample import says
from tests.tables.conftest import LOCAL, TEXT


def rows(graph: KnowledgeGraph, name: str, **options: str) -> list[dict[str, Any]]:
    return graph.table(name, **options).dicts()


def test_a_document_is_one_row_with_its_issuer_day_and_the_words_for_it(graph: KnowledgeGraph) -> None:
    local, centre = rows(graph, "documents")
    assert (local["document"], local["symbol"], local["issued"], local["year"]) == (
        "Nghị quyết 03-NQ/TU", "03-NQ/TU", date(2022, 8, 22), 2022,
    )  # fmt: skip
    assert (local["issuer"], local["targets"], local["sources"]) == ("Thành ủy Hải Phòng", 1, 2)
    assert local["quote"] == "Thành ủy Hải Phòng ban hành Nghị quyết 03-NQ/TU"
    assert local["sentence"] == TEXT.splitlines()[0]
    assert (local["source"], local["source_date"], local["confidence"]) == ("một.txt", date(2022, 8, 23), 0.95)
    assert TEXT[local["start"] :].startswith(local["quote"])
    assert (centre["symbol"], centre.get("issued"), centre.get("issuer")) == ("52-NQ/TW", None, None)
    assert centre["quote"] == "triển khai Nghị quyết 52-NQ/TW"  # says more than a bare mention of it


def test_a_reference_that_is_only_proposed_is_marked_so(graph: KnowledgeGraph) -> None:
    first, second = rows(graph, "references", language="en")
    assert (first["relation"], first["status"], first["other_symbol"]) == ("implements", "asserted", "52-NQ/TW")
    assert (second["relation"], second["status"]) == ("replaces", "proposed")
    assert [row["status"] for row in rows(graph, "references")] == ["khẳng định", "đề xuất"]


def test_a_target_has_its_figures_as_numbers_and_the_year_it_falls_due(graph: KnowledgeGraph) -> None:
    share, money = rows(graph, "targets", language="en")
    assert (share["comparator"], share["value"], share["unit"]) == (">=", 35.5, "%")
    assert (share["deadline"], share["due_year"], share["topics"]) == ("2025-2030", 2030, "kinh tế số")
    assert (share["document"], share["issuer"], share["target_status"]) == (
        "Nghị quyết 03-NQ/TU", "Thành ủy Hải Phòng", "proposed",
    )  # fmt: skip
    assert money["value"] == 50_000_000_000_000
    assert isinstance(money["value"], int)


def test_attestations_of_one_office_are_one_row_with_the_first_and_last_day(graph: KnowledgeGraph) -> None:
    (office,) = rows(graph, "offices")
    assert (office["person"], office["role"], office["body"]) == ("Trần Văn Hòa", "Bí thư", "Thành ủy Hải Phòng")
    assert (office["first_attested"], office["last_attested"]) == (date(2022, 8, 22), "2023-01")
    assert (office["sources"], office["quote"]) == (2, "Bí thư Thành ủy Trần Văn Hòa")


def test_people_bodies_and_events_tell_what_they_have_to_do_with(graph: KnowledgeGraph) -> None:
    (person,) = rows(graph, "people")
    assert (person["offices"], person["events"], person["sources"]) == ("Bí thư – Thành ủy Hải Phòng", 1, 2)
    (body,) = (row for row in rows(graph, "bodies") if row["body"] == "Thành ủy Hải Phòng")
    assert (body["documents_issued"], body["office_holders"]) == (1, 1)
    (event,) = rows(graph, "events")
    assert (event["kind"], event["date"], event["year"], event["attendees"]) == (
        "hội nghị", "2025-07", 2025, "Trần Văn Hòa",
    )  # fmt: skip


def test_facts_are_every_statement_but_mentions_in_the_order_of_the_text(graph: KnowledgeGraph) -> None:
    found = rows(graph, "facts", language="en")
    counted = graph.query(
        "SELECT (COUNT(*) AS ?n) { ?s a kg:Statement ; rdf:predicate ?p FILTER(?p != schema:mentions) }"
    )
    assert [(len(found),)] == list(counted)  # type: ignore[arg-type]
    places = [(row["source"], row["start"]) for row in found]
    assert places == sorted(places)
    assert {row["status"] for row in found} == {"asserted", "proposed"}
    assert [row["facts"] for row in rows(graph, "sources")] == [len(found) / 2] * 2


def test_what_only_the_lexicon_knows_is_in_no_table(graph: KnowledgeGraph) -> None:
    assert "Bộ Y tế" not in {row["body"] for row in rows(graph, "bodies")}


@pytest.mark.parametrize("name", SHEETS)
def test_every_table_reads_the_example_articles(name: str, examples_graph: KnowledgeGraph) -> None:
    table = examples_graph.table(name)
    assert len(set(table.columns)) == len(table.columns)
    assert len(table) or name == "utterances"
    assert {len(row) for row in table} <= {len(table.columns)}
    for row in table.dicts():
        assert name == "sources" or row["quote"], row
        assert name == "sources" or str(row["quote"]).split()[0] in str(row["sentence"])


@pytest.fixture(scope="module")
def examples_graph(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    return kg.build(
        Path(__file__).parents[2] / "examples" / "articles", tmp_path_factory.mktemp("examples") / "graph", jobs=1
    )


def test_a_day_is_a_date_and_less_than_a_day_is_text() -> None:
    assert [day(value) for value in ("2025-07-01", "2025-07", "2025", "2025-02-30", "")] == [
        date(2025, 7, 1), "2025-07", "2025", "2025-02-30", None,
    ]  # fmt: skip
    assert [year(value) for value in ("2021-2025", "2025-07-01", "hằng năm", "")] == [2025, 2025, None, None]
    assert [number(value) for value in ("35.50", "35.0", "12", "một nửa", "")] == [35.5, 35, 12, "một nửa", None]


def test_an_unknown_table_or_language_is_refused_with_what_there_is(graph: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="documents, references, targets"):
        graph.table("tables")
    with pytest.raises(UsageError, match="vi, en"):
        graph.table("targets", language="fr")


def test_of_several_titles_and_days_the_one_most_often_told_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {"a": "chuyển đổi số", "b": "chuyển đổi số trên địa bàn", "c": "chuyển đổi số trên địa bàn"}
    monkeypatch.setattr("kg.extract.statements", _titled)
    build([Source(name, words, (Span(0, len(words)),)) for name, words in texts.items()], tmp_path / "graph")
    with KnowledgeGraph(tmp_path / "graph") as opened:
        (row,) = opened.table("documents").dicts()
    assert (row["title"], row["issued"]) == ("chuyển đổi số trên địa bàn", date(2022, 8, 23))


def _titled(of: Source, _lexicon: object = None) -> list[Statement]:
    on, kind = {"a": ("2022-08-22", "xsd:date")}.get(of.identifier, ("2022-08-23", "xsd:date"))
    return [
        says(of, LOCAL, "dcterms:title", Literal(of.text, language="vi"), of.text),
        says(of, LOCAL, "eli:date_document", Literal(on, kind), of.text),
        says(of, LOCAL, "eli:date_document", Literal("2022", "xsd:gYear"), of.text),
    ]
