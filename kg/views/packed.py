"""The records of a large graph in little room: rows of numbers, and compressed blocks of what is read seldom.

What the page filters, draws and searches by is at hand when it opens. Quotes, and what is known of one entity alone,
stand in blocks that the page unpacks when a reader asks for something of them.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from kg.views.records import Record

BLOCK = 500
"""How many lines or nodes share a block."""
_FACTS = "facts", "words"


def rows(ends: Sequence[tuple[int, int]], facts: Sequence[Sequence[Record]]) -> Record:
    """Lines as rows: the numbers of the two nodes, then a list of numbers for each fact.

    Args:
        ends: the numbers of the nodes that each line links.
        facts: the facts of each line; whether one reads back is seen from `back`, its own key.
    """
    tables: dict[str, dict[str, int]] = {name: {} for name in ("relations", "labels", "details", "statuses")}

    def number(table: str, value: Any) -> int:
        known = tables[table]
        return known.setdefault(_json(value), len(known))

    found = [
        [
            *pair,
            *(
                [
                    int(fact["back"]),
                    number("relations", fact["relation"]),
                    number("labels", fact["label"]),
                    number("statuses", fact["status"]),
                    round(fact["confidence"] * 100),
                    int(fact["background"]),
                    number("details", fact["details"]),
                    fact["count"],
                    fact["sources"],
                ]
                for fact in line
            ),
        ]
        for pair, line in zip(ends, facts, strict=True)
    ]
    return {"lines": found, "block": BLOCK, **{name: [json.loads(v) for v in known] for name, known in tables.items()}}


def node_blocks(nodes: list[Record]) -> list[tuple[str, Markup]]:
    """Blocks of what is known of nodes alone, taken out of their records."""
    known = [{name: node.pop(name) for name in _FACTS} for node in nodes]
    for number, node in enumerate(nodes):
        node["number"] = number
    return _blocks("nodes", known)


def quote_blocks(facts: Sequence[Sequence[Record]]) -> list[tuple[str, Markup]]:
    """Blocks of the quotes for the facts of each line."""
    return _blocks("lines", [[fact["quotes"] for fact in line] for line in facts])


def _blocks(kind: str, records: Sequence[Any]) -> list[tuple[str, Markup]]:
    return [
        (f"{kind}-{number}", _pack(records[begin : begin + BLOCK]))
        for number, begin in enumerate(range(0, len(records), BLOCK))
    ]


def _pack(records: Sequence[Any]) -> Markup:
    """JSON, gzip, base64: letters, digits, +, / and = only, so that it needs no escape. No time is written into it."""
    packed = gzip.compress(_json(records).encode("utf-8"), compresslevel=6, mtime=0)
    return Markup(base64.b64encode(packed).decode("ascii"))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
