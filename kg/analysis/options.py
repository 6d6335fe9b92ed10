"""What an analysis can be told."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.errors import UsageError
from kg.graph.periods import is_day
from kg.graph.questions import one_or_more
from kg.graph.terms import PREFIXES
from kg.ontology import ID
from kg.views.terms import CLASSES

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(slots=True)
class Options:
    """`classes`: only entities of these ("Body"); `types`: only documents of these types, in Vietnamese; `doc`: the
    document that is asked about, by name, symbol or IRI, all of them where several have the name.

    `on` is the day that things are looked at from; without it that of the latest source. What an
    analysis has to say of itself beside its rows goes to `notes`.
    """

    classes: Collection[str] = ()
    types: Collection[str] = ()
    on: str = ""
    doc: str = ""
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Raises: UsageError for an unknown class or a day that is none."""
        unknown = sorted(set(self.classes) - set(CLASSES))
        if unknown:
            raise UsageError(f"no such class: {', '.join(unknown)}; there are {', '.join(CLASSES)}")
        if self.on and not is_day(self.on):
            raise UsageError(f"the day must be a date such as 2026-06-30, not {self.on!r}")

    def documents(self, store: ox.Store) -> list[str]:
        """The documents of the name that is asked about; they are noted. Raises: UsageError, NotFoundError."""
        if not self.doc:
            raise UsageError("which document? name it with --doc")
        found = one_or_more(store, self.doc, "document")
        self.notes.append(f"of {', '.join(iri.removeprefix(ID) for iri in found)}")
        return found

    def day(self, store: ox.Store) -> str:
        """The day that things are looked at from, or "" if no source has a date. It is noted."""
        if not self.on:
            found = store.query("SELECT (MAX(STR(?d)) AS ?day) { ?s a kg:Source ; dcterms:date ?d }", prefixes=PREFIXES)
            assert isinstance(found, ox.QuerySolutions)
            latest = next(found)["day"]
            self.on = latest.value[:10] if isinstance(latest, ox.Literal) and _DAY.match(latest.value) else ""
        if self.on:
            self.notes.append(f"as of {self.on}")
        return self.on
