"""Which document implements, rests on, amends, replaces, repeals or approves which.

A sentence ties documents (`sentence_references`). An official instrument acts itself, by its grounds, its
subject and its provisions (`grounds`). A name that holds another document's name ties the two: a law that
amends others names them. What else an instrument mentions it cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.analysis import Analysis, DocumentMention
from kg.extract.antecedents import antecedents
from kg.extract.relations.documents import grounds, sentence_references
from kg.extract.relations.documents.sentence_references import AMENDS, BASED_ON, IMPLEMENTS, REPEALS, Reference, allows
from kg.extract.relations.documents.ties import relation, ties_in
from kg.model import Entity, Status

_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
_PART = re.compile(
    r"(?<!\w)(?:(?:khoản|điểm|điều|chương|mục|phụ lục|mẫu|phần)(?: số)? (?:\d|[a-zđ]{1,4}(?!\w))|số thứ tự|cụm từ"
    r"|thủ tục hành chính|một số (?:điều|khoản|điểm|nội dung|quy định))(?![.:])[^;.:\n]*$"
)
"""A part of a document, in the clause that names the document behind it."""
_PART_REACH = 120
_OWN = "instrument."
"""How the rules begin that read what an instrument does itself."""
_SYMBOL_YEAR = re.compile(r"/((?:19|20)\d\d)/")
_CHANGED = re.compile(r",? \(?(?:đã )?được (?:sửa đổi|bổ sung)(?!\w)")


def find(analysis: Analysis) -> None:
    """State the references between the documents of a text."""
    mentions = sorted([*_outer(analysis), *antecedents(analysis)], key=lambda m: (m.start, m.end))
    seen: set[tuple[Entity, str, Entity]] = set()
    for reference in (
        *_of_instrument(analysis, mentions),
        *sentence_references.find(analysis, mentions),
        *_in_names(analysis),
    ):
        key = (reference.subject.entity, reference.relation, reference.object.entity)
        if key[0] == key[2] or key in seen or _is_impossible(reference):
            continue
        seen.add(key)
        status = _status(analysis, reference)
        in_part = reference.relation == REPEALS and _is_of_part(analysis, reference.object)
        analysis.state(*key, (reference.start, reference.end), reference.rule, status=status, in_part=in_part)
    _cite(analysis, {(subject, object_) for subject, _, object_ in seen})


def _status(analysis: Analysis, reference: Reference) -> Status:
    """What the text makes of a reference: a draft only proposes it, and what was not issued does nothing."""
    if reference.subject.draft:
        return Status.PROPOSED
    return analysis.unissued.get(reference.subject.entity, reference.status)


def _is_impossible(reference: Reference) -> bool:
    """Whether a sentence seems to say that a document rests on, or changes, one of a later year.

    What an instrument itself names as its grounds or changes is taken as it stands: its own day may be misprinted.
    """
    years = _year(reference.subject), _year(reference.object)
    return not reference.rule.startswith(_OWN) and all(years) and years[0] < years[1]


def _year(mention: DocumentMention) -> str:
    """The year of a document by its symbol, else by the date beside it; "" if neither tells."""
    found = _SYMBOL_YEAR.search(mention.symbol)
    return found[1] if found else mention.date.value[:4] if mention.date else ""


def _is_of_part(analysis: Analysis, mention: DocumentMention) -> bool:
    """Whether only a part of a document is spoken of: "khoản 1 Điều 3 Nghị định số …"."""
    before = analysis.lower[max(0, mention.start - _PART_REACH) : mention.start]
    return bool(_PART.search(before))


def _outer(analysis: Analysis) -> list[DocumentMention]:
    """The mentions that stand in no other mention's name, and one with which another's name ends.

    The latter goes on with the sentence where the name is a programme's, or where what follows speaks of a law
    that has been changed before: "Luật sửa đổi … Luật B đã được sửa đổi theo Luật C".
    """
    found: list[DocumentMention] = []
    end = 0
    for mention in analysis.documents:
        ends = mention.end == end and found[-1].start < mention.start
        programme = ends and not found[-1].symbol and found[-1].type not in _LAWS
        if mention.start >= end or programme or (ends and _CHANGED.match(analysis.lower, end)):
            found.append(mention)
        end = max(end, mention.end)
    return found


def _of_instrument(analysis: Analysis, mentions: Sequence[DocumentMention]) -> Iterator[Reference]:
    """What the text itself does, where it is an instrument."""
    main = analysis.main
    if main is None:
        return
    for mention, span in grounds.grounds(analysis, mentions):
        yield Reference(main, BASED_ON, mention, *span, "instrument.ground")
    acting = (*grounds.subject_ties(analysis, mentions), *grounds.provisions(analysis, mentions))
    for tie, mention in (*acting, *grounds.lead(analysis, mentions)):
        if allows(tie, mention):
            said = relation(analysis, tie, mention)
            yield Reference(main, said, mention, tie.start, mention.end, "instrument.provision")


def _in_names(analysis: Analysis) -> Iterator[Reference]:
    """ "Luật sửa đổi, bổ sung một số điều của Luật B" amends B; "Kế hoạch thi hành Luật B" implements B."""
    outer: DocumentMention | None = None
    for mention in analysis.documents:
        if outer is None or mention.start >= outer.end:
            outer = mention
            continue
        ties = ties_in(analysis, outer.start, mention.start, [mention])
        tie = next((t for t in ties if t.relation in (AMENDS, IMPLEMENTS)), None)
        if tie:
            yield Reference(outer, tie.relation, mention, outer.start, outer.end, "reference.name")


def _cite(analysis: Analysis, stated: set[tuple[Entity, Entity]]) -> None:
    """State the other documents that the instrument itself mentions."""
    main = analysis.main
    if main is None or analysis.frame is None:
        return
    seen = {other for acting, other in stated if acting == main.entity} | {main.entity}
    for mention in analysis.documents:
        if mention.entity not in seen:
            seen.add(mention.entity)
            analysis.state(main.entity, "eli:cites", mention.entity, (mention.start, mention.end), "reference.cites")
