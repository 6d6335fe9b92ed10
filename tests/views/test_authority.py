"""Which tier of authority bodies, places and documents belong to."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.views.authority import Authority
from tests.views.kinds.conftest import body, document, small

__all__ = ["small"]


@pytest.mark.parametrize(
    ("name", "tier"),
    [
        ("ban-chấp-hành-trung-ương-đảng", "party"),
        ("bộ-chính-trị", "party"),
        ("quốc-hội", "assembly"),
        ("chính-phủ", "government"),
        ("bộ-y-tế", "ministry"),
        ("tòa-án", "ministry"),
        ("thành-ủy", "province"),
        ("ban-thường-vụ", "province"),
        ("quốc-hội-lào", "abroad"),
        ("nhóm", "unknown"),
    ],
)
def test_the_tier_of_a_body(small: ox.Store, name: str, tier: str) -> None:
    assert Authority(small).of_body(body(name)) == tier


@pytest.mark.parametrize(
    ("name", "tier"),
    [
        ("gốc", "party"),
        ("luật", "assembly"),  # by its type: no text says who passed it
        ("nghị-định", "government"),
        ("đề-án", "government"),  # that of the document which approves it
        ("thông-tư", "ministry"),
        ("chương-trình", "province"),
        ("lạc", "unknown"),
    ],
)
def test_the_tier_of_a_document(small: ox.Store, name: str, tier: str) -> None:
    assert Authority(small).of_document(document(name)) == tier
