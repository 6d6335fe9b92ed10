"""A build that is killed, stopped or refused: the graph is whole, and the next build ends as if nothing had been."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.engines import local
from kg.engines.work import Extracted
from kg.graph.generations import Folder
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.provenance import runs
from tests.graph.sample import source

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
KILLS = 5

BUILD = """
import sys
from kg.engines import local
local.ALONE, local.BATCH = 0, 20_000
import kg.graph.store
kg.graph.store.BATCH = 400_000
from kg import cli
cli.main()
"""
"""The command line with workers and several loads even for little text."""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """The example articles, many times over."""
    folder = tmp_path / "texts"
    for copy in range(15):
        (folder / str(copy)).mkdir(parents=True)
        for article in EXAMPLES.glob("*.txt"):
            (folder / str(copy) / article.name).write_text(article.read_text("utf-8") + f"Bản {copy}.\n", "utf-8")
    return folder


def begun(texts: Path, out: Path, program: str = BUILD) -> subprocess.Popen[bytes]:
    arguments = [sys.executable, "-c", program, "build", str(texts), "-o", str(out), "-j", "2"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)


def exported(folder: Path) -> bytes:
    with KnowledgeGraph(folder) as graph:
        graph.export(folder.parent / "x.nq", texts=True)
    return (folder.parent / "x.nq").read_bytes()


def working(build: subprocess.Popen[bytes], out: Path, before: int = 0) -> None:
    """Wait until a build writes its generation."""
    until = time.monotonic() + 60
    while not (Folder(out).generation(before + 1) / "store").is_dir() and build.poll() is None:
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_build_killed_at_any_moment_is_made_up_for_by_the_next(texts: Path, tmp_path: Path) -> None:
    began = time.monotonic()
    undisturbed = begun(texts, tmp_path / "undisturbed")
    working(undisturbed, tmp_path / "undisturbed")
    start = time.monotonic() - began
    assert undisturbed.wait(300) == 0
    took = time.monotonic() - began - start
    killed = 0
    for moment in (0, *(random.Random(2).uniform(0, took) for _ in range(KILLS - 1))):
        build = begun(texts, tmp_path / "graph")
        working(build, tmp_path / "graph")
        time.sleep(moment)
        build.kill()
        killed += build.wait() == -signal.SIGKILL
        if Folder(tmp_path / "graph").current is not None:
            exported(tmp_path / "graph")
    assert killed
    assert begun(texts, tmp_path / "graph").wait(300) == 0
    assert exported(tmp_path / "graph") == exported(tmp_path / "undisturbed")


STOPPED = """
import os, signal
from kg.graph.generations import Folder
real = Folder.publish
Folder.publish = lambda self, number: (real(self, number), os.kill(os.getpid(), signal.SIGKILL))
"""
"""The command line, killed as soon as the graph is published."""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_build_killed_behind_publishing_is_recorded_by_the_next(texts: Path, tmp_path: Path) -> None:
    assert begun(texts / "1", tmp_path / "graph", STOPPED + BUILD).wait(300) == -signal.SIGKILL
    assert Folder(tmp_path / "graph").current == 1
    assert not (tmp_path / "graph" / runs.RUNS).exists()
    for _ in range(2):
        assert begun(texts / "1", tmp_path / "graph").wait(300) == 0
        assert (tmp_path / "graph" / runs.RUNS).read_text("utf-8").count("a prov:Activity") == 1
    assert len(runs.readings(tmp_path / "graph")) == len(list((texts / "1").iterdir()))


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to one process")
def test_an_interrupted_build_says_so_and_leaves_the_graph_as_it_was(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    assert begun(texts / "1", out).wait(300) == 0
    before = exported(out)
    build = begun(texts, out)
    working(build, out, before=1)
    build.send_signal(signal.SIGINT)
    _, told = build.communicate(timeout=60)
    assert build.returncode == 130, told.decode()
    assert "as it was" in told.decode()
    assert exported(out) == before
    assert Folder(out).numbers() == [1]


def test_readers_keep_their_graph_and_a_second_builder_is_refused_while_one_builds(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    assert begun(texts / "1", out).wait(300) == 0
    with KnowledgeGraph(out) as reader:
        size = len(reader)
        build = begun(texts, out)
        working(build, out, before=1)
        second = begun(texts, out)
        _, told = second.communicate(timeout=300)
        if build.poll() is None:
            assert (second.returncode, "another build" in told.decode()) == (1, True)
        assert build.wait(300) == 0
        assert len(reader) == size
    with KnowledgeGraph(out) as reader:
        assert len(reader) > size


ITEMS = [
    source(f"tin/{n}.txt", f"Ngày {n}-8-2022, Chính phủ ban hành Nghị quyết số {n}/NQ-CP.\n") for n in range(1, 40)
]


KILLED_ONCE = """
import os, signal
from pathlib import Path
from kg.engines import worker
real = worker.extracted
def extracted(item, lexicon):
    if item.identifier == "tin/7.txt":
        try:
            Path({mark!r}).mkdir()
        except FileExistsError:
            return real(item, lexicon)
        os.kill(os.getpid(), signal.SIGKILL)
    return real(item, lexicon)
worker.extracted = extracted
worker.main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_worker_that_is_killed_is_told_of_and_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "ALONE", 0)
    monkeypatch.setattr(local, "BATCH", 300)
    monkeypatch.setattr(local, "WORKER", KILLED_ONCE.format(mark=str(tmp_path / "killed")))
    told: list[str] = []
    found = list(local.run(iter(ITEMS), 2, told=told.append))
    assert found == list(local.run(ITEMS, 1))
    assert all(isinstance(result, Extracted) for result in found)
    assert ["signal 9" in what for what in told] == [True]
