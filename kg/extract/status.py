"""Whether a text asserts what it says at some place, or proposes, denies or only reports it.

The nearest cue to the left of a fact, in its sentence, whose reach covers the fact decides. Cues
and how far each reaches are entries of the lexicon (`kg:StatusCue`): a proposal holds to the end of
its clause, a condition or "will" to the next comma, a negation only for a verb close behind. A word
that tells of the past ("đã", "vừa") ends the reach of what proposes.
"""

from __future__ import annotations

import re

from kg.extract.analysis import Analysis
from kg.model import Status
from kg.ontology import Hit

_CLAUSE_END = re.compile(r"[;:!?\n]|, (?:nhưng|song|tuy nhiên|còn|mặc dù|trong khi|theo đó|trước đó|sau đó)(?!\w)")
_PHRASE_END = re.compile(r"[,;:!?\n]")
_RELATIVE = re.compile(r"(?<!\w)do [^,;:\n]{2,70}\Z")
_OPENING = re.compile(r"[“\"‘'(]")
_REACH = {"clause": 160, "phrase": 90, "verb": 28}
"""How many characters a cue may stand before the fact; between "chưa" and its verb only a subject or an adverb fits."""


def status_at(analysis: Analysis, start: int, end: int, *, future: bool = True) -> Status:
    """The status of a fact whose trigger stands at `start:end` of the view.

    With `future` false, words that only put a thing in the future or make it a duty ("sẽ", "phải",
    "giao") leave it asserted: that suits facts which lie in the future by nature, such as goals.
    """
    sentence = analysis.sentence_at(start)
    if sentence is None:
        return Status.ASSERTED
    for cue in reversed(analysis.hits_in("StatusCue", sentence.start, end)):
        if not future and cue.entry.fact("tense") == "future":
            continue
        if _reaches(analysis.lower, cue, start) and _is_cue(analysis.lower, cue):
            return Status(cue.entry.fact("status"))
    return Status.ASSERTED


def _reaches(lower: str, cue: Hit, start: int) -> bool:
    if cue.end > start:
        return True
    between = lower[cue.end : start]
    scope = cue.entry.fact("scope")
    if len(between) > _REACH[scope] or (scope != "verb" and _RELATIVE.search(between)):
        return False  # "đề nghị thực hiện kế hoạch do Bộ ban hành" takes the plan as issued
    if between.count(")") > between.count("("):
        return False  # "(không kể ngày nghỉ) và họp"
    return not (_CLAUSE_END if scope == "clause" else _PHRASE_END).search(between)


def _is_cue(lower: str, cue: Hit) -> bool:
    """Whether the word is used as a cue here: not where a neighbour makes it a noun or part of another word."""
    before = " " + _OPENING.sub(" ", lower[max(0, cue.start - 24) : cue.start]).rstrip()
    after = lower[cue.end : cue.end + 24].lstrip() + " "
    facts = cue.entry.facts
    return not any(before.endswith(" " + word) for word in facts.get("notAfter", ())) and not any(
        after.startswith(word) and not after[len(word)].isalnum() for word in facts.get("notBefore", ())
    )
