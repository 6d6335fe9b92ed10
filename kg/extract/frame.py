"""The frame of an official instrument: what stands around its text, and what each part of that says.

An instrument opens with its agency, the motto of the state or the Party, its number, place and day, its
type and subject; it closes with "Nơi nhận:", the office that signs and the signer's name (Nghị định
30/2020/NĐ-CP, annex I; Hướng dẫn 36-HD/VPTW). Texts lose the layout: columns follow one another, lines
are joined, parts are missing. So every part is looked for by its own form, in the order of the page.
All spans count in the view.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from kg.extract.analysis import Analysis, DateMention
from kg.extract.forms import pattern
from kg.extract.mentions.symbols import Symbol, codes, symbols_in
from kg.model import Span
from kg.ontology import Entry, Hit
from kg.text.letters import LOWER, UPPER

_MOTTO = re.compile(r"cộng hòa xã hội chủ nghĩa việt nam|đảng cộng sản việt nam")
_MOTTO_REACH = 1500
"""How far down a text its motto may begin, in characters."""
_NUMBER = re.compile(r"(?:^|[\n ])(?:luật |pháp lệnh |nghị quyết |lệnh )?số ?(?:hiệu)?: ?|\n(?:luật |pháp lệnh |nghị quyết )?số (?=[0-9])")
_HEADER_REACH = 1200
"""How far below the motto the number, the day and the type stand, in characters."""
_SUBJECT_ENDS = re.compile(
    r"(?<!\w)(?:căn cứ|kính gửi|xét|theo đề nghị|thực hiện|trên cơ sở|điều 1|phần i|chương i|i\.|1\.|quyết định:|quyết nghị:)(?!\w)|-{3,}|_{3,}"
)
_LETTER_SUBJECT = re.compile(r"v/v:? (?P<subject>[^\n]+)")
_ADDRESSED = re.compile(r"kính gửi ?:?")
_RECIPIENTS = re.compile(r"nơi nhận ?:?")
_GROUND = re.compile(rf"(?:(?<=\n)|(?<=[{UPPER}:] )|^)căn cứ ", re.MULTILINE)
_CAPS = rf"[{UPPER}][{UPPER}.,/&() -]*[{UPPER})]"
_RANK = r"(?:(?:Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đô đốc|Chuẩn Đô đốc|Phó Đô đốc|Đại tá|Thượng tá|Trung tá|GS\.?|PGS\.?|TS\.?|ThS\.?|BS\.?|[,.]) ?){0,4}"
_NAME = rf"[{UPPER}][{LOWER}]*(?: [{UPPER}][{LOWER}]*){{1,4}}"
_SIGNATURE = re.compile(
    rf"(?P<role>(?:(?:^|(?<=\n)|(?<= ))(?:TM|T/M|KT|K/T|TL|T/L|TUQ|Q)\s?[./]?\s?)?{_CAPS})"
    rf"(?:\s+\(?(?:[Đđ]ã [Kk]ý|[Kk]ý|[Đđ]ã ký, đóng dấu)[^\n()]{{0,20}}\)?)?\s+{_RANK}(?P<name>{_NAME})(?![{LOWER}])"
)
_ACTS_FOR = re.compile(r"(?:^|\s)(?:TM|T/M|KT|K/T|TL|T/L|TUQ)\s?[./]?\s")


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of an instrument's frame that a text shows; an empty span is a part it does not show."""

    agency: Span
    number: Symbol | None
    number_span: Span
    date: DateMention | None
    type: Entry
    subject: Span
    authority: Span
    body_start: int
    addressees: Span
    recipients: Span
    signature: Span
    signer: Span


_NOTHING = Span(0, 0)


def parse(analysis: Analysis) -> Frame | None:
    """The frame of the instrument that a text is, or None if it is none."""
    lower = analysis.lower
    motto = _MOTTO.search(lower, 0, _MOTTO_REACH)
    if not motto or not _stands_as_heading(analysis, motto):
        return None
    limit = motto.end() + _HEADER_REACH
    sign = _NUMBER.search(lower, 0, limit)
    number = _symbol_after(analysis, sign.end()) if sign else None
    heading = _heading(analysis, sign.end() if sign else motto.end(), limit)
    type_ = _type(analysis, number, heading)
    if not sign or type_ is None:
        return None
    subject, authority, start = _subject(analysis, heading, sign.end())
    signature, signer = _signature(analysis, start)
    return Frame(
        agency=_agency(analysis, motto, sign),
        number=number,
        number_span=Span(sign.start() + (lower[sign.start()] in "\n "), number.end if number else sign.end()),
        date=_date(analysis, sign.end(), start if heading else limit),
        type=type_,
        subject=subject,
        authority=authority,
        body_start=start,
        addressees=_addressees(analysis, limit),
        recipients=_recipients(analysis, signature),
        signature=signature,
        signer=signer,
    )


def acts_for(analysis: Analysis, frame: Frame) -> bool:
    """Whether the signer signs for another: TM. (thay mặt), KT. (ký thay), TL. (thừa lệnh), TUQ. (thừa ủy quyền)."""
    return bool(_ACTS_FOR.search(analysis.text, frame.signature.start, frame.signature.end))


def _stands_as_heading(analysis: Analysis, motto: re.Match[str]) -> bool:
    return analysis.text[motto.start() : motto.end()].isupper()


def _symbol_after(analysis: Analysis, position: int) -> Symbol | None:
    line_end = analysis.text.find("\n", position)
    window = analysis.text[position : min(position + 60, line_end if line_end > 0 else position + 60)]
    found = next(iter(symbols_in(window, codes(analysis.lexicon))), None)
    if found is None or found.start > 3:
        return None
    return Symbol(
        found.start + position, found.end + position, found.number, found.year, found.codes, found.joint, found.letters
    )


