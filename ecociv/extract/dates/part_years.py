"""The one year that a part of a text is about, where a heading or its opening sentence names it.

In: the sentences and sections of a text in order. Out: the year that dates what has no year of its
own there, and the year that 今年 and 年内 mean. A report or a year's work has such parts; the term
of a plan, by whose end its targets are due, is found in `dates.plan_years`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ecociv.extract.dates.document_date import year_looked_back_on
from ecociv.extract.dates.part_headings import (
    Part,
    ends_part,
    is_programme_of_term,
    is_review_of_term,
    run_in_part,
    year_of_heading,
    year_of_promises,
)
from ecociv.extract.scene import Document, Sentence
from ecociv.extract.text.folding import folded_heading
from ecociv.extract.text.text_lines import AtLineStart, opens_line
from ecociv.extract.values.tokens import YearMention
from ecociv.read.plan import Section

#: A line that is the title of a review: 某镇2021年工作总结.
_REVIEW = re.compile(
    r"[^\n。;,:!?]{0,30}?(?P<year>20\d\d)\s*年度?[^\n。;,:!?\d]{0,24}(?:总结|回顾|完成情况|进展情况|工作情况)"
    r"(?:报告|汇报)?\s*"
)
#: Where more than one year is spoken of: 五年来,…, 今后五年,….
_OTHER_TIMES = re.compile(
    r"(?:^|[\n。!;])[^,。;!\n]{0,12}?(?:[二三四五六七八九十两几\d]+年来|(?:过去|今后|未来|近|这)的?"
    r"(?:[二三四五六七八九十两几]+|\d{1,2})年|(?:本届政府(?:任期|成立)?|换届)以来)"
    # the words of a text are no part of it
    r"|\n[^,。;\n]{0,8}(?:名词|词语)[^,。;\n]{0,8}(?:解释|注释|说明)"
)
_GAP_REACH = 1200
#: 刚刚过去的2021年, and 2022年是…开局之年, 2023年全市经济工作的总体要求是….
_PASSED = re.compile(r"过去的\s*$")
_PASSED_REACH = 6
_TOPIC = re.compile(
    r"\s*,?(?:既|也|又|更|正|都|将)?是(?![由否在因为])[^。;!\n]{0,80}?"
    r"(?:之年|[一重要键]年|阶段|时期|年份|周年|年头)"
    r"|度?[^,。;:!\n\d]{0,20}?(?:(?:总体|基本)?要求|(?:总体|工作)思路|指导思想)[是为:]"
)
_TOPIC_REACH = 96
#: A line of its own that leads in the programme of a year: 2022年,我们将重点做好以下工作:.
_PROGRAMME = re.compile(r",?我们(?:要|将)[^。;:!\n]{2,40}(?::|\n|$)")
#: A paragraph that opens a review without a year: 过去的一年,…, 各位代表!五年来,….
_LAST_YEAR = AtLineStart(
    r"[ \t*#—]*(?:各位(?:代表|委员|领导|同志)[,!:。])?\s*(?:回[顾首望])?(?:刚刚?)?"
    r"(?:过去的?一年|一年来|过去的?[四五六]年|[四五六]年来|本届政府"
    r"|(?:20\d\d年)?换届以来|[省市县区州][^\n,;:。]{1,12}?[一二三四五]次会议以来)"
)
#: Many years again that such a review is about.
_OF_TERM = re.compile(r"(?<![近前])[四五六]年来|(?:过去|这)的?[四五六]年|本届政府|换届以来")
#: What was reached in these is of the year that such a part is about.
TERM = re.compile("[一四五六]年来")
#: What may stand before a year that opens its line: 各位代表!刚刚过去的2021年,….
_LINE_OPENING = re.compile(
    r"[\s\u3000*]*(?:各位(?:代表|委员|领导|同志)[,!:。]?)?\s*(?:回顾|即将|刚刚)*(?:过去的)?\s*"
)
#: 下达2016年治理任务: what 今年 means behind it.
_NAMED_TASK = re.compile(
    r"(?<!完成)(?<!完成了)20\d\d年度?[^,;:。\d]{0,24}?(?:任务|工作|方案|目标|要点|重点|计划(?=[,;。:》的]))"
)
_SINGLE = (-1, 0, 1)
#: A term of government, and the words that announce one.
_TERM_YEARS = 5
_TO_COME = re.compile("今后|未来")


class PartYears:
    """Follows a text from sentence to sentence and keeps the year of its part.

    The year of a heading (2019年工作安排) holds for its section and for those behind it that name
    no time, that of a review only within its section; the year of an opening sentence
    (刚刚过去的2021年,…) for the rest of its section, until many years are spoken of (五年来).
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._last_year = year_looked_back_on(document.date)
        self._part: Part | None = None
        self._level = 0
        self._entered: set[str] = set()
        self._task: int | None = None
        self._at = 0

    def enter(self, section: Section | None, sections: Mapping[str, Section]) -> None:
        """Take over the year of a heading, or see the part end.

        Sections above that hold no sentence of their own are entered before.
        """
        if section is None:
            return
        above = section.parent_id
        if above and above not in self._entered and above in sections:
            self.enter(sections[above], sections)
        self._entered.add(section.section_id)
        self._level = section.level
        heading = folded_heading(section.heading_zh)
        found = year_of_heading(heading)
        if found:
            year, is_past = found
            self._part = Part(year, is_past, section.level)
        elif self._last_year and is_review_of_term(heading):
            self._part = Part(self._last_year, True, section.level)
        elif self._last_year and is_programme_of_term(heading):
            last = self._last_year + _TERM_YEARS
            self._part = Part(last, False, section.level, is_term=True)
        elif self._part and ends_part(self._part, heading, section.level):
            self._part = None

    def note(self, sentence: Sentence) -> None:
        """Take over the year that a sentence opens its part with."""
        text, low = self._document.text, max(self._at, sentence.start - _GAP_REACH)
        self._at = sentence.end
        if self._part and self._is_left(low, sentence.end):
            self._part = None
        if self._part is None and self._last_year and _LAST_YEAR.search(text, low, sentence.end):
            self._part = Part(self._last_year, True, self._level)
        if not sentence.years:
            return
        promised = year_of_promises(text, low, sentence.end)
        if promised:
            self._part = Part(promised, is_past=False, level=0, is_promised=True)
        found = run_in_part(text, low, sentence.end)
        if found:
            self._part = Part(*found, 0)
        ends_line = not sentence.values and text[sentence.end : sentence.end + 1] in ("\n", "")
        title = _REVIEW.fullmatch(sentence.text) if ends_line else None
        if title and not self._is_of(int(title.group("year"))):
            self._part = Part(int(title.group("year")), True, 0)
            return
        first = next((year for year in sentence.years if year.rule == "year"), None)
        self._note_this_year(sentence)
        if first is None or first.last is None:
            return
        passed = _PASSED.search(text, max(0, first.start - _PASSED_REACH), first.start) is not None
        leads = _PROGRAMME.match(text, first.end, first.end + _TOPIC_REACH)
        topic = passed or leads or _TOPIC.match(text, first.end, first.end + _TOPIC_REACH)
        if topic and not self._is_of(first.last) and opens_line(text, first, _LINE_OPENING):
            self._part = Part(first.last, passed, 0 if leads else self._level)
        if first.role != "deadline" and _NAMED_TASK.match(text, first.start):
            self._task = first.last

    def _is_left(self, low: int, end: int) -> bool:
        """Whether more than one year is spoken of.

        A review that is given at the end of its years may be one of a term, too (五年来); what it
        says within a paragraph of other years is an aside.
        """
        part, text = self._part, self._document.text
        is_review = part is not None and part.is_past and part.year == self._last_year
        for match in _OTHER_TIMES.finditer(text, low, end):
            said = match.group()
            if part is not None and part.is_term and _TO_COME.search(said):
                continue
            if not is_review or (said[0] in "\n!" and not _OF_TERM.search(said)):
                return True
        return False

    def _note_this_year(self, sentence: Sentence) -> None:
        """Take over 今年 where it is what is spoken of, and the date of the text is known."""
        text, first = self._document.text, sentence.years[0]
        date = self._document.date
        if date is None or self._last_year == date[0] or text[first.start : first.end] != "今年":
            # late in a year 今年 may be the one before
            return
        year = date[0]
        topic = _TOPIC.match(text, first.end, first.end + _TOPIC_REACH)
        if topic and not self._is_of(year) and opens_line(text, first, _LINE_OPENING):
            self._part = Part(year, False, self._level)

    def _is_of(self, year: int) -> bool:
        """Whether the part is known to be about a year."""
        return self._part is not None and self._part.year == year

    def governs(self) -> tuple[int, bool] | None:
        """Year of the part, and whether it is over."""
        return (self._part.year, self._part.is_past) if self._part else None

    def is_promised(self) -> bool:
        """Whether the part is a list of promises."""
        return self._part is not None and self._part.is_promised

    def is_within(self, mention: YearMention) -> bool:
        """Whether a year is an earlier one of those that a review tells of."""
        part = self._part
        return part is not None and part.is_past and (mention.last or 0) < part.year

    def resolved(self, years: list[YearMention]) -> list[YearMention]:
        """Years of a sentence; those that only the year of the part tells (今年, 年内) with it.

        未来五年 begins after the year that the text looks back on.
        """
        years = [self._to_come(year) if year.role == "period" else year for year in years]
        if self._document.year or not (self._part or self._task or self._document.date):
            return years
        if all(year.last or year.shift is None for year in years):
            return years
        return [self._resolve(year) for year in years]

    def _to_come(self, mention: YearMention) -> YearMention:
        """今后三年 with its first and last year, where the date of the text is known."""
        if mention.last or not mention.shift or not self._last_year:
            return mention
        return replace(mention, first=self._last_year + 1, last=self._last_year + mention.shift)

    def _resolve(self, mention: YearMention) -> YearMention:
        """The mention with its year, where that of the part or the date of the text tells it."""
        if mention.last or mention.shift not in _SINGLE or mention.role == "period":
            return mention
        text = self._document.text
        part = None if self._part and self._part.is_term else self._part
        word = text[mention.start : mention.start + 2]
        if text[mention.end : mention.end + 1] == "起":
            # 从今年起 opens a time without an end
            return mention
        date = self._document.date
        if date and (part is None or part.is_past) and word in ("今年", "去年", "明年"):
            # in a review these are words of the day it is given
            of_day = date[0] + (mention.shift or 0)
            return replace(mention, first=of_day, last=of_day)
        if part and part.is_past and word in ("今年", "去年", "明年", "下一"):
            return mention
        year = part.year if part else self._task
        if year is None or (part is None and mention.shift):
            return mention
        year += mention.shift or 0
        return replace(mention, first=year, last=year)
