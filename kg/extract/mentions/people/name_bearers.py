"""What bears a person's name and is none: streets, schools, wards, prizes, and the reporters of a text.

The words before a name tell, or those before the list that it stands in ("các đường Lê Lợi, Trần Phú").
"""

from __future__ import annotations

import re

from kg.extract.analysis import Analysis
from kg.extract.forms import forms
from kg.extract.mentions.cover import Cover
from kg.extract.mentions.people import names
from kg.extract.mentions.people.titles import by_ending, ending

_STREET_NUMBER = re.compile(r"(?:\bsố |[^\W\d_]/|, |\()?\b\d{1,4}[A-Za-z]?(?:/\d{1,4})* \Z")
_BROKEN_CITY = ("thành phố\n", "thành phố \n", "tp\n", "tp.\n")
"""The level word at the end of a line whose break the view keeps."""
_LISTING = re.compile(r"(?:,? (?:như|gồm|bao gồm)(?: đường)?:?|:) \Z")


class Bearers:
    """The things of one text that bear people's names, asked for by the position of a name.

    Args:
        analysis: the text.
        hidden: the names of bodies, documents and offices, inside which no person is named.
    """

    def __init__(self, analysis: Analysis, hidden: Cover) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.lower = analysis.lower
        self.things = forms(analysis.lexicon, "Eponym").keys() - {"hồ"}
        self._hidden = hidden
        self._eponyms = by_ending(analysis.lexicon, "Eponym")
        self._no_eponyms = by_ending(analysis.lexicon, "NoEponym")
        self._bylines = by_ending(analysis.lexicon, "Byline")

    def before(self, start: int) -> bool:
        """Whether the words before a name without title tell that it is a street's, a school's, a reporter's."""
        if _STREET_NUMBER.search(self.text, max(0, start - 12), start) or self.lower.endswith(_BROKEN_CITY, 0, start):
            return True
        if self._named_after(start):
            return True
        first = names.list_start(self.text, start)
        if first == start:
            return False
        if self._hidden.end_over(first):
            return self._lists_things(first, start)
        return self.lower[first:start].partition(" ")[0] in self.things or self._named_after(first)

    def _lists_things(self, first: int, start: int) -> bool:
        """Whether a list goes on from a body of a kind that bears names of people: "Đại học Sài Gòn, Lê Duẩn"."""
        body = next((b for b in self.analysis.bodies if b.start <= first < b.end), None)
        if body is None or ";" in self.text[first:start] or self.text[body.end : start].islower():
            return False
        return self.lower.startswith(tuple(thing + " " for thing in self.things), body.start)

    def _named_after(self, start: int) -> bool:
        """Whether what stands before a name, or before the list it opens, bears it or introduces a reporter."""
        listing = _LISTING.search(self.lower, max(0, start - 18), start)
        for position in (start, listing.start()) if listing else (start,):
            if ending(self.lower, position, self._bylines, " :-"):
                return True
            if ending(self.lower, position, self._eponyms, " :") and not ending(
                self.lower, position, self._no_eponyms, " :"
            ):
                return True
        return False
