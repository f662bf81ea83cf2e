"""The one year that a part of a text is about, where a heading or its opening sentence names it.

In: the sentences and sections of a text in order. Out: the year that dates what has no year of its
own there, and the year that 今年 and 年内 mean. A report or a year's work has such parts; the term
of a plan, by whose end its targets are due, is found in `dates.plan_years`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from ecociv.extract.dates.document_date import year_looked_back_on
from ecociv.extract.dates.headings import MAX_HEADING, heading_tense
from ecociv.extract.scene import Document, Sentence
from ecociv.extract.text.folding import folded_heading
from ecociv.extract.text.text_lines import opens_line
from ecociv.extract.values.tokens import YearMention
from ecociv.read.plan import Section

#: 2019年工作安排, 2013年政府工作回顾, 2025年经济社会发展的目标要求.
_HEADING = re.compile(
    r"(?P<until>[到至—~-]\s*)?(?P<year>20\d\d)\s*年度?(?![初底末前]|以来|[到至—~-])[^,;:。\d]{0,16}?"
    r"(?:工作|任务|目标|安排|要求|重点|打算|部署|思路|回顾|总结|情况|主要指标|预期)"
)
#: A line that is the title of a review: 某镇2021年工作总结.
_REVIEW = re.compile(
    r"[^\n。;,:!?]{0,30}?(?P<year>20\d\d)\s*年度?[^\n。;,:!?\d]{0,24}(?:总结|回顾|完成情况|进展情况|工作情况)"
    r"(?:报告|汇报)?\s*"
)
#: What no single year dates, and what tells of no time at all.
_OTHER_HEADING = re.compile(
    r"(?:五|三|5|3)年(?!行动|计划|攻坚|大会战)|今后|未来|过去|远景|长远|时期|20\d\d|十.五|名词|附[件录表]|注释"
)
_PAST_HEADING = re.compile("回顾|总结|成就|现状|形势|存在")
#: A review ends where a heading looks ahead.
_AHEAD_HEADING = re.compile(
    "今年|明年|下一?步|下一年|打算|部署|总体要求|工作思路|指导思想|存在|建议"
)
#: Where more than one year is spoken of: 五年来,…, 今后五年,….
_OTHER_TIMES = re.compile(
    r"(?:^|[\n。!;])[^,。;!\n]{0,12}?(?:[二三四五六七八九十两几\d]+年来|(?:过去|今后|未来|近|这)的?"
    r"[二三四五六七八九十两几\d]+年|(?:本届政府(?:任期|成立)?|换届)以来)"
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
#: A paragraph that opens a review without a year: 过去的一年,…, 各位代表!五年来,….
_LAST_YEAR = re.compile(
    r"(?:^|\n)[ \t*#—]*(?:各位(?:代表|委员|领导|同志)[,!:。])?\s*(?:回[顾首望])?(?:刚刚?)?"
    r"(?:过去的?一年|一年来|过去的?[四五]年|[四五]年来|本届政府)"
)
#: What was reached in these is of the year that such a part is about.
TERM = re.compile("[一四五]年来")
#: What may stand before a year that opens its line: 各位代表!刚刚过去的2021年,….
_LINE_OPENING = re.compile(
    r"[\s\u3000*]*(?:各位(?:代表|委员|领导|同志)[,!:。]?)?\s*(?:回顾|即将|刚刚)*(?:过去的)?\s*"
)
#: 下达2016年治理任务: what 今年 means behind it.
_NAMED_TASK = re.compile(
    r"(?<!完成)(?<!完成了)20\d\d年度?[^,;:。\d]{0,24}?(?:任务|工作|方案|目标|要点|重点|计划(?=[,;。:》的]))"
)
_SINGLE = (-1, 0, 1)


class _Part(NamedTuple):
    """A year, whether what it is about is over, and the level of the section that names it."""

    year: int
    is_past: bool
    level: int


class PartYears:
    """Follows a text from sentence to sentence and keeps the year of its part.

    The year of a heading (2019年工作安排) holds for its section and for those behind it that name
    no time, that of a review only within its section; the year of an opening sentence
    (刚刚过去的2021年,…) for the rest of its section, until many years are spoken of (五年来).
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._last_year = year_looked_back_on(document.date)
        self._part: _Part | None = None
        self._level = 0
        self._task: int | None = None
        self._at = 0

    def enter(self, section: Section | None) -> None:
        """Take over the year of a heading, or see the part end."""
        if section is None:
            return
        self._level = section.level
        heading = folded_heading(section.heading_zh)
        found = _heading_part(heading)
        if found:
            year, is_past = found
            self._part = _Part(year, is_past, section.level)
        elif self._part and _ends(self._part, heading, section.level):
            self._part = None

    def note(self, sentence: Sentence) -> None:
        """Take over the year that a sentence opens its part with."""
        text, low = self._document.text, max(self._at, sentence.start - _GAP_REACH)
        self._at = sentence.end
        if self._part and _OTHER_TIMES.search(text, low, sentence.end):
            self._part = None
        if self._part is None and self._last_year and _LAST_YEAR.search(text, low, sentence.end):
            self._part = _Part(self._last_year, True, self._level)
        if not sentence.years:
            return
        ends_line = not sentence.values and text[sentence.end : sentence.end + 1] in ("\n", "")
        title = _REVIEW.fullmatch(sentence.text) if ends_line else None
        if title and not self._is_of(int(title.group("year"))):
            self._part = _Part(int(title.group("year")), True, 0)
            return
        first = next((year for year in sentence.years if year.rule == "year"), None)
        self._note_this_year(sentence)
        if first is None or first.last is None:
            return
        passed = _PASSED.search(text, max(0, first.start - _PASSED_REACH), first.start) is not None
        topic = passed or _TOPIC.match(text, first.end, first.end + _TOPIC_REACH)
        if topic and not self._is_of(first.last) and opens_line(text, first, _LINE_OPENING):
            self._part = _Part(first.last, passed, self._level)
        if first.role != "deadline" and _NAMED_TASK.match(text, first.start):
            self._task = first.last

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
            self._part = _Part(year, False, self._level)

    def _is_of(self, year: int) -> bool:
        """Whether the part is known to be about a year."""
        return self._part is not None and self._part.year == year

    def governs(self) -> tuple[int, bool] | None:
        """Year of the part, and whether it is over."""
        return (self._part.year, self._part.is_past) if self._part else None

    def resolved(self, years: list[YearMention]) -> list[YearMention]:
        """Years of a sentence; those that only the year of the part tells (今年, 年内) with it."""
        if self._document.year or not (self._part or self._task):
            return years
        if all(year.last or year.shift is None for year in years):
            return years
        return [self._resolve(year) for year in years]

    def _resolve(self, mention: YearMention) -> YearMention:
        """The mention with its year, where the year of the part tells it."""
        if mention.last or mention.shift not in _SINGLE or mention.role == "period":
            return mention
        text, part = self._document.text, self._part
        word = text[mention.start : mention.start + 2]
        if text[mention.end : mention.end + 1] == "起":
            # 从今年起 opens a time without an end
            return mention
        if part and part.is_past and word in ("今年", "去年", "明年", "下一"):
            # in a review these are words of the day it is given
            return mention
        year = part.year if part else self._task
        if year is None or (part is None and mention.shift):
            return mention
        year += mention.shift or 0
        return replace(mention, first=year, last=year)


@lru_cache(maxsize=1024)
def _heading_part(heading: str) -> tuple[int, bool] | None:
    """Year of the work that a heading announces or reviews.

    Examples
    --------
    >>> _heading_part("2019年工作安排"), _heading_part("一、2013年政府工作回顾")
    ((2019, False), (2013, True))
    >>> _heading_part("到2020年的工作目标"), _heading_part("2016-2020年工作目标")
    (None, None)
    """
    if len(heading) >= MAX_HEADING:
        return None
    found = list(_HEADING.finditer(heading))
    if len(found) != 1 or found[0].group("until"):
        return None
    return int(found[0].group("year")), heading_tense([heading]) < 0


def _ends(part: _Part, heading: str, level: int) -> bool:
    """Whether a part ends where a section with such a heading begins."""
    if _OTHER_HEADING.search(heading):
        return True
    if part.is_past:
        return level <= part.level or _AHEAD_HEADING.search(heading) is not None
    return level < part.level or _PAST_HEADING.search(heading) is not None
