"""Which files are found, in which order, under which names."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kg.read import Found, Skipped, listed


def names(*paths: Path) -> list[str]:
    return [item.identifier for item in listed(paths) if isinstance(item, Found)]


def reasons(*paths: Path) -> dict[str, str]:
    return {item.path.name: item.reason for item in listed(paths) if isinstance(item, Skipped)}


def write(path: Path, text: str = "Nghị quyết") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.md", "a/1.html", ".an/x.txt", "a/.an.txt", "c.TXT"):
        write(tmp_path / name)
    assert names(tmp_path) == ["a/1.html", "a/2.md", "b.txt", "c.TXT"]


def test_a_single_file_is_called_by_its_name(tmp_path: Path) -> None:
    assert names(write(tmp_path / "sâu" / "bài.txt")) == ["bài.txt"]


def test_inputs_that_clash_are_told_apart_by_their_names(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt"), write(tmp_path / "b" / "x.txt"), write(tmp_path / "b" / "y.txt")
    assert names(tmp_path / "a", tmp_path / "b") == ["a/x.txt", "b/x.txt", "y.txt"]


def test_inputs_of_one_name_are_told_apart_by_more_of_their_path(tmp_path: Path) -> None:
    write(tmp_path / "a" / "in" / "x.txt"), write(tmp_path / "b" / "in" / "x.txt")
    assert names(tmp_path / "a" / "in", tmp_path / "b" / "in") == ["a/in/x.txt", "b/in/x.txt"]


def test_single_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    one, two = write(tmp_path / "a" / "x.txt"), write(tmp_path / "b" / "x.txt")
    assert names(one, two) == ["a/x.txt", "b/x.txt"]


def test_no_file_is_listed_twice(tmp_path: Path) -> None:
    file = write(tmp_path / "a" / "x.txt")
    assert names(tmp_path, tmp_path, tmp_path / "a", file) == ["a/x.txt"]


def test_what_has_no_reader_is_named_with_its_ending(tmp_path: Path) -> None:
    write(tmp_path / "x.xyz"), write(tmp_path / "README")
    assert reasons(tmp_path, tmp_path / "không có") == {
        "x.xyz": "unsupported file type .xyz",
        "README": "unsupported file type (no ending)",
        "không có": "no such file or folder",
    }


def test_links_that_lead_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt")
    (tmp_path / "a" / "lên").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a" / "mình").symlink_to("mình")
    assert names(tmp_path) == ["a/x.txt"]
    assert set(reasons(tmp_path)) == {"lên", "mình"}


def test_linked_folders_are_followed(tmp_path: Path) -> None:
    write(tmp_path / "kho" / "x.txt")
    (tmp_path / "vào").mkdir()
    (tmp_path / "vào" / "liên kết").symlink_to(tmp_path / "kho", target_is_directory=True)
    assert names(tmp_path / "vào") == ["liên kết/x.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_no_utf8_become_identifiers(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/v\xe3n.txt"))).write_text("Nghị quyết", encoding="utf-8")
    write(tmp_path / "hai\ndòng.txt")
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/v\xe3n.odt"))).write_bytes(b"")
    assert names(tmp_path) == ["hai%0Adòng.txt", "v%E3n.txt"]
    (skipped,) = (item for item in listed([tmp_path]) if isinstance(item, Skipped))
    assert str(skipped) == f"{tmp_path}/v%E3n.odt: unsupported file type .odt"


def test_decomposed_names_are_composed(tmp_path: Path) -> None:
    write(tmp_path / "quye\u0302\u0301t.txt")
    assert names(tmp_path) == ["quyết.txt"]


def test_listing_is_lazy(tmp_path: Path) -> None:
    write(tmp_path / "1.txt"), write(tmp_path / "2.txt")
    first = next(iter(listed([tmp_path])))
    assert isinstance(first, Found)
    assert first.identifier == "1.txt"
