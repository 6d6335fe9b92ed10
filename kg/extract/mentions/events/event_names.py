"""The name of an occasion: where it ends behind its noun, and whether it tells the occasion from all others."""

from __future__ import annotations

import re

from kg.extract.analysis import Analysis
from kg.extract.mentions.events.event_dates import days_in
from kg.ontology import Hit
from kg.text.sentences import Sentence
from kg.text.words import any_of

ABOVE = r"(?<!\w)trên(?=\s?[,.;:)\n]|\s(?:đã|đang|sẽ|là|có|do|được|cũng)\s)"
"""The word "trên" where it points back ("hội nghị trên, …") and opens no phrase ("trên địa bàn")."""
_NO_NAME = any_of(
    "do, được, diễn ra, sẽ, đã, đang, vừa, có, là, tại, ở, vào, nhằm, để, khi, này, nói trên, đó, ấy",
    "vừa qua, vừa rồi, sắp tới, tới, lần này, cùng ngày, lúc, theo, cho biết, cho rằng, nhấn mạnh, khẳng định",
    "thì, cũng, không, chưa, bởi, nhưng, nêu, kéo dài, thu hút, gồm, bao gồm, thống nhất, kết thúc, thành công",
    "bị, phải, cần, nếu, hoặc, mà, như, còn, rồi, hôm, sáng, chiều, trưa, tối, hồi, với sự, dưới sự, trong đó",
    "nằm, bày tỏ, ghi nhận, đề nghị, yêu cầu, thể hiện, góp phần, mang, xem xét, nghe, nhất trí, cho ý kiến, bầu",
    "mở ra, giúp, tạo, tập trung, hướng tới, quy tụ, dành, trở thành, thảo luận, trong, sau, trước, lắng nghe",
    "thông qua, phát biểu, chủ trì, tham dự, giữa, sáng nay, chiều nay, hôm nay, hôm qua, trong ngày, năm nay, mặc dù",
    "đặt, đưa, đề ra, tiếp tục, bên lề, cùng với, nhưng, khai mạc, bế mạc, ủng hộ, hoan nghênh, kêu gọi, cam kết",
    "bắt đầu, đối với, đồng ý, tán thành, đề cập, quyết định thành lập, biểu quyết, cho thấy, chứng kiến, cảm ơn",
    "chúc mừng, ngay",
)
_STOP = re.compile(
    rf"[;:!?()\[\]\n,“”\"]|(?<!tp)\.(?!\w)|(?<!\w)tháng \d|(?<!\w)(?<!địa )bàn(?!\w)|(?<!\w)song(?! phương)(?!\w)"
    r"|(?<!\w)dự kiến(?! chương trình| nội dung)(?!\w)|(?<!\w)đến (?=hội nghị|kỳ họp|đại hội)"
    rf"|(?<!\w)(?:gần|hơn|khoảng|suốt) \d|{ABOVE}|{_NO_NAME}"
)
_GLUED = re.compile(
    r"\s(?=(?:Ông|Bà|Đồng chí|Theo|Tại|Phát biểu|Trong|Trước|Sau|Ngày|Sáng|Chiều|Tối|Ảnh|Cùng|Tham dự) \w)"
)
"""Where a capital letter shows that a new sentence begins though no full stop stands before it."""
_OPENING = re.compile(r"[“\"]")
_AND = re.compile(r"(?<!\w)(?:và|cùng)\s")
_NUMERALS = {
    "nhất": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8",
    "chín": "9", "mười": "10", "mười một": "11", "mười hai": "12", "mười ba": "13", "mười bốn": "14",
}  # fmt: skip
_ORDINAL = re.compile(
    r"(?<!\w)(?P<first>đầu tiên)|(?<!\w)(?:lần thứ|thứ|lần) (?P<number>\d{1,3}|[ivxlc]+|mười(?: một| hai| ba| bốn)?"
    r"|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín)(?!\w)"
)
_NO_TAIL = re.compile(r"\A năm \d{4}\Z|(?:\s(?:về|của|với|và|do|cho|các|những|từ|đến|tổ chức|,))+\s*\Z")
_TERM_END = re.compile(r"(?<!\w)khóa (?:\d{1,2}|[ivx]+)(?!\w)")
_HOLDER = re.compile(r",?\s(?:của )?(?:quốc hội|hội đồng|hđnd|ủy ban|ban chấp hành|bch|đại hội)(?!\w)")
_TERM = re.compile(
    r",?\s(?:của )?(?:quốc hội|hội đồng nhân dân|hđnd|ban chấp hành|bch|ủy ban thường vụ quốc hội|ubtvqh)"
    r"[^,.;:()\n]{0,60}?(?:\s|, )"
    r"khóa (?:\d{1,2}|[ivx]+)(?!\w)|,?\s\(?khóa (?:\d{1,2}|[ivx]+)(?!\w)\)?|,?\s\(?nhiệm kỳ \d{4} ?- ?\d{4}\)?"
)
LONGEST_NAME = 220
"""How many characters a name may have."""
_TELLING = 4
"""From how many words on a name without a proper noun says enough."""
_ABBREVIATION = re.compile(r"\([A-ZĐ&-]{2,10}\)(?= [^\W\d_])")
"""An abbreviation in the middle of a name: "hội nghị Ban Chấp hành (BCH) Trung ương Đoàn"."""
_CLOSING = re.compile(r"[”\"]")
_ENDED_BY = ("EventVerb", "SpeechVerb", "EventKind")
"""Lexicon classes that end a name behind "và"."""


