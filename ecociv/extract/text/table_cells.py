"""Put the rows of a table together that a copy has broken into a line for each cell.

In: folded text. Out: text of the same length, with bars in place of the breaks within a row. A
row is known by its unit, which stands in a cell of its own or in brackets behind the name, and by
the number that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ecociv.extract.text.value_rows import MAX_CELL, Cell, is_cell, value_rows
from ecociv.extract.values.written_units import whole_unit

#: A row has at most so many cells, a head too, a unit so many characters.
_MAX_CELLS = 12
_MAX_HEAD = 16
_MAX_UNIT = 12
#: With fewer rows a unit may stand alone by accident.
_MIN_ROWS = 2
_UNIT_ASIDE = re.compile(r"\((?:单位:?)?([^()]{1,14})\)$")
_NUMBER = re.compile(r"(?:[<>≤≥]=?[^\S\n]*)?\d[\d.,]*%?(?:以[上下内]|左右)?")
#: A line that holds a number, its unit perhaps, and bars.
_NUMBER_LINE = re.compile(
    r"\n[ |]*[<>≤≥约]?=? ?\d[\d.,~-]*(?!年)[^\s|,。;:、)(]{0,10}[ |]*(?:\n|\Z)"
)
_NUMBER_STARTS = frozenset("0123456789<>≤≥")
_HEADING = re.compile(
    r"第?[一二三四五六七八九十]+[、章节]|\([一二三四五六七八九十]+\)|表\s*\d|专栏"
)
_MARKS = " |\t\r\u3000"
_YEAR_CELL = re.compile(r"(?:19|20)\d{2}年?[^\d,。;:]{0,8}")
_HEAD = re.compile(r"序号|类别|类型|领域|指标|名称|项目|内容")
#: 主要指标表, “十一五”主要指标完成情况
_CAPTION = re.compile(r"表$|^(?:[^\d]*[^\d年])?情况$|“")
_BLANKS = re.compile(r"\s+")


def join_cells(text: str) -> str:
    r"""Write bars for the line breaks within the rows of tables.

    Examples
    --------
    >>> join_cells("指标\n单位\n2020年\n2025年\n绿地率\n%\n35\n40\n用水量\n亿立方米\n3\n2.8")
    '指标|单位|2020年|2025年\n绿地率|%|35|40\n用水量|亿立方米|3|2.8'
    >>> join_cells("绿地率\n达到40%。")
    '绿地率\n达到40%。'
    """
    if not _NUMBER_LINE.search(text):
        return text
    cells = list(_cells(text))
    rows = [start for at in range(len(cells)) if (start := _row_start(text, cells, at)) >= 0]
    spans = list(_with_heads(text, cells, list(value_rows(text, cells))))
    if len(rows) >= _MIN_ROWS:
        spans += _joined(text, cells, _with_numbers(text, cells, rows))
    if not spans:
        return text
    characters = list(text)
    for first, last in spans:
        for cell, following in pairwise(cells[first : last + 1]):
            gap = following[0] - cell[1]
            characters[cell[1] : following[0]] = "|" * gap
    return "".join(characters)


def _cells(text: str) -> Iterator[Cell]:
    """Where the lines of a text begin and end, without blanks and bars, and without empty lines."""
    at = 0
    for line in text.split("\n"):
        bare = line.strip(_MARKS)
        if bare:
            start = at + line.index(bare[0])
            yield start, start + len(bare)
        at += len(line) + 1


def _row_start(text: str, cells: Sequence[Cell], at: int) -> int:
    """The first cell of the row whose unit is cell ``at``, below zero where it is none."""
    start, end = cells[at]
    if at + 1 >= len(cells) or text[cells[at + 1][0]] not in _NUMBER_STARTS:
        # most lines are no cells, and a look at one character is faster than the pattern
        return -1
    if not _NUMBER.fullmatch(text, *cells[at + 1]):
        return -1
    cell = text[start:end] if end - start <= MAX_CELL else ""
    aside = _UNIT_ASIDE.search(cell) if cell.endswith(")") else None
    if aside and whole_unit(aside.group(1).strip()):
        return at
    if at and cell and len(cell) <= _MAX_UNIT and whole_unit(cell) and is_cell(text, cells[at - 1]):
        return at - 1
    return -1


def _with_numbers(text: str, cells: Sequence[Cell], rows: Sequence[int]) -> list[int]:
    """The rows from the cells with their numbers on, where they are numbered one by one."""
    numbers = [text[slice(*cells[row - 1])].rstrip(".、") if row else "" for row in rows]
    if not all(number.isdigit() for number in numbers):
        return list(rows)
    steps = (int(later) - int(one) for one, later in pairwise(numbers))
    return [row - 1 for row in rows] if all(step == 1 for step in steps) else list(rows)


def _with_heads(
    text: str, cells: Sequence[Cell], rows: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Rows of values, and the head above the first of a table."""
    end = 0
    for first, last in rows:
        if first > end + 1 or not end:
            above = _above_headings(text, cells, first - 1, end)
            head = _head_of(text, cells, above, end)
            if head >= 0:
                yield head, above
        end = last
        yield first, last


def _joined(text: str, cells: Sequence[Cell], rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last cell of each row, the heads of tables included."""
    width, end = 0, 0
    for row, following in pairwise([*rows, len(cells)]):
        if row > end + 1 or not end:
            above = row - 1 - _is_row_number(text, cells, row - 1)
            above = _above_headings(text, cells, above, end)
            head = _head_of(text, cells, above, end)
            if head >= 0:
                yield head, above
        # the last row of a table is as wide as the one before
        limit = row + (width or _MAX_CELLS) if following - row > _MAX_CELLS else following
        end = row + 1
        while end < min(limit, following, row + _MAX_CELLS) and is_cell(text, cells[end]):
            end += 1
        numbers = any(_NUMBER.fullmatch(text, *cell) for cell in cells[row + 1 : end - 1])
        if end == following and numbers and _is_row_number(text, cells, end - 1):
            end -= 1
        if following < len(cells):
            width = end - row
        yield row, end - 1


def _above_headings(text: str, cells: Sequence[Cell], at: int, floor: int) -> int:
    """The cell above those that head a group of rows (一、经济增长)."""
    while at > floor and _HEADING.match(text, *cells[at]):
        at -= 1
    return at


def _is_row_number(text: str, cells: Sequence[Cell], at: int) -> bool:
    """Whether a cell is a small number behind one that is none: it counts the row below."""
    start, end = cells[at]
    counts = end - start <= 2 and text[start:end].isdigit()
    return counts and not _NUMBER.fullmatch(text, *cells[at - 1])


def _head_of(text: str, cells: Sequence[Cell], last: int, floor: int) -> int:
    """The first cell of the head that ends with a cell, below zero where there is none."""
    found = -1
    for at in range(last, max(floor, last - _MAX_HEAD) - 1, -1):
        if not is_cell(text, cells[at]) or _HEADING.match(text, *cells[at]):
            break
        words = _BLANKS.sub("", text[slice(*cells[at])])
        if _CAPTION.search(words):
            if found >= 0:
                break
        elif _HEAD.search(words) or _YEAR_CELL.fullmatch(words):
            found = at
    return found
