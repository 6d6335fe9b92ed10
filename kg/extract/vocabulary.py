"""Words of Vietnamese of more than one syllable, from the word list that underthesea carries.

Tells where a word ends whose first syllable alone is capitalised: "Nghị viện" goes on, "Phú
xuất" does not. The list is read once, when first asked, without loading the package itself.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kg.extract.packages import folder_of
from kg.kept import kept
from kg.text import view

_FILE = "corpus/data/Viet74K.txt"


@lru_cache(maxsize=1)
def compounds() -> frozenset[str]:
    """The words of two to four syllables, folded. Raises: ModuleNotFoundError without underthesea."""
    path = folder_of("underthesea") / _FILE
    return frozenset(kept("compounds", [path, Path(view.__file__)], lambda: _read(path)))


def _read(path: Path) -> list[str]:
    words = view.folded(path.read_text(encoding="utf-8").replace("\n", " | ")).split(" | ")
    return [word for word in words if 0 < word.count(" ") < 4]
