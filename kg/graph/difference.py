"""What two graphs state differently: fact by fact for people, quad by quad for programs.

A fact is a subject, a predicate and an object with its status (asserted, proposed …), whichever
sources state it. Either side is the folder of a graph or a file that `kg export` wrote.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO

import pyoxigraph as ox

from kg.errors import UsageError
from kg.files import writing
from kg.graph import formats
from kg.graph.exported import Export
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.profiles import moved, rebased
from kg.graph.servers import is_url
from kg.graph.terms import PREFIXES, expand
from kg.ontology import ID
from kg.views import quads

FAMILIES = {
    "document": "documents",
    "tenure": "offices",
    "target": "targets",
    "event": "events",
    "utterance": "utterances",
    "source": "mentions",
}
"""The family that facts about each kind of thing belong to; others are "things"."""

_FACTS = """SELECT ?subject ?predicate ?object ?status ?source {
    ?statement a kg:Statement ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
        kg:status ?status ; prov:wasDerivedFrom ?source
}"""
_IDENTIFIER = ox.NamedNode(expand("dcterms:identifier"))
_TEXT = ox.NamedNode(expand("schema:text"))


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of one side, with the sources that state it."""

    subject: str
    predicate: str
    object: str
    status: str
    sources: tuple[str, ...]

    @property
    def family(self) -> str:
        """The family of facts that this one belongs to."""
        kind = self.subject.removeprefix(f"<{ID}").split("/", 1)[0]
        return FAMILIES.get(kind, "things")


@dataclass(slots=True)
class Difference:
    """What the second side states that the first does not, and the reverse.

    `changed` pairs the one fact that is gone with the one that came for the same subject and
    predicate: another value, or another status. `sources` counts facts that both sides state
    and not from the same sources.
    """

    added: list[Fact] = field(default_factory=list)
    removed: list[Fact] = field(default_factory=list)
    changed: list[tuple[Fact, Fact]] = field(default_factory=list)
    sources: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.sources)

    def families(self) -> dict[str, list[tuple[Fact | None, Fact | None]]]:
        """What differs by family: pairs of what was and what is, None where nothing was or is."""
        found: dict[str, list[tuple[Fact | None, Fact | None]]] = defaultdict(list)
        for was, now in (*((f, None) for f in self.removed), *((None, f) for f in self.added), *self.changed):
            told = now or was
            assert told is not None
            found[told.family].append((was, now))
        return dict(sorted(found.items()))


class Side:
    """One of the graphs that are compared, open for reading."""

    def __init__(self, path: Path | str) -> None:
        """Open a graph, by its folder or the URL of its server, or read an export. Raises: UsageError, ServerError."""
        """`base` is the IRI that things stand under in it; whatever it is, `store` has them under ours."""
        self.path = path
        self._graph = _opened(path)
        self.base = ID
        if self._graph is None:
            export = _export(Path(path))
            self.base = export.base
            self.store = _loaded(export)
        else:
            self.store = self._graph.store
        self.named = any(True for _ in self.store.named_graphs())

    def __enter__(self) -> Side:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._graph is not None:
            self._graph.close()

    def facts(self) -> dict[tuple[str, str, str, str], set[str]]:
        """The sources of every fact, by subject, predicate, object and status."""
        union = self._graph is None
        solutions = self.store.query(_FACTS, prefixes=PREFIXES, use_default_graph_as_union=union)
        assert isinstance(solutions, ox.QuerySolutions)
        found: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
        for subject, predicate, object_, status, source in solutions:
            assert isinstance(status, ox.Literal)
            found[str(subject), str(predicate), str(object_), status.value].add(str(source))
        return found

    def name(self, term: str) -> str:
        """A term as a person reads it: the label of a thing, the value of a literal."""
        if not term.startswith("<"):
            return term[1 : term.rindex('"')] if term.startswith('"') else term
        node = ox.NamedNode(term[1:-1])
        identifier = next((q.object for q in self.store.quads_for_pattern(node, _IDENTIFIER, None, None)), None)
        return identifier.value if isinstance(identifier, ox.Literal) else quads.label(self.store, node)

    def key(self, term: str) -> str:
        """A term as a person reads it, with what tells a thing from others of its name."""
        return f"{self.name(term)} ({term[1:-1].removeprefix(ID)})" if term.startswith("<") else self.name(term)

    def graphs(self, named: bool) -> Mapping[str, ox.NamedNode | ox.DefaultGraph | None]:
        """The parts to compare, by name: the named graphs, or everything as one where names are not known."""
        if not named:
            return {"": None if self.named else ox.DefaultGraph()}
        return {str(name): name for name in self.store.named_graphs() if isinstance(name, ox.NamedNode)}

    def triples(self, graph: ox.NamedNode | ox.DefaultGraph | None, base: str) -> set[str]:
        """What one part says under a base, as N-Triples without the full stop; the texts of sources left out."""
        found = (q.triple for q in self.store.quads_for_pattern(None, None, None, graph) if q.predicate != _TEXT)
        return {str(triple if base == ID else moved(triple, ID, base)) for triple in found}


