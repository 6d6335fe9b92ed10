"""The RDF formats that graphs are written and read in, by the ending of the file."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

RDF: Mapping[str, ox.RdfFormat] = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
}
NAMED = (".nq", ".trig", ".jsonld")
"""Those that keep named graphs, and so tell which source says what."""
RDF_1_1 = (".jsonld", ".rdf")
"""Those that no library here writes RDF 1.2 in."""
