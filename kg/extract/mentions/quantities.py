"""Quantities: numbers with a unit, and the words beside them that say how they are meant.

Numbers in figures are the way in; what follows is looked up among the units of the lexicon and
what precedes among its comparators. A number without a unit is no quantity.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal

from kg.extract.analysis import Analysis, QuantityMention
from kg.extract.forms import forms, pattern
from kg.ontology import Entry, Lexicon
from kg.text.numbers import Numeral, numeral_at

_ALONE = r"(?<![\w.,/].)(?<![^\W_]-.)"
"""Behind the first figure of a number: it is no part of a word, a symbol or a longer number."""
_RANKED_AT = r"(?:(?<=(?:top|tốp|thứ|trí) .)|(?<=hạng .))"
_COUNTS = r"(?=-\d| ?(?:[%‰$€°]|- ?\d|[^\W\d_]))"
_FIGURES = re.compile(rf"[0-9]{_ALONE}(?:{_RANKED_AT}|(?=\d*+(?:[.,]\d++)*+{_COUNTS}))")
"""The first figure of a number that something counted follows, or that words of a ranking introduce."""
_SPELLED = re.compile(
    r"(?<!\w)(?:(?:một )?nửa|(?:một|hai|ba) phần (?:hai|ba|tư|năm)|(?:(?<=ít nhất )|(?<=tối thiểu ))một|"
    r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) (?:mươi|trăm)[^\W\d]*(?: [^\W\d]+){0,4}|mười(?: [^\W\d]+)?)(?!\w)"
)
_MULTIPLES = {"đôi": 2.0, "rưỡi": 1.5, "ba": 3.0, "bốn": 4.0, "năm": 5.0}
_MULTIPLE = re.compile(r"(?<!\w)gấp (?P<times>đôi|rưỡi|ba|bốn|năm)(?! (?:lần|mươi|trăm|nghìn))(?!\w)")
_HALF = re.compile(r"(?<!\w)(?:giảm|cắt giảm|chiếm) (?P<half>(?:một )?nửa)(?!\w)")
_BARE = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)*(?![\w/%])")
_NOUN = re.compile(r" ([^\W\d_]+ [^\W\d_]+)(?!\w)")
_UNIT = re.compile(
    r" ?(us\$|°[cf](?!\w)|ki-lô-[^\W\d_]+(?: (?:giờ|vuông))?|[%‰$€](?: ?điểm(?!\w))?|"
    r"[^\W\d_]+[²³23]?(?:[/-][a-z]{1,3}(?!\w))?(?: (?:%|[^\W\d_]+[²³]?)){0,3})"
)
_DONG = re.compile(r"(?<=t[ỷỉ])(?=[.,;:)]|$| (?:cho|và|để|trong|vào|năm)(?!\w))")
_PER = re.compile(
    r" ?/ ?((?:1\.?000|một|1|\d+ vạn|vạn|nghìn) )?([^\W\d_]+)|,? (?:mỗi|một|hằng|hàng) (năm|tháng|quý)(?!\w)"
)
_LABEL = re.compile(
    r"(?<!\w)(?:năm|tháng|ngày|quý|khoản|điều|điểm|mục|chương|phần|khóa|khoá|kỳ|thứ|số|quận|phường|tổ|bảng|"
    r"phụ lục|mức độ|cấp độ|cấp|loại|lần|bậc|nhóm|cơ sở|giai đoạn|đợt|vòng|hạng|gói|tuyến|đoạn|lô|tầng|đại hội|"
    r"luật|nghị quyết|quyết định|nghị định|thông tư|chỉ thị) $"
)
_RANGE_GAP = re.compile(r" ?(?:-|đến|tới) ?$")
_RANKED = re.compile(r"(?: [^\W\d_]+){0,9}?$")

_BETWEEN = frozenset(("có", "đạt", "là", "được", "từ", "mức"))
"""Verbs that may stand between a comparator and its number: "tối thiểu có 5"."""
_DIGITS_WORD = " con số"
"""What follows a number of digits, which is no quantity: "tăng trưởng 2 con số"."""
_REACH = 70
"""Characters after the number of a group among which the words for its lead are looked for."""
_WINDOW = 28
"""Characters in front of a number among which its comparator is looked for."""


def find(analysis: Analysis) -> None:
    """Add every quantity of the text to `analysis.quantities`."""
    found: list[QuantityMention] = []
    last = 0
    lower = analysis.lower
    for figures in _FIGURES.finditer(lower):
        start = figures.start()
        quantity = quantity_at(analysis, start) if start >= last else None
        if quantity:
            last = quantity.end
            _add(found, quantity, lower)
    analysis.quantities = found


def spelled(analysis: Analysis, start: int, end: int) -> list[QuantityMention]:
    """The quantities of a span whose number is written in words ("ít nhất một trường", "gấp đôi")."""
    found = [quantity_at(analysis, words.start()) for words in _SPELLED.finditer(analysis.lower, start, end)]
    for words in _MULTIPLE.finditer(analysis.lower, start, end):
        at, value = words.start("times"), _MULTIPLES[words["times"]]
        found.append(QuantityMention(at, words.end(), value, "lần", dimension="ratio", number=at, noun=words.end()))
    for words in _HALF.finditer(analysis.lower, start, end):
        at = words.start("half")
        found.append(QuantityMention(at, words.end(), 50, "%", dimension="percent", number=at, noun=words.end()))
    return [q for q in found if q]


def unnamed(analysis: Analysis, start: int, end: int) -> list[QuantityMention]:
    """The numbers of a span that no known unit follows: an index ("HDI trên 0,7"), or an unlisted noun counted.

    They are quantities only where a grammar says so; the unit is the noun that follows, if one does.
    """
    found = []
    for figures in _BARE.finditer(analysis.lower, start, end):
        numeral = numeral_at(analysis.lower, figures.start())
        if not numeral or numeral.end > end or _is_label(analysis.lower, numeral):
            continue
        if analysis.lower.startswith((_DIGITS_WORD, "\n"), numeral.end):
            continue
        if _in_date(analysis, numeral) or quantity_at(analysis, figures.start()):
            continue
        noun = _NOUN.match(analysis.lower, numeral.end, end)
        at, last = (noun.start(1), noun.end()) if noun else (numeral.end, numeral.end)
        sign, first = _comparator(analysis.lower, numeral.start, analysis.lexicon)
        said = _mention(numeral, sign, first, last, at)
        said.unit, said.dimension = (noun[1], "count") if noun else ("", "index")
        found.append(said)
    return found


def quantity_at(analysis: Analysis, start: int) -> QuantityMention | None:
    """The quantity whose number begins at `start`, if a unit follows it."""
    lower, lexicon = analysis.lower, analysis.lexicon
    numeral = numeral_at(lower, start)
    if not numeral or _in_date(analysis, numeral):
        return None
    ranked = _rank(analysis, numeral)
    if ranked:
        return ranked
    unit = _unit(lower, numeral.end, lexicon)
    if not unit or lower.startswith(_DIGITS_WORD, numeral.end):
        return None
    entry, unit_start, end = unit
    if entry.fact("dimension") in ("count", "time") and _is_label(lower, numeral):
        return None
    sign, first = _comparator(lower, start, lexicon)
    per, end = _per(lower, end, lexicon)
    sign, end = _after(lower, end, sign, lexicon)
    said = _mention(numeral, sign, first, end, unit_start)
    said.unit, said.dimension, said.per = entry.fact("notation"), entry.fact("dimension"), per
    return said


def _mention(numeral: Numeral, sign: str, start: int, end: int, noun: int) -> QuantityMention:
    """A quantity without its unit; a range of two numbers is one unless a word bounds it."""
    upper = float(numeral.value_to) if numeral.value_to is not None else None
    kind = "range" if upper is not None and sign in ("=", "~") else sign
    return QuantityMention(start, end, float(numeral.value), "", kind, upper, number=numeral.start, noun=noun)


def _add(found: list[QuantityMention], quantity: QuantityMention, lower: str) -> None:
    """Put one more quantity to those found; "10% - 12%" are the two ends of one range."""
    before = found[-1] if found else None
    if (
        before
        and before.value_to is None
        and quantity.comparator == "="
        and before.unit == quantity.unit
        and before.value < quantity.value
        and _RANGE_GAP.fullmatch(lower, before.end, quantity.number)
    ):
        before.end, before.value_to, before.comparator, before.per = quantity.end, quantity.value, "range", quantity.per
        before.noun = quantity.noun
    else:
        found.append(quantity)


def _in_date(analysis: Analysis, numeral: Numeral) -> bool:
    index = bisect_right(analysis.dates, numeral.start, key=lambda d: d.start) - 1
    return index >= 0 and numeral.start < analysis.dates[index].end


def _is_label(lower: str, numeral: Numeral) -> bool:
    """Whether the number only counts off or names something: "năm 2025", "khoản 3", "khóa 15"."""
    small = numeral.value == numeral.value.to_integral() and numeral.value < Decimal(3000)
    return small and bool(_LABEL.search(lower, max(0, numeral.start - 14), numeral.start))


def _unit(lower: str, start: int, lexicon: Lexicon) -> tuple[Entry, int, int] | None:
    """The longest unit of the lexicon right after a number, with where it starts and ends.

    Thousands of millions of nothing named are money: "thu ngân sách đạt 29.000 tỷ".
    """
    known = forms(lexicon, "Unit")
    found = _UNIT.match(lower, start)
    words = found[1] if found else ""
    while found and words:
        if words in known:
            return known[words], found.start(1), found.start(1) + len(words)
        words = words.rpartition(" ")[0]
    return (known["đồng"], start, start) if _DONG.match(lower, start) else None


def _comparator(lower: str, start: int, lexicon: Lexicon) -> tuple[str, int]:
    """The sign of the comparing words right before a number, and where they begin."""
    known = forms(lexicon, "Comparator", "before")
    sign, first = "", start
    for _ in range(3):
        words = _before(lower, first)
        if len(words) > 1 and words[-1] in _BETWEEN:
            words.pop()
        tails = (" ".join(words[i:]) for i in range(max(0, len(words) - 3), len(words)))
        tail = next((t for t in tails if t in known), "")
        if not tail:
            break
        found = known[tail].fact("notation")
        sign = found if sign in ("", "~") else sign
        first = lower.rindex(tail, 0, first)
    return sign or "=", first


def _before(lower: str, end: int) -> list[str]:
    """The words of the same block right before a position."""
    return lower[max(0, end - _WINDOW) : end].rpartition("\n")[2].rstrip(" ").split(" ")


def _after(lower: str, end: int, sign: str, lexicon: Lexicon) -> tuple[str, int]:
    """The sign as the words after a quantity change it: "8% trở lên"."""
    for form, entry in forms(lexicon, "Comparator", "after").items():
        if lower.startswith(" " + form, end):
            return entry.fact("notation"), end + 1 + len(form)
    return sign, end


def _per(lower: str, end: int, lexicon: Lexicon) -> tuple[str, int]:
    """What a rate is counted by ("/năm", "mỗi năm"), and where it ends."""
    found = _PER.match(lower, end)
    if not found or (found[2] and found[2] not in forms(lexicon, "Unit")):
        return "", end
    return (found[1] or "") + (found[2] or found[3]), found.end()


def _rank(analysis: Analysis, numeral: Numeral) -> QuantityMention | None:
    """A place in a ranking: "top 10", "xếp thứ 5", "nhóm 3 nước dẫn đầu"."""
    lower, lexicon = analysis.lower, analysis.lexicon
    words = _before(lower, numeral.start)[-3:]
    tails = [" ".join(words[i:]) for i in range(len(words))]
    places, groups = forms(lexicon, "RankPlace"), forms(lexicon, "RankGroup")
    tail = next((t for t in tails if t in places or t in groups), "")
    if not tail or numeral.value_to is not None or numeral.value > 300:
        return None
    end = numeral.end
    if tail in groups:
        lead = pattern(lexicon, "RankLead").search(lower, end, end + _REACH)
        if not lead or not _RANKED.fullmatch(lower, end, lead.start() - 1):
            return None
    start = lower.rindex(tail, 0, numeral.start)
    return QuantityMention(
        start, end, float(numeral.value), "xếp hạng", "<=", dimension="rank", number=numeral.start, noun=end
    )
