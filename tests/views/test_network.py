from collections.abc import Callable

import pyoxigraph as ox
import pytest

from kg.errors import NotFoundError, UsageError
from kg.views import network
from kg.views.network import Network

ID = "https://w3id.org/vnpolicy/id/"


def edges(shown: Network) -> set[tuple[str, str, str]]:
    """Every edge by the names of its ends and what it says."""
    names = {node: data["label"] for node, data in shown.nodes(data=True)}
    return {(names[a], data["label"], names[b]) for a, b, data in shown.edges(data=True)}


def edge(shown: Network, subject: str, object_: str) -> dict:
    found = list(shown.get_edge_data(ID + subject, ID + object_).values())
    assert len(found) == 1
    return found[0]


def labels(shown: Network) -> set[str]:
    return {data["label"] for _, data in shown.nodes(data=True)}


def test_entities_are_nodes_and_facts_are_edges(whole: Network) -> None:
    assert edges(whole) == {
        ("Nghị quyết 57-NQ/TW", "ban hành bởi", "Bộ Chính trị"),
        ("Nghị quyết 03/NQ-CP", "ban hành bởi", "Chính phủ"),
        ("Nghị quyết 03/NQ-CP", "triển khai", "Nghị quyết 57-NQ/TW"),
        ("Nghị quyết 57-NQ/TW", "đặt chỉ tiêu", "≥ 30% · kinh tế số trong GDP · 2030"),
        ("Luật riêng", "ban hành bởi", "Quốc hội"),
        ("Phạm Minh Chính", "Thủ tướng", "Chính phủ"),
        ("Phạm Minh Chính", "nói về", "Nghị quyết 57-NQ/TW"),
        ("Tô Lâm", "nguyên Bộ trưởng", "Bộ Công an"),
        ("hội nghị triển khai Nghị quyết 57", "chủ trì bởi", "Phạm Minh Chính"),
        ("hội nghị triển khai Nghị quyết 57", "diễn ra tại", "Hà Nội"),
    }
    assert {data["class"] for _, data in whole.nodes(data=True)} == {
        "Body", "Document", "Event", "Person", "Place", "Target",
    }  # fmt: skip


def test_an_edge_carries_its_evidence_with_the_sentence_and_its_source(whole: Network) -> None:
    issued = edge(whole, "document/57-nq-tw", "body/bộ-chính-trị")
    assert (issued["predicate"], issued["label_en"], issued["confidence"], issued["status"]) == (
        "eli:passed_by", "issued by", 0.97, "asserted",
    )  # fmt: skip
    (quote,) = issued["quotes"]
    assert (quote.before, quote.exact, quote.after) == (
        "", "Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW", " ngày 22/12/2024.",
    )  # fmt: skip
    assert (quote.source.identifier, quote.source.date) == ("one.txt", "2025-01-10")
    assert quote.source.title == "Chính phủ triển khai nghị quyết về khoa học, công nghệ"
    assert quote.rule == "issuance.active"


def test_tenures_of_one_office_are_one_edge_with_the_dates_of_all(whole: Network) -> None:
    office = edge(whole, "person/phạm-minh-chính", "body/chính-phủ")
    assert (office["label"], office["label_en"], office["predicate"]) == ("Thủ tướng", "Prime Minister", "kg:Tenure")
    assert office["details"] == {"role": "Thủ tướng", "since": "2021-04-05", "attested": "2025-01-10/2025-03-02"}
    assert [(q.source.identifier, q.exact) for q in office["quotes"]] == [
        ("one.txt", "Thủ tướng Phạm Minh Chính"),
        ("two.txt", "Thủ tướng Phạm Minh Chính"),
    ]


def test_what_is_only_proposed_is_an_edge_with_that_status(whole: Network) -> None:
    assert edge(whole, "document/luật-riêng", "body/quốc-hội")["status"] == "proposed"


def test_what_is_stated_of_a_thing_alone_stays_with_its_node(whole: Network) -> None:
    data = whole.nodes[ID + "document/57-nq-tw"]
    values = {fact.predicate.rsplit("#")[-1]: fact.object for fact in data["facts"]}
    assert values == {"id_local": "57-NQ/TW", "type_document": "Nghị quyết", "date_document": "2024-12-22"}
    dated = next(fact for fact in data["facts"] if fact.object == "2024-12-22")
    assert [quote.exact for quote in dated.quotes] == ["Nghị quyết số 57-NQ/TW ngày 22/12/2024"]
    assert data["names"] == ["57-NQ/TW", "Nghị quyết 57"]
    assert (data["sources"], data["degree"]) == (2, 4)


