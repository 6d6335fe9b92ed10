from __future__ import annotations

from typing import Any


def test_a_bare_title_means_the_one_person_who_has_it(told: Any) -> None:
    text = "Bộ trưởng Lê Văn An dự hội nghị. Bộ trưởng nhấn mạnh kết quả."
    found = told(text, people=("Lê Văn An",), offices=("Bộ trưởng",)).titled
    assert [(m.start, m.entity.label, m.short) for m in found] == [(text.rindex("Bộ trưởng"), "Lê Văn An", True)]


def test_two_holders_or_none_give_no_person(told: Any) -> None:
    two = "Bộ trưởng Lê Văn An gặp Bộ trưởng Mai Thị Bình. Bộ trưởng nhấn mạnh kết quả."
    assert told(two, people=("Lê Văn An", "Mai Thị Bình"), offices=("Bộ trưởng",)).titled == []
    assert told("Bộ trưởng nhấn mạnh kết quả.", offices=("Bộ trưởng",)).titled == []


def test_an_office_of_another_country_is_not_held_by_who_holds_it_at_home(told: Any) -> None:
    text = "Bộ trưởng Giao thông Lê Văn An tiếp ông Bình, Bộ trưởng Giao thông Singapore."
    offices = ("Bộ trưởng Giao thông Singapore", "Bộ trưởng Giao thông")
    assert told(text, people=("Lê Văn An",), offices=offices).titled == []
