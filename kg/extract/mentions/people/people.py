"""People: full names wherever they stand, and later mentions by given name.

What `person_names` reads becomes a mention where a text proves the name to be a person's at least
once. A name cut short, a misspelt one, and one in brackets behind another spelling are the same person. A given
name after a title is the one person of the text who has it; where two have it, or none, it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.analysis import Analysis, PersonMention, PlaceMention
from kg.extract.mentions.cover import Cover
from kg.extract.mentions.people import names
from kg.extract.mentions.people.misspellings import corrected
from kg.extract.mentions.people.person_names import Candidate, Reader
from kg.model import Entity
from kg.text.letters import LOWER, UPPER
from kg.text.slug import slug

_BYLINE = re.compile(rf" [{UPPER}][{LOWER}]+[.\s]*\Z")
"""The last word of a text, which with the one before it can be its author's name."""


def find(analysis: Analysis) -> None:
    """Fill `analysis.people`, and drop the places that are only parts of names."""
    reader = Reader(analysis)
    found = _cut(reader, list(reader.candidates()))
    certain = [c.label for c in found if c.certain]
    entities = _entities(_canonical(certain), {**corrected(certain), **reader.spellings})
    people = [_mention(c, entities[c.label]) for c in found if c.label in entities]
    people += _later(reader, _by_short_name(people), people)
    analysis.people = sorted(people, key=lambda p: p.start)
    analysis.places = _outside(analysis.places, analysis.people)


def _cut(reader: Reader, found: list[Candidate]) -> list[Candidate]:
    """The names, each without a last word that begins the next sentence: "Vũ Văn An Đồng tình với"."""
    certain = {c.label for c in found if c.certain}
    return [_without_last(c) if _runs_on(reader, c, certain) else c for c in found]


def _runs_on(reader: Reader, name: Candidate, certain: Collection[str]) -> bool:
    """Whether the text has a name without its last word, and that word begins a common one or its author's name."""
    shorter = name.label.rpartition(" ")[0]
    if shorter.count(" ") < 2 or shorter not in certain:
        return False
    return reader.ends_in_word(name.end) or _BYLINE.match(reader.text, name.end) is not None


def _without_last(name: Candidate) -> Candidate:
    shorter, _, last = name.label.rpartition(" ")
    return replace(name, end=name.end - len(last) - 1, label=shorter)


def _mention(candidate: Candidate, person: Entity) -> PersonMention:
    return PersonMention(candidate.start, candidate.end, person, candidate.full_start)


def _canonical(labels: Iterable[str]) -> dict[str, str]:
    """Each certain name with what it stands for: one cut short is the only longer one that begins or ends with it."""
    known = dict.fromkeys(labels)
    return {name: _whole(name, known) if name.count(" ") == 1 else name for name in known}


def _whole(short: str, known: Iterable[str]) -> str:
    """The only longer name that begins, else that ends, with a name of two words; else the name itself."""
    for longer in (
        [name for name in known if name.startswith(short + " ")],
        [name for name in known if name.endswith(" " + short)],
    ):
        if len(longer) == 1:
            return longer[0]
    return short


def _entities(known: Mapping[str, str], spellings: Mapping[str, str]) -> dict[str, Entity]:
    """The person of each name, with the other spellings of it that the text has.

    Args:
        known: each certain name with the one it stands for.
        spellings: other spellings, each with the name that it stands for.
    """
    main = {name: known.get(spellings.get(name, name), known[name]) for name in known}
    others: dict[str, list[str]] = {}
    for name, label in main.items():
        if name in spellings and name != label:
            others.setdefault(label, []).append(name)
    return {n: Entity("person", slug(label), label, tuple(others.get(label, ()))) for n, label in main.items()}


def _by_short_name(people: Iterable[PersonMention]) -> dict[str, Entity | None]:
    """The one person that a given name, or any part of a foreign name, stands for; None if there are two."""
    found: dict[str, Entity | None] = {}
    for person in {p.entity for p in people}:
        for name in (person.label, *person.names):
            parts = name.lower().split()
            shorts = {parts[-1], " ".join(parts[-2:])}
            if not all(map(names.is_syllable, parts)):
                shorts.update(part for part in parts if not part.endswith("."))
            for short in shorts:
                found[short] = person if found.get(short, person) == person else None
    return found


def _later(
    reader: Reader, persons: Mapping[str, Entity | None], named: Sequence[PersonMention]
) -> Iterator[PersonMention]:
    """Later mentions by given name after a title, each of the one person who has it.

    Args:
        reader: reads the text.
        persons: whom a given name, or two, stands for.
        named: the mentions by full name.
    """
    taken = Cover(named)
    for short, person in sorted(persons.items(), key=lambda item: -len(item[0])):
        for start in reader.places_of(short) if person else ():
            end = start + len(short)
            if taken.holds(start, end) or reader.is_hidden(start, end):
                continue
            title = reader.titles.before(start)
            if title and person:
                yield PersonMention(start, end, person, title.start, short=True)


def _outside(places: list[PlaceMention], people: Sequence[PersonMention]) -> list[PlaceMention]:
    inside = Cover(people)
    return [p for p in places if not inside.holds(p.start, p.end)]
