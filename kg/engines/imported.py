"""A graph made of a file that `kg export` wrote, so that it can be queried and viewed where its texts are not."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UsageError
from kg.graph import background, formats
from kg.graph.exported import Export
from kg.graph.generations import Folder
from kg.graph.store import Writer
from kg.graph.terms import LEXICON, SOURCES
from kg.provenance import runs

MADE_BY = "imported"
"""What a generation is marked with that no rules of this version read: the next build begins anew."""


def import_(file: Path, out: Path) -> int:
    """Make the graph in the folder `out` of an export, and return how many sources it holds.

    An export under another base or in RDF 1.2 comes back as the graph that it was made of. What the folder held
    before is replaced, at once or not at all. The background is that of the export, or this version's where the
    export has none.

    Raises: UsageError (a file of another kind, a broken one, one without sources), LockedError.
    """
    if file.suffix.lower() not in formats.NAMED:
        raise UsageError(f"cannot import {file.name!r}: only {', '.join(formats.NAMED)} tell which source says what")
    return _made(_grouped(file), out, str(file))


def copy(store: ox.Store, out: Path) -> int:
    """Make the graph in the folder `out` the same as that of a store, such as one on a server.

    Raises: UsageError (a folder of other things, no sources), LockedError.
    """
    names = (name for name in store.named_graphs() if isinstance(name, ox.NamedNode))
    graphs = ((name.value, store.quads_for_pattern(None, None, None, name)) for name in names)
    return _made(graphs, out, "the graph")


_Graphs = Iterable[tuple[str, Iterable[ox.Quad]]]
"""Named graphs with what they hold."""


def _made(graphs: _Graphs, out: Path, what: str) -> int:
    folder = Folder(out)
    begun = runs.now()
    with folder.writing():
        try:
            number = folder.next()
            generation = folder.generation(number)
            sources = _load(graphs, Writer(generation / "store"), what)
            (generation / "made-by").write_text(MADE_BY, "ascii")
            runs.keep_run(generation, number, begun, f"{sources} sources imported")
            folder.publish(number)
            runs.note_run(folder.path, generation)
            runs.forget_readings(folder.path)  # where the texts are that were read elsewhere is not known here
        finally:
            folder.clear()
    return sources


def _load(graphs: _Graphs, writer: Writer, what: str) -> int:
    seen: set[str] = set()
    try:
        for graph, quads in graphs:
            seen.add(graph)
            writer.add(graph, "".join(f"{quad} .\n" for quad in quads).encode())
        sources = sum(name.startswith(SOURCES) for name in seen)
        if not sources:
            raise UsageError(f"{what} holds no source of ours")
        if LEXICON not in seen:
            writer.add(LEXICON, "".join(background.lines()).encode())
        writer.flush()
    finally:
        writer.close()
    return sources


def _grouped(file: Path) -> _Graphs:
    for graph, quads in groupby(Export(file).quads(), key=lambda quad: quad.graph_name):
        if not isinstance(graph, ox.NamedNode):
            raise UsageError(f"{file} has triples outside of named graphs; it was not written by kg export")
        yield graph.value, quads
