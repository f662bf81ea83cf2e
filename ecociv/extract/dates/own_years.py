"""The year that a sentence itself gives a value, among all that it names.

In: a draft and the years near it. Out: a year, or none. It looks at no other sentence; what dates a
value whose own has no year is decided in `dates.years`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ecociv.extract.drafts import Draft
from ecociv.extract.scene import Document
from ecociv.extract.values.tokens import YearMention

_NO_TARGETS = ("baseline", "name")
_LIST_GAPS = ("、", "和", "及", ",")
#: A year in brackets right behind its value: 40%(2025年).
_BEHIND_REACH = 3
#: What is meant to be stands before 于, and a year that dates all that follows before a pause.
_INTENDED = re.compile(r"(?:将|拟|计划|力争|争取|确保|预计|要|应|须)[^,;。]{0,3}$")
#: 高铁2013年开通运行,目前…
_OPENED = re.compile(
    r"(?:\d{1,2}月)?(?:底|初|正式|顺利|全线|全面|建成|竣工)*(?:开通|通车|开工|动工|竣工|投产|投运|投用|投入|成立|挂牌|启动|建成|运营)"
    r"(?:运[行营]|使用|通车|建设|生产)?[,;。]"
)
_EVENT_REACH = 6
_PAUSES = (",", ";", "、", "")
_IN_IT = re.compile("(?:其中|分别为|分别是)[,:]?$|[:;]$")
_IN_IT_REACH = 4
#: 20个村被命名为2023年度省级生态村.
_NAMED_AS = re.compile(r"[^,;。]*(?:、[^,;。]*)?(?:命名|认定|评定|授予|确定|公布|评|列|荣获|获)?为")
_TITLE_REACH = 60
#: A bracket that holds a year and more: 19条达标(其中2021年12条达标).
_ASIDE_REACH = 60
#: 改造公园10个,|2025年底前|完成: the clause behind says by when what is counted is done.
_DUE_LEAD = re.compile(
    r"(?:[^,;。:\d]{0,8}|[^,;。:\d的]{0,24}(?:治理|整治|改造|建设|修复|监管|工作|任务|工程)),"
    r"(?:力争|确保|争取|计划|预计|要求|须|应|要|将|拟|全部|均|其中|在|于|到|至|\s)*"
)
_DUE_DONE = re.compile(
    r"(?:全部|基本|全面|顺利|正式|陆续|整体|均|要|须|应|实施|按期)*"
    r"(?:完成|建成|竣工|完工|投产|投运|投用|投入(?:使用|运行|运营)|交付|通车|到位|达标|实施到位|治理到位)"
    r"[\u4e00-\u9fff]{0,6}(?=[,;。、)\n]|$)"
)
_DUE_REACH = 36


def is_baseline(mention: YearMention, draft: Draft) -> bool:
    """Whether a year stands in the words that name a draft's baseline."""
    low, high = draft.baseline_span
    return low <= mention.start < high


