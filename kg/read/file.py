"""One file -> one source, or the reason why not."""

from __future__ import annotations

import errno
import hashlib
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from kg import ontology
from kg.model import Source
from kg.ontology import Lexicon
from kg.read.furniture import layout
from kg.read.html import read_html
from kg.read.page import Page
from kg.read.plain import read_markdown, read_text
from kg.read.skipped import Skipped, UnreadableError

LARGEST = 10_000_000
"""The largest text that is read, in bytes or characters: it is analysed in half a gigabyte of memory."""
LARGEST_PACKED = 100_000_000
"""The largest PDF or Word file that is read, in bytes: pictures and fonts are most of it, not text."""


def _read_pdf(data: bytes) -> Page:
    from kg.read.pdf import read_pdf  # PDFium is loaded for the first PDF, not at every start

    return read_pdf(data)


def _read_word(data: bytes) -> Page:
    from kg.read.word import read_word

    return read_word(data)


READERS: Mapping[str, tuple[str, Callable[[bytes], Page]]] = {
    ".txt": ("text/plain", read_text),
    ".md": ("text/markdown", read_markdown),
    ".markdown": ("text/markdown", read_markdown),
    ".html": ("text/html", read_html),
    ".htm": ("text/html", read_html),
    ".pdf": ("application/pdf", _read_pdf),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _read_word),
}
"""The reader of each file ending, with the media type of what it reads."""
_PACKED = (".pdf", ".docx")

_REASONS = {
    errno.EACCES: "cannot be read (permission denied)",
    errno.EPERM: "cannot be read (permission denied)",
    errno.ENOENT: "no such file",
    errno.ELOOP: "cannot be read (links lead in a circle)",
}


def read_file(path: Path, identifier: str, lexicon: Lexicon | None = None) -> Source | Skipped:
    """Read one file.

    `identifier` names the source in the graph. `lexicon` is the shipped one by default; its
    furniture entries decide what is not the article.
    """
    ending = path.suffix.lower()
    if ending not in READERS:
        return Skipped(path, unsupported(ending))
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Skipped(path, "is a folder" if stat.S_ISDIR(status.st_mode) else "not a regular file")
        most = LARGEST_PACKED if ending in _PACKED else LARGEST
        if status.st_size > most:
            return Skipped(path, too_large(status.st_size, most))
        data = path.read_bytes()
    except OSError as error:
        return Skipped(path, reason(error))
    media_type, reader = READERS[ending]
    try:
        return source(data, reader, media_type, identifier, lexicon)
    except UnreadableError as why:
        return Skipped(path, str(why))


def source(
    data: bytes,
    reader: Callable[[bytes], Page],
    media_type: str,
    identifier: str,
    lexicon: Lexicon | None = None,
) -> Source:
    """The source that these bytes are.

    Raises: UnreadableError, for bytes without text and for more text than is read.
    """
    page = reader(data)
    if not page.text.strip():
        raise UnreadableError("empty")
    if len(page.text) > LARGEST:
        raise UnreadableError(too_large(len(page.text)))
    found = layout(page.text, lexicon or ontology.load())
    return Source(
        identifier=identifier,
        text=page.text,
        body=found.body,
        title=page.title or found.title,
        date=page.date or found.date,
        publisher=page.publisher or found.publisher,
        author=page.author or found.author,
        url=page.url,
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def sha256(path: Path) -> str:
    """The hash of a file's bytes, as its source carries it, without reading it as text.

    Raises: OSError.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def too_large(size: int, most: int = 0) -> str:
    """Why so many bytes are not read where `most` are, by default `LARGEST`."""
    return f"too large ({size / 1e6:.0f} MB; at most {(most or LARGEST) / 1e6:.0f} MB)"


def unsupported(ending: str) -> str:
    """Why a file with this ending is not read."""
    if ending == ".doc":
        return "old Word format (save it as .docx)"
    return f"unsupported file type {ending}" if ending else "unsupported file type (no ending)"


def reason(error: OSError) -> str:
    """An operating system error in words of this project."""
    return _REASONS.get(error.errno or 0, f"cannot be read ({(error.strerror or str(error)).lower()})")
