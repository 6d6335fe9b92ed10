"""IRIs of entities, minted from kind and key alone, with Vietnamese letters as they are (RFC 3987)."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from urllib.parse import unquote

from kg.model import Entity
from kg.ontology import ID

_OUTSIDE = re.compile(
    r"(?<![^/])\.{1,2}(?![^/])"  # the segments "." and "..", which resolvers would take out
    r"|[^A-Za-z0-9\-._~!$&'()*+,;=:@/\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    r"\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd]"
)
"""What may not stand in the path of an IRI; the percent sign too, so that encoding can be undone."""


def entity_iri(entity: Entity) -> str:
    """The IRI of an entity: kgid:<kind>/<key>. Raises ValueError for an entity without a key."""
    if not entity.key:
        raise ValueError(f"{entity.kind} {entity.label!r} has no key")
    return f"{ID}{entity.kind}/{_encoded(entity.key)}"


def source_iri(identifier: str) -> str:
    """The IRI of a source, which also names the graph of its facts."""
    return f"{ID}source/{encode(identifier)}"


def identifier(graph: str) -> str:
    """The identifier of the source whose graph has this IRI."""
    return unquote(graph.removeprefix(f"{ID}source/"))


def statement_iri(*parts: str) -> str:
    """The IRI of a statement, from what makes it this statement and no other."""
    digest = sha256("\x1f".join(parts).encode()).hexdigest()
    return f"{ID}statement/{digest[:24]}"


def encode(key: str) -> str:
    """A key as a path: only what an IRI cannot hold is percent-encoded."""
    return _OUTSIDE.sub(_percent, key)


_encoded = lru_cache(maxsize=16_384)(encode)
"""Entities are many times spoken of."""


def _percent(outside: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in outside.group().encode("utf-8", "replace"))
