"""Rows of a table of indicators: a name, its unit, and a number for each year of the head.

In: the sentences of a plan in order. Out: for each of them the columns of its numbers, if it is a
row below a head (指标 单位 2020年 2025年). Cells are parted by blanks, tabs or bars.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ecociv.extract.scene import Column, Document, Sentence
from ecociv.extract.values.tokens import Quantity

#: Sentences have these, heads and rows of tables have not.
_PROSE = re.compile("[,;。:]")
_CELL_GAP = re.compile(r"[ \t|]*(?:[<>≤≥]=?\s*)?")
_WAS = re.compile("现状|实际|实绩|基期|基准|完成|基年")
_WILL_BE = re.compile("目标|规划|预期|计划|指标值|近期|远期|中期")
_LONGEST_CELL = 12
_MIN_COLUMNS = 2
#: What may stand behind the numbers of a row: 约束性, a department.
_REST = re.compile(r"[ \t|\u4e00-\u9fff、()]*")


class TableRows:
    """Follows a plan from sentence to sentence and keeps the head of the table it is in."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._columns: tuple[Column, ...] = ()

    def columns(self, sentence: Sentence) -> tuple[Column, ...]:
        """The columns of the numbers of a sentence, none where it is no row of a table."""
        if not self._columns and (sentence.values or len(sentence.years) < _MIN_COLUMNS):
            return ()
        if self._document.text.startswith("。", sentence.end) or _PROSE.search(sentence.text):
            self._columns = ()
            return ()
        if not sentence.values:
            self._columns = self._head(sentence) or self._columns
            return ()
        count = len(self._columns)
        is_row = count and _is_row(self._document.masked, sentence.values[-count:], sentence.end)
        return self._columns if is_row and len(sentence.values) == count else ()

    def _head(self, sentence: Sentence) -> tuple[Column, ...]:
        """The columns that a line of years announces."""
        years = [year for year in sentence.years if year.last]
        if len(years) < _MIN_COLUMNS:
            return ()
        text, columns = self._document.text, []
        for at, year in enumerate(years):
            end = years[at + 1].start if at + 1 < len(years) else sentence.end
            words = text[year.end : end].split()
            words = words[: 1 if text[year.end : year.end + 1].strip() else 0]
            said = "".join(words)
            if len(said) > _LONGEST_CELL:
                return ()
            kind = "status" if _WAS.search(said) else "target" if _WILL_BE.search(said) else ""
            columns.append(Column(year.last or 0, kind))
        if not any(column.kind for column in columns):
            # 2020年 2025年: what it was, then what it is to be
            first, *others = columns
            columns = [
                Column(first.year, "status"),
                *(Column(one.year, "target") for one in others),
            ]
        return tuple(columns)


def _is_row(text: str, values: Sequence[Quantity], end: int) -> bool:
    """Whether values stand one after the other with nothing but cell marks between them."""
    beside = all(_CELL_GAP.fullmatch(text, one.end, other.start) for one, other in pairwise(values))
    return beside and _REST.fullmatch(text, values[-1].end, end) is not None
