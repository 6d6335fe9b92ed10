"""The grammar between documents: words that tie them, and which documents such a word reaches.

A tie ("sửa đổi", "quy định chi tiết", "theo") is an entry `kg:ReferenceTrigger` of the lexicon. Its objects are the
documents behind it, a list of them included; its subject is the document before it. Nothing
here knows which relation is meant or states a fact.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.analysis import Analysis, DocumentMention, within
from kg.extract.forms import forms, pattern
from kg.ontology import Entry
from kg.text.words import any_of, syllables

_AND = re.compile(
    r"[\s,;“”\"]*(?:(?:,|;|và|hoặc|cùng|đồng thời|cũng như)\s*){1,3}"
    r"(?:các |của |số |(?:khoản|điểm|điều|chương|mục) \w{1,4},? ){0,6}"
)
_LIST = re.compile(r"[^;.:\n]{0,160}(?:,| và)(?: [^;.:,\n]{0,60} (?:tại|của|theo))? ?(?:số )?")
_ITEM_ENDS = re.compile(r"[^;.:\n]{0,320}; ?(?:và )?(?:các )?(?:số )?")
"""The rest of an item's title, up to the semicolon and the next document."""
_BETWEEN = syllables(
    "của, do, ngày, về việc, ban hành, đã được, ký, nhằm, để, là, quy định, có, khóa, năm, này, nêu, nói trên, vừa",
    "mới, thông qua, chính thức, cũng, sẽ, nội dung, tiếp tục, tổ chức, với, hiệu lực, thi hành, kể từ, trước",
    "đó, đồng thời, phê duyệt, và, chi tiết, triển khai, bộ trưởng, thống đốc, chủ nhiệm, tổng giám, chánh, thủ",
    "cục, một số điều, các biện pháp",
)
"""Syllables that may stand between a document and a word said of it, beside its date and issuer."""
_PROVISION = syllables(
    "tại, các, điều, khoản, điểm, mục, chương, phần, quy định, của, và, theo, nội dung, kết quả, yêu cầu, số, tinh thần"
)
"""Syllables that may stand between a word that names a ground and the document: "căn cứ khoản 2 Điều 5 Luật …"."""
_CARRIED_OUT = syllables(
    "các, những, một số, nhiệm vụ, mục tiêu, nội dung, giải pháp, quy định, chủ trương, chính sách, tinh thần, của",
    "tại, trong, nêu, có hiệu quả, tốt, nghiêm túc, đầy đủ, thắng lợi, đồng bộ, kịp thời, quyết liệt, việc, điều",
    "khoản, và, năm, kết, về, thành công, thí điểm, ý kiến chỉ đạo",
)
"""Syllables that may stand between "thực hiện" and the document that is carried out."""
_WORD = re.compile(r"\w+")
_TITLE = re.compile(
    r"[\s,]*(?:về|quy định|hướng dẫn|ban hành|phê duyệt|sửa đổi|bổ sung|điều chỉnh|công bố|bãi bỏ)(?!\w)"
)
_ENTITLES = re.compile(r"(?<!\w)(?:về(?: việc)?|ban hành|phê duyệt)(?: ban hành| phê duyệt)? $")
_STOPS = re.compile(r"[;\n]|\.(?=\s)")
_REPORTS = re.compile(r"(?<!\w)(?:rằng|khẳng định|cho biết|cho hay|nhấn mạnh|phát biểu|trả lời)(?!\w)")
_COORDINATED = re.compile(r"[\s,]*(?:và|đồng thời|trong đó)\s*(?:đồng thời )?")
_OF_YEARS = re.compile(r"[\s,]*(?:của\s+)?và (?:[^,;.]{0,40}? )?\d{1,2} năm\s*")
"""What makes carrying out a second thing that is looked back at: "các Quyết định 217, 218 và 2 năm thực hiện …"."""
_CLAUSE_OPENS = re.compile(r"; (?:và |đồng thời )?$")
"""A semicolon behind which a tie goes on with the subject of the clause before: "… có hiệu lực từ …; thay thế D"."""
_IN_EFFECT = re.compile(r",? (?:bắt đầu )?có hiệu lực")
LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
"""Types that are named rather than numbered, and that nothing approves."""
_LISTED_APART = ("eli:repeals", "dcterms:replaces")
_CHANGES = (*_LISTED_APART, "eli:amends")
_ONE_MORE = (" và ", ", ", " và các ")
"""What stands before a further document that is changed, behind the title of the one before."""
_NOUN = re.compile(r"(?:những|nhiều|lần|nội dung|điểm|hiệu lực|đề nghị|kiến nghị|đề xuất|yêu cầu) $")
_AS_COMPOUND = re.compile(r"(?:kèm|tuân|chỉ|làm|học tập và làm) $")
_CROSS_REFERENCE = re.compile(
    r" (?:đúng )?(?:quy định|hướng dẫn|trình tự|thẩm quyền|mẫu|thủ tục|pháp luật|điều|khoản|điểm|phụ lục)(?!\w)"
)
_PART = re.compile(any_of("phụ lục, điều, khoản, điểm, mục, mẫu, biểu, bảng, cụm từ, chương, danh mục"))
_ACTED = any_of("nhằm, để, thông qua và, ban hành và, ký và, công bố và")
"""What ends the passive that "được" begins: a purpose, or a second verb of the same subject."""
_BECOMES = re.compile(rf"(?<!\w)(?:được|bị)(?: (?:(?! ?{_ACTED})[^,;.:()]){{0,50}})? $")
_BECOMES_REACH = 60
_NO_OBJECT = re.compile(r"(?: ?\([^()\n]*\))? ?, ?")
"""What stands behind a change that is part of a law's name: "Luật Xây dựng sửa đổi (năm 2020), Luật Đất đai"."""
_LED_REACH = 240
"""How far behind a tie at the head of a sentence "tại" may name its first object."""
_AT_DOCUMENT = re.compile(r" (?:tại|theo|trong)(?: các)? $")
_COLON = 3
"""How close to a document its own type word may stand before it: "Luật: Chứng khoán"."""
TITLE_REACH = 260
"""How long the words between a document and a tie of its title may be, in characters."""
OBJECT_REACH = 180
"""How far behind a tie its first object may stand."""
NEAR_OBJECT_REACH = 70
"""The same for words that people and offices carry out as well."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A word that ties documents, where it stands."""

    start: int
    end: int
    entry: Entry

    @property
    def relation(self) -> str:
        """The predicate from the acting document to the other."""
        return self.entry.fact("relation")

    @property
    def near(self) -> bool:
        """Whether the word is said of people and offices as often as of documents."""
        return self.entry.fact("bond") == "near"

    @property
    def passive(self) -> bool:
        """Whether its grammatical subject is always the document acted on."""
        return self.entry.fact("voice") == "passive"


