"""Laws, codes, ordinances and the constitution, which are named rather than numbered.

A name that the lexicon knows ends where it says. Of a name that it does not know, the first word
is capitalised and the rest goes on to the first word that cannot stand in a name. A law that
amends others has their names in its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.analysis import Analysis, DateMention
from kg.extract.mentions.documents.document_forms import Form
from kg.ontology import Entry, Hit, Lexicon
from kg.text.letters import LOWER, UPPER
from kg.text.view import fold_name
from kg.text.words import any_of

_STOP = any_of(
    "năm, số, ngày, quy, của, được, bị, có, đã, đang, sẽ, là, để, về, tại, trong, nhằm, cũng, không, chưa, cho, này",
    "đó, nêu, trên, mới, hiện, sửa, bổ, thì, mà, khi, với, từ, theo, vào, ra, phải, cần, do, bởi, như, thay, hết",
    "đều, vẫn, lại, nói, vừa, nên, ban hành, đến, ở, liên, cùng, hoặc, hay, tới, sau, trước, kèm, gồm, đối, vì, qua",
    "yêu, ghi, tạo, hướng, áp, dự, nếu, lần, chính thức, đi vào, khóa, và",
)
"""Words before which the name of a law that no list knows ends."""
_UNKNOWN = re.compile(
    rf" (?!Sửa đổi)[{UPPER}][{LOWER}]+(?!\w)(?: (?!{_STOP})[{LOWER}]+(?![\w.])){{0,9}}"
    rf"|(?: (?!{_STOP})[{UPPER}{LOWER}]{{2,}}(?![\w.])){{1,3}}"
)
_AMENDING = re.compile(
    r"(?: số)? ?:? ?(?:\(?sửa đổi|bổ sung)(?:(?! của (?:các )?(?:luật|bộ luật|pháp lệnh))[^.;()\d\n]){0,90}"
    r"(?: của (?:các |\d{1,2} |hai |ba |bốn |năm )?|(?<= điều) )(?=luật|bộ luật|pháp lệnh)"
)
_PREDICATE = any_of("được, bị, đã, đang, sẽ, có, là, của, ngày, năm, số, và, này, thì")
_MISNAMED = re.compile(rf"(?: (?!{_PREDICATE})[{LOWER}]+){{1,8}}(?=, (?:Luật|Bộ luật|Pháp lệnh) )")
"""What makes another law of one in a list: "Luật Đầu tư công theo phương thức đối tác công tư, Luật …"."""
_RELATED = re.compile(rf"luật (?:có )?liên quan đến(?: (?!{_STOP})[{LOWER}]+(?![\w.])){{1,9}}")
_NEXT = re.compile(r"\s?(?:,|;|và|, và)\s(?:và )?")
_ENUMERATES = re.compile(rf":? (?=[{UPPER}])")
_REVISED = re.compile(r" ?\((?:sửa đổi|mới|hợp nhất)[^()\n]{0,30}\)| sửa đổi(?= năm|\.|,|$)")
_YEAR = re.compile(r",? ?\(?(?:năm )?(?P<year>(?:19|20)[0-9]{2})(?![\d/%-])\)?")
_SHORT_NAME = re.compile(rf" ?\([{UPPER}][{UPPER}&-]{{1,9}}\)(?= ?(?:năm )?(?:19|20)\d\d(?![\d/%-]))")
"""The abbreviation of a name, in brackets between it and the year."""
_VERSION = re.compile(r" (?:năm )?(?P<year>(?:19|20)[0-9]{2})(?![\d/%-])")
_CONSTITUTION = re.compile(
    r"(?: của)?(?: nước)?(?: cộng hòa xã hội chủ nghĩa việt nam| chxhcn việt nam| việt nam dân chủ cộng hòa| việt nam)?"
)
_ALWAYS_NAMED = "Pháp lệnh"
"""A type whose word is no common noun, so that a name in lower case may follow it."""
_PREFIX = 8
"""How many letters, type word included, the names of laws are indexed by."""
_FOREIGN = re.compile(rf"(?: (?:của )?(?:nước )?)(?P<name>[{UPPER}][\w-]*(?: [{UPPER}][\w-]*){{0,3}})")


class LawNames:
    """The names of laws in the lexicon, found at a position; a blank before a comma does not matter."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._starting: dict[str, list[tuple[str, Entry]]] = {}
        self._enacted: set[tuple[str, str]] = set()
        self._numbered: dict[str, str] = {}
        for act in lexicon.of("Enactment"):
            law = lexicon.entries.get(act.fact("enacts"))
            if law:
                self._numbered[act.fact("id_local")] = law.label
                self._enacted |= {(law.label, act.fact("id_local")), (law.label, act.fact("date_document")[:4])}
        for entry in lexicon.of("Law"):
            for name in entry.names:
                folded = fold_name(name)
                self._starting.setdefault(folded[:_PREFIX], []).append((folded, entry))
        for names in self._starting.values():
            names.sort(key=lambda pair: -len(pair[0]))

    def at(self, lower: str, start: int) -> tuple[Entry, int] | None:
        """The longest name of a law that starts at `start` of a view in lower case, and its end."""
        for name, entry in self._starting.get(lower[start : start + _PREFIX], ()):
            end = start + len(name)
            if lower[start:end] != name:
                commas = name.count(",")
                if not commas or lower[start : end + commas].replace(" ,", ",") != name:
                    continue
                end += commas
            if not lower[end : end + 1].isalnum():
                return entry, end
        return None

    def enacted(self, name: str, version: str) -> bool:
        """Whether a law of that name is known by this number or year: 45/2013/QH13 or 2013 of "Luật Đất đai"."""
        return (name, version) in self._enacted

    def named(self, number: str) -> str:
        """The name of the law that is known by a number: "Luật Đất đai" of 31/2024/QH15, or ""."""
        return self._numbered.get(number, "")


