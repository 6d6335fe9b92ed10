"""Which document "Nghị quyết này" means.

A type word with "này", "nói trên", "trên", "đó", or alone as the subject of a sentence, points back to a document
of that type: the instrument that the text itself is, the one of its type that the text has named so far, or
the one that it named last in the sentence before. Where two fit, it points to none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.extract.analysis import Analysis, DocumentMention
from kg.extract.mentions.cover import Cover
from kg.model import Entity
from kg.ontology import Hit
from kg.text.letters import LOWER
from kg.text.words import any_of

_POINTS_BACK = re.compile(r" (?P<how>này|nói trên|nêu trên|kể trên|trên|đó|vừa nêu)(?!\w)")
_INITIALS = ("n", "k", "t", "đ", "v")
_WHEN = r"(?:đã|cũng|còn|sẽ|mới|vừa)"
_SAYS = any_of(
    "nêu, yêu cầu, xác định, đặt, đề, có hiệu lực, gồm, bổ sung, khẳng định, chỉ rõ, nhấn mạnh, được ban hành, là, có",
    "cho, giao, áp dụng, ra đời, ghi, chỉ, cụ thể hóa, thể chế hóa, nhằm",
)
_IS_SUBJECT = re.compile(
    rf",? (?:{_WHEN} (?:quy định|sửa đổi|bổ sung|thay thế|bãi bỏ|hướng dẫn)(?!\w)"
    rf"|(?:{_WHEN} )?(?:quy định(?! chi tiết| về| chức)(?!\w)|{_SAYS}))"
)
_CLAUSE_HEAD = re.compile(r"(?:^|[.;:\n”\"]|, )\s*(?:(?:\*\*)?)$")
_SEVERAL = re.compile(r"(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|một số|nhiều|mọi|\d+) $")
_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_BARE = "Luật"
_IS_BARE = re.compile(rf"(?=[.,;)]| (?!(?:số|sửa|về|của|các|hiện hành|cũ|khác|liên quan|có liên quan)(?!\w))[{LOWER}])")
"""A law that a text speaks of goes on by its type word alone, with nothing of a name behind it."""
_NEAR = 500
"""How far back, in characters, the document named last may stand."""


def antecedents(analysis: Analysis) -> list[DocumentMention]:
    """Every place that points back to a document, as a mention of that document, in text order."""
    cover = Cover(analysis.documents)
    found: list[DocumentMention] = []
    for hit in analysis.hits.get("DocumentType", []):
        end = _end(analysis, hit)
        if not end or cover.holds(hit.start, hit.end):
            continue
        for entity in _meant(analysis, hit):
            found.append(DocumentMention(hit.start, end, hit.entry.label, entity))
    return found


def _end(analysis: Analysis, hit: Hit) -> int:
    following = analysis.lower[hit.end : hit.end + 2]
    pointing = _POINTS_BACK.match(analysis.lower, hit.end) if following[1:] in _INITIALS else None
    if pointing:
        return pointing.end()
    if not analysis.text[hit.start].isupper():
        return 0
    if hit.entry.label == _BARE and _IS_BARE.match(analysis.text, hit.end) and analysis.text[hit.start] == _BARE[0]:
        return hit.end
    upper = analysis.text[hit.start].isupper() and analysis.text[hit.start + 1 : hit.start + 2].islower()
    heads = upper and _CLAUSE_HEAD.search(analysis.text, max(0, hit.start - 24), hit.start)
    return hit.end if heads and _IS_SUBJECT.match(analysis.lower, hit.end) else 0


def _meant(analysis: Analysis, hit: Hit) -> Sequence[Entity]:
    several = _SEVERAL.search(analysis.lower, max(0, hit.start - 10), hit.start)
    if several:
        word = several.group().strip()
        return _last(analysis, hit, int(word) if word.isdigit() else _COUNTS.get(word, 0))
    main = analysis.main
    if main and main.type == hit.entry.label:
        return [main.entity]
    before = _mentions(analysis, hit)
    if _means_itself(analysis, hit):
        return []
    near = [m for m in before if hit.start - m.end < _NEAR]
    last = _sentence_of(analysis, before[-1]) if before else None
    nearest = [m for m in before if last is not None and m.start >= last]
    for candidates in (before, near, nearest):
        entities = list(dict.fromkeys(m.entity for m in candidates))
        if len(entities) == 1:
            return entities
    return []


def _means_itself(analysis: Analysis, hit: Hit) -> bool:
    """Whether a text says "Thông tư này" before it names any: it is then an excerpt of one that it does not name."""
    first = next((m.start for m in analysis.documents if m.type == hit.entry.label), len(analysis.text))
    for other in analysis.hits.get("DocumentType", []):
        if other.start >= first:
            return False
        if other.entry is hit.entry and analysis.lower.startswith(" này", other.end):
            return True
    return False


def _sentence_of(analysis: Analysis, mention: DocumentMention) -> int:
    sentence = analysis.sentence_at(mention.start)
    return sentence.start if sentence else mention.start


def _last(analysis: Analysis, hit: Hit, count: int) -> Sequence[Entity]:
    """The documents of a type that a text has named so far, where they are as many as it says."""
    named = list(dict.fromkeys(m.entity for m in _mentions(analysis, hit)))
    return named if 1 < count == len(named) else []


def _mentions(analysis: Analysis, hit: Hit) -> list[DocumentMention]:
    before = analysis.documents[: bisect_left(analysis.documents, hit.start, key=lambda m: m.start)]
    return [m for m in before if m.type == hit.entry.label]
