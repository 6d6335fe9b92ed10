"""The timeline: documents by the day they were issued and events by the day they began, in lanes."""

from __future__ import annotations

from collections.abc import Collection

import pyoxigraph as ox

from kg.errors import NotFoundError, UsageError
from kg.graph.terms import expand
from kg.views import network, quads, records
from kg.views.facts import Fact
from kg.views.kinds.lineage import RELATIONS as LINEAGE
from kg.views.layout import Place
from kg.views.links import Links, opposite
from kg.views.lookup import find
from kg.views.network import Network
from kg.views.selection import Filter

CLASSES = ("Document", "Event")
LIMIT = 500
"""How many things a timeline holds unless told otherwise: those that most sources mention."""
ISSUERS = {"Document": expand("eli:passed_by"), "Event": expand("schema:organizer")}
KINDS = {"Document": expand("eli:type_document"), "Event": expand("kg:eventKind")}
RELATIONS = frozenset({*LINEAGE, expand("eli:cites"), expand("schema:about")})
TOLD = frozenset(
    {*ISSUERS.values(), *(expand(f"schema:{part}") for part in ("attendee", "performer", "location"))}
    | {expand("kg:signedBy"), expand("kg:chair")}
)
_DAYS = tuple(expand(curie) for curie in ("eli:date_document", "eli:first_date_entry_in_force", "schema:startDate"))

Lane = dict[str, str]
"""What a lane is called: in "vi" and "en"; `of` is the class of what lies in it."""


def build(
    store: ox.Store,
    *,
    focus: str | None = None,
    depth: int = 1,
    limit: int = LIMIT,
    classes: Collection[str] = CLASSES,
) -> Network:
    """Documents and events that have a date.

    Args:
        focus: only what is at most `depth` links away from this entity.
        classes: "Document", "Event", or both.
        limit: at most so many.

    Raises: NotFoundError for an unknown name, or where nothing near the focus has a date; UsageError for another class.
    """
    network.check(limit, depth)
    if set(classes) - set(CLASSES):
        raise UsageError(f"a timeline holds {' and '.join(CLASSES)} alone")
    links = Links(store)
    dated = {
        quad.subject.value
        for day in _DAYS
        for quad in store.quads_for_pattern(None, ox.NamedNode(day), None, quads.ALL)
        if isinstance(quad.subject, ox.NamedNode) and links.kind(quad.subject.value) in classes
    }
    centre = ""
    if focus is not None:
        found = find(store, links, focus)
        centre = found[0]
        dated &= _near(links, found, depth)
        if not dated:
            raise NotFoundError(f"nothing near {focus!r} has a date")
    kept = _ranked(store, links, dated)[:limit]
    shown = network.filled(
        store, links, {*kept, centre} - {""}, Filter(relations=RELATIONS), TOLD,
        kind="timeline", focus=centre, depth=depth, entities=len({*dated, centre} - {""}),
    )  # fmt: skip
    _draw(store, shown)
    return shown


def _ranked(store: ox.Store, links: Links, dated: set[str]) -> list[str]:
    """Those that most sources mention first, documents and events each in proportion to how many there are."""
    mentions = {iri: len(quads.subjects(store, quads.MENTIONS, ox.NamedNode(iri))) for iri in dated}
    ranks: dict[str, float] = {}
    for kind in CLASSES:
        some = sorted((iri for iri in dated if links.kind(iri) == kind), key=lambda iri: (-mentions[iri], iri))
        ranks |= {iri: place / len(some) for place, iri in enumerate(some)}
    return sorted(ranks, key=lambda iri: (ranks[iri], iri))


def _near(links: Links, found: list[str], depth: int) -> set[str]:
    near, ring = set(found), list(found)
    for _ in range(depth):
        ends = {opposite(link, iri) for iri in ring for link in links.of(iri)}
        ring = sorted(ends - near)
        near |= ends
    return near


def _draw(store: ox.Store, shown: Network) -> None:
    lanes: dict[str, list[Lane]] = {"kind": [], "issuer": []}
    for iri in sorted(shown):
        data = shown.nodes[iri]
        kind = data["class"]
        facts: list[Fact] = data["facts"]
        if not records.day(kind, facts):
            data["drawn"] = {"aside": True}
            continue
        issuer = _called(store, iri, ISSUERS[kind])
        data["drawn"] = {
            "lane": {
                "kind": _lane(lanes["kind"], {"of": kind, **_called(store, iri, KINDS[kind])}),
                "issuer": _lane(lanes["issuer"], {"of": "Body" if issuer["vi"] else kind, **issuer}),
            }
        }
    shown.graph["places"] = {iri: Place(0, 0, 10, 0) for iri in shown}
    shown.graph["page"] = {"lanes": lanes}


def _called(store: ox.Store, iri: str, predicate: str) -> Lane:
    """What a property of a thing is called in either language, empty where it has none; the first of several."""
    found = quads.objects(store, ox.NamedNode(iri), ox.NamedNode(predicate))
    first = min(found, key=str, default=None)
    if isinstance(first, ox.NamedNode):
        return {"vi": quads.label(store, first), "en": quads.label(store, first, "en")}
    name = first.value if isinstance(first, ox.Literal) else ""
    return {"vi": name, "en": name}


def _lane(lanes: list[Lane], lane: Lane) -> int:
    if lane not in lanes:
        lanes.append(lane)
    return lanes.index(lane)
