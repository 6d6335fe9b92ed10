"""Which offices one person can hold, at one time and one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kg.identity.knowledge import Knowledge
from kg.identity.model import Office
from kg.text.view import fold_name

NEAR = 366
"""Days within which two attestations are of one time."""
_APEX = (
    "tỉnh-ủy", "thành-ủy", "huyện-ủy", "quận-ủy", "thị-ủy", "đảng-ủy", "đảng-bộ",
    "ủy-ban-nhân-dân", "hội-đồng-nhân-dân", "đoàn-đại-biểu-quốc-hội",
)  # fmt: skip
"""First words of the leading organs of a place."""
_MANY = ("đại biểu", "ủy viên")
"""Offices that many hold at once."""
_MINISTER = "bộ trưởng"
_COMMUNE = ("xã-", "phường-", "thị-trấn-", "đặc-khu-")
_DISTRICT = ("huyện-", "quận-", "thị-xã-", "thành-phố-")
_PLACES = 100

Held = Sequence[tuple[str, Office]]
"""Offices, each with the day on which a source attests it."""


def is_many(office: Office) -> bool:
    """Whether many hold this office at once."""
    return fold_name(office.role).startswith(_MANY)


def is_leading(known: Knowledge, office: Office) -> bool:
    """Whether it is an office whose holders are known by name."""
    role = fold_name(office.role)
    return role.removesuffix(" thường trực") in known.leading or role in known.leading


def is_apex(known: Knowledge, office: Office) -> bool:
    """Whether it leads a place: an office of its Party committee, council or people's committee themselves."""
    organ = office.body.rpartition("/")[2]
    whole = office.body.startswith(_APEX) and "/" not in office.body
    return is_leading(known, office) and not is_many(office) and (whole or organ in _APEX)


def is_prominent(known: Knowledge, office: Office) -> bool:
    """Whether its holders are known by name beyond their place: leaders of a province or of the centre."""
    return level(known, office) >= 2 and is_leading(known, office)


def level(known: Knowledge, office: Office) -> int:
    """0 for a commune, 1 for a district, 2 for a province, 3 for the centre, -1 for what is none of these."""
    if not office.place:
        return 3 if office.body.partition("/")[0] in known.central else -1
    last = office.place.rpartition("/")[2]
    if last in known.provinces and "/" not in office.place:
        return 2
    return 0 if last.startswith(_COMMUNE) else 1 if last.startswith(_DISTRICT) else 2


def roots(known: Knowledge, office: Office) -> Iterator[str]:
    """The bodies by which holders of an office are known: its own, as it is called today, and where they sit.

    Whoever is in a delegation sits in the National Assembly, whoever is a minister in the Government.
    """
    yield known.lineage(office.body)
    whole = office.body.partition("/")[0]
    if fold_name(office.role) == _MINISTER and office.body in known.central:
        yield "chính-phủ"
    if whole.endswith("quốc-hội") or whole.startswith("đoàn-đại-biểu-quốc-hội"):
        yield "quốc-hội"


def agree(known: Knowledge, one: Office, other: Office, day: str, other_day: str) -> bool:
    """Whether two offices of one body are likely one person's: the same, or leading ones, or a rise inside it."""
    if one.role == other.role:
        return True
    if _is_staff(known, one) != _is_staff(known, other):
        apart = bool(day and other_day) and _days_apart(day, other_day) > NEAR
        return apart and not (one.former or other.former)
    return is_leading(known, one) and is_leading(known, other)


def _is_staff(known: Knowledge, office: Office) -> bool:
    return fold_name(office.role).removesuffix(" thường trực") in known.staff


def pairs(held: list[tuple[str, Office]]) -> Iterator[tuple[tuple[str, Office], tuple[str, Office]]]:
    """Neighbours among the holders of a body's offices: by role, then the first of each role with each other's."""
    first: dict[str, tuple[str, Office]] = {}
    for item in held:
        if item[1].role in first:
            yield first[item[1].role], item
        else:
            for other in first.values():
                yield other, item
            first[item[1].role] = item


def conflict(known: Knowledge, one: Held, other: Held) -> bool:
    """Whether nobody can hold these offices, because they are of one time and of two places or far apart in rank."""
    present = [_distinct((day, o) for day, o in held if not o.former) for held in (one, other)]
    for day, office in present[0]:
        for other_day, another in present[1]:
            dated = bool(day and other_day)
            near = not dated or _days_apart(day, other_day) <= NEAR
            if near and _exclude(known, office, another) and (dated or _is_local(known, office, another)):
                return True
    return _alternate(known, present[0], present[1])


def _distinct(held: Iterable[tuple[str, Office]]) -> list[tuple[str, Office]]:
    """Each body's place and day once, for as many as can decide anything."""
    return list({(day, o.place, o.body, o.role): (day, o) for day, o in held}.values())[:_PLACES]


def _is_local(known: Knowledge, one: Office, other: Office) -> bool:
    """Whether two offices are different people's even where no day is known: both local, or one of a commune."""
    levels = sorted((level(known, one), level(known, other)))
    return levels[0] == 0 or (levels[0] == 1 and levels[1] == 1)


def _exclude(known: Knowledge, one: Office, other: Office) -> bool:
    if one.body == other.body and _is_staff(known, one) != _is_staff(known, other):
        return is_leading(known, one) or is_leading(known, other)
    levels = sorted((level(known, one), level(known, other)))
    if levels[0] < 0:
        return False
    province, another = known.province(one.place), known.province(other.place)
    if province and another and province != another:
        return True
    return levels[0] == 0 and levels[1] >= 2 and is_leading(known, one) and is_leading(known, other)


def _alternate(known: Knowledge, one: Held, other: Held) -> bool:
    """Whether a central and a local office, or two central ones of different bodies, are held by turns."""
    firm = [sorted(day for day, o in held if day and _is_full_time(known, o)) for held in (one, other)]
    if not (firm[0] and firm[1]):
        return False
    return any(day < firm[1][-1] and day > firm[1][0] for day in firm[0]) and any(
        day < firm[0][-1] and day > firm[0][0] for day in firm[1]
    )


def _is_full_time(known: Knowledge, office: Office) -> bool:
    return is_leading(known, office) and not is_many(office) and level(known, office) >= 1


def follows(known: Knowledge, one: Held, other: Held) -> bool:
    """Whether two groups of leading offices can be one career: one after the other, and never downwards."""
    earlier, later = sorted((one, other), key=lambda held: min(day for day, _ in held))
    if not all(day for day, _ in (*one, *other)):
        return False
    ends = max((day for day, o in earlier if not o.former), default="")
    begins = min((day for day, o in later if not o.former), default="")
    if not ends or not begins or ends >= begins or _days_apart(ends, begins) < NEAR // 2:
        return False
    levels = [[level(known, o) for _, o in held if is_leading(known, o) and not o.former] for held in (earlier, later)]
    return (
        bool(levels[0] and levels[1]) and min(max(levels[0]), max(levels[1])) >= 2 and max(levels[1]) >= max(levels[0])
    )


def _days_apart(one: str, other: str) -> int:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 100_000
