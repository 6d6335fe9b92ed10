"""Whether an office was held on a day, by what is known of its period."""

from __future__ import annotations

import pytest

from kg.graph.periods import Holding, Period, is_day

CERTAIN, PRESUMED, NO, UNKNOWN = Holding.CERTAIN, Holding.PRESUMED, Holding.NO, Holding.UNKNOWN


def period(since: str = "", until: str = "", attested: str = "", former: str = "") -> Period:
    return Period(*(set(days.split()) for days in (since, until, attested, former)))


@pytest.mark.parametrize(
    ("known", "day", "others", "held"),
    [
        (period(attested="2020-05-01 2022-05-01"), "2021-01-01", "", CERTAIN),
        (period(attested="2020-05-01 2022-05-01"), "2020-05-01", "", CERTAIN),
        (period(attested="2020-05-01 2022-05-01"), "2022-05-01", "", CERTAIN),
        (period(attested="2020-05-01 2022-05-01"), "2020-04-30", "", NO),
        (period(attested="2020-05-01 2022-05-01"), "2024-01-01", "", PRESUMED),
        (period(attested="2020-05-01 2022-05-01"), "2024-01-01", "2023-06-01", NO),
        (period(attested="2020-05-01 2022-05-01"), "2023-01-01", "2023-06-01", PRESUMED),
        (period(attested="2020-05-01 2022-05-01"), "2021-01-01", "2020-12-01", CERTAIN),
        (period(since="2020-05-01"), "2020-05-01", "", CERTAIN),
        (period(since="2020-05-01"), "2020-06-01", "", PRESUMED),
        (period(since="2020-05-01", attested="2021-01-01"), "2020-06-01", "", CERTAIN),
        (period(since="2020-05-01", until="2021-05-01"), "2021-04-30", "", CERTAIN),
        (period(since="2020-05-01", until="2021-05-01"), "2021-05-01", "", NO),
        (period(attested="2020-05-01", former="2021-05-01"), "2021-05-01", "", NO),
        (period(attested="2020-05-01", former="2021-05-01"), "2021-04-30", "", PRESUMED),
        (period(attested="2020-05-01 2023-01-01", former="2021-05-01"), "2022-01-01", "", NO),
        (period(attested="2020-05-01 2023-01-01", former="2021-05-01"), "2023-02-01", "", PRESUMED),
        (period(since="2020"), "2020-03-01", "", CERTAIN),
        (period(since="2020"), "2019-12-31", "", NO),
        (period(until="2021-05-01"), "2020-01-01", "", UNKNOWN),
        (period(until="2021-05-01"), "2022-01-01", "", NO),
        (period(), "2020-01-01", "", UNKNOWN),
    ],
)
def test_a_day_is_held_certainly_presumably_or_not(known: Period, day: str, others: str, held: Holding) -> None:
    assert known.holds(day, others.split()) is held


@pytest.mark.parametrize(("text", "day"), [("2024-02-29", True), ("2023-02-29", False), ("2024-13-01", False)])
def test_a_day_is_one_of_the_calendar(text: str, day: bool) -> None:
    assert is_day(text) is day
    assert not is_day(text.replace("-", ""))
    assert not is_day("２０２４-02-29")
