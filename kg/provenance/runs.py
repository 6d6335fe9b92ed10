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

SOURCES = "sources.jsonl"
RUNS = "runs.ttl"

_HEAD = """\
@prefix prov:    <http://www.w3.org/ns/prov#> .
@prefix schema:  <https://schema.org/> .
@prefix rdfs:    <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd:     <http://www.w3.org/2001/XMLSchema#> .
"""
_RUN = """
<https://w3id.org/vnpolicy/id/run/{number}-{rules}> a prov:Activity ;
    prov:startedAtTime "{begun}"^^xsd:dateTime ;
    prov:endedAtTime "{ended}"^^xsd:dateTime ;
    prov:wasAssociatedWith <https://w3id.org/vnpolicy/id/software/kg-{version}> ;
    prov:used <https://w3id.org/vnpolicy/ontology/{ontology}> ;
    schema:identifier "sha256:{made_by}" ;
    rdfs:comment "{changes}"@en .

<https://w3id.org/vnpolicy/id/software/kg-{version}> a prov:SoftwareAgent ;
    schema:softwareVersion "{version}" .
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """When a source was read, and from where: `path` is "" for a text that was no file."""

    source: str
    path: str
    read: str


@dataclass(frozen=True, slots=True)
class Run:
    """A build that changed a graph.

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
        lines = (folder / SOURCES).read_text("utf-8").splitlines()
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


def note_run(folder: Path, run: Run) -> None:
    """Record a run behind those before it."""
    file = folder / RUNS
    text = _RUN.format(rules=run.made_by[:8], **asdict(run))
    with file.open("a", encoding="utf-8", newline="\n") as out:
        out.write(("" if out.tell() else _HEAD) + text)
