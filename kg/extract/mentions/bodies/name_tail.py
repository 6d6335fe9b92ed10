"""Where a name of its own ends: the words behind a head noun.

Capitalised words carry the name on, to the end of the word that they begin ("Nghị viện"), and so do
words of the lexicon that names of bodies are made of ("cổ phần đầu tư và phát triển"), joined by
"và", "&", a hyphen. A place may stand in it. It ends before any other word, before another body, and
before the name of a person whom an office in front announces. An item of a list that holds nothing
but a name is one whole name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.extract import vocabulary
from kg.extract.forms import forms
from kg.extract.mentions import contexts
from kg.extract.mentions.bodies.list_items import item_end, trimmed
from kg.extract.mentions.people import names
from kg.ontology import Entry, Lexicon
from kg.text.letters import LOWER, UPPER
from kg.text.view import fold_name

if TYPE_CHECKING:
    from kg.extract.mentions.bodies.body_reader import BodyReader

_WORD = re.compile(r"[^\s,;:()\"“”!?…]+")
_SYLLABLE = re.compile(r" [^\W\d_]+")
_CONNECTOR = re.compile(r" (?:và|&|-) | ?- ?|, ")
_HYPHEN_BEFORE = re.compile(r" ?- ?$")
_NUMERAL = re.compile(
    r"\d{1,3}\b(?![.,/]\d)(?! ?(?:đồng|triệu|tỷ|tỉ|nghìn|ngàn|%|ha|m2|km|người|USD|lít|cán bộ|học sinh))"
)
_LONE_SYLLABLE = re.compile(rf"([{LOWER}]+)(?= [{UPPER}])")
_JOINT = re.compile(r" (?:và|-) ")
_PAIR = re.compile(r"\b(?=[^\W\d_]+ )[^\W\d_]+ [^\W\d_]+")
_LONGEST = 16
_LONGEST_TERM = 5


class Tail(NamedTuple):
    """The words behind a head noun: where they end, whether one of them is a name, whether they are a list item."""

    end: int
    proper: bool
    item: bool = False


class _Unit(NamedTuple):
    end: int
    term: bool
    """Whether it is a word of the lexicon."""
    proper: bool


def read(reader: BodyReader, start: int, kind: Entry, *, places: bool = True) -> Tail:
    """The name that begins at `start` of the view; it ends at `start` if there is none.

    Args:
        reader: reads the text.
        start: where the first word behind the head noun begins.
        kind: the head noun.
        places: whether the name of a place is a part of the name.
    """
    capitals_only = kind.fact("capitalsOnly") == "true"
    at, last, proper = start, start, False
    if kind.fact("ofGroup") == "true" and _term_end(reader, start) == start:
        at = _past_syllable(reader, start)
    for count in range(_LONGEST):
        unit = _unit(reader, at, lower=not capitals_only, proper=proper, first=count == 0)
        if not unit or (not places and at in reader.places):
            break
        last, proper = unit.end, proper or unit.proper
        at = _next(reader, last, unit.term)
        if at < 0:
            break
        at = _past_syllable(reader, at) if unit.term or _ends_in_syllable(reader.lower, last) else at
    proper = proper or _has_names(reader, start, last)
    item = item_end(reader, start, kind)
    if item >= last > start:
        return Tail(item, proper, True)
    return Tail(_without_person(reader, start, trimmed(reader.text, start, last), kind), proper)


def _unit(reader: BodyReader, at: int, *, lower: bool, proper: bool, first: bool) -> _Unit | None:
    """One word or place of the name, if it goes on at `at`."""
    capital = reader.text[at : at + 1].isupper()
    if not first and capital and (_begins_body(reader, at) or _begins_sentence(reader, at)):
        return None
    place = reader.places.get(at)
    if place and (capital or not first):
        return _Unit(place.end, False, True)
    term = _term_end(reader, at)
    if term > at and (capital or (lower and (not proper or _is_noun(reader, at, term)))):
        return _Unit(term, True, False)
    word = _WORD.match(reader.text, at)
    if at in reader.levels or not word or not (capital or _NUMERAL.match(reader.text, at)):
        return None
    end = _word_end(reader.text, word)
    compound = _compound_end(reader, at, end)
    return _Unit(compound, False, compound == end and (not word.group()[0].isdigit() or end - at > 1))


def _begins_body(reader: BodyReader, at: int) -> bool:
    """Whether another body's name begins at `at`, and no hyphen makes it a part of this one: "Hoa Kỳ-ASEAN"."""
    if at in reader.fixed:
        return not _is_paired(reader, at)
    return any(head.entry.fact("ofGroup") == "true" or reader.at(at) is not None for head in reader.heads.get(at, ()))


