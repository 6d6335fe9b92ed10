"""Whether people of one name are one person.

A name alone proves nothing unless it is rare. Offices join: the same body, the leading organs of one place,
a career from a province upwards. Offices part: two places, or a commune and a ministry, at one time. Company
joins: rarely named people and bodies that two sources both speak of. What is left is unsure, and stays apart.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.identity import careers
from kg.identity.clusters import Clusters
from kg.identity.company import Company
from kg.identity.knowledge import Knowledge, spelling
from kg.identity.model import Judgement, Office, PersonSeen, Profile, Verdict, occurrence, place_of
from kg.text.slug import slug
from kg.text.view import fold_name

PROMINENT = 3
"""In how many sources a leader is named with the office before the bare name is taken to mean that one."""
PUBLIC = 5
"""In how many sources a name stands with a title alone, or in one company, before it is that of one public figure."""
SHARED = 4.0
"""How telling the company of a bare name must be, in bits, to be that in which its one bearer is known."""
JOINING = 9.0
"""How telling the company of two occurrences must be, in bits, to make them one."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A person in one source."""

    source: str
    date: str
    person: PersonSeen

    @property
    def id(self) -> str:
        return occurrence("person", self.person.key, self.source)

    @property
    def offices(self) -> tuple[Office, ...]:
        return self.person.offices


