"""Which document a source means that leaves out its year, its issuer's place or all but its number.

It is the one that other sources know whole, if exactly one fits: type, number, issuer, place, dates and subject must
not contradict, and something must speak for it, such as a number that does not begin anew each year.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.identity.company import Company
from kg.identity.knowledge import Knowledge
from kg.identity.model import DocumentSeen, Judgement, Profile, Verdict, occurrence, place_of
from kg.text.slug import slug
from kg.text.view import fold_name

JOINING = 12.0
"""How telling the company of two sources must be, in bits, for a number alone to mean one document in both."""
LISTED = 5
"""To how many documents at most an unsure one is compared."""
TERM = 5
"""Years from one congress to the next, in which a Party organ gives a number once."""
WELL_KNOWN = 10
"""In how many sources a Party document is named in full before its number alone, at no known time, means it."""
_ALIKE = 0.6
"""Share of the words of the shorter subject that two subjects of one document have in common."""
_TELLING = 4
_SHORT = re.compile(r"(?:số )?(\d+[a-zđ]?)(?:/(\d{4}))?$")
_NUMBER = re.compile(r"0*(\d+[a-zđ]?)(?=\D)")
_YEAR = re.compile(r"(?:^|[-/])((?:19|20)\d\d)(?:[-/]|$)")
_TERM = re.compile(r"[-/](?:tw|tu|hu|qu|đu|tư)$|tw$")
_LOCAL = re.compile(r"-(?:ubnd|hđnd|tu|hu|qu|đu|btv|ubnd-[\wđ]+)$|^\d+-(?:ubnd|hđnd|s[a-zđ]+)-|-s[a-zđ]{1,6}$")
"""Symbols that every province has."""
_ASSEMBLY = re.compile(r"-(?:[a-zđ]+-)?(?:ubtv)?qh\d+$")


@dataclass(slots=True)
class Known:
    """A document as all sources together tell it."""

    key: str
    type: str = ""
    symbol: str = ""
    names: set[str] = field(default_factory=set)
    issuers: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    seen: list[tuple[str, tuple[int, int]]] = field(default_factory=list)
    local: bool = False
    told: str = ""
    """The date of the source of a local one."""
    after: str = ""
    """The last day of which the source of a local one tells: it is no older."""
    congress: int = 0
    """Of which term the source of a local one says that it is."""
    sound: bool = False
    """Whether a source that tells of it may have been written after the day that it tells."""

    def take(self, profile: Profile, document: DocumentSeen) -> None:
        """Take in what one source tells of it."""
        self.type, self.symbol = document.type or self.type, slug(document.symbol) or self.symbol
        self.local = document.local
        self.told = profile.date
        self.after = profile.latest
        self.congress = document.congress
        self.names.update(map(fold_name, document.names))
        self.issuers.update(document.issuers)
        self.places.update(document.places)
        self.dates.update(document.dates)
        self.sound |= not (profile.date and document.dates) or min(document.dates)[: len(profile.date)] <= profile.date
        self.titles.update(map(fold_name, document.titles))
        self.seen.append((profile.source, document.at))

    @property
    def id(self) -> str:
        return occurrence("document", self.key)

    @property
    def years(self) -> set[str]:
        """The year of its symbol or key, else the years of its dates."""
        found = _YEAR.search(self.symbol) or (_YEAR.search(self.key) if self.is_whole else None)
        return {found[1]} if found else {date[:4] for date in self.dates}

    @property
    def scope(self) -> set[str]:
        """The place, or the type, whose series its number belongs to."""
        series = self.series
        return {series} if series else self.places

    @property
    def is_whole(self) -> bool:
        """Whether its key is what identifies it, and not with a date that is later than every source of it."""
        return not self.local and self.sound

    @property
    def series(self) -> str:
        """What stands before the symbol in its key; "" if the key is not whole."""
        before = "" if not self.is_whole else self.key.partition(self.symbol)[0]
        return before.rstrip("/") if self.symbol else ""

    @property
    def days(self) -> set[str]:
        """Its dates that are whole."""
        return {date for date in self.dates if len(date) == len("2025-01-01")}


class Documents:
    """The documents of all sources, and what each local one can be."""

    def __init__(self, profiles: Sequence[Profile], known: Knowledge, company: Company) -> None:
        self._known = known
        self._company = company
        self.all: dict[str, Known] = {}
        self._mentioned = {p.source: p.company for p in profiles}
        for profile in profiles:
            for seen in profile.documents:
                self.all.setdefault(seen.key, Known(seen.key)).take(profile, seen)
        self._by_symbol: dict[str, list[Known]] = defaultdict(list)
        self._by_number: dict[tuple[str, str], list[Known]] = defaultdict(list)
        for key in sorted(self.all):
            document = self.all[key]
            if not document.sound:
                document.dates.clear()
            if document.symbol:
                self._by_symbol[document.symbol].append(document)
                number = _NUMBER.match(document.symbol)
                if number and document.is_whole:
                    self._by_number[document.type, number[1]].append(document)

    def judge(self) -> Iterator[Judgement]:
        """Every judgement on documents."""
        for key in sorted(self.all):
            document = self.all[key]
            if not document.is_whole:
                yield from self._of_symbol(document) if document.symbol else self._of_number(document)
        yield from self._named()
        yield from self._different()

    def _of_symbol(self, document: Known) -> Iterator[Judgement]:
        whole = self._completed(document)
        if whole:
            yield self._row(document, self.all.get(whole, Known(whole)), Verdict.SAME, "document.completed")
            return
        others = [o for o in self._by_symbol[document.symbol] if o is not document and self._fits(document, o)]
        completed = {key: o for o in others if not o.is_whole and (key := self._completed(o))}
        wholes = completed | {o.key: o for o in others if o.is_whole}
        fitting = [wholes[key] for key in sorted(wholes)]
        if not fitting:
            yield from self._local(document, [o for o in others if not o.is_whole and o.key < document.key])
            return
        alike = [o for o in fitting if self._is_alike(document, o)]
        if len(alike) == 1:
            yield self._row(document, alike[0], Verdict.SAME, "document.title")
        elif len(fitting) == 1 and self._speaks_for(document, fitting[0]):
            yield self._row(document, fitting[0], Verdict.SAME, "document.symbol")
        else:
            yield from self._unsure(document, fitting)

    def _completed(self, document: Known) -> str:
        """The whole key of a document whose year and issuer the same source tells elsewhere; "" if it does not."""
        years, places = document.years, document.scope
        if len(years) != 1 or len(document.issuers) != 1 or len(places) > 1:
            return ""
        issuer, own = next(iter(document.issuers)), bool(_YEAR.search(document.symbol))
        if self._known.one_issuer(document.symbol):
            scope = slug(document.type) if _ASSEMBLY.search(document.symbol) else ""
        elif places:
            scope = next(iter(places))
            if scope.partition("/")[0] not in self._known.provinces:
                return ""  # a ward of this name may be in any province
        elif issuer.partition("/")[0] in self._known.central and not _LOCAL.search(document.symbol):
            scope = issuer
        else:
            return ""
        return "/".join(filter(None, (scope, document.symbol, "" if own else next(iter(years)))))

    def _speaks_for(self, document: Known, other: Known) -> bool:
        """Whether more than a number says that a document is the only one that fits."""
        if _LOCAL.search(document.symbol):
            return self._in_place(document, other)
        if _YEAR.search(document.symbol) or document.years & other.years or _ASSEMBLY.search(document.symbol):
            return True
        if not other.years or (_subjects(document) and (_subjects(other) or not document.told)):
            return False  # it has a subject, and not the one that is known of the other
        if self._company_of(document, other) >= JOINING:
            return True
        if _TERM.search(document.symbol):
            return self._is_of_term(document, other)
        age = _age(document, other)
        return age is not None and age <= 1 and bool(document.told or self._company_of(document, other) >= JOINING / 2)

    def _is_of_term(self, document: Known, other: Known) -> bool:
        """Whether a Party document that a source calls by its number is likely to be of the term of another."""
        if document.congress:
            return document.congress in self._congresses(other)
        age = _age(document, other)
        if age is None:
            return not document.told and len(other.seen) >= WELL_KNOWN
        return age <= (TERM if _agree(document.issuers, other.issuers) else 1)

    def _congresses(self, document: Known) -> set[int]:
        """The terms in which a Party document can be issued, by what is known of its date."""
        if document.days:
            return {self._known.congress(day) for day in document.days}
        return {self._known.congress(f"{year}-{end}") for year in document.years for end in ("01-01", "12-31")}

    def _is_alike(self, document: Known, other: Known) -> bool:
        """Whether two have one subject that is not every year's."""
        if not _same_subject(document, other):
            return False
        if _TERM.search(other.symbol) or _ASSEMBLY.search(other.symbol):
            return True
        figures = [{w for title in d.titles for w in title.split() if w[:1].isdigit()} for d in (document, other)]
        return bool(figures[0] & figures[1]) or self._company_of(document, other) >= JOINING / 2

    def _in_place(self, document: Known, other: Known) -> bool:
        """Whether a number that every province gives is that of the place which the source speaks of."""
        if document.places & other.scope:
            return bool(document.years & other.years) or bool(_YEAR.search(document.symbol))
        spoken = {f"place/{place}" for place in other.scope}.intersection(self._mentioned[document.seen[0][0]])
        provinces = [
            t
            for t in self._mentioned[document.seen[0][0]]
            if t.startswith("place/") and t.removeprefix("place/") in self._known.provinces
        ]
        alone = bool(spoken) and len(provinces) == 1
        return alone and (not document.years or not other.years or bool(document.years & other.years))

    def _company_of(self, document: Known, other: Known) -> float:
        without = {document.id, other.id}
        source = document.seen[0][0]
        return max(
            (self._company.shared(source, s, without) for s, _ in other.seen[:LISTED] if s != source), default=0.0
        )

    def _local(self, document: Known, others: list[Known]) -> Iterator[Judgement]:
        """Two sources that leave out the same: one document if their subjects or their company say so."""
        for other in others:
            if self._is_alike(document, other):
                yield self._row(document, other, Verdict.SAME, "document.title")
                return
            if self._company_of(document, other) >= JOINING:
                yield self._row(document, other, Verdict.SAME, "document.symbol", 0.97)
                return
        if others:
            yield from self._unsure(document, others)

    def _of_number(self, document: Known) -> Iterator[Judgement]:
        """ "Nghị quyết 52": the one document of that type and number which the issuer, date or subject singles out."""
        forms = filter(None, map(_SHORT.search, sorted(document.names)))
        found = next(forms, None)
        if not found:
            return
        document.dates.update(filter(None, (found[2],)))
        fitting = [o for o in self._by_number[document.type, found[1].lstrip("0")] if self._fits(document, o)]
        speaking = [o for o in fitting if self._is_told(document, o)]
        alike = [o for o in fitting if self._is_alike(document, o)]
        if len(alike) == 1:
            yield self._row(document, alike[0], Verdict.SAME, "document.title")
        elif len(speaking) == 1:
            yield self._row(document, speaking[0], Verdict.SAME, "document.short")
        else:
            yield from self._unsure(
                document, speaking or [o for o in fitting if self._company_of(document, o) >= JOINING]
            )

    def _is_told(self, document: Known, other: Known) -> bool:
        """Whether type and number, with what else the source tells, can mean no document but this."""
        if document.places and not document.places & other.scope:
            return False
        if _subjects(document) and _subjects(other) and not _same_subject(document, other):
            return False
        by_issuer = document.type in self._known.counted or bool(document.issuers & other.issuers)
        if document.years & other.years and (by_issuer or document.days & other.days):
            return True
        if self._company_of(document, other) >= JOINING:
            return True
        return by_issuer and bool(_TERM.search(other.symbol)) and self._is_of_term(document, other)

    def _fits(self, document: Known, other: Known) -> bool:
        """Whether nothing that is told of two documents of one number contradicts."""
        if document.congress and _TERM.search(other.symbol) and document.congress not in self._congresses(other):
            return False
        return _fits(document, other)

    def _unsure(self, document: Known, others: list[Known]) -> Iterator[Judgement]:
        for other in others[:LISTED]:
            yield self._row(document, other, Verdict.UNSURE, "document.ambiguous")

    def _named(self) -> Iterator[Judgement]:
        """A law by name and year is the one that other sources, or the lexicon, give the number of."""
        numbered: dict[str, set[str]] = defaultdict(set)
        for key, document in self.all.items():
            if document.symbol and document.is_whole:
                for name in document.names:
                    numbered[slug(name)].add(key)
        enacted = {f"{name}-{year}": symbol for (name, year), symbol in self._known.enacted.items()}
        for key in sorted(self.all):
            document = self.all[key]
            name = key.replace("/", "-")
            if document.symbol or document.local or not _YEAR.search(key):
                continue
            by_law = self._by_symbol.get(enacted.get(name, ""), ())
            found = {d.key for d in by_law if d.is_whole and d.type == document.type}
            found = found or {k for k in numbered.get(name, ()) if self.all[k].type == document.type}
            if len(found) == 1:
                yield self._row(document, self.all[found.pop()], Verdict.SAME, "document.name")
            elif found:
                yield from self._unsure(document, [self.all[k] for k in sorted(found)])

    def _different(self) -> Iterator[Judgement]:
        """Documents of one symbol that their keys keep apart."""
        for symbol in sorted(self._by_symbol):
            whole = [d for d in self._by_symbol[symbol] if d.is_whole]
            for one, other in pairwise(whole):
                if one.series == other.series:
                    yield self._row(one, other, Verdict.DIFFERENT, "document.year")
                elif one.days & other.days and not (one.places or other.places or _LOCAL.search(symbol)):
                    yield self._row(one, other, Verdict.SAME, "document.day")
                else:
                    yield self._row(one, other, Verdict.DIFFERENT, "document.issuer")

    def _row(self, one: Known, other: Known, verdict: Verdict, rule: str, weight: float = 1.0) -> Judgement:
        evidence = tuple(place_of(*d.seen[0]) for d in (one, other) if d.seen)
        return Judgement(one.id, other.id, verdict, rule, round(self._known.confidences[rule] * weight, 3), evidence)


