"""Turtle and TriG that people can read: sorted, short names, a block for each thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Protocol

import pyoxigraph as ox

from kg.graph.terms import PREFIXES, expand
from kg.ontology import ID

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Triple(Protocol):
    """A triple or quad of the store."""

    @property
    def subject(self) -> ox.NamedNode | ox.BlankNode | ox.Triple: ...
    @property
    def predicate(self) -> ox.NamedNode: ...
    @property
    def object(self) -> Term: ...


_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_RELATIVE = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)+")
_FIRST = {expand(curie): f"{rank:02}" for rank, curie in enumerate(
    ("rdf:type", "skos:prefLabel", "skos:altLabel", "foaf:name", "dcterms:identifier", "dcterms:title", "eli:id_local",
     "rdf:subject", "rdf:predicate", "rdf:object", "oa:exact", "oa:start", "oa:end")
)}  # fmt: skip
"""Predicates that name a thing stand before all others, which are in the order of the alphabet."""
_PLAIN = {
    expand("xsd:integer"): re.compile(r"[+-]?\d+"),
    expand("xsd:decimal"): re.compile(r"[+-]?\d*\.\d+"),
    expand("xsd:boolean"): re.compile(r"true|false"),
}


def head(base: str = ID) -> str:
    """The prefixes, and the base below which entities stand."""
    prefixes = {**PREFIXES, "kgid": base}
    below = f"@base <{base}> .\n" if _is_folder(base) else ""
    return below + "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items())


def blocks(triples: Iterable[Triple], indent: str = "", base: str = ID) -> Iterator[str]:
    """Triples without repeats, a block for each subject, in the order of the subjects."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for triple in triples:
        found[term(triple.subject, base)][triple.predicate.value].add(term(triple.object, base))
    for subject in sorted(found):
        objects = found[subject]
        lines = [
            f"{'a' if predicate == _TYPE else name(predicate)} {' , '.join(sorted(objects[predicate]))}"
            for predicate in sorted(objects, key=lambda iri: _FIRST.get(iri, iri))
        ]
        yield f"{indent}{subject} " + f" ;\n{indent}    ".join(lines) + " .\n"


def _is_folder(base: str) -> bool:
    """Whether an IRI and a path put behind it are what the path means relative to it: not so behind # and ?."""
    return base.endswith("/") and not any(mark in base for mark in ("#", "?", "/."))


@lru_cache(maxsize=100_000)
def name(iri: str, base: str = ID) -> str:
    """An IRI as a prefixed name, or relative to the base, where that is plainly safe."""
    if iri.startswith(base) and _is_folder(base) and _RELATIVE.fullmatch(iri, len(base)):
        return f"<{iri[len(base) :]}>"
    for prefix, namespace in {**PREFIXES, "kgid": base}.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def term(value: Term, base: str = ID) -> str:
    """A term in the shortest form that reads back as the same term."""
    if isinstance(value, ox.NamedNode):
        return name(value.value, base)
    if isinstance(value, ox.Triple):
        return f"<<( {term(value.subject, base)} {name(value.predicate.value, base)} {term(value.object, base)} )>>"
    if not isinstance(value, ox.Literal) or value.language:
        return str(value)
    datatype = value.datatype.value
    if datatype in _PLAIN and _PLAIN[datatype].fullmatch(value.value):
        return value.value
    text = str(value)
    return text.replace(f"^^<{datatype}>", f"^^{name(datatype)}") if text.endswith(">") else text


_TYPE = expand("rdf:type")
