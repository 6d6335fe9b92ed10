"""Chains of offices: several offices of one person in a row, and the bodies they share.

"Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh" are two links. Where a link names no body, a neighbour
may tell it: "Chủ tịch Hội đồng, Giám đốc Đại học Quốc gia Hà Nội" head the same body, and "Bí thư,
Chủ tịch UBND tỉnh" is secretary of the Party committee of the same place.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from kg.extract import resolve
from kg.extract.analysis import Analysis, OfficeMention, within
from kg.extract.forms import forms
from kg.model import Entity
from kg.ontology import ID, Entry
from kg.text.slug import slug

NOTE = r"(?: ?\([^()\n]{1,60}\))?"
"""What may stand in brackets behind a name or body: an abbreviation, a year of birth."""
_NUMBER = r"(?:[ivxl]+|\d{1,2})(?!\w)"
TERM = (
    rf"(?:,? (?:các |trong )?khóa {_NUMBER}(?:(?:, | và ){_NUMBER})*)?"
    r"(?:,? \(?(?:các |trong )?nhiệm kỳ (?:này|\d{4} ?- ?\d{4}|\d{4}) ?\)?)?"
)
"""The term of an office, or of a body that is elected: "HĐND tỉnh khóa XVIII, nhiệm kỳ 2021 - 2026"."""

_LINK = re.compile(rf"{NOTE}{TERM}(?: ?[,;/] ?| ?- ?| và | cùng là |,? kiêm |,? đồng thời | )(?:(?:là|hiện|nay) )*")
_LONGEST = 110
_UNKNOWN_BODY = re.compile(r" [^\W\d_][^,;:.()\n]{1,70}, ")
_INNER = re.compile(r" (?P<name>đảng ủy|ban cán sự đảng|bcs đảng|bcsđ|đảng đoàn)(?=[,;] | kiêm | - )")
_INNER_NAMES = {"đảng ": "Đảng ủy", "ban c": "Ban Cán sự đảng", "bcs đ": "Ban Cán sự đảng", "bcsđ": "Ban Cán sự đảng"}
_MEMBER = "ủy-viên"
_DEPUTY = "đại-biểu"
"""A deputy's title begins anew: "… của Bộ trưởng Bộ Y tế, đại biểu A hỏi"."""
_OBJECT = ("của ", "với ", "cho ", "của các ", "của nữ ", "với các ")
"""Words before deputies who only hear or say what the next one does: "ý kiến của đại biểu Quốc hội, Tổng Bí thư …"."""
_ORGAN = re.compile(r"(?:Ủy ban|Hội đồng) nhân dân (?P<place>.+)")
_ORGANS = ("Bộ ", "Sở ", "Ủy ban nhân dân ", "Hội đồng nhân dân ", "Tỉnh ủy ", "Thành ủy ")
"""How the organs are called whose heads are no leaders of the nation besides, unless that is said first."""
_ASSEMBLY = "quốc-hội"
_CHAIRS = ("chủ-tịch", "phó-chủ-tịch", "phó-chủ-tịch-thường-trực")
"""Roles of those who lead the National Assembly."""
_OF_A_KIND = ("takes", "headNoun", "national", "foreign", "embassy")


def is_linked(analysis: Analysis, office: OfficeMention, following: OfficeMention) -> bool:
    """Whether an office and the next one of the text are links of one chain."""
    start, end = office.end, following.start
    if not 0 <= end - start < _LONGEST or within(analysis.people, start, end) or office.on_behalf:
        return False
    if following.several and ";" in analysis.text[start:end]:
        return False
    if office.role.key == _DEPUTY and analysis.lower.endswith(_OBJECT, 0, office.start):
        return False
    if _names_unknown_body(analysis, office, end):
        return True
    if following.role.key == _DEPUTY and "," in analysis.lower[start:end]:
        return False
    if not _LINK.fullmatch(analysis.lower, start, end):
        return False
    return not (_exclude_each_other(office, following) or _outranks(analysis, office, following))


def _exclude_each_other(office: OfficeMention, following: OfficeMention) -> bool:
    """Whether two offices are a chief's and his deputy's: "Thủ tướng, các Phó Thủ tướng"."""
    same = office.body is None or office.body == following.body
    return same and following.role.label.startswith("Phó " + office.role.label)


