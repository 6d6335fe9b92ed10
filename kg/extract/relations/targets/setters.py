"""Which document sets a goal: the one of which the text says so, else the instrument that the text is.

"Nghị quyết 57 đặt mục tiêu …" and "tại Nghị quyết 57 nêu chỉ tiêu sau:" name it; "thực hiện Nghị
quyết 57, tỉnh phấn đấu …" does not, as there somebody else sets the goal.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from kg.extract.analysis import Analysis, DocumentMention, within
from kg.extract.forms import pattern
from kg.model import Entity
from kg.text.sentences import Sentence
from kg.text.view import fold_name

_AT = re.compile(
    r"(?<!\w)(?:theo|tại|trong|của)"
    r"(?: nội dung| quy định| dự thảo| tiểu mục| mục| điều| khoản| điểm| [\d.ivx]+){0,6} $"
)
_BEFORE_TYPE = re.compile(r"(?:cũng )?(?:theo |tại )?")
_AFTER_TYPE = re.compile(r"(?: này| trên| nói trên)? ")

OPENING = 40
"""Characters at the start of a sentence among which the type of a document meant stands."""
WINDOW = 30
"""Characters before a document in which a word says that it is only carried out."""


def set_by(analysis: Analysis, start: int, end: int) -> Entity | None:
    """The last document of a heading or lead-in that is not merely carried out there."""
    named = [d for d in within(analysis.documents, start, end) if not _carried_out(analysis, d)]
    return named[-1].entity if named else None


def document_of(analysis: Analysis, sentence: Sentence, start: int, rule: str) -> Entity | None:
    """The document that sets the goal which begins at `start` of a sentence."""
    for document in reversed(within(analysis.documents, sentence.start, start)):
        if _sets(analysis, document, start):
            return document.entity
    meant = _meant(analysis, sentence)
    if meant:
        return meant.entity
    return analysis.main.entity if analysis.main and rule != "target.named" else None


def _carried_out(analysis: Analysis, document: DocumentMention) -> bool:
    before = analysis.lower[max(0, document.start - WINDOW) : document.start]
    return bool(pattern(analysis.lexicon, "CarryOutVerb").search(before.rpartition(",")[2]))


def _sets(analysis: Analysis, document: DocumentMention, start: int) -> bool:
    if _carried_out(analysis, document):
        return False
    if pattern(analysis.lexicon, "SettingVerb").search(analysis.lower, document.end, start):
        return True
    return bool(_AT.search(analysis.lower, max(0, document.start - WINDOW), document.start))


def _meant(analysis: Analysis, sentence: Sentence) -> DocumentMention | None:
    """The document that a bare "Nghị quyết đề ra …" at the start of a sentence means: the last one of its type."""
    for hit in analysis.hits_in("DocumentType", sentence.start, sentence.start + OPENING)[:1]:
        gap = _AFTER_TYPE.match(analysis.lower, hit.end)
        opens = gap and _BEFORE_TYPE.fullmatch(analysis.lower, sentence.start, hit.start)
        if gap and opens and pattern(analysis.lexicon, "SettingVerb").match(analysis.lower, gap.end()):
            last = bisect_right(analysis.documents, sentence.start - 1, key=lambda d: d.start)
            type_ = fold_name(hit.entry.label)
            return next((d for d in reversed(analysis.documents[:last]) if fold_name(d.type) == type_), None)
    return None
