"""Lexicon words that are looked up beside something found, and never searched for on their own.

Entries carry them as `kg:form` (or another property), not as SKOS labels: "trên", "người" and "có"
are too common to be names, but right beside a number they mean one thing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.ontology import Entry, Lexicon
from kg.text.view import fold_name
from kg.text.words import whole_word


@lru_cache(maxsize=256)
def forms(lexicon: Lexicon, kind: str, name: str = "form") -> dict[str, Entry]:
    """Every form of the entries of a class, folded, with its entry."""
    return {fold_name(form): entry for entry in lexicon.of(kind) for form in entry.facts.get(name, ())}


@lru_cache(maxsize=256)
def pattern(lexicon: Lexicon, *kinds: str) -> re.Pattern[str]:
    """One of the forms of these classes as whole words, the longest that fits."""
    return re.compile(whole_word(form for kind in kinds for form in forms(lexicon, kind)))
