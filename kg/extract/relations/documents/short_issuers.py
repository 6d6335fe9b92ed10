"""The bodies that a text only abbreviates beside a document of theirs: "Nghị quyết 57-NQ/TW của BCT".

BCT is Bộ Công Thương elsewhere, and BBT an editorial board; so such an abbreviation (`kg:ShortIssuer`) is read only
where it owns or issues a document whose symbol is that of the Party's centre.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator

from kg.extract.analysis import Analysis, BodyMention, DocumentMention
from kg.extract.forms import forms, pattern
from kg.model import Entity
from kg.text.words import any_of

_CENTRE = "/TW"
_OWNS = re.compile(r",? ?(?:ngày [^ ]{6,10} )?(?:của|do) ")
_AND = re.compile(r",? (?:và )?")
_ACTS = re.compile(
    r"[^.;:,()\n]{0,20} " + any_of("ban hành, ra, có, thông qua, ký") + r"(?: (?:một|hai|ba|các|những))?(?: \w+)? $"
)
_REACH = 40
"""How far before a document its issuer may stand, in characters."""


def find(analysis: Analysis) -> None:
    """Add to the bodies of a text those that it abbreviates beside a document of theirs."""
    taken = {body.start for body in analysis.bodies}
    for document in analysis.documents:
        if document.symbol.endswith(_CENTRE):
            for body in (*_owners(analysis, document), *_before(analysis, document)):
                if body.start not in taken:
                    taken.add(body.start)
                    insort(analysis.bodies, body, key=lambda b: b.start)


def _owners(analysis: Analysis, document: DocumentMention) -> Iterator[BodyMention]:
    """ "của BCT", "của BCT, BBT"."""
    link = _OWNS.match(analysis.lower, document.end)
    while link:
        body = _at(analysis, link.end())
        if body is None:
            return
        yield body
        link = _AND.match(analysis.lower, body.end)


def _before(analysis: Analysis, document: DocumentMention) -> Iterator[BodyMention]:
    """ "BCT ban hành D"."""
    start = max(0, document.start - _REACH)
    for match in pattern(analysis.lexicon, "ShortIssuer").finditer(analysis.lower, start, document.start):
        if _ACTS.fullmatch(analysis.lower, match.end(), document.start):
            body = _at(analysis, match.start())
            if body:
                yield body


def _at(analysis: Analysis, position: int) -> BodyMention | None:
    match = pattern(analysis.lexicon, "ShortIssuer").match(analysis.lower, position)
    if not match or not analysis.text[match.start() : match.end()].isupper():
        return None
    entry = forms(analysis.lexicon, "ShortIssuer")[match.group()]
    body = analysis.lexicon.entries[entry.fact("issuer")]
    return BodyMention(match.start(), match.end(), Entity("body", body.key, body.label))
