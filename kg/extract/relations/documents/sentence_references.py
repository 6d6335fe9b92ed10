"""The references that a sentence states, by the words that tie its documents.

"A sửa đổi B" and what stands in a title ("A … quy định chi tiết một số điều của B") go from the document before
the word to those behind it; "A được sửa đổi bởi B" is turned round. What stands at the head of a sentence
("Căn cứ A, X ban hành B") ties A to the document that the sentence issues. Words that people and offices
carry out as well ("thực hiện", "theo") count only where nothing but its date and issuer stands between the
document and the word, or where they stand in its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.analysis import Analysis, DocumentMention
from kg.extract.forms import pattern
from kg.extract.relations.documents.directives import accordingly, directing, ordered, scope
from kg.extract.relations.documents.issuers import issuing_verb
from kg.extract.relations.documents.ties import (
    LAWS,
    Tie,
    becomes,
    changes_subject,
    consists_of,
    is_predicate,
    led_to,
    listed_from,
    objects,
    relation,
    subject,
    ties_in,
)
from kg.extract.status import status_at
from kg.model import Status
from kg.text.sentences import Sentence
from kg.text.words import syllables

AMENDS = "eli:amends"
APPROVES = "kg:approves"
BASED_ON = "eli:based_on"
IMPLEMENTS = "eli:ensures_implementation_of"
REPEALS = "eli:repeals"

_PROPOSALS = ("Tờ trình", "Báo cáo", "Công văn", "Văn bản", "Biên bản", "Giấy mời", "Phiếu chuyển")
"""Types that only propose or report what other instruments do."""
_PART = r"(?: (?:các|khoản|điều|mục|điểm|chương|phụ lục|nội dung|số|[ivx]{1,4}|[0-9]{1,3},?))"
_AGENT = re.compile(rf"[^;.:()]{{0,60}}?(?<!\w)(?:bởi|tại|theo|bằng|trong|kèm theo){_PART}{{0,12}}:? ?")
_NEAR_AGENT = re.compile(rf"(?: một số điều)? (?:bởi|tại|theo){_PART}{{0,12}}:? ?")
_CLAUSE_HEAD = syllables("để, nhằm, tiếp tục, trên tinh thần, theo đó, đồng thời, việc")
_DOES = re.compile(
    r"(?: của [^,;.()\n]{2,50})? (?:đã|cũng|quy định|sửa đổi|bổ sung|tiếp tục|xác định|cho phép)(?! chi tiết)(?!\w)"
)
"""What follows a document that is the subject of its clause."""
_NO_TITLE = re.compile(r"[;:\n“”\"]|\.(?=\s)|[^,]{261}")
_FROM_THEN = re.compile(r"[^.;\n]{0,40}(?:ngày|khi) ")
_IN_EFFECT = re.compile(r" (?:bắt đầu )?có hiệu lực")
_BY = "theo"
"""How a tie ends that names the approving instrument behind it: "ban hành kèm theo"."""
_ALONE = re.compile(r"hiệu lực|(?:theo đó|trong đó|cụ thể)(?=,? (?:để |nhằm )?(?:thực hiện|triển khai|thi hành))")
"""Words said of one document alone: it ceases to have effect, or is carried out, by another named elsewhere."""
_SHORT_FORM = 3
"""How many blanks a type and its number have at most."""
_PASSIVE_REACH = 160
"""How far behind a document the word may stand that acts on it, in characters."""
_EXPIRES_REACH = 320
"""The same for "hết hiệu lực", before which a list with whole titles may stand."""
_ANNEXED = re.compile(r"(?<!\w)(?:phụ lục|mẫu|biểu|danh mục|bảng)(?!\w)")


@dataclass(frozen=True, slots=True)
class Reference:
    """One document that acts on another, with the words that say so."""

    subject: DocumentMention
    relation: str
    object: DocumentMention
    start: int
    end: int
    rule: str
    status: Status = Status.ASSERTED


def allows(tie: Tie, other: DocumentMention) -> bool:
    """Whether a document can be the object of a tie: only what has no number of its own is approved by another."""
    return tie.relation != APPROVES or not (other.symbol or other.type in LAWS)


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with the documents and the ties in it, in text order."""

    analysis: Analysis
    sentence: Sentence
    mentions: Sequence[DocumentMention]
    ties: Sequence[Tie]

    def around(self, tie: Tie) -> tuple[list[DocumentMention], list[DocumentMention]]:
        """The documents before a tie, and those behind it."""
        before = [m for m in self.mentions if m.end <= tie.start]
        return before, [m for m in self.mentions if m.start >= tie.end]


