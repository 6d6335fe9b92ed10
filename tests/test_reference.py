"""The reference page of the ontology: complete, and without anything from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from rdflib import SKOS

from docs import reference
from kg import ontology

DOCS = Path(reference.__file__).parent


@pytest.fixture(scope="module")
def page() -> str:
    return reference.Reference().html()


def test_every_term_has_its_place_and_every_link_leads_somewhere(page: str) -> None:
    policy = rdflib.Graph().parse(ontology.folder() / "policy.ttl")
    anchors = set(re.findall(r'id="(\w+)"', page))
    assert {str(term).removeprefix(ontology.KG) for term in policy.subjects(SKOS.definition)} <= anchors
    assert set(re.findall(r'href="#(\w+)"', page)) <= anchors


def test_the_page_needs_nothing_from_elsewhere(page: str) -> None:
    assert not re.search(r"<(?:link|img|iframe)\b|\bsrc=|@import|url\((?!#)", page)
    for target in re.findall(r'href="(\.\./[^"]+)"', page):
        assert (DOCS / target).is_file(), target


def test_the_page_in_the_docs_is_what_the_ontology_says_now(page: str) -> None:
    assert reference.PAGE.read_text("utf-8") == page, "run: python docs/reference.py"


def test_links_between_the_pages_lead_to_files() -> None:
    for name in ("ontology.md", "lexicon.md", "questions.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", (DOCS / name).read_text("utf-8")):
            assert (DOCS / target).exists(), (name, target)
