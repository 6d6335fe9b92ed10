"""A body's name as it is read: where it stands, what it is called, what stands inside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.analysis import BodyMention
from kg.model import Entity, Literal
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
    place: Entity | None = None
    """The place whose organ it is."""
    parent: Phrase | None = None
    """The body it is a part or an office of."""

    def mention(self) -> BodyMention:
        """The mention that this phrase makes."""
        parts = tuple(part.mention() for part in self.parts)
        return BodyMention(self.start, self.end, self.entity(), self.bare, parts)

    def entity(self) -> Entity:
        """The body, with the place or the body that it belongs to by its very name."""
        attributes: list[tuple[str, Literal | Entity]] = []
        if self.parent:
            attributes.append(("org:subOrganizationOf", self.parent.entity()))
        if self.place:
            attributes.append(("eli:jurisdiction", self.place))
        return Entity("body", self.key, self.label, attributes=tuple(attributes))

    def starting(self, start: int) -> Phrase:
        """The same body named from an earlier or later position."""
        return replace(self, start=start)


def listed(start: int, end: int, entry: Entry) -> Phrase:
    """A body of the lexicon."""
    return Phrase(start, end, entry.label, entry.key, entry)


def implied(start: int, end: int, entry: Entry) -> Phrase:
    """A body of the lexicon that the words imply and do not name, such as an office of it."""
    return Phrase(start, end, entry.label, entry.key, entry, True)


def named(start: int, end: int, label: str, kind: Entry | None = None) -> Phrase:
    """A body that its name alone identifies."""
    return Phrase(start, end, label, slug(label), kind)


def in_focus(parent: Phrase, start: int, end: int, label: str, kind: Entry) -> Phrase:
    """A body whose parent, left out here, is the one that the text is about."""
    whole = part_of(parent, start, end, label, kind)
    return replace(whole, bare=True, parts=())


def part_of(parent: Phrase, start: int, end: int, label: str, kind: Entry) -> Phrase:
    """A body whose name holds its parent's: "Ban Thường vụ" of Thành ủy Hải Phòng."""
    whole = f"{label} {parent.label}"
    return Phrase(start, end, whole, f"{parent.key}/{slug(label)}", kind, parent.bare, (parent,), parent=parent)
