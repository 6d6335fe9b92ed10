"""Background knowledge as a graph of its own, as N-Quads lines: the ontology, every lexicon file, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UsageError
from kg.graph import successions
from kg.graph.terms import LEXICON, expand
from kg.ontology import KG, folder

_CODE = (
    "model.py",
    "ontology.py",
    "text",
    "read",
    "extract",
    "identity",
    "graph/quads.py",
    "graph/store.py",
    "graph/iris.py",
    "graph/terms.py",
)
"""The parts of the package that decide what is read from a source, and how it is kept."""


def files(extra: Iterable[Path] = ()) -> list[Path]:
    """The ontology, the shipped lexicon and further lexicon files, in a fixed order."""
    return [folder() / "policy.ttl", *sorted((folder() / "lexicon").glob("*.ttl")), *extra]


def lines(extra: Iterable[Path] = ()) -> Iterator[str]:
    """The quads of the background graph, sorted. Blank nodes get IRIs by file and position.

    Renamings and mergers are there in the terms of W3C ORG as well (`kg.graph.successions`).

    Raises: UsageError for a file that is missing or not Turtle.
    """
    graph = ox.NamedNode(LEXICON)
    found: set[str] = set()
    known: list[ox.Quad] = []
    for file in files(extra):
        names: dict[ox.BlankNode, ox.NamedNode] = {}
        for quad in _parsed(file):
            subject = _named(quad.subject, names, file)
            object_ = _named(quad.object, names, file)
            found.add(f"{subject} {quad.predicate} {object_} {graph} .\n")
            known.append(quad)
    found.update(f"{s} {p} {o} {graph} .\n" for s, p, o in successions.changes(known))
    yield from sorted(found)


def policy() -> Iterator[ox.Quad]:
    """What the ontology itself says."""
    return _parsed(files()[0])


def version() -> str:
    """The version that the ontology says it has."""
    ontology = ox.NamedNode(KG.rstrip("#"))
    found = (quad.object for quad in policy() if quad.subject == ontology and quad.predicate == _VERSION)
    return next(value.value for value in found if isinstance(value, ox.Literal))


def fingerprint(extra: Iterable[Path] = ()) -> str:
    """A hash of all that decides what is read from a source, apart from the source itself.

    Raises: UsageError for a lexicon file that is missing.
    """
    package = Path(__file__).parents[1]
    code = [
        file for part in _CODE for file in sorted({package / part, *(package / part).rglob("*.py")}) if file.is_file()
    ]
    total = sha256()
    for file in [*code, *files(extra)]:
        total.update(f"{file.name}\n{sha256(_bytes(file)).hexdigest()}\n".encode())
    return total.hexdigest()


_VERSION = ox.NamedNode(expand("owl:versionInfo"))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read the lexicon {file}: {error.strerror or error}") from error


def _parsed(file: Path) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(input=_bytes(file), format=ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise UsageError(f"the lexicon {file} is not Turtle: {error}") from error


def _named(term: object, names: dict[ox.BlankNode, ox.NamedNode], file: Path) -> object:
    if not isinstance(term, ox.BlankNode):
        return term
    return names.setdefault(term, ox.NamedNode(f"{LEXICON}/{file.stem}/{len(names)}"))
