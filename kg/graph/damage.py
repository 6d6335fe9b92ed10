"""Errors of the store beneath that mean that its files are not as they were written, told as such."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import DamagedError, KgError

_MARK = "Corruption: "
"""What RocksDB begins the errors with that its checksums and sizes bring to light."""


def is_damage(error: BaseException) -> bool:
    """Whether an error tells of files that are not as they were written."""
    return isinstance(error, OSError | RuntimeError) and str(error).startswith(_MARK)


@contextmanager
def opening(path: Path) -> Iterator[None]:
    """Tell what keeps a store from being opened. Raises: DamagedError, KgError where it may not be read."""
    try:
        yield
    except PermissionError as error:
        raise KgError(f"the graph in {path} cannot be opened: {error}") from error
    except (OSError, RuntimeError) as error:
        raise damaged(path, error) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Tell of damage that shows while a graph is read. Raises: DamagedError; other errors pass as they are."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        if not is_damage(error):
            raise
        raise damaged(path, error) from error


def damaged(path: Path, error: BaseException) -> DamagedError:
    """That the graph in a folder is damaged, by what."""
    return DamagedError(f"the graph in {path} is damaged ({error}); build it again")
