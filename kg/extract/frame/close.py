"""The close of an official instrument, and whom it goes to: addressees, recipients, signature, day of passing."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extract.analysis import Analysis, DateMention
from kg.extract.forms import pattern
from kg.extract.frame.spans import NOTHING, stripped
from kg.model import Span
from kg.text.letters import LOWER, UPPER

_ADDRESSED = re.compile(r"kính gửi ?:?")
_RECIPIENTS = re.compile(r"nơi nhận ?:?")
_LINE = re.compile(r"\n*(?P<line>[^\n]+)")
_PASSED = re.compile(r" này (?:đã )?được [^\n.;]{5,140}? thông qua (?:vào )?(?=ngày|[0-9])")
_FOR = r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|Q)\s?[./]?\s"
_ACTS_FOR = re.compile(rf"(?:^|\s){_FOR}")
_SIGNS_FOR = re.compile(rf"(?<=\n){_FOR}")
_CAPITALS = rf"[{UPPER}][{UPPER}.,/&() -]*[{UPPER})]"
_SIGNED = r"(?:\s+\(?(?:[Đđ]ã [Kk]ý|[Kk]ý)[^\n()]{0,20}\)?)?"
_RANK = (
    r"(?:(?:Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Chuẩn Đô đốc|Phó Đô đốc|Đô đốc|"
    r"Đại tá|Thượng tá|Trung tá|(?:PGS|GS|ThS|TS|BS)\.?|[,.]) ?){0,4}"
)
_NAME = rf"[{UPPER}][{LOWER}]*(?: [{UPPER}][{LOWER}]*){{1,4}}"
_SIGNATURE = re.compile(
    rf"(?P<role>(?:(?:^|(?<=\n)|(?<= )){_FOR}?)?{_CAPITALS}){_SIGNED}\s+{_RANK}(?P<name>{_NAME})(?![{LOWER}])"
)
_LONGEST_ROLE = 200
_LONGEST_LIST = 3000
_LEAD = 400
"""How far before the recipients, or the end of the text proper, the signature may begin, in characters."""
_TAIL = 6000
"""How far from the end of a text the day of its passing stands."""
_LISTED_REACH = 1200
"""How far below the head a letter names its addressees."""


def addressees(analysis: Analysis, start: int, body_start: int) -> Span:
    """Whom a letter is sent to: what follows "Kính gửi" on its line, and the list under it."""
    match = _ADDRESSED.search(analysis.lower, start, body_start + _LISTED_REACH)
    if not match:
        return NOTHING
    end = match.end()
    for line in _LINE.finditer(analysis.text, end, end + _LONGEST_LIST):
        listed = line["line"].lstrip().startswith(("-", "+"))
        if not listed and line.start() > match.end() + 1:
            break
        end = line.end()
        if not listed and line["line"].rstrip().endswith((".", ";")):
            break
    return stripped(analysis, match.end(), end)


def recipients(analysis: Analysis, start: int, signed: Span) -> Span:
    """The list under "Nơi nhận:", up to the signature."""
    for match in _RECIPIENTS.finditer(analysis.lower, start):
        line = analysis.lower.rfind("\n", 0, match.start())
        if match.start() - line < 6:
            end = signed.start if signed.start > match.end() else match.end() + _LONGEST_LIST // 2
            signing = _SIGNS_FOR.search(analysis.text, match.end(), end)
            return stripped(analysis, match.end(), min(signing.start() if signing else end, len(analysis.text)))
    return NOTHING


def signature(analysis: Analysis, start: int) -> tuple[Span, Span]:
    """The office that signs, and the signer's name under it."""
    listed = _RECIPIENTS.search(analysis.lower, start)
    closing = analysis.text.find("./.", start)
    first = min(listed.start() if listed else len(analysis.text), closing if closing >= 0 else len(analysis.text))
    for match in _SIGNATURE.finditer(analysis.text, max(start, first - _LEAD)):
        if _is_office(analysis, match):
            return Span(*match.span("role")), Span(*match.span("name"))
    return NOTHING, NOTHING


def _is_office(analysis: Analysis, match: re.Match[str]) -> bool:
    """Whether capitals above a name are an office, or say for whom it is signed (TM., KT., TL., TUQ.)."""
    offices = pattern(analysis.lexicon, "SigningOffice")
    named = _ACTS_FOR.match(match["role"]) or offices.search(analysis.lower, *match.span("role"))
    return bool(named) and len(match["role"]) < _LONGEST_ROLE


def passed(analysis: Analysis, start: int) -> DateMention | None:
    """The day on which a law or resolution says it was passed: "được Quốc hội … thông qua ngày …"."""
    match = _PASSED.search(analysis.lower, max(start, len(analysis.text) - _TAIL))
    if not match:
        return None
    index = bisect_left(analysis.dates, match.end(), key=lambda d: d.start)
    date = analysis.dates[index] if index < len(analysis.dates) else None
    return date if date and date.start - match.end() < 3 and len(date.value) == 10 else None
