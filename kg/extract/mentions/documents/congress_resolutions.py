"""Resolutions of congresses and of plenums of the Central Committee, in the canonical names that they go by.

"Nghị quyết Trung ương 4 khóa XII" and "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII"
are one name; so are "Nghị quyết Đại hội XIII" and "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng".
A congress of a Party organisation of a place keeps its name as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.analysis import Analysis
from kg.extract.mentions.documents.document_forms import Form
from kg.ontology import Hit

_ROMAN = r"[ivx]{1,5}"
_WORDS = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "mười ba": 13, "mười bốn": 14, "mười lăm": 15,
}  # fmt: skip
_ORDINAL = rf"(?P<number>[0-9]{{1,2}}|{_ROMAN}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?!\w)"
_CONGRESS_NUMBER = rf"(?P<number>{_ROMAN}|[0-9]{{1,2}})(?!\w)"
_CENTRE = r"(?:trung ương|tw|tư|t\.ư)"
_TERM = rf"(?:,? ?\(?,? ?khóa (?P<term>{_ROMAN}|[0-9]{{1,2}})(?!\w)\)?)?"
_PLENUM = re.compile(
    rf"(?: của)?(?: hội nghị)?(?: lần thứ)? {_CENTRE}(?: đảng)?(?: lần thứ| lần)? ?{_ORDINAL}"
    rf"(?:(?: của)? (?:ban chấp hành|bch) {_CENTRE}(?: đảng)?(?=,? khóa))?{_TERM}"
)
_PLENUM_LONG = re.compile(
    rf"(?: của)? hội nghị(?: (?:ban chấp hành|bch))?(?: {_CENTRE})?(?: đảng)? lần thứ {_ORDINAL},?"
    rf"(?: của)?(?: (?:ban chấp hành|bch))?(?: {_CENTRE})?(?: đảng)?(?: cộng sản việt nam)?{_TERM}"
)
_CONGRESS = re.compile(
    r"(?: của)? (?:đại hội|đh)(?: đại biểu)?(?: đảng)?(?: cộng sản việt nam)?(?: đại biểu)?(?: toàn quốc)?"
    rf"(?: của đảng| đảng)?(?: lần)?(?: thứ)? {_CONGRESS_NUMBER}(?! (?:đại biểu )?đảng bộ)"
    r"(?: của đảng| đảng(?! bộ))?(?: cộng sản việt nam)?"
)
_LOCAL_CONGRESS = re.compile(
    rf"(?: của)? đại hội(?: đại biểu)?(?: (?P<before>{_ROMAN})(?!\w))? (?:đại biểu )?đảng bộ (?!các)"
    rf"[^,.;:()\n]{{2,60}}?(?:,? lần thứ {_CONGRESS_NUMBER}|,? (?=nhiệm kỳ [0-9])|(?=[,.;\n]))"
)
_TENURE = re.compile(r"[ ,(]{0,3}nhiệm kỳ [0-9]{4} ?- ?[0-9]{4}\)?")


def find(analysis: Analysis, hit: Hit) -> Iterator[Form]:
    """The resolution that a type word begins, if what follows is a plenum or a congress."""
    yield from _of_plenum(analysis, hit) or _of_congress(analysis, hit) or _of_local_congress(analysis, hit)


def _of_plenum(analysis: Analysis, hit: Hit) -> list[Form]:
    match = _PLENUM.match(analysis.lower, hit.end) or _PLENUM_LONG.match(analysis.lower, hit.end)
    if not match:
        return []
    number = str(_WORDS.get(match["number"], match["number"])).upper()
    term = f"khóa {_roman(match['term'])}" if match["term"] else ""
    return [Form(hit.start, match.end(), hit.entry, name=f"{hit.entry.label} Trung ương {number}", year=term)]


def _of_congress(analysis: Analysis, hit: Hit) -> list[Form]:
    match = _CONGRESS.match(analysis.lower, hit.end)
    if not match:
        return []
    number = analysis.text[match.start("number") : match.end("number")]
    if not (number.isdigit() or number.isupper()):
        return []
    return [Form(hit.start, match.end(), hit.entry, name=f"{hit.entry.label} Đại hội {_roman(number)}")]


def _of_local_congress(analysis: Analysis, hit: Hit) -> list[Form]:
    match = _LOCAL_CONGRESS.match(analysis.lower, hit.end)
    tenure = _TENURE.match(analysis.lower, match.end()) if match else None
    if not match or not (match["number"] or match["before"] or tenure):
        return []
    name = " ".join(analysis.text[hit.start : match.end()].split())
    end = tenure.end() if tenure else match.end()
    return [Form(hit.start, end, hit.entry, name=name[0].upper() + name[1:])]


def _roman(number: str) -> str:
    """The number of a term or congress as the Party writes it: "12" is "XII"."""
    if not number.isdigit():
        return number.upper()
    tens, ones = divmod(int(number), 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
