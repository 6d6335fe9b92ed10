"""The head of an official instrument: agency, motto, number, day, type, subject, and who decides."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from kg.extract.analysis import Analysis, DateMention
from kg.extract.forms import pattern
from kg.extract.frame.spans import MARKS, NOTHING, stripped
from kg.extract.mentions.documents.symbols import Symbol, codes, symbols_in
from kg.model import Span
from kg.ontology import Entry, Hit
from kg.text.letters import LOWER, UPPER

_MOTTOS = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM")
_MOTTO = re.compile("|".join(_MOTTOS))
_SIGN = r"số(?: hiệu)? ?:? ?)(?=[0-9.…/])"
_ANNOUNCED = rf"(?P<sign>(?:luật |pháp lệnh |nghị quyết |lệnh )?{_SIGN}"
_NUMBER = re.compile(rf"(?:\n[^\n]{{0,24}}?(?:(?<=\n)|(?<=[^\w\n]))|hạnh phúc[^\w\n]{{1,60}}){_ANNOUNCED}")
_FIRST_NUMBER = re.compile(rf"(?:[^\n]{{0,24}}?(?:(?<=[^\w\n])|^)){_ANNOUNCED}")
"""The same on the first line of a text."""
_NUMBER_LINE = re.compile(rf"(?:^|\n)[^\w\n]{{0,8}}{_ANNOUNCED}")
_SUBJECT_ENDS = re.compile(
    r"(?<!\w)(?:Căn cứ|Kính gửi|Xét|Theo đề nghị|Thực hiện|Trên cơ sở|Điều 1|Phần I|Chương I|I\.|1\.|"
    r"QUYẾT ĐỊNH:|QUYẾT NGHỊ:)(?!\w)|-{3,}|_{3,}"
)
_CONTINUES = re.compile(r" (?:số|này)(?!\w)|:")
"""What follows a type that is no heading: its number, or the colon of "QUYẾT ĐỊNH:" over the articles."""
_LETTER_SUBJECT = re.compile(r"v/v:? (?P<subject>[^\n]+)")
_ADDRESSED = re.compile(r"kính gửi ?:?")
_GROUND = re.compile(rf"(?:(?<=\n)|(?<=[{UPPER}] ))(?:Căn cứ|Xét|Theo đề nghị) [^\n]{{10,}}")
_BLOCK = re.compile(r"[^\n]*\w[^\n]*")
_SENTENCE = re.compile(rf"[{LOWER})][.;:]$|[{LOWER})]\. [{UPPER}]")
_PHRASE_GOES_ON = re.compile(
    r"(?:của|thuộc|về|và|do|tại|bởi|,|ban|phó|được|bị|với|cho|giữa|trực|chủ tịch|bộ trưởng|giám đốc|thủ tướng)\s*$"
)
_OPENS_GROUNDS = re.compile(r"\W*(?:Căn cứ|Xét|Theo đề nghị|QUYẾT ĐỊNH:|QUYẾT NGHỊ:)")
"""What follows the authority of an instrument, where its line is joined to the subject."""
_REACH = 1200
"""How far below the motto the number, the day and the type stand, in characters."""
_GROUNDS_REACH = 3000
"""How far below its type the grounds of an instrument begin."""
_DAY_LINE = 80
"""Within how many characters behind the subject of a letter that names no addressee its day stands."""
_LONGEST_SUBJECT = 2000
_LONGEST_NAME = 120
"""How many characters the name of an agency or authority takes at most."""
_WHOLE_MONTH = 7
"""How long the ISO form of a date is that tells the month at least."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head of an instrument is: its motto, its "Số:", the number behind it, its type in capitals."""

    motto: re.Match[str] | None
    sign: re.Match[str] | None
    number: Symbol | None
    heading: Hit | None

    @property
    def motto_end(self) -> int:
        """Where the motto ends, 0 without one."""
        return self.motto.end() if self.motto else 0

    @property
    def start(self) -> int:
        """Where the first of the parts begins."""
        parts = (self.motto and self.motto.start(), self.sign and self.sign.start("sign"))
        return min((p for p in parts if p is not None), default=self.heading.start if self.heading else 0)


