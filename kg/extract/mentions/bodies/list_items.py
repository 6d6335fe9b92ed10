"""Items of a list that are names of bodies and nothing else: "- Trung tâm Thông tin;"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.mentions import contexts
from kg.ontology import Entry

if TYPE_CHECKING:
    from kg.extract.mentions.bodies.body_reader import BodyReader

_ITEM_MARK = re.compile(r"(?:^|[\n;] ?)(?:\d{1,3} ?[-.)/]|[a-zđ][.)]|[-+•*]) ?$")
_ITEM = re.compile(r"[^\n:;()\"“”?!\d]{2,110}?(?=[.,]?(?:\n|$)|;)")
_JOINT = re.compile(r", | ?- ?| và ")


def is_item(text: str, start: int, end: int) -> bool:
    """Whether a span is an item of a list, and all of it."""
    return bool(_ITEM_MARK.search(text, max(0, start - 8), start)) and text[end : end + 1] in (";", ".", "\n", ",", "")


def item_end(reader: BodyReader, start: int, kind: Entry) -> int:
    """The end of a list item that holds one name and nothing else, from its head noun on; 0 if it is none."""
    head = start - 1 - len(kind.label)
    if not _ITEM_MARK.search(reader.text, max(0, head - 8), head):
        return 0
    item = _ITEM.match(reader.text, start)
    if not item or contexts.behind(reader.lexicon, "ClauseWord").search(reader.lower, start, item.end()):
        return 0
    for joint in _JOINT.finditer(reader.lower, start, item.end()):
        if joint.end() in reader.fixed or joint.end() in reader.heads:
            return 0
    return trimmed(reader.text, start, item.end())


def trimmed(text: str, start: int, end: int) -> int:
    """The end of a span without the marks and blanks at its end."""
    return start + len(text[start:end].rstrip(" .,;-&"))
