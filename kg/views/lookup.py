"""From what a person types to the one entity that is meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.graph.iris import encode
from kg.ontology import ID
from kg.text.view import fold_name
from kg.views import quads
from kg.views.links import Links

SHOWN = 8
"""How many candidates an error message lists."""

_NAMES = (quads.PREF_LABEL, quads.ALT_LABEL, quads.NAME, quads.SYMBOL)


def find(store: ox.Store, links: Links, thing: str) -> str:
    """The IRI of the entity that `thing` names: an IRI, what follows `kgid:`, a symbol or a name.

    A name is taken in any case and tone placement, and without diacritics where that leaves no doubt.

    Raises: NotFoundError if no entity has that name, or several have.
    """
    for iri in (thing, ID + encode(thing.removeprefix("kgid:"))):
        if ":" in iri and " " not in iri and links.kind(iri):
            return iri
    for found in (
        set(_exact(store, links, thing)),
        _folded(store, links, thing, fold_name),
        _folded(store, links, thing, bare),
    ):
        if found:
            return _one(store, thing, found)
    raise NotFoundError(f"nothing in the graph is called {thing!r}")


def bare(name: str) -> str:
    """A name in lower case without diacritics: bare("Đà Nẵng") == "da nang"."""
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def _exact(store: ox.Store, links: Links, thing: str) -> Iterator[str]:
    for predicate in _NAMES:
        for literal in (ox.Literal(thing, language="vi"), ox.Literal(thing)):
            for node in quads.subjects(store, predicate, literal):
                if links.kind(node.value):
                    yield node.value


def _folded(store: ox.Store, links: Links, thing: str, fold: Callable[[str], str]) -> set[str]:
    wanted = fold(thing)
    return {
        quad.subject.value
        for predicate in _NAMES
        for quad in store.quads_for_pattern(None, predicate, None)
        if isinstance(quad.object, ox.Literal)
        and isinstance(quad.subject, ox.NamedNode)
        and fold(quad.object.value) == wanted
        and links.kind(quad.subject.value)
    }


def _one(store: ox.Store, thing: str, found: set[str]) -> str:
    """The only candidate, or the only one whose canonical name it is."""
    labels = {iri: quads.label(store, ox.NamedNode(iri)) for iri in sorted(found)}
    preferred = [iri for iri, label in labels.items() if bare(label) == bare(thing)]
    for candidates in (list(labels), preferred):
        if len(candidates) == 1:
            return candidates[0]
    shown = "; ".join(f"{label} <{iri}>" for iri, label in list(labels.items())[:SHOWN])
    raise NotFoundError(f"{thing!r} names {len(found)} things; give the IRI of one: {shown}")
