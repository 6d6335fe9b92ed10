"""The organisation chart: bodies under those they are a part of, and in each its offices with their holders.

Bodies of a place stand under the place. Every office that a source tells of is in the network; which of them are held
on a day the page works out, so that a reader can choose the day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.graph.terms import expand
from kg.views import network, quads, terms
from kg.views.authority import DEEPEST, OF_PLACE, PART_OF, TIERS, Authority
from kg.views.layout import Place
from kg.views.links import Links
from kg.views.lookup import find
from kg.views.network import Network
from kg.views.selection import Filter
from kg.views.terms import TENURE

RELATIONS = frozenset({TENURE, PART_OF.value, OF_PLACE.value, expand("kg:within")})
LIMIT = 60
"""How many bodies with offices are drawn unless told otherwise: those of which most holders are known."""
DEPTH = 2
_DAYS = (expand("kg:attestedOn"), expand("kg:since"))


def build(
    store: ox.Store, *, focus: str | None = None, depth: int = DEPTH, limit: int = LIMIT, day: str = ""
) -> Network:
    """Bodies, what they are a part of, and who holds their offices.

    Args:
        focus: a body: it, those it is a part of, and its parts at most `depth` below. A place: its bodies. A person:
            the bodies where that person holds or held an office.
        limit: at most so many bodies with offices; those they are a part of come on top.
        day: the day that the page opens at ("2024-12-31"); the last one that is known of any office if left out.

    Raises: NotFoundError for an unknown name, or where the focus has to do with no body.
    """
    network.check(limit, depth)
    links, authority = Links(store), Authority(store)
    holders = _holders(store, links)
    centre = ""
    if focus is None:
        ranked = sorted(holders, key=lambda body: (-len(holders[body]), body))
    else:
        found = find(store, links, focus)
        centre = found[0]
        ranked = _near(store, links, found, focus, depth, holders)
    bodies = ranked[:limit]
    parents = _parents(links, authority, bodies)
    people = {person for body in parents if body in holders for person in holders[body]}
    shown = network.filled(
        store, links, {*parents, *people}, Filter(relations=RELATIONS),
        kind="organisation", focus=centre, entities=len(ranked) - len(bodies) + len(parents) + len(people),
    )  # fmt: skip
    _draw(shown, authority, parents, holders)
    shown.graph["page"] = {"day": day or _last(store), "offices": _ranks(shown)}
    return shown


def _holders(store: ox.Store, links: Links) -> dict[str, set[str]]:
    """The people with an office in each body."""
    found: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, quads.ORGANIZATION, None, quads.ALL):
        if isinstance(quad.object, ox.NamedNode) and not isinstance(quad.subject, ox.Triple):
            people = [one for one in quads.iris(store, quad.subject, quads.MEMBER) if links.kind(one) == "Person"]
            if people and links.kind(quad.object.value) == "Body":
                found.setdefault(quad.object.value, set()).update(people)
    return found


def _near(
    store: ox.Store, links: Links, found: list[str], focus: str, depth: int, holders: dict[str, set[str]]
) -> list[str]:
    """The bodies that are meant, the nearest and then those with most holders first."""
    ring = [iri for iri in found if links.kind(iri) == "Body"]
    ring += [body.value for iri in found for body in quads.subjects(store, OF_PLACE, ox.NamedNode(iri))]
    people = {iri for iri in found if links.kind(iri) == "Person"}
    ring += [body for body in holders if people & holders[body]]
    near: dict[str, int] = {}
    for distance in range(depth + 1):
        near |= {body: distance for body in ring if body not in near}
        below = {part.value for body in ring for part in quads.subjects(store, PART_OF, ox.NamedNode(body))}
        ring = [] if people else sorted(body for body in below if body not in near)
    kept = [body for body in near if body in holders or near[body] == 0]
    if not kept:
        raise NotFoundError(f"no body has to do with {focus!r}")
    return sorted(kept, key=lambda body: (near[body], -len(holders.get(body, ())), body))


def _parents(links: Links, authority: Authority, bodies: Iterable[str]) -> dict[str, str]:
    """Each body and all that it stands under, with what that is: a body, a place, or ""."""
    found: dict[str, str] = {}
    for iri in bodies:
        for _ in range(DEEPEST):
            if iri in found:
                break
            found[iri] = above = _above(links, authority, iri, found)
            if not above:
                break
            iri = above
    return found


def _above(links: Links, authority: Authority, iri: str, found: dict[str, str]) -> str:
    """What a body or place stands under; nothing that would close a circle."""
    if links.kind(iri) == "Place":
        above = authority.province(iri)
    else:
        above = authority.parent(iri) or next(iter(authority.places(iri)), "")
    if not above or links.kind(above) not in ("Body", "Place") or iri in _chain(above, found):
        return ""
    return above


def _draw(shown: Network, authority: Authority, parents: dict[str, str], holders: dict[str, set[str]]) -> None:
    below: Counter[str] = Counter()
    for iri in parents:
        for over in _chain(iri, parents):
            below[over] += len(holders.get(iri, ()))
    for iri, data in shown.nodes(data=True):
        if iri not in parents:
            data["drawn"] = {"aside": True}
            continue
        tier = authority.of_place(iri) if data["class"] == "Place" else authority.of_body(iri)
        data["drawn"] = {"under": parents[iri], "tier": tier, "staff": below[iri]}
    shown.graph["places"] = {iri: Place(0, 0, 10, TIERS.index(authority.of_body(iri))) for iri in shown}


def _chain(iri: str, parents: dict[str, str]) -> list[str]:
    """A body or place, and all that it stands under."""
    chain = [iri]
    while above := parents.get(chain[-1]):
        chain.append(above)
    return chain


def _last(store: ox.Store) -> str:
    """The last day that some office is known of."""
    days = [
        quad.object.value
        for predicate in _DAYS
        for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, quads.ALL)
        if isinstance(quad.object, ox.Literal) and len(quad.object.value) == len("2024-12-31")
    ]
    return max(days, default="")


def _ranks(shown: Network) -> dict[str, int]:
    """The offices of this network with their rank."""
    roles = {data["details"].get("role", "") for *_, data in shown.edges(data=True)}
    return {role: terms.offices().get(role, len(terms.offices())) for role in roles if role}
