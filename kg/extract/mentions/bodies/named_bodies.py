"""Bodies with names of their own: enterprises, schools, hospitals, associations, units by number.

"Công ty cổ phần Sữa Việt Nam", "Trường THPT Nguyễn Huệ", "Hiệp hội Doanh nghiệp tỉnh X", "Quân khu 7".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract import resolve
from kg.extract.mentions import contexts
from kg.extract.mentions.bodies import local_bodies, name_tail, nested_bodies
from kg.extract.mentions.bodies.body_phrase import Phrase, in_focus, listed, named, part_of
from kg.extract.mentions.people.names import is_syllable
from kg.extract.vocabulary import compounds
from kg.ontology import Hit
from kg.text.letters import LOWER, UPPER

if TYPE_CHECKING:
    from kg.extract.mentions.bodies.body_reader import BodyReader

_NUMBER = re.compile(r" (?:số )?(\d{1,4}|[IVX]{1,6})\b(?![./]\d)")
_WORD_BEHIND = re.compile(r" (\w+)")
_WORD_BEFORE = re.compile(rf"([{UPPER}][\w]*) $")
_MAY_STAND_BEFORE = frozenset(
    ("Trưởng", "Theo", "Tại", "Ở", "Của", "Và", "Do", "Cho", "Với", "Từ", "Đến", "Về", "Bộ", "Sở", "Trên")
)
_ABBREVIATED = re.compile(r"(?:T\.?P|Tp|T\.?X|[QHP])[. ]|TP")
_SMALL_WORDS = re.compile(rf"(?:,? [{LOWER}]+){{1,12}}(?=,? (?:thuộc |của |- )?[{UPPER}])")
_WORDS_TO_COMMA = re.compile(rf"(?: [^\W\d_]+){{1,8}}(?=, [{UPPER}])")
"""The rest of the name of a unit behind the office of its head, up to the body that it is of."""
_LED = ("Trung tâm", "Ban Quản lý", "Viện", "Quỹ", "Khu Quản lý")
"""Head nouns whose names may be of common words alone where the office of the head stands before them."""
_WORDS_TO_MARK = re.compile(r"(?: [^\W\d_]+){3,12}(?: số \d{1,2})?(?=[,;.)]| [(-])")
_SCHOOL, _SCHOOLED = "Trường ", ("commune", "district")
"""Schools, and the levels of the places after which they are named with the level word: "Trường Tiểu học xã An Phú"."""
_BRAND = re.compile(rf" ([{UPPER}][^\W\d_]+)(?!\w)( [{UPPER}])?")
_FOREIGN_BEFORE = re.compile(rf"([{UPPER}][{LOWER}]+) $")
_WHOLE_GROUPS = ("Tập đoàn", "Hãng")
"""Head nouns before a trade and a brand that is the whole group's: "Tập đoàn ô tô X", but not "Công ty tài chính X"."""
_LONG = 6
"""From how many syllables on common words tell a firm or a centre apart."""
_OUTER_UNIT = re.compile(r",? (?:thuộc |của )?")


def name(reader: BodyReader, head: Hit) -> Phrase | None:
    """A body whose own name stands behind its head noun."""
    start = head.end + 1
    if reader.text[head.end : start] != " " or not _may_begin(reader, head):
        return None
    if head.entry.fact("needsOffice") == "true" and not reader.behind_office(head.end):
        return None
    if head.entry.fact("needsParent") == "true" and reader.text[start : start + 1].islower():
        return None
    inner = reader.at(start) if start in reader.fixed else None
    if inner and inner.kind and head.entry.fact("ofGroup") == "true":
        return listed(head.start, inner.end, inner.kind) if inner.kind.kind == "Body" else None
    if inner:
        return part_of(inner, head.start, inner.end, head.entry.label, head.entry)
    seat = reader.places.get(start)
    if seat and seat.level in _SCHOOLED and head.entry.label.startswith(_SCHOOL):
        return named(head.start, seat.end, f"{head.entry.label} {_written(reader, start, seat.end)}", head.entry)
    tail = name_tail.read(reader, start, head.entry)
    if tail.end <= start or reader.is_country(start, tail.end):
        return None
    if head.entry.fact("needsTerm") == "true" and not (
        name_tail.begins_with_word(reader, start) or _ends_in_seat(reader, start, tail.end)
    ):
        return None
    label = f"{head.entry.label} {_written(reader, start, tail.end)}"
    if name_tail.is_qualified_only(reader.lexicon, reader.text[start : tail.end]):
        return _of_parent_behind(reader, head, tail.end, label)
    if tail.proper and head.entry.fact("needsParent") != "true":
        return None if _is_too_short(reader, head, tail.end) else named(head.start, tail.end, label, head.entry)
    return _common(reader, head, tail, label)


