"""The lexicon of documents holds together: what an entry refers to exists, and every rule in use is described."""

import re
from pathlib import Path

import kg.extract
from kg import ontology

LEXICON = ontology.load()
OWN_RULES = ("document.", "issuance.", "reference.", "instrument.")


def test_every_issuer_of_a_series_is_a_body() -> None:
    issuers = {entry.fact("issuer") for entry in LEXICON.of("SymbolIssuer")} - {""}
    assert issuers
    assert {iri for iri in issuers if iri not in LEXICON.entries} == set()


def test_every_code_has_one_type() -> None:
    codes = [code for entry in LEXICON.of("DocumentType") for code in entry.facts.get("symbolCode", ())]
    assert sorted(codes) == sorted(set(codes))


def test_every_enactment_enacts_a_listed_law_or_has_a_title_of_its_own() -> None:
    acts = LEXICON.of("Enactment")
    laws = {entry.iri for entry in LEXICON.of("Law")}
    assert acts
    assert {act.iri for act in acts if act.fact("enacts") not in laws and not act.fact("title")} == set()


def test_every_listed_document_has_a_type() -> None:
    types = {entry.iri for entry in LEXICON.of("DocumentType")}
    assert {e.iri for e in LEXICON.of("NamedDocument") if e.fact("documentType") not in types} == set()


def test_every_rule_that_states_documents_is_described() -> None:
    sources = Path(kg.extract.__file__).parent.rglob("*.py")
    used = {name for path in sources for name in re.findall(r'"((?:[a-z]+)\.[a-z]+)"', path.read_text("utf-8"))}
    described = {entry.fact("notation") for entry in LEXICON.of("Rule")}
    own = {name for name in used if name.startswith(OWN_RULES)}
    assert len(own) > 15
    assert own - described == set()
