"""What an evaluation finds: scores by family, how far stated confidence can be trusted, and every miss."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kg.evaluate.gold import Family

BANDS = (0.6, 0.7, 0.8, 0.9, 0.95)
"""Where one band of confidence ends and the next begins."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many facts the gold lists, how many the graph asserts, and how many of these are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.gold + other.gold, self.found + other.found, self.right + other.right)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.found) if self.right else 0.0


@dataclass(frozen=True, slots=True)
class Missed:
    """A gold fact that the graph does not hold, with the words of its text that state it."""

    family: Family
    text: str
    fact: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact that the graph asserts and whether it is right, with the words it was read from and how."""

    family: Family
    text: str
    fact: str
    evidence: str
    right: bool
    confidence: float | None
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """The facts whose stated confidence lies in [low, high): how many are right, and what was stated on average."""

    low: float
    high: float
    facts: int
    right: int
    stated: float

    @property
    def share(self) -> float:
        """The share that is right; what the stated confidence should be."""
        return self.right / self.facts if self.facts else 0.0


@dataclass(frozen=True, slots=True)
class RuleScore:
    """The facts that a rule has read some part of, and how many are right."""

    rule: str
    facts: int
    right: int

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.facts


@dataclass(frozen=True)
class Report:
    """What comparing a graph with gold facts found.

    `texts` counts those that were compared; `absent` lists the ids of gold texts that are not in the
    graph (their facts count as missed); `misquoted` pairs texts with evidence of the gold that does
    not stand in the text as the graph has it.
    """

    scores: Mapping[Family, Score]
    judged: tuple[Judged, ...]
    missed: tuple[Missed, ...]
    texts: int
    absent: tuple[str, ...] = ()
    misquoted: tuple[tuple[str, str], ...] = field(default=())

    @property
    def micro(self) -> Score:
        """All families taken together, each fact counting the same."""
        return sum(self.scores.values(), Score())

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the families of which there is anything, each counting the same."""
        told = [score.f1 for score in self.scores.values() if score.gold or score.found]
        return sum(told) / len(told) if told else 0.0

    @property
    def wrong(self) -> tuple[Judged, ...]:
        """The facts that the graph asserts and the gold does not."""
        return tuple(fact for fact in self.judged if not fact.right)

    @cached_property
    def reliability(self) -> tuple[Band, ...]:
        """Stated confidence against the share that is right, band by band; empty bands too."""
        found: dict[int, list[Judged]] = defaultdict(list)
        for fact in self.judged:
            if fact.confidence is not None:
                found[bisect_right(BANDS, fact.confidence)].append(fact)
        limits = (0.0, *BANDS, 1.0)
        return tuple(_band(limits[i], limits[i + 1], found[i]) for i in range(len(BANDS) + 1))

    @property
    def unbacked(self) -> int:
        """How many facts no statement backs, so that no confidence is stated."""
        return sum(fact.confidence is None for fact in self.judged)

    @property
    def calibration_error(self) -> float:
        """How far stated confidence is from the share that is right, averaged over the facts of all bands."""
        facts = sum(band.facts for band in self.reliability)
        return sum(band.facts * abs(band.stated - band.share) for band in self.reliability) / facts if facts else 0.0

    @cached_property
    def rules(self) -> tuple[RuleScore, ...]:
        """How often each rule was right, by name."""
        counts: dict[str, list[bool]] = defaultdict(list)
        for fact in self.judged:
            for rule in fact.rules:
                counts[rule].append(fact.right)
        return tuple(RuleScore(rule, len(rights), sum(rights)) for rule, rights in sorted(counts.items()))

    def of(self, family: Family) -> Report:
        """The same report of one family alone."""
        return Report(
            {family: self.scores[family]},
            tuple(fact for fact in self.judged if fact.family == family),
            tuple(fact for fact in self.missed if fact.family == family),
            self.texts,
            self.absent,
            self.misquoted,
        )


def _band(low: float, high: float, facts: Iterable[Judged]) -> Band:
    rights = [fact.right for fact in facts]
    stated = [fact.confidence for fact in facts if fact.confidence is not None]
    return Band(low, high, len(rights), sum(rights), sum(stated) / len(stated) if stated else 0.0)
