"""When a record holds: its target year, and where that came from.

In: a draft, the years near it, and the `Scene`. Out: a year. Here it is decided which of them dates
a value: the year of its own sentence (`own_years`), the one that governs the sentence
(`governing`), that of its part of the text (`part_years`), the end of the plan (`plan_years`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ecociv.extract.dates.baselines import start_year, started_year
from ecociv.extract.dates.document_date import can_be
from ecociv.extract.dates.own_years import explicit_year
from ecociv.extract.dates.part_years import TERM
from ecociv.extract.dates.relative import has_other_time
from ecociv.extract.drafts import Draft
from ecociv.extract.scene import Scene
from ecociv.extract.values.tokens import YearMention

#: So many year mentions before a value can bear on it.
NEAR_YEARS = 12
#: How far before a value its own words of time, and its clause, may begin.
_OWN_REACH, _CLAUSE_REACH = 80, 40
_CLAUSE_MARK = re.compile(r"[。;\n]")
_ONGOING = re.compile(r"加快|推进|谋划|聚焦|推动|积极|争取")


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
        return start_year(document, draft, years)
    started = started_year(document, draft, years)
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
    of_term = setting.part_year if kind == "status" and _is_of_term(scene, draft) else None
    inherited = of_term[0] if of_term and of_term[1] else _inherited(scene, kind, first)
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


def _is_of_term(scene: Scene, draft: Draft) -> bool:
    """Whether a sentence tells of a term before a value: 2019年,…。五年来,建成公园30个."""
    return TERM.search(scene.document.text, scene.sentence.start, draft.quantity.start) is not None


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


def _completes(scene: Scene, draft: Draft) -> bool:
    """Whether works are promised for the plan's period, not merely pushed on (加快…建设)."""
    end = draft.quantity.start
    near = scene.document.text[max(0, end - _CLAUSE_REACH) : end]
    return not _ONGOING.search(_CLAUSE_MARK.split(near)[-1])
