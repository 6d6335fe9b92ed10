"""Proof that every fact still stands where its evidence says: each source is read again and each quote compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import pyoxigraph as ox

from kg import read
from kg.errors import KgError, UsageError
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.terms import SOURCES
from kg.model import Source
from kg.provenance import runs
from kg.views import quads

_SOURCES = """SELECT ?source ?identifier ?hash {
    ?source a kg:Source ; dcterms:identifier ?identifier ; schema:sha256 ?hash
} ORDER BY ?identifier"""
_QUOTES = """SELECT ?start ?end ?exact {
    ?statement prov:wasDerivedFrom <%s> ; oa:start ?start ; oa:end ?end ; oa:exact ?exact
}"""


class State(StrEnum):
    """What reading a source again showed."""

    PROVEN = "proven"
    """The file is the same, byte for byte, and every quote stands at its place."""
    CHANGED = "changed"
    """The file is another than the one that was read; how many quotes still stand there is told."""
    WRONG = "wrong"
    """The file is the same and a quote does not stand where it should: the graph was made otherwise, or is damaged."""
    GONE = "gone"
    """The file is not there any more, or cannot be read."""
    STORED = "stored"
    """It was no file (standard input, a text from Python); the quotes stand in the text that the graph keeps."""


@dataclass(slots=True)
class Verdict:
    """What is known of one source now. `standing` and `moved` count its `quotes`."""

    source: str
    state: State
    path: str = ""
    quotes: int = 0
    standing: int = 0
    moved: int = 0
    """Quotes that stand elsewhere in the text than they did."""
    reason: str = ""

    @property
    def lost(self) -> int:
        """Quotes that the text does not hold any more."""
        return self.quotes - self.standing - self.moved


@dataclass(slots=True)
class Verification:
    """The verdict on every source of a graph, in the order of their names."""

    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def proven(self) -> bool:
        """Whether every quote of every source was proven."""
        return all(v.state in (State.PROVEN, State.STORED) for v in self.verdicts)


def verify(graph: KnowledgeGraph, paths: Sequence[Path] = ()) -> Verification:
    """Read every source of a graph again and compare every quote with the text at its offsets.

    Sources are looked for below `paths` as `kg build` does, or, without any, where they were
    read before. Raises: KgError for a graph that does not say where its sources were,
    UsageError for paths that are not there.
    """
    places = _places(graph, paths)
    found = Verification()
    for iri, identifier, digest in _rows(graph, _SOURCES):
        if not iri.startswith(SOURCES):
            continue
        if identifier in places:
            verdict = _again(graph, iri, identifier, digest, places[identifier])
        elif paths or not (text := quads.value(graph.store, ox.NamedNode(iri), quads.TEXT)):
            verdict = Verdict(identifier, State.GONE, quotes=len(_quotes(graph, iri)), reason="not below these paths")
        else:
            verdict = _compared(graph, iri, Verdict(identifier, State.STORED), text)
        found.verdicts.append(verdict)
    return found


def _places(graph: KnowledgeGraph, paths: Sequence[Path]) -> Mapping[str, Path]:
    if paths:
        listed = list(read.listed(paths))
        if unseen := next((item for item in listed if isinstance(item, read.Skipped) and item.opaque), None):
            raise UsageError(str(unseen))
        return {item.identifier: item.path for item in listed if isinstance(item, read.Found)}
    known = runs.readings(graph.path)
    if not known:
        raise KgError(f"{graph.name} does not say where its sources were read; name the folders: kg verify DIR PATH...")
    return {source: Path(reading.path) for source, reading in known.items() if reading.path}


def _rows(graph: KnowledgeGraph, query: str) -> Iterator[list[str]]:
    """The solutions of a query whose variables are all bound to plain terms."""
    solutions = graph.solve(query)
    assert isinstance(solutions, ox.QuerySolutions)
    return ([str(getattr(term, "value", term)) for term in row] for row in solutions)


def _again(graph: KnowledgeGraph, iri: str, identifier: str, digest: str, path: Path) -> Verdict:
    source = read.read_file(path, identifier)
    if not isinstance(source, Source):
        quotes = len(_quotes(graph, iri))
        return Verdict(identifier, State.GONE, str(path), quotes, reason=source.reason)
    same = source.sha256 == digest
    verdict = Verdict(identifier, State.PROVEN if same else State.CHANGED, str(path))
    return _compared(graph, iri, verdict, source.text)


def _compared(graph: KnowledgeGraph, iri: str, verdict: Verdict, text: str) -> Verdict:
    """The verdict with its quotes counted, and no proof where one does not stand at its place."""
    for start, end, exact in _quotes(graph, iri):
        verdict.quotes += 1
        if text[start:end] == exact:
            verdict.standing += 1
        elif exact in text:
            verdict.moved += 1
    if verdict.state is not State.CHANGED and verdict.standing < verdict.quotes:
        verdict.state = State.WRONG
    return verdict


def _quotes(graph: KnowledgeGraph, iri: str) -> list[tuple[int, int, str]]:
    return sorted((int(start), int(end), exact) for start, end, exact in _rows(graph, _QUOTES % iri))