def ties_in(analysis: Analysis, start: int, end: int, mentions: Sequence[DocumentMention]) -> list[Tie]:
    """The ties in a span, outside the names of documents; neighbours of one relation count as one."""
    lexicon = analysis.lexicon
    listed = forms(lexicon, "ReferenceTrigger")
    found: list[Tie] = []
    for match in pattern(lexicon, "ReferenceTrigger").finditer(analysis.lower, start, end):
        entry = listed[match.group()]
        if any(m.start < match.end() and match.start() < m.end for m in mentions):
            continue
        if (entry.fact("relation") == "eli:based_on" and not _grounds(analysis, match)) or _is_noun(analysis, match):
            continue
        previous = found[-1] if found else None
        if previous and previous.relation == entry.fact("relation") and _joined(analysis, previous, match, mentions):
            found[-1] = Tie(previous.start, match.end(), previous.entry if not previous.near else entry)
        else:
            found.append(Tie(match.start(), match.end(), entry))
    return found


def _is_noun(analysis: Analysis, match: re.Match[str]) -> bool:
    """Whether a tie is a noun here, or part of another word: "những sửa đổi", "hiệu lực thi hành"."""
    return bool(_NOUN.search(analysis.lower, max(0, match.start() - 12), match.start()))


def _grounds(analysis: Analysis, match: re.Match[str]) -> bool:
    """Whether "theo" or "căn cứ" can name what a whole document rests on, and not a rule within it."""
    if match.group() != "theo":
        return True
    before = analysis.lower[max(0, match.start() - 20) : match.start()]
    return not (_AS_COMPOUND.search(before) or _CROSS_REFERENCE.match(analysis.lower, match.end()))


