"""JSON-LD by short names: the same quads for every parser, and JSON that is read without one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from kg.graph import json_ld
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.terms import PREFIXES, expand
from kg.ontology import ID, folder

KG = PREFIXES["kg"]
GRAPH = ox.NamedNode(ID + "source/a")
THING = ox.NamedNode(ID + "body/bộ-chính-trị")


def literal(value: str, curie: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(expand(curie)))


VALUES = [
    ("eli:passed_by", ox.NamedNode(ID + "body/a:b//c")),
    ("eli:passed_by", ox.NamedNode("http://example.org/a b".replace(" ", "%20"))),
    ("eli:passed_by", ox.Literal("a text where a thing is due")),
    ("eli:passed_by", ox.NamedNode(ID + "//twice")),
    ("skos:prefLabel", ox.Literal("Bộ Chính trị", language="vi")),
    ("skos:prefLabel", ox.Literal("Politburo", language="en")),
    ("skos:prefLabel", ox.Literal("Bộ chính trị", language="vi")),
    ("skos:prefLabel", ox.Literal("no language")),
    ("skos:prefLabel", THING),
    ("eli:date_document", literal("2019-09-27", "xsd:date")),
    ("eli:date_document", literal("2019", "xsd:gYear")),
    ("eli:date_document", ox.Literal("2019")),
    ("eli:id_local", ox.Literal("52-NQ/TW")),
    ("eli:id_local", ox.Literal("52-NQ/TW", language="vi")),
    ("eli:id_local", THING),
    ("oa:start", literal("120", "xsd:integer")),
    ("oa:start", literal("007", "xsd:integer")),
    ("oa:start", literal("-5", "xsd:integer")),
    ("oa:start", literal("many", "xsd:integer")),
    ("kg:former", literal("true", "xsd:boolean")),
    ("kg:former", literal("1", "xsd:boolean")),
    ("kg:value", literal("35.0", "xsd:decimal")),
    ("kg:value", literal("35", "xsd:integer")),
    ("kg:role", ox.NamedNode(ID + "role/bí-thư")),
    ("org:role", ox.NamedNode(ID + "role/bí-thư")),
    ("kg:ofOldVersions", ox.Literal('"quoted"\n \\ <b>')),
    ("rdf:type", ox.NamedNode(KG + "Body")),
    ("rdf:type", ox.NamedNode("http://example.org/Other")),
    ("rdf:type", ox.Literal("no class")),
]


def written(triples: list[ox.Triple], base: str = ID) -> str:
    return "".join(json_ld.document([(GRAPH, triples)], base))


@pytest.mark.parametrize(("curie", "value"), VALUES)
def test_every_sort_of_value_comes_back(curie: str, value: ox.NamedNode | ox.Literal) -> None:
    triple = ox.Triple(THING, ox.NamedNode(expand(curie)), value)
    text = written([triple])
    assert set(ox.parse(text.encode(), ox.RdfFormat.JSON_LD)) == {ox.Quad(*triple, GRAPH)}
    found = rdflib.Dataset().parse(data=text, format="json-ld")
    expected = rdflib.Dataset().parse(data=f"{triple} {GRAPH} .", format="nquads")
    assert set(found.quads()) == set(expected.quads())


def test_all_of_them_together_come_back() -> None:
    triples = [ox.Triple(THING, ox.NamedNode(expand(curie)), value) for curie, value in VALUES]
    expected = {ox.Quad(*triple, GRAPH) for triple in triples}
    assert set(ox.parse(written(triples).encode(), ox.RdfFormat.JSON_LD)) == expected


def test_it_is_plain_json_by_short_names(sample: KnowledgeGraph, tmp_path: Path) -> None:
    things = exported(sample, tmp_path)
    document = things["kgid:document/52-nq-tw/2019"]
    assert document["type"] == "Document"
    assert document["prefLabel"] == {"vi": "Nghị quyết 52-NQ/TW"}
    assert document["passed_by"] == "kgid:body/bộ-chính-trị"
    assert document["date_document"] == "2019-09-27"


def test_evidence_stands_inside_what_it_is_about(sample: KnowledgeGraph, tmp_path: Path) -> None:
    things = exported(sample, tmp_path)
    assert not any(name.startswith("kgid:statement/") for name in things)
    issued = [s for s in things["kgid:document/52-nq-tw/2019"]["statements"] if s["predicate"] == "eli:passed_by"]
    assert [(s["object"], s["exact"], s["start"], s["confidence"]) for s in issued] == [
        ("kgid:body/bộ-chính-trị", "Bộ Chính trị ban hành Nghị quyết 52-NQ/TW", 0, "0.9")
    ]
    assert "subject" not in issued[0]


def exported(graph: KnowledgeGraph, folder: Path) -> dict[str, Any]:
    graph.export(folder / "x.jsonld")
    read = json.loads((folder / "x.jsonld").read_text("utf-8"))
    return {thing["id"]: thing for named in read["graph"] for thing in named["graph"]}


def test_another_base_moves_things_and_not_terms() -> None:
    moved = ox.NamedNode("https://data.example.org/body/bộ-chính-trị")
    triple = ox.Triple(moved, ox.NamedNode(KG + "signedBy"), moved)
    text = written([triple], "https://data.example.org/")
    assert '"id": "kgid:body/bộ-chính-trị", "signedBy": "kgid:body/bộ-chính-trị"' in text
    assert set(ox.parse(text.encode(), ox.RdfFormat.JSON_LD)) == {ox.Quad(*triple, GRAPH)}


def test_the_context_beside_the_ontology_is_the_one_that_is_written() -> None:
    shipped = json.loads((folder() / "context.jsonld").read_text("utf-8"))["@context"]
    told = {name: json_ld.context().get(name) for name in shipped}
    assert shipped == told, "write it anew: python -m kg.graph.json_ld"


def test_every_class_and_property_of_the_ontology_has_a_name() -> None:
    context = json_ld.context()
    policy = ox.parse(path=str(folder() / "policy.ttl"), format=ox.RdfFormat.TURTLE)
    own = {quad.subject.value.removeprefix(KG) for quad in policy if quad.subject.value.startswith(KG)}
    assert {name for name in own if name not in context} == set()
    assert context["role"]["@id"] == "org:role"
    assert context["indicator"] == {"@id": "kg:indicator", "@container": "@language"}
