import csv
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import kg
from kg.analysis import networks
from kg.analysis.options import Options
from kg.analysis.run import ANALYSES, save, sized, view
from kg.analysis.sectors import Sectors
from kg.errors import NotFoundError, UsageError
from kg.graph.iris import entity_iri
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.tables.reader import Reader
from tests.analysis.conftest import CENTRAL, COMMITTEE, COMPANY, GOVERNMENT, MEETING, MINISTRY, POLITBURO


def rows(graph: KnowledgeGraph, name: str, **options: Any) -> list[dict[str, Any]]:
    return graph.analyze(name, language="en", **options).dicts()


def test_resolutions_that_nothing_carries_out_are_listed_and_no_others(graph: KnowledgeGraph) -> None:
    found = graph.analyze("not-acted", language="en")
    listed = {row["document"]: row for row in found.dicts()}
    # 57 is carried out, 11 is replaced, 99 is of later, 00 has no date, the plan is no resolution
    assert set(listed) == {"Nghị quyết 60-NQ/TW", "Nghị quyết 61-NQ/TW"}
    idle, wanted = listed["Nghị quyết 60-NQ/TW"], listed["Nghị quyết 61-NQ/TW"]
    assert (idle["resting_on_it"], idle["only_proposed"], idle["days"]) == (1, 0, 120)
    assert (wanted["resting_on_it"], wanted["only_proposed"]) == (0, 1)
    assert (idle["issuer"], idle["quote"]) == ("Bộ Chính trị", "Một đoạn văn làm bằng chứng.")
    assert "as of 2025-06-01" in found.note
    assert "1 without a date are left out" in found.note
    assert "nothing known is not nothing there" in found.note


def test_the_day_decides_what_is_in_force(graph: KnowledgeGraph) -> None:
    names = [row["document"] for row in rows(graph, "not-acted", on="2024-12-21")]
    assert names == ["Nghị quyết 11-NQ/TW"]  # not yet replaced
    assert "Nghị quyết 99-NQ/TW" in {row["document"] for row in rows(graph, "not-acted", on="2026-06-01")}


def test_other_types_can_be_asked_after(graph: KnowledgeGraph) -> None:
    assert [row["document"] for row in rows(graph, "not-acted", types=["kế hoạch"])] == ["Kế hoạch 10/KH-UBND"]
    with pytest.raises(UsageError, match="no document is of the type 'sắc lệnh'; there are: kế hoạch, nghị quyết"):
        graph.analyze("not-acted", types=["Sắc lệnh"])


def test_what_most_carry_out_comes_first_counted_at_all_levels(graph: KnowledgeGraph) -> None:
    second, first = rows(graph, "implemented")
    assert (first["document"], first["implementing"], first["at_all_levels"]) == ("Nghị quyết 03/NQ-CP", 1, 1)
    assert (second["document"], second["implementing"], second["at_all_levels"]) == ("Nghị quyết 57-NQ/TW", 1, 2)
    assert (second["issuing_bodies"], second["first"], second["last"]) == (2, date(2025, 1, 9), date(2025, 3, 1))
    assert second["implementing_documents"] == "Nghị quyết 03/NQ-CP"


def test_who_is_known_to_have_acted_and_who_not(graph: KnowledgeGraph) -> None:
    found = graph.analyze("acting", doc="Nghị quyết 57-NQ/TW", language="en")
    assert "of document/57-nq-tw" in found.note
    listed = {row["name"]: row for row in found.dicts()}
    assert len(listed) == 34 + 1  # the provinces of today, and an enterprise that it is addressed to
    assert (listed["Tỉnh Cao Bằng"]["acted"], listed["Tỉnh Cao Bằng"]["implementing"]) == ("acted", 1)
    assert listed["Tỉnh Cao Bằng"]["implementing_documents"] == "Kế hoạch 10/KH-UBND"
    assert listed["Tỉnh Cao Bằng"]["quote"] == "Một đoạn văn làm bằng chứng."
    assert (listed["Công ty Thử"]["as"], listed["Công ty Thử"]["acted"]) == ("recipient", "nothing known")
    assert {row["acted"] for name, row in listed.items() if name != "Tỉnh Cao Bằng"} == {"nothing known"}
    assert [row["name"] for row in found.dicts()][-1] == "Tỉnh Cao Bằng"
    early = graph.analyze("acting", doc="Nghị quyết 57-NQ/TW", on="2025-02-01", language="en")
    assert {row["acted"] for row in early.dicts()} == {"nothing known"}


