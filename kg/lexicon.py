"""Whether a lexicon file of one's own is fit to be laid over the shipped lexicon.

Everything that would make an entry be passed over, or taken for another one, is a problem that
names the entry, its line, and what to do.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from itertools import chain
from pathlib import Path

import pyoxigraph as ox
import rdflib

from kg import ontology
from kg.errors import UsageError
from kg.graph import background, validate
from kg.graph.terms import compact, expand
from kg.ontology import ID, KG, Entry, Lexicon
from kg.text.view import fold_name

FOLDERS = {
    "Body": "body",
    "Place": "place",
    "Country": "place",
    "Role": "role",
    "DocumentType": "document-type",
    "Law": "document",
    "NamedDocument": "document",
    "Topic": "topic",
    "IndicatorConcept": "indicator",
}
"""Where entries of the classes stand that facts are about: their keys are the keys of those things."""
HIERARCHIES = tuple(
    map(expand, ("org:subOrganizationOf", "kg:mergedInto", "kg:renamedTo", "kg:splitInto", "kg:within", "skos:broader"))
)
"""Relations between entries that must not lead back to where they began."""
CODES = {
    "SymbolIssuer": ("notation", "misspelling"),
    "DocumentType": ("symbolCode",),
    "Unit": ("notation", "form"),
    "Country": ("isoCode",),
    "Rule": ("notation",),
}
"""What tells entries of a class apart besides their names."""
VOCABULARIES = (rdflib.ORG, rdflib.SKOS, rdflib.DCTERMS, rdflib.FOAF, rdflib.PROV, rdflib.SDO, rdflib.RDFS, rdflib.OWL)
"""Vocabularies of which rdflib carries a copy, so that a misspelt property of theirs is known to be one."""
NAMED_IN_TEXTS = {"Body", "Place", "Role", "Office"}
"""Classes of things that have names of their own, which no ordinary word is."""
ORDINARY = ("FunctionWord", "ClauseWord", "NeverFirst", "SentenceOpener")
"""Classes that list ordinary words."""
_WRITTEN = {
    "boolean": "true or false",
    "string": 'a text, "…"',
    "langString": 'a text with its language, "…"@vi',
    "date": '"2025-07-01"^^xsd:date',
    "gYearMonth": '"2025-07"^^xsd:gYearMonth',
    "gYear": '"2025"^^xsd:gYear',
}
"""How values are written, by the local name of their datatype."""
_WORDS = re.compile(r"[^\s;,.\[\]()]+(?:\.[^\s;,.\[\]()]+)*")
_TYPE, _PREFERRED = expand("rdf:type"), expand("skos:prefLabel")
_NAMES = tuple(map(expand, ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel")))
_SUBCLASS = expand("rdfs:subClassOf")
_RANGE, _RANGES = expand("rdfs:range"), expand("schema:rangeIncludes")
_DOMAIN, _DOMAINS = expand("rdfs:domain"), expand("schema:domainIncludes")
_DATATYPES = (expand("xsd:"), expand("rdf:langString"))

Value = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one entry; `line` is where it begins in the file, 0 if that is not known."""

    line: int
    entry: str
    message: str


@dataclass(slots=True)
class _File:
    """The triples of a lexicon file by subject."""

    path: Path
    text: str
    triples: dict[str, list[tuple[str, Value]]] = field(default_factory=lambda: defaultdict(list))
    unnamed: bool = False

    def classes(self, entry: str) -> list[str]:
        """The classes of an entry in the `kg:` vocabulary, by local name."""
        named = (o.value for p, o in self.triples[entry] if p == _TYPE and isinstance(o, ox.NamedNode))
        return [iri.removeprefix(KG) for iri in named if iri.startswith(KG)]

    def line(self, entry: str) -> int:
        """The line on which an entry begins: that whose first word it is, or else the first that names it."""
        key = _last(entry)
        lines = [_WORDS.findall(line) for line in self.text.split("\n")]
        firsts = (n for n, words in enumerate(lines, 1) if words and _local(words[0]) == key)
        named = (n for n, words in enumerate(lines, 1) if key in map(_local, words))
        return next(firsts, next(named, 0))


