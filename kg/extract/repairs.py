"""Misspelt terms of the lexicon, put right where something else in the text says that the term must stand there.

"Nghị quyêt số 52-NQ/TW" can only be a Nghị quyết: its symbol says so. "Nghị định 8 của Bộ Tài chinh" can only be
of the ministry. Nothing is put right that is a word of the lexicon itself, that differs in more than one syllable,
or that stands where no symbol, heading, owner or office asks for a term. The text as read keeps its spelling, and
so does the evidence.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.ontology import Lexicon
from kg.text.letters import LOWER, UPPER
from kg.text.view import fold_name

_SYMBOL = re.compile(r"[0-9][a-z]? ?[-/] ?(?=[A-ZĐ])")
"""The seam of a symbol, between its number and its codes: what the scan of a whole text looks for."""
_NUMBERED = re.compile(
    r"(?P<words>(?:(?!s[ốôo] )[^\W\d_]+ ){1,5})(?:(?P<sign>s[ốôo])(?: hiệu)?:? ?)?[0-9]{1,6}[a-z]?(?: ?/ ?[0-9]{4})?$"
)
_NUMBERED_REACH = 70
_SIGN = "số"
_CODE = re.compile(r"[A-ZĐƯ]{1,6}[a-z]{0,2}")
_HEADING = re.compile(rf"\n(?P<words>[{UPPER}]{{2,7}}(?: [{UPPER}]{{2,7}}){{1,2}})(?=:?\n)")
_HEADING_REACH = 3000
"""How far into a text its heading stands, in characters."""
_OWNERS = tuple(
    re.compile(rf"{word} (?=[{UPPER}][{LOWER}])")
    for word in ("của", "y viên", "do", "hủ tịch", "hường trực", "thay mặt")
)
"""What asks for the name of a body behind it."""
_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){2,7}")
_LONGEST = 8
"""How many syllables the name of a body has at most that is looked at."""
_SHORTEST = 3
"""How many syllables the name of a body has at least: of two, one letter tells too little."""
_UNCODED = ("công văn", "văn bản")
"""Types whose symbols name no type: 4858/UBND-KTTH."""
_ALIKE = (("tr", "ch"), ("s", "x"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("l", "n"))
"""Initials that are told apart in writing more surely than in speech."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A misspelt term at `start:end` of a view; `right` is its spelling in the lexicon, in the case of the text."""

    start: int
    end: int
    right: str
    term: str


def find(text: str, lower: str, lexicon: Lexicon) -> list[Repair]:
    """The misspelt terms of a view, in text order, none of them across another."""
    terms = _terms(lexicon)
    found = [*_numbered(text, lower, terms), *_headings(text, lower, terms), *_bodies(text, lower, terms)]
    kept: list[Repair] = []
    for repair in sorted(found, key=lambda r: (r.start, -r.end)):
        if not kept or repair.start >= kept[-1].end:
            kept.append(repair)
    return kept


def moved(found: Iterable[Repair]) -> list[Repair]:
    """Repairs in text order with their spans as they are once all of them are made."""
    shift = 0
    placed = []
    for repair in found:
        start = repair.start + shift
        placed.append(Repair(start, start + len(repair.right), repair.right, repair.term))
        shift += len(repair.right) - (repair.end - repair.start)
    return placed


@dataclass(frozen=True, slots=True)
class _Terms:
    """The terms of a lexicon as lists of syllables."""

    types: dict[str, str]
    """The names of types of two syllables and more, folded, as the lexicon writes them."""
    coded: dict[str, tuple[str, ...]]
    """By code in upper case, the folded names of the types that it may stand for."""
    bodies: dict[str, list[tuple[tuple[str, ...], str]]]
    """The names of bodies by their first and by their second syllable."""
    known: frozenset[str]
    beginnings: frozenset[tuple[str, ...]]
    """The first three syllables of the names of bodies."""


@lru_cache(maxsize=4)
def _terms(lexicon: Lexicon) -> _Terms:
    types = {fold_name(n): n for e in lexicon.of("DocumentType") for n in e.names if " " in n}
    coded: dict[str, set[str]] = defaultdict(set)
    for entry in lexicon.of("DocumentType"):
        for code in (*entry.facts.get("symbolCode", ()), *entry.facts.get("sharedCode", ())):
            coded[code.upper()] |= {fold_name(n) for n in entry.names if " " in n}
    bodies: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    known: set[str] = set()
    for entry in (*lexicon.of("Body"), *lexicon.of("BodyKind")):
        for name in entry.names:
            folded = fold_name(name)
            known.add(folded)
            words = tuple(folded.split())
            if not entry.fact("foreign") and _SHORTEST <= len(words) <= _LONGEST and all(w.isalpha() for w in words):
                bodies[words[0]].append((words, name))
                bodies[words[1]].append((words, name))
    beginnings = frozenset(tuple(n.split()[:k]) for n in known for k in (2, 3))
    return _Terms(
        types, {code: tuple(sorted(names)) for code, names in coded.items()}, dict(bodies), frozenset(known), beginnings
    )


