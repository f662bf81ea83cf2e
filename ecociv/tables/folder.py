"""The folder of generated files: replaced as a whole, or not at all.

In: relative paths and bytes. Out: the folder on disk. The new files are written beside the old
folder and take its place by renaming, so that whatever stops a build leaves the earlier files
whole.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Give a folder exactly these files.

    Parameters
    ----------
    folder
        The folder; what it held before is gone afterwards.
    files
        Content by path within the folder, with forward slashes.
    """
    restore_folder(folder)
    fresh, old = _beside(folder, "new"), _beside(folder, "old")
    for leftover in (fresh, old):
        if leftover.exists():
            shutil.rmtree(leftover)
    try:
        for name, data in files.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        _swap(folder, fresh, old)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def restore_folder(folder: Path) -> None:
    """Undo a replacement that was stopped between its two renames."""
    old = _beside(folder, "old")
    if old.exists() and not folder.exists():
        old.rename(folder)


def folder_files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by path with forward slashes; empty where there is no folder."""
    restore_folder(folder)
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def changed_files(folder: Path, files: Mapping[str, bytes]) -> dict[str, str]:
    """What `replace_folder` would do: path to ``missing``, ``different`` or ``not generated``."""
    there = folder_files(folder)
    changes = {}
    for name in sorted({*there, *files}):
        if name not in there:
            changes[name] = "missing"
        elif name not in files:
            changes[name] = "not generated"
        elif there[name] != files[name]:
            changes[name] = "different"
    return changes


def _swap(folder: Path, fresh: Path, old: Path) -> None:
    if folder.exists():
        folder.rename(old)
    try:
        fresh.rename(folder)
    except BaseException:  # a keyboard interrupt, too, must not leave the place empty
        restore_folder(folder)
        raise


def _beside(folder: Path, suffix: str) -> Path:
    return folder.with_name(f".{folder.name}.{suffix}")
