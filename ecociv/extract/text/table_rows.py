"""Rows of a table of indicators: a name, its unit, and a number for each year of the head.

In: the sentences of a plan in order. Out: for each of them the columns of its numbers, if it is a
row below a head (指标 单位 2020年 2025年). Cells are parted by blanks, tabs or bars.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ecociv.extract.scene import Column, Document, Sentence

#: Sentences have these, heads and rows of tables have not.
_PROSE = re.compile("[,;。:]")
#: A cell without a value.
_EMPTY = re.compile(r"(?<=[ |])(?:-+|—+|/)(?=[ |]|$)", re.MULTILINE)
_EMPTY_BEFORE = re.compile(r"(?:[ |]+(?:-+|—+|/))+[ |]+(?:[<>≤≥]=?)?\Z")
_CELL_GAP = re.compile(r"(?:以[上下内]|左右)?(?:[ |]+(?:-+|—+|/)(?=[ |]))*[ |]*(?:[<>≤≥]=?\s*)?")
_WAS = re.compile("现状|实际|实绩|基期|基准|完成|基年")
#: “十一五”主要指标完成情况 above a head, or in it.
_REVIEW = re.compile("(?:完成|实现|执行|进展)情况")
_RATE = re.compile("年均(?:递?增|变化|下降|降低)")
_TITLE_REACH = 40
_WILL_BE = re.compile("目标|规划|预期|计划|指标值|近期|远期|中期")
_CELL_END = re.compile(r"[ \t|]")
_LONGEST_CELL, _LONGEST_HEAD = 12, 80
_MIN_COLUMNS = 2
#: What may stand behind the numbers of a row: 约束性, a department.
_REST = re.compile(r"[ |\u4e00-\u9fff、()/—-]*")


class TableRows:
    """Follows a plan from sentence to sentence and keeps the head of the table it is in."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._columns: tuple[Column, ...] = ()
        self._rate = False

    def columns(self, sentence: Sentence) -> tuple[Column, ...]:
        """The columns of the numbers of a sentence, none where it is no row of a table."""
        if not self._columns and len(sentence.values or sentence.years) < _MIN_COLUMNS:
            return ()
        if self._document.text.startswith("。", sentence.end) or _PROSE.search(sentence.text):
            self._columns = ()
            return ()
        if not sentence.values:
            self._columns = self._head(sentence) or self._columns
            return ()
        cells = _cells(self._document.masked, sentence)
        if not self._columns and len(cells) == len(sentence.values):
            self._columns = self._head_without_years(sentence)
        columns = self._columns
        if self._rate and len(cells) == len(columns) + 1:
            # how much it grows each year stands behind the years
            columns = (*columns, Column(columns[-1].year, columns[-1].kind, "annual_rate"))
        if not columns or len(cells) != len(columns):
            return ()
        return tuple(column for column, held in zip(columns, cells, strict=True) if held)

    def _head_without_years(self, sentence: Sentence) -> tuple[Column, ...]:
        """The columns of a head right above that names no years: 指标 单位 现状值 目标值."""
        text = self._document.text
        end = sentence.start - 1
        start = text.rfind("\n", max(0, end - _LONGEST_HEAD), max(0, end)) + 1
        kinds = [
            "status" if _WAS.search(cell) else "target" if _WILL_BE.search(cell) else ""
            for cell in _CELL_END.split(text[start : max(0, end)])
            if cell and len(cell) <= _LONGEST_CELL
        ]
        found = [kind for kind in kinds if kind]
        both = len(set(found)) == _MIN_COLUMNS and len(found) == len(sentence.values)
        self._rate = False
        return tuple(Column(None, kind) for kind in found) if both else ()

    def _head(self, sentence: Sentence) -> tuple[Column, ...]:
        """The columns that a line of years announces."""
        years = [year for year in sentence.years if year.last]
        if len(years) < _MIN_COLUMNS:
            return ()
        text, columns = self._document.text, []
        for at, year in enumerate(years):
            end = years[at + 1].start if at + 1 < len(years) else sentence.end
            said = _CELL_END.split(text[year.end : end], maxsplit=1)[0]
            if len(said) > _LONGEST_CELL:
                return ()
            kind = "status" if _WAS.search(said) else "target" if _WILL_BE.search(said) else ""
            columns.append(Column(year.last or 0, kind))
        self._rate = _RATE.search(text, years[-1].end, sentence.end) is not None
        if not any(column.kind for column in columns):
            if _REVIEW.search(text, max(0, sentence.start - _TITLE_REACH), years[0].start):
                return tuple(column._replace(kind="status") for column in columns)
            # 2020年 2025年: what it was, then what it is to be
            first, *others = columns
            columns = [
                Column(first.year, "status"),
                *(Column(one.year, "target") for one in others),
            ]
        return tuple(columns)


def _cells(text: str, sentence: Sentence) -> list[bool]:
    """Which cells of a row hold values, none where something else stands between or behind them."""
    values = sentence.values
    before = _EMPTY_BEFORE.search(text, sentence.start, values[0].start)
    held = [False] * (len(_EMPTY.findall(before.group())) if before else 0)
    for one, other in pairwise(values):
        if not _CELL_GAP.fullmatch(text, one.end, other.start):
            return []
        held += [True, *[False] * len(_EMPTY.findall(text, one.end, other.start))]
    if not _REST.fullmatch(text, values[-1].end, sentence.end):
        return []
    return [*held, True, *[False] * len(_EMPTY.findall(text, values[-1].end, sentence.end))]
