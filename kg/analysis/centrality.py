"""Centrality: which entities most of what sources state leads to, and which stand between others."""

from __future__ import annotations

from collections.abc import Iterator

from kg.analysis import measures
from kg.analysis.networks import whole
from kg.analysis.options import Options
from kg.tables.columns import Column, Kind, Row
from kg.tables.reader import IRI, SOURCES, Reader

COLUMNS = (
    Column("thứ hạng", "rank", Kind.INTEGER, 8),
    Column("tên", "name", width=40),
    Column("loại", "class", width=14),
    Column("số liên kết", "links", Kind.INTEGER, 9, "Số đối tượng khác có quan hệ với nó",
           "With how many others it is linked"),
    Column(
        "PageRank", "PageRank", Kind.NUMBER, 11,
        "Xác suất đi ngẫu nhiên theo các liên kết thì gặp nó", "How likely one meets it who follows links at random",
    ),
    Column(
        "trung gian", "betweenness", Kind.NUMBER, 11,
        "Phần đường ngắn nhất giữa hai đối tượng khác đi qua nó",
        "The share of shortest paths between two others that lead through it",
    ),
    SOURCES,
    IRI,
)  # fmt: skip


def rows(reader: Reader, options: Options) -> Iterator[Row]:
    """The entities, those of the highest PageRank first."""
    graph, kinds = whole(reader.store)
    rank, stands = measures.pagerank(graph), measures.betweenness(graph)
    if stands.note:
        options.notes.append(stands.note)
    chosen = (iri for iri in graph if not options.classes or kinds[iri] in options.classes)
    for place, iri in enumerate(sorted(chosen, key=lambda iri: (-rank[iri], iri)), 1):
        yield (
            place,
            reader.name(iri),
            reader.kind(iri),
            graph.degree(iri),
            rank[iri],
            stands.of[iri],
            reader.mentions(iri),
            iri,
        )