def test_words_stay_with_their_speaker(whole: Network) -> None:
    said = [fact.object for fact in whole.nodes[ID + "person/phạm-minh-chính"]["facts"]]
    assert said == ["Nghị quyết 57 là lời giải cho tăng trưởng"]


def test_background_appears_about_the_focus_only_and_without_what_readers_have_no_name_for(store: ox.Store) -> None:
    near = network.build(store, focus="Bộ Chính trị", depth=1)
    part_of = edge(near, "body/bộ-chính-trị", "body/ban-chấp-hành-trung-ương-đảng")
    assert (part_of["label"], part_of["background"]) == ("trực thuộc", True)
    assert near.nodes[ID + "body/bộ-chính-trị"]["facts"] == []


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (0, {"Nghị quyết 03/NQ-CP"}),
        (1, {"Nghị quyết 03/NQ-CP", "Chính phủ", "Nghị quyết 57-NQ/TW"}),
        (
            2,
            {
                "Nghị quyết 03/NQ-CP", "Chính phủ", "Nghị quyết 57-NQ/TW", "Bộ Chính trị", "Phạm Minh Chính",
                "≥ 30% · kinh tế số trong GDP · 2030",
            },
        ),
    ],
)  # fmt: skip
def test_a_focus_shows_what_is_so_many_links_away(store: ox.Store, depth: int, expected: set[str]) -> None:
    near = network.build(store, focus="03/NQ-CP", depth=depth)
    assert labels(near) == expected
    assert near.graph["focus"] == ID + "document/03-nq-cp"


@pytest.mark.parametrize(
    "thing",
    [ID + "body/chính-phủ", "body/chính-phủ", "kgid:body/chính-phủ", "Chính phủ", "CHÍNH PHỦ", "chinh phu"],
)
def test_a_focus_is_named_by_iri_or_by_name_with_or_without_diacritics(store: ox.Store, thing: str) -> None:
    assert network.build(store, focus=thing, depth=1).graph["focus"] == ID + "body/chính-phủ"


def test_a_name_that_nothing_has_is_an_error_with_names_that_come_near(store: ox.Store) -> None:
    with pytest.raises(NotFoundError, match="Nghị quyết 57-NQ/TW"):
        network.build(store, focus="57-NQ")


def test_several_things_of_one_name_are_all_shown_the_most_mentioned_first(graph: Callable[[str], ox.Store]) -> None:
    store = graph("""
        source:a.txt { source:a.txt schema:mentions person:hai , place:x .
            person:một a kg:Person ; skos:prefLabel "Lê Minh"@vi .
            person:hai a kg:Person ; skos:prefLabel "Lê Minh"@vi .
            place:x a kg:Place ; skos:prefLabel "Huế"@vi . person:một schema:location place:x . }
    """)
    near = network.build(store, focus="Lê Minh", depth=1)
    assert near.graph["focus"] == ID + "person/hai"
    assert set(near) == {ID + "person/hai", ID + "person/một", ID + "place/x"}


def test_classes_and_relations_can_be_chosen(store: ox.Store) -> None:
    documents = network.build(store, classes=["Document", "Body"], relations=["eli:passed_by"])
    assert {data["predicate"] for *_, data in documents.edges(data=True)} == {"eli:passed_by"}
    assert {data["class"] for _, data in documents.nodes(data=True)} == {"Document", "Body"}
    offices = network.build(store, relations=["kg:Tenure"])
    assert edges(offices) == {
        ("Phạm Minh Chính", "Thủ tướng", "Chính phủ"),
        ("Tô Lâm", "nguyên Bộ trưởng", "Bộ Công an"),
    }


def test_a_limit_keeps_the_most_connected_and_says_what_there_was(store: ox.Store) -> None:
    few = network.build(store, limit=3)
    assert len(few) == 3
    assert ID + "document/57-nq-tw" in few
    assert few.number_of_edges() >= 2
    assert (few.graph["entities"], few.graph["links"]) == (12, 10)


@pytest.mark.parametrize("options", [{"classes": ["Minister"]}, {"limit": 0}, {"depth": -1}])
def test_wrong_options_are_refused(store: ox.Store, options: dict) -> None:
    with pytest.raises(UsageError, match=r"class|limit"):
        network.build(store, **options)
