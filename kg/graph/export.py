"""A graph as a file, in the format that the file's ending names. The same graph gives the same bytes.

Full texts of sources stay behind unless asked for: exports are for facts, and the texts
may not be ours to pass on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import UsageError
from kg.files import replacing
from kg.graph import formats, json_ld, turtle
from kg.graph import profiles as profiles_
from kg.graph.profiles import Profile
from kg.graph.store import is_statement
from kg.graph.terms import LEXICON, expand
from kg.ontology import ID

if TYPE_CHECKING:
    from kg.graph.knowledge_graph import KnowledgeGraph

_Subject = ox.NamedNode | ox.BlankNode | ox.Triple
_TEXT = ox.NamedNode(expand("schema:text"))
_LEXICON = ox.NamedNode(LEXICON)
_TABLES = (".csv", ".xlsx")


def export(
    graph: KnowledgeGraph,
    path: Path,
    *,
    texts: bool = False,
    base: str = "",
    rdf12: bool = False,
    standard: bool = False,
) -> None:
    """Write a graph to `path`, whole or not at all.

    Args:
        texts: let the full text of every source go along.
        base: the IRI under which entities, sources and statements stand, instead of the project's.
        rdf12: write evidence as RDF 1.2 reifiers.
        standard: only in terms of standard vocabularies, without evidence.

    Raises: UsageError for an unknown ending, a bad path or base, a format that RDF 1.2 does not reach.
    """
    ending = path.suffix.lower()
    if ending in _TABLES:
        raise UsageError(f"{ending} holds tables, which kg table writes")
    if ending not in FORMATS:
        raise UsageError(f"cannot export to {path.name!r}; the ending must be one of: {', '.join(FORMATS)}")
    if (base or rdf12 or standard) and ending not in formats.RDF:
        raise UsageError(f"{ending} holds no RDF that could be written otherwise")
    if rdf12 and ending in formats.RDF_1_1:
        raise UsageError(f"there is no RDF 1.2 in {ending} yet; use one of: .ttl, .trig, .nq, .nt")
    profiles: list[Profile] = [profiles_.standard] if standard else []
    profiles += [profiles_.rdf12] if rdf12 else []
    profiles += [profiles_.based(base)] if base else []
    with replacing(path) as part, part.open("wb") as file:
        FORMATS[ending](_Content(graph, texts, profiles, base or ID), file)


class _Content:
    """What is exported, in one order for all formats."""

    def __init__(self, graph: KnowledgeGraph, texts: bool, profiles: Sequence[Profile], base: str) -> None:
        self.graph = graph
        self.store = graph.store
        self.base = base
        self._texts = texts
        self._profiles = profiles

    def graphs(self) -> list[ox.NamedNode]:
        """The named graphs in the order of their names."""
        names = [name for name in self.store.named_graphs() if isinstance(name, ox.NamedNode)]
        return sorted(names, key=lambda name: name.value)

    def named(self) -> Iterator[tuple[ox.NamedNode, list[ox.Triple]]]:
        """Every named graph with what it says, sorted by subject."""
        for graph in self.graphs():
            triples = sorted((quad.triple for quad in self._inside(graph)), key=str)
            yield profiles_.rebased(graph, ID, self.base), list(self._profiled(triples))

    def merged(self) -> Iterator[tuple[str, Iterable[ox.Triple]]]:
        """Every triple once, whichever graphs it stands in, in three parts: what it is, and its triples.

        Entities come first, with all that any graph says of them; then the evidence; then what
        no source speaks of. Only the names of entities are held in memory.
        """
        spoken: set[_Subject] = set()
        background: set[_Subject] = set()
        for graph in self.graphs():
            subjects = background if graph == _LEXICON else spoken
            subjects.update(quad.subject for quad in self._inside(graph) if not is_statement(quad.subject))
        yield "What the sources speak of", self._profiled(self._about(sorted(spoken, key=str)))
        yield "Where they say so", self._profiled(self._evidence())
        yield "Background knowledge", self._profiled(self._about(sorted(background - spoken, key=str)))

    def _inside(self, graph: ox.NamedNode) -> Iterator[ox.Quad]:
        return self._kept(self.store.quads_for_pattern(None, None, None, graph))

    def _kept(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        return (quad for quad in quads if self._texts or quad.predicate != _TEXT)

    def _about(self, subjects: Iterable[_Subject]) -> Iterator[ox.Triple]:
        for subject in subjects:
            about = self.store.quads_for_pattern(subject, None, None, ox.DefaultGraph())
            yield from sorted((quad.triple for quad in self._kept(about)), key=str)

    def _evidence(self) -> Iterator[ox.Triple]:
        for graph in self.graphs():
            yield from sorted((quad.triple for quad in self._inside(graph) if is_statement(quad.subject)), key=str)

    def _profiled(self, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
        """Triples that stand together by subject, as the profiles have them."""
        if not self._profiles:
            yield from triples
            return
        for _, about in groupby(triples, key=lambda triple: triple.subject):
            written: Sequence[ox.Triple] = list(about)
            for profile in self._profiles:
                written = profile(written) if written else written
            yield from sorted(set(written), key=str)


def _n_quads(content: _Content, file: IO[bytes]) -> None:
    for graph, triples in content.named():
        end = f" {graph} .\n"
        file.write("".join(sorted(f"{triple}{end}" for triple in triples)).encode())


def _n_triples(content: _Content, file: IO[bytes]) -> None:
    for _, triples in content.merged():
        for triple in triples:
            file.write(f"{triple} .\n".encode())


def _turtle(content: _Content, file: IO[bytes]) -> None:
    file.write(turtle.head(content.base).encode())
    for title, triples in content.merged():
        file.write(f"\n# {title}\n".encode())
        for _, about in groupby(triples, key=lambda triple: triple.subject):
            file.writelines(f"\n{block}".encode() for block in turtle.blocks(about, base=content.base))


def _trig(content: _Content, file: IO[bytes]) -> None:
    file.write(turtle.head(content.base).encode())
    for graph, triples in content.named():
        file.write(f"\n{turtle.term(graph, content.base)} {{\n".encode())
        for block in turtle.blocks(triples, indent="    ", base=content.base):
            file.write(block.encode())
        file.write(b"}\n")


def _json_ld(content: _Content, file: IO[bytes]) -> None:
    for text in json_ld.document(content.named(), content.base):
        file.write(text.encode())


def _rdf_xml(content: _Content, file: IO[bytes]) -> None:
    ox.serialize((triple for _, triples in content.merged() for triple in triples), file, ox.RdfFormat.RDF_XML)


def _graphml(content: _Content, file: IO[bytes]) -> None:
    from kg.views import graphml

    graphml.write_graphml(content.graph.network(), file)


def _graph_file(write: str) -> Callable[[_Content, IO[bytes]], None]:
    """A writer of `kg.views.graphfiles` by its name."""

    def written(content: _Content, file: IO[bytes]) -> None:
        from kg.views import graphfiles

        getattr(graphfiles, write)(content.graph.network(), file)

    return written


FORMATS: dict[str, Callable[[_Content, IO[bytes]], None]] = {
    ".ttl": _turtle,
    ".trig": _trig,
    ".nq": _n_quads,
    ".nt": _n_triples,
    ".jsonld": _json_ld,
    ".rdf": _rdf_xml,
    ".graphml": _graphml,
    ".gexf": _graph_file("write_gexf"),
    ".gml": _graph_file("write_gml"),
    ".cyjs": _graph_file("write_cytoscape"),
    ".json": _graph_file("write_node_link"),
}
"""The writer for each file ending."""
