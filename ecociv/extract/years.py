"""When a record holds: its target year and where that came from, and the year of its baseline.

In: a draft, the years near it, and the `Scene`. Out: years.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ecociv.extract.drafts import Draft
from ecociv.extract.relative import has_other_time
from ecociv.extract.scene import Document, Scene
from ecociv.extract.tokens import YEAR, YearMention

#: So many year mentions before a value can bear on it.
NEAR_YEARS = 12
_NO_TARGETS = ("baseline", "name")
_LIST_GAPS = ("、", "和", "及", ",")
#: A year in brackets right behind its value: 40%(2025年).
_BEHIND_REACH = 3
_AGAINST = re.compile(r"(?:年|末|底|的|水平)*(?:相比|,)")
_AGAINST_REACH = 6
_BASE_BEHIND = re.compile(r"(?:以上|以下|左右)?[(](?:较|比|以|与)")
#: How far before a value its own words of time may stand, and the words that name one year.
_OWN_REACH = 80
_SINGLE = (-1, 0, 1)
_CLAUSE_REACH = 40
#: What stands between the year that something starts from and its values.
_FROM_IT = re.compile(rf"[由从自]{YEAR}+的[^,;。到至为成]*")
_START_REACH = 24
#: What is meant to be stands before 于, and a year that dates all that follows before a pause.
_INTENDED = re.compile(r"(?:将|拟|计划|力争|争取|确保|预计|要|应|须)[^,;。]{0,3}$")
_EVENT_REACH = 6
_PAUSES = (",", ";", "、", "")
_IN_IT = re.compile("其中[,:]?$")
_CLAUSE_MARK = re.compile(r"[。;\n]")
_ONGOING = re.compile(r"加快|推进|谋划|聚焦|推动|积极|争取")


def mark_baselines(years: list[YearMention], drafts: Sequence[Draft]) -> list[YearMention]:
    """The year that a change starts from (由2011年的…) dates no other value of the sentence.

    Returns
    -------
    list of YearMention
        The same mentions; those that name such a start have the role ``baseline``.
    """
    spans = [draft.baseline_span for draft in drafts if "from_to" in draft.rules]
    if not spans:
        return years
    marked = list(years)
    starts = [year.start for year in years]
    for low, high in spans:
        for at in range(bisect_left(starts, low), bisect_left(starts, high)):
            marked[at] = replace(marked[at], role="baseline")
    return marked


def is_baseline(mention: YearMention, draft: Draft) -> bool:
    """Whether a year stands in the words that name a draft's baseline."""
    low, high = draft.baseline_span
    return low <= mention.start < high


def target_year(
    scene: Scene, draft: Draft, years: Sequence[YearMention], kind: str
) -> tuple[int | None, str]:
    """Target year of a record and where it came from.

    Parameters
    ----------
    scene
        The sentence and what governs it.
    draft
        The draft.
    years
        Year mentions near its value, in order.
    kind
        Kind of the record.

    Returns
    -------
    tuple
        The year, and a value of ``year_source``.
    """
    document, setting = scene.document, scene.setting
    if draft.is_start:
        return _start_year(document, draft, years)
    started = _started(document, draft, years)
    if started:
        return started, "explicit"
    first, last = setting.plan_years or (None, None)
    own = _own_word(scene, draft, years, kind)
    if own:
        # 年内 in a plan for one year
        annual = own == "this_year" and kind != "status" and first == last
        return (last, "plan_period") if annual and last else (None, "none")
    year = _explicit_year(document, draft, years, kind)
    if year is not None:
        return year, "explicit"
    if setting.last_year and _has_month(draft, years):
        return setting.last_year, "inherited"
    mention = setting.mention
    if mention is not None:
        year = document.year_of(mention)
        # results of the year before the plan's first date no target
        past = mention.role == "date" and kind != "status" and (year or 0) < (first or 0)
        if year and not past and (kind != "status" or mention.role == "date"):
            return year, "inherited"
    if setting.heading_year:
        return setting.heading_year, "inherited"
    planned = kind in ("target", "investment") or (kind == "project" and _completes(scene, draft))
    end = document.period_end or last
    if planned and end:
        return end, "plan_period"
    return None, "none"


def _has_month(draft: Draft, years: Sequence[YearMention]) -> bool:
    """Whether a month without a year dates a value: 2026年6月底前…;10月底前完成50家."""
    before = [year for year in years if year.end <= draft.quantity.start]
    return bool(before) and before[-1].rule == "month_day" and before[-1].role == "deadline"


