"""Which ranges of a text are the article or instrument itself, and what stands around it says of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Span
from kg.ontology import Lexicon
from kg.read import credits, head, headings, instrument, passages, signature
from kg.read.lines import Lines


@dataclass(frozen=True, slots=True)
class Layout:
    """The body of a text, and the metadata that its furniture shows."""

    body: tuple[Span, ...]
    title: str = ""
    date: str = ""
    publisher: str = ""
    author: str = ""


def layout(text: str, lexicon: Lexicon) -> Layout:
    """Tell the article or instrument from the page around it.

    An instrument loses nothing but what a portal put behind it: its header, its repeated
    lines and its signatures are its own.
    """
    lines = Lines(text, lexicon)
    end = headings.article_end(lines)
    cuts = [*headings.cuts(lines, end), *passages.cuts(lines, end)]
    if end < len(lines):
        cuts.append(Span(lines.starts[end], len(text)))
    if lines.is_instrument:
        return Layout(_body(text, cuts), instrument.title(lines, end), instrument.date(lines, end))
    dropped = _whole_lines(lines, cuts)
    top = head.read(lines, end, dropped)
    sign = signature.read(lines, end, dropped)
    cuts += [*credits.cuts(lines), *top.cuts, *sign.spans]
    publisher = top.publisher or sign.publisher
    return Layout(_body(text, cuts), top.title, top.date, publisher, top.author or sign.author)


def _whole_lines(lines: Lines, cuts: Iterable[Span]) -> set[int]:
    dropped: set[int] = set()
    for cut in cuts:
        first = lines.at(cut.start)
        if cut.start == lines.starts[first]:
            dropped.update(n for n in range(first, lines.at(max(cut.start, cut.end - 1)) + 1))
    return dropped


def _body(text: str, cuts: Iterable[Span]) -> tuple[Span, ...]:
    """What the cuts leave of a text, without surrounding blanks."""
    kept: list[Span] = []
    at = 0
    for cut in sorted(cuts, key=lambda c: (c.start, -c.end)):
        _keep(kept, text, at, cut.start)
        at = max(at, cut.end)
    _keep(kept, text, at, len(text))
    return tuple(kept)


def _keep(kept: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end] if start < end else ""
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        kept.append(Span(start, start + len(stripped)))
