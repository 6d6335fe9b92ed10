"""Who holds which office, read off where names and offices stand beside each other.

An office before a name ("Bí thư Thành ủy Hải Phòng Trần Lưu Quang") is a title, one behind it
("Nguyễn Xuân Thắng, Ủy viên Bộ Chính trị, Giám đốc …") an apposition; both may be chains of
several offices. An office said of several people ("các Phó Thủ tướng: A, B và C") is every
one's whose name follows in the list.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.analysis import Analysis, OfficeMention, PersonMention
from kg.extract.mentions.people.office_chains import NOTE, TERM, is_linked, leads_nation
from kg.model import Entity, Literal
from kg.text.letters import LOWER

_THEN = "(?:khi đó|lúc đó|khi ấy|lúc ấy|lúc bấy giờ|thời điểm đó|thời đó) "
_TITLE = re.compile(
    rf"{NOTE}{TERM}(?: ?- ?| ?: ?|,? (?:hiện nay |hiện tại |hiện |đương nhiệm |{_THEN})?là "
    r"| (?:gồm|gồm có|là)(?: có)? ?:? ?| |)[\"“]?"
)
_THEN_IS = re.compile(rf" {_THEN}là ")
_TITLE_WITH_COMMA = re.compile(rf"{NOTE}{TERM}, ")
_APPOSITION = re.compile(
    rf"{NOTE}(?: ?, ?| ?- ?| ?\( ?| ?: ?| )(?:(?:sinh năm|sn|quê|quê ở|\d\d tuổi)[^,;()\n]{{0,40}}, )?"
    r"(?:(?:hiện|nay|đang|hiện đang) (?=giữ|là|làm))?"
)
_SET_APART = re.compile(rf"{NOTE} ?[-(] ?")
"""What sets an apposition apart so that it cannot be the subject of what follows."""
_LED_BESIDES = (
    "Ban Chỉ đạo", "Hội đồng Quốc", "Hội đồng Thi đua", "Ủy ban Quốc gia", "Ủy ban An toàn", "Tiểu ban", "Tổ công tác",
    "Quân ủy", "Đảng ủy", "Đảng đoàn", "Ban Cán sự", "Đoàn đại biểu",
)  # fmt: skip
"""First words of bodies that somebody leads besides another office."""
_COMMA = re.compile(rf"{NOTE} ?, ?")
_ADMINISTRATIONS = ("Bộ ", "Sở ", "Ủy ban nhân dân ")
"""How the organs of administration are called, of which nobody leads two."""
_MEMBERS = ("ủy-viên", "đại-biểu")
_CLOSED = re.compile(rf"{NOTE}{TERM} ?(?:[,;.:)!?\n\"”-]|$|cùng |và )")
_NEXT_IN_LIST = re.compile(rf"{NOTE}(?: ?[,;] ?(?:và |cùng )?| và ?| cùng )")
_CLAUSE = re.compile(rf" (?!là |và |cùng )[{LOWER}]")
_LIST_OPENS = re.compile(rf"{NOTE}{TERM}(?: gồm(?: có)?)? ?: ?")
_SHARED = re.compile(r" và ")
_BLANKS = 8
"""How many blanks may part an item of a list from the mark before it."""
_HELD_BY_SEVERAL = ("Phó ", "Thứ trưởng", "Đại biểu")
"""How roles begin that several hold at once in one body."""
_REPORTED = ("theo ", "theo lời ", "gặp ", "tiếp ")


@dataclass(slots=True)
class Holding:
    """A person in an office, in view offsets of the words that say so."""

    person: PersonMention
    office: OfficeMention
    start: int
    end: int
    rule: str
    former: bool = False
    by: Entity | None = None
    """The body that elected or appointed the person."""
    since: Literal | None = None
    """When the office was taken up."""
    until: Literal | None = None
    """When it was or will be given up."""


def holdings(analysis: Analysis) -> list[Holding]:
    """Every pair of a person and an office that stand beside each other, once all of both are found."""
    if analysis.holdings is None:
        reader = _Reader(analysis)
        reader.assign()
        analysis.holdings = list(reader.found())
    return analysis.holdings


class _Reader:
    """Assigns the offices of one text to its people; chains are `range`s of office indices."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.lower = analysis.lower
        self.people = analysis.people
        self.offices = analysis.offices
        self.starts = [o.start for o in self.offices]
        self.ends = [o.end for o in self.offices]
        self.titles: dict[int, range] = {}
        self.appositions: dict[int, range] = {}
        self.shared: dict[int, range] = {}

    def assign(self) -> None:
        """Titles first, then appositions with what is left, then what lists share."""
        for index, person in enumerate(self.people):
            last = self._title(person)
            if last is not None:
                self.titles[index] = range(self._chain_start(last), last + 1)
        self._settle()
        taken = {office for chain in self.titles.values() for office in chain}
        for index, person in enumerate(self.people):
            chain = self._apposition(index, person, taken)
            if chain:
                self.appositions[index] = chain
                taken.update(chain)
        self._share_in_lists()

    def found(self) -> Iterator[Holding]:
        """The pairs, by person."""
        for index, person in enumerate(self.people):
            for chains, rule in (
                (self.titles, "tenure.title"),
                (self.appositions, "tenure.apposition"),
                (self.shared, "tenure.list"),
            ):
                for at in chains.get(index, ()):
                    office = self.offices[at]
                    start, end = min(person.full_start, office.start), max(person.end, office.end)
                    former = office.former or bool(_THEN_IS.match(self.lower, office.end))
                    yield Holding(person, office, start, end, rule, former)

    def _title(self, person: PersonMention) -> int | None:
        """The office that stands right before a name."""
        index = bisect_right(self.ends, person.full_start) - 1
        if index < 0 or person.full_start - self.ends[index] > 80:
            return None
        start, end = self.ends[index], person.full_start
        if _TITLE.fullmatch(self.lower, start, end):
            return None if self._is_quoted(index, person) else index
        if self.offices[index].on_behalf:
            return None
        if not self.offices[index].alone and _TITLE_WITH_COMMA.fullmatch(self.lower, start, end):
            return index if person.full_start < person.start or self._opens_sentence(index) else None
        return None

    def _is_quoted(self, office: int, person: PersonMention) -> bool:
        """Whether who holds an office says what follows its colon: "Giám đốc Sở Y tế: Ông An chưa đồng ý"."""
        if ":" not in self.lower[self.ends[office] : person.full_start]:
            return False
        said = self.offices[office]
        return not said.several and not said.alone and _CLAUSE.match(self.analysis.text, person.end) is not None

    def _opens_sentence(self, office: int) -> bool:
        """Whether a chain that ends with an office is the first thing its sentence says."""
        start = self.starts[self._chain_start(office)]
        sentence = self.analysis.sentence_at(start)
        return sentence is not None and start - sentence.start < 3

    def _chain_start(self, last: int) -> int:
        first = last
        while first and self._linked(first - 1):
            first -= 1
        return first

    def _linked(self, index: int) -> bool:
        return is_linked(self.analysis, self.offices[index], self.offices[index + 1])

    def _settle(self) -> None:
        """Give a chain that stands between two people to the right one, or divide it.

        A chain that reaches back to a person before it belongs to that person where only a comma
        parts its end from the next name; a longer one is divided before its last office.
        """
        for index, whole in list(self.titles.items()):
            before = index - 1
            chain = self.titles[index] = self._behind_semicolon(whole)
            if before < 0 or not self._follows(self.people[before], chain[0]):
                continue
            if before in self.titles and not (len(chain) > 1 and _SET_APART.match(self.lower, self.people[before].end)):
                continue
            office, person = self.offices[chain[-1]], self.people[index]
            if _TITLE_WITH_COMMA.fullmatch(self.lower, office.end, person.full_start):
                del self.titles[index]
            elif len(chain) > 1:
                self.titles[index] = chain[-1:]

    def _behind_semicolon(self, chain: range) -> range:
        """The offices of a chain behind its last semicolon, where another person's item of a list ends."""
        links = ((at, self.analysis.text[self.ends[at] : self.starts[at + 1]]) for at in chain[:-1])
        return range(max((at + 1 for at, link in links if ";" in link), default=chain.start), chain.stop)

    def _follows(self, person: PersonMention, office: int) -> bool:
        """Whether an office stands right behind a name."""
        start, end = person.end, self.starts[office]
        return start <= end < start + 110 and bool(_APPOSITION.fullmatch(self.lower, start, end))

    def _apposition(self, index: int, person: PersonMention, taken: set[int]) -> range | None:
        """The chain of offices that stands right behind a name."""
        first = bisect_left(self.starts, person.end)
        if first == len(self.offices) or first in taken or not self._follows(person, first):
            return None
        last = first
        while last + 1 < len(self.offices) and last + 1 not in taken and self._linked(last):
            last += 1
        chain = range(first, last + 1)
        return chain if self._is_said_of(index, person, chain) else None

    def _is_said_of(self, index: int, person: PersonMention, chain: range) -> bool:
        """Whether offices behind a name are its apposition and not the subject of what follows."""
        if index in self.titles and self._is_abbreviated(self.titles[index][-1]):
            return False
        if self._is_of_others(index, chain[0]):
            return False
        if _CLOSED.match(self.lower, self.offices[chain[-1]].end):
            return True
        if self.lower.endswith(_REPORTED, 0, person.full_start):
            return False
        if index in self.titles:
            return bool(_SET_APART.match(self.lower, person.end)) or self._is_second(chain)
        return any(not self.offices[at].alone for at in chain)

    def _is_of_others(self, index: int, office: int) -> bool:
        """Whether an office behind a name and a comma is the next item of a list, whose holders are not named.

        It is so where several hold it ("Bộ trưởng A, các Thứ trưởng"), and where the person is called by the office at
        the head of another organ: "Phó Thủ tướng A, Bộ trưởng Bộ Y tế; đại diện …" may well be two.
        """
        person, said = self.people[index], self.offices[office]
        if not _COMMA.fullmatch(self.lower, person.end, said.start):
            return False
        if said.several:
            return not (index and _SHARED.fullmatch(self.lower, self.people[index - 1].end, person.full_start))
        titled = index in self.titles and person.full_start == person.start
        return titled and self._leads_organ(self.titles[index][-1]) and self._leads_organ(office)

    def _leads_organ(self, at: int) -> bool:
        """Whether an office is that of one of those who lead the nation or an organ of administration."""
        office = self.offices[at]
        if office.former or office.role.key in _MEMBERS:
            return False
        organ = office.body is not None and office.body.label.startswith(_ADMINISTRATIONS)
        return organ or leads_nation(self.analysis, office)

    def _is_second(self, chain: range) -> bool:
        """Whether offices are of bodies whose heads are named by another office too, so that no one else is meant."""
        bodies = [self.offices[at].body for at in chain]
        return all(body is not None and body.label.startswith(_LED_BESIDES) for body in bodies)

    def _is_abbreviated(self, office: int) -> bool:
        """Whether an office is written in capitals as in lists of recipients: "PCN Nguyễn Văn An, Trợ lý Thủ tướng"."""
        words = self.analysis.text[self.starts[office] : self.ends[office]]
        return words.isupper() and len(words) < 6 and words != "ĐBQH"

    def _share_in_lists(self) -> None:
        """Offices said of several people belong to each in the list that follows them."""
        for index, chain in self.titles.items():
            plural = [at for at in chain if self.offices[at].several]
            if not plural:
                self._share_with_second(index, chain[-1])
                continue
            shared = range(plural[0], chain[-1] + 1)
            at = index
            while at + 1 < len(self.people) and at + 1 not in self.titles and self._next_in_list(at):
                at += 1
                self.shared[at] = shared
        for at, office in enumerate(self.offices):
            opens = _LIST_OPENS.match(self.lower, office.end) if office.several else None
            if opens:
                self._share_in_list(at, opens.end())
        for index, chain in self.appositions.items():
            before = index - 1
            if before >= 0 and not self._has_office(before) and self._is_pair(before, index):
                self.shared[before] = chain

    def _share_with_second(self, index: int, last: int) -> None:
        """Give an office that several may hold to a bare second name too: "nguyên Tổng Bí thư A và B"."""
        office, second = self.offices[last], index + 1
        if second >= len(self.people) or self._has_office(second) or index in self.appositions:
            return
        person = self.people[second]
        bare = person.full_start == person.start and not person.short
        if not bare or not (office.former or office.role.label.startswith(_HELD_BY_SEVERAL)):
            return
        if _SHARED.fullmatch(self.lower, self.people[index].end, person.start):
            self.shared[second] = range(last, last + 1)

    def _share_in_list(self, office: int, start: int) -> None:
        """Give an office said of several people to all of a list, whatever else each of them holds."""
        index = bisect_left(self.people, start, key=lambda p: p.full_start)
        while index < len(self.people) and self._item_start(index) == start:
            if office not in self.titles.get(index, ()):
                self.shared.setdefault(index, range(office, office + 1))
            gap = _NEXT_IN_LIST.match(self.lower, self._item_end(index))
            start, index = gap.end() if gap else -1, index + 1

    def _item_start(self, index: int) -> int:
        """Where the item of a person begins in a list: with a title or the name."""
        title = self.titles.get(index)
        return min(self.people[index].full_start, self.offices[title[0]].start if title else len(self.lower))

    def _item_end(self, index: int) -> int:
        """Where the item of a person ends in a list: with the apposition or the name."""
        chain = self.appositions.get(index)
        return self.ends[chain[-1]] if chain else self.people[index].end

    def _has_office(self, index: int) -> bool:
        return index in self.titles or index in self.appositions or index in self.shared

    def _next_in_list(self, index: int) -> bool:
        """Whether the next person is the next item of a list, past the apposition of this one."""
        end = self.people[index].end
        if index in self.appositions:
            end = self.ends[self.appositions[index][-1]]
        return bool(_NEXT_IN_LIST.fullmatch(self.lower, end, self.people[index + 1].full_start))

    def _is_pair(self, first: int, second: int) -> bool:
        """Whether two names stand alone in an item of a list: "; A và B, Phó Chủ tịch …"."""
        if not _SHARED.fullmatch(self.lower, self.people[first].end, self.people[second].full_start):
            return False
        start = self.people[first].full_start
        return self.lower[max(0, start - _BLANKS) : start].rstrip()[-1:] in (";", ":")
