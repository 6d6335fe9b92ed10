"""What a goal measures: the noun phrase of its clause, in words of the text.

`INDICATOR VERB NUMBER UNIT [OF]` or, turned round, `NUMBER UNIT INDICATOR`. The phrase begins at
a noun that opens indicators ("tỷ lệ …"), else after the last comma, and loses the words that
join, urge or lead up to it. A verb that only says that the level is reached (đạt, còn, lên) is
left out; one that says what the number counts (giảm, tăng) is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.analysis import Analysis, QuantityMention, within
from kg.extract.forms import forms, pattern
from kg.extract.relations.clauses import Clause, verb_before
from kg.extract.relations.deadlines import deadlines
from kg.extract.relations.goals import Goal
from kg.ontology import Lexicon
from kg.text.letters import LOWER, UPPER

_MARK = re.compile(
    r"(?:[-+•*] ?|\(\d{1,2}\) ?|\([a-zđ]\) ?|\d{1,2}(?:\.\d{1,2})*[.)] ?|[a-zđ]{1,2}\) ?|[ivx]{1,5} ?[.)-] |"
    r"(?:chỉ tiêu|mục tiêu)(?: số)? \d+(?:\.\d+)? ?[:.-] ?)+",
    re.IGNORECASE,
)
_EDGE = " ,;:.-\"“”'"
_RIGHT_END = re.compile(
    r"[;.](?!\d)| \(|[”\"] ?-|…| là (?:sự|một|việc)(?!\w)|, (?=đến|vào|trong đó|đồng thời|qua đó|góp phần|nhằm|để |bảo đảm|đảm bảo|tương ứng|phấn đấu|nâng|đưa|giảm|tăng|chiếm|cần |khuyến khích|tạo |(?i:TP|tỉnh|thành phố|chúng ta|chúng tôi) (?:cần|phải|sẽ) )|"
    r"(?:,| và)? (?=(?:nhằm|để|qua đó|góp phần|theo quy định|trong đó|so với|so cùng kỳ|theo kế hoạch|theo phương án|đã được|mà|nhưng)(?!\w))"
)
_COMPARED = re.compile(r" ?(so với [^,;.()]{3,60})")
_OF = re.compile(r"(?:trong|trên|của|vào|ở|tại)(?!\w)")
_RELATIVE = re.compile(r"(?<!\w)(?:được|có|đạt|là|bị)(?!\w)")
_PLACE = re.compile(
    rf"(?:trên địa bàn |tại |ở )?(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Tt]hị xã|[Xx]ã|[Pp]hường|[Qq]uận) [{UPPER}]\w*(?: [{UPPER}]\w*){{0,3}}"
)
_PROPER = re.compile(rf"[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,3}}")
_JOINED = re.compile(r"(?:,| và|\() ?$")
_START = re.compile(r" (?:giảm|tăng) từ [^,;]*$")
_KEPT = ("đưa vào",)
_SINCE = re.compile(r"(?:trong |cho |của )?(?:những |vài )?(?:năm nay|cả năm|năm tới|thời gian tới)(?!\w),? ?|từ (?:năm |ngày )?[\d/]{4,10}(?: trở đi)?,? ?", re.IGNORECASE)
_UNREACHED = frozenset(("", "có", "với", "từ", "gồm", "sẽ có"))

LONGEST = 30
"""Syllables that an indicator has at most; a longer phrase is cut at its last comma before."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """The phrase, and the part of it that a following clause may share."""

    phrase: str
    shared: str
    inverted: bool = False
    """Whether the phrase stands after the number ("trên 50% diện tích …")."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """A clause taken apart: LEFT VERB [MEASURED] number RIGHT."""

    left: str
    verb: str
    measured: str
    right: str

    @property
    def change(self) -> str:
        """The verb where it belongs to what is measured: "giảm", "tăng bình quân"."""
        return self.verb if self.verb.startswith(("giảm", "tăng", "tinh giản", "cắt giảm")) else ""


def indicator(
    analysis: Analysis, clause: Clause, goal: Goal, before: Indicator | None
) -> Indicator | None:
    """The indicator of a clause, None if it has none.

    Where the clause itself has none, it stands before the goal word ("tốc độ tăng GDP | phấn đấu
    đạt 8%"), or the clause goes on from the one before ("… và đến năm 2025 là 100%").
    """
    quantity = clause.quantity
    parts = _take_apart(analysis, clause)
    if goal.lead and not clause.chained:
        parts = _with_lead(analysis, parts, goal.lead, goal.reaching)
    if quantity.dimension == "rank":
        phrase = _ranked(analysis, quantity, parts, before if clause.chained else None)
    elif quantity.dimension == "count":
        phrase = _counted(analysis, quantity, parts)
    else:
        phrase = _measured(analysis, parts, quantity, before if clause.chained else None)
    phrase = _shorten(phrase)
    if not re.search(r"[^\W\d_]{2}", phrase) or phrase.lower() in _changes(analysis.lexicon):
        return None
    if pattern(analysis.lexicon, "HollowOpening").match(phrase.lower()):
        return None
    return Indicator(phrase, _shorten(_join(parts.measured, parts.left)) or phrase, not (parts.left or parts.measured))


def _measured(analysis: Analysis, parts: _Parts, quantity: QuantityMention, before: Indicator | None) -> str:
    """The phrase for a percentage, an amount of money or a measure."""
    opens = pattern(analysis.lexicon, "IndicatorHead").match(parts.left.lower())
    compared = parts.right if parts.right.startswith("so với ") else ""
    right = "" if compared else parts.right
    if parts.left or parts.measured:
        if not parts.verb and not opens and not _OF.match(right):
            return _join(parts.measured, parts.left, right, compared)
        whole = right if quantity.dimension in ("percent", "ratio") or _OF.match(right) else ""
        if pattern(analysis.lexicon, "GoalAside").match(whole):
            whole = ""
        if whole and (parts.verb or opens) and not _OF.match(whole):
            whole = ("" if _RELATIVE.match(whole) else "trong ") + whole
        return _join(parts.measured, parts.left, parts.change, whole.partition(",")[0], compared)
    if before and (not right or _leans(right, before)):
        whole = right if not right or _OF.match(right) else "trong " + right
        return _join(before.shared, parts.change, whole.partition(",")[0], compared)
    right = re.sub(r"^(?:đối với|cho) ", "", right)
    if pattern(analysis.lexicon, "GoalAside").match(right):
        return ""
    return _join(parts.change, right, compared)


def _counted(analysis: Analysis, quantity: QuantityMention, parts: _Parts) -> str:
    """The phrase for a number of things: the noun counted belongs to it, unless it stands before the verb."""
    noun = re.split(r" ?/| (?:trở lên|mỗi|hằng|hàng) ", analysis.text[quantity.noun : quantity.end])[0]
    if parts.left and parts.verb not in _UNREACHED and not parts.change:
        return _join(parts.measured, parts.left)
    return _join(parts.measured, parts.left, parts.change, noun, parts.right)


def _ranked(analysis: Analysis, quantity: QuantityMention, parts: _Parts, before: Indicator | None) -> str:
    """The phrase for a rank: the group, and what it is ranked by."""
    said = analysis.lower[quantity.start : quantity.number]
    group = "nhóm" if "nhóm" in said or "trong" in said or "thuộc" in said else said.strip()
    about = _unowned(analysis, re.sub(r" ?(?:đứng|nằm|lọt|xếp|vào|thuộc|và)(?: vào)?$", "", parts.left))
    if " là " in about:
        about = ""
    if not about and " về " not in parts.right and before and " về " in before.phrase:
        about = before.phrase.partition(" về ")[2]
    return _join(group, parts.right, f"về {about}" if about else "")


def _leans(right: str, before: Indicator) -> bool:
    """Whether "35% tổng thu" shares the words before "55% GDP" in "đóng góp 55% GDP, 35% tổng thu"."""
    return " trong " in f" {before.phrase} " and not _RELATIVE.search(right)


def _take_apart(analysis: Analysis, clause: Clause) -> _Parts:
    start = clause.start
    for marker in analysis.hits_in("GoalMarker", start, clause.quantity.start):
        says = _without_deadlines(analysis, marker.end, clause.quantity.start).strip(_EDGE)
        if marker.entry.fact("goal") in ("act", "noun") and says not in ("", "là", "đạt"):
            start = marker.end
    text = _without_deadlines(analysis, start, clause.quantity.start)
    left, verb, measured = _left(analysis, text)
    return _Parts(left, verb, measured, _right(analysis, clause))


def _with_lead(analysis: Analysis, parts: _Parts, lead: tuple[int, int], reaching: bool) -> _Parts:
    """The parts with the phrase before the goal word, where the clause itself has none or a bare "kim ngạch"."""
    bare = len(parts.left.split()) <= 2 and bool(pattern(analysis.lexicon, "IndicatorHead").fullmatch(parts.left.lower()))
    if parts.left and not bare:
        return parts
    text = re.split(r"[;:]", _without_deadlines(analysis, *lead).rstrip(" ,:"))[-1]
    if within(analysis.quantities, *lead):
        return parts
    left = _phrase(analysis, text, strict=True)
    opens = pattern(analysis.lexicon, "IndicatorHead").match(left.lower())
    if not left or len(left.split()) > LONGEST // 2:
        return parts
    if not opens and not reaching:
        return parts
    if not opens and not parts.left and (parts.measured or parts.right and not _OF.match(parts.right)):
        return parts
    return _Parts(left, parts.verb or "đạt", _join(parts.measured, parts.left), parts.right)


def _left(analysis: Analysis, text: str) -> tuple[str, str, str]:
    """The noun phrase before the verb, the verb, and a noun between verb and number ("đạt kim ngạch 10 tỷ")."""
    if _JOINED.search(text):
        return "", "", ""
    verbs = verb_before(analysis.lexicon)
    found = verbs.search(text.lower())
    measured = ""
    if not found:
        for noun in pattern(analysis.lexicon, "IndicatorHead").finditer(text.lower()):
            inner = verbs.search(text[: noun.start()].lower())
            if inner and inner["verb"].startswith("đạt") and len(text[noun.start() :].split()) <= 8:
                measured, found = text[noun.start() :].strip(_EDGE), inner
                break
    if not found:
        return _phrase(analysis, text, level=False), "", measured
    kept = " ".join(re.findall(r"bình quân|trung bình|thêm", found["adverbs"]))
    verb = f"{found['verb']} {kept}".strip()
    before = _START.sub("", text[: found.start()])
    return _phrase(analysis, before, level=not verb.startswith(("giảm", "tăng"))), verb, measured


def _right(analysis: Analysis, clause: Clause) -> str:
    """The words after the number that belong to it; for a change, what it is compared with."""
    text = _without_deadlines(analysis, clause.quantity.end, clause.end)
    if text.lstrip().startswith((",", "(", ":")):
        return ""
    compared = _COMPARED.match(text)
    if compared:
        return compared[1].strip(_EDGE)
    stop = _RIGHT_END.search(text)
    return _tidy(analysis, text[: stop.start()] if stop else text, leads=False)


def _without_deadlines(analysis: Analysis, start: int, end: int) -> str:
    """A span of the view without its deadlines; what stands before one and a comma is left out too."""
    pieces, at = [], start
    for due in deadlines(analysis, start, end):
        pieces.append(analysis.text[at : due.start].rstrip() + " ")
        at = due.end
        if analysis.text[at : at + 1] == ",":
            pieces.clear()
        elif analysis.text[at : at + 1] == " ":
            at += 1
    return _SINCE.sub("", "".join([*pieces, analysis.text[at:end]]))


def _phrase(analysis: Analysis, text: str, *, level: bool = True, strict: bool = False) -> str:
    """The noun phrase that ends a text: from the last noun that opens an indicator, else the last comma.

    `level`: whether a verb of reaching a level follows, so that "giảm tỷ lệ X (xuống 3%)" loses its verb.
    `strict`: take nothing that does not begin with such a noun or is longer than one piece.
    """
    head = pattern(analysis.lexicon, "IndicatorHead")
    text = text.rpartition(": ")[2]
    pieces = text.split(", ")
    if len(pieces) > 1 and not _tidy(analysis, pieces[-1]):
        return ""
    for index in range(len(pieces) - 1, -1, -1):
        opening = _tidy(analysis, pieces[index])
        promoted = _promotion(analysis.lexicon).match(opening.lower())
        if promoted and level:
            opening = opening[promoted.end() :]
        if head.match(opening.lower()):
            return _tidy(analysis, ", ".join([opening, *pieces[index + 1 :]]))
        if promoted:
            return _tidy(analysis, ", ".join([opening, *pieces[index + 1 :]]))
    last = _tidy(analysis, _unowned(analysis, pieces[-1]))
    if strict or len(last.split()) >= 3 or len(text.split()) > 14:
        return last
    return _tidy(analysis, _unowned(analysis, text))


def opens_like_indicator(lexicon: Lexicon, phrase: str) -> bool:
    """Whether a phrase begins with a noun that opens indicators, or a verb of change before one."""
    lower = phrase.lower()
    promoted = _promotion(lexicon).match(lower)
    return bool(pattern(lexicon, "IndicatorHead").match(lower, promoted.end() if promoted else 0))


@lru_cache(maxsize=8)
def _changes(lexicon: Lexicon) -> frozenset[str]:
    """The verbs of change that name nothing by themselves: "tăng", but not "tăng trưởng"."""
    return frozenset(forms(lexicon, "ChangeVerb")) - frozenset(forms(lexicon, "IndicatorHead"))


@lru_cache(maxsize=8)
def _promotion(lexicon: Lexicon) -> re.Pattern[str]:
    verbs, heads = pattern(lexicon, "GoalPromotion").pattern, pattern(lexicon, "IndicatorHead").pattern
    return re.compile(rf"{verbs} (?={heads})")


def _unowned(analysis: Analysis, text: str) -> str:
    """`text` without the place or body that opens it as its subject ("tỉnh Lào Cai có …")."""
    if _PLACE.fullmatch(text.strip()) or _PROPER.fullmatch(text.strip()):
        return ""
    opening = re.match(r"(?:trên địa bàn |tại |ở |riêng )?(?:tỉnh |thành phố |tp\.? ?|huyện |xã |phường )?", text, re.IGNORECASE)
    rest = text[opening.end() :] if opening else text
    names = {analysis.text[m.start : m.end] for m in (*analysis.places, *analysis.bodies)}
    for name in sorted(names, key=len, reverse=True):
        for whole in (text, rest):
            if whole.startswith(name) and not whole[len(name) :][:1].isalnum():
                return whole[len(name) :].lstrip(_EDGE)
    return text


def _tidy(analysis: Analysis, text: str, *, leads: bool = True) -> str:
    """A phrase without list marks, and without joining, urging and leading words at its edges."""
    kinds = ("GoalConnective", "GoalModal", "GoalLead") if leads else ("GoalConnective",)
    text = text.strip()
    mark = _MARK.match(text)
    text = (text[mark.end() :] if mark else text).strip(_EDGE)
    if text.count(")") > text.count("("):
        text = text.rpartition(")")[2].strip(_EDGE) if leads else text.partition(")")[0].strip(_EDGE)
    opening = pattern(analysis.lexicon, *kinds)
    while leads and (found := opening.match(text.lower())) and not text.lower().startswith(_KEPT):
        text = text[found.end() :].lstrip(_EDGE)
    closing = forms(analysis.lexicon, "GoalModal")
    while words := text.lower().split():
        if words[-1] not in closing and words[-1] not in ("và", "là", "của", "đạt", "tại", "với", "có"):
            break
        text = text[: -len(words[-1])].rstrip(_EDGE) if len(words) > 1 else ""
    return text + ")" if text.count("(") > text.count(")") else text


def _join(*parts: str) -> str:
    return " ".join(p for p in parts if p).strip(_EDGE)


def _shorten(phrase: str) -> str:
    """A phrase of at most LONGEST syllables, in lower case but for names and abbreviations at its start."""
    words = phrase.split()
    if len(words) > 1 and words[0].istitle() and not words[1].istitle():
        phrase = phrase[0].lower() + phrase[1:]
    if len(words) > LONGEST:
        phrase = re.sub(r" ?\([^()]*\)", "", phrase)
        words = phrase.split()
    if len(words) <= LONGEST:
        return phrase
    cut = " ".join(words[:LONGEST])
    comma = cut.rfind(",")
    return cut[:comma] if comma > len(cut) // 3 else cut
