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
from ecociv.extract.years import is_event
from ecociv.read.plan import Plan, Section

_LEAD_IN = re.compile(r"以下|如下|[::]\s*$|主要目标|总体目标|目标是")
#: 到2020年, on a line of its own leads in the lines below.
_LEAD_LINE = re.compile(r"[^。;]{0,12}(?:底|末|前|年|期)[,:]?\s*")
#: A paragraph that goes on with the one before.
_GOES_ON = re.compile(r"\s*(?:此外|另外|同时|并且|与此同时|其中)")
#: What may stand before the year that opens a paragraph: (二)年度目标。到….
_OPENING = re.compile(
    r"\s*(?:[-—·•●■◆○*]+|[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.])?[^,;:。\d]{0,16}[。:]?\s*"
    r"(?:到|至|在|力争|争取|确保|计划|—)*"
)
_OPENING_REACH = 32
_GOALS = re.compile(r"\s*[\u4e00-\u9fff]{0,8}目标(?:任务)?[:。]?\s*")
#: What follows a year that opens a line: 2023年,…, 2023年全市….
_BEHIND_YEAR = (",", ":", "全", "底", "末")
#: So much of a line is read to see whether it ends within a sentence; a heading is shorter.
_LONG_LINE = 400
_LONG_HEADING = 30
#: A member of a list: 2、….
_MEMBER = re.compile(r"\s*[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.](?!\d)")
_UNTIL_NOW = re.compile(r"(?:截[至止]到?|以来[至到])$")
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
            if not _GOES_ON.match(text, start) and not _is_broken(text, start):
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

    def note(self, sentence: Sentence, *, is_result: bool = False) -> None:
        """Take over the deadline that a sentence sets for those behind it.

        The year of a sentence that tells of results only (到2020年底,全市已建成…) is no deadline.
        """
        mention = self._governing_year(sentence)
        if mention is not None and is_result:
            mention = replace(mention, role="date")
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

    def promised(self, sentence: Sentence) -> list[YearMention]:
        """Years of a sentence; under a heading of goals the one that opens a line is a deadline.

        二、工作目标 2023年,…: what was reached by then is told with 已, 了 or as what it was (为).
        """
        years = sentence.years
        if not years or years[0].role != "date" or years[0].rule != "year":
            return years
        text, first = self._document.text, years[0]
        if not self._headings or not _GOALS.fullmatch(self._headings[-1]) or self._tense < 0:
            return years
        told = sentence.cues.get("past", 0) + sentence.cues.get("le", 0)
        if told > sentence.text.count("同比") or len(years) > 1 or not _opens_line(text, first):
            return years
        behind = text[first.end : first.end + 1]
        return [replace(first, role="deadline")] if behind in _BEHIND_YEAR else years

    def _governing_year(self, sentence: Sentence) -> YearMention | None:
        """The last deadline or period of a sentence, or else its last plain year."""
        known = [year for year in sentence.years if year.last]
        found = [year for year in known if year.role in ("deadline", "period")] or [
            year for year in known if year.role == "date" and year.rule == "year"
        ]
        # 2020年前 bounds its own clause only, unless it opens the paragraph; 是2010年的2.2倍 only
        # compares
        text = self._document.text
        found = [
            year
            for year in found
            if (text[year.end - 1] != "前" or _opens_line(text, year))
            and not _MULTIPLE_OF.match(text, year.end)
            and not is_event(text, year)
        ]
        if not found:
            return None
        last = found[-1]
        if _UNTIL_NOW.search(text, max(0, last.start - 3), last.start):
            # 截至2020年, 2012年以来至2017年 is a date, not a deadline
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
            headings.append(_folded(at.heading_zh))
            at = self._sections.get(at.parent_id) if at.parent_id else None
        self._heading_year = next(filter(None, map(_year_of, headings)), None)
        headings.reverse()
        self._headings = headings
        self._tense = heading_tense(headings)
        self._nature = nature_of(" ".join(headings))


def _is_broken(text: str, start: int) -> bool:
    """Whether a line goes on with what the line before could not hold, or with its list."""
    end = max(0, start - 1)
    if text[end - 1 : end] in ("。", ""):
        # most lines end so
        return False
    low = max(0, end - _LONG_LINE)
    before = text[max(low, text.rfind("\n", low, end) + 1) : end].rstrip()
    if before[-1:] in (",", "、"):
        return True
    if before[-1:] == ";":
        return _MEMBER.match(before) is not None and _MEMBER.match(text, start) is not None
    return len(before) > _LONG_HEADING and "," in before and "\u4e00" <= before[-1] <= "\u9fff"


def _opens_line(text: str, year: YearMention) -> bool:
    """Whether a year opens its line, behind a number or a heading at most."""
    near = max(0, year.start - _OPENING_REACH)
    start = text.rfind("\n", near, year.start) + 1
    if not start and near:
        return False
    return _OPENING.fullmatch(text, start, year.start) is not None


def _looks_back(sentence: Sentence, plan_years: tuple[int, int]) -> bool:
    """Whether a sentence tells of a time before its plan (目前, or a year before the first)."""
    dates = [year.last for year in sentence.years if year.last and year.role == "date"]
    past = (year < plan_years[0] for year in dates)
    return any(past) or has_other_time(sentence.text)


#: A heading is asked for again by every section below it.
_folded = lru_cache(maxsize=1024)(fold)


@lru_cache(maxsize=1024)
def _year_of(heading: str) -> int | None:
    """Last year that a heading names."""
    if len(heading) >= MAX_HEADING:
        return None
    years = [int(year) for year in _YEAR.findall(heading)]
    years += [mention.last for mention in relative_periods(heading) if mention.last]
    return years[-1] if years else None
