"""Building a graph: read, extract, load, publish. What did not change is not done again.

The graph then holds exactly the sources that were given: new ones are added, changed
ones replaced, those that are gone dropped. All of it appears at once or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kg.engines import local
from kg.engines.work import Extracted, Failed, Item
from kg.errors import NotFoundError, UsageError
from kg.graph import background
from kg.graph.generations import Folder
from kg.graph.iris import identifier, source_iri
from kg.graph.quads import digest
from kg.graph.store import Writer
from kg.graph.terms import LEXICON
from kg.identity.identity import Identity
from kg.model import Source
from kg.provenance import runs
from kg.read import Skipped, sha256

Progress = Callable[[str, int], None]
"""Called with a source's identifier when the source is done, and how many characters were worked on."""


@dataclass(slots=True)
class Report:
    """What a build did. `skipped` pairs what was not read or not worked on with the reason."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    removed: int = 0
    facts: int = 0
    characters: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    """Inputs that are not there and folders that cannot be listed; sources known before are kept then."""
    keep_missing: bool = False
    """Whether sources known before were to be kept though they are gone."""
    rejected: list[tuple[str, str]] = field(default_factory=list)
    """Facts that were not written, with the source each was read from."""
    details: list[str] = field(default_factory=list)
    """Failures with their tracebacks and workers that died; also in the file `failures.txt` of the graph's folder."""

    @property
    def sources(self) -> int:
        """How many sources the graph holds."""
        return self.added + self.replaced + self.unchanged

    @property
    def keeps(self) -> bool:
        """Whether sources that were not found are kept."""
        return self.keep_missing or bool(self.missing)

    @property
    def changed(self) -> bool:
        """Whether the graph is another than before."""
        return bool(self.added or self.replaced or self.removed)


