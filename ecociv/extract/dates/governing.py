"""What governs a sentence from outside: headings, lead-ins, the years of sentences before.

In: a plan, and its sentences in order. Out: for each sentence a `Setting`.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace

from ecociv.extract.dates.headings import MAX_HEADING, headings_above
from ecociv.extract.dates.lead_ins import is_aside_of_report, is_opening, leads_in, year_set
from ecociv.extract.dates.part_years import PartYears
from ecociv.extract.dates.plan_years import PlanYears
from ecociv.extract.dates.relative import has_other_time
from ecociv.extract.milestones.task_deadlines import task_deadlines
from ecociv.extract.scene import DatedTask, Document, Sentence, Setting
from ecociv.extract.text.table_rows import TableRows
from ecociv.extract.text.text_lines import goal_lists, is_broken, list_end, opens_line
from ecociv.extract.values.tokens import YearMention
from ecociv.read.plan import Plan, Section

#: A paragraph that goes on with the one before.
_GOES_ON = re.compile(r"\s*(?:此外|另外|同时|并且|与此同时|其中)")
_GOALS = re.compile(r"\s*[\u4e00-\u9fff“”]{0,20}目标(?:任务)?[:。]?\s*")
#: A review: what is reached by a year there was reached, whatever the words (至2010年,…达到).
_REVIEWS = re.compile(r"成就|成绩|成效|回顾|完成情况|工作总结")
#: What follows a year that opens a line: 2023年,…, 2023年全市….
_BEHIND_YEAR = (",", ":", "全", "底", "末")
_NEAR_HEADING = 12
_DATING = ("deadline", "date")
_COMPARED = re.compile(r"[底末]?(?:相比,|的?基础上,|[为作]+(?:基准年?|基数|基期|参照),)")
#: A text about a plan looks ahead like one that its source record declares as a plan.
_TENSE_OF_PLANS = 2.0
#: So does one of goals.
_TENSE_OF_GOALS = 2.0


class Governing:
    """Follows a plan from sentence to sentence and keeps what reaches farther than one.

    A deadline holds for the rest of its paragraph; that of a lead-in (到2025年，主要目标如下：), or
    of any paragraph under a heading of goals, for the rest of its section; the year of a heading
    wherever nothing nearer is said.
    """

    def __init__(self, plan: Plan, document: Document) -> None:
        self._plan = plan
        self._document = document
        self._text = document.text
        self._sections = {section.section_id: section for section in plan.sections}
        self._section: Section | None = None
        self._in_paragraph: YearMention | None = None
        self._in_section: YearMention | None = None
        self._lead_end = -1
        self._above = headings_above(None, self._sections)
        self._plan_years = PlanYears(document)
        self._part_years = PartYears(document)
        self._rows = TableRows(document)
        self._goal_lists = deque(goal_lists(document.text))
        self._tasks = deque(task_deadlines(plan, document))
        self._last_year: int | None = None
        self._against: int | None = None
        self._is_new_line = True

    def enter_line(self) -> None:
        """Forget what does not reach over a line break, unless the line goes on (此外)."""
        self._is_new_line = True

    def setting(self, sentence: Sentence) -> Setting:
        """What governs a sentence."""
        part = self._part_years.governs()
        self._move(sentence.start)
        self._plan_years.note(sentence, self._section)
        self._part_years.note(sentence)
        before, part = part, self._part_years.governs()
        if part is not None and part != before:
            # a part of another year begins, which ends what was led in before
            self._in_section = None
        if self._is_new_line:
            text = self._text
            start = text.rfind("\n", max(0, sentence.start - MAX_HEADING), sentence.start) + 1
            if not _GOES_ON.match(text, start) and not is_broken(text, start):
                self._in_paragraph = None
                self._last_year = None
            self._is_new_line = False
        plan_years = self._plan_years.at(sentence.start)
        is_of_goals = (
            self._above.tense >= _TENSE_OF_GOALS
            or self._part_years.is_promised()
            or self._is_among_goals(sentence.start)
        )
        tense = max(self._above.tense, _TENSE_OF_GOALS) if is_of_goals else self._above.tense
        undeclared = not self._document.leaning and tense >= 0
        if plan_years and undeclared and not _looks_back(sentence, plan_years):
            tense += _TENSE_OF_PLANS
        task = self._task_at(sentence.start)
        return Setting(
            self._section.section_id if self._section else None,
            self._above.heading,
            self._above.year,
            self._in_paragraph or (task.mention if task else None) or self._in_section,
            self._above.nature,
            tense,
            plan_years,
            self._last_year,
            part,
            is_of_goals,
            self._rows.columns(sentence),
            self._against_of(sentence),
            task,
        )

    def note(self, sentence: Sentence, *, is_result: bool = False, promise: float = 0.0) -> None:
        """Take over the deadline that a sentence sets for those behind it.

        The year of a sentence that tells of results only (到2020年底,全市已建成…) is no deadline, a
        plain year that opens one of promises only is one (2020年,全市…).
        """
        mention = year_set(self._text, sentence) if sentence.years else None
        if mention is not None and is_result:
            mention = replace(mention, role="date")
        elif mention and promise and is_opening(self._text, sentence, mention, promise):
            # a period is no deadline of milestones: that of its values is where it ends
            rule = "promised_period" if mention.role == "period" else mention.rule
            mention = replace(mention, role="deadline", rule=rule)
        dated = [
            year.last
            for year in sentence.years
            if year.last and year.role in _DATING and (year.shift or 0) >= 0
        ]
        self._last_year = dated[-1] if dated else self._last_year
        if mention is None:
            ruling = self._in_paragraph
            if ruling and ruling.role == "date" and has_other_time(sentence.text):
                # 2000年启动工程。在前10年里…。覆盖率…
                self._in_paragraph = None
            return
        told = is_result or self._above.tense < 0
        if self._is_aside(sentence, mention) or (
            told and is_aside_of_report(self._text, sentence, mention)
        ):
            return
        self._in_paragraph = mention
        # 2024年主要目标: a later year in a sentence there is not that of all of them
        leads = "目标" in self._above.heading and self._above.year in (None, mention.last)
        # 一、现状 2020年,…: the year of a review holds for all of it, as does that of 二、年度计划
        whole = "年度" in self._above.heading or (
            self._above.tense < 0
            and mention.role == "date"
            and not self._part_years.is_within(mention)
        )
        # 二、2024年工作安排 今后五年的目标是:…: for the list below, not for the section
        term_in_year = mention.shift and self._above.year
        leads = (leads or leads_in(self._text, sentence)) and not term_in_year
        if leads or (whole and self._opens_section(mention)):
            self._in_section = mention
            self._lead_end = self._section.text_end if self._section else len(self._text)
        elif opens_line(self._text, mention):
            end = list_end(self._text, sentence.start, sentence.end)
            if end:
                self._in_section, self._lead_end = mention, end

    def dated(self, sentence: Sentence) -> list[YearMention]:
        """Years of a sentence, as what governs it tells them.

        今年 takes the year of its part; under a heading of goals the one that opens a line is a
        deadline. 二、工作目标 2023年,…: what was reached by then is told with 已, 了 or as what it
        was (为).
        """
        years = self._part_years.resolved(sentence.years)
        if years and self._above.tense < 0 and not sentence.cues.get("strong"):
            years = self._counted(years)
        if not years or years[0].role != "date" or years[0].rule != "year":
            return years
        text, first = self._text, years[0]
        if not _GOALS.fullmatch(self._above.heading) or self._above.tense < 0:
            return years
        told = sentence.cues.get("past", 0) + sentence.cues.get("le", 0)
        if told > sentence.text.count("同比") or len(years) > 1 or not opens_line(text, first):
            return years
        behind = text[first.end : first.end + 1]
        return [replace(first, role="deadline")] if behind in _BEHIND_YEAR else years

    def _counted(self, years: list[YearMention]) -> list[YearMention]:
        """Years in a review, where the one by which something is reached was its day of count."""
        if not any(_REVIEWS.search(heading) for heading in self._above.headings):
            return years
        return [
            replace(year, role="date") if year.role == "deadline" and year.rule == "year" else year
            for year in years
        ]

    def _opens_section(self, mention: YearMention) -> bool:
        """Whether a year is the first word of its section."""
        if self._section is None or mention.start - self._section.heading_end > _NEAR_HEADING:
            return False
        between = self._text[self._section.heading_end : mention.start]
        return not between.strip(" \n\t\u3000到至截止")

    def _is_aside(self, sentence: Sentence, mention: YearMention) -> bool:
        """Whether a period stands within a sentence that an earlier deadline governs."""
        ruling = self._in_paragraph
        return (
            mention.role == "period"
            and ruling is not None
            and ruling.role == "deadline"
            and "," in self._text[sentence.start : mention.start]
        )

    def _task_at(self, at: int) -> DatedTask | None:
        """The task that a place belongs to, where a deadline stands at its end."""
        while self._tasks and self._tasks[0].end <= at:
            self._tasks.popleft()
        return self._tasks[0] if self._tasks and self._tasks[0].start <= at else None

    def _against_of(self, sentence: Sentence) -> int | None:
        """The year compared with before a semicolon (与2020年相比,氨氮下降5%;总磷下降8%)."""
        text, start = self._text, sentence.start
        if text[start - 1 : start] != ";":
            self._against = None
        before, at = self._against, sentence.values[0].start if sentence.values else start
        for year in sentence.years:
            if year.role == "baseline" and year.end <= at and _COMPARED.match(text, year.end):
                self._against = year.last
        return before

    def _is_among_goals(self, at: int) -> bool:
        """Whether a place stands in a list of goals that its lead-in announces."""
        while self._goal_lists and self._goal_lists[0][1] <= at:
            self._goal_lists.popleft()
        return bool(self._goal_lists) and self._goal_lists[0][0] <= at

    def _move(self, start: int) -> None:
        """Notice where a new section begins and a lead-in ends."""
        section = self._plan.section_at(start)
        if section is not self._section:
            self._section = section
            self._part_years.enter(section, self._sections)
            self._above = headings_above(section, self._sections)
        if start >= self._lead_end:
            self._in_section = None


def _looks_back(sentence: Sentence, plan_years: tuple[int, int]) -> bool:
    """Whether a sentence tells of a time before its plan (目前, or a year before the first)."""
    dates = [year.last for year in sentence.years if year.last and year.role == "date"]
    past = (year < plan_years[0] for year in dates)
    return any(past) or has_other_time(sentence.text)
