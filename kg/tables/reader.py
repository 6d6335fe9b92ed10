"""Look-ups that tables share: names, values, and the statements that a thing rests on.

Everything goes through the indexes of the store; what is remembered is names, so that memory
grows with the things of a graph and not with its facts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox

from kg.graph.terms import PREFIXES, expand
from kg.tables.columns import Cell, Column, Kind, Language, Row, day, joined
from kg.tables.stated import ASSERTED, Stated, read
from kg.views import quads, terms
from kg.views.evidence import Evidence, Origin, around

STATUSES = {
    ASSERTED: ("khẳng định", "asserted"),
    "proposed": ("đề xuất", "proposed"),
    "denied": ("bị phủ định", "denied"),
    "reported": ("theo lời kể", "reported"),
    "set": ("đã đặt ra", "set"),
}
"""How a text commits itself to what it says, in both languages."""


EVIDENCE = (
    Column("trích dẫn", "quote", width=50, note_vi="Nguyên văn chữ nêu dữ kiện", note_en="The words that state it"),
    Column("câu", "sentence", width=60, note_vi="Câu có các chữ ấy", note_en="The sentence in which they stand"),
    Column(
        "mức khẳng định", "status", width=14,
        note_vi="Văn bản khẳng định, chỉ đề xuất, phủ định, hay kể lại lời người khác",
        note_en="Whether the text asserts it, or only proposes, denies or reports it",
    ),
    Column(
        "độ tin cậy", "confidence", Kind.NUMBER, 10,
        "Mức chắc chắn của quy tắc đã đọc ra dữ kiện, từ 0 đến 1", "How sure the rule is that read it, from 0 to 1",
    ),
    Column("nhan đề nguồn", "source title", width=40),
    Column("ngày nguồn", "source date", Kind.DATE, 12),
    Column("nơi đăng", "publisher", width=18),
    Column("đường dẫn", "URL", Kind.LINK, 30),
    Column("tệp nguồn", "source", width=30),
    Column(
        "vị trí", "start", Kind.INTEGER, 8,
        "Trích dẫn bắt đầu ở ký tự thứ mấy của nguồn (đếm từ 0, như kg show in ra)",
        "Where in the source the quote begins, in characters as kg show prints it",
    ),
    Column("quy tắc", "rule", width=18),
)  # fmt: skip
"""The columns in which every table ends, but for the one of things themselves."""
SOURCES = Column(
    "số nguồn", "sources", Kind.INTEGER, 9, "Số nguồn nói đến", "In how many sources it is spoken of"
)  # fmt: skip
STATING = Column(
    "số nguồn", "sources", Kind.INTEGER, 9, "Số nguồn nêu dữ kiện này", "How many sources state it"
)  # fmt: skip
IRI = Column("mã định danh", "IRI", width=30, note_vi="IRI trong đồ thị", note_en="The IRI in the graph")


@lru_cache(maxsize=256)
def node(curie: str) -> ox.NamedNode:
    """The term that a CURIE stands for."""
    return ox.NamedNode(expand(curie))


class Reader:
    """Reads the things of a store, and what is stated of them, in one language."""

    def __init__(self, store: ox.Store, language: Language = Language.VI) -> None:
        self.store = store
        self.language = language
        self._evidence = Evidence(store)
        self._names: dict[str, str] = {}
        self._text: tuple[str, str] = ("", "")

    def spoken(self, curie: str) -> list[str]:
        """The things of a class that some source speaks of, sorted."""
        query = f"SELECT DISTINCT ?t {{ GRAPH ?g {{ ?t a {curie} }} FILTER(?g != kgid:lexicon) }}"
        solutions = self.store.query(query, prefixes=PREFIXES)
        assert isinstance(solutions, ox.QuerySolutions)
        return sorted(found.value for (found,) in solutions if isinstance(found, ox.NamedNode))

    def sources(self) -> list[str]:
        """The sources by where they were read."""
        return self.ordered(self.spoken("kg:Source"), lambda iri: (self.origin(iri).identifier,))

    def ordered(self, things: Iterable[str], key: Callable[[str], tuple[object, ...]]) -> list[str]:
        """Things by what a reader sorts them by, and where that is the same by their IRI."""
        return sorted(things, key=lambda iri: (*key(iri), iri))

    def most_mentioned(self, things: Iterable[str]) -> list[str]:
        """Things, those in most sources first."""
        return self.ordered(things, lambda iri: (-self.mentions(iri), self.name(iri)))

    def latest(self, curie: str, dated: str) -> dict[str, str]:
        """The things of a class with the date that a property gives, the latest first, those without one last."""
        dates = {iri: self.date(iri, dated) for iri in self.spoken(curie)}
        named = self.ordered(dates, lambda iri: (self.name(iri),))
        return {iri: dates[iri] for iri in sorted(named, key=dates.__getitem__, reverse=True)}

    def with_best(self, things: Iterable[str], *predicates: str) -> Iterator[tuple[str, Stated]]:
        """Those of the things that a statement tells of, each with its `best`."""
        for iri in things:
            best = self.best(iri, *predicates)
            if best is not None:
                yield iri, best

    def name(self, iri: str) -> str:
        """What a thing is called."""
        if iri not in self._names:
            thing = ox.NamedNode(iri)
            found = [t for t in quads.objects(self.store, thing, quads.PREF_LABEL) if isinstance(t, ox.Literal)]
            named = min(found, key=lambda t: (t.language != "vi", t.value), default=None)
            self._names[iri] = named.value if named else quads.label(self.store, thing)
        return self._names[iri]

    def values(self, iri: str, curie: str) -> list[str]:
        """The values of a property as text, sorted; dates before others."""
        return quads.values(self.store, ox.NamedNode(iri), node(curie))

    def value(self, iri: str, curie: str) -> str:
        """One value of a property, or ""."""
        return min(self.values(iri, curie), default="")

    def told(self, iri: str, curie: str) -> str:
        """The value of a property that most statements give, or ""; of several the shortest."""
        return min(self._told(iri, curie), key=lambda told: (-told[1], len(told[0]), told[0]), default=("", 0))[0]

    def date(self, iri: str, curie: str) -> str:
        """The day, month or year of a property: of several one that says most, of these the one most often told."""
        return min(self._told(iri, curie), key=lambda told: (-len(told[0]), -told[1], told[0]), default=("", 0))[0]

    def _told(self, iri: str, curie: str) -> list[tuple[str, int]]:
        """The values of a property, and how many statements give each where there are several."""
        found = self.values(iri, curie)
        if len(found) < 2:
            return [(value, 1) for value in found]
        predicate = node(curie).value
        counts = Counter(
            one.object.value
            for one in self.about(iri)
            if one.predicate == predicate and one.status == ASSERTED and not isinstance(one.object, ox.Triple)
        )
        return [(value, counts[value]) for value in found]

    def things(self, iri: str, curie: str) -> list[str]:
        """The things that a property leads to, sorted."""
        return sorted(quads.iris(self.store, ox.NamedNode(iri), node(curie)))

    def named(self, iri: str, curie: str) -> str:
        """The names of what a property leads to, in one cell."""
        return joined(sorted(map(self.name, self.things(iri, curie))))

    def others(self, iri: str) -> str:
        """The other names of a thing, in one cell."""
        found = quads.objects(self.store, ox.NamedNode(iri), quads.ALT_LABEL)
        names = {term.value for term in found if isinstance(term, ox.Literal) and term.language != "en"}
        return joined(sorted(names - {self.name(iri)}))

    def pointing(self, iri: str, curie: str) -> list[str]:
        """What has the thing as the value of this property, sorted."""
        found = quads.subjects(self.store, node(curie), ox.NamedNode(iri))
        return sorted(subject.value for subject in found)

    def mentions(self, iri: str) -> int:
        """How many sources mention a thing."""
        return len(quads.subjects(self.store, quads.MENTIONS, ox.NamedNode(iri)))

    def about(self, iri: str) -> list[Stated]:
        """The statements whose subject a thing is, the surest first."""
        return self._sorted(quads.subjects(self.store, quads.SUBJECT, ox.NamedNode(iri)))

    def naming(self, iri: str) -> list[Stated]:
        """The statements whose object a thing is, the surest first."""
        return self._sorted(quads.subjects(self.store, quads.OBJECT, ox.NamedNode(iri)))

    def facts(self, source: str) -> list[quads.Node]:
        """The statements of a source; that it mentions something is no fact."""
        found = quads.subjects(self.store, quads.DERIVED, ox.NamedNode(source))
        return [one for one in found if quads.MENTIONS not in quads.objects(self.store, one, quads.PREDICATE)]

    def within(self, source: str) -> list[Stated]:
        """The facts of a source in the order of its text."""
        found = self._sorted(self.facts(source))
        return sorted(found, key=lambda s: (s.start, s.end, s.predicate, s.subject, str(s.object), s.status))

    def _sorted(self, statements: Iterable[quads.Node]) -> list[Stated]:
        found = (read(self.store, statement) for statement in statements)
        return sorted((s for s in found if s), key=lambda s: (*s.order, s.predicate, s.subject, str(s.object)))

    def best(self, iri: str, *predicates: str) -> Stated | None:
        """The statement that a thing is best shown by: its own of the first of these properties that has one.

        Then any other of its own, then one that names it, a mention last.
        """
        ranks = {expand(predicate): rank for rank, predicate in enumerate(predicates)}
        own = self.about(iri)
        if own:
            return min(own, key=lambda s: (s.status != ASSERTED, ranks.get(s.predicate, len(ranks))))
        return min(self.naming(iri), key=lambda s: s.predicate == quads.MENTIONS.value, default=None)

    def evidence(self, stated: Stated | None) -> Row:
        """The cells of EVIDENCE."""
        if stated is None:
            return (None,) * len(EVIDENCE)
        source = self.origin(stated.source)
        return (
            stated.exact,
            self.sentence(stated),
            self.status(stated.status),
            stated.confidence,
            *self.cited(source),
            source.identifier,
            stated.start,
            stated.rule,
        )

    def cited(self, source: Origin) -> Row:
        """Title, date, publisher and URL of a source."""
        return (source.title, day(source.date), source.publisher, source.url)

    def sentence(self, stated: Stated) -> str:
        """The sentence in which the words of a statement stand, on one line."""
        if self._text[0] != stated.source:
            self._text = stated.source, quads.value(self.store, ox.NamedNode(stated.source), node("schema:text"))
        text = self._text[1]
        if text[stated.start : stated.end] != stated.exact:
            return ""
        before, after = around(text, stated.start, stated.end)
        return " ".join(f"{before}{stated.exact}{after}".split())

    def origin(self, source: str) -> Origin:
        """A source as it is cited."""
        return self._evidence.origin(source)

    def status(self, status: str) -> str:
        """How a text commits itself, in words."""
        names = STATUSES.get(status)
        return status if names is None else names[self.language is Language.EN]

    def term(self, iri: str) -> str:
        """A relation or class in words."""
        label = terms.load().term(iri).label
        return label.vi if self.language is Language.VI else label.en

    def kind(self, iri: str) -> str:
        """The class of a thing in words."""
        types = quads.iris(self.store, ox.NamedNode(iri), quads.TYPE)
        known = sorted(type_ for type_ in types if type_.startswith(PREFIXES["kg"]))
        return self.term(known[0]) if known else ""

    def cell(self, term: quads.Term) -> Cell:
        """The object of a fact as a person reads it."""
        if isinstance(term, ox.NamedNode):
            return self.name(term.value)
        return str(term) if isinstance(term, ox.Triple) else term.value
