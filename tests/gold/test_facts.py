"""The project's own gold facts: their form, and that reading loses none of the words that state them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.model import Source
from kg.read import read_file

ROOT = Path(__file__).parents[2]
GOLD: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "facts.jsonl").open(encoding="utf-8")
]
NEEDED = {
    "people": {"name"},
    "bodies": {"name"},
    "documents": {"key", "type"},
    "positions": {"person", "role", "body"},
    "references": {"from", "relation", "to"},
    "targets": {"indicator", "comparator", "value", "unit", "deadline"},
    "events": {"kind", "participants", "organizers"},
}
RELATIONS = {"implements", "basedOn", "amends", "replaces", "repeals", "approves"}
COMPARATORS = {"=", ">=", ">", "<=", "<", "~", "range"}

each_text = pytest.mark.parametrize("gold", GOLD, ids=[gold["id"] for gold in GOLD])


def flat(text: str) -> str:
    return " ".join(text.split())


def source_of(gold: dict[str, Any]) -> Source:
    (path,) = ROOT.glob(f"{gold['id']}.*")
    source = read_file(path, gold["id"])
    assert isinstance(source, Source), source
    return source


def test_every_text_has_its_facts() -> None:
    texts = {*ROOT.glob("examples/articles/*"), *ROOT.glob("tests/gold/texts/*")}
    assert {gold["id"] for gold in GOLD} == {path.relative_to(ROOT).with_suffix("").as_posix() for path in texts}


@each_text
def test_the_form_of_facts(gold: dict[str, Any]) -> None:
    for family, needed in NEEDED.items():
        for row in gold[family]:
            assert needed <= row.keys(), (family, row)
            assert 15 <= len(row["evidence"]) <= 200, (family, row)
            assert row.get("status") in (None, "set", "proposed", "denied"), (family, row)


@each_text
def test_both_ends_of_a_fact_are_listed(gold: dict[str, Any]) -> None:
    keys = {row["key"] for row in gold["documents"]}
    bodies = {row["name"] for row in gold["bodies"]}
    people = {row["name"] for row in gold["people"]}
    assert {row[end] for row in gold["references"] for end in ("from", "to")} <= keys
    assert {row["relation"] for row in gold["references"]} <= RELATIONS
    assert {row["person"] for row in gold["positions"]} <= people
    assert {row["body"] for row in gold["positions"]} <= bodies
    assert {row["document"] for row in gold["targets"]} <= keys | {None}
    assert {row["comparator"] for row in gold["targets"]} <= COMPARATORS
    assert {who for row in gold["events"] for who in row["participants"] + row["organizers"]} <= people | bodies


@each_text
def test_reading_keeps_the_words_of_every_fact(gold: dict[str, Any]) -> None:
    source = source_of(gold)
    body = flat(" ".join(source.text[span.start : span.end] for span in source.body))
    lost = [(family, row["evidence"]) for family in NEEDED for row in gold[family] if flat(row["evidence"]) not in body]
    assert not lost
