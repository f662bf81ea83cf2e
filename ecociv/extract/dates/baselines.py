"""The year that a change starts from: of its baseline, and of the value that it was before.

In: a draft and the years near it. Out: a year, or none. (What dates the value that a change comes
to is decided in `dates.years`.)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ecociv.extract.dates.own_years import is_baseline
from ecociv.extract.drafts import Draft
from ecociv.extract.phrases.comparisons import BUILT_UPON
from ecociv.extract.scene import Document, Scene
from ecociv.extract.values.tokens import YEAR, YearMention

#: 与2020年相比,; 以2020年为基准,; 在2020年基础上,
_AGAINST = re.compile(
    r"(?:年|末|底|的|水平)*(?:相比|,|[为作]+(?:基准年?|基数|基期|基础|参照)[,)]|基础上,)"
)
_AGAINST_REACH, _MULTIPLE_REACH = 10, 24
_BASE_BEHIND = re.compile(r"(?:以上|以下|左右)?[(](?:较|比|以|与)")
_MULTIPLE_OF = re.compile(rf"(?:[是为达到]|相当于){YEAR}+(?:底|末)?的(?:近|约|超)?\s*$")
#: How far before a value what it starts from may stand.
_START_REACH = 24
#: What stands between the year that something starts from and its values.
_FROM_IT = re.compile(rf"[由从自]{YEAR}+的[^,;。到至为成]*")
#: 在2021年290亿元的|基础上: what more is built upon.
_UPON_IT = re.compile(rf"在{YEAR}+的?[^,;。、到至为成{YEAR}]*")
_UPON_REACH = 8


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


def start_year(
    document: Document, draft: Draft, years: Sequence[YearMention]
) -> tuple[int | None, str]:
    """Year at which a change starts (由2011年的73.1%提高到…)."""
    end = draft.quantity.start
    found = [year for year in years if is_baseline(year, draft)] or [
        year for year in years if year.role == "baseline" and year.end <= end
    ]
    year = document.year_of(found[-1]) if found else None
    return (year, "explicit") if year else (None, "none")


def started_year(document: Document, draft: Draft, years: Sequence[YearMention]) -> int | None:
    """Year of a value that something starts from, whatever it comes to (由2015年的8%调整为…)."""
    if not years:
        return None
    end = draft.quantity.start
    near = [
        year for year in years if year.role == "baseline" and 0 <= end - year.end < _START_REACH
    ]
    if not near:
        return None
    masked, start, stop = document.masked, near[-1].start - 1, draft.quantity.end
    upon = BUILT_UPON.match(masked, stop, stop + _UPON_REACH) and _UPON_IT.fullmatch(
        masked, start, end
    )
    return near[-1].last if upon or _FROM_IT.fullmatch(masked, start, end) else None


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
        return start_year(scene.document, draft, known)[0]
    return scene.setting.against if draft.change in ("relative", "delta") else None
