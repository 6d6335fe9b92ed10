"""One file read whole: what a source carries, and why a file gives none."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path

import pytest

from kg import read
from kg.model import Source
from kg.read import Skipped, file, read_file, sha256, sources, stdin

SENTENCE = "Ngày 27/9/2019, Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW về cuộc Cách mạng công nghiệp lần thứ tư."


def source_of(path: Path) -> Source:
    found = read_file(path, path.name)
    assert isinstance(found, Source), found
    return found


def skipped(path: Path) -> str:
    found = read_file(path, path.name)
    assert isinstance(found, Skipped)
    assert "\n" not in str(found)
    return found.reason


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.txt", "text/plain"), ("a.MD", "text/markdown"), ("a.markdown", "text/markdown"), ("a.htm", "text/html")],
)
def test_the_ending_chooses_the_reader(tmp_path: Path, name: str, media_type: str) -> None:
    path = tmp_path / name
    path.write_text(f"<p>{SENTENCE}</p>" if media_type == "text/html" else SENTENCE, encoding="utf-8")
    source = source_of(path)
    assert (source.identifier, source.text, source.media_type) == (name, SENTENCE, media_type)
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest() == sha256(path)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.xyz", b"x", "unsupported file type .xyz"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "old Word format (save it as .docx)"),
        ("a", b"x", "unsupported file type (no ending)"),
        ("a.txt", b"", "empty"),
        ("a.md", b" \n\t\n", "empty"),
        ("a.html", b"<html><body><script>x()</script></body></html>", "empty"),
        ("a.txt", b"\x89PNG\x00\x00", "not text (binary)"),
    ],
)
def test_a_file_without_text_says_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert skipped(path) == reason


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    assert skipped(tmp_path / "a.txt") == "no such file"


def test_a_folder_with_a_file_name_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    assert skipped(tmp_path / "a.txt") == "is a folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert skipped(tmp_path / "a.txt") == "not a regular file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_forbidden_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    path.chmod(0)
    assert skipped(path) == "cannot be read (permission denied)"


def test_a_huge_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "LARGEST", 1_000_000)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 2_000_000)
    assert skipped(path) == "too large (2 MB; at most 1 MB)"


def test_text_without_diacritics_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Bo Chinh tri ban hanh Nghi quyet so 52-NQ/TW ngay 27/9/2019.", encoding="utf-8")
    source = source_of(path)
    assert [source.text[s.start : s.end] for s in source.body] == [source.text]


def test_the_head_of_a_markdown_file_is_metadata(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    head = '---\ntitle: "Nghị quyết về chuyển đổi số"\ndate: 2021-10-27\nauthor: Minh Anh\nsource: Báo Ví dụ\n---\n\n'
    path.write_text(head + SENTENCE, encoding="utf-8")
    source = source_of(path)
    assert source.text == SENTENCE
    assert (source.title, source.date) == ("Nghị quyết về chuyển đổi số", "2021-10-27")
    assert (source.author, source.publisher) == ("Minh Anh", "Báo Ví dụ")


def test_sources_come_one_at_a_time_with_what_was_skipped(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "2.docx").write_bytes(b"PK")
    (tmp_path / "3.txt").write_bytes(b"")
    kinds = [type(found).__name__ for found in sources([tmp_path])]
    assert kinds == ["Source", "Skipped", "Skipped"]


def test_standard_input_is_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read.sys, "stdin", io.TextIOWrapper(io.BytesIO(SENTENCE.encode())))
    source = stdin()
    assert isinstance(source, Source)
    assert (source.identifier, source.text) == ("stdin", SENTENCE)


def test_empty_standard_input_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read.sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert stdin() == Skipped(Path("-"), "empty")
