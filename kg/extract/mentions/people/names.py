"""The grammar of a personal name: which part of a run of capitalised words can be one.

A Vietnamese name is a family name of the lexicon, then middle and given names, two to five
syllables in all. Other names (foreign ones, and those of some minorities) have no such mark
and need a title before them; that is for `people` to see. Nothing here looks at context
beyond the run itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.extract.forms import forms, pattern
from kg.ontology import Lexicon

_UPPER = "".join(c for c in map(chr, range(0x41, 0x1EFA)) if c.isupper())
_WORD_END = rf"\w*(?:['’]\w+){{0,3}}(?:-(?:[^\W\d_{_UPPER}]\w*|[A-Z][a-z]+(?!\w))){{0,5}}"
_WORD = f"[{_UPPER}]{_WORD_END}"
_LONGEST_RUN = 120
"""How many words behind its first a run of capitalised words is read to: some headings have no others."""
_PARTICLE = "(?:bin|ibn|al|van|von|der|de|da|di|du|dos|el|la|le)"
_ARTICLE = r"(?:al|el|ul|ash?)-[A-Z][\w-]*"
_INITIAL = r"[A-Z]\.(?:[A-Z]\.)?"
_NEXT = rf"(?:{_PARTICLE} |{_INITIAL} ?){{0,2}}(?:{_WORD}|{_ARTICLE})"
_RUN = re.compile(rf"[{_UPPER}](?<![{_UPPER}\d_/.&-].){_WORD_END}(?: {_NEXT}){{1,{_LONGEST_RUN}}}")
_TOKEN = re.compile(rf"{_INITIAL}|{_WORD}|{_ARTICLE}|{_PARTICLE}")
_NUMERAL = frozenset(("ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiv", "xvi"))
"""Numbers that tell rulers of one name apart: "Elizabeth II"."""
_VOWELS = "aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_SYLLABLE = re.compile(
    rf"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?[{_VOWELS}]{{1,3}}(?:ch|nh|ng|[cmnpt])?"
)
NEVER_LAST = frozenset(("văn", "thị", "đình", "hữu", "viết", "khắc", "đắc", "bá", "sỹ"))
"""Middle names with which no name ends: what follows them is a given name, whatever it looks like."""
_LONGEST = 5
_LONGEST_WORD = 60
_STAND_INS = frozenset("ABCDEHKLMNPQTVXYZ")
"""Letters that are put for a name that a text does not give."""

_LIST = re.compile(rf"(?:{_WORD}(?: {_WORD}){{0,4}}(?: ?[,;] ?(?:và )?| và | - )){{1,20}}\Z")
"""The items of a list before one of its items."""


class Token(NamedTuple):
    """A capitalised word of a run, in offsets of the view."""

    start: int
    end: int
    word: str
    lower: str


def runs(text: str) -> Iterator[re.Match[str]]:
    """The runs of two and more capitalised words of a view, in order."""
    return _RUN.finditer(text)


def list_start(text: str, start: int) -> int:
    """Where the list of capitalised names begins whose item begins at `start`; `start` itself if there is none."""
    if not text.endswith((", ", "; ", " và ", " - "), 0, start) or not _ends_in_capital(text, start):
        return start
    found = _LIST.search(text, max(0, start - 400), start)
    return found.start() if found else start


def _ends_in_capital(text: str, start: int) -> bool:
    """Whether the word before what joins the items of a list holds a capital: a quick test, for most hold none."""
    left = text[max(0, start - _LONGEST_WORD) : start].rstrip(" ,;-").removesuffix(" và").rstrip(" ,;")
    word = left.rpartition(" ")[2]
    return word != word.lower()


def tokens(run: re.Match[str]) -> list[Token]:
    """The words of a run."""
    return [Token(*t.span(), word := t.group(), word.lower()) for t in _TOKEN.finditer(run.string, *run.span())]


def sentences(words: list[Token]) -> Iterator[list[Token]]:
    """The words of a run, parted where a letter with a full stop ends a Vietnamese name and so a sentence.

    "Nguyễn Văn A. Ông Bình" is two, "Donald J. Trump" one.
    """
    first = 0
    for index in range(1, len(words)):
        if words[index].word.endswith(".") and is_syllable(words[index - 1].lower):
            yield words[first : index + 1]
            first = index + 1
    yield words[first:]


def is_acronym(word: str) -> bool:
    """Whether a word is written in capitals alone: "IPU", "TTXVN", but also a name in capitals."""
    return len(word) > 1 and word.isupper() and not word.endswith(".")


@lru_cache(maxsize=20_000)
def is_syllable(lower: str) -> bool:
    """Whether a word in lower case is spelled as one Vietnamese syllable."""
    return bool(_SYLLABLE.fullmatch(lower))


def vietnamese(words: list[Token], lexicon: Lexicon, lower: str) -> int:
    """How many words from the first make a Vietnamese name: 0, or 2 to 5."""
    surnames = forms(lexicon, "Surname")
    if words[0].lower not in surnames:
        return 0
    count = 1
    for token in words[1:_LONGEST]:
        if not _continues(words[0], token):
            break
        if count > 1 and words[count - 1].lower not in NEVER_LAST and begins_clause(token, lexicon, lower):
            break
        count += 1
    if count == _LONGEST and words[1].lower != "thị" and words[1].lower not in surnames:
        count -= 1
    return count if count > 1 and not _is_placeholder(words, count) else 0


def foreign(words: list[Token], lexicon: Lexicon, lower: str) -> int:
    """How many words from the first can make a name of any other spelling."""
    count = 0
    for token in words[:_LONGEST]:
        if count and token.lower in _NUMERAL and not is_syllable(words[0].lower):
            count += 1
            break
        if is_acronym(token.word) or (count > 1 and is_syllable(token.lower) and begins_clause(token, lexicon, lower)):
            break
        count += 1
    while count and (words[count - 1].word.islower() or words[count - 1].word.endswith(".")):
        count -= 1
    return 0 if _is_placeholder(words, count) or begins_clause(words[0], lexicon, lower) else count


def begins_clause(token: Token, lexicon: Lexicon, lower: str) -> bool:
    """Whether a word can begin what follows a name rather than end the name: "Theo", "Phát biểu", "Sáng 28/6"."""
    if not lower.startswith(" ", token.end):
        return False
    if pattern(lexicon, "NameBoundary").match(lower, token.start):
        return True
    return token.lower in forms(lexicon, "TimeBoundary") and lower[token.end + 1 : token.end + 2].isdigit()


def label(words: list[Token]) -> str:
    """A name as it is written in running text: "PHẠM MINH CHÍNH" is "Phạm Minh Chính"."""
    capitals = all(w.word.isupper() for w in words)
    return " ".join(w.word[0] + w.word[1:].lower() if capitals else w.word for w in words)


def _is_placeholder(words: list[Token], count: int) -> bool:
    """Whether a name ends in a letter that stands for the rest: "Nguyễn Văn A", but not "Phạm S"."""
    return any(token.word.rstrip(".") in _STAND_INS for token in words[count - 1 : count + 1])


def _continues(first: Token, token: Token) -> bool:
    if not is_syllable(token.lower) and "'" not in token.word and "’" not in token.word:
        return False
    return len(token.word) == 1 or is_acronym(token.word) == is_acronym(first.word)
