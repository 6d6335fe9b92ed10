"""The folder of a graph: generations of a store, one of which is current.

    DIR/current             the number of the generation that readers open
    DIR/lock                held by the one builder
    DIR/generations/7/      store/ (Oxigraph), made-by (what it was read with), in-use (held by readers)

Invariants: a published generation never changes; `current` names a whole one and moves in
one step; a generation is removed only when it is older than the one before the current
and nobody reads it. Killed anywhere, a builder leaves at most an unpublished generation,
which the next builder clears away.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import DamagedError, LockedError, NotAGraphError, UsageError
from kg.graph import locks


class Folder:
    """The folder of one graph on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def current(self) -> int | None:
        """The number of the published generation, or None before the first. Raises: DamagedError."""
        try:
            told = (self.path / "current").read_bytes().strip()
        except FileNotFoundError:
            return None
        if not told.isdigit():
            raise DamagedError(f"{self.path / 'current'} is damaged; build the graph again")
        return int(told)

    def generation(self, number: int) -> Path:
        """The folder of a generation."""
        return self.path / "generations" / str(number)

    def numbers(self) -> list[int]:
        """The generations on disk, oldest first, published or not."""
        found = self.path / "generations"
        return sorted(int(p.name) for p in found.iterdir() if p.name.isdigit()) if found.is_dir() else []

    @contextmanager
    def writing(self, *, patient: bool = False) -> Iterator[None]:
        """Make the folder if need be and keep other builders out.

        Raises: LockedError while another builder is at work, unless it is `patient` and waits; UsageError for a
        folder of something else.
        """
        self._claim()
        held = locks.exclusive(self.path / "lock")
        while held is None and patient:
            time.sleep(0.2)
            held = locks.exclusive(self.path / "lock")
        if held is None:
            raise LockedError(f"another build is writing to {self.path}; wait for it to end")
        try:
            yield
        finally:
            held.release()

    def _claim(self) -> None:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise UsageError(f"{self.path} is a file, not a folder for a graph") from error
        except OSError as error:
            raise UsageError(f"cannot make the folder {self.path}: {error.strerror}") from error
        if any(self.path.iterdir()) and not (self.path / "lock").is_file():
            raise UsageError(f"{self.path} holds other files; give the graph an empty or new folder")
        if not os.access(self.path, os.W_OK):
            raise UsageError(f"cannot write to {self.path}")

    def next(self) -> int:
        """The number of a new generation, with what an earlier builder left unfinished cleared away."""
        self.clear()
        number = max((self._published(), *self.numbers())) + 1
        folder = self.generation(number)
        folder.mkdir(parents=True)
        (folder / "in-use").touch()
        return number

    def clear(self) -> None:
        """Remove the generations that were begun and never published, if it is known which these are."""
        published = self._published()
        for number in self.numbers():
            if number > published >= 0:
                shutil.rmtree(self.generation(number))

    def empty(self, number: int) -> None:
        """Take out of a new generation what was begun in it."""
        for entry in self.generation(number).iterdir():
            if entry.is_dir():
                shutil.rmtree(entry)
            elif entry.name != "in-use":
                entry.unlink()

    @property
    def is_published(self) -> bool:
        """Whether there is a current generation, be it damaged."""
        return self._published() != 0

    def _published(self) -> int:
        """The number of the published generation, 0 before the first, -1 where a damaged pointer does not tell it."""
        try:
            return self.current or 0
        except DamagedError:
            return -1

    def publish(self, number: int) -> None:
        """Make a whole generation the one that readers open, then drop those that nobody needs."""
        pointer = self.path / "current.new"
        with pointer.open("w", encoding="ascii") as file:
            file.write(f"{number}\n")
            file.flush()
            os.fsync(file.fileno())
        pointer.replace(self.path / "current")
        for old in self.numbers():
            if old < number - 1:
                self._drop(old)

    def _drop(self, number: int) -> None:
        held = locks.exclusive(self.generation(number) / "in-use")
        if held is not None:
            shutil.rmtree(self.generation(number), ignore_errors=os.name == "nt")
            held.release()

    def reading(self) -> tuple[Path, locks.Held]:
        """The current generation's folder and the reader's hold on it. Raises: NotAGraphError."""
        for _ in range(100):
            number = self.current
            if number is None:
                raise NotAGraphError(self._why_not())
            folder = self.generation(number)
            try:
                held = locks.shared(folder / "in-use")
            except FileNotFoundError:
                continue  # dropped between the two look-ups: a newer one is current now
            if folder.is_dir():
                return folder, held
            held.release()
        raise DamagedError(f"{self.path} is damaged: its current generation is not there; build it again")

    def _why_not(self) -> str:
        if not self.path.exists():
            return f"there is no graph at {self.path}"
        if (self.path / "lock").is_file():
            return f"{self.path} holds no finished graph yet; build it first"
        return f"{self.path} is not a graph; make one with: kg build PATH... -o {self.path}"
