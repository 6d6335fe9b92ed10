"""Whether a person's name stands beside an office, so that the words are that person's office.

Right behind it ("Thủ tướng Phạm Minh Chính"), or before it and perhaps other offices
("ông Nguyễn Văn A, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.mentions.people import names
from kg.text.letters import UPPER

if TYPE_CHECKING:
    from kg.extract.mentions.bodies.body_reader import BodyReader

_TO_NAME = re.compile(r"(?:[ \n]|, | - |: )?(?:(?:đồng chí|ông|bà|gs|ts|pgs|ths)[. ]+){0,3}")
_NAME_BEFORE = re.compile(rf"((?:[{UPPER}][\w'’]*)(?: [{UPPER}][\w'’]*){{1,4}})(?: ?[,(]| ?-) ?")
_NEXT_OFFICE = re.compile(r"(?:, | - |; )")
_LONGEST_NAME = 60
_CHAIN = 220
"""How many characters of offices may stand between a name and the last of them."""


def person(reader: BodyReader, start: int, end: int) -> bool:
    """Whether a Vietnamese person's name stands beside the office at `start:end`."""
    return behind(reader, end) or _before(reader, start)


def behind(reader: BodyReader, end: int) -> bool:
    """Whether a Vietnamese person's name stands right behind `end`."""
    gap = _TO_NAME.match(reader.lower, end)
    if not gap:
        return False
    at = gap.end()
    run = next(names.runs(reader.text[at : at + _LONGEST_NAME]), None)
    if not run or run.start() > 0 or reader.is_abroad or reader.text.startswith(reader.holders_abroad, at):
        return False
    return names.vietnamese(names.tokens(run), reader.lexicon, reader.lower[at : at + _LONGEST_NAME]) > 0


def _before(reader: BodyReader, start: int) -> bool:
    sentence = reader.analysis.sentence_at(start)
    first = max(sentence.start if sentence else start, start - _CHAIN)
    return any(
        _is_name(reader, match[1]) and _only_offices(reader, match.end(), start)
        for match in _NAME_BEFORE.finditer(reader.text, first, start)
    )


def _is_name(reader: BodyReader, words: str) -> bool:
    tokens = [token for run in names.runs(words) for token in names.tokens(run)]
    return bool(tokens) and names.vietnamese(tokens, reader.lexicon, words.lower()) == len(tokens)


def _only_offices(reader: BodyReader, start: int, end: int) -> bool:
    """Whether nothing but offices stands in a span, each behind a comma or a dash."""
    at = start
    while at < end:
        if not reader.is_office(at):
            return False
        following = _NEXT_OFFICE.search(reader.text, at, end)
        at = following.end() if following else end
    return True
