"""Citation packs: what sources say of a thing, in their words, ready to be pasted into a note or an article."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from html import escape
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UsageError
from kg.files import writing
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.questions import one_or_more
from kg.graph.terms import expand
from kg.provenance import runs
from kg.views import facts, quads, terms
from kg.views.evidence import Evidence, Origin, Quote
from kg.views.facts import Fact

_HASH = ox.NamedNode(expand("schema:sha256"))
_HELD = frozenset(expand(curie) for curie in ("org:organization", "org:role"))


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as it is cited. `retrieved` is when it was read, in UTC, "" where that is not recorded."""

    identifier: str
    title: str
    publisher: str
    date: str
    url: str
    sha256: str
    retrieved: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One quote for one fact: `exact` stands at `start:end` (code points) of the source's text."""

    subject: str
    relation: str
    value: str
    status: str
    before: str
    exact: str
    after: str
    start: int
    end: int
    rule: str
    confidence: float
    source: Cited


@dataclass(frozen=True, slots=True)
class Pack:
    """Every citation for the things of one name."""

    thing: str
    iris: tuple[str, ...]
    citations: tuple[Citation, ...]

    def save(self, path: Path) -> None:
        """Write the pack in the format that the file's ending names. Raises: UsageError."""
        if path.suffix.lower() not in FORMATS:
            raise UsageError(f"cannot cite to {path.name!r}; the ending must be one of: {', '.join(FORMATS)}")
        text = FORMATS[path.suffix.lower()](self)
        with writing(path) as file:
            file.write(text)


def cite(graph: KnowledgeGraph, thing: str) -> Pack:
    """All facts about the things called `thing`, and those that point at them, each with every quote.

    Raises: NotFoundError.
    """
    iris = tuple(one_or_more(graph.store, thing, "thing"))
    reader = _Reader(graph)
    found = dict.fromkeys(citation for iri in iris for citation in reader.citations(iri))
    return Pack(thing, iris, tuple(found))


class _Reader:
    def __init__(self, graph: KnowledgeGraph) -> None:
        self._store = graph.store
        self._evidence = Evidence(graph.store)
        self._terms = terms.load()
        self._readings: Mapping[str, runs.Reading] = runs.readings(graph.path)
        self._cited: dict[str, Cited] = {}

    def citations(self, iri: str) -> Iterator[Citation]:
        """The quotes for what is stated of a thing, then for what is stated of others with it as the object."""
        pointing = (f for f in facts.pointing_at(self._store, self._evidence, iri) if f.predicate not in _HELD)
        for fact in (*facts.of(self._store, self._evidence, iri), *pointing):
            for quote in fact.quotes:
                yield self._citation(fact, quote)

    def _citation(self, fact: Fact, quote: Quote) -> Citation:
        return Citation(
            subject=self._name(fact.subject),
            relation=self._terms.term(fact.predicate).label.vi,
            value=fact.said(self._name),
            status=fact.status,
            before=quote.before,
            exact=quote.exact,
            after=quote.after,
            start=quote.start,
            end=quote.end,
            rule=quote.rule,
            confidence=quote.confidence,
            source=self._source(quote.source),
        )

    def _name(self, iri: str) -> str:
        return quads.label(self._store, ox.NamedNode(iri))

    def _source(self, origin: Origin) -> Cited:
        if origin.iri not in self._cited:
            reading = self._readings.get(origin.identifier)
            self._cited[origin.iri] = Cited(
                identifier=origin.identifier,
                title=origin.title,
                publisher=origin.publisher,
                date=origin.date,
                url=origin.url,
                sha256=quads.value(self._store, ox.NamedNode(origin.iri), _HASH),
                retrieved=reading.read if reading else "",
            )
        return self._cited[origin.iri]


def markdown(pack: Pack) -> str:
    """The pack as Markdown: a heading a fact, its quotes as block quotes, then where each stands."""
    lines = [f"# {_plain(pack.thing)}", ""]
    for (subject, relation, value, status), group in _grouped(pack):
        mark = "" if status == facts.ASSERTED else f" [{status}]"
        lines += [f"## {_plain(subject)} — {_plain(relation)}: {_plain(value)}{mark}", ""]
        for citation in group:
            words = f"{_plain(citation.before)}**{_plain(citation.exact).strip()}**{_plain(citation.after)}"
            lines += [f"> {_paragraph(words.strip())}", ">", f"> — {_plain(_reference(citation))}", ""]
    return "\n".join(lines)


def html(pack: Pack) -> str:
    """The pack as a page by itself, the evidence marked in its sentence."""
    parts = [_HEAD.format(title=escape(pack.thing))]
    for (subject, relation, value, status), group in _grouped(pack):
        mark = "" if status == facts.ASSERTED else f" <em>{escape(status)}</em>"
        parts.append(f"<h2>{escape(subject)} — {escape(relation)}: {escape(value)}{mark}</h2>\n")
        for citation in group:
            words = f"{escape(citation.before)}<mark>{escape(citation.exact)}</mark>{escape(citation.after)}"
            link = citation.source.url
            source = escape(_reference(replace(citation, source=replace(citation.source, url=""))))
            address = (
                f' <a href="{escape(link)}">{escape(link)}</a>' if link.startswith(("http://", "https://")) else ""
            )
            parts.append(f"<blockquote>{words}<footer>{source}{address}</footer></blockquote>\n")
    return "".join((*parts, "</html>\n"))


def as_json(pack: Pack) -> str:
    """The pack as JSON, field by field."""
    return json.dumps(asdict(pack), ensure_ascii=False, indent=1) + "\n"


FORMATS: Mapping[str, Callable[[Pack], str]] = {".md": markdown, ".html": html, ".json": as_json}
"""How a pack is written, by the ending of the file."""

_HEAD = """<!doctype html>
<html lang="vi"><meta charset="utf-8"><title>{title}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
body {{ max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif }}
h2 {{ font-size: 1rem; margin: 2rem 0 .5rem }}
blockquote {{ margin: .5rem 0; padding-left: 1rem; border-left: .2rem solid #bbb; overflow-wrap: anywhere }}
footer {{ font-size: .85rem; color: #555 }}
</style>
<h1>{title}</h1>
"""


def _grouped(pack: Pack) -> Iterator[tuple[tuple[str, str, str, str], list[Citation]]]:
    """The citations fact by fact, in the order of the pack."""
    groups: dict[tuple[str, str, str, str], list[Citation]] = {}
    for citation in pack.citations:
        key = (citation.subject, citation.relation, citation.value, citation.status)
        groups.setdefault(key, []).append(citation)
    yield from groups.items()


def _reference(citation: Citation) -> str:
    """Where a quote stands, in one line."""
    source = citation.source
    title = f"“{source.title}”" if source.title else source.identifier
    place = f"{source.identifier}, characters {citation.start}-{citation.end}"
    read = f"read {source.retrieved}" if source.retrieved else ""
    parts = (title, source.publisher, source.date, source.url, place, f"sha256 {source.sha256}", read)
    return ". ".join(filter(None, parts)) + f" [{citation.rule}, {citation.confidence:.2f}]"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is: on one line, its marks escaped."""
    return "".join(f"\\{c}" if c in _MARKS else c for c in _BLANKS.sub(" ", text))


def _paragraph(text: str) -> str:
    """A line of Markdown that begins no list, heading or rule, however it begins."""
    return _ITEM.sub(r"\1\\\2", text, count=1)


_BLANKS = re.compile(r"\s+")
_ITEM = re.compile(r"^(\d*)([-+=.)])")
_MARKS = frozenset("\\`*_[]<>#|&~$")
