from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph.store import Writer
from kg.graph.terms import LEXICON, SOURCES, expand

THING = "https://w3id.org/vnpolicy/id/body/a"


def lines(graph: str, preferred: str, *others: str, language: str = "vi") -> bytes:
    named = [("skos:prefLabel", preferred), *(("skos:altLabel", other) for other in others)]
    return "".join(f'<{THING}> <{expand(p)}> "{label}"@{language} <{graph}> .\n' for p, label in named).encode()


def names(path: Path) -> dict[str, set[str]]:
    store = ox.Store.read_only(str(path))
    found: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(ox.NamedNode(THING), None, None, ox.DefaultGraph()):
        assert isinstance(quad.object, ox.Literal)
        found.setdefault(quad.predicate.value.rsplit("#")[1], set()).add(quad.object.value)
    return found


def write(path: Path, graphs: dict[str, bytes], writer: Writer | None = None) -> None:
    writer = writer or Writer(path)
    for graph, held in graphs.items():
        writer.add(graph, held)
    writer.flush()
    writer.close()


A, B, C = (SOURCES + name for name in "abc")


def test_the_name_that_most_sources_use_is_preferred_and_the_others_stay_as_alternatives(tmp_path: Path) -> None:
    write(tmp_path / "s", {A: lines(A, "ỦY BAN", "UB"), B: lines(B, "Ủy ban"), C: lines(C, "Ủy ban", "ỦY BAN")})
    assert names(tmp_path / "s") == {"prefLabel": {"Ủy ban"}, "altLabel": {"ỦY BAN", "UB"}}


def test_the_lexicon_decides_where_it_knows_the_thing(tmp_path: Path) -> None:
    write(tmp_path / "s", {A: lines(A, "ủy ban"), B: lines(B, "ủy ban"), LEXICON: lines(LEXICON, "Ủy ban")})
    assert names(tmp_path / "s") == {"prefLabel": {"Ủy ban"}, "altLabel": {"ủy ban"}}


def test_of_equals_the_first_of_the_alphabet_is_taken_whatever_the_order(tmp_path: Path) -> None:
    write(tmp_path / "s", {A: lines(A, "b"), B: lines(B, "a")})
    write(tmp_path / "t", {B: lines(B, "a"), A: lines(A, "b")})
    assert names(tmp_path / "s") == names(tmp_path / "t") == {"prefLabel": {"a"}, "altLabel": {"b"}}


def test_names_in_other_languages_are_let_be(tmp_path: Path) -> None:
    write(tmp_path / "s", {A: lines(A, "Ủy ban"), LEXICON: lines(LEXICON, "Committee", language="en")})
    assert names(tmp_path / "s") == {"prefLabel": {"Ủy ban", "Committee"}}


@pytest.mark.parametrize("gone", [[A], [B], [A, B], [B, C]])
def test_after_an_update_names_are_as_if_built_at_once(tmp_path: Path, gone: list[str]) -> None:
    graphs = {A: lines(A, "một", "hai"), B: lines(B, "hai"), C: lines(C, "hai", "ba")}
    write(tmp_path / "s", graphs)
    writer = Writer.clone(tmp_path / "s", tmp_path / "t")
    for graph in gone:
        writer.remove(graph)
    write(tmp_path / "t", {}, writer)
    write(tmp_path / "u", {graph: held for graph, held in graphs.items() if graph not in gone})
    assert names(tmp_path / "t") == names(tmp_path / "u")
