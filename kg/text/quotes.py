"""Words in quotation marks."""

from __future__ import annotations

import re

QUOTED = re.compile(
    r"[“\"](?:(?<=“)(?P<curly>[^“”\n]{25,1500})”|(?<=\")(?<!\w\")(?=\w)(?P<straight>[^\"\n]{25,1500})(?<=\S)\"(?!\w))"
)
"""A quotation long enough to be a statement, within one block; the words are the one group that matched."""
