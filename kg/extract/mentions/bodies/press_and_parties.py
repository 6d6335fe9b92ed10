"""Papers, news agencies and parties of other countries, by a word that announces a name of any spelling.

"tờ The Guardian", "hãng tin Tasnim", "đảng CDU". The word before the name of a paper is no part of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.mentions import contexts
from kg.extract.mentions.bodies import name_tail
from kg.extract.mentions.bodies.body_phrase import Phrase, listed, named
from kg.extract.mentions.people.names import is_syllable
from kg.ontology import Hit
from kg.text.letters import UPPER

if TYPE_CHECKING:
    from kg.extract.mentions.bodies.body_reader import BodyReader

_WORD = rf"[{UPPER}][\w'’-]*(?:\.\w+)*"
_TITLE = re.compile(rf" [\"“]?({_WORD}(?: (?:{_WORD}|of|and|the|&|de|del|des)){{0,4}})")
_SHORT = re.compile(rf" ([{UPPER}][\w-]*)(?![\w.])")
_TO_INITIALS = re.compile(rf"((?:,? [^\W\d_]+){{1,6}}) \(([{UPPER}]{{2,7}})\)")
_OURS = frozenset(("TW", "TƯ", "CSVN", "ĐCSVN", "BCH"))


def press(reader: BodyReader, head: Hit) -> Phrase | None:
    """A paper or agency announced by a word that is no part of its name: "tờ The Guardian", "hãng tin Tasnim"."""
    title = _TITLE.match(reader.text, head.end)
    if not title or head.end + 1 in reader.fixed:
        return None
    words = title[1].rstrip(".-")
    end = title.start(1) + len(words)
    entry = reader.lexicon.named("Body", words) or reader.lexicon.named("Body", f"Báo {words}")
    if entry:
        return listed(title.start(1), end, entry)
    foreign = head.entry.fact("listedOnly") != "true" and not all(map(is_syllable, words.lower().split()))
    return named(title.start(1), end, words, head.entry) if foreign else None


def party(reader: BodyReader, head: Hit) -> Phrase | None:
    """A party of another country: by a short name, by the words to its initials, or in a text about other countries."""
    start = head.end + 1
    short = _SHORT.match(reader.text, head.end) if " " not in head.entry.label else None
    if short and short[1] not in _OURS and not is_syllable(short[1].lower()) and short.end() - start > 1:
        return named(head.start, short.end(), f"{head.entry.label} {short[1]}", head.entry)
    end = _to_initials(reader, head.end)
    if not end and reader.is_abroad and reader.text[start : start + 1].isupper():
        end = name_tail.read(reader, start, head.entry, places=False).end
    words = reader.text[start:end]
    if not words or not all(map(is_syllable, words.lower().replace(",", "").replace("-", " ").split())):
        return None
    return named(head.start, end, f"{head.entry.label} {words}", head.entry)


def _to_initials(reader: BodyReader, position: int) -> int:
    """Where the words of a party's name end that go on to its initials: "Đảng Dân chủ xã hội (SPD)"; else 0."""
    words = _TO_INITIALS.match(reader.text, position)
    ours = contexts.words(reader.lexicon, "FunctionWord")
    if not words or words[2] in _OURS or not ours.isdisjoint(words[1].lower().split()):
        return 0
    return words.end(1)
