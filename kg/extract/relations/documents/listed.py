"""Documents in the rows of a table: the columns beside a number tell day, issuer, subject, signer and effect.

| Số, ký hiệu | Ngày ban hành | Cơ quan ban hành | Trích yếu | says of each row's document what a sentence would.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator

from kg.extract.analysis import Analysis, DocumentMention, PersonMention, within
from kg.extract.columns import columns
from kg.extract.mentions.people.names import is_syllable
from kg.extract.relations.documents.issue_dates import day
from kg.model import Entity, Literal
from kg.text.slug import slug
from kg.text.tables import Cell, tables

_RULE = "document.listed"
_WHOLE_DAY = len("2019-09-27")
_SHORTEST_TITLE = 3
"""How many syllables a subject has at least."""
_SYLLABLES_OF_NAME = range(2, 6)


def find(analysis: Analysis) -> None:
    """State what the rows of tables say of the documents in them, where nothing else does."""
    known = {(s.subject, s.predicate) for s in analysis.statements}
    for table in tables(analysis.source.text, analysis.source.body):
        held = columns(table, analysis.lexicon)
        if "number" not in held or len(held) == 1:
            continue
        for row in table.rows:
            document = _document(analysis, row[held["number"]])
            if document:
                cells = {name: row[index] for name, index in held.items() if row[index].text}
                for predicate, value, cell in _facts(analysis, cells):
                    if (document.entity, predicate) not in known:
                        start, end = analysis.view.seen(cell.start, cell.end)
                        span = (min(document.start, start), max(document.end, end))
                        analysis.state(document.entity, predicate, value, span, _RULE)


def _document(analysis: Analysis, cell: Cell) -> DocumentMention | None:
    """The one document that a cell names."""
    named = within(analysis.documents, *analysis.view.seen(cell.start, cell.end)) if cell.text else []
    return named[0] if len({d.entity for d in named}) == 1 else None


def _facts(analysis: Analysis, cells: dict[str, Cell]) -> Iterator[tuple[str, Entity | Literal, Cell]]:
    for name, predicate in (("date", "eli:date_document"), ("effect", "eli:first_date_entry_in_force")):
        if name in cells:
            dates = within(analysis.dates, *analysis.view.seen(cells[name].start, cells[name].end))
            if len(dates) == 1 and (name == "date" or len(dates[0].value) == _WHOLE_DAY):
                yield predicate, day(dates[0].value), cells[name]
    if "issuer" in cells:
        for body in within(analysis.bodies, *analysis.view.seen(cells["issuer"].start, cells["issuer"].end)):
            yield "eli:passed_by", body.entity, cells["issuer"]
    if "signer" in cells:
        person = _signer(analysis, cells["signer"])
        if person:
            yield "kg:signedBy", person, cells["signer"]
    if "subject" in cells and len(cells["subject"].text.split()) >= _SHORTEST_TITLE:
        title = " ".join(cells["subject"].text.split())
        title = title.removeprefix("Về việc ").removeprefix("Về ").removeprefix("V/v ")
        yield "dcterms:title", Literal(title, language="vi"), cells["subject"]


def _signer(analysis: Analysis, cell: Cell) -> Entity | None:
    """The person whom a cell names, or whose name it is: the heading says that a name stands there."""
    start, end = analysis.view.seen(cell.start, cell.end)
    named = within(analysis.people, start, end)
    if named:
        return named[-1].entity
    name = " ".join(cell.text.split())
    words = name.split()
    if len(words) not in _SYLLABLES_OF_NAME or not all(w.istitle() and is_syllable(w.lower()) for w in words):
        return None
    person = Entity("person", slug(name), name)
    insort(analysis.people, PersonMention(start, end, person, start), key=lambda p: p.start)
    return person