def is_of_longer_name(reader: BodyReader, hit: Hit) -> bool:
    """Whether a listed brand is only a part of another name: "Puma" in "Puma Energy", "Fatah" in "Abdel Fatah".

    A person named behind an office is no part of it.
    """
    before = _FOREIGN_BEFORE.search(reader.text, max(0, hit.start - 16), hit.start)
    if before and hit.entry.fact("foreign") == "true" and _is_foreign_word(reader, hit, before):
        return True
    word = _BRAND.match(reader.text, hit.end)
    if not word or is_syllable(word[1].lower()) or is_syllable(reader.lower[hit.start : hit.end].rpartition(" ")[2]):
        return False
    person = reader.is_led(hit) and word[2] is not None
    return not person and word.start(1) not in reader.countries and not reader.is_office(word.start(1))


def _is_foreign_word(reader: BodyReader, hit: Hit, before: re.Match[str]) -> bool:
    """Whether the word before a listed name of one word is one of a person's name: of no Vietnamese spelling."""
    word = before[1]
    if word.isupper() or is_syllable(word.lower()) or " " in reader.text[hit.start : hit.end]:
        return False
    at = before.start(1)
    return at not in reader.fixed and at not in reader.countries and at not in reader.places


def _ends_in_seat(reader: BodyReader, start: int, end: int) -> bool:
    """Whether a name ends in a place with its level word: "Trường Sơn tỉnh Thái Bình"."""
    return any(
        p.end == end and start < p.start and reader.text[p.start].islower() for p in reader.places_from(start, end)
    )


def _of_group(reader: BodyReader, head: Hit, listed_name: Phrase) -> Phrase:
    """A listed enterprise with words of its trade before its name, or another one that bears that name."""
    if listed_name.kind and listed_name.label.startswith(head.entry.label):
        return listed(head.start, listed_name.end, listed_name.kind)
    words = reader.text[head.end + 1 : listed_name.end]
    brand = listed_name.kind if listed_name.kind and listed_name.kind.kind == "Body" else None
    if brand and head.entry.label in _WHOLE_GROUPS and words.removesuffix(brand.label).islower():
        return listed(head.start, listed_name.end, brand)
    return named(head.start, listed_name.end, f"{head.entry.label} {words}", head.entry)


def _may_begin(reader: BodyReader, head: Hit) -> bool:
    """Whether a head noun can begin a name: not in a heading, behind a slash or inside a person's or a place's name."""
    surface, before = reader.text[head.start : head.end], reader.text[max(0, head.start - 1) : head.start]
    if before in ("/", "-") or (surface.isupper() and surface.lower() == head.entry.label.lower()):
        return False
    following = _WORD_BEHIND.match(reader.lower, head.end)
    if following and f"{surface.lower()} {following[1]}" in compounds() and reader.text[head.end + 1].islower():
        return False
    if (
        following
        and reader.text[head.end + 1].isupper()
        and following[1] in contexts.words(reader.lexicon, "NeverFirst")
    ):
        return False
    word = _WORD_BEFORE.search(reader.text, max(0, head.start - 12), head.start)
    return " " in surface or not surface[0].isupper() or not word or word[1] in _MAY_STAND_BEFORE


def _is_too_short(reader: BodyReader, head: Hit, end: int) -> bool:
    """Whether a name is one syllable or a bare abbreviation, which more often name something else."""
    surface, tail = reader.text[head.start : head.end], reader.text[head.end + 1 : end]
    first = tail.partition(" ")[0]
    if len(tail) == 1:
        return True
    if " " in tail:
        return len(first) > 1 and first.isupper() and head.entry.fact("ofGroup") != "true"
    if len(tail) > 1 and tail.isupper():
        return head.entry.fact("ofGroup") != "true"
    return " " not in surface and is_syllable(tail.lower())


