"""Load what a build wrote.

In: the folder of the project. Out: `Tables`, one frame per table.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd
from rapidfuzz import process

from ecociv.errors import SourceError, UnknownStatementError
from ecociv.tables.folder import restore_folder
from ecociv.tables.schema import TableSchema, conform, schema, table_names
from ecociv.tables.serialize import read_parquet

PROCESSED = Path("data", "processed")
#: Within the processed folder: rows before any reviewed correction.
MACHINE = "machine"


@dataclass(frozen=True, eq=False, repr=False)
class Tables:
    """Every table of the data model as a DataFrame.

    The columns of each are described in ``data/processed/data_dictionary.md``. Text is ``str``,
    integers ``Int64``, numbers ``float64``, dates ``datetime64[us]``.
    """

    documents: pd.DataFrame
    places: pd.DataFrame
    sections: pd.DataFrame
    statements: pd.DataFrame
    ledger: pd.DataFrame
    tasks: pd.DataFrame
    task_agencies: pd.DataFrame
    agencies: pd.DataFrame
    citations: pd.DataFrame
    indicators: pd.DataFrame
    standards: pd.DataFrame
    units: pd.DataFrame
    quality_findings: pd.DataFrame
    repairs: pd.DataFrame
    machine_statements: pd.DataFrame
    machine_ledger: pd.DataFrame

    def __repr__(self) -> str:
        sizes = [f"{item.name} ({len(getattr(self, item.name))})" for item in fields(self)]
        return f"Tables: {', '.join(sizes)}"


def find_root(start: str | Path = ".") -> Path:
    """The folder of the project: the nearest one upward that has ``data/raw``.

    Raises
    ------
    SourceError
        There is none.
    """
    start = Path(start)
    for folder in (start, *start.resolve().parents):
        if (folder / "data" / "raw").is_dir():
            return folder
    raise SourceError(start, "no data/raw here or above", "a folder of the project")


def load_tables(root: str | Path | None = None) -> Tables:
    """Load the tables that `build_tables` wrote.

    Parameters
    ----------
    root
        Folder of the project; by default the nearest one upward that has ``data/raw``.

    Returns
    -------
    Tables
        One DataFrame per table as attributes; ``machine_statements`` and ``machine_ledger`` hold
        the rows before any reviewed correction.

    Raises
    ------
    SourceError
        A table is missing or cannot be read.
    """
    folder = (find_root() if root is None else Path(root)) / PROCESSED
    restore_folder(folder)
    return Tables(
        **{name: _load(folder / f"{name}.parquet", schema(name)) for name in table_names()},
        **{
            f"{MACHINE}_{name}": _load(folder / MACHINE / f"{name}.parquet", schema(name))
            for name in table_names()
            if schema(name).machine
        },
    )


def find_statement(tables: Tables, statement_id: str) -> pd.Series:
    """The row of a statement.

    Raises
    ------
    UnknownStatementError
        There is none; the message names the nearest identifiers.
    """
    rows = tables.statements[tables.statements["statement_id"] == statement_id]
    if rows.empty:
        known = process.extract(statement_id, tables.statements["statement_id"].tolist(), limit=3)
        raise UnknownStatementError(statement_id, [name for name, *_ in known])
    return rows.iloc[0]


def _load(path: Path, table: TableSchema) -> pd.DataFrame:
    accepted = "a table that `ecociv build` wrote"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(path, "no readable file", accepted) from error
    try:
        return conform(read_parquet(data), table, sort=False)
    except ValueError as error:
        raise SourceError(path, f"no such table ({error})", accepted) from error
