"""Who takes up or gives up an office, read off the verbs that say so.

The verb is looked for right before an office that follows no name: "bổ nhiệm ông A giữ chức …",
"ông A được bầu làm …", "miễn nhiệm chức vụ … đối với ông A". The person is the one named behind
the offices with "đối với", else the nearest before the verb in the sentence who is not its
agent. An appointment elsewhere makes former what the same sentence named him as before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.analysis import Analysis, OfficeMention, PersonMention, within
from kg.extract.appositions import Holding
from kg.extract.forms import forms, pattern
from kg.extract.mentions.cover import Cover
from kg.extract.mentions.people.office_chains import NOTE, is_linked
from kg.extract.mentions.people.titles import by_ending, ending
from kg.extract.status import status_at
from kg.model import Entity, Literal, Status

_TO_PERSON = re.compile(
    rf"{NOTE}(?:,? (?:khóa|nhiệm kỳ)[^,;:.\n]{{1,30}})?,? (?:theo quy định )?"
    r"(?:đối với|cho|của|do|là) (?:các )?(?:đồng chí )?"
)
_IN_BRACKETS = re.compile(r" ?\((?:(?:hiện|đang|nay|nguyên|từng) ){0,3}")
_BEFORE_VERB = re.compile(
    r" (?:(?:đã|vừa|cũng|có|ra|ban hành|ký|thống nhất|quyết định|các|về việc|việc|tiếp tục|biểu quyết|bỏ phiếu"
    r"|văn bản) ){0,6}\Z"
)
_WHOLE_DAY = len("2025-09-03")
_PRONOUN = re.compile(r"(?:ông|bà|đồng chí này|ông này|bà này) (?:được|bị|đã|từng|hiện|là|giữ|vừa)")
_PASSIVE = ("được ", "bị ", "cho ", "xin ")
_UNDERGOES = ("được", "bị ", "xin ", "thôi giữ", "thôi chức")
_DECIDES = re.compile(
    r"(?<!thư )(?<!chữ )(?<!\w)(?:ký|quyết định|công bố|trao|ban hành|đề nghị|phê duyệt|thống nhất)(?!\w)"
)
_ACTIVE = ("bổ nhiệm", "bầu", "miễn nhiệm", "bãi nhiệm", "cách chức", "phê chuẩn", "chuẩn y", "kéo dài")


@dataclass(slots=True)
class Act:
    """Offices taken up or given up by a person."""

    person: PersonMention
    offices: list[OfficeMention]
    start: int
    end: int
    effect: str
    status: Status
    by: Entity | None = None
    day: Literal | None = None
    given_up: list[OfficeMention] = field(default_factory=list)

    def holdings(self) -> Iterator[Holding]:
        """The offices of the act as pairs with the person."""
        rule = "tenure.relieved" if self.effect == "out" else "tenure.act"
        for office in self.offices:
            former = office.former or self.effect in ("out", "former")
            day = self.day if self.effect in ("into", "out") else None
            holding = Holding(self.person, office, self.start, self.end, rule, former)
            holding.by = None if self.effect == "holds" else self.by
            holding.since, holding.until = (None, day) if former else (day, None)
            yield holding
        for office in self.given_up:
            yield Holding(self.person, office, self.start, self.end, "tenure.relieved", True, until=self.day)


def acts(analysis: Analysis, beside: list[Holding]) -> list[Act]:
    """The acts of a text, in order.

    Args:
        analysis: the text, its people and offices found.
        beside: what stands beside a name; those offices are no objects of a verb.
    """
    return list(_Reader(analysis, beside).acts())


class _Reader:
    def __init__(self, analysis: Analysis, beside: list[Holding]) -> None:
        self.analysis = analysis
        self.lower = analysis.lower
        self.offices = analysis.offices
        self.people = analysis.people
        self.beside = beside
        self._taken = {id(h.office) for h in beside}
        self._documents = Cover(analysis.documents)
        self._triggers = by_ending(analysis.lexicon, "TenureTrigger")
        self._passed = by_ending(analysis.lexicon, "Passed")
        self._objects = by_ending(analysis.lexicon, "AppointingVerb")
        self._verb = pattern(analysis.lexicon, "AppointingVerb")
        self._verbs = forms(analysis.lexicon, "AppointingVerb")
        self._kept = forms(analysis.lexicon, "KeptRole")

    def acts(self) -> Iterator[Act]:
        done = -1
        for index, office in enumerate(self.offices):
            if index <= done or id(office) in self._taken:
                continue
            trigger = ending(self.lower, office.start, self._triggers, " :")
            if trigger is None:
                continue
            done = self._last_of_chain(index)
            once = self.lower.endswith("từng ", 0, trigger[0])
            effect = "former" if once else trigger[1].fact("effect")
            if effect == "sought":
                continue
            act = self._act(self.offices[index : done + 1], trigger[0], effect)
            if act:
                yield act

    def _last_of_chain(self, index: int) -> int:
        while (
            index + 1 < len(self.offices)
            and id(self.offices[index + 1]) not in self._taken
            and is_linked(self.analysis, self.offices[index], self.offices[index + 1])
        ):
            index += 1
        return index

    def _act(self, offices: list[OfficeMention], start: int, effect: str) -> Act | None:
        end = offices[-1].end
        behind = self._behind(end)
        person = behind or self._before(start)
        if person is None:
            return None
        left = min(start, person.full_start)
        verb = self._appointing(left, start)
        act = Act(person, offices, left, max(end, person.end), effect, self._status(person, start, end))
        act.day = self._day(start)
        if verb:
            act.by = self._agent(verb[0])
            if effect == "into" and verb[1]:
                act.given_up = self._given_up(person, start)
        return act

    def _status(self, person: PersonMention, start: int, end: int) -> Status:
        return status_at(self.analysis, start, end)

    def _behind(self, end: int) -> PersonMention | None:
        """The person named behind the offices: "… đối với ông A"."""
        match = _TO_PERSON.match(self.lower, end)
        if not match:
            return None
        at = bisect_left(self.people, end, key=lambda p: p.full_start)
        found = self.people[at] if at < len(self.people) else None
        return found if found and found.full_start <= match.end() <= found.start else None

    def _before(self, start: int) -> PersonMention | None:
        """The nearest person before a verb who is not its agent: of its sentence, else of the one before."""
        sentence = self.analysis.sentence_at(start)
        if sentence is None:
            return None
        at = bisect_right(self.people, start, key=lambda p: p.start)
        here = within(self.people[:at], sentence.start, start)
        if not here:
            goes_on = self._is_passive(start) or _PRONOUN.match(self.lower, sentence.start)
            return self._of_sentence_before(sentence.start) if goes_on else None
        for person in reversed(here):
            if _IN_BRACKETS.fullmatch(self.lower, person.end, start):
                return person
            if not self._is_passed(person) and not self._is_agent(person, start):
                return person
        return None

    def _of_sentence_before(self, start: int) -> PersonMention | None:
        """The only person of the sentence before, whom a passive without subject goes on to speak of."""
        before = self.analysis.sentence_at(self.lower.rfind(" ", 0, max(0, start - 2)))
        found = within(self.people, before.start, before.end) if before else []
        return found[-1] if len({p.entity for p in found}) == 1 else None

    def _is_passive(self, start: int) -> bool:
        return self.lower.endswith(_PASSIVE, 0, start)

    def _is_agent(self, person: PersonMention, start: int) -> bool:
        """Whether the person before a verb does to another what it says, and does not undergo it."""
        if ending(self.lower, person.full_start, self._objects):
            return False
        between = self.lower[person.end : start]
        trigger = self.lower[start : start + 12]
        if any(word in between for word in _UNDERGOES):
            return False
        return bool(_DECIDES.search(between)) or trigger.startswith(_ACTIVE)

    def _is_passed(self, person: PersonMention) -> bool:
        """Whether what stands before a person, offices included, makes him another than the one appointed."""
        start = min([person.full_start, *(h.start for h in self.beside if h.person is person)])
        found = ending(self.lower, start, self._passed)
        return found is not None

    def _appointing(self, left: int, start: int) -> tuple[int, bool] | None:
        """The verb by which an office is given, and whether earlier offices are left for it."""
        sentence = self.analysis.sentence_at(start)
        if sentence is None:
            return None
        verbs = list(self._verb.finditer(self.lower, sentence.start, start + 12))
        if not verbs:
            return None
        gives_up = any(self._verbs[v.group()].fact("givesUp") for v in verbs) and not any(
            "lại" in v.group() or "kéo dài" in v.group() for v in verbs
        )
        return verbs[0].start(), gives_up

    def _day(self, start: int) -> Literal | None:
        """The one day that the sentence of a verb names outside the names of documents."""
        sentence = self.analysis.sentence_at(start)
        days = within(self.analysis.dates, sentence.start, sentence.end) if sentence else []
        said = {d.value for d in days if len(d.value) == _WHOLE_DAY and not self._documents.holds(d.start, d.end)}
        return Literal(said.pop(), "xsd:date") if len(said) == 1 else None

    def _agent(self, verb: int) -> Entity | None:
        """The body whose name stands right before the verb."""
        at = bisect_right(self.analysis.bodies, verb, key=lambda b: b.start)
        for body in reversed(self.analysis.bodies[max(0, at - 3) : at]):
            if body.end <= verb and _BEFORE_VERB.fullmatch(self.lower, body.end, verb):
                return body.entity
        return None

    def _given_up(self, person: PersonMention, start: int) -> list[OfficeMention]:
        """Offices named behind the person before the verb, but for those that are kept."""
        return [
            h.office
            for h in self.beside
            if h.person is person and person.end <= h.office.start < start
            if h.office.role.label.lower() not in self._kept
        ]
