"""Which document implements, rests on, amends, replaces, repeals or approves which.

A reference is read from a word that ties two documents ("sửa đổi", "quy định chi tiết", "thay thế"), the
document before it and the documents behind it; "được … sửa đổi bởi" turns it round. What stands at
the head of a sentence ("Căn cứ A, X ban hành B") ties A to the document that the sentence issues. An official
instrument acts itself, by its grounds, its subject and its provisions (`grounds`). A name that holds
another document's name ties the two. Words that people and offices carry out as well count only where
nothing but its date and issuer stands between the document and the word (`ties`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.analysis import Analysis, DocumentMention
from kg.extract.antecedents import antecedents
from kg.extract.relations import grounds
from kg.extract.relations.issuance import issuing_verb
from kg.extract.relations.ties import Tie, becomes, changes_subject, is_predicate, listed_from, objects, subject, ties_in
from kg.extract.status import status_at
from kg.model import Entity, Status
from kg.text.sentences import Sentence

_PROPOSALS = ("Tờ trình", "Báo cáo", "Công văn", "Văn bản", "Biên bản", "Giấy mời", "Phiếu chuyển")
"""Types that only propose or report what other instruments do."""
_AGENT = re.compile(r"[^;.:()]{0,60}?(?<!\w)(?:bởi|tại|theo|bằng|trong|kèm theo)(?: (?:các|khoản|điều|mục|điểm|chương|phụ lục|nội dung|số|[\d, ]+|[ivx]+))*:? ?")
_NEAR_AGENT = re.compile(r"(?: một số điều)? (?:bởi|tại|theo)(?: (?:các|khoản|điều|mục|điểm|nội dung|số|[\d, ]+))*:? ?")
_CLAUSE_HEAD = re.compile(r"(?:[\s,;:\"“-]|để|nhằm|tiếp tục|trên tinh thần|theo đó|đồng thời|việc|\d+[.)])*")
_PASSIVE_REACH = 160
"""How far behind a document the word may stand that acts on it, in characters."""
_FORCE = "eli:repeals"
_IMPLEMENTS = "eli:ensures_implementation_of"
_APPROVES = "kg:approves"


@dataclass(frozen=True, slots=True)
class _Reference:
    subject: DocumentMention
    relation: str
    object: DocumentMention
    start: int
    end: int
    rule: str
    status: Status = Status.ASSERTED


def find(analysis: Analysis) -> None:
    """State the references between the documents of a text."""
    mentions = sorted([*_outer(analysis), *antecedents(analysis)], key=lambda m: (m.start, m.end))
    stated: set[tuple[Entity, Entity]] = set()
    seen: set[tuple[Entity, str, Entity]] = set()
    for r in (*_of_instrument(analysis, mentions), *_in_sentences(analysis, mentions), *_in_names(analysis)):
        key = (r.subject.entity, r.relation, r.object.entity)
        if r.subject.entity == r.object.entity or key in seen:
            continue
        seen.add(key)
        stated.add((r.subject.entity, r.object.entity))
        status = Status.PROPOSED if r.subject.draft else r.status
        analysis.state(r.subject.entity, r.relation, r.object.entity, (r.start, r.end), r.rule, status=status)
    _cite(analysis, stated)


def _outer(analysis: Analysis) -> list[DocumentMention]:
    """The mentions that stand in no other mention's name."""
    found: list[DocumentMention] = []
    for mention in analysis.documents:
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return found


# -- the instrument itself ------------------------------------------------------------------------


def _of_instrument(analysis: Analysis, mentions: Sequence[DocumentMention]) -> Iterator[_Reference]:
    main = analysis.main
    if main is None:
        return
    for mention, span in grounds.grounds(analysis, mentions):
        yield _Reference(main, "eli:based_on", mention, *span, "instrument.ground")
    acting = (*grounds.subject_ties(analysis, mentions), *grounds.provisions(analysis, mentions))
    for tie, mention in (*acting, *grounds.lead(analysis, mentions)):
        if _allows(tie, mention):
            yield _Reference(main, tie.relation, mention, tie.start, mention.end, "instrument.provision")


