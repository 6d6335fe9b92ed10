"""What made a graph, and when: kept beside the graph, so that the graph itself is the same on every day.

DIR/sources.jsonl   one line a source: its identifier, the file it was read from, when it was read
DIR/runs.ttl        one `prov:Activity` a build that changed the graph, the latest last (PROV-O)
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from kg.graph import background

SOURCES = "sources.jsonl"
RUNS = "runs.ttl"
RUN = "run.ttl"
"""The record of a run in the generation that it made."""

_HEAD = """\
@prefix prov:    <http://www.w3.org/ns/prov#> .
@prefix schema:  <https://schema.org/> .
@prefix rdfs:    <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd:     <http://www.w3.org/2001/XMLSchema#> .
"""
_RUN = """
<https://w3id.org/vnpolicy/id/run/{name}> a prov:Activity ;
    prov:startedAtTime "{begun}"^^xsd:dateTime ;
    prov:endedAtTime "{ended}"^^xsd:dateTime ;
    prov:wasAssociatedWith <https://w3id.org/vnpolicy/id/software/kg-{version}> ;
    prov:used <https://w3id.org/vnpolicy/ontology/{ontology}> ;
{rules}    rdfs:comment "{changes}"@en .

<https://w3id.org/vnpolicy/id/software/kg-{version}> a prov:SoftwareAgent ;
    schema:softwareVersion "{version}" .
"""
_RULES = '    schema:identifier "sha256:{made_by}" ;\n'


@dataclass(frozen=True, slots=True)
class Reading:
    """When a source was read, and from where: `path` is "" for a text that was no file."""

    source: str
    path: str
    read: str


@dataclass(frozen=True, slots=True)
class Run:
    """What changed a graph: a build, an import, decisions on identity.

    `made_by` is the hash of the rules, lexicon and code that read the sources; `ontology` the
    version of the ontology, `version` that of the package.
    """

    number: int
    begun: str
    ended: str
    version: str
    ontology: str
    made_by: str
    changes: str


def now() -> str:
    """This moment in UTC, to the second, as xsd:dateTime."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def readings(folder: Path) -> dict[str, Reading]:
    """What is recorded of the sources of the graph in `folder`, by identifier; empty where nothing is.

    A line that is not whole says nothing: the record helps to find files again and proves no fact.
    """
    found: dict[str, Reading] = {}
    try:
        lines = (folder / SOURCES).read_text("utf-8", "replace").split("\n")  # names may hold other ends of lines
    except FileNotFoundError:
        return found
    for line in lines:
        try:
            reading = Reading(**json.loads(line))
        except (ValueError, TypeError):
            continue
        found[reading.source] = reading
    return found


def note_readings(folder: Path, paths: Mapping[str, str], unchanged: Iterable[str], at: str) -> None:
    """Record where the sources of a graph were read, in one step.

    `paths` has every source of the graph; those `unchanged` keep the time that was recorded before.
    """
    before = readings(folder)
    kept = {source: before[source].read for source in unchanged if source in before}
    part = folder / f"{SOURCES}.new"
    with part.open("w", encoding="utf-8", newline="\n") as file:
        for source in sorted(paths):
            reading = Reading(source, paths[source], kept.get(source, at))
            file.write(json.dumps(asdict(reading), ensure_ascii=False) + "\n")
    os.replace(part, folder / SOURCES)


def keep_run(generation: Path, number: int, begun: str, changes: str, made_by: str = "") -> None:
    """Keep the run that makes a generation with it, so that both come about in one step.

    `made_by` is left out of a run that reads no text.
    """
    from kg import __version__

    run = Run(number, begun, now(), __version__, background.version(), made_by, changes)
    name = f"{number}-{made_by[:8]}" if made_by else f"{number}"
    rules = _RULES.format(made_by=made_by) if made_by else ""
    (generation / RUN).write_text(_RUN.format(name=name, rules=rules, **asdict(run)), "utf-8", newline="\n")


def forget_readings(folder: Path) -> None:
    """Let go of where sources were read: the graph holds others now."""
    (folder / SOURCES).unlink(missing_ok=True)


def note_run(folder: Path, generation: Path) -> None:
    """Record the run that made a generation behind those before it, unless it is recorded."""
    try:
        text = (generation / RUN).read_bytes()
    except FileNotFoundError:
        return
    file = folder / RUNS
    before = file.read_bytes() if file.is_file() else _HEAD.encode()
    if text not in before:
        part = folder / f"{RUNS}.new"
        part.write_bytes(before + text)
        os.replace(part, file)