def judge(profiles: Sequence[Profile], known: Knowledge, company: Company) -> Iterator[Judgement]:
    """Judgements on all documents."""
    yield from Documents(profiles, known, company).judge()


def _fits(document: Known, other: Known) -> bool:
    """Whether nothing that is told of two documents of one number contradicts."""
    if document.type != other.type:
        return False
    if document.issuers and other.issuers and not _agree(document.issuers, other.issuers):
        return False
    if document.places and other.scope and not document.places & other.scope:
        return False
    if document.years and other.years and not document.years & other.years:
        return False
    if document.days and other.days and not document.days & other.days:
        return False
    told = document.told[:4]
    return not (told and other.years) or min(other.years) <= told


def _age(document: Known, other: Known) -> int | None:
    """Years from a document to the source that speaks of another; None where it is not known to be any later."""
    told = document.told or document.after
    begun = min(other.days or other.years, default="")
    if not told or not begun or told < begun[: len(told)]:
        return None
    return int(told[:4]) - int(begun[:4])


def _agree(issuers: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two sets of issuers have one in common, or one that is an organ of another."""
    return any(o == i or o.startswith(i + "/") or i.startswith(o + "/") for i in issuers for o in others)


def _subjects(document: Known) -> list[str]:
    """The subjects that are long enough to tell one document from another."""
    return [title for title in document.titles if len(title.split()) >= _TELLING]


def _same_subject(document: Known, other: Known) -> bool:
    return any(_alike(one, another) for one in document.titles for another in other.titles)


def _alike(one: str, other: str) -> bool:
    words, others = set(one.split()), set(other.split())
    fewer = min(len(words), len(others))
    return fewer >= _TELLING and len(words & others) >= max(_ALIKE * max(len(words), len(others)) * 0.8, _ALIKE * fewer)
