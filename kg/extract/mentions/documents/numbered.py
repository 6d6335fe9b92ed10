"""Documents named by a number: full symbols, short forms, and enumerations that share a series."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.analysis import Analysis
from kg.extract.mentions.documents.document_forms import Form
from kg.extract.mentions.documents.laws import LawNames, law_names
from kg.extract.mentions.documents.symbols import Codes, Symbol, codes, lower_symbol_at, symbols_in
from kg.ontology import Entry, Hit
from kg.text.letters import LOWER
from kg.text.words import any_of

_SIGN = r"(?:(?:mang |có )?(?:ký hiệu |kí hiệu )?số(?: hiệu)? ?[:.]? ?)"
_TO_NUMBER = re.compile(rf" ?[\"“(]? ?{_SIGN}?[\"“(]?", re.IGNORECASE)
_FROM_NUMBER = re.compile(rf"(?<!\w)(?P<sign>{_SIGN})[\"“(]?$", re.IGNORECASE)
_BARE = re.compile(r"(?P<number>[0-9]{1,6}[a-zđ]?)(?:/(?P<year>(?:19|20)[0-9]{2}))?(?![\w%]|[.,/-][0-9]|[-/][A-ZĐ])")
_NEXT = re.compile(rf" ?(?:,|;|và|hoặc|, và|,|-) ?(?P<sign>{_SIGN})?", re.IGNORECASE)
_MEASURED = any_of(
    "năm, tháng, ngày, giờ, phút, tuần, quý, giai đoạn, điều, khoản, nhóm, nội dung, nhiệm vụ, người, lần, tỷ, triệu",
    "nghìn, trang, tỉnh, nước, cơ quan, đơn vị, mức, loại, trường hợp, nguyên tắc, hành vi, tiêu chí, dự án, hình thức",
    "em, cấp, đối tượng, lĩnh vực, bước, chỉ tiêu, chính sách, vấn đề, mục tiêu, phiên, giải pháp, thành viên, vụ",
    "điểm, cán bộ, doanh nghiệp",
)
_MEASURE = re.compile(f" (?!(?:ngày|tháng|năm) [0-9]){_MEASURED}")
_PLURAL = re.compile(r"(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+|loạt) $")
_YEAR_NUMBER = re.compile(r"(?:19|20)\d\d")
_BETWEEN = re.compile(rf"(?: [{LOWER}]+){{1,5}} ?\(?|(?:,? (?:của|do)) [^.;:()\d\n]{{2,70}}? ?\(?,? ?")
_ANNEX = re.compile(r"(?:mẫu|biểu|phụ lục|bảng|tờ khai|điểm|thẻ|ký hiệu) ?$")
_REACH = 90
"""How far before "số 52-NQ/TW" its type word may stand, in characters."""
_LAW_CODES = ("L", "PL", "SL", "NQ")
"""Codes with which the number of a law or ordinance may begin; those of other types number a document of its own."""
_ABBREVIATION = 4
"""Type words up to this length are abbreviations ("NQ", "TTLT")."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A number in a list of numbers; `series` is set where it is written as a whole symbol."""

    start: int
    end: int
    number: str
    year: str
    series: Symbol | None
    signed: bool


@dataclass(frozen=True, slots=True)
class _Text:
    """A text's type words and symbols, by position."""

    text: str
    lower: str
    known: Codes
    types: list[Hit]
    symbols: dict[int, Symbol]
    laws: dict[int, Form]
    inner: dict[int, Form]
    names: LawNames


def find(analysis: Analysis, laws: list[Form]) -> list[Form]:
    """Every document that a text names by number.

    Args:
        laws: the laws found by name; one whose number follows its name takes it in.
    """
    known = codes(analysis.lexicon)
    symbols = list(symbols_in(analysis.text, known))
    types = _outside(_type_words(analysis, symbols), laws)
    ends = {form.end: form for form in laws if not form.inner}
    inner = {form.end: form for form in laws if form.inner}
    text = _Text(
        analysis.text,
        analysis.lower,
        known,
        types,
        {s.start: s for s in symbols},
        ends,
        inner,
        law_names(analysis.lexicon),
    )
    found = [form for hit in types for form in _announced(text, hit)]
    taken = {f.end for f in found}
    for symbol in symbols:
        if symbol.end not in taken and not _joined(text, symbol):
            found.extend(_standing_alone(text, symbol) or _of_series(found, symbol))
    return sorted(found, key=lambda f: f.start)


def _type_words(analysis: Analysis, symbols: list[Symbol]) -> list[Hit]:
    """The type words of a text, without the codes inside its symbols."""
    starts = [s.start for s in symbols]
    hits = []
    for hit in analysis.hits.get("DocumentType", []):
        index = bisect_right(starts, hit.start) - 1
        if index < 0 or symbols[index].end <= hit.start:
            hits.append(hit)
    return hits


def _outside(types: list[Hit], laws: list[Form]) -> list[Hit]:
    """The type words that do not end the name of a law: "luật" in "Luật Ban hành văn bản quy phạm pháp luật"."""
    begins = {form.end: form.start for form in laws if not form.inner}
    inner = {form.start for form in laws if form.inner}
    return [hit for hit in types if hit.start in inner or begins.get(hit.end, hit.start) >= hit.start]


def _announced(text: _Text, hit: Hit) -> Iterator[Form]:
    """The documents whose numbers follow a type word."""
    sign = _TO_NUMBER.match(text.lower, hit.end)
    items = _items(text, sign.end(), hit.entry) if sign else []
    if not items or not sign:
        return
    signed = "số" in sign.group()
    series = next((i.series for i in items if i.series), None)
    if not series and not _is_short_form(text, hit, items[0], signed=signed):
        return
    plural = bool(_PLURAL.search(text.lower, max(0, hit.start - 8), hit.start)) or "mang" in sign.group()
    if not series and not plural:
        items = items[:1]
    for index, item in enumerate(items):
        model = (
            item.series or next((i.series for i in items[index:] if i.series), None) or _only_series(text, hit, item)
        )
        form = Form(item.start if index else hit.start, item.end, hit.entry, number=item.number, year=item.year)
        if model:
            form.series = model
            form.year = form.year or model.year
            form.symbol = model.of(item.number, form.year)
        yield form


