"""From what a person types to the one entity that is meant."""

from __future__ import annotations

import unicodedata

import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.graph import find as names
from kg.views import quads
from kg.views.links import Links

SHOWN = 8
"""How many names an error message lists."""
LIKE = 400
"""How many names that hold what was typed are looked at for one that differs in diacritics alone."""


def find(store: ox.Store, links: Links, thing: str) -> list[str]:
    """The entities that `thing` names, those most often mentioned first.

    It is an IRI, what follows `kgid:`, a symbol or a name, in any case and tone placement; without
    diacritics only if nothing is spelled like that. Several things may share a name; those that
    have it as their canonical name come alone if there are any.

    Raises: NotFoundError if no entity has that name.
    """
    wanted = thing.strip().removeprefix("kgid:")
    found = {iri for iri in names.find(store, wanted) if links.kind(iri)}
    if not found:
        like = names.near(store, wanted, limit=LIKE)
        same = [name for name in like if bare(name) == bare(wanted)]
        found = {iri for name in same for iri in names.find(store, name) if links.kind(iri)}
        if not found:
            hint = f"; there are: {', '.join(like[:SHOWN])}" if like else ""
            raise NotFoundError(f"no entity of the graph is called {thing!r}{hint}")
    preferred = {iri for iri in found if bare(quads.label(store, ox.NamedNode(iri))) == bare(wanted)}
    return sorted(preferred or found, key=lambda iri: (-_mentions(store, iri), iri))


def bare(name: str) -> str:
    """A name in lower case without diacritics: bare("Đà Nẵng") == "da nang"."""
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def _mentions(store: ox.Store, iri: str) -> int:
    return len(quads.subjects(store, quads.MENTIONS, ox.NamedNode(iri)))
