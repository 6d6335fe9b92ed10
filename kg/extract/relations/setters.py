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
_BARE = re.compile(
    r"(?:cũng )?(?:theo |tại )?(nghị quyết|quyết định|chỉ thị|kết luận|kế hoạch|chương trình|đề án|chiến lược|"
    r"quy hoạch|công điện|thông báo)"
    r"(?: này| trên| nói trên)? "
)

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
    bare = _BARE.match(analysis.lower, sentence.start)
    if not bare or not pattern(analysis.lexicon, "SettingVerb").match(analysis.lower, bare.end()):
        return None
    last = bisect_right(analysis.documents, sentence.start, key=lambda d: d.start)
    return next((d for d in reversed(analysis.documents[:last]) if fold_name(d.type) == bare[1]), None)