def _only_series(text: _Text, hit: Hit, item: _Item) -> Symbol | None:
    """The symbol of a number and year of a type that has one series alone: Nghị định 24/2014 is 24/2014/NĐ-CP."""
    letters = hit.entry.fact("onlySeries")
    return next(symbols_in(f"{item.number}/{item.year}/{letters}", text.known), None) if letters and item.year else None


def _items(text: _Text, position: int, type_: Entry) -> list[_Item]:
    """The numbers of a list that begins at `position`, up to the last one that can be of the type."""
    items: list[_Item] = []
    signed = False
    while item := _item(text, position, signed=signed):
        if items and (_MEASURE.match(text.lower, item.end) or not _agrees(text, item, type_)):
            break
        items.append(item)
        following = _NEXT.match(text.lower, item.end)
        if not following:
            break
        position, signed = following.end(), bool(following["sign"])
    whole = [i for i, item in enumerate(items) if item.series]
    return items[: whole[-1] + 1] if whole else items


def _agrees(text: _Text, item: _Item, type_: Entry) -> bool:
    """Whether a further number of a list can be one of the type."""
    return item.series is None or text.known.agrees(item.series, type_)


def _item(text: _Text, position: int, *, signed: bool) -> _Item | None:
    symbol = text.symbols.get(position) or lower_symbol_at(text.text, position, text.known)
    if symbol:
        return _Item(symbol.start, symbol.end, symbol.number, symbol.year, symbol, signed)
    bare = _BARE.match(text.lower, position)
    return _Item(position, bare.end(), bare["number"], bare["year"] or "", None, signed) if bare else None


def _is_short_form(text: _Text, hit: Hit, item: _Item, *, signed: bool) -> bool:
    """Whether a number after a type word names a document: "Nghị quyết 52", not "kế hoạch 5 năm"."""
    if hit.entry.fact("naming") in ("law", "treaty", "constitution", "charter"):
        return False
    if signed:
        return True
    verbal = bool(hit.entry.fact("verbal"))
    short = verbal or hit.end - hit.start <= _ABBREVIATION
    if _MEASURE.match(text.lower, item.end) or (verbal and not text.text[hit.start].isupper()):
        return False
    return bool(item.year) or not (_YEAR_NUMBER.fullmatch(item.number) or (short and len(item.number) < 2))


def _joined(text: _Text, symbol: Symbol) -> bool:
    """Give a symbol to the law whose name it follows: "Luật Thủy lợi số 08/2017/QH14"."""
    if symbol.codes[0] in text.known.types and symbol.codes[0] not in _LAW_CODES:
        return False
    position = _before_sign(text, symbol)
    while position and text.text[position - 1] in " ,(":
        position -= 1
    law = text.laws.get(position)
    within = text.inner.get(position)
    if within and text.names.enacted(within.name, symbol.text):
        if law:
            law.end = symbol.end
        law = within
    if law is None:
        return False
    law.symbol, law.number, law.series = symbol.text, symbol.number, symbol
    law.end = symbol.end
    law.alone = True
    return True


def _standing_alone(text: _Text, symbol: Symbol) -> list[Form]:
    """A symbol whose type word stands further off, or nowhere."""
    position = _before_sign(text, symbol)
    if _ANNEX.search(text.lower, max(0, position - 12), position):
        return []
    hit = _type_before(text, position) if position < symbol.start else None
    start = hit.start if hit and _BETWEEN.fullmatch(text.lower, hit.end, position) else position
    type_ = _type_of(text, symbol, hit)
    if type_ is None:
        return []
    return [Form(start, symbol.end, type_, symbol.text, symbol.number, symbol.year, series=symbol)]


def _of_series(found: list[Form], symbol: Symbol) -> list[Form]:
    """A symbol of the series of one before: "Tờ trình số 421/TTr-STC ngày …, 501/TTr-STC ngày …"."""
    same = next((f for f in found if f.series and f.series.letters == symbol.letters and f.start < symbol.start), None)
    if same is None:
        return []
    return [Form(symbol.start, symbol.end, same.type, symbol.text, symbol.number, symbol.year, series=symbol)]


def _type_of(text: _Text, symbol: Symbol, hit: Hit | None) -> Entry | None:
    """The type of a symbol by its own code, or by the type word before it where the code tells none."""
    own = text.known.type(symbol) if len(symbol.codes) > 1 and text.known.issuer(symbol) else None
    if hit and text.known.agrees(symbol, hit.entry):
        return hit.entry
    if own:
        return own
    if text.known.is_term(symbol):
        before = _type_before(text, symbol.start, reach=300)
        return before.entry if before and before.entry.fact("naming") in ("law", "congress") else None
    return None


def _type_before(text: _Text, position: int, reach: int = _REACH) -> Hit | None:
    """The last type word before a position, in the same sentence as far as its marks tell."""
    index = bisect_left(text.types, position, key=lambda h: h.start) - 1
    if index < 0 or text.types[index].end < position - reach:
        return None
    hit = text.types[index]
    return hit if "\n" not in text.text[hit.end : position] else None


def _before_sign(text: _Text, symbol: Symbol) -> int:
    sign = _FROM_NUMBER.search(text.lower, max(0, symbol.start - 24), symbol.start)
    return sign.start("sign") if sign else symbol.start
