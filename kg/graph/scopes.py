"""Which queries read the evidence of facts within named graphs: by GRAPH, FROM, or a default graph that is set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.graph.terms import expand

EVIDENCE = frozenset(
    expand(name)
    for name in (
        "rdf:subject", "rdf:predicate", "rdf:object", "prov:wasDerivedFrom", "oa:exact", "oa:start", "oa:end",
        "kg:rule", "kg:confidence", "kg:status",
    )
)  # fmt: skip
"""The properties of a statement, apart from its class."""
_TYPE = expand("rdf:type")
_STATEMENT = expand("kg:Statement")
_GRAPHS = ("Graph", "GraphGraphPattern")
"""What rdflib calls GRAPH, in the algebra and within EXISTS."""
_SCOPED = re.compile(r"\b(?:graph|from)\b", re.IGNORECASE)


def reads_evidence(
    query: str, prefixes: Mapping[str, str] | None = None, base: str | None = None, *, scoped: bool = False
) -> bool:
    """Whether some pattern of the query that is matched against a named graph can match a statement.

    `scoped` says that the default graph of the query is not that of the store. Where in doubt the answer
    is yes.
    """
    if not scoped and not _SCOPED.search(query):
        return False
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        algebra = translateQuery(parseQuery(query), base, dict(prefixes or {})).algebra
    except Exception:  # whatever rdflib does not know; Oxigraph will tell what is wrong, if something is
        return True
    return _reads(algebra, scoped or bool(algebra.get("datasetClause")))


def _reads(node: Any, scoped: bool) -> bool:
    """Whether the part of a query below `node` reads evidence within a named graph."""
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(node, CompValue):
        scoped = scoped or node.name in _GRAPHS
        parts: dict[str, Any] = dict(dict.items(node))
        if scoped and any(map(_can_be_evidence, _triples(parts.get("triples") or ()))):
            return True
        return _reads(list(parts.values()), scoped)
    if isinstance(node, list | tuple | set):
        return any(_reads(part, scoped) for part in node)
    return False


def _triples(blocks: Iterable[Iterable[Any]]) -> Iterator[tuple[Any, ...]]:
    """The triples of a pattern; within EXISTS rdflib leaves those of one subject in one list."""
    for block in blocks:
        terms = iter(block)
        yield from zip(terms, terms, terms, strict=True)


def _can_be_evidence(triple: Iterable[Any]) -> bool:
    """Whether a pattern can match a triple of a statement; anything but three plain terms can."""
    from rdflib import URIRef

    _, predicate, object_ = triple
    if not isinstance(predicate, URIRef):
        return _path_can(predicate)
    if str(predicate) == _TYPE:
        return not isinstance(object_, URIRef) or str(object_) == _STATEMENT
    return str(predicate) in EVIDENCE


def _path_can(path: Any) -> bool:
    """Whether a property path, or a variable, can lead through a triple of a statement."""
    from rdflib import URIRef
    from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath

    if isinstance(path, URIRef):
        return str(path) in EVIDENCE or str(path) == _TYPE
    if isinstance(path, InvPath):
        return _path_can(path.arg)
    if isinstance(path, MulPath):
        return path.mod != "+" or _path_can(path.path)  # of no step at all every term is a solution
    if isinstance(path, SequencePath | AlternativePath):
        return any(map(_path_can, path.args))
    return True
