"""People: full names wherever they stand, and later mentions by given name.

A run of capitalised words is a person when its form and its surroundings say so: a family
name and three syllables, or a title before it. What bears a person's name (streets, schools,
wards, prizes), what stands inside the name of a body or document, and the names of reporters
and photographers are no people. A given name after a title is the one person of the text
who has it; where two have it, or none, it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.analysis import Analysis, PersonMention, PlaceMention
from kg.extract.forms import forms, pattern
from kg.extract.mentions import names
from kg.extract.mentions.cover import Cover
from kg.extract.mentions.names import Token
from kg.extract.mentions.titles import Title, Titles, by_ending, ending
from kg.model import Entity
from kg.text.slug import slug

_LISTED = re.compile(r"(?: ?\([^()\n]{1,30}\))?(?: ?[,;] ?(?:và |cùng )?| và ?| - )")
_STREET_NUMBER = re.compile(r"(?:\bsố |[^\W\d_]/|, |\()?\b\d{1,4}[A-Za-z]?(?:/\d{1,4})* \Z")
_SIGNED = re.compile(r"[\s.]*(?:\(?đã ký\)?)?[\s.]*\Z", re.IGNORECASE)
_ON_BEHALF = re.compile(r"T/?M[. ]")
_CREDIT_AFTER = re.compile(r" ?(?:/|\((?:theo|ttxvn|th\b|t/h|tổng hợp|ghi)|\|)")


@dataclass(slots=True)
class _Candidate:
    """A name of a person's form; if not `certain`, a person only if a certain one has the same name."""

    start: int
    end: int
    label: str
    full_start: int
    certain: bool


def find(analysis: Analysis) -> None:
    """Fill `analysis.people`, and drop the places that are only parts of names."""
    reader = _Reader(analysis)
    found = list(reader.candidates())
    known = _canonical(c.label for c in found if c.certain)
    people = [_mention(c, known[c.label]) for c in found if c.label in known]
    people += reader.later(_by_short_name(people), people)
    analysis.people = sorted(people, key=lambda p: p.start)
    analysis.places = _outside(analysis.places, analysis.people)


def _mention(candidate: _Candidate, label: str) -> PersonMention:
    return PersonMention(candidate.start, candidate.end, Entity("person", slug(label), label), candidate.full_start)


def _canonical(labels: Iterable[str]) -> dict[str, str]:
    """Each certain name with the name it stands for: one cut short is the only longer one that begins with it."""
    known = dict.fromkeys(labels)
    longer = {short: [name for name in known if name.startswith(short + " ")] for short in known}
    return {name: longer[name][0] if name.count(" ") == 1 and len(longer[name]) == 1 else name for name in known}


def _by_short_name(people: Iterable[PersonMention]) -> dict[str, Entity | None]:
    """The one person that a given name, or any part of a foreign name, stands for; None if there are two."""
    found: dict[str, Entity | None] = {}
    for person in {p.entity for p in people}:
        parts = person.label.lower().split()
        shorts = {parts[-1], " ".join(parts[-2:])}
        if not all(map(names.is_syllable, parts)):
            shorts.update(parts)
        for short in shorts:
            found[short] = person if found.get(short, person) == person else None
    return found


def _outside(places: list[PlaceMention], people: Sequence[PersonMention]) -> list[PlaceMention]:
    inside = Cover(people)
    return [p for p in places if not inside.holds(p.start, p.end)]


