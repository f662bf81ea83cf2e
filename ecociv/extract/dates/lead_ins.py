"""The year that a sentence sets for what follows it, and whether it leads that in.

In: folded text and a sentence of it. Out: a year mention, or none. How far it reaches is decided in
`dates.governing`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ecociv.extract.dates.own_years import is_event
from ecociv.extract.scene import Sentence
from ecociv.extract.text.text_lines import opens_line
from ecociv.extract.values.tokens import YearMention

_LEAD_IN = re.compile(r"以下|如下|[::]\s*$|主要目标|总体目标|目标是")
#: 到2020年, on a line of its own leads in the lines below.
_LEAD_LINE = re.compile(r"[^。;]{0,12}(?:底|末|前|年|期)[,:]?\s*")
#: 根据处置中心的报表,|2018年…
_SOURCE = re.compile(r"^\s*(?:根据|按照|依据|据|经)[^,]{2,40},")
_UNTIL_NOW = re.compile(r"(?:截[至止]到?|以来[至到])$")
#: How near the end of a sentence the words of a lead-in stand.
_LEAD_IN_REACH = (24, 12)
#: 申办2026年第九届研讨会, 入选2023年度全国百强县: the year is part of a name.
_NAME_BEFORE = re.compile(
    r"(?:[申承举主协筹]办|筹备|获评?|入选|上榜|评为|评定为|认定为|命名为|授予|参加|参与|跻身|荣登|居|位列)了?[^,;。\d的]{0,6}$"
)
_NAME_BEHIND = re.compile(r"度?(?=[“‘《\u4e00-\u9fff])(?![底末初前内至到])")
_NAME_REACH = 12
_CLAUSE_MARKS = (*",;。:!—\n", "")
#: 2022年度|1万亩高标准农田项目开工: the year of a project dates nothing behind it.
_OF_COUNTED = re.compile(r"度\d")
#: An outlook from here on is a plain promise.
_PLAIN_PROMISE = 1.0
#: 2025年, “十四五”末 and “十四五”期间 set a deadline where a sentence of promises opens with them.
_OPENINGS = (("date", "year"), ("date", "five_year_period"), ("period", "five_year_period"))
_MULTIPLE_OF = re.compile(r"的?\s*(?:近|约|逾)?[\d.]+倍")
#: 由3%提高到2010年的5% dates no more than its value.
_BECAME = re.compile(r"[高加升长降少大低复展减提扩][到至为]$")


def leads_in(text: str, sentence: Sentence) -> bool:
    """Whether a sentence leads in what follows (到2025年,主要目标如下:)."""
    far, near = _LEAD_IN_REACH
    own = text[sentence.start : sentence.end + 1]
    return bool(
        _LEAD_IN.search(own[-far:].rstrip())
        or _LEAD_IN.search(sentence.text[-near:])
        or (own.endswith("\n") and _LEAD_LINE.fullmatch(sentence.text))
    )


def year_set(text: str, sentence: Sentence) -> YearMention | None:
    """The last deadline or period of a sentence, or else its last plain year."""
    # 今年 says no more than what its year is known from, 去年 dates no more than its clause
    known = [year for year in sentence.years if year.last and year.rule != "relative_year"]
    known = known or [year for year in sentence.years if _is_to_come(text, year)]
    found = [year for year in known if year.role in ("deadline", "period")] or [
        year for year in known if (year.role, year.rule) in _OPENINGS
    ]
    # 2020年前 bounds its own clause only, unless it opens the paragraph; 是2010年的2.2倍 only
    # compares
    found = [
        year
        for year in found
        if (text[year.end - 1] != "前" or opens_line(text, year) or leads_in(text, sentence))
        and not _MULTIPLE_OF.match(text, year.end)
        and not _is_attribute(text, year)
        and not _OF_COUNTED.match(text, year.end - 1)
        and not is_event(text, year)
        and not _is_in_name(text, year)
    ]
    if not found:
        return None
    last = found[-1]
    if _UNTIL_NOW.search(text, max(0, last.start - 3), last.start):
        # 截至2020年, 2012年以来至2017年 is a date, not a deadline
        return replace(last, role="date")
    return last


def is_opening(text: str, sentence: Sentence, mention: YearMention, promise: float) -> bool:
    """Whether a plain year or period is the first of its line, and the only one of its sentence.

    Of a five-year period a sentence must plainly promise: it may be over.
    """
    if mention.rule != "year" and promise < _PLAIN_PROMISE:
        return False
    years = [year for year in sentence.years if year.role not in ("baseline", "name")]
    return (
        (mention.role, mention.rule) in _OPENINGS and len(years) == 1 and opens_line(text, mention)
    )


def is_aside_of_report(text: str, sentence: Sentence, mention: YearMention) -> bool:
    """Whether a year dates but a clause of what is told: 总投资9亿元,2001年底全部完工."""
    if _LEAD_IN.search(text[sentence.end - _LEAD_IN_REACH[1] : sentence.end + 1]):
        # 按照…,现就2009年绿化任务提出如下安排:
        return False
    before = _SOURCE.sub("", text[sentence.start : mention.start])
    return "," in before or "、" in before


def _is_to_come(text: str, year: YearMention) -> bool:
    """Whether years to come open a clause: 未来五年,…, 综合考虑,今后五年的目标是…."""
    opens = text[year.start - 1 : year.start] in _CLAUSE_MARKS
    return bool(year.last) and year.role == "period" and opens


def _is_in_name(text: str, year: YearMention) -> bool:
    """Whether a year is part of the name of an event or a title: 成功申办2026年第九届研讨会."""
    if year.role != "date" or not _NAME_BEHIND.match(text, year.end):
        return False
    return _NAME_BEFORE.search(text, max(0, year.start - _NAME_REACH), year.start) is not None


def _is_attribute(text: str, year: YearMention) -> bool:
    """Whether a year says which value is meant: 提高到2010年的5%."""
    near = max(0, year.start - 2)
    return text.startswith("的", year.end) and _BECAME.search(text, near, year.start) is not None
