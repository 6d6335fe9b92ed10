"""Plain text and Markdown."""

from __future__ import annotations

import re

from kg.read import datelines
from kg.read.encoding import decode
from kg.read.page import Page

_FRONT_MATTER = re.compile(r"---\n(?P<fields>(?:[^\n]{0,500}\n){1,60}?)(?:---|\.\.\.)\n")
_FIELD = re.compile(r"(?m)^(?P<name>[A-Za-z_]{3,20}):[ \t]+[\"']?(?P<value>[^\n]*?)[\"']?[ \t]*$")
_NAMES = {
    "title": ("title", "headline"),
    "date": ("date", "published", "date_published"),
    "publisher": ("publisher", "site_name", "source"),
    "author": ("author", "authors"),
    "url": ("url", "canonical", "link"),
}


def read_text(data: bytes) -> Page:
    """A plain text: nothing but its characters."""
    return Page(decode(data))


def read_markdown(data: bytes) -> Page:
    """A Markdown text; a YAML head with title, date, author and source is metadata and no text."""
    text = decode(data)
    head = _FRONT_MATTER.match(text)
    if not head:
        return Page(text)
    fields = {f["name"].lower(): f["value"].strip() for f in _FIELD.finditer(head["fields"])}
    found = {ours: next((fields[n] for n in names if fields.get(n)), "") for ours, names in _NAMES.items()}
    found["date"] = datelines.day(found["date"])
    return Page(text[head.end() :].lstrip("\n"), **found)
