"""How fast, as ratios taken in one run on one core: python -m tests.benchmarks [FOLDER]

Reads the texts of FOLDER (the example articles, repeated, where none is given), and times the stages of
this package and `underthesea.ner` with `sent_tokenize` on the same texts, the tagger on as many of them as
it needs for a steady figure. Nothing is asserted: the ratios are the result.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

from kg import ontology
from kg.engines.build import build
from kg.extract import statements
from kg.graph import quads
from kg.model import Source
from kg.read import Found, Skipped, listed, read_file

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
TAGGED = 120_000
"""Bytes of text that the tagger is timed on: some seconds of its work."""
AT_MOST = 1000
"""Texts taken from the folder, at random but always the same."""


def main(arguments: Sequence[str]) -> None:
    """Print one line a stage: MB of text a second, texts a second, and the ratio to the tagger."""
    items = [item for item in listed([Path(arguments[0]) if arguments else EXAMPLES]) if isinstance(item, Found)]
    items = random.Random(0).sample(items, min(len(items), AT_MOST)) if arguments else items * 20
    lexicon = ontology.load()

    read, sources = _timed(lambda: [read_file(item.path, item.identifier, lexicon) for item in items])
    texts = [source for source in sources if not isinstance(source, Skipped)]
    _timed(lambda: [statements(source, lexicon) for source in texts[:20]])  # patterns compile at first use
    extract, facts = _timed(lambda: [statements(source, lexicon) for source in texts])
    write, _ = _timed(lambda: [quads.write(source, found) for source, found in zip(texts, facts, strict=True)])
    whole = _build_seconds(items)
    tagger = _tagger_rate(texts)

    size = sum(len(source.text.encode()) for source in texts) / 1e6
    print(f"{len(texts)} texts, {size:.1f} MB, {sum(map(len, facts))} facts; one core, processor time")
    print(f"{'stage':28}{'MB/s':>8}{'texts/s':>10}{'× ner':>8}")
    for name, seconds in {
        "read": read,
        "text to facts": extract,
        "facts to quads": write,
        "whole build, text to store": whole,
    }.items():
        print(f"{name:28}{size / seconds:8.2f}{len(texts) / seconds:10.0f}{size / seconds / tagger:8.0f}")
    print(f"{'underthesea.ner':28}{tagger:8.3f}{'':10}{1:8}")


def _timed(work: Callable[[], list[object]]) -> tuple[float, list]:  # type: ignore[type-arg]
    begun = process_time()
    result = work()
    return process_time() - begun, result


def _build_seconds(items: Sequence[Found]) -> float:
    """The time of a whole build of distinct sources, its workers included."""
    import resource

    distinct = [Found(item.path, f"{number}/{item.identifier}") for number, item in enumerate(items)]
    with tempfile.TemporaryDirectory() as folder:
        begun = process_time() + _children(resource)
        build(iter(distinct), Path(folder) / "graph", jobs=1)
        return process_time() + _children(resource) - begun


def _children(resource: object) -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)  # type: ignore[attr-defined]
    return float(usage.ru_utime + usage.ru_stime)


def _tagger_rate(texts: Sequence[Source]) -> float:
    """MB/s of `underthesea.ner` over the sentences of the first texts."""
    from underthesea import ner, sent_tokenize

    ner("Bộ Chính trị họp.")
    size, begun = 0, process_time()
    for source in texts:
        for sentence in sent_tokenize(source.text):
            ner(sentence)
        size += len(source.text.encode())
        if size >= TAGGED:
            break
    return size / 1e6 / (process_time() - begun)


if __name__ == "__main__":
    main(sys.argv[1:])
