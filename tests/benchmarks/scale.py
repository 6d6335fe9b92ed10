"""How far the embedded store carries: python -m tests.benchmarks.scale ARTICLES [--rdflib]

Builds a graph of generated articles, tells what building, disk and memory came to, and asks the named
questions; with `--rdflib` also in rdflib in memory, which takes about a kilobyte for a triple.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
from pathlib import Path

from kg.graph.knowledge_graph import KnowledgeGraph
from tests.benchmarks import questions
from tests.benchmarks.measure import apart

_BUILD = """
from pathlib import Path
from kg.engines.build import build
from tests.benchmarks.articles import articles
build(articles({number}), Path({folder!r}), jobs={jobs})
"""


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("articles", type=int)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--rdflib", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _far(Path(folder) / "graph", given.articles, given.jobs)
        if given.rdflib:
            _against_rdflib(Path(folder) / "graph")


def _far(folder: Path, number: int, jobs: int) -> None:
    cost = apart(_BUILD.format(number=number, folder=str(folder), jobs=jobs))
    disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    with KnowledgeGraph(folder) as graph:
        facts, triples = (
            graph.query(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}").rows[0][0]  # type: ignore[union-attr]
            for pattern in ("?st a kg:Statement", "?s ?p ?o")
        )
        print(f"{number:,} articles, {facts:,} facts with evidence, {triples:,} triples, {len(graph):,} quads")
        print(
            f"{cost.seconds:.0f} s ({cost.processor:.0f} s of processors), {cost.memory:.0f} MiB, {disk:.0f} MB of disk"
        )
        for name, sparql in questions.asked(graph):
            seconds, rows = questions.seconds(graph, sparql)
            print(f"{name:20}{seconds * 1000:10.1f} ms{rows:9,} rows")
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB to answer these")


def _against_rdflib(folder: Path) -> None:
    with KnowledgeGraph(folder) as graph:
        slow = questions.in_memory(graph)
        print(f"\n{len(slow):,} triples: this store, rdflib in memory")
        for name, sparql in questions.asked(graph):
            ours, rows = questions.seconds(graph, sparql)
            patience = max(questions.PATIENCE, round(ours * questions.FAST * 1.5))
            theirs = questions.rdflib_seconds(slow, sparql, patience)
            print(f"{name:20}{ours * 1000:10.1f} ms{_compared(ours, rows, theirs, patience)}", flush=True)


def _compared(ours: float, rows: int, theirs: tuple[float, int] | str, patience: float) -> str:
    if isinstance(theirs, str):
        least = f"{patience / ours:10.0f}×" if theirs.endswith(" s") else ""
        return f"{theirs:>20}{least:>11}{rows:9,} rows"
    seconds, same = theirs
    note = "" if rows == same else f"   (rdflib: {same:,})"
    return f"{seconds * 1000:17.1f} ms{seconds / ours:10.0f}×{rows:9,} rows{note}"


if __name__ == "__main__":
    main()
