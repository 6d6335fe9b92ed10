"""Work done in a program of its own, with the time and memory that it took, its children included."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

_PROGRAM = """
import json, resource, sys, time
def used():
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in both), max(u.ru_maxrss for u in both) / 1024
begun, before = time.perf_counter(), used()[0]
exec(sys.argv[1])
processor, memory = used()
sys.stdout.flush()
print("\\n" + json.dumps([time.perf_counter() - begun, processor - before, memory]))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What work took: seconds on the clock and of processors, and MiB of the largest process."""

    seconds: float
    processor: float
    memory: float


def apart(program: str) -> Cost:
    """What a Python program takes, imports included, the start of Python not."""
    told = subprocess.run([sys.executable, "-c", _PROGRAM, program], check=True, capture_output=True, text=True).stdout
    return Cost(*json.loads(told.splitlines()[-1]))


def started(arguments: list[str], times: int = 5) -> float:
    """Seconds that a command takes at best."""
    return min(timed(lambda: subprocess.run(arguments, check=True, capture_output=True)) for _ in range(times))


def timed(work: Callable[[], object]) -> float:
    """Seconds of work in this process."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
