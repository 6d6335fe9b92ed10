"""What was worked out from files, kept in the user's cache folder so that it need not be worked out again.

A value is kept under a hash of everything that it depends on, so that it is never stale. It is written beside
its place and moved there when it is whole: processes that work out the same at once put the same bytes
there, and none reads half a file. Where the folder cannot be written, or holds something else, the value is
worked out as if nothing had been kept.
"""

from __future__ import annotations

import marshal
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

_T = TypeVar("_T")
_DIGEST = sha256().digest_size
_MOST = 8
"""How many values of one name are kept: those of several lexicons, or of versions used in turns."""


def kept(name: str, files: Iterable[Path], make: Callable[[], _T]) -> _T:
    """The value of `make`, or the one kept of an earlier call.

    Args:
        name: what the value is, for the name of its file.
        files: what it depends on, beside the module of `make`.
        make: works it out; made of tuples, lists, dicts, strings and numbers alone.
    """
    path = folder() / f"{name}-{_key(make, files)}"
    with suppress(OSError, EOFError, ValueError, TypeError):
        return cast(_T, _read(path))
    value = make()
    with suppress(OSError):
        _write(path, marshal.dumps(cast(Any, value)))
        _drop_oldest(path.parent, name)
    return value


def folder() -> Path:
    """The folder for what may be lost: where the system has such folders, or below `KG_CACHE`."""
    given = os.environ.get("KG_CACHE") or os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(given or Path("~/.cache").expanduser()) / "vnpolicy-kg"


def _key(make: Callable[[], object], files: Iterable[Path]) -> str:
    """A hash of all that a value depends on: the files, the code, and the version that marshals it."""
    found = sha256(sys.version.encode())
    for file in (Path(make.__code__.co_filename), *files):
        found.update(sha256(file.read_bytes()).digest())
    return found.hexdigest()[:32]


def _read(path: Path) -> object:
    """The value in a file. Raises: ValueError where its bytes are not those that were written."""
    content = path.read_bytes()
    if sha256(content[_DIGEST:]).digest() != content[:_DIGEST]:
        raise ValueError(path)
    return marshal.loads(content[_DIGEST:])


def _write(path: Path, value: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(sha256(value).digest() + value)
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise


def _drop_oldest(parent: Path, name: str) -> None:
    """Keep no more than the newest values of a name."""
    for path in sorted(parent.glob(f"{name}-*"), key=lambda p: p.stat().st_mtime)[:-_MOST]:
        path.unlink(missing_ok=True)
