"""What a document is about: the title that stands behind its symbol or its issuer.

A title is a noun phrase ("về chuyển đổi số", "quy định chi tiết …"). It ends where the sentence goes on
to say something of the document: "…, đặt ra các mục tiêu", "… khẳng định".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.analysis import Analysis, DocumentMention
from kg.extract.forms import forms, pattern
from kg.extract.relations.documents.issuers import Said
from kg.model import Entity, Literal

_STOP = r"(?:(?<!TP)\.(?!\w)|[;:(\n“”])"
"""What ends a title: not the point of an abbreviation or a number, "T.Ư", "TP. Huế", "10.000 tỷ đồng"."""
_TITLE = re.compile(
    r",? (?P<about>"
    r"(?:về(?: việc)? |quy định (?:chi tiết |về |chức năng)|hướng dẫn |sửa đổi, bổ sung |phê duyệt |ban hành )"
    rf"(?:(?!{_STOP}).){{8,300}}?)(?={_STOP})",
    re.DOTALL,
)
_SHORTEST = 12
"""Characters of a title, its opening included, before which no end is looked for."""


def state(analysis: Analysis, entity: Entity, mentions: Sequence[DocumentMention], said: Sequence[Said]) -> None:
    """State the title of a document, where the text gives it behind the document or its issuer."""
    ends = {s.start: s.end for s in said if s.rule == "issuance.possessive"}
    for mention in mentions:
        match = _TITLE.match(analysis.text, max(mention.end, ends.get(mention.start, 0)))
        if match and mention.symbol:
            start, end = match.start("about"), _end(analysis, match.start("about"), match.end("about"))
            about = " ".join(analysis.text[start:end].removeprefix("về việc ").removeprefix("về ").split())
            title = Literal(about, language="vi")
            analysis.state(entity, "dcterms:title", title, (mention.start, end), "issuance.subject")
            return


def _end(analysis: Analysis, start: int, end: int) -> int:
    """Where the title ends that begins at `start`: before the first predicate."""
    for match in pattern(analysis.lexicon, "DocumentPredicate").finditer(analysis.lower, start + _SHORTEST, end):
        behind_comma = analysis.text.endswith(", ", start, match.start())
        if behind_comma or match.group() in forms(analysis.lexicon, "DocumentPredicate", "standsBare"):
            return start + len(analysis.text[start : match.start()].rstrip(" ,"))
    return end
