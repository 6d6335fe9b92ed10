"""Files that are written and read for a person, who is told in one line where that cannot be done."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kg.errors import UsageError


@contextmanager
def writing(path: Path) -> Iterator[IO[str]]:
    """A text file to write, in UTF-8. Raises: UsageError."""
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            yield file
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Where to write a file that takes the name `path` only when it is complete. Raises: UsageError."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def parsing(path: Path) -> Iterator[IO[bytes]]:
    """A file to parse. Raises: UsageError, also for the SyntaxError of a parser."""
    try:
        with path.open("rb") as file:
            yield file
    except SyntaxError as error:
        raise UsageError(f"cannot read {path}: {error}") from error
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}") from error
