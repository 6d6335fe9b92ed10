"""What a person decides on the identity of things, and the graph brought in line without reading any text again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.graph.generations import Folder
from kg.graph.store import Writer
from kg.identity import ledger
from kg.identity.identity import Identity
from kg.identity.model import Judgement
from kg.provenance import runs


def decide(out: Path, rows: Iterable[Judgement], *, patient: bool = False) -> None:
    """Keep decisions on pairs of things, and settle the graph in the folder `out` by them.

    Decisions stay when the graph is built anew. If `patient`, a build that is at work is waited for.

    Raises: NotAGraphError, LockedError, UsageError for a decisions file that is no table.
    """
    folder = _graph(out)
    with folder.writing(patient=patient):
        ledger.decide(out, rows)
        _settle(folder)


def undo(out: Path, pairs: Sequence[tuple[str, str]]) -> int:
    """Take decisions back, so that the rules judge again. Returns how many there were. Raises: as `decide`."""
    folder = _graph(out)
    with folder.writing():
        count = ledger.undo(out, [(left, right) if left <= right else (right, left) for left, right in pairs])
        _settle(folder)
    return count


def _graph(out: Path) -> Folder:
    folder = Folder(out)
    folder.reading()[1].release()
    return folder


def _settle(folder: Folder) -> None:
    """Publish a generation that holds what the current one does, settled by the decisions of now."""
    assert folder.current is not None
    before = folder.generation(folder.current)
    begun = runs.now()
    try:
        number = folder.next()
        after = folder.generation(number)
        identity = Identity(folder.path, after, before)
        if not identity.changed:
            return
        writer = Writer.clone(before / "store", after / "store")
        try:
            identity.settle(writer)
            writer.flush()
        finally:
            writer.close()
        (after / "made-by").write_text((before / "made-by").read_text("ascii"), "ascii")
        runs.keep_run(after, number, begun, "identity settled by other decisions")
        folder.publish(number)
        runs.note_run(folder.path, after)
    finally:
        folder.clear()
