"""Dated commitments without a number, in a sentence and in the clauses that follow it.

In: a `Scene` with its drafts. Out: milestones with their deadline, its year and its source. Which
years are deadlines is decided in `dates.promises`, how far each reaches within its
sentence in `milestones.deadline_reach`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from ecociv.extract.dates.promises import deadlines_of, is_set
from ecociv.extract.dates.relative import has_other_time
from ecociv.extract.drafts import Draft
from ecociv.extract.kinds.cues import WEIGHTS, score
from ecociv.extract.milestones.clauses import Milestone, milestones_of
from ecociv.extract.milestones.deadline_reach import deadline_year, governed
from ecociv.extract.milestones.outcomes import TOLD, is_measure
from ecociv.extract.scene import DatedTask, Document, Scene
from ecociv.extract.values.tokens import Quantity, YearMention

#: A sentence that looks back more than this sets no deadlines; one that says 到2025年 or 2025年前
#: looks ahead by the weight of these words.
_BACKWARD = -1.5
_DONE = re.compile(r"已完成|已建成|已经|已全面|已实现")
#: Values that the scan did not find or that were refused; their clauses are no milestones either.
# A search skips to what the branches begin with; each then looks back at its own.
_LOST_NUMBER = re.compile(
    r"[达破过为至到在提下增翻减年\d$Ⅰ-Ⅴ]"
    r"(?:(?:(?<=[达为至到在])|(?<=达)到|(?<=提)高|(?<=下)降|(?<=增)长)\s*\d[\d.]*(?![\d.]*[号线级路年月])"
    r"|(?<=翻)[一两]?番|(?<=[达破过])到?[百千]+[万亿]|(?<=减)半|(?<=年)一遇"
    r"|(?<=\d)(?:\.\.|/\d)|(?<=\$)|(?<=[Ⅰ-Ⅴ])(?<!劣[Ⅰ-Ⅴ])类(?!水[体质](?:断面)?比例))"
)
#: Farther from its deadline a clause without a number is no longer plainly ruled by it.
_RULED_REACH = 400
#: 到2015年,基本实现以下目标: rules the whole list that it leads in, in its line or below it.
_LEADS_IN = re.compile(r"[^。;\n]{0,24}:(?P<below>[ \t]*\n)?")
#: What is delivered by the deadline that opens a paragraph, sentence by sentence.
_DELIVERED = re.compile(
    r"\s*(?:基本|全面|初步|全部|率先)*(?:完成|建成(?!区)|形成|实现|消除|解决|建立健全|建立起?(?=[^,;。]{2,30}(?:体系|机制|制度)))"
)
#: Of the members of a list, what a line begins with, and a line that is a heading.
_ITEM = re.compile(r"\s*(?:[-—·•●■◆○*]+|[(]?[一二三四五六七八九十]{1,3}[)、.])?\s*")
_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[章节])")
_STOP = re.compile(r"[。\n]")


class Due(NamedTuple):
    """A milestone, its deadline with year and year source, and the rule that found it."""

    milestone: Milestone
    deadline: YearMention
    year: int | None
    source: str
    rule: str


def due(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Due]:
    """Dated commitments of a sentence without a number.

    Parameters
    ----------
    scene
        The sentence and what governs it.
    drafts
        Drafts of its values, whose clauses state no milestone.
    """
    task = scene.setting.task
    if task and scene.sentence.start < task.end <= scene.sentence.end:
        return _of_task(scene.document, task)
    return _of_sentence(scene, drafts)


def _of_sentence(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Due]:
    """Commitments of a sentence under the deadlines within it, or the one that governs it."""
    sentence, document = scene.sentence, scene.document
    start, end, mention = sentence.start, sentence.end, scene.setting.mention
    deadlines = deadlines_of(scene, drafts)
    ruled = mention is not None and mention.role == "deadline" and mention.rule != "promised_period"
    if not deadlines and not ruled:
        return
    outlook = score(scene.cues)
    if any(year.role == "deadline" or is_set(document.masked, year) for year in deadlines):
        outlook += WEIGHTS["deadline"]
    # 主体已完成,将于11月初投产: what is done stands before what is meant to be
    meant = bool(deadlines) and is_set(document.masked, deadlines[0])
    done = _DONE.search(document.text, deadlines[0].end if meant else start, end)
    if outlook < _BACKWARD or done:
        return
    if deadlines:
        blocked = _blocked(scene, drafts)
        if mention is not None and ruled:
            # 到2025年A达到40%;建成B,到2027年建成C
            first = max(document.masked.rfind(mark, start, deadlines[0].start) for mark in ",;:")
            yield from _inherited(scene, mention, blocked, first)
        for at, deadline in enumerate(deadlines):
            year = deadline_year(scene, deadline, deadlines)
            for low, high in governed(document.masked, deadline, deadlines[at + 1 :], end):
                for found in milestones_of(
                    document.masked,
                    low,
                    high,
                    deadline,
                    blocked,
                    results_only=deadline.role == "date",
                    words=document.text,
                ):
                    yield Due(found, deadline, year, "explicit", "deadline_clause")
        telling = [year for year in sentence.years if year.role not in ("baseline", "name")]
        if telling and deadlines[-1] is telling[-1]:
            yield from _in_clauses_behind(scene, deadlines[-1])
        return
    dated = any(year.role in ("deadline", "date", "period") for year in sentence.years)
    if mention is None or not _still_rules(document.text, mention, start):
        return
    told = not drafts and _is_over(document.masked, start, end)
    if not dated and not told:
        yield from _inherited(scene, mention, _blocked(scene, drafts), end)
        yield from _in_clauses_behind(scene, mention)


def _still_rules(text: str, mention: YearMention, start: int) -> bool:
    """Whether a deadline is near enough to a sentence, or leads in the list that it is in."""
    if start - mention.end <= _RULED_REACH:
        return True
    leads = _LEADS_IN.match(text, mention.end)
    return leads is not None and (
        leads.group("below") is not None or text.find("\n", mention.end, start) < 0
    )


def _of_task(document: Document, task: DatedTask) -> Iterator[Due]:
    """What a task comes to whose deadline stands at its end, unless values say so."""
    at = bisect_left(document.tokens, task.start, key=attrgetter("start"))
    end = bisect_left(document.tokens, task.mention.start, key=attrgetter("start"))
    if any(isinstance(token, Quantity) for token in document.tokens[at:end]):
        return
    year = document.year_of(task.mention)
    found = milestones_of(document.masked, task.words, task.stop, task.mention, ())
    for first in islice(found, 1):
        # whatever is given a day of its own can be checked then
        kept = replace(first, is_checkable=True)
        yield Due(kept, task.mention, year, "explicit", "deadline_of_task")


def _inherited(
    scene: Scene, mention: YearMention, blocked: Sequence[tuple[int, int]], end: int
) -> Iterator[Due]:
    """Results up to a place of a sentence that the deadline of one before governs."""
    document, start = scene.document, scene.sentence.start
    year = document.year_of(mention)
    for found in milestones_of(
        document.masked,
        start,
        end,
        mention,
        blocked,
        results_only=True,
        states_only=is_measure(document.masked, start, end),
        words=document.text,
    ):
        yield Due(found, mention, year, "inherited", "deadline_inherited")


def _in_clauses_behind(scene: Scene, deadline: YearMention) -> Iterator[Due]:
    """Results without a number behind a sentence: 到2027年,…达到40%;建成区消除黑臭水体.

    Behind a full stop only what will be, up to the first sentence on what is to be done; behind a
    colon the members of the list.
    """
    document, sentence = scene.document, scene.sentence
    year = document.year_of(deadline)
    if year is None or deadline.role != "deadline":
        return
    text, start, end = document.masked, sentence.end, sentence.reach
    listed = text[start - 1 : start] == ":"
    before = text[max(0, deadline.start - 2) : deadline.start].rstrip("到至")
    opens = not before or before[-1] == "\n"
    after = text[start : start + 1] == ";"
    if after and _is_of_clause(document, deadline, sentence.start):
        return
    follows = listed or after
    while start < end:
        stop = _STOP.search(text, start + 1, end)
        high = stop.start() if stop else end
        low = start
        if listed:
            low = _item_start(text, start + 1, high)
            if low < 0:
                return
        delivers = opens and _DELIVERED.match(text, start + 1, high) is not None
        if not listed and not follows and not delivers and _is_over(text, start + 1, high):
            return
        for found in milestones_of(
            text,
            low,
            high,
            deadline,
            (),
            results_only=True,
            states_only=not follows and not delivers,
        ):
            if found.is_checkable:
                yield Due(found, deadline, year, "inherited", "deadline_inherited")
        start, follows = high, listed


def _is_of_clause(document: Document, deadline: YearMention, start: int) -> bool:
    """Whether a deadline rules a later clause only: 加快A建设,年底前B通车;探索C."""
    if deadline.start < start or document.text[deadline.end - 1] != "前":
        return False
    text = document.masked
    if text[deadline.start - 1] in "到至":
        return False
    part = max(text.rfind(mark, start, deadline.start) for mark in ";:")
    return text.find(",", max(start, part), deadline.start) >= 0


def _item_start(text: str, start: int, end: int) -> int:
    """Where the words of a list's member begin, below zero where a heading ends the list."""
    item = _ITEM.match(text, start, end)
    return -1 if _HEADING.match(text, start, end) or item is None else item.end()


def _is_over(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells what to do, or what is, and a deadline before it no longer rules."""
    return bool(
        is_measure(text, start, end)
        or _DONE.search(text, start, end)
        or TOLD.search(text, start, end)
        or has_other_time(text, start, end)
    )


def _blocked(scene: Scene, drafts: Sequence[Draft]) -> list[tuple[int, int]]:
    """Spans that hold a value."""
    sentence = scene.sentence
    values = [draft.quantity for draft in drafts if not draft.is_criterion] + sentence.counts
    lost = _LOST_NUMBER.finditer(scene.document.masked, sentence.start, sentence.end)
    return sorted([(value.start, value.end) for value in values] + [m.span() for m in lost])