def _allows(tie: Tie, object_: DocumentMention) -> bool:
    """Only what has no number of its own is approved by another document."""
    return not object_.symbol if tie.relation == _APPROVES else bool(object_.symbol or object_.name or tie.relation != "eli:based_on")


# -- sentences ------------------------------------------------------------------------------------


def _in_sentences(analysis: Analysis, mentions: Sequence[DocumentMention]) -> Iterator[_Reference]:
    at = 0
    for sentence in analysis.sentences:
        while at < len(mentions) and mentions[at].start < sentence.start:
            at += 1
        end = at
        while end < len(mentions) and mentions[end].end <= sentence.end:
            end += 1
        if end > at:
            yield from _in_sentence(analysis, sentence, mentions[at:end])


def _in_sentence(analysis: Analysis, sentence: Sentence, mentions: Sequence[DocumentMention]) -> Iterator[_Reference]:
    ties = ties_in(analysis, sentence.start, sentence.end, mentions)
    done = sentence.start
    for tie in ties:
        if tie.start < done:
            continue
        status = status_at(analysis, tie.start, tie.end)
        found = _passive(analysis, sentence, tie, mentions, ties, status)
        if found is None:
            found = _active(analysis, tie, mentions, ties, status)
            found = found or _leading(analysis, sentence, tie, mentions, ties, status)
        else:
            done = max((m.start for r in found for m in (r.subject, r.object)), default=done)
        yield from found


def _active(
    analysis: Analysis, tie: Tie, mentions: Sequence[DocumentMention], ties: Sequence[Tie], status: Status
) -> list[_Reference]:
    """ "Nghị định A … sửa đổi Nghị định B và Nghị định C"."""
    return [
        _Reference(acting, tie.relation, other, acting.start, other.end, "reference.title", status)
        for acting in subject(analysis, tie, mentions)
        for other in _of_one_rank(acting, objects(analysis, tie, mentions, ties))
        if _allows(tie, other) and _acts(tie, acting) and _ranks(analysis, tie, acting, other)
    ]


def _of_one_rank(acting: DocumentMention, reached: Sequence[DocumentMention]) -> Iterator[DocumentMention]:
    """The objects up to one that is of the subject's type while the first was not: it goes on the subject's own list."""
    for other in reached:
        if other.type == acting.type != reached[0].type:
            return
        yield other


def _acts(tie: Tie, acting: DocumentMention) -> bool:
    """Whether a document can do what a tie says: a submission changes nothing, a programme rests on its decision."""
    if tie.near:
        return tie.relation == _IMPLEMENTS or bool(acting.symbol)
    if tie.relation == _APPROVES:
        return bool(acting.symbol)
    return tie.relation == _IMPLEMENTS or acting.type not in _PROPOSALS


def _ranks(analysis: Analysis, tie: Tie, acting: DocumentMention, other: DocumentMention) -> bool:
    """Whether the rank of instruments allows it: a circular amends no decree, a law rests on none."""
    if tie.relation in (_IMPLEMENTS, _APPROVES):
        return True
    own, others = (_rank(analysis, m) for m in (acting, other))
    return not (own and others and own > others) if tie.relation != "eli:based_on" else not (own and others and own < others)


def _rank(analysis: Analysis, mention: DocumentMention) -> int:
    entry = analysis.lexicon.named("DocumentType", mention.type)
    return int(entry.fact("rank", "0")) if entry else 0


