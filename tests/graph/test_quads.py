from dataclasses import replace

import pyoxigraph as ox
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.quads import EVIDENCES, write
from kg.graph.terms import expand
from kg.model import Entity, Evidence, Literal, Source, Span, Status
from tests.graph.sample import DECREE, PERSON, POLITBURO, TEXTS, says, source, statements

GRAPH = "https://w3id.org/vnpolicy/id/source/tin/một.txt"
ONE = source("tin/một.txt")
TWO = source("tin/hai.txt")


def store(lines: tuple[str, ...]) -> ox.Store:
    loaded = ox.Store()
    loaded.load("".join(lines).encode(), ox.RdfFormat.N_QUADS)
    return loaded


def values(lines: tuple[str, ...], predicate: str) -> list[str]:
    found = store(lines).quads_for_pattern(None, ox.NamedNode(expand(predicate)), None)
    return sorted(q.object.value for q in found if not isinstance(q.object, ox.Triple))


def test_an_asserted_fact_is_a_plain_triple_and_a_statement_with_its_words() -> None:
    lines = write(ONE, statements(ONE)).lines
    iri = "https://w3id.org/vnpolicy/id/"
    assert f"<{iri}document/52-nq-tw/2019> <{expand('eli:passed_by')}> <{iri}body/bộ-chính-trị> <{GRAPH}> .\n" in lines
    assert "Bộ Chính trị ban hành Nghị quyết 52-NQ/TW" in values(lines, "oa:exact")
    assert values(lines, "kg:status") == ["asserted"] * 3


def test_offsets_are_those_of_the_words_in_the_text() -> None:
    loaded = store(write(ONE, statements(ONE)).lines)
    exact, start_, end_ = (expand(f"oa:{name}") for name in ("exact", "start", "end"))
    rows = loaded.query(f"SELECT * {{ GRAPH ?g {{ ?s <{exact}> ?e ; <{start_}> ?a ; <{end_}> ?b }} }}")
    assert isinstance(rows, ox.QuerySolutions)
    spans = [(row["e"], row["a"], row["b"]) for row in rows]
    assert len(spans) == 3
    for words, start, end in spans:
        assert ONE.text[int(start.value) : int(end.value)] == words.value  # type: ignore[union-attr]


def test_what_is_not_asserted_is_only_a_statement() -> None:
    loaded = store(write(TWO, statements(TWO)).lines)
    assert not list(loaded.quads_for_pattern(None, ox.NamedNode(expand("dcterms:replaces")), None))
    said = list(loaded.quads_for_pattern(None, None, ox.NamedNode(expand("dcterms:replaces"))))
    assert [q.predicate.value for q in said] == [expand("rdf:predicate")]


def test_evidence_that_is_not_in_the_text_is_rejected_with_the_rule_that_gave_it() -> None:
    good = statements(ONE)[0]
    shifted = replace(good, evidence=Evidence(good.evidence.start + 1, good.evidence.end + 1, good.evidence.exact))
    empty = replace(good, evidence=Evidence(3, 3, ""))
    written = write(ONE, [shifted, empty])
    assert written.facts == 0
    assert [reason.split(":")[0] for reason in written.rejected] == ["test.rule", "test.rule"]
    assert not values(written.lines, "oa:exact")


def test_a_fact_of_an_unknown_vocabulary_or_without_key_is_rejected_not_guessed() -> None:
    unknown = says(ONE, DECREE, "nope:thing", POLITBURO, "Bộ Chính trị")
    keyless = says(ONE, DECREE, "eli:passed_by", Entity("body", "", "?"), "Bộ Chính trị")
    assert len(write(ONE, [unknown, keyless]).rejected) == 2


def test_of_many_places_for_one_triple_the_surest_are_kept_then_the_first() -> None:
    text = "Bộ Chính trị. " * 6
    of = source("x", text)
    found = []
    for at, confidence in zip(range(0, 84, 14), (0.5, 0.9, 0.5, 0.9, 0.5, 0.6), strict=True):
        fact = says(of, DECREE, "eli:passed_by", POLITBURO, "Bộ Chính trị", confidence=confidence)
        found.append(replace(fact, evidence=Evidence(at, at + 12, "Bộ Chính trị")))
    written = write(of, found)
    assert written.facts == EVIDENCES == 3
    assert values(written.lines, "oa:start") == ["14", "42", "70"]
    assert written == write(of, reversed(found))