class People:
    """Everything that sources tell of the people of one spelling."""

    def __init__(self, seen: Sequence[Seen], known: Knowledge, company: Company) -> None:
        self.seen = {s.id: s for s in sorted(seen, key=lambda s: (s.date or "9", s.source, s.person.key))}
        self.known = known
        self.company = company
        self.clusters: Clusters[str] = Clusters(self.seen)
        self.judgements: dict[tuple[str, str], Judgement] = {}
        self._things = {f"person/{s.person.key}" for s in seen}

    def decided(self, apart: Iterable[tuple[str, str]], joined: Iterable[tuple[str, str]]) -> None:
        """Take in what a person said, which no rule can undo."""
        for left, right in apart:
            self.clusters.part(left, right)
        for left, right in joined:
            self.clusters.join(left, right)

    def judge(self) -> Iterator[Judgement]:
        """Every judgement on these people."""
        self._by_body()
        self._by_place()
        self._by_company()
        self._by_career()
        self._by_name()
        self._part()
        yield from self.judgements.values()

    def _same(self, left: str, right: str, rule: str, weight: float = 1.0) -> None:
        if self.clusters.find(left) != self.clusters.find(right) and self.clusters.join(left, right):
            self._note(left, right, Verdict.SAME, rule, weight)

    def _note(self, left: str, right: str, verdict: Verdict, rule: str, weight: float = 1.0) -> None:
        score = round(self.known.confidences[rule] * weight, 3)
        evidence = tuple(place_of(self.seen[i].source, self.seen[i].person.at) for i in (left, right))
        row = Judgement(left, right, verdict, rule, score, evidence)
        self.judgements.setdefault(row.pair, row)

    def _by_body(self) -> None:
        """The same office of one body, or two leading offices of it."""
        by_body: dict[str, list[tuple[str, Office]]] = defaultdict(list)
        for id_, seen in self.seen.items():
            for office in seen.offices:
                for body in careers.roots(self.known, office):
                    by_body[body].append((id_, office))
        for held in by_body.values():
            for (left, one), (right, other) in careers.pairs(held):
                agree = careers.agree(self.known, one, other, self._dates(left), self._dates(right))
                if agree and self._may_join(left, right):
                    alike = self._key(left) == self._key(right)
                    self._same(left, right, "person.office" if alike else "person.spelling")

    def _by_place(self) -> None:
        """Leading offices of one place: its Party committee, its council, its people's committee."""
        by_place: dict[str, list[str]] = defaultdict(list)
        for id_, seen in self.seen.items():
            for place in sorted({o.place for o in seen.offices if o.place and careers.is_apex(self.known, o)}):
                by_place[place].append(id_)
        for ids in by_place.values():
            for other in ids[1:]:
                self._same(ids[0], other, "person.place")

    def _by_company(self) -> None:
        """Occurrences that share rarely named people, bodies and documents."""
        found = []
        for left, right in self._loose_pairs():
            bits = self._shared(left, right)
            if bits >= JOINING and not self._conflict(left, right):
                found.append((-bits, left, right))
        for _, left, right in sorted(found):
            if self._may_join(left, right):
                self._same(left, right, "person.company")

    def _loose_pairs(self) -> Iterator[tuple[str, str]]:
        """Pairs of different sets, one of each pair outside the largest set."""
        sets = sorted(self.clusters.sets(), key=len, reverse=True)
        for index, members in enumerate(sets[1:], 1):
            for other in sets[:index]:
                for left in members:
                    for right in other[:50]:
                        yield left, right

    def _by_career(self) -> None:
        """Exactly two groups of offices, one after the other, both of a province or above."""
        groups = self._with_offices()
        if len(groups) != 2 or self._conflict(groups[0][0], groups[1][0]):
            return
        if careers.follows(self.known, self._held(groups[0]), self._held(groups[1])):
            self._same(groups[0][0], groups[1][0], "person.career")

    def _by_name(self) -> None:
        """Occurrences without an office, and rare names."""
        if self.known.is_rare(self._name):
            self._of_rare_name()
        groups = self._with_offices()
        bare = [members[0] for members in self._without_offices()]
        if len(groups) == 1:
            for id_ in bare:
                if self._is_prominent(groups[0], self._dates(id_)) and self._is_known_among(groups[0], id_):
                    self._same(groups[0][0], id_, "person.prominent")
        if self._is_telling:
            self._of_public_name(self._without_offices())

    def _of_public_name(self, without: list[list[str]]) -> None:
        """A name that needs no office: of most sources that name it, many give it a title or one company."""
        bare = [id_ for members in without for id_ in members]
        known = [id_ for id_ in bare if self._is_titled(self.seen[id_])]
        for id_ in bare if known else ():
            if id_ not in known and self._shares(known, id_):
                known.append(id_)
        if len(known) >= PUBLIC and 3 * len(known) >= len(bare) > 3 * (len(self.seen) - len(bare)):
            for members in without:
                self._same(known[0], members[0], "person.public")

    def _is_titled(self, seen: Seen) -> bool:
        """Whether the title of a leading office stands before a name, be it with its country: "Chủ tịch nước X"."""
        words = f" {seen.person.before.rpartition(',')[2]} "
        return any(f" {title} " in words for title in self.known.leading)

    def _is_known_among(self, members: list[str], id_: str) -> bool:
        """Whether a bare name stands behind the title of an office of these, or in their company."""
        titles = {fold_name(office.role) for _, office in self._held(members)}
        return self._title(self.seen[id_]) in titles or self._shares(members, id_)

    def _shares(self, members: Iterable[str], id_: str) -> bool:
        return any(self._shared(id_, i) >= SHARED for i in members)

    def _shared(self, left: str, right: str) -> float:
        """How telling the company of two occurrences is, but for the name that they have."""
        return self.company.shared(self.seen[left].source, self.seen[right].source, self._things)

    def _title(self, seen: Seen) -> str:
        """The longest title of an office right before a name, or ""."""
        words = seen.person.before.split()
        titles = (" ".join(words[-count:]) for count in range(min(len(words), 5), 0, -1))
        return next((title for title in titles if title in self.known.leading), "")

    def _of_rare_name(self) -> None:
        sets = self.clusters.sets()
        for left, right in combinations([members[0] for members in sets], 2):
            if self._may_join(left, right):
                self._same(left, right, "person.rare-name")

    def _is_prominent(self, members: list[str], day: str) -> bool:
        """Whether a bare name of that day is that of the one leader who has it."""
        leads = [i for i in members if any(careers.is_prominent(self.known, o) for o in self.seen[i].offices)]
        days = [self._dates(i) for i in members if self._dates(i)]
        if bool(days) != bool(day):
            return len(leads) >= 4 * PROMINENT and self._is_telling
        needed = PROMINENT if self._is_telling else 4 * PROMINENT
        return len(leads) >= needed and (not day or any(near(day, other) for other in days))

    @property
    def _name(self) -> str:
        return next(iter(self.seen.values())).person.name

    @property
    def _is_telling(self) -> bool:
        """Whether the name has no middle name that half the country has."""
        return not self.known.common_middle.intersection(slug(self._name).split("-")[1:-1])

    def _part(self) -> None:
        """A row for each two sets that are left: different, or not to be told."""
        sets = sorted(self.clusters.sets(), key=lambda m: (not self._has_office(m), -len(m)))
        for index, members in enumerate(sets[1:], 1):
            against = sets[:index] if self._has_office(members) else sets[:1]
            for other in against:
                left, right = other[0], members[0]
                if (self._key(left) == self._key(right) and self._conflict(left, right)) or self.clusters.apart(
                    left, right
                ):
                    self._note(left, right, Verdict.DIFFERENT, "person.conflict")
                elif self._key(left) == self._key(right):
                    self._note(left, right, Verdict.UNSURE, "person.namesake")

    def _with_offices(self) -> list[list[str]]:
        return [members for members in self.clusters.sets() if self._has_office(members)]

    def _without_offices(self) -> list[list[str]]:
        return [members for members in self.clusters.sets() if not self._has_office(members)]

    def _has_office(self, members: Iterable[str]) -> bool:
        return any(self.seen[i].offices for i in members)

    def _held(self, members: Iterable[str]) -> list[tuple[str, Office]]:
        """The offices of a set, each with the day on which it is attested."""
        return [(self.seen[i].date, office) for i in members for office in self.seen[i].offices]

    def _may_join(self, left: str, right: str) -> bool:
        """Whether two are still of different sets, which can be one person's."""
        return self.clusters.find(left) != self.clusters.find(right) and not self._conflict(left, right)

    def _conflict(self, left: str, right: str) -> bool:
        one, other = self._members(left), self._members(right)
        return careers.conflict(self.known, self._held(one), self._held(other))

    def _members(self, id_: str) -> list[str]:
        return self.clusters.members(id_)

    def _dates(self, id_: str) -> str:
        return self.seen[id_].date

    def _key(self, id_: str) -> str:
        return self.seen[id_].person.key


