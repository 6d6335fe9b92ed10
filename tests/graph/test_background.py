from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import UsageError
from kg.graph import background
from kg.graph.terms import LEXICON

OWN = """
@prefix kg: <https://w3id.org/vnpolicy/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/vnpolicy/id/body/sở-của-tôi> a kg:Body ; skos:prefLabel "Sở của tôi"@vi ;
    kg:note [ skos:prefLabel "một" ] , [ skos:prefLabel "hai" ] .
"""


def test_the_ontology_and_the_lexicon_are_one_graph() -> None:
    store = ox.Store()
    store.load("".join(background.lines()).encode(), ox.RdfFormat.N_QUADS)
    assert [graph.value for graph in store.named_graphs()] == [LEXICON]
    for name in ("ontology#Document", "id/rule/mention.person"):
        assert list(store.quads_for_pattern(ox.NamedNode(f"https://w3id.org/vnpolicy/{name}"), None, None)), name


def test_further_lexicon_files_are_added_and_blank_nodes_get_the_same_names_every_time(tmp_path: Path) -> None:
    file = tmp_path / "own.ttl"
    file.write_text(OWN, "utf-8")
    lines = list(background.lines([file]))
    assert any("sở-của-tôi" in line for line in lines)
    assert not any("_:" in line for line in lines)
    assert lines == list(background.lines([file]))
    assert len(lines) == len(list(background.lines())) + 6


def test_what_decides_the_reading_decides_the_fingerprint(tmp_path: Path) -> None:
    file = tmp_path / "own.ttl"
    file.write_text(OWN, "utf-8")
    with_own = background.fingerprint([file])
    assert background.fingerprint() == background.fingerprint() != with_own
    file.write_text(OWN + "# changed", "utf-8")
    assert background.fingerprint([file]) != with_own


def test_a_lexicon_that_is_missing_or_broken_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read the lexicon"):
        background.fingerprint([tmp_path / "none.ttl"])
    file = tmp_path / "broken.ttl"
    file.write_text("this is not Turtle", "utf-8")
    with pytest.raises(UsageError, match=r"broken\.ttl is not Turtle"):
        list(background.lines([file]))
