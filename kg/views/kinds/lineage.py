"""Document lineage: which documents implement, rest on, amend, replace or repeal which, from the top down.

Around a document: what it goes back to, and what goes back to it, each followed to the end. Around anything else: the
lineage of the documents linked with it. Without a focus: the documents that most others go back to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.graph.terms import expand
from kg.views import layered, network, records, selection
from kg.views.authority import PASSED_BY, TIERS, Authority
from kg.views.layered import Box
from kg.views.links import Link, Links, opposite
from kg.views.lookup import find
from kg.views.network import Network
from kg.views.selection import Filter, Selection

RELATIONS = frozenset(
    expand(curie)
    for curie in (
        "eli:ensures_implementation_of", "eli:based_on", "eli:amends", "dcterms:replaces", "eli:repeals", "kg:approves",
    )
)  # fmt: skip
"""What goes back from one document to another, from the later to the earlier."""
GROUND = expand("eli:based_on")
TOLD = frozenset(expand(curie) for curie in ("eli:passed_by", "kg:signedBy"))
LIMIT = 80
"""How many documents are drawn unless told otherwise: more boxes than that nobody reads on one sheet."""
MOST = 800
"""How many can be drawn at all."""
DEPTH = 8


def build(store: ox.Store, *, focus: str | None = None, depth: int = DEPTH, limit: int = LIMIT) -> Network:
    """The lineage of documents.

    Args:
        focus: a document, or a body, person, place, topic whose documents are meant.
        depth: how many steps up and down from it.
        limit: at most so many documents, and never more than `MOST`.

    Raises: NotFoundError for an unknown name, or where no document is linked with the focus.
    """
    network.check(limit, depth)
    links, authority = Links(store), Authority(store)
    centre = ""
    if focus is None:
        shown = _leading(links, min(limit, MOST))
    else:
        starts = _documents(links, authority, find(store, links, focus), focus)
        centre = starts[0] if len(starts) == 1 else ""
        shown = _both_ways(links, starts, depth, min(limit, MOST))
    found = network.filled(
        store, links, shown.nodes, Filter(relations=RELATIONS), TOLD,
        kind="lineage", focus=centre, depth=depth, entities=shown.entities,
    )  # fmt: skip
    _place(found, authority)
    return found


def _leading(links: Links, limit: int) -> Selection:
    """The documents of a whole graph that others carry out, change or replace, then as there is room the other ones.

    What everything cites as its ground says little of what led to what.
    """
    documents = frozenset({"Document"})
    found = selection.most_connected(links, limit, Filter(documents, RELATIONS - {GROUND}))
    every = selection.most_connected(links, limit, Filter(documents, RELATIONS))
    more = [iri for iri in every.nodes if iri not in found.nodes]
    kept = [*found.nodes, *more[: limit - len(found.nodes)]]
    return Selection(dict.fromkeys(kept, 0), every.entities, every.links)


def _documents(links: Links, authority: Authority, found: list[str], focus: str) -> list[str]:
    """The documents that are meant: those found, else those linked with what was found or with a place's bodies."""
    named = [iri for iri in found if links.kind(iri) == "Document"]
    if named:
        return [iri for iri in named if any(link[1] in RELATIONS for link in links.of(iri))] or named
    meant = set(found).union(*(authority.organs(iri) for iri in found))
    near = {opposite(link, iri) for iri in meant for link in links.of(iri)}
    documents = sorted(end for end in near if links.kind(end) == "Document")
    if not documents:
        raise NotFoundError(f"no document is linked with {focus!r}")
    return documents


def _both_ways(links: Links, starts: list[str], depth: int, limit: int) -> Selection:
    """The starts, all that they go back to and all that goes back to them; the nearest, then the most linked first."""
    nodes = dict.fromkeys(starts[:limit], 0)
    seen = set(starts)
    known: set[Link] = set()
    rings = {_up: list(nodes), _down: list(nodes)}
    for distance in range(1, depth + 1):
        met: dict[Callable[[Link, str], str], Counter[str]] = {way: Counter() for way in rings}
        for way, ring in rings.items():
            for link, end in _followed(links, ring, way):
                known.add(link)
                met[way][end] += 1
        total = met[_up] + met[_down]
        fresh = sorted((iri for iri in total if iri not in seen), key=lambda iri: (-total[iri], iri))
        seen.update(fresh)
        kept = fresh[: max(0, limit - len(nodes))]
        nodes |= dict.fromkeys(kept, distance)
        rings = {way: [iri for iri in kept if iri in met[way]] for way in rings}
    return Selection(nodes, len(seen), len(known))


def _followed(links: Links, ring: list[str], way: Callable[[Link, str], str]) -> Iterator[tuple[Link, str]]:
    for iri in ring:
        for link in links.of(iri):
            end = way(link, iri)
            if link[1] in RELATIONS and end and end != iri and links.kind(end) == "Document":
                yield link, end


def _up(link: Link, iri: str) -> str:
    return link[2] if link[0] == iri else ""


def _down(link: Link, iri: str) -> str:
    return link[0] if link[2] == iri else ""


def _place(found: Network, authority: Authority) -> None:
    """Each document in its tier, what goes back to it below it, the earlier above the later."""
    boxes = {}
    for iri, data in found.nodes(data=True):
        tier = authority.of_document(iri)
        issuers = dict.fromkeys(fact.object for fact in data["facts"] if fact.predicate == PASSED_BY.value)
        boxes[iri] = Box(TIERS.index(tier), records.day("Document", data["facts"]))
        data["drawn"] = {"tier": tier, "by": "; ".join(issuers), "wide": layered.WIDTH, "high": layered.HEIGHT}
    edges = sorted({(upper, lower) for lower, upper in found.edges() if lower != upper})
    found.graph["places"] = layered.places(boxes, edges)
    for iri, place in layered.places(boxes, edges, columns=layered.NARROW).items():
        found.nodes[iri]["drawn"]["upright"] = [place.x, place.y]
