"""What a reader of one format finds: the text, and what the markup itself says about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a file before furniture is told from the article.

    `text` is NFC with "\\n" line ends, one block a line where the format knows blocks. The
    other fields are what the markup states; empty where it does not.
    """

    text: str
    title: str = ""
    date: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
