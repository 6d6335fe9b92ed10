"""Which namings in a text are one document, and the one entity that they share.

A whole symbol identifies a document within a text, together with the year where the text dates two
of the same symbol. A short form ("Nghị quyết 52") is the one document of that type and number; a law's
name without a year is the one version that the text tells. Where two fit, it is the one mentioned last.

The key is what identifies the document anywhere: symbol, year, and the place whose series it belongs
to. Where the text does not tell all of that, the key is local to the source, and it is left to the
identity of the whole graph to find the same document elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extract.analysis import Analysis, DocumentMention, within
from kg.extract.mentions.document_forms import Form
from kg.extract.mentions.symbols import Codes, codes
from kg.model import Entity, Literal, Span
from kg.text.slug import path, slug
from kg.text.view import fold_name

_PLACE_REACH = 110
_ITS_ORGAN = re.compile(r"[ ,]*(?:ngày [^,;]{0,30}?)?(?:của|do) [^,;.(\n]{2,60}")
_VERSIONED = ("law", "constitution", "treaty", "congress")
"""How types are named whose names are told apart by the year."""
_SHORTENED = ("programme", "treaty")
_TELLING = 5
"""How many different words a name must have before another name that holds them all is the same."""


@dataclass(slots=True, eq=False)
class _Document:
    """The namings of one document."""

    forms: list[Form] = field(default_factory=list)
    symbol: str = ""
    number: str = ""
    name: str = ""
    year: str = ""

    @property
    def first(self) -> Form:
        return self.forms[0]


def unify(analysis: Analysis, forms: list[Form]) -> list[DocumentMention]:
    """The mentions of a text, those of one document with one entity."""
    documents: dict[Form, _Document] = {}
    by_symbol = _numbered([f for f in forms if f.symbol], documents)
    named = [f for f in forms if f.name and not f.symbol]
    laws = _named(named, by_symbol, documents)
    shorts = _shortened([f for f in forms if not f.symbol and not f.name], by_symbol, documents, analysis)
    known = codes(analysis.lexicon)
    mentions: list[DocumentMention] = []
    for document in (*by_symbol, *laws, *shorts):
        document.forms.sort(key=lambda f: f.start)
        if not any(f.alone for f in document.forms):
            continue
        entity = _entity(analysis, document, known)
        mentions.extend(_mention(analysis, form, document, entity) for form in document.forms)
    return sorted(mentions, key=lambda m: (m.start, -m.end))


def _numbered(forms: Iterable[Form], documents: dict[Form, _Document]) -> list[_Document]:
    """One document for each symbol, or for each symbol and year where a text dates the same symbol twice."""
    series: dict[tuple[str, str], list[Form]] = {}
    for form in forms:
        by_type = form.type.key if form.series and form.series.letters[:2] == "QH" else ""
        series.setdefault((form.symbol.casefold(), by_type), []).append(form)
    found: list[_Document] = []
    for same in series.values():
        years = {_year(f) for f in same if _year(f)}
        current: dict[str, _Document] = {}
        last = ""
        for form in same:
            last = (_year(form) or last or min(years, default="")) if len(years) > 1 else ""
            document = current.setdefault(last, _Document(symbol=form.symbol, number=form.number))
            _add(document, form, documents)
        found.extend(current.values())
    return found


def _year(form: Form) -> str:
    return form.date.value[:4] if form.date else ""


def _years(document: _Document) -> set[str]:
    """Every year that a text gives with a document."""
    return {document.year, *map(_year, document.forms), *(f.year for f in document.forms)}


def _add(document: _Document, form: Form, documents: dict[Form, _Document]) -> None:
    document.forms.append(form)
    document.name = document.name or form.name
    documents[form] = document


def _named(forms: list[Form], numbered: list[_Document], documents: dict[Form, _Document]) -> list[_Document]:
    """The documents of a name, by version: the number or the year that a text gives with it."""
    versions: dict[str, list[_Document]] = {}
    for document in numbered:
        if document.name:
            versions.setdefault(fold_name(document.name), []).append(document)
    found: list[_Document] = []
    undated = []
    _fuller_names(forms)
    for form in forms:
        year = form.year or _year(form)
        if not year:
            undated.append(form)
            continue
        same = versions.setdefault(fold_name(form.name), [])
        dated = next((d for d in same if year in _years(d)), None)
        if dated is None:
            dated = _Document(name=form.name, year=year)
            same.append(dated)
            found.append(dated)
        _add(dated, form, documents)
    for form in undated:
        same = versions.setdefault(fold_name(form.name), [])
        if not same:
            same.append(_Document(name=form.name))
            found.append(same[0])
        _add(same[0] if len(same) == 1 else _last_before(same, form.start), form, documents)
    return found


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


def _last_before(documents: list[_Document], position: int) -> _Document:
    """The document that was mentioned last before a position; the first one if none was."""

    def nearness(document: _Document) -> int:
        return max((f.start for f in document.forms if f.start < position), default=-1)

    return max(documents, key=nearness)


def _shortened(
    forms: list[Form], numbered: list[_Document], documents: dict[Form, _Document], analysis: Analysis
) -> list[_Document]:
    """Short forms join the whole symbol that they shorten; the others are documents of their own."""
    known = codes(analysis.lexicon)
    found: dict[tuple[str, str, str], _Document] = {}
    for form in forms:
        fitting = [d for d in numbered if _shortens(form, d, known)]
        if fitting:
            _add(fitting[0] if len(fitting) == 1 else _last_before(fitting, form.start), form, documents)
            continue
        key = (form.type.key, form.number.lstrip("0"), form.year)
        document = found.setdefault(key, _Document(number=form.number, year=form.year))
        _add(document, form, documents)
    return list(found.values())


def _shortens(form: Form, document: _Document, known: Codes) -> bool:
    whole = document.first
    if form.number.lstrip("0").lower() != document.number.lstrip("0").lower():
        return False
    if form.year and form.year not in (whole.year, *map(_year, document.forms)):
        return False
    return form.type is whole.type or bool(whole.series and form.type.fact("symbolCode") in whole.series.codes)


def _mention(analysis: Analysis, form: Form, document: _Document, entity: Entity) -> DocumentMention:
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


def _entity(analysis: Analysis, document: _Document, known: Codes) -> Entity:
    type_ = document.first.type
    label, names = _names(analysis, document)
    described = Entity("document-type", type_.key, type_.label)
    attributes: list[tuple[str, Literal | Entity]] = [("eli:type_document", described)]
    if document.symbol:
        attributes.insert(0, ("eli:id_local", Literal(document.symbol)))
    return Entity("document", _key(analysis, document, known), label, names, tuple(attributes))


def _names(analysis: Analysis, document: _Document) -> tuple[str, tuple[str, ...]]:
    """The label of a document and every other name of it, those seen included."""
    type_ = document.first.type.label
    names: dict[str, None] = {}
    if document.symbol:
        names[document.symbol] = None
        names[f"{type_} {document.symbol}"] = None
    versioned = document.first.type.fact("naming") in _VERSIONED and not document.first.is_itself
    years = [y for f in document.forms if f.name and (y := f.year or (_year(f) if versioned else ""))]
    year = document.year or (Counter(years).most_common(1)[0][0] if years else "")
    if document.name:
        names[document.name] = None
        if year:
            names[f"{document.name} {year}"] = None
        if year.isdigit():
            names[f"{document.name} năm {year}"] = None
    elif not document.symbol:
        number = document.number + (f"/{document.year}" if document.year else "")
        names |= {f"{type_} {number}": None, f"{type_} số {number}": None}
    for form in document.forms:
        seen = " ".join(analysis.text[form.start : form.name_end or form.end].split())
        if not seen.isdigit():
            names[seen] = None
        if form.alias:
            names[form.alias] = None
        if form.listed:
            names |= dict.fromkeys((*form.listed.names, *form.listed.facts.get("acronym", ())))
    if document.symbol:
        label = f"{document.name or type_} {document.symbol}"
    elif document.name:
        label = f"{document.name} {year}" if year else document.name
    else:
        label = next(iter(names))
    names.pop(label, None)
    return label, tuple(names)


def _key(analysis: Analysis, document: _Document, known: Codes) -> str:
    if not document.symbol:
        return _key_of_name(analysis, document)
    series = document.first.series
    issuer = known.issuer(series) if series else None
    symbol = slug(document.symbol)
    years = Counter(_year(f) for f in document.forms if _year(f))
    year = (series.year if series else "") or (years.most_common(1)[0][0] if years else "")
    if series and issuer and (issuer.fact("level") == "state" or issuer.fact("central")):
        scope = document.first.type.label if known.is_term(series) else ""
    else:
        place = _place(analysis, document)
        scope = place.key if place else slug(analysis.source.identifier)
    if not year:
        return "/".join(filter(None, (slug(analysis.source.identifier), symbol)))
    own_year = bool(series and series.year)
    return "/".join(filter(None, (slug(scope) if "/" not in scope else scope, symbol, "" if own_year else year)))


def _key_of_name(analysis: Analysis, document: _Document) -> str:
    first = document.first
    if first.listed:
        return first.listed.key
    if document.name:
        return path(document.name, document.year) if document.year else slug(document.name)
    return f"{slug(analysis.source.identifier)}/{slug(f'{first.type.label} {document.number} {document.year}')}"


def _place(analysis: Analysis, document: _Document) -> Entity | None:
    """The place whose organ issued a document, as far as the text tells: "của UBND tỉnh X", else its own place."""
    for form in document.forms:
        if form.is_itself and analysis.frame:
            parts = analysis.frame
            inside = [
                *within(analysis.places, parts.agency.start, parts.agency.end),
                *within(analysis.places, *_span(parts.authority)),
            ]
            return inside[-1].entity if inside else analysis.focus
        for place in within(analysis.places, form.end, form.end + _PLACE_REACH):
            if _ITS_ORGAN.fullmatch(analysis.lower, form.end, place.start):
                return place.entity
    return analysis.focus


def _span(span: Span) -> tuple[int, int]:
    return span.start, span.end
