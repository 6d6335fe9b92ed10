"""What documents, targets and occasions are about: topics of the lexicon in their titles, names and indicators.

Targets are also told what they measure, so that those of different texts can be compared.

Topics are looked for in these short texts alone, which say what a thing is about; in running text
the same words are everywhere and say little.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.analysis import Analysis
from kg.model import Entity, Literal, Statement
from kg.ontology import Entry, Hit, Lexicon
from kg.text.view import fold_name

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_ABOUT = {
    # a statement that every such thing has one of: the relation of the thing to its topics, and the rule for it
    "dcterms:title": ("eli:is_about", "topic.title"),
    "kg:value": ("schema:about", "topic.indicator"),
    "kg:eventKind": ("schema:about", "topic.event"),
}


def find(analysis: Analysis) -> None:
    """State the topics of all that has been stated, and of documents that go by a name."""
    known: set[tuple[Entity, Entity]] = set()
    for statement in list(analysis.statements):
        if statement.predicate in _ABOUT:
            _state_topics(analysis, statement, known)
        if statement.predicate == "kg:value" and (measured := measure_in(statement.subject.label, analysis.lexicon)):
            _state(analysis, statement, "kg:measures", measured, "topic.measure")
    for mention in analysis.documents:
        for topic in topics_in(mention.name, analysis.lexicon):
            if (mention.entity, topic) not in known:
                known.add((mention.entity, topic))
                analysis.state(mention.entity, "eli:is_about", topic, (mention.start, mention.end), "topic.name")


def _state_topics(analysis: Analysis, statement: Statement, known: set[tuple[Entity, Entity]]) -> None:
    """State the topics of a title, or of what a target or occasion is called, with the same evidence."""
    relation, rule = _ABOUT[statement.predicate]
    title = statement.object.value if isinstance(statement.object, Literal) else ""
    text = title if rule == "topic.title" else statement.subject.label
    for topic in topics_in(text, analysis.lexicon):
        if (statement.subject, topic) not in known:
            known.add((statement.subject, topic))
            _state(analysis, statement, relation, topic, rule)


def _state(analysis: Analysis, statement: Statement, relation: str, thing: Entity, rule: str) -> None:
    """State a relation of the statement's subject with the statement's evidence, no surer than that."""
    confidence = min(statement.confidence, analysis.lexicon.confidence(rule))
    analysis.statements.append(replace(statement, predicate=relation, object=thing, rule=rule, confidence=confidence))


def topics_in(text: str, lexicon: Lexicon) -> list[Entity]:
    """The topics that a short text names, each once. Of names that overlap the longest counts.

    A topic behind the head noun of a body is part of that body's name: "Bộ Tài chính".
    """
    told = (hit for hit in _found(text, lexicon, "Topic") if not _behind_head(text, hit.start, lexicon))
    return list(dict.fromkeys(Entity("topic", hit.entry.key, hit.entry.label) for hit in told))


def measure_in(text: str, lexicon: Lexicon) -> Entity | None:
    """What a target measures, by the words of its indicator: the concept whose name in them is the longest."""
    hits = _found(text, lexicon, "IndicatorConcept")
    longest = max(hits, key=lambda hit: hit.end - hit.start, default=None)
    return Entity("indicator", longest.entry.key, longest.entry.label) if longest else None


def _found(text: str, lexicon: Lexicon, kind: str) -> list[Hit]:
    """The names of a class in a short text, in its order; of those that overlap the longest."""
    automaton, entries = _names(lexicon, kind)
    lower = fold_name(text)
    kept: list[Hit] = []
    matches = automaton.find_matches_as_indexes(lower, overlapping=True)
    if len(matches) > 1:
        matches.sort(key=lambda match: match[1] - match[2])
    for index, start, end in matches:
        inside = lower[start - 1 : start].isalnum() or lower[end : end + 1].isalnum()
        if not inside and not any(start < other.end and other.start < end for other in kept):
            kept.append(Hit(start, end, entries[index]))
    return sorted(kept, key=lambda hit: hit.start) if len(kept) > 1 else kept


def _behind_head(text: str, start: int, lexicon: Lexicon) -> bool:
    return lexicon.named("BodyKind", fold_name(text)[:start].rstrip().rpartition(" ")[2]) is not None


@lru_cache(maxsize=8)
def _names(lexicon: Lexicon, kind: str) -> tuple[AhoCorasick, list[Entry]]:
    from ahocorasick_rs import AhoCorasick

    names = {fold_name(name): entry for entry in lexicon.of(kind) for name in entry.names}
    return AhoCorasick(list(names)), list(names.values())