def _numbered(text: str, lower: str, terms: _Terms) -> Iterator[Repair]:
    """ "Nghị quyêt số 52-NQ/TW": the code of the symbol tells the type."""
    for seam in _SYMBOL.finditer(text):
        end = seam.start() + len(seam.group().rstrip(" -/"))
        before = _NUMBERED.search(lower, max(0, seam.start() - _NUMBERED_REACH), end)
        code = _CODE.match(text, seam.end()) if before else None
        if before is None or code is None:
            continue
        names = terms.coded.get(code.group().upper(), _UNCODED)
        words = [(m.start(), m.end()) for m in _WORD.finditer(lower, before.start("words"), before.end("words"))]
        for repair in _last_words(text, lower, words, names, terms):
            if before["sign"] in (None, _SIGN):
                yield repair
            else:
                sign = _in_case(text[before.start("sign") : before.end("sign")], _SIGN)
                yield Repair(repair.start, before.end("sign"), f"{repair.right} {sign}", repair.term)


def _last_words(
    text: str, lower: str, words: list[tuple[int, int]], names: Iterable[str], terms: _Terms
) -> Iterator[Repair]:
    for count in (4, 3, 2):
        if count <= len(words) and lower[words[-count][0] : words[-1][1]] in terms.types:
            return
    for name in names:
        count = name.count(" ") + 1
        if count <= len(words):
            start, end = words[-count][0], words[-1][1]
            if _is_misspelt(lower[start:end].split(), name.split(), bare=True):
                yield Repair(start, end, _in_case(text[start:end], terms.types[name]), terms.types[name])
                return


def _headings(text: str, lower: str, terms: _Terms) -> Iterator[Repair]:
    """ "NGHỊ QUYÊT" alone on its line, near the head of a text."""
    for line in _HEADING.finditer(text, 0, _HEADING_REACH):
        start, end = line.span("words")
        words = lower[start:end].split()
        if lower[start:end] in terms.types:
            continue
        for name, term in terms.types.items():
            if _is_misspelt(words, name.split()):
                yield Repair(start, end, term.upper(), term)
                break


def _bodies(text: str, lower: str, terms: _Terms) -> Iterator[Repair]:
    """ "của Bộ Chính chị": a body by its name but for one syllable, behind a word that asks for a body."""
    for word in _OWNERS:
        for owner in word.finditer(text):
            repair = _body_at(text, lower, owner.end(), terms)
            if repair:
                yield repair


def _body_at(text: str, lower: str, start: int, terms: _Terms) -> Repair | None:
    run = _RUN.match(lower, start)
    words = run.group().split() if run else []
    if len(words) < _SHORTEST or any(" ".join(words[:k]) in terms.known for k in range(2, len(words) + 1)):
        return None
    best: tuple[tuple[str, ...], str] | None = None
    for name, term in (*terms.bodies.get(words[0], ()), *terms.bodies.get(words[1], ())):
        seen = words[: len(name)]
        longer = best is None or len(name) > len(best[0])
        if longer and _is_misspelt(seen, list(name), loose=len(name) > _SHORTEST) and not _is_known(seen, name, terms):
            best = name, term
    if best is None:
        return None
    name, term = best
    end = start + len(" ".join(words[: len(name)]))
    return Repair(start, end, _in_case(text[start:end], term), term)


def _is_known(seen: list[str], name: tuple[str, ...], terms: _Terms) -> bool:
    """Whether words up to the one that differs begin another name: "Bộ Nông nghiệp", which is no "Bộ Công nghiệp"."""
    return seen[:_SHORTEST] != list(name[:_SHORTEST]) and tuple(seen[:_SHORTEST]) in terms.beginnings


def _is_misspelt(seen: list[str], name: list[str], *, bare: bool = False, loose: bool = True) -> bool:
    """Whether words are a name but for a slip in one syllable.

    Args:
        bare: whether marks may be left out all over the name.
        loose: whether one letter may be wrong, and not only its marks or an initial that sounds alike.
    """
    if len(seen) != len(name) or seen == name:
        return False
    differing = [(a, b) for a, b in zip(seen, name, strict=True) if a != b]
    if bare and all(a == _unmarked(b) for a, b in differing):
        return True
    if len(differing) != 1:
        return False
    return _sounds_alike(*differing[0]) or (loose and _one_letter_apart(*differing[0]))


def _sounds_alike(seen: str, right: str) -> bool:
    """Whether one syllable is another with other marks, or with an initial like it."""
    return _unmarked(seen) == _unmarked(right) or any(_begins_alike(seen, right, *pair) for pair in _ALIKE)


def _one_letter_apart(seen: str, right: str) -> bool:
    """Whether one syllable is another with one letter more, less or different, or two neighbours exchanged."""
    shorter, longer = sorted((seen, right), key=len)
    if len(longer) - len(shorter) > 1 or len(shorter) < _SHORTEST:
        return False
    at = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    rest, other = shorter[at:], longer[at:]
    if len(shorter) != len(longer):
        return rest == other[1:]
    return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])


def _begins_alike(seen: str, right: str, first: str, second: str) -> bool:
    return any(
        seen.startswith(a) and right.startswith(b) and seen[len(a) :] == right[len(b) :]
        for a, b in ((first, second), (second, first))
    )


@lru_cache(maxsize=4096)
def _unmarked(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(c for c in letters if not unicodedata.combining(c))


def _in_case(seen: str, term: str) -> str:
    """A term in the case in which a text writes it."""
    if seen.isupper():
        return term.upper()
    return (term[0].upper() if seen[0].isupper() else term[0].lower()) + term[1:]
