"""Who issued a document, as the text says it beside the document.

"D của X", "D do X ban hành", "X ban hành D", "X đề nghị tại D", "thay mặt X, Y ký D". The documents of an
enumeration share the issuer that its last one names, or the verb that stands before its first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extract import agents, resolve, subjects
from kg.extract.analysis import Analysis, BodyMention, DocumentMention, OfficeMention, within
from kg.extract.forms import forms, pattern
from kg.extract.status import status_at
from kg.model import Entity, Status
from kg.ontology import Entry, Lexicon
from kg.text.sentences import Sentence
from kg.text.words import any_of

LAWS = ("Luật", "Bộ luật")
"""Types that the National Assembly alone passes."""

_NOTE = r"(?: ?\([^()\n]{0,60}\))?"
_ORDINAL = r"(?:[0-9]{1,2}|[ivx]{1,5}|(?:mười )?(?:nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười))"
_PLENUM = rf"(?:hội nghị (?:toàn thể )?lần thứ {_ORDINAL},? (?:\(?khóa [ivx]{{1,5}}\)?,? )?(?:của )?)?"
"""The plenum at which a committee passed what is its own: "của Hội nghị lần thứ tám Ban Chấp hành …"."""
_OWNER = re.compile(rf"{_NOTE},? ?(?:(?:đã )?(?:được )?(?:ban hành|ký) )?(?:ngày [^ ]+ )?của {_PLENUM}(?:đồng chí )?")
BY = re.compile(rf"{_NOTE},? ?(?:do|được|mà|vừa được|đã được|mới được) ")
ISSUED_AFTER = re.compile(r"[^.;:\n]{0,110}?" + any_of("ban hành, ký, thông qua, phê duyệt, phê chuẩn, ra, công bố"))
_SIGNED = re.compile(r",? (?:(?:đã|vừa|mới|trực tiếp) )?ký(?!\w)")
_AT = re.compile(rf"{_NOTE}(?P<act>(?:(?!chưa |không |sẽ )[^.;:()\n]){{0,70}}?),? (?:tại|trong) (?:các )?$")
_SAYS_IN_WRITING = re.compile(
    any_of(
        "đề nghị, ý kiến, kiến nghị, báo cáo, trình, yêu cầu, chỉ đạo, kết luận, phê duyệt, thông qua, ban hành, giao",
        "quyết định, đề xuất, chấp thuận, thống nhất, cho phép",
    )
)
_AND = re.compile(r",? ?(?:và|,|;|cùng|cũng như|hoặc) ?(?:các |số )?")
_BEHALF = re.compile(r"(?<!\w)(?:thay mặt|thừa ủy quyền|tm\.|t/m) (?:cho )?")
_CLAUSE_ENDS = re.compile(r"[.;:\n]")
_AUXILIARY = any_of(
    "đã, vừa, mới, cũng, chính thức, tiếp tục, thống nhất, biểu quyết, bấm nút, đồng thời, sau đó, đều, lại, hôm nay",
    "kịp thời, tổ chức",
)
_ACTS = re.compile(
    rf"(?: ?\([^()\n]{{1,30}}\))?(?: khóa [ivx]+)?(?:,? (?:kỳ họp|phiên họp)[^,;]{{0,30}})?"
    rf"(?:,? (?:{_AUXILIARY}|ngày [0-9/.-]+))*,? "
)
_DEPUTY = re.compile(r"phó |thứ trưởng|tổng bí thư|chủ tịch (?:quốc hội|qh|nước)|trưởng ban|ủy viên")
_VERB = re.compile(
    ",? "
    + any_of(
        "đã, vừa, mới, sẽ, tiếp tục, ban hành, quyết định, yêu cầu, có, ra, tổ chức, giao, thống nhất, xây dựng",
        "phối hợp, chỉ đạo, cũng, cho biết, cho rằng, đề nghị",
    )
)
_SHORT_FORM = re.compile(r"[^\W\d]+(?: [^\W\d]+){1,3} \d[\w/]*")
_COUNTED = any_of("tiếp, thêm, các, một, hai, ba, bốn, năm, sáu, loạt, liên tiếp, ngay, những, toàn văn, nội dung, cả")
ACT_REACH = 160
"""How far before the verb of issuing its day, or for whom it is done, may stand, in characters."""
_VERB_REACH = 60
_TITLE_REACH = 60
"""How far from a name the office of the person may stand."""
_APPOSED = 4
"""How many characters may stand between a name and an office beside it."""
_OWNING = (" của ", " thuộc ")
"""What stands before a body to which the one that acts belongs."""
_GOVERNMENT = "Chính phủ"
_SIGNER_REACH = 120
"""How far behind "do" the name of the signer may begin, his office before it included."""
_LIST_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Said:
    """A body that a text says issued a document, with the words that say it."""

    body: Entity
    start: int
    end: int
    rule: str


def said_of(analysis: Analysis, index: int) -> Iterator[Said]:
    """What a text says of the issuer of the document that it mentions at `index` of its mentions."""
    mention = analysis.documents[index]
    following = analysis.documents[index + 1 : index + 2]
    if following and following[0].end == mention.end and not mention.symbol and mention.type not in LAWS:
        return  # the words behind belong to the document with which this name ends
    yield from list(_after(analysis, mention)) or _shared(analysis, index) or _before(analysis, mention)


def _after(analysis: Analysis, mention: DocumentMention) -> Iterator[Said]:
    """The issuer named right behind a document: "D của X", "D do X ban hành", "D được X thông qua"."""
    owner = _OWNER.match(analysis.lower, mention.end)
    if owner:
        for body in _list_at(analysis, owner.end()):
            yield Said(body.entity, mention.start, body.end, "issuance.possessive")
        return
    by = BY.match(analysis.lower, mention.end)
    bodies = _list_at(analysis, by.end()) if by else []
    if by and _is_object(analysis, mention):
        return
    if bodies and ISSUED_AFTER.match(analysis.lower, bodies[-1].end):
        for body in bodies:
            yield Said(body.entity, mention.start, body.end, "issuance.passive")
    elif by:
        yield from _signed(analysis, mention, by.end())


def _is_object(analysis: Analysis, mention: DocumentMention) -> bool:
    """Whether a document is what another approves or is about, of which the words behind are said."""
    sentence = analysis.sentence_at(mention.start)
    if sentence is None:
        return False
    if not mention.symbol and issuing_verb(analysis, mention, sentence) > sentence.start:
        return True
    return mention.start > sentence.start and _is_caption(analysis, sentence)


def _is_caption(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a line names a document that stands at its head: "Quyết định 12/QĐ-X … thực hiện D do Y ban hành"."""
    first = next(iter(within(analysis.documents, sentence.start, sentence.end)), None)
    heads = first is not None and first.start == sentence.start and bool(first.symbol)
    return heads and analysis.lower.endswith(" ban hành", sentence.start, sentence.end)


