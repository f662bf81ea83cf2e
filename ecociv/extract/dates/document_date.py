"""The date of a text, from its source record or its head, and the year it looks back on.

In: a plan. Out: year and month, or none; what 过去的一年 means. (The year that a part of a text
names is found in `dates.part_years`.)
"""

from __future__ import annotations

import re

from ecociv.extract.values.numerals import DIGITS, chinese_value
from ecociv.read.plan import Plan

_HEAD_REACH = 600
#: A line at the head that dates a text: —2015年1月19日在市人大四次会议上, 报告(2015年1月19日).
_DATED_LINE = re.compile(
    r"(?:^|\n)[^\n。,;]{0,60}?(?P<year>(?:19|20)\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*\d{1,2}\s*日"
    r"(?!起|以来|施行|实施)[^\n。,;:]{0,40}(?=\n|$)"
)
#: The same in Chinese numerals: 二〇一五年一月十九日在市人大四次会议上.
_CHINESE_LINE = re.compile(
    r"(?:^|\n)[^\n。,;二]{0,60}(?P<year>二[〇○零O0][〇○零一二三四五六七八九O0]{2})年"
    r"(?P<month>十?[一二三四五六七八九]|十)月[一二三四五六七八九十]{1,3}日"
    r"(?!起|以来|施行|实施)[^\n。,;:]{0,40}(?=\n|$)"
)
#: A report that is given so late in a year looks back on it.
_LATE = 11

YearMonth = tuple[int, int]


def document_date(plan: Plan, text: str) -> YearMonth | None:
    r"""Year and month of a text.

    Parameters
    ----------
    plan
        The plan; what its source record says goes before all else.
    text
        Its folded text.

    Examples
    --------
    >>> from ecociv.read import plan_from_text
    >>> plan = plan_from_text("政府工作报告\n—2015年1月19日在市四届人大四次会议上\n过去的一年,…")
    >>> document_date(plan, plan.text)
    (2015, 1)
    >>> plan = plan_from_text("—二〇一五年十二月三日在市人大四次会议上\n过去的一年,…")
    >>> document_date(plan, plan.text)
    (2015, 12)
    >>> plan = plan_from_text("2015年1月19日,全市启动绿化。")
    >>> document_date(plan, plan.text) is None
    True
    """
    date = plan.source.document_date
    if date is not None:
        return date.year, date.month
    match = _DATED_LINE.search(text, 0, _HEAD_REACH)
    if match:
        return int(match.group("year")), int(match.group("month"))
    match = _CHINESE_LINE.search(text, 0, _HEAD_REACH)
    if match is None:
        return None
    year = int("".join(str(DIGITS.get(char, 0)) for char in match.group("year")))
    return year, int(chinese_value(match.group("month")) or 1)


def year_looked_back_on(date: YearMonth | None) -> int | None:
    """The year that 过去的一年 means in a text of some date.

    Examples
    --------
    >>> year_looked_back_on((2015, 1)), year_looked_back_on((2014, 12))
    (2014, 2014)
    """
    if date is None:
        return None
    year, month = date
    return year if month >= _LATE else year - 1


def can_be(date: YearMonth | None, kind: str, year: int) -> bool:
    """Whether a result can be of a year, or a target due in it, in a text of some date.

    Examples
    --------
    >>> can_be((2015, 1), "target", 2014), can_be((2015, 1), "status", 2016)
    (False, False)
    >>> can_be((2015, 1), "target", 2015), can_be(None, "target", 2014)
    (True, True)
    """
    if date is None:
        return True
    written, _ = date
    return year <= written if kind == "status" else kind != "target" or year >= written