def difference(before: Side, after: Side) -> Difference:
    """The facts that were added, removed and changed between two sides, in a fixed order."""
    old, new = before.facts(), after.facts()
    found = Difference(sources=sum(old[key] != new[key] for key in old.keys() & new.keys()))
    gone, come = _by_property(old, new), _by_property(new, old)
    for key in sorted(gone.keys() | come.keys()):
        removed, added = gone.get(key, []), come.get(key, [])
        if len(removed) == len(added) == 1:
            found.changed.append((removed[0], added[0]))
        else:
            found.removed += removed
            found.added += added
    return found


def save_patch(before: Side, after: Side, path: Path) -> None:
    """Write an RDF Patch from one side to the other to a file. Raises: UsageError."""
    with writing(path) as file:
        write_patch(before, after, file)


def write_patch(before: Side, after: Side, file: IO[str]) -> int:
    """Write the quads to delete and to add as an RDF Patch, and return how many there are.

    Graph names are compared where both sides have them. Where both stand under one base of their own, so does the
    patch. The format is that of
    https://afs.github.io/rdf-delta/rdf-patch.html, in one transaction.
    """
    count = 0
    file.write("TX .\n")
    for line in _patch(before, after):
        file.write(line)
        count += 1
    file.write("TC .\n")
    return count


def _patch(before: Side, after: Side) -> Iterator[str]:
    named = before.named and after.named
    base = before.base if before.base == after.base else ID
    old, new = before.graphs(named), after.graphs(named)
    for name in sorted(old.keys() | new.keys()):
        was = before.triples(old[name], base) if name in old else set()
        now = after.triples(new[name], base) if name in new else set()
        end = f" {rebased(ox.NamedNode(name[1:-1]), ID, base)} .\n" if name else " .\n"
        yield from (f"D {triple}{end}" for triple in sorted(was - now))
        yield from (f"A {triple}{end}" for triple in sorted(now - was))


def _by_property(
    mine: Mapping[tuple[str, str, str, str], set[str]], theirs: Mapping[tuple[str, str, str, str], set[str]]
) -> dict[tuple[str, str], list[Fact]]:
    """The facts of one side that the other does not state, by subject and predicate."""
    found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for key in sorted(mine.keys() - theirs.keys()):
        found[key[0], key[1]].append(Fact(*key, tuple(sorted(mine[key]))))
    return found


def _opened(path: Path | str) -> KnowledgeGraph | None:
    if is_url(path):
        from kg.graph.servers.graph import RemoteGraph

        return RemoteGraph(str(path))
    return KnowledgeGraph(path) if Path(path).is_dir() else None


def _export(path: Path) -> Export:
    if path.suffix.lower() not in formats.RDF:
        raise UsageError(f"{path} is no graph and no export of one; endings that are read: {', '.join(formats.RDF)}")
    return Export(path)


def _loaded(export: Export) -> ox.Store:
    store = ox.Store()
    store.bulk_extend(export.quads())
    return store
