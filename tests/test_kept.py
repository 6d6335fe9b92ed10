"""What is kept in the cache folder: used as long as nothing that it depends on has changed, and never needed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.kept import folder, kept

Value = dict[str, tuple[str, ...]]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    return folder()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "places.txt"
    path.write_text("Huế", encoding="utf-8")
    return path


def reader(source: Path, calls: list[str]) -> Callable[[], Value]:
    def read() -> Value:
        calls.append(source.name)
        return {source.read_text(encoding="utf-8"): ("thành phố", "tỉnh")}

    return read


def test_a_value_is_worked_out_once(source: Path) -> None:
    calls: list[str] = []
    found = [kept("places", [source], reader(source, calls)) for _ in range(3)]
    assert found == [{"Huế": ("thành phố", "tỉnh")}] * 3
    assert len(calls) == 1


def test_a_changed_file_is_read_anew(source: Path) -> None:
    calls: list[str] = []
    kept("places", [source], reader(source, calls))
    source.write_text("Vinh", encoding="utf-8")
    assert kept("places", [source], reader(source, calls)) == {"Vinh": ("thành phố", "tỉnh")}
    assert len(calls) == 2


@pytest.mark.parametrize("damage", [b"", b"short", bytes(64), b"x" * 4096])
def test_a_damaged_file_is_no_value(source: Path, cache: Path, damage: bytes) -> None:
    calls: list[str] = []
    expected = kept("places", [source], reader(source, calls))
    (written,) = cache.iterdir()
    written.write_bytes(damage)
    assert kept("places", [source], reader(source, calls)) == expected
    assert kept("places", [source], reader(source, calls)) == expected
    assert len(calls) == 2


def test_a_folder_that_cannot_be_written_is_done_without(source: Path, cache: Path) -> None:
    cache.parent.write_text("a file where the folder would be", encoding="utf-8")
    calls: list[str] = []
    assert kept("places", [source], reader(source, calls)) == kept("places", [source], reader(source, calls))
    assert len(calls) == 2


def test_several_at_once_agree_and_leave_one_whole_file(source: Path, cache: Path) -> None:
    calls: list[str] = []
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: kept("places", [source], reader(source, calls)), range(32)))
    assert all(value == found[0] for value in found)
    assert len(list(cache.iterdir())) == 1


def test_only_the_newest_of_a_name_are_kept(source: Path, cache: Path) -> None:
    for number in range(20):
        source.write_text(str(number), encoding="utf-8")
        kept("places", [source], reader(source, []))
    assert len(list(cache.iterdir())) == 8


def test_what_a_missing_file_makes_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        kept("places", [tmp_path / "none.txt"], reader(tmp_path / "none.txt", []))
