"""Bodies that a text names without their province, and bodies that others took over.

A ward's committee is that of the one province of which the same source speaks, if exactly one body of that name is
known there. A body and what it was merged into or renamed to are two, tied by succession in the lexicon.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.identity.knowledge import Knowledge
from kg.identity.model import Judgement, Profile, Verdict, occurrence, place_of
from kg.text.view import fold_name


def judge(profiles: Sequence[Profile], known: Knowledge) -> Iterator[Judgement]:
    """Judgements on all bodies."""
    mentioned = sorted({thing for profile in profiles for thing in profile.company if thing.startswith("body/")})
    scoped = _scoped(mentioned, known)
    for profile in profiles:
        spoken = {t.removeprefix("place/") for t in profile.company if t.startswith("place/")}
        for body in profile.bodies:
            fitting = [key for key in scoped.get(_unit(fold_name(body.name)), ()) if key.partition("/")[0] in spoken]
            verdict, rule = (Verdict.SAME, "body.scope") if len(fitting) == 1 else (Verdict.UNSURE, "body.ambiguous")
            for key in fitting:
                left = occurrence("body", body.key, profile.source)
                evidence = (place_of(profile.source, body.at),)
                yield Judgement(left, occurrence("body", key), verdict, rule, known.confidences[rule], evidence)
    yield from _successions({thing.partition("/")[2] for thing in mentioned}, known)


def _scoped(mentioned: Iterable[str], known: Knowledge) -> dict[str, list[str]]:
    """The keys of bodies with a province in them, by what a text calls them without it."""
    found: dict[str, list[str]] = defaultdict(list)
    for thing in mentioned:
        parts = thing.split("/")[1:]
        if len(parts) >= 3 and parts[0] in known.provinces:
            found[_unit(f"{parts[-1]} {parts[-2]}")].append("/".join(parts))
    return found


def _unit(name: str) -> str:
    return name.replace("-", " ")


def _successions(mentioned: set[str], known: Knowledge) -> Iterator[Judgement]:
    for before in sorted(mentioned & known.successors.keys()):
        after = known.successors[before]
        if after in mentioned:
            left, right = occurrence("body", before), occurrence("body", after)
            score = known.confidences["body.succession"]
            yield Judgement(left, right, Verdict.DIFFERENT, "body.succession", score)
