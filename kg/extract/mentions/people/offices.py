"""Offices: a role word of the lexicon with the body it belongs to.

The body is the one named right behind the role ("Bí thư Thành ủy Hải Phòng"), or one that
shares the role's last word ("Trưởng Ban Tổ chức Trung ương"), or the organ of the place named
there ("Chủ tịch TP Hải Phòng"), or what the role implies ("Thủ tướng"). A role without any of
these is still an office: what stands beside it may tell the body.
"""

from __future__ import annotations

import re
from functools import cached_property

from kg.extract import resolve
from kg.extract.analysis import Analysis, BodyMention, OfficeMention, PlaceMention, within
from kg.extract.forms import pattern
from kg.extract.mentions.cover import Cover
from kg.extract.mentions.people.office_chains import party_committee, share_bodies
from kg.extract.mentions.people.titles import by_ending, ending
from kg.model import Entity
from kg.ontology import ID, Entry, Hit

_TO_BODY = re.compile(
    r"(?: \([a-zđ]{2,6}\))?(?: (?:thường trực|chuyên trách|phụ trách|điều hành|thứ nhất|cấp cao|kiêm nhiệm))?"
    r"(?: (?:của|tại|thuộc|ở|trong)| -)? ?"
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
_POST = re.compile(r" (?:của )?(?:nước )?(?:việt nam|ta|chxhcn việt nam) tại (?:nước )?")
_PARENT = re.compile(r" (?:của |thuộc |trực thuộc )?")
_ORDINAL = re.compile(r"(?:[\d/.-]|(?:thứ|ngày|tháng|lần|số|khóa) )\Z")
"""What makes the number before an office a date or an ordinal and no number of holders."""
_LONGEST_PLACE = 50
"""How far behind such a phrase the name of its place may reach, in characters."""
_WORD = re.compile(r"\w+")
_OWN_BODY = re.compile(
    r"(?P<noun>sở|cục|chi cục|tổng cục|viện|trường|học viện|bệnh viện|trung tâm|công ty|tổng công ty|tập đoàn|ngân hàng"
    r"|quỹ|hội|hiệp hội|liên đoàn|câu lạc bộ|ban quản lý|nhà máy)(?!\w)"
)
_THIS_BODY = re.compile(
    r"(?:cơ quan|đơn vị|tổ chức|công ty|tập đoàn|ngân hàng|hội|bộ|sở|trường|viện|ủy ban|cục) này(?!\w)"
)


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
        self._people = Cover(analysis.people)
        self._places = {p.start: p for p in analysis.places}
        countries = [h for h in analysis.hits.get("Country", ()) if analysis.text[h.start].isupper()]
        self._lands = Cover(countries)
        self._countries = Cover(h for h in countries if h.entry.fact("isoCode") != "VN")
        self._modifiers = by_ending(analysis.lexicon, "OfficeModifier")
        self._verb = pattern(analysis.lexicon, "PersonVerb")
        self._several = by_ending(analysis.lexicon, "OfficePlural")

    @cached_property
    def _focus(self) -> resolve.PlaceFocus:
        return resolve.PlaceFocus(self.analysis)

    def hits(self) -> list[Hit]:
        """The role words that are offices: of two at one place the longer, and none inside a body's name."""
        found = [*self.analysis.hits.get("Office", ()), *self.analysis.hits.get("Role", ())]
        kept: list[Hit] = []
        for hit in sorted(found, key=lambda h: (h.start, -h.end)):
            if kept and hit.start < kept[-1].end:
                continue
            office = self._read_anew(hit)
            if office and not self._hidden.holds(office.start - 1, office.end):
                kept.append(office)
        return kept

    def office(self, hit: Hit) -> OfficeMention:
        """The office whose role word is `hit`."""
        role = self.lexicon.entries[hit.entry.fact("role")] if hit.entry.kind == "Office" else hit.entry
        body, end, implied = self._body(hit)
        start, effects = self._modified(hit.start)
        several = ending(self.lower, hit.start, self._several)
        if several and _ORDINAL.search(self.lower, max(0, several[0] - 8), several[0]):
            several = None
        names = tuple(n for n in role.names if n != role.label)
        return OfficeMention(
            start=min(start, several[0]) if several else start,
            end=max(end, hit.end),
            role=Entity("role", role.key, role.label, names),
            body=body,
            former="former" in effects,
            on_behalf="behalf" in effects,
            implied=implied,
            alone=self._is_alone(hit, end),
            several=several is not None,
            of_country=body is None and self._is_country(hit.end),
        )

    def _is_alone(self, hit: Hit, end: int) -> bool:
        if hit.entry.kind == "Office":
            return bool(hit.entry.fact("bareOnly"))
        return end <= hit.end and not hit.entry.fact("embassy")

    def _read_anew(self, hit: Hit) -> Hit | None:
        """A hit as its surroundings want it read: "chức vụ Trưởng đoàn" holds no Vụ trưởng, a name no "Chính ủy"."""
        if self.lower.startswith("đại biểu", hit.start) and self.lower.endswith(("tổ ", "đoàn "), 0, hit.start):
            return None
        inside = self._people.end_over(hit.start)
        if 0 < inside < hit.end:
            return self._starting_at(inside + 1)
        if self.lower.startswith("vụ ", hit.start) and self.lower.endswith("chức ", 0, hit.start):
            return self._starting_at(hit.start + 3)
        return self._shorter(hit) if self._needs_more(hit) else hit

    def _starting_at(self, start: int) -> Hit | None:
        """The longest role of up to four words that starts at a position."""
        ends = [m.end() for m in _WORD.finditer(self.lower, start, start + 40)][:4]
        for end in reversed(ends):
            entry = self.lexicon.named("Role", self.lower[start:end])
            if entry and not entry.fact("fusedOnly"):
                return Hit(start, end, entry)
        return None

    def _needs_more(self, hit: Hit) -> bool:
        """Whether the words of a hit are no office as they stand here."""
        if hit.entry.fact("bareOnly"):
            return resolve.body_at(self.analysis, self._tail(hit, "Hội đồng")) is not None
        return bool(hit.entry.fact("fusedOnly"))

    def _shorter(self, hit: Hit) -> Hit | None:
        """The role that the first words of a hit name: "Chủ tịch" of "Chủ tịch Hội đồng"."""
        end = self.lower.rfind(" ", hit.start, hit.end)
        while end > hit.start:
            entry = self.lexicon.named("Role", self.lower[hit.start : end])
            if entry and not entry.fact("fusedOnly"):
                return Hit(hit.start, end, entry)
            end = self.lower.rfind(" ", hit.start, end)
        return None

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
                return body.entity if fits else None, self._with_parents(body.end), False
        if self._is_country(hit.end):
            return None, self._countries.end_over(after), False
        this = _THIS_BODY.match(self.lower, after)
        if this:
            return self._last_body(hit.start), this.end(), False
        own = _OWN_BODY.match(self.lower, after)
        if own and self._ends_office(own.end()) and (only := self._only_body(own["noun"])):
            return only, own.end(), False
        place = self._places.get(after)
        if place:
            return self._at_place(entry, place)
        bare = _BARE_PLACE.match(self.lower, after) if entry.fact("place") else None
        if bare:
            place = self._focus.at(hit.start, *_LEVELS[bare["level"]])
            return (self._at_place(entry, place)[0] if place else None), bare.end(), True
        implied = entry.fact("impliedBody")
        if implied:
            named = self.lower.startswith(" " + implied.lower(), hit.end)
            end = hit.end + (len(implied) + 1 if named else 0)
            return resolve.body_entity(implied, self.lexicon), end, True
        if entry.fact("embassy"):
            return self._embassy(entry, hit.end)
        return None, hit.end, False

    def _with_parents(self, end: int) -> int:
        """Where a body's name ends with those of the bodies it is a part of: "Ban Dân nguyện của Quốc hội"."""
        while gap := _PARENT.match(self.lower, end):
            parent = resolve.body_at(self.analysis, gap.end())
            if parent is None:
                break
            end = parent.end
        return end

    def _embassy(self, entry: Entry, end: int) -> tuple[Entity | None, int, bool]:
        """The embassy of "Đại sứ Việt Nam tại Nhật Bản", where the text speaks of an embassy at all."""
        post = _POST.match(self.lower, end)
        last = self._lands.end_over(post.end()) if post else 0
        if not post or not last:
            return None, end, False
        house = entry.fact("takes")
        if house.lower() not in self.lower:
            return None, last, False
        name = f"{house} Việt Nam tại {self.analysis.text[post.end() : last]}"
        return resolve.body_entity(name, self.lexicon), last, True

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
        named = self._organ_named(hit)
        return (named.entity, named.end, True) if named else (self._organ(hit), end, True)

    def _organ_named(self, hit: Hit) -> BodyMention | None:
        """The Party organ whose name begins inside such a phrase: "Ủy viên Ban Thường vụ Tỉnh ủy Cà Mau"."""
        organ = hit.entry.fact("organ")
        bodies = within(self.analysis.bodies, hit.start, hit.end + _LONGEST_PLACE)
        fitting = (b for b in bodies if b.start < hit.end <= b.end and b.entity.label.startswith(organ))
        return next(fitting, None) if organ else None

    def _organ(self, hit: Hit) -> Entity | None:
        """The Party organ of the place in focus that a phrase such as "Tỉnh ủy viên" belongs to."""
        organ = hit.entry.fact("organ")
        fitting = [e for e in self.lexicon.of("PartyCommittee") if organ.endswith(e.fact("organ"))]
        for entry in fitting[:1]:
            place = self._place_behind(hit.end) or resolve.place_in_focus(
                self.analysis, hit.start, *_LEVELS[entry.fact("form")]
            )
            return self._part_of_committee(organ, entry.fact("organ"), place.entity) if place else None
        return None

    def _part_of_committee(self, organ: str, committee: str, place: Entity) -> Entity:
        """A Party committee of a place, or its standing board: "Ban Thường vụ Tỉnh ủy Cà Mau"."""
        whole = resolve.local_body(committee, place, self.lexicon)
        part = organ.removesuffix(committee)
        return resolve.body_entity(part + whole.label, self.lexicon) if part else whole

    def _place_behind(self, end: int) -> PlaceMention | None:
        return self._places.get(end + 1)

    def _at_place(self, entry: Entry, place: PlaceMention) -> tuple[Entity | None, int, bool]:
        """The organ of a place that a role with a place behind it belongs to."""
        organ = entry.fact("place")
        if not organ:
            return None, place.end, False
        if organ == "Tỉnh ủy":
            return party_committee(self.analysis, place.entity), place.end, True
        return resolve.local_body(organ, place.entity, self.lexicon), place.end, True

    def _ends_office(self, end: int) -> bool:
        """Whether an office is whole at `end`: before a mark, what its holder does, or his name."""
        behind = self.lower[end : end + 1]
        if behind in ("", "\n", ",", ".", ";", ":", ")", "-"):
            return True
        return any(p.full_start == end + 1 for p in self.analysis.people) or bool(self._verb.match(self.lower, end + 1))

    def _only_body(self, noun: str) -> Entity | None:
        """The one body of the text whose name begins with a head noun: what "Giám đốc Sở" is the head of."""
        bodies = {b.entity for b in self.analysis.bodies if b.entity.label.lower().startswith(noun + " ")}
        return next(iter(bodies)) if len(bodies) == 1 else None

    def _last_body(self, position: int) -> Entity | None:
        """The last body named before a position in its sentence: what "cơ quan này" is."""
        sentence = self.analysis.sentence_at(position)
        before = within(self.analysis.bodies, sentence.start, position) if sentence else []
        return before[-1].entity if before else None