def _outranks(analysis: Analysis, office: OfficeMention, following: OfficeMention) -> bool:
    """Whether a leader of the nation stands behind the head of one organ: "Bộ trưởng Bộ Y tế, Phó Thủ tướng …" are two.

    Of one person's offices the highest is named first: "Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao".
    """
    if office.body is None or office.implied or office.former or not leads_nation(analysis, following):
        return False
    return office.body.label.startswith(_ORGANS)


def leads_nation(analysis: Analysis, office: OfficeMention) -> bool:
    """Whether an office is among the highest of the Party, the State, the Government or the National Assembly."""
    chairs = office.role.key in _CHAIRS and office.body is not None and office.body.key == _ASSEMBLY
    return chairs or bool(_entry(analysis, office).fact("national"))


def _names_unknown_body(analysis: Analysis, office: OfficeMention, end: int) -> bool:
    """Whether nothing but a name that is no known body parts an office from the comma before `end`."""
    if office.body is not None:
        return False
    return bool(_UNKNOWN_BODY.fullmatch(analysis.lower, office.end, end)) and analysis.text[office.end + 1].isupper()


def share_bodies(analysis: Analysis) -> None:
    """Give offices that name no body the one their chain tells."""
    offices = analysis.offices
    for office, following in pairwise(offices):
        _inside(analysis, office, following)
    for office, following in reversed(list(pairwise(offices))):
        if _lacks_body(office) and following.body and _shares(analysis, office, following):
            office.body = _from_following(analysis, office, following)
            office.implied = office.body is not None
            following.former = following.former or (office.former and office.body is not None)
    for office, following in pairwise(offices):
        told = office.body is not None and not office.implied
        if (
            told
            and _lacks_body(following)
            and _is_general(analysis, following)
            and _shares(analysis, office, following)
        ):
            following.body = office.body


def _lacks_body(office: OfficeMention) -> bool:
    return office.alone and office.body is None


def _shares(analysis: Analysis, office: OfficeMention, following: OfficeMention) -> bool:
    """Whether two linked offices can be of one body: no name that is no known body parts them."""
    unknown = _names_unknown_body(analysis, office, following.start)
    return not unknown and is_linked(analysis, office, following)


def _inside(analysis: Analysis, office: OfficeMention, following: OfficeMention) -> None:
    """Complete an office of the Party organisation inside what the next link heads: "Bí thư Đảng ủy, Giám đốc …"."""
    match = _INNER.match(analysis.lower, office.end) if office.body is None else None
    if match is None or following.body is None or following.implied or following.role.key == _MEMBER:
        return
    whole = replace(office, end=match.end())
    if is_linked(analysis, whole, following):
        name = _INNER_NAMES[match["name"][:5]]
        office.end, office.implied, office.alone = match.end(), True, False
        office.body = _party_committee(analysis, following.body.label) if name == "Đảng ủy" else None
        office.body = office.body or _part(analysis, name, following.body)


def _part(analysis: Analysis, name: str, whole: Entity) -> Entity:
    """The part of a body that has this name, with the key that it has where the text names it outright."""
    label = f"{name} {whole.label}"
    listed = analysis.lexicon.named("Body", label)
    return Entity("body", listed.key if listed else f"{whole.key}/{slug(name)}", label)


def _from_following(analysis: Analysis, office: OfficeMention, following: OfficeMention) -> Entity | None:
    if _entry(analysis, office).fact("place") == "Tỉnh ủy":
        return _party_committee(analysis, following.body.label) if following.body else None
    if not following.body or following.implied:
        return None
    if not _is_general(analysis, office) and not _is_held_besides(analysis, office, following):
        return None
    return _headed(analysis, office, following.body)


def _is_held_besides(analysis: Analysis, office: OfficeMention, following: OfficeMention) -> bool:
    """Whether the head of a body's office has another post of that body: "Chánh Văn phòng kiêm người phát ngôn"."""
    besides = "kiêm" in analysis.lower[office.end : following.end]
    return besides and _entry(analysis, office).fact("ofParent") == "true"


def _headed(analysis: Analysis, office: OfficeMention, body: Entity) -> Entity:
    """A body, or the one it is an office of where only that one has such a head: Tổng Thư ký is Quốc hội's."""
    heads = _entry(analysis, office).facts.get("heads", ())
    entry = analysis.lexicon.entries.get(f"{ID}body/{body.key}")
    parent = analysis.lexicon.entries.get(entry.fact("subOrganizationOf")) if entry else None
    if parent and parent.label in heads and not body.label.startswith(heads):
        return resolve.body_entity(parent.label, analysis.lexicon)
    return body


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
