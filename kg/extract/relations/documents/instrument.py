"""What the frame of an official instrument says of it: its number, type, issuer, day, signer, effect, recipients."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from kg.extract import frame
from kg.extract.analysis import Analysis, BodyMention, DateMention, DocumentMention, PersonMention, within
from kg.extract.mentions.documents.symbols import codes
from kg.extract.relations.documents.issue_dates import day
from kg.extract.resolve import body_at, local_body
from kg.model import Entity, Literal, Span
from kg.text.slug import slug

_EFFECT = re.compile(
    r" này (?:có|bắt đầu có) hiệu lực(?: thi hành)?(?: kể)? ?(?:từ|kể từ)?:? ?"
    r"(?P<when>ngày ký(?: ban hành)?|ngày được thông qua|ngày thông qua)?"
)
_FOR_PARTY = re.compile(r"của (?=bộ chính trị|ban bí thư|ban chấp hành|ban thường vụ|ban)")
_NOT_WORD = re.compile(r"[^\w,]+")
_WORDS_OF_UNIT = 3
_ENACTING_REACH = 4000
"""How far below the head the line stands that says who issues."""
_CHAIR = re.compile(r"chủ tịch\s+(?:ủy\s+ban\s+nhân\s+dân|ubnd)")
_SIGNS_FOR = re.compile(r"(?:^|\n)(?:tm|t/m)[./ ]+")
_SIGNING_BLOCK = 120
"""How far above the signer's own office it stands for whom he signs, in characters."""


def find(analysis: Analysis) -> None:
    """State what is known of the text itself, where it is an official instrument."""
    parts, main = analysis.frame, analysis.main
    if parts is None or main is None:
        return
    document = main.entity
    at = (main.start, main.end)
    analysis.state(analysis.entity, "schema:mainEntity", document, at, "instrument.main")
    if main.symbol:
        analysis.state(document, "eli:id_local", Literal(main.symbol), at, "instrument.number")
    type_span = (parts.type_span.start, parts.type_span.end) if parts.type_span.end else at
    described = Entity("document-type", parts.type.key, parts.type.label)
    analysis.state(document, "eli:type_document", described, type_span, "instrument.type")
    for body, span, rule in _issuers(analysis, parts):
        analysis.state(document, "eli:passed_by", body, (span.start, span.end), rule)
    if parts.date:
        rule = "instrument.date" if parts.date.start < parts.body_start or not parts.body_start else "instrument.passed"
        analysis.state(document, "eli:date_document", day(parts.date.value), (parts.date.start, parts.date.end), rule)
    _sign(analysis, parts, document)
    _subject(analysis, parts, document)
    _effect(analysis, parts, main)
    _recipients(analysis, parts, document)


def _issuers(analysis: Analysis, parts: frame.Frame) -> Iterator[tuple[Entity, Span, str]]:
    """Who issued the instrument, by the surest part of the frame that tells."""
    party = _FOR_PARTY.match(analysis.lower, parts.subject.start) if parts.subject.end else None
    if party:
        line_end = analysis.text.find("\n", party.end())
        named = _bodies(analysis, Span(party.end(), min(parts.subject.end, max(line_end, party.end()))))
        if named:
            yield from ((b.entity, Span(b.start, b.end), "instrument.authority") for b in named)
            return
    readings = (_chair, _agency, _by_symbol, _enacting, _signed_for)
    yield from islice(filter(None, (reading(analysis, parts) for reading in readings)), 1)


def _chair(analysis: Analysis, parts: frame.Frame) -> tuple[Entity, Span, str] | None:
    """The chairman of a committee, where he heads the act as himself."""
    span = parts.authority if parts.authority.end else parts.agency
    if not span.end or not _CHAIR.match(analysis.lower, span.start):
        return None
    named = [b for b in analysis.bodies if span.start <= b.start < span.end]
    chair = next((b for b in named if b.start == span.start and b.entity.label.startswith("Chủ tịch")), None)
    if chair:
        return chair.entity, span, "instrument.authority"
    committee = next((b.entity for b in named), None) or next((b.entity for b in _bodies(analysis, parts.agency)), None)
    if committee is None:
        return None
    label = f"Chủ tịch {committee.label}"
    return Entity("body", f"{committee.key}/{slug('Chủ tịch')}", label), span, "instrument.authority"


def _agency(analysis: Analysis, parts: frame.Frame) -> tuple[Entity, Span, str] | None:
    """The agency at the head, else the authority under the subject, else the issuer that a portal tells."""
    for span, rule in (
        (parts.agency, "instrument.agency"),
        (parts.authority, "instrument.authority"),
        (parts.caption_issuer, "instrument.caption"),
    ):
        named = _bodies(analysis, span)
        if not named:
            continue
        unit = _unit(analysis, Span(named[-1].end, span.end)) if rule == "instrument.agency" else None
        if unit:
            return (unit, span, rule)
        return named[-1].entity, Span(named[-1].start, named[-1].end), rule
    return None


