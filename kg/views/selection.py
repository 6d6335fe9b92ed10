"""Which entities a view shows when it cannot show all.

Around a focus: those nearest to it, breadth first, whichever way the links point. Of a whole
graph: the most connected ones, and then those that connect them with one another, so that what
is shown hangs together.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kg.views import terms
from kg.views.links import Link, Links, opposite
from kg.views.terms import CLASSES

HUBS = 0.2
"""The share of a whole-graph view that goes to the most connected entities as such."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The entities to show with their distance from the focus (0 in a whole-graph view).

    `entities` and `links` count what there was to choose from.
    """

    nodes: dict[str, int]
    entities: int
    links: int


@dataclass(frozen=True, slots=True)
class Filter:
    """Which classes (names in `kg:`) and relations (IRIs) may be shown; an empty one lets all pass."""

    classes: Collection[str] = ()
    relations: Collection[str] = ()

    def passes(self, links: Links, link: Link, always: Collection[str] = ()) -> bool:
        """Whether a link may be shown; the classes of the entities `always` are not asked."""
        if self.relations and link[1] not in self.relations:
            return False
        return not self.classes or all(end in always or links.kind(end) in self.classes for end in (link[0], link[2]))


def around(links: Links, focus: Collection[str], depth: int, limit: int, keep: Filter) -> Selection:
    """The focus and what is at most `depth` links away, the nearest and then the most linked first.

    The focus is usually one entity; where several share a name it is all of them.
    """
    ring = list(focus)[:limit]
    chosen = dict.fromkeys(ring, 0)
    seen: set[str] = set(focus)
    known: set[Link] = set()
    for distance in range(1, depth + 1):
        met: Counter[str] = Counter()
        for iri in ring:
            for link in links.of(iri, background=distance == 1):
                if keep.passes(links, link, focus) and link not in known:
                    known.add(link)
                    met[opposite(link, iri)] += 1
        fresh = sorted((iri for iri in met if iri not in seen), key=lambda iri: (-met[iri], _rank(links, iri), iri))
        seen.update(fresh)
        ring = fresh[: max(0, limit - len(chosen))]
        chosen |= dict.fromkeys(ring, distance)
    return Selection(chosen, len(seen), len(known))


def most_connected(links: Links, limit: int, keep: Filter) -> Selection:
    """The entities of a whole graph that carry most links, and those that tie them together.

    Minor relations do not count unless they are asked for.
    """
    near, known = _near(links, keep)
    ranked = sorted(near, key=lambda iri: (-len(near[iri]), _rank(links, iri), iri))
    if len(ranked) <= limit:
        return Selection(dict.fromkeys(ranked, 0), len(near), known)
    chosen = set(ranked[: max(1, int(limit * HUBS))])
    for iri in _connecting(near, chosen, {iri: place for place, iri in enumerate(ranked)}):
        if len(chosen) >= limit:
            break
        chosen.add(iri)
    shown = [iri for iri in ranked if iri in chosen and near[iri] & chosen]
    return Selection(dict.fromkeys(shown, 0), len(near), known)


def tied(links: Links, wanted: Collection[str], limit: int, keep: Filter) -> Selection:
    """The wanted entities, and up to the limit those that are linked with several of them, most of them first."""
    near, known = _near(links, keep)
    chosen = dict.fromkeys(sorted(wanted)[:limit], 0)
    ties: Counter[str] = Counter(other for iri in chosen for other in near.get(iri, ()) if other not in chosen)
    several = [iri for iri in ties if ties[iri] > 1]
    between = sorted(several, key=lambda iri: (-ties[iri], _rank(links, iri), iri))
    return Selection(chosen | dict.fromkeys(between[: limit - len(chosen)], 1), len(near), known)


def _near(links: Links, keep: Filter) -> tuple[dict[str, set[str]], int]:
    """What each entity is linked with, minor relations apart unless asked for; and how many links there are."""
    near: dict[str, set[str]] = defaultdict(set)
    known: set[Link] = set()
    for link in links.all(keep.relations):
        if link[0] != link[2] and keep.passes(links, link):
            known.add(link)
            if keep.relations or not terms.load().minor(link[1]):
                near[link[0]].add(link[2])
                near[link[2]].add(link[0])
    return near, len(known)


def _connecting(near: dict[str, set[str]], chosen: set[str], places: dict[str, int]) -> Iterator[str]:
    """What is linked with most of the chosen, one after the other; `chosen` may grow meanwhile."""
    ties: Counter[str] = Counter(other for iri in chosen for other in near[iri] if other not in chosen)
    queue = [(-count, places[iri], iri) for iri, count in ties.items()]
    heapq.heapify(queue)
    while queue:
        count, _, iri = heapq.heappop(queue)
        if iri in chosen or -count != ties[iri]:
            continue
        yield iri
        for other in near[iri]:
            if other not in chosen:
                ties[other] += 1
                heapq.heappush(queue, (-ties[other], places[other], other))


def _rank(links: Links, iri: str) -> int:
    return CLASSES.index(links.kind(iri))
