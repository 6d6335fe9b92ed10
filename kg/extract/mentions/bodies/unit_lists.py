"""Units of a body in a list that says what it is made of: "Cục Thuế có 12 đơn vị: Văn phòng; Ban Pháp chế; …".

The words before the list name the body, or the heading over it does. An item is one whole name, with no word of a
clause in it. A unit of a common kind ("Văn phòng", "Ban Pháp chế") bears the body's name; another has its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.forms import forms
from kg.extract.mentions import contexts
from kg.extract.mentions.bodies.body_phrase import Phrase, in_focus, named
from kg.ontology import Entry, Lexicon
from kg.text.letters import UPPER

if TYPE_CHECKING:
    from kg.extract.mentions.bodies.body_reader import BodyReader

_UNITS = r"(?:tổ chức|đơn vị|phòng|ban|vụ|cục|đầu mối)"
_LEAD = re.compile(
    "(?:"
    + "".join(rf"{word} \d{{1,3}} {_UNITS}(?!\w)[^:.;\n]{{0,60}}|" for word in ("có", "gồm", "là", "còn"))
    + "".join(
        rf"{words}(?!\w)(?:(?! thành \d)[^:.;\n]){{0,150}}|"
        for words in ("cơ cấu(?: tổ chức)?", "tổ chức bộ máy", "bộ máy")
    )
    + rf"các {_UNITS}[^:.;\n]{{0,25}} thuộc [^:.;\n]{{0,90}})$"
)
"""What ends right before the list: how many units there are, or that units are listed.

