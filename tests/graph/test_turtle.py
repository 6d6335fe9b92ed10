import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import turtle
from kg.graph.iris import encode
from kg.graph.terms import expand
from kg.ontology import ID

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
XSD = "http://www.w3.org/2001/XMLSchema#"


def read_back(text: str) -> list[ox.Quad]:
    return list(ox.parse(input=turtle.head() + text, format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (ID + "body/bộ-chính-trị", "<body/bộ-chính-trị>"),
        (ID + "source/tin/2022/một.txt", "<source/tin/2022/một.txt>"),
        (expand("eli:passed_by"), "eli:passed_by"),
        (expand("rdf:type"), "rdf:type"),
        (ID + "source/tin%20tức", f"<{ID}source/tin%20tức>"),
        (ID + "source//x", f"<{ID}source//x>"),
        ("http://example.org/a", "<http://example.org/a>"),
    ],
)
def test_names_are_as_short_as_is_safe(iri: str, name: str) -> None:
    assert turtle.name(iri) == name


@given(TEXT.filter(bool))
def test_any_name_reads_back_as_the_same_iri(key: str) -> None:
    iri = ID + "source/" + encode(key)
    (quad,) = read_back(f"{turtle.name(iri)} a kg:Source .")
    assert quad.subject == ox.NamedNode(iri)


@pytest.mark.parametrize(
    ("value", "datatype", "text"),
    [
        ("12", "integer", "12"),
        ("0.97", "decimal", "0.97"),
        ("35", "decimal", '"35"^^xsd:decimal'),
        ("true", "boolean", "true"),
        ("2022-08", "gYearMonth", '"2022-08"^^xsd:gYearMonth'),
        ("một", "string", '"một"'),
    ],
)
def test_literals_are_as_short_as_is_safe(value: str, datatype: str, text: str) -> None:
    literal = ox.Literal(value, datatype=ox.NamedNode(XSD + datatype))
    assert turtle.term(literal) == text
    (quad,) = read_back(f"kg:a kg:b {text} .")
    assert quad.object == literal


@given(TEXT, st.sampled_from([None, "vi"]))
def test_any_literal_reads_back_as_it_was(value: str, language: str | None) -> None:
    literal = ox.Literal(value, language=language)
    (quad,) = read_back(f"kg:a kg:b {turtle.term(literal)} .")
    assert quad.object == literal


def test_a_block_groups_what_is_said_of_one_thing_with_names_first() -> None:
    triples = read_back("<body/b> kg:unit 'x' , 'w' ; skos:prefLabel 'B'@vi ; a kg:Body . <body/a> a kg:Body .")
    assert "".join(turtle.blocks([*triples, *triples])) == (
        "<body/a> a kg:Body .\n"
        '<body/b> a kg:Body ;\n    skos:prefLabel "B"@vi ;\n    kg:unit "w" , "x" .\n'
    )  # fmt: skip
