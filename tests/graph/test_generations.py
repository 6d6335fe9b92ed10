from pathlib import Path

import pytest

from kg.errors import LockedError, NotAGraphError, UsageError
from kg.graph.generations import Folder


def published(folder: Folder, times: int) -> None:
    for _ in range(times):
        with folder.writing():
            folder.publish(folder.next())


def test_readers_get_what_was_published_last(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "g")
    published(folder, 2)
    assert folder.current == 2
    where, held = folder.reading()
    assert where == folder.generation(2)
    held.release()


def test_a_generation_that_was_never_published_is_not_read_and_is_cleared_by_the_next_builder(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "g")
    published(folder, 1)
    with folder.writing():
        abandoned = folder.next()
        (folder.generation(abandoned) / "half").touch()
    assert folder.current == 1
    with folder.writing():
        assert folder.next() == abandoned
    assert not (folder.generation(abandoned) / "half").exists()


def test_the_generation_before_is_kept_and_older_ones_go(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "g")
    published(folder, 4)
    assert folder.numbers() == [3, 4]


def test_what_somebody_reads_is_never_removed(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "g")
    published(folder, 1)
    _, held = folder.reading()
    published(folder, 3)
    assert folder.numbers() == [1, 3, 4]
    held.release()
    published(folder, 1)
    assert folder.numbers() == [4, 5]


def test_a_second_builder_is_told_so(tmp_path: Path) -> None:
    with Folder(tmp_path / "g").writing(), pytest.raises(LockedError, match="another build"):
        Folder(tmp_path / "g").writing().__enter__()


def test_the_lock_ends_with_the_build_even_when_it_fails(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "g")
    with pytest.raises(RuntimeError), folder.writing():
        raise RuntimeError
    published(folder, 1)


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(UsageError, match="holds other files"):
        Folder(tmp_path).writing().__enter__()
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(UsageError, match="is a file"):
        Folder(file).writing().__enter__()


def test_what_is_no_graph_is_said_to_be_none(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "none", "there is no graph"), (tmp_path, "is not a graph")):
        with pytest.raises(NotAGraphError, match=words):
            Folder(path).reading()
    folder = Folder(tmp_path / "g")
    with folder.writing():
        folder.next()
    with pytest.raises(NotAGraphError, match="no finished graph"):
        folder.reading()


def test_a_damaged_pointer_is_reported(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "g")
    published(folder, 1)
    (folder.path / "current").write_text("seven")
    with pytest.raises(NotAGraphError, match="damaged"):
        folder.reading()
    (folder.path / "current").write_text("7")
    with pytest.raises(NotAGraphError, match="damaged"):
        folder.reading()
