"""Headings that name the year of a part of a text, or end such a part.

In: a heading. Out: the part that it opens, or whether it ends one (`dates.part_years` follows them
through a text).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ecociv.extract.dates.headings import MAX_HEADING, heading_tense
from ecociv.extract.text.text_lines import AtLineStart

#: 2019年工作安排, 2013年政府工作回顾, 2025年经济社会发展的目标要求.
_HEADING = re.compile(
    r"(?P<until>[到至—~-]\s*)?(?P<year>20\d\d)\s*年度?(?![初底末前]|以来|[到至—~-])[^,;:。\d]{0,16}?"
    r"(?:工作|任务|目标|安排|要求|重点|打算|部署|思路|回顾|总结|情况|主要指标|预期)"
)
#: The review of a term of government, whose results are those of its last year.
_TERM_HEADING = re.compile(
    r"(?!.*(?:今后|未来|[下新]一?届|20\d\d|十.五))"
    r"[^,;:。]{0,12}?(?:过去的?[一四五六]年|[四五六]年来|本届政府)[^,;:。]{0,4}(?:回顾|总结|工作|成[就绩效]|历程)"
)
#: The programme of a term of government: 二、今后五年目标任务.
_TERM_AHEAD = re.compile(r"(?:今后|未来)的?(?:五|5)年")
#: A heading that opens its own paragraph: **2011年工作回顾** 2011年是….
_RUN_IN = AtLineStart(r"[ *]*(?P<heading>20\d\d年[^\n ,;:。*]{2,16})(?:\*\* *| +)(?=[^\n ]{4})")
#: A list of what is promised for a year, announced by a line of its own: 2023年某市十件民生实事.
_PROMISES = AtLineStart(
    r"[ *#]*[^\n ,;:。*\d]{0,6}(?P<year>20\d\d)年度?"
    r"(?=[^\n,;:。]{0,14}(?:民生|惠民|民心|为民|利民|件))"
    r"[^\n,;:。]{0,24}?(?:实事|工程)(?:项目)?(?:清单|目标|任务|计划)?[ *]*(?:\n|$)"
)
#: What no single year dates, and what tells of no time at all.
_OTHER_HEADING = re.compile(
    r"(?:五|三|5|3)年(?!行动|计划|攻坚|大会战)|今后|未来|过去|远景|长远|时期|20\d\d|十.五|名词|附[件录表]|注释"
)
_PAST_HEADING = re.compile("回顾|总结|成就|现状|形势|存在")
#: A review ends where a heading looks ahead.
_AHEAD_HEADING = re.compile(
    "今年|明年|下一?步|下一年|打算|部署|总体要求|工作思路|指导思想|存在|建议"
)


class Part(NamedTuple):
    """A year, whether what it is about is over, and the level of the section that names it.

    ``is_promised`` tells whether it is a list of promises, ``is_term`` whether the year is the last
    of a term.
    """

    year: int
    is_past: bool
    level: int
    is_promised: bool = False
    is_term: bool = False


@lru_cache(maxsize=1024)
def year_of_heading(heading: str) -> tuple[int, bool] | None:
    """Year of the work that a heading announces or reviews.

    Examples
    --------
    >>> year_of_heading("2019年工作安排"), year_of_heading("一、2013年政府工作回顾")
    ((2019, False), (2013, True))
    >>> year_of_heading("到2020年的工作目标"), year_of_heading("2016-2020年工作目标")
    (None, None)
    """
    if len(heading) >= MAX_HEADING:
        return None
    found = list(_HEADING.finditer(heading))
    if len(found) != 1 or found[0].group("until"):
        return None
    return int(found[0].group("year")), heading_tense([heading]) < 0


def ends_part(part: Part, heading: str, level: int) -> bool:
    """Whether a part ends where a section with such a heading begins."""
    if _OTHER_HEADING.search(heading):
        return True
    if part.is_term:
        return level <= part.level
    if part.is_past:
        return level <= part.level or _AHEAD_HEADING.search(heading) is not None
    return level < part.level or _PAST_HEADING.search(heading) is not None


def is_review_of_term(heading: str) -> bool:
    """Whether a heading opens the review of a term of government.

    Examples
    --------
    >>> is_review_of_term("一、过去五年工作回顾"), is_review_of_term("今后五年工作")
    (True, False)
    """
    return _TERM_HEADING.match(heading) is not None


def is_programme_of_term(heading: str) -> bool:
    """Whether a heading announces what is to be done in the five years to come.

    Examples
    --------
    >>> is_programme_of_term("二、今后五年目标任务"), is_programme_of_term("一、过去五年工作回顾")
    (True, False)
    """
    return len(heading) < MAX_HEADING and _TERM_AHEAD.search(heading) is not None


def run_in_part(text: str, start: int, end: int) -> tuple[int, bool] | None:
    """The year that a heading at the head of its own paragraph names, and whether it is over.

    Examples
    --------
    >>> run_in_part("**2011年工作回顾** 2011年是…。", 0, 20)
    (2011, True)
    """
    match = _RUN_IN.search(text, start, end)
    return year_of_heading(match.group("heading")) if match else None


def year_of_promises(text: str, start: int, end: int) -> int | None:
    """The year of a list of promises that a line of its own announces.

    Examples
    --------
    >>> year_of_promises("2023年某市十件民生实事", 0, 13)
    2023
    """
    # most sentences hold no such word, and a plain search is faster than a pattern
    if text.find("实事", start, end) < 0 and text.find("工程", start, end) < 0:
        return None
    match = _PROMISES.search(text, start, end)
    return int(match.group("year")) if match else None