def test_what_acts_on_a_document_needs_a_document(graph: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="--doc"):
        graph.analyze("acting")
    with pytest.raises(NotFoundError, match="no document in the graph is called '999'"):
        graph.analyze("acting", doc="999")


def test_what_carries_a_resolution_out_later_does_not_count_before(graph: KnowledgeGraph) -> None:
    names = [row["document"] for row in rows(graph, "not-acted", on="2025-01-01")]
    assert names == ["Nghị quyết 57-NQ/TW"]


def test_bodies_are_of_the_sector_of_what_they_are_part_of_or_of_their_kind(graph: KnowledgeGraph) -> None:
    sectors = Sectors(Reader(graph.store))
    found = {body.label: sectors.of(entity_iri(body)) for body in (CENTRAL, POLITBURO, MINISTRY, COMMITTEE, COMPANY)}
    assert found == {
        "Ban Chấp hành Trung ương Đảng": "party", "Bộ Chính trị": "party", "Bộ Thử nghiệm": "state",
        "Ủy ban nhân dân tỉnh Cao Bằng": "state", "Công ty Thử": "",
    }  # fmt: skip


def test_bodies_are_linked_by_documents_people_and_events(graph: KnowledgeGraph) -> None:
    found = networks.bodies(Reader(graph.store))
    ties = {frozenset(edge): found.edges[edge]["tie"] for edge in found.edges}
    named = {
        frozenset(map(entity_iri, pair))
        for pair in (
            (POLITBURO, GOVERNMENT), (POLITBURO, COMMITTEE), (GOVERNMENT, COMMITTEE), (COMMITTEE, COMPANY),
            (CENTRAL, MINISTRY), (GOVERNMENT, MINISTRY), (POLITBURO, COMPANY),
        )
    }  # fmt: skip
    assert set(ties) == named
    assert len(ties[frozenset(map(entity_iri, (CENTRAL, MINISTRY)))].people) == 1
    assert ties[frozenset(map(entity_iri, (GOVERNMENT, MINISTRY)))].events == {entity_iri(MEETING)}


def test_brokers_are_those_through_which_party_and_state_reach_each_other(graph: KnowledgeGraph) -> None:
    found = graph.analyze("brokers", language="en")
    # ways from CENTRAL lead through MINISTRY to GOVERNMENT and COMMITTEE, from POLITBURO through GOVERNMENT to MINISTRY
    assert [(row["body"], row["sector"], row["brokerage"]) for row in found.dicts()] == [
        ("Bộ Thử nghiệm", "State", pytest.approx(2 / 6)),
        ("Chính phủ", "State", pytest.approx(2 / 6)),
    ]
    ministry, government = found.dicts()
    assert ministry["linking_people"] == "Trần Thử"
    assert ministry["closest_party_bodies"] == "Ban Chấp hành Trung ương Đảng"
    assert (government["party_bodies"], government["state_bodies"]) == (1, 2)
    assert "2 Party bodies, 3 State bodies" in found.note


def test_centrality_ranks_all_or_one_class(graph: KnowledgeGraph) -> None:
    found = rows(graph, "centrality")
    assert [row["rank"] for row in found] == list(range(1, len(found) + 1))
    ranks = [row["pagerank"] for row in found]
    assert ranks == sorted(ranks, reverse=True)
    assert sum(ranks) == pytest.approx(1, abs=1e-6)
    only = rows(graph, "centrality", classes=["Body"])
    assert {row["class"] for row in only} == {"Body"}
    assert [row["iri"] for row in only] == [row["iri"] for row in found if row["class"] == "Body"]
    with pytest.raises(UsageError, match="no such class: Town"):
        graph.analyze("centrality", classes=["Town"])


