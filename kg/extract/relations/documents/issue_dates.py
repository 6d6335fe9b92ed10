"""The day of a document: the one written beside it, else the day on which the text says that it was issued.

The day may head a list: "Ngày 3/9/2025, X quyết định bổ nhiệm nhiều cán bộ. Cụ thể, tại Quyết định số 1, X …".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence

from kg.extract.analysis import Analysis, DateMention, DocumentMention, within
from kg.extract.relations.documents.issuers import ACT_REACH, BY, ISSUED_AFTER, issuing_verb
from kg.extract.resolve import body_at
from kg.model import Entity, Literal, Status
from kg.text.sentences import Sentence
from kg.text.words import any_of

_DAY = len("2019-09-27")
_BEHIND_ACT = 12
"""How far behind "ban hành" its day may stand, in characters."""


_OPENS_ITEM = re.compile(
    r"(?:(?:cụ thể|theo đó|trong đó|bên cạnh đó|đồng thời|cùng ngày)[,:]? )?(?:(?:tại|theo|bằng) )?"
)
_DECIDES = re.compile(any_of("quyết định, ban hành, ký, thông qua, phê chuẩn"))
_OTHER_DAY = re.compile(r";|(?<!\w)(?:ngày|sáng|chiều|tối|trưa|hôm) \d")
"""What tells that a day is not that of the verb behind it: another day without its year, or another clause."""
_IN_FORCE_WHEN_SIGNED = re.compile(
    r"(?: này)? (?:có|bắt đầu có) hiệu lực(?: thi hành)? (?:kể )?từ ngày (?:ký|ban hành)(?:,? ban hành)?"
    r"(?: ?\(|,? (?:tức (?:là )?)?)(?:ngày )?"
)
"""Between a document and the day of signing, from which it is in force: "D có hiệu lực kể từ ngày ký (5/8/2025)"."""
_CLAUSE_ENDS = re.compile(r"[.;:\n]")
_HEADED = 20
"""Up to how many sentences a day may head."""


def day(value: str) -> Literal:
    """An ISO date, whole or partial, as the literal of its kind."""
    return Literal(value, {4: "xsd:gYear", 7: "xsd:gYearMonth"}.get(len(value), "xsd:date"))


def state(
    analysis: Analysis,
    entity: Entity,
    mentions: Sequence[DocumentMention],
    issuers: Collection[Entity],
    status: Status,
) -> None:
    """State the day of a document that a text mentions at these places, as far as it tells it.

    Args:
        issuers: who issued it, as far as known; a day at the head of a list counts only for what they issue.
    """
    found = _written(mentions) or _of_act(analysis, mentions) or _at_head(analysis, mentions, issuers)
    if found:
        mention, date, rule = found
        span = (min(mention.start, date.start), max(mention.end, date.end))
        analysis.state(entity, "eli:date_document", day(date.value), span, rule, status=status)


def _written(mentions: Sequence[DocumentMention]) -> tuple[DocumentMention, DateMention, str] | None:
    """The fullest date written beside a document, and of those the most frequent."""
    written = [(m, m.date) for m in mentions if m.date]
    if not written:
        return None
    longest = max(len(date.value) for _, date in written)
    value = Counter(date.value for _, date in written if len(date.value) == longest).most_common(1)[0][0]
    mention, date = next((m, d) for m, d in written if d.value == value)
    return mention, date, "issuance.date"


def _of_act(analysis: Analysis, mentions: Sequence[DocumentMention]) -> tuple[DocumentMention, DateMention, str] | None:
    for mention in mentions:
        date = _day_of_act(analysis, mention) or _day_in_force(analysis, mention)
        if date:
            return mention, date, "issuance.day"
    return None


def _day_of_act(analysis: Analysis, mention: DocumentMention) -> DateMention | None:
    """ "Ngày 26/10/2021, X ban hành D", "D được ban hành ngày 26/10/2021"."""
    sentence = analysis.sentence_at(mention.start)
    if sentence is None:
        return None
    verb = issuing_verb(analysis, mention, sentence)
    if verb >= 0:
        return _before_verb(analysis, sentence.start, verb)
    by = BY.match(analysis.lower, mention.end)
    acted = ISSUED_AFTER.match(analysis.lower, mention.end) if by else None
    if acted is None:
        return None
    index = bisect_left(analysis.dates, acted.end(), key=lambda d: d.start)
    date = analysis.dates[index] if index < len(analysis.dates) else None
    if date is None or len(date.value) != _DAY or date.start - acted.end() >= _BEHIND_ACT:
        return None
    return None if _CLAUSE_ENDS.search(analysis.lower, acted.end(), date.start) else date


def _day_in_force(analysis: Analysis, mention: DocumentMention) -> DateMention | None:
    """The day of signing that is told because a document is in force from it."""
    in_force = _IN_FORCE_WHEN_SIGNED.match(analysis.lower, mention.end)
    if in_force is None:
        return None
    at = in_force.end()
    dates = within(analysis.dates, mention.end, at + _DAY + 2)
    return next((d for d in dates if at - len("ngày ") <= d.start <= at and len(d.value) == _DAY), None)


def _before_verb(analysis: Analysis, start: int, verb: int) -> DateMention | None:
    """The last day before a verb of issuing, unless it is a document's own or a document stands in between."""
    days = [d for d in within(analysis.dates, start, verb) if len(d.value) == _DAY]
    if not days:
        return None
    last = days[-1]
    between = analysis.lower[last.end : verb]
    taken = any(m.date is last for m in analysis.documents) or _document_between(analysis, last.end, verb)
    return None if taken or _OTHER_DAY.search(between) or len(between) >= ACT_REACH else last


def _document_between(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a span names a document, other than inside the name of a body ("Ban Chỉ đạo thực hiện Nghị quyết …")."""
    bodies = within(analysis.bodies, start, end)
    return any(not any(b.start <= m.start < b.end for b in bodies) for m in within(analysis.documents, start, end))


def _at_head(
    analysis: Analysis, mentions: Sequence[DocumentMention], issuers: Collection[Entity]
) -> tuple[DocumentMention, DateMention, str] | None:
    """The day of the sentence that heads a list, of which a sentence that begins with the document is an item."""
    mention = mentions[0]
    index = bisect_right(analysis.sentences, mention.start, key=lambda s: s.start) - 1
    for sentence in reversed(analysis.sentences[max(0, index - _HEADED) : index + 1]):
        if _opens(analysis, sentence):
            continue
        date = _heading_day(analysis, sentence, issuers) if sentence.start < mention.start else None
        return (mention, date, "issuance.day") if date else None
    return None


def _opens(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence begins with a document."""
    first = next(iter(within(analysis.documents, sentence.start, sentence.end)), None)
    return first is not None and bool(_OPENS_ITEM.fullmatch(analysis.lower, sentence.start, first.start))


def _heading_day(analysis: Analysis, sentence: Sentence, issuers: Collection[Entity]) -> DateMention | None:
    """The day with which a sentence begins in which an issuer decides something that it does not name."""
    date = next(iter(within(analysis.dates, sentence.start, sentence.end)), None)
    if date is None or date.start != sentence.start or len(date.value) != _DAY:
        return None
    body = body_at(analysis, date.end + len(", "))
    if body is None or body.entity not in issuers or within(analysis.documents, sentence.start, sentence.end):
        return None
    return date if _DECIDES.search(analysis.lower, body.end, sentence.end) else None
