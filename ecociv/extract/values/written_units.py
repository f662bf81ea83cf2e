"""Units as plans write them, beside their numbers.

In: folded text and a place. Out: the unit there, with its multiplier (万亩) and the bound word that
may stand between number and unit (30多个). Which forms there are is said by the codebook.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple, cast

from ecociv.codebook.units import known_units
from ecociv.codebook.words import alternation, words

#: 千 is no multiplier where it begins a unit: 千瓦, 千米.
MULTIPLIER = r"(?:(?:[十百]|千(?![瓦米克伏卡焦]))?(?:万亿|万|亿)|[十百]|千(?![瓦米克伏卡焦]))"
#: A unit stands in the line of its number.
_BETWEEN = re.compile(rf"[^\S\n]*(余|多)?({MULTIPLIER})?(余|多|来|几)?[^\S\n]*")
_TENS = ("十", "百", "千")
_CHINESE_DIGITS = tuple("一二三四五六七八九十")
#: 40条(个): what is counted either way.
_OR_COUNTED = re.compile(r"\((?:个|家|处|条|段|座|项|户|所|村|人|名|台|套|辆|块|支|场|次)\)")
_OF_WHAT = "立方米|平方公里|平方米|公顷|亩|升|吨|公斤|千克|斤|公里|户|人|生|小时|头|株|辆|台|套"
_TIMES = "年|月|天|日"
#: 每亩|, 每人每月|, 每年每户|500元; a time alone says how often.
_UNIT_BEFORE = re.compile(
    rf"(?:每(?P<time>{_TIMES}))?每(?P<of>(?:百|千|万|亿)?(?:{_OF_WHAT}|家|床|村))"
    rf"(?:每(?P<last>{_TIMES}))?\s*$|每(?P<daily>天|日)\s*$"
)
_ONLY_OF_TIME = ("家", "床", "村")
_BEFORE_REACH = 14


class WrittenUnit(NamedTuple):
    """Where a unit ends, the unit with its multiplier, and the operator of a bound word inside."""

    end: int
    unit: str
    bound: str


@cache
def unit_pattern() -> re.Pattern[str]:
    """Pattern of one written unit, compound with / or 每."""
    skip = words("unit_not_written")
    forms = [unit for unit in known_units() if unit not in skip]
    one = alternation(forms)
    of = alternation([*known_units(), "GDP"])
    # 每百分之五 begins a number
    per = (
        rf"(?:\s*(?:/每?|每)\s*(?![百千万]分之)(?:{MULTIPLIER})?(?:{of})"
        rf"(?:GDP|工业增加值|[·.*](?:{of})|(?:{_TIMES})(?![均度底末初内中前后份初]))?)"
    )
    # 元/(人·年)
    product = rf"/\((?:{of})[·.*/]?(?:{of})\)"
    return re.compile(rf"(?:{one})(?:{per}{{1,2}}|{product})?")


def is_blocked(unit: str, follow: str) -> bool:
    """Whether the character behind a unit makes it the beginning of another word (人|民).

    Examples
    --------
    >>> is_blocked("人", "民"), is_blocked("人", "。")
    (True, False)
    """
    return bool(follow) and follow in words("unit_block").get(unit, "")


def weakness(unit: str) -> str:
    """Reason to doubt any value in this unit (without multiplier), mostly empty.

    Examples
    --------
    >>> weakness("小时"), weakness("亩")
    ('duration', '')
    """
    return words("unit_weak").get(unit, "")


def unit_at(text: str, pos: int) -> WrittenUnit:
    """Unit at a position of a folded text.

    Examples
    --------
    >>> unit_at("30多万亩的", 2)
    WrittenUnit(end=5, unit='万亩', bound='gt')
    >>> unit_at("28微克/立方米以下", 2).unit
    '微克/立方米'
    """
    # the pattern matches nothing at all, too, so there always is a match
    head = cast("re.Match[str]", _BETWEEN.match(text, pos))
    if head.group(2) in _TENS and text[head.end() : head.end() + 1] in _CHINESE_DIGITS:
        # 3.5|十三成: no multiplier, but the next number
        return WrittenUnit(pos, "", "")
    multiplier = head.group(2) or ""
    inner = head.group(3) or head.group(1) or ""
    bound = words("bound_inside")[inner] if inner else ""
    match = unit_pattern().match(text, head.end())
    if match:
        unit, end = match.group(), match.end()
        follow = text[end : end + 1]
        glued = (is_letter(unit[-1]) and is_letter(follow)) or (
            unit[-1].isdigit() and follow.isdigit()
        )
        if not glued and not is_blocked(unit, follow):
            either = _OR_COUNTED.match(text, end) if follow == "(" else None
            if either:
                unit, end = unit + either.group(), either.end()
            return WrittenUnit(end, multiplier + unit.replace(" ", ""), bound)
    if multiplier:
        return WrittenUnit(max(head.end(2), head.end(3)), multiplier, bound)
    if inner:
        return WrittenUnit(max(head.end(1), head.end(3)), "", bound)
    return WrittenUnit(pos, "", "")


@lru_cache(maxsize=1024)
def whole_unit(cell: str) -> str:
    """The unit that a piece of text is from end to end, empty where it is more or something else.

    Examples
    --------
    >>> whole_unit("微克/立方米"), whole_unit("亩均产值")
    ('微克/立方米', '')
    """
    written = unit_at(cell, 0)
    return written.unit if written.end == len(cell) else ""


def denominator_before(text: str, start: int) -> tuple[int, str] | None:
    """Denominator that stands before its number (每立方米67微克): where it starts, and what it is.

    Examples
    --------
    >>> denominator_before("每立方米67微克", 4), denominator_before("每人每月500元", 4)
    ((0, '立方米'), (0, '人月'))
    """
    if "每" not in text[max(0, start - _BEFORE_REACH) : start]:
        return None
    match = _UNIT_BEFORE.search(text, max(0, start - _BEFORE_REACH), start)
    if match is None:
        return None
    of, time = match["of"] or match["daily"], match["time"] or match["last"]
    if not time and of in _ONLY_OF_TIME:
        return None
    return match.start(), f"{of}{time}" if time else match.group()[1:].strip()


def is_letter(char: str) -> bool:
    """Whether a character (or nothing) is a Latin letter."""
    return char.isascii() and char.isalpha()