@lru_cache(maxsize=4)
def law_names(lexicon: Lexicon) -> LawNames:
    """The names of laws in a lexicon, read once."""
    return LawNames(lexicon)


def find(analysis: Analysis) -> list[Form]:
    """Every law that a text names, in text order."""
    known = law_names(analysis.lexicon)
    found: list[Form] = []
    for hit in analysis.hits.get("DocumentType", []):
        naming = hit.entry.fact("naming")
        if naming == "constitution":
            found.extend(_constitution(analysis, hit))
        elif naming == "law" and not _in_compound(analysis, hit.start):
            found.extend(_law(analysis, hit, known))
    found.extend(_by_year(analysis, found))
    return _distinct(sorted(found, key=lambda f: (f.start, -f.end)))


def _by_year(analysis: Analysis, found: list[Form]) -> Iterator[Form]:
    """Versions of the one law of which a text names one with its year: "Luật Việc làm 2013 …, Luật 2025"."""
    names = {form.name for form in found}
    if len(names) != 1 or not any(form.year for form in found):
        return
    (name,) = names
    types = {form.type for form in found}
    for hit in analysis.hits.get("DocumentType", []):
        version = _VERSION.match(analysis.text, hit.end) if hit.entry in types else None
        if version and analysis.text[hit.start].isupper():
            form = Form(hit.start, version.end(), hit.entry, name=name, year=version["year"], name_end=version.end())
            form.date = DateMention(version.start("year"), version.end(), version["year"])
            yield form


def _law(analysis: Analysis, hit: Hit, known: LawNames) -> Iterator[Form]:
    amending = _AMENDING.match(analysis.lower, hit.end)
    if amending and analysis.text[hit.start].isupper() and analysis.lower[hit.end : hit.end + 3] != " số":
        found = _amending(analysis, hit, amending.end(), known)
        if found:
            yield from found
            return
    form = _named(analysis, hit, known)
    if form:
        yield form
        yield from _enumerated(analysis, form.end, hit.entry)
    elif analysis.text[hit.end : hit.end + 1] == ":" or _is_plural(analysis, hit):
        yield from _enumerated(analysis, hit.end, hit.entry, first=True)


def _amending(analysis: Analysis, hit: Hit, position: int, known: LawNames) -> list[Form]:
    """A law that amends others, with the laws inside its name, which begin at `position`.

    A year behind both is the amended law's, if that was enacted then.
    """
    inner = list(_inner(analysis, position, known, listed=analysis.text.endswith("; ", 0, hit.start)))
    related = _RELATED.match(analysis.lower, position)
    end = related.end() if related else inner[-1].end if inner else 0
    if not end:
        return []
    outer = _with_year(analysis, Form(hit.start, end, hit.entry, name=" ".join(analysis.text[hit.start : end].split())))
    if related:
        return [outer]
    last = inner[-1]
    if outer.year and known.enacted(last.name, outer.year):
        last.year, last.date, last.end = outer.year, outer.date, outer.end
        outer.year, outer.date = "", None
    return [outer, *inner]


