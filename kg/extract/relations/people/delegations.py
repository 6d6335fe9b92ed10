"""Deputies named with their delegation: "ông Nguyễn Văn A (đoàn Vĩnh Long)"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.extract import resolve
from kg.extract.analysis import Analysis, OfficeMention
from kg.extract.appositions import Holding
from kg.model import Entity

_DELEGATION = re.compile(r" ?[,(-] ?(?:thuộc )?đoàn (?:đbqh |đại biểu quốc hội )?(?:tỉnh |thành phố |tp ?\.? ?)?")
_DEPUTY = "https://w3id.org/vnpolicy/id/role/đại-biểu"


def delegates(analysis: Analysis) -> Iterator[Holding]:
    """The people behind whose names the delegation of a province stands, as deputies of the National Assembly."""
    assembly = resolve.body_entity("Quốc hội", analysis.lexicon)
    if all(b.entity != assembly for b in analysis.bodies):
        return
    entry = analysis.lexicon.entries[_DEPUTY]
    role = Entity("role", entry.key, entry.label)
    starts = [p.start for p in analysis.places]
    for person in analysis.people:
        match = _DELEGATION.match(analysis.lower, person.end)
        if not match:
            continue
        at = bisect_right(starts, match.end()) - 1
        if at >= 0 and analysis.places[at].level == "province" and analysis.places[at].end > match.end():
            office = OfficeMention(match.start(), analysis.places[at].end, role, assembly)
            yield Holding(person, office, person.full_start, office.end, "tenure.delegation")