Pairs = Mapping[str, Iterable[tuple[str, str]]]
"""Pairs of occurrences by the spelling of the name."""


def judge(
    profiles: Iterable[Profile], known: Knowledge, company: Company, apart: Pairs, joined: Pairs
) -> Iterator[Judgement]:
    """Judgements on all people, after what a person said of those that are different and those that are one."""
    groups: dict[str, list[Seen]] = defaultdict(list)
    for profile in profiles:
        for person in profile.people:
            groups[spelling(person.key)].append(Seen(profile.source, profile.date, person))
    for name in sorted(groups):
        if len(groups[name]) > 1:
            group = People(groups[name], known, company)
            group.decided(apart.get(name, ()), joined.get(name, ()))
            yield from group.judge()
    yield from _shortened(groups, known)
    yield from _marked(groups, known)


def _marked(groups: Mapping[str, list[Seen]], known: Knowledge) -> Iterator[Judgement]:
    """Names that differ in their diacritics are different, even if they hold one office: Hà and Hạ, Thủy and Thụy."""
    alike: dict[str, list[str]] = defaultdict(list)
    for name in sorted(groups):
        alike[_bare(name)].append(name)
    for names in alike.values():
        for one, other in combinations(names, 2):
            left, right = groups[one][0], groups[other][0]
            offices = [{(o.role, o.body) for s in groups[name] for o in s.offices} for name in (one, other)]
            if offices[0] & offices[1]:
                evidence = (place_of(left.source, left.person.at), place_of(right.source, right.person.at))
                score = known.confidences["person.marks"]
                yield Judgement(left.id, right.id, Verdict.DIFFERENT, "person.marks", score, evidence)


def _bare(name: str) -> str:
    """A name without its diacritics, to find those that differ in nothing else; nothing is merged by it."""
    letters = unicodedata.normalize("NFD", name).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _shortened(groups: Mapping[str, list[Seen]], known: Knowledge) -> Iterator[Judgement]:
    """Names of two syllables that are one longer name without its middle, by the same office."""
    longer: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in sorted(groups):
        parts = name.split("-")
        if len(parts) > 2 and parts[0] in known.surnames:
            longer[parts[0], parts[-1]].append(name)
    for name in sorted(groups):
        parts = name.split("-")
        full = longer.get((parts[0], parts[-1]), ()) if len(parts) == 2 else ()
        for seen in groups[name] if full else ():
            yield from _fuller(seen, [s for f in full for s in groups[f]], known)


def _fuller(short: Seen, longer: Iterable[Seen], known: Knowledge) -> Iterator[Judgement]:
    held = {(o.role, o.body) for o in short.offices if not careers.is_many(o)}
    fitting = [s for s in longer if held & {(o.role, o.body) for o in s.offices} and near(short.date, s.date)]
    keys = {s.person.key for s in fitting}
    if not keys:
        return
    verdict, rule = (Verdict.SAME, "person.short-name") if len(keys) == 1 else (Verdict.UNSURE, "person.namesake")
    for key in sorted(keys):
        first = next(s for s in fitting if s.person.key == key)
        evidence = (place_of(short.source, short.person.at), place_of(first.source, first.person.at))
        yield Judgement(short.id, first.id, verdict, rule, known.confidences[rule], evidence)


def near(one: str, other: str, years: int = 3) -> bool:
    """Whether two dates are known and no more than some years apart."""
    return bool(one and other) and abs(int(one[:4]) - int(other[:4])) <= years
