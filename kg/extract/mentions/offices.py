"""Offices: a role word of the lexicon with the body it belongs to.

The body is the one named right behind the role ("Bí thư Thành ủy Hải Phòng"), or one that
shares the role's last word ("Trưởng Ban Tổ chức Trung ương"), or the organ of the place named
there ("Chủ tịch TP Hải Phòng"), or what the role implies ("Thủ tướng"). A role without any of
these is still an office: what stands beside it may tell the body.
"""

from __future__ import annotations

import re

from kg.extract import resolve
from kg.extract.analysis import Analysis, OfficeMention, PlaceMention, within
from kg.extract.mentions.cover import Cover
from kg.extract.mentions.office_chains import party_committee, share_bodies
from kg.extract.mentions.titles import by_ending, ending
from kg.model import Entity
from kg.ontology import ID, Entry, Hit

_TO_BODY = re.compile(
    r"(?: (?:thường trực|chuyên trách|phụ trách|điều hành|thứ nhất|cấp cao|kiêm nhiệm))?(?: (?:của|tại|thuộc|ở|trong))? ?"
)
_DEPUTIES = re.compile(r"(?: khóa [ivx\d]+)?,?(?: (?:đoàn|thuộc đoàn))? ?(?:đbqh |đại biểu quốc hội )?")
_BARE_PLACE = re.compile(r"(?P<level>tỉnh|thành phố|tp|huyện|quận|thị xã|phường|xã|thị trấn|đặc khu)(?!\w)")
_LEVELS = {
    "tỉnh": (("province",), ("tỉnh",)),
    "thành phố": (("province", "district"), ("thành phố",)),
    "tp": (("province", "district"), ("thành phố",)),
    "huyện": (("district",), ("huyện",)),
    "quận": (("district",), ("quận",)),
    "thị xã": (("district",), ("thị xã",)),
    "phường": (("commune",), ("phường",)),
    "xã": (("commune",), ("xã",)),
    "thị trấn": (("commune",), ("thị trấn",)),
    "đặc khu": (("commune",), ("đặc khu",)),
}
_THIS_BODY = re.compile(r"(?:cơ quan|đơn vị|tổ chức|công ty|tập đoàn|ngân hàng|hội|bộ|sở|trường|viện|ủy ban|cục) này(?!\w)")


def find(analysis: Analysis) -> None:
    """Fill `analysis.offices`."""
    reader = _Reader(analysis)
    analysis.offices = [reader.office(hit) for hit in reader.hits()]
    share_bodies(analysis)


