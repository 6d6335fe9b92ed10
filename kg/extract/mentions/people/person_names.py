"""Full names of people: which runs of capitalised words are a person's, by form and surroundings.

A Vietnamese name is proved by a family name and three syllables, or by a title before it. Any other
needs a title, an office behind it, or a first name that the lexicon lists. What bears a person's name
(streets, schools, wards, prizes), what stands inside the name of a body or document, and the names of
reporters and photographers are no people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.analysis import Analysis
from kg.extract.forms import forms, pattern
from kg.extract.mentions.cover import Cover
from kg.extract.mentions.people import names
from kg.extract.mentions.people.name_bearers import Bearers
from kg.extract.mentions.people.names import Token
from kg.extract.mentions.people.titles import Title, Titles
from kg.extract.vocabulary import compounds

_LISTED = re.compile(r"(?: ?\([^()\n]{1,30}\))?(?: ?[,;] ?(?:và |cùng )?| và ?| - )")
_APPOSED = re.compile(r"(?: ?, ?| ?- | \()(?:(?:nguyên|cựu|quyền|hiện là|là|tân) )?")
_SIGNED = re.compile(r"[\s.]*(?:\(?đã ký\)?)?[\s.]*\Z", re.IGNORECASE)
_ON_BEHALF = re.compile(r"T/?M[. ]")
_CREDIT_AFTER = re.compile(r" ?(?:/|\((?:theo|ttxvn|th\b|t/h|tổng hợp|ghi)|\|)")
_ALWAYS_ADDRESS = ("ông", "bà", "ngài")
_LOWER_SYLLABLE = re.compile(r" ([^\W\d_]+)")


@dataclass(slots=True)
class Candidate:
    """A name of a person's form; if not `certain`, a person only if a certain one has the same name."""

    start: int
    end: int
    label: str
    full_start: int
    certain: bool


