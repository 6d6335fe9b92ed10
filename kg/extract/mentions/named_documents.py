"""Documents named neither by number nor as a law: of congresses and plenums, treaties, charters, programmes.

A resolution of a congress or plenum has a canonical name made of its number and term ("Nghị quyết Trung ương 4
khóa XII"). Other names are taken as written, and only where they are unmistakable: the type word is
capitalised, and what follows it goes on for some words before the first that cannot stand in a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.extract.analysis import Analysis, DateMention
from kg.extract.mentions.document_forms import Form
from kg.ontology import Hit
from kg.text.letters import LOWER, UPPER

_ROMAN = r"[ivx]{1,5}"
_WORDS = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "mười ba": 13, "mười bốn": 14, "mười lăm": 15,
}  # fmt: skip
_ORDINAL = rf"(?P<number>[0-9]{{1,2}}|{_ROMAN}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?!\w)"
_CENTRE = r"(?:trung ương|tw|tư|t\.ư)"
_TERM = rf"(?:,? ?\(?,? ?khóa (?P<term>{_ROMAN}|[0-9]{{1,2}})(?!\w)\)?)?"
_PLENUM = re.compile(
    rf"(?: của)?(?: hội nghị)?(?: lần thứ)? {_CENTRE}(?: đảng)?(?: lần thứ| lần)? ?{_ORDINAL}{_TERM}"
)
_PLENUM_LONG = re.compile(
    rf"(?: của)? hội nghị(?: (?:ban chấp hành|bch))?(?: {_CENTRE})?(?: đảng)? lần thứ {_ORDINAL},?"
    rf"(?: của)?(?: (?:ban chấp hành|bch))?(?: {_CENTRE})?(?: đảng)?(?: cộng sản việt nam)?{_TERM}"
)
_CONGRESS = re.compile(
    r"(?: của)? (?:đại hội|đh)(?: đại biểu)?(?: đảng)?(?: cộng sản việt nam)?(?: đại biểu)?(?: toàn quốc)?(?: của đảng| đảng)?"
    rf"(?: lần)?(?: thứ)? (?P<number>{_ROMAN}|[0-9]{{1,2}})(?!\w| (?:đại biểu )?đảng bộ)(?: của đảng| đảng(?! bộ))?(?: cộng sản việt nam)?"
)
_LOCAL_CONGRESS = re.compile(
    rf"(?: của)? đại hội(?: đại biểu)?(?: (?P<before>{_ROMAN})(?!\w))? (?:đại biểu )?đảng bộ (?!các)(?P<whose>[^,.;:()\n]{{2,60}}?)"
    rf"(?:,? lần thứ (?P<number>{_ROMAN}|[0-9]{{1,2}})(?!\w)|,? (?=nhiệm kỳ [0-9])|(?=[,.;\n]))"
)
_TENURE = re.compile(r"[ ,(]{0,3}nhiệm kỳ [0-9]{4} ?- ?[0-9]{4}\)?")

_BREAK = (
    r"(?:được|(?<!chuẩn )(?<!thiết )(?<!trang )bị|đã|đang|sẽ|có|là|nhằm|để|(?<!tự )do|tại|khi|cần|phải|này|nói|nêu|trên|thì|mà|cũng|vẫn|như|gồm|bao gồm|nhưng|vừa|không|chưa|"
    r"trước|sau|vào|theo|trị giá|quy định|yêu cầu|xác định|đặt ra|đề ra|phê duyệt|gửi|nếu|vì|bởi|ngày|cùng với|hiện (?:nay|đã|đang)|"
    r"mang|còn|đó|kể|ra|thay|đến nay|so|hoặc|hay|mới|chỉ|đúng|các bộ|đối với|từ nay|cho rằng)(?!\w)"
)
_TOKEN = rf"(?:[0-9{UPPER}{LOWER}][\w.&/’'-]*[\w]|[\w&-])"
_NAME = re.compile(rf"(?: (?!{_BREAK}|của |ban hành |trong |về |cho |và ){_TOKEN}){{1,24}}", re.IGNORECASE)
_LINK = re.compile(rf",? (?:về|cho|giữa|và|trong|với|từ|của) (?!{_BREAK})", re.IGNORECASE)
_LIST = re.compile(rf", (?=(?!{_BREAK}|của |và |trong |với |nhất |đặc biệt |theo |tạo |góp |qua |từ )[{LOWER}]+ [{LOWER}]+)")
_PERIOD = re.compile(
    r",? ?\(?(?:(?:năm|giai đoạn|thời kỳ|đến năm|từ năm|trong năm|nhiệm kỳ) )?[0-9]{4}(?: ?(?:-|và|đến năm|đến) ?(?:năm )?[0-9]{4})?\)?(?![\w/])"
    r"(?:,? (?:tầm nhìn|định hướng)(?: đến)?(?: năm)? [0-9]{4})?"
)
_LAST_ITEM = re.compile(r", (?=[^\W\d]+(?: [^\W\d]+)? (?:năm|giai đoạn|đến năm) [0-9]{4})")
_OWNED_PERIOD = re.compile(rf" của [{UPPER}]\w*(?: \w+){{0,4}} (?:năm|giai đoạn) [0-9]{{4}}(?:-[0-9]{{4}})?")
_DATED = re.compile(r"quốc gia|tổng thể|giai đoạn|đến năm|tầm nhìn|thời kỳ|năm \d{4}|\d{4} ?- ?\d{4}")
_IN_BODY = re.compile(r"(?:bộ|sở|phòng|ban|vụ|viện|cục|khoa|tổ|đối tác|đối thoại|trưởng) ?$")
_CARRIED_OUT = re.compile(
    r"(?:phê duyệt|ban hành|triển khai|thực hiện|hoàn thiện|thông qua|xây dựng|trình|công bố|điều chỉnh|bổ sung|quán triệt|tổng kết|sơ kết|"
    r"kèm theo|duyệt|ký|lập|thẩm định|nghiên cứu)(?: [\w ]{1,20})? $"
)
_YEAR_OF_TREATY = re.compile(r"(?:18|19|20)[0-9]{2}$")
_GENERIC = re.compile(r"^chi tiết|^(?:này|trên|đó|của|và|số|công tác|cụ thể|chi tiết|hoạt động|hành động|năm|tháng|tổ chức thực hiện)(?:$| của)")
_ACRONYM = re.compile(rf" ?\((?:gọi tắt là |viết tắt là )?(?P<name>[{UPPER}][{UPPER}&0-9-]{{1,9}})\)")


def find(analysis: Analysis, taken: list[Form]) -> list[Form]:
    """Every document that a text names by an unmistakable name, beside those `taken` already."""
    covered = {f.start for f in taken}
    found = list(_listed(analysis))
    covered |= {f.start for f in found}
    for hit in analysis.hits.get("DocumentType", []):
        if hit.start in covered:
            continue
        grammar = _GRAMMARS.get(hit.entry.fact("naming"))
        named = list(grammar(analysis, hit)) if grammar else []
        found.extend(named or _drafted(analysis, hit))
    return sorted(found, key=lambda f: f.start)


def _listed(analysis: Analysis) -> Iterator[Form]:
    """Names that the lexicon has, with the year that it may leave out."""
    for hit in analysis.hits.get("NamedDocument", []):
        type_ = analysis.lexicon.entries[hit.entry.fact("documentType")]
        if analysis.text[hit.start].isupper():
            form = Form(hit.start, hit.end, type_, name=hit.entry.label, draft=bool(hit.entry.fact("pending")))
            form.listed = hit.entry
            year = _YEAR_OF_TREATY.search(analysis.text, hit.start, hit.end)
            if year and type_.fact("naming") == "treaty":
                form.date = DateMention(year.start(), year.end(), year.group())
            yield form


def _congress(analysis: Analysis, hit: Hit) -> Iterator[Form]:
    lower, label = analysis.lower, hit.entry.label
    for grammar in (_PLENUM, _PLENUM_LONG):
        match = grammar.match(lower, hit.end)
        if match:
            number = match["number"]
            number = str(_WORDS.get(number, number)).upper()
            term = f"khóa {_roman(match['term'])}" if match["term"] else ""
            yield Form(hit.start, match.end(), hit.entry, name=f"{label} Trung ương {number}", year=term)
            return
    match = _CONGRESS.match(lower, hit.end)
    if match and _is_ordinal(analysis, match):
        yield Form(hit.start, match.end(), hit.entry, name=f"{label} Đại hội {_roman(match['number'])}")
        return
    match = _LOCAL_CONGRESS.match(lower, hit.end)
    if match:
        tenure = _TENURE.match(lower, match.end())
        if match["number"] or match["before"] or tenure:
            end = tenure.end() if tenure else match.end()
            yield Form(hit.start, end, hit.entry, name=_written(analysis, hit, match.end()))


def _roman(number: str) -> str:
    """The number of a term or congress as the Party writes it: "12" is "XII"."""
    if not number.isdigit():
        return number.upper()
    tens, ones = divmod(int(number), 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _is_ordinal(analysis: Analysis, match: re.Match[str]) -> bool:
    number = analysis.text[match.start("number") : match.end("number")]
    return number.isdigit() or number.isupper()


def _treaty(analysis: Analysis, hit: Hit) -> Iterator[Form]:
    if not _is_written_as_name(analysis, hit):
        return
    end = _before_another(analysis, hit.end, _name_end(analysis, hit.end))
    words = analysis.text[hit.end : end].split()
    if len(words) < 2 or _GENERIC.match(analysis.lower[hit.end : end].strip()):
        return
    if not any(w[0].isupper() for w in words[:8]) and len(words) < 4:
        return
    yield _with_acronym(analysis, Form(hit.start, end, hit.entry, name=_written(analysis, hit, end)))


def _charter(analysis: Analysis, hit: Hit) -> Iterator[Form]:
    following = analysis.text[hit.end + 1 : hit.end + 2]
    if not (analysis.text[hit.start].isupper() and following.isupper()):
        return
    end = _name_end(analysis, hit.end)
    if end > hit.end:
        yield Form(hit.start, end, hit.entry, name=_written(analysis, hit, end))


def _programme(analysis: Analysis, hit: Hit) -> Iterator[Form]:
    """Programmes, strategies, plans, schemes: capitalised inside a sentence, or with their period."""
    if not _is_written_as_name(analysis, hit) or _IN_BODY.search(analysis.lower, max(0, hit.start - 12), hit.start):
        return
    end = _before_another(analysis, hit.end, _name_end(analysis, hit.end))
    name = analysis.lower[hit.end : end].strip()
    words = name.split()
    dated = bool(_DATED.search(name))
    if len(words) < (3 if dated else _LONG_ENOUGH) or _GENERIC.match(name):
        return
    if not dated and not _CARRIED_OUT.search(analysis.lower, max(0, hit.start - 40), hit.start):
        return
    form = Form(hit.start, end, hit.entry, name=_written(analysis, hit, end))
    owner = analysis.text.find(" của ", hit.end, end)
    if owner > 0:
        form.alias = _written(analysis, hit, owner)
    yield form


def _name_end(analysis: Analysis, position: int) -> int:
    """Where a name that goes on from `position` ends."""
    text = analysis.text
    end = at = position
    while piece := _NAME.match(text, at):
        end = piece.end()
        period = _PERIOD.match(text, end) or _OWNED_PERIOD.match(text, end)
        if period:
            end = period.end()
            break
        short = text.count(" ", position, end) <= _LISTING
        link = _LINK.match(text, end) or (_LIST if short else _LAST_ITEM).match(text, end)
        if not link:
            break
        at = link.end() - 1
    return _trimmed(text, position, end)


def _before_another(analysis: Analysis, start: int, end: int) -> int:
    """Where a name ends that runs on into a list of documents: "Chiến lược … và Kế hoạch …"."""
    for hit in analysis.hits_in("DocumentType", start, end):
        if analysis.text[hit.start].isupper() and analysis.lower.endswith(_BEFORE_TYPE, start, hit.start):
            return _trimmed(analysis.text, start, hit.start)
    return end


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1] in " ,-" or _DANGLING.search(text, start, end)):
        end -= 1 if text[end - 1] in " ,-" else len(_DANGLING.search(text, start, end).group())  # type: ignore[union-attr]
    return end


_DANGLING = re.compile(r" (?:của|về|cho|giữa|và|trong|với|từ|các|những|một|năm|đến|ở|trên|dự thảo|dự án)$", re.IGNORECASE)
_BEFORE_TYPE = (" và ", ", ", " dự thảo ", " dự án ")
_LONG_ENOUGH = 4
"""How many syllables an undated name has at least, after its type word."""
_LISTING = 6
"""Up to how many syllables into a name a comma goes on with it: "Kế hoạch vay, trả nợ công"."""


def _is_written_as_name(analysis: Analysis, hit: Hit) -> bool:
    """Whether a type word is capitalised as a name is, and a blank follows it."""
    text = analysis.text
    following = text[hit.end : hit.end + 2]
    return text[hit.start].isupper() and text[hit.start + 1].islower() and following[:1] == " " and following[1:].isalnum()


def _written(analysis: Analysis, hit: Hit, end: int) -> str:
    name = " ".join(analysis.text[hit.start : end].split())
    return name[0].upper() + name[1:]


def _with_acronym(analysis: Analysis, form: Form) -> Form:
    match = _ACRONYM.match(analysis.text, form.end)
    if match:
        form.alias = match["name"]
    return form


def _drafted(analysis: Analysis, hit: Hit) -> Iterator[Form]:
    """A draft by its title: "dự thảo Nghị định quy định về …"."""
    title = _TITLE.match(analysis.lower, hit.end)
    if not title or not _IS_NORMATIVE.match(analysis.text, hit.start) or not _DRAFTS.search(analysis.lower, max(0, hit.start - 20), hit.start):
        return
    end = _before_another(analysis, title.end(), _name_end(analysis, title.end() - 1))
    if len(analysis.text[title.end() : end].split()) >= _LONG_ENOUGH:
        yield Form(hit.start, end, hit.entry, name=_written(analysis, hit, end), draft=True)


_TITLE = re.compile(r" (?:quy định(?: chi tiết| về| việc)*|về(?: việc)?|sửa đổi, bổ sung|hướng dẫn|ban hành) ")
_IS_NORMATIVE = re.compile(r"(?:[Nn]ghị (?:định|quyết)|[Tt]hông tư|Quyết định|Chỉ thị)(?! thư)")
_DRAFTS = re.compile(r"(?:dự thảo|dự án) $")


_GRAMMARS: dict[str, Callable[[Analysis, Hit], Iterator[Form]]] = {
    "congress": _congress,
    "treaty": _treaty,
    "charter": _charter,
    "programme": _programme,
}
