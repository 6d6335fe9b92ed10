"""The generator and the questions of the benchmarks; nothing here is timed."""

from pathlib import Path

from kg.engines.build import build
from kg.graph.knowledge_graph import KnowledgeGraph
from tests.benchmarks import questions
from tests.benchmarks.articles import articles


def test_articles_are_the_same_for_a_seed_and_a_longer_series_begins_like_a_shorter() -> None:
    few = list(articles(3))
    assert few == list(articles(30))[:3]
    assert few != list(articles(3, seed=1))
    assert len({source.identifier for source in articles(2000)}) == 2000


def test_articles_hold_facts_that_the_questions_ask_for_and_rdflib_finds_the_same(tmp_path: Path) -> None:
    report = build(articles(12), tmp_path / "graph", jobs=1)
    assert report.facts > 200
    with KnowledgeGraph(tmp_path / "graph") as graph:
        asked = dict(questions.asked(graph))
        rows = {name: questions.seconds(graph, asked[name])[1] for name in ("issued-by", "offices-of-person")}
        assert all(rows.values())
        theirs = questions.rdflib_seconds(questions.in_memory(graph), asked["offices-of-person"], questions.PATIENCE)
    assert theirs[1] == rows["offices-of-person"]
