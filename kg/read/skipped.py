"""What was not read, and why: one line that a reader of a build report understands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.read.naming import identifier_of


@dataclass(frozen=True, slots=True)
class Skipped:
    """A path that gave no source, with the reason.

    `opaque` says that sources may lie there which are not known now: a named input that is
    missing, or a folder that cannot be listed.
    """

    path: Path
    reason: str
    opaque: bool = False

    @property
    def name(self) -> str:
        """The path as it can be printed, whatever its bytes."""
        return identifier_of(self.path)

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class UnreadableError(Exception):
    """Raised by a reader for bytes that hold no text it can read; its message is the reason."""
