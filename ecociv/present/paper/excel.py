"""Tables as an Excel workbook: a sheet for each, numbers as numbers, notes below.

In: `PaperTable` values. Out: bytes of an ``.xlsx`` file, the same for the same tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from math import ceil
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from ecociv.present.paper.table import Column, PaperTable, column_widths, printable, text_width
from ecociv.present.style import Lang
from ecociv.tables.exchange import without_time

_BOLD, _SMALL = Font(bold=True), Font(size=9)
_RULE = Border(bottom=Side(style="thin"))
#: The row of the headings, points of a line, and millimetres of a digit of the sheet's font.
_HEAD, _LINE, _MM = 3, 14.5, 1.5
_FORMATS = {"0": "#,##0", "1": "0.0", "g": "General", "+g": "+General;-General;0"}


def workbook_bytes(tables: Sequence[PaperTable], lang: Lang) -> bytes:
    """Tables as one workbook; a missing value is an empty cell."""
    book = Workbook()
    del book[book.active.title]
    for table in tables:
        _fill(book.create_sheet(table.name), table, lang)
    out = BytesIO()
    book.save(out)
    return without_time(out.getvalue())


def _fill(sheet: Any, table: PaperTable, lang: Lang) -> None:
    values, cells = table.values(lang), table.cells(lang)
    widths = [round(mm / _MM, 1) for mm in column_widths(table, lang)]
    _write(sheet, 1, 1, table.title(lang)).font = _BOLD
    for x, (column, width) in enumerate(zip(table.columns, widths, strict=True), start=1):
        head = _write(sheet, _HEAD, x, column.heading(lang))
        head.font, head.border, head.alignment = _BOLD, _RULE, _alignment(column)
        sheet.column_dimensions[get_column_letter(x)].width = width
        for y, value in enumerate(values.iloc[:, x - 1], start=_HEAD + 1):
            cell = _write(sheet, y, x, value)
            cell.alignment = _alignment(column)
            if column.is_number:
                cell.number_format = _FORMATS[column.digits]
    for y, texts in enumerate(cells.to_numpy().tolist(), start=_HEAD + 1):
        lines = (_lines(text, width) for text, width in zip(texts, widths, strict=True))
        sheet.row_dimensions[y].height = _LINE * max(lines)
    last, n_columns = _HEAD + len(values), len(table.columns)
    for x in range(1, n_columns + 1):
        sheet.cell(last, x).border = _RULE
    notes = _write(sheet, last + 2, 1, table.notes(lang))
    notes.font, notes.alignment = _SMALL, Alignment(vertical="top", wrap_text=True)
    sheet.merge_cells(start_row=last + 2, end_row=last + 2, start_column=1, end_column=n_columns)
    sheet.row_dimensions[last + 2].height = _LINE * _lines(table.notes(lang), sum(widths))
    sheet.freeze_panes = f"A{_HEAD + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _alignment(column: Column) -> Alignment:
    side = "right" if column.is_number else "left"
    return Alignment(horizontal=side, vertical="top", wrap_text=not column.is_number, indent=1)


def _lines(text: str, width: float) -> int:
    """Lines that a text takes in a column; words leave a part of each line empty."""
    return ceil(1.2 * text_width(text) / width) if text_width(text) > width - 2 else 1


def _write(sheet: Any, row: int, column: int, value: Any) -> Any:
    cell = sheet.cell(row, column)
    if pd.isna(value) or value == "":
        return cell
    if isinstance(value, str):
        cell.value = printable(value)
        cell.data_type = "s"  # text that begins with = is still text
    else:
        cell.value = int(value) if float(value).is_integer() else round(float(value), 10)
    return cell
