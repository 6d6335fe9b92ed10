"""What identity is judged on and what it is judged to be. Plain values: no file is read here, no RDF known.

An *occurrence* is a thing as one source speaks of it. It is written as its IRI below kgid: and,
where the same IRI may be another thing elsewhere, the source: `person/nguyễn-văn-hùng@tin/a.txt`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

RULE, PERSON = "rule", "person"
"""Who decided."""

Renaming = dict[str, str]
"""IRIs as they were read, each with the one that is written instead."""


class Verdict(StrEnum):
    """What is held of two occurrences."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row of the ledger: `evidence` names places of texts, each as source:start-end."""

    left: str
    right: str
    verdict: Verdict
    rule: str
    score: float
    evidence: tuple[str, ...] = ()
    by: str = RULE

    @property
    def pair(self) -> tuple[str, str]:
        """The two occurrences in a fixed order."""
        return (self.left, self.right) if self.left <= self.right else (self.right, self.left)


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a source gives a person; `place` is the key of the place whose body it is, if any."""

    role: str
    body: str
    place: str = ""
    former: bool = False


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """A person of one source.

    `tenures` are the keys of the tenures that have the person as member; `before` are the words before the
    first mention, which may be a title: "bộ trưởng".
    """

    key: str
    name: str
    at: tuple[int, int]
    offices: tuple[Office, ...] = ()
    tenures: tuple[str, ...] = ()
    before: str = ""


@dataclass(frozen=True, slots=True)
class DocumentSeen:
    """A document of one source.

    `local` tells that its key names the source, because the text left out what the key needs.
    `issuers` are keys of bodies, `places` those of their places, `dates` whole or partial. `congress` is the number
    of the Party congress, or of the National Assembly, whose term the words behind it name: 12 of "khóa XII".
    """

    key: str
    type: str
    symbol: str
    names: tuple[str, ...]
    at: tuple[int, int]
    local: bool = False
    issuers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    congress: int = 0


@dataclass(frozen=True, slots=True)
class BodySeen:
    """A body of one source; `place` is the key of its place as the text tells it."""

    key: str
    name: str
    place: str
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Profile:
    """What one source holds that identity is judged on.

    `company` are the IRIs of all it mentions; `latest` is the last day of which it tells, before which it was not
    written.
    """

    source: str
    date: str
    people: tuple[PersonSeen, ...] = ()
    documents: tuple[DocumentSeen, ...] = ()
    bodies: tuple[BodySeen, ...] = ()
    company: tuple[str, ...] = ()
    latest: str = ""


def occurrence(kind: str, key: str, source: str = "") -> str:
    """How the ledger writes a thing, or a thing as one source speaks of it."""
    return f"{kind}/{key}@{source}" if source else f"{kind}/{key}"


def place_of(source: str, at: tuple[int, int]) -> str:
    """How the ledger writes a place of a text."""
    return f"{source}:{at[0]}-{at[1]}"
