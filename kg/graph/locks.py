"""Advisory locks on files: one writer, or many readers. They end with the process that holds them."""

from __future__ import annotations

import os
import sys
from pathlib import Path


class Held:
    """A lock that is held until it is released or its process ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the lock up; a second call does nothing."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __del__(self) -> None:
        self.release()


def exclusive(file: Path) -> Held | None:
    """The lock of a file, made if need be, for one holder alone; None while anyone else holds it."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    if _lock(descriptor, shared=False):
        return Held(descriptor)
    os.close(descriptor)
    return None


def shared(file: Path) -> Held:
    """The lock of a file that is there, together with other readers. Raises OSError if it is not there."""
    descriptor = os.open(file, os.O_RDONLY)
    _lock(descriptor, shared=True)
    return Held(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, *, shared: bool) -> bool:
        if shared:  # an open file cannot be removed on Windows, which is all that readers need
            return True
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int, *, shared: bool) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH if shared else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