def find(analysis: Analysis, mentions: Sequence[DocumentMention]) -> Iterator[Reference]:
    """The references that the sentences of a text state between these mentions, which are in text order."""
    at = 0
    for sentence in analysis.sentences:
        while at < len(mentions) and mentions[at].start < sentence.start:
            at += 1
        end = at
        while end < len(mentions) and mentions[end].end <= sentence.end:
            end += 1
        if end - at > 1 or (end > at and _ALONE.search(analysis.lower, sentence.start, sentence.end)):
            inside = mentions[at:end]
            yield from _stated(
                _Said(analysis, sentence, inside, ties_in(analysis, sentence.start, sentence.end, inside))
            )


def _stated(said: _Said) -> Iterator[Reference]:
    done = said.sentence.start
    for tie in said.ties:
        if tie.start < done:
            continue
        status = status_at(said.analysis, tie.start, tie.end)
        found = _passive(said, tie, status)
        if found is None:
            found = _active(said, tie, status) or _leading(said, tie, status) or _ordering(said, tie)
        else:
            done = max((m.start for r in found for m in (r.subject, r.object)), default=done)
        yield from found
    for acting, other in scope(said.analysis, said.sentence, said.mentions):
        yield Reference(acting, IMPLEMENTS, other, acting.start, other.end, "reference.scope")


def _ordering(said: _Said, tie: Tie) -> list[Reference]:
    """ "Công điện A yêu cầu các bộ thực hiện Chỉ thị B"; "X ký A. Theo đó, để thực hiện B, X yêu cầu …"."""
    if not tie.near or tie.relation != IMPLEMENTS:
        return []
    found = list(accordingly(said.analysis, said.sentence, tie, said.mentions, said.ties))
    for acting in () if found else directing(said.analysis, tie, said.mentions):
        reached = objects(said.analysis, tie, said.mentions, said.ties)
        found.extend((acting, other) for other in reached if ordered(said.analysis, other))
    return [
        Reference(a, IMPLEMENTS, o, max(said.sentence.start, min(a.start, tie.start)), o.end, "reference.ordered")
        for a, o in found
    ]


def _active(said: _Said, tie: Tie, status: Status) -> list[Reference]:
    """ "Nghị định A … sửa đổi Nghị định B và Nghị định C"."""
    analysis = said.analysis
    if tie.relation == APPROVES and analysis.lower.endswith(_BY, 0, tie.end):
        return []
    found = []
    for acting in subject(analysis, tie, said.mentions, said.ties):
        stands = _standing(analysis, acting, tie, status)
        for other in _of_one_rank(acting, objects(analysis, tie, said.mentions, said.ties)):
            if allows(tie, other) and _acts(tie, acting) and _ranks(analysis, tie, acting, other):
                where = (acting.start, other.end)
                found.append(
                    Reference(acting, relation(analysis, tie, other), other, *where, "reference.title", stands)
                )
    return found


def _standing(analysis: Analysis, acting: DocumentMention, tie: Tie, status: Status) -> Status:
    """What the words between a document and a tie make of it; a document's title asserts what it says."""
    return status if analysis.hits_in("StatusCue", acting.end, tie.start) else Status.ASSERTED


def _of_one_rank(acting: DocumentMention, reached: Sequence[DocumentMention]) -> Iterator[DocumentMention]:
    """The objects, up to one of the subject's type after one of another: that goes on the subject's own list."""
    for other in reached:
        if other.type == acting.type != reached[0].type:
            return
        yield other


def _acts(tie: Tie, acting: DocumentMention) -> bool:
    """Whether a document can do what a tie says: a submission changes nothing, a programme rests on its decision."""
    if tie.near:
        return tie.relation == IMPLEMENTS or bool(acting.symbol)
    if tie.relation == APPROVES:
        return _is_numbered(acting)
    return tie.relation == IMPLEMENTS or acting.type not in _PROPOSALS


def _is_numbered(mention: DocumentMention) -> bool:
    """Whether a document goes by a number, if without its series: "Quyết định 2357"."""
    return bool(mention.symbol) or (mention.name[-1:].isdigit() and mention.name.count(" ") <= _SHORT_FORM)


