"""Comparing a graph with gold facts, text by text."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.errors import UsageError
from kg.evaluate import sources
from kg.evaluate.compare import Comparison
from kg.evaluate.found import FoundFact, Names, SourceFacts
from kg.evaluate.gold import Family, GoldText, Row, read
from kg.evaluate.report import Judged, Missed, Report, Score
from kg.graph.knowledge_graph import KnowledgeGraph


def evaluate(
    graph: KnowledgeGraph,
    gold_path: str | os.PathLike[str],
    *,
    texts: str | os.PathLike[str] | None = None,
) -> Report:
    """Score a graph against gold facts of texts that it was built from.

    Args:
        graph: the graph, open.
        gold_path: gold facts, one JSON object a text (see docs/evaluation.md).
        texts: the folder that the ids of the gold are paths below. Sources are then found by their
            content instead of their names.

    Raises: UsageError if the gold is malformed or none of its texts is in the graph.
    """
    gold = read(Path(gold_path))
    ids = [text.id for text in gold]
    found = sources.by_name(graph.store, ids) if texts is None else sources.by_content(graph.store, ids, Path(texts))
    if not found:
        raise UsageError(f"none of the {len(ids)} texts of {gold_path} is in {graph.name}, such as {ids[0]}")
    names = Names(graph.store)
    tally = _Tally(names)
    for text in gold:
        facts = SourceFacts(graph.store, found[text.id], names) if text.id in found else None
        tally.add(text, facts)
    return tally.report()


class _Tally:
    """Counts and lists that grow text by text."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._counts: dict[Family, Counter[str]] = {family: Counter() for family in Family}
        self._judged: list[Judged] = []
        self._missed: list[Missed] = []
        self._absent: list[str] = []
        self._misquoted: list[tuple[str, str]] = []
        self._texts = 0

    def add(self, gold: GoldText, facts: SourceFacts | None) -> None:
        """Compare one text; without `facts` it is not in the graph and all its gold is missed."""
        if facts is None:
            self._absent.append(gold.id)
        else:
            self._texts += 1
            self._misquoted += _misquoted(gold, facts.text())
        comparison = Comparison(gold, self._names)
        for family in Family:
            self._compare(family, gold, facts.of(family) if facts else [], comparison)

    def _compare(self, family: Family, gold: GoldText, found: list[FoundFact], comparison: Comparison) -> None:
        rows = gold.facts(family)
        pairs = comparison.pairs(family, rows, found)
        self._counts[family].update(gold=len(rows), found=len(found), right=len(pairs))
        self._judged += [self._fact(gold, fact, index in pairs) for index, fact in enumerate(found)]
        met = set(pairs.values())
        self._missed += [
            Missed(family, gold.id, _DESCRIBED[family](row), row["evidence"])
            for index, row in enumerate(rows)
            if index not in met
        ]

    def _fact(self, gold: GoldText, fact: FoundFact, right: bool) -> Judged:
        shown = {name: self._names.label(value) for name, value in fact.values.items() if value}
        if fact.family in _SELF_TOLD:
            shown.pop(_SELF_TOLD[fact.family])
        evidence = fact.weakest.exact if fact.weakest else ""
        described = " · ".join(shown.values())
        return Judged(fact.family, gold.id, described, evidence, right, fact.confidence, tuple(sorted(fact.rules)))

    def report(self) -> Report:
        """What was found so far."""
        return Report(
            {family: Score(**counts) for family, counts in self._counts.items()},
            tuple(self._judged),
            tuple(self._missed),
            self._texts,
            tuple(self._absent),
            tuple(self._misquoted),
        )


def _misquoted(gold: GoldText, text: str) -> Iterator[tuple[str, str]]:
    """Evidence that is not in the text, blanks and line ends aside."""
    flat = " ".join(text.split())
    for _, quote in gold.quotes():
        if flat and " ".join(quote.split()) not in flat:
            yield gold.id, quote


def _target(row: Row) -> str:
    amount = "-".join(f"{row[end]:.15g}" for end in ("value", "value_to") if row.get(end) is not None)
    goal = " ".join(filter(None, (row["indicator"], row["comparator"], amount, row["unit"])))
    return f"{goal} · {row['deadline'] or 'no deadline'}"


_SELF_TOLD = {Family.TARGETS: "target", Family.EVENTS: "event"}
"""Values that only name the node which the other values describe."""
_DESCRIBED: dict[Family, Callable[[Row], str]] = {
    Family.PEOPLE: lambda row: str(row["name"]),
    Family.BODIES: lambda row: str(row["name"]),
    Family.DOCUMENTS: lambda row: str(row["key"]),
    Family.ISSUERS: lambda row: f"{row['key']} · {row['issuer']}",
    Family.DATES: lambda row: f"{row['key']} · {row['issued']}",
    Family.POSITIONS: lambda row: f"{row['person']} · {row['role']} · {row['body']}",
    Family.REFERENCES: lambda row: f"{row['from']} · {row['relation']} · {row['to']}",
    Family.TARGETS: _target,
    Family.EVENTS: lambda row: " · ".join(filter(None, (row["kind"], row.get("name"), row.get("date")))),
    Family.PARTICIPANTS: lambda row: str(row["name"]),
}
