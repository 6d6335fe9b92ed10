import re
from pathlib import Path

import pytest
import rdflib

from kg import ontology
from kg.ontology import Entry, Lexicon

EXTERNAL = {
    "http://data.europa.eu/eli/ontology#": {
        "LegalResource", "type_document", "id_local", "passed_by", "date_document", "first_date_entry_in_force",
        "ensures_implementation_of", "based_on", "amends", "repeals", "cites", "jurisdiction",
    },
    "http://www.w3.org/ns/org#": {
        "Organization", "FormalOrganization", "Membership", "Role", "member", "role", "organization",
        "subOrganizationOf", "changedBy", "resultedFrom", "ChangeEvent", "originalOrganization", "resultingOrganization",
    },
    "http://xmlns.com/foaf/0.1/": {"Person", "name"},
    "http://www.w3.org/ns/prov#": {"Entity", "wasDerivedFrom", "wasAttributedTo"},
    "http://www.w3.org/ns/oa#": {"TextQuoteSelector", "TextPositionSelector", "exact", "start", "end"},
    "https://schema.org/": {
        "CreativeWork", "Event", "AdministrativeArea", "mentions", "mainEntity", "url", "sha256", "startDate", "endDate",
        "location", "organizer", "attendee", "performer", "about",
    },
}  # fmt: skip
"""External terms in use, each looked up in its vocabulary."""

OWN = ontology.KG


def entry(kind: str, *names: str) -> Entry:
    return Entry(ontology.ID + f"{kind.lower()}/{names[0]}", kind, names[0], names)


@pytest.fixture(scope="module")
def policy() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology.folder() / "policy.ttl")


def test_every_class_and_property_is_labelled_and_defined_in_both_languages(policy: rdflib.Graph) -> None:
    terms = {s for s in policy.subjects() if str(s).startswith(OWN)}
    assert len(terms) > 30
    for term in terms:
        for predicate in (rdflib.RDFS.label, rdflib.SKOS.definition):
            assert {o.language for o in policy.objects(term, predicate)} == {"vi", "en"}, (term, predicate)


def test_external_terms_are_spelled_as_their_vocabularies_spell_them(policy: rdflib.Graph) -> None:
    for term in {str(t) for triple in policy for t in triple if isinstance(t, rdflib.URIRef)}:
        for namespace, known in EXTERNAL.items():
            if term.startswith(namespace):
                assert term.removeprefix(namespace) in known, term


def lexicon_files() -> list[Path]:
    return sorted((ontology.folder() / "lexicon").glob("*.ttl"))


@pytest.mark.parametrize("file", lexicon_files(), ids=lambda f: f.stem)
def test_lexicon_files_are_turtle_with_labels_in_vietnamese(file: Path) -> None:
    graph = rdflib.Graph().parse(file)
    typed = {s for s, t in graph.subject_objects(rdflib.RDF.type) if str(t).startswith(OWN)}
    assert typed
    for subject in typed:
        assert {o.language for o in graph.objects(subject, rdflib.SKOS.prefLabel)} >= {"vi"}, subject


def test_every_rule_has_a_confidence_between_0_and_1() -> None:
    rules = ontology.load().of("Rule")
    assert rules
    for rule in rules:
        assert 0 < float(rule.fact("confidence")) <= 1, rule.iri
        assert re.fullmatch(r"[\w.-]+", rule.fact("notation")), rule.iri


def test_names_are_found_as_whole_words_in_any_case_and_tone_placement() -> None:
    lexicon = Lexicon([entry("Body", "Ủy ban Dân tộc"), entry("Office", "Bí thư")])
    text = "Bí thư và ủy ban dân tộc; Bí thưx"
    hits = lexicon.scan(text, text.lower())
    assert [(h.start, h.end) for h in hits["Office"]] == [(0, 6)]
    assert [(h.start, h.end) for h in hits["Body"]] == [(10, 24)]
    assert lexicon.named("Body", "Uỷ  ban dân tộc") is not None


def test_abbreviations_are_found_only_in_capitals() -> None:
    lexicon = Lexicon([entry("Body", "TW")])
    assert lexicon.scan("TW", "tw")["Body"]
    assert not lexicon.scan("tw", "tw")


def test_of_overlapping_names_of_a_class_the_longest_wins() -> None:
    lexicon = Lexicon([entry("Body", "Bộ Công"), entry("Body", "Bộ Công Thương"), entry("Place", "Công Thương")])
    text = "Bộ Công Thương"
    hits = lexicon.scan(text, text.lower())
    assert [h.entry.label for h in hits["Body"]] == ["Bộ Công Thương"]
    assert len(hits["Place"]) == 1


def test_diacritics_are_never_merged() -> None:
    lexicon = Lexicon([entry("Surname", "Hà"), entry("Surname", "Hạ")])
    assert lexicon.named("Surname", "Hạ") is not lexicon.named("Surname", "Hà")
