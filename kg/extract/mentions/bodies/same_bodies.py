"""One body under several names in one text: without its legal form, without its trade, by initials in brackets.

"Công ty TNHH MTV Đầu tư Tràng Tiền" is "Công ty Đầu tư Tràng Tiền" later; "Tập đoàn đóng tàu Damen" is
"Tập đoàn Damen"; "Tổng công ty Tư vấn thiết kế (TEDI)" is "TEDI". A short name that two bodies of the text
could have means neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.mentions.bodies.body_phrase import Phrase
from kg.extract.mentions.people.names import is_syllable
from kg.text.letters import UPPER
from kg.text.view import fold_name

if TYPE_CHECKING:
    from kg.extract.mentions.bodies.body_reader import BodyReader

_LEGAL_FORM = re.compile(
    r" (?:tnhh|trách nhiệm hữu hạn|một thành viên|1 thành viên|mtv|cổ phần|cp|tập đoàn|thương mại cổ phần|tmcp)(?!\w)"
)
_NATIONAL = " việt nam"
_INITIALS = re.compile(r" \(([^\W\d_][\w&-]{1,11})(?=[),]| -)")
_GOES_ON = re.compile(rf"[ .-][{UPPER}]|\.\w")
"""What makes a brand the first word of another name, or of an address on the net."""
_SHORTEST_BRAND = 3
_NO_INITIALS = frozenset(("VN", "HN", "HCM", "TPHCM", "TW", "SN", "NV", "PV", "CP", "TP"))


def merged(phrases: Iterable[Phrase]) -> list[Phrase]:
    """The phrases, those that only shorten another's name with that one's label and key."""
    phrases = list(phrases)
    labels = {p.label: p for p in phrases if _is_named(p)}
    full = {label: other for label in labels if (other := _longer(label, labels)) is not None}
    return [replace(p, label=f.label, key=f.key) if (f := full.get(p.label)) else p for p in phrases]


def by_second_name(reader: BodyReader, phrases: Iterable[Phrase]) -> list[Phrase]:
    """The phrases; one with the initials of a world organisation in brackets behind it is named as that one."""
    phrases = list(phrases)
    starts = {p.start: p for p in phrases}
    known: dict[str, Phrase] = {}
    for phrase in phrases:
        other = starts.get(phrase.end + 2) if reader.text.startswith(" (", phrase.end) else None
        if not other or not reader.text.startswith(")", other.end):
            continue
        if _INITIALS.match(reader.text, phrase.end) and _is_of_world(other) and _is_unlisted(reader, phrase):
            known[phrase.label] = other
        elif _are_of_one_kind(phrase, other) and _has_own_name(phrase) and (_has_own_name(other) or other.bare):
            known[other.label] = phrase
    return [replace(p, label=o.label, key=o.key) if (o := known.get(p.label)) else p for p in phrases]


def _are_of_one_kind(phrase: Phrase, other: Phrase) -> bool:
    """Whether two names have the same head noun, be the first read by it or listed."""
    return other.kind is not None and (phrase.kind is other.kind or phrase.label.startswith(f"{other.kind.label} "))


def _has_own_name(phrase: Phrase) -> bool:
    """Whether neither a place nor another body is a part of what tells a body apart."""
    return not (phrase.place or phrase.parent)


def _is_of_world(phrase: Phrase) -> bool:
    return phrase.kind is not None and phrase.kind.kind == "Body" and phrase.kind.fact("foreign") == "true"


def _is_unlisted(reader: BodyReader, phrase: Phrase) -> bool:
    """Whether a body has a name that the lexicon does not list, no organ of a place and no part of another."""
    return not (phrase.place or phrase.parent or reader.lexicon.named("Body", phrase.label))


def by_initials(reader: BodyReader, phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """Further places where a body is named by the initials that stand in brackets behind its name."""
    told: dict[str, set[str]] = defaultdict(set)
    bodies: dict[str, Phrase] = {}
    for phrase in phrases:
        short = _INITIALS.match(reader.text, phrase.end)
        if (
            short
            and _are_initials(short[1])
            and (_begin_words(short[1], phrase.label) or _may_be_foreign(reader, short))
        ):
            told[short[1]].add(phrase.key)
            bodies[short[1]] = phrase
    for initials, keys in told.items():
        if len(keys) == 1:
            yield from _places(reader, initials, bodies[initials])


def by_brand(reader: BodyReader, phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """Further places where a firm is named by its brand alone: "NutiFood" of "Công ty cổ phần … NutiFood"."""
    owners: dict[str, dict[str, Phrase]] = defaultdict(dict)
    for phrase in phrases:
        brand = phrase.label.rpartition(" ")[2]
        if _is_named(phrase) and len(brand) > _SHORTEST_BRAND and not is_syllable(brand.lower()):
            owners[brand].setdefault(phrase.key, phrase)
    for brand, firms in owners.items():
        if len(firms) == 1 and brand[0].isupper():
            found = _places(reader, brand, next(iter(firms.values())))
            yield from (place for place in found if not _GOES_ON.match(reader.text, place.end))


def _places(reader: BodyReader, initials: str, body: Phrase) -> Iterator[Phrase]:
    at = reader.text.find(initials)
    while at >= 0:
        end = at + len(initials)
        whole = not (reader.text[at - 1 : at].isalnum() or reader.text[end : end + 1].isalnum())
        if whole and reader.text[at - 1 : at] not in ("/", "-"):
            yield replace(body, start=at, end=end, parts=(), bare=False)
        at = reader.text.find(initials, end)


def _begin_words(initials: str, label: str) -> bool:
    """Whether the letters of an abbreviation are first letters of words of a name, in order."""
    letters = iter(word[0].upper() for word in label.split())
    return all(letter in letters for letter in initials.upper() if letter.isalpha())


def _may_be_foreign(reader: BodyReader, short: re.Match[str]) -> bool:
    """Whether letters in brackets may abbreviate a name in English: not in a list of recipients, nor with a "Đ"."""
    line = reader.text.rfind("\n", 0, short.start()) + 1
    return "Đ" not in short[1] and not reader.text.startswith(("-", "+", "•"), line)


def _are_initials(word: str) -> bool:
    capitals = sum(letter.isupper() for letter in word)
    return word not in _NO_INITIALS and word[0].isupper() and (capitals > 1 or not is_syllable(word.lower()))


def _is_named(phrase: Phrase) -> bool:
    """Whether a body has a name of its own that a text may shorten: a firm."""
    return phrase.kind is not None and phrase.kind.kind == "BodyKind" and phrase.kind.fact("ofGroup") == "true"


def _longer(label: str, labels: dict[str, Phrase]) -> Phrase | None:
    """The only body of the text of whose name a label is a short form."""
    kind = labels[label].kind
    noun = kind.label if kind else ""
    found = [p for other, p in labels.items() if other != label and _shortens(label, other, noun)]
    return found[0] if len(found) == 1 else None


def _shortens(label: str, other: str, noun: str) -> bool:
    """Whether a label is a shorter name of a firm: without its form, its country or its trade."""
    short, full = _bare(label), _bare(other)
    if short == full:
        return (len(label), label) < (len(other), other)
    if full == short + _NATIONAL:
        return True
    head, _, proper = short.rpartition(" ")
    if is_syllable(proper):
        head = fold_name(noun)
        proper = short.removeprefix(head + " ")
    told = " " in proper or not is_syllable(proper)
    return bool(head) and told and full.startswith(head + " ") and full.endswith(" " + proper)


def _bare(label: str) -> str:
    return _LEGAL_FORM.sub("", fold_name(label).replace("- ", "").replace(",", ""))
