"""Statements of any plan in the formats that other programs read.

In: plain-text plans, or a statements frame. Out: bytes of a CSV, JSON Lines, Parquet or Excel file;
the same rows give the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from ecociv.errors import SourceError
from ecociv.extract import Statement, extract_statements, statements_frame
from ecociv.read import read_plan
from ecociv.tables.schema import parse_cell, schema
from ecociv.tables.serialize import csv_bytes, parquet_bytes

Progress = Callable[[int, int, str], None]

FORMATS = ("csv", "jsonl", "parquet", "xlsx")

#: Zip archives cannot hold an earlier date; no clock goes into a file.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_STAMPS = re.compile(rb"(<dcterms:\w+[^>]*>)[^<]*(</dcterms:\w+>)")


def export_statements(statements: pd.DataFrame, file_format: str) -> bytes:
    """Statements in a file format.

    Parameters
    ----------
    statements
        As `ecociv.statements_frame` makes them.
    file_format
        csv, jsonl (one JSON object a line), parquet or xlsx.

    Raises
    ------
    ValueError
        The format is none of these.

    Examples
    --------
    >>> from ecociv import extract_statements, plan_from_text, statements_frame
    >>> frame = statements_frame(extract_statements(plan_from_text("森林覆盖率达到40%。")))
    >>> export_statements(frame, "csv").decode("utf-8")[:29]
    'statement_id,doc_id,section_i'
    """
    if file_format == "csv":
        return csv_bytes(statements)
    if file_format == "jsonl":
        lines = (json.dumps(row, ensure_ascii=False) for row in _plain_rows(statements))
        return "".join(f"{line}\n" for line in lines).encode("utf-8")
    if file_format == "parquet":
        return parquet_bytes(statements, schema("statements"))
    if file_format == "xlsx":
        return _xlsx(statements)
    raise ValueError(f"format {file_format!r}; accepted: {', '.join(FORMATS)}")


def extract_files(
    paths: Sequence[Path], file_format: str, *, progress: Progress | None = None
) -> bytes:
    """Statements of plain-text plans, one after another, in a file format.

    Parameters
    ----------
    paths
        The plans; the name of a file without its suffix is its ``doc_id``.
    file_format
        As in `export_statements`.
    progress
        Called before each plan with the number done and in all, and its name.

    Raises
    ------
    SourceError
        A plan cannot be read, or two files have one name.
    """
    statements: list[Statement] = []
    seen: dict[str, Path] = {}
    for number, path in enumerate(paths):
        if progress is not None:
            progress(number, len(paths), path.name)
        plan = read_plan(path)
        if plan.doc_id in seen:
            raise SourceError(path, f"the doc_id of {seen[plan.doc_id]}", "a name of its own")
        seen[plan.doc_id] = path
        statements += extract_statements(plan)
    return export_statements(statements_frame(statements), file_format)


def _plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of JSON values: whole numbers without a decimal point, null for a missing value."""
    types = {field.name: field.type for field in schema("statements").fields}
    rows = []
    for row in frame.astype(object).to_dict("records"):
        values = {str(name): parse_cell(value, types[str(name)]) for name, value in row.items()}
        rows.append(
            {
                name: int(value) if isinstance(value, float) and value.is_integer() else value
                for name, value in values.items()
            }
        )
    return rows


def _xlsx(frame: pd.DataFrame) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("statements")
    sheet.freeze_panes = "A2"
    sheet.append(list(frame.columns))
    for row in _plain_rows(frame):
        sheet.append([_excel_cell(sheet, value) for value in row.values()])
    out = BytesIO()
    book.save(out)
    return without_time(out.getvalue())


def _excel_cell(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    # Text that begins with = is still text: a plan must not become a formula.
    cell.data_type = "s"
    return cell


def without_time(data: bytes) -> bytes:
    """An Office file (xlsx, docx) without the times at which its parts were written."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _STAMPS.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", content)
            info = ZipInfo(name, _NO_TIME)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, content)
    return out.getvalue()
