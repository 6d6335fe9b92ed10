"""The same graph for other readers: every profile says what the graph says, in its own terms."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF
from rdflib.namespace import FOAF, ORG

from kg.errors import UsageError
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.terms import expand
from kg.ontology import ID, KG

BASE = "https://data.example.org/vn/"
REIFIES = ox.NamedNode(expand("rdf:reifies"))
SUBJECT, PREDICATE, OBJECT = (ox.NamedNode(expand(f"rdf:{part}")) for part in ("subject", "predicate", "object"))


@pytest.mark.parametrize("ending", [".ttl", ".trig", ".nq", ".nt"])
def test_rdf12_reifies_the_triples_that_statements_name(sample: KnowledgeGraph, tmp_path: Path, ending: str) -> None:
    sample.export(tmp_path / f"x{ending}", rdf12=True)
    found = {q.subject: q.object for q in ox.parse(path=str(tmp_path / f"x{ending}")) if q.predicate == REIFIES}
    parts = {
        statement.subject: ox.Triple(
            *(
                next(sample.store.quads_for_pattern(statement.subject, part, None)).object
                for part in (SUBJECT, PREDICATE, OBJECT)
            )
        )
        for statement in sample.store.quads_for_pattern(None, SUBJECT, None, ox.DefaultGraph())
    }
    assert found == parts
    assert not any(q.predicate == SUBJECT for q in ox.parse(path=str(tmp_path / f"x{ending}")))


@pytest.mark.parametrize("ending", [".jsonld", ".rdf", ".graphml"])
def test_formats_without_rdf12_say_so(sample: KnowledgeGraph, tmp_path: Path, ending: str) -> None:
    with pytest.raises(UsageError, match=ending):
        sample.export(tmp_path / f"x{ending}", rdf12=True)


@pytest.mark.parametrize("ending", [".ttl", ".trig", ".nq", ".nt", ".jsonld", ".rdf"])
def test_another_base_renames_things_and_nothing_else(sample: KnowledgeGraph, tmp_path: Path, ending: str) -> None:
    plain, moved = tmp_path / f"a{ending}", tmp_path / f"b{ending}"
    sample.export(plain)
    sample.export(moved, base=BASE)
    ours = {str(quad).replace(f"<{ID}", f"<{BASE}") for quad in ox.parse(path=str(plain))}
    assert {str(quad) for quad in ox.parse(path=str(moved))} == ours


@pytest.mark.parametrize("base", ["example", "https://example.org", "https://example.org/a b/"])
def test_a_base_is_an_absolute_iri(sample: KnowledgeGraph, tmp_path: Path, base: str) -> None:
    with pytest.raises(UsageError, match="absolute IRI"):
        sample.export(tmp_path / "x.ttl", base=base)


def test_standard_terms_alone(sample: KnowledgeGraph, tmp_path: Path) -> None:
    sample.export(tmp_path / "x.ttl", standard=True)
    found = rdflib.Graph().parse(tmp_path / "x.ttl")
    assert not [term for triple in found for term in triple if str(term).startswith(KG)]
    people = {str(name) for name in found.objects(None, FOAF.name)}
    assert people == {row[0] for row in sample.query("SELECT ?name { ?p foaf:name ?name }")}  # type: ignore[union-attr]
    for type_ in (FOAF.Person, ORG.Organization, ORG.Membership, rdflib.URIRef(expand("eli:LegalResource"))):
        assert (None, RDF.type, type_) in found
    issuers = found.subject_objects(rdflib.URIRef(expand("eli:passed_by")))
    assert len(list(issuers)) == len(sample.query("SELECT ?d ?b { ?d eli:passed_by ?b }"))  # type: ignore[arg-type]


def test_a_view_file_has_no_profiles(sample: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no RDF"):
        sample.export(tmp_path / "x.graphml", standard=True)


@pytest.mark.parametrize("ending", [".ttl", ".trig", ".jsonld", ".nq"])
@pytest.mark.parametrize("base", ["https://data.example.org/vn#", "https://data.example.org/?thing=/"])
def test_a_base_that_is_no_folder_stands_before_every_thing(
    sample: KnowledgeGraph, tmp_path: Path, ending: str, base: str
) -> None:
    sample.export(tmp_path / f"x{ending}", base=base)
    sample.export(tmp_path / "ours.nt")
    found = {str(quad.triple) for quad in ox.parse(path=str(tmp_path / f"x{ending}"))}
    ours = {str(quad.triple).replace(ID, base) for quad in ox.parse(path=str(tmp_path / "ours.nt"))}
    assert found == ours
