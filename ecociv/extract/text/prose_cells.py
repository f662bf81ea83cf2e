"""Cells of a table that hold sentences: what stands in one is no part of the next.

In: folded text. Out: text of the same length, with line breaks for the bars around such cells.
Bars between short cells stay: they part the name of a row from its values.
"""

from __future__ import annotations

import re

_PROSE = re.compile("[。;]|,.*,")
_LONG = 24


def part_prose(text: str) -> str:
    r"""Write line breaks for the bars around cells of prose.

    Examples
    --------
    >>> part_prose("2|绿化|已完成。新增绿地5公顷。|李某")
    '2|绿化\n已完成。新增绿地5公顷。\n李某'
    >>> part_prose("|绿地率|%|35|40|")
    '|绿地率|%|35|40|'
    """
    if "|" not in text:
        return text
    return "\n".join(_parted(line) if "|" in line else line for line in text.split("\n"))


def _parted(line: str) -> str:
    """A row, its cells of prose on lines of their own."""
    first, *cells = line.split("|")
    parts, was_prose = [first], _is_prose(first)
    for cell in cells:
        prose = _is_prose(cell)
        parts += "\n" if prose or was_prose else "|", cell
        was_prose = prose
    return "".join(parts)


def _is_prose(cell: str) -> bool:
    """Whether a cell holds more than a name."""
    return _PROSE.search(cell) is not None or (len(cell) > _LONG and "," in cell)
