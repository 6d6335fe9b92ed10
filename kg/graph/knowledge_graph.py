"""A built graph, open for reading: queries, named questions, and the same triples for other libraries."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

import pyoxigraph as ox

from kg.errors import QueryError, UsageError
from kg.graph import damage
from kg.graph import find as _find
from kg.graph import questions as _questions
from kg.graph.answers import Page, Table, table
from kg.graph.dataset import Answer, Dataset
from kg.graph.generations import Folder
from kg.graph.periods import is_day
from kg.graph.terms import CLASSES, PREFIXES
from kg.identity.archive import Archive
from kg.ontology import ID

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.engines.build import Report
    from kg.graph.servers.push import Pushed
    from kg.identity.model import Judgement


class KnowledgeGraph:
    """A graph that `kg build` made. Open one with `kg.open`; it stays as it is while others build the next.

    `store` is the dataset beneath, which is read like an Oxigraph store, and `location` where that is on disk;
    `report` says what a build just did, `name` what it was opened by, `day` the day as of which it stands, if any.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Open the current generation of the folder `path`. Raises: NotAGraphError, DamagedError."""
        self.path = Path(path)
        self.name = str(path)
        self.report: Report | None = None
        self.day = ""
        self.generation, self._held = Folder(self.path).reading()
        self.location = self.generation / "store"
        self._copy: TemporaryDirectory[str] | None = None
        with damage.opening(self.path):
            self.store = cast(ox.Store, Dataset(self.generation))  # all that readers use of a store, and no more

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"KnowledgeGraph({str(self.path)!r})"

    def _repr_html_(self) -> str:
        """What it holds, as a notebook shows it: how many things of each class sources speak of."""
        from kg.views import terms

        found = self.query(_COUNTS)
        assert isinstance(found, Table)
        named = [(terms.load().term(str(class_)).label.vi, count) for class_, count in found]
        shown = Table(("loại", "số lượng"), [(name, count) for name, count in named])
        return f"<p><b>{escape(str(self))}</b></p>{shown._repr_html_()}"

    def __len__(self) -> int:
        """The number of quads in the named graphs."""
        return len(self.store)

    def close(self) -> None:
        """Let go of the files. The graph cannot be used afterwards."""
        self._held.release()
        if hasattr(self, "store"):
            del self.store
        if self._copy:
            self._copy.cleanup()

    def query(self, sparql: str) -> Table | bool | rdflib.Graph:
        """The answer to a SPARQL 1.1 query over all facts.

        The prefixes of the ontology are known. SELECT gives a Table, ASK a bool, CONSTRUCT and
        DESCRIBE an rdflib Graph. Raises: QueryError.
        """
        answer = self.solve(sparql)
        with _explained():
            if isinstance(answer, ox.QuerySolutions):
                return table(answer)
            if isinstance(answer, ox.QueryBoolean):
                return bool(answer)
            return _graph(answer)

    def solve(self, sparql: str) -> Answer:
        """The answer to a query as Oxigraph gives it, one solution at a time. Raises: QueryError."""
        with _explained():
            return self.store.query(sparql, prefixes=PREFIXES, base_iri=ID)

    def ask(self, question: str, **values: str) -> Table:
        """The answer to a named question, such as `ask("who-issued", doc="52-NQ/TW")`.

        Values name things by any of their names, by symbol or by IRI. Raises: UsageError for an
        unknown question or parameter, NotFoundError for a name that nothing has.
        """
        answer = self.solutions(question, values)
        with _explained():
            return table(answer)

    def solutions(self, question: str, values: Mapping[str, str]) -> ox.QuerySolutions:
        """The same, one solution at a time."""
        answer = self.solve(self.question(question).sparql(self.store, values))
        assert isinstance(answer, ox.QuerySolutions), f"{question}.rq is not a SELECT query"
        return answer

    def question(self, name: str) -> _questions.Question:
        """One of the named questions. Raises: UsageError."""
        return _questions.load(name)

    def questions(self) -> list[_questions.Question]:
        """The named questions that come with the package."""
        return _questions.all_questions()

    def find(self, name: str, kind: str | None = None) -> list[str]:
        """The IRIs of the things that have this name, symbol or IRI, of one kind ("body") or of any."""
        return _find.find(self.store, name, kind)

    def ledger(self) -> list[Judgement]:
        """Every judgement on whether things of different sources are one, by rules and by people."""
        return Archive(self.generation).ledger()

    def as_of(self, day: str) -> KnowledgeGraph:
        """The graph as it stands on a day such as "2019-09-27"; docs/time.md says what is left out.

        Raises: UsageError for what is no day.
        """
        from kg.graph import as_of

        if not is_day(day):
            raise UsageError(f"a day is written as 2026-06-30, not {day!r}")
        graph = KnowledgeGraph(self.path)
        graph.generation = self.generation
        graph.day = day
        graph._copy = as_of.restricted(self.location, day)
        graph.location = Path(graph._copy.name, "store")
        graph.store = cast(ox.Store, Dataset(graph.location.parent))
        return graph

    def rdflib(self) -> rdflib.Dataset:
        """The same graph as an rdflib Dataset whose default graph is the merge of all, read from the store itself."""
        import rdflib
        from oxrdflib import OxigraphStore

        dataset = rdflib.Dataset(store=OxigraphStore(store=self.store), default_union=False)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace)
        return dataset

    def network(self, kind: str = "network", **options: Any) -> networkx.MultiDiGraph[str]:
        """The entities and their relations as a networkx graph; see `kg.views.kinds.build` for kinds and options.

        Without a `limit` all of them.
        """
        return self._view(kind, **{"limit": sys.maxsize, **options})

    def view(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        kind: str = "network",
        title: str | None = None,
        **options: Any,
    ) -> Page:
        """An interactive page of the graph, which a notebook shows.

        Args:
            path: where it is written too.
            kind: "network", or "lineage", "organisation", "targets", "timeline", "attendance".
            title: what the page is called.
            options: what it shows; see `kg.views.kinds.build`.

        Raises: NotFoundError for a focus of unknown name; UsageError for an unknown kind or option.
        """
        from kg.views import html

        page = Page(html.render(self._view(kind, **options), title=title))
        if path is not None:
            page.save(Path(path))
        return page

    def _view(self, kind: str, **options: Any) -> networkx.MultiDiGraph[str]:
        """What a view of this kind shows; a graph as of a day opens at that day."""
        from kg.views import kinds

        if self.day and "day" in kinds.options(kind):
            options = {"day": self.day, **options}
        return kinds.build(self.store, kind, **options)

    def table(self, name: str, *, language: str = "vi") -> Table:
        """One of the tables that `kg table` writes: "documents", "targets", "offices" …

        `columns` are English words that do not change with the language; `language` is that of relations,
        classes and status. Raises: UsageError.
        """
        from kg.tables import save

        return save.table(self.store, name, language)

    def tables(self, path: str | os.PathLike[str], names: Sequence[str] = (), **options: Any) -> None:
        """Write tables to a `.xlsx` or `.csv` file, or a CSV of each to a folder, all of them if none is named.

        See `kg.tables.save.save` for options. Raises: UsageError.
        """
        from kg.tables import save

        save.save(self.store, Path(path), names, **options)

    def analyze(self, name: str, *, top: int | None = None, language: str = "vi", **options: Any) -> Table:
        """What the graph shows as a whole: "centrality", "communities", "brokers", "implemented", "not-acted" …

        Options: `classes`, `types` and `on`, as `kg.analysis.options.Options` tells. `note` of the table says what
        has to be known to read it. Raises: UsageError.
        """
        from kg.analysis import run
        from kg.analysis.options import Options

        return run.named(name).table(self.store, Options(**options), top, language)

    def export(self, path: str | os.PathLike[str], **options: Any) -> None:
        """Write the graph to a file, in the format that its ending names; see `kg.graph.export` for options.

        Raises: UsageError.
        """
        from kg.graph.export import export

        export(self, Path(path), **options)

    def push(self, url: str, progress: Callable[[int], None] | None = None) -> Pushed:
        """Bring the graph on a SPARQL 1.1 server in line with this one; docs/servers.md says how.

        `progress` is called with the number of triples that were sent. Raises: UsageError, ServerError,
        LockedError.
        """
        from kg.graph.servers.push import push

        return push(self.store, url, progress)


def stated(classes: Iterable[str]) -> str:
    """The pattern of what sources speak of: each `?thing` with its `?class`, of some classes.

    Class by class, because a class that is a variable would be that of statements too.
    """
    return " UNION ".join(
        f"{{ GRAPH ?source {{ ?thing a {name} }} FILTER(?source != kgid:lexicon) BIND({name} AS ?class) }}"
        for name in classes
    )


_COUNTS = f"""SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) {{
    {stated(names[0] for names in CLASSES.values())}
}} GROUP BY ?class ORDER BY DESC(?n) ?class"""
"""How many things of each class sources speak of."""


def _graph(triples: ox.QueryTriples) -> rdflib.Graph:
    import rdflib

    graph = rdflib.Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", format="nt")


@contextmanager
def _explained() -> Iterator[None]:
    """Errors of a query in the terms of the query."""
    try:
        yield
    except SyntaxError as error:
        raise QueryError(f"the query is not SPARQL: {error}") from error
    except (OSError, RuntimeError, ValueError) as error:
        if damage.is_damage(error):
            raise
        raise QueryError(f"the query failed: {error}") from error
