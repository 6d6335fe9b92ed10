"""What a text states of the things it names: one family of facts a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.analysis import Analysis
from kg.extract.relations import mentioned, quotations, topics
from kg.extract.relations.documents import instrument, issuance, references
from kg.extract.relations.events import events
from kg.extract.relations.people import tenures
from kg.extract.relations.targets import targets

# `mentioned` comes last: other stages add what their facts imply.
STAGES: Sequence[Callable[[Analysis], None]] = (
    instrument.find,
    issuance.find,
    references.find,
    tenures.find,
    targets.find,
    events.find,
    quotations.find,
    topics.find,
    mentioned.find,
)