Every alternative begins with a literal character, so that `re` can skip to the next candidate.
"""
_BEFORE_LEAD = 30
"""How far before such words the body may be named, in characters."""
_FIRST, _MARKED = 60, 14
"""How far behind a colon, or behind the break of a line, the first unit of a list that is read may stand."""
_LEAD_REACH = 240
_OF_HEADING = "cơ cấu tổ chức của "
_MARK = re.compile(r"[\s-]*(?:\(?\d{1,2} ?[.)/-]|\(?[a-zđ]{1,2}[.)]|[-+•*])?(?:[ \n]|(?=[^\W\d_]))\s*")
_ITEM = re.compile(r"[^\n;:.()“”\"]{3,140}")
_AFTER = re.compile(r"(?: ?\([^()\n]{1,120}\))? ?(?:;\s*|,\s*|\.?\n|(?:, )?và )(?:và )?")
_NEXT = re.compile(rf"(?:, | và |, và )(?=[{UPPER}])")
_NO_NAME = (" và ", " trưởng", ",")
"""What goes on from a bare word for units, or for the head of one."""
_MOST = 60
"""How many units a list holds at most."""


class _Item(NamedTuple):
    """An item of a list; `kind` says how its unit is called, None if it is none, and `head` where that word ends."""

    start: int
    end: int
    head: int
    kind: Entry | None


class _Lead(NamedTuple):
    """The words that announce a list, which begins at `end`."""

    start: int
    end: int


def lists(reader: BodyReader) -> Iterator[Phrase]:
    """The units in every list of a text that has no better reading of them."""
    done = 0
    leads: dict[int, _Lead | None] = {}
    for start in sorted(reader.heads):
        at = _lead_end(reader, start)
        if at not in leads:  # many names stand behind the same words
            leads[at] = _lead(reader, at)
        lead = leads[at] if start >= done else None
        owner = _owner(reader, lead) if lead and lead.end > done else None
        for item in _items(reader, lead.end) if lead and owner else ():
            done = item.end
            unit = _unit(reader, item, item.kind, owner) if item.kind and owner else None
            if unit:
                yield unit


def _lead_end(reader: BodyReader, start: int) -> int:
    """Where the words end that would announce a list whose first unit, or second one, is named at `start`, else 0."""
    line = reader.text.rfind("\n", 0, start)
    colon = reader.text.rfind(":", max(line, start - _FIRST), start)
    if colon < 0 and start - line > _MARKED:
        return 0
    at = colon if colon > 0 else line
    while at > 0 and reader.text[at - 1] in " :\n":
        at -= 1
    return at


def _lead(reader: BodyReader, at: int) -> _Lead | None:
    """What announces a list and ends at `at`, if it does."""
    begin = max(reader.text.rfind("\n", 0, at) + 1, at - _LEAD_REACH)
    found = _LEAD.search(reader.lower, begin, at) if at > 0 else None
    return _Lead(found.start(), at) if found else None


def _owner(reader: BodyReader, lead: _Lead) -> Phrase | None:
    """The body that a list is of: the last one named in or before its lead, else in the heading above."""
    for at in range(lead.end - 1, max(-1, lead.start - _LEAD_REACH), -1):
        if reader.text[at] == "\n":
            break
        if (at in reader.fixed or at in reader.heads) and (body := reader.at(at)) and body.end <= lead.end:
            return body if body.end >= lead.start - _BEFORE_LEAD else None
    above = reader.lower.rfind(_OF_HEADING, 0, lead.start)
    return reader.at(above + len(_OF_HEADING)) if above >= 0 else None


def _items(reader: BodyReader, at: int) -> Iterator[_Item]:
    """The items of a list of units, up to the first that is more than a name."""
    at += reader.text.startswith(":", at)
    for _ in range(_MOST):
        mark = _MARK.match(reader.text, at)
        item = _item(reader, mark.end()) if mark else None
        if item is None:
            return
        yield item
        after = _AFTER.match(reader.text, item.end)
        if not after:
            return
        at = after.end() - 1


def _item(reader: BodyReader, start: int) -> _Item | None:
    words = _ITEM.match(reader.text, start)
    found = _head(reader.lexicon).match(reader.lower, start)
    if not words or not reader.text[start].isupper() or reader.text[start + 1].isupper():
        return None
    end = next((j.start() for j in _NEXT.finditer(reader.text, start, words.end()) if _begins(reader, j.end())), 0)
    end = end or words.end()
    end = start + len(reader.text[start:end].rstrip(" ,-*"))
    if contexts.behind(reader.lexicon, "ClauseWord").search(reader.lower, start, end):
        return None
    if not found or reader.lower.startswith(_NO_NAME, found.end()):
        return _Item(start, end, start, None)
    kind = forms(reader.lexicon, "UnitHead")[found.group()]
    return _Item(start, end, found.end(), kind)


def _begins(reader: BodyReader, at: int) -> bool:
    return _head(reader.lexicon).match(reader.lower, at) is not None or at in reader.fixed


@lru_cache(maxsize=4)
def _head(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:{contexts.either(lexicon, 'UnitHead')})(?!\w)")


def _unit(reader: BodyReader, item: _Item, kind: Entry, owner: Phrase) -> Phrase | None:
    """The unit of an item; None if it is read as well without the list."""
    read = reader.at(item.start)
    if read and ((read.parent and read.parent.key == owner.key) or (not read.bare and read.end >= item.end)):
        return None
    label = reader.text[item.start : item.end]
    if _is_whole(reader, item, owner):
        if kind.fact("alone") != "true":
            return None
        label = reader.text[item.start : item.head]
    elif kind.fact("commonName") != "true" and not _is_common(reader, item):
        return replace(named(item.start, item.end, label, kind), parent=owner)
    return in_focus(owner, item.start, item.end, label, kind)


def _is_whole(reader: BodyReader, item: _Item, owner: Phrase) -> bool:
    """Whether an item is a bare word for a unit, or that and the word for its body: "Văn phòng Cục"."""
    words = reader.lower[item.head : item.end].strip()
    return not words or owner.label.lower().startswith(f"{words} ")


def _is_common(reader: BodyReader, item: _Item) -> bool:
    """Whether many bodies have a unit for such a field: "Vụ Pháp chế"."""
    field = reader.field_at(item.head + 1)
    return field is not None and field.end == item.end and "common" in field.entry.facts.get("use", ())
