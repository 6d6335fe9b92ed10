"""Acting: which provinces, and bodies that a document is addressed to, are known to carry it out, and which not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from kg.analysis.levels import IMPLEMENTS, all_levels, by_then, provinces
from kg.analysis.options import Options
from kg.graph.terms import PREFIXES, expand
from kg.tables.columns import Column, Kind, Language, Row, day, joined
from kg.tables.reader import EVIDENCE, IRI, Reader
from kg.tables.stated import Stated

PROVINCE, RECIPIENT = ("tỉnh, thành phố", "province"), ("nơi nhận", "recipient")
ACTED, NOT_KNOWN = ("đã có", "acted"), ("chưa thấy", "nothing known")

COLUMNS = (
    Column("tên", "name", width=40),
    Column("là", "as", width=16, note_vi="Tỉnh, thành phố hiện nay, hoặc cơ quan ở nơi nhận của văn kiện",
           note_en="A province of today, or a body that the document is addressed to"),
    Column("triển khai", "acted", width=14, note_vi="Chưa thấy nghĩa là nguồn không nói, không phải là không có",
           note_en="Nothing known means that no source tells of it, not that there is nothing"),
    Column("số văn kiện", "implementing", Kind.INTEGER, 9),
    Column("sớm nhất", "first", Kind.DATE, 12),
    Column("văn kiện triển khai", "implementing documents", width=60),
    *EVIDENCE,
    IRI,
)  # fmt: skip


def rows(reader: Reader, options: Options) -> Iterator[Row]:
    """First those of whom nothing is known, then the others, by name. Raises: UsageError without a document."""
    documents, on = options.documents(reader.store), options.day(reader.store)
    options.notes.append("nothing known is not nothing there: only what the sources of the graph tell is counted")
    everyone: dict[str, tuple[str, str]] = dict.fromkeys(_provinces_of_today(reader), PROVINCE)
    for document in documents:
        everyone |= dict.fromkeys(reader.things(document, "kg:recipient"), RECIPIENT)
    acted = _acted(reader, documents, on)
    for iri in sorted(everyone, key=lambda iri: (bool(acted[iri]), everyone[iri], reader.name(iri), iri)):
        yield _row(reader, iri, everyone[iri], acted[iri])


def _row(reader: Reader, iri: str, what: tuple[str, str], documents: list[str]) -> Row:
    english = reader.language is Language.EN
    dates = sorted(filter(None, (reader.date(document, "eli:date_document") for document in documents)))
    return (
        reader.name(iri),
        what[english],
        (ACTED if documents else NOT_KNOWN)[english],
        len(documents),
        day(dates[0]) if dates else None,
        joined(reader.name(document) for document in documents),
        *reader.evidence(_words(reader, documents)),
        iri,
    )


def _acted(reader: Reader, documents: list[str], on: str) -> dict[str, list[str]]:
    """The documents by which each province and body carries some out, itself or by what is part of it."""
    found: dict[str, list[str]] = defaultdict(list)
    for by in sorted({by for document in documents for by in all_levels(reader, document)}):
        if by_then(reader, by, on):
            issuers = reader.things(by, "eli:passed_by")
            for one in {who for issuer in issuers for who in (*provinces(reader, issuer), *_upwards(reader, issuer))}:
                found[one].append(by)
    return found


def _upwards(reader: Reader, body: str) -> set[str]:
    """A body and all that it is part of, or an office of."""
    seen: set[str] = set()
    ring = [body]
    while ring:
        seen.update(ring)
        above = (up for one in ring for link in _ABOVE for up in reader.things(one, link))
        ring = [up for up in above if up not in seen]
    return seen


def _words(reader: Reader, documents: list[str]) -> Stated | None:
    """The surest words that tell that one of these documents carries another out."""
    predicate = expand(IMPLEMENTS)
    stated = (one for document in documents for one in reader.about(document) if one.predicate == predicate)
    return min(stated, key=lambda one: one.order, default=None)


def _provinces_of_today(reader: Reader) -> list[str]:
    """The provinces that there are now."""
    query = 'SELECT DISTINCT ?p { ?p a kg:Place ; kg:level "province" MINUS { ?p kg:until ?end } }'
    solutions = reader.store.query(query, prefixes=PREFIXES)
    assert isinstance(solutions, ox.QuerySolutions)
    return sorted(found.value for (found,) in solutions if isinstance(found, ox.NamedNode))


_ABOVE = ("org:subOrganizationOf", "kg:headOf")
