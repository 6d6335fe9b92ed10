"""How a published graph lies on a server, and the updates that change it.

    GRAPH <source>, <lexicon>     each named graph of the graph, evidence included
    the default graph             every triple once, as in the store on disk; on servers whose default graph is
                                  the union of all others, the graph `kgid:merged`
    GRAPH kgid:published          what is there: the hash of each named graph, how many quads, where the merged graph is
    GRAPH kgid:staging            who is writing
    GRAPH kgid:staging/…          what is being published, of no concern to readers

What is to change is first loaded into staging graphs of one push: readers see nothing of it. Its plan says
which graph each of them replaces. Then one update puts everything in its place. A server that runs an update
as one transaction shows the old graph or the new one and nothing between. On any other the update can be
run again from its beginning wherever it stopped: it only copies from staging graphs, and as long as it is not
through `kgid:staging` says so. Whoever begins to write ends what another left in that state, and clears away
what another only staged; from then on the other is not the writer any more, and its update does nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.graph.terms import expand
from kg.ontology import ID

PUBLISHED = ID + "published"
MERGED = ID + "merged"
STAGING = ID + "staging"

HASH = "http://spdx.org/rdf/terms#checksumValue"
"""Of each named graph: the hash of what it says."""
VERSION = expand("owl:versionInfo")
"""Of all of them: the hash of their hashes."""
QUADS = "http://rdfs.org/ns/void#triples"
DEFAULT_GRAPH = "http://www.w3.org/ns/sparql-service-description#defaultGraph"
REPLACED_BY = expand("dcterms:isReplacedBy")
WRITER = expand("dcterms:creator")
"""Who is writing: one at a time."""
STAGER = expand("dcterms:contributor")
"""Whose staging graphs there may be."""
UNDER_WAY = expand("kg:status")
TYPE = expand("rdf:type")

_ALL = "?s ?p ?o"


@dataclass(frozen=True, slots=True)
class Staging:
    """The staging graphs of one push, by the name that it has given itself."""

    writer: str

    @property
    def plan(self) -> str:
        """Which graph is replaced by which."""
        return self.graph("plan")

    @property
    def touched(self) -> str:
        """The subjects of which the merged graph may say something else afterwards."""
        return self.graph("touched")

    @property
    def about(self) -> str:
        """All that the merged graph says of them afterwards."""
        return self.graph("merged")

    @property
    def catalogue(self) -> str:
        """What `PUBLISHED` says afterwards."""
        return self.graph("published")

    def graph(self, name: str) -> str:
        """A staging graph."""
        return f"{STAGING}/{self.writer}/{name}"

    def begin(self) -> str:
        """Become the writer."""
        return _several(
            f"DELETE WHERE {{ GRAPH <{STAGING}> {{ <{STAGING}> <{WRITER}> ?writer }} }}",
            f'INSERT DATA {{ GRAPH <{STAGING}> {{ <{STAGING}> <{WRITER}> "{self.writer}" ; '
            f'<{STAGER}> "{self.writer}" }} }}',
        )

    def publish(self, merged: str) -> str:
        """Put everything in its place; `merged` is the IRI of the merged graph, "" for the default graph."""
        mine = f'GRAPH <{STAGING}> {{ <{STAGING}> <{WRITER}> "{self.writer}" }}'
        plan = f"GRAPH <{self.plan}> {{ ?g <{REPLACED_BY}> ?staged }}"
        there = f"GRAPH <{merged}> {{ {_ALL} }}" if merged else _ALL
        state = f'GRAPH <{STAGING}> {{ <{STAGING}> <{UNDER_WAY}> "publishing" }}'
        return _several(
            f"INSERT {{ {state} }} WHERE {{ {mine} }}",
            f"DELETE {{ {there} }} WHERE {{ {mine} GRAPH <{self.touched}> {{ ?s <{TYPE}> <{STAGING}> }} {there} }}",
            f"INSERT {{ {there} }} WHERE {{ {mine} GRAPH <{self.about}> {{ {_ALL} }} }}",
            f"DELETE {{ GRAPH ?g {{ {_ALL} }} }} WHERE {{ {mine} {plan} GRAPH ?g {{ {_ALL} }} }}",
            f"INSERT {{ GRAPH ?g {{ {_ALL} }} }} WHERE {{ {mine} {plan} GRAPH ?staged {{ {_ALL} }} }}",
            f"DELETE {{ GRAPH <{PUBLISHED}> {{ {_ALL} }} }} WHERE {{ {mine} GRAPH <{PUBLISHED}> {{ {_ALL} }} }}",
            f"INSERT {{ GRAPH <{PUBLISHED}> {{ {_ALL} }} }} WHERE {{ {mine} GRAPH <{self.catalogue}> {{ {_ALL} }} }}",
            f"DELETE {{ {state} }} WHERE {{ {mine} {state} }}",
        )

    def clear(self) -> str:
        """Drop the staging graphs, and write no more."""
        plan = f"GRAPH <{self.plan}> {{ ?replaced <{REPLACED_BY}> ?staged }}"
        marks = (f'<{STAGING}> <{mark}> "{self.writer}"' for mark in (WRITER, STAGER))
        return _several(
            f"DELETE {{ GRAPH ?staged {{ {_ALL} }} }} WHERE {{ {plan} GRAPH ?staged {{ {_ALL} }} }}",
            *(
                f"DELETE WHERE {{ GRAPH <{graph}> {{ {_ALL} }} }}"
                for graph in (self.about, self.touched, self.catalogue, self.plan)
            ),
            *(f"DELETE DATA {{ GRAPH <{STAGING}> {{ {mark} }} }}" for mark in marks),
        )


def _several(*operations: str) -> str:
    """An update of several operations."""
    return " ;\n".join(operations)