class _Reader:
    """Reads the offices of one text."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.lexicon = analysis.lexicon
        self.lower = analysis.lower
        self._hidden = Cover([*analysis.bodies, *analysis.documents])
        self._places = {p.start: p for p in analysis.places}
        self._countries = Cover(
            h
            for h in analysis.hits.get("Country", ())
            if analysis.text[h.start].isupper() and h.entry.fact("isoCode") != "VN"
        )
        self._modifiers = by_ending(analysis.lexicon, "OfficeModifier")
        self._several = by_ending(analysis.lexicon, "OfficePlural")

    def hits(self) -> list[Hit]:
        """The role words that are offices: of two at one place the longer, and none inside a body's name."""
        found = [*self.analysis.hits.get("Office", ()), *self.analysis.hits.get("Role", ())]
        kept: list[Hit] = []
        for hit in sorted(found, key=lambda h: (h.start, -h.end)):
            if (kept and hit.start < kept[-1].end) or self._is_no_office(hit):
                continue
            kept.append(hit)
        return kept

    def office(self, hit: Hit) -> OfficeMention:
        """The office whose role word is `hit`."""
        role = self.lexicon.entries[hit.entry.fact("role")] if hit.entry.kind == "Office" else hit.entry
        body, end, implied = self._body(hit)
        start, effects = self._modified(hit.start)
        several = ending(self.lower, hit.start, self._several) is not None
        names = tuple(n for n in role.names if n != role.label)
        return OfficeMention(
            start=start,
            end=max(end, hit.end),
            role=Entity("role", role.key, role.label, names),
            body=body,
            former="former" in effects,
            implied=implied,
            alone=hit.entry.kind == "Role" and end <= hit.end,
            several=several,
            of_country=body is None and self._is_country(hit.end),
        )

    def _is_no_office(self, hit: Hit) -> bool:
        if hit.entry.fact("fusedOnly"):
            return True
        if hit.entry.fact("bareOnly") and resolve.body_at(self.analysis, self._tail(hit, "Hội đồng")):
            return True
        return self._hidden.holds(hit.start - 1, hit.end)

    def _tail(self, hit: Hit, noun: str) -> int:
        """Where the last word of a role begins, if it is `noun`; else -1."""
        return hit.end - len(noun) if self.lower[hit.start : hit.end].endswith(noun.lower()) else -1

    def _modified(self, start: int) -> tuple[int, set[str]]:
        """Where an office begins with its modifiers, and what they say of it."""
        effects: set[str] = set()
        while found := ending(self.lower, start, self._modifiers):
            start = found[0]
            effects.add(found[1].fact("effect"))
        return start, effects

    def _body(self, hit: Hit) -> tuple[Entity | None, int, bool]:
        """The body of an office, where its name ends, and whether the role alone told it."""
        entry = hit.entry
        if entry.kind == "Office":
            return self._fixed(hit)
        gap = _TO_BODY.match(self.lower, hit.end)
        after = gap.end() if gap else hit.end
        noun = entry.fact("headNoun")
        for position in (after, self._tail(hit, noun) if noun else -1):
            body = resolve.body_at(self.analysis, position) if position > hit.start else None
            if body and body.end > hit.end:
                fits = not entry.fact("house") or body.entity.label.startswith(entry.fact("takes"))
                return body.entity if fits else None, body.end, False
        if self._is_country(hit.end):
            return None, self._countries.end_over(after), False
        this = _THIS_BODY.match(self.lower, after)
        if this:
            return self._last_body(hit.start), this.end(), False
        place = self._places.get(after)
        if place:
            return self._at_place(entry, place)
        bare = _BARE_PLACE.match(self.lower, after) if entry.fact("place") else None
        if bare:
            place = resolve.place_in_focus(self.analysis, hit.start, *_LEVELS[bare["level"]])
            return (self._at_place(entry, place)[0] if place else None), bare.end(), True
        implied = entry.fact("impliedBody")
        if implied:
            return resolve.body_entity(implied, self.lexicon), hit.end, True
        return None, hit.end, False

    def _is_country(self, end: int) -> bool:
        """Whether the name of another country stands behind a role that ends there."""
        gap = _TO_BODY.match(self.lower, end)
        return self._countries.end_over(gap.end() if gap else end) > 0

    def _fixed(self, hit: Hit) -> tuple[Entity | None, int, bool]:
        end = hit.end
        if hit.entry.fact("role") == ID + "role/đại-biểu":
            gap = _DEPUTIES.match(self.lower, end)
            place = self._places.get(gap.end()) if gap else None
            end = place.end if place else end
        implied = hit.entry.fact("impliedBody")
        if implied:
            return resolve.body_entity(implied, self.lexicon), end, True
        return None, end, False

    def _at_place(self, entry: Entry, place: PlaceMention) -> tuple[Entity | None, int, bool]:
        """The organ of a place that a role with a place behind it belongs to."""
        organ = entry.fact("place")
        if not organ:
            return None, place.end, False
        if organ == "Tỉnh ủy":
            return party_committee(self.analysis, place.entity), place.end, True
        return resolve.local_body(organ, place.entity, self.lexicon), place.end, True

    def _last_body(self, position: int) -> Entity | None:
        """The last body named before a position in its sentence: what "cơ quan này" is."""
        sentence = self.analysis.sentence_at(position)
        before = within(self.analysis.bodies, sentence.start, position) if sentence else []
        return before[-1].entity if before else None
