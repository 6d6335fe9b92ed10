"""Photo credits, wherever they stand: "(Ảnh: TTXVN)", "Ảnh: Nguyễn Văn A/TTXVN Tại hội nghị, …".

A credit is no part of the article, and where it ends a caption ends. A name without
brackets or full stop is followed at once by the next sentence; it is taken to end where
what follows begins like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.model import Span
from kg.ontology import Lexicon
from kg.read.lines import Lines, Phrase

_BRACKETED = re.compile(r"[^()\n]{0,40}\)")
_TO_FULL_STOP = re.compile(r"\s*[^.\n,;:()]{2,35}\.(?=\s|$)")
_TOKEN = re.compile(r"\s*(?:[-–/]\s*)?([\w.&'’]+(?:[/-][\w.&'’]+)*)")
_MOST_TOKENS = 6
_REACH = 600
"""How far behind a credit the end of its line is looked for, in characters."""
_BEFORE = re.compile(r"[\s.\-–—(,;\[*_\"”]*$")


def cuts(lines: Lines) -> Iterator[Span]:
    """The range of every photo credit, with the brackets or dash before it."""
    reached = 0
    for phrase in lines.phrases["PhotoCredit"]:
        if phrase.start < reached or not _introduces(lines, phrase):
            continue
        start, end = _extent(lines, phrase)
        if end > start:
            reached = end
            yield Span(start, end)


def _introduces(lines: Lines, phrase: Phrase) -> bool:
    """Whether the phrase begins a credit and not the end of "Trong ảnh:" or "theo nguồn:"."""
    text = lines.text
    before = text[max(0, phrase.start - 3) : phrase.start].rstrip(" ")
    if text[phrase.start].isupper():
        return not lines.lower[max(0, phrase.start - 6) : phrase.start].rstrip().endswith(("trong", "hình"))
    return before.endswith(("(", ".", "-", "–", ","))


def _extent(lines: Lines, phrase: Phrase) -> tuple[int, int]:
    text, start = lines.text, phrase.start
    opening = text.rfind("(", max(0, start - 2), start)
    if opening >= 0 and (closing := _BRACKETED.match(text, phrase.end)):
        return opening, closing.end()
    if text[phrase.end - 1] == ".":
        return start, phrase.end
    dash = re.search(r"[-–—]\s*$", text[max(0, start - 3) : start])
    if dash:
        start -= len(dash.group())
    if stop := _TO_FULL_STOP.match(text, phrase.end):
        return start, stop.end()
    return start, _name_end(text, phrase.end, lines.lexicon)


def _name_end(text: str, start: int, lexicon: Lexicon) -> int:
    """Where the name after a credit ends: before what begins like a sentence, or at the end of the line."""
    if known := _known_name_end(text, start, lexicon):
        return known
    line_end = text.find("\n", start, start + _REACH)
    line_end = min(len(text), start + _REACH) if line_end < 0 else line_end
    if line_end < start + _REACH and len(text[start:line_end].split()) < _MOST_TOKENS:
        return line_end
    end, openers = start, _openers(lexicon)
    for count in range(_MOST_TOKENS):
        token = _TOKEN.match(text, end)
        if not token or "\n" in token.group():
            return end
        if count and _begins_sentence(text, token, openers):
            return end
        end = token.end()
    return start


def _known_name_end(text: str, start: int, lexicon: Lexicon) -> int:
    """The end of the longest name of an organisation that stands right after a credit, 0 for none."""
    end = longest = start
    for _ in range(_MOST_TOKENS):
        token = _TOKEN.match(text, end)
        if not token:
            break
        end = token.end()
        if any(lexicon.named(kind, text[start:end]) for kind in ("Body", "PressMark")) and text[end : end + 1] != "/":
            longest = end
    return longest if longest > start else 0


def _begins_sentence(text: str, token: re.Match[str], openers: frozenset[str]) -> bool:
    word = token.group(1)
    if word in openers or word[0].isdigit() or text[token.start(1) - 1] in "“\"‘'[":
        return True
    following = _TOKEN.match(text, token.end())
    return word[0].isupper() and following is not None and following.group(1)[0].islower()


@lru_cache(maxsize=4)
def _openers(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for entry in lexicon.of("SentenceOpener") for word in entry.fact("words").split())
