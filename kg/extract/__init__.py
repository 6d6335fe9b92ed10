"""From one source to its statements: mentions first, then the relations between them.

The order of the stages is the order of what they lean on: places give bodies their
location, documents hide the names inside their own, people and bodies make offices, and
the relations read all of them.
"""

from __future__ import annotations

import sys
from types import ModuleType

from kg.extract import mentions as _mentions
from kg.extract import relations as _relations
from kg.extract.analysis import Analysis
from kg.model import Mention, Source, Statement
from kg.ontology import Lexicon


def analyse(source: Source, lexicon: Lexicon) -> Analysis:
    """Run every stage over one source."""
    analysis = Analysis.of(source, lexicon)
    for stage in (*_mentions.STAGES, *_relations.STAGES):
        stage(analysis)
    return analysis


def statements(source: Source, lexicon: Lexicon) -> list[Statement]:
    """The facts of one source, in the order in which its text states them."""
    found = analyse(source, lexicon).statements
    return sorted(found, key=lambda s: (s.evidence.start, s.evidence.end, s.rule, s.predicate, s.subject.key))


def mentions(source: Source, lexicon: Lexicon) -> list[Mention]:
    """Every mention of one source, in order, with offsets of its text."""
    analysis = Analysis.of(source, lexicon)
    for stage in _mentions.STAGES:
        stage(analysis)
    return _mentions.listed(analysis)


class _Callable(ModuleType):
    """This package is also the function `kg.extract(text)` of the Python API."""

    def __call__(self, text: str, *, name: str | None = None) -> list[Statement]:
        from kg.api import extract

        return extract(text, name=name)


sys.modules[__name__].__class__ = _Callable
