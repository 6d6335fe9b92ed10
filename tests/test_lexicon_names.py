"""Round trip: a sentence made of each name in the lexicon is read as the entry that has the name.

What "read as" means differs by class: a body is found as that body, a unit as that unit of a
quantity, a word that is only looked at beside something else as a form of its entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib

from kg import ontology
from kg.extract.analysis import Analysis
from kg.extract.forms import forms
from kg.extract.mentions import STAGES
from kg.extract.mentions.bodies.fields import field_at, short_field_at
from kg.extract.mentions.documents.laws import LawNames
from kg.extract.relations.topics import measure_in, topics_in
from kg.identity.knowledge import known
from kg.model import Source, Span
from kg.ontology import Entry
from kg.read.datelines import press_name
from kg.read.lines import Lines
from kg.text.view import fold_name

LEXICON = ontology.load()
FILES = sorted((ontology.folder() / "lexicon").glob("*.ttl"))


def read(text: str) -> Analysis:
    """The mentions of a text written on 15 June 2024."""
    analysis = Analysis.of(Source("tin.txt", text, (Span(0, len(text)),), date="2024-06-15"), LEXICON)
    for stage in STAGES:
        stage(analysis)
    return analysis


def is_hit(entry: Entry, name: str) -> bool:
    """Whether the name is found as a name of the entry, over its whole length."""
    text = f"({name})"
    found = LEXICON.scan(text, text.lower()).get(entry.kind, [])
    return any(hit.entry is entry and text[hit.start : hit.end] == name for hit in found)


def is_form(entry: Entry, name: str) -> bool:
    """Whether the word is a form of the entry, or of one that says the same of its words."""
    found = forms(LEXICON, entry.kind).get(fold_name(name))
    return found is not None and said(found) == said(entry)


def said(entry: Entry) -> dict[str, tuple[str, ...]]:
    return {name: values for name, values in entry.facts.items() if name not in ("form", "prefLabel", "strength")}


def is_body(entry: Entry, name: str) -> bool:
    if entry.fact("noBody") or entry.fact("impliedOnly"):
        return is_hit(entry, name)
    before = f"{entry.label} họp. " if name in entry.facts.get("ambiguousForm", ()) else ""
    text = f"{before}{name[0].upper()}{name[1:]} đã ban hành văn bản này."
    return any(entry.iri == ontology.ID + "body/" + body.entity.key for body in read(text).bodies)


SEATS = {
    # level or level word: a place of it, with and without its level word
    "tỉnh": ("tỉnh Nghệ An", "Nghệ An"), "thành phố": ("thành phố Hải Phòng", "Hải Phòng"),
    "huyện": ("huyện Đức Thọ", "Đức Thọ"), "quận": ("quận Hồng Bàng", "Hồng Bàng"),
    "thị xã": ("thị xã Sơn Tây", "Sơn Tây"), "phường": ("phường Hồng Bàng", "Hồng Bàng"),
    "province": ("tỉnh Nghệ An", "Nghệ An"), "district": ("huyện Đức Thọ", "Đức Thọ"),
    "commune": ("xã Đông Anh", "Đông Anh"),
}  # fmt: skip


def is_kind(entry: Entry, name: str) -> bool:
    """An organ of places is read as the one of a place; other head nouns have as many ways as they have shapes."""
    if "place" not in entry.facts["shape"]:
        return is_hit(entry, name)
    place, short = SEATS[entry.fact("placeType") or entry.fact("level")]
    bodies = read(f"Hôm qua, {name} {short if entry.fact('omitsLevelWord') else place} đã họp.").bodies
    return any(body.entity.label.startswith(entry.label) for body in bodies)


def is_type(entry: Entry, name: str) -> bool:
    """A type that has codes is read before a number with each of them, others as a word."""
    codes = entry.facts.get("symbolCode") or entry.facts.get("sharedCode", ())
    texts = [f"Thực hiện {name} số 15/{code}-UBND ngày 12/6/2024, các sở đã làm." for code in codes]
    read_as = [{document.type for document in read(text).documents} for text in texts]
    return all(entry.label in types for types in read_as) if texts else is_hit(entry, name)


def is_place(entry: Entry, name: str) -> bool:
    level = entry.fact("placeType")
    before = f"{level} " if entry.fact("needsLevelWord") and not name.lower().startswith(level) else ""
    text = f"Đoàn công tác đã đến {before}{name}."
    return any(entry.iri == ontology.ID + "place/" + place.entity.key for place in read(text).places)


def is_country(entry: Entry, name: str) -> bool:
    if entry.fact("isoCode") == "VN":
        return is_hit(entry, name)
    places = read(f"Đoàn công tác đã đến nước {name}.").places
    return any(entry.iri == ontology.ID + "place/" + place.entity.key for place in places)


def is_role(entry: Entry, name: str) -> bool:
    if entry.fact("fusedOnly"):
        return is_hit(entry, name)
    offices = read(f"Ông Nguyễn Văn Hòa, {name}, phát biểu.").offices
    return any(entry.iri == ontology.ID + "role/" + office.role.key for office in offices)


def is_office(entry: Entry, name: str) -> bool:
    offices = read(f"Ông Nguyễn Văn Hòa, {name}, phát biểu.").offices
    return any(entry.fact("role") == ontology.ID + "role/" + office.role.key for office in offices)


def is_law(entry: Entry, name: str) -> bool:
    found = LawNames(LEXICON).at(name.lower(), 0)
    return found is not None and found == (entry, len(name))


def is_named_document(entry: Entry, name: str) -> bool:
    found = read(f"Hội nghị đã thảo luận về {name}.").documents
    return any(entry.iri == ontology.ID + "document/" + document.entity.key for document in found)


def is_enactment(entry: Entry, name: str) -> bool:
    symbol = entry.fact("id_local")
    return any(document.symbol == symbol for document in read(f"Căn cứ Luật số {symbol}.").documents)


def is_symbol(entry: Entry, name: str) -> bool:
    code = entry.fact("notation")
    text = f"Nghị quyết số 12-NQ/{code}" if entry.fact("level") == "party" else f"Quyết định số 12/QĐ-{name}"
    if entry.fact("numberedTerm"):
        code, text = code + "15", f"Nghị quyết số 12/2023/{name}15"
    return any(document.symbol.endswith(code) for document in read(f"Thực hiện {text} năm 2023.").documents)


def is_occasion(entry: Entry, name: str) -> bool:
    if entry.fact("family") == "none":
        return is_hit(entry, name)
    noun = name.capitalize() if entry.fact("capital") else name
    events = read(f"Phát biểu tại {noun} lần thứ 3 ngày 12/6/2024, ông Nguyễn Văn Hòa cảm ơn.").events
    return any(event.kind in (entry.label, name.lower()) for event in events)


def is_unit(entry: Entry, name: str) -> bool:
    quantities = read(f"Đến năm 2030 đạt 15 {name}.").quantities
    return any(quantity.unit == entry.fact("notation") for quantity in quantities)


def is_scale(entry: Entry, name: str) -> bool:
    quantities = read(f"Đến năm 2030 đạt 15 {name} người.").quantities
    return any(quantity.value == 15 * Decimal(entry.fact("factor")) for quantity in quantities)


def is_comparator(entry: Entry, name: str) -> bool:
    text = f"Tỷ lệ đạt {name} 15%." if name in entry.facts["before"] else f"Tỷ lệ đạt 15% {name}."
    return any(quantity.comparator == entry.fact("notation") for quantity in read(text).quantities)


def is_date(entry: Entry, name: str) -> bool:
    if entry.fact("unit") == "same":
        return is_hit(entry, name)
    expected = {"day": rf"2024-06-{15 + int(entry.fact('shift'))}", "month": r"2024-\d\d", "year": r"20\d\d"}
    return any(re.fullmatch(expected[entry.fact("unit")], d.value) for d in read(f"Việc diễn ra {name}.").dates)


def is_family_name(entry: Entry, name: str) -> bool:
    people = read(f"Đồng chí {name} Văn Hòa phát biểu tại hội nghị.").people
    return any(person.entity.label == f"{name} Văn Hòa" for person in people)


def is_title(entry: Entry, name: str) -> bool:
    people = read(f"Sau đó, {name} Nguyễn Văn Hòa phát biểu.").people
    return any(person.entity.label == "Nguyễn Văn Hòa" for person in people)


def is_field(entry: Entry, name: str) -> bool:
    if name in entry.facts.get("shortForm", ()):
        short = short_field_at(name, 0, LEXICON)
        return short is not None and short.entry is entry
    found = field_at(fold_name(name), 0, LEXICON)
    return found is not None and found == (0, len(fold_name(name)), entry)


def is_on_page(entry: Entry, name: str) -> bool:
    return any(phrase.entry is entry for phrase in Lines(f"\n{name}\n", LEXICON).phrases[entry.kind])


def is_press_mark(entry: Entry, name: str) -> bool:
    return press_name(name, LEXICON) == entry.label


def is_topic(entry: Entry, name: str) -> bool:
    return entry.key in {topic.key for topic in topics_in(f"Quy định về {name} năm 2024", LEXICON)}


def is_measure(entry: Entry, name: str) -> bool:
    found = measure_in(f"{name} hằng năm", LEXICON)
    return found is not None and found.key == entry.key


def is_word(entry: Entry, name: str) -> bool:
    return name in entry.fact("words").split()


def is_rule(entry: Entry, name: str) -> bool:
    return LEXICON.confidence(entry.fact("notation")) == float(entry.fact("confidence"))


def is_graded(entry: Entry, name: str) -> bool:
    """Whether what is judged by grades is an office that a text gives somebody, as it is written in the graph."""
    return any(name == office.role.label for office in read(f"Ông Nguyễn Văn Hòa, {name}, phát biểu.").offices)


def is_middle_name(entry: Entry, name: str) -> bool:
    return fold_name(name) in known(LEXICON).common_middle


def is_congress(entry: Entry, number: str) -> bool:
    """Whether the day on which a congress begins is of its term, and the day before is not."""
    since = date.fromisoformat(entry.fact("since"))
    terms = [known(LEXICON).congress(day.isoformat()) for day in (since, since - timedelta(1))]
    return terms[0] == int(number) and terms[1] < int(number)


AMBIGUOUS = {
    "VNA": "the news agency or the airline",
    "VH&TT": "culture and information, or culture and sports",
    "Ông": "a family name, or Mr",
    "Khoa": "a family name, or a faculty",
    "Cố": "a family name, or the late",
}
"""Names that mean another entry too: a sentence that says no more is read as that one, or not at all."""

Reads = Callable[[Entry, str], bool]
READ: dict[str, tuple[tuple[str, ...], Reads]] = {
    # class: where its names stand, and how one is read
    "Body": (("names",), is_body),
    "BodyKind": (("names",), is_kind),
    "CommonMiddleName": (("form",), is_middle_name),
    "Comparator": (("before", "after"), is_comparator),
    "Country": (("names",), is_country),
    "DocumentType": (("names",), is_type),
    "Enactment": (("id_local",), is_enactment),
    "EventKind": (("names",), is_occasion),
    "EventVerb": (("names",), is_hit),
    "Field": (("names", "form", "shortForm"), is_field),
    "FurnitureHeading": (("names",), is_on_page),
    "GoalMarker": (("names",), is_hit),
    "Calling": (("form",), is_title),
    "Honorific": (("form",), is_title),
    "IndicatorConcept": (("names",), is_measure),
    "InstrumentMark": (("names",), is_on_page),
    "Law": (("names",), is_law),
    "NamedDocument": (("names",), is_named_document),
    "Office": (("names",), is_office),
    "PartyCongress": (("notation",), is_congress),
    "PhotoCredit": (("names",), is_on_page),
    "Place": (("names",), is_place),
    "PlaceLevel": (("names",), is_hit),
    "PressMark": (("names",), is_press_mark),
    "RelativeDate": (("names",), is_date),
    "Role": (("names",), is_role),
    "RoleGrade": (("form",), is_graded),
    "Rule": (("notation",), is_rule),
    "Scale": (("form",), is_scale),
    "SentenceOpener": (("words",), is_word),
    "SpeechVerb": (("names",), is_hit),
    "StatusCue": (("names",), is_hit),
    "Surname": (("form",), is_family_name),
    "SymbolIssuer": (("notation", "misspelling"), is_symbol),
    "Topic": (("names",), is_topic),
    "Unit": (("form",), is_unit),
    "WeakSurname": (("form",), is_family_name),
}
FORMS: tuple[tuple[str, ...], Reads] = (("form",), is_form)
"""How words of all other classes are read: beside something found."""


def names(entry: Entry, where: Iterable[str]) -> list[str]:
    found = [entry.names if place == "names" else entry.facts.get(place, ()) for place in where]
    return [word for listed in found for name in listed for word in (name.split() if "words" in where else (name,))]


def entries(file: Path) -> list[Entry]:
    subjects = sorted(rdflib.Graph().parse(file).subjects(rdflib.RDF.type, unique=True))
    return [LEXICON.entries[str(subject)] for subject in subjects]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_every_name_is_read_as_its_entry(file: Path) -> None:
    found = [(entry, *READ.get(entry.kind, FORMS)) for entry in entries(file)]
    assert all(names(entry, where) for entry, where, _ in found)
    unread = [
        (entry.iri, name) for entry, where, reads in found for name in names(entry, where) if not reads(entry, name)
    ]
    assert [row for row in unread if row[1] not in AMBIGUOUS] == []


def test_every_class_that_is_searched_for_has_a_sentence() -> None:
    assert ontology.searched() <= set(READ)