def test_two_rules_that_read_the_same_words_give_one_statement_of_the_surer_rule() -> None:
    found = [
        says(ONE, DECREE, "eli:passed_by", POLITBURO, "Bộ Chính trị", rule=rule, confidence=confidence)
        for rule, confidence in (("weak", 0.6), ("strong", 0.8), ("other", 0.7))
    ]
    assert values(write(ONE, found).lines, "kg:rule") == ["strong"]


def test_lines_are_sorted_and_single() -> None:
    lines = write(TWO, statements(TWO) * 2).lines
    assert list(lines) == sorted(set(lines))


def test_people_have_a_foaf_name_and_events_are_schema_events() -> None:
    event = Entity("event", "hội-nghị/2022", "Hội nghị")
    lines = write(TWO, [says(TWO, event, "schema:attendee", PERSON, "Trần Văn Hòa")]).lines
    assert values(lines, "foaf:name") == ["Trần Văn Hòa"]
    assert expand("schema:Event") in values(lines, "rdf:type")


def test_an_entity_has_one_preferred_label_and_its_other_spellings() -> None:
    again = Entity("body", POLITBURO.key, "BỘ CHÍNH TRỊ", ("BCT",))
    found = [*statements(ONE), says(ONE, DECREE, "kg:recipient", again, "Bộ Chính trị")]
    loaded = store(write(ONE, found).lines)
    body = ox.NamedNode("https://w3id.org/vnpolicy/id/body/bộ-chính-trị")

    def labels(predicate: str) -> set[str]:
        return {q.object.value for q in loaded.quads_for_pattern(body, ox.NamedNode(expand(predicate)), None)}  # type: ignore[union-attr]

    assert labels("skos:prefLabel") == {"Bộ Chính trị"}
    assert labels("skos:altLabel") == {"BỘ CHÍNH TRỊ", "BCT"}


def test_a_source_says_what_it_is_and_keeps_its_text() -> None:
    of = replace(ONE, url="https://example.org/1?a=b", publisher="Báo", author="An", sha256="ab12")
    lines = write(of, []).lines
    assert values(lines, "dcterms:identifier") == ["tin/một.txt"]
    assert values(lines, "schema:text") == [TEXTS["tin/một.txt"]]
    assert values(lines, "schema:sha256") == ["ab12"]
    assert f'<{GRAPH}> <{expand("dcterms:date")}> "2022-08-09"^^<{expand("xsd:date")}> <{GRAPH}> .\n' in lines


def test_a_partial_date_keeps_its_precision() -> None:
    for date, datatype in (("2022-08", "xsd:gYearMonth"), ("2022", "xsd:gYear")):
        assert any(f'"{date}"^^<{expand(datatype)}>' in line for line in write(replace(ONE, date=date), []).lines)
    assert any('"sometime"' + f" <{GRAPH}>" in line for line in write(replace(ONE, date="sometime"), []).lines)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_reads_back_as_it_was(text: str) -> None:
    of = Source("x", text, (Span(0, len(text)),))
    whole = says(of, DECREE, "dcterms:title", Literal(text, language="vi"), text)
    lines = write(of, [whole]).lines
    assert values(lines, "oa:exact") == [text]
    assert values(lines, "schema:text") == [text]
    assert text in values(lines, "dcterms:title")


def test_rdflib_and_oxigraph_read_the_same_number_of_quads() -> None:
    lines = write(TWO, statements(TWO)).lines
    dataset = rdflib.Dataset()
    dataset.parse(data="".join(lines), format="nquads")
    assert sum(1 for _ in dataset.quads()) == len(store(lines)) == len(lines)


def test_statements_of_different_sources_never_share_a_node() -> None:
    other = source("tin/ba.txt", TEXTS["tin/một.txt"])
    nodes = [
        {line.split(" ")[0] for line in write(of, statements(ONE)).lines if "/id/statement/" in line.split(" ")[0]}
        for of in (ONE, other)
    ]
    assert nodes[0]
    assert not nodes[0] & nodes[1]


def test_the_status_of_a_fact_is_part_of_what_it_says() -> None:
    found = [
        says(ONE, DECREE, "eli:passed_by", POLITBURO, "Bộ Chính trị", status=status)
        for status in (Status.ASSERTED, Status.DENIED)
    ]
    assert values(write(ONE, found).lines, "kg:status") == ["asserted", "denied"]
