"""What a document grammar finds before it is known which document it is, and what is found to be one document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg.extract.analysis import DateMention
from kg.extract.mentions.documents.symbols import Symbol
from kg.ontology import Entry


@dataclass(slots=True, eq=False)
class Form:
    """One naming of a document, with offsets of the view.

    A numbered form has a `symbol`, or a bare `number` (and `year`) where the text shortens it; a
    named form has a canonical `name`. `series` is the symbol whose codes an enumeration shares.
    `inner` forms stand inside the name of another: Luật B in "Luật sửa đổi … của Luật B".
    """

    start: int
    end: int
    type: Entry
    symbol: str = ""
    number: str = ""
    year: str = ""
    name: str = ""
    series: Symbol | None = None
    alias: str = ""
    """A short name that the text introduces: "(EVFTA)"."""
    listed: Entry | None = None
    """The lexicon's entry of a document that goes by a name of its own."""
    date: DateMention | None = None
    name_end: int = 0
    """Where the name proper ends, before a date written beside it."""
    draft: bool = False
    inner: bool = False
    alone: bool = True
    """Whether the form names a document by itself; if not, only beside a full form of the same."""
    is_itself: bool = False
    """Whether the form is the number, or the type, at the head of the instrument that the text itself is."""

    @property
    def date_year(self) -> str:
        """The year of the date written beside it, if any."""
        return self.date.value[:4] if self.date else ""

    def take_number_of(self, other: Form) -> None:
        """Name the document by the number of another form of it."""
        self.symbol, self.number, self.series = other.symbol, other.number, other.series


@dataclass(slots=True, eq=False)
class Document:
    """The forms by which a text names one document."""

    forms: list[Form] = field(default_factory=list)
    symbol: str = ""
    number: str = ""
    name: str = ""
    year: str = ""
    _last: Form | None = None

    @property
    def first(self) -> Form:
        """The form that stands first in the text."""
        return self.forms[0]

    @property
    def series(self) -> Symbol | None:
        """Its symbol as the first form that has one writes it."""
        return next((f.series for f in self.forms if f.series), None)

    @property
    def years(self) -> set[str]:
        """Every year that the text gives with it."""
        return {self.year, *(f.date_year for f in self.forms), *(f.year for f in self.forms)} - {""}

    @property
    def numbered_years(self) -> set[str]:
        """The year in its symbol, which is that of its adoption."""
        return {f.series.year for f in self.forms if f.series} - {""}

    @property
    def date_year(self) -> str:
        """The year of the dates beside it, the most frequent one."""
        years = Counter(f.date_year for f in self.forms if f.date_year)
        return years.most_common(1)[0][0] if years else ""

    @property
    def last(self) -> Form:
        """The form that stands last in the text."""
        return self._last or self.forms[-1]

    def add(self, form: Form) -> None:
        """Take in a form that names it."""
        self.forms.append(form)
        if self._last is None or form.start > self._last.start:
            self._last = form
        self.name = self.name or form.name
