"""What the headings above a sentence say of its time: a review or a programme, and of which year.

In: a section (`ecociv.read.headings` finds them). Out: the headings from the top of the plan down
to its own, with their orientation and the year that they name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ecociv.extract.dates.relative import relative_periods
from ecociv.extract.kinds.commitments import nature_of
from ecociv.extract.text.folding import folded_heading
from ecociv.read.plan import Section

_PAST = re.compile(
    r"回顾|过去|成效|成绩|成就|现状|基础|概况|情况|形势|问题|进展|以来|工作总结|完成|显著|发展条件"
    r"|主要做法|效果"
)
#: What is to be built or solved is told with words of the past: 基础设施建设, 解决突出问题.
_TO_DO = re.compile(
    r"基础(?:设施|工作|能力|教育|研究|产业|工程|建设|保障|支撑|数据|性)|(?:夯实|打牢|筑牢|强化|巩固)[^,;。]{0,8}基础"
    r"|(?:解决|整治|整改|破解|应对|治理|处置)[^,;。]{0,14}问题|问题[^,;。]{0,6}(?:整[改治]|治理|解决)"
)
_FUTURE = re.compile(
    r"目标|任务|措施|安排|重点|要求|工程|保障|打算|部署|思路|建议|规划|计划|展望|奋斗|今后|未来|近期|指标(?=[和及与分安任])|分工|分解"
    r"|远期|中期|约束性|预期|投资|概算|估算|专栏"
)
#: What a heading of the past, and one of the future, counts for.
_TENSE = (-1.5, 1.0)
#: 2009年以来 says since when, “十四五”良好开局 what begins.
_YEAR = re.compile(r"((?:19|20)\d{2})年(?!以来|至今)")
_BEGINNING = re.compile(
    r"[“\"]?十.五[”\"]?(?:规划|时期)?(?:的|各项|工作|事业|任务)*(?:实现)?(?:良好|精彩)?"
    r"(?:开局|开好局|开门红|起步|起好步|开新局|良好开端)"
)
#: A longer heading is a sentence: a year in it need not govern what follows.
MAX_HEADING = 40
_VALUE = r"\d\s*(?:%|[万亿千百]*(?:亩|公顷|吨|公里|平方|立方|千瓦|[个家户处座项米人元株]))"
_IS_ITEM = re.compile(rf"[,;](?=.)|{_VALUE}")
#: A heading with a value is a statement, and its year its own; 以来 says since when.
_DATES_ITSELF = re.compile(rf"以来|{_VALUE}")


class Above(NamedTuple):
    """The headings above a place, the nearest one last.

    ``year`` is the one that they name, ``tense`` their orientation (see `heading_tense`),
    ``nature`` tells whether they announce binding or expected targets.
    """

    headings: tuple[str, ...]
    year: int | None
    tense: float
    nature: str | None

    @property
    def heading(self) -> str:
        """The nearest heading, empty where there is none."""
        return self.headings[-1] if self.headings else ""


def headings_above(section: Section | None, sections: Mapping[str, Section]) -> Above:
    r"""Headings from the top of a plan down to a section.

    Parameters
    ----------
    section
        The section, if any.
    sections
        All sections of the plan by their ``section_id``.

    Examples
    --------
    >>> from ecociv.read import plan_from_text
    >>> top, item = plan_from_text("一、2025年目标\n(一)造林绿化\n造林5万亩。").sections
    >>> headings_above(item, {top.section_id: top}).year
    2025
    """
    headings: list[str] = []
    while section is not None:
        headings.append(folded_heading(section.heading_zh))
        section = sections.get(section.parent_id) if section.parent_id else None
    year = next(filter(None, map(_year_of, headings)), None)
    headings.reverse()
    # an item is ruled by the headings above
    tense = heading_tense([one for one in headings if not _is_item(one)])
    if not tense and headings:
        # one with a value is the sentence itself; 菌草工程:2023年建设100个 has a heading before it
        *above, last = headings
        own = last.partition(":")[0] if ":" in last else ""
        tense = heading_tense([*above, own if _DATES_ITSELF.search(last) else last])
    return Above(tuple(headings), year, tense, nature_of(" ".join(headings)))


def heading_tense(headings: Sequence[str]) -> float:
    """Orientation of the headings above a sentence: below zero a review, above zero a programme.

    Parameters
    ----------
    headings
        The nearest one last.

    Examples
    --------
    >>> heading_tense(["一、2023年工作回顾"]) < 0 < heading_tense(["三、主要目标"])
    True
    """
    past, future = _TENSE
    for heading in reversed(headings):
        is_past, is_future = _tenses(heading)
        if is_past != is_future:
            # under goals what will have come about is told like a result
            return past if is_past else future * (1 + ("目标" in heading))
    return 0.0


@lru_cache(maxsize=1024)
def _tenses(heading: str) -> tuple[bool, bool]:
    """Whether a heading holds words of the past, and of the future."""
    told = _TO_DO.sub("", heading)
    return _PAST.search(told) is not None, _FUTURE.search(heading) is not None


@lru_cache(maxsize=1024)
def _is_item(heading: str) -> bool:
    """Whether a heading is an item that is a sentence of its own (2.完成造林2万亩,…)."""
    return _IS_ITEM.search(heading) is not None


@lru_cache(maxsize=1024)
def _year_of(heading: str) -> int | None:
    """Last year that a heading names."""
    if len(heading) >= MAX_HEADING or _DATES_ITSELF.search(heading):
        return None
    years = [int(year) for year in _YEAR.findall(heading)]
    periods = relative_periods(_BEGINNING.sub("", heading))
    years += [mention.last for mention in periods if mention.last]
    return years[-1] if years else None
