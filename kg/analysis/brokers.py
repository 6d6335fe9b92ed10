"""Brokers: bodies through which the ways from the Party to the State lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from kg.analysis import measures, networks
from kg.analysis.measures import Graph
from kg.analysis.options import Options
from kg.analysis.sectors import PARTY, STATE, Sectors
from kg.tables.columns import Column, Kind, Row, joined
from kg.tables.reader import IRI, Reader

NAMED = 5
"""How many neighbours and people are named."""

COLUMNS = (
    Column("thứ hạng", "rank", Kind.INTEGER, 8),
    Column("cơ quan", "body", width=40),
    Column("khối", "sector", width=16),
    Column(
        "trung gian Đảng–Nhà nước", "brokerage", Kind.NUMBER, 12,
        "Phần đường ngắn nhất từ một cơ quan Đảng đến một cơ quan Nhà nước đi qua nó",
        "The share of shortest paths from a Party body to a State body that lead through it",
    ),
    Column("số cơ quan Đảng kề", "Party bodies", Kind.INTEGER, 9, "Có quan hệ trực tiếp", "Directly linked"),
    Column("số cơ quan Nhà nước kề", "State bodies", Kind.INTEGER, 9, "Có quan hệ trực tiếp", "Directly linked"),
    Column("qua văn kiện", "documents", Kind.INTEGER, 9, "Số văn kiện nối nó với các cơ quan ấy",
           "How many documents link it with these"),
    Column("qua người", "people", Kind.INTEGER, 9, "Số người giữ chức vụ ở cả hai bên",
           "How many people hold office on both sides of a link"),
    Column("qua sự kiện", "events", Kind.INTEGER, 9, "Số sự kiện cùng dự", "How many events were attended together"),
    Column("cơ quan Đảng gần nhất", "closest Party bodies", width=50),
    Column("cơ quan Nhà nước gần nhất", "closest State bodies", width=50),
    Column("những văn kiện nối", "linking documents", width=50),
    Column("những người nối", "linking people", width=40),
    IRI,
)  # fmt: skip


def rows(reader: Reader, options: Options) -> Iterator[Row]:
    """The bodies through which such a way leads, those with the largest share first."""
    graph, sectors = networks.bodies(reader), Sectors(reader)
    sides: dict[str, list[str]] = {PARTY: [], STATE: []}
    for iri in graph:
        if graph.degree(iri) and sectors.of(iri) in sides:
            sides[sectors.of(iri)].append(iri)
    options.notes.append(
        f"{len(sides[PARTY]):,} Party bodies, {len(sides[STATE]):,} State bodies, {graph.number_of_edges():,} links"
    )
    score = measures.between(graph, sides[PARTY], sides[STATE]).of
    ranked = sorted((iri for iri in graph if score[iri] > 0), key=lambda iri: (-score[iri], iri))
    for place, iri in enumerate(ranked, 1):
        near = {side: _near(graph, iri, set(members)) for side, members in sides.items()}
        ties = [graph.edges[iri, other]["tie"] for others in near.values() for other in others]
        documents = Counter(document for tie in ties for document in tie.documents)
        people = Counter(person for tie in ties for person in tie.people)
        yield (
            place,
            reader.name(iri),
            sectors.named(iri, reader.language),
            score[iri],
            *(len(others) for others in near.values()),
            len(documents),
            len(people),
            len({event for tie in ties for event in tie.events}),
            *(joined(reader.name(other) for other in islice(others, NAMED)) for others in near.values()),
            _most(reader, documents),
            _most(reader, people),
            iri,
        )


def _most(reader: Reader, counts: Counter[str]) -> str:
    """The names of what links most."""
    return joined(reader.name(iri) for iri in sorted(counts, key=lambda iri: (-counts[iri], iri))[:NAMED])


def _near(graph: Graph, iri: str, side: set[str]) -> list[str]:
    """The bodies of one side that a body is linked with, those with most in common first."""
    shared = {
        other: len(data["tie"].documents) + len(data["tie"].people) + len(data["tie"].events)
        for other, data in graph[iri].items()
        if other in side
    }
    return sorted(shared, key=lambda other: (-shared[other], other))
