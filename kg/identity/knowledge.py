"""What the lexicon knows that identity is judged with: provinces, successions, grades of offices, names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.ontology import ID, Lexicon
from kg.text.slug import slug
from kg.text.view import fold_name

_Y_TO_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_OPEN = re.compile(r"(?<![^-])(qu|[hklmst])([yýỳỷỹỵ])(?![^-])")
"""A syllable that both i and y are written in: Sỹ and Sĩ, Lý and Lí."""
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|[gkpt]h|qu|gi|[ct]h|tr|[bcdđghklmnpqrstvx])?[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợ"
    r"ùúủũụưừứửữựỳýỷỹỵ]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
"""What is spelled as a Vietnamese syllable."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Facts of the lexicon by key.

    `provinces` maps each province to the one that it is part of today; `successors` each body to
    what took its place; `enacted` the name and year of each law to its number; `congresses` the number of each
    Party congress to its day. `codes` are those codes of symbols that name one issuer in the whole country,
    `counted` the types of document whose number and year name one document.
    """

    provinces: Mapping[str, str]
    successors: Mapping[str, str]
    central: frozenset[str]
    leading: frozenset[str]
    staff: frozenset[str]
    surnames: frozenset[str]
    common_middle: frozenset[str]
    enacted: Mapping[tuple[str, str], str]
    congresses: Mapping[str, str]
    codes: frozenset[str]
    counted: frozenset[str]
    confidences: Mapping[str, float]

    def province(self, place: str) -> str:
        """The province of today that a place lies in, or "" if its key does not tell."""
        return self.provinces.get(place.partition("/")[0], "")

    def lineage(self, body: str) -> str:
        """What a body has become by today."""
        for _ in range(10):
            following = self.successors.get(body)
            if following is None:
                break
            body = following
        return body

    def one_issuer(self, symbol: str) -> bool:
        """Whether a symbol names its issuer by a code that no other body in the country has."""
        codes = (code.rstrip("0123456789").removesuffix("k") or code for code in symbol.split("-")[1:])
        return not self.codes.isdisjoint((*codes, *symbol.split("-")[1:]))

    def congress(self, day: str) -> int:
        """The number of the last Party congress before a day, 0 if none is known."""
        return max((int(number) for number, since in self.congresses.items() if since <= day), default=0)

    def is_rare(self, name: str) -> bool:
        """Whether hardly two people can share a name: a foreign one, or one of four telling syllables."""
        syllables = slug(name).split("-")
        if "-" in name or not all(map(_SYLLABLE.fullmatch, syllables)):
            return len(syllables) > 1
        if syllables[0] not in self.surnames:
            return False
        return len([s for s in syllables if s not in self.common_middle]) >= 4


@lru_cache(maxsize=4)
def known(lexicon: Lexicon) -> Knowledge:
    """What a lexicon knows."""
    provinces = {e.key: e.fact("mergedInto") for e in lexicon.of("Place") if e.fact("level") == "province"}
    grades = {e.fact("notation"): _forms(e.facts.get("form", ())) for e in lexicon.of("RoleGrade")}
    return Knowledge(
        provinces={key: _key(into) or key for key, into in provinces.items()},
        successors={
            e.key: _key(next(iter(into)))
            for e in lexicon.of("Body")
            if (into := e.facts.get("mergedInto") or e.facts.get("renamedTo"))
        },
        central=frozenset(e.key for e in lexicon.of("Body")),
        leading=grades.get("leading", frozenset()),
        staff=grades.get("staff", frozenset()),
        surnames=frozenset(fold_name(f) for e in lexicon.of("Surname") for f in e.facts.get("form", ())),
        common_middle=frozenset(fold_name(f) for e in lexicon.of("CommonMiddleName") for f in e.facts.get("form", ())),
        enacted={
            (slug(e.fact("title")), e.fact("date_document")[:4]): slug(e.fact("id_local"))
            for e in lexicon.of("Enactment")
        },
        congresses={e.fact("notation"): e.fact("since") for e in lexicon.of("PartyCongress")},
        codes=frozenset(
            slug(e.fact("notation"))
            for e in lexicon.of("SymbolIssuer")
            if e.fact("level") == "state" or e.fact("central")
        ),
        counted=frozenset(e.key for e in lexicon.of("DocumentType") if e.fact("onlySeries")),
        confidences={e.fact("notation"): float(e.fact("confidence")) for e in lexicon.of("Rule")},
    )


def spelling(key: str) -> str:
    """A name's key with i for y in open syllables, where both are written: "sỹ" and "sĩ". Tones stay."""
    return _OPEN.sub(lambda m: m[1] + m[2].translate(_Y_TO_I), key)


def _key(iri: str) -> str:
    return iri.removeprefix(ID).partition("/")[2]


def _forms(forms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_name(form) for form in forms)
