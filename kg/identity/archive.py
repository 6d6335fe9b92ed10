"""What a generation keeps beside its store so that identity can be judged anew without reading any text.

identity/profiles.jsonl   one line a source: what identity is judged on
identity/renamings.json   the IRIs of each source that are written as others
identity/as-read/         the graphs of those sources as they were read, where the renaming does not tell
identity/ledger.tsv       every judgement
identity/decided          the hash of the decisions that they were judged with
"""

from __future__ import annotations

import json
import os
import shutil
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from sys import intern
from typing import Any

from kg.graph import damage
from kg.identity import ledger
from kg.identity.knowledge import Knowledge
from kg.identity.model import BodySeen, DocumentSeen, Judgement, Office, PersonSeen, Profile, Renaming


class Archive:
    """The folder `identity` of one generation."""

    def __init__(self, generation: Path) -> None:
        self._folder = generation / "identity"

    def profiles(self) -> dict[str, Profile]:
        """The profiles of all sources by identifier. Raises: DamagedError."""
        try:
            with self._whole(), (self._folder / "profiles.jsonl").open(encoding="utf-8") as file:
                return {profile.source: profile for profile in map(_profile, file)}
        except FileNotFoundError:
            return {}

    def renamings(self) -> dict[str, Renaming]:
        """The renaming of each source that has one. Raises: DamagedError."""
        with self._whole():
            return dict(json.loads(self._text("renamings.json") or "{}"))

    def decided(self) -> str:
        """The hash of the decisions that the generation was judged with."""
        return self._text("decided")

    def ledger(self) -> list[Judgement]:
        """Every judgement. Raises: UsageError for a ledger that is damaged."""
        return ledger.read(self._folder / "ledger.tsv")

    def exists(self) -> bool:
        """Whether the generation was judged: one that was imported was not."""
        return (self._folder / "profiles.jsonl").is_file()

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Tell of a file that is not as it was written. Raises: DamagedError."""
        try:
            yield
        except (ValueError, TypeError, LookupError, AttributeError, zlib.error) as error:
            raise damage.damaged(self._folder, error) from error

    def _text(self, name: str) -> str:
        try:
            return (self._folder / name).read_text("utf-8")
        except FileNotFoundError:
            return ""

    def save(
        self,
        profiles: Iterable[Profile],
        renamings: Mapping[str, Renaming],
        judgements: Iterable[Judgement],
        decided: str,
    ) -> None:
        """Write everything but the graphs as read, which come and go by themselves."""
        self._folder.mkdir(exist_ok=True)
        with (self._folder / "profiles.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(_line(profile) for profile in profiles)
        (self._folder / "renamings.json").write_text(json.dumps(renamings, ensure_ascii=False), "utf-8")
        ledger.write(self._folder / "ledger.tsv", judgements)
        (self._folder / "decided").write_text(decided, "utf-8")

    def save_knowledge(self, known: Knowledge) -> None:
        """Keep what the lexicon knew, so that decisions take effect without it."""
        data = {name: _plain(getattr(known, name)) for name in Knowledge.__slots__}
        (self._folder / "knowledge.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")

    def knowledge(self) -> Knowledge | None:
        """What the lexicon knew when the generation was judged, if it was. Raises: DamagedError."""
        with self._whole():
            data = json.loads(self._text("knowledge.json") or "null")
            if data is None:
                return None
            enacted = {tuple(names): number for *names, number in data.pop("enacted")}
            sets = {name: frozenset(value) for name, value in data.items() if isinstance(value, list)}
            return Knowledge(**{**data, **sets, "enacted": enacted})

    def keep(self, source: str, plain: bytes, evidence: bytes) -> None:
        """Keep the graph of a source as it was read."""
        file = self._file(source)
        file.parent.mkdir(parents=True, exist_ok=True)
        packed = zlib.compress(evidence, 1)
        file.unlink(missing_ok=True)  # it may be shared with the generation before
        file.write_bytes(len(packed).to_bytes(8, "big") + packed + zlib.compress(plain, 1))

    def has(self, source: str) -> bool:
        """Whether the graph of a source is kept as it was read."""
        return self._file(source).exists()

    def kept(self, source: str) -> tuple[bytes, bytes]:
        """The plain lines and the evidence of a source as they were read. Raises: DamagedError."""
        data = self._file(source).read_bytes()
        size = 8 + int.from_bytes(data[:8], "big")
        with self._whole():
            return zlib.decompress(data[size:]), zlib.decompress(data[8:size])

    def drop(self, source: str) -> None:
        """Let go of a graph as read."""
        self._file(source).unlink(missing_ok=True)

    def take_over(self, before: Archive) -> None:
        """Begin with the graphs as read of another generation, by hard links where the disk can."""
        for file in (before._folder / "as-read").glob("*"):
            target = self._folder / "as-read" / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(file, target)
            except OSError:
                shutil.copy2(file, target)

    def _file(self, source: str) -> Path:
        return self._folder / "as-read" / sha256(source.encode("utf-8", "replace")).hexdigest()[:32]


def shared(profile: Profile) -> Profile:
    """The same profile, with texts that others have too held once."""
    return _profile(_line(profile))


def fingerprint(decisions: Iterable[Judgement]) -> str:
    """What tells one set of decisions from another."""
    rows = "\n".join(f"{row.left}\t{row.right}\t{row.verdict}" for row in decisions)
    return sha256(rows.encode("utf-8", "replace")).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    assert isinstance(value, Mapping)
    tupled = [[*key, item] for key, item in value.items() if isinstance(key, tuple)]
    return tupled or dict(value)


def _line(profile: Profile) -> str:
    return json.dumps(profile, default=_values, ensure_ascii=False, separators=(",", ":")) + "\n"


def _values(thing: Profile | PersonSeen | Office | DocumentSeen | BodySeen) -> list[object]:
    return [getattr(thing, name) for name in thing.__slots__]


def _profile(line: str) -> Profile:
    source, date, people, documents, bodies, company, latest = _frozen(json.loads(line))
    return Profile(
        source,
        date,
        tuple(
            PersonSeen(key, name, at, tuple(Office(*o) for o in held), *more) for key, name, at, held, *more in people
        ),
        tuple(DocumentSeen(*document) for document in documents),
        tuple(BodySeen(*body) for body in bodies),
        company,
        latest,
    )


def _frozen(values: list[Any]) -> tuple[Any, ...]:
    """Lists as tuples, and each text once, however many sources have it."""
    return tuple([intern(v) if isinstance(v, str) else _frozen(v) if isinstance(v, list) else v for v in values])