def _joined(analysis: Analysis, previous: Tie, match: re.Match[str], mentions: Sequence[DocumentMention]) -> bool:
    between = analysis.lower[previous.end : match.start()]
    apart = any(previous.end <= m.start < match.start() for m in mentions)
    return not apart and len(between) < NEAR_OBJECT_REACH and not _STOPS.search(between)


def objects(
    analysis: Analysis, tie: Tie, mentions: Sequence[DocumentMention], ties: Sequence[Tie]
) -> list[DocumentMention]:
    """The documents that a tie reaches behind it: the first, and those listed with it."""
    following = [m for m in mentions if m.start >= tie.end]
    if not following:
        return []
    gap = analysis.lower[tie.end : following[0].start]
    reach = NEAR_OBJECT_REACH if tie.near else OBJECT_REACH
    if len(gap) > reach or _STOPS.search(gap) or (tie.relation in _CHANGES and _NO_OBJECT.fullmatch(gap)):
        return []
    between = residue(analysis, tie.end, following[0].start)
    if tie.near and not consists_of(between, _CARRIED_OUT, " ,"):
        return []
    if any(tie.end <= t.start < following[0].start and not _inside(tie, t) for t in ties):
        return []
    if tie.relation == "eli:based_on" and not names_provision(between):
        return []
    attached = any(tie.end <= t.start < following[0].start for t in ties)
    if not attached and _other_document(analysis, tie.end, following[0].start - _COLON):
        return []
    found = listed_from(analysis, following, ties, apart=tie.relation in _LISTED_APART)
    return [*found, *_resumed(analysis, found, following)] if tie.relation in _CHANGES else found


def _resumed(
    analysis: Analysis, found: Sequence[DocumentMention], following: Sequence[DocumentMention]
) -> list[DocumentMention]:
    """The documents with which a list goes on behind a title: "sửa đổi Nghị định A hướng dẫn Luật B và Nghị định C"."""
    last, more = found[-1], []
    for mention in following:
        if mention.start < last.end or _STOPS.search(analysis.lower, last.end, mention.start):
            continue
        if mention.symbol and mention.type == last.type and analysis.lower.endswith(_ONE_MORE, 0, mention.start):
            more.append(mention)
    return more


def led_to(
    analysis: Analysis, tie: Tie, mentions: Sequence[DocumentMention], ties: Sequence[Tie]
) -> list[DocumentMention]:
    """The documents that a tie at the head of a sentence reaches: "Thực hiện chỉ đạo của X tại Công văn A, …" too."""
    found = objects(analysis, tie, mentions, ties)
    following = [m for m in mentions if m.start >= tie.end]
    if found or not tie.near or tie.relation != "eli:ensures_implementation_of" or not following:
        return found
    gap = analysis.lower[tie.end : following[0].start]
    if len(gap) > _LED_REACH or _STOPS.search(gap) or not _AT_DOCUMENT.search(gap):
        return []
    return listed_from(analysis, following, ties)


def relation(analysis: Analysis, tie: Tie, other: DocumentMention) -> str:
    """The predicate of a tie to a document behind it: to replace a part of one is to amend it."""
    part = tie.relation == "dcterms:replaces" and _PART.search(analysis.lower, tie.end, other.start)
    return "eli:amends" if part else tie.relation