def _is_paired(reader: BodyReader, at: int) -> bool:
    """Whether a hyphen joins a world organisation that is named at `at` to the country before it."""
    hyphen = _HYPHEN_BEFORE.search(reader.text, at - 3, at)
    place = hyphen and next((p for p in reader.places.values() if p.end == hyphen.start()), None)
    return bool(place) and reader.fixed[at].entry.fact("foreign") == "true"


def _begins_sentence(reader: BodyReader, at: int) -> bool:
    """Whether a word at `at` begins a sentence that no full stop parts from the name: "Ngoài ra công ty còn …"."""
    opener = _opener(reader.lexicon).match(reader.lower, at)
    if not opener or reader.text[at + 1].isupper():
        return False
    return _compound_end(reader, at, opener.end()) == opener.end()


@lru_cache(maxsize=4)
def _opener(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:{contexts.either(lexicon, 'NextSentence')})(?= \w)")


def _is_noun(reader: BodyReader, at: int, end: int) -> bool:
    """Whether a word of the lexicon names no action, so that it may stand behind a name: "Tháp truyền hình"."""
    return " " in reader.lower[at:end] and reader.lower[at:end] not in contexts.words(reader.lexicon, "ActionWord")


def _ends_in_syllable(lower: str, end: int) -> bool:
    """Whether the word that ends at `end` is spelled as a Vietnamese syllable."""
    word = lower[max(0, end - 8) : end].rpartition(" ")[2]
    return names.is_syllable(word)


def _past_syllable(reader: BodyReader, at: int) -> int:
    """Where the name goes on if one unknown syllable stands between capitalised ones: "Thiên sư Việt Nam"."""
    syllable = _LONE_SYLLABLE.match(reader.text, at)
    if (
        not syllable
        or syllable[1] in contexts.words(reader.lexicon, "FunctionWord")
        or not _capital_follows(reader, syllable.end())
    ):
        return at
    return syllable.end() + 1


def _capital_follows(reader: BodyReader, at: int) -> bool:
    """Whether a capitalised word that begins no body stands right behind `at`."""
    follows = reader.text[at : at + 1] == " " and reader.text[at + 1 : at + 2].isupper()
    return follows and at + 1 not in reader.fixed and at + 1 not in reader.heads


def _compound_end(reader: BodyReader, at: int, end: int) -> int:
    """Where the word ends whose first syllable is `at:end`; `end` if the syllable stands alone."""
    best, reach = end, end
    while reach - at < 30:
        syllable = _SYLLABLE.match(reader.text, reach)
        if not syllable or not syllable.group()[1].islower():
            break
        reach = syllable.end()
        if reader.lower[at:reach] in vocabulary.compounds():
            best = reach
    return best


def _word_end(text: str, word: re.Match[str]) -> int:
    found = word.group().rstrip(".'’”-–/")
    hyphen = found.find("-")
    if hyphen > 0 and not found[hyphen + 1 : hyphen + 2].isupper():
        found = found[:hyphen]
    return word.start() + len(found)


def _next(reader: BodyReader, last: int, after_term: bool) -> int:
    """Where the next unit of the name begins behind `last`, a common word if `after_term`; or -1."""
    connector = _CONNECTOR.match(reader.lower, last)
    if not connector:
        return last + 1 if reader.text[last : last + 1] == " " else -1
    at = connector.end()
    if connector.group() in ("- ", " -") and not reader.text[at : at + 1].isupper():
        return -1
    if connector.group().strip() in ("và", ","):
        term = _term_end(reader, at)
        if not after_term or _begins_body(reader, at) or not (term > at or _begins_common_word(reader, at)):
            return -1
        if connector.group() == ", " and not _ends_list(reader, term):
            return -1
    return at


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
    terms = contexts.words(reader.lexicon, "NameWord")
    best, end = at, at
    for count in range(_LONGEST_TERM):
        word = _WORD.match(reader.lower, end)
        if not word or (not count and word.group().rstrip(".") not in _first_words(reader.lexicon)):
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
def _first_words(lexicon: Lexicon) -> frozenset[str]:
    """What the words of names begin with, without its full stop."""
    return frozenset(term.partition(" ")[0].rstrip(".") for term in contexts.words(lexicon, "NameWord"))


def begins_with_word(reader: BodyReader, start: int) -> bool:
    """Whether a name begins with a common word: one of the lexicon, or one of more syllables."""
    return _term_end(reader, start) > start or _begins_common_word(reader, start)


