"""The number grammar of official symbols, in every spelling that is met.

A symbol is a number, sometimes a year, and codes of type and issuer. The offices write it in
two ways: state bodies `749/QĐ-TTg`, `30/2020/NĐ-CP`, `4858/UBND-KTTH`; the Party `52-NQ/TW`
(Nghị định 30/2020/NĐ-CP, annex; Hướng dẫn 36-HD/VPTW). Texts put blanks, dots and the other
separator in it, glue its parts, or write it in lower case; `Symbol.text` is the one normal form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.ontology import Entry, Lexicon

_UPPER = "A-ZĐƯ"
_SEPARATOR = r"(?: ?[-/] ?|\.)"
_CODE = rf"(?:[{_UPPER}]{{1,10}}[a-zđ]{{1,2}}[{_UPPER}]{{0,10}}|[{_UPPER}][{_UPPER}&]{{0,14}})[0-9]{{0,3}}"
_NUMBER = r"(?P<number>[0-9]{1,6}(?:[a-zđA-E]|O{1,2})?)"
_YEAR = rf"(?:(?P<to_year>{_SEPARATOR})(?P<year>(?:19|20)[0-9]{{2}}))?"
_END = r"(?![^\W_])"
_WRITTEN = re.compile(
    rf"(?:(?<![\w/.,-])|(?<=[Ss]ố)){_NUMBER}{_YEAR}(?P<to_codes>{_SEPARATOR}| ?(?=[{_UPPER}]{{2,4}}[-/]))"
    rf"(?P<codes>{_CODE}(?:{_SEPARATOR}{_CODE}){{0,4}}){_END}"
)
_LEAD = re.compile(rf"[0-9](?=[a-zđA-E]?(?: ?[-/] ?|[. ]|)(?:[{_UPPER}]|(?:19|20)[0-9]{{2}} ?[-/.] ?[{_UPPER}]))")
"""The last digit of what may be a number of a symbol: what the scan of a whole text looks for."""
_DIGITS_BEFORE = re.compile(r"[0-9]+$")
_LONGEST_NUMBER = 8
_TAIL = re.compile(rf" (?P<code>{_CODE}){_END}")
_LOWER = re.compile(
    rf"{_NUMBER}{_YEAR}(?P<to_codes>{_SEPARATOR})(?P<codes>[a-zđư]{{2,4}}(?:{_SEPARATOR}[a-zđư]{{2,8}}){{0,3}}){_END}"
)
_SPLIT = re.compile(r" ?([-/. ]) ?")
_TERM = re.compile(r"K?[0-9]+$")
_CENTRE = ("TƯ", "TW")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol where it stands in a view.

    `codes` are its letters as the codes of the lexicon; `joint` and `letters` are how its
    normal form goes on after the number: "-" and "NQ/TW" of 52-NQ/TW.
    """

    start: int
    end: int
    number: str
    year: str
    codes: tuple[str, ...]
    joint: str
    letters: str

    @property
    def text(self) -> str:
        """The normal form: "52-NQ/TW", "30/2020/NĐ-CP"."""
        return self.of(self.number, self.year)

    def of(self, number: str, year: str) -> str:
        """The symbol of another number in the same series: 10 of "các Nghị quyết số 10, 12-NQ/TW"."""
        return f"{number}/{year}/{self.letters}" if year else f"{number}{self.joint}{self.letters}"


class Codes:
    """What the lexicon knows of the codes in symbols: which are types, which are issuers, whose."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.types: dict[str, Entry] = {}
        self.issuers: dict[str, Entry] = {}
        self._spelling: dict[str, str] = {}
        for entry in lexicon.of("DocumentType"):
            for code in entry.facts.get("symbolCode", ()):
                self.types[code] = entry
                self._spelling.setdefault(code.casefold(), code)
                self._spelling.setdefault(code.casefold().replace("đ", "d"), code)
        for entry in lexicon.of("SymbolIssuer"):
            code = entry.fact("notation")
            self.issuers[code] = entry
            for written in (code, *entry.facts.get("misspelling", ())):
                self._spelling.setdefault(written.casefold(), code)

    def known(self, written: str) -> str:
        """The code that a spelling stands for ("ttg" -> "TTg", "QD" -> "QĐ"), or ""."""
        return self._spelling.get(written.casefold(), "")

    def issuer(self, symbol: Symbol) -> Entry | None:
        """The issuer entry of a symbol's last codes ("QH15" -> Quốc hội), if the lexicon has it."""
        for code in reversed(symbol.codes):
            entry = self.issuers.get(code) or self.issuers.get(_TERM.sub("", code))
            if entry:
                return entry
        return None

    def type(self, symbol: Symbol) -> Entry | None:
        """The type that a symbol's first code means, if it means one."""
        return self.types.get(symbol.codes[0])

    def agrees(self, symbol: Symbol, type_: Entry) -> bool:
        """Whether an instrument of a type may bear a symbol, as far as its codes tell."""
        code = symbol.codes[0]
        own = (*type_.facts.get("symbolCode", ()), *type_.facts.get("sharedCode", ()))
        return code not in self.types or code in own

    def is_term(self, symbol: Symbol) -> bool:
        """Whether a symbol ends in an issuer with the number of its term: QH15, UBTVQH13."""
        bare = _TERM.sub("", symbol.codes[-1])
        return bare != symbol.codes[-1] and bare in self.issuers and bool(self.issuers[bare].fact("numberedTerm"))