def _inside(tie: Tie, other: Tie) -> bool:
    """Whether a tie only describes what another acts on: "sửa đổi Phụ lục ban hành kèm theo Nghị định …"."""
    acts = tie.relation in ("eli:amends", "eli:repeals", "dcterms:replaces")
    return acts and other.relation in ("kg:approves", "eli:based_on")


def listed_from(
    analysis: Analysis, mentions: Sequence[DocumentMention], ties: Sequence[Tie], *, apart: bool = True
) -> list[DocumentMention]:
    """The first of some mentions and those that go on its list, up to the next tie or another kind of gap.

    `apart` tells whether a semicolon goes on with the list.
    """
    found = [mentions[0]]
    end = found[-1].end
    for mention in mentions[1:]:
        if mention.start < end:
            if mention.start == found[-1].start:
                found.append(mention)
            continue
        gap = analysis.lower[end : mention.start]
        if gap.count("(") > gap.count(")"):
            end = max(end, analysis.lower.find(")", mention.end))
            continue
        if (";" in gap and not apart) or any(end <= t.start < mention.start for t in ties):
            break
        if gap.count(")") > gap.count("(") + (gap[:1] == ")"):
            break
        goes_on = _AND.fullmatch(residue(analysis, end, mention.start).lstrip(")")) or _LIST.fullmatch(gap)
        if not (goes_on or (apart and _ITEM_ENDS.fullmatch(gap))):
            break
        found.append(mention)
        end = mention.end
    return found


def subject(
    analysis: Analysis, tie: Tie, mentions: Sequence[DocumentMention], ties: Sequence[Tie]
) -> list[DocumentMention]:
    """The document, or the documents that one word means, that a tie has before it.

    A tie coordinated with an earlier one ("sửa đổi A và bãi bỏ B") has the subject of that one.
    """
    before = [m for m in mentions if m.end <= tie.start]
    if not before or _begins_line(analysis, tie):
        return []
    last = before[-1]
    if _OF_YEARS.fullmatch(residue(analysis, last.end, tie.start)):
        return []
    if _COORDINATED.fullmatch(residue(analysis, last.end, tie.start)):
        return _subject_of_earlier(analysis, tie, last, mentions, ties)
    if _is_done_to(analysis, last, before, ties):
        return []
    clause = _CLAUSE_OPENS.search(analysis.lower, last.end, tie.start)
    if clause and any(t.start < last.start for t in ties):
        return _subject_of_earlier(analysis, tie, last, mentions, ties)
    end = clause.start() if clause and _IN_EFFECT.match(analysis.lower, last.end) else tie.start
    if tie.start - last.end > TITLE_REACH or _STOPS.search(analysis.lower, last.end, end):
        return []
    if not last.symbol and last.type in LAWS and analysis.lower[last.end : tie.start] in (", ", "; "):
        return []
    if _other_document(analysis, last.end, _title_end(analysis, last, tie)):
        return []
    if not is_predicate(analysis, tie, last):
        titled = _TITLE.match(residue(analysis, last.end, tie.start).replace("của", "", 1).lstrip())
        if changes_subject(analysis, last.end, tie.start) or (tie.near and not titled):
            return []
    return [m for m in before if (m.start, m.end) == (last.start, last.end)]


def _subject_of_earlier(
    analysis: Analysis, tie: Tie, last: DocumentMention, mentions: Sequence[DocumentMention], ties: Sequence[Tie]
) -> list[DocumentMention]:
    """The subject of the tie with which one goes on: the last of the same relation before a document, else the last."""
    before = [t for t in reversed(ties) if t.start < last.start]
    earlier = next((t for t in before if t.relation == tie.relation), before[0] if before else None)
    turned = earlier is None or earlier.passive or becomes(analysis, earlier)
    return subject(analysis, earlier, mentions, ties) if earlier and not turned else []