def _begins_common_word(reader: BodyReader, at: int) -> bool:
    """Whether a word of more than one syllable begins at `at` with a capital."""
    word = _WORD.match(reader.text, at)
    return word is not None and word.group()[0].isupper() and _compound_end(reader, at, word.end()) > word.end()


def is_qualified_only(lexicon: Lexicon, words: str) -> bool:
    """Whether a name holds nothing but words such as "quốc gia", which tell no body apart."""
    return all(word in contexts.words(lexicon, "Qualifier") for word in _JOINT.split(fold_name(words)))


def _has_names(reader: BodyReader, start: int, end: int) -> bool:
    """Whether two capitalised words make one common word: "Bình Minh" is a name, "Bình minh" is none."""
    return any(
        reader.lower[pair.start() : pair.end()] in vocabulary.compounds()
        and _term_end(reader, pair.start()) < pair.end()
        for pair in _PAIR.finditer(reader.text[start:end])
        if pair.group().istitle()
    )


def _has_proper(reader: BodyReader, start: int, end: int) -> bool:
    """Whether a capitalised word between two positions is no word of the lexicon, so that a name stands there."""
    at = start
    while at < end:
        term = _term_end(reader, at)
        word = _WORD.match(reader.text, at)
        if not word:
            return False
        if term == at and word.group()[0].isupper() and word.end() <= end:
            return True
        at = max(term, word.end()) + 1
    return False


def _without_person(reader: BodyReader, start: int, end: int, kind: Entry) -> int:
    """The end of the name before a person's name: one that an office in front announces, or the author's.

    A body of common words is whole before it ("Vụ Đầu tư"); a school or a firm may bear a person's name behind them.
    """
    if not reader.behind_office(start) and reader.text[end:].strip(" .\n"):
        return end
    foreigner = _foreigner_at_end(reader, start, end, kind)
    if foreigner:
        return trimmed(reader.text, start, foreigner)
    for rest, length in _people_at_end(reader, start, end):
        if not (_has_proper(reader, start, rest) or (rest > start and not _bears_names(reader.lexicon, kind.label))):
            return end
        in_place = any(place.start < rest < place.end for place in reader.places_from(start, end))
        if not in_place and (length > 2 or " " in reader.text[start : rest - 1]):
            return trimmed(reader.text, start, rest)
    return end


def _foreigner_at_end(reader: BodyReader, start: int, end: int, kind: Entry) -> int:
    """Where the name of a person of another country begins behind a whole name of a body; 0 if none does.

    "Giám đốc Viện Công nghệ quốc gia Loyda Barreda": two words and more of no Vietnamese spelling. A firm bears
    such names itself, unless a place or a known first name parts them.
    """
    words: list[names.Token] = []
    for run in names.runs(reader.text[start:end]):
        if run.end() == end - start:
            words = names.tokens(run)
    first = next((i for i, w in enumerate(words) if all(map(_is_of_foreigner(reader.lexicon), words[i:]))), len(words))
    at = start + words[first].start if len(words) - first > 1 else start
    if at <= start or not names.is_syllable(reader.lower[start : at - 1].rpartition(" ")[2]):
        return 0
    behind_place = any(place.end == at - 1 for place in reader.places_from(start, end))
    known = words[first].lower in forms(reader.lexicon, "ForeignName")
    return at if behind_place or known or kind.fact("ofGroup") != "true" else 0


@lru_cache(maxsize=4)
def _is_of_foreigner(lexicon: Lexicon) -> Callable[[names.Token], bool]:
    """A test of whether a word can be one of a foreigner's name, and none of a firm's."""
    of_firms = forms(lexicon, "NoPersonWord")

    def test(word: names.Token) -> bool:
        return not (names.is_syllable(word.lower) or names.is_acronym(word.word) or word.lower in of_firms)

    return test


def _people_at_end(reader: BodyReader, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where names of people begin that reach to the end of a span, the longest first, with how many words they have."""
    for run in names.runs(reader.text[start:end]):
        words = names.tokens(run)
        for index, word in enumerate(words if run.end() == end - start else ()):
            length = names.vietnamese(words[index:], reader.lexicon, reader.lower[start:end])
            if length > 1 and index + length == len(words):
                yield start + word.start, length


@lru_cache(maxsize=256)
def _bears_names(lexicon: Lexicon, noun: str) -> bool:
    """Whether what a head noun names may be named after a person: a school, a hospital, a firm."""
    return any(f"{noun.lower()} ".startswith(f"{form} ") for form in forms(lexicon, "Eponym"))
