"""Read the codebook's own files: text in, rows out. Every lookup of the room starts here.

The files lie in `ecociv/codebook/data/`; a domain person edits them, and what they may hold is
checked where they are loaded (`ecociv.codebook.checks`).
"""

from __future__ import annotations

import csv
from importlib.resources import files
from io import StringIO


def read_text(name: str) -> str:
    """Text of a codebook file.

    Parameters
    ----------
    name
        File name, such as ``"indicators.csv"``.

    Returns
    -------
    str
        The whole text; a byte order mark that a spreadsheet left is taken off.

    Examples
    --------
    >>> read_text("units_zh.txt").startswith("# Units")
    True
    """
    return (files("ecociv.codebook") / "data" / name).read_text(encoding="utf-8-sig")


def read_rows(name: str) -> list[dict[str, str]]:
    """Rows of a codebook table, cells stripped, an empty cell as an empty string.

    Parameters
    ----------
    name
        File name of a CSV table.

    Returns
    -------
    list of dict
        One dict per row, in file order; row *i* of the list is row *i* + 2 of the file.

    Examples
    --------
    >>> sorted(row["place_id"] for row in read_rows("places.csv"))[:2]
    ['baiyin', 'jixi']
    """
    reader = csv.DictReader(StringIO(read_text(name)))
    return [{key: (value or "").strip() for key, value in row.items() if key} for row in reader]