def _begins_line(analysis: Analysis, tie: Tie) -> bool:
    """Whether a ground is written with a capital: it heads a line of its own, if one that a text joined to others."""
    return tie.relation == "eli:based_on" and analysis.text[tie.start : tie.start + 2].istitle()


def becomes(analysis: Analysis, tie: Tie) -> bool:
    """Whether a tie is said of what is acted on: "được sửa đổi", "bị bãi bỏ"."""
    return bool(_BECOMES.search(analysis.lower, max(0, tie.start - _BECOMES_REACH), tie.start))


def names_provision(between: str) -> bool:
    """Whether words before a document only say which provision of it is meant: "khoản 2 Điều 5"."""
    return consists_of(between, _PROVISION, " ,:-\n")


def consists_of(text: str, words: frozenset[str], marks: str) -> bool:
    """Whether a text in lower case has no other words than these, numbers and letters that count, and these marks."""
    if any(mark not in marks for mark in _WORD.sub("", text)):
        return False
    return all(w in words or w[0].isdigit() or len(w) == 1 or not w.strip("ivx") for w in _WORD.findall(text))


def residue(analysis: Analysis, start: int, end: int) -> str:
    """What a span says in lower case beside bodies, people and dates."""
    named = (analysis.bodies, analysis.dates, analysis.people)
    spans = [(m.start, m.end) for found in named for m in within(found, start, end)]
    pieces, at = [], start
    for first, last in sorted(spans, key=lambda s: (s[0], -s[1])):
        if first >= at:
            pieces.append(analysis.lower[at:first])
            at = last
    pieces.append(analysis.lower[at:end])
    return " ".join(pieces)


def is_predicate(analysis: Analysis, tie: Tie, mention: DocumentMention) -> bool:
    """Whether a tie follows a document with nothing but its date, issuer and auxiliary words between."""
    return consists_of(residue(analysis, mention.end, tie.start), _BETWEEN, ' ,()“”"\n')


def _other_document(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a document without number or name stands in a span: it is the subject then."""
    hits = [h for h in analysis.hits_in("DocumentType", start, end) if h.start > start + 1]
    common = ("verbal", "compound")
    return any(analysis.text[h.start].isupper() or not any(map(h.entry.fact, common)) for h in hits)


def _is_done_to(
    analysis: Analysis, mention: DocumentMention, before: Sequence[DocumentMention], ties: Sequence[Tie]
) -> bool:
    """Whether the subject is what is done to a document, not the document: "việc sửa đổi Thông tư A nhằm …"."""
    acting = next((t for t in reversed(ties) if t.end <= mention.start), None)
    if acting is None or any(acting.end <= m.start < mention.start for m in before):
        return False
    return analysis.lower.endswith("việc ", 0, acting.start) and not analysis.lower.endswith(
        "về việc ", 0, acting.start
    )


def _title_end(analysis: Analysis, mention: DocumentMention, tie: Tie) -> int:
    """Where the type begins that a title gives its document before a tie: "về Chương trình hành động thực hiện …"."""
    hits = analysis.hits_in("DocumentType", mention.end, tie.start)
    if hits and hits[-1].entry.fact("naming") == "programme":
        owner = residue(analysis, hits[-1].end, tie.start).split()
        if owner in ([], ["của"]) and _ENTITLES.search(analysis.lower, mention.end, hits[-1].start):
            return hits[-1].start
    return tie.start


def changes_subject(analysis: Analysis, start: int, end: int) -> bool:
    """Whether somebody else acts between a document and a tie: ", Chính phủ đã …"."""
    if _REPORTS.search(analysis.lower, start, end):
        return True
    for body in within(analysis.bodies, start, end):
        before = analysis.lower[max(start, body.start - 4) : body.start]
        if before.endswith((", ", "mà ", "và ")) and not analysis.lower[body.end : body.end + 2].startswith((",", ")")):
            return True
    return False
