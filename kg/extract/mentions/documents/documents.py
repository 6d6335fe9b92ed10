"""Official instruments: every place where a text names one, and which places name the same.

Three grammars find the namings: numbers (`numbered`), laws (`laws`) and other unmistakable names
(`named_documents`). When the whole text is read, `document_entities` decides which of them are one document.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extract import frame
from kg.extract.analysis import Analysis, DateMention
from kg.extract.mentions.dates import reference_day
from kg.extract.mentions.documents import document_entities, laws, named_documents, numbered
from kg.extract.mentions.documents.document_forms import Form
from kg.text.letters import UPPER
from kg.text.view import fold_name
from kg.text.words import any_of

_TO_DATE = re.compile(r"[ ,(]{0,3}(?:(?:được )?(?:ban hành|ký ban hành|ký|thông qua)[ ,]{1,2}(?:vào )?)?(?:ngày )?")
_ISSUER_TO_DATE = re.compile(
    r",? của (?:(?!về |quy |đã |có |ban hành |được |và các )[^\s.;:()\d]+ ){1,9}?,? ?(?:ban hành |ký )?"
)
_ACT_OF_CLAUSE = any_of(
    "đã, vừa, mới, sẽ, cũng, ban hành, ký, phê duyệt, quyết định, thông qua, ra, có, tổ chức, chủ trì, họp, xây dựng",
    "công bố, chỉ đạo, yêu cầu, gửi, trình, báo cáo",
)
_OPENS_CLAUSE = re.compile(
    r",? (?:tại [^,;.:()\n]{2,40}, )?"
    rf"(?=[{UPPER}]|{any_of('tỉnh, thành phố, huyện, xã, các, ban, ông, bà, đồng chí')})"
    rf"[^,;.:()\n]{{2,90}}? {_ACT_OF_CLAUSE}"
)
"""What follows a day that belongs to another act: its subject and verb."""
_DATE_REACH = 90
_OVER_ANNEX = re.compile(r"\n\W{0,6}\((?:được )?(?:ban hành )?kèm theo $")
_ABOUT = re.compile(r"^\W*về(?: việc)?\s", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"(?<!\w)về(?: việc)? (?:ban hành|phê duyệt) $")
"""What stands before the title of a plan that another instrument approves."""
_TITLE_LEAD = 24
_TELLING_NAME = 6
"""How many syllables the beginning of a title has at least that names the instrument by itself."""
_YEAR = 4
_TITLED = ("programme", "regulation")
"""How documents are named that go by their titles, in which other documents may be named."""
_LEAD = 1500
"""How far into the text proper of a plan it says that it is issued, in characters."""
_LEADS_TO = re.compile(r"(?:^|[,\n] ?)(?!.*\.)[^,.;\n]{2,80} (?:ban hành|xây dựng|lập) (?:và triển khai )?$")
_LEADS_REACH = 120
_DRAFT = re.compile(r"(?:dự thảo|dự án|dự luật|bản thảo)(?: \d)?(?: các| bộ| những| văn kiện| sửa đổi)? $")
_DRAFTS = re.compile(
    r"(?:dự thảo|dự án) (?:luật|bộ luật|pháp lệnh|nghị quyết|nghị định)(?!\w)(?! (?:về|quy định|sửa đổi))"
    r"[^.;:\n]{0,120}: ?(?:[-–+] )?\Z"
)
"""What heads a list of drafts: "các dự án luật được trình kỳ họp này gồm: …"."""
_HEADING = 160
"""How far before its first item such a heading begins at most."""
_AND = re.compile(r"(?: \((?:sửa đổi|mới)\))?(?:[,;]? (?:và )?|; ?\n?(?:[-–+] )?)")


def find(analysis: Analysis) -> None:
    """Fill `analysis.documents`, and tell the instrument that the text itself is, with its frame."""
    analysis.frame = frame.parse(analysis)
    by_name = laws.find(analysis)
    by_number = numbered.find(analysis, by_name)
    _passed_as(analysis, by_name, by_number)
    others = named_documents.find(analysis, [*by_name, *by_number])
    _calls_itself(analysis, [*by_name, *others])
    itself = (
        _itself(analysis, by_number) if analysis.frame else named_documents.excerpt(analysis, [*by_name, *by_number])
    )
    forms = _without_overlaps([*by_name, *by_number, *others, *itself])
    _named_by_itself(analysis, forms, itself)
    _dates(analysis, forms)
    _drafts(analysis, forms)
    analysis.documents = document_entities.unify(analysis, forms)
    if itself:
        analysis.main = next((d for d in analysis.documents if d.start == itself[0].start), None)


def _itself(analysis: Analysis, numbered: list[Form]) -> list[Form]:
    """The form that stands for the text itself, where it is an instrument; it takes the place of others there."""
    parts = analysis.frame
    if parts is None:
        return []
    if parts.number:
        numbered[:] = [f for f in numbered if f.end <= parts.number_span.start or f.start >= parts.number.end]
        number, span = parts.number, parts.number_span
        form = Form(span.start, span.end, parts.type, number.text, number.number, number.year, series=number)
    else:
        announced = {f.symbol: f for f in numbered if f.symbol and f.type is parts.type and _announces(analysis, f)}
        if len(announced) == 1:
            form = next(iter(announced.values()))
            numbered.remove(form)
        elif parts.subject.end:
            form = Form(parts.type_span.start, parts.type_span.end, parts.type, name=_titled(analysis, parts))
        else:
            return []
    form.date, form.name_end, form.is_itself = parts.date, form.end, True
    return [form]


def _named_by_itself(analysis: Analysis, forms: list[Form], itself: list[Form]) -> None:
    """Take the name by which a plan calls itself at its head for its own: "Thực hiện A, X ban hành Kế hoạch …"."""
    parts = analysis.frame
    if parts is None or not itself or not itself[0].symbol or parts.type.fact("naming") not in _TITLED:
        return
    own = itself[0]
    for form in forms:
        if form.symbol or form.type is not own.type or not 0 <= form.start - parts.body_start < _LEAD:
            continue
        if _LEADS_TO.search(analysis.lower, max(0, form.start - _LEADS_REACH), form.start):
            form.take_number_of(own)
            form.year, form.name = own.year, ""


def _announces(analysis: Analysis, form: Form) -> bool:
    """Whether a form above the head, or over an annex ("(kèm theo Thông tư số …)"), names the instrument itself."""
    above = analysis.frame is not None and form.end < analysis.frame.start
    return above or bool(_OVER_ANNEX.search(analysis.lower, max(0, form.start - 30), form.start))


def _titled(analysis: Analysis, parts: frame.Frame) -> str:
    """The name of an instrument without a number: its type and subject."""
    subject = " ".join(analysis.text[parts.subject.start : parts.subject.end].split())
    law = laws.law_names(analysis.lexicon).at(f"{parts.type.label} {subject}".lower(), 0)
    if law:
        return law[0].label
    if subject.isupper():
        subject = " ".join(w if any(c.isdigit() for c in w) else w.lower() for w in subject.split())
    return f"{parts.type.label} {subject[:1].lower() + subject[1:]}"


def _passed_as(analysis: Analysis, named: list[Form], numbered: list[Form]) -> None:
    """A law named where the number that passed it stands before: "Luật số 57/2024/QH15 … ban hành Luật sửa đổi …"."""
    for form in named:
        if form.symbol or not analysis.lower.endswith("ban hành ", 0, form.start):
            continue
        before = next((n for n in reversed(numbered) if n.end < form.start), None)
        if before and before.type is form.type and form.start - before.end < _DATE_REACH:
            form.take_number_of(before)


def _calls_itself(analysis: Analysis, named: list[Form]) -> None:
    """Give the number of the instrument to the names in it that are its own title: "ban hành Luật sửa đổi …"."""
    parts = analysis.frame
    if parts is None or parts.number is None or not parts.subject.end:
        return
    title = fold_name(_ABOUT.sub("", analysis.text[parts.subject.start : parts.subject.end]))
    own = fold_name(f"{parts.type.label} {title}")
    for form in named:
        name = fold_name(form.name)
        whole = own == name or (len(name.split()) >= _TELLING_NAME and own.startswith(f"{name} "))
        others = _OF_ANOTHER.search(analysis.lower, max(0, form.start - _TITLE_LEAD), form.start)
        if whole and form.type is parts.type and not (form.symbol or others) and form.start > parts.subject.end:
            form.symbol, form.number, form.series = parts.number.text, parts.number.number, parts.number
            form.name = form.name if form.type.fact("naming") == "law" else ""


def _without_overlaps(forms: list[Form]) -> list[Form]:
    """In text order, without forms inside or across a longer one; the names inside a law's name stay."""
    kept: list[Form] = []
    for form in sorted(forms, key=lambda f: (f.start, -f.end)):
        before = next((k for k in reversed(kept[-4:]) if not k.inner), None)
        if before and form.start < before.end and _holds(before, form):
            form.inner = True
        if form.inner or before is None or form.start >= before.end:
            kept.append(form)
    return kept