def _ranks(analysis: Analysis, tie: Tie, acting: DocumentMention, other: DocumentMention) -> bool:
    """Whether the rank of instruments allows it: a circular amends no decree, a law rests on none."""
    if tie.relation in (IMPLEMENTS, APPROVES):
        return True
    own, others = (_rank(analysis, m) for m in (acting, other))
    return not (own and others and own > others) if tie.relation != BASED_ON else not (own and others and own < others)


def _rank(analysis: Analysis, mention: DocumentMention) -> int:
    entry = analysis.lexicon.named("DocumentType", mention.type)
    return int(entry.fact("rank", "0")) if entry else 0


def _passive(said: _Said, tie: Tie, status: Status) -> list[Reference] | None:
    """ "A được sửa đổi bởi B", "A (sửa đổi tại B)", "A ban hành kèm theo B", "A hết hiệu lực"; None if not turned."""
    if tie.near:
        return None
    analysis = said.analysis
    before, after = said.around(tie)
    if tie.passive:
        before = [m for m in before if not _is_agent(said, m)]
    turned = tie.passive or becomes(analysis, tie)
    if not before or tie.start - before[-1].end > (_EXPIRES_REACH if tie.passive else _PASSIVE_REACH):
        return [] if turned else None
    by = bool(after) and _names_agent(analysis, tie, before[-1], after[0], turned=turned)
    if not (turned or by):
        return None
    patients = _list_before(analysis, before) if tie.passive else before[-1:]
    acting = _agents(analysis, listed_from(analysis, after, said.ties, apart=False)) if by else []
    if not acting and tie.relation == REPEALS and (tie.passive or is_predicate(analysis, tie, before[-1])):
        acting = _agent_of_repeal(said, tie, patients)
    found = []
    for agent in acting:
        for patient in patients:
            fits = tie.relation != APPROVES or (_is_numbered(agent) and _is_approved(analysis, patient, tie))
            if fits and _ranks(analysis, tie, agent, patient):
                where = _words(said.sentence, patient, agent, tie)
                found.append(Reference(agent, tie.relation, patient, *where, "reference.passive", status))
    return found


def _words(sentence: Sentence, patient: DocumentMention, agent: DocumentMention, tie: Tie) -> tuple[int, int]:
    """The words that say what became of a document; an agent that the sentence only points at stands elsewhere."""
    if agent.start < sentence.start or agent.start > sentence.end:
        return min(patient.start, tie.start), tie.end
    return min(patient.start, agent.start), max(agent.end, tie.end)


def _is_agent(said: _Said, mention: DocumentMention) -> bool:
    """Whether a document only changes the one that the sentence is about: "A, được sửa đổi theo B, hết hiệu lực"."""
    before = (t for t in reversed(said.ties) if t.end <= mention.start and t.relation != BASED_ON)
    changes = next(before, None)
    if changes is None or changes.passive or not becomes(said.analysis, changes):
        return False
    return bool(_AGENT.fullmatch(said.analysis.lower, changes.end, mention.start))


def _agents(analysis: Analysis, listed: list[DocumentMention]) -> list[DocumentMention]:
    """Of a list the documents that act: up to a "Nghị quyết này" behind others, which goes on with the sentence.

    Laws behind "Luật sửa đổi, bổ sung một số điều của Luật A" go on with its name: they are what it changes.
    """
    itself = (i for i, m in enumerate(listed) if i and analysis.lower.endswith(" này", m.start, m.end))
    acting = listed[: next(itself, len(listed))]
    first = acting[0]
    changing = pattern(analysis.lexicon, "ReferenceTrigger").search(analysis.lower, first.start, first.end)
    if first.symbol or not changing:
        return acting
    return [first, *(m for m in acting[1:] if m.type not in LAWS)]


def _is_approved(analysis: Analysis, patient: DocumentMention, tie: Tie) -> bool:
    """Whether a document can be what another approves: a plan or regulation, and not an annex named behind it."""
    annexed = _ANNEXED.search(analysis.lower, patient.end, tie.start)
    return not (patient.symbol or patient.type in LAWS or annexed)


