"""What a text states of its events: kind, day, place, and who took part as what."""

from __future__ import annotations

import re
from itertools import chain

from kg.extract.analysis import Analysis, EventMention, within
from kg.extract.relations.events import attendance, rosters, speakers
from kg.model import Entity, Literal, Status
from kg.text.words import any_of

_DATATYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
_WHEN_WORDS = any_of(
    "ngày, tháng, năm, sáng, trưa, chiều, tối, nay, qua, hôm, cùng ngày, vào, lúc, từ, đến, diễn ra, được, tổ chức",
    "khai mạc, tại, ở, tới, sang, tỉnh, thành phố, thủ đô, nước, huyện, quận, xã, trụ sở, theo giờ địa phương, sẽ, đã",
    "đang, vừa, chính thức",
)
_WHEN = re.compile(rf"(?:[\s,()]|\d[\d/.-]*|{_WHEN_WORDS})*")
_HEAD = 90
"""How far into a sentence the place at its head may end, in characters."""
_AT_PLACE = re.compile(r"(?<!\w)(?:tại|ở|đến|tới|thăm|sang)(?: (?:tỉnh|thành phố|thủ đô|nước|huyện|tp\.?))?\s\Z")


def find(analysis: Analysis) -> None:
    """State the facts of every event in `analysis.events`."""
    stated: set[tuple[Entity, str]] = set()
    for mention in analysis.events:
        if (mention.entity, "kg:eventKind") not in stated:
            stated.add((mention.entity, "kg:eventKind"))
            _state(analysis, mention, "kg:eventKind", Literal(mention.kind), (mention.start, mention.end), "event.kind")
        if mention.date[:1].isdigit() and (mention.entity, "schema:startDate") not in stated:
            stated.add((mention.entity, "schema:startDate"))
            value = Literal(mention.date, _DATATYPES[len(mention.date)])
            _state(analysis, mention, "schema:startDate", value, _date_span(analysis, mention), "event.date")
        place = _place(analysis, mention)
        if place and (mention.entity, "schema:location") not in stated:
            stated.add((mention.entity, "schema:location"))
            _state(analysis, mention, "schema:location", place[0], place[1], "event.place")
    _state_participants(analysis)


def _state_participants(analysis: Analysis) -> None:
    stated: set[tuple[Entity, str, Entity]] = set()
    parts = (module.participations(analysis) for module in (attendance, rosters, speakers))
    for p in chain.from_iterable(parts):
        for predicate in p.predicates:
            fact = (p.event.entity, predicate, p.agent.entity)
            if fact not in stated:
                stated.add(fact)
                _state(analysis, p.event, predicate, p.agent.entity, (p.start, p.end), p.rule)


def _state(
    analysis: Analysis, mention: EventMention, predicate: str, value: Entity | Literal, span: tuple[int, int], rule: str
) -> None:
    status = mention.status if mention.status is not Status.REPORTED else Status.ASSERTED
    analysis.state(mention.entity, predicate, value, span, rule, status=status)


def _date_span(analysis: Analysis, mention: EventMention) -> tuple[int, int]:
    sentence = analysis.sentence_at(mention.start)
    dates = within(analysis.dates, sentence.start, sentence.end) if sentence else []
    date = next((d for d in dates if d.value == mention.date), None)
    return (min(mention.start, date.start), max(mention.end, date.end)) if date else (mention.start, mention.end)


def _place(analysis: Analysis, mention: EventMention) -> tuple[Entity, tuple[int, int]] | None:
    """The place that stands with "tại" right behind the event, or at the head of its sentence."""
    sentence = analysis.sentence_at(mention.start)
    if sentence is None:
        return None
    for place in within(analysis.places, sentence.start, sentence.end):
        if not _AT_PLACE.search(analysis.lower, max(sentence.start, place.start - 24), place.start):
            continue
        before = _WHEN.fullmatch(analysis.lower, sentence.start, place.start)
        behind = mention.end <= place.start and _WHEN.fullmatch(analysis.lower, mention.end, place.start)
        if (before and place.end - sentence.start <= _HEAD) or behind:
            return place.entity, (min(mention.start, place.start), max(mention.end, place.end))
    return None
