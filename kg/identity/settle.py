"""From judgements to one IRI for one thing: which IRI of which source is written as which.

The outcome is a function of the profiles and of what people decided, whatever came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.graph.iris import encode
from kg.identity import bodies, documents, people
from kg.identity.clusters import Clusters
from kg.identity.company import Company
from kg.identity.knowledge import Knowledge, spelling
from kg.identity.model import PERSON, Judgement, PersonSeen, Profile, Renaming, Verdict, occurrence
from kg.ontology import ID
from kg.text.slug import slug

DOMINANT = 3
"""In how many sources, and how many times as often as the next, one bearer of a name must stand to keep its IRI."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The judgements, in the order of the ledger, and for each source that they touch its renaming."""

    judgements: tuple[Judgement, ...]
    renamings: Mapping[str, Renaming]


def settle(profiles: Iterable[Profile], decisions: Sequence[Judgement], known: Knowledge) -> Settled:
    """Judge all things of all sources, with what people decided going before every rule."""
    found = sorted(profiles, key=lambda p: p.source)
    company = Company(found)
    apart = [d.pair for d in decisions if d.verdict is not Verdict.SAME]
    joined = [d.pair for d in decisions if d.verdict is Verdict.SAME]
    decided = {d.pair: d for d in decisions}
    seen = _People(found)
    judged: list[Judgement] = list(decisions)
    rules = [
        *people.judge(found, known, company, _by_spelling(apart, seen), _by_spelling(joined, seen)),
        *documents.judge(found, known, company),
        *bodies.judge(found, known),
    ]
    judged += [row for row in rules if row.pair not in decided]
    renamings: dict[str, Renaming] = defaultdict(dict)
    for source, before, after in (*_of_people(judged, apart, seen), *_of_others(judged, apart, found)):
        if before != after:
            renamings[source][before] = after
    order = sorted(judged, key=lambda j: (j.left, j.right, j.rule))
    return Settled(tuple(order), {s: renamings[s] for s in sorted(renamings)})


