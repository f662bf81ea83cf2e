"""A table as a paper prints it: headings, cells and notes in two languages.

In: rows of values. Out: a `PaperTable`, whose cells are text or numbers that are ready to be set.
The words stand in ``words.csv``: one line for the title and notes of a table, then its columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from ecociv.present.style import Lang

_WORDS = Path(__file__).with_name("words.csv")
#: What stands for a value that is not there, in print.
NOTHING = "–"
#: Millimetres of a digit in type of eight points, and of the gap between two columns.
_DIGIT_MM, _GAP_MM = 1.8, 5.5


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its headings, how its numbers are written, and how wide it may be.

    ``digits`` is empty for text, else the decimals of a number, or ``g`` (as many as needed) or
    ``+g`` (with its sign). ``mm`` is the width in which long text is broken; without it a column
    is as wide as its longest cell.
    """

    name: str
    en: str
    zh: str
    digits: str
    mm: float | None

    def heading(self, lang: Lang) -> str:
        """The words above the column."""
        return self.zh if lang == "zh" else self.en

    @property
    def is_number(self) -> bool:
        """Whether cells are numbers, set to the right."""
        return bool(self.digits)

    def text(self, value: Any) -> str:
        """A cell as it is printed.

        Examples
        --------
        >>> distance = Column("distance", "Distance", "距离", "+g", None)
        >>> [distance.text(value) for value in (13.32, -8.0, 0.0, None)]
        ['+13.32', '−8', '0', '–']
        """
        if pd.isna(value) or value == "":
            return NOTHING
        if not self.is_number:
            return printable(str(value))
        sign = self.digits.removesuffix("g") if value else ""
        written = f"{value:{sign}.6g}" if self.digits.endswith("g") else f"{value:,.{self.digits}f}"
        return written.replace("-", "−")


@dataclass(frozen=True, eq=False, repr=False)
class PaperTable:
    """A table with its title and notes in both languages.

    Parameters
    ----------
    name
        Stem of its files.
    rows
        A column for each of ``columns``, or two with ``_en`` and ``_zh`` behind its name; further
        ones, such as ``statement_ids``, are not printed.
    source_en, source_zh
        n and the source.
    """

    name: str
    rows: pd.DataFrame
    source_en: str
    source_zh: str

    @property
    def columns(self) -> tuple[Column, ...]:
        """The printed columns in order."""
        return _words()[self.name][1]

    def title(self, lang: Lang) -> str:
        """What the table shows."""
        return str(_words()[self.name][0][lang])

    def notes(self, lang: Lang) -> str:
        """What the columns mean, n, and the source."""
        note = _words()[self.name][0][f"note_{lang}"]
        source = getattr(self, f"source_{lang}")
        return printable(f"{note}{' ' if lang == 'en' else ''}{source}")

    def values(self, lang: Lang) -> pd.DataFrame:
        """The printed columns with their values, under the headings of a language."""
        found = [column.name if column.name in self.rows else f"{column.name}_{lang}"
                 for column in self.columns]  # fmt: skip
        frame = self.rows[found].astype(object)
        frame.columns = pd.Index([column.heading(lang) for column in self.columns])
        return frame

    def cells(self, lang: Lang) -> pd.DataFrame:
        """The printed columns as text."""
        frame = self.values(lang)
        for number, column in enumerate(self.columns):
            frame.isetitem(number, [column.text(value) for value in frame.iloc[:, number]])
        return frame

    def __repr__(self) -> str:
        return f"{self.name}: {self.title('en')} ({len(self.rows)} rows)"

    def _repr_html_(self) -> str:
        table = self.cells("en").to_html(index=False, border=0)
        return f"<p><b>{escape(self.title('en'))}</b></p>{table}<p>{escape(self.notes('en'))}</p>"


def printable(text: str) -> str:
    r"""Text without the control characters that no format can hold.

    Examples
    --------
    >>> printable("森\x0b林\x00")
    '森林'
    """
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def text_width(text: str) -> int:
    """How wide a text is, in digits: a Chinese character takes two.

    Examples
    --------
    >>> text_width("森林 40%")
    8
    """
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in text)


def column_widths(table: PaperTable, lang: Lang) -> list[float]:
    """Millimetres that the columns take in type of eight points."""
    cells = table.cells(lang)
    widths = []
    for number, column in enumerate(table.columns):
        texts = [column.heading(lang), *cells.iloc[:, number]]
        longest = max(map(text_width, texts)) * _DIGIT_MM + _GAP_MM
        widths.append(longest if column.mm is None else min(longest, column.mm))
    return widths


def table_names() -> list[str]:
    """The tables that words are written for."""
    return list(_words())


@cache
def _words() -> dict[str, tuple[dict[str, str], tuple[Column, ...]]]:
    words = pd.read_csv(_WORDS, dtype=str, keep_default_na=False)
    return {str(name): _table_words(lines) for name, lines in words.groupby("table", sort=False)}


def _table_words(lines: pd.DataFrame) -> tuple[dict[str, str], tuple[Column, ...]]:
    head, *columns = lines.to_dict("records")
    return {str(key): str(text) for key, text in head.items()}, tuple(_columns(columns))


def _columns(lines: list[dict[Any, Any]]) -> Iterator[Column]:
    for line in lines:
        mm = float(line["mm"]) if line["mm"] else None
        yield Column(line["column"], line["en"], line["zh"], line["digits"], mm)
