"""What a document orders to be carried out, and what its clause of scope says that it details.

"Công điện A yêu cầu các bộ … thực hiện nghiêm Chỉ thị B": A implements B, if B is no law or decree that all obey.
"Chủ tịch tỉnh ký Văn bản A. Theo đó, để thực hiện Công điện B, …": what a sentence says "theo đó" of the document
that the one before it issues. "Thông tư này hướng dẫn … theo quy định tại Điều 7 Nghị định B": its clause of scope.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.analysis import Analysis, DocumentMention, within
from kg.extract.relations.documents.issuers import issuing_verb
from kg.extract.relations.documents.ties import Tie, listed_from, names_provision, objects, residue
from kg.text.sentences import Sentence

_ORDERS = r"(?:yêu cầu|chỉ đạo|đôn đốc|đề nghị|giao)(?!\w)"
_DIRECTS = re.compile(
    rf"[\s,]*(?:(?:của|cũng|đã|nêu rõ|trong đó|nhấn mạnh|tiếp tục)[\s,]+){{0,3}}{_ORDERS}[^.;:\n]{{0,170}}"
)
_ACCORDINGLY = re.compile(r"(?:theo đó|trong đó|cụ thể),? (?:để |nhằm )?")
_GOES_ON = re.compile(rf",[^.;:\n]{{3,160}} {_ORDERS}")
_SCOPE = re.compile(r"(?:Điều 1\.[^\n]{0,60}\s)?(?:1\. )?[^\W\d_]+(?: [^\W\d_]+)? này (?:hướng dẫn|quy định chi tiết) ")
_BY_PROVISION = re.compile(r" theo (?:đúng )?(?=quy định|các điều|điều|khoản)")
_SCOPE_REACH = 2500
"""How far into a text the clause of scope stands, in characters."""


def directing(analysis: Analysis, tie: Tie, mentions: Sequence[DocumentMention]) -> list[DocumentMention]:
    """The document before a tie that orders what the tie says: "Công điện A yêu cầu … thực hiện"."""
    before = [m for m in mentions if m.end <= tie.start]
    if not before or not _is(analysis, before[-1], "directs"):
        return []
    return before[-1:] if _DIRECTS.fullmatch(residue(analysis, before[-1].end, tie.start)) else []


def ordered(analysis: Analysis, mention: DocumentMention) -> bool:
    """Whether a document can be what another orders to be carried out: none of the rules that all obey."""
    return not _is(analysis, mention, "rank")


def accordingly(
    analysis: Analysis, sentence: Sentence, tie: Tie, mentions: Sequence[DocumentMention], ties: Sequence[Tie]
) -> Iterator[tuple[DocumentMention, DocumentMention]]:
    """What the document carries out that the sentence before issues: "Theo đó, để thực hiện B, X yêu cầu …"."""
    if not _ACCORDINGLY.fullmatch(analysis.lower, sentence.start, tie.start):
        return
    reached = objects(analysis, tie, mentions, ties)
    issued = _issued_before(analysis, sentence) if reached else None
    if issued and _GOES_ON.search(analysis.lower, reached[-1].end, sentence.end):
        yield from ((issued, other) for other in reached if ordered(analysis, other))


def _issued_before(analysis: Analysis, sentence: Sentence) -> DocumentMention | None:
    """The one document that the sentence before issues."""
    index = bisect_left(analysis.sentences, sentence.start, key=lambda s: s.start) - 1
    if index < 0:
        return None
    before = analysis.sentences[index]
    issued = [m for m in within(analysis.documents, before.start, before.end) if issuing_verb(analysis, m, before) >= 0]
    return issued[0] if len(issued) == 1 and _is(analysis, issued[0], "directs") else None


def scope(
    analysis: Analysis, sentence: Sentence, mentions: Sequence[DocumentMention]
) -> Iterator[tuple[DocumentMention, DocumentMention]]:
    """What a clause of scope says that the document details: "Thông tư này hướng dẫn … theo quy định tại Điều 7 B"."""
    if sentence.start > _SCOPE_REACH or not mentions or not _SCOPE.match(analysis.text, sentence.start):
        return
    for by in _BY_PROVISION.finditer(analysis.lower, sentence.start, sentence.end):
        named = [m for m in mentions[1:] if m.start >= by.end()]
        if named and names_provision(residue(analysis, by.end(), named[0].start)):
            yield from ((mentions[0], other) for other in _items(analysis, named))
            return


def _items(analysis: Analysis, named: Sequence[DocumentMention]) -> Iterator[DocumentMention]:
    """The first documents of a list, and those that begin its other items: "… B về …; khoản 5 Điều 1 C"."""
    yield from listed_from(analysis, named, ())
    for before, mention in pairwise(named):
        item = analysis.text.rfind(";", before.end, mention.start)
        if item >= 0 and names_provision(residue(analysis, item + 1, mention.start)):
            yield mention


def _is(analysis: Analysis, mention: DocumentMention, fact: str) -> bool:
    entry = analysis.lexicon.named("DocumentType", mention.type)
    return entry is not None and bool(entry.fact(fact))
