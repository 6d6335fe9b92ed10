"""The kinds of view: each selects from a store what it shows, as a network, and says how it is to be drawn.

One module a kind, each with `build`. A network carries its kind in `graph["kind"]`, what the page has to know beside
nodes and edges in `graph["page"]`, and places worked out by the kind in `graph["places"]`; a node carries in `drawn`
what its mark needs beyond what every entity has.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyoxigraph as ox

from kg.errors import UsageError
from kg.views import network
from kg.views.kinds import attendance, lineage, organisation, targets, timeline
from kg.views.network import Network

NETWORK = "network"
_BUILD: dict[str, Callable[..., Network]] = {
    NETWORK: network.build,
    "lineage": lineage.build,
    "organisation": organisation.build,
    "targets": targets.build,
    "timeline": timeline.build,
    "attendance": attendance.build,
}
KINDS = tuple(_BUILD)


def options(kind: str) -> tuple[str, ...]:
    """The names of the options that a kind of view has. Raises: UsageError for an unknown kind."""
    if kind not in _BUILD:
        raise UsageError(f"no such kind of view: {kind}; there are {', '.join(KINDS)}")
    return tuple(_BUILD[kind].__kwdefaults__ or {})


def build(store: ox.Store, kind: str = NETWORK, **asked: Any) -> Network:
    """The network of one kind of view.

    Args:
        store: a store as `kg build` makes it.
        kind: one of `KINDS`.
        asked: options of the kind: `focus`, `depth`, `limit`, for the network also `classes` and `relations`. What is
            empty or None is left to the kind.

    Raises: UsageError for an unknown kind or an option that it does not have; NotFoundError for an unknown focus.
    """
    known = options(kind)
    given = {name: value for name, value in asked.items() if value not in (None, (), [], "")}
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise UsageError(f"the view {kind} has no option {', '.join(unknown)}; it has {', '.join(known)}")
    return _BUILD[kind](store, **given)
