"""One text under analysis: its view, what was found in it so far, and what was stated of it.

The stages of `kg.extract` run in order and each adds its mentions here. Offsets of mentions
count in the view; `state` takes them back to the text as read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeVar

from kg.extract import repairs
from kg.extract.repairs import Repair
from kg.model import Entity, Evidence, Literal, Source, Statement, Status
from kg.ontology import Hit, Lexicon
from kg.text.sentences import Sentence, sentence_at, sentences
from kg.text.view import View, fold

if TYPE_CHECKING:
    from kg.extract.appositions import Holding
    from kg.extract.frame import Frame


_REPAIR = "text.repaired"
"""The rule by which a misspelt term is read; it lowers the confidence of what rests on it."""


class _Positioned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(slots=True, eq=False)
class DateMention:
    """A date: `value` is ISO ("2019-09-27", "2019-09", "2019"), whole or partial; `last` ends a span of dates."""

    start: int
    end: int
    value: str
    last: str = ""


@dataclass(slots=True, eq=False)
class PlaceMention:
    """A named place; `level` is "province", "district", "commune" or "country"."""

    start: int
    end: int
    entity: Entity
    level: str
    type: str = ""
    """The level word in lower case: "tỉnh", "thành phố", "quận", "xã" …"""


@dataclass(slots=True, eq=False)
class DocumentMention:
    """An official instrument as one place of the text names it.

    `symbol` is the normalised symbol ("52-NQ/TW") or ""; `name` the name or short form
    otherwise ("Luật Đất đai 2013", "Nghị quyết 52"). `date` is the one written beside it.
    """

    start: int
    end: int
    type: str
    entity: Entity
    symbol: str = ""
    name: str = ""
    date: DateMention | None = None
    draft: bool = False


@dataclass(slots=True, eq=False)
class BodyMention:
    """An organisation, or an office acting as an authority; `bare` if the place came from context."""

    start: int
    end: int
    entity: Entity
    bare: bool = False
    parts: tuple[BodyMention, ...] = ()
    """Bodies whose names are parts of this one's: "UBND tỉnh" in "Văn phòng UBND tỉnh"."""


@dataclass(slots=True, eq=False)
class PersonMention:
    """A person; `start:end` is the name alone, `full_start` takes in honorifics and ranks."""

    start: int
    end: int
    entity: Entity
    full_start: int
    short: bool = False
    """Whether this is a later mention by given name ("ông Thắng")."""


@dataclass(slots=True, eq=False)
class OfficeMention:
    """An office of a body: "Bí thư Thành ủy Hải Phòng"."""

    start: int
    end: int
    role: Entity
    body: Entity | None
    former: bool = False
    implied: bool = False
    """Whether no name of a body tells the body: "Thủ tướng", "Chủ tịch tỉnh"."""
    alone: bool = False
    """Whether the role word stands alone, with no name of a body or place behind it."""
    of_country: bool = False
    """Whether a country's name stands behind the role: "Thủ tướng Nhật Bản"."""
    several: bool = False
    """Whether several people are said to hold it: "các Phó Chủ tịch"."""
    on_behalf: bool = False
    """Whether another acts in the name of its holder: "thừa ủy quyền Thủ tướng"."""


@dataclass(slots=True, eq=False)
class QuantityMention:
    """A number with its unit, in base units: "50 nghìn tỷ đồng" is 5e13 "đồng"."""

    start: int
    end: int
    value: float
    unit: str
    comparator: str = "="
    value_to: float | None = None
    per: str = ""
    dimension: str = ""
    """What is measured: "percent", "money", "measure", "time", "ratio", "count" or "rank"."""
    number: int = -1
    """Where the number itself starts, after the words that compare."""
    noun: int = -1
    """Where the unit starts."""


@dataclass(slots=True, eq=False)
class EventMention:
    """One place that speaks of a meeting, ceremony or visit; `kind` is the noun used for it, in lower case.

    `date` is what this place says of the day; `verb` governs the noun or tells the event alone, and
    `relation` is the part it plays; `parties` are the people and bodies named as its sides.
    """

    start: int
    end: int
    kind: str
    entity: Entity
    date: str = ""
    relation: str = ""
    verb: Hit | None = None
    parties: tuple[Entity, ...] = ()
    status: Status = Status.ASSERTED


