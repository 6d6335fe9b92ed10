"""One preferred name for each thing in the merged graph, whatever its sources call it.

Each source's graph keeps the name that its text supports. Where these differ, the merged
graph would have several preferred labels for one thing, and a query a row for each. There
the lexicon decides, else most sources, else the order of the alphabet; the other names
stay as alternative labels. The outcome depends on the named graphs alone, not on the order
in which they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import cast

import pyoxigraph as ox

from kg.graph.terms import LEXICON, PREFIXES, expand

PREFERRED = ox.NamedNode(expand("skos:prefLabel"))
_ALTERNATIVE = ox.NamedNode(expand("skos:altLabel"))
_LEXICON = ox.NamedNode(LEXICON)
_MERGED = ox.DefaultGraph()
_AMBIGUOUS = """SELECT DISTINCT ?thing {
  ?thing skos:prefLabel ?one, ?other .
  FILTER(!SAMETERM(?one, ?other) && LANG(?one) = "vi" && LANG(?other) = "vi")
}"""

Thing = ox.NamedNode | ox.BlankNode | ox.Triple
_Label = tuple[ox.NamedNode, ox.Literal]


def settle(store: ox.Store, things: Iterable[Thing]) -> None:
    """Bring the Vietnamese names of these things in the merged graph in line with the named graphs."""
    for thing in things:
        wanted, merged = _wanted(store, thing), _merged(store, thing)
        for predicate, label in merged - wanted:
            store.remove(ox.Quad(thing, predicate, label, _MERGED))
        for predicate, label in wanted - merged:
            store.add(ox.Quad(thing, predicate, label, _MERGED))


def ambiguous(store: ox.Store) -> set[Thing]:
    """The things that have several preferred Vietnamese names in the merged graph.

    The store itself looks for them, so that the names of all things are never held at once.
    """
    solutions = store.query(_AMBIGUOUS, prefixes=PREFIXES)
    assert isinstance(solutions, ox.QuerySolutions)
    return {cast(Thing, solution["thing"]) for solution in solutions}


def _wanted(store: ox.Store, thing: Thing) -> set[_Label]:
    """What the named graphs call a thing, with one name of them preferred."""
    graphs = _named(store, thing, PREFERRED)
    alternative = _named(store, thing, _ALTERNATIVE)
    if not graphs:
        return {(_ALTERNATIVE, label) for label in alternative}
    chosen = min(graphs, key=lambda label: (_LEXICON not in graphs[label], -len(graphs[label]), label.value))
    others = alternative.keys() | graphs.keys() - {chosen}
    return {(PREFERRED, chosen), *((_ALTERNATIVE, label) for label in others)}


def _named(store: ox.Store, thing: Thing, predicate: ox.NamedNode) -> dict[ox.Literal, set[object]]:
    """The Vietnamese labels of a thing with the named graphs that hold them."""
    found: dict[ox.Literal, set[object]] = defaultdict(set)
    for quad in store.quads_for_pattern(thing, predicate, None):
        if isinstance(quad.object, ox.Literal) and quad.object.language == "vi" and quad.graph_name != _MERGED:
            found[quad.object].add(quad.graph_name)
    return found


def _merged(store: ox.Store, thing: Thing) -> set[_Label]:
    return {
        (predicate, quad.object)
        for predicate in (PREFERRED, _ALTERNATIVE)
        for quad in store.quads_for_pattern(thing, predicate, None, _MERGED)
        if isinstance(quad.object, ox.Literal) and quad.object.language == "vi"
    }