def _signed(analysis: Analysis, mention: DocumentMention, position: int) -> Iterator[Said]:
    """ "D do Giám đốc Sở X Nguyễn Văn A ký": the person is stated as the signer, his office tells the issuer."""
    person = next(iter(within(analysis.people, position, position + _SIGNER_REACH)), None)
    if person is None:
        return
    offices = within(analysis.offices, position, person.end + _TITLE_REACH)
    before = next((o for o in offices if o.start == position and 0 < person.full_start - o.end < _APPOSED), None)
    behind = next((o for o in offices if 0 < o.start - person.end < _APPOSED), None)
    if person.full_start != position and before is None:
        return
    end = behind.end if behind else person.end
    signed = _SIGNED.match(analysis.lower, end)
    if signed and status_at(analysis, end, signed.end()) is Status.ASSERTED:
        analysis.state(mention.entity, "kg:signedBy", person.entity, (mention.start, signed.end()), "issuance.signed")
        office = before or behind
        if office and office.body:
            yield Said(_issuing(analysis, mention, office.body), mention.start, signed.end(), "issuance.signed")


def _shared(analysis: Analysis, index: int) -> list[Said]:
    """The issuer that the last document of an enumeration names for all: "Chỉ thị A và Kết luận B của X"."""
    first = analysis.documents[index]
    end = first.end
    for mention in analysis.documents[index + 1 : index + _LIST_LENGTH]:
        listed = mention.start >= end and _AND.fullmatch(analysis.lower, end, mention.start)
        if not (listed and _may_share(first, mention)):
            return []
        found = list(_after(analysis, mention))
        if found:
            return [Said(f.body, first.start, f.end, f.rule) for f in found]
        end = mention.end
    return []


def _may_share(first: DocumentMention, last: DocumentMention) -> bool:
    """Whether two documents can have one issuer: of one issuer's symbols, or with symbols that are not told."""
    if first.type in LAWS or last.type in LAWS:
        return first.type == last.type
    if not first.symbol and not _SHORT_FORM.fullmatch(first.name):
        return False
    return first.symbol.rpartition("/")[2].rpartition("-")[2] == last.symbol.rpartition("/")[2].rpartition("-")[2]


def _before(analysis: Analysis, mention: DocumentMention) -> Iterator[Said]:
    """The issuer named before a document: "X ban hành D", "đề nghị của X tại D"."""
    sentence = analysis.sentence_at(mention.start)
    if sentence is None:
        return
    first = _first_of_list(analysis, mention, sentence)
    verb = _verb_before(analysis, first, sentence)
    if verb:
        yield from _by_subject(analysis, sentence, verb, mention)
        return
    body = next(reversed(within(analysis.bodies, sentence.start, first)), None)
    at = _AT.fullmatch(analysis.lower, body.end, first) if body else None
    if body and at:
        left = max(sentence.start, body.start - _VERB_REACH)
        if _SAYS_IN_WRITING.search(at["act"]) or _SAYS_IN_WRITING.search(analysis.lower, left, body.start):
            yield Said(body.entity, body.start, mention.end, "issuance.active")


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