def _common(reader: BodyReader, head: Hit, tail: name_tail.Tail, label: str) -> Phrase | None:
    """A name of common words: with its parent behind it or in focus, or alone where the head noun allows that."""
    end = tail.end
    phrase = nested_bodies.with_parent(reader, head, end, label) or _before_parent(reader, head, end)
    if phrase and head.entry.fact("ofGroup") == "true" and phrase.parent:
        return _of_group(reader, head, phrase.parent)
    if phrase:
        return phrase
    led = _led_to_mark(reader, head)
    if led:
        return led
    if reader.text[head.end + 1].islower() and head.entry.fact("ofGroup") != "true":
        return None
    seat = local_bodies.seat_behind(reader, head, end)
    if seat:
        return local_bodies.organ(reader, head.start, label, seat, head.entry)
    common = head.entry.fact("commonName")
    is_unit = tail.item and common != "true" and head.entry.fact("ofGroup") != "true"
    focus = reader.parent_in_focus if is_unit else None
    if focus:
        return in_focus(focus, head.start, end, label, head.entry)
    if reader.text[head.end + 1].isupper() and (
        common == "true" or (common == "long" and label.count(" ") - head.entry.label.count(" ") >= _LONG)
    ):
        return named(head.start, end, label, head.entry)
    return None


def _led_to_mark(reader: BodyReader, head: Hit) -> Phrase | None:
    """A centre behind the office of its head, by common words up to a mark: "Giám đốc Trung tâm hỗ trợ xuất khẩu"."""
    if head.entry.label not in _LED or not reader.is_led(head) or not reader.text[head.start].isupper():
        return None
    words = _WORDS_TO_MARK.match(reader.text, head.end)
    if not words or contexts.behind(reader.lexicon, "ClauseWord").search(reader.lower, head.end, words.end()):
        return None
    if reader.places_from(head.end, words.end()) or any(at in reader.levels for at in range(head.end, words.end())):
        return None
    return named(head.start, words.end(), f"{head.entry.label}{words.group()}", head.entry)


def _of_parent_behind(reader: BodyReader, head: Hit, end: int, label: str) -> Phrase | None:
    """A unit that only its parent right behind it tells apart: "Trung tâm Nghiên cứu thuộc Quốc hội Lào"."""
    if reader.text[head.end + 1].islower() or not reader.lower.startswith((" thuộc ", " của ", " trực thuộc "), end):
        return None
    return nested_bodies.with_parent(reader, head, end, label)


def _before_parent(reader: BodyReader, head: Hit, end: int) -> Phrase | None:
    """A unit whose name goes on in small letters up to its parent's: "Phòng Quản lý hồ sơ, Bảo hiểm xã hội tỉnh"."""
    if head.entry.fact("needsParent") != "true":
        return None
    headed = reader.lower.endswith("trưởng ", 0, head.start)
    words = (headed and _WORDS_TO_COMMA.match(reader.text, end)) or _SMALL_WORDS.match(reader.text, end)
    if not words or contexts.behind(reader.lexicon, "ClauseWord").search(reader.lower, end, words.end()):
        return None
    label = f"{head.entry.label} {reader.text[head.end + 1 : words.end()]}"
    return nested_bodies.with_parent(reader, head, words.end(), label)


def _written(reader: BodyReader, start: int, end: int) -> str:
    """The words of a name with the abbreviations of places and legal forms spelled out."""
    pieces, at = [], start
    for place in reader.places_from(start, end):
        written = reader.text[place.start : place.end]
        if written.isupper() or _ABBREVIATED.match(written):
            pieces += [reader.text[at : place.start], resolve.with_level_word(place.entity.label)]
            at = place.end
    pieces.append(reader.text[at:end])
    return "".join(pieces)


def number(reader: BodyReader, head: Hit) -> Phrase | None:
    """A unit of the forces, or a court of an area, by its number."""
    match = _NUMBER.match(reader.text, head.end)
    if not match:
        return None
    label, end = f"{head.entry.label} {match[1]}", match.end()
    suffixes = head.entry.facts.get("suffix", ())
    if suffixes:
        suffix = next((s for s in suffixes if reader.lower.startswith(" " + s.lower(), end)), "")
        return named(head.start, end + 1 + len(suffix), f"{label} {suffix}", head.entry) if suffix else None
    gap = _OUTER_UNIT.match(reader.lower, end) if head.entry.fact("takesOuter") == "true" else None
    outer = reader.at(gap.end()) if gap else None
    if outer and outer.kind and "number" in outer.kind.facts.get("shape", ()):
        inner = part_of(outer, head.start, end, label, head.entry)
        return Phrase(head.start, end, inner.label, inner.key, head.entry)
    return named(head.start, end, label, head.entry)
