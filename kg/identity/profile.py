"""What a source's statements hold that identity is judged on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from kg.identity.model import BodySeen, DocumentSeen, Office, PersonSeen, Profile
from kg.model import Entity, Literal, Source, Statement, Status
from kg.text.slug import slug
from kg.text.view import folded

_UNITS = ("xã", "phường", "thị-trấn", "đặc-khu", "huyện", "quận", "thị-xã", "thành-phố")
"""What the key of a place below a province begins with."""

_PAST = ("eli:date_document", "kg:attestedOn", "schema:startDate")
"""What has a date that is seldom later than the source."""
_BEFORE = 32
"""How many characters before a name may be a title."""
_BEHIND = 140
"""How many characters behind a document may say of which term it is."""
_TERM = re.compile(r"(?:(?![0-9]{1,4}[-/])[^;.])*?\bkhóa (?:([ivx]{1,5})|([0-9]{1,2}))\b")
_ROMAN = {"i": 1, "v": 5, "x": 10}


def profile(source: Source, statements: Iterable[Statement]) -> Profile:
    """The profile of one source."""
    reader = _Reader(source)
    for statement in statements:
        if statement.status is Status.ASSERTED:
            reader.take(statement)
    return reader.profile()


class _Reader:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._slug = slug(source.identifier)
        self._mentions: dict[Entity, tuple[int, int]] = {}
        self._latest = ""
        self._facts: dict[Entity, dict[str, list[Entity | Literal]]] = defaultdict(lambda: defaultdict(list))

    def take(self, statement: Statement) -> None:
        """Take in one asserted statement."""
        if statement.predicate in _PAST and isinstance(statement.object, Literal):
            day = statement.object.value
            self._latest = max(self._latest, day) if len(day) == len("2025-01-01") else self._latest
        if statement.predicate == "schema:mentions" and isinstance(statement.object, Entity):
            self._mentions.setdefault(statement.object, (statement.evidence.start, statement.evidence.end))
        elif statement.subject.kind in ("tenure", "document"):
            self._facts[statement.subject][statement.predicate].append(statement.object)

    def profile(self) -> Profile:
        """What was taken in, in the order of the keys."""
        offices: dict[Entity, list[tuple[Office, str]]] = defaultdict(list)
        for tenure, facts in self._facts.items():
            if tenure.kind == "tenure":
                self._tenure(tenure, facts, offices)
        people = [self._person(e, at, offices[e]) for e, at in self._mentions.items() if e.kind == "person"]
        documents = [self._document(e, at) for e, at in self._mentions.items() if e.kind == "document"]
        bodies = [BodySeen(e.key, e.label, place_key(e), at) for e, at in self._mentions.items() if e.kind == "body"]
        return Profile(
            self._source.identifier,
            self._source.date or self._attested(),
            tuple(sorted(people, key=lambda p: p.key)),
            tuple(sorted(documents, key=lambda d: d.key)),
            tuple(sorted((b for b in bodies if _is_open(b)), key=lambda b: b.key)),
            tuple(sorted(f"{e.kind}/{e.key}" for e in self._mentions if e.kind != "event")),
            self._latest,
        )

    def _attested(self) -> str:
        """The day on which the text says that its offices are held, where the source itself has no date."""
        days = {o.value for f in self._facts.values() for o in f.get("kg:attestedOn", ()) if isinstance(o, Literal)}
        return days.pop() if len(days) == 1 else ""

    def _tenure(
        self,
        tenure: Entity,
        facts: dict[str, list[Entity | Literal]],
        offices: dict[Entity, list[tuple[Office, str]]],
    ) -> None:
        former = any(predicate == "kg:former" for predicate, _ in tenure.attributes)
        role, body = (next(iter(facts[p]), None) for p in ("org:role", "org:organization"))
        for member in facts["org:member"]:
            if isinstance(member, Entity) and isinstance(body, Entity):
                title = role.label if isinstance(role, Entity) else ""
                offices[member].append((Office(title, body.key, place_key(body), former), tenure.key))

    def _document(self, document: Entity, at: tuple[int, int]) -> DocumentSeen:
        facts = self._facts.get(document, {})
        issuers = [o for o in facts.get("eli:passed_by", ()) if isinstance(o, Entity)]
        attributes = dict(document.attributes)
        type_ = attributes.get("eli:type_document")
        symbol = attributes.get("eli:id_local")
        return DocumentSeen(
            document.key,
            type_.key if isinstance(type_, Entity) else "",
            symbol.value if isinstance(symbol, Literal) else "",
            tuple(sorted({document.label, *document.names})),
            at,
            self._slug in document.key.split("/"),
            tuple(sorted({i.key for i in issuers})),
            tuple(sorted({place for i in issuers if (place := place_key(i))})),
            _texts(facts.get("eli:date_document", ())),
            _texts(facts.get("dcterms:title", ())),
            _congress(folded(self._source.text[at[1] : at[1] + _BEHIND])),
        )

    def _person(self, person: Entity, at: tuple[int, int], held: list[tuple[Office, str]]) -> PersonSeen:
        offices = tuple(sorted({o for o, _ in held}, key=lambda o: (o.body, o.role, o.former)))
        before = folded(self._source.text[max(0, at[0] - _BEFORE) : at[0]])
        return PersonSeen(person.key, person.label, at, offices, tuple(sorted(key for _, key in held)), before)


def _congress(behind: str) -> int:
    """The number of the term that the words behind a document name, 0 if they name none."""
    found = _TERM.match(behind)
    if not found:
        return 0
    if found[2]:
        return int(found[2])
    values = [_ROMAN[letter] for letter in found[1]]
    return sum(-v if any(later > v for later in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def _is_open(body: BodySeen) -> bool:
    """Whether a body belongs to a unit below a province without its name saying of which province."""
    return body.place.count("/") == 0 and body.place.startswith(_UNITS) and "/" not in body.key


def place_key(body: Entity) -> str:
    """The key of the place whose body this is, or of the body that it is a part of; "" if none is told."""
    above: list[Entity] = []
    for predicate, value in body.attributes:
        if isinstance(value, Entity):
            if predicate == "eli:jurisdiction":
                return value.key
            if predicate == "org:subOrganizationOf":
                above.append(value)
    return next(filter(None, map(place_key, above)), "")


def _texts(values: Iterable[Entity | Literal]) -> tuple[str, ...]:
    return tuple(sorted({value.value for value in values if isinstance(value, Literal)}))
