"""Building a graph: read, extract, load, publish. What did not change is not done again.

The graph then holds exactly the sources that were given: new ones are added, changed
ones replaced, those that are gone dropped. All of it appears at once or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kg.engines import imported, local
from kg.engines.work import Extracted, Failed, Item
from kg.errors import DamagedError, NotFoundError, UsageError
from kg.graph import background, damage
from kg.graph.generations import Folder
from kg.graph.iris import identifier, source_iri
from kg.graph.quads import digest
from kg.graph.store import Writer
from kg.graph.terms import LEXICON
from kg.identity.archive import Archive
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
    damage: str = ""
    """What was found damaged in the graph that was there; it was then made anew."""

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

    With `keep_missing` sources that it held before stay although they are not found. A graph that is found
    damaged is made anew.

    Raises: LockedError, UsageError (nothing to read, a folder of other things, a bad lexicon).
    """
    begun = runs.now()
    extra = tuple(Path(file).resolve() for file in lexicon)
    made_by = background.fingerprint(extra)
    folder = Folder(out)
    with folder.writing():
        try:
            number = folder.next()
            _catch_up(folder)
            work = _worked(folder, number, made_by, found, jobs or local.cores(), (extra, keep_missing, progress))
            report = work.report
            _tell(folder.path / "failures.txt", report.details)
            if not report.sources:
                raise UsageError(_nothing(report))
            if report.keeps and work.begins_anew and folder.is_published:
                raise UsageError(_missing(report))
            if work.changed:
                _publish(folder, number, begun, made_by, report)
            _note_readings(folder.path, work, begun)
        finally:
            folder.clear()
    return report


_Options = tuple[tuple[Path, ...], bool, Progress | None]
"""Lexicon files, whether to keep what is missing, and whom to tell of progress."""


def _worked(
    folder: Folder, number: int, made_by: str, found: Iterable[Item | Skipped], jobs: int, options: _Options
) -> _Build:
    """A new generation brought up to date, from the current one if that is whole and was made by the same rules."""
    try:
        if _made_by(folder) == made_by:
            found = list(found)  # to begin once more if damage shows on the way
            with damage.reading(folder.path):
                return _Build.of(folder, number, options, folder.current).run(found, jobs)
        why = ""
    except DamagedError as error:
        folder.empty(number)
        why = str(error)
    work = _Build.of(folder, number, options, None)
    work.report.damage = why
    return work.run(found, jobs)


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
            _catch_up(folder)
            made_by = _made_by(folder)
            gone = set(identifiers)
            with damage.reading(folder.path):
                _without(gone, *_copied(folder, number, folder.current, ()), report)
            _publish(folder, number, begun, made_by, report)
            kept = {source: reading.path for source, reading in runs.readings(out).items() if source not in gone}
            runs.note_readings(out, kept, kept, begun)
        finally:
            folder.clear()
    return report


def _copied(folder: Folder, number: int, before: int | None, lexicon: tuple[Path, ...]) -> tuple[Writer, Identity]:
    """What works on a new generation that holds what the one before does, or the background alone.

    Raises: DamagedError.
    """
    after = folder.generation(number)
    if before is None:
        writer = Writer(after / "store")
        writer.add(LEXICON, "".join(background.lines(lexicon)).encode())
        return writer, Identity(folder.path, after, None, lexicon)
    if not Archive(folder.generation(before)).exists() and _made_by(folder) != imported.MADE_BY:
        raise DamagedError(f"the graph in {folder.path} is damaged: its record of identity is gone; build it again")
    writer = Writer.clone(folder.generation(before) / "store", after / "store")
    try:
        return writer, Identity(folder.path, after, folder.generation(before), lexicon)
    except BaseException:
        writer.close()
        raise


def _without(gone: set[str], writer: Writer, identity: Identity, report: Report) -> None:
    """Take sources out of a generation and let go of it."""
    try:
        _take_out(writer, identity, gone, report)
    finally:
        writer.close()


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
    generation = folder.generation(number)
    (generation / "made-by").write_text(made_by, "ascii")
    changes = f"{report.added} sources added, {report.replaced} replaced, {report.removed} removed"
    runs.keep_run(generation, number, begun, changes, made_by)
    folder.publish(number)
    runs.note_run(folder.path, generation)


def _catch_up(folder: Folder) -> None:
    """Record the run that made the current generation, if it was stopped before it could do so."""
    with suppress(DamagedError):
        if folder.current is not None:
            runs.note_run(folder.path, folder.generation(folder.current))


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
    """What the current generation was read with, "" if there is none. Raises: DamagedError."""
    if folder.current is None:
        return ""
    file = folder.generation(folder.current) / "made-by"
    try:
        return file.read_text("ascii")
    except (OSError, ValueError) as error:
        raise damage.damaged(folder.path, error) from error


def _nothing(report: Report) -> str:
    if not report.skipped:
        return "nothing to read there"
    name, reason = report.skipped[0]
    more = f" (and {len(report.skipped) - 1} more)" if len(report.skipped) > 1 else ""
    return f"nothing could be read; {name}: {reason}{more}"


def _missing(report: Report) -> str:
    """What is known of sources that another version read, or of a damaged graph, cannot be kept beside what is read."""
    why = report.missing[0] if report.missing else "sources that are gone cannot be kept"
    how = f"the graph is damaged ({report.damage})" if report.damage else "the graph was made by another version"
    return f"{why}; {how}, so everything must be there; it is as it was"


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
        self.begins_anew = False
        """Whether the generation holds nothing of the one before."""

    @classmethod
    def of(cls, folder: Folder, number: int, options: _Options, before: int | None) -> _Build:
        """The work on a new generation that begins as a copy of the one before, if one is named."""
        lexicon, keep, progress = options
        work = cls(*_copied(folder, number, before, lexicon), lexicon, keep, progress)
        work.begins_anew = before is None
        return work

    @property
    def changed(self) -> bool:
        """Whether the generation is another than the one before."""
        return self.report.changed or self.begins_anew or self._identity.changed

    def run(self, found: Iterable[Item | Skipped], jobs: int) -> _Build:
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
        return self

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
