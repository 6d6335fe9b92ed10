"""Documents named neither by number nor as a law: treaties, charters, programmes, drafts and excerpts.

Names that no list knows are taken as written, and only where they are unmistakable: the type word is
capitalised, and what follows it goes on for some words before the first that cannot stand in a name.
Resolutions of congresses and plenums have a grammar of their own (`congress_resolutions`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.extract.analysis import Analysis, DateMention
from kg.extract.mentions.documents import congress_resolutions
from kg.extract.mentions.documents.document_forms import Form
from kg.extract.mentions.documents.name_extent import end_of_name
from kg.ontology import Hit
from kg.text.letters import LOWER, UPPER
from kg.text.words import syllables

_DATED = re.compile(r"quốc gia|tổng thể|giai đoạn|đến năm|tầm nhìn|thời kỳ|năm \d{4}|\d{4} ?- ?\d{4}")
_IN_BODY = re.compile(r"(?:bộ|sở|phòng|ban|vụ|viện|cục|khoa|tổ|đối tác|đối thoại|trưởng) ?$")
_CARRIED_OUT = re.compile(
    r"(?:phê duyệt|ban hành|triển khai|thực hiện|hoàn thiện|thông qua|xây dựng|trình|công bố|điều chỉnh|bổ sung"
    r"|quán triệt|tổng kết|sơ kết|kèm theo|duyệt|ký|lập|thẩm định|nghiên cứu)(?: [\w ]{1,20})? $"
)
_OF_SUBJECT = " về"
_IS_ABOUT = re.compile(f"{_OF_SUBJECT} [{LOWER}]")
_ABOUT = re.compile(
    r" (?:về|một số|chi tiết|chức năng|phân cấp|tiêu chí|mức|chế độ|chính sách|quản lý)(?: (?:việc|nội dung))? "
)
_ISSUED = re.compile(r"(?<!\w)ban hành (?:kèm theo [^\W\d_]+(?: [^\W\d_]+){0,2} này )?(?:bản )?$")
_ISSUED_REACH = 60
_OF_PLACE = re.compile(r" trên địa bàn .*")
_OF_PERIOD = re.compile(r"quốc gia|việt nam|\d{4}")
_APPROVED = re.compile(
    r"(?:\d[\w/.-]*/[\w&-]+[^.;\n]{0,120}|(?<!\w)(?:này|kèm theo)[^.;\n]{0,40})"
    r" ?(?:phê duyệt|ban hành|thông qua|về(?: việc)?|này|theo)(?: [\w ]{1,20})? $"
)
"""The number of an instrument, or the instrument itself, with the word by which it approves what follows."""
_APPROVAL = 200
_YEAR_OF_TREATY = re.compile(r"(?:18|19|20)[0-9]{2}$")
_GENERIC = re.compile(
    r"^chi tiết|^(?:này|trên|đó|của|và|số|công tác|cụ thể|năm|tháng|tổ chức thực hiện)(?:$| của)"
    r"|^(?:hoạt động|hành động)(?:$| của(?! [^,]* về [^,]* ))"
    r"|^(?:kỳ họp|báo cáo|với|làm việc(?! của| mẫu)|vị trí việc làm)(?!\w)|^mục tiêu quốc gia(?:$|,| trên)"
    r"|(?:hằng năm|hàng năm|khác)$"
)
_EMPTY = syllables(
    "triển khai, thực hiện, thi hành, hành động, tổ chức, chi tiết, cụ thể, công tác, tổng kết, của, và, các"
)
"""Syllables of which no name consists alone."""
_ACRONYM = re.compile(rf" ?\((?:gọi tắt là |viết tắt là )?(?P<name>[{UPPER}][{UPPER}&0-9-]{{1,9}})\)")
_TITLE = re.compile(r" (?:quy định(?: chi tiết| về| việc)*|về(?: việc)?|sửa đổi, bổ sung|hướng dẫn|ban hành) ")
_SCOPE = re.compile(
    r" này (?P<title>(?:quy định|hướng dẫn)(?: chi tiết)?(?: về| việc| một số| thực hiện)? [^;.:(\n]{20,320}?)"
    r"(?=[;.:(\n]| \()"
)
_OPEN_END = re.compile(r",? (?:bao gồm|gồm|như sau|trong|về|của|và)$")
_SCOPE_REACH = 1500
"""How far into an excerpt its clause of scope stands, and how long an excerpt is at least, in characters."""
_TELLING_TITLE = 9
"""How many syllables the title of an excerpt has at least to tell the instrument."""
_IS_NORMATIVE = re.compile(r"(?:[Nn]ghị (?:định|quyết)|[Tt]hông tư|Quyết định|Chỉ thị)(?! thư)")
_DRAFTS = re.compile(r"(?:dự thảo|dự án) $")
_LONG_ENOUGH = 4
"""How many syllables an undated name has at least, after its type word."""
_LONG_ENOUGH_DATED = 3
_PROPER = 8
"""Within how many syllables a treaty names a country or something else by a capital."""


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


def excerpt(analysis: Analysis, taken: list[Form]) -> list[Form]:
    """The instrument of which a text without frame is an excerpt: "Nghị định này quy định về …" before it names any.

    Args:
        taken: the documents found so far.
    """
    if len(analysis.text) < _SCOPE_REACH:
        return []
    for hit in analysis.hits.get("DocumentType", []):
        if hit.start > _SCOPE_REACH:
            break
        scope = _SCOPE.match(analysis.text, hit.end)
        if scope and _IS_NORMATIVE.match(analysis.text, hit.start):
            title = _OPEN_END.sub("", " ".join(scope["title"].split()))
            named_before = any(f.type is hit.entry and f.start < hit.start for f in taken)
            if named_before or len(title.split()) < _TELLING_TITLE:
                break
            return [Form(hit.start, scope.end("title"), hit.entry, name=f"{hit.entry.label} {title}", is_itself=True)]
    return []


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


def _treaty(analysis: Analysis, hit: Hit) -> Iterator[Form]:
    if not _is_written_as_name(analysis, hit):
        return
    end = end_of_name(analysis, hit.end)
    words = analysis.text[hit.end : end].split()
    if len(words) < 2 or _GENERIC.match(analysis.lower[hit.end : end].strip()):
        return
    if any(w[0].isupper() for w in words[:_PROPER]) or len(words) >= _LONG_ENOUGH:
        yield _with_acronym(analysis, Form(hit.start, end, hit.entry, name=_written(analysis, hit, end)))


def _charter(analysis: Analysis, hit: Hit) -> Iterator[Form]:
    following = analysis.text[hit.end + 1 : hit.end + 2]
    if not (analysis.text[hit.start].isupper() and following.isupper()):
        return
    end = end_of_name(analysis, hit.end)
    if end > hit.end:
        yield Form(hit.start, end, hit.entry, name=_written(analysis, hit, end))


def _programme(analysis: Analysis, hit: Hit) -> Iterator[Form]:
    """Programmes, strategies, plans, schemes: capitalised inside a sentence, or with their period."""
    if not _is_written_as_name(analysis, hit) or _IN_BODY.search(analysis.lower, max(0, hit.start - 12), hit.start):
        return
    about = hit.end + len(_OF_SUBJECT) if _IS_ABOUT.match(analysis.text, hit.end) else hit.end
    end = end_of_name(analysis, about)
    if end == about or not _tells(analysis, hit, analysis.lower[hit.end : end].strip()):
        return
    form = Form(hit.start, end, hit.entry, name=_written(analysis, hit, end))
    owner = analysis.text.find(" của ", hit.end, end)
    if owner > 0:
        form.alias = _written(analysis, hit, owner)
    yield form


def _regulation(analysis: Analysis, hit: Hit) -> Iterator[Form]:
    """A regulation that another instrument issues: "ban hành kèm theo Quyết định này Quy định về …"."""
    about = _ABOUT.match(analysis.lower, hit.end)
    if not about or not analysis.text[hit.start : hit.start + 2].istitle():
        return
    if not _ISSUED.search(analysis.lower, max(0, hit.start - _ISSUED_REACH), hit.start):
        return
    end = end_of_name(analysis, about.end() - 1)
    if len(analysis.text[about.end() : end].split()) >= _LONG_ENOUGH:
        yield Form(hit.start, end, hit.entry, name=_written(analysis, hit, end))


def _tells(analysis: Analysis, hit: Hit, name: str) -> bool:
    """Whether the words after a type word tell one programme from others, or only say that it is one.

    A provision speaks of plans in general ("lập Kế hoạch tổng thể thực hiện dự án"), so that in an instrument a
    name without a period counts only where the instrument that approves it stands before it.
    """
    dated, of_period = bool(_DATED.search(name)), bool(_OF_PERIOD.search(name))
    name = _OF_PLACE.sub("", name)
    words = name.split()
    if len(words) < (_LONG_ENOUGH_DATED if dated else _LONG_ENOUGH) or _EMPTY.issuperset(words) or _GENERIC.match(name):
        return False
    if analysis.frame and not of_period:
        return bool(_APPROVED.search(analysis.lower, max(0, hit.start - _APPROVAL), hit.start))
    return dated or bool(_CARRIED_OUT.search(analysis.lower, max(0, hit.start - 40), hit.start))


def _drafted(analysis: Analysis, hit: Hit) -> Iterator[Form]:
    """A draft by its title: "dự thảo Nghị định quy định về …"."""
    title = _TITLE.match(analysis.lower, hit.end)
    if (
        not title
        or not _IS_NORMATIVE.match(analysis.text, hit.start)
        or not _DRAFTS.search(analysis.lower, max(0, hit.start - 20), hit.start)
    ):
        return
    end = end_of_name(analysis, title.end() - 1)
    if len(analysis.text[title.end() : end].split()) >= _LONG_ENOUGH:
        yield Form(hit.start, end, hit.entry, name=_written(analysis, hit, end), draft=True)


def _is_written_as_name(analysis: Analysis, hit: Hit) -> bool:
    """Whether a type word is capitalised as a name is, and a blank follows it."""
    text = analysis.text
    following = text[hit.end : hit.end + 2]
    return (
        text[hit.start].isupper() and text[hit.start + 1].islower() and following[:1] == " " and following[1:].isalnum()
    )


def _written(analysis: Analysis, hit: Hit, end: int) -> str:
    name = " ".join(analysis.text[hit.start : end].split())
    return name[0].upper() + name[1:]


def _with_acronym(analysis: Analysis, form: Form) -> Form:
    match = _ACRONYM.match(analysis.text, form.end)
    if match:
        form.alias = match["name"]
    return form


_GRAMMARS: dict[str, Callable[[Analysis, Hit], Iterator[Form]]] = {
    "congress": congress_resolutions.find,
    "treaty": _treaty,
    "charter": _charter,
    "programme": _programme,
    "regulation": _regulation,
}
