"""`kg lexicon check`: what is wrong with a lexicon file, and that nothing is with the shipped ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib

from kg import lexicon, ontology
from kg.errors import UsageError
from kg.extract import statements
from kg.graph import background, validate
from kg.model import Entity, Source, Span

HEAD = """@prefix kg: <https://w3id.org/vnpolicy/ontology#> .
@prefix body: <https://w3id.org/vnpolicy/id/body/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix symbol: <https://w3id.org/vnpolicy/id/symbol/> .
@prefix trigger: <https://w3id.org/vnpolicy/id/trigger/> .
"""
HOMONYMS = {"khai mạc", "bế mạc", "tiếp tục", "tt", "vna"}
"""Names that two entries of one class share; what stands around them tells which is meant."""

GOOD = 'body:viện-biển-đông a kg:Body ; skos:prefLabel "Viện Biển Đông"@vi ; skos:altLabel "VBĐ"@vi .'

WRONG = [
    # one or more entries of which the first is wrong, and what is said of it
    ('body:x a kg:Bodi ; skos:prefLabel "Viện X"@vi .', "unknown class kg:Bodi; did you mean kg:Body?"),
    ('body:x a kg:Person ; skos:prefLabel "Viện X"@vi .', "entries of kg:Person are not read from a lexicon"),
    ('body:x skos:prefLabel "Viện X"@vi .', "no class: say what it is, such as `a kg:Body`"),
    ('body:x a kg:Body ; skos:prefLabel "Institute X"@en .', 'no Vietnamese label: add skos:prefLabel "…"@vi'),
    (
        'body:x a kg:Body ; skos:prefLabel "Viện X"@vi , "Viện Y"@vi .',
        "more than one skos:prefLabel in Vietnamese: make all but one skos:altLabel",
    ),
    (
        'body:x a kg:Body ; skos:prefLabel "Bộ y tế"@vi .',
        'the name "bộ y tế" is also that of body/bộ-y-tế',
    ),
    (
        'body:x a kg:Body ; skos:prefLabel "Viện X"@vi ; org:subOrganizationOf body:y .\n'
        'body:y a kg:Body ; skos:prefLabel "Viện Y"@vi ; org:subOrganizationOf body:x .',
        "org:subOrganizationOf leads back to itself: body/x → body/y → body/x",
    ),
    (
        'body:x a kg:Body ; skos:prefLabel "Viện X"@vi ; kg:mergedInto body:x .',
        "kg:mergedInto leads back to itself: body/x → body/x",
    ),
    (
        'body:x a kg:Body ; skos:prefLabel "Viện X"@vi ; org:subOrganizationOf body:bộ-y-té .',
        "org:subOrganizationOf leads to body/bộ-y-té, which is no entry; did you mean body/bộ-y-tế?",
    ),
    (
        'body:x a kg:Body ; skos:prefLabel "Viện X"@vi ; kg:foreing true .',
        "unknown property kg:foreing; did you mean kg:foreign?",
    ),
    (
        'body:x a kg:Body ; skos:prefLabel "Viện X"@vi ; kg:symbolCode "VX" .',
        "kg:symbolCode is a property of kg:DocumentType, not of kg:Body",
    ),
    (
        'body:x a kg:Body ; skos:prefLabel "Viện X"@vi ; kg:foreign "true" .',
        'kg:foreign takes true or false, not "true"',
    ),
    (
        'body:x a kg:Body ; skos:prefLabel "Viện X"@vi ; kg:until "2025" .',
        'kg:until takes "2025-07-01"^^xsd:date, "2025"^^xsd:gYear or "2025-07"^^xsd:gYearMonth, not "2025"',
    ),
    (
        'body:x a kg:Body ; skos:prefLabel "Viện X"@vi ; kg:until "2025-02-30"^^xsd:date .',
        "kg:until: there is no xsd:date 2025-02-30",
    ),
    (
        'body:x a kg:Body ; skos:prefLabel "Viện X"@vi ; kg:since "2025-07-01"^^xsd:date ;'
        ' kg:until "2020"^^xsd:gYear .',
        "kg:until 2020 is before kg:since 2025-07-01",
    ),
    (
        'body:x a kg:Body ; skos:prefLabel "Viện X"@vi ; skos:altLabel " "@vi .',
        "an empty name: write it, or leave it out",
    ),
    (
        'symbol:y a kg:SymbolIssuer ; skos:prefLabel "BYT"@vi ; skos:notation "BYT" ; kg:issuer body:bộ-y-tế .',
        'the code "BYT" is also that of symbol/BYT',
    ),
    (
        'trigger:x a kg:ReferenceTrigger ; skos:prefLabel "sửa"@vi ; kg:relation "eli:amends" ; kg:form "thay thế" .',
        'the form "thay thế" is also that of trigger/replaces',
    ),
    (
        'body:x a kg:Body ; skos:prefLabel "Viện X"@vi ; org:suborganizationOf body:bộ-y-tế .',
        "unknown property org:suborganizationOf; did you mean org:subOrganizationOf?",
    ),
    (
        'body:x a kg:Body ; skos:prefLabel "Viện X"@vi ; skos:altLabel "của"@vi .',
        'the name "của" is an ordinary word and would be found everywhere: leave it out',
    ),
    (
        '<https://example.org/x> a kg:Body ; skos:prefLabel "Viện X"@vi .',
        "the IRI of a kg:Body begins with https://w3id.org/vnpolicy/id/body/",
    ),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "my.ttl"


@pytest.fixture
def without_shapes(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if pySHACL were not there, which takes a second for each file."""
    monkeypatch.setattr("kg.graph.validate.find_spec", lambda name: None)


