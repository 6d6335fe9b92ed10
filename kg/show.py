"""One thing of a graph on the terminal: what it is, what is stated of it, and the words that state it."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

import pyoxigraph as ox
from rich.console import Console
from rich.text import Text

from kg import report
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.questions import one_or_more
from kg.graph.terms import SOURCES, compact, expand
from kg.ontology import ID, KG
from kg.views import facts, quads, terms
from kg.views.evidence import Evidence, Quote
from kg.views.facts import Fact
from kg.views.terms import TENURE

THINGS = 10
"""How many things of one name are shown."""
LINKS = 40
"""How many facts that point at a thing are shown."""
QUOTES = 2
"""How many places are quoted for one fact."""
MENTIONS = 3
"""How many sources are quoted that mention a thing."""

_HELD = {expand("org:organization"), expand("org:role")}


def show(graph: KnowledgeGraph, thing: str, *, text_only: bool = False) -> None:
    """Print every thing that has this name. Raises: NotFoundError."""
    found = one_or_more(graph.store, thing, "thing")
    page = _Page(graph.store)
    for iri in found[:THINGS]:
        if text_only:
            sys.stdout.write(quads.value(graph.store, ox.NamedNode(iri), quads.TEXT))
        elif iri.startswith(SOURCES):
            page.source(iri)
        else:
            page.entity(iri)
    if len(found) > THINGS:
        print(f"… and {len(found) - THINGS} more things of this name", file=sys.stderr)


class _Page:
    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._evidence = Evidence(store)
        self._terms = terms.load()
        self._console: Console = report.console()

    def entity(self, iri: str) -> None:
        """An entity: names, facts about it, facts that point at it, and who mentions it."""
        node = ox.NamedNode(iri)
        self._title(iri)
        label = quads.label(self._store, node)
        others = [name for name in quads.names(self._store, node) if name != label]
        if others:
            self._line("tên khác", " · ".join(others))
        for fact in facts.of(self._store, self._evidence, iri):
            self._fact(self._terms.term(fact.predicate).label.vi, fact.said(self._name), fact)
        pointing = list(facts.pointing_at(self._store, self._evidence, iri))
        for fact in pointing[:LINKS]:
            relation = TENURE if fact.predicate in _HELD else fact.predicate
            self._fact(self._terms.term(relation).inverse.vi, self._name(fact.subject), fact)
        if len(pointing) > LINKS:
            self._line("…", f"{len(pointing) - LINKS} more")
        self._mentioned(node)
        self._console.print()

    def _mentioned(self, node: ox.NamedNode) -> None:
        sources = sorted(source.value for source in quads.subjects(self._store, quads.MENTIONS, node))
        self._line("được nhắc đến trong", f"{len(sources)} nguồn")
        for source in sources[:MENTIONS]:
            for stated in self._evidence.of(ox.NamedNode(source)):
                if stated.object == node:
                    self._console.print(_quoted(stated.quote))

    def source(self, iri: str) -> None:
        """A source: its particulars, the facts read from it in the order of its text, and the text."""
        self._title(iri)
        node = ox.NamedNode(iri)
        for quad in sorted(self._store.quads_for_pattern(node, None, None, node), key=str):
            if quad.predicate not in (quads.TEXT, quads.TYPE, quads.MENTIONS):
                self._line(compact(quad.predicate.value), _plain(quad.object))
        for kind, names in self._mentions(node).items():
            self._line(self._terms.term(kind).label.vi, " · ".join(sorted(names)))
        found = sorted(self._read_from(node), key=lambda f: (*_place(f), f.predicate, f.object))
        for _, together in groupby(found, key=_place):
            self._together(list(together))
        self._console.print()
        sys.stdout.write(quads.value(self._store, node, quads.TEXT).rstrip("\n") + "\n")

    def _together(self, found: list[Fact]) -> None:
        """Facts of one subject that the same words state, and those words once."""
        for fact in found:
            relation = self._terms.term(fact.predicate).label.vi
            self._relation(f"{self._name(fact.subject)} — {relation}", fact.said(self._name), fact)
        self._quotes(found[0])

    def _mentions(self, source: ox.NamedNode) -> dict[str, set[str]]:
        """The names of what a source mentions, by the IRI of the class."""
        found: dict[str, set[str]] = defaultdict(set)
        for quad in self._store.quads_for_pattern(source, quads.MENTIONS, None, source):
            if isinstance(quad.object, ox.NamedNode):
                kinds = quads.iris(self._store, quad.object, quads.TYPE)
                found[min(kinds, default="", key=lambda iri: not iri.startswith(KG))].add(self._name(quad.object.value))
        return found

    def _read_from(self, source: ox.NamedNode) -> Iterator[Fact]:
        statements = quads.subjects(self._store, quads.DERIVED, source)
        subjects = {quads.value(self._store, statement, quads.SUBJECT) for statement in statements}
        for subject in subjects - {source.value}:
            for fact in facts.of(self._store, self._evidence, subject):
                fact.quotes = [quote for quote in fact.quotes if quote.source.iri == source.value]
                if fact.quotes:
                    yield fact

    def _title(self, iri: str) -> None:
        kinds = [self._terms.term(kind).label for kind in quads.iris(self._store, ox.NamedNode(iri), quads.TYPE)]
        named = sorted({f"{kind.vi} · {kind.en}" for kind in kinds})
        self._console.print(Text(self._name(iri), "bold"), Text(f"({'; '.join(named)})", "dim"))
        self._console.print(Text(iri.removeprefix(ID), "dim"))

    def _line(self, label: str, value: str) -> None:
        self._console.print(Text.assemble("  ", (label, "cyan"), "  ", value))

    def _fact(self, relation: str, value: str, fact: Fact) -> None:
        self._relation(relation, value, fact)
        self._quotes(fact)

    def _relation(self, relation: str, value: str, fact: Fact) -> None:
        status = "" if fact.status == facts.ASSERTED else f"  [{fact.status}]"
        self._console.print(Text.assemble("  ", (relation, "cyan"), "  ", (value, "bold"), (status, "red")))

    def _quotes(self, fact: Fact) -> None:
        for quote in fact.quotes[:QUOTES]:
            self._console.print(_quoted(quote))

    def _name(self, iri: str) -> str:
        if iri.startswith(SOURCES):
            return self._cited(iri)
        return quads.label(self._store, ox.NamedNode(iri))

    def _cited(self, iri: str) -> str:
        return self._evidence.origin(iri).identifier or iri.removeprefix(SOURCES)


def _place(fact: Fact) -> tuple[int, int, str]:
    """Where a fact is stated first, and of what."""
    return fact.quotes[0].start, fact.quotes[0].end, fact.subject


def _quoted(quote: Quote) -> Text:
    place = f"{quote.source.identifier}:{quote.start}-{quote.end}  {quote.rule} {quote.confidence:.2f}"
    words = Text.assemble("      “", quote.before, (quote.exact, "yellow"), quote.after, "”")
    words.plain = words.plain.replace("\n", " ")
    return Text.assemble(words, "\n      ", (place, "dim"))


def _plain(term: quads.Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value
