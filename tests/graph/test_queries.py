"""What named questions answer over small graphs that are written out here."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from kg import ontology
from kg.graph.questions import load
from kg.graph.terms import PREFIXES

HEAD = "@base <https://w3id.org/vnpolicy/id/> .\n" + "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())
Ask = Callable[..., list[dict[str, str]]]

BODIES = """
<place/hải-phòng> a kg:Place ; skos:prefLabel "Thành phố Hải Phòng"@vi .
<place/hải-dương> a kg:Place ; skos:prefLabel "Tỉnh Hải Dương"@vi ;
    kg:mergedInto <place/hải-phòng> ; kg:until "2025-07-01"^^xsd:date .
<body/thành-ủy-hải-phòng> a kg:Body ; skos:prefLabel "Thành ủy Hải Phòng"@vi ; eli:jurisdiction <place/hải-phòng> .
<body/tỉnh-ủy-hải-dương> a kg:Body ; skos:prefLabel "Tỉnh ủy Hải Dương"@vi ; eli:jurisdiction <place/hải-dương> .
<body/ubnd-hải-dương> a kg:Body ; skos:prefLabel "Ủy ban nhân dân tỉnh Hải Dương"@vi ;
    eli:jurisdiction <place/hải-dương> .
<body/ubnd-hải-phòng> a kg:Body ; skos:prefLabel "Ủy ban nhân dân thành phố Hải Phòng"@vi ;
    eli:jurisdiction <place/hải-phòng> .
<body/ban-tổ-chức-hải-dương> a kg:Body ; skos:prefLabel "Ban Tổ chức Tỉnh ủy Hải Dương"@vi ;
    org:subOrganizationOf <body/tỉnh-ủy-hải-dương> .
<body/ban-tổ-chức-hải-phòng> a kg:Body ; skos:prefLabel "Ban Tổ chức Thành ủy Hải Phòng"@vi ;
    org:subOrganizationOf <body/thành-ủy-hải-phòng> .
<body/sở-xây-dựng-hải-phòng> a kg:Body ; skos:prefLabel "Sở Xây dựng thành phố Hải Phòng"@vi ;
    eli:jurisdiction <place/hải-phòng> .
<body/sở-gtvt-hải-phòng> a kg:Body ; skos:prefLabel "Sở Giao thông vận tải thành phố Hải Phòng"@vi ;
    eli:jurisdiction <place/hải-phòng> .
<body/sở-gtvt-hải-dương> a kg:Body ; skos:prefLabel "Sở Giao thông vận tải tỉnh Hải Dương"@vi ;
    eli:jurisdiction <place/hải-dương> .