def test_communities_hold_each_member_once_and_count_their_links(graph: KnowledgeGraph) -> None:
    groups, members = rows(graph, "communities"), rows(graph, "members")
    assert sum(group["members"] for group in groups) == len(members)
    assert len({member["iri"] for member in members}) == len(members)
    for group in groups:
        own = [member for member in members if member["community"] == group["community"]]
        assert len(own) == group["members"]
        assert sum(member["links_inside"] for member in own) == 2 * group["links_inside"]
        assert sum(member["links_outside"] for member in own) == group["links_outside"]


@pytest.mark.parametrize(
    ("name", "options", "says"),
    [
        ("centre", {}, "there is no analysis 'centre'; there are: centrality, communities"),
        ("brokers", {"types": ["Luật"]}, "brokers takes no types"),
        ("centrality", {"on": "2025-01-01"}, "centrality takes no on"),
        ("not-acted", {"on": "hôm nay"}, "must be a date"),
        ("brokers", {"doc": "57-NQ/TW"}, "brokers takes no doc"),
        ("brokers", {"language": "fr"}, "vi, en"),
    ],
)
def test_what_an_analysis_has_not_is_refused(
    graph: KnowledgeGraph, name: str, options: dict[str, Any], says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        graph.analyze(name, **options)


@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_runs_on_the_example_articles_the_same_twice(name: str, articles: KnowledgeGraph) -> None:
    options = {"doc": "57-NQ/TW"} if name == "acting" else {}
    found = articles.analyze(name, **options)
    assert found.rows == articles.analyze(name, **options).rows
    assert len(found) > 2
    assert len(articles.analyze(name, top=2, **options)) == 2
    assert set(ANALYSES[name].brief) <= set(found.columns)
    assert ANALYSES[name].size in found.columns


@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_can_be_looked_at(name: str, articles: KnowledgeGraph) -> None:
    options = {"doc": "57-NQ/TW"} if name == "acting" else {}
    page = view(articles.store, ANALYSES[name], Options(**options), 5).html
    iri = "members" if name == "communities" else name
    found = articles.analyze(iri, top=5, **options)
    for row in found.dicts():
        assert str(row["iri"]).replace("/", "\\u002f") in page or str(row["iri"]) in page


def test_marks_of_a_page_are_as_large_as_the_numbers(articles: KnowledgeGraph) -> None:
    resolution = "https://w3id.org/vnpolicy/id/document/57-nq-tw/2024"
    sizes = {_GOVERNMENT: 4.0, resolution: 1.0}
    network = sized(articles.network(only=sizes, limit=20), sizes)
    weights = {data["label"]: data["weight"] for _, data in network.nodes(data=True)}
    assert weights == {"Chính phủ": 60, "Nghị quyết 57-NQ/TW": 15, "Nghị quyết 03/NQ-CP": 0}


def test_results_are_written_as_files(graph: KnowledgeGraph, tmp_path: Path) -> None:
    save(graph.store, tmp_path / "x.csv", ANALYSES["not-acted"], Options(), language="en")
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["Document"] for row in csv.DictReader(file)] == ["Nghị quyết 60-NQ/TW", "Nghị quyết 61-NQ/TW"]
    save(graph.store, tmp_path / "x.xlsx", ANALYSES["implemented"], Options(), top=1)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["Được triển khai", "Chú giải"]
    assert book.worksheets[0].max_row == 2


_GOVERNMENT = "https://w3id.org/vnpolicy/id/body/chính-phủ"


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    folder = Path(__file__).parents[2] / "examples" / "articles"
    return kg.build(folder, tmp_path_factory.mktemp("examples") / "graph", jobs=1)