def name_end(analysis: Analysis, hit: Hit, sentence: Sentence) -> int:
    """Where the name behind the noun `hit` ends: at a day, a verb, a mark, or a closing quotation mark."""
    limit = min(sentence.end, hit.end + LONGEST_NAME)
    ends = [d.start for d in days_in(analysis, hit.end, limit) if len(d.value) > 4]
    ends += [m.start() for m in _GLUED.finditer(analysis.text, hit.end, limit)]
    limit = min([limit, *ends])
    stop = _STOP.search(analysis.lower, hit.end, limit)
    while stop and (short := _ABBREVIATION.match(analysis.text, stop.start(), limit)):
        if _STOP.match(analysis.lower, short.end() + 1):
            break
        stop = _STOP.search(analysis.lower, short.end(), limit)
    end = stop.start() if stop else limit
    if stop and _OPENING.match(stop.group()):
        close = _CLOSING.search(analysis.text, stop.end(), min(sentence.end, stop.end() + LONGEST_NAME))
        return close.end() if close else end
    end = before_coordination(analysis, hit.end, end)
    if hit.entry.fact("named") == "ordinal":
        if term := _TERM_END.search(analysis.lower, hit.end, end):
            end = term.end()
        elif (number := _ORDINAL.search(analysis.lower, hit.end, end)) and not _HOLDER.match(
            analysis.lower, number.end()
        ):
            end = number.end()
    term = _TERM.match(analysis.lower, end, sentence.end)
    return term.end() if term else end


def before_coordination(analysis: Analysis, start: int, end: int) -> int:
    """Where a name ends before "và" and a verb or another occasion: "dự hội nghị và phát biểu"."""
    for joint in _AND.finditer(analysis.lower, start, end):
        after = joint.end()
        if (
            joint.start() <= start + 1
            or _ORDINAL.search(analysis.lower, start, joint.start())
            or any(h.start == after for k in _ENDED_BY for h in analysis.hits_in(k, after, after + 40))
        ):
            return joint.start()
    return end


def ordinal(name: str) -> str:
    """The number in a name in lower case ("lần thứ hai" is "2"), or ""."""
    match = _ORDINAL.search(name)
    if match is None:
        return ""
    return "1" if match["first"] else _NUMERALS.get(match["number"], match["number"])


def clean(name: str) -> str:
    """A name without the function words that its end was cut behind, and "" for a bare year."""
    return _NO_TAIL.sub("", _ABBREVIATION.sub("", name).replace("  ", " ")).strip(" ,")


def is_full(name: str) -> bool:
    """Whether a name fits one occasion only: it has a proper noun in it, or says much."""
    words = name.split()
    if name.startswith(("-", "–", "/")):
        return False  # "hội nghị - hội thảo …" are two nouns
    return len(words) >= _TELLING or any(word[0].isupper() for word in words)
