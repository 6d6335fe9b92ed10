"""The frame of an official instrument: what stands around its text, and what each part of that says.

An instrument opens with its agency, the motto of the state or the Party, its number, place and day, its
type and subject (`head`); it closes with "Nơi nhận:", the office that signs and the signer's name (`close`;
Nghị định 30/2020/NĐ-CP, annex I; Hướng dẫn 36-HD/VPTW). A portal may name it in a line of its own
(`caption`). Texts lose the layout: columns follow one another, lines are joined, parts are missing. So
every part is looked for by its own form, in the order of the page. All spans count in the view.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.analysis import Analysis, DateMention
from kg.extract.frame import caption, close, head
from kg.extract.frame.spans import NOTHING
from kg.extract.mentions.documents.symbols import Symbol
from kg.model import Span
from kg.ontology import Entry, Lexicon


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
    number_span: Span = NOTHING
    agency: Span = NOTHING
    date: DateMention | None = None
    subject: Span = NOTHING
    authority: Span = NOTHING
    addressees: Span = NOTHING
    recipients: Span = NOTHING
    signature: Span = NOTHING
    signer: Span = NOTHING
    caption: Span = NOTHING
    caption_subject: Span = NOTHING
    caption_issuer: Span = NOTHING


def parse(analysis: Analysis) -> Frame | None:
    """The frame of the instrument that a text is, or None if it is none."""
    line = caption.find(analysis)
    top = head.find(analysis)
    type_ = general_type(analysis.lexicon, head.type_of(analysis, top)) if top else None
    if top is None or type_ is None:
        return _captioned(analysis, line) if line and (top or line.repeated) else None
    subject, authority, body_start = head.subject(analysis, top)
    signature, signer = close.signature(analysis, body_start)
    return Frame(
        start=top.start,
        body_start=body_start,
        type=type_,
        type_span=Span(top.heading.start, top.heading.end) if top.heading else NOTHING,
        number=top.number,
        number_span=Span(top.sign.start("sign"), top.number.end) if top.sign and top.number else NOTHING,
        agency=head.agency(analysis, top),
        date=head.date(analysis, top, body_start) or close.passed(analysis, body_start),
        subject=subject,
        authority=authority,
        addressees=close.addressees(analysis, top.motto_end, body_start),
        recipients=close.recipients(analysis, body_start, signature),
        signature=signature,
        signer=signer,
        caption=line.span if line else NOTHING,
        caption_subject=line.subject if line else NOTHING,
        caption_issuer=line.issuer if line else NOTHING,
    )


def _captioned(analysis: Analysis, line: caption.Caption) -> Frame:
    """The frame of an instrument of which nothing is left at the head but the line that names it."""
    signature, signer = close.signature(analysis, 0)
    return Frame(
        start=line.span.start,
        body_start=0,
        type=line.type,
        type_span=Span(line.span.start, line.span.start + len(line.type.label)),
        number=line.number,
        number_span=Span(line.span.start, line.number.end),
        date=line.date,
        subject=line.subject,
        addressees=close.addressees(analysis, 0, 0),
        recipients=close.recipients(analysis, 0, signature),
        signature=signature,
        signer=signer,
        caption=line.span,
        caption_subject=line.subject,
        caption_issuer=line.issuer,
    )


def general_type(lexicon: Lexicon, type_: Entry | None) -> Entry | None:
    """The type that a special one belongs to: "Thông báo kết luận" is a "Thông báo"."""
    general = type_.fact("documentType") if type_ else ""
    return lexicon.entries.get(general, type_) if general else type_