"""


def statement(number: int, triple: str, words: str) -> str:
    """A fact that one text states, with its evidence."""
    subject, predicate, object_ = triple.split(" ", 2)
    return (
        f'{triple} .\n<source/{number}> dcterms:identifier "{number}.txt" .\n'
        f"[] a kg:Statement ; rdf:subject {subject} ; rdf:predicate {predicate} ; rdf:object {object_} ;\n"
        f'    kg:status "asserted" ; oa:exact "{words}" ; prov:wasDerivedFrom <source/{number}> .\n'
    )


@pytest.fixture
def asking() -> Callable[[str], Ask]:
    """A graph in Turtle, together with the lexicon -> its answers to named questions."""

    def with_graph(turtle: str) -> Ask:
        store = ox.Store()
        for file in (*sorted((ontology.folder() / "lexicon").glob("*.ttl")),):
            store.bulk_load(path=str(file), format=ox.RdfFormat.TURTLE)
        store.load(HEAD + turtle, format=ox.RdfFormat.TURTLE)

        def ask(name: str, **values: str) -> list[dict[str, str]]:
            solutions = store.query(load(name).sparql(store, values), prefixes=PREFIXES)
            assert isinstance(solutions, ox.QuerySolutions)
            names = [variable.value for variable in solutions.variables]
            return [{n: row[n].value for n in names if row[n] is not None} for row in solutions]

        return ask

    return with_graph


def line(rows: list[dict[str, str]]) -> set[tuple[str, ...]]:
    return {
        (r["organisation"], r["relation"], r["other"], r.get("day", "")) for r in rows if "part" not in r["relation"]
    }


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Thành ủy Hải Phòng", {("Thành ủy Hải Phòng", "took in", "Tỉnh ủy Hải Dương", "2025-07-01")}),
        ("Tỉnh ủy Hải Dương", {("Tỉnh ủy Hải Dương", "was merged into", "Thành ủy Hải Phòng", "2025-07-01")}),
        (
            "Ban Tổ chức Tỉnh ủy Hải Dương",
            {("Ban Tổ chức Tỉnh ủy Hải Dương", "was merged into", "Ban Tổ chức Thành ủy Hải Phòng", "2025-07-01")},
        ),
        (
            "Sở Giao thông vận tải thành phố Hải Phòng",
            {
                ("Sở Giao thông vận tải thành phố Hải Phòng", "was merged into", "Sở Xây dựng thành phố Hải Phòng",
                 "2025-03-01"),
                ("Sở Giao thông vận tải thành phố Hải Phòng", "took in", "Sở Giao thông vận tải tỉnh Hải Dương",
                 "2025-07-01"),
            },
        ),
    ],
)  # fmt: skip
def test_organs_of_a_province_go_the_way_of_their_province_and_field(
    asking: Callable[[str], Ask], body: str, expected: set[tuple[str, ...]]
) -> None:
    assert line(asking(BODIES)("body-history", body=body)) == expected


def test_a_body_is_followed_through_several_steps(asking: Callable[[str], Ask]) -> None:
    found = line(asking("")("body-history", body="Bộ Nông nghiệp và Môi trường"))
    assert ("Bộ Nông nghiệp và Môi trường", "took in", "Bộ Tài nguyên và Môi trường", "2025-03-01") in found
    assert ("Bộ Nông nghiệp và Phát triển nông thôn", "took in", "Bộ Thủy sản", "2007-08-01") in found


def test_a_body_that_was_divided_tells_into_what(asking: Callable[[str], Ask]) -> None:
    found = line(asking("")("body-history", body="Tổng cục Lâm nghiệp"))
    assert {row[:3] for row in found} >= {
        ("Tổng cục Lâm nghiệp", "was split into", "Cục Lâm nghiệp"),
        ("Tổng cục Lâm nghiệp", "was split into", "Cục Kiểm lâm"),
        ("Cục Kiểm lâm", "was merged into", "Cục Lâm nghiệp và Kiểm lâm"),
    }


def test_what_is_said_of_an_organ_of_a_merged_province_is_said_of_the_one_that_took_it_in(
    asking: Callable[[str], Ask],
) -> None:
    issued = "<document/a> eli:passed_by <body/ubnd-hải-dương>"
    told = '<document/a> a kg:Document ; skos:prefLabel "Quyết định 12/QĐ-UBND"@vi .\n'
    graph = (
        BODIES + told + statement(1, issued, "UBND tỉnh Hải Dương ra Quyết định 12") + statement(2, issued, "như trên")
    )
    (row,) = asking(graph)("about-body", body="Ủy ban nhân dân thành phố Hải Phòng")
    assert (row["name"], row["subject"], row["times"]) == (
        "Ủy ban nhân dân tỉnh Hải Dương",
        "Quyết định 12/QĐ-UBND",
        "2",
    )


LAND = "".join(
    f'<document/luật-đất-đai/{year}> a kg:Document ; skos:prefLabel "Luật Đất đai {year}"@vi ;\n'
    f"    eli:is_about <topic/đất-đai> .\n"
    + statement(
        year, f'<document/luật-đất-đai/{year}> eli:date_document "{year}"^^xsd:gYear', f"Luật Đất đai năm {year}"
    )
    for year in (2013, 2024)
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2012-12-31", {}),
        ("2020-01-01", {"Luật Đất đai 2013": ""}),
        (
            "2024-12-31",
            {"Luật Đất đai 2013": "replaced by Luật Đất đai số 31/2024/QH15", "Luật Đất đai 2024": ""},
        ),
    ],
)
def test_a_law_ends_when_the_next_of_its_name_takes_effect(
    asking: Callable[[str], Ask], day: str, expected: dict[str, str]
) -> None:
    rows = asking(LAND)("in-force", topic="đất đai", on=day)
    assert {row["document"]: row.get("ended", "") for row in rows} == expected


def test_a_document_that_was_amended_and_then_replaced_tells_both(asking: Callable[[str], Ask]) -> None:
    documents = "".join(
        f'<document/{key}> a kg:Document ; skos:prefLabel "Nghị định {key}"@vi ; eli:is_about <topic/đất-đai> .\n'
        + statement(number, f'<document/{key}> eli:date_document "{day}"^^xsd:date', f"Nghị định {key} ngày {day}")
        for number, (key, day) in enumerate((("a", "2014-05-15"), ("b", "2017-01-06"), ("c", "2020-02-01")))
    )
    ties = statement(7, "<document/b> eli:amends <document/a>", "sửa đổi") + statement(
        8, "<document/c> dcterms:replaces <document/a>", "thay thế"
    )
    rows = asking(documents + ties)("in-force", topic="đất đai", on="2021-01-01")
    (old,) = (row for row in rows if row["document"] == "Nghị định a")
    assert (old["amended"], old["ended"]) == ("Nghị định b", "replaced by Nghị định c")


def test_a_year_is_left_out_where_the_day_is_known(asking: Callable[[str], Ask]) -> None:
    document = '<document/n> a kg:Document ; skos:prefLabel "Nghị quyết 18-NQ/TW"@vi .\n'
    days = statement(1, '<document/n> eli:date_document "2017"^^xsd:gYear', "năm 2017") + statement(
        2, '<document/n> eli:date_document "2017-10-25"^^xsd:date', "ngày 25/10/2017"
    )
    assert [row["value"] for row in asking(document + days)("who-issued", doc="Nghị quyết 18-NQ/TW")] == ["2017-10-25"]


def test_several_texts_that_say_the_same_are_counted(asking: Callable[[str], Ask]) -> None:
    documents = '<document/n> a kg:Document ; skos:prefLabel "Nghị quyết 52-NQ/TW"@vi .\n'
    documents += '<document/k> a kg:Document ; skos:prefLabel "Kế hoạch 5-KH/TU"@vi .\n'
    tie = "<document/k> eli:ensures_implementation_of <document/n>"
    graph = documents + "".join(statement(n, tie, f"Kế hoạch thực hiện Nghị quyết, tin {n}") for n in range(3))
    (row,) = asking(graph)("implements", doc="Nghị quyết 52-NQ/TW")
    assert (row["document"], row["sources"], row["source"]) == ("Kế hoạch 5-KH/TU", "3", "0.txt")
