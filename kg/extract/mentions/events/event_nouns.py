"""Which nouns name one particular occasion, and no other thing.

"Các hội nghị" are many, "kỳ họp thường lệ" is any, "biên bản hội nghị" is a paper, "Chủ tịch Diễn đàn"
holds office in a body, and a noun inside the name of a document or body is a part of that name.
"""

from __future__ import annotations

import re

from kg.extract.analysis import Analysis, within
from kg.ontology import Hit
from kg.text.sentences import Sentence
from kg.text.words import any_of

_MANY = any_of(
    "các, những, nhiều, một số, mọi, mỗi, hàng loạt, loạt, vài, từng, hai, ba, bốn, năm, sáu, số, tất cả",
    "hàng năm, hằng năm, lượt, thay, nghị quyết, biên bản, quy chế, nội quy, thành phần, địa điểm",
    "kinh phí, giấy mời, phòng, chi",
)
_PLURAL = re.compile(rf"(?:{_MANY}|(?<![\w/.-])(?:0?[2-9]|[1-9]\d{{1,2}}))(?: cái)? ?\Z")
_HAD = re.compile(r"(?<!\w)(?:đã có|vừa có|có) (?:các|những|hai) \Z")
_OF_DOCUMENT = re.compile(r"(?:,|\s|, của|\scủa)\s?\Z")
_EVERY = re.compile(r"(?<!\w)các cấp(?!\w)|(?<!\w)hằng năm|(?<!\w)hàng năm")
_OTHER = re.compile(
    r"\s?(?:(?:gần nhất|tiếp theo|kế tiếp|thường lệ|định kỳ)(?!\w)"
    r"|(?:sau|trước|tới|sắp tới)(?=\s?[,.;:)\n]|\s(?:để|sẽ|và)\s))"
)
_LEFT = 60
"""How far before a noun the words stand that make it many."""


def is_many(analysis: Analysis, hit: Hit, sentence: Sentence) -> bool:
    """Whether the words before a noun make it many."""
    return bool(_PLURAL.search(analysis.lower, max(sentence.start, hit.start - _LEFT), hit.start))


def is_one_occasion(analysis: Analysis, hit: Hit, sentence: Sentence, several: bool) -> bool:
    """Whether a noun of the lexicon names one occasion, as far as the words before it tell.

    Of `several` one may be meant where they are meetings with somebody who is named: "các cuộc hội đàm với ông A".
    """
    if hit.entry.fact("family") == "none" or _is_inside_another_name(analysis, hit):
        return False
    if several and not (
        hit.entry.fact("family") == "encounter" and _HAD.search(analysis.lower, sentence.start, hit.start)
    ):
        return False
    return not (_is_body(analysis, hit) or _names_document(analysis, hit) or _is_common(analysis, hit, sentence))


def is_any(analysis: Analysis, hit: Hit, name: str, date: str) -> bool:
    """Whether what follows a noun makes it any occasion of its kind: "hội nghị hằng năm", "kỳ họp tiếp theo"."""
    return bool(_EVERY.search(name.lower())) or (not date and bool(_OTHER.match(analysis.lower, hit.end)))


def _is_body(analysis: Analysis, hit: Hit) -> bool:
    """Whether somebody holds office in what the noun names: "Chủ tịch Diễn đàn"."""
    return any(h.end == hit.start - 1 for h in analysis.hits_in("Role", hit.start - 40, hit.start))


def _is_common(analysis: Analysis, hit: Hit, sentence: Sentence) -> bool:
    """Whether a noun that names an occasion only where it is capitalised is a common one here: "đối thoại với dân"."""
    if hit.entry.fact("capital") != "true":
        return False
    return hit.start == sentence.start or not analysis.text[hit.start].isupper()


def _names_document(analysis: Analysis, hit: Hit) -> bool:
    """Whether a document stands right before the noun and takes its name from the occasion."""
    if hit.entry.fact("family") == "session":
        return False
    before = within(analysis.documents, max(0, hit.start - 200), hit.start)
    return bool(before) and bool(_OF_DOCUMENT.fullmatch(analysis.lower, before[-1].end, hit.start))


def _is_inside_another_name(analysis: Analysis, hit: Hit) -> bool:
    named = (analysis.documents, analysis.bodies)
    return any(
        m.start <= hit.start and hit.end <= m.end for ms in named for m in within(ms, hit.start - 300, hit.end + 300)
    )
