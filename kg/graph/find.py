"""Things by name: whatever label, symbol or IRI a person has for them, whatever the case and tone placement."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.terms import CLASSES, PREFIXES, expand
from kg.ontology import ID
from kg.text.view import fold_name

_OWN = ("skos:prefLabel", "foaf:name", "eli:id_local", "dcterms:identifier")
_READ_AS, _URI = ox.NamedNode(expand("kg:readAs")), ox.NamedNode(expand("xsd:anyURI"))
_OTHER = ("skos:altLabel", "skos:hiddenLabel")


def find(store: ox.Store, name: str, kind: str | None = None) -> list[str]:
    """The IRIs of the things called `name`, sorted; of one kind of entity, or of any.

    An IRI, whole or below kgid:, stands for itself. What has the name as its own goes before
    what is only also called so. Names are compared in lower case with one placement of tone
    marks; diacritics are never dropped.
    """
    itself = _itself(store, name) or _read_as(store, name)
    if itself:
        return [itself]
    for properties in (_OWN, _OTHER):
        labels = [(iri, fold_name(label)) for iri, label in _labels(store, kind, properties)]
        for wanted in _forms(name):
            found = sorted({iri for iri, label in labels if label == wanted})
            if found:
                return found
    return []


def near(store: ox.Store, name: str, kind: str | None = None, limit: int = 5) -> list[str]:
    """Names in the graph that hold `name`, or fail to only in their diacritics; the shortest first."""
    wanted = _plain(name)
    found = {label for _, label in _labels(store, kind, _OWN + _OTHER) if wanted in _plain(label)}
    return sorted(found, key=lambda label: (len(label), label))[:limit]


def _forms(name: str) -> Iterator[str]:
    """A name as its owner may write it: as given, without "số", and a symbol without the type before it."""
    whole = fold_name(name)
    yield whole
    yield whole.replace(" số ", " ").removeprefix("số ")
    yield from (word for word in whole.split() if "/" in word)


def _itself(store: ox.Store, name: str) -> str:
    for iri in (name.strip("<>"), ID + name):
        try:
            node = ox.NamedNode(iri)
        except ValueError:
            continue
        for pattern in ((node, None, None), (None, None, node)):
            if next(store.quads_for_pattern(*pattern), None) is not None:
                return iri
    return ""


def _read_as(store: ox.Store, name: str) -> str:
    """What a source's IRI stands for that is settled otherwise, if that is one thing."""
    for iri in (name.strip("<>"), ID + name):
        found = {
            quad.subject.value
            for quad in store.quads_for_pattern(None, _READ_AS, ox.Literal(iri, datatype=_URI), ox.DefaultGraph())
            if isinstance(quad.subject, ox.NamedNode)
        }
        if len(found) == 1:
            return found.pop()
    return ""


def _labels(store: ox.Store, kind: str | None, properties: tuple[str, ...]) -> list[tuple[str, str]]:
    """The names of all entities of a kind, or of any, with the IRI of what each names."""
    classes = " ".join(f"<{expand(names[0])}>" for of, names in CLASSES.items() if kind in (of, None))
    query = f"""SELECT DISTINCT ?thing ?label {{
        ?thing {"|".join(properties)} ?label ; a ?class . VALUES ?class {{ {classes} }}
    }}"""
    solutions = store.query(query, prefixes=PREFIXES)
    assert isinstance(solutions, ox.QuerySolutions)
    return [
        (thing.value, label.value)
        for thing, label in solutions
        if isinstance(thing, ox.NamedNode) and isinstance(label, ox.Literal)
    ]


def _plain(name: str) -> str:
    """A name without its diacritics, for suggestions alone."""
    letters = unicodedata.normalize("NFD", fold_name(name))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("đ", "d")
