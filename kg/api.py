"""The verbs of the package as functions: one text to its mentions or facts, many to a graph."""

from __future__ import annotations

import os
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from itertools import chain
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from kg.model import Evidence, Mention, Source, Span, Statements
from kg.text.composed import Composed, compose

if TYPE_CHECKING:
    from kg.engines.build import Progress
    from kg.graph.knowledge_graph import KnowledgeGraph
    from kg.read import Found, Skipped

Pathlike = str | os.PathLike[str]
_STDIN = Path("-")


def build(
    paths: Pathlike | Iterable[Pathlike | Source],
    out: Pathlike | None = None,
    *,
    jobs: int | None = None,
    lexicon: Sequence[Pathlike] = (),
    keep_missing: bool = False,
    progress: Progress | None = None,
    store: str | None = None,
) -> KnowledgeGraph:
    """Make or update the graph in the folder `out` so that it holds exactly these sources.

    Args:
        paths: files and folders; also sources that are at hand as `kg.Source`. "-" is standard input.
        out: the folder of the graph; a temporary one, gone with the graph object, if left out.
        jobs: how many worker processes; all cores by default.
        lexicon: further Turtle files with bodies, offices, terms to know.
        keep_missing: let sources that the graph held before stay although they are not given.
        progress: called with the identifier and size of each source that is done.
        store: the URL of a SPARQL 1.1 server that the graph is pushed to when it is built.

    Returns: the graph, open; its `report` tells what was read, skipped and changed.

    A path that is not there is reported as skipped, and then no source known before is dropped.

    Raises: UsageError (nothing to read, a folder of something else), LockedError, ServerError (before anything
    is read, or when the folder holds the new graph already).
    """
    from kg.engines.build import build as run

    if store is not None:
        from kg.graph.servers.push import reach

        reach(store)

    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    items = _items(given)
    folder = Path(tempfile.mkdtemp(prefix="kg-")) if out is None else Path(out)
    try:
        found = _outside(folder, items)
        report = run(
            found,
            folder,
            jobs=jobs,
            lexicon=[Path(file) for file in lexicon],
            keep_missing=keep_missing,
            progress=progress,
        )
        graph = open(folder)
        if store is not None:
            graph.push(store)
    except BaseException:
        if out is None:
            rmtree(folder)
        raise
    graph.report = report
    if out is None:
        weakref.finalize(graph, rmtree, folder, ignore_errors=True)
    return graph


def open(path: Pathlike) -> KnowledgeGraph:
    """Open a built graph for reading: its folder, or the URL of the server that it was pushed to.

    Raises: NotAGraphError, ServerError.
    """
    from kg.graph.servers import is_url

    if is_url(path):
        from kg.graph.servers.graph import RemoteGraph

        return RemoteGraph(str(path))
    from kg.graph.knowledge_graph import KnowledgeGraph

    return KnowledgeGraph(path)


def _items(given: Sequence[Pathlike | Source]) -> Iterator[Found | Source | Skipped]:
    """What is to be read."""
    from kg import read

    sources = [item for item in given if isinstance(item, Source)]
    named = [Path(item) for item in given if not isinstance(item, Source)]
    paths = [path for path in named if path != _STDIN]
    return chain(read.listed(paths), sources, (read.stdin() for path in named if path == _STDIN))


def _outside(folder: Path, items: Iterable[Found | Source | Skipped]) -> Iterator[Found | Source | Skipped]:
    """What is not part of the graph itself, which may well lie below a folder that is read."""
    whole = folder.resolve()

    @cache
    def is_inside(parent: Path) -> bool:
        return whole in (resolved := parent.resolve(), *resolved.parents)

    return (item for item in items if isinstance(item, Source) or not is_inside(item.path.parent))


def mentions(text: str) -> list[Mention]:
    """Every name and expression that `text` holds, in order, with offsets of `text` as given.

    A mention has `start`, `end` (code points), `kind` ("document", "body", "person", "role",
    "place", "date", "quantity", "event"), `type` and `text`.
    """
    from kg import ontology
    from kg.extract import mentions as find

    composed = compose(text)
    found = find(_source(composed.text, "text"), ontology.load())
    spans = [composed.given(mention.start, mention.end) for mention in found]
    return [replace(m, start=a, end=b, text=text[a:b]) for m, (a, b) in zip(found, spans, strict=True)]


def extract(text: str, *, name: str | None = None) -> Statements:
    """The facts that one text states, in its order, with evidence in offsets of `text` as given.

    `name` identifies the text as a source; facts of the text about itself have it as subject.
    """
    from kg import ontology
    from kg.extract import statements

    composed = compose(text)
    found = statements(_source(composed.text, name or "text"), ontology.load())
    return Statements(replace(stated, evidence=_given(stated.evidence, composed, text)) for stated in found)


def _given(evidence: Evidence, composed: Composed, text: str) -> Evidence:
    start, end = composed.given(evidence.start, evidence.end)
    return Evidence(start, end, text[start:end])


def _source(text: str, identifier: str) -> Source:
    return Source(identifier, text, (Span(0, len(text)),), sha256=sha256(text.encode("utf-8", "replace")).hexdigest())
