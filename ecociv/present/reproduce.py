"""Everything generated, made anew from the raw plans.

In: the folder of a project. Out: tables, figures, notebooks and the explorer page on disk, and a
list of what was written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ecociv.present.explorer import write_explorer
from ecociv.present.figures import FIGURES_FOLDER, make_figures
from ecociv.present.notebooks import execute_notebooks
from ecociv.present.paper.files import TABLES_FOLDER, make_paper_tables
from ecociv.tables import build_tables, find_root
from ecociv.tables.folder import changed_files, folder_files, replace_folder
from ecociv.tables.holder import PROCESSED

NOTEBOOKS = Path("notebooks")
PAGE = Path("explorer") / "index.html"

#: As many changed files are named one by one; of more, the first few.
_NAMED, _FIRST = 8, 3

#: Called with the step's name, how much of it is done, how much there is, and what is next.
Progress = Callable[[str, int, int, str], None]


@dataclass(frozen=True, slots=True)
class Written:
    """What one step wrote: a folder, its number of files, and those that changed.

    Examples
    --------
    >>> print(Written("figures", "figures", 2, ("a.svg",)))
    figures: 2 files in figures; changed: a.svg
    >>> print(Written("figures", "figures", 40, tuple(f"{number:02d}.svg" for number in range(30))))
    figures: 40 files in figures; changed: 30 (00.svg, 01.svg, 02.svg, and 27 more)
    """

    step: str
    folder: str
    n_files: int
    changed: tuple[str, ...]

    def __str__(self) -> str:
        changed = ", ".join(self.changed) or "none"
        if len(self.changed) > _NAMED:
            first = ", ".join(self.changed[:_FIRST])
            rest = len(self.changed) - _FIRST
            changed = f"{len(self.changed)} ({first}, and {rest} more)"
        return f"{self.step}: {self.n_files} files in {self.folder}; changed: {changed}"


def reproduce(root: str | Path | None = None, *, progress: Progress | None = None) -> list[Written]:
    """Build the tables, draw the figures, run the notebooks, and write the explorer page.

    The tables for papers are written with the figures.

    Parameters
    ----------
    root
        Folder of the project; by default the nearest one upward that has ``data/raw``.
    progress
        Called before each part of each step.

    Raises
    ------
    EcocivError
        What `build_tables` and `execute_notebooks` raise; a step that fails leaves its earlier
        files as they were.
    """
    root = find_root() if root is None else Path(root)
    steps = (_tables, _figures, _notebooks, _explorer)
    return [step(root, progress) for step in steps]


def _tables(root: Path, progress: Progress | None) -> Written:
    before = folder_files(root / PROCESSED)
    build_tables(root, progress=_part("tables", progress))
    after = folder_files(root / PROCESSED)
    changed = [name for name in sorted({*before, *after}) if before.get(name) != after.get(name)]
    return Written("tables", PROCESSED.as_posix(), len(after), tuple(changed))


def _figures(root: Path, progress: Progress | None) -> Written:
    folder = root / FIGURES_FOLDER
    with TemporaryDirectory() as drawn:
        make_figures(root, folder=drawn, progress=_part("figures", progress))
        make_paper_tables(root, folder=Path(drawn) / TABLES_FOLDER.name)
        files = folder_files(Path(drawn))
    changed = tuple(changed_files(folder, files))
    if changed:
        replace_folder(folder, files)
    return Written("figures", FIGURES_FOLDER.as_posix(), len(files), changed)


def _notebooks(root: Path, progress: Progress | None) -> Written:
    changed = execute_notebooks(root / NOTEBOOKS, progress=_part("notebooks", progress))
    names = tuple(path.name for path, is_new in changed.items() if is_new)
    return Written("notebooks", NOTEBOOKS.as_posix(), len(changed), names)


def _explorer(root: Path, progress: Progress | None) -> Written:
    if progress is not None:
        progress("explorer", 0, 1, PAGE.name)
    page = root / PAGE
    before = page.read_bytes() if page.is_file() else None
    write_explorer(root)
    changed = () if page.read_bytes() == before else (PAGE.name,)
    return Written("explorer", PAGE.parent.as_posix(), 1, changed)


def _part(step: str, progress: Progress | None) -> Callable[[int, int, str], None] | None:
    if progress is None:
        return None

    def report(done: int, total: int, label: str) -> None:
        progress(step, done, total, label)

    return report
