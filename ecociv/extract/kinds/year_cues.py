"""What the year of a value says of its time: a deadline ahead, a day of count, what was.

In: a draft, the years before its value, and the `Scene`. Out: the name of a cue. (Which year dates
the value is decided in `dates.years`.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ecociv.extract.dates.periods import LATEST_PAST
from ecociv.extract.drafts import Draft
from ecociv.extract.scene import Scene
from ecociv.extract.values.tokens import YearMention

_CLAUSE_REACH = 40
_HELD = re.compile(r"(?:为|是|已|实际|现状|基数)")
_REACHED = re.compile(
    r"[^。;]{0,30}?(?:达|控制|提[高升]|[下升]降|降[到至低]|增[加长至]|目标|力争|不[低高大小少]于|不超过)"
)
_UNTIL = re.compile(r"截[至止]|以来[至到]")
_UNTIL_REACH = 4


def year_cue(scene: Scene, draft: Draft, before: Sequence[YearMention]) -> str:
    """Cue of the nearest year before a value, or else of the one that governs it.

    Parameters
    ----------
    scene
        The sentence and what governs it.
    draft
        The draft.
    before
        Years before its value in the same sentence, in order; a deadline near the value outweighs
        a plain year that is nearer.

    Returns
    -------
    str
        A name of ``WEIGHTS`` (`kinds.cues`), empty where no year tells anything.
    """
    if before:
        at = draft.quantity.start
        near = [
            year for year in before if year.role == "deadline" and at - year.end < _CLAUSE_REACH
        ]
        return _cue_of(scene, (near or before)[-1], draft)
    governing = scene.setting.mention
    if governing is None:
        return ""
    if governing.role == "deadline" or _is_ahead(scene, governing):
        return "governed"
    counted = governing.role == "date" and _counts_until(scene.document.text, governing)
    return "held" if counted else ""


def is_told_by_year(scene: Scene, draft: Draft, cues: dict[str, float]) -> bool:
    """Whether the year of a value tells when it was.

    A plain year does, unless the text commits to something and no later year is set against it:
    将加快改造。2014年,…增加到3亿立方米。
    """
    if "held" in cues or "past_year" in cues:
        return True
    governing = scene.setting.mention
    if "plain_year" not in cues:
        # 2020年,…达到40%。与2015年相比,…: the year of the sentence before
        return (
            governing is not None
            and governing.role == "date"
            and governing.rule == "year"
            and scene.document.text.find("\n", governing.end, draft.quantity.start) < 0
            and not scene.document.commits
        )
    end = draft.quantity.end
    later = (year.start > end and year.role != "baseline" for year in scene.sentence.years)
    return not scene.document.commits or any(later)


def _cue_of(scene: Scene, mention: YearMention, draft: Draft) -> str:
    """What the year before a value says about its time."""
    document = scene.document
    year = document.year_of(mention)
    gap = year - document.year if year and document.year else 0
    if mention.rule == "year" and _HELD.match(document.text, mention.end):
        # 2010年为18.2%,2015年达到20%: what was stands beside what is to be
        return "held" if _goes_on(scene, mention) else "plain_year"
    if mention.role == "date" and "为" in draft.verb_words and _goes_on(scene, mention):
        return "held"
    if mention.role == "deadline":
        until = _counts_until(document.text, mention) or _is_count_day(scene, mention)
        until = until or _is_reviewed_term(scene, mention)
        return "until" if until or gap < 0 else "deadline"
    ruling = scene.setting.mention
    if (
        ruling is not None
        and ruling.role == "deadline"
        and ruling.last
        and (year or 0) > ruling.last
    ):
        # a later phase of the same promise: 到2023年达到40%;2025年达到55%
        return "deadline"
    if not gap and mention.role == "date" and document.text[mention.end - 1] == "日":
        # 4月9日,…: the day of news
        return "past_year"
    if not gap and mention.shift in (-1, 1):
        # 去年, 明年 tell without a date of the document
        gap = mention.shift or 0
    if gap:
        return "future_year" if gap > 0 else "past_year"
    if mention.rule == "year" and document.year is None:
        if (year or 0) > LATEST_PAST:
            # 由2023年的91%提高到2028年的96%
            return "future_year"
        if _are_phases(scene):
            return "deadline"
    return "plain_year" if mention.rule == "year" else "this_year"


def _is_ahead(scene: Scene, mention: YearMention) -> bool:
    """Whether a period ends behind the year of the document (“十四五”期间 in a text of 2021)."""
    known, year = scene.document.year, scene.document.year_of(mention)
    return mention.role == "period" and known is not None and year is not None and year > known


def _counts_until(text: str, mention: YearMention) -> bool:
    """Whether a year is the one that all is counted until (截至2010年底,…)."""
    if text[mention.end - 1] == "前":
        # 截至2025年底前: a deadline, whatever the verb
        return False
    return _UNTIL.search(text, max(0, mention.start - _UNTIL_REACH), mention.start) is not None


def _is_reviewed_term(scene: Scene, mention: YearMention) -> bool:
    """Whether a term ends that a heading reviews (“十二五”回顾: 降至“十二五”期末的30万吨)."""
    setting = scene.setting
    if mention.rule == "year" or setting.tense >= 0 or setting.heading_year != mention.last:
        return False
    return mention.last is not None and "五" in scene.document.text[mention.start : mention.end]


def _goes_on(scene: Scene, mention: YearMention) -> bool:
    """Whether a sentence goes on from a year to what is reached in a later one."""
    return any(
        other.start > mention.start
        and (other.last or 0) > (mention.last or 0)
        and _REACHED.match(scene.document.text, other.end, other.end + _CLAUSE_REACH)
        for other in scene.sentence.years
    )


def _is_count_day(scene: Scene, mention: YearMention) -> bool:
    """Whether a month is the one that a sum was last taken (到2016年6月,累计投入…), no deadline."""
    text, sentence = scene.document.text, scene.sentence
    if mention.rule != "year_month" or text[mention.end - 1] not in "月份":
        return False
    return sentence.cues["past"] > 0 or text.find("已", mention.end, sentence.end) >= 0


def _are_phases(scene: Scene) -> bool:
    """Whether a sentence names the ends of planning periods one after the other (2025年…,2030年…).

    Plans run to years that end in 0 or 5; a review names such a year alone.
    """
    text = scene.document.text
    plain = [
        year.last
        for year in scene.sentence.years
        if year.rule == "year"
        and (
            year.role == "date" or (year.role == "deadline" and text[year.start - 1] not in "到至")
        )
    ]
    if len(plain) > 1 and plain == sorted(filter(None, plain)) and (plain[-1] or 0) > LATEST_PAST:
        # 2026年达到86%,2031年达到90%: the last of them is yet to come
        return True
    ends = [year for year in plain if year and year % 5 == 0]
    return len(ends) > 1 and len(ends) == len(plain) and ends == sorted(set(ends))
