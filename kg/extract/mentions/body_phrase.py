"""A body's name as it is read: where it stands, what it is called, what stands inside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.analysis import BodyMention
from kg.model import Entity
from kg.ontology import Entry
from kg.text.slug import slug


@dataclass(frozen=True, slots=True)
class Phrase:
    """One reading of a body's name.

    `label` is the canonical name and `key` what identifies it; `kind` the head noun's entry, where one
    was read. `parts` are the bodies named inside; `bare` says that context supplied the place or parent.
    """

    start: int
    end: int
    label: str
    key: str
    kind: Entry | None = None
    bare: bool = False
    parts: tuple[Phrase, ...] = ()

    def mention(self) -> BodyMention:
        """The mention that this phrase makes."""
        parts = tuple(part.mention() for part in self.parts)
        return BodyMention(self.start, self.end, Entity("body", self.key, self.label), self.bare, parts)

    def starting(self, start: int) -> Phrase:
        """The same body named from an earlier or later position."""
        return replace(self, start=start)


def listed(start: int, end: int, entry: Entry) -> Phrase:
    """A body of the lexicon."""
    return Phrase(start, end, entry.label, entry.key, entry)


def named(start: int, end: int, label: str, kind: Entry | None = None) -> Phrase:
    """A body that its name alone identifies."""
    return Phrase(start, end, label, slug(label), kind)


def part_of(parent: Phrase, start: int, end: int, label: str, kind: Entry) -> Phrase:
    """A body whose name holds its parent's: "Ban Thường vụ" of Thành ủy Hải Phòng."""
    whole = f"{label} {parent.label}"
    return Phrase(start, end, whole, f"{parent.key}/{slug(label)}", kind, parent.bare, (parent,))