class _Reader:
    """Reads the capitalised runs of one text."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.lexicon = analysis.lexicon
        self.text = analysis.text
        self.lower = analysis.lower
        self.titles = Titles(analysis)
        offices = (*analysis.hits.get("Role", ()), *analysis.hits.get("Office", ()))
        self._hidden = Cover([*analysis.bodies, *analysis.documents, *offices])
        countries = (h for h in analysis.hits.get("Country", ()) if analysis.text[h.start].isupper())
        self._places = Cover([*analysis.places, *countries])
        self._eponyms = by_ending(analysis.lexicon, "Eponym")
        self._bylines = by_ending(analysis.lexicon, "Byline")
        self._verb = pattern(analysis.lexicon, "PersonVerb")
        self._surnames = forms(analysis.lexicon, "Surname")
        self._end_of_person = -9
        self._end_of_foreign = -9

    def candidates(self) -> Iterator[_Candidate]:
        """Every name of the text that has the form of a person's."""
        for run in names.runs(self.text):
            start, end = run.span()
            if self._hidden.holds(start, end):
                continue
            if not self._may_name(start, end):
                continue
            words = names.tokens(run)
            at = 0
            while at < len(words):
                count, found = self._read(words[at:])
                if found:
                    self._end_of_person = found.end
                    yield found
                at += count

    def _may_name(self, start: int, end: int) -> bool:
        """Whether a run holds a family name before its last word, or a word that is no Vietnamese syllable."""
        words = self.lower[start:end].split(" ")
        return any(w in self._surnames for w in words[:-1]) or not all(map(names.is_syllable, words))

    def later(self, persons: dict[str, Entity | None], named: Sequence[PersonMention]) -> Iterator[PersonMention]:
        """Later mentions by given name after a title, each of the one person who has it.

        Args:
            persons: whom a given name, or two, stands for.
            named: the mentions by full name.
        """
        taken = Cover(named)
        for short, person in sorted(persons.items(), key=lambda item: -len(item[0])):
            for start in self._places_of(short) if person else ():
                end = start + len(short)
                if taken.holds(start, end) or self._hidden.holds(start, end):
                    continue
                title = self.titles.before(start)
                if title and person:
                    yield PersonMention(start, end, person, title.start, short=True)

    def _places_of(self, short: str) -> Iterator[int]:
        """Where a short name stands as a whole: capitalised, and no part of a longer name."""
        at = self.lower.find(short)
        while at >= 0:
            end = at + len(short)
            part = self.lower[at - 1 : at].isalnum() or self.lower[end : end + 1].isalnum()
            goes_on = self.lower[end : end + 1] in " -" and self.text[end + 1 : end + 2].isupper()
            if not part and not goes_on and self.text[at].isupper():
                yield at
            at = self.lower.find(short, end)

    def _read(self, words: list[Token]) -> tuple[int, _Candidate | None]:
        """What begins at the first of some words of a run: how many words are done with, and the name, if any."""
        first = words[0]
        if self._hidden.holds(first.start, first.end):
            return 1, None
        if len(words) == 1:
            return 1, None
        if first.lower in forms(self.lexicon, "Honorific") and words[1].lower in self._surnames:
            return 1, None
        place = self._places.end_over(first.start)
        if place > first.end or (place == first.end and first.lower not in self._surnames):
            return sum(w.start < place for w in words), None
        count = self._before_place(words, names.vietnamese(words, self.lexicon, self.lower))
        if count and self._is_thing_of_place(words[:count]):
            return count, None
        if count:
            return count, self._vietnamese(words[:count])
        return self._foreign(words)

    def _before_place(self, words: list[Token], count: int) -> int:
        """A count of words of a name, cut where a place begins that can be no part of it."""
        for index in range(2, count):
            place = self._places.end_over(words[index].start)
            if place > words[index].end and not (index == 2 and words[1].lower in names.NEVER_LAST):
                return index
        return count

    def _is_thing_of_place(self, words: list[Token]) -> bool:
        """Whether an ambiguous family name stands before the name of a place: "Đồng Việt Nam"."""
        weak = words[0].lower in forms(self.lexicon, "WeakSurname")
        return weak and len(words) > 2 and self._places.end_over(words[1].start) >= words[-1].end

    def _vietnamese(self, words: list[Token]) -> _Candidate | None:
        start, end = words[0].start, words[-1].end
        if self.lower[start:end] in forms(self.lexicon, "NoPerson"):
            return None
        title = self.titles.before(start)
        if _CREDIT_AFTER.match(self.lower, end) or (title is None and self._is_no_person(start)):
            return None
        alone = self._alone(start, end)
        signed = alone and self._signed(start)
        if alone and not signed and title is None:
            return None
        if names.is_acronym(words[0].word):
            certain = title is not None or signed
        else:
            certain = signed or self._plain(words) or (title is not None and self._proves(title, words))
        return _Candidate(start, end, names.label(words), title.start if title else start, certain)

    def _plain(self, words: list[Token]) -> bool:
        """Whether a Vietnamese name without a title is a person's by its form and what follows."""
        weak = words[0].lower in forms(self.lexicon, "WeakSurname")
        if len(words) > 2:
            return not weak or words[1].lower in forms(self.lexicon, "MiddleName")
        if weak:
            return False
        after = self.lower[words[-1].end : words[-1].end + 1]
        return bool(after == " " and self._verb.match(self.lower, words[-1].end + 1)) or self._listed(
            words[0].start, self._end_of_person
        )

    def _proves(self, title: Title, words: list[Token]) -> bool:
        """Whether a title makes a short name with an ambiguous family name a person: not a mere calling."""
        weak = len(words) == 2 and words[0].lower in forms(self.lexicon, "WeakSurname")
        return title.strong or not weak

    def _foreign(self, words: list[Token]) -> tuple[int, _Candidate | None]:
        """A name of another spelling, which only a title proves."""
        count = names.foreign(words, self.lexicon, self.lower)
        count = next((i for i in range(1, count) if self._places.end_over(words[i].start) > 0), count)
        if count == 0:
            return 1, None
        taken = words[:count]
        if count == 1 or all(names.is_syllable(w.lower) for w in taken):
            return 1 if count > 2 else count, None
        start = words[0].start
        title = self.titles.before(start)
        if not (title and title.foreign) and not self._listed(start, self._end_of_foreign):
            return 1, None
        self._end_of_foreign = taken[-1].end
        return count, _Candidate(start, taken[-1].end, names.label(taken), title.start if title else start, True)

    def _is_no_person(self, start: int) -> bool:
        """Whether the words before a name without title tell that it is a street's, a school's, a reporter's."""
        if _STREET_NUMBER.search(self.text, max(0, start - 12), start):
            return True
        first = names.list_start(self.text, start)
        return any(
            ending(self.lower, at, self._eponyms, " :") or ending(self.lower, at, self._bylines, " :-")
            for at in ({start, first} if first != start else {start})
        )

    def _listed(self, start: int, end: int) -> bool:
        return 0 < start - end < 40 and bool(_LISTED.fullmatch(self.lower, end, start))

    def _alone(self, start: int, end: int) -> bool:
        """Whether a name is all that its sentence says: a signature or a byline."""
        sentence = self.analysis.sentence_at(start)
        return sentence is not None and start - sentence.start < 3 and sentence.end - end < 3

    def _signed(self, start: int) -> bool:
        """Whether the line above a name is an office in capitals, or a body signed for."""
        blank = _SIGNED.search(self.text, max(0, start - 60), start)
        end = blank.start() if blank else start
        begin = self.text.rfind("\n", 0, end) + 1
        if not self.text[begin:end].isupper():
            return False
        return bool(_ON_BEHALF.match(self.text, begin, end) or self.analysis.hits_in("Role", begin, end))
