"""The line in which a portal names an instrument: "Quyết định 12/QĐ-X năm 2025 về … do Y ban hành"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from kg.extract.analysis import Analysis, DateMention
from kg.extract.frame.head import symbol_after
from kg.extract.mentions.documents.symbols import Symbol
from kg.model import Span
from kg.ontology import Entry

_LINE = re.compile(
    r"(?:^|\n)(?P<type>[^\n\d]{3,30}?) (?:số )?(?P<symbol>[0-9][^\s]{2,40}) (?:năm|ngày) (?P<date>[0-9/]{4,10}) "
    r"(?P<subject>[^\n]{5,600}?) do (?P<issuer>[^\n]{4,240}?) ban hành(?=\n|$)"
)
_ENDING = " ban hành\n"
_TO_DIGITS = len("ngày ")


@dataclass(frozen=True, slots=True)
class Caption:
    """What such a line says; `repeated` is whether the text names the instrument elsewhere too."""

    span: Span
    type: Entry
    number: Symbol
    date: DateMention | None
    subject: Span
    issuer: Span
    repeated: bool


def find(analysis: Analysis) -> Caption | None:
    """The line that names an instrument in a text, the one with the whole day if there are two."""
    lines: list[re.Match[str]] = []
    end = analysis.text.find(_ENDING)
    while end >= 0:
        match = _LINE.match(analysis.text, max(analysis.text.rfind("\n", 0, end), 0))
        if match:
            lines.append(match)
        end = analysis.text.find(_ENDING, end + 1)
    found = [caption for line in lines if (caption := _read(analysis, line))]
    return max(found, key=lambda c: len(c.date.value) if c.date else 0) if found else None


def _read(analysis: Analysis, line: re.Match[str]) -> Caption | None:
    type_ = analysis.lexicon.named("DocumentType", line["type"].strip())
    number = symbol_after(analysis, line.start("symbol"))
    if type_ is None or number is None:
        return None
    index = bisect_left(analysis.dates, line.start("date") - _TO_DIGITS, key=lambda d: d.start)
    date = analysis.dates[index] if index < len(analysis.dates) else None
    return Caption(
        span=Span(line.start("type"), line.end()),
        type=type_,
        number=number,
        date=date if date and date.start < line.end("date") else None,
        subject=Span(*line.span("subject")),
        issuer=Span(*line.span("issuer")),
        repeated=analysis.text.count(f"{line['symbol']} ") > 1,
    )
