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
from kg.ontology import Entry, Hit, Lexicon
from kg.text.letters import LOWER, UPPER

_MOTTO = re.compile(r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM")
_NUMBER = re.compile(
    r"(?:^|\n)[^\n]{0,24}?(?:(?<=\n)|(?<=[^\w\n])|^)(?P<sign>(?:luật |pháp lệnh |nghị quyết |lệnh )?số(?: hiệu)? ?:? ?)(?=[0-9.…/])"
)
_HEADER_REACH = 1200
"""How far below the motto the number, the day and the type stand, in characters."""
_GROUNDS_REACH = 3000
"""How far below its type the grounds of an instrument begin, in characters."""
_SUBJECT_ENDS = re.compile(
    r"(?<!\w)(?:Căn cứ|Kính gửi|Xét|Theo đề nghị|Thực hiện|Trên cơ sở|Điều 1|Phần I|Chương I|I\.|1\.|QUYẾT ĐỊNH:|QUYẾT NGHỊ:)(?!\w)|-{3,}|_{3,}"
)
_CONTINUES = re.compile(r" (?:số|này)(?!\w)|:")
"""What follows a type that is no heading: its number, or the colon of "QUYẾT ĐỊNH:" over the articles."""
_LETTER_SUBJECT = re.compile(r"v/v:? (?P<subject>[^\n]+)")
_ADDRESSED = re.compile(r"kính gửi ?:?")
_RECIPIENTS = re.compile(r"nơi nhận ?:?")
_GROUND = re.compile(rf"(?:(?<=\n)|(?<=[{UPPER}] ))(?:Căn cứ|Xét|Theo đề nghị) [^\n]{{10,}}")
_CAPTION = re.compile(
    r"(?:^|\n)(?P<type>[^\n\d]{3,30}?) (?:số )?(?P<symbol>[0-9][^\s]{2,40}) (?:năm|ngày) (?P<date>[0-9/]{4,10}) (?P<subject>[^\n]{5,600}?)"
    r" do (?P<issuer>[^\n]{4,120}?) ban hành(?=\n|$)"
)
_PASSED = re.compile(r" này (?:đã )?được [^\n.;]{5,140}? thông qua (?:vào )?(?=ngày|[0-9])")
_CAPS = rf"[{UPPER}][{UPPER}.,/&() -]*[{UPPER})]"
_RANK = r"(?:(?:Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đô đốc|Chuẩn Đô đốc|Phó Đô đốc|Đại tá|Thượng tá|Trung tá|GS\.?|PGS\.?|TS\.?|ThS\.?|BS\.?|[,.]) ?){0,4}"
_NAME = rf"[{UPPER}][{LOWER}]*(?: [{UPPER}][{LOWER}]*){{1,4}}"
_SIGNATURE = re.compile(
    rf"(?P<role>(?:(?:^|(?<=\n)|(?<= ))(?:TM|T/M|KT|K/T|TL|T/L|TUQ|Q)\s?[./]?\s?)?{_CAPS})"
    rf"(?:\s+\(?(?:[Đđ]ã [Kk]ý|[Kk]ý|[Đđ]ã ký, đóng dấu)[^\n()]{{0,20}}\)?)?\s+{_RANK}(?P<name>{_NAME})(?![{LOWER}])"
)
_LINE = re.compile(r"\n*(?P<line>[^\n]+)")
_LONGEST_AGENCY = 120
_LONGEST_ROLE = 200
_NOTHING = Span(0, 0)
_ACTS_FOR = re.compile(r"(?:^|\s)(?:TM|T/M|KT|K/T|TL|T/L|TUQ)\s?[./]?\s")


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of an instrument's frame that a text shows; an empty span is a part it does not show.

    `start` is where the frame begins, `body_start` where the text proper does. `caption` is the line
    in which a portal names the instrument, with its subject and issuer.
    """

    start: int
    body_start: int
    type: Entry
    type_span: Span
    number: Symbol | None = None
    number_span: Span = _NOTHING
    agency: Span = _NOTHING
    date: DateMention | None = None
    subject: Span = _NOTHING
    authority: Span = _NOTHING
    addressees: Span = _NOTHING
    recipients: Span = _NOTHING
    signature: Span = _NOTHING
    signer: Span = _NOTHING
    caption: Span = _NOTHING
    caption_subject: Span = _NOTHING
    caption_issuer: Span = _NOTHING


def parse(analysis: Analysis) -> Frame | None:
    """The frame of the instrument that a text is, or None if it is none."""
    caption = _caption(analysis)
    motto = _motto(analysis)
    start = motto.end() if motto else 0
    limit = start + _HEADER_REACH if motto else len(analysis.text)
    sign = _NUMBER.search(analysis.lower, start, limit)
    heading = _heading(analysis, motto.end() if motto else 0, limit, sign)
    if not (motto and (sign or heading)) and not _is_headed(analysis, sign, heading):
        return _from_caption(analysis, caption) if caption and _names_twice(analysis, caption) else None
    number = _symbol_after(analysis, sign.end()) if sign else None
    if heading and sign and not motto and sign.start() > heading.start:
        number = sign = None
    type_ = general_type(analysis.lexicon, _type(analysis, number, heading))
    if type_ is None:
        return _from_caption(analysis, caption) if caption else None
    top = heading.end if heading else sign.end() if sign else start
    subject, authority, body_start = _subject(analysis, heading, sign.end() if sign else top)
    signature, signer = _signature(analysis, body_start)
    return Frame(
        start=min(p for p in (motto.start() if motto else top, sign.start("sign") if sign else top)),
        body_start=body_start,
        type=type_,
        type_span=Span(heading.start, heading.end) if heading else _NOTHING,
        number=number,
        number_span=Span(sign.start("sign"), number.end) if sign and number else _NOTHING,
        agency=_agency(analysis, motto, sign),
        date=_date(analysis, start, body_start) or _passed(analysis, body_start),
        subject=subject,
        authority=authority,
        addressees=_addressees(analysis, start, body_start),
        recipients=_recipients(analysis, body_start, signature),
        signature=signature,
        signer=signer,
        **_caption_parts(caption),
    )


def _motto(analysis: Analysis) -> re.Match[str] | None:
    """The first motto that heads a block and has a number or a type under it."""
    for match in _MOTTO.finditer(analysis.text):
        line = analysis.text.rfind("\n", 0, match.start()) + 1
        if analysis.text[line : match.start()].isupper() or line == match.start():
            return match
    return None


def _is_headed(analysis: Analysis, sign: re.Match[str] | None, heading: Hit | None) -> bool:
    """Whether a type in capitals heads an instrument that shows no motto: by its number above, or its grounds below."""
    if heading is None:
        return False
    if sign and 0 <= heading.start - sign.end() < _HEADER_REACH // 2:
        return True
    return bool(_GROUND.search(analysis.text, heading.end, heading.end + _GROUNDS_REACH))


def _caption(analysis: Analysis) -> re.Match[str] | None:
    """The line with which a portal names the instrument, the one with the whole day if there is."""
    found = [m for m in _CAPTION.finditer(analysis.text) if analysis.lexicon.named("DocumentType", m["type"].strip())]
    return max(found, key=lambda m: len(m["date"])) if found else None


def _names_twice(analysis: Analysis, caption: re.Match[str]) -> bool:
    return analysis.text.count(f"{caption['symbol']} ") > 1


def _from_caption(analysis: Analysis, caption: re.Match[str]) -> Frame | None:
    type_ = analysis.lexicon.named("DocumentType", caption["type"].strip())
    number = _symbol_after(analysis, caption.start("symbol"))
    if type_ is None or number is None:
        return None
    index = bisect_left(analysis.dates, caption.start("date") - 6, key=lambda d: d.start)
    date = analysis.dates[index] if index < len(analysis.dates) else None
    signature, signer = _signature(analysis, 0)
    return Frame(
        start=caption.start("type"),
        body_start=0,
        type=type_,
        type_span=Span(*caption.span("type")),
        number=number,
        number_span=Span(caption.start("type"), number.end),
        date=date if date and date.start < caption.end("date") else None,
        subject=Span(*caption.span("subject")),
        addressees=_addressees(analysis, 0, 0),
        recipients=_recipients(analysis, 0, signature),
        signature=signature,
        signer=signer,
        **_caption_parts(caption),
    )


def _caption_parts(caption: re.Match[str] | None) -> dict[str, Span]:
    if caption is None:
        return {}
    return {
        "caption": Span(caption.start("type"), caption.end()),
        "caption_subject": Span(*caption.span("subject")),
        "caption_issuer": Span(*caption.span("issuer")),
    }


def general_type(lexicon: Lexicon, type_: Entry | None) -> Entry | None:
    """The type that a special one belongs to: "Thông báo kết luận" is a "Thông báo"."""
    general = type_.fact("documentType") if type_ else ""
    return lexicon.entries.get(general, type_) if general else type_


def acts_for(analysis: Analysis, frame: Frame) -> bool:
    """Whether the signer signs for another: TM. (thay mặt), KT. (ký thay), TL. (thừa lệnh), TUQ. (thừa ủy quyền)."""
    return bool(_ACTS_FOR.search(analysis.text, frame.signature.start, frame.signature.end))


def _symbol_after(analysis: Analysis, position: int) -> Symbol | None:
    line_end = analysis.text.find("\n", position)
    window = analysis.text[position : min(position + 60, line_end if line_end > 0 else position + 60)]
    found = next(iter(symbols_in(window, codes(analysis.lexicon))), None)
    if found is None or found.start > 3:
        return None
    return Symbol(
        found.start + position, found.end + position, found.number, found.year, found.codes, found.joint, found.letters
    )


def _heading(analysis: Analysis, start: int, limit: int, sign: re.Match[str] | None) -> Hit | None:
    """The type in capitals at the head of a block, below the number where there is one."""
    if sign and sign.end() < limit:
        limit = min(limit, sign.end() + _HEADER_REACH)
    for hit in analysis.hits_in("DocumentType", start, limit):
        if analysis.text[hit.start : hit.end].isupper() and hit.end - hit.start > 3:
            if _heads_block(analysis, hit.start) and not _CONTINUES.match(analysis.lower, hit.end):
                return hit
    return None


def _heads_block(analysis: Analysis, start: int) -> bool:
    """Whether a block begins at a position, or the words in capitals that follow the day in its block."""
    line = analysis.text.rfind("\n", 0, start) + 1
    before = analysis.text[line:start].strip()
    return not before or (before[-1].isdigit() and not before.isupper()) or not any(c.isalpha() for c in before)


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


def _agency(analysis: Analysis, motto: re.Match[str] | None, sign: re.Match[str] | None) -> Span:
    """The lines of the agency: right above the motto, else between the motto and the number."""
    if motto is None:
        return _NOTHING
    start = end = motto.start()
    while start > 0:
        line = analysis.text.rfind("\n", 0, start - 1) + 1
        words = analysis.text[line:start].strip(" \n-*_|.")
        if words and (not words.isupper() or len(words) > _LONGEST_AGENCY):
            break
        start = line
    if analysis.text[start:end].strip(" \n-*_|."):
        return _stripped(analysis, start, end)
    return _stripped(analysis, motto.end(), sign.start()) if sign and sign.start() > motto.end() else _NOTHING


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


def _passed(analysis: Analysis, start: int) -> DateMention | None:
    """The day on which a law or resolution says it was passed: "được Quốc hội … thông qua ngày …"."""
    match = _PASSED.search(analysis.lower, max(start, len(analysis.text) - 6000))
    index = bisect_left(analysis.dates, match.end(), key=lambda d: d.start) if match else len(analysis.dates)
    date = analysis.dates[index] if index < len(analysis.dates) else None
    return date if match and date and date.start - match.end() < 3 and len(date.value) == 10 else None


def _subject(analysis: Analysis, heading: Hit | None, start: int) -> tuple[Span, Span, int]:
    """The subject, the authority named under it, and where the text proper begins."""
    if heading is None:
        letter = _LETTER_SUBJECT.search(analysis.lower, start, start + _HEADER_REACH)
        addressed = _ADDRESSED.search(analysis.lower, start, start + 2 * _HEADER_REACH)
        subject = Span(letter.start("subject"), letter.end("subject")) if letter else _NOTHING
        return subject, _NOTHING, addressed.end() if addressed else max(start, subject.end)
    ends = _SUBJECT_ENDS.search(analysis.text, heading.end, heading.end + 2000)
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


def _addressees(analysis: Analysis, start: int, body_start: int) -> Span:
    """Whom a letter is sent to: what follows "Kính gửi" on its line, and the list under it."""
    match = _ADDRESSED.search(analysis.lower, start, body_start + _HEADER_REACH)
    if not match:
        return _NOTHING
    end = match.end()
    for line in _LINE.finditer(analysis.text, end, end + _GROUNDS_REACH):
        listed = line["line"].lstrip().startswith(("-", "+"))
        if not listed and line.start() > match.end() + 1:
            break
        end = line.end()
        if not listed and line["line"].rstrip().endswith((".", ";")) and line.start() <= match.end() + 1:
            break
    return _stripped(analysis, match.end(), end)


def _recipients(analysis: Analysis, start: int, signature: Span) -> Span:
    """The list under "Nơi nhận:", up to the signature."""
    for match in _RECIPIENTS.finditer(analysis.lower, start):
        line = analysis.lower.rfind("\n", 0, match.start())
        if match.start() - line < 6:
            end = signature.start if signature.start > match.end() else min(match.end() + 1500, len(analysis.text))
            return _stripped(analysis, match.end(), end)
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
    acts_for = _ACTS_FOR.match(match["role"])
    return bool(acts_for or heads.search(analysis.lower, *match.span("role"))) and len(match["role"]) < _LONGEST_ROLE