def _names_agent(
    analysis: Analysis, tie: Tie, patient: DocumentMention, other: DocumentMention, *, turned: bool
) -> bool:
    """Whether the document behind a tie is what acts on the one before it.

    Args:
        turned: whether the tie is passive by its own words; if not, it must stand in apposition.
    """
    if tie.relation == APPROVES and analysis.lower.endswith(_BY, 0, tie.end) and not patient.symbol:
        return True
    grammar = _AGENT if turned else _NEAR_AGENT
    if not grammar.fullmatch(analysis.lower, tie.end, other.start):
        return False
    return turned or analysis.lower[patient.end : tie.start].rstrip().endswith(("(", ","))


def _list_before(analysis: Analysis, before: Sequence[DocumentMention]) -> list[DocumentMention]:
    """The documents of one type that a list names before a word, the last of them right before it."""
    found = [before[-1]]
    for mention in reversed(before[:-1]):
        if mention.type != found[-1].type:
            continue
        gap = analysis.lower[mention.end : found[-1].start].rstrip()
        if not gap.endswith((";", ",", " và")):
            break
        found.append(mention)
    return found


def _agent_of_repeal(said: _Said, tie: Tie, patients: Sequence[DocumentMention]) -> list[DocumentMention]:
    """By what documents cease to have effect: the one whose effect is told beside, the text itself, or its topic."""
    analysis = said.analysis
    ended = {p.entity for p in patients}
    pointing = [m for m in said.around(tie)[1] if m.entity not in ended]
    if pointing and _takes_effect(analysis, tie, pointing[0]):
        return pointing[:1]
    if tie.start - patients[0].end > _PASSIVE_REACH:
        return []
    if analysis.main:
        return [analysis.main]
    others = [m for m in analysis.documents if m.entity not in ended and m.symbol and m.start < tie.start]
    same = [m for m in others if m.type == patients[0].type]
    return same[:1] if len({m.entity for m in same}) == 1 else []


def _takes_effect(analysis: Analysis, tie: Tie, mention: DocumentMention) -> bool:
    """Whether a document behind "hết hiệu lực" is the one with which another ends: "kể từ ngày D có hiệu lực"."""
    if analysis.lower.endswith(" này", mention.start, mention.end):
        return True
    from_then = _FROM_THEN.fullmatch(analysis.lower, tie.end, mention.start)
    return from_then is not None and bool(_IN_EFFECT.match(analysis.lower, mention.end))


def _leading(said: _Said, tie: Tie, status: Status) -> list[Reference]:
    """ "Căn cứ A, X ban hành B"; "thực hiện A, X ban hành B"."""
    if tie.relation not in (BASED_ON, IMPLEMENTS) or not _heads_clause(said, tie):
        return []
    reached = led_to(said.analysis, tie, said.mentions, said.ties)
    if not reached:
        return []
    behind = reached[-1].end
    for mention in said.mentions:
        if mention.start <= behind or not _acts(tie, mention):
            continue
        verb = issuing_verb(said.analysis, mention, said.sentence)
        if verb > behind and changes_subject(said.analysis, behind, verb):
            where = (tie.start, mention.end)
            return [Reference(mention, tie.relation, other, *where, "reference.leading", status) for other in reached]
    acting = _subject_behind(said, reached) if tie.relation == IMPLEMENTS else None
    if acting is None or not _acts(tie, acting):
        return []
    where = (tie.start, acting.end)
    return [
        Reference(acting, tie.relation, other, *where, "reference.leading", status)
        for other in reached
        if other is not acting
    ]


def _subject_behind(said: _Said, reached: Sequence[DocumentMention]) -> DocumentMention | None:
    """The document that is the subject of what an opening leads to: "Thực hiện A, Luật B đã bổ sung …"."""
    lower, last = said.analysis.lower, reached[-1]
    following = next((m for m in said.mentions if m.start >= last.end), None)
    for mention in (last if len(reached) > 1 else None, following):
        if mention is None or not lower.endswith(", ", 0, mention.start) or not _DOES.match(lower, mention.end):
            continue
        if mention is last or not (_NO_TITLE.search(lower, last.end, mention.start)):
            return mention
    return None


def _heads_clause(said: _Said, tie: Tie) -> bool:
    lower, first = said.analysis.lower, said.sentence.start
    start = max(lower.rfind(mark, first, tie.start) for mark in (";", ",", ":"))
    return consists_of(lower[max(start, first) : tie.start], _CLAUSE_HEAD, ' ,;:.)-"“”\n')
