"""Where the stretch of words before a value begins.

In: a text and a place. Out: the left edge of the clause part that ends there.
"""

from __future__ import annotations

import re

from ecociv.extract.values.written_units import whole_unit

#: How far a phrase may reach from its value: longer stretches are no noun phrases.
REACH = 60
#: What ends a clause.
CLAUSE_MARK = re.compile(r"[,;。\n]")
#: Around a cell that holds the unit of a row.
_CELL_MARKS = " |<>≤≥="
#: Words up to a mark, from right to left.
_TO_MARK = re.compile(r"(?P<words>[^,;:。!?\n() ]*+)[,;:。!?\n]")


def part_start(text: str, begin: int, end: int) -> int:
    """The mark behind which the sentence of a place begins, or its part behind a semicolon.

    Below zero where none stands between ``begin`` and ``end``.

    Examples
    --------
    >>> part_start("绿地率40%;绿道9公里", 0, 10), part_start("绿地率40%", 0, 6)
    (6, -1)
    """
    return max(
        text.rfind("。", begin, end), text.rfind(";", begin, end), text.rfind("\n", begin, end)
    )


def left_edge(text: str, start: int, floor: int) -> int:
    """Start of the clause part before a value: after a mark, not inside closed brackets.

    Examples
    --------
    >>> left_edge("全市,细颗粒物(PM2.5)浓度", 15, 0)
    3
    """
    depth, limit = 0, max(floor, start - REACH * 2)
    words = text[limit:start].rstrip(" ")
    # most stretches end at a plain mark, which a pattern finds faster than a loop
    plain, at = _TO_MARK.match(words[::-1]), limit + len(words) - 1
    if plain is not None:
        return at + 1 - plain.end("words")
    while at >= limit:
        char = text[at]
        if char == ")":
            depth += 1
        elif char == "(":
            if not depth:
                return at + 1
            depth -= 1
        # two blanks stand for a break that was lost: 规划  (一)任务  计划造林
        elif (
            not depth
            and (char in ",;:。!?\n" or (char == text[at - 1] == " " and text[at + 1] not in " %"))
            and (char != " " or not whole_unit(text[at + 1 : start].strip(_CELL_MARKS)))
        ):
            return at + 1
        at -= 1
    return limit
