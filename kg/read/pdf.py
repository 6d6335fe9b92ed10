"""PDF: the text layer page by page, without the running heads and page numbers around it.

PDFium gives the lines of a page in reading order and where each stands, which tells where a
paragraph begins: behind a wider gap, or with its first line indented. A line that says the same
at the edge of many pages, whatever its number, is no part of the text; a page that is only a
picture has no text to give, and a file of such pages is refused rather than read as empty.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from kg.read.encoding import tidied
from kg.read.page import Page
from kg.read.skipped import UnreadableError

_HYPHEN = "\ufffe"
"""What PDFium writes for a hyphen at the end of a line, with which it joins the next line."""
_EDGE = 2
"""How many lines at the top and at the bottom of a page may be running heads."""
_REPEATED = 0.5
"""A line at the edge of this share of the pages, and of at least `_FEWEST` of them, is a running head."""
_FEWEST = 3
_WIDE = 1.3
"""A gap to the line above that is so many times the usual one parts paragraphs."""
_INDENT = (0.4, 4.0)
"""How far the first line of a paragraph is indented, in heights of a line."""
_FULL = 0.9
"""A line that reaches over this share of the column is part of running text."""
_BREAK = "\r\n"
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*+(?:(?:trang|page)\W*+)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)


def read_pdf(data: bytes) -> Page:
    """The text of a PDF.

    Raises: UnreadableError, for a broken or encrypted file and for one without a text layer.
    """
    pages = [tidied(text).split("\n") for text in _pages(data)]
    heads = _running_heads(pages)
    text = "\n".join(line for lines in pages for line in _without(lines, heads))
    if not text.strip():
        raise UnreadableError("no text in this PDF (scanned pages need OCR first)")
    return Page(text)


def _pages(data: bytes) -> list[str]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        encrypted = error.err_code == pdfium_raw.FPDF_ERR_PASSWORD
        raise UnreadableError("encrypted PDF (needs a password)" if encrypted else "broken PDF") from error
    try:
        return ["\n".join(_paragraphs(_lines(page.get_textpage()))) for page in document]
    except pdfium.PdfiumError as error:
        raise UnreadableError("broken PDF (a page cannot be read)") from error
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its text, and where it stands, in points from the lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    height: float


def _lines(page: pdfium.PdfTextPage) -> Iterator[_Line]:
    at = 0
    for text in page.get_text_range().split(_BREAK):
        if text.strip():
            left, bottom, _, top = page.get_charbox(at, loose=True)
            right = page.get_charbox(at + len(text) - 1, loose=True)[2]
            yield _Line(text.replace(_HYPHEN, "-"), left, right, bottom, top - bottom)
        at += len(text) + len(_BREAK)


def _paragraphs(lines: Iterator[_Line]) -> Iterator[str]:
    """The lines of a page, with an empty one before each that begins a paragraph."""
    page = list(lines)
    gaps = [0.0, *(upper.bottom - lower.bottom for upper, lower in pairwise(page))]
    usual = median([gap for gap in gaps if gap > 0] or [0.0])
    margin = median([line.left for line in page] or [0.0])  # running heads may stand further left
    column = median([line.right for line in page] or [0.0]) - margin
    for line, gap in zip(page, gaps, strict=False):
        indent = (line.left - margin) / (line.height or 1)
        begins = _INDENT[0] < indent < _INDENT[1] and line.right - margin > _FULL * column
        if gap > _WIDE * usual or (begins and gap > 0):
            yield ""
        yield line.text


def _running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines that stand at the edge of many pages, their numbers left out."""
    seen = Counter(shape for lines in pages for shape in {_shape(lines[n]) for n in _edge(lines)})
    least = max(_FEWEST, _REPEATED * len(pages))
    return frozenset(shape for shape, count in seen.items() if count >= least)


def _edge(lines: Sequence[str]) -> list[int]:
    written = [n for n, line in enumerate(lines) if line.strip()]
    return sorted({*written[:_EDGE], *written[-_EDGE:]})


def _shape(line: str) -> str:
    return _NUMBER.sub("#", line.strip())


def _without(lines: Sequence[str], heads: frozenset[str]) -> list[str]:
    edge = {n for n in _edge(lines) if _PAGE_NUMBER.fullmatch(lines[n]) or _shape(lines[n]) in heads}
    return [line for n, line in enumerate(lines) if n not in edge]
