"""One more plan beside those of a project, without touching the project.

In: a plan's file, with what stands beside it. Out: a folder that is a project of its own, with the
plans of the corpus and the new one.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from ecociv.errors import SourceError
from ecociv.tables.build import CURATION, RAW
from ecociv.tables.holder import find_root


def copy_with_plan(
    plan_file: str | Path, folder: str | Path, root: str | Path | None = None
) -> Path:
    """Copy what a project's tables are built from, and add a plan.

    Parameters
    ----------
    plan_file
        The plan as plain text (``river.txt``). What stands beside it is taken along: its source
        record (``river.yaml``) and reviewed corrections (``river.curation.csv``), where there are
        any.
    folder
        Where to put the copy; made where it is missing.
    root
        Folder of the project; by default the nearest one upward that has ``data/raw``.

    Returns
    -------
    Path
        The folder: a project for `ecociv.build_tables`. The project itself stays as it is.

    Raises
    ------
    SourceError
        There is no such file, it does not end in ``.txt``, or another plan of the project has its
        name. (The project may have the plan itself already.)

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from ecociv import build_tables
    >>> with TemporaryDirectory() as made:
    ...     written = Path(made, "hill.txt").write_text("到2030年，森林覆盖率达到50%。", "utf-8")
    ...     project = copy_with_plan(Path(made, "hill.txt"), Path(made, "project"))
    ...     tables = build_tables(project)
    >>> tables.statements.query("doc_id == 'hill'")["value_text"].tolist()
    ['50%']
    """
    plan_file, folder = Path(plan_file), Path(folder)
    root = find_root() if root is None else Path(root)
    if plan_file.suffix != ".txt" or not plan_file.is_file():
        raise SourceError(plan_file, "no such file", "a plan as plain text, NAME.txt")
    there = root / RAW / plan_file.name
    if there.is_file() and there.read_bytes() != plan_file.read_bytes():
        raise SourceError(plan_file, "the name of another plan", "a name of its own")
    for part in (RAW, CURATION):
        (folder / part).mkdir(parents=True, exist_ok=True)
        for path in sorted((root / part).glob("*")):
            if path.is_file():
                shutil.copy(path, folder / part)
    shutil.copy(plan_file, folder / RAW)
    beside = {".yaml": RAW / f"{plan_file.stem}.yaml"}
    beside[".curation.csv"] = CURATION / f"{plan_file.stem}.csv"
    for suffix, target in beside.items():
        path = plan_file.with_suffix(suffix)
        if path.is_file():
            shutil.copy(path, folder / target)
    return folder
