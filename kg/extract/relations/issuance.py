"""Who issued a document, who signed it, and when.

The text says it beside the document: "D của X", "D do X ban hành", "X ban hành D", "X đề nghị tại D", "thay mặt X, Y ký
D". A symbol that only one body uses says it too (NĐ-CP, QĐ-TTg, QH15, TT-BTC), and wins over a
slip of the text; TW and TU say it never, and UBND and HĐND only with the place that the text tells.
The day is the one written beside the document, else the day of the act of issuing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extract import agents, resolve
from kg.extract.analysis import Analysis, BodyMention, DateMention, DocumentMention, OfficeMention, within
from kg.extract.forms import forms, pattern
from kg.extract.mentions.symbols import Symbol, codes, symbols_in
from kg.extract.relations.instrument import day
from kg.extract.status import status_at
from kg.model import Entity, Literal, Status
from kg.ontology import Entry, Lexicon
from kg.text.sentences import Sentence

_OWNER = re.compile(r"(?: ?\([^()\n]{0,60}\))?,? ?(?:(?:đã )?(?:được )?(?:ban hành|ký) )?(?:ngày [^ ]+ )?của (?:đồng chí )?")
_BY = re.compile(r"(?: ?\([^()\n]{0,60}\))?,? ?(?:do|được|mà|vừa được|đã được|mới được) ")
_ISSUED_AFTER = re.compile(r"[^.;:\n]{0,60}?(?:ban hành|ký|thông qua|phê duyệt|phê chuẩn|ra|công bố)(?!\w)")
_AT = re.compile(r"(?: ?\([^()\n]{0,60}\))?(?P<act>(?:(?!chưa |không |sẽ )[^.;:()\n]){0,70}?),? (?:tại|trong) (?:các )?$")
_LETTERS = re.compile(r"đề nghị|ý kiến|kiến nghị|báo cáo|trình|yêu cầu|chỉ đạo|kết luận|phê duyệt|thông qua|ban hành|giao|quyết định|đề xuất|chấp thuận|thống nhất|cho phép")
_AND = re.compile(r",? ?(?:và|,|;|cùng|cũng như|hoặc) ?(?:các |số )?")
_BEHALF = re.compile(r"(?<!\w)(?:thay mặt|thừa ủy quyền|tm\.|t/m) (?:cho )?")
_LAWS = ("Luật", "Bộ luật")
_ACT_REACH = 160
"""How far before the verb of issuing the day of the act may stand, in characters."""
_ACTS = re.compile(
    r"(?: ?\([^()\n]{1,30}\))?(?: khóa [ivx]+)?(?:,? (?:kỳ họp|phiên họp)[^,;]{0,30})?"
    r"(?:,? (?:đã|vừa|mới|cũng|chính thức|tiếp tục|thống nhất|biểu quyết|bấm nút|đồng thời|sau đó|đều|lại|ngày [0-9/.-]+|hôm nay|kịp thời|tổ chức))*,? "
)
_DEPUTY = re.compile(r"phó |thứ trưởng|tổng bí thư|chủ tịch (?:quốc hội|qh|nước)|trưởng ban|ủy viên")
_VERB = re.compile(r",? (?:đã|vừa|mới|sẽ|tiếp tục|ban hành|quyết định|yêu cầu|có|ra|tổ chức|giao|thống nhất|xây dựng|phối hợp|chỉ đạo|cũng|cho biết|cho rằng|đề nghị)(?!\w)")
_TITLE_REACH = 60
"""How far from a name the office of the person may stand, in characters."""
_SUBJECT = re.compile(r",? ?(?P<about>(?:quy định |hướng dẫn |ban hành |phê duyệt |sửa đổi|về (?:việc )?)[^.;:()\n]{8,300})")


@dataclass(frozen=True, slots=True)
class _Said:
    """A body that a text says issued a document, with the words that say it."""

    body: Entity
    start: int
    end: int
    rule: str


def find(analysis: Analysis) -> None:
    """State issuers, signers and days of the documents of a text."""
    said: dict[Entity, list[_Said]] = defaultdict(list)
    for index, mention in enumerate(analysis.documents):
        for issue in _said_of(analysis, index, mention):
            said[mention.entity].append(issue)
    mentions: dict[Entity, list[DocumentMention]] = defaultdict(list)
    for mention in analysis.documents:
        mentions[mention.entity].append(mention)
    main = analysis.main.entity if analysis.main else None
    for entity, named in mentions.items():
        status = Status.PROPOSED if _is_draft(named, said[entity]) else Status.ASSERTED
        if entity != main or not _has_issuer(analysis, entity):
            for issue in _issuers(analysis, entity, named, said[entity]):
                analysis.state(entity, "eli:passed_by", issue.body, (issue.start, issue.end), issue.rule, status=status)
        if entity != main or not (analysis.frame and analysis.frame.date):
            _state_date(analysis, entity, named, status)


def _is_draft(mentions: list[DocumentMention], said: list[_Said]) -> bool:
    """Whether a document is still a draft: named as one, and never with its number, its day or who passed it."""
    passed = any(m.symbol or m.date for m in mentions) or any(s.rule in ("issuance.active", "issuance.passive") for s in said)
    return any(m.draft for m in mentions) and not passed


def _has_issuer(analysis: Analysis, entity: Entity) -> bool:
    return any(s.predicate == "eli:passed_by" and s.subject == entity for s in analysis.statements)


# -- what the text says ---------------------------------------------------------------------------


def _said_of(analysis: Analysis, index: int, mention: DocumentMention) -> Iterator[_Said]:
    after = list(_after(analysis, mention)) or _shared(analysis, index)
    if after:
        yield from after
        return
    yield from _before(analysis, mention)


def _after(analysis: Analysis, mention: DocumentMention) -> Iterator[_Said]:
    """The issuer named right behind a document: "D của X", "D do X ban hành", "D được X thông qua"."""
    lower = analysis.lower
    owner = _OWNER.match(lower, mention.end)
    if owner:
        for body in _list_at(analysis, owner.end()):
            yield _Said(body.entity, mention.start, body.end, "issuance.possessive")
        return
    by = _BY.match(lower, mention.end)
    if by:
        bodies = _list_at(analysis, by.end())
        if bodies and _ISSUED_AFTER.match(lower, bodies[-1].end):
            for body in bodies:
                yield _Said(body.entity, mention.start, body.end, "issuance.passive")


def _shared(analysis: Analysis, index: int) -> list[_Said]:
    """The issuer that the last document of an enumeration names for all: "Chỉ thị A và Kết luận B của X"."""
    following = analysis.documents[index + 1 : index + 12]
    end = analysis.documents[index].end
    for mention in following:
        if mention.start < end or not _AND.fullmatch(analysis.lower, end, mention.start):
            return []
        if not _may_share(analysis.documents[index], mention):
            return []
        found = list(_after(analysis, mention))
        if found:
            return [_Said(f.body, analysis.documents[index].start, f.end, f.rule) for f in found]
        end = mention.end
    return []


def _may_share(first: DocumentMention, last: DocumentMention) -> bool:
    """Whether two documents can have one issuer: those of one symbol's issuer, or those whose symbols are not told."""
    if first.type in _LAWS or last.type in _LAWS:
        return first.type == last.type
    return first.symbol.rpartition("/")[2].rpartition("-")[2] == last.symbol.rpartition("/")[2].rpartition("-")[2]


