"""What one would build without this package: `underthesea.ner`, rdflib, Turtle, pyvis."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time
from urllib.parse import quote

import rdflib

from kg.model import Source

TAGGED = 120_000
"""Bytes of text that the tagger is timed on: some seconds of its work."""
_EXAMPLE = rdflib.Namespace("http://example.org/")


def rates(texts: Sequence[Source]) -> tuple[float, float]:
    """MB of text a second of tagging the first texts alone, and of tagging and writing them as a graph and a page."""
    from underthesea import ner, sent_tokenize

    ner("Bộ Chính trị họp.")
    size, found = 0, []
    begun = process_time()
    for source in texts:
        tagged = [ner(sentence) for sentence in sent_tokenize(source.text)]
        found.append((source.identifier, {name for tags in tagged for name in _named(tags)}))
        size += len(source.text.encode())
        if size >= TAGGED:
            break
    tagging = process_time() - begun
    _graph(found)
    return size / 1e6 / tagging, size / 1e6 / (process_time() - begun)


def _named(tags: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The names that the tagger marks in a sentence, each with its class."""
    words: list[str] = []
    kind = ""
    for word, *_, tag in tags:
        if tag[:2] != "I-" and words:
            yield " ".join(words), kind
            words = []
        if tag != "O":
            words.append(word)
            kind = tag[2:]
    if words:
        yield " ".join(words), kind


def _graph(found: Sequence[tuple[str, set[tuple[str, str]]]]) -> None:
    from pyvis.network import Network

    graph = rdflib.Graph()
    page = Network(cdn_resources="in_line")
    for identifier, names in found:
        source = _EXAMPLE[quote(identifier)]
        page.add_node(str(source), label=identifier)
        for name, kind in names:
            entity = _EXAMPLE[quote(name)]
            graph.add((source, _EXAMPLE.mentions, entity))
            graph.add((entity, rdflib.RDF.type, _EXAMPLE[kind]))
            graph.add((entity, rdflib.RDFS.label, rdflib.Literal(name, lang="vi")))
            page.add_node(str(entity), label=name)
            page.add_edge(str(source), str(entity))
    with tempfile.TemporaryDirectory() as folder:
        graph.serialize(Path(folder) / "graph.ttl", format="turtle")
        (Path(folder) / "graph.html").write_text(page.generate_html(), "utf-8")
