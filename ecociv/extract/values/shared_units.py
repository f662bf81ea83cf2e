"""Units that a number does not have beside it: that of its list's end, or that of its name.

In: the tokens of a sentence. Out: the same, with a unit for the numbers that share one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ecociv.extract.values.tokens import YEAR, Quantity, Token
from ecociv.extract.values.written_units import whole_unit

_UNIT_GAP = re.compile(r"\s*(?:、|和|及|与|以及)\s*")
#: 每生每年300元|提高到|400元
_PER_GAP = re.compile(
    rf"{_UNIT_GAP.pattern}|(?:分别|统一|力争|预计|努力|逐步|稳步|全面|将)*(?:提高|增加|提升|上调|调整|增长|提标|降低|下降|提|增|升|降)[到至为]"
)
#: PM2.5浓度(微克/立方米):2020年|35
_DECLARED = re.compile(r"\((?:单位:?)?(?P<unit>[^()]{1,14})\)[^()\d,;。]{0,16}$")
#: 森林覆盖率 % |35.2 40: a cell of its own in the row of a table.
_IN_CELL = re.compile(
    r"[^\d,;。:][ \t|]+(?P<unit>[^()\s\d,;。:|]{1,12})[ \t|]+(?:(?:-+|—+|/)[ |]+)*(?:[<>≤≥]=?\s*)?$"
)
_DECLARED_REACH = 34
#: 0.8个|、1.3个百分点, 50年|、20年一遇: units that the last of a list gives in full.
_IN_FULL = {"个百分点": "个", "个千分点": "个", "年一遇": "年"}
#: 5000万|、5500万立方米: so does its multiplier alone.
_MULTIPLIERS = ("万", "亿")
_CUT = (*_IN_FULL, *_MULTIPLIERS)
_LEVELS = (
    r"(?:现状值?|基准值?|目标值?|规划值?|预期值?|实际值?|为|达到?|提高到|增加到|下降到|[升降]至|降到|以上|以下|左右|约|分别|不[低高]于"
    r"|控制在|[<>≤≥:])*"
)
#: What may stand between two numbers of one name: 2020年为35,2025年为|28.
_NEXT_COLUMN = re.compile(rf"[\s|]*{_LEVELS}[\s、,|/]*(?:[到至]?{YEAR}+[年底末前]*)?{_LEVELS}\s*")


def share_units(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Give numbers without a unit the one that they share.

    Parameters
    ----------
    text
        Masked, folded text.
    tokens
        The tokens of a sentence.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> [value.unit for value in share_units("58、32和28吨", scan("58、32和28吨"))]
    ['吨', '吨', '吨']
    >>> [value.unit for value in share_units("6个、5个百分点", scan("6个、5个百分点"))]
    ['个百分点', '个百分点']
    >>> [value.unit for value in share_units("85%、0", scan("85%、0"))]
    ['%', '%']
    >>> s = "用水量(立方米):85,60"
    >>> [value.unit for value in share_units(s, scan(s))]
    ['立方米', '立方米']
    """
    bare = cut = per = False
    for token in tokens:
        if isinstance(token, Quantity):
            bare = bare or token.weak == "no_unit"
            cut = cut or token.unit in _CUT
            per = per or token.rule == "unit_before"
    if not (bare or cut or per):
        return list(tokens)
    spread = _zeros(text, _of_list_end(text, tokens)) if bare else _of_list_end(text, tokens)
    spread = _of_list_start(text, spread) if per else spread
    return _declared(text, spread) if bare else spread


def _is_cut(unit: str, full: str) -> bool:
    """Whether a unit is the beginning of one that the next member of the list has in full."""
    return unit == _IN_FULL.get(full) or (unit in _MULTIPLIERS and full[:1] == unit != full)


def _of_list_end(text: str, tokens: Sequence[Token]) -> list[Token]:
    """The unit of a list's last value for members without one: 58、32和28微克/立方米."""
    spread = list(tokens)
    for at in range(len(spread) - 2, -1, -1):
        first, second = spread[at], spread[at + 1]
        if (
            isinstance(first, Quantity)
            and isinstance(second, Quantity)
            and (first.weak == "no_unit" or _is_cut(first.unit, second.unit))
            and second.unit
            and not second.weak
            and second.value_type == "number"
            and _UNIT_GAP.fullmatch(text, first.end, second.start)
        ):
            spread[at] = replace(first, unit=second.unit, weak="", rule="list_unit")
    return spread


def _zeros(text: str, tokens: list[Token]) -> list[Token]:
    """Nothing needs no unit: 分别为85%、0、|0."""
    for at in range(1, len(tokens)):
        first, second = tokens[at - 1], tokens[at]
        if (
            isinstance(first, Quantity)
            and isinstance(second, Quantity)
            and second.weak == "no_unit"
            and second.low == second.high == 0
            and first.unit
            and not first.weak
            and _UNIT_GAP.fullmatch(text, first.end, second.start)
        ):
            tokens[at] = replace(second, unit=first.unit, weak="", rule="list_unit")
    return tokens


def _of_list_start(text: str, tokens: list[Token]) -> list[Token]:
    """What the first value is counted by, for those behind it: 每人每月650元和|550元."""
    for at in range(1, len(tokens)):
        first, second = tokens[at - 1], tokens[at]
        if (
            isinstance(first, Quantity)
            and isinstance(second, Quantity)
            and first.rule in ("unit_before", "list_denominator")
            and second.rule == "number_unit"
            and first.unit.rpartition("/")[0] == second.unit
            and _PER_GAP.fullmatch(text, first.end, second.start)
        ):
            tokens[at] = replace(second, unit=first.unit, rule="list_denominator")
    return tokens


def _declared(text: str, tokens: list[Token]) -> list[Token]:
    """The unit in brackets behind a name for the numbers that follow: 用水量(立方米):85."""
    last: Quantity | None = None
    for at, token in enumerate(tokens):
        if not isinstance(token, Quantity):
            continue
        if token.weak != "no_unit":
            last = None
            continue
        unit = _unit_before(text, token.start)
        if not unit and last and _NEXT_COLUMN.fullmatch(text, last.end, token.start):
            unit = last.unit
        if unit:
            tokens[at] = last = replace(token, unit=unit, weak="", rule="unit_declared")
    return tokens


def _unit_before(text: str, start: int) -> str:
    """The unit that brackets before a number declare, empty where there is none."""
    near = max(0, start - _DECLARED_REACH)
    for pattern in (_IN_CELL, _DECLARED):
        declared = pattern.search(text, near, start)
        unit = whole_unit(declared.group("unit").strip()) if declared else ""
        if unit:
            return unit
    return ""
