"""A graph that is published on a server, open for reading."""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pyoxigraph as ox

from kg.errors import UsageError
from kg.graph.answers import Page, Table
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.servers import catalogue
from kg.graph.servers.client import Client
from kg.graph.servers.dataset import RemoteDataset

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.identity.model import Judgement


class RemoteGraph(KnowledgeGraph):
    """A graph on a server. Questions, and what is shown of one thing, are asked of the server.

    What walks through a whole graph (views, exports, networks, rdflib) does so in a copy, which is made
    when it is first needed and is gone with this object.
    """

    def __init__(self, url: str) -> None:
        """Look at what is published on a server. Raises: UsageError, NotAGraphError, ServerError."""
        self._client = Client(url)
        self.name = self._client.name
        self.report = None
        self._catalogue = catalogue.opened(self._client)
        self.store = cast(ox.Store, RemoteDataset(self._client, self._catalogue))

    def __repr__(self) -> str:
        return f"RemoteGraph({self.name!r})"

    @cached_property
    def path(self) -> Path:  # type: ignore[override]
        """A folder for the copy, which is made when it is needed."""
        folder = Path(tempfile.mkdtemp(prefix="kg-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return folder / "graph"

    @cached_property
    def location(self) -> Path:  # type: ignore[override]
        """Where the store of the copy is."""
        return self.copy.location

    @cached_property
    def copy(self) -> KnowledgeGraph:
        """The same graph on disk."""
        from kg.engines.imported import copy

        copy(self.store, self.path)
        return KnowledgeGraph(self.path)

    def close(self) -> None:
        """Close the connections. The graph cannot be used afterwards."""
        self._client.close()
        if "copy" in self.__dict__:
            self.copy.close()

    def solutions(self, question: str, values: Mapping[str, str]) -> ox.QuerySolutions:
        """The answer to a named question, from the copy where the server would give another."""
        return super().solutions(question, values) if self._client.exact else self.copy.solutions(question, values)

    def rdflib(self) -> rdflib.Dataset:
        """A copy of the graph as an rdflib Dataset."""
        return self.copy.rdflib()

    def as_of(self, day: str) -> KnowledgeGraph:
        """The graph as it stands on a day, from the copy."""
        return self.copy.as_of(day)

    def analyze(self, name: str, **options: Any) -> Table:
        """What the graph shows as a whole, from the copy."""
        return self.copy.analyze(name, **options)

    def ledger(self) -> list[Judgement]:
        """Raises: UsageError, because judgements are kept in the folder of a graph alone."""
        raise UsageError("judgements are kept in the folder of a graph, not on a server")

    def network(self, kind: str = "network", **options: Any) -> networkx.MultiDiGraph[str]:
        """The entities and their relations as a networkx graph, from the copy."""
        return self.copy.network(kind, **options)

    def table(self, name: str, *, language: str = "vi") -> Table:
        """One of the tables that `kg table` writes, from the copy."""
        return self.copy.table(name, language=language)

    def tables(self, path: str | os.PathLike[str], names: Sequence[str] = (), **options: Any) -> None:
        """Write tables for spreadsheets, from the copy."""
        self.copy.tables(path, names, **options)

    def view(self, path: str | os.PathLike[str] | None = None, **options: Any) -> Page:
        """An interactive page of the graph, from the copy."""
        return self.copy.view(path, **options)

    def export(self, path: str | os.PathLike[str], **options: Any) -> None:
        """Write the graph to a file, from the copy."""
        self.copy.export(path, **options)
