r"""Tables to bytes that depend on nothing but their cells.

In: frames in the shape of their tables. Out: CSV (UTF-8, LF, whole numbers without a decimal
point, the shortest text that gives the same number back) and Parquet (no metadata of the writing
library beside its own name).
"""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from ecociv.tables.schema import TableSchema

ARROW_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
}
# Beyond this whole numbers are no longer told apart by a float.
_LARGEST_WHOLE = 2.0**53


def cell_text(value: Any) -> str:
    """A cell as it stands in a CSV file.

    Examples
    --------
    >>> [cell_text(value) for value in (28.0, 0.1, None, "万亩", pd.Timestamp("2024-05-29"))]
    ['28', '0.1', '', '万亩', '2024-05-29']
    """
    if pd.isna(value):
        return ""
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < _LARGEST_WHOLE
        return str(int(value)) if whole else repr(float(value))
    if isinstance(value, date):
        return value.strftime("%Y-%m-%d")
    return str(value)


def csv_text(frame: pd.DataFrame) -> str:
    r"""A frame as the text of a CSV file.

    Examples
    --------
    >>> csv_text(pd.DataFrame({"unit_zh": ["%", None], "value_low": [29.8, 28.0]}))
    'unit_zh,value_low\n%,29.8\n,28\n'
    """
    rows = [frame.columns, *frame.itertuples(index=False, name=None)]
    return "".join(",".join(_quoted(cell_text(value)) for value in row) + "\n" for row in rows)


def _quoted(text: str) -> str:
    # Not the csv module: whether it quotes a lone carriage return depends on the Python version.
    if any(character in text for character in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """A frame as the bytes of a CSV file."""
    return csv_text(frame).encode("utf-8")


def parquet_bytes(frame: pd.DataFrame, table: TableSchema) -> bytes:
    """A frame as the bytes of a Parquet file, with the types that its table gives its columns."""
    types = pa.schema([(name, ARROW_TYPES[table.field(name).type]) for name in frame.columns])
    arrays = [
        pa.array([None if pd.isna(value) else value for value in frame[column]], type=kind)
        for column, kind in zip(types.names, types.types, strict=True)
    ]
    out = BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=types), out, compression="zstd")
    return out.getvalue()


def read_parquet(data: bytes) -> pd.DataFrame:
    """A frame from the bytes of a Parquet file, with the columns that stand in it."""
    return pd.DataFrame(pq.read_table(BytesIO(data)).to_pydict())
