"""Rows whose cells hold values with their units, each cell a line: a name, then what it was.

In: folded text and its lines. Out: the first and the last line of each row. A row alone may be an
accident; several that follow each other and hold equally many values are a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ecociv.extract.values.written_units import whole_unit

#: Where a line begins and ends, without what parts cells.
Cell = tuple[int, int]

#: A cell has at most so many characters.
MAX_CELL = 30
#: A sentence holds these, or goes on with a number on the next line.
_PROSE = re.compile("[。;:]|,.*,")
_GOES_ON = tuple("的为在与及和到至达于是约近超过共计增降,、(")
_VALUE = re.compile(
    r"(?:[<>≤≥约]=?\s*)?\d[\d.,]*(?:[-~]\d[\d.]*)?\s*(?P<unit>[^\d\s|,。;:]{1,10}?)"
    r"(?:以[上下内]|左右)?"
)
_STARTS = frozenset("0123456789<>≤≥约")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:年|-)")
_NAMES = re.compile(r"[\u4e00-\u9fff]{2}")
_MIN_ROWS = 2


def is_cell(text: str, cell: Cell) -> bool:
    """Whether a line is as short as a cell and no sentence.

    Examples
    --------
    >>> is_cell("绿地率", (0, 3)), is_cell("绿地率为35%。", (0, 8))
    (True, False)
    """
    start, end = cell
    return end - start <= MAX_CELL and _PROSE.search(text, start, end) is None


def value_rows(text: str, cells: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """First and last cell of each row of values.

    Examples
    --------
    >>> text = "绿地率 35% 40% 造林 3万亩 4万亩"
    >>> list(value_rows(text, [(0, 3), (4, 7), (8, 11), (12, 14), (15, 18), (19, 22)]))
    [(0, 2), (3, 5)]
    """
    rows: list[tuple[int, int]] = []
    at = 1
    while at < len(cells):
        last = at
        while last < len(cells) and _is_value(text, cells[last]):
            last += 1
        if last > at:
            row = (at - 1, last - 1)
            # a line that heads a group of rows may stand between
            if rows and (row[0] - rows[-1][1] > 2 or row[1] - row[0] != rows[-1][1] - rows[-1][0]):
                yield from rows if len(rows) >= _MIN_ROWS else ()
                rows = []
            if _is_name(text, cells[at - 1]):
                rows.append(row)
        at = last + 1
    yield from rows if len(rows) >= _MIN_ROWS else ()


def _is_value(text: str, cell: Cell) -> bool:
    """Whether a line holds a number with its unit and nothing else."""
    start, end = cell
    if text[start] not in _STARTS or end - start > MAX_CELL or _YEAR.match(text, start):
        # most lines are no values, and a look at one character is faster than the pattern
        return False
    value = _VALUE.fullmatch(text, start, end)
    return value is not None and bool(whole_unit(value["unit"]))


def _is_name(text: str, cell: Cell) -> bool:
    """Whether a line may name the values below it."""
    start, end = cell
    return (
        is_cell(text, cell)
        and _NAMES.search(text, start, end) is not None
        and not text.endswith(_GOES_ON, start, end)
    )
