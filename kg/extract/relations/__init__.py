"""What a text states of the things it names: one family of facts a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.analysis import Analysis
from kg.extract.relations import (
    events,
    instrument,
    issuance,
    mentioned,
    quotations,
    references,
    targets,
    tenures,
    topics,
)

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
