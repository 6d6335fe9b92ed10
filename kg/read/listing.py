"""Which files there are to read, and what each is called in the graph.

Listing touches no file's content. A source is called by its path below the folder it was
found in, so that the same folder gives the same names on every machine.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.read.file import READERS, reason, unsupported
from kg.read.naming import identifier_of
from kg.read.skipped import Skipped


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read and the identifier of its source."""

    path: Path
    identifier: str


def listed(paths: Sequence[Path]) -> Iterator[Found | Skipped]:
    """Every file under these files and folders, each once, in the order of their names.

    Hidden files are passed over. What cannot be listed or has no reader comes as Skipped.
    Where two inputs would give the same identifier, it is prefixed by the input's own name.
    """
    inputs = _distinct(paths)
    for path in inputs:
        if not path.exists():
            yield Skipped(path, "no such file or folder", opaque=True)
        elif path.is_dir():
            for item in _walk(path, frozenset()):
                yield item if isinstance(item, Skipped) else _found(item, item.relative_to(path), path, inputs)
        else:
            yield _found(path, Path(path.name), path, inputs)


def _distinct(paths: Sequence[Path]) -> list[Path]:
    """The inputs without repetitions and without those that lie inside another."""
    real = {path: path.resolve() for path in dict.fromkeys(paths)}
    kept: list[Path] = []
    for path, whole in real.items():
        if any(real[other] == whole for other in kept):
            continue
        if path.exists() and any(other in whole.parents for other in real.values() if other != whole):
            continue
        kept.append(path)
    return kept


def _walk(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path | Skipped]:
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except OSError as error:
        yield Skipped(folder, reason(error), opaque=True)
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        yield Skipped(folder, "not followed (the link leads back to a folder above it)")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        try:
            is_folder = entry.is_dir()
        except OSError as error:
            yield Skipped(path, reason(error))
            continue
        if is_folder:
            yield from _walk(path, above | {here})
        else:
            yield path


def _found(path: Path, below: Path, root: Path, inputs: Sequence[Path]) -> Found | Skipped:
    if path.suffix.lower() not in READERS:
        return Skipped(path, unsupported(path.suffix.lower()))
    shared = any(_has(other, below) for other in inputs if other != root)
    return Found(path, identifier_of(Path(_label(root, inputs)) / below if shared else below))


def _has(other: Path, below: Path) -> bool:
    return os.path.lexists(other / below) if other.is_dir() else Path(other.name) == below


def _label(root: Path, inputs: Sequence[Path]) -> str:
    """The shortest end of an input's path that no other input shares; a single file stands for its folder."""
    ends = [(p if p.is_dir() else p.parent).resolve().parts for p in inputs]
    mine = (root if root.is_dir() else root.parent).resolve().parts
    for length in range(1, len(mine) + 1):
        if sum(parts[-length:] == mine[-length:] for parts in ends) == 1:
            return "/".join(mine[-length:]).lstrip("/")
    return "/".join(mine).lstrip("/")
