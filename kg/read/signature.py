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
_WORD = r"(?:[A-ZÀ-ỸĐ][\w.&+]{0,20}|[\w-]{2,20}\.(?:vn|com|net)(?:\.vn)?)"
_NAME = rf"{_WORD}(?: {_WORD}){{0,4}}"
_LEAD = (
    r"(?:Theo|Nguồn|Tin, ảnh|Tin và ảnh|Bài, ảnh|Bài và ảnh|Tin|Bài|Ảnh|Thực hiện|Tổng hợp|Nhóm PV|Nhóm phóng viên|"
    r"Phóng viên|Tác giả|Biên tập)"
)
_NOTE = r"\((?:theo|từ|tại|t/h|tổng hợp|ghi|lược ghi|TTXVN|VOV|VGP)[^()\n]{0,40}\)"
_SIGNATURE = re.compile(
    rf"[\s(*_\[]{{0,4}}(?:{_LEAD}\s?:?\s)?(?P<names>{_NAME}(?:\s?(?:[-–,/&]|và|;)\s?{_NAME}){{0,4}})"
    rf"\s{{0,2}}(?P<note>{_NOTE})?[\s)*_\].–-]{{0,5}}"
)
_SEPARATOR = re.compile(r"\s?[-–,/&;]\s?|\svà\s")
_PERSON = re.compile(r"^[^\d.]+ [^\d.]+$|^[A-ZÀ-Ỹ]\.")
"""A name of two words or with initials; "PV" and "TPHCM" are none."""
_NOTE_ALONE = re.compile(_NOTE, re.IGNORECASE)
_AFTER_SENTENCE = re.compile(r"(?:[.!?…]|\./\.)[\"”’')\]]*\s{1,3}(?P<tail>[^.!?…\n][^\n]{0,68})$")
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
        tail = _AFTER_SENTENCE.search(line)
        if not names and tail and _is_signature(tail["tail"]):
            at = lines.starts[number] + tail.start("tail")
            spans.insert(0, Span(at, at + len(tail["tail"])))
            names.insert(0, tail["tail"])
        elif names and not _SENTENCE.search(line):
            return Signature()
        break
    return _named(spans, names, lines)


def _is_signature(text: str) -> bool:
    return bool(_SIGNATURE.fullmatch(text.strip()) or _NOTE_ALONE.fullmatch(text.strip(" *_.")))


def _named(spans: list[Span], signatures: list[str], lines: Lines) -> Signature:
    authors: list[str] = []
    publisher = ""
    for signature in signatures:
        match = _SIGNATURE.fullmatch(signature.strip())
        whole = datelines.press_name(match["names"], lines.lexicon) if match else ""
        publisher = publisher or whole
        for name in _SEPARATOR.split(match["names"]) if match and not whole else ():
            organ = datelines.press_name(name, lines.lexicon) or (name if datelines.is_domain(name) else "")
            publisher = publisher or organ
            if not organ and _PERSON.search(name) and name not in authors:
                authors.append(name)
        if match and match["note"]:
            publisher = publisher or datelines.press_name(match["note"].strip("() "), lines.lexicon)
    return Signature(tuple(spans), ", ".join(authors), publisher)
