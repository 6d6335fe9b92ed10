"""Where a name of its own ends: the run of words behind a head noun.

Words that are capitalised carry the name on, and so do words of the lexicon that names of bodies are
made of ("Công ty cổ phần đầu tư và phát triển …"), joined by "và", "&", a hyphen. A place with its
level word may stand in it. It ends before a function word, a verb, another body, a person.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.mentions import names
from kg.ontology import Entry, Lexicon
from kg.text.view import fold_name

if TYPE_CHECKING:
    from kg.extract.mentions.body_reader import BodyReader

_WORD = re.compile(r"[^\s,;:()\"“”!?…]+")
_CONNECTOR = re.compile(r" (?:và|&|-) |-|, ")
_LONGEST = 16
_LONGEST_TERM = 5


class Tail(NamedTuple):
    """The words behind a head noun: where they end, and whether they hold more than words of the lexicon."""

    end: int
    proper: bool


def read(reader: BodyReader, start: int, kind: Entry) -> Tail:
    """The name that begins at `start` of the view; it ends at `start` if there is none.

    Args:
        reader: reads the text.
        start: where the first word behind the head noun begins.
        kind: the head noun.
    """
    capitals_only = kind.fact("capitalsOnly") == "true"
    at, last, count, proper = start, start, 0, False
    while count < _LONGEST:
        step, is_term = _step(reader, at, capitals_only, first=count == 0)
        if step <= at:
            break
        last, count = step, count + 1
        proper = proper or not is_term
        at = _next(reader, last, is_term)
        if at < 0:
            break
    return Tail(_without_person(reader, start, _trimmed(reader.text, start, last)), proper)


def _step(reader: BodyReader, at: int, capitals_only: bool, *, first: bool) -> tuple[int, bool]:
    """How far one unit of the name reaches from `at`, and whether it is a word of the lexicon."""
    if not first and (at in reader.fixed or (at in reader.heads and reader.text[at].isupper() and reader.at(at))):
        return at, False
    place = reader.places.get(at)
    if place and (reader.text[at].isupper() or not first):
        return place.end, False
    term = _term_end(reader, at)
    if term > at and (reader.text[at].isupper() or not capitals_only):
        return term, True
    word = _WORD.match(reader.text, at)
    if not word or not (reader.text[at].isupper() or (reader.text[at].isdigit() and not first)):
        return at, False
    return _word_end(reader.text, word), False


def _word_end(text: str, word: re.Match[str]) -> int:
    found = word.group().rstrip(".'’”-–/")
    hyphen = found.find("-")
    if hyphen > 0 and not found[hyphen + 1 : hyphen + 2].isupper():
        found = found[:hyphen]
    return word.start() + len(found)


def _next(reader: BodyReader, last: int, in_term: bool) -> int:
    """Where the next unit of the name begins behind `last`, or -1."""
    connector = _CONNECTOR.match(reader.lower, last)
    if connector:
        at = connector.end()
        if connector.group().strip() in ("và", ","):
            term = _term_end(reader, at)
            if not in_term or term <= at or (at in reader.fixed) or at in reader.heads:
                return -1
            if connector.group() == ", " and not _ends_list(reader, term):
                return -1
        return at
    return last + 1 if reader.text[last : last + 1] == " " else -1


def _ends_list(reader: BodyReader, at: int) -> bool:
    """Whether words of names go on from `at` to "và" and one more: "Lưu trữ, Bảo tàng và Thư viện"."""
    for _ in range(4):
        if reader.lower.startswith(" và ", at):
            return _term_end(reader, at + 4) > at + 4
        gap = 2 if reader.lower.startswith(", ", at) else 1
        term = _term_end(reader, at + gap)
        if term <= at + gap:
            return False
        at = term
    return False


def _term_end(reader: BodyReader, at: int) -> int:
    """Where the longest word of names of the lexicon ends that begins at `at`; `at` if none does."""
    terms = _terms(reader.lexicon)
    best, end = at, at
    for _ in range(_LONGEST_TERM):
        word = _WORD.match(reader.lower, end)
        if not word:
            break
        end = word.end()
        piece = reader.lower[at:end].rstrip(".")
        if piece in terms:
            best = at + len(piece)
        if reader.lower[end : end + 1] != " ":
            break
        end += 1
    return best


@lru_cache(maxsize=4)
def _terms(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(fold_name(form) for entry in lexicon.of("NameWord") for form in entry.facts.get("form", ()))


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" .,-&"))


def _without_person(reader: BodyReader, start: int, end: int) -> int:
    """The end of the name before a person's name that an office in front announces."""
    if not reader.behind_office(start):
        return end
    for run in names.runs(reader.text[start:end]):
        words = names.tokens(run)
        for index in range(len(words)):
            first = index == 0 and run.start() == 0
            length = names.vietnamese(words[index:], reader.lexicon, reader.lower[start:end])
            if not first and length >= 2 and index + length == len(words) and run.end() == end - start:
                return _trimmed(reader.text, start, start + words[index].start)
    return end
