"""Renamings, mergers and divisions as events of W3C ORG."""

import pyoxigraph as ox

from kg.graph import background
from kg.graph.successions import changes
from kg.graph.terms import PREFIXES
from kg.ontology import ID

HEAD = f"@base <{ID}> .\n" + "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())


def told(turtle: str) -> set[tuple[str, str, str]]:
    quads = ox.parse(input=HEAD + turtle, format=ox.RdfFormat.TURTLE)
    return {
        (s.value.removeprefix(ID), p.value.rpartition("#")[2], o.value.removeprefix(ID)) for s, p, o in changes(quads)
    }


def test_bodies_that_went_into_one_on_one_day_changed_by_one_event() -> None:
    found = told(
        '<body/a> kg:mergedInto <body/c> ; kg:until "2025-03-01"^^xsd:date .\n'
        '<body/b> kg:mergedInto <body/c> ; kg:until "2025-03-01"^^xsd:date .'
    )
    event = "change/c/2025-03-01"
    assert {s for s, p, _ in found if p == "originalOrganization"} == {event}
    assert {o for _, p, o in found if p == "originalOrganization"} == {"body/a", "body/b"}
    assert (event, "resultingOrganization", "body/c") in found
    assert {("body/a", "changedBy", event), ("body/c", "resultedFrom", event)} <= found
    assert (event, "http://purl.org/dc/terms/date", "2025-03-01") in found


def test_a_body_that_was_divided_changed_by_one_event() -> None:
    found = told('<body/a> kg:splitInto <body/b> , <body/c> ; kg:until "2022"^^xsd:gYear .')
    assert {o for s, p, o in found if (s, p) == ("change/a/2022", "resultingOrganization")} == {"body/b", "body/c"}


def test_a_day_that_is_not_known_is_left_out_and_places_are_no_organisations() -> None:
    found = told("<body/a> kg:renamedTo <body/b> . <place/x> kg:mergedInto <place/y> .")
    assert ("change/b", "originalOrganization", "body/a") in found
    assert not [row for row in found if row[1].endswith("date") or "place" in row[0] + row[2]]


def test_the_background_graph_has_them() -> None:
    store = ox.Store()
    store.load("".join(background.lines()), format=ox.RdfFormat.N_QUADS)
    old, new = f"<{ID}body/bộ-kế-hoạch-và-đầu-tư>", f"<{ID}body/bộ-tài-chính>"
    query = f"ASK {{ GRAPH ?g {{ {old} org:changedBy/org:resultingOrganization {new} }} }}"
    assert store.query(query, prefixes=PREFIXES)
