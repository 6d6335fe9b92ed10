"""Whether two places of a text speak of one occasion.

They do if kind, day, number, name and sides agree, where unsaid agrees with everything; a general noun
("tại buổi lễ", "cuộc gặp") refers back to an occasion of its family, and tells nothing new of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extract.mentions.events.occasions import Passage
from kg.model import Entity, Status
from kg.ontology import Entry

_WORD = re.compile(r"\w+")
_ONE_SENTENCE = 200
"""How far apart two passages stand at most of which the second tells what followed the first."""
_YEAR = 4
"""How long a date is that tells only the year."""
_SAME_NAME = 0.6
"""Share of the shorter name's words that two names of one occasion have in common."""
TWO_SIDED = ("encounter", "visit", "call", "voters")
"""Families whose occasions are told apart by who takes part."""
_TALKS = frozenset({"meeting", "encounter", "voters"})
"""Families that later mentions mix: "tại buổi tiếp" of what the lead calls a "cuộc gặp"."""
_CONVERSATIONS = ("buổi đối thoại", "buổi giao lưu")
"""Gatherings that later mentions call a "cuộc gặp" all the same."""
_MEETINGS = ("cuộc họp", "buổi họp")
_ASKED_OF_ALL = ("date", "ordinal", "name", "destination")
"""The attributes of passages of which an occasion has the most telling value."""
TELLING = ("have", "organise")
"""Relations by which an occasion is brought up, not referred back to."""


@dataclass(slots=True, eq=False)
class Occasion:
    """One occasion, as the passages so far have told it."""

    passages: list[Passage] = field(default_factory=list)
    status: Status = Status.ASSERTED
    kinds: set[Entry] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    shorts: set[str] = field(default_factory=set)
    """What its name is called in short."""
    proper: bool = False
    """Whether a passage has a name that tells the occasion from all others."""
    _best: dict[str, str] = field(default_factory=dict)

    @classmethod
    def told_by(cls, passage: Passage, status: Status) -> Occasion:
        """The occasion that a passage is the first to tell of."""
        occasion = cls(status=status)
        occasion.add(passage)
        return occasion

    def add(self, passage: Passage) -> None:
        """Take in a passage that speaks of it. A text may do so thousands of times, so what is asked of all is kept."""
        self.passages.append(passage)
        self.kinds.add(passage.kind)
        self.families.add(passage.family)
        self.shorts.add(passage.short)
        self.proper = self.proper or passage.proper
        for attribute in _ASKED_OF_ALL:
            value = str(getattr(passage, attribute))
            if len(value) > len(self._best.get(attribute, "")):
                self._best[attribute] = value

    @property
    def parties(self) -> set[Entity]:
        return {a.entity for p in self.passages for a in p.parties}

    @property
    def first(self) -> Passage:
        return self.passages[0]

    @property
    def is_named(self) -> bool:
        """Whether a noun names it, or a verb that alone tells an occasion."""
        return any(not p.needs_noun for p in self.passages)

    @property
    def label(self) -> str:
        """The noun by which the text first calls it, a visit below the headline; or the one that its verb implies."""
        if self.first.family == "visit" and (told := [p for p in self.passages if not p.headline]):
            return told[0].label
        return next((p.label for p in self.passages if not p.needs_noun), self.first.label)

    def best(self, attribute: str) -> str:
        """The most telling value of an attribute: the longest, the first of equals."""
        return self._best.get(attribute, "")


def referent(passage: Passage, found: list[Occasion]) -> Occasion | None:
    """The occasion, of those already met, that a passage speaks of: the last that it agrees with."""
    return next((o for o in reversed(found) if _same(passage, o)), None)


def _same(passage: Passage, occasion: Occasion) -> bool:
    return (
        not _follows_on(passage, occasion)
        and _same_kind(passage, occasion)
        and (_agree(passage.date, occasion.best("date")) or _is_same_journey(passage, occasion))
        and _agree(passage.ordinal, occasion.best("ordinal"))
        and (not passage.proper or not occasion.proper or _same_name(passage, occasion))
        and _same_sides(passage, occasion)
        and _agree(passage.destination, occasion.best("destination"))
    )


def _follows_on(passage: Passage, occasion: Occasion) -> bool:
    """Whether a passage tells of what came after an occasion: "Sau cuộc gặp ba bên, ông A sẽ có cuộc gặp với bà B"."""
    last = occasion.passages[-1]
    return passage.relation in TELLING and last.relation == "beside" and 0 < passage.start - last.end < _ONE_SENTENCE


