"""What a text names: one grammar a file, each adding its mentions to the analysis."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.extract.analysis import Analysis
from kg.extract.mentions import dates, quantities
from kg.extract.mentions.bodies import bodies
from kg.extract.mentions.documents import documents
from kg.extract.mentions.events import events
from kg.extract.mentions.people import offices, people
from kg.extract.mentions.places import places
from kg.model import Mention

STAGES: Sequence[Callable[[Analysis], None]] = (
    dates.find,
    places.find,
    documents.find,
    bodies.find,
    people.find,
    offices.find,
    quantities.find,
    events.find,
)


def listed(analysis: Analysis) -> list[Mention]:
    """All mentions in text order, with offsets of the text as read."""
    return sorted(_listed(analysis), key=lambda m: (m.start, -m.end, m.kind))


def _listed(analysis: Analysis) -> Iterator[Mention]:
    typed: list[tuple[int, int, str, str]] = [
        *((m.start, m.end, "document", m.type) for m in analysis.documents),
        *((m.start, m.end, "body", "Body") for m in analysis.bodies),
        *((m.start, m.end, "person", "Person") for m in analysis.people),
        *((m.start, m.end, "role", "Role") for m in analysis.offices),
        *((m.start, m.end, "place", "Place") for m in analysis.places),
        *((m.start, m.end, "date", "date") for m in analysis.dates),
        *((m.start, m.end, "quantity", "quantity") for m in analysis.quantities),
        *((m.start, m.end, "event", "Event") for m in analysis.events),
    ]
    for start, end, kind, type_ in typed:
        first, last = analysis.view.raw(start, end)
        yield Mention(first, last, kind, type_, analysis.source.text[first:last])
