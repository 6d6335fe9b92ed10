from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from kg.errors import UsageError
from kg.evaluate.gold import Family, read

from .conftest import FIRST, SECOND

Write = Callable[..., Path]


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    line = deepcopy(SECOND)
    change(line)
    return line


def test_gold_is_read_with_its_lines(gold: Write) -> None:
    texts = read(gold(FIRST, "", SECOND))
    assert [(text.id, text.line) for text in texts] == [("tin/một", 1), ("tin/hai", 3)]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda line: line.pop("id"), "id is missing"),
        (lambda line: line.pop("events"), "events is missing"),
        (lambda line: line["people"][0].pop("evidence"), "people[0] has no evidence"),
        (lambda line: line["documents"][1].update(type=None), "documents[1].type cannot be null"),
        (lambda line: line["documents"].append("03-NQ/TU"), "documents[2] is not a JSON object"),
        (lambda line: line["references"][0].update(relation="cites"), "references[0].relation is 'cites'"),
        (lambda line: line["bodies"][0].update(status="maybe"), "bodies[0].status is 'maybe'"),
        (lambda line: line["references"][0].update(to="1/CP"), "references: '1/CP' is no key in documents"),
        (lambda line: line["positions"][0].update(person="Trần Hòa"), "positions: 'Trần Hòa' is not in people"),
        (lambda line: line["positions"][0].update(body="Quốc hội"), "positions: 'Quốc hội' is not in bodies"),
        (
            lambda line: line["events"].append(
                {"kind": "lễ", "participants": ["Ai đó"], "organizers": [], "evidence": "buổi lễ"}
            ),
            "events: 'Ai đó' is in neither people nor bodies",
        ),
    ],
)
def test_what_is_wrong_with_a_line_is_told_with_its_number(
    gold: Write, change: Callable[[dict[str, Any]], object], fault: str
) -> None:
    with pytest.raises(UsageError) as error:
        read(gold(FIRST, changed(change)))
    assert f"line 2: {fault}" in str(error.value)


def test_a_target_has_a_number_and_a_known_comparator(gold: Write) -> None:
    target = {"indicator": "hộ nghèo", "comparator": "=", "value": True, "unit": "%", "deadline": None, "evidence": "…"}
    with pytest.raises(UsageError, match=r"targets\[0\]\.value cannot be true"):
        read(gold({**FIRST, "targets": [target]}))
    with pytest.raises(UsageError, match=r"targets\[0\]\.comparator is '=='"):
        read(gold({**FIRST, "targets": [{**target, "value": 1, "comparator": "=="}]}))


def test_lines_that_are_no_json_and_ids_that_come_twice_are_told(gold: Write) -> None:
    with pytest.raises(UsageError, match="line 1: not JSON"):
        read(gold("{"))
    with pytest.raises(UsageError, match="line 1: not a JSON object"):
        read(gold("[]"))
    with pytest.raises(UsageError, match="line 2: 'tin/một' is listed in line 1 already"):
        read(gold(FIRST, FIRST))


def test_only_so_many_faults_are_told(gold: Write) -> None:
    with pytest.raises(UsageError, match="… and 4 more"):
        read(gold(*["{}"] * 1, *["["] * 6))


def test_a_file_without_facts_or_that_is_not_there(gold: Write, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no gold facts"):
        read(gold(""))
    with pytest.raises(UsageError, match="cannot read"):
        read(tmp_path / "none.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="not UTF-8"):
        read(tmp_path / "latin.jsonl")


def test_families_are_read_off_the_lists(gold: Write) -> None:
    line = deepcopy(SECOND)
    line["documents"][0].update(issuer=["Bộ Chính trị", "Ban Bí thư"], status="proposed")
    line["documents"][1].update(issuer=["Bộ Chính trị", "Ban Bí thư"], issued="2019")
    line["events"] = [
        {"kind": "lễ", "participants": ["Trần Văn Hòa"], "organizers": ["Thành ủy Hải Phòng"], "evidence": "buổi lễ"},
        {"kind": "lễ", "participants": ["Trần Văn Hòa"], "organizers": [], "evidence": "buổi lễ khác"},
    ]
    (text,) = read(gold(line))
    assert [row["key"] for row in text.facts(Family.DOCUMENTS)] == ["03-NQ/TU", "52-NQ/TW"]
    assert [(row["key"], row["issuer"]) for row in text.facts(Family.ISSUERS)] == [
        ("52-NQ/TW", "Bộ Chính trị"),
        ("52-NQ/TW", "Ban Bí thư"),
    ]
    assert [row["issued"] for row in text.facts(Family.DATES)] == ["2019"]
    assert [row["relation"] for row in text.facts(Family.REFERENCES)] == ["implements"]
    assert [row["name"] for row in text.facts(Family.PARTICIPANTS)] == ["Trần Văn Hòa", "Thành ủy Hải Phòng"]
