"""In whose company sources speak of somebody: what two of them share, weighed by how rarely it is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from math import log2

from kg.identity.model import Profile

RARE = 25
"""What more sources than this mention tells nothing."""
WEIGHTS = {"person": 1.0, "document": 0.6, "body": 0.5, "place": 0.35}
"""How far sharing a thing of a kind tells that two sources speak of the same matter."""


class Company:
    """What every source mentions."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        mentioned = {profile.source: profile.company for profile in profiles}
        self._count = Counter(thing for things in mentioned.values() for thing in things)
        self._total = max(len(mentioned), 64)
        self._rare = {
            source: frozenset(thing for thing in things if 1 < self._count[thing] <= RARE)
            for source, things in mentioned.items()
        }

    def shared(self, source: str, other: str, without: Collection[str] = ()) -> float:
        """How telling it is, in bits, what two sources both mention."""
        both = self._rare[source] & self._rare[other]
        return sum(
            WEIGHTS.get(thing.partition("/")[0], 0.0) * log2(self._total / self._count[thing])
            for thing in both
            if thing not in without
        )
