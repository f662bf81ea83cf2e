"""Check tables against the data model.

In: frames in the shape of their tables. Out: nothing, or a `TableError` with every bad cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from ecociv.errors import TableError
from ecociv.tables.schema import Field, ForeignKey, TableSchema, schema
from ecociv.tables.schema.frames import DTYPES, key_text

PROBLEM_COLUMNS = ("row", "column", "found", "accepted")


def check_table(frame: pd.DataFrame, table: TableSchema) -> None:
    """Check types, limits, coded values and the primary key of one table.

    Raises
    ------
    TableError
        Holds every bad cell, not only the first.
    """
    problems = bad_cells(frame, table)
    if len(problems):
        raise TableError(table.name, problems)


def check_tables(
    tables: Mapping[str, pd.DataFrame], others: Mapping[str, pd.DataFrame] | None = None
) -> None:
    """Check every table, and the keys between them.

    Parameters
    ----------
    tables
        Frames by table.
    others
        Further tables that keys may point to; they are not checked themselves.

    Raises
    ------
    TableError
        The first table that breaks its schema or points at a row that is not there.
    """
    for name, frame in tables.items():
        check_table(frame, schema(name))
    targets = {**(others or {}), **tables}
    for name, frame in tables.items():
        problems = pd.concat(
            [
                broken_keys(frame, schema(name), key, targets[key.table])
                for key in schema(name).foreign_keys
                if key.table in targets
            ]
            or [pd.DataFrame(columns=list(PROBLEM_COLUMNS))]
        )
        if len(problems):
            raise TableError(name, problems.reset_index(drop=True))


def bad_cells(frame: pd.DataFrame, table: TableSchema) -> pd.DataFrame:
    """Every cell that breaks the schema of one table, as ``row, column, found, accepted``.

    Parameters
    ----------
    frame
        In the shape that `ecociv.tables.schema.conform` gives.
    table
        The table's schema.
    """
    rows = []
    try:
        pandera_schema(table.name).validate(frame, lazy=True)
    except SchemaErrors as error:
        rows += [
            {
                "row": key_text(frame.loc[case.index], table.primary_key),
                "column": case.column,
                "found": "nothing" if pd.isna(case.failure_case) else repr(case.failure_case),
                "accepted": table.field(case.column).accepted,
            }
            for case in error.failure_cases.itertuples()
        ]
    keys = list(table.primary_key)
    for _, row in frame[frame.duplicated(keys)].iterrows():
        key = key_text(row, keys)
        column = "+".join(keys)
        rows.append(
            {"row": key, "column": column, "found": f"{key} again", "accepted": "each key once"}
        )
    return pd.DataFrame(rows, columns=list(PROBLEM_COLUMNS)).drop_duplicates(ignore_index=True)


def broken_keys(
    frame: pd.DataFrame, table: TableSchema, key: ForeignKey, target: pd.DataFrame
) -> pd.DataFrame:
    """Rows whose foreign key finds nothing; a key with an empty part points nowhere."""
    there = set(target[list(key.to)].itertuples(index=False, name=None))
    pointing = frame[frame[list(key.fields)].notna().all(axis=1)]
    values = pointing[list(key.fields)].itertuples(index=False, name=None)
    lost = [value not in there for value in values]
    rows = [
        {
            "row": key_text(row, table.primary_key),
            "column": "+".join(key.fields),
            "found": " ".join(str(row[name]) for name in key.fields),
            "accepted": f"a row of {key.table}",
        }
        for _, row in pointing[lost].iterrows()
    ]
    return pd.DataFrame(rows, columns=list(PROBLEM_COLUMNS))


@cache
def pandera_schema(table: str) -> pa.DataFrameSchema:
    """The pandera schema of a table."""
    found = schema(table)
    return pa.DataFrameSchema(
        {field.name: _column(field) for field in found.fields},
        strict=True,
        ordered=True,
        name=table,
    )


def _column(field: Field) -> pa.Column:
    checks = []
    if field.codes:
        checks.append(pa.Check.isin([code.code for code in field.codes]))
    if field.minimum is not None:
        checks.append(pa.Check.ge(field.minimum))
    if field.maximum is not None:
        checks.append(pa.Check.le(field.maximum))
    if field.pattern:
        checks.append(pa.Check.str_matches(f"^(?:{field.pattern})$"))
    return pa.Column(DTYPES[field.type], checks, nullable=not field.required)
