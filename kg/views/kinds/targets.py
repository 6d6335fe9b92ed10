"""The target board: targets by indicator, deadline and owner, those of the whole country beside those of places.

A target is a place's own if whom it binds is a place or a body of one, or if it binds nobody by name and the document
that sets it is one of a place. It is national if body or document are of the centre. Of the others no text says whose
they are.
"""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.graph.terms import expand
from kg.views import network, quads, records
from kg.views.authority import PASSED_BY, Authority
from kg.views.layout import Place
from kg.views.links import Links
from kg.views.lookup import find
from kg.views.naming import span
from kg.views.network import Network
from kg.views.selection import Filter

SETS, OWNER = ox.NamedNode(expand("kg:setsTarget")), ox.NamedNode(expand("kg:owner"))
ABOUT, MEASURES = ox.NamedNode(expand("schema:about")), ox.NamedNode(expand("kg:measures"))
RELATIONS = frozenset({SETS.value, OWNER.value, ABOUT.value})
TOLD = frozenset({expand("eli:passed_by")})
LIMIT = 400
"""How many targets a board shows unless told otherwise: indicators with most targets first."""
_BROADER = ox.NamedNode(expand("skos:broader"))
_TARGET = ox.NamedNode(expand("kg:Target"))
_TIERS = {"province": "local", "below": "local", "unknown": "open", "abroad": "open"}


def build(store: ox.Store, *, focus: str | None = None, limit: int = LIMIT) -> Network:
    """The targets of a graph with whom they bind and what sets them.

    Args:
        focus: a place or body: its targets, and the national ones for the same indicators. A document: the targets it
            sets. A topic: the targets on it.
        limit: at most so many targets.

    Raises: NotFoundError for an unknown name, or where no target has to do with the focus.
    """
    network.check(limit)
    links, authority = Links(store), Authority(store)
    known = {node.value for node in quads.subjects(store, quads.TYPE, _TARGET)}
    everything = sorted(iri for iri in known if links.kind(iri) == "Target")
    scopes = {iri: _scope(store, authority, iri) for iri in everything}
    groups = {iri: _group(store, iri) for iri in everything}
    centre = ""
    picked = everything
    if focus is not None:
        found = find(store, links, focus)
        centre = found[0]
        meant = set(found).union(*(authority.organs(iri) for iri in found))
        picked = _near(store, meant, everything, scopes, groups)
        if not picked:
            raise NotFoundError(f"no target has to do with {focus!r}")
    size = Counter(groups[iri] for iri in picked)
    ranked = sorted(picked, key=lambda iri: (-size[groups[iri]], groups[iri], iri))
    kept = ranked[:limit]
    chosen = {*kept, *(end for iri in kept for end in _ends(store, links, iri))}
    shown = network.filled(
        store, links, chosen, Filter(relations=RELATIONS), TOLD,
        kind="targets", focus=centre, entities=len(picked) - len(kept) + len(chosen),
    )  # fmt: skip
    _draw(store, shown, kept, scopes, groups)
    return shown


def _setters(store: ox.Store, iri: str) -> list[str]:
    return sorted(node.value for node in quads.subjects(store, SETS, ox.NamedNode(iri)))


def _scope(store: ox.Store, authority: Authority, iri: str) -> str:
    """Whose a target is: "national", "local", or "open" where no text says."""
    owners = quads.iris(store, ox.NamedNode(iri), OWNER)
    tiers = [authority.of_place(one) if "/place/" in one else authority.of_body(one) for one in owners]
    tiers = tiers or [authority.of_document(document) for document in _setters(store, iri)]
    found = {_TIERS.get(tier, "national") for tier in tiers}
    return next((scope for scope in ("local", "national") if scope in found), "open")


def _group(store: ox.Store, iri: str) -> str:
    """What a target measures: the indicator of the lexicon, else its own words."""
    target = ox.NamedNode(iri)
    return quads.value(store, target, MEASURES) or quads.value(store, target, ox.NamedNode(expand("kg:indicator")))


def _near(
    store: ox.Store, meant: set[str], everything: list[str], scopes: dict[str, str], groups: dict[str, str]
) -> list[str]:
    """The targets of what is meant, of its documents, on it; and the national ones for the same indicators."""
    wanted = meant | {node.value for iri in meant for node in quads.subjects(store, PASSED_BY, ox.NamedNode(iri))}
    topics = meant | {node.value for iri in meant for node in quads.subjects(store, _BROADER, ox.NamedNode(iri))}
    near = []
    for iri in everything:
        target = ox.NamedNode(iri)
        ends = {iri, *quads.iris(store, target, OWNER), *_setters(store, iri)}
        if ends & wanted or topics & set(quads.iris(store, target, ABOUT)):
            near.append(iri)
    measured = {groups[iri] for iri in near}
    beside = [iri for iri in everything if scopes[iri] == "national" and groups[iri] in measured]
    return sorted({*near, *beside})


def _ends(store: ox.Store, links: Links, iri: str) -> list[str]:
    target = ox.NamedNode(iri)
    ends = [*quads.iris(store, target, OWNER), *quads.iris(store, target, ABOUT), *_setters(store, iri)]
    return [end for end in ends if links.kind(end)]


def _draw(store: ox.Store, shown: Network, kept: list[str], scopes: dict[str, str], groups: dict[str, str]) -> None:
    numbers = {group: number for number, group in enumerate(sorted({groups[iri] for iri in kept}))}
    for iri, data in shown.nodes(data=True):
        if data["class"] != "Target" or iri not in scopes:
            data["drawn"] = {"aside": True}
            continue
        known = {fact.predicate: fact.object for fact in data["facts"]}
        value, upper, unit, per, mark, deadline, status = (
            known.get(expand(f"kg:{part}"), "")
            for part in ("value", "valueTo", "unit", "per", "comparator", "deadline", "status")
        )
        data["drawn"] = {
            "group": numbers[groups[iri]],
            "scope": scopes[iri],
            "mark": mark,
            "value": float(value) if value else None,
            "upper": float(upper) if upper else None,
            "figure": span(value, upper, unit),
            "unit": unit,
            "per": per,
            "deadline": deadline,
            "planned": status == "proposed",
            "indicator": known.get(expand("kg:indicator"), ""),
        }
    shown.graph["places"] = {iri: Place(0, 0, 10, 0) for iri in shown}
    names = {group: _names(store, group) for group in numbers}
    shown.graph["page"] = {"indicators": [names[group] for group in numbers]}


def _names(store: ox.Store, group: str) -> dict[str, str]:
    if group.startswith(records.WEB):
        node = ox.NamedNode(group)
        return {"vi": quads.label(store, node), "en": quads.label(store, node, "en")}
    return {"vi": group, "en": group}