def find(analysis: Analysis) -> Head | None:
    """The head of the instrument that a text is: a motto with a number or type, or a type with number or grounds."""
    motto = _motto(analysis)
    if motto and _is_of_annex(analysis, motto):
        motto = None
    start = motto.end() if motto else 0
    limit = start + _REACH if motto else len(analysis.text)
    sign = _sign(analysis, start, limit) if motto else _first_number(analysis, 0, limit)
    heading = _heading(analysis, start, limit, sign)
    if not (motto and (sign or heading)) and not _is_headed(analysis, sign, heading):
        return None
    if heading and sign and not motto and sign.start() > heading.start:
        sign = None
    return Head(motto, sign, symbol_after(analysis, sign.end()) if sign else None, heading)


def _sign(analysis: Analysis, start: int, limit: int) -> re.Match[str] | None:
    """The "Số:" below the motto, or above it where the columns of the head follow one another."""
    below = _first_number(analysis, start, limit)
    if below and not _is_of_text(analysis, start, below):
        return below
    return _NUMBER_LINE.search(analysis.lower, max(0, start - _REACH // 2), start) or below


def _is_of_text(analysis: Analysis, start: int, sign: re.Match[str]) -> bool:
    """Whether a "số" below the motto is no part of the head: it stands in a ground, or below the type."""
    if _GROUND.match(analysis.text, analysis.text.rfind("\n", 0, sign.start("sign")) + 1):
        return True
    return _heading(analysis, start, sign.start("sign"), None) is not None


def _first_number(analysis: Analysis, start: int, limit: int) -> re.Match[str] | None:
    """The first "Số:" near the beginning of a line."""
    on_first_line = None if start else _FIRST_NUMBER.match(analysis.lower, 0, limit)
    return on_first_line or _NUMBER.search(analysis.lower, start, limit)


def _motto(analysis: Analysis) -> re.Match[str] | None:
    for match in _MOTTO.finditer(analysis.text) if any(motto in analysis.text for motto in _MOTTOS) else ():
        line = analysis.text.rfind("\n", 0, match.start()) + 1
        if analysis.text[line : match.start()].isupper() or line == match.start():
            return match
    return None


def _is_of_annex(analysis: Analysis, motto: re.Match[str]) -> bool:
    """Whether a motto heads a form in an annex: a type with its grounds stands above, as the head of the instrument."""
    above = _heading(analysis, 0, motto.start(), None)
    limit = min(above.end + _GROUNDS_REACH, motto.start()) if above else 0
    return above is not None and bool(_GROUND.search(analysis.text, above.end, limit))


def _is_headed(analysis: Analysis, sign: re.Match[str] | None, heading: Hit | None) -> bool:
    """Whether a type in capitals heads an instrument that shows no motto: its number above, or its grounds below."""
    if heading is None:
        return False
    if sign and 0 <= heading.start - sign.end() < _REACH // 2:
        return True
    return bool(_GROUND.search(analysis.text, heading.end, heading.end + _GROUNDS_REACH))


def _heading(analysis: Analysis, start: int, limit: int, sign: re.Match[str] | None) -> Hit | None:
    """The type in capitals at the head of a block, below the number where there is one."""
    if sign and start <= sign.end() < limit:
        limit = min(limit, sign.end() + _REACH)
    for hit in analysis.hits_in("DocumentType", start, limit):
        capitals = analysis.text[hit.start : hit.end].isupper() and hit.end - hit.start > 3
        if capitals and _heads_block(analysis, hit.start) and not _CONTINUES.match(analysis.lower, hit.end):
            return hit
    return None


def _heads_block(analysis: Analysis, start: int) -> bool:
    """Whether a block begins at a position, or the words in capitals that follow the day in its block."""
    before = analysis.text[analysis.text.rfind("\n", 0, start) + 1 : start].strip()
    return not any(c.isalpha() for c in before) or (before[-1].isdigit() and not before.isupper())


def symbol_after(analysis: Analysis, position: int) -> Symbol | None:
    """The symbol that stands at a position, on the same line."""
    line_end = analysis.text.find("\n", position)
    end = min(position + 60, line_end if line_end > 0 else position + 60)
    found = next(symbols_in(analysis.text[position:end], codes(analysis.lexicon)), None)
    if found is None or found.start > 3:
        return None
    start, end = found.start + position, found.end + position
    return Symbol(start, end, found.number, found.year, found.codes, found.joint, found.letters)


def type_of(analysis: Analysis, head: Head) -> Entry | None:
    """The type: a consolidated text by its code, else by the heading; a numbered text without one is a letter."""
    own = codes(analysis.lexicon).type(head.number) if head.number else None
    if own and own.fact("consolidates"):
        return own
    if head.heading:
        return head.heading.entry
    letters = (e for e in analysis.lexicon.of("DocumentType") if e.fact("headless"))
    return next(letters, None) if head.number else None


def agency(analysis: Analysis, head: Head) -> Span:
    """The lines of the agency: right above the motto, else between the motto and the number."""
    if head.motto is None:
        return NOTHING
    start = end = min(head.motto.start(), head.sign.start("sign") if head.sign else head.motto.start())
    while start > 0:
        line = analysis.text.rfind("\n", 0, start - 1) + 1
        words = analysis.text[line:start].strip(MARKS + ".")
        if words and (not words.isupper() or len(words) > _LONGEST_NAME):
            break
        start = line
    if analysis.text[start:end].strip(MARKS + "."):
        return stripped(analysis, start, end)
    if head.sign and head.sign.start() > head.motto.end():
        return stripped(analysis, head.motto.end(), head.sign.start())
    return NOTHING


def date(analysis: Analysis, head: Head, limit: int) -> DateMention | None:
    """The day written after the place: the first date of the head that stands alone in its block, or nearly."""
    index = bisect_left(analysis.dates, head.motto_end, key=lambda d: d.start)
    for found in analysis.dates[index : index + 4]:
        if found.start >= limit:
            break
        before = analysis.text[analysis.text.rfind("\n", 0, found.start) + 1 : found.start].strip()
        if len(found.value) >= _WHOLE_MONTH and (before.endswith(",") or len(before) < 40):
            return found
    return None


def subject(analysis: Analysis, head: Head) -> tuple[Span, Span, int]:
    """The subject, the authority named under it, and where the text proper begins."""
    if head.heading is None:
        return _subject_of_letter(analysis, head.sign.end() if head.sign else head.motto_end)
    start = head.heading.end
    ends = _SUBJECT_ENDS.search(analysis.text, start, start + _LONGEST_SUBJECT)
    end = ends.start() if ends else min(start + _LONGEST_SUBJECT // 5, len(analysis.text))
    end = _before_sentences(analysis, start, end)
    decides = _authority(analysis, start, end)
    return stripped(analysis, start, decides.start or end), decides, end


def _before_sentences(analysis: Analysis, start: int, end: int) -> int:
    """Where a subject ends at the latest: before the first block, but for its first, that is a sentence."""
    first = True
    for block in _BLOCK.finditer(analysis.text, start, end):
        if not first and _SENTENCE.search(block.group()):
            return block.start()
        first = False
    return end


def _subject_of_letter(analysis: Analysis, start: int) -> tuple[Span, Span, int]:
    letter = _LETTER_SUBJECT.search(analysis.lower, start, start + _REACH)
    addressed = _ADDRESSED.search(analysis.lower, start, start + 2 * _REACH)
    about = Span(*letter.span("subject")) if letter else NOTHING
    return about, NOTHING, addressed.end() if addressed else max(start, about.end) + _DAY_LINE


def _authority(analysis: Analysis, start: int, end: int) -> Span:
    """Who decides, in capitals between the subject and the grounds: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …"."""
    for match in pattern(analysis.lexicon, "AuthorityHead").finditer(analysis.lower, start, end):
        name = analysis.text[match.start() : end].strip()
        before = analysis.lower[max(start, match.start() - 12) : match.start()]
        if not name.isupper() or len(name) >= _LONGEST_NAME or _PHRASE_GOES_ON.search(before):
            continue
        if before[-1:] == "\n" or _OPENS_GROUNDS.match(analysis.text, end):
            return stripped(analysis, match.start(), end)
    return NOTHING
