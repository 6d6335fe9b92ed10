"""Sets of occurrences held to be one thing, which what is known to be different keeps apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Clusters(Generic[T]):
    """A union-find whose sets never come to hold two items that were declared different."""

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._parent: dict[T, T] = {item: item for item in items}
        self._members: dict[T, list[T]] = {item: [item] for item in self._parent}
        self._apart: dict[T, set[T]] = {}

    def part(self, left: T, right: T) -> None:
        """Declare two items different; what was joined before stays joined."""
        self._apart.setdefault(left, set()).add(right)
        self._apart.setdefault(right, set()).add(left)

    def find(self, item: T) -> T:
        """The item that stands for the set of `item`."""
        self._add(item)
        while self._parent[item] != item:
            item = self._parent[item]
        return item

    def join(self, left: T, right: T) -> bool:
        """Hold two items to be one. Returns whether they are now, False if that would join different ones."""
        one, other = self.find(left), self.find(right)
        if one == other:
            return True
        if self.apart(one, other):
            return False
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        self._parent[other] = one
        self._members[one] += self._members.pop(other)
        return True

    def apart(self, left: T, right: T) -> bool:
        """Whether the sets of two items hold different ones."""
        one, other = self.find(left), self.find(right)
        if not self._apart or one == other:
            return False
        others = set(self._members[other])
        return any(self._apart.get(member, set()) & others for member in self._members[one])

    def members(self, item: T) -> list[T]:
        """All items of the set of `item`."""
        return self._members[self.find(item)]

    def sets(self) -> list[list[T]]:
        """The sets, in no order that means anything beyond being the same for the same calls."""
        return list(self._members.values())

    def _add(self, item: T) -> None:
        if item not in self._parent:
            self._parent[item] = item
            self._members[item] = [item]
