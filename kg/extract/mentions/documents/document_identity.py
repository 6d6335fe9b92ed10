"""The entity of a document that a text names: its key, its label and its other names.

The key is what identifies the document anywhere: symbol, year, and the place whose series it belongs
to. Where the text does not tell all of that, the key is local to the source, and it is left to the
identity of the whole graph to find the same document elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.extract.analysis import Analysis, within
from kg.extract.mentions.documents.document_forms import Document
from kg.extract.mentions.documents.symbols import Codes
from kg.model import Entity, Literal, Span
from kg.text.slug import path, slug

_PLACE_REACH = 110
_ITS_ORGAN = re.compile(r"[ ,]*(?:ngày [^,;]{0,30}?)?(?:của|do) [^,;.(\n]{2,60}")
_VERSIONED = ("law", "constitution", "treaty", "congress")
"""How types are named whose names are told apart by the year."""


def entity(analysis: Analysis, document: Document, known: Codes) -> Entity:
    """The one entity of the forms by which a text names a document."""
    type_ = document.first.type
    label, names = _names(analysis, document)
    described = Entity("document-type", type_.key, type_.label)
    attributes: list[tuple[str, Literal | Entity]] = [("eli:type_document", described)]
    if document.symbol:
        attributes.insert(0, ("eli:id_local", Literal(document.symbol)))
    return Entity("document", _key(analysis, document, known), label, names, tuple(attributes))


def _names(analysis: Analysis, document: Document) -> tuple[str, tuple[str, ...]]:
    """The label of a document and every other name of it, those seen included."""
    type_ = document.first.type.label
    year = document.year or _year_of_name(document)
    if document.name.endswith(f" {year}"):
        year = ""
    names = dict.fromkeys((*_given(document, type_, year), *_seen(analysis, document)))
    if document.symbol:
        label = f"{document.name or type_} {document.symbol}"
    elif document.name:
        label = f"{document.name} {year}" if year else document.name
    else:
        label = next(iter(names))
    names.pop(label, None)
    return label, tuple(names)


def _year_of_name(document: Document) -> str:
    """The year that goes with a document's name: as a text writes it, or the year of a law's number."""
    first = document.first
    versioned = first.type.fact("naming") in _VERSIONED and not first.is_itself
    years = [y for f in document.forms if f.name and (y := f.year or (f.date_year if versioned else ""))]
    return Counter(years).most_common(1)[0][0] if years else ""


def _given(document: Document, type_: str, year: str) -> Iterator[str]:
    """The names that a document has by its number, or by its name and year."""
    if document.symbol:
        yield document.symbol
        yield f"{type_} {document.symbol}"
    if document.name:
        yield document.name
        if year:
            yield f"{document.name} {year}"
        if year.isdigit():
            yield f"{document.name} năm {year}"
    elif not document.symbol:
        number = document.number + (f"/{document.year}" if document.year else "")
        yield f"{type_} {number}"
        yield f"{type_} số {number}"


def _seen(analysis: Analysis, document: Document) -> Iterator[str]:
    """The names by which a text calls a document, and those that the lexicon has."""
    for form in document.forms:
        seen = " ".join(analysis.text[form.start : form.name_end or form.end].split())
        if not seen.isdigit():
            yield seen
        if form.alias:
            yield form.alias
        if form.listed:
            yield from form.listed.names
            yield from form.listed.facts.get("acronym", ())


def _key(analysis: Analysis, document: Document, known: Codes) -> str:
    if not document.symbol:
        return _key_of_name(analysis, document)
    series = document.series
    issuer = known.issuer(series) if series else None
    symbol = slug(document.symbol)
    year = (series.year if series else "") or document.date_year
    if series and issuer and (issuer.fact("level") == "state" or issuer.fact("central")):
        scope = document.first.type.label if known.is_term(series) else ""
    else:
        place = _place(analysis, document)
        scope = place.key if place else slug(analysis.source.identifier)
    if not year:
        return "/".join(filter(None, (slug(analysis.source.identifier), symbol)))
    own_year = bool(series and series.year)
    return "/".join(filter(None, (slug(scope) if "/" not in scope else scope, symbol, "" if own_year else year)))


def _key_of_name(analysis: Analysis, document: Document) -> str:
    first = document.first
    if first.listed:
        return first.listed.key
    if document.name:
        return path(document.name, document.year) if document.year else slug(document.name)
    return f"{slug(analysis.source.identifier)}/{slug(f'{first.type.label} {document.number} {document.year}')}"


def _place(analysis: Analysis, document: Document) -> Entity | None:
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
