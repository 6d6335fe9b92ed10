"""What it takes to bring a graph up to date, beside its first build: python -m tests.benchmarks.updates [FOLDER]

Builds a graph of all texts below FOLDER (3,400 generated articles, where none is given), builds it again with nothing
changed, and again with one text changed, each in a process of its own. Nothing is asserted: the ratios are the result.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.articles import articles
from tests.benchmarks.measure import Cost, apart

NUMBER = 3400
_BUILD = """
import kg
kg.build([{texts!r}], {graph!r})
"""


def main(arguments: Sequence[str]) -> None:
    """Print the processor time, the time on the clock and the memory of each build."""
    with tempfile.TemporaryDirectory() as folder:
        texts = _texts(Path(arguments[0]) if arguments else None, Path(folder) / "texts")
        program = _BUILD.format(texts=str(texts), graph=str(Path(folder) / "graph"))
        first = apart(program)
        _tell("first build", first, first)
        _tell("again, nothing changed", apart(program), first)
        _change(texts)
        _tell("again, one text changed", apart(program), first)


def _texts(given: Path | None, folder: Path) -> Path:
    """A copy of a folder, or generated articles."""
    if given:
        shutil.copytree(given, folder)
        return folder
    folder.mkdir()
    for number, source in enumerate(articles(NUMBER)):
        (folder / f"{number}.txt").write_text(source.text, "utf-8")
    return folder


def _change(texts: Path) -> None:
    """Say something more in the text in the middle."""
    files = sorted(file for file in texts.rglob("*") if file.suffix in (".txt", ".md"))
    with files[len(files) // 2].open("a", encoding="utf-8") as file:
        file.write("\nVăn bản này do Bộ Nội vụ soạn thảo.\n")


def _tell(what: str, cost: Cost, first: Cost) -> None:
    part = cost.processor / first.processor
    print(f"{what:26}{cost.processor:8.2f} s of processors{part:9.1%}{cost.seconds:9.2f} s{cost.memory:7.0f} MiB")


if __name__ == "__main__":
    main(sys.argv[1:])