def _heading(analysis: Analysis, start: int, limit: int) -> Hit | None:
    """The type in capitals at the head of a block."""
    for hit in analysis.hits_in("DocumentType", start, limit):
        if analysis.text[hit.start : hit.end].isupper() and hit.end - hit.start > 3:
            before = analysis.text[max(0, hit.start - 1) : hit.start]
            if before in ("\n", "") and analysis.lower[hit.end : hit.end + 3] not in (" số", " nà"):
                return hit
    return None


def _type(analysis: Analysis, number: Symbol | None, heading: Hit | None) -> Entry | None:
    """The type: a consolidated text by its code, else by the heading; a text without one is a letter."""
    entries = analysis.lexicon.entries
    known = codes(analysis.lexicon)
    own = known.type(number) if number else None
    if own and own.fact("consolidates"):
        return own
    if heading:
        return heading.entry
    letter = next((e for e in entries.values() if e.kind == "DocumentType" and e.fact("headless")), None)
    return letter if number else None


def _agency(analysis: Analysis, motto: re.Match[str], sign: re.Match[str]) -> Span:
    """The lines of the agency: above the motto, else between the motto and the number."""
    if analysis.text[: motto.start()].strip(" \n-*_|."):
        return Span(0, motto.start())
    return Span(motto.end(), sign.start()) if sign.start() > motto.end() else _NOTHING


def _date(analysis: Analysis, start: int, limit: int) -> DateMention | None:
    """The day written after the place in the header: the first whole date of it."""
    index = bisect_left(analysis.dates, start, key=lambda d: d.start)
    for date in analysis.dates[index : index + 4]:
        if date.start >= limit:
            break
        before = analysis.text[analysis.text.rfind("\n", 0, date.start) + 1 : date.start].strip()
        if len(date.value) >= 7 and (before.endswith(",") or not before or len(before) < 40):
            return date
    return None


def _subject(analysis: Analysis, heading: Hit | None, start: int) -> tuple[Span, Span, int]:
    """The subject, the authority named under it, and where the text proper begins."""
    if heading is None:
        letter = _LETTER_SUBJECT.search(analysis.lower, start, start + _HEADER_REACH)
        addressed = _ADDRESSED.search(analysis.lower, start, start + 2 * _HEADER_REACH)
        subject = Span(letter.start("subject"), letter.end("subject")) if letter else _NOTHING
        return subject, _NOTHING, addressed.end() if addressed else max(start, subject.end)
    ends = _SUBJECT_ENDS.search(analysis.lower, heading.end, heading.end + 2000)
    end = ends.start() if ends else min(heading.end + 400, len(analysis.text))
    authority = _authority(analysis, heading.end, end)
    return _stripped(analysis, heading.end, authority.start or end), authority, end


def _authority(analysis: Analysis, start: int, end: int) -> Span:
    """Who decides, in capitals between the subject and the grounds: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …"."""
    heads = pattern(analysis.lexicon, "AuthorityHead")
    for match in heads.finditer(analysis.lower, start, end):
        text = analysis.text[match.start() : end].strip()
        before = analysis.lower[max(start, match.start() - 12) : match.start()]
        ends_phrase = re.search(r"(?:của|thuộc|về|và|do|tại|bởi|,|ban|phó)\s*$", before)
        if text.isupper() and not ends_phrase and len(text) < 120:
            return _stripped(analysis, match.start(), end)
    return _NOTHING


def _stripped(analysis: Analysis, start: int, end: int) -> Span:
    text = analysis.text
    while start < end and text[start] in " \n:-*_.|":
        start += 1
    while end > start and text[end - 1] in " \n:-*_|":
        end -= 1
    return Span(start, end)


def _addressees(analysis: Analysis, limit: int) -> Span:
    match = _ADDRESSED.search(analysis.lower, 0, limit + _HEADER_REACH)
    if not match:
        return _NOTHING
    end = match.end()
    for line in re.finditer(r"[ \n]*(?P<line>[^\n]+)", analysis.text[end : end + 1500]):
        text = line["line"].strip()
        if line.start() > 2 and not text.startswith("-") and not text.startswith("+"):
            break
        last = end + line.end()
        if not text.startswith(("-", "+")) and text.endswith("."):
            return Span(match.end(), last)
    else:
        return _NOTHING
    return Span(match.end(), end + line.start())


def _recipients(analysis: Analysis, signature: Span) -> Span:
    for match in _RECIPIENTS.finditer(analysis.lower):
        line = analysis.lower.rfind("\n", 0, match.start())
        if match.start() - line < 6:
            end = signature.start if signature.start > match.end() else min(match.end() + 1500, len(analysis.text))
            return Span(match.end(), end)
    return _NOTHING


def _signature(analysis: Analysis, start: int) -> tuple[Span, Span]:
    """The block of the office that signs, and the signer's name under it."""
    anchor = next((m.start() for m in _RECIPIENTS.finditer(analysis.lower, start)), -1)
    closing = analysis.text.find("./.", start)
    first = min(p for p in (anchor, closing, len(analysis.text)) if p >= 0)
    candidates = [m for m in _SIGNATURE.finditer(analysis.text, max(start, first - 400)) if _is_office(analysis, m)]
    if not candidates:
        return _NOTHING, _NOTHING
    match = candidates[0]
    return Span(*match.span("role")), Span(*match.span("name"))


def _is_office(analysis: Analysis, match: re.Match[str]) -> bool:
    heads = pattern(analysis.lexicon, "SigningOffice")
    return bool(heads.search(analysis.lower, *match.span("role"))) and len(match["role"]) < 200
