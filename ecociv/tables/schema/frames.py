"""Give a frame the columns, order and types of its table.

In: a frame of whatever types. Out: the same rows as the data model has them: text ``str``,
integers ``Int64``, numbers ``float64``, dates ``datetime64[us]``; an empty text is a missing value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from ecociv.errors import TableError
from ecociv.tables.schema.fields import TableSchema

DTYPES = {"string": "str", "integer": "Int64", "number": "float64", "date": "datetime64[us]"}
#: Numbers are kept to this many significant digits: a unit conversion leaves noise behind them.
SIGNIFICANT_DIGITS = 12

_DIGITS = re.compile(r"(\d+)")


def empty_frame(table: TableSchema) -> pd.DataFrame:
    """A frame of a table without rows."""
    return pd.DataFrame(
        {field.name: pd.Series([], dtype=DTYPES[field.type]) for field in table.fields}
    )


def conform(frame: pd.DataFrame, table: TableSchema, *, sort: bool = True) -> pd.DataFrame:
    """Bring a frame into the shape of its table.

    Parameters
    ----------
    frame
        Rows with the columns of the table, in any order and of any types.
    table
        The table's schema.
    sort
        Sort the rows as the table says; numbers within identifiers count as numbers.

    Raises
    ------
    TableError
        A column is missing or unknown, or a cell does not fit its type.

    Examples
    --------
    >>> from ecociv.tables.schema import schema
    >>> rows = {"doc_id": ["a", "a"], "start": ["9", 0], "end": [11, "4"], "text": ["30", "2025"],
    ...         "disposition": "unclaimed", "statement_id": None, "reason": ""}
    >>> frame = conform(pd.DataFrame(rows), schema("ledger"))
    >>> frame["start"].tolist(), str(frame["start"].dtype), int(frame["reason"].isna().sum())
    ([0, 9], 'Int64', 2)
    """
    problems = _wrong_columns(frame, table)
    if problems:
        raise TableError(table.name, pd.DataFrame(problems))
    columns: dict[str, Any] = {}
    for field in table.fields:
        values: list[Any] = []
        for number, value in enumerate(frame[field.name].astype(object)):
            try:
                values.append(parse_cell(value, field.type))
            except (TypeError, ValueError):
                values.append(None)
                accepted = field.accepted
                problems.append(
                    {"row": f"row {number + 1}", "column": field.name, "found": repr(value),
                     "accepted": accepted}
                )  # fmt: skip
        columns[field.name] = pd.Series(values, dtype=DTYPES[field.type])
    if problems:
        raise TableError(table.name, pd.DataFrame(problems))
    conformed = pd.DataFrame(columns, columns=table.columns)
    if not sort or conformed.empty:
        return conformed
    keys = [natural_key(row) for row in conformed[list(table.sort)].itertuples(index=False)]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return conformed.iloc[order].reset_index(drop=True)


def natural_key(values: Iterable[object]) -> tuple[tuple[Any, ...], ...]:
    """Sort key in which numbers within text count as numbers, and missing values come first.

    Examples
    --------
    >>> sorted([("a-10",), ("a-2",), (None,)], key=natural_key)
    [(None,), ('a-2',), ('a-10',)]
    """
    return tuple(_natural(value) for value in values)


def _natural(value: Any) -> tuple[Any, ...]:
    if pd.isna(value):
        return (0,)
    if isinstance(value, str):
        parts = _DIGITS.split(value)
        numbers = [*(int(part) for part in parts[1::2]), -1]
        return (1, *zip(parts[::2], numbers, strict=True))
    return (1, value)


def plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a frame as dictionaries; a missing cell is ``None``.

    Examples
    --------
    >>> plain_rows(pd.DataFrame({"unit_zh": ["%", None], "value_low": [29.8, float("nan")]}))
    [{'unit_zh': '%', 'value_low': 29.8}, {'unit_zh': None, 'value_low': None}]
    """
    cells = frame.astype(object)
    return cells.where(cells.notna(), None).to_dict("records")


def key_text(row: Any, columns: Iterable[str]) -> str:
    """The primary key of a row as text, for messages."""
    return " ".join(str(row[column]) for column in columns)


def _wrong_columns(frame: pd.DataFrame, table: TableSchema) -> list[dict[str, str]]:
    there, wanted = list(frame.columns), table.columns
    problems = [
        {"row": "header", "column": name, "found": "nothing", "accepted": "this column"}
        for name in wanted
        if name not in there
    ]
    return problems + [
        {"row": "header", "column": str(name), "found": "an unknown column", "accepted": "none"}
        for name in there
        if name not in wanted
    ]


def parse_cell(value: Any, kind: str) -> Any:
    """One value in the type of its field; None where it is missing.

    Raises
    ------
    ValueError
        The value is none of that type.
    """
    if value is None or value is pd.NA or value is pd.NaT or value == "" or value != value:
        return None
    if kind == "string":
        return str(value)
    if kind == "integer":
        number = float(value)
        if not number.is_integer():
            raise ValueError(value)
        return int(number)
    if kind == "number":
        return float(f"{float(value):.{SIGNIFICANT_DIGITS}g}")
    if isinstance(value, date):  # pandas timestamps are dates too
        return pd.Timestamp(value).normalize()
    return pd.Timestamp(date.fromisoformat(str(value)))
