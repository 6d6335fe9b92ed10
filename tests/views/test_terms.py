import pyoxigraph as ox
import pytest

from kg.graph.terms import expand
from kg.ontology import folder
from kg.views import terms

DISPLAY = list(ox.parse(path=str(folder() / "display.ttl"), format=ox.RdfFormat.TURTLE))


def languages(predicate: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for quad in DISPLAY:
        if quad.predicate.value == expand(predicate):
            found.setdefault(quad.subject.value, set()).add(quad.object.language)
    return found


@pytest.mark.parametrize("predicate", ["kg:edgeLabel", "kg:inverseLabel"])
def test_every_short_name_is_there_in_both_languages(predicate: str) -> None:
    found = languages(predicate)
    assert len(found) > 20
    assert {tuple(sorted(of)) for of in found.values()} == {("en", "vi")}


def test_a_relation_that_reads_back_also_reads_forth() -> None:
    assert set(languages("kg:inverseLabel")) < set(languages("kg:edgeLabel"))


def test_a_relation_has_a_name_in_either_direction_and_language() -> None:
    term = terms.load().term(expand("eli:passed_by"))
    assert (term.curie, term.label.vi, term.label.en) == ("eli:passed_by", "ban hành bởi", "issued by")
    assert (term.inverse.vi, term.inverse.en) == ("ban hành", "issued")


def test_a_class_is_called_by_its_label() -> None:
    assert terms.load().term(expand("kg:Document")).label == terms.Names("Văn kiện", "Document")


def test_a_term_that_stands_nowhere_is_named_by_its_spelling() -> None:
    term = terms.load().term("https://example.org/ns#hasSister_city")
    assert (term.label.en, term.curie) == ("has sister city", "https://example.org/ns#hasSister_city")


def test_relations_come_in_the_order_of_the_file() -> None:
    ranks = [terms.load().term(expand(curie)).rank for curie in ("eli:passed_by", "kg:Tenure", "schema:attendee")]
    assert ranks == sorted(ranks)