def _before(analysis: Analysis, mention: DocumentMention) -> Iterator[_Said]:
    """The issuer named before a document: "X ban hành D", "đề nghị của X tại D"."""
    sentence = analysis.sentence_at(mention.start)
    if sentence is None:
        return
    first = _first_of_list(analysis, mention, sentence)
    verb = _verb_before(analysis, first, sentence)
    if verb:
        yield from _by_subject(analysis, sentence, verb, mention)
        return
    bodies = within(analysis.bodies, sentence.start, first)
    if bodies:
        at = _AT.fullmatch(analysis.lower, bodies[-1].end, first)
        if at and (_LETTERS.search(at["act"]) or _LETTERS.search(analysis.lower, max(sentence.start, bodies[-1].start - 40), bodies[-1].start)):
            yield _Said(bodies[-1].entity, bodies[-1].start, mention.end, "issuance.active")


def _first_of_list(analysis: Analysis, mention: DocumentMention, sentence: Sentence) -> int:
    """Where the list of documents begins in which a document stands."""
    start = mention.start
    index = bisect_left(analysis.documents, start, key=lambda m: m.start) - 1
    while index >= 0 and analysis.documents[index].start >= sentence.start:
        before = analysis.documents[index]
        if before.end > start or not _AND.fullmatch(analysis.lower, before.end, start):
            break
        start, index = before.start, index - 1
    return start


def _verb_before(analysis: Analysis, position: int, sentence: Sentence) -> tuple[int, Entry] | None:
    """The verb of issuing right before a document, and where it begins."""
    window = max(sentence.start, position - 60)
    match = _verbs(analysis.lexicon).search(analysis.lower, window, position)
    if not match:
        return None
    return match.start("verb"), forms(analysis.lexicon, "IssuanceVerb")[match["verb"]]