def _passive(
    analysis: Analysis, sentence: Sentence, tie: Tie, mentions: Sequence[DocumentMention], ties: Sequence[Tie], status: Status
) -> list[_Reference] | None:
    """ "A được sửa đổi bởi B", "A (sửa đổi tại B)", "A ban hành kèm theo B", "A hết hiệu lực"; None if nothing of that kind."""
    before = [m for m in mentions if m.end <= tie.start]
    after = [m for m in mentions if m.start >= tie.end]
    if tie.near:
        return None
    turned = tie.passive or becomes(analysis, tie)
    if not before or tie.start - before[-1].end > _PASSIVE_REACH:
        return [] if turned else None
    agent = _AGENT if turned else _NEAR_AGENT
    by = bool(after) and bool(agent.fullmatch(analysis.lower, tie.end, after[0].start))
    by = by and (turned or analysis.lower[before[-1].end : tie.start].rstrip().endswith(("(", ",")))
    issued_with = tie.relation == _APPROVES and bool(after) and analysis.lower.endswith("theo", 0, tie.end) and not before[-1].symbol
    if not (turned or by or issued_with):
        return None
    patients = _list_before(analysis, before) if tie.passive else before[-1:]
    acting = listed_from(analysis, after, ties) if by or issued_with else []
    if not acting and tie.relation == _FORCE and (tie.passive or is_predicate(analysis, tie, before[-1])):
        acting = _agent_of_repeal(analysis, tie, mentions, patients)
    return [
        _Reference(agent, tie.relation, patient, min(patient.start, agent.start), max(agent.end, tie.end), "reference.passive", status)
        for agent in acting
        for patient in patients
        if (tie.relation != _APPROVES or (agent.symbol and not patient.symbol)) and _ranks(analysis, tie, agent, patient)
    ]


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


def _agent_of_repeal(
    analysis: Analysis, tie: Tie, mentions: Sequence[DocumentMention], patients: Sequence[DocumentMention]
) -> list[DocumentMention]:
    """By what documents cease to have effect: the one whose effect is told beside, the text itself, or its topic."""
    ended = {p.entity for p in patients}
    pointing = [m for m in mentions if m.start >= tie.end and m.entity not in ended]
    if pointing and analysis.lower[pointing[0].start : pointing[0].end].endswith(" này"):
        return pointing[:1]
    if analysis.main:
        return [analysis.main]
    others = [m for m in analysis.documents if m.entity not in ended and m.symbol and m.start < tie.start]
    same = [m for m in others if m.type == patients[0].type]
    if len({m.entity for m in same}) == 1:
        return same[:1]
    return others[:1] if others and others[0] is analysis.documents[0] and not same else []


def _leading(
    analysis: Analysis, sentence: Sentence, tie: Tie, mentions: Sequence[DocumentMention], ties: Sequence[Tie], status: Status
) -> list[_Reference]:
    """ "Căn cứ A, X ban hành B"; "thực hiện A, X ban hành B"."""
    if tie.relation not in ("eli:based_on", _IMPLEMENTS) or not _heads_clause(analysis, sentence, tie):
        return []
    reached = objects(analysis, tie, mentions, ties)
    if not reached:
        return []
    for mention in mentions:
        verb = issuing_verb(analysis, mention, sentence) if mention.start > reached[-1].end and _acts(tie, mention) else -1
        if verb > reached[-1].end and changes_subject(analysis, reached[-1].end, verb):
            return [
                _Reference(mention, tie.relation, other, tie.start, mention.end, "reference.leading", status)
                for other in reached
            ]
    return []


def _heads_clause(analysis: Analysis, sentence: Sentence, tie: Tie) -> bool:
    start = max(analysis.lower.rfind(mark, sentence.start, tie.start) for mark in (";", ",", ":"))
    return bool(_CLAUSE_HEAD.fullmatch(analysis.lower, max(start, sentence.start), tie.start))


# -- names ----------------------------------------------------------------------------------------


def _in_names(analysis: Analysis) -> Iterator[_Reference]:
    """ "Luật sửa đổi, bổ sung một số điều của Luật B" amends B; "Kế hoạch thi hành Luật B" implements B."""
    outer: DocumentMention | None = None
    for mention in analysis.documents:
        if outer is None or mention.start >= outer.end:
            outer = mention
            continue
        ties = ties_in(analysis, outer.start, mention.start, [mention])
        tie = next((t for t in ties if t.relation in ("eli:amends", _IMPLEMENTS)), None)
        if tie:
            yield _Reference(outer, tie.relation, mention, outer.start, outer.end, "reference.name")


def _cite(analysis: Analysis, stated: set[tuple[Entity, Entity]]) -> None:
    """State the other documents that the instrument itself mentions."""
    main = analysis.main
    if main is None:
        return
    seen = {other for acting, other in stated if acting == main.entity} | {main.entity}
    for mention in analysis.documents:
        if mention.entity not in seen:
            seen.add(mention.entity)
            analysis.state(main.entity, "eli:cites", mention.entity, (mention.start, mention.end), "reference.cites")