def _own_word(scene: Scene, draft: Draft, years: Sequence[YearMention], kind: str) -> str:
    """How words before a value date it otherwise than by a year that is known.

    今年 and 去年 tell their year only where the document's date is known; 目前 and 近三年 are those
    of a status. Empty where there are no such words.
    """
    document, sentence = scene.document, scene.sentence
    end = draft.quantity.start
    ruled_out = ("name", "month_day")
    before = [
        year for year in years if year.end <= end and not {year.role, year.rule} & set(ruled_out)
    ]
    start = max(sentence.start, end - _OWN_REACH)
    if before:
        last = before[-1]
        if document.year_of(last) is None and last.shift in _SINGLE and last.role == "date":
            if document.text[last.start] == "当" or (last.shift < 0 and kind != "status"):
                # 完成上年度任务 dates no target
                return ""
            return "this_year" if last.shift == 0 else "other_year"
        start = max(start, last.end)
    if kind != "target" and has_other_time(document.masked, start, end):
        return "other_time"
    return ""


def _start_year(
    document: Document, draft: Draft, years: Sequence[YearMention]
) -> tuple[int | None, str]:
    """Year at which a change starts (由2011年的73.1%提高到…)."""
    end = draft.quantity.start
    found = [year for year in years if is_baseline(year, draft)] or [
        year for year in years if year.role == "baseline" and year.end <= end
    ]
    year = document.year_of(found[-1]) if found else None
    return (year, "explicit") if year else (None, "none")


def _started(document: Document, draft: Draft, years: Sequence[YearMention]) -> int | None:
    """Year of a value that something starts from, whatever it comes to (由2015年的8%调整为…)."""
    end = draft.quantity.start
    near = [
        year for year in years if year.role == "baseline" and 0 <= end - year.end < _START_REACH
    ]
    if near and _FROM_IT.fullmatch(document.masked, near[-1].start - 1, end):
        return near[-1].last
    return None


def _explicit_year(
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
    before = [year for year in before if not _is_event(document.masked, year, quantity.start)]
    if before:
        mention = before[-1]
        if kind != "status" and mention.role == "date":
            ahead = [year for year in before if year.role in ("deadline", "period")]
            if _IN_IT.search(document.masked, max(0, mention.start - 3), mention.start):
                # 到2025年达到60%,其中2023年达到20%
                ahead = []
            # a later plain year is the next phase: 到2025年达到40%,2030年达到45%
            if ahead and (mention.last or 0) <= (ahead[-1].last or 0):
                mention = ahead[-1]
        return document.year_of(mention)
    for year in usable:
        gap = year.start - quantity.end
        if 0 <= gap <= _BEHIND_REACH:
            between = document.masked[quantity.end : year.start]
            if between.strip("以上下左右") in ("(", ""):
                return document.year_of(year)
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
    if year.role != "date" or near[-1:] != "于" or _INTENDED.search(near):
        return False
    return text[year.end : year.end + 1] not in _PAUSES


def _is_event(text: str, year: YearMention, value: int) -> bool:
    """Whether a year dates but one event, which is told before a value."""
    return is_event(text, year) and text.find(",", year.end, value) >= 0


def _completes(scene: Scene, draft: Draft) -> bool:
    """Whether works are promised for the plan's period, not merely pushed on (加快…建设)."""
    end = draft.quantity.start
    clause = _CLAUSE_MARK.split(scene.document.text[max(0, end - _CLAUSE_REACH) : end])[-1]
    return not _ONGOING.search(clause)


def baseline_year(document: Document, draft: Draft, years: Sequence[YearMention]) -> int | None:
    """Year that a change is measured from, only where it is written.

    Parameters
    ----------
    document
        The plan.
    draft
        The draft; a level has no baseline unless it is the end of a change (由…提高到).
    years
        Year mentions near its value, in order.
    """
    if draft.is_start or (draft.change == "level" and "from_to" not in draft.rules):
        return None
    masked, quantity = document.masked, draft.quantity
    # what is compared with a stretch of years (比“十三五”期间) has no year as its baseline, but
    # one winter lies in two (较2017-2018年秋冬季)
    known = [year for year in years if year.last and year.last - (year.first or 0) <= 1]
    inside = [year for year in known if is_baseline(year, draft)]
    behind = [
        year
        for year in known
        if year.start >= quantity.end and _BASE_BEHIND.fullmatch(masked, quantity.end, year.start)
    ]
    against = [
        year
        for year in known
        if year.role == "baseline"
        and year.end <= quantity.start
        and _AGAINST.match(masked, year.end, year.end + _AGAINST_REACH)
    ]
    if "from_to" in draft.rules:
        behind = []
    for found in (inside, behind, against):
        if found:
            return found[-1].last
    return None
