"""What the frame of an official instrument shows of the text as a source: a name and a day."""

from __future__ import annotations

import re

from kg.read import datelines
from kg.read.lines import Lines

_HEAD = 40
_LONGEST_NAME = 8
"""How many lines the type and subject of an instrument take at most."""
_NAMING = re.compile(r"(?P<type>[A-ZÀ-Ỹ][\wÀ-ỹ ]{2,30}?) (?:số )?\d{1,5}[\w/.-]*\S* (?:năm|ngày) \S.{10,}")
_SUBJECT_END = re.compile(
    r"-{3,}|_{3,}|Căn cứ|Kính gửi|Xét |Theo đề nghị|Thực hiện|Ngày |Điều |Phần |Chương |"
    r"(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG|CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|CHÍNH PHỦ|QUỐC HỘI|GIÁM ĐỐC|CỤC TRƯỞNG|TRƯỞNG BAN|"
    r"TỔNG|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|BỘ CHÍNH TRỊ|BAN BÍ THƯ|CHÁNH|THỐNG ĐỐC)\b"
)
_HANGING = re.compile(r"(?:CỦA|VỀ|VÀ|VIỆC|DO|THUỘC|,)$")
"""A subject line that ends so goes on, even with the name of an authority."""
_PLACE_DATE = re.compile(r"[^\n,]{2,40},\s*ngày[\s*]*\d{1,2}[\s*]*tháng[\s*]*\d{1,2}[\s*]*năm[\s*]*\d{4}")


def title(lines: Lines, end: int) -> str:
    """The name a portal gives the instrument after its text, else its type and subject, else ""."""
    for number in reversed(range(max(0, end - 6), end)):
        bare = lines.bare(number)
        if 20 < len(bare) < 600 and _NAMING.fullmatch(bare):
            return bare
    for number in range(min(_HEAD, end)):
        bare = lines.bare(number)
        if bare.isupper() and lines.lexicon.named("DocumentType", bare):
            return _with_subject(lines, number, end)
    return ""


def _with_subject(lines: Lines, number: int, end: int) -> str:
    parts = [lines.bare(number)]
    for following in range(number + 1, min(number + 1 + _LONGEST_NAME, end)):
        bare = lines.bare(following)
        ends = _SUBJECT_END.match(bare) and not _HANGING.search(parts[-1])
        if ends or lines.lines[following].strip() == "|":
            break
        if bare:
            parts.append(bare)
    return " ".join(parts)


def date(lines: Lines, end: int) -> str:
    """The day of the instrument: "Hải Phòng, ngày 26 tháng 10 năm 2021" in its header, or that in its name."""
    match = _PLACE_DATE.search(lines.text, 0, 3000)
    if match:
        return datelines.day(" ".join(match.group().replace("*", "").split()))
    named = _NAMING.fullmatch(title(lines, end))
    return datelines.day(named.group()) if named else ""
