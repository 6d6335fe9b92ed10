"""Noun phrases of a goal, trimmed: without list marks, joining and urging words, deadlines and subjects."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from kg.extract.analysis import Analysis
from kg.extract.forms import forms, pattern
from kg.extract.relations.targets.deadlines import deadlines
from kg.ontology import Lexicon
from kg.text.letters import LOWER, UPPER

EDGE = " ,;:.-\"“”'"
"""Characters that a phrase neither begins nor ends with."""
LONGEST = 30
"""Syllables that an indicator has at most; a longer phrase is cut at its last comma before."""
SHORT = 14
"""Syllables up to which a text without an opening noun is taken whole."""

_MARK = re.compile(
    r"(?:[-+•*] ?|\(\d{1,2}\) ?|\([a-zđ]\) ?|\d{1,2}(?:\.\d{1,2})*[.)] ?|[a-zđ]{1,2}\) ?|[ivx]{1,5} ?[.)-] |"
    r"(?:chỉ tiêu|mục tiêu)(?: số)? \d+(?:\.\d+)? ?[:.-] ?)+",
    re.IGNORECASE,
)
_RELATIVE_TIME = re.compile(
    r"(?:trong |cho |của )?(?:những |vài )?(?:năm nay|cả năm|năm tới|thời gian tới|giai đoạn này)(?!\w),? ?|"
    r"(?:đến |trong |từ đầu ){1,2}(?:hết |cuối |đầu )?nhiệm kỳ(?: này)?(?! \d),? ?|"
    r"(?:tính )?đến (?:hết |cuối )?(?:tháng \d{1,2}|quý [ivx\d]{1,3})(?!\w)(?: mới)? ?|"
    r"từ (?:năm |ngày )?[\d/]{4,10}(?: trở đi)?,? ?",
    re.IGNORECASE,
)
_LEVEL_WORD = r"[Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Tt]hị xã|[Xx]ã|[Pp]hường|[Qq]uận"
_PLACE = re.compile(
    rf"(?:trên địa bàn |tại |ở )?(?:{_LEVEL_WORD}) [{UPPER}]\w*(?: [{UPPER}]\w*){{0,3}}|"
    r"TP|[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Kk]hu vực này|[Đđ]ịa phương|"
    rf"[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,3}}"
)
_WITHIN_PLACE = re.compile(
    r"(?:trên địa bàn |tại |ở |riêng )?(?:tỉnh |thành phố |tp\.? ?|huyện |xã |phường )?", re.IGNORECASE
)
_KEPT = ("đưa vào",)
"""Openings that look like a verb to be dropped, but belong to what follows."""


def without_deadlines(analysis: Analysis, start: int, end: int) -> str:
    """A span of the view without its deadlines; what stands before one and a comma is left out too."""
    pieces, at = [], start
    for due in deadlines(analysis, start, end):
        pieces.append(analysis.text[at : due.start].rstrip() + " ")
        at = due.end
        if analysis.text[at : at + 1] == ",":
            pieces.clear()
        elif analysis.text[at : at + 1] == " ":
            at += 1
    return _RELATIVE_TIME.sub("", "".join([*pieces, analysis.text[at:end]]))


def noun_phrase(
    lexicon: Lexicon, text: str, subjects: Collection[str], *, level: bool = True, strict: bool = False
) -> str:
    """The noun phrase that ends a text: from the last noun that opens an indicator, else the last comma.

    `subjects`: names of places, bodies and documents, dropped where they open the phrase.
    `level`: whether a verb of reaching a level follows, so that "giảm tỷ lệ X (xuống 3%)" loses its verb.
    `strict`: take no more than the last piece where no such noun opens one.
    """
    text = text.rpartition(": ")[2]
    reported = [m.end() for m in pattern(lexicon, "ReportingVerb").finditer(text.lower())]
    text = text[reported[-1] :] if reported else text
    pieces = text.split(", ")
    if len(pieces) > 1 and not tidy(lexicon, pieces[-1]):
        return ""
    for index in range(len(pieces) - 1, -1, -1):
        opening = tidy(lexicon, pieces[index])
        promoted = _promotion(lexicon).match(opening.lower())
        if promoted and level:
            opening = opening[promoted.end() :]
        if promoted or pattern(lexicon, "IndicatorHead").match(opening.lower()):
            return tidy(lexicon, ", ".join([opening, *pieces[index + 1 :]]))
    led = [m.end() for m in _led(lexicon).finditer(pieces[-1].lower())]
    if led and level:
        return tidy(lexicon, pieces[-1][led[-1] :])
    last = _free(lexicon, pieces[-1], subjects)
    whole = strict or not last or len(last.split()) >= 3 or len(text.split()) > SHORT
    return last if whole else _free(lexicon, text, subjects)


def opens_like_indicator(lexicon: Lexicon, phrase: str) -> bool:
    """Whether a phrase begins with a noun that opens indicators, or a verb of change before one."""
    lower = phrase.lower()
    promoted = _promotion(lexicon).match(lower)
    return bool(pattern(lexicon, "IndicatorHead").match(lower, promoted.end() if promoted else 0))


def unowned(text: str, subjects: Collection[str]) -> str:
    """`text` without the place or body that opens it as its subject ("tỉnh Lào Cai có …")."""
    if _PLACE.fullmatch(text.strip()):
        return ""
    opening = _WITHIN_PLACE.match(text)
    rest = text[opening.end() :] if opening else text
    for name in subjects:
        for whole in (text, rest):
            if whole.startswith(name) and not whole[len(name) :][:1].isalnum():
                return whole[len(name) :].lstrip(EDGE)
    return text


def tidy(lexicon: Lexicon, text: str, *, leads: bool = True) -> str:
    """A phrase without list marks, joining and urging words at its edges; `leads`: also those that lead up to it."""
    text = text.strip()
    mark = _MARK.match(text)
    text = _balanced((text[mark.end() :] if mark else text).strip(EDGE), leads)
    opening = pattern(lexicon, "GoalConnective", "GoalModal", "GoalLead")
    while leads and not text.lower().startswith(_KEPT) and (found := opening.match(text.lower())):
        text = text[found.end() :].lstrip(EDGE)
    text = _closing(lexicon).sub("", text).rstrip(EDGE)
    return text + ")" if text.count("(") > text.count(")") else text


def join(*parts: str) -> str:
    """The parts that are not empty, with blanks between."""
    return " ".join(p for p in parts if p).strip(EDGE)


def shorten(phrase: str) -> str:
    """A phrase of at most LONGEST syllables, in lower case but for names and abbreviations at its start."""
    words = phrase.split()
    if len(words) > 1 and words[0].istitle() and not words[1].istitle():
        phrase = phrase[0].lower() + phrase[1:]
    if len(words) > LONGEST:
        phrase = re.sub(r" ?\([^()]*\)", "", phrase)
    cut = " ".join(phrase.split()[:LONGEST])
    comma = cut.rfind(",")
    if cut == phrase or comma <= len(cut) // 3:
        return cut
    return cut[:comma]


def _free(lexicon: Lexicon, text: str, subjects: Collection[str]) -> str:
    return tidy(lexicon, unowned(tidy(lexicon, unowned(text, subjects)), subjects))


def _balanced(text: str, leads: bool) -> str:
    """`text` without the part that belongs to a bracket opened or closed outside it."""
    if leads and text.startswith("(") and ")" not in text:
        text = text[1:]
    if text.count(")") > text.count("("):
        text = text.rpartition(")")[2] if leads else text.partition(")")[0]
    return text.strip(EDGE)


@lru_cache(maxsize=8)
def _closing(lexicon: Lexicon) -> re.Pattern[str]:
    words = pattern(lexicon, "GoalModal", "ClosingWord").pattern
    return re.compile(rf"(?:(?:^|[ ,]+){words}){{1,6}}$", re.IGNORECASE)


@lru_cache(maxsize=8)
def _promotion(lexicon: Lexicon) -> re.Pattern[str]:
    verbs, heads = pattern(lexicon, "GoalPromotion").pattern, pattern(lexicon, "IndicatorHead").pattern
    return re.compile(rf"{verbs} (?={heads})")


@lru_cache(maxsize=8)
def _led(lexicon: Lexicon) -> re.Pattern[str]:
    """A word that leads up to a noun that opens an indicator: "… giải pháp để | kim ngạch …"."""
    heads = pattern(lexicon, "IndicatorHead").pattern
    return re.compile(rf"(?<!\w)(?:để|nhằm|với|đưa|giữ|bảo đảm|đảm bảo|là|mức) (?={heads})")


@lru_cache(maxsize=8)
def bare_changes(lexicon: Lexicon) -> frozenset[str]:
    """The verbs of change that name nothing by themselves: "tăng", but not "tăng trưởng"."""
    return frozenset(forms(lexicon, "ChangeVerb")) - frozenset(forms(lexicon, "IndicatorHead"))
