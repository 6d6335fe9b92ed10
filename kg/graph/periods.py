"""When somebody held an office, from all that sources tell of it, and whether that takes in a given day.

A *period* gathers every tenure of one person in one office of one body: the days on which texts attest it, the
acts that begin and end it, and the days on which a text calls it a former one. docs/time.md says what follows.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, written as 2026-06-30."""
    with suppress(ValueError):
        return bool(_DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    return False


class Holding(StrEnum):
    """Whether an office was held on a day."""

    CERTAIN = "certain"
    """Between two days that are known, such as an appointment and a later attestation."""
    PRESUMED = "presumed"
    """After the last day that is known, with nothing that ends it and nobody else in an office for one."""
    NO = "no"
    UNKNOWN = "unknown"
    """No day is known."""


@dataclass(slots=True)
class Period:
    """What is known of a period; days are ISO dates, whole or partial."""

    since: set[str] = field(default_factory=set)
    until: set[str] = field(default_factory=set)
    attested: set[str] = field(default_factory=set)
    former: set[str] = field(default_factory=set)

    @property
    def begin(self) -> str:
        """The first day on which it is known to run: an appointment's, else the first attestation's."""
        return min(self.since, default="") or min(self.attested, default="")

    @property
    def known(self) -> str:
        """The last day on which it is known to run."""
        return max({*self.since, *self.attested}, default="")

    def over(self, day: str) -> bool:
        """Whether it is known to have ended by a day, and not to have begun again."""
        ends = [end for end in (*self.until, *self.former) if end <= day]
        again = [begin for begin in (*self.since, *self.attested) if begin <= day]
        return bool(ends) and max(ends) >= max(again, default="")

    def holds(self, day: str, others: Collection[str] = ()) -> Holding:
        """Whether it takes in a day.

        `others` are the days on which others are known to hold the office, if only one can hold it at a time.
        """
        if not (self.begin or self.until or self.former):
            return Holding.UNKNOWN
        if self.over(day):
            return Holding.NO
        if not self.begin:
            return Holding.UNKNOWN
        if self.begin > day:
            return Holding.NO
        if day <= _end(self.known) or any(end > day for end in self.until):
            return Holding.CERTAIN
        return Holding.NO if any(self.known < other <= day for other in others) else Holding.PRESUMED


def _end(day: str) -> str:
    """The last day that a whole or partial date takes in, in the order of text."""
    return day if len(day) == len("2025-01-01") else day + "-99"