def _holds(outer: Form, form: Form) -> bool:
    """Whether a document's name speaks of another: "Kế hoạch thi hành Luật Việc làm"."""
    titled = outer.draft or outer.is_itself or outer.type.fact("naming") in _TITLED
    return form.end <= outer.end and titled and not outer.symbol and form.type.fact("naming") not in _TITLED


def _dates(analysis: Analysis, forms: list[Form]) -> None:
    """Attach to each document the date written beside it.

    Where one name ends with another's, the date is the outer law's, but the inner document's of a programme.
    """
    ending: dict[int, list[Form]] = {}
    for form in forms:
        form.name_end = form.name_end or form.end
        ending.setdefault(form.end, []).append(form)
    for form in forms:
        others = [f for f in ending.get(form.name_end, ()) if f is not form]
        if form.inner:
            owns = any(f.type.fact("naming") in _TITLED or f.draft for f in others)
        else:
            owns = not others or form.type.fact("naming") == "law"
        if owns and (form.date is None or len(form.date.value) == _YEAR):
            _date(analysis, form)


def _date(analysis: Analysis, form: Form) -> None:
    """Attach the date written beside a document."""
    index = bisect_left(analysis.dates, form.end, key=lambda d: d.start)
    if index == len(analysis.dates):
        return
    date = analysis.dates[index]
    if date.start - form.end > _DATE_REACH or date.last:
        return
    if _TO_DATE.fullmatch(analysis.lower, form.end, date.start):
        if "," in analysis.text[form.end : date.start] and _opens_clause(analysis, date.end):
            return
        form.date, form.end = date, date.end
    elif len(date.value) == 10 and _ISSUER_TO_DATE.fullmatch(analysis.lower, form.end, date.start):
        form.date = date
    if form.date is date:
        _give_year(analysis, form, date)


