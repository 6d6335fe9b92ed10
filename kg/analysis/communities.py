"""Communities: groups of entities that are linked among themselves more than with others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

import networkx as nx

from kg.analysis.measures import SEED, Graph
from kg.analysis.networks import whole
from kg.analysis.options import Options
from kg.tables.columns import Column, Kind, Row, joined
from kg.tables.reader import IRI, Reader

NAMED = 8
"""How many members stand for a community."""
LEAST = 3
"""What has fewer members is no community."""

COLUMNS = (
    Column("nhóm", "community", Kind.INTEGER, 8),
    Column("số thành viên", "members", Kind.INTEGER, 9),
    Column("số liên kết trong", "links inside", Kind.INTEGER, 9),
    Column("số liên kết ngoài", "links outside", Kind.INTEGER, 9),
    Column("tiêu biểu", "most linked", width=90, note_vi="Thành viên nhiều liên kết nhất trong nhóm",
           note_en="The members with most links inside"),
    Column("văn kiện", "documents", Kind.INTEGER, 9),
    Column("cơ quan", "bodies", Kind.INTEGER, 9),
    Column("nhân vật", "people", Kind.INTEGER, 9),
    Column("địa phương", "places", Kind.INTEGER, 9),
    Column("sự kiện", "events", Kind.INTEGER, 9),
    Column("chủ đề", "topics", width=50, note_vi="Chủ đề của nhiều thành viên nhất", note_en="Topics of most members"),
)  # fmt: skip
MEMBERS = (
    Column("nhóm", "community", Kind.INTEGER, 8),
    Column("tên", "name", width=40),
    Column("loại", "class", width=14),
    Column("số liên kết trong", "links inside", Kind.INTEGER, 9),
    Column("số liên kết ngoài", "links outside", Kind.INTEGER, 9),
    IRI,
)
_COUNTED = ("Document", "Body", "Person", "Place", "Event")


def rows(reader: Reader, options: Options) -> Iterator[Row]:
    """The communities, the largest first."""
    graph, kinds = whole(reader.store)
    for number, members in enumerate(found(graph, options), 1):
        inside = graph.subgraph(members)
        outside = sum(graph.degree(iri) for iri in members) - 2 * inside.number_of_edges()
        ranked = sorted(members, key=lambda iri: (-inside.degree(iri), iri))
        counts = Counter(kinds[iri] for iri in members)
        yield (
            number,
            len(members),
            inside.number_of_edges(),
            outside,
            joined(reader.name(iri) for iri in ranked[:NAMED]),
            *(counts[kind] for kind in _COUNTED),
            _topics(reader, graph, members, kinds),
        )


def members(reader: Reader, options: Options) -> Iterator[Row]:
    """The members of the communities, in each the most linked first."""
    graph, _ = whole(reader.store)
    for number, together in enumerate(found(graph, options), 1):
        inside = graph.subgraph(together)
        for iri in sorted(together, key=lambda iri: (-inside.degree(iri), iri)):
            links = inside.degree(iri)
            yield number, reader.name(iri), reader.kind(iri), links, graph.degree(iri) - links, iri


def found(graph: Graph, options: Options) -> list[list[str]]:
    """The communities by Louvain's method from a fixed seed, the largest first."""
    parts = nx.community.louvain_communities(graph, seed=SEED) if graph else []
    large = [sorted(part) for part in parts if len(part) >= LEAST]
    if graph:
        options.notes.append(f"modularity {nx.community.modularity(graph, parts):.2f} (Louvain)")
    return sorted(large, key=lambda part: (-len(part), part[0]))


def _topics(reader: Reader, graph: Graph, members: list[str], kinds: dict[str, str]) -> str:
    """What most members are about."""
    counts = Counter(other for iri in members for other in graph[iri] if kinds[other] == "Topic")
    ranked = sorted(counts, key=lambda iri: (-counts[iri], iri))
    return joined(reader.name(iri) for iri in islice(ranked, NAMED))
