"""How classes and relations are called in a view, in Vietnamese and English.

The words come from the ontology: `rdfs:label` of the terms, and `ontology/display.ttl` for
the short names of relations read in either direction. The order of that file is the order
in which views list relations.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from kg.graph.terms import compact, expand
from kg.ontology import folder

CLASSES = ("Document", "Body", "Person", "Place", "Event", "Target", "Topic")
"""The classes of `kg:` whose instances are nodes of a network, those that carry most first."""

TENURE, UTTERANCE = expand("kg:Tenure"), expand("kg:Utterance")
"""The relations that tenures and utterances are read as: of a person to a body, of a speaker to a thing."""

_EDGE, _INVERSE, _LABEL = expand("kg:edgeLabel"), expand("kg:inverseLabel"), expand("rdfs:label")
_MINOR, _AUTHORITY = expand("kg:minor"), expand("kg:authority")
_PREFERRED = expand("skos:prefLabel")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])|_")


@dataclass(frozen=True, slots=True)
class Names:
    """A text in both languages of the interface."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Term:
    """A class or relation: its short name, and for a relation the name read from the object back."""

    curie: str
    label: Names
    inverse: Names
    rank: int


class Terms:
    """Every term of the ontology files by IRI; terms that stand nowhere are named by their spelling."""

    def __init__(self) -> None:
        self._words: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
        self._ranks: dict[str, int] = {}
        self._minor: set[str] = set()
        self._authorities: dict[str, str] = {}
        for name in ("display.ttl", "policy.ttl"):
            self._read(name)

    def _read(self, name: str) -> None:
        for quad in ox.parse(path=str(folder() / name), format=ox.RdfFormat.TURTLE):
            subject, value = quad.subject.value, quad.object
            if not isinstance(quad.subject, ox.NamedNode) or not isinstance(value, ox.Literal):
                continue
            self._ranks.setdefault(subject, len(self._ranks))
            if quad.predicate.value == _MINOR:
                self._minor.add(subject)
            if quad.predicate.value == _AUTHORITY:
                self._authorities[subject] = value.value
            if value.language:
                self._words[subject][quad.predicate.value].setdefault(value.language, value.value)

    def term(self, iri: str) -> Term:
        """The names of a class or relation."""
        label = self._names(iri, _EDGE) or self._names(iri, _LABEL) or _spelled(iri)
        inverse = self._names(iri, _INVERSE) or Names(f"← {label.vi}", f"← {label.en}")
        return Term(compact(iri), label, inverse, self._ranks.get(iri, len(self._ranks)))

    def relations(self) -> set[str]:
        """The IRIs of the relations that read in both directions: those between two things."""
        return {iri for iri, words in self._words.items() if _INVERSE in words}

    def minor(self, iri: str) -> bool:
        """Whether this relation says too little to decide what a view of a whole graph shows."""
        return iri in self._minor

    def authority(self, iri: str) -> str:
        """The tier that this body heads, or to whose documents alone this type belongs; or ""."""
        return self._authorities.get(iri, "")

    def shown(self, iri: str) -> bool:
        """Whether views have a name for this property: what has none is for the extractors, not for readers."""
        return iri in self._words and _EDGE in self._words[iri]

    def _names(self, iri: str, predicate: str) -> Names | None:
        words = self._words[iri][predicate] if iri in self._words else {}
        return Names(words.get("vi", words.get("en", "")), words.get("en", words.get("vi", ""))) if words else None


@lru_cache(maxsize=1)
def offices() -> dict[str, int]:
    """The Vietnamese names of offices with their rank: the order of the lexicon, in which heads come first."""
    found: dict[str, int] = {}
    for quad in ox.parse(path=str(folder() / "lexicon" / "offices.ttl"), format=ox.RdfFormat.TURTLE):
        if quad.predicate.value == _PREFERRED and isinstance(quad.object, ox.Literal) and quad.object.language == "vi":
            found.setdefault(quad.object.value, len(found))
    return found


def _spelled(iri: str) -> Names:
    local = re.split(r"[#/]", iri)[-1]
    words = _CAPITAL.sub(" ", local).lower()
    return Names(words, words)


@lru_cache(maxsize=1)
def load() -> Terms:
    """The terms of the shipped ontology, read once."""
    return Terms()
