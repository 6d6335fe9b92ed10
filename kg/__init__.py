"""Vietnamese policy text as a knowledge graph that can be queried, looked at and trusted.

    import kg

    graph = kg.build(["articles/"], "graph")      # or kg.open("graph")
    graph.ask("who-issued", doc="52-NQ/TW")
    graph.query("SELECT ?person { ?person a kg:Person }")
    kg.extract("Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW.")

Nothing heavy is imported until a name of the package is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import build, extract, mentions, open
    from kg.errors import KgError
    from kg.graph.knowledge_graph import KnowledgeGraph
    from kg.model import Entity, Evidence, Literal, Mention, Source, Statement, Status

__version__ = "0.1.0"

__all__ = [
    "Entity", "Evidence", "KgError", "KnowledgeGraph", "Literal", "Mention", "Source", "Statement", "Status",
    "build", "extract", "mentions", "open",
]  # fmt: skip

_HOMES = {
    **dict.fromkeys(("build", "mentions", "open"), "kg.api"),
    **dict.fromkeys(("Entity", "Evidence", "Literal", "Mention", "Source", "Statement", "Status"), "kg.model"),
    "KgError": "kg.errors",
    "KnowledgeGraph": "kg.graph.knowledge_graph",
}


def __getattr__(name: str) -> Any:
    if name in ("evaluate", "extract"):  # packages; kg.extract can be called, see kg/extract/__init__.py
        return import_module(f"kg.{name}")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
