import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import NotFoundError, UsageError
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.questions import Question, all_questions, load, parse
from kg.graph.terms import CLASSES
from kg.text.view import fold_name

TYPES = {*CLASSES, "thing", "text", "year", "date"}


@pytest.mark.parametrize("question", all_questions(), ids=lambda q: q.name)
def test_every_question_runs_and_says_what_it_asks_in_both_languages(
    sample: KnowledgeGraph, question: Question
) -> None:
    assert set(question.titles) == {"vi", "en"}
    assert {p.type for p in question.parameters} <= TYPES
    places = re.findall(r"VALUES \?(\w+) \{ UNDEF \}", question.text)
    assert question.text.count("UNDEF") == len(places)
    assert set(places) == {parameter.name for parameter in question.parameters}
    assert isinstance(sample.solve(question.text), ox.QuerySolutions)


@pytest.mark.parametrize("question", all_questions(), ids=lambda q: q.name)
def test_every_answer_that_sources_give_has_its_words_and_source(question: Question) -> None:
    columns = question.text.split("{")[0]
    if question.name not in ("not-implementing", "body-history"):
        assert "?source" in columns
        assert "?quote" in columns or "?said" in columns


def test_the_page_of_questions_has_all_of_them_with_values_that_they_take() -> None:
    page = (Path(__file__).parents[2] / "docs" / "questions.md").read_text("utf-8")
    assert {q.name for q in all_questions()} <= set(re.findall(r"`([a-z-]+)`", page))
    for line in re.findall(r"^\| \d+ \|.*$", page, re.MULTILINE):
        name, *values = re.findall(r"`([^`]+)`", line)
        taken = {parameter.name for parameter in load(name).parameters}
        asked = {value.partition("=")[0] for value in values[: len(taken)] if "=" in value}
        assert asked <= taken, line


def test_who_issued_tells_issuer_and_date_with_the_words(sample: KnowledgeGraph) -> None:
    assert sample.ask("who-issued", doc="52-NQ/TW").dicts() == [
        {
            "document": "Nghị quyết 52-NQ/TW",
            "what": "date",
            "value": "2019-09-27",
            "sources": 1,
            "quote": "ngày 27-9-2019",
            "source": "tin/một.txt",
        },
        {
            "document": "Nghị quyết 52-NQ/TW",
            "what": "issuer",
            "value": "Bộ Chính trị",
            "sources": 1,
            "quote": "Bộ Chính trị ban hành Nghị quyết 52-NQ/TW",
            "source": "tin/một.txt",
        },
    ]


def test_what_implements_a_document_is_told_with_its_issuer(sample: KnowledgeGraph) -> None:
    (row,) = sample.ask("implements", doc="Nghị quyết 52").dicts()
    assert (row["level"], row["document"], row["issuer"]) == (1, "Nghị quyết 03-NQ/TU", "Thành ủy Hải Phòng")


def test_office_holders_are_found_from_either_side(sample: KnowledgeGraph) -> None:
    (row,) = sample.ask("office-holders", body="Thành uỷ Hải Phòng").dicts()
    assert (row["person"], row["office"]) == ("Trần Văn Hòa", "Bí thư")
    (row,) = sample.ask("offices-of-person", person="trần văn hoà").dicts()
    assert row["organisation"] == "Thành ủy Hải Phòng"


def test_what_is_only_proposed_is_told_apart(sample: KnowledgeGraph) -> None:
    assert len(sample.ask("changes", doc="52-NQ/TW")) == 0
    (row,) = sample.ask("not-asserted", about="52-NQ/TW").dicts()
    assert row["status"] == "proposed"


def test_a_body_is_followed_through_mergers(sample: KnowledgeGraph) -> None:
    rows = sample.ask("body-history", body="Bộ Tài chính").rows
    assert ("Bộ Tài chính", "took in", "Bộ Kế hoạch và Đầu tư") in {row[:3] for row in rows}


@pytest.mark.parametrize("value", ['x" } UNION { ?s ?p ?o', "VALUES ?owner { UNDEF }", "a\\", "'''", "}{", "?x"])
def test_a_value_never_becomes_part_of_the_query(sample: KnowledgeGraph, value: str) -> None:
    question = load("targets")
    literal = str(ox.Literal(fold_name(value)))
    assert question.sparql(sample.store, {"topic": value}).count(literal) == 1
    plain = question.sparql(sample.store, {"topic": "x"})
    assert question.sparql(sample.store, {"topic": value}).replace(literal, '"x"') == plain
    assert len(sample.ask("targets", topic=value)) == 0


def test_unknown_questions_parameters_and_names_are_explained(sample: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match=r"there are: .*who-issued"):
        sample.ask("nope")
    with pytest.raises(UsageError, match="no parameter 'document'; it takes: doc"):
        sample.ask("who-issued", document="52-NQ/TW")
    with pytest.raises(UsageError, match="needs a document"):
        sample.ask("who-issued")
    with pytest.raises(UsageError, match="must be a year"):
        sample.ask("targets-due", by="soon")
    with pytest.raises(NotFoundError, match=r"did you mean: .*52-NQ/TW"):
        sample.ask("who-issued", doc="52-NQ")


def test_a_question_without_a_place_for_its_parameter_is_an_error() -> None:
    with pytest.raises(ValueError, match="no place for doc"):
        parse("bad", "# vi: ?\n# en: ?\n# set doc: document\nSELECT * { ?s ?p ?o }")
