"""Work grows with the length of a text and no faster, be the text made to lead every grammar astray.

Calls of functions are counted, which are as many on any machine however busy. What patterns do inside of one
call is not seen so; for them there is a limit of processor time that only runaway backtracking reaches.
"""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from kg import ontology
from kg.extract import statements
from kg.model import Source, Span
from kg.read import read_file

REPEATED = (
    " ", "\n", "\t", "A", "a", "1", "A'", "A-", "A.", "A. ", "A, ", "AB ", "a. ", "1.", "1/", "1-", "1, ", "/", "-",
    "- ", "“", '"', '"a ', "“a ", "(", ")", "(a ", "(A", "[", "*", "* ", "_", "|", "| ", "#", ".", ", ", "; ", ": ",
    "…", "và ", "của ", "theo ", "các ", "số ", "số: ", "năm 2025 ", "ngày 1 tháng ", "12/5/", "từ 1 đến ",
    "Nghị quyết ", "Nghị quyết số ", "Nghị định số 1, ", "52-NQ/TW ", "52-NQ/", "Luật ", "Luật sửa đổi, bổ sung ",
    "Căn cứ ", "khoản 1 Điều 2 ", "Quyết định này ", "Bộ ", "Bộ Y tế, ", "Ban ", "Sở ", "UBND tỉnh ",
    "Công ty cổ phần ", "Trường Đại học ", "Hà Nội ", "Hà Nội, ", "quận 1, ", "Nhật Bản ", "ông ", "Nguyễn Văn An, ",
    "Nguyễn ", "nguyên ", "Chủ tịch ", "Thủ tướng Nhật Bản ", "Bí thư Tỉnh ủy ", "hội nghị ", "dự hội nghị ", "họp ",
    "cho biết ", "Theo TTXVN ", "đạt 5% ", "phấn đấu đạt 5% ", "đến năm 2030 đạt ", "1.000 tỷ đồng ", "KT. ",
    "Nơi nhận: ", "Số: ", "V/v ", "do ",
)  # fmt: skip
"""Half-matches, marks and blanks: each is repeated to the end of a text."""
SHORT, TIMES = 16_000, 2
"""A length at which every reach of the grammars is spent, and how many times as long the other text is."""
SLACK = 1.5
"""How much more than in proportion the work may be: reaches that the shorter text does not fill."""
LIMIT = 60.0
"""Seconds of the processor for what takes one at most."""


def text_of(unit: str, length: int) -> Source:
    text = unit * (length // len(unit))
    return Source("worst.txt", text, (Span(0, len(text)),), date="2025-01-01")


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, those in C and steps of generators included."""
    count = 0

    def see(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@contextmanager
def limit(seconds: float) -> Iterator[None]:
    """Stop what takes longer on the processor, where the system can."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"more than {seconds} s of the processor")

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("unit", REPEATED)
def test_work_grows_with_the_text_and_no_faster(unit: str) -> None:
    lexicon = ontology.load()
    short, long = text_of(unit, SHORT), text_of(unit, SHORT * TIMES)
    with limit(LIMIT):
        statements(short, lexicon)  # what is made at first use is made
        few, many = calls(lambda: statements(short, lexicon)), calls(lambda: statements(long, lexicon))
    assert many <= TIMES * SLACK * few


@pytest.mark.parametrize("unit", REPEATED)
def test_no_pattern_runs_away(unit: str) -> None:
    lexicon = ontology.load()
    with limit(LIMIT):
        statements(text_of(unit, 100_000), lexicon)


@pytest.mark.parametrize("unit", ["(Ảnh: ", *REPEATED])
def test_no_pattern_of_the_reader_runs_away(unit: str, tmp_path: Path) -> None:
    for ending in ("txt", "html"):
        path = tmp_path / f"worst.{ending}"
        path.write_text(text_of(unit, 100_000).text, encoding="utf-8")
        with limit(LIMIT):
            read_file(path, path.name, ontology.load())


def test_the_limit_stops_a_pattern_that_backtracks() -> None:
    with pytest.raises(TimeoutError), limit(0.2):
        re.search("(a+)+b", "a" * 60)