@dataclass(slots=True, eq=False)
class Analysis:
    """The state of one text while it is read."""

    source: Source
    lexicon: Lexicon
    entity: Entity
    view: View
    text: str
    """The text of the view."""
    lower: str
    """The same in lower case, index for index."""
    sentences: list[Sentence]
    hits: dict[str, list[Hit]]
    dates: list[DateMention] = field(default_factory=list)
    yearless: list[DateMention] = field(default_factory=list)
    """Days whose year nothing tells ("--09-27"); they are in no other list."""
    places: list[PlaceMention] = field(default_factory=list)
    documents: list[DocumentMention] = field(default_factory=list)
    bodies: list[BodyMention] = field(default_factory=list)
    people: list[PersonMention] = field(default_factory=list)
    offices: list[OfficeMention] = field(default_factory=list)
    titled: list[PersonMention] = field(default_factory=list)
    """Offices that stand alone for the one person of the text who holds them ("Thủ tướng nói")."""
    quantities: list[QuantityMention] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    frame: Frame | None = None
    """The frame of the official instrument that the text itself is, where it is one."""
    main: DocumentMention | None = None
    """The instrument that the text itself is, where it is one."""
    unissued: dict[Entity, Status] = field(default_factory=dict)
    """The documents that the text does not take as issued, and what it makes of them."""
    focus: Entity | None = None
    """The place that the whole text is about."""
    holdings: list[Holding] | None = None
    """Who holds which office, as `appositions.holdings` read it; None before."""
    written_on: str | None = None
    """The day on which the text was written, as `mentions.dates.reference_day` read it; None before."""
    statements: list[Statement] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    """Misspelt terms, put right in the view; their spans count in it."""

    @classmethod
    def of(cls, source: Source, lexicon: Lexicon) -> Analysis:
        """A text folded, split into sentences and scanned for every name of the lexicon."""
        view = fold(source.text, source.body)
        misspelt = repairs.find(view.text, view.lower, lexicon)
        if misspelt:
            view = view.put([(r.start, r.end, r.right) for r in misspelt])
        return cls(
            source=source,
            lexicon=lexicon,
            entity=Entity("source", source.identifier, source.title or source.identifier),
            view=view,
            text=view.text,
            lower=view.lower,
            sentences=sentences(view.text),
            hits=lexicon.scan(view.text, view.lower),
            repairs=repairs.moved(misspelt),
        )

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds a position of the view."""
        return sentence_at(self.sentences, position)

    def hits_in(self, kind: str, start: int, end: int) -> list[Hit]:
        """The hits of a lexicon class that lie whole inside a span of the view."""
        hits = self.hits.get(kind)
        return _up_to(hits, bisect_left(hits, (start,)), end) if hits else []

    def state(
        self,
        subject: Entity,
        predicate: str,
        object_: Entity | Literal,
        span: tuple[int, int],
        rule: str,
        *,
        status: Status = Status.ASSERTED,
        weight: float = 1.0,
        in_part: bool = False,
    ) -> None:
        """Add a statement whose evidence is a span of the view.

        The confidence is the rule's own (from the lexicon's `kg:Rule` entries) times `weight`.
        """
        start, end = self.view.raw(*span)
        evidence = Evidence(start, end, self.source.text[start:end])
        confidence = self.lexicon.confidence(rule)
        repaired = self._repaired(*span) if self.repairs else ()
        if repaired:
            weight *= self.lexicon.confidence(_REPAIR)
        if weight != 1.0:
            confidence = round(confidence * weight, 3)
        stated = Statement(subject, predicate, object_, evidence, rule, confidence, status, repaired, in_part)
        self.statements.append(stated)

    def _repaired(self, start: int, end: int) -> tuple[str, ...]:
        """The misspelt terms in a span of the view."""
        return tuple(dict.fromkeys(r.term for r in self.repairs if r.start < end and start < r.end))


_M = TypeVar("_M", bound=_Positioned)
_start = attrgetter("start")


def within(items: Sequence[_M], start: int, end: int) -> list[_M]:
    """Of mentions sorted by start, those that lie whole inside `start:end`."""
    return _up_to(items, bisect_left(items, start, key=_start), end) if items else []


def _up_to(items: Sequence[_M], first: int, end: int) -> list[_M]:
    """Of the items from the first on, those that end no later than at `end`."""
    found = []
    for index in range(first, len(items)):
        item = items[index]
        if item.start >= end:
            break
        if item.end <= end:
            found.append(item)
    return found
