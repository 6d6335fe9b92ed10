"""Signature blocks: the office in capitals above a name that stands alone.

"TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Nguyễn Văn A": the last office is the signer's;
its body is the one signed for, else the issuer of the instrument.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Analysis
from kg.extract.relations.appositions import Holding


def signatures(analysis: Analysis) -> Iterator[Holding]:
    """The signers of a text with their offices."""
    yield from ()
