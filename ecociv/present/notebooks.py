"""Execute notebooks in place, so that a second run leaves no difference.

In: a folder of numbered notebooks. Out: the same files with fresh outputs, without times, paths or
the version of the interpreter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from ecociv.errors import NotebookError

#: Seconds that one cell may take.
CELL_TIMEOUT = 120

_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
_COLOR = re.compile(r"\x1b\[[0-9;]*m")

Progress = Callable[[int, int, str], None]


def notebook_paths(folder: str | Path) -> list[Path]:
    """Notebooks of a folder in the order of their numbers (00_…, 01_…)."""
    return sorted(Path(folder).glob("[0-9]*.ipynb"))


def execute_notebooks(folder: str | Path, *, progress: Progress | None = None) -> dict[Path, bool]:
    """Run every numbered notebook of a folder and store its outputs.

    Nothing is written unless every notebook runs to its end.

    Parameters
    ----------
    folder
        Where the notebooks are, and where they run.
    progress
        Called before each notebook with the number done and in all, and its name.

    Returns
    -------
    dict
        For each notebook whether its file changed.

    Raises
    ------
    NotebookError
        A file is no notebook, or a cell fails.
    """
    paths = notebook_paths(folder)
    texts: dict[Path, str] = {}
    for number, path in enumerate(paths):
        if progress is not None:
            progress(number, len(paths), path.name)
        texts[path] = executed_text(path)
    changed = {}
    for path, text in texts.items():
        data = text.encode("utf-8")
        changed[path] = path.read_bytes() != data
        if changed[path]:
            fresh = path.with_name(f".{path.name}.new")
            fresh.write_bytes(data)
            fresh.replace(path)
    return changed


def executed_text(path: Path) -> str:
    """Text of a notebook file after a clean run from the first cell to the last."""
    try:
        notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, nbformat.ValidationError) as error:
        raise NotebookError(path, 0, f"no readable notebook ({error})") from error
    client = NotebookClient(
        notebook,
        timeout=CELL_TIMEOUT,
        kernel_name=_KERNEL["name"],
        resources={"metadata": {"path": str(path.parent)}},
        coalesce_streams=True,
        record_timing=False,
        # A kernel talks to its own machine only; that it does so in the clear is no news.
        extra_arguments=["--log-level=ERROR"],
    )
    try:
        client.execute()
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        raise NotebookError(path, _failed_cell(notebook), _last_line(error)) from error
    return notebook_text(notebook)


def notebook_text(notebook: Any) -> str:
    """Text of a notebook without anything that depends on the run or the machine."""
    notebook.metadata = {"kernelspec": _KERNEL, "language_info": {"name": "python"}}
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number:02d}"
        for name in ("execution", "collapsed", "scrolled"):
            cell.metadata.pop(name, None)
        for output in cell.get("outputs", ()):
            output.get("metadata", {}).pop("execution", None)
    text: str = nbformat.writes(notebook, version=4)  # type: ignore[no-untyped-call]
    return text.rstrip("\n") + "\n"


def _failed_cell(notebook: Any) -> int:
    """Number of the first code cell that did not end well, from 1."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]
    for number, cell in enumerate(code, start=1):
        kinds = [output.output_type for output in cell.outputs]
        if "error" in kinds or cell.execution_count is None:
            return number
    return len(code)


def _last_line(error: Exception) -> str:
    lines = [line for line in _COLOR.sub("", str(error)).splitlines() if line.strip()]
    return lines[-1].strip() if lines else type(error).__name__