def issuing_verb(analysis: Analysis, mention: DocumentMention, sentence: Sentence) -> int:
    """Where the verb begins with which a sentence issues a document, -1 if it does not."""
    verb = _verb_before(analysis, _first_of_list(analysis, mention, sentence), sentence)
    return verb[0] if verb else -1


@lru_cache(maxsize=4)
def _verbs(lexicon: Lexicon) -> re.Pattern[str]:
    verb = pattern(lexicon, "IssuanceVerb").pattern
    return re.compile(rf"(?P<verb>{verb})(?: (?:tiếp|thêm|các|một|hai|ba|bốn|năm|sáu|\d+|loạt|liên tiếp|ngay|những|toàn văn|nội dung|cả))* $")


def _by_subject(analysis: Analysis, sentence: Sentence, verb: tuple[int, Entry], mention: DocumentMention) -> Iterator[_Said]:
    position, entry = verb
    if status_at(analysis, position, mention.start) is not Status.ASSERTED:
        return
    behalf = _BEHALF.search(analysis.lower, sentence.start, position)
    if behalf:
        for body in _list_at(analysis, behalf.end()):
            yield _Said(body.entity, behalf.start(), mention.end, "issuance.behalf")
    acting = _acting_body(analysis, sentence.start, position)
    if acting and not behalf:
        yield _Said(acting.entity, acting.start, mention.end, "issuance.active")
    for agent in [] if acting else agents.subjects(analysis, sentence.start, position):
        if agent.entity.kind != "person":
            if not behalf:
                yield _Said(agent.entity, agent.start, mention.end, "issuance.active")
        elif entry.fact("act") == "signs":
            analysis.state(mention.entity, "kg:signedBy", agent.entity, (agent.start, mention.end), "issuance.signed")
            office = None if behalf else _office_of(analysis, agent, position)
            if office and office.body:
                yield _Said(office.body, min(office.start, agent.start), mention.end, "issuance.signed")


def _acting_body(analysis: Analysis, start: int, verb: int) -> BodyMention | None:
    """The body, or the chairman as an authority, that stands right before a verb; the longer of nested ones."""
    named = [b for b in within(analysis.bodies, start, verb) if _ACTS.fullmatch(analysis.lower, b.end, verb)]
    named = [b for b in named if not _is_deputy(analysis, b)]
    return max(named, key=lambda b: (b.end, -b.start)) if named else None


def _is_deputy(analysis: Analysis, body: BodyMention) -> bool:
    """Whether the words are an office that only implies the body: "Phó Thủ tướng", "Tổng Bí thư"."""
    return bool(_DEPUTY.match(analysis.lower, body.start))


def _office_of(analysis: Analysis, agent: agents.Agent, verb: int) -> OfficeMention | None:
    """The office with which a signer is named, right before his name or behind it."""
    held = within(analysis.offices, max(0, agent.start - _TITLE_REACH), verb)
    beside = [o for o in held if o.body and (0 <= agent.start - o.end < 4 or agent.end <= o.start < agent.end + _TITLE_REACH)]
    return beside[0] if beside else None


def _list_at(analysis: Analysis, position: int) -> list[BodyMention]:
    """The body that begins at a position, and those listed with it: "của Bộ Chính trị, Ban Bí thư"."""
    found: list[BodyMention] = []
    while body := resolve.body_at(analysis, position):
        if _is_deputy(analysis, body) or (found and _VERB.match(analysis.lower, body.end)):
            break
        found.append(body)
        following = _AND.match(analysis.lower, body.end)
        if not following:
            break
        position = following.end()
    return found


# -- what the symbol and the type say -------------------------------------------------------------


def _issuers(analysis: Analysis, entity: Entity, mentions: list[DocumentMention], said: list[_Said]) -> list[_Said]:
    """The issuers of a document: by its symbol where that is unambiguous, else as the text says."""
    first = mentions[0]
    at = (first.start, first.end)
    by_symbol = list(_by_symbol(analysis, entity, first, said))
    if by_symbol:
        return [_Said(body, *at, "issuance.symbol") for body in by_symbol]
    if said and (first.type not in _LAWS or any(s.body.label.startswith("Quốc hội") for s in said)):
        return _agreed(said)
    if first.type in _LAWS:
        parliament = resolve.body_entity("Quốc hội", analysis.lexicon)
        return [_Said(parliament, *at, "issuance.law")]
    return []