def test_a_good_file_has_no_problems(file: Path) -> None:
    file.write_text(HEAD + GOOD, "utf-8")
    assert lexicon.check(file) == ([ontology.ID + "body/viện-biển-đông"], [])


@pytest.mark.parametrize(("entries", "message"), WRONG, ids=[row[1][:40] for row in WRONG])
@pytest.mark.usefixtures("without_shapes")
def test_what_is_wrong_is_said_with_the_line(file: Path, entries: str, message: str) -> None:
    file.write_text(f"{HEAD}{GOOD}\n{entries}\n", "utf-8")
    _, problems = lexicon.check(file)
    assert message in [problem.message for problem in problems]
    first = HEAD.count("\n") + 2
    assert {problem.line for problem in problems} <= {first, first + 1}


@pytest.mark.usefixtures("without_shapes")
def test_what_has_no_name_of_its_own_and_a_file_without_entries_are_no_good_files(file: Path) -> None:
    file.write_text(f'{HEAD}[] a kg:Body ; skos:prefLabel "Viện X"@vi .', "utf-8")
    assert [p.message for p in lexicon.check(file)[1]] == [
        "an entry without an IRI is passed over: name it, such as body:bộ-y-tế"
    ]
    for nothing in ("", HEAD, "# chưa có gì\n"):
        file.write_text(nothing, "utf-8")
        assert [p.message for p in lexicon.check(file)[1]] == ["there is no entry in the file"]


@pytest.mark.usefixtures("without_shapes")
def test_an_entry_that_does_not_open_its_line_has_one_too(file: Path) -> None:
    file.write_text(f"{HEAD}{GOOD} body:y a kg:Body .", "utf-8")
    (problem,) = lexicon.check(file)[1]
    assert (problem.entry, problem.line) == ("body/y", HEAD.count("\n") + 1)


def test_values_are_checked_by_the_shapes(file: Path) -> None:
    unit = (
        "<https://w3id.org/vnpolicy/id/unit/x> a kg:Unit ; skos:prefLabel 'x'@vi ; skos:notation 'xy' ; kg:form 'xy' ."
    )
    file.write_text(HEAD + unit, "utf-8")
    _, problems = lexicon.check(file)
    assert [p.message for p in problems] == [
        "the kg:dimension of a unit is percent, money, measure, time, ratio or count"
    ]


def test_an_entry_of_the_shipped_lexicon_may_get_more_names(file: Path) -> None:
    file.write_text(f'{HEAD}body:bộ-y-tế skos:altLabel "Bộ chăm lo sức khỏe"@vi .', "utf-8")
    assert lexicon.check(file)[1] == []


def test_a_file_that_cannot_be_read_or_is_not_turtle_is_an_error(file: Path) -> None:
    with pytest.raises(UsageError, match="cannot read the lexicon"):
        lexicon.check(file)
    file.write_text("body:x a kg:Body", "utf-8")
    with pytest.raises(UsageError, match="is not Turtle"):
        lexicon.check(file)
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="it is no text in UTF-8"):
        lexicon.check(file)


@pytest.mark.parametrize("shipped", sorted((ontology.folder() / "lexicon").glob("*.ttl")), ids=lambda f: f.stem)
@pytest.mark.usefixtures("without_shapes")
def test_the_shipped_files_have_no_problems(shipped: Path) -> None:
    entries, problems = lexicon.check(shipped)
    assert entries
    assert [p for p in problems if not any(f'the name "{name}" is also' in p.message for name in HOMONYMS)] == []


def test_the_shipped_lexicon_as_a_whole_has_the_shape_it_should_have() -> None:
    data = rdflib.Graph()
    for file in background.files():
        data.parse(file)
    assert validate.check(data).findings == []


def how_to() -> str:
    """The entries that docs/lexicon.md shows, as one file."""
    page = (Path(__file__).parents[1] / "docs" / "lexicon.md").read_text("utf-8")
    return "\n".join(re.findall(r"```turtle\n(.*?)```", page, re.DOTALL))


def test_the_entries_of_the_how_to_are_read(file: Path) -> None:
    file.write_text(how_to(), "utf-8")
    assert lexicon.check(file)[1] == []
    text = (
        "Ngày 12/6/2024, Viện Chính sách biển tổ chức hội thảo về kinh tế biển.\n"
        "Ông Nguyễn Văn Hòa, Tổng Điều phối viên Viện CSB, phát biểu tại hội thảo.\n"
        "Quyết định số 15/QĐ-VCSB ngày 10/6/2024 quy định về nghiên cứu biển.\n"
        "Chương trình hành động số 12-CTr/TU của Tỉnh ủy Cà Mau hiện thực hóa Nghị quyết số 36-NQ/TW.\n"
    )
    source = Source("tin.txt", text, (Span(0, len(text)),), date="2024-06-13")
    found = {
        (s.predicate, s.object.key) for s in statements(source, ontology.load(file)) if isinstance(s.object, Entity)
    }
    assert {
        ("schema:organizer", "viện-chính-sách-biển"),
        ("org:organization", "viện-chính-sách-biển"),
        ("org:role", "tổng-điều-phối-viên"),
        ("eli:passed_by", "viện-chính-sách-biển"),
    } <= found
    assert any(predicate == "eli:ensures_implementation_of" for predicate, _ in found)
