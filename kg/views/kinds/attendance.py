"""Co-attendance: people and bodies who took part in the same events.

Two of them are linked by one fact for each event that both took part in; its evidence is that for either, so the page
takes it from the facts that link them with the event. Events are in the network, for their cards and for that
evidence, but have no mark of their own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

import networkx as nx
import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.graph.terms import expand
from kg.views import layout, network, quads, records
from kg.views.facts import Fact
from kg.views.layout import Place
from kg.views.links import Links
from kg.views.lookup import find
from kg.views.network import Network
from kg.views.selection import Filter

PARTS = frozenset(expand(f"schema:{part}") for part in ("attendee", "performer", "organizer")) | {expand("kg:chair")}
"""The ways of taking part in an event."""
TOGETHER = expand("kg:coAttendance")
TOLD = frozenset({*PARTS, expand("schema:location")})
CLASSES = ("Person", "Body")
LIMIT = 120
"""How many people and bodies are drawn unless told otherwise: those who took part in most events with others."""
LINES = 3000
"""How many pairs are drawn: those who met most often."""

Taken = dict[str, set[str]]
"""Who took part, by event; or the events, by who took part."""


def build(
    store: ox.Store, *, focus: str | None = None, depth: int = 1, limit: int = LIMIT, classes: Collection[str] = CLASSES
) -> Network:
    """Who took part in events with whom.

    Args:
        focus: a person or body: it and those at most `depth` meetings away. An event, place or topic: those who took
            part in it, or in the events there or about it.
        classes: "Person", "Body", or both.
        limit: at most so many people and bodies.

    Raises: NotFoundError for an unknown name, or where no event has to do with the focus.
    """
    network.check(limit, depth)
    links = Links(store)
    events = _events(store, links, classes)
    by_one = _turned(events)
    centre = ""
    if focus is None:
        ranked = _ranked(by_one, events, by_one)
        chosen = dict.fromkeys(ranked[:limit], 0)
        there = len(ranked)
    else:
        found = find(store, links, focus)
        chosen, there = _around(links, found, focus, depth, limit, events, by_one)
        centre = next((iri for iri in found if iri in chosen), "")
    pairs = _pairs(events, chosen)
    company = {one for pair in pairs for one in pair}
    chosen = {one: distance for one, distance in chosen.items() if one in company}
    met = {event for shared in pairs.values() for event in shared}
    shown = network.filled(
        store, links, chosen | dict.fromkeys(met, 1), Filter(relations=PARTS), TOLD,
        kind="attendance", focus=centre, depth=depth, entities=there + len(met),
    )  # fmt: skip
    _link(shown, pairs)
    _place(shown, chosen, pairs)
    return shown


def _events(store: ox.Store, links: Links, classes: Collection[str]) -> Taken:
    """Who took part in each event, where it was more than one."""
    found: Taken = defaultdict(set)
    for part in sorted(PARTS):
        for quad in store.quads_for_pattern(None, ox.NamedNode(part), None, quads.ALL):
            event, one = quad.subject, quad.object
            if not isinstance(event, ox.NamedNode) or not isinstance(one, ox.NamedNode):
                continue
            if links.kind(event.value) == "Event" and links.kind(one.value) in classes:
                found[event.value].add(one.value)
    return {event: who for event, who in found.items() if len(who) > 1}


def _turned(events: Taken) -> Taken:
    found: Taken = defaultdict(set)
    for event, who in events.items():
        for one in who:
            found[one].add(event)
    return found


def _ranked(ones: Iterable[str], events: Taken, by_one: Taken) -> list[str]:
    """Those who took part in most events first, then those who met most others there."""
    met = {one: sum(len(events[event]) - 1 for event in by_one[one]) for one in ones}
    return sorted(met, key=lambda one: (-len(by_one[one]), -met[one], one))


def _around(
    links: Links, found: list[str], focus: str, depth: int, limit: int, events: Taken, by_one: Taken
) -> tuple[dict[str, int], int]:
    """Those to show, with their distance, and how many there were to choose from."""
    starts = [iri for iri in found if iri in by_one]
    if not starts:
        near = {iri for iri in found if iri in events} | {
            end for iri in found for link in links.of(iri) for end in link[::2] if end in events
        }
        if not near:
            raise NotFoundError(f"no event with several participants has to do with {focus!r}")
        ranked = _ranked({one for event in near for one in events[event]}, events, by_one)
        return dict.fromkeys(ranked[:limit], 0), len(ranked)
    ones, ring, seen = dict.fromkeys(starts[:limit], 0), list(starts), set(starts)
    for distance in range(1, depth + 1):
        together = Counter(other for one in ring for event in by_one[one] for other in events[event])
        fresh = sorted((one for one in together if one not in seen), key=lambda one: (-together[one], one))
        seen.update(fresh)
        ring = fresh[: max(0, limit - len(ones))]
        ones |= dict.fromkeys(ring, distance)
    return ones, len(seen)


def _pairs(events: Taken, ones: Mapping[str, int]) -> dict[tuple[str, str], list[str]]:
    """The events that two of those shown took part in, for the pairs that have most."""
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for event in sorted(events):
        for pair in combinations(sorted(one for one in events[event] if one in ones), 2):
            shared[pair].append(event)
    kept = sorted(shared, key=lambda pair: (-len(shared[pair]), pair))[:LINES]
    return {pair: shared[pair] for pair in sorted(kept)}


def _link(shown: Network, pairs: Mapping[tuple[str, str], list[str]]) -> None:
    for (one, other), events in pairs.items():
        for event in events:
            together = Fact(one, TOGETHER, other, details={"event": event})
            network.edge(shown, together, min(_surest(shown, event, one), _surest(shown, event, other)))


def _surest(shown: Network, event: str, one: str) -> float:
    known = shown.get_edge_data(event, one) or {}
    return max((data["confidence"] for data in known.values()), default=1.0)


def _place(shown: Network, ones: Mapping[str, int], pairs: Mapping[tuple[str, str], list[str]]) -> None:
    """Those shown, by how often they met; events have no place of their own."""
    drawn: Network = nx.MultiDiGraph(focus=shown.graph["focus"])
    met: Counter[str] = Counter()
    for (one, other), shared in pairs.items():
        drawn.add_edge(one, other)
        met[one] += len(shared)
        met[other] += len(shared)
    for one in ones:
        drawn.add_node(one, weight=met[one])
    places = layout.places(drawn)
    for iri, data in shown.nodes(data=True):
        if data["class"] == "Event" and iri not in ones:
            places[iri] = Place(0, 0, 10, 0)
            data["drawn"] = {"aside": True, "at": records.day("Event", data["facts"])}
    shown.graph["places"] = places
    shown.graph["page"] = {"most": max(map(len, pairs.values()), default=0)}
