"""From raw plans to tables, in one go.

In: ``data/raw`` (plans and their source records), ``data/curation`` and the codebook. Out: every
table of the data model in ``data/processed``, with data dictionary and data package. The same
input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd

from ecociv import codebook
from ecociv.errors import SourceError, StaleError
from ecociv.read import Plan, read_plan
from ecociv.tables.assemble import cite_corpus, merge_rows, plan_rows
from ecociv.tables.audit import audit_tables
from ecociv.tables.checks import check_tables
from ecociv.tables.curation import read_corrections
from ecociv.tables.datapackage import datapackage_bytes
from ecociv.tables.dictionary import data_dictionary, dictionary_page
from ecociv.tables.folder import changed_files, replace_folder
from ecociv.tables.holder import MACHINE, PROCESSED, Tables, find_root
from ecociv.tables.publish import apply_corrections, follow_ledger
from ecociv.tables.schema import conform, schema, table_names
from ecociv.tables.serialize import csv_bytes, parquet_bytes

RAW = Path("data", "raw")
CURATION = Path("data", "curation")

Frames = dict[str, pd.DataFrame]
#: Called with how many steps are done, how many there are, and the name of the next.
Progress = Callable[[int, int, str], None]


def build_tables(
    root: str | Path | None = None, *, check: bool = False, progress: Progress | None = None
) -> Tables:
    """Build every table and write it, as a whole or not at all.

    Parameters
    ----------
    root
        Folder of the project; by default the nearest one upward that has ``data/raw``.
    check
        Write nothing; compare with what is there.
    progress
        Called before each step with the number of steps done and in all, and the step's name.

    Returns
    -------
    Tables
        One DataFrame per table.

    Raises
    ------
    SourceError
        There is no plan, or a plan or its source record cannot be used.
    CurationError
        A reviewed correction does not fit any more.
    TableError
        A table breaks its schema.
    StaleError
        With ``check``: files differ from what the build gives.
    """
    root = find_root() if root is None else Path(root)
    published, machine = make_tables(root, progress)
    files = render(published, machine)
    folder = root / PROCESSED
    if not check:
        replace_folder(folder, files)
    elif changes := changed_files(folder, files):
        raise StaleError(PROCESSED.as_posix(), changes)
    return Tables(**published, **{f"{MACHINE}_{name}": machine[name] for name in machine})


def read_plans(root: str | Path) -> dict[str, Plan]:
    """Every plan of ``data/raw``, by name.

    Raises
    ------
    SourceError
        There is none, or one cannot be used.
    """
    folder = Path(root) / RAW
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise SourceError(folder, "no *.txt", "at least one plan as plain text")
    return {path.stem: read_plan(path) for path in paths}


def make_tables(root: Path, progress: Progress | None = None) -> tuple[Frames, Frames]:
    """Make all tables in memory.

    Returns
    -------
    tuple of dict
        The published tables by name, and those of the machine alone (``statements``, ``ledger``).
    """
    plans = read_plans(root)
    parts = []
    for number, plan in enumerate(plans.values()):
        if progress is not None:
            progress(number, len(plans) + 1, plan.doc_id)
        parts.append(plan_rows(plan, (RAW / f"{plan.doc_id}.txt").as_posix()))
    if progress is not None:
        progress(len(plans), len(plans) + 1, "tables")
    rows = merge_rows(parts)
    rows["citations"] = cite_corpus(rows["citations"], rows["documents"])
    inputs = {name: frame.copy() for name, frame in _inputs().items()}
    made = {name: conform(frame, schema(name)) for name, frame in rows.items()}
    machine = {name: made[name] for name in made if schema(name).machine}
    corrected = apply_corrections(made["statements"], read_corrections(root / CURATION), plans)
    made["statements"] = conform(corrected, schema("statements"))
    followed = follow_ledger(made["ledger"], made["statements"])
    made["ledger"] = conform(followed, schema("ledger"))
    check_tables(made, inputs)
    check_tables(machine, made | inputs)
    findings = conform(audit_tables(made | inputs), schema("quality_findings"))
    check_tables({"quality_findings": findings}, made)
    made |= inputs | {"quality_findings": findings}
    return {name: made[name] for name in table_names()}, machine


@cache
def _inputs() -> Frames:
    """Tables that the codebook gives, checked; the codebook does not change within a process."""
    frames = {
        name: conform(getattr(codebook, name)(), schema(name))
        for name in table_names()
        if schema(name).input
    }
    check_tables(frames)
    return frames


def render(published: Frames, machine: Frames) -> dict[str, bytes]:
    """Every file of the processed folder, by path within it."""
    tables = dict(published)
    tables |= {f"{MACHINE}/{name}": machine[name] for name in machine}
    sheets = {f"{path}.csv": csv_bytes(frame) for path, frame in tables.items()}
    files = dict(sheets)
    for path, frame in tables.items():
        files[f"{path}.parquet"] = parquet_bytes(frame, schema(path.rpartition("/")[2]))
    files["data_dictionary.csv"] = csv_bytes(data_dictionary())
    files["data_dictionary.md"] = dictionary_page().encode("utf-8")
    files["datapackage.json"] = datapackage_bytes(sheets, published["documents"])
    return files