def explicit_year(
    document: Document, draft: Draft, years: Sequence[YearMention], kind: str
) -> int | None:
    """Year that the sentence itself gives a value."""
    quantity = draft.quantity
    usable = [year for year in years if year.role not in _NO_TARGETS and document.year_of(year)]
    before = [
        year for year in usable if year.end <= quantity.start and not is_baseline(year, draft)
    ]
    place, size = draft.place
    if size > 1 and len(before) >= size:
        listed = before[-size:]
        gaps = (document.masked[a.end : b.start].strip("到 ") for a, b in pairwise(listed))
        if all(gap in _LIST_GAPS for gap in gaps):
            # 2025年和2030年分别达到40%和45%
            return document.year_of(listed[place])
    masked, start = document.masked, quantity.start
    before = [
        year
        for year in before
        if not _is_event(masked, year, start) and not _is_aside(masked, year, start)
    ]
    if before:
        mention = before[-1]
        # 2060年前实现碳中和,|2025年能耗下降20%: a year that opens its clause dates what follows
        opens = masked[mention.start - 1] == "," if mention.start else True
        phase = opens or _is_phase(masked, before)
        if kind != "status" and mention.role == "date" and not phase:
            # 聚焦未来五年目标,2024年造林5万亩: years to come are told of but aside
            ahead = [
                year
                for year in before
                if year.role == "deadline" or (year.role == "period" and year.shift is None)
            ]
            # a later plain year is the next phase: 到2025年达到40%,2030年达到45%
            if ahead and (mention.last or 0) <= (ahead[-1].last or 0):
                mention = ahead[-1]
        return document.year_of(mention)
    due = due_behind(document, draft, years)
    if due is not None:
        return document.year_of(due)
    for year in usable:
        gap = year.start - quantity.end
        if (
            0 <= gap <= _TITLE_REACH
            and kind == "status"
            and _is_title(document.masked, quantity.end, year)
        ):
            return document.year_of(year)
        if 0 <= gap <= _BEHIND_REACH:
            between = document.masked[quantity.end : year.start]
            if between.strip("以上下左右") in ("(", ""):
                return document.year_of(year)
    return None


def due_behind(
    document: Document, draft: Draft, years: Sequence[YearMention]
) -> YearMention | None:
    """The year in the clause behind by which what a value counts is done (…10个,2025年底前完成)."""
    masked, end = document.masked, draft.quantity.end
    for year in years:
        if not 0 < year.start - end < _DUE_REACH:
            continue
        usable = year.role in ("deadline", "date") and document.year_of(year) is not None
        if usable and _DUE_LEAD.fullmatch(masked, end, year.start):
            done = _DUE_DONE.match(masked, year.end, year.end + _DUE_REACH)
            return year if done else None
    return None


def is_event(text: str, year: YearMention) -> bool:
    """Whether a year dates but one event: 工程于2019年开工, 2012年启动了….

    Examples
    --------
    >>> mention = YearMention(3, 8, 2019, 2019, "date", "year")
    >>> is_event("工程于〒〒〒〒〒开工,投资3亿元", mention)
    True
    """
    near = text[max(0, year.start - _EVENT_REACH) : year.start]
    if year.role != "date" or _INTENDED.search(near):
        return False
    if "\u4e00" <= near[-1:] <= "\u9fff" and _OPENED.match(text, year.end):
        return True
    return near[-1:] == "于" and text[year.end : year.end + 1] not in _PAUSES


def _is_event(text: str, year: YearMention, value: int) -> bool:
    """Whether a year dates but one event, which is told before a value."""
    return is_event(text, year) and text.find(",", year.end, value) >= 0


def _is_phase(text: str, years: Sequence[YearMention]) -> bool:
    """Whether the last of some years is that of a part of what a longer time holds.

    到2025年达到60%,其中2023年达到20%; 2021-2023年任务为:2021年造林5万亩;2022年造林6万亩.
    """
    for year in reversed(years):
        if year.role != "date":
            return False
        if _IN_IT.search(text, max(0, year.start - _IN_IT_REACH), year.start):
            return True
        if text[year.start - 1] != ",":
            # 其中2023年达到20%,2024年达到30%
            return False
    return False


def _is_aside(text: str, year: YearMention, value: int) -> bool:
    """Whether a year stands in a bracket with words of its own that is closed before a value."""
    close = text.find(")", year.end + 2, min(value, year.end + _ASIDE_REACH))
    return close >= 0 and text.rfind("(", year.end, close) < 0 < text.rfind(
        "(", max(0, year.start - _ASIDE_REACH), year.start
    )


def _is_title(text: str, end: int, year: YearMention) -> bool:
    """Whether a year tells of what a value was named: 20个村被命名为2023年度省级生态村."""
    return _NAMED_AS.fullmatch(text, end, year.start) is not None
