"""A person's or body's part in an event, and the graph's properties for the parts there are."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.agents import Agent
from kg.extract.analysis import EventMention
from kg.text.sentences import Sentence

_ATTENDED = ("schema:attendee",)
_CHAIRED = ("schema:attendee", "kg:chair")
_ORGANISED = ("schema:organizer",)
_PREDICATES = {
    "attend": _ATTENDED,
    "chair": _CHAIRED,
    "chaired": _CHAIRED,
    "confer": _ATTENDED,
    "convene": _ORGANISED,
    "have": _ATTENDED,
    "meet": _ATTENDED,
    "organise": _ORGANISED,
    "participants": _ATTENDED,
    "party": _ATTENDED,
    "receive": _ATTENDED,
    "sit": _ORGANISED,
    "speak": ("schema:performer",),
    "visit": _ATTENDED,
    "work": _ATTENDED,
}
"""What is stated of an agent by its relation to the event, the lexicon's `kg:relation` of the words between."""


@dataclass(frozen=True, slots=True)
class Participation:
    """A person or body at an event; `start:end` of the view are the words that say so."""

    event: EventMention
    agent: Agent
    predicates: tuple[str, ...]
    rule: str
    start: int
    end: int

    @classmethod
    def of(
        cls, event: EventMention, agent: Agent, relation: str, rule: str, sentence: Sentence | None = None
    ) -> Participation:
        """A part whose words run from the event to the agent, or the other way round, within the sentence if given."""
        start, end = min(agent.start, event.start), max(agent.end, event.end)
        return cls(event, agent, _PREDICATES[relation], rule, start, min(end, sentence.end) if sentence else end)
