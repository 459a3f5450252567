import errno
import os
from pathlib import Path

import pytest

from agent.errors import StorageError
from agent.ports.files import storage_faults, write_whole

UNENCODABLE = "\ud800"


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    path = tmp_path / "reports/today/card.md"
    write_whole(path, "café\n")
    assert path.read_text(encoding="utf-8") == "café\n"


def test_a_file_is_written_in_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "card.md"
    path.write_text("a longer old text")
    write_whole(path, "new")
    assert path.read_text() == "new"


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "card.md"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, UNENCODABLE)
    assert path.read_text() == "old"


def test_a_write_that_fails_leaves_no_temporary_file(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "card.md", UNENCODABLE)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_a_storage_fault(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("I am a file.")
    with pytest.raises(StorageError, match="cannot be written"):
        write_whole(tmp_path / "reports/card.md", "new")


def test_a_file_in_place_of_a_folder_further_up_is_a_storage_fault(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("I am a file.")
    with pytest.raises(StorageError, match="cannot be written"):
        write_whole(tmp_path / "reports/today/card.md", "new")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_said_to_be_full(code: int) -> None:
    with pytest.raises(StorageError, match="the disk is full"), storage_faults(Path("card.md")):
        raise OSError(code, os.strerror(code))


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_folder_that_is_closed_names_the_file(code: int) -> None:
    with pytest.raises(StorageError, match=r"card\.md"), storage_faults(Path("card.md")):
        raise OSError(code, os.strerror(code))


def test_any_other_fault_of_the_file_system_is_said_too() -> None:
    with pytest.raises(StorageError, match="Input/output"), storage_faults(Path("card.md")):
        raise OSError(errno.EIO, "Input/output error")
