"""The one function that every engine maps: a file or a source to the lines of its graph."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from kg.graph.quads import write
from kg.identity.model import Profile
from kg.model import Source
from kg.ontology import Lexicon
from kg.read import Found, Skipped, read_file

Item = Found | Source
"""What is worked on: a file still to be read, or a text that is at hand."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The graph of one source: N-Quads, its statements as N-Triples, and what was left out of it."""

    identifier: str
    iri: str
    plain: bytes
    evidence: bytes
    facts: int
    characters: int
    profile: Profile
    rejected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """A source that could not be worked on, with a reason of one line and the details for a bug report."""

    identifier: str
    reason: str
    details: str = ""


def extracted(item: Item, lexicon: Lexicon) -> Extracted | Failed:
    """The lines of a source's graph. An error in one source is its own: it never stops the others."""
    from kg.extract import statements  # the rules are not needed where nothing changed, and take as long as that
    from kg.identity.profile import profile

    try:
        source = read_file(item.path, item.identifier, lexicon) if isinstance(item, Found) else item
        if isinstance(source, Skipped):
            return Failed(item.identifier, source.reason)
        stated = list(statements(source, lexicon))
        written = write(source, stated)
        seen = profile(source, stated)
        plain, evidence = ("".join(lines).encode() for lines in (written.plain, written.evidence))
    except Exception as error:
        return Failed(item.identifier, f"extraction failed ({type(error).__name__}: {error})", traceback.format_exc())
    facts, characters = written.facts, len(source.text)
    return Extracted(source.identifier, written.iri, plain, evidence, facts, characters, seen, written.rejected)


def size(item: Item) -> int:
    """How much there is to do, in characters or bytes of text."""
    if isinstance(item, Source):
        return len(item.text)
    try:
        return item.path.stat().st_size
    except OSError:  # reading will say why
        return 0
