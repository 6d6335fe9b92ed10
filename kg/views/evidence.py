"""The words that state a fact, with what stands around them in their source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.terms import expand
from kg.text.sentences import sentences
from kg.views import quads
from kg.views.quads import Node, Term

CONTEXT = 280
"""How many characters of context a quote carries at most on either side."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A source as a view cites it."""

    iri: str
    identifier: str = ""
    title: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Evidence: `exact` stands at `start:end` of the source's text, between `before` and `after`."""

    source: Origin
    start: int
    end: int
    exact: str
    before: str = ""
    after: str = ""
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Stated:
    """A `kg:Statement` of the store: what it says, and the words it rests on."""

    predicate: str
    object: Term
    status: str
    quote: Quote


class Evidence:
    """Reads the statements of a store."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._origins: dict[str, Origin] = {}
        self._texts: dict[str, str] = {}

    def of(self, subject: Node) -> Iterator[Stated]:
        """The statements about a subject."""
        for statement in quads.subjects(self._store, quads.SUBJECT, subject):
            said = {
                q.predicate.value: q.object for q in self._store.quads_for_pattern(statement, None, None, quads.ALL)
            }
            if quads.OBJECT.value in said:
                words = {p: o.value for p, o in said.items() if not isinstance(o, ox.Triple)}
                status = words.get(quads.STATUS.value, "asserted")
                yield Stated(words.get(quads.PREDICATE.value, ""), said[quads.OBJECT.value], status, self._quote(words))

    def origin(self, iri: str) -> Origin:
        """A source by its IRI."""
        if iri not in self._origins:
            node = ox.NamedNode(iri)
            first = {name: quads.value(self._store, node, predicate) for name, predicate in _ORIGIN.items()}
            self._origins[iri] = Origin(iri, **first)
        return self._origins[iri]

    def _text(self, iri: str) -> str:
        if iri not in self._texts:
            if len(self._texts) >= TEXTS:
                self._texts.clear()
            self._texts[iri] = quads.value(self._store, ox.NamedNode(iri), quads.TEXT)
        return self._texts[iri]

    def _quote(self, words: dict[str, str]) -> Quote:
        source, exact = words.get(quads.DERIVED.value, ""), words.get(_EXACT, "")
        start, end = int(words.get(_START, 0)), int(words.get(_END, 0))
        text = self._text(source) if source else ""
        before, after = around(text, start, end) if text[start:end] == exact else ("", "")
        return Quote(
            source=self.origin(source) if source else Origin(""),
            start=start,
            end=end,
            exact=exact,
            before=before,
            after=after,
            rule=words.get(_RULE, ""),
            confidence=float(words.get(_CONFIDENCE, 1)),
        )


TEXTS = 512
"""How many source texts are kept at hand for the context of quotes."""

_EXACT, _START, _END = (expand(name) for name in ("oa:exact", "oa:start", "oa:end"))
_RULE, _CONFIDENCE = expand("kg:rule"), expand("kg:confidence")

_ORIGIN = {
    name: ox.NamedNode(expand(curie))
    for name, curie in {
        "identifier": "dcterms:identifier",
        "title": "dcterms:title",
        "date": "dcterms:date",
        "publisher": "dcterms:publisher",
        "url": "schema:url",
    }.items()
}


def around(text: str, start: int, end: int, limit: int = CONTEXT) -> tuple[str, str]:
    """What stands before and after `start:end` in the same sentence, at most `limit` characters of each.

    Cut between words, with "…", where the sentence is longer.
    """
    floor, ceiling = max(0, start - limit), min(len(text), end + limit)
    touched = [s for s in sentences(text[floor:ceiling]) if s.start + floor < end and s.end + floor > start]
    if not touched:
        return "", ""
    begins, ends = touched[0].start + floor, touched[-1].end + floor
    before, after = text[min(begins, start) : start], text[end : max(ends, end)]
    if floor and begins == floor:
        before = "… " + before.partition(" ")[2]
    if ceiling < len(text) and ends == ceiling:
        after = after.rpartition(" ")[0] + " …"
    return before, after
