"""When two written names are one name.

The few word lists here say what counts as a right answer. They are kept apart from the lexicon,
so that an edit of what extraction knows never changes what it is measured by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.text.view import fold_name

NEAR = 0.5
"""How much two noun phrases must have in common (twice the shared words over all words) to mean the same indicator."""

_QUOTES = str.maketrans("", "", "\"“”‘’'«»()")
_TIGHT = re.compile(r"\s*([-/])\s*")
_LEADING = re.compile(r"(?:số|thành phố|tp\.?|tỉnh)\s+(?!ủy\b)")
_LEVEL = re.compile(r"\b(?:của\s)?(tỉnh|thành phố|tp\b\.?|huyện|quận|thị xã|xã|phường)(?=\s(?!ủy\b)|$)")
_BETWEEN = re.compile(r"\s*,\s*|\s+của\s+|\s+")
_YEAR = re.compile(r"\d{4}")
_ABBREVIATIONS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "mttq": "mặt trận tổ quốc",
    "btv": "ban thường vụ",
    "bch": "ban chấp hành",
    "tand": "tòa án nhân dân",
    "vksnd": "viện kiểm sát nhân dân",
    "ubkt": "ủy ban kiểm tra",
}
_NATIONAL = frozenset(
    {
        "trung ương",
        "trung ương đảng",
        "trung ương đảng cộng sản việt nam",
        "đảng",
        "việt nam",
        "chính phủ",
        "nước cộng hòa xã hội chủ nghĩa việt nam",
    }
)
"""What may follow the name of a body of the centre without making it another body."""


@lru_cache(maxsize=1 << 16)
def folded(name: str) -> str:
    """A name in lower case with one placement of tone marks, one kind of dash and blank.

    Quotation marks, brackets, final punctuation, and a leading "số", "tỉnh" or "thành phố" say nothing.
    """
    plain = _TIGHT.sub(r"\1", fold_name(name.translate(_QUOTES)))
    return _LEADING.sub("", plain, count=1).strip(" .,;:") if _LEADING.match(plain) else plain.strip(" .,;:")


@dataclass(frozen=True, slots=True)
class BodyName:
    """The name of a body: its words, abbreviations written out, and the levels ("tỉnh", "huyện") it gives apart."""

    words: str
    levels: frozenset[str]


@lru_cache(maxsize=1 << 16)
def body_name(name: str) -> BodyName:
    """The name of a body in parts that can be compared."""
    words = " ".join(_ABBREVIATIONS.get(word, word) for word in _BETWEEN.split(folded(name)))
    levels = {"thành phố" if level.startswith("tp") else level for level in _LEVEL.findall(words)}
    return BodyName(" ".join(_LEVEL.sub("", words).split()), frozenset(levels))


def same_body(one: BodyName, other: BodyName) -> bool:
    """Whether two names name one body.

    A level word may be missing ("Sở Y tế Yên Bái"), never be another one; the same for what tells that
    a body is the centre's ("Ban Bí thư Trung ương Đảng").
    """
    if one.levels and other.levels and one.levels != other.levels:
        return False
    short, long = sorted((one.words, other.words), key=len)
    return _is_national_end(short, long)


def is_cut_short(form: str, name: str) -> bool:
    """Whether a form is the beginning of a body's name and so names no single body ("Thành ủy", "UBND tỉnh").

    What is cut from a body of the centre tells nothing apart: "Ban Bí thư" is whole.
    """
    short, long = body_name(form).words, body_name(name).words
    return not short or (long.startswith(short + " ") and not _is_national_end(short, long))


def _is_national_end(short: str, long: str) -> bool:
    return short == long or (long.startswith(short + " ") and long[len(short) + 1 :] in _NATIONAL)


def same_kind(one: str, other: str) -> bool:
    """Whether two nouns are one, or one tells more closely what the other is: "lễ ký kết" is a "lễ"."""
    one, other = folded(one), folded(other)
    return one == other or one.startswith(other + " ") or other.startswith(one + " ")


def near(one: str, other: str) -> bool:
    """Whether two noun phrases share enough of their words."""
    ours, theirs = set(re.findall(r"\w+", folded(one))), set(re.findall(r"\w+", folded(other)))
    return bool(ours and theirs) and 2 * len(ours & theirs) >= NEAR * (len(ours) + len(theirs))


def due_year(deadline: str | None) -> str:
    """The year in which a deadline or period ends, "" for none: "2021-2025" is due when "2025" is."""
    years = _YEAR.findall(deadline or "")
    return years[-1] if years else ""
