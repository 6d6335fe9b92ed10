"""What belongs to an event and what to the document beside it, in whole texts."""

from __future__ import annotations

import pytest

import kg
from kg.model import Entity

HELD = "Ngày 15/5/2025, Thành ủy Hải Phòng tổ chức hội nghị triển khai Nghị quyết số 57-NQ/TW của Bộ Chính trị."


def told(text: str) -> set[tuple[str, str]]:
    """Predicate and object of what is stated of events."""
    return {
        (s.predicate, s.object.label if isinstance(s.object, Entity) else s.object.value)
        for s in kg.extract(text)
        if s.subject.kind == "event"
    }


@pytest.mark.parametrize("before", ["Hải Phòng thực hiện Nghị quyết 57\n\n", "Thành phố thực hiện Nghị quyết 57. ", ""])
def test_a_day_is_no_documents_whose_sentence_has_ended(before: str) -> None:
    assert {("schema:startDate", "2025-05-15"), ("schema:organizer", "Thành ủy Hải Phòng")} <= told(before + HELD)


def test_a_day_beside_a_document_is_the_documents() -> None:
    assert not told("Theo Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị, sẽ có hội nghị.")


@pytest.mark.parametrize("day", ["", " ngày 22/12/2024"])
def test_whose_document_it_is_holds_no_event(day: str) -> None:
    found = told(HELD.replace("57-NQ/TW", f"57-NQ/TW{day}"))
    assert {value for predicate, value in found if predicate == "schema:organizer"} == {"Thành ủy Hải Phòng"}
