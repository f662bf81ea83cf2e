"""When a record holds: its target year and where that came from, and the year of its baseline.

In: a draft, the years near it, and the `Scene`. Out: years. Here it is decided which of them dates
a value: the year of its own sentence (`own_years`), the one that governs the sentence
(`governing`), that of its part of the text (`part_years`), the end of the plan (`plan_years`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ecociv.extract.dates.document_date import can_be
from ecociv.extract.dates.own_years import explicit_year, is_baseline
from ecociv.extract.dates.part_years import TERM
from ecociv.extract.dates.relative import has_other_time
from ecociv.extract.drafts import Draft
from ecociv.extract.scene import Document, Scene
from ecociv.extract.values.tokens import YEAR, YearMention

#: So many year mentions before a value can bear on it.
NEAR_YEARS = 12
_AGAINST = re.compile(r"(?:年|末|底|的|水平)*(?:相比|,)")
_AGAINST_REACH, _MULTIPLE_REACH = 6, 24
_BASE_BEHIND = re.compile(r"(?:以上|以下|左右)?[(](?:较|比|以|与)")
_MULTIPLE_OF = re.compile(rf"(?:[是为达到]|相当于){YEAR}+(?:底|末)?的(?:近|约|超)?\s*$")
#: How far before a value its own words of time, its clause, and what it starts from may begin.
_OWN_REACH, _CLAUSE_REACH, _START_REACH = 80, 40, 24
#: What stands between the year that something starts from and its values.
_FROM_IT = re.compile(rf"[由从自]{YEAR}+的[^,;。到至为成]*")
_CLAUSE_MARK = re.compile(r"[。;\n]")
_ONGOING = re.compile(r"加快|推进|谋划|聚焦|推动|积极|争取")


def mark_baselines(
    text: str, years: list[YearMention], drafts: Sequence[Draft]
) -> list[YearMention]:
    """The year that a change starts from (由2011年的…) dates no other value of the sentence.

    Nor does the one that a multiple is of (是2010年的2.5倍).

    Returns
    -------
    list of YearMention
        The same mentions; those that name such a start have the role ``baseline``.
    """
    spans = [draft.baseline_span for draft in drafts if "from_to" in draft.rules]
    for draft in drafts:
        if draft.quantity.unit == "倍":
            start = draft.quantity.start
            of = _MULTIPLE_OF.search(text, max(0, start - _MULTIPLE_REACH), start)
            spans += [of.span()] if of else []
    if not spans:
        return years
    marked = list(years)
    starts = [year.start for year in years]
    for low, high in spans:
        for at in range(bisect_left(starts, low), bisect_left(starts, high)):
            marked[at] = replace(marked[at], role="baseline")
    return marked


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
    year = explicit_year(document, draft, years, kind)
    # a later year is that of a name: 申办2026年运动会,新建场馆3个 told in 2025
    if year is not None and (kind != "status" or can_be(document.date, kind, year)):
        return year, "explicit"
    if setting.last_year and _has_month(draft, years):
        return setting.last_year, "inherited"
    inherited = _inherited(scene, kind, first)
    if inherited:
        return inherited, "inherited"
    planned = kind in ("target", "investment") or (kind == "project" and _completes(scene, draft))
    end = document.period_end or last
    if planned and end:
        return end, "plan_period"
    return None, "none"


def _inherited(scene: Scene, kind: str, first: int | None) -> int | None:
    """Year of what governs the sentence, the nearest first; ``first`` is that of the plan."""
    document, setting = scene.document, scene.setting
    mention, part = setting.mention, setting.part_year
    found = document.year_of(mention) if mention is not None else None
    if found and mention is not None:
        # results of the year before the plan's first date no target
        past = mention.role == "date" and kind != "status" and found < (first or 0)
        if past or (kind == "status" and mention.role != "date"):
            found = None
    # the year of a review dates no target, nor that of what is to come a result
    of_part = part and (part[1] if kind == "status" else not part[1] or kind != "target")
    # a part that opens below the heading of an earlier year goes before it
    over = part is not None and not part[1] and (setting.heading_year or 0) < part[0]
    heading = None if over and kind != "status" else setting.heading_year
    years = (found, heading, part[0] if part and of_part else None)
    return next((year for year in years if year and can_be(document.date, kind, year)), None)


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
        if document.year_of(last) is None and last.shift in (-1, 0, 1) and last.role == "date":
            if document.text[last.start] == "当" or (last.shift < 0 and kind != "status"):
                # 完成上年度任务 dates no target
                return ""
            return "this_year" if last.shift == 0 else "other_year"
        start = max(start, last.end)
    words = document.masked[start:end]
    if scene.setting.heading_year or scene.setting.part_year:
        # 五年来 is the year of the part
        words = TERM.sub("", words)
    if kind != "target" and has_other_time(words):
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


def _completes(scene: Scene, draft: Draft) -> bool:
    """Whether works are promised for the plan's period, not merely pushed on (加快…建设)."""
    end = draft.quantity.start
    near = scene.document.text[max(0, end - _CLAUSE_REACH) : end]
    return not _ONGOING.search(_CLAUSE_MARK.split(near)[-1])


def baseline_year(scene: Scene, draft: Draft, years: Sequence[YearMention]) -> int | None:
    """Year that a change is measured from, only where it is written.

    Parameters
    ----------
    scene
        The sentence and what governs it.
    draft
        The draft; a level has no baseline unless it is the end of a change (由…提高到).
    years
        Year mentions near its value, in order.
    """
    multiple = draft.quantity.unit == "倍" and draft.change == "level"
    level = draft.change == "level" and "from_to" not in draft.rules
    if draft.is_start or (level and not multiple):
        return None
    masked, quantity = scene.document.masked, draft.quantity
    # what is compared with a stretch of years (比“十三五”期间) has no year as its baseline, but
    # one winter lies in two (较2017-2018年秋冬季)
    known = [
        year
        for year in years
        if year.last and year.last - (year.first or 0) <= 1 and year.rule != "relative_year"
    ]
    if multiple:
        # 分别是2010年的2倍、1.9倍
        of = [year for year in known if year.role == "baseline" and year.end <= quantity.start]
        return of[-1].last if of else None
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
    if "from_to" in draft.rules and draft.change == "level" and quantity.value_type != "grade":
        # 由2010年的8亿元增加到16亿元,收入由|3亿元增加到5亿元
        return _start_year(scene.document, draft, known)[0]
    return scene.setting.against if draft.change in ("relative", "delta") else None
