"""A graph as it stands on a day: without what was not yet, or no longer, so then. docs/time.md says what that is.

The day is one of the facts' own time, not of the sources': a text written later may tell what was so earlier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg.graph.periods import Holding, Period
from kg.graph.store import DEFAULT, is_statement
from kg.graph.terms import PREFIXES, expand

_SUCCESSION = ("kg:mergedInto", "kg:renamedTo", "org:changedBy")
_TENURES = """SELECT ?tenure ?person ?role ?body ?former ?since ?until ?attested {
  ?tenure a kg:Tenure ; org:member ?person ; org:role ?role ; org:organization ?body .
  OPTIONAL { ?tenure kg:former ?former }
  OPTIONAL { ?tenure kg:since ?since } OPTIONAL { ?tenure kg:until ?until } OPTIONAL { ?tenure kg:attestedOn ?attested }
}"""
_SINGLE = """SELECT DISTINCT ?role {
  ?grade a kg:RoleGrade ; skos:notation "single" ; kg:form ?name . ?role a kg:Role ; skos:prefLabel ?name
}"""
_BEGUN = {
    "kg:Document": "eli:date_document",
    "kg:Event": "schema:startDate",
    "kg:Body": "kg:since",
    "kg:Place": "kg:since",
}
"""The classes of things that have a beginning, and what tells it."""


@dataclass(slots=True)
class Tenures:
    """All tenures of a store, by period."""

    periods: dict[tuple[str, str, str], Period] = field(default_factory=lambda: defaultdict(Period))
    nodes: dict[tuple[str, str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    single: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, store: ox.Store) -> Tenures:
        """The tenures of a store."""
        found = cls(single={role for (role,) in _rows(store, _SINGLE)})
        for tenure, person, role, body, former, since, until, attested in _rows(store, _TENURES):
            key = (person, role, body)
            period = found.periods[key]
            found.nodes[key].add(tenure)
            for day, days in ((since, period.since), (until, period.until)):
                if day:
                    days.add(day)
            if attested:
                (period.former if former == "true" else period.attested).add(attested)
        return found

    def not_held(self, day: str) -> Iterator[str]:
        """The tenures that do not take in a day."""
        held: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(dict)
        for (person, role, body), period in self.periods.items():
            held[role, body][person] = period.since | period.attested
        for (person, role, body), period in self.periods.items():
            others = (days for other, days in held[role, body].items() if other != person and role in self.single)
            if period.holds(day, set().union(*others)) is Holding.NO:
                yield from self.nodes[person, role, body]


def restricted(location: Path, day: str) -> TemporaryDirectory[str]:
    """A folder whose `store` holds what another store does but for what is not so on a day."""
    try:  # beside the store, so that files need not be copied
        folder = TemporaryDirectory(prefix="as-of-", dir=location.parent, ignore_cleanup_errors=True)
    except OSError:  # a disk that cannot be written to
        folder = TemporaryDirectory(prefix="kg-as-of-", ignore_cleanup_errors=True)
    copy = str(Path(folder.name, "store"))
    ox.Store.read_only(str(location)).backup(copy)
    store = ox.Store(copy)
    for thing in sorted(_gone(store, day)):
        _drop(store, ox.NamedNode(thing))
    for quad in list(_succession(store, day)):
        store.remove(quad)
    store.flush()
    return folder


def _gone(store: ox.Store, day: str) -> set[str]:
    """What is not there on a day: things that begin later, tenures that do not hold, and targets of such documents."""
    gone = set(Tenures.of(store).not_held(day))
    for class_, begins in _BEGUN.items():
        first: dict[str, str] = {}
        for thing, begin in _rows(store, f"SELECT ?thing ?begin {{ ?thing a {class_} ; {begins} ?begin }}"):
            first[thing] = min(begin, first.get(thing, begin))
        gone.update(thing for thing, begin in first.items() if begin > day)
    owned: dict[str, set[str]] = defaultdict(set)
    for target, document in _rows(store, "SELECT ?target ?document { ?document kg:setsTarget ?target }"):
        owned[target].add(document)
    gone.update(target for target, documents in owned.items() if documents <= gone)
    held = "SELECT ?tenure ?body { ?tenure org:organization ?body }"
    gone.update(tenure for tenure, body in _rows(store, held) if body in gone)
    return gone


def _succession(store: ox.Store, day: str) -> Iterator[ox.Quad]:
    """The successions that have not come about by a day, with the end that they bring."""
    until = ox.NamedNode(expand("kg:until"))
    later = [q for q in store.quads_for_pattern(None, until, None, DEFAULT) if _value(q.object) > day]
    for quad in later:
        for predicate in (*map(expand, _SUCCESSION), until.value):
            yield from store.quads_for_pattern(quad.subject, ox.NamedNode(predicate), None)


def _drop(store: ox.Store, thing: ox.NamedNode) -> None:
    """Remove all that is said of a thing."""
    for quad in [*store.quads_for_pattern(thing, None, None), *store.quads_for_pattern(None, None, thing)]:
        if is_statement(quad.subject):
            for part in list(store.quads_for_pattern(quad.subject, None, None)):
                store.remove(part)
        else:
            store.remove(quad)


def _rows(store: ox.Store, query: str) -> Iterable[tuple[str, ...]]:
    answer = store.query(query, prefixes=PREFIXES)
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple("" if term is None else _value(term) for term in row) for row in answer]


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))
