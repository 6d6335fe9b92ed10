"""Which things a text mentions: one statement a thing, with the first place that names it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Analysis
from kg.model import Entity

KINDS = ("person", "body", "document", "place", "event")


def find(analysis: Analysis) -> None:
    """State `schema:mentions` for every person, body, document, place and event."""
    first: dict[Entity, tuple[int, int]] = {}
    for entity, start, end in _all(analysis):
        known = first.get(entity)
        if known is None or start < known[0]:
            first[entity] = (start, end)
    for entity, span in first.items():
        analysis.state(analysis.entity, "schema:mentions", entity, span, f"mention.{entity.kind}")


def _all(analysis: Analysis) -> Iterator[tuple[Entity, int, int]]:
    for found in (analysis.people, analysis.bodies, analysis.documents, analysis.places, analysis.events):
        for mention in found:
            yield mention.entity, mention.start, mention.end
