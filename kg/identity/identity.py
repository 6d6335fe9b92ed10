"""Identity in a build: sources bring their profiles, and when all are there their things are settled.

A source whose things are likely to be settled otherwise than as they were read is held back until then; of the others
those that turn out to be are changed in the store. What was read is kept, so that every judgement can be undone.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from os import SEEK_END
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

from kg import ontology
from kg.graph.iris import source_iri
from kg.graph.terms import IDENTITY, expand
from kg.identity import archive, ledger
from kg.identity.knowledge import Knowledge, known
from kg.identity.model import Profile, Renaming
from kg.identity.rewrite import rewritten
from kg.identity.settle import Settled, settle

if TYPE_CHECKING:
    from kg.engines.work import Extracted
    from kg.graph.store import Writer


HELD = 8 * 1024 * 1024
"""Bytes of graphs that are held back in memory; more are held on disk."""


class Identity:
    """The identity of all things in one generation while it is built."""

    def __init__(self, folder: Path, generation: Path, before: Path | None, lexicon: tuple[Path, ...] = ()) -> None:
        """Begin.

        Args:
            folder: that of the graph, where decisions are.
            generation: the one that is built.
            before: the one that it begins as a copy of, made with the same rules and lexicon, if it does.
            lexicon: further lexicon files, for one that begins with nothing.
        """
        self._decisions = ledger.decisions(folder)
        self._decided = archive.fingerprint(self._decisions)
        self._before = archive.Archive(before) if before else None
        self._archive = archive.Archive(generation)
        self._lexicon = lexicon
        self._fresh: dict[str, Profile] = {}
        self._held: dict[str, tuple[int, int, int]] = {}
        """Where the graphs that are held back stand: the start, and the sizes of their two parts."""
        self._spool = SpooledTemporaryFile(HELD, dir=str(generation))  # noqa: SIM115 - open as long as the build
        self._gone: set[str] = set()
        if self._before:
            self._archive.take_over(self._before)

    @property
    def changed(self) -> bool:
        """Whether anything that identity depends on is another than before."""
        decided = self._before.decided() if self._before else ""
        return bool(self._fresh or self._gone) or decided != self._decided

    def take(self, result: Extracted) -> bool:
        """Take in a source that was read. Returns whether its graph is held back until everything is settled."""
        self._fresh[result.identifier] = archive.shared(result.profile)
        self._gone.discard(result.identifier)
        self._archive.drop(result.identifier)
        if not _is_open(result.profile):
            return False
        start = self._spool.seek(0, SEEK_END)
        self._spool.write(result.plain)
        self._spool.write(result.evidence)
        self._held[result.identifier] = (start, len(result.plain), len(result.evidence))
        return True

    def forget(self, identifier: str) -> None:
        """Take a source out."""
        self._gone.add(identifier)
        self._archive.drop(identifier)

    def settle(self, writer: Writer) -> None:
        """Settle the things of all sources, and bring the store in line."""
        if self.changed:
            with _without_collection():
                self._settle(writer)

    def _settle(self, writer: Writer) -> None:
        profiles = self._before.profiles() if self._before else {}
        old = self._before.renamings() if self._before else {}
        for identifier in self._gone:
            profiles.pop(identifier, None)
        profiles.update(self._fresh)
        knowledge = self._knowledge()
        settled = settle(profiles.values(), self._decisions, knowledge)
        for identifier in sorted(profiles, key=lambda i: (i in self._held, i)):  # what is loaded already comes first
            before = {} if identifier in self._fresh else old.get(identifier, {})
            self._bring(writer, identifier, before, settled.renamings.get(identifier, {}))
        self._spool.close()
        self._tell(writer, settled, old)
        ordered = [profiles[identifier] for identifier in sorted(profiles)]
        self._archive.save(ordered, settled.renamings, settled.judgements, self._decided)
        self._archive.save_knowledge(knowledge)

    def _knowledge(self) -> Knowledge:
        kept = self._before.knowledge() if self._before else None
        return kept or known(ontology.load(*self._lexicon))

    def _bring(self, writer: Writer, identifier: str, before: Renaming, after: Renaming) -> None:
        """Bring the graph of one source from one renaming to another."""
        if identifier in self._held:
            self._load(writer, identifier, *self._read(identifier), after)
        elif before == after:
            return
        elif before and self._archive.has(identifier):
            writer.remove(source_iri(identifier))
            self._load(writer, identifier, *self._archive.kept(identifier), after)
        else:
            if before:
                writer.rename(source_iri(identifier), {new: old for old, new in before.items()})
            if after:
                self._rename(writer, identifier, after)

    def _load(self, writer: Writer, identifier: str, plain: bytes, evidence: bytes, renaming: Renaming) -> None:
        """Add a graph as it was read with another renaming."""
        if _can_be_undone(renaming, lambda iri: f"<{iri}>".encode() in plain):
            self._archive.drop(identifier)
        elif renaming:
            self._archive.keep(identifier, plain, evidence)
        writer.add(source_iri(identifier), rewritten(plain, renaming), rewritten(evidence, renaming))

    def _rename(self, writer: Writer, identifier: str, renaming: Renaming) -> None:
        """Change a graph that stands in the store as it was read."""
        graph = source_iri(identifier)
        if _can_be_undone(renaming, lambda iri: writer.speaks_of(graph, iri)):
            writer.rename(graph, renaming)
        else:
            plain, evidence = writer.lines(graph)
            writer.remove(graph)
            self._load(writer, identifier, plain, evidence, renaming)

    def _read(self, identifier: str) -> tuple[bytes, bytes]:
        start, plain, evidence = self._held[identifier]
        self._spool.seek(start)
        return self._spool.read(plain), self._spool.read(evidence)

    def _tell(self, writer: Writer, settled: Settled, old: dict[str, Renaming]) -> None:
        """Say in a graph of its own what things were called in the sources that are settled otherwise."""
        lines = [_readings(renamings) for renamings in (settled.renamings, old)]
        if lines[0] != lines[1]:
            writer.remove(IDENTITY)
            if lines[0]:
                writer.add(IDENTITY, lines[0])


@contextmanager
def _without_collection() -> Iterator[None]:
    """Look for no garbage in cycles: these many small things are in none, and looking takes a quarter of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _is_open(profile: Profile) -> bool:
    """Whether a source is likely to be changed: it names documents that others may know whole."""
    return any(document.local or (not document.symbol and "/" in document.key) for document in profile.documents)


def _can_be_undone(renaming: Renaming, is_there: Callable[[str], bool]) -> bool:
    """Whether the names as read can be told from those as written: each is that of one, and was not there before."""
    new = renaming.values()
    return len(set(new)) == len(renaming) and not any(map(is_there, new))


def _readings(renamings: Mapping[str, Renaming]) -> bytes:
    read = expand("kg:readAs")
    found = {(after, before) for renaming in renamings.values() for before, after in renaming.items()}
    uri = expand("xsd:anyURI")
    return "".join(f'<{a}> <{read}> "{b}"^^<{uri}> <{IDENTITY}> .\n' for a, b in sorted(found)).encode()