@dataclass(slots=True)
class _Vocabulary:
    """What `policy.ttl` defines: terms, and for each property the classes that have it and what it takes."""

    terms: set[str] = field(default_factory=set)
    ranges: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    above: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    domains: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def read(cls) -> _Vocabulary:
        """The vocabulary as shipped."""
        found = cls()
        for quad in ox.parse(path=str(ontology.folder() / "policy.ttl"), format=ox.RdfFormat.TURTLE):
            subject, value = str(quad.subject.value), quad.object
            found.terms.add(subject)
            if isinstance(value, ox.NamedNode) and quad.predicate.value == _SUBCLASS:
                found.above[subject].add(value.value)
            elif isinstance(value, ox.NamedNode) and quad.predicate.value in (_DOMAIN, _DOMAINS):
                found.domains[subject].add(value.value)
            elif isinstance(value, ox.NamedNode) and quad.predicate.value in (_RANGE, _RANGES):
                found.ranges[subject].add(value.value)
        return found

    def misfit(self, property_: str, value: Value) -> list[str]:
        """The ranges of a property, if a value is of none of them."""
        wanted = self.ranges.get(property_, set())
        given = value.datatype.value if isinstance(value, ox.Literal) else ""
        literal = bool(given) or any(range_.startswith(_DATATYPES) for range_ in wanted)
        return sorted(wanted) if literal and given not in wanted else []

    def fits(self, property_: str, class_: str) -> bool:
        """Whether things of a class may have a property."""
        domains = self.domains.get(property_)
        return not domains or bool(domains & {class_, *self.above[class_]})


def check(path: Path, *, values: bool = True) -> tuple[list[str], list[Problem]]:
    """The entries of a lexicon file, and all that is wrong with them, in the order of the file.

    Without `values` it is not asked whether values are of the few that they may be, which takes the most time.

    Raises: UsageError for a file that cannot be read or is not Turtle.
    """
    file, shipped, known = _read(path), ontology.load(), _Vocabulary.read()
    problems = {
        Problem(file.line(entry), compact(entry).removeprefix(ID), message)
        for entry, message in chain(
            _unnamed(file),
            _terms(file, known, shipped),
            _misspelt(file),
            _labels(file, shipped),
            _ordinary(file, shipped),
            _links(file, shipped),
            _dates(path, file),
            _clashes(path, file, known),
            _cycles(path, file),
            _shapes(path, file) if values else (),
        )
    }
    return sorted(file.triples), sorted(problems, key=lambda p: (p.line, p.entry, p.message))


