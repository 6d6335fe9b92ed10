"""Chains of offices: several offices of one person in a row, and the bodies they share.

"Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh" are two links. Where a link names no body, a neighbour
may tell it: "Chủ tịch Hội đồng, Giám đốc Đại học Quốc gia Hà Nội" head the same body, and "Bí thư,
Chủ tịch UBND tỉnh" is secretary of the Party committee of the same place.
"""

from __future__ import annotations

import re

from kg.extract import resolve
from kg.extract.analysis import Analysis, OfficeMention
from kg.extract.forms import forms
from kg.model import Entity
from kg.ontology import ID, Entry

NOTE = r"(?: ?\([^()\n]{1,60}\))?"
"""What may stand in brackets behind a name or body: an abbreviation, a year of birth."""
TERM = r"(?:,? (?:các |trong )?(?:khóa|nhiệm kỳ)[^,;:.()\n]{1,30})?"
"""The term of an office."""

_LINK = re.compile(
    rf"{NOTE}{TERM}(?: ?[,;/] ?| ?- ?| và | cùng là |,? kiêm |,? đồng thời | )(?:(?:là|giữ chức|giữ chức vụ|hiện|nay) )*"
)
_LONGEST = 110
_UNKNOWN_BODY = re.compile(r" [^\W\d_][^,;:.()\n]{1,70}, ")
_DEPUTY = "đại-biểu"
"""A deputy's title begins anew: "… của Bộ trưởng Bộ Y tế, đại biểu A hỏi"."""
_ORGAN = re.compile(r"(?:Ủy ban|Hội đồng) nhân dân (?P<place>.+)")
_OF_A_KIND = ("takes", "headNoun", "national", "foreign", "embassy")


def is_linked(analysis: Analysis, office: OfficeMention, following: OfficeMention) -> bool:
    """Whether an office and the next one of the text are links of one chain."""
    start, end = office.end, following.start
    if not 0 <= end - start < _LONGEST:
        return False
    if office.body is None and _UNKNOWN_BODY.fullmatch(analysis.lower, start, end):
        return analysis.text[start + 1].isupper()
    return bool(_LINK.fullmatch(analysis.lower, start, end)) and not (
        following.role.key == _DEPUTY and "," in analysis.lower[start:end]
    )


def share_bodies(analysis: Analysis) -> None:
    """Give offices that name no body the one their chain tells."""
    offices = analysis.offices
    for index in range(len(offices) - 2, -1, -1):
        office, following = offices[index], offices[index + 1]
        if office.body is None and following.body and is_linked(analysis, office, following):
            office.body = _from_following(analysis, office, following)
            office.implied = office.body is not None
    for office, following in zip(offices, offices[1:], strict=False):
        if following.body is None and office.body and not office.implied and _is_general(analysis, following):
            if is_linked(analysis, office, following):
                following.body = office.body


def _from_following(analysis: Analysis, office: OfficeMention, following: OfficeMention) -> Entity | None:
    if _entry(analysis, office).fact("place") == "Tỉnh ủy":
        return _party_committee(analysis, following.body.label) if following.body else None
    return following.body if _is_general(analysis, office) and not following.implied else None


def _is_general(analysis: Analysis, office: OfficeMention) -> bool:
    """Whether a role is one of bodies of every kind: Chủ tịch, Giám đốc, Tổng Thư ký."""
    entry = _entry(analysis, office)
    return not any(entry.fact(name) for name in _OF_A_KIND) and entry.fact("place") != "Tỉnh ủy"


def _entry(analysis: Analysis, office: OfficeMention) -> Entry:
    return analysis.lexicon.entries[f"{ID}role/{office.role.key}"]


def _party_committee(analysis: Analysis, organ: str) -> Entity | None:
    """The Party committee of the place whose council or committee `organ` is."""
    match = _ORGAN.fullmatch(organ)
    if not match:
        return None
    name = match["place"].lower()
    place = next((p.entity for p in analysis.places if p.entity.label.lower() == name), None)
    return party_committee(analysis, place) if place else None


def party_committee(analysis: Analysis, place: Entity) -> Entity | None:
    """The Party committee of a place, by the place's level word."""
    levels = forms(analysis.lexicon, "PartyCommittee")
    label = place.label.lower()
    entry = next((e for word, e in levels.items() if label.startswith(word + " ")), None)
    return resolve.local_body(entry.fact("organ"), place, analysis.lexicon) if entry else None