def _give_year(analysis: Analysis, form: Form, date: DateMention) -> None:
    """Put right the year that a document's day leaves unsaid: that of its symbol, else the last one not ahead."""
    year, rest = date.value[:_YEAR], date.value[_YEAR:]
    if year in analysis.text[date.start : date.end] or not rest:
        return
    if form.series and form.series.year:
        date.value = form.series.year + rest
    elif date.value > reference_day(analysis):
        date.value = f"{int(year) - 1}{rest}"


def _opens_clause(analysis: Analysis, position: int) -> bool:
    """Whether the day that ends at a position is that of a new clause: "…, ngày 17/4/2020, Chính phủ ban hành …"."""
    clause = _OPENS_CLAUSE.match(analysis.text, position)
    return clause is not None and not any(
        analysis.text[hit.start].isupper() for hit in analysis.hits_in("DocumentType", position, clause.end())
    )


def _drafts(analysis: Analysis, forms: list[Form]) -> None:
    """Mark drafts; "dự án Luật A, Luật B và Luật C" makes drafts of all three, and so does a list of drafts."""
    previous: Form | None = None
    for form in forms:
        if form.inner:
            continue
        form.draft = form.draft or _is_called_draft(analysis, form) or _follows_draft(analysis, form, previous)
        previous = form


def _is_called_draft(analysis: Analysis, form: Form) -> bool:
    before = analysis.lower[max(0, form.start - _HEADING) : form.start]
    return bool(_DRAFT.search(before) or _DRAFTS.search(before))


def _follows_draft(analysis: Analysis, form: Form, previous: Form | None) -> bool:
    """Whether a document stands in a list behind one of its kind that is a draft."""
    if previous is None or not previous.draft:
        return False
    alike = previous.type is form.type or {previous.type.fact("naming"), form.type.fact("naming")} == {"law"}
    return alike and bool(_AND.fullmatch(analysis.lower, previous.end, form.start))