class Reader:
    """Reads the capitalised runs of one text."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.lexicon = analysis.lexicon
        self.text = analysis.text
        self.lower = analysis.lower
        self.titles = Titles(analysis)
        self.spellings: dict[str, str] = {}
        """Names in brackets, each with the other spelling of it that stands before them."""
        offices = (*analysis.hits.get("Role", ()), *analysis.hits.get("Office", ()))
        self._office_starts = {h.start for h in offices}
        self._hidden = Cover([*analysis.bodies, *analysis.documents, *offices])
        countries = (h for h in analysis.hits.get("Country", ()) if analysis.text[h.start].isupper())
        self._places = Cover([*analysis.places, *countries])
        self._bearers = Bearers(analysis, self._hidden)
        self._verb = pattern(analysis.lexicon, "PersonVerb")
        self._surnames = forms(analysis.lexicon, "Surname")
        self._weak = forms(analysis.lexicon, "WeakSurname")
        self._things = self._bearers.things
        self._honorifics = forms(analysis.lexicon, "Honorific")
        self._given = forms(analysis.lexicon, "ForeignName")
        self._korean = forms(analysis.lexicon, "KoreanSurname")
        self._cities = forms(analysis.lexicon, "ForeignCity")
        self._last: Candidate | None = None
        self._last_foreign: Candidate | None = None

    def candidates(self) -> Iterator[Candidate]:
        """Every name of the text that has the form of a person's."""
        for run in names.runs(self.text):
            start, end = run.span()
            if self._hidden.holds(start, end) or not self._may_name(start, end):
                continue
            for words in names.sentences(names.tokens(run)):
                yield from self._of_run(words)

    def is_hidden(self, start: int, end: int) -> bool:
        """Whether a span stands inside the name of a body, a document or an office."""
        return self._hidden.holds(start, end)

    def ends_in_word(self, end: int) -> bool:
        """Whether the last word of a name is only the first syllable of a common word: "Báo Gia đình"."""
        following = _LOWER_SYLLABLE.match(self.text, end)
        last = self.lower[max(0, end - 8) : end].rpartition(" ")[2] if following else ""
        return following is not None and f"{last} {following[1]}" in compounds()

    def places_of(self, short: str) -> Iterator[int]:
        """Where a short name stands as a whole: capitalised, and no part of a longer name."""
        at = self.lower.find(short)
        while at >= 0:
            end = at + len(short)
            part = self.lower[at - 1 : at].isalnum() or self.lower[end : end + 1].isalnum()
            goes_on = self.lower[end : end + 1] in " -" and self.text[end + 1 : end + 2].isupper()
            if not part and not goes_on and self.text[at].isupper():
                yield at
            at = self.lower.find(short, end)

    def _may_name(self, start: int, end: int) -> bool:
        """Whether a run holds a family name before its last word, or a word that is no Vietnamese syllable."""
        words = self.lower[start:end].split(" ")
        if len(words[0]) == 1 and self.text[start - 1 : start].isalnum():
            return False
        return not self._surnames.keys().isdisjoint(words[:-1]) or not all(map(names.is_syllable, words))

    def _of_run(self, words: list[Token]) -> Iterator[Candidate]:
        at = 0
        while at < len(words):
            count, found = self._read(words[at:])
            if found:
                self._last = found
                yield found
            at += count

    def _read(self, words: list[Token]) -> tuple[int, Candidate | None]:
        """What begins at the first of some words of a run: how many words are done with, and the name, if any."""
        first = words[0]
        if self._hidden.holds(first.start, first.end):
            return 1, None
        if len(words) == 1 or self._is_before_name(words):
            return 1, None
        place = self._places.end_over(first.start)
        if place > first.end or (place == first.end and first.lower not in self._surnames):
            return sum(w.start < place for w in words), None
        count = self._before_place(words, names.vietnamese(words, self.lexicon, self.lower))
        title = self.titles.before(first.start)
        if count and self._is_thing_of_place(words[:count]) and not (title and title.strong):
            return count, None
        if count:
            return count, self._vietnamese(words[:count])
        return self._foreign(words)

    def _is_before_name(self, words: list[Token]) -> bool:
        """Whether the first word is none of the name: "Ông Trần …", "Bà Merkel", "Đường Lê Lợi"."""
        first, second = words[:2]
        if first.lower in self._things and self._is_surname(second):
            return True
        if first.lower not in self._honorifics:
            return False
        return first.lower in _ALWAYS_ADDRESS or second.lower in self._surnames or not names.is_syllable(second.lower)

    def _is_surname(self, word: Token) -> bool:
        """Whether a word is a family name and hardly anything else."""
        return word.lower in self._surnames and word.lower not in self._weak

    def _before_place(self, words: list[Token], count: int) -> int:
        """A count of words of a name, cut where a place begins that can be no part of it."""
        for index in range(2, count):
            place = self._places.end_over(words[index].start)
            if place > words[index].end and not (index == 2 and words[1].lower in names.NEVER_LAST):
                return index
        return count

    def _is_thing_of_place(self, words: list[Token]) -> bool:
        """Whether an ambiguous family name stands before the name of a place: "Đồng Việt Nam"."""
        weak = words[0].lower in self._weak
        return weak and len(words) > 2 and self._places.end_over(words[1].start) >= words[-1].end

    def _vietnamese(self, words: list[Token]) -> Candidate | None:
        start, end = words[0].start, words[-1].end
        if self.lower[start:end] in forms(self.lexicon, "NoPerson"):
            return None
        title = self.titles.before(start)
        if _CREDIT_AFTER.match(self.lower, end) or (title is None and self._bearers.before(start)):
            return None
        alone = self._alone(start, end)
        signed = alone and self._signed(start)
        if alone and not signed and title is None:
            return None
        if names.is_acronym(words[0].word):
            certain = title is not None or signed
        else:
            certain = signed or self._plain(words) or (title is not None and self._proves(title, words))
        return Candidate(start, end, names.label(words), title.start if title else start, certain)

    def _plain(self, words: list[Token]) -> bool:
        """Whether a Vietnamese name without a title is a person's by its form and what follows."""
        weak = words[0].lower in self._weak
        if len(words) > 2:
            middle = words[1].lower in forms(self.lexicon, "MiddleName")
            return not weak or middle or (len(words) > 3 and self._is_surname(words[1]))
        end = words[-1].end
        if weak or self.ends_in_word(end):
            return False
        after = self.lower[end : end + 1]
        return (
            bool(after == " " and self._verb.match(self.lower, end + 1))
            or self._has_office(end)
            or self._listed(words[0].start, self._last)
        )

    def _proves(self, title: Title, words: list[Token]) -> bool:
        """Whether a title makes a short name with an ambiguous family name a person: not a mere calling."""
        weak = len(words) == 2 and words[0].lower in self._weak
        return title.strong or not weak

    def _foreign(self, words: list[Token]) -> tuple[int, Candidate | None]:
        """A name of another spelling: a title proves it, an office behind it, a known first name, or its list."""
        given = next((i for i, w in enumerate(words[:-1]) if w.lower in self._given), 0)
        if given and not self._is_given(words[0]) and not self.titles.before(words[0].start):
            return given, None
        count = names.foreign(words, self.lexicon, self.lower)
        count = next((i for i in range(1, count) if self._places.end_over(words[i].start) > 0), count)
        if count == 0:
            return 1, None
        title = self.titles.before(words[0].start)
        if title and count > 2 and words[0].lower in self._cities:
            return count, self._proved(words[1:count], title)
        taken = words[:count]
        if count == 1 or all(names.is_syllable(w.lower) for w in taken):
            return 1 if count > 2 else count, None
        found = self._proved(taken, title)
        if not found:
            return 1, None
        self._last_foreign = found
        return count, found

    def _proved(self, words: list[Token], title: Title | None) -> Candidate | None:
        """The person whose name some words are, if the title before them or anything beside them proves it."""
        start, end = words[0].start, words[-1].end
        label = names.label(words)
        if title and title.foreign:
            return Candidate(start, end, label, title.start, True)
        before = self._last_foreign
        if before and self.text[before.end : start] == " (" and self.text[end : end + 1] == ")":
            self.spellings[label] = before.label
            return Candidate(start, end, label, start, True)
        if self.lower[start:end] in forms(self.lexicon, "NoPerson") or self._bearers.before(start):
            return None
        if any(w.lower in forms(self.lexicon, "NoPersonWord") for w in words):
            return None
        known = self._is_given(words[0]) or self._is_korean(words) or self._follows_office(start, end)
        if known or self._listed(start, before) or self._has_office(end):
            return Candidate(start, end, label, start, True)
        return None

    def _is_given(self, word: Token) -> bool:
        return word.lower in self._given or word.lower.partition("-")[0] in self._given

    def _is_korean(self, words: list[Token]) -> bool:
        """Whether a name is a Korean one: a family name and two syllables with a hyphen, "Moon Jae-in"."""
        head, _, tail = words[1].word.partition("-")
        return len(words) == 2 and words[0].lower in self._korean and tail.islower() and head.istitle()

    def _follows_office(self, start: int, end: int) -> bool:
        """Whether a name that acts stands behind an office and a comma: "CEO Qatar Airways, Akbar Al Baker nói"."""
        acts = self.lower.startswith((",", " ngày ", " hôm "), end) or self._verb.match(self.lower, end + 1)
        office = self.titles.before(start - 2) if acts and self.text[start - 2 : start] == ", " else None
        return office is not None and office.foreign and office.start == start - 2

    def _has_office(self, end: int) -> bool:
        """Whether an office follows a name as its apposition: ", Thứ trưởng Bộ Ngoại giao"."""
        gap = _APPOSED.match(self.lower, end)
        return gap is not None and gap.end() in self._office_starts

    def _listed(self, start: int, before: Candidate | None) -> bool:
        return (
            before is not None
            and 0 < start - before.end < 40
            and bool(_LISTED.fullmatch(self.lower, before.end, start))
        )

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