def _unit(analysis: Analysis, rest: Span) -> Entity | None:
    """The body that the last line of an agency names under the body above it, where the text names it elsewhere."""
    line = _NOT_WORD.sub(" ", analysis.lower[rest.start : rest.end]).strip()
    if len(line.split()) < _WORDS_OF_UNIT:
        return None
    named = Counter(b.entity for b in analysis.bodies if b.entity.label.lower().startswith(line))
    return max(named, key=lambda body: (named[body], body.label)) if named else None


def _by_symbol(analysis: Analysis, parts: frame.Frame) -> tuple[Entity, Span, str] | None:
    issuer = codes(analysis.lexicon).issuer(parts.number) if parts.number else None
    if issuer is None:
        return None
    span = parts.number_span
    if issuer.fact("issuer"):
        body = analysis.lexicon.entries.get(issuer.fact("issuer"))
        return (Entity("body", body.key, body.label), span, "issuance.symbol") if body else None
    if issuer.fact("organ") and analysis.focus:
        return local_body(issuer.fact("organ"), analysis.focus, analysis.lexicon), span, "issuance.symbol"
    return None


def _enacting(analysis: Analysis, parts: frame.Frame) -> tuple[Entity, Span, str] | None:
    """The body that the enacting line under the grounds names: "Bộ trưởng Bộ X ban hành Thông tư …"."""
    line = f" ban hành {parts.type.label.lower()} "
    at = analysis.lower.find(line, parts.body_start, parts.body_start + _ENACTING_REACH)
    index = bisect_left(analysis.bodies, at, key=lambda b: b.start) - 1
    body = analysis.bodies[index] if at >= 0 and index >= 0 else None
    if body is None or body.end != at:
        return None
    return body.entity, Span(body.start, at + len(line)), "instrument.authority"


def _signed_for(analysis: Analysis, parts: frame.Frame) -> tuple[Entity, Span, str] | None:
    """The body in whose name the instrument is signed: "TM. CHÍNH PHỦ"."""
    block = max(0, parts.signature.start - _SIGNING_BLOCK)
    sign = _SIGNS_FOR.search(analysis.lower, block, parts.signature.end) if parts.signature.end else None
    body = body_at(analysis, sign.end()) if sign else None
    return (body.entity, Span(body.start, body.end), "instrument.signed") if body else None


def _bodies(analysis: Analysis, span: Span) -> list[BodyMention]:
    """The bodies named in a part of the frame, the one that ends last behind the others."""
    if not span.end:
        return []
    return sorted(within(analysis.bodies, span.start, span.end), key=lambda b: (b.end, -b.start))


def _sign(analysis: Analysis, parts: frame.Frame, document: Entity) -> None:
    """State the signer, and list him among the people of the text where he is not yet."""
    span = parts.signer
    if not span.end:
        return
    index = bisect_left(analysis.people, span.end, key=lambda p: p.start) - 1
    person = analysis.people[index] if index >= 0 and analysis.people[index].end > span.start else None
    if person and (person.start > span.start or person.end < span.end):
        analysis.people.remove(person)
        index, person = index - 1, None
    if person is None:
        name = " ".join(analysis.text[span.start : span.end].split())
        person = PersonMention(span.start, span.end, Entity("person", slug(name), name), span.start)
        analysis.people.insert(index + 1, person)
    analysis.state(document, "kg:signedBy", person.entity, (parts.signature.start, person.end), "instrument.signature")


def _subject(analysis: Analysis, parts: frame.Frame, document: Entity) -> None:
    span = parts.caption_subject if parts.caption_subject.end else parts.subject
    party = _FOR_PARTY.match(analysis.lower, span.start) if span.end else None
    named = [b for b in within(analysis.bodies, span.start, span.end) if party and b.start == party.end()]
    if named:
        span = Span(max(b.end for b in named), span.end)
    if span.end > span.start:
        title = " ".join(analysis.text[span.start : span.end].split())
        analysis.state(
            document, "dcterms:title", Literal(title, language="vi"), (span.start, span.end), "instrument.subject"
        )


def _effect(analysis: Analysis, parts: frame.Frame, main: DocumentMention) -> None:
    """State the day on which the instrument says it enters into force."""
    kind = parts.type.label.lower()
    for match in _EFFECT.finditer(analysis.lower, parts.body_start):
        if not analysis.lower.endswith(kind, 0, match.start()):
            continue
        date = parts.date if match["when"] else _date_at(analysis, match.end())
        if date and len(date.value) == 10:
            end = match.end() if match["when"] else date.end
            span = (match.start() - len(kind), end)
            analysis.state(main.entity, "eli:first_date_entry_in_force", day(date.value), span, "instrument.effect")
            return


def _date_at(analysis: Analysis, position: int) -> DateMention | None:
    index = bisect_left(analysis.dates, position, key=lambda d: d.start)
    date = analysis.dates[index] if index < len(analysis.dates) else None
    return date if date and date.start - position < 4 else None


def _recipients(analysis: Analysis, parts: frame.Frame, document: Entity) -> None:
    """State the bodies to which the instrument is addressed and sent."""
    seen: set[Entity] = set()
    for span in (parts.addressees, parts.recipients):
        for body in within(analysis.bodies, span.start, span.end):
            if body.entity not in seen:
                seen.add(body.entity)
                analysis.state(document, "kg:recipient", body.entity, (body.start, body.end), "instrument.recipient")
