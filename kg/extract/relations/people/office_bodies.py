"""The body of an office in the context of its text.

An office names its body, or implies it; one that does neither ("Bộ trưởng Trần Tuấn Anh") is an
office of the one body that the text gives such an office to elsewhere, or of the one body of the
text that has such offices, unless its holder is named with a body elsewhere. Two candidates give
none, and what is implied holds for Viet Nam alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from kg.extract.analysis import Analysis, OfficeMention, within
from kg.extract.appositions import Holding
from kg.extract.forms import forms
from kg.extract.mentions.people import names
from kg.model import Entity
from kg.ontology import ID, Entry, Lexicon
from kg.text.view import fold_name

_GRADES = ("phó tổng ", "phó ", "tổng ", "quyền ", "thứ trưởng")
_COMMITTEE = "Ban Chỉ đạo"
_DEPUTY = "đại-biểu"
_NO_FAMILY = ("foreign", "national")
_ORGANS_OF_PLACES = {
    "Ủy ban nhân dân": ("Ủy ban nhân dân", "Hội đồng nhân dân"),
    "Tỉnh ủy": ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy"),
}
"""For the organ whose office a bare "Chủ tịch" or "Bí thư" is first of all, the organs whose it may be."""


@lru_cache(maxsize=4)
def _other_countries(lexicon: Lexicon) -> tuple[str, ...]:
    """How names end that have the name of another country at their end."""
    return tuple(" " + fold_name(name) for c in lexicon.of("Country") if c.fact("isoCode") != "VN" for name in c.names)


def _begins(body: Entity, head: str) -> bool:
    return (body.label + " ").startswith(head + " ")


class OfficeBodies:
    """Finds the bodies of the offices of one text."""

    def __init__(self, analysis: Analysis, read: Iterable[Holding]) -> None:
        self._analysis = analysis
        self._entries = analysis.lexicon.entries
        self._organs = forms(analysis.lexicon, "StateOrgan")
        self._abroad = forms(analysis.lexicon, "LeaderAbroad")
        self._countries = _other_countries(analysis.lexicon)
        self._families: dict[str, set[Entity]] = defaultdict(set)
        for office in analysis.offices:
            if office.body and not office.implied and (family := self._family(office)):
                self._families[family].add(office.body)
        self._names = {start for p in analysis.people for start in (p.start, p.full_start)}
        self._sat_in = {o.body for o in analysis.offices if o.role.key == _DEPUTY and o.body}
        self._placed = {h.person.entity for h in read if h.office.body and not h.office.implied}
        self._foreigners = {h.person.entity for h in read if h.office.body is None and h.office.of_country}

    def of(self, holding: Holding) -> Entity | None:
        """The body of a held office, if it can be told."""
        office = holding.office
        entry = self._entry(office)
        ours = self._is_ours(holding)
        if office.body:
            return office.body if ours or not (office.implied or self._is_vietnamese(office.body)) else None
        if entry.fact("foreign") or office.of_country:
            return None
        if holding.person.entity in self._placed:
            return self._led_besides(office) or self._of_deputy(office)
        if self._names_another(office):
            return None
        body = self._of_family(holding, entry) or self._of_kind(entry) or self._of_sentence(office, entry)
        if body is None:
            return None
        fits = not self._is_of_other_country(body) if ours else not self._is_vietnamese(body)
        return body if fits else None

    def _names_another(self, office: OfficeMention) -> bool:
        """Whether the name of a body that is not known follows an office: "Phó Vụ trưởng Vụ Tổ chức"."""
        at = office.end + 1
        named = self._analysis.text[office.end : at] == " " and self._analysis.text[at : at + 1].isupper()
        return named and at not in self._names

    def _led_besides(self, office: OfficeMention) -> Entity | None:
        """The steering committee that somebody with another office leads too: "Bộ trưởng … - Phó Trưởng Ban"."""
        led = self._families.get(self._family(office), set())
        body = next(iter(led)) if len(led) == 1 else None
        return body if body and _begins(body, _COMMITTEE) else None

    def _of_deputy(self, office: OfficeMention) -> Entity | None:
        """The assembly of a deputy with another office, where the text speaks of deputies of one alone."""
        sat = self._families.get(self._family(office), set()) | self._sat_in if office.role.key == _DEPUTY else set()
        return next(iter(sat)) if len(sat) == 1 else None

    def _is_ours(self, holding: Holding) -> bool:
        """Whether the holder of a national office is Vietnamese, by the name and what else the text calls him."""
        person, name = holding.person.entity, holding.person.entity.label.lower()
        if person in self._foreigners or name in self._abroad:
            return False
        return all(map(names.is_syllable, name.split()))

    def _is_vietnamese(self, body: Entity) -> bool:
        """Whether a body is one of Viet Nam's own: a ministry or organ without a country's name in its own."""
        label = body.label.lower()
        of_state = any(label == organ or label.startswith(organ + " ") for organ in self._organs)
        return of_state and not self._is_of_other_country(body)

    def _is_of_other_country(self, body: Entity) -> bool:
        return body.label.lower().endswith(self._countries)

    def _of_family(self, holding: Holding, entry: Entry) -> Entity | None:
        """The one body that has such an office elsewhere in the text; of an office of a place, an organ of a place."""
        found = self._families.get(self._family(holding.office), set())
        organs = _ORGANS_OF_PLACES.get(entry.fact("place"))
        if organs and self._analysis.text.startswith(")", holding.office.end):
            return None
        if organs:
            leader = holding.person.entity.label.lower() in forms(self._analysis.lexicon, "StateLeader")
            found = {body for body in found if not leader and any(_begins(body, organ) for organ in organs)}
        return next(iter(found)) if len(found) == 1 else None

    def _of_kind(self, entry: Entry) -> Entity | None:
        """The one body of the text of the first kind that a role is taken in and the text names."""
        for head in entry.facts.get("takes", ()):
            found = {b.entity for b in self._analysis.bodies if _begins(b.entity, head)}
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def _of_sentence(self, office: OfficeMention, entry: Entry) -> Entity | None:
        """The body at whose seat the sentence says the office-holder is: "tại Bộ Y tế, Bộ trưởng …"."""
        sentence = self._analysis.sentence_at(office.start)
        before = within(self._analysis.bodies, sentence.start, office.start) if sentence else []
        found = {b.entity for b in before if self._analysis.lower.endswith("tại ", 0, b.start)}
        found = {body for body in found if any(_begins(body, head) for head in entry.facts.get("takes", ()))}
        return found.pop() if len(found) == 1 else None

    def _family(self, office: OfficeMention) -> str:
        """What a chief and his deputies have in common, as Bộ trưởng and Thứ trưởng do; "" if nothing."""
        entry = self._entry(office)
        if any(entry.fact(name) for name in _NO_FAMILY):
            return ""
        if entry.fact("takes"):
            return entry.fact("takes")
        label = entry.label.lower().removesuffix(" thường trực")
        for grade in _GRADES:
            label = label.removeprefix(grade)
        return label

    def _entry(self, office: OfficeMention) -> Entry:
        return self._entries[f"{ID}role/{office.role.key}"]
