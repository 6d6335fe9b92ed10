"""Words of Vietnamese of more than one syllable, from the word list that underthesea carries.

Tells where a word ends whose first syllable alone is capitalised: "Nghị viện" goes on, "Phú
xuất" does not. The list is read once, when first asked, without loading the package itself.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from kg.text.view import fold_name

_FILE = "corpus/data/Viet74K.txt"


@lru_cache(maxsize=1)
def compounds() -> frozenset[str]:
    """The words of two to four syllables, folded. Raises: ModuleNotFoundError without underthesea."""
    spec = find_spec("underthesea")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("underthesea")
    text = (Path(spec.submodule_search_locations[0]) / _FILE).read_text(encoding="utf-8")
    return frozenset(word for word in fold_name(text.replace("\n", " | ")).split(" | ") if 0 < word.count(" ") < 4)
