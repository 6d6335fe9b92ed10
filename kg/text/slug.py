"""Keys that tell Vietnamese names apart: lower case, one tone placement, diacritics kept."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.text.view import fold_name

_GAP = re.compile(r"[^\w]+")


@lru_cache(maxsize=1 << 15)
def slug(name: str) -> str:
    """`name` as a key: "Thành ủy Hải Phòng" -> "thành-ủy-hải-phòng". Never merges Hà with Hạ."""
    return _GAP.sub("-", fold_name(name)).strip("-_")


def path(*names: str) -> str:
    """A key of several parts, the widest first: path("Thành ủy Hải Phòng", "Ban Thường vụ")."""
    return "/".join(slug(name) for name in names)