def issuing_verb(analysis: Analysis, mention: DocumentMention, sentence: Sentence) -> int:
    """Where the verb begins with which a sentence issues a document, -1 if it does not."""
    verb = _verb_before(analysis, _first_of_list(analysis, mention, sentence), sentence)
    return verb[0] if verb else -1


def act_status(analysis: Analysis, mention: DocumentMention) -> Status:
    """Whether the sentence of a document asserts that it was issued, or proposes or denies it: "X chưa ban hành D"."""
    sentence = analysis.sentence_at(mention.start)
    verb = issuing_verb(analysis, mention, sentence) if sentence else -1
    return status_at(analysis, verb, mention.start) if verb >= 0 else Status.ASSERTED


def _verb_before(analysis: Analysis, position: int, sentence: Sentence) -> tuple[int, Entry] | None:
    """The verb of issuing right before a position, and where it begins."""
    window = max(sentence.start, position - _VERB_REACH)
    match = _verbs(analysis.lexicon).search(analysis.lower, window, position)
    if not match:
        return None
    return match.start("verb"), forms(analysis.lexicon, "IssuanceVerb")[match["verb"]]


@lru_cache(maxsize=4)
def _verbs(lexicon: Lexicon) -> re.Pattern[str]:
    verb = pattern(lexicon, "IssuanceVerb").pattern
    return re.compile(rf"(?P<verb>{verb})(?: (?:{_COUNTED}|\d+))* $")


def _by_subject(
    analysis: Analysis, sentence: Sentence, verb: tuple[int, Entry], mention: DocumentMention
) -> Iterator[Said]:
    """The subject of a verb of issuing, if the text asserts the act; a person who signs is stated as the signer."""
    position, entry = verb
    if status_at(analysis, position, mention.start) is not Status.ASSERTED:
        return
    behalf = _behalf(analysis, max(sentence.start, position - ACT_REACH), position)
    if behalf:
        for body in _list_at(analysis, behalf.end()):
            yield Said(body.entity, behalf.start(), mention.end, "issuance.behalf")
    acting = _acting_body(analysis, sentence.start, position)
    if acting:
        if not behalf:
            yield Said(acting.entity, acting.start, mention.end, "issuance.active")
        return
    for agent in subjects.subjects(analysis, sentence.start, position):
        if agent.entity.kind != "person" and not behalf:
            yield Said(agent.entity, agent.start, mention.end, "issuance.active")
        elif agent.entity.kind == "person" and entry.fact("act") == "signs":
            analysis.state(mention.entity, "kg:signedBy", agent.entity, (agent.start, mention.end), "issuance.signed")
            office = None if behalf else _office_of(analysis, agent, position)
            if office and office.body:
                issuing = _issuing(analysis, mention, office.body)
                yield Said(issuing, min(office.start, agent.start), mention.end, "issuance.signed")


def _behalf(analysis: Analysis, start: int, end: int) -> re.Match[str] | None:
    match = _BEHALF.search(analysis.lower, start, end)
    return None if match and _CLAUSE_ENDS.search(analysis.lower, match.end(), end) else match


def _acting_body(analysis: Analysis, start: int, verb: int) -> BodyMention | None:
    """The body, or the chairman as an authority, that stands right before a verb; the longer of nested ones."""
    named = [b for b in within(analysis.bodies, start, verb) if _ACTS.fullmatch(analysis.lower, b.end, verb)]
    named = [b for b in named if not (_is_deputy(analysis, b) or analysis.lower.endswith(_OWNING, 0, b.start))]
    return max(named, key=lambda b: (b.end, -b.start)) if named else None


def _is_deputy(analysis: Analysis, body: BodyMention) -> bool:
    """Whether the words are an office that only implies the body: "Phó Thủ tướng", "Tổng Bí thư"."""
    return bool(_DEPUTY.match(analysis.lower, body.start))


def _office_of(analysis: Analysis, agent: agents.Agent, verb: int) -> OfficeMention | None:
    """The office with which a signer is named, right before his name or behind it."""
    for office in within(analysis.offices, max(0, agent.start - _TITLE_REACH), verb):
        before = 0 <= agent.start - office.end < _APPOSED
        if office.body and (before or agent.end <= office.start < agent.end + _TITLE_REACH):
            return office
    return None


def _issuing(analysis: Analysis, mention: DocumentMention, body: Entity) -> Entity:
    """The issuer of what a member of a body signs: the Prime Minister's decisions are signed by deputies of his."""
    entry = analysis.lexicon.named("DocumentType", mention.type)
    premier = analysis.lexicon.entries.get(entry.fact("premier")) if entry else None
    if premier is None or body.label != _GOVERNMENT:
        return body
    return Entity("body", premier.key, premier.label)


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
