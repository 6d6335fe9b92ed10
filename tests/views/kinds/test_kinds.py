"""What each kind of view chooses from a graph, and how it is to be drawn."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import cli
from kg.errors import NotFoundError, UsageError
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.views import html, kinds
from kg.views.network import Network
from tests.views.conftest import overlapping
from tests.views.kinds.conftest import body, document, person, target


def labels(network: Network, kind: str | None = None) -> set[str]:
    return {data["label"] for _, data in network.nodes(data=True) if kind in (None, data["class"])}


def drawn(network: Network, iri: str) -> dict[str, object]:
    found: dict[str, object] = network.nodes[iri]["drawn"]
    return found


def test_there_are_these_kinds_and_no_others(small: ox.Store) -> None:
    assert kinds.KINDS == ("network", "lineage", "organisation", "targets", "timeline", "attendance")
    with pytest.raises(UsageError, match="no such kind of view: tree"):
        kinds.build(small, "tree")


def test_an_option_that_a_kind_does_not_have_is_refused(small: ox.Store) -> None:
    with pytest.raises(UsageError, match="lineage has no option classes"):
        kinds.build(small, "lineage", classes=("Body",))
    with pytest.raises(UsageError, match="limit"):
        kinds.build(small, "attendance", limit=-1)


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_the_same_graph_makes_the_same_bytes(articles: KnowledgeGraph, kind: str) -> None:
    first, second = (html.render(kinds.build(articles.store, kind)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_an_empty_graph_makes_a_page_too(kind: str) -> None:
    assert "<html" in html.render(kinds.build(ox.Store(), kind))


# ---------------------------------------------------------------- lineage


def test_lineage_follows_a_document_up_and_down_but_not_its_siblings(small: ox.Store) -> None:
    found = kinds.build(small, "lineage", focus="Nghị định")
    assert labels(found) == {"Nghị định", "Luật mới", "Luật cũ", "Nghị quyết gốc", "Thông tư", "Đề án"}
    assert found.graph["focus"] == document("nghị-định")
    near = kinds.build(small, "lineage", focus="Nghị định", depth=1)
    assert labels(near) == {"Nghị định", "Luật mới", "Nghị quyết gốc", "Thông tư", "Đề án"}


def test_lineage_of_a_body_is_that_of_its_documents(small: ox.Store) -> None:
    found = kinds.build(small, "lineage", focus="Ban Thường vụ Thành ủy")
    assert labels(found) == {"Chương trình", "Nghị quyết gốc"}
    with pytest.raises(NotFoundError, match="no document"):
        kinds.build(small, "lineage", focus="Quốc hội Lào")


def test_lineage_stands_by_authority_and_says_who_issued(small: ox.Store) -> None:
    found = kinds.build(small, "lineage")
    places = found.graph["places"]
    order = sorted(found, key=lambda iri: places[iri].y)
    assert [found.nodes[iri]["label"] for iri in order][:3] == ["Nghị quyết gốc", "Luật cũ", "Luật mới"]
    assert not overlapping(places)
    assert drawn(found, document("nghị-định"))["by"] == "Chính phủ"
    assert drawn(found, document("chương-trình"))["tier"] == "province"


def test_lineage_keeps_the_nearest_when_it_may_not_show_all(small: ox.Store) -> None:
    found = kinds.build(small, "lineage", focus="Thông tư", limit=2)
    assert labels(found) == {"Thông tư", "Nghị định"}
    assert found.graph["entities"] > 2


# ---------------------------------------------------------------- attendance


def test_attendance_links_those_who_took_part_in_the_same_events(small: ox.Store) -> None:
    found = kinds.build(small, "attendance")
    together = found.get_edge_data(*sorted((person("an"), person("bình"))))
    assert {data["details"]["event"].rsplit("/")[-1] for data in together.values()} == {"1", "2"}
    assert labels(found, "Person") == {"Nguyễn Văn An", "Trần Thị Bình"}, "Lê Chi met nobody"
    assert labels(found, "Event") == {"Hội nghị thứ nhất", "Hội nghị thứ hai"}
    assert found.graph["page"] == {"most": 2}
    assert drawn(found, "https://w3id.org/vnpolicy/id/event/1") == {"aside": True, "at": "2025-01-10"}


def test_attendance_of_people_alone_and_near_one_of_them(small: ox.Store) -> None:
    assert labels(kinds.build(small, "attendance", classes=("Person",)), "Body") == set()
    assert labels(kinds.build(small, "attendance", focus="Bộ Y tế"), "Body") == {"Bộ Y tế"}
    assert "Trần Thị Bình" in labels(kinds.build(small, "attendance", focus="Thành phố Hải Phòng"))
    with pytest.raises(NotFoundError, match="no event"):
        kinds.build(small, "attendance", focus="Lê Chi")


# ---------------------------------------------------------------- organisation


def test_organisation_puts_parts_under_the_whole_and_bodies_of_a_place_under_the_place(small: ox.Store) -> None:
    found = kinds.build(small, "organisation")
    assert drawn(found, body("bộ-y-tế"))["under"] == body("chính-phủ")
    assert drawn(found, body("ban-thường-vụ"))["under"] == body("thành-ủy")
    assert drawn(found, body("thành-ủy"))["under"] == "https://w3id.org/vnpolicy/id/place/hải-phòng"
    assert drawn(found, body("chính-phủ")) == {"under": "", "tier": "government", "staff": 3}
    assert drawn(found, person("an")) == {"aside": True}
    assert found.graph["page"]["day"] == "2025-02-10"
    assert found.graph["page"]["offices"]["Bộ trưởng"] < found.graph["page"]["offices"]["Thứ trưởng"]


def test_organisation_around_a_body_a_place_and_a_person(small: ox.Store) -> None:
    assert labels(kinds.build(small, "organisation", focus="Chính phủ"), "Body") == {"Chính phủ", "Bộ Y tế"}
    assert "Ban Thường vụ Thành ủy" in labels(kinds.build(small, "organisation", focus="Thành phố Hải Phòng"))
    assert labels(kinds.build(small, "organisation", focus="Trần Thị Bình"), "Body") == {"Chính phủ", "Bộ Y tế"}
    assert kinds.build(small, "organisation", day="2022-01-01").graph["page"]["day"] == "2022-01-01"
    with pytest.raises(NotFoundError, match="no body"):
        kinds.build(small, "organisation", focus="Luật cũ")


def test_bodies_that_are_said_to_be_parts_of_each_other_hang_nobody(graph) -> None:  # type: ignore[no-untyped-def]
    store = graph("""source:s {
        body:a a kg:Body ; skos:prefLabel "A"@vi ; org:subOrganizationOf body:b .
        body:b a kg:Body ; skos:prefLabel "B"@vi ; org:subOrganizationOf body:a .
        person:p a kg:Person ; skos:prefLabel "P"@vi .
        tenure:t a kg:Tenure ; org:member person:p ; org:organization body:a .
    }""")
    found = kinds.build(store, "organisation")
    assert {drawn(found, body("a"))["under"], drawn(found, body("b"))["under"]} == {body("b"), ""}


# ---------------------------------------------------------------- targets


def test_targets_are_national_local_or_nobody_says_whose(small: ox.Store) -> None:
    found = kinds.build(small, "targets")
    scopes = {iri.rsplit("/")[-1]: data["drawn"].get("scope") for iri, data in found.nodes(data=True)}
    assert {name: scope for name, scope in scopes.items() if scope} == {
        "cả-nước": "national", "địa-phương": "local", "của-ai": "open", "khác": "national",
    }  # fmt: skip
    group = drawn(found, target("cả-nước"))["group"]
    assert found.graph["page"]["indicators"][group] == {
        "vi": "tỷ trọng kinh tế số", "en": "share of the digital economy",
    }  # fmt: skip
    local = drawn(found, target("địa-phương"))
    assert (local["figure"], local["value"], local["upper"], local["mark"]) == ("35 – 40%", 35.0, 40.0, "range")
    assert drawn(found, target("của-ai"))["planned"] is True


def test_beside_the_targets_of_a_place_come_the_national_ones_for_the_same_indicators(small: ox.Store) -> None:
    found = kinds.build(small, "targets", focus="Thành phố Hải Phòng")
    shown = {iri.rsplit("/")[-1] for iri, data in found.nodes(data=True) if data["class"] == "Target"}
    assert shown == {"cả-nước", "địa-phương"}
    with pytest.raises(NotFoundError, match="no target"):
        kinds.build(small, "targets", focus="Luật cũ")


def test_a_board_keeps_indicators_with_most_targets(small: ox.Store) -> None:
    found = kinds.build(small, "targets", limit=3)
    assert target("khác") not in found
    assert found.graph["entities"] == len(found) + 1


# ---------------------------------------------------------------- timeline


def test_a_timeline_holds_what_has_a_date(small: ox.Store) -> None:
    found = kinds.build(small, "timeline")
    assert labels(found) == {
        "Nghị quyết gốc", "Luật mới", "Luật cũ", "Nghị định", "Hội nghị thứ nhất", "Hội nghị thứ hai",
    }  # fmt: skip
    lanes = found.graph["page"]["lanes"]
    lane = drawn(found, document("nghị-định"))["lane"]
    assert lanes["issuer"][lane["issuer"]] == {"of": "Body", "vi": "Chính phủ", "en": "Chính phủ"}  # type: ignore[index]
    event = drawn(found, "https://w3id.org/vnpolicy/id/event/1")["lane"]
    assert lanes["kind"][event["kind"]]["vi"] == "hội nghị"  # type: ignore[index]


def test_a_timeline_around_something_and_of_one_class(small: ox.Store) -> None:
    near = kinds.build(small, "timeline", focus="Bộ Y tế")
    assert labels(near, "Event") == {"Hội nghị thứ nhất"}
    event = near.nodes["https://w3id.org/vnpolicy/id/event/1"]
    assert "Bộ Y tế" in {fact.object for fact in event["facts"]}, "who organised it is told, though it is the focus"
    assert labels(kinds.build(small, "timeline", classes=("Event",)), "Document") == set()
    with pytest.raises(UsageError, match="Document and Event"):
        kinds.build(small, "timeline", classes=("Person",))
    with pytest.raises(NotFoundError, match="has a date"):
        kinds.build(small, "timeline", focus="Quốc hội Lào")


def test_a_timeline_that_may_not_hold_all_keeps_events_and_documents(articles: KnowledgeGraph) -> None:
    found = kinds.build(articles.store, "timeline", limit=10)
    assert labels(found, "Event")
    assert labels(found, "Document")
    assert len(found) == 10


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_the_command_line_writes_what_python_does(
    articles: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    asked = ["kg", "view", articles.path, "--kind", kind, "--as-of", "2025-01-31", "-o", tmp_path / "x.html"]
    monkeypatch.setattr(sys, "argv", [str(part) for part in asked])
    with suppress(SystemExit):
        cli.main()
    page = (tmp_path / "x.html").read_text("utf-8")
    assert f'"kind":"{kind}"' in page
    assert ('"day":"2025-01-31"' in page) is (kind == "organisation")
    with articles.as_of("2025-01-31") as then:
        assert then.view(kind=kind).html == page
