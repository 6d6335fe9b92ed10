"""The nouns: what is read, what is found in it, and what is said about it.

Everything here is a plain value. Nothing reads a file, knows RDF, or imports the
rest of the package. All offsets count code points.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from html import escape


class Status(StrEnum):
    """How the text commits itself to a fact. Only asserted facts become plain triples."""

    ASSERTED = "asserted"
    PROPOSED = "proposed"
    DENIED = "denied"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """One text as it was read.

    `text` is NFC and is what every evidence offset counts in. `body` lists the ranges
    of it that are the article or instrument proper; what lies outside is page furniture.
    """

    identifier: str
    text: str
    body: tuple[Span, ...]
    title: str = ""
    date: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    media_type: str = "text/plain"
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Literal:
    """An RDF literal; `datatype` is a CURIE such as "xsd:date"."""

    value: str
    datatype: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that facts are about, identified by its kind and canonical key alone.

    `kind` is one of KINDS. `names` are other forms of its name, those seen included.
    `attributes` are what belongs to the thing whatever text mentions it (predicate CURIE, value).
    """

    kind: str
    key: str
    label: str
    names: tuple[str, ...] = ()
    attributes: tuple[tuple[str, Literal | Entity], ...] = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entity) and (self.kind, self.key) == (other.kind, other.key)

    def __hash__(self) -> int:
        return hash((self.kind, self.key))


KINDS = (
    "source", "document", "body", "person", "place", "role",
    "tenure", "target", "event", "topic", "indicator", "utterance", "document-type",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """The verbatim words that state a fact: `source.text[start:end] == exact`."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple as a text states it; `predicate` is a CURIE, `rule` names the rule that read it."""

    subject: Entity
    predicate: str
    object: Entity | Literal
    evidence: Evidence
    rule: str
    confidence: float
    status: Status = Status.ASSERTED
    repaired: tuple[str, ...] = ()
    """The terms of the lexicon that its evidence misspells."""
    in_part: bool = False
    """Whether it is said of a part of the object only: a decree that repeals one article of another."""

    def _repr_html_(self) -> str:
        """What it says and the words for it, as a notebook shows it. Whatever a text wrote is text there."""
        value = self.object.label if isinstance(self.object, Entity) else self.object.value
        status = "" if self.status is Status.ASSERTED else f" <em>{escape(self.status)}</em>"
        return (
            f"<p><b>{escape(self.subject.label)}</b> {escape(self.predicate)} <b>{escape(value)}</b>{status}<br>"
            f"<q>{escape(self.evidence.exact)}</q><br>"
            f"<small>{self.evidence.start}–{self.evidence.end} · {escape(self.rule)} {self.confidence:.2f}</small></p>"
        )


class Statements(list[Statement]):
    """The statements of a text: a list that a notebook shows with their words."""

    def _repr_html_(self) -> str:
        return "".join(statement._repr_html_() for statement in self)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or expression where it stands in a text: what `kg.mentions` returns.

    `kind` is "document", "body", "person", "role", "place", "date", "quantity" or "event";
    `type` is, for a document, its type in words ("Nghị định"), otherwise the class.
    """

    start: int
    end: int
    kind: str
    type: str
    text: str
