"""What governs a sentence from outside: headings, lead-ins, the years of sentences before.

In: a plan, and its sentences in order. Out: for each sentence a `Setting`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ecociv.extract.commitments import nature_of
from ecociv.extract.cues import heading_tense
from ecociv.extract.folding import fold
from ecociv.extract.plan_years import PlanYears
from ecociv.extract.relative import has_other_time, relative_periods
from ecociv.extract.scene import Document, Sentence, Setting
from ecociv.extract.tokens import YearMention
from ecociv.read.plan import Plan, Section

_LEAD_IN = re.compile(r"以下|如下|[::]\s*$|主要目标|总体目标|目标是")
#: 到2020年, on a line of its own leads in the lines below.
_LEAD_LINE = re.compile(r"[^。;]{0,12}(?:底|末|前|年|期)[,:]?\s*")
#: A paragraph that goes on with the one before.
_GOES_ON = re.compile(r"\s*(?:此外|另外|同时|并且|与此同时|其中)")
_UNTIL_NOW = re.compile(r"截[至止]$")
#: How near the end of a sentence the words of a lead-in stand.
_LEAD_IN_REACH = (24, 12)
_YEAR = re.compile(r"((?:19|20)\d{2})年")
_MULTIPLE_OF = re.compile(r"的?\s*(?:近|约|逾)?[\d.]+倍")
#: A longer heading is a sentence: a year in it need not govern what follows.
MAX_HEADING = 40
_NEAR_HEADING = 12
_DATING = ("deadline", "date")
#: A text about a plan looks ahead like one that its source record declares as a plan.
_TENSE_OF_PLANS = 2.0


class Governing:
    """Follows a plan from sentence to sentence and keeps what reaches farther than one.

    A deadline holds for the rest of its paragraph; that of a lead-in (到2025年，主要目标如下：), or
    of any paragraph under a heading of goals, for the rest of its section; the year of a heading
    wherever nothing nearer is said.
    """

    def __init__(self, plan: Plan, document: Document) -> None:
        self._plan = plan
        self._document = document
        self._sections = {section.section_id: section for section in plan.sections}
        self._section: Section | None = None
        self._in_paragraph: YearMention | None = None
        self._in_section: YearMention | None = None
        self._lead_end = -1
        self._headings: list[str] = []
        self._heading_year: int | None = None
        self._nature: str | None = None
        self._tense = 0.0
        self._plan_years = PlanYears(document)
        self._last_year: int | None = None
        self._is_new_line = True

    def enter_line(self) -> None:
        """Forget what does not reach over a line break, unless the line goes on (此外)."""
        self._is_new_line = True

    def setting(self, sentence: Sentence) -> Setting:
        """What governs a sentence."""
        self._move(sentence.start)
        self._plan_years.note(sentence, self._section)
        if self._is_new_line:
            text = self._document.text
            start = text.rfind("\n", max(0, sentence.start - MAX_HEADING), sentence.start) + 1
            if not _GOES_ON.match(text, start):
                self._in_paragraph = None
                self._last_year = None
            self._is_new_line = False
        plan_years = self._plan_years.at(sentence.start)
        tense = self._tense
        undeclared = not self._document.leaning and tense >= 0
        if plan_years and undeclared and not _looks_back(sentence, plan_years):
            tense += _TENSE_OF_PLANS
        return Setting(
            self._section.section_id if self._section else None,
            self._headings[-1] if self._headings else "",
            self._heading_year,
            self._in_paragraph or self._in_section,
            self._nature,
            tense,
            plan_years,
            self._last_year,
        )

    def note(self, sentence: Sentence) -> None:
        """Take over the deadline that a sentence sets for those behind it."""
        mention = self._governing_year(sentence)
        dated = [year.last for year in sentence.years if year.last and year.role in _DATING]
        self._last_year = dated[-1] if dated else self._last_year
        if mention is None:
            ruling = self._in_paragraph
            if ruling and ruling.role == "date" and has_other_time(sentence.text):
                # 2000年启动工程。在前10年里…。覆盖率…
                self._in_paragraph = None
            return
        if self._is_aside(sentence, mention):
            return
        self._in_paragraph = mention
        far, near = _LEAD_IN_REACH
        text = self._document.text[sentence.start : sentence.end + 1]
        goals = bool(self._headings) and "目标" in self._headings[-1]
        leads = (
            _LEAD_IN.search(text[-far:].rstrip())
            or _LEAD_IN.search(sentence.text[-near:])
            or (text.endswith("\n") and _LEAD_LINE.fullmatch(sentence.text))
        )
        # 一、现状 2020年,…: the year of a review holds for all of it
        reviews = self._tense < 0 and mention.role == "date" and self._opens_section(mention)
        if goals or leads or reviews:
            self._in_section = mention
            self._lead_end = self._section.text_end if self._section else len(self._document.text)

    def _governing_year(self, sentence: Sentence) -> YearMention | None:
        """The last deadline or period of a sentence, or else its last plain year."""
        known = [year for year in sentence.years if year.last]
        found = [year for year in known if year.role in ("deadline", "period")] or [
            year for year in known if year.role == "date" and year.rule == "year"
        ]
        # 2020年前 bounds its own clause only; 是2010年的2.2倍 only compares
        text = self._document.text
        found = [
            year
            for year in found
            if text[year.end - 1] != "前" and not _MULTIPLE_OF.match(text, year.end)
        ]
        if not found:
            return None
        last = found[-1]
        if _UNTIL_NOW.search(text, max(0, last.start - 2), last.start):
            # 截至2020年 is a date, not a deadline
            return replace(last, role="date")
        return last

    def _opens_section(self, mention: YearMention) -> bool:
        """Whether a year is the first word of its section."""
        if self._section is None or mention.start - self._section.heading_end > _NEAR_HEADING:
            return False
        between = self._document.text[self._section.heading_end : mention.start]
        return not between.strip(" \n\t\u3000到至截止")

    def _is_aside(self, sentence: Sentence, mention: YearMention) -> bool:
        """Whether a period stands within a sentence that an earlier deadline governs."""
        ruling = self._in_paragraph
        return (
            mention.role == "period"
            and ruling is not None
            and ruling.role == "deadline"
            and "," in self._document.text[sentence.start : mention.start]
        )

    def _move(self, start: int) -> None:
        """Notice where a new section begins and a lead-in ends."""
        section = self._plan.section_at(start)
        if section is not self._section:
            self._enter(section)
        if start >= self._lead_end:
            self._in_section = None

    def _enter(self, section: Section | None) -> None:
        """Read the headings above: their orientation, and a year that governs what follows."""
        self._section = section
        headings: list[str] = []
        at = section
        while at is not None:
            headings.append(fold(at.heading_zh))
            at = self._sections.get(at.parent_id) if at.parent_id else None
        self._heading_year = next(filter(None, map(_year_of, headings)), None)
        headings.reverse()
        self._headings = headings
        self._tense = heading_tense(headings)
        self._nature = nature_of(" ".join(headings))


def _looks_back(sentence: Sentence, plan_years: tuple[int, int]) -> bool:
    """Whether a sentence tells of a time before its plan (目前, or a year before the first)."""
    dates = [year.last for year in sentence.years if year.last and year.role == "date"]
    past = (year < plan_years[0] for year in dates)
    return any(past) or has_other_time(sentence.text)


@lru_cache(maxsize=1024)
def _year_of(heading: str) -> int | None:
    """Last year that a heading names."""
    if len(heading) >= MAX_HEADING:
        return None
    years = [int(year) for year in _YEAR.findall(heading)]
    years += [mention.last for mention in relative_periods(heading) if mention.last]
    return years[-1] if years else None
