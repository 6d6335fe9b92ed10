"""What a store states of one entity, as a view shows it.

Plain triples and statements with the same content are one fact with all its evidence.
Tenures are read as one relation between person and body. What was only proposed, denied or
reported is a fact of its own with that status.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.graph.terms import SOURCES, expand
from kg.views import quads
from kg.views.evidence import Evidence, Quote
from kg.views.terms import TENURE, UTTERANCE

ASSERTED = "asserted"


@dataclass(slots=True)
class Fact:
    """One thing stated of a subject.

    `object` is an IRI, or a text where `literal`. `background` facts come from the lexicon, not
    from a source. `details` qualify a tenure: role, since, until, attested, former; `role_en` is
    the English name of the role.
    """

    subject: str
    predicate: str
    object: str
    literal: bool = False
    status: str = ASSERTED
    background: bool = False
    quotes: list[Quote] = field(default_factory=list)
    details: dict[str, str] = field(default_factory=dict)
    role_en: str = ""

    def said(self, name: Callable[[str], str]) -> str:
        """What is stated, as a person reads it; `name` gives the name of an entity by its IRI."""
        value = self.object if self.literal else name(self.object)
        details = ", ".join(detail for key, detail in self.details.items() if detail and key != "former")
        former = "nguyên " if self.details.get("former") else ""
        return former + (f"{value} ({details})" if details else value)

    @property
    def confidence(self) -> float:
        """That of the best evidence; 1 where there is none, as for background knowledge."""
        return max((quote.confidence for quote in self.quotes), default=1.0)


def of(store: ox.Store, evidence: Evidence, iri: str) -> list[Fact]:
    """Every fact whose subject is this entity, in a fixed order."""
    found: dict[tuple[str, str, str], Fact] = {}
    subject = ox.NamedNode(iri)
    for quad in store.quads_for_pattern(subject, None, None, quads.ALL):
        if quad.predicate.value not in quads.ANNOTATIONS:
            background = quads.is_background(store, quad.triple)
            _merge(found, Fact(iri, quad.predicate.value, *_text(quad.object), background=background))
    for stated in evidence.of(subject):
        if stated.predicate not in quads.ANNOTATIONS:
            _merge(found, Fact(iri, stated.predicate, *_text(stated.object), stated.status, quotes=[stated.quote]))
    facts = [*found.values(), *tenures(store, evidence, iri)]
    for fact in facts:
        fact.quotes = _ordered(fact.quotes)
    return sorted(facts, key=lambda f: (f.predicate, f.object, f.status, sorted(f.details.items())))


def pointing_at(store: ox.Store, evidence: Evidence, iri: str) -> Iterator[Fact]:
    """Every fact of another entity whose object is this one, in the order of the entities.

    That a source mentions it is none, nor that a tenure has it as its member: `of` gives that as an office.
    """
    statements = quads.subjects(store, quads.OBJECT, ox.NamedNode(iri))
    for subject in sorted({quads.value(store, statement, quads.SUBJECT) for statement in statements}):
        if not subject.startswith(SOURCES):
            found = of(store, evidence, subject)
            yield from (fact for fact in found if fact.object == iri and fact.predicate != quads.MEMBER.value)


def tenures(store: ox.Store, evidence: Evidence, person: str) -> list[Fact]:
    """The offices of a person: one fact a role and body, however often it was attested."""
    found: dict[tuple[str, str, bool], Fact] = {}
    for tenure in quads.subjects(store, quads.MEMBER, ox.NamedNode(person)):
        body = quads.value(store, tenure, quads.ORGANIZATION)
        role = quads.value(store, tenure, quads.ROLE)
        title = quads.label(store, ox.NamedNode(role)) if role else ""
        former = quads.value(store, tenure, ox.NamedNode(expand("kg:former"))) == "true"
        fact = found.setdefault((body, title, former), Fact(person, TENURE, body or title, literal=not body))
        fact.details["role"] = title
        fact.role_en = quads.label(store, ox.NamedNode(role), "en") if role else ""
        if former:
            fact.details["former"] = "true"
        _widen(fact.details, {name: quads.values(store, tenure, ox.NamedNode(expand(f"kg:{name}"))) for name in _DAYS})
        stated = list(evidence.of(tenure))
        fact.quotes += [s.quote for s in stated]
        if stated and all(s.status != ASSERTED for s in stated):
            fact.status = stated[0].status
    return list(found.values())


def utterances(store: ox.Store, evidence: Evidence, speaker: str) -> list[Fact]:
    """What someone said, the latest first: one fact for each thing spoken about, and one for each time's words."""
    words: list[Fact] = []
    about: dict[str, Fact] = {}
    for utterance in quads.subjects(store, quads.SPEAKER, ox.NamedNode(speaker)):
        quotes = _ordered([stated.quote for stated in evidence.of(utterance)])
        said = quads.value(store, utterance, quads.WORDS)
        words.append(Fact(speaker, quads.WORDS.value, said, literal=True, quotes=quotes))
        for thing in quads.iris(store, utterance, quads.ABOUT):
            about.setdefault(thing, Fact(speaker, UTTERANCE, thing)).quotes += quotes
    words.sort(key=lambda fact: fact.object)
    words.sort(key=lambda fact: max((quote.source.date for quote in fact.quotes), default=""), reverse=True)
    return [*(about[thing] for thing in sorted(about)), *words]


_DAYS = ("since", "until", "attestedOn")


def _widen(details: dict[str, str], days: dict[str, list[str]]) -> None:
    """Take the dates of one more tenure into those of the collapsed one."""
    for name, pick in (("since", min), ("until", max)):
        known = [*filter(None, [details.get(name)]), *days[name]]
        if known:
            details[name] = pick(known)
    attested = sorted({*filter(None, details.get("attested", "").split("/")), *days["attestedOn"]})
    if attested:
        details["attested"] = "/".join(dict.fromkeys((attested[0], attested[-1])))


def _merge(found: dict[tuple[str, str, str], Fact], fact: Fact) -> None:
    known = found.setdefault((fact.predicate, fact.object, fact.status), fact)
    known.background = known.background and fact.background
    if known is not fact:
        known.quotes += fact.quotes


def _text(term: quads.Term) -> tuple[str, bool]:
    """A term as text, and whether it is a literal."""
    return str(term) if isinstance(term, ox.Triple) else term.value, not isinstance(term, ox.NamedNode)


def _ordered(quotes: list[Quote]) -> list[Quote]:
    """Without repeats of the same words of one source, the surest first."""
    best: dict[tuple[str, int, int], Quote] = {}
    for quote in sorted(quotes, key=lambda q: (-q.confidence, q.rule)):
        best.setdefault((quote.source.iri, quote.start, quote.end), quote)
    return sorted(best.values(), key=lambda q: (-q.confidence, q.source.iri, q.start, q.end))
