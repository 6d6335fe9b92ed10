"""The ontology as data: terms, and the lexicon as names that can be found in a text.

`ontology/` is the single source of what the extractors know. Every lexical entry there is
a SKOS resource typed with one class of the `kg:` vocabulary (`kg:DocumentType`, `kg:Body`,
`kg:Office`, `kg:EventVerb` …). This module reads those files once and answers three
questions: which entries are there, which entry has this name, and which names stand in
this text. Only names of the classes that `policy.ttl` marks with `kg:searchedFor` are
searched for; labels of all others are for people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.kept import kept
from kg.text.view import fold_name

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

KG = "https://w3id.org/vnpolicy/ontology#"
ID = "https://w3id.org/vnpolicy/id/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

_NAMES = {SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel"}


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One resource of the lexicon.

    `kind` is the local name of its class in the `kg:` vocabulary; `names` are all its
    Vietnamese labels (preferred, alternative, hidden); `facts` holds every other property by
    the local name of its predicate: IRIs as they are, literals as their text.
    """

    iri: str
    kind: str
    label: str
    names: tuple[str, ...]
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    key: str = field(init=False)
    """What follows the kind in an IRI below `kgid:`: "bộ-chính-trị" of kgid:body/bộ-chính-trị."""

    _first: dict[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", self.iri.removeprefix(ID).partition("/")[2])
        object.__setattr__(self, "_first", {name: values[0] for name, values in self.facts.items() if values})

    def fact(self, name: str, default: str = "") -> str:
        """The first value of a property, or `default`."""
        return self._first.get(name, default)


class Hit(NamedTuple):
    """A name of the lexicon found in a view: `start:end` are offsets of the view."""

    start: int
    end: int
    entry: Entry


_hit = tuple.__new__
"""Makes a hit without the detour over `Hit.__new__`: hundreds are made of every page."""


class Lexicon:
    """The entries of the lexicon, findable by class, by IRI, by name and in a text."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: dict[str, Entry] = {e.iri: e for e in entries}
        self._by_kind: dict[str, list[Entry]] = defaultdict(list)
        self._by_name: dict[str, dict[str, Entry]] = defaultdict(dict)
        for entry in self.entries.values():
            self._by_kind[entry.kind].append(entry)
            for name in entry.names:
                self._by_name[entry.kind].setdefault(fold_name(name), entry)

    def of(self, kind: str) -> list[Entry]:
        """All entries of a class, in the order of their IRIs."""
        return self._by_kind.get(kind, [])

    def named(self, kind: str, name: str) -> Entry | None:
        """The entry of that class which has this name, in whatever case and tone placement."""
        return self._by_name.get(kind, {}).get(fold_name(name))

    def confidence(self, rule: str) -> float:
        """The confidence of a rule, from its `kg:Rule` entry. Raises KeyError for an unknown rule."""
        return self._confidences[rule]

    @cached_property
    def _confidences(self) -> dict[str, float]:
        return {e.fact("notation"): round(float(e.fact("confidence")), 3) for e in self.of("Rule")}

    def scan(self, text: str, lower: str) -> dict[str, list[Hit]]:
        """Every name that stands in a view as whole words, by class, in text order.

        Of names of one class that overlap, the longest from the left is kept. A name written in
        capitals ("UBND", "TW") is found only in capitals; other names in any case.
        """
        any_case, capitals = self._searches
        found = any_case.run(lower)
        for kind, hits in capitals.run(text).items():
            found[kind] = longest([*found[kind], *hits]) if kind in found else hits
        return found

    @cached_property
    def _searches(self) -> tuple[_Search, _Search]:
        """For names in any case, to run on lower case; and for names in capitals."""
        any_case: dict[str, dict[Entry, None]] = defaultdict(dict)
        capitals: dict[str, dict[Entry, None]] = defaultdict(dict)
        for entry in (entry for kind in sorted(searched()) for entry in self.of(kind)):
            for name in entry.names:
                if name.isupper() and len(name) <= 8:
                    capitals[name][entry] = None
                else:
                    any_case[fold_name(name)][entry] = None
        return _Search(any_case), _Search(capitals)


class _Search:
    """One pass over a text for many names at once."""

    def __init__(self, names: Mapping[str, Iterable[Entry]]) -> None:
        from ahocorasick_rs import AhoCorasick

        self._automaton: AhoCorasick = AhoCorasick(list(names))
        self._kinds = sorted({entry.kind for entries in names.values() for entry in entries})
        self._patterns = [_pattern(name, entries, self._kinds) for name, entries in names.items()]

    def run(self, text: str) -> dict[str, list[Hit]]:
        """The names that stand in `text` as whole words: by class, of overlapping ones the longest from the left.

        Matches come in the order of their ends, so one that begins no later than those kept before
        covers them, and one that begins inside the last kept is shadowed by it for good.
        """
        found: list[list[Hit]] = [[] for _ in self._kinds]
        ends = [0] * len(found)
        around = f" {text} "  # so that every match has a character before and behind it
        patterns = self._patterns
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            opens, closes, groups = patterns[index]
            before, behind = around[start], around[end + 1]
            if (before != " " and opens and before.isalnum()) or (behind != " " and closes and behind.isalnum()):
                continue
            for kind, entries in groups:
                kept = found[kind]
                if start < ends[kind]:
                    while kept and kept[-1].start >= start:
                        kept.pop()
                    if kept and kept[-1].end > start:
                        continue
                ends[kind] = end
                for entry in entries:
                    kept.append(_hit(Hit, (start, end, entry)))
        return {kind: hits for kind, hits in zip(self._kinds, found, strict=True) if hits}


_Pattern = tuple[bool, bool, tuple[tuple[int, tuple[Entry, ...]], ...]]
"""Whether a name begins and ends in a letter or digit, and the entries that have it, by the number of their class."""


def _pattern(name: str, entries: Iterable[Entry], kinds: Sequence[str]) -> _Pattern:
    groups: dict[int, tuple[Entry, ...]] = {}
    for entry in entries:
        kind = kinds.index(entry.kind)
        groups[kind] = (*groups.get(kind, ()), entry)
    return name[0].isalnum(), name[-1].isalnum(), tuple(groups.items())


def longest(hits: list[Hit]) -> list[Hit]:
    """Of overlapping hits the leftmost and longest, in text order; equal spans are all kept."""
    kept: list[Hit] = []
    begin = end = -1
    for hit in sorted(hits, key=_leftmost_longest):
        if hit.start >= end or (hit.start == begin and hit.end == end):
            kept.append(hit)
            begin, end = hit.start, hit.end
    return kept


def _leftmost_longest(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


def folder() -> Path:
    """The folder of the ontology files: inside the installed package, or beside it in a checkout."""
    installed = Path(__file__).parent / "_ontology"
    return installed if installed.is_dir() else Path(__file__).parents[1] / "ontology"


@lru_cache(maxsize=1)
def searched() -> frozenset[str]:
    """The classes whose names are searched for in every text, by `kg:searchedFor true` in `policy.ttl`."""
    import pyoxigraph as ox

    marked = ox.NamedNode(KG + "searchedFor")
    quads = ox.parse(path=str(folder() / "policy.ttl"), format=ox.RdfFormat.TURTLE)
    return frozenset(_local(quad.subject.value) for quad in quads if quad.predicate == marked)


@lru_cache(maxsize=4)
def load(*extra: Path) -> Lexicon:
    """The shipped lexicon, with the entries of further Turtle files laid over it.

    Raises: FileNotFoundError for a missing file, SyntaxError for one that is not Turtle.
    """
    files = [*sorted((folder() / "lexicon").glob("*.ttl")), *extra]
    return Lexicon(Entry(*row) for row in kept("lexicon", files, lambda: _rows(files)))


_Row = tuple[str, str, str, tuple[str, ...], dict[str, tuple[str, ...]]]
"""The fields of an entry."""


def _rows(files: Iterable[Path]) -> list[_Row]:
    import pyoxigraph as ox

    kinds: dict[str, str] = {}
    labels: dict[str, str] = {}
    names: dict[str, dict[str, None]] = defaultdict(dict)
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for file in files:
        for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            if not isinstance(quad.subject, ox.NamedNode) or isinstance(quad.object, (ox.BlankNode, ox.Triple)):
                continue
            subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object.value
            language = quad.object.language if isinstance(quad.object, ox.Literal) else None
            if predicate == RDF_TYPE and value.startswith(KG):
                kinds[subject] = value.removeprefix(KG)
            elif predicate in _NAMES and language in (None, "vi"):
                names[subject][value] = None
                if predicate.endswith("prefLabel"):
                    labels[subject] = value
            else:
                facts[subject][_local(predicate)].append(value)
    return [
        (iri, kinds[iri], labels.get(iri, ""), tuple(names[iri]), {k: tuple(v) for k, v in facts[iri].items()})
        for iri in sorted(kinds)
    ]


def _local(iri: str) -> str:
    return iri.replace("#", "/").rsplit("/", 1)[-1]