def _named(analysis: Analysis, hit: Hit, known: LawNames, *, year: bool = True) -> Form | None:
    law = known.at(analysis.lower, hit.start)
    if law:
        form = Form(hit.start, law[1], hit.entry, name=law[0].label)
        form.alone = analysis.text[hit.start].isupper()
    else:
        match = _UNKNOWN.match(analysis.text, hit.end) if analysis.text[hit.start].isupper() else None
        if not match or not (match.group().strip()[0].isupper() or hit.entry.label == _ALWAYS_NAMED):
            return None
        form = Form(hit.start, match.end(), hit.entry, name=_label(hit.entry, match.group()))
    return _with_year(analysis, form) if year else form


def _inner(analysis: Analysis, position: int, known: LawNames, *, listed: bool) -> Iterator[Form]:
    """The laws that an amending law's name lists from `position` on.

    Args:
        listed: whether the amending law is itself an item of a list that semicolons part.
    """
    types = {h.start: h for h in analysis.hits.get("DocumentType", []) if h.entry.fact("naming") == "law"}
    while hit := types.get(position):
        form = _named(analysis, hit, known, year=False)
        if not form:
            return
        more = _MISNAMED.match(analysis.text, form.end)
        if more:
            form.end, form.name = more.end(), f"{form.name}{more.group()}"
        form.inner = True
        yield form
        following = _NEXT.match(analysis.text, form.end)
        position = following.end() if following and not (listed and ";" in following.group()) else -1


def _enumerated(analysis: Analysis, position: int, type_: Entry, *, first: bool = False) -> Iterator[Form]:
    """Known laws that share one type word: "các Luật Đất đai, Nhà ở", "Luật: Chứng khoán, Kế toán"."""
    pattern = _ENUMERATES if first else _NEXT
    while match := pattern.match(analysis.text, position):
        form = _short_named(analysis, match.end(), type_)
        if not form:
            return
        yield form
        position, pattern = form.end, _NEXT


def _short_named(analysis: Analysis, start: int, type_: Entry) -> Form | None:
    if not analysis.text[start : start + 1].isupper():
        return None
    head = f"{type_.label.lower()} "
    law = law_names(analysis.lexicon).at(head + analysis.lower[start : start + 120], 0)
    return Form(start, start + law[1] - len(head), type_, name=law[0].label) if law else None


def _with_year(analysis: Analysis, form: Form) -> Form:
    revised = _REVISED.match(analysis.text, form.end)
    if revised:
        form.end = revised.end()
    short = _SHORT_NAME.match(analysis.text, form.end)
    match = _YEAR.match(analysis.text, short.end() if short else form.end)
    if match:
        form.year, form.end, form.name_end = match["year"], match.end(), match.end()
        form.date = DateMention(match.start("year"), match.end("year"), match["year"])
        if analysis.text[form.end - 1] == ")" and "(" not in match.group():
            form.end -= 1
    return form


def _constitution(analysis: Analysis, hit: Hit) -> Iterator[Form]:
    if not analysis.text[hit.start].isupper():
        return
    match = _CONSTITUTION.match(analysis.lower, hit.end)
    end = match.end() if match else hit.end
    form = Form(hit.start, end, hit.entry, name=hit.entry.label)
    if end == hit.end:
        foreign = _FOREIGN.match(analysis.text, hit.end)
        if foreign and analysis.lower[hit.end : foreign.end()].strip() not in ("việt nam",):
            form.end, form.name = foreign.end(), f"{hit.entry.label} {foreign['name']}"
    yield _with_year(analysis, form)


def _in_compound(analysis: Analysis, start: int) -> bool:
    """Whether "luật" at `start` is the end of a compound: pháp luật, kỷ luật, quy luật."""
    before = analysis.lower[max(0, start - 6) : start]
    return before.endswith("pháp ") or (before.endswith(("kỷ ", "quy ", "định ")) and analysis.text[start].islower())


def _is_plural(analysis: Analysis, hit: Hit) -> bool:
    return analysis.lower[max(0, hit.start - 6) : hit.start].endswith(("các ", "những "))


def _label(type_: Entry, name: str) -> str:
    words = name.strip()
    return f"{type_.label} {words[0].upper()}{words[1:]}"


def _distinct(forms: list[Form]) -> list[Form]:
    """Without forms found twice, and without those that only overlap a longer one."""
    kept: list[Form] = []
    for form in forms:
        if any(k.start == form.start or (form.end > k.end > form.start) for k in kept[-12:]):
            continue
        if kept and form.end <= kept[-1].end and not form.inner and not kept[-1].inner and kept[-1].name:
            continue
        kept.append(form)
    return kept