def _read(path: Path) -> _File:
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(f"cannot read the lexicon {path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"cannot read the lexicon {path}: it is no text in UTF-8") from error
    file = _File(path, text)
    try:
        for quad in ox.parse(input=text, format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode):
                file.triples[quad.subject.value].append((quad.predicate.value, quad.object))
            else:
                file.unnamed = True
    except SyntaxError as error:
        raise UsageError(f"the lexicon {path} is not Turtle: {error}") from error
    return file


def _unnamed(file: _File) -> Iterator[tuple[str, str]]:
    """Entries that cannot be told from others, and a file without any."""
    if file.unnamed:
        yield "[]", "an entry without an IRI is passed over: name it, such as body:bộ-y-tế"
    elif not file.triples:
        yield "-", "there is no entry in the file"


def _terms(file: _File, known: _Vocabulary, shipped: Lexicon) -> Iterator[tuple[str, str]]:
    """Classes and properties that do not exist, properties that a class does not have, and wrong IRIs."""
    for entry, triples in file.triples.items():
        classes = file.classes(entry)
        for class_ in classes:
            if KG + class_ not in known.terms:
                yield entry, f"unknown class kg:{class_}{_near(KG + class_, known.terms)}"
            elif not shipped.of(class_):
                yield entry, f"entries of kg:{class_} are not read from a lexicon"
            elif class_ in FOLDERS and not entry.startswith(f"{ID}{FOLDERS[class_]}/"):
                yield entry, f"the IRI of a kg:{class_} begins with {ID}{FOLDERS[class_]}/"
        for property_ in {p for p, _ in triples if p.startswith(KG)}:
            if property_ not in known.terms:
                yield entry, f"unknown property {compact(property_)}{_near(property_, known.terms)}"
            elif classes and not any(known.fits(property_, KG + class_) for class_ in classes):
                of = " or ".join(sorted(compact(c) for c in known.domains[property_]))
                yield entry, f"{compact(property_)} is a property of {of}, not of kg:{classes[0]}"
        for property_, value in triples:
            if wanted := known.misfit(property_, value):
                yield entry, f"{compact(property_)} takes {_one_of(wanted)}, not {value}"
            elif isinstance(value, ox.Literal) and not _well_formed(value):
                yield entry, f"{compact(property_)}: there is no {compact(value.datatype.value)} {value.value}"


def _misspelt(file: _File) -> Iterator[tuple[str, str]]:
    """Properties of standard vocabularies that those do not have."""
    for entry, triples in file.triples.items():
        for property_ in {p for p, _ in triples}:
            vocabulary = next((v for v in VOCABULARIES if property_.startswith(str(v))), None)
            if vocabulary is not None and rdflib.URIRef(property_) not in vocabulary:
                near = _near(property_, map(str, dir(vocabulary)))
                yield entry, f"unknown property {compact(property_)}{near}"


def _labels(file: _File, shipped: Lexicon) -> Iterator[tuple[str, str]]:
    for entry, triples in file.triples.items():
        for name in (o.value for p, o in triples if p in _NAMES and isinstance(o, ox.Literal)):
            if not name.strip():
                yield entry, "an empty name: write it, or leave it out"
        if entry in shipped.entries:
            continue  # adds names or facts to an entry that has its class and label
        if not file.classes(entry):
            yield entry, "no class: say what it is, such as `a kg:Body`"
        labels = [o for p, o in triples if p == _PREFERRED and isinstance(o, ox.Literal)]
        vietnamese = [label for label in labels if label.language == "vi"]
        if not vietnamese:
            yield entry, 'no Vietnamese label: add skos:prefLabel "…"@vi'
        elif len(vietnamese) > 1:
            yield entry, "more than one skos:prefLabel in Vietnamese: make all but one skos:altLabel"


def _ordinary(file: _File, shipped: Lexicon) -> Iterator[tuple[str, str]]:
    """Names that would be found in every text."""
    ordinary = set(map(fold_name, _ordinary_words(shipped)))
    for entry, triples in file.triples.items():
        own = shipped.entries.get(entry)
        kinds = {own.kind} if own else {*file.classes(entry)}
        for name in (o.value for p, o in triples if p in _NAMES and isinstance(o, ox.Literal)):
            if kinds & NAMED_IN_TEXTS and fold_name(name) in ordinary:
                yield entry, f'the name "{name}" is an ordinary word and would be found everywhere: leave it out'


def _ordinary_words(shipped: Lexicon) -> Iterator[str]:
    for entry in (entry for kind in ORDINARY for entry in shipped.of(kind)):
        yield from entry.facts.get("form", ())
        yield from entry.fact("words").split()


def _links(file: _File, shipped: Lexicon) -> Iterator[tuple[str, str]]:
    """Links to entries that are nowhere."""
    known = {*shipped.entries, *file.triples}
    for entry, triples in file.triples.items():
        for property_, value in triples:
            if isinstance(value, ox.NamedNode) and value.value.startswith(ID) and value.value not in known:
                near = _near(value.value, known)
                yield entry, f"{compact(property_)} leads to {value.value.removeprefix(ID)}, which is no entry{near}"


def _dates(path: Path, file: _File) -> Iterator[tuple[str, str]]:
    """Ends before beginnings."""
    both = ontology.load(path)
    for entry in (both.entries[iri] for iri in file.triples if iri in both.entries):
        since, until = entry.fact("since"), entry.fact("until")
        if since and until and until < since[: len(until)]:
            yield entry.iri, f"kg:until {until} is before kg:since {since}"


def _clashes(path: Path, file: _File, known: _Vocabulary) -> Iterator[tuple[str, str]]:
    """Names, codes and forms that another entry of the same class has."""
    bearers: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for entry in ontology.load(path).entries.values():
        for what, word in _telling(entry, known):
            bearers[entry.kind, what, word].append(entry)
    for (_, what, word), entries in bearers.items():
        for entry in entries if len(entries) > 1 else ():
            if entry.iri in file.triples:
                others = ", ".join(other.iri.removeprefix(ID) for other in entries if other is not entry)
                yield entry.iri, f'the {what} "{word}" is also that of {others}'


def _telling(entry: Entry, known: _Vocabulary) -> set[tuple[str, str]]:
    """The words by which an entry is told from others of its class, each with what it is."""
    found = set()
    if entry.kind in ontology.searched() or entry.kind in FOLDERS:
        found = {("name", fold_name(name)) for name in entry.names}
    forms = ("form",) if KG + "Trigger" in known.above[KG + entry.kind] else CODES.get(entry.kind, ())
    kinds = {"form": "form"}
    return found | {(kinds.get(p, "code"), word) for p in forms for word in entry.facts.get(p, ())}


def _cycles(path: Path, file: _File) -> Iterator[tuple[str, str]]:
    both = ontology.load(path)
    for relation in HIERARCHIES:
        local = compact(relation).partition(":")[2]
        for entry in file.triples:
            way = _way_back(entry, both, local)
            if way:
                yield entry, f"{compact(relation)} leads back to itself: {' → '.join(i.removeprefix(ID) for i in way)}"


def _way_back(start: str, lexicon: Lexicon, relation: str) -> list[str]:
    """The way by which a relation leads from an entry back to it, or nothing."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        entry = lexicon.entries.get(way[-1])
        for following in entry.facts.get(relation, ()) if entry else ():
            if following == start:
                return [*way, following]
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return []


def _shapes(path: Path, file: _File) -> Iterator[tuple[str, str]]:
    """What `shapes.ttl` finds wrong with the entries, seen together with the shipped lexicon."""
    if not validate.installed():
        return  # kg.report says so
    data = rdflib.Graph()
    log = logging.getLogger("rdflib.term")
    level = log.level
    log.setLevel(logging.ERROR)  # what is no date is a problem of its own, see `_well_formed`
    try:
        for each in background.files([path]):
            data.parse(each, format="turtle")
    finally:
        log.setLevel(level)
    for finding in validate.check(data).findings:
        if finding.focus in file.triples:
            yield finding.focus, finding.message["en"]


def _one_of(ranges: list[str]) -> str:
    *others, last = map(_example, ranges)
    return f"{', '.join(others)} or {last}" if others else last


def _example(range_: str) -> str:
    """How a value of a range is written."""
    return _WRITTEN.get(_last(range_), f"a value of {compact(range_)}")


def _well_formed(value: ox.Literal) -> bool:
    """Whether a date, a month or a year is one."""
    missing = {"date": "", "gYearMonth": "-01", "gYear": "-01-01"}.get(_last(value.datatype.value))
    if missing is None:
        return True
    try:
        date.fromisoformat(value.value + missing)
    except ValueError:
        return False
    return True


def _near(iri: str, known: Iterable[str]) -> str:
    """A question about the name that was perhaps meant, of those that begin like this one."""
    named = {_last(other): other for other in known if other.startswith(iri.removesuffix(_last(iri)))}
    found = get_close_matches(_last(iri), named, n=1, cutoff=0.7)
    return f"; did you mean {compact(named[found[0]]).removeprefix(ID)}?" if found else ""


def _local(term: str) -> str:
    """The last part of a term as a file writes it: `body:x`, `<https://…/body/x>`."""
    return re.split(r"[:/#<>]", term.rstrip(">").replace("\\", ""))[-1]


def _last(iri: str) -> str:
    """What follows the last slash or hash."""
    return iri.replace("#", "/").rsplit("/", 1)[-1]
