"""Which namings in a text are one document, and the one entity that they share.

A whole symbol identifies a document within a text, together with the year where the text dates two
of the same symbol. A short form ("Nghị quyết 52") is the one document of that type and number, where two
fit the one mentioned last. A law's name without a year is the version that the text tells: where it tells
several, the one that the paragraph has named before, else the law as it stands, which is the newest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.extract.analysis import Analysis, DocumentMention
from kg.extract.mentions.documents import document_identity
from kg.extract.mentions.documents.document_forms import Document, Form
from kg.extract.mentions.documents.laws import LawNames, law_names
from kg.extract.mentions.documents.symbols import codes
from kg.model import Entity
from kg.text.view import fold_name

_LEADING_ZERO = re.compile(r"(?<!\w)0+(?=[1-9])")
_SHORTENED = ("programme", "regulation", "treaty")
_TELLING = 5
"""How many different words a name must have before another name that holds them all is the same."""


def unify(analysis: Analysis, forms: list[Form]) -> list[DocumentMention]:
    """The mentions of a text, those of one document with one entity."""
    by_symbol = _numbered([f for f in forms if f.symbol])
    named = [f for f in forms if f.name and not f.symbol]
    laws = _named(analysis.text, named, by_symbol, law_names(analysis.lexicon))
    shorts = _shortened([f for f in forms if not f.symbol and not f.name], by_symbol)
    known = codes(analysis.lexicon)
    mentions: list[DocumentMention] = []
    for document in (*by_symbol, *laws, *shorts):
        document.forms.sort(key=lambda f: f.start)
        if not any(f.alone for f in document.forms):
            continue
        entity = document_identity.entity(analysis, document, known)
        mentions.extend(_mention(form, document, entity) for form in document.forms)
    return sorted(mentions, key=lambda m: (m.start, -m.end))


def _numbered(forms: Iterable[Form]) -> list[Document]:
    """One document for each symbol, or for each symbol and year where a text dates the same symbol twice."""
    series: dict[tuple[str, str], list[Form]] = {}
    for form in forms:
        by_type = form.type.key if form.series and form.series.letters[:2] == "QH" else ""
        series.setdefault((form.symbol.casefold(), by_type), []).append(form)
    found: list[Document] = []
    for same in series.values():
        years = {f.date_year for f in same if f.date_year}
        current: dict[str, Document] = {}
        last = ""
        for form in same:
            last = (form.date_year or last or min(years, default="")) if len(years) > 1 else ""
            document = current.setdefault(last, Document(symbol=form.symbol, number=form.number))
            document.add(form)
        found.extend(current.values())
    return found


def _named(text: str, forms: list[Form], numbered: list[Document], known: LawNames) -> list[Document]:
    """The documents of a name, by version: the number or the year that a text gives with it."""
    versions: dict[str, list[Document]] = {}
    for document in numbered:
        if document.name or _is_dated_law(document, forms, known):
            versions.setdefault(_folded(document.name or known.named(document.symbol)), []).append(document)
    found: list[Document] = []
    _fuller_names(forms)
    for form in sorted(forms, key=lambda f: not (f.year or f.date_year)):
        same = versions.setdefault(_folded(form.name), [])
        version = _version(text, same, form)
        if version is None:
            version = Document(name=form.name, year=form.year or form.date_year)
            same.append(version)
            found.append(version)
        version.add(form)
    return found


def _is_dated_law(document: Document, forms: Sequence[Form], known: LawNames) -> bool:
    """Whether a law that a text only numbers is one that it names with the year: 31/2024/QH15, "Luật Đất đai 2024"."""
    name = known.named(document.symbol)
    return bool(name) and any(f.name == name and (f.year or f.date_year) in document.numbered_years for f in forms)


def _version(text: str, same: Sequence[Document], form: Form) -> Document | None:
    """Which of the versions of a name a form means: that of its year, of its paragraph, or the newest."""
    year = form.year or form.date_year
    if year:
        return next((d for d in same if year in d.years | d.numbered_years), None)
    if not same:
        return None
    paragraph = text.rfind("\n", 0, form.start) + 1
    named = [d for d in same if any(paragraph <= f.start < form.start for f in d.forms)]
    return _last_before(named or _newest(same), form.start)


def _newest(versions: Sequence[Document]) -> Sequence[Document]:
    """The versions of the latest year that a text gives; all of them where it gives no year."""
    years = [max(d.years | d.numbered_years, default="") for d in versions]
    return [d for d, year in zip(versions, years, strict=True) if year == max(years)]


def _folded(name: str) -> str:
    """A name as it is compared: "Chương trình 03 năm" is "Chương trình 3 năm"."""
    return _LEADING_ZERO.sub("", fold_name(name))


def _fuller_names(forms: list[Form]) -> None:
    """Give a programme or treaty that the text shortens its fuller name, where one alone holds all its words."""
    words = {f.name: frozenset(fold_name(f.name).split()) for f in forms if f.type.fact("naming") in _SHORTENED}
    for form in forms:
        own = words.get(form.name, frozenset())
        if len(own) < _TELLING or form.listed:
            continue
        fuller = [
            name for name, held in words.items() if own < held and fold_name(name).startswith(form.type.label.lower())
        ]
        if len(fuller) == 1:
            form.name = fuller[0]


def _last_before(documents: Sequence[Document], position: int) -> Document:
    """The document that was mentioned last before a position; the first one if none was."""

    def nearness(document: Document) -> int:
        if document.last.start < position:
            return document.last.start
        return max((f.start for f in document.forms if f.start < position), default=-1)

    return max(documents, key=nearness)


def _shortened(forms: list[Form], numbered: list[Document]) -> list[Document]:
    """Short forms join the whole symbol that they shorten; the others are documents of their own."""
    found: dict[tuple[str, str, str], Document] = {}
    for form in forms:
        fitting = [d for d in numbered if _shortens(form, d)]
        if fitting:
            _last_before(fitting, form.start).add(form)
            continue
        key = (form.type.key, form.number.lstrip("0"), form.year)
        document = found.setdefault(key, Document(number=form.number, year=form.year))
        document.add(form)
    return list(found.values())


def _shortens(form: Form, document: Document) -> bool:
    whole = document.first
    if form.number.lstrip("0").lower() != document.number.lstrip("0").lower():
        return False
    if form.year and form.year not in (whole.year, *(f.date_year for f in document.forms)):
        return False
    return form.type is whole.type or bool(whole.series and form.type.fact("symbolCode") in whole.series.codes)


def _mention(form: Form, document: Document, entity: Entity) -> DocumentMention:
    return DocumentMention(
        start=form.start,
        end=form.end,
        type=form.type.label,
        entity=entity,
        symbol=document.symbol,
        name=document.name or ("" if document.symbol else entity.label),
        date=form.date,
        draft=form.draft,
    )