class _People:
    """Every person of every source, by occurrence."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.by_id: dict[str, tuple[Profile, PersonSeen]] = {}
        self.by_key: dict[str, list[str]] = defaultdict(list)
        for profile in profiles:
            for person in profile.people:
                id_ = occurrence("person", person.key, profile.source)
                self.by_id[id_] = (profile, person)
                self.by_key[f"person/{person.key}"].append(id_)

    def expand(self, thing: str) -> list[str]:
        """The occurrences that a row of a decision names: itself, or all of an IRI."""
        return [thing] if thing in self.by_id else self.by_key.get(thing, [])


def _by_spelling(pairs: Iterable[tuple[str, str]], seen: _People) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for left, right in pairs:
        for one in seen.expand(left):
            for other in seen.expand(right):
                found[spelling(seen.by_id[one][1].key)].append((one, other))
    return found


def _of_people(
    judged: Iterable[Judgement], apart: Iterable[tuple[str, str]], seen: _People
) -> Iterator[tuple[str, str, str]]:
    """Source, IRI as read, IRI as written, of people and of their tenures."""
    clusters = _clusters(seen.by_id, judged, apart, seen.expand, "person/")
    by_name: dict[str, list[list[str]]] = defaultdict(list)
    for members in clusters.sets():
        by_name[_name(members, seen)].append(sorted(members))
    for name, sets in by_name.items():
        keys = _keys(name, sorted(sets), seen)
        for members, key in zip(sorted(sets), keys, strict=True):
            for id_ in members:
                profile, person = seen.by_id[id_]
                yield profile.source, _iri("person", person.key), _iri("person", key)
                for tenure in person.tenures:
                    yield profile.source, _iri("tenure", tenure), _iri("tenure", _of(tenure, person, key))


def _name(members: Iterable[str], seen: _People) -> str:
    """The key that most occurrences of one person have, of equals the longest, then the first."""
    keys = [seen.by_id[id_][1].key for id_ in members]
    return min(set(keys), key=lambda key: (-keys.count(key), -len(key), key))


def _keys(name: str, sets: list[list[str]], seen: _People) -> list[str]:
    """The key of each bearer of a name: the name alone for the only one, else with what tells them apart."""
    if len(sets) == 1:
        return [name]
    suffixes = [_suffix(members, seen) for members in sets]
    keeper = _keeper(sets, seen)
    keys: list[str] = []
    for index, (members, suffix) in enumerate(zip(sets, suffixes, strict=True)):
        if suffixes.count(suffix) > 1:
            suffix = f"{suffix}/{slug(seen.by_id[members[0]][0].source)}"
        keys.append(name if index == keeper else f"{name}/{suffix}")
    return keys


def _suffix(members: Iterable[str], seen: _People) -> str:
    """The body of the office attested first, or the first source where there is no office."""
    held = [
        (seen.by_id[id_][0].date or "9", office.former, office.body)
        for id_ in members
        for office in seen.by_id[id_][1].offices
    ]
    return min(held)[2] if held else slug(min(seen.by_id[id_][0].source for id_ in members))


def _keeper(sets: list[list[str]], seen: _People) -> int:
    """Which bearer keeps the IRI of the name: the only one with an office, or one far more often spoken of."""
    holding = [i for i, members in enumerate(sets) if any(seen.by_id[id_][1].offices for id_ in members)]
    order = sorted(range(len(sets)), key=lambda i: -len(sets[i]))
    first, second = (len(sets[i]) for i in order[:2])
    if first >= DOMINANT and first >= DOMINANT * second:
        return order[0]
    return holding[0] if len(holding) == 1 else -1


def _of(tenure: str, person: PersonSeen, key: str) -> str:
    """The key of a tenure with that of the person before it."""
    return key + tenure.removeprefix(slug(person.name)) if tenure.startswith(slug(person.name)) else tenure


def _of_others(
    judged: Iterable[Judgement], apart: Iterable[tuple[str, str]], profiles: Sequence[Profile]
) -> Iterator[tuple[str, str, str]]:
    """Source, IRI as read, IRI as written, of documents and bodies."""
    sources: dict[str, list[str]] = defaultdict(list)
    local: set[str] = set()
    for profile in profiles:
        for document in profile.documents:
            sources[occurrence("document", document.key)].append(profile.source)
            if document.local:
                local.add(occurrence("document", document.key))
        for thing in profile.company:
            if thing.startswith("body/"):
                sources[thing].append(profile.source)
    rows = [row for row in judged if not row.left.startswith("person/")]
    clusters = _clusters((), rows, apart, lambda thing: [thing], "")
    for members in clusters.sets():
        if len(members) > 1:
            chosen = min(members, key=lambda m: ("@" in m, m in local, "/" not in m, not _numbered(m), m)).partition(
                "@"
            )[0]
            for member in members:
                thing, _, source = member.partition("@")
                kind, _, key = thing.partition("/")
                for of in [source] if source else sources.get(thing, ()):
                    yield of, _iri(kind, key), _iri(*_split(chosen))


def _numbered(thing: str) -> bool:
    """Whether the key of a document begins its last but one part, or the last, with its number."""
    return any(part[:1].isdigit() and "-" in part for part in thing.split("/")[1:])


def _clusters(
    items: Iterable[str],
    judged: Iterable[Judgement],
    apart: Iterable[tuple[str, str]],
    expand: Callable[[str], list[str]],
    kind: str,
) -> Clusters[str]:
    clusters: Clusters[str] = Clusters(items)
    for left, right in apart:
        for one in expand(left):
            for other in expand(right):
                clusters.part(one, other)
    same = [row for row in judged if row.verdict is Verdict.SAME and row.left.startswith(kind)]
    for row in sorted(same, key=lambda row: (row.by != PERSON, -row.score, row.left, row.right)):
        things = [*expand(row.left), *expand(row.right)]
        for other in things[1:]:
            clusters.join(things[0], other)
    return clusters


def _split(thing: str) -> tuple[str, str]:
    kind, _, key = thing.partition("/")
    return kind, key


def _iri(kind: str, key: str) -> str:
    return f"{ID}{kind}/{encode(key)}"
