"""Both sides of a judgement as a person needs to see them: what each source calls a thing, and its words on it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.graph.iris import encode, source_iri
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.identity.archive import Archive
from kg.identity.model import DocumentSeen, Judgement, PersonSeen, Profile, Verdict, occurrence, place_of
from kg.ontology import ID
from kg.views import quads
from kg.views.evidence import around

_PLACE = re.compile(r"(.*):(\d+)-(\d+)", re.DOTALL)
_WIDE = 160
"""How many characters of the sentence are shown before and after the words."""


@dataclass(frozen=True, slots=True)
class Side:
    """One thing of a judgement: `told` is what its source tells, `words` stand between `before` and `after`."""

    thing: str
    name: str
    source: str = ""
    date: str = ""
    told: tuple[str, ...] = ()
    before: str = ""
    words: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A judgement with its two sides."""

    row: Judgement
    left: Side
    right: Side


class Cases:
    """The judgements on a graph, to be worked through."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._graph = graph
        self._archive = Archive(graph.generation)

    def rows(self, *, everything: bool = False) -> list[Judgement]:
        """The judgements that are open, or all of them."""
        return [row for row in self._archive.ledger() if everything or row.verdict is Verdict.UNSURE]

    def case(self, row: Judgement) -> Case:
        """A judgement with what its evidence shows."""
        places = [*row.evidence, "", ""]
        return Case(row, self._side(row.left, places[0]), self._side(row.right, places[1]))

    def evidence(self, left: str, right: str) -> tuple[str, ...]:
        """The places that a judgement on two occurrences rests on: those it named before, or where each stands."""
        judged = next((row for row in self.rows(everything=True) if row.pair == tuple(sorted((left, right)))), None)
        if judged and judged.evidence:
            return judged.evidence
        people = ((thing, self._seen.get(thing)) for thing in (left, right))
        return tuple(
            place_of(thing.partition("@")[2], seen.at) for thing, seen in people if isinstance(seen, PersonSeen)
        )

    def thing(self, given: str) -> str:
        """What a person means by an occurrence, or by an IRI as it was read or as it is written.

        Raises: NotFoundError for what is neither.
        """
        name = given.strip("<>").removeprefix(ID)
        if name in self._seen or name in self._shared:
            return name
        for source, renaming in self._archive.renamings().items():
            for before, after in renaming.items():
                kind, _, key = before.removeprefix(ID).partition("/")
                if after == ID + encode(name) or after == given.strip("<>"):
                    here = occurrence(kind, key, source)
                    return here if here in self._seen else occurrence(kind, key)
        raise NotFoundError(f"no thing in the graph is {given!r}; kg resolve lists those that are open")

    @cached_property
    def _profiles(self) -> dict[str, Profile]:
        return self._archive.profiles()

    @cached_property
    def _seen(self) -> dict[str, PersonSeen | DocumentSeen]:
        """What the sources tell, by occurrence: of people in each source, of documents in the first."""
        found: dict[str, PersonSeen | DocumentSeen] = {}
        for profile in self._profiles.values():
            for person in profile.people:
                found[occurrence("person", person.key, profile.source)] = person
            for document in profile.documents:
                found.setdefault(occurrence("document", document.key), document)
        return found

    @cached_property
    def _shared(self) -> dict[str, list[str]]:
        """The sources of each IRI."""
        found: dict[str, list[str]] = defaultdict(list)
        for profile in self._profiles.values():
            for thing in profile.company:
                found[thing].append(profile.source)
        return found

    def _side(self, thing: str, place: str) -> Side:
        seen = self._seen.get(thing)
        name = seen.name if isinstance(seen, PersonSeen) else seen.names[0] if seen else _name(self._graph, thing)
        match = _PLACE.fullmatch(place)
        if not match:
            return Side(thing, name, told=tuple(_told(seen)))
        source, start, end = match[1], int(match[2]), int(match[3])
        text = quads.value(self._graph.store, ox.NamedNode(source_iri(source)), quads.TEXT)
        before, after = around(text, start, end, _WIDE)
        date = self._profiles[source].date if source in self._profiles else ""
        return Side(thing, name, source, date, tuple(_told(seen)), before, text[start:end], after)


def _name(graph: KnowledgeGraph, thing: str) -> str:
    kind, _, key = thing.partition("@")[0].partition("/")
    return quads.label(graph.store, ox.NamedNode(f"{ID}{kind}/{encode(key)}"))


def _told(seen: PersonSeen | DocumentSeen | None) -> Iterator[str]:
    """What a source tells of a thing, in a few words each."""
    if isinstance(seen, PersonSeen):
        for office in seen.offices:
            yield f"{'nguyên ' if office.former else ''}{office.role} · {office.body}"
    elif seen:
        yield from (*seen.issuers, *seen.dates, *seen.titles)
