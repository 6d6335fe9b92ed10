"""Which source of a graph each text of the gold is.

A text's `id` is a path without its ending. A source has the path below the folder it was built
from; that may be a shorter or a longer end of the same path. With the texts at hand, a source
is known by the hash of its file instead, whatever it is called.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

import pyoxigraph as ox

from kg.errors import UsageError
from kg.evaluate.found import hashes, identifiers
from kg.read import sha256


def by_name(store: ox.Store, ids: Iterable[str]) -> dict[str, str]:
    """The IRI of the source that each id names; ids that name none, or more than one, are left out."""
    ends: dict[str, set[str]] = defaultdict(set)
    whole: dict[str, set[str]] = defaultdict(set)
    for iri, identifier in identifiers(store).items():
        for name in {identifier, _stem(identifier)}:
            whole[name].add(iri)
            for end in _ends(name):
                ends[end].add(iri)
    found: dict[str, str] = {}
    for id_ in ids:
        fitting = next(filter(None, (whole.get(id_), ends.get(id_), *(whole.get(end) for end in _ends(id_)))), set())
        if len(fitting) == 1:
            (found[id_],) = fitting
    return _distinct(found)


def by_content(store: ox.Store, ids: Iterable[str], folder: Path) -> dict[str, str]:
    """The IRI of the source with the content of the file that each id names below the folder.

    Raises: UsageError for a folder that is not there or an id without a file.
    """
    if not folder.is_dir():
        raise UsageError(f"no such folder: {folder}")
    known = hashes(store)
    found = {id_: known.get(sha256(_file(folder, id_))) for id_ in ids}
    return {id_: iri for id_, iri in found.items() if iri}


def _file(folder: Path, id_: str) -> Path:
    """The file that an id names, whatever its ending."""
    path = folder / id_
    beside = sorted(p for p in path.parent.glob("*") if p.is_file() and path.name in (p.name, p.stem))
    if not beside:
        raise UsageError(f"no text {id_} in {folder}")
    return beside[0]


def _stem(identifier: str) -> str:
    return str(PurePosixPath(identifier).with_suffix("")) if "." in PurePosixPath(identifier).name[1:] else identifier


def _ends(path: str) -> list[str]:
    """The shorter paths that a path ends with, the longest first."""
    parts = path.split("/")
    return ["/".join(parts[start:]) for start in range(1, len(parts))]


def _distinct(found: Mapping[str, str]) -> dict[str, str]:
    """Without sources that more than one id would be."""
    claimed: dict[str, list[str]] = defaultdict(list)
    for id_, iri in found.items():
        claimed[iri].append(id_)
    return {id_: iri for id_, iri in found.items() if len(claimed[iri]) == 1}