def _agreed(said: list[_Said]) -> list[_Said]:
    """What the text says most often, and first: the bodies of one place together, since issuers may be joint."""
    places: dict[int, list[_Said]] = defaultdict(list)
    for issue in said:
        places[issue.end if issue.rule == "issuance.active" else issue.start].append(issue)
    votes = Counter(frozenset(i.body for i in issues) for issues in places.values())
    bodies, count = votes.most_common(1)[0]
    joint = [b for b, c in votes.items() if c == count]
    chosen = max(joint, key=len) if len(joint) > 1 and all(j <= max(joint, key=len) for j in joint) else bodies
    return next(issues for issues in places.values() if frozenset(i.body for i in issues) == chosen)


def _by_symbol(analysis: Analysis, entity: Entity, mention: DocumentMention, said: list[_Said]) -> Iterator[Entity]:
    known = codes(analysis.lexicon)
    symbol = next(symbols_in(mention.symbol, known), None) if mention.symbol else None
    if symbol is None:
        return
    issuers = [i for code in symbol.codes[1:] if (i := known.issuers.get(code)) and i.fact("issuer")]
    if len(issuers) < 2:
        issuers = [i] if (i := known.issuer(symbol)) else []
    for issuer in issuers:
        if issuer.fact("issuer"):
            yield _listed_body(analysis, issuer.fact("issuer"))
        elif issuer.fact("organ") and not said:
            body = _local_issuer(analysis, issuer.fact("organ"), symbol, mention)
            if body:
                yield body


def _listed_body(analysis: Analysis, iri: str) -> Entity:
    entry = analysis.lexicon.entries.get(iri)
    key = iri.rsplit("/body/", 1)[-1]
    return Entity("body", entry.key, entry.label) if entry else Entity("body", key, key.replace("-", " ").capitalize())


def _local_issuer(analysis: Analysis, organ: str, symbol: Symbol, mention: DocumentMention) -> Entity | None:
    """The council or committee whose symbol it is: that of the text itself, or of the place the text is about."""
    own = next((s for s in analysis.statements if analysis.main and s.predicate == "eli:passed_by" and s.subject == analysis.main.entity), None)
    if own and isinstance(own.object, Entity) and analysis.main and analysis.main.symbol.endswith(symbol.letters):
        return own.object
    sentence = analysis.sentence_at(mention.start)
    before = within(analysis.bodies, sentence.start, mention.start) if sentence else []
    named = next((b.entity for b in reversed(before) if b.entity.label.startswith(organ)), None)
    if named:
        return named
    return resolve.local_body(organ, analysis.focus, analysis.lexicon) if analysis.focus else None


# -- when -----------------------------------------------------------------------------------------


def _state_date(analysis: Analysis, entity: Entity, mentions: list[DocumentMention], status: Status) -> None:
    written = [(m, m.date) for m in mentions if m.date]
    if written:
        longest = max(len(d.value) for _, d in written)
        value = Counter(d.value for _, d in written if len(d.value) == longest).most_common(1)[0][0]
        mention, date = next((m, d) for m, d in written if d.value == value)
        span = (min(mention.start, date.start), max(mention.end, date.end))
        analysis.state(entity, "eli:date_document", day(value), span, "issuance.date", status=status)
        return
    for mention in mentions:
        date = _day_of_act(analysis, mention)
        if date:
            span = (min(mention.start, date.start), max(mention.end, date.end))
            analysis.state(entity, "eli:date_document", day(date.value), span, "issuance.day", status=status)
            return


def _day_of_act(analysis: Analysis, mention: DocumentMention) -> DateMention | None:
    """The day on which a text says that a document was issued: "Ngày 26/10, X ban hành D", "D được ban hành ngày …"."""
    sentence = analysis.sentence_at(mention.start)
    if sentence is None:
        return None
    verb = _verb_before(analysis, _first_of_list(analysis, mention, sentence), sentence)
    if verb:
        taken = {m.date for m in analysis.documents if m.date}
        days = [d for d in within(analysis.dates, sentence.start, verb[0]) if len(d.value) == 10 and d not in taken]
        between = analysis.lower[days[-1].end : verb[0]] if days else ""
        return days[-1] if days and ";" not in between and len(between) < _ACT_REACH else None
    by = _BY.match(analysis.lower, mention.end)
    acted = _ISSUED_AFTER.match(analysis.lower, mention.end) if by else None
    if acted:
        index = bisect_left(analysis.dates, acted.end(), key=lambda d: d.start)
        date = analysis.dates[index] if index < len(analysis.dates) else None
        if date and date.start - acted.end() < 12 and len(date.value) == 10:
            return date
    return None
