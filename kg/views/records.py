"""Entities and facts as the page's script reads them: plain dictionaries of texts and numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kg.graph.terms import expand
from kg.views import terms
from kg.views.evidence import Origin, Quote
from kg.views.facts import Fact
from kg.views.layout import Place
from kg.views.network import Network
from kg.views.quads import WORDS

Record = dict[str, Any]

QUOTES = 8
"""How many pieces of evidence for one fact the page carries: the surest."""
SAID = 40
"""How many utterances of one speaker the page carries: the latest."""
WEB = ("http://", "https://")

_DAYS = {
    "Document": (expand("eli:date_document"), expand("eli:first_date_entry_in_force")),
    "Event": (expand("schema:startDate"), expand("schema:endDate")),
}
"""The properties that say when a thing came about, by its class, the better one first."""


@dataclass(slots=True)
class Sources:
    """The sources that a page cites, each once, by number."""

    numbers: dict[Origin, int] = field(default_factory=dict)

    def number(self, origin: Origin) -> int:
        return self.numbers.setdefault(origin, len(self.numbers))

    def records(self) -> list[Record]:
        return [_origin(origin) for origin in self.numbers]


def node(data: Record, iri: str, place: Place, sources: Sources) -> Record:
    """An entity with what is known of it alone."""
    facts: list[Fact] = data["facts"]
    return {
        "id": iri,
        "x": place.x,
        "y": place.y,
        "size": place.size,
        "community": place.community,
        "name": data["label"],
        "kind": data["class"],
        "names": data["names"],
        "facts": [_own(fact, sources) for fact in facts if fact.predicate != WORDS.value],
        "words": [_own(fact, sources) for fact in facts if fact.predicate == WORDS.value][:SAID],
        "sources": data["sources"],
        "degree": data["degree"],
        "day": day(data["class"], facts),
        **data.get("drawn", {}),
    }


def day(kind: str, facts: list[Fact]) -> str:
    """When a document was issued or an event began, or ""."""
    for predicate in _DAYS.get(kind, ()):
        found = sorted(fact.object for fact in facts if fact.predicate == predicate and fact.object[:4].isdigit())
        if found:
            return found[0]
    return ""


def lines(shown: Network) -> list[tuple[str, str]]:
    """The pairs of entities between which something is stated, in the order of the page."""
    return sorted({(min(a, b), max(a, b)) for a, b in shown.edges()})


def line(shown: Network, ends: tuple[str, str], sources: Sources) -> list[Record]:
    """All facts between two entities, whichever way they read."""
    one, other = ends
    directions = ((one, other), (other, one)) if one != other else ((one, one),)
    return [
        _between(a, b, data, sources)
        for a, b in directions
        for _, data in sorted((shown.get_edge_data(a, b) or {}).items())
    ]


def _between(subject: str, object_: str, data: Record, sources: Sources) -> Record:
    return {
        "from": subject,
        "to": object_,
        "relation": data["predicate"],
        "label": {"vi": data["label"], "en": data["label_en"]},
        "status": data["status"],
        "confidence": data["confidence"],
        "background": data["background"],
        "details": data["details"],
        **_quoted(data["quotes"], sources),
    }


def _own(fact: Fact, sources: Sources) -> Record:
    """A fact about one entity alone."""
    relation = expand("org:role") if fact.details.get("role") else fact.predicate
    return {
        "relation": terms.load().term(relation).curie,
        "value": fact.object,
        "status": fact.status,
        **_quoted(fact.quotes, sources),
    }


def _quoted(quotes: list[Quote], sources: Sources) -> Record:
    """The surest evidence, how much there is of it, and all sources it comes from, that of the surest first."""
    return {
        "quotes": [_quote(quote, sources) for quote in quotes[:QUOTES]],
        "count": len(quotes),
        "sources": list(dict.fromkeys(sources.number(quote.source) for quote in quotes)),
    }


def _quote(quote: Quote, sources: Sources) -> Record:
    return {
        "source": sources.number(quote.source),
        "start": quote.start,
        "end": quote.end,
        "before": quote.before,
        "exact": quote.exact,
        "after": quote.after,
        "rule": quote.rule,
        "confidence": quote.confidence,
    }


def _origin(origin: Origin) -> Record:
    return {
        "identifier": origin.identifier or origin.iri,
        "title": origin.title,
        "date": origin.date,
        "publisher": origin.publisher,
        "url": origin.url if origin.url.lower().startswith(WEB) else "",
    }