def _same_kind(passage: Passage, occasion: Occasion) -> bool:
    """Whether a passage's noun can be used of an occasion that others have named before."""
    if passage.kind in occasion.kinds:
        return True
    families = occasion.families
    if passage.relation in TELLING:
        return _told_in_headline(passage, occasion)
    if passage.proper and occasion.proper and _is_longer(passage.kind, occasion.first.kind):
        return _alike(_WORD.findall(passage.name), _WORD.findall(occasion.best("name")))
    generic = passage.kind.fact("generic") == "true" or occasion.first.kind.fact("generic") == "true"
    if passage.family in families and (generic or "lễ" in (passage.kind.label, occasion.first.kind.label)):
        bare = occasion.first.kind.label == "lễ" and _is_bare(occasion)
        named = passage.proper and not occasion.proper
        return bare or (not named and _tells_nothing_new(passage, occasion))
    if passage.parties or passage.date or passage.proper:
        return False
    met = passage.label in _MEETINGS and bool(families & {"meeting", "sitting", "gathering"})
    opened = passage.kind.fact("part") == "true" and bool(families & {"session", "gathering"})
    talked = bool(families & _TALKS) or occasion.first.kind.label in _CONVERSATIONS
    back = passage.relation in ("at", "speak") and passage.family in _TALKS and talked
    conferred = passage.kind.label == "hội nghị" and bool(families & _TALKS)
    longer = occasion.first.kind.label.startswith(f"{passage.kind.label} ")
    sat = passage.label == "phiên họp" and occasion.first.label in _MEETINGS
    return met or opened or back or conferred or sat or longer


def _is_longer(kind: Entry, other: Entry) -> bool:
    """Whether one noun is the other with more words: "hội nghị thượng đỉnh" and "hội nghị"."""
    return kind.label.startswith(f"{other.label} ") or other.label.startswith(f"{kind.label} ")


def _told_in_headline(passage: Passage, occasion: Occasion) -> bool:
    """Whether a headline's verb told of the talks that the lead brings up: "A tiếp B" and "A đã có cuộc gặp B"."""
    sides = {a.entity for a in passage.parties}
    headline = len(occasion.passages) == 1 and occasion.first.headline
    families = {passage.family, occasion.first.family}
    return headline and (families <= _TALKS or families == {"visit"}) and bool(sides & occasion.parties)


def _is_bare(occasion: Occasion) -> bool:
    """Whether an occasion has only been spoken of as such: "phát biểu tại buổi lễ" below a picture."""
    return not any(p.date or p.name or p.parties for p in occasion.passages)


def _tells_nothing_new(passage: Passage, occasion: Occasion) -> bool:
    """Whether a noun of another kind brings no day and nobody of its own: then it refers back."""
    parties = {a.entity for a in passage.parties}
    announced = len(occasion.passages) == 1 and occasion.first.headline and not occasion.first.date
    return (not passage.date or announced or passage.date in {p.date for p in occasion.passages}) and (
        not parties or bool(parties & occasion.parties)
    )


def _is_same_journey(passage: Passage, occasion: Occasion) -> bool:
    """Whether two days are those of one visit, of which a text tells the last as well: same place, visitor and year."""
    if passage.family != "visit" or not passage.destination or passage.destination != occasion.best("destination"):
        return False
    years = {d[:_YEAR] for d in (passage.date, occasion.best("date")) if not d.startswith("--")}
    return len(years) < 2 and bool({a.entity for a in passage.parties} & occasion.parties)


def _agree(a: str, b: str) -> bool:
    """Whether two values can be one: equal, unsaid, or one a part of the other (a date without its year, a year)."""
    if not a or not b or a.startswith(b) or b.startswith(a):
        return True
    yearless = a.startswith("--") or b.startswith("--")
    return yearless and (a[-5:] == b[-5:] or _YEAR in (len(a), len(b)))


def _same_name(passage: Passage, occasion: Occasion) -> bool:
    words, others = _WORD.findall(passage.name), _WORD.findall(occasion.best("name"))
    if passage.short in others or not occasion.shorts.isdisjoint(words):
        return True
    return _alike(words, others)


def _alike(words: list[str], others: list[str]) -> bool:
    """Whether two names share most words, the capitalised ones apart."""
    return _overlap({w.lower() for w in words}, {w.lower() for w in others}) and _overlap(
        {w for w in words[1:] if w[0].isupper()}, {w for w in others[1:] if w[0].isupper()}
    )


def _overlap(x: set[str], y: set[str]) -> bool:
    return len(x & y) >= _SAME_NAME * min(len(x), len(y))


def _same_sides(passage: Passage, occasion: Occasion) -> bool:
    if passage.family not in TWO_SIDED:
        return True
    parties = {a.entity for a in passage.parties}
    if parties and len(occasion.parties) > 1 and not _people(parties) and not parties & occasion.parties:
        return False  # with whom it was that none of the occasion's sides is
    if passage.family == "voters" and parties and occasion.parties:
        return bool(parties & occasion.parties)
    mine, theirs = _people(parties), _people(occasion.parties)
    if len(mine) < 2 or len(theirs) < 2:
        return not mine or not theirs or bool(mine & theirs)
    return mine <= theirs or theirs <= mine


def _people(parties: set[Entity]) -> set[Entity]:
    return {e for e in parties if e.kind == "person"}
