from urllib.parse import unquote

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.iris import encode, entity_iri, source_iri
from kg.model import Entity

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@pytest.mark.parametrize(
    ("key", "iri"),
    [
        ("bộ-chính-trị", "bộ-chính-trị"),
        ("thành-ủy-hải-phòng/ban-thường-vụ", "thành-ủy-hải-phòng/ban-thường-vụ"),
        ("tin tức/a b#1?.txt", "tin%20tức/a%20b%231%3F.txt"),
        ("100%", "100%25"),
        ("../x/./y...z", "%2E%2E/x/%2E/y...z"),
        ("a<b>\"{}|\\^`", "a%3Cb%3E%22%7B%7D%7C%5C%5E%60"),
    ],
)  # fmt: skip
def test_only_what_an_iri_cannot_hold_is_encoded(key: str, iri: str) -> None:
    assert encode(key) == iri


@given(TEXT)
def test_any_key_gives_an_iri_that_parsers_take_as_it_is(key: str) -> None:
    iri = source_iri(key)
    (quad,) = ox.parse(input=f"<{iri}> <{iri}> <{iri}> .", format=ox.RdfFormat.TURTLE, base_iri="http://other/")
    assert isinstance(quad.subject, ox.NamedNode)
    assert quad.subject.value == iri


@given(TEXT)
def test_encoding_can_be_undone_so_no_two_keys_share_an_iri(key: str) -> None:
    assert unquote(encode(key)) == key


def test_diacritics_tell_iris_apart() -> None:
    assert entity_iri(Entity("person", "nguyễn-hà", "")) != entity_iri(Entity("person", "nguyễn-hạ", ""))


def test_an_entity_without_a_key_has_no_iri() -> None:
    with pytest.raises(ValueError, match="has no key"):
        entity_iri(Entity("body", "", "Ban"))