@lru_cache(maxsize=4)
def codes(lexicon: Lexicon) -> Codes:
    """The codes of a lexicon, read once."""
    return Codes(lexicon)


def symbols_in(text: str, known: Codes) -> Iterator[Symbol]:
    """Everything in a view that has the shape of a symbol, in order; not all of it is one."""
    end = 0
    for lead in _LEAD.finditer(text):
        number = _DIGITS_BEFORE.search(text, max(end, lead.start() - _LONGEST_NUMBER), lead.start() + 1)
        match = _WRITTEN.match(text, number.start()) if number else None
        symbol = _symbol(text, match, known) if match else None
        if symbol:
            yield symbol
            end = symbol.end


def lower_symbol_at(text: str, position: int, known: Codes) -> Symbol | None:
    """A symbol in lower case ("03-nq/tu") at a position where a type word announces one."""
    match = _LOWER.match(text, position)
    symbol = _symbol(text, match, known) if match else None
    return symbol if symbol and all(c in known.types or c in known.issuers for c in symbol.codes) else None


def _symbol(text: str, match: re.Match[str], known: Codes) -> Symbol | None:
    pieces = _SPLIT.split(match["codes"])
    written, marks = pieces[::2], pieces[1::2]
    end = match.end()
    if len(written) == 1:
        written, marks, end = _further(text, end, written, known)
    elif "".join(written[-2:]).upper() in _CENTRE:
        written, marks = [*written[:-2], "TW"], marks[:-1]
    parts = [known.known(code) or _with_term(code, known) or code for code in written]
    if sum(c.isupper() or c.isdigit() for part in parts for c in part) < 2 and parts != ["L"]:
        return None
    joint, letters = _normal(match, parts, marks, known)
    number = match["number"].replace("O", "0")
    return Symbol(match.start(), end, number, match["year"] or "", tuple(parts), joint, letters)


def _further(text: str, end: int, written: list[str], known: Codes) -> tuple[list[str], list[str], int]:
    """An issuer after a blank ("QĐ TTg"), or glued to its type ("NQTW")."""
    code = written[0]
    if known.known(code) in known.types:
        tail = _TAIL.match(text, end)
        if tail and known.known(tail["code"]) in known.issuers:
            return [code, tail["code"]], [" "], tail.end()
    if not known.known(code):
        for cut in (2, 3):
            if known.known(code[:cut]) in known.types and known.known(code[cut:]) in known.issuers:
                return [code[:cut], code[cut:]], [""], end
    return written, [], end


def _with_term(code: str, known: Codes) -> str:
    bare = _TERM.sub("", code)
    spelled = known.known(bare) if bare != code else ""
    return spelled + code[len(bare) :] if spelled else ""


def _normal(match: re.Match[str], parts: list[str], marks: list[str], known: Codes) -> tuple[str, str]:
    """What follows the number: by the office's own rule where type and issuer are known, else as written."""
    issuer = known.issuers.get(parts[-1]) or known.issuers.get(_TERM.sub("", parts[-1]))
    if len(parts) == 2 and issuer and parts[0] in known.types:
        if issuer.fact("level") == "party":
            return "-", f"{parts[0]}/{parts[1]}"
        return "/", f"{parts[0]}-{parts[1]}"
    joint = (match["to_codes"] or "/").strip().replace(".", "-") or "-"
    return joint, parts[0] + "".join((m.strip() or "-") + p for m, p in zip(marks, parts[1:], strict=True))
