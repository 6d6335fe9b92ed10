"""An analysis whose people, bodies and offices are given by the test, so that later stages are tested alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from kg import ontology
from kg.extract.analysis import Analysis, BodyMention, OfficeMention, PersonMention
from kg.extract.mentions import dates
from kg.extract.mentions.events import events
from kg.extract.mentions.places import places
from kg.model import Entity, Source, Span
from kg.text.slug import slug

Told = Callable[..., Analysis]


@pytest.fixture
def told() -> Told:
    """A function from a text, and the names in it, to its analysis up to events."""
    return _told


def _told(
    text: str,
    *,
    people: tuple[str, ...] = (),
    bodies: tuple[str, ...] = (),
    offices: tuple[str, ...] = (),
    date: str = "2024-06-15",
) -> Analysis:
    analysis = Analysis.of(Source("tin.txt", text, (Span(0, len(text)),), date=date), ontology.load())
    dates.find(analysis)
    places.find(analysis)
    analysis.people = [
        PersonMention(start, end, Entity("person", slug(name), name), _with_honorific(analysis.text, start))
        for name in people
        for start, end in _all(analysis.text, name)
    ]
    analysis.bodies = [
        BodyMention(start, end, Entity("body", slug(name), name))
        for name in bodies
        for start, end in _all(analysis.text, name)
    ]
    analysis.offices = [
        OfficeMention(start, end, Entity("role", slug(name), name), None)
        for name in offices
        for start, end in _all(analysis.text, name)
    ]
    for found in (analysis.people, analysis.bodies, analysis.offices):
        found.sort(key=lambda m: m.start)
    events.find(analysis)
    return analysis


def _with_honorific(text: str, start: int) -> int:
    honorific = re.search(r"(?:ông|bà|đồng chí) \Z", text[:start], re.IGNORECASE)
    return honorific.start() if honorific else start


def _all(text: str, name: str) -> list[tuple[int, int]]:
    found, at = [], text.find(name)
    while at >= 0:
        found.append((at, at + len(name)))
        at = text.find(name, at + 1)
    return found
