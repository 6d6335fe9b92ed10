"""The end of an article: who wrote it and where it comes from.

"… nhanh và bền vững./." then "TTXVN", "Theo Hải Nam/VOV.VN", "Quang Minh - Thu Hà (TTXVN)",
on lines of their own or glued to the last sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Span
from kg.read import datelines
from kg.read.lines import Lines

LONGEST = 70
_MOST_LINES = 3
_WORD = (
    r"(?:[\w-]{2,20}\.(?i:vn|com|net)(?:\.vn)?|(?:[A-ZÀ-Ỹ][a-zà-ỹ]{0,2}\.\s?){1,3}[A-ZÀ-Ỹ]\w{0,8}|[A-ZÀ-Ỹ][\w&+]{0,20})"
)
_NAME = rf"(?:(?:VOV|VTV|TTXVN)[\w–-]{{0,12}}(?: [^\W\d]{{2,8}}){{0,2}}|{_WORD}(?: {_WORD}){{0,4}})"
_LEAD = (
    r"(?:[Tt]heo|Nguồn|Tin, ảnh|Tin và ảnh|Bài, ảnh|Bài và ảnh|Tin|Bài|Ảnh|Thực hiện|Tổng hợp|Nhóm PV|Nhóm phóng viên|"
    r"Phóng viên|Tác giả|Biên tập)"
)
_NOTE = r"\((?:theo|từ|tại|t/h|tổng hợp|ghi|lược ghi|TTXVN|VOV|VGP)[^()\n]{0,40}\)"
_SIGNATURE = re.compile(
    rf"(?:\([Tt]ổng hợp\)\s)?[\s(*_\[]{{0,4}}(?:{_LEAD}\s?:?\s)?"
    rf"(?P<names>{_NAME}(?:\s?(?:[-–,/&]|và|;)\s?{_NAME}){{0,4}})"
    rf"\s{{0,2}}(?P<note>{_NOTE})?(?:\s(?:ghi|[Tt]hực hiện|[Tt]ổng hợp|[Tt]heo {_NAME}))?[\s)*_\].–-]{{0,5}}"
)
_SEPARATOR = re.compile(r"\s?[-–,/&;]\s?|\svà\s")
_PERSON = re.compile(r"^[^\d.]+ [^\d.]+$|^[A-ZÀ-Ỹ]\.")
"""A name of two words or with initials; "PV" and "TPHCM" are none."""
_NOTE_ALONE = re.compile(rf"{_NOTE}|(?:xem thêm|tin liên quan|>>>?)\s?:?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s{1,3}(?=\S)")
_SENTENCE = re.compile(r"[.!?…:][\"”’')\]*_ ]*$")


@dataclass(frozen=True, slots=True)
class Signature:
    """The byline of an article: where it stands and what it says."""

    spans: tuple[Span, ...] = ()
    author: str = ""
    publisher: str = ""


def read(lines: Lines, end: int, dropped: set[int]) -> Signature:
    """The signature of an article that ends before line `end`."""
    spans: list[Span] = []
    names: list[str] = []
    numbers = [n for n in range(max(0, end - 40), end) if lines.bare(n) and n not in dropped]
    for number in reversed(numbers[1:][-_MOST_LINES - 1 :]):
        line = lines.lines[number]
        if len(line) <= LONGEST and _is_signature(line):
            spans.insert(0, lines.span(number))
            names.insert(0, line)
            continue
        tail = _tail(line)
        if not names and tail:
            at = lines.starts[number] + len(line) - len(tail)
            spans.insert(0, Span(at, at + len(tail)))
            names.insert(0, tail)
        elif names and not _SENTENCE.search(line):
            return Signature()
        break
    return _named(spans, names, lines)


def _tail(line: str) -> str:
    """The signature that is glued to the last sentence of a line, or ""."""
    for end in _SENTENCE_END.finditer(line, max(0, len(line) - LONGEST)):
        if _is_signature(line[end.end() :]):
            return line[end.end() :]
    return ""


def _is_signature(text: str) -> bool:
    return bool(_SIGNATURE.fullmatch(text.strip()) or _NOTE_ALONE.fullmatch(text.strip(" *_.")))


def _named(spans: list[Span], signatures: list[str], lines: Lines) -> Signature:
    authors: list[str] = []
    publisher = ""
    for signature in signatures:
        match = _SIGNATURE.fullmatch(signature.strip())
        if not match:
            continue
        people, organ = _people(match["names"], lines)
        authors += [name for name in people if name not in authors]
        publisher = publisher or organ or datelines.press_name((match["note"] or "").strip("() "), lines.lexicon)
    return Signature(tuple(spans), ", ".join(authors), publisher)


def _people(names: str, lines: Lines) -> tuple[list[str], str]:
    """The people of a signature, and the press organ that ends them; what follows it is a desk of that organ."""
    if whole := datelines.press_name(names, lines.lexicon):
        return [], whole
    people: list[str] = []
    for name in _SEPARATOR.split(names):
        organ = datelines.press_name(name, lines.lexicon) or (name if datelines.is_domain(name) else "")
        if organ:
            return people, organ
        if _PERSON.search(name):
            people.append(name)
    return people, ""