def build(
    found: Iterable[Item | Skipped],
    out: Path,
    *,
    jobs: int | None = None,
    lexicon: Sequence[Path] = (),
    keep_missing: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Make or update the graph in the folder `out` so that it holds exactly the sources in `found`.

    With `keep_missing` sources that it held before stay although they are not found.

    Raises: LockedError, UsageError (nothing to read, a folder of other things, a bad lexicon).
    """
    begun = runs.now()
    extra = tuple(Path(file).resolve() for file in lexicon)
    made_by = background.fingerprint(extra)
    folder = Folder(out)
    with folder.writing():
        known = _made_by(folder) == made_by
        try:
            number = folder.next()
            writer = _writer(folder, number, extra, known)
            identity = _identity(folder, number, extra, known)
            work = _Build(writer, identity, extra, keep_missing, progress)
            report = work.run(found, jobs or local.cores())
            _tell(folder.path / "failures.txt", report.details)
            if not report.sources:
                raise UsageError(_nothing(report))
            if report.keeps and not known and folder.current is not None:
                raise UsageError(_missing(report))
            if report.changed or not known or identity.changed:
                _publish(folder, number, begun, made_by, report)
            _note_readings(folder.path, work, begun)
        finally:
            folder.clear()
    return report


def remove(identifiers: Iterable[str], out: Path) -> Report:
    """Take sources out of the graph in the folder `out`, and all that no other source says.

    Raises: NotAGraphError, NotFoundError for a source that is not in the graph (it is then as it was), LockedError.
    """
    folder = Folder(out)
    folder.reading()[1].release()
    begun = runs.now()
    report = Report()
    with folder.writing():
        try:
            number = folder.next()
            made_by = _made_by(folder)
            writer = Writer.clone(folder.generation(number - 1) / "store", folder.generation(number) / "store")
            identity = _identity(folder, number, (), True)
            gone = set(identifiers)
            try:
                _take_out(writer, identity, gone, report)
            finally:
                writer.close()
            _publish(folder, number, begun, made_by, report)
            kept = {source: reading.path for source, reading in runs.readings(out).items() if source not in gone}
            runs.note_readings(out, kept, kept, begun)
        finally:
            folder.clear()
    return report


def _identity(folder: Folder, number: int, lexicon: tuple[Path, ...], known: bool) -> Identity:
    before = folder.generation(folder.current) if known and folder.current is not None else None
    return Identity(folder.path, folder.generation(number), before, lexicon)


def _take_out(writer: Writer, identity: Identity, identifiers: set[str], report: Report) -> None:
    known = set(writer.sources())
    for name in sorted(identifiers):
        if source_iri(name) not in known:
            raise NotFoundError(f"no source in the graph is called {name!r}")
        writer.remove(source_iri(name))
        identity.forget(name)
    identity.settle(writer)
    writer.flush()
    report.removed = len(identifiers)
    report.unchanged = len(known) - report.removed


def _publish(folder: Folder, number: int, begun: str, made_by: str, report: Report) -> None:
    """Make a whole generation the current one, and record the run that made it."""
    from kg import __version__

    (folder.generation(number) / "made-by").write_text(made_by, "ascii")
    folder.publish(number)
    changes = f"{report.added} sources added, {report.replaced} replaced, {report.removed} removed"
    run = runs.Run(number, begun, runs.now(), __version__, background.version(), made_by, changes)
    runs.note_run(folder.path, run)


def _note_readings(folder: Path, work: _Build, begun: str) -> None:
    """Record where every source of the graph was read, those kept because an input was missing among them."""
    kept = runs.readings(folder) if work.report.keeps else {}
    paths = {source: reading.path for source, reading in kept.items()} | work.paths
    runs.note_readings(folder, paths, work.unchanged | (kept.keys() - work.paths.keys()), begun)


def _tell(file: Path, details: list[str]) -> None:
    """Keep what a bug report needs for as long as it is true."""
    if details:
        file.write_text("\n".join(details), "utf-8")
    else:
        file.unlink(missing_ok=True)


def _made_by(folder: Folder) -> str:
    if folder.current is None:
        return ""
    return (folder.generation(folder.current) / "made-by").read_text("ascii")


def _writer(folder: Folder, number: int, lexicon: tuple[Path, ...], known: bool) -> Writer:
    """The new generation, holding what the current one does, or the background alone if that was made otherwise."""
    store = folder.generation(number) / "store"
    if known and folder.current is not None:
        return Writer.clone(folder.generation(folder.current) / "store", store)
    writer = Writer(store)
    writer.add(LEXICON, "".join(background.lines(lexicon)).encode())
    return writer


def _nothing(report: Report) -> str:
    if not report.skipped:
        return "nothing to read there"
    name, reason = report.skipped[0]
    more = f" (and {len(report.skipped) - 1} more)" if len(report.skipped) > 1 else ""
    return f"nothing could be read; {name}: {reason}{more}"


def _missing(report: Report) -> str:
    """What is known of sources that another version read cannot be kept beside what this one reads."""
    why = report.missing[0] if report.missing else "sources that are gone cannot be kept"
    return f"{why}; the graph was made by another version, so everything must be there; it is as it was"


def _digest(item: Item) -> str:
    if isinstance(item, Source):
        return digest(item)
    try:
        return sha256(item.path)
    except OSError:  # reading will say why
        return ""


def _resolved(path: Path) -> Path:
    """Where a file is, whatever the working folder."""
    return _folder(path.parent) / path.name


@lru_cache(maxsize=1024)
def _folder(path: Path) -> Path:
    return path.resolve()


class _Build:
    """One pass over the sources, into one generation."""

    def __init__(
        self, writer: Writer, identity: Identity, lexicon: tuple[Path, ...], keep: bool, progress: Progress | None
    ) -> None:
        self._writer = writer
        self._identity = identity
        self._lexicon = lexicon
        self._progress = progress or (lambda identifier, size: None)
        self.report = Report(keep_missing=keep)
        self._before = writer.digests()
        """The graphs that there are, each with the hash of its source."""
        self._seen: dict[str, str] = {}
        """The graphs of this build's sources, each with the hash that it had before."""
        self.paths: dict[str, str] = {}
        """Where each source of the graph was read, by its identifier; "" for a text that was no file."""
        self.unchanged: set[str] = set()
        """The identifiers of the sources that were not read again."""

    def run(self, found: Iterable[Item | Skipped], jobs: int) -> Report:
        """Bring the generation up to date with the sources."""
        try:
            for result in local.run(self._fresh(found), jobs, self._lexicon, self.report.details.append):
                self._take(result)
            gone = [iri for iri in self._writer.sources() if iri not in self._seen]
            if self.report.keeps:
                self.report.unchanged += len(gone)
            else:
                self._remove(gone)
            self._identity.settle(self._writer)
            self._writer.flush()
        finally:
            self._writer.close()
        return self.report

    def _remove(self, gone: Iterable[str]) -> None:
        for iri in gone:
            self._writer.remove(iri)
            self._identity.forget(identifier(iri))
            self.report.removed += 1

    def _fresh(self, found: Iterable[Item | Skipped]) -> Iterator[Item]:
        """What is not in the graph as it is now."""
        for item in found:
            if isinstance(item, Skipped):
                self.report.skipped.append((item.name, item.reason))
                if item.opaque:
                    self.report.missing.append(str(item))
                continue
            iri = source_iri(item.identifier)
            if iri in self._seen:
                self.report.skipped.append((item.identifier, "another source has the same name"))
                continue
            before = self._before.get(iri)
            self._seen[iri] = before or ""
            self.paths[item.identifier] = "" if isinstance(item, Source) else str(_resolved(item.path))
            if before is not None and before == _digest(item):
                self.report.unchanged += 1
                self.unchanged.add(item.identifier)
                self._progress(item.identifier, 0)
            else:
                yield item

    def _take(self, result: Extracted | Failed) -> None:
        report = self.report
        if isinstance(result, Failed):
            self._forget(result)
            return
        if self._seen[result.iri]:
            self._writer.remove(result.iri)
            report.replaced += 1
        else:
            report.added += 1
        if not self._identity.take(result):
            self._writer.add(result.iri, result.plain, result.evidence)
        report.facts += result.facts
        report.characters += result.characters
        report.rejected += [(result.identifier, reason) for reason in result.rejected]
        self._progress(result.identifier, result.characters)

    def _forget(self, failure: Failed) -> None:
        """A source that failed has no facts in the new graph, rather than those of an older text."""
        self.report.skipped.append((failure.identifier, failure.reason))
        if failure.details:
            self.report.details.append(f"{failure.identifier}\n{failure.details}")
        del self._seen[source_iri(failure.identifier)]
        del self.paths[failure.identifier]
        self._progress(failure.identifier, 0)
