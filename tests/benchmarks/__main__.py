"""How fast, as ratios taken in one run on one core: python -m tests.benchmarks [FOLDER]

Reads the texts of FOLDER (the example articles, repeated, where none is given), and times the stages of
this package and `underthesea.ner` with `sent_tokenize` on the same texts, the tagger on as many of them as
it needs for a steady figure. Then what people wait for: start-up, exports, a view, the named questions.
Nothing is asserted: the ratios are the result. `python -m tests.benchmarks.scale` goes further.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

from kg import ontology
from kg.extract import statements
from kg.graph import quads
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Source
from kg.read import Found, Skipped, listed, read_file
from tests.benchmarks import otherwise, questions
from tests.benchmarks.measure import Cost, apart, started, timed

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
AT_MOST = 1000
"""Texts taken from the folder, at random but always the same."""
_BUILD = """
from pathlib import Path
from kg.engines.build import build
from kg.read import Found
build(iter([Found(Path(path), name) for path, name in {found!r}]), Path({folder!r}), jobs={jobs})
"""


def main(arguments: Sequence[str]) -> None:
    """Print one line a stage: MB of text a second, texts a second, and the ratio to the tagger."""
    items = [item for item in listed([Path(arguments[0]) if arguments else EXAMPLES]) if isinstance(item, Found)]
    items = random.Random(0).sample(items, min(len(items), AT_MOST)) if arguments else items * 20
    items = [Found(item.path, f"{number}/{item.identifier}") for number, item in enumerate(items)]
    stages, texts, facts = _stages(items)
    size = sum(len(source.text.encode()) for source in texts) / 1e6
    with tempfile.TemporaryDirectory() as folder:
        one, two = (_build(items, Path(folder) / str(jobs), jobs) for jobs in (1, 2))
        again = _build(items, Path(folder) / "1", 1)
        tagger, pipeline = otherwise.rates(texts)
        print(f"{len(texts)} texts, {size:.1f} MB, {facts} facts; one core, processor time")
        print(f"{'stage':44}{'MB/s':>8}{'texts/s':>10}{'× ner':>8}")
        for name, seconds in {**stages, "whole build, text to store": one.processor}.items():
            print(f"{name:44}{size / seconds:8.2f}{len(texts) / seconds:10.0f}{size / seconds / tagger:8.0f}")
        print(f"{'underthesea.ner':44}{tagger:8.4f}{'':10}{1:8}")
        print(f"{'underthesea.ner, rdflib, Turtle, pyvis':44}{pipeline:8.4f}{'':10}{pipeline / tagger:8.2f}")
        print(f"\nbuild, two workers: {one.seconds / two.seconds:.2f} × as fast by the clock")
        print(f"build, nothing changed: {again.processor / one.processor:.2%} of the first")
        print(f"build, memory: {one.memory:.0f} MiB")
        _waiting(Path(folder) / "1", Path(folder), items[0].path)


def _stages(items: Sequence[Found]) -> tuple[dict[str, float], list[Source], int]:
    """Seconds of processor time by stage, the texts, and the number of facts."""
    lexicon = ontology.load()
    read, sources = _processor(lambda: [read_file(item.path, item.identifier, lexicon) for item in items])
    texts = [source for source in sources if not isinstance(source, Skipped)]
    _processor(lambda: [statements(source, lexicon) for source in texts[:20]])  # patterns compile at first use
    extract = write = 0.0
    facts = 0
    for source in texts:  # one after the other as a build does, which keeps no facts either
        begun = process_time()
        found = statements(source, lexicon)
        between = process_time()
        quads.write(source, found)
        extract, write = extract + between - begun, write + process_time() - between
        facts += len(found)
    return {"read": read, "text to facts": extract, "facts to quads": write}, texts, facts


def _processor(work: Callable[[], list]) -> tuple[float, list]:  # type: ignore[type-arg]
    begun = process_time()
    result = work()
    return process_time() - begun, result


def _build(items: Sequence[Found], folder: Path, jobs: int) -> Cost:
    found = [(str(item.path), item.identifier) for item in items]
    return apart(_BUILD.format(found=found, folder=str(folder), jobs=jobs))


def _waiting(graph: Path, folder: Path, text: Path) -> None:
    """Print what a person waits for, in seconds by the clock."""
    python, command = [sys.executable], [sys.executable, "-m", "kg"]
    bare = started([*python, "-c", "pass"])
    print(f"\nkg --help: {started([*command, '--help']) - bare:.2f} s over a bare start of Python")
    print(f"kg build of one text: {started([*command, 'build', str(text), '-o', str(folder / 'small')], 1):.2f} s")
    with KnowledgeGraph(graph) as opened:
        for ending in (".ttl", ".nq", ".jsonld"):
            seconds = timed(lambda ending=ending: opened.export(folder / f"graph{ending}"))  # type: ignore[misc]
            size = (folder / f"graph{ending}").stat().st_size / 1e6
            print(f"export {ending}: {seconds:.1f} s, {size / seconds:.1f} MB/s")
        print(f"view of the 300 most connected things: {timed(lambda: opened.view(folder / 'view.html')):.1f} s")
        for name, sparql in questions.asked(opened):
            seconds, rows = questions.seconds(opened, sparql)
            print(f"question {name}: {seconds * 1000:.1f} ms, {rows:,} rows")


if __name__ == "__main__":
    main(sys.argv[1:])
