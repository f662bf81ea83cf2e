import subprocess
import sys
from pathlib import Path

import pytest

from ecociv.tables import folder as module
from ecociv.tables.folder import changed_files, folder_files, replace_folder

OLD = {"a.csv": b"old", "machine/b.csv": b"old"}
NEW = {"a.csv": b"new", "c.csv": b"new"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    replace_folder(tmp_path / "processed", OLD)
    return tmp_path / "processed"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir())


def test_the_folder_holds_exactly_the_new_files(folder: Path):
    replace_folder(folder, NEW)
    assert folder_files(folder) == NEW
    assert names(folder) == ["processed"]


def test_an_error_while_writing_leaves_the_old_files(folder: Path, monkeypatch: pytest.MonkeyPatch):
    write = Path.write_bytes

    def full_disk(path: Path, data: bytes) -> int:
        if path.name == "c.csv":
            raise OSError("no space left")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(OSError, match="no space left"):
        replace_folder(folder, NEW)
    assert folder_files(folder) == OLD
    assert names(folder) == ["processed"]


def test_a_failed_rename_brings_the_old_folder_back(folder: Path, monkeypatch: pytest.MonkeyPatch):
    rename = Path.rename

    def fail(path: Path, target: Path) -> Path:
        if path.name == ".processed.new":
            raise OSError("in use")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="in use"):
        replace_folder(folder, NEW)
    assert folder_files(folder) == OLD
    assert names(folder) == ["processed"]


@pytest.mark.parametrize("moment", ["write", "first rename", "second rename"])
def test_a_killed_process_leaves_the_old_files_whole(folder: Path, moment: str):
    code = f"""
import os, sys
from pathlib import Path
from ecociv.tables.folder import replace_folder
moment = {moment!r}
write, rename = Path.write_bytes, Path.rename
def write_bytes(path, data):
    if moment == "write" and path.name == "c.csv":
        os._exit(9)
    return write(path, data)
def rename_path(path, target):
    if (path.name, moment) in (("processed", "first rename"), (".processed.new", "second rename")):
        os._exit(9)
    return rename(path, target)
Path.write_bytes, Path.rename = write_bytes, rename_path
replace_folder(Path({str(folder)!r}), {NEW!r})
"""
    died = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert died.returncode == 9, died.stderr
    assert folder_files(folder) == OLD
    replace_folder(folder, NEW)
    assert folder_files(folder) == NEW
    assert names(folder) == ["processed"]


def test_changes_are_named(folder: Path):
    assert changed_files(folder, NEW) == {
        "a.csv": "different", "c.csv": "missing", "machine/b.csv": "not generated",
    }  # fmt: skip
    assert changed_files(folder, OLD) == {}
    assert changed_files(folder.with_name("none"), {"a.csv": b""}) == {"a.csv": "missing"}


def test_the_new_folder_goes_where_there_was_none(tmp_path: Path):
    replace_folder(tmp_path / "deep" / "processed", NEW)
    assert folder_files(tmp_path / "deep" / "processed") == NEW
    assert module.folder_files(tmp_path / "nowhere") == {}
