"""Many sources at once on one machine: worker processes behind bounded queues, results in source order.

Workers are plain child programs (`kg.engines.worker`) that read batches from their input
and write results to their output. So a script needs no `if __name__ == "__main__"`, no lock
or thread is inherited, a worker that dies is known with the batch it held, and workers end
by themselves when the builder does.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from queue import SimpleQueue

from kg import ontology
from kg.engines.work import Extracted, Failed, Item, extracted, size

BATCH = 200_000
"""Characters or bytes of text that are sent to a worker at a time."""
ALONE = 1_000_000
"""Inputs smaller than this are done before a worker would have started."""
AHEAD = 3
"""Batches that are read ahead for each worker."""
WORKER = "from kg.engines.worker import main; main()"
"""The program of a worker."""
GRACE = 2.0
"""Seconds that a worker whose pipe broke gets to end by itself, so that its own exit code is seen."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


Told = Callable[[str], object]
"""Called with what happened to a worker."""


def run(
    items: Iterable[Item], jobs: int, lexicon: tuple[Path, ...] = (), told: Told = lambda what: None
) -> Iterator[Extracted | Failed]:
    """The graphs of all items, in their order.

    `jobs` is the number of worker processes; with one, or for little text, the work is done
    in this process. `lexicon` lists further lexicon files. `told` learns of every worker that died,
    also where what it held was done again and nothing is missing.
    """
    waiting = iter(items)
    first, small = _taken(waiting, ALONE)
    if jobs <= 1 or small or not sys.executable:
        loaded = ontology.load(*lexicon)
        yield from (extracted(item, loaded) for item in chain(first, waiting))
    else:
        yield from _spread(_batches(chain(first, waiting)), _Workers(jobs, lexicon, told), jobs)


def _taken(items: Iterator[Item], limit: int) -> tuple[list[Item], bool]:
    """Items up to a limit of size, and whether those were all."""
    taken: list[Item] = []
    for item in items:
        taken.append(item)
        limit -= size(item)
        if limit < 0:
            return taken, False
    return taken, True


def _batches(items: Iterator[Item]) -> Iterator[list[Item]]:
    while batch := _taken(items, BATCH)[0]:
        yield batch


def _spread(batches: Iterator[list[Item]], workers: _Workers, jobs: int) -> Iterator[Extracted | Failed]:
    threads = ThreadPoolExecutor(jobs)
    pending: deque[Future[list[Extracted | Failed]]] = deque()
    try:
        for batch in batches:
            pending.append(threads.submit(workers.work, batch))
            if len(pending) >= jobs * AHEAD:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()
    finally:
        workers.close()
        threads.shutdown(cancel_futures=True)


class _Workers:
    """Worker processes, started when first needed and replaced when they die."""

    def __init__(self, number: int, lexicon: tuple[Path, ...], told: Told) -> None:
        self._lexicon = lexicon
        self._told = told
        self._idle: SimpleQueue[_Worker | None] = SimpleQueue()
        self._all: list[_Worker] = []
        self._closed = False
        for _ in range(number):
            self._idle.put(None)

    def work(self, batch: list[Item]) -> list[Extracted | Failed]:
        """The results of a batch; if a worker dies of it, of each item of it alone."""
        if self._closed:
            return []
        worker = self._idle.get() or self._started()
        try:
            results = worker.results(batch)
        except (EOFError, OSError, pickle.UnpicklingError):
            code = worker.end(GRACE)
            self._idle.put(None)
            if self._closed:
                return []
            self._told(f"a worker process died ({_death(code)}) of one of {len(batch)}, from {batch[0].identifier} on")
            return self._again(batch, code)
        self._idle.put(worker)
        return results

    def _again(self, batch: list[Item], code: int) -> list[Extracted | Failed]:
        """The results of a batch of which a worker died, source by source; of a source alone once more."""
        if len(batch) > 1:
            return [result for item in batch for result in self.work([item])]
        return [Failed(item.identifier, f"its worker process died ({_death(code)})") for item in batch]

    def _started(self) -> _Worker:
        worker = _Worker(self._lexicon)
        self._all.append(worker)
        return worker

    def close(self) -> None:
        """End every worker, busy or not."""
        self._closed = True
        for worker in self._all:
            worker.end()


class _Worker:
    def __init__(self, lexicon: tuple[Path, ...]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", WORKER, *map(str, lexicon)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,  # Ctrl-C is for the builder, which ends its workers itself
        )

    def results(self, batch: list[Item]) -> list[Extracted | Failed]:
        """What the worker makes of a batch. Raises: OSError, EOFError or UnpicklingError if it dies."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        pickle.dump(batch, self._process.stdin, pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()
        results: list[Extracted | Failed] = pickle.load(self._process.stdout)
        return results

    def end(self, grace: float = 0) -> int:
        """End the worker, by force after `grace` seconds. Returns its exit code, negative for a signal."""
        try:
            return self._process.wait(grace)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()


def _death(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
