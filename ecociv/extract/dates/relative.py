"""Years that are not written in digits: “十四五”期间, 今年, 五年内, 二〇二五年.

In: folded text. Out: `YearMention` tokens; those that only the document's date can resolve carry
their distance from its year in ``shift``. (Years in digits are read in `dates.periods`.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ecociv.extract.dates.periods import END_OF_YEAR, is_base, is_compared, is_until, role_of
from ecociv.extract.values.numerals import DIGITS
from ecociv.extract.values.tokens import YearMention

# 五 ends the number of every such period; what stands before it is looked up from there, since a
# pattern that begins with an optional mark is tried at every character.
_PLAN = re.compile(
    r"五(?:年规划)?[”\"’']?(?:五年)?"
    r"(?P<tail>时期|期间|期末|规划期末|末期|末|初期|初|以来|规划期|前两年|前三年|前期|期(?![^,;。]{0,2}[工投建项]))?"
    r"(?P<before>之前|以前|前(?!期|两|三))?"
)
COMMITS = re.compile(r"要(?!求|点)|将(?!是)|力争|确保|争取|计划(?=[新建完在于])|拟")
_PLAN_NUMBER = re.compile(
    r"[“\"‘']?(?P<n>(?<![一二三四五六七八九〇])十[一二三四五六七]?|[九八七]|第十[一二三四五六七]个)$"
)
_FIRST_YEAR = {
    "七": 1986,
    "八": 1991,
    "九": 1996,
    "十": 2001,
    "十一": 2006,
    "十二": 2011,
    "十三": 2016,
    "十四": 2021,
    "十五": 2026,
    "十六": 2031,
    "十七": 2036,
}
#: Words of time that no year resolves: what follows them is not of the year before.
_OTHER_TIME = re.compile(
    r"近[\d一二两三四五六七八九十几]+年|(?:[\d一二三四五六七八九十几]|多)年(?:来|间|里(?!程)|中(?!央|心|期|旬))"
    r"|目前|现[已有](?<![出实体发呈表展再]现.)|至今|迄今|如今|眼下|当前"
)
_COUNT = r"[一二两三四五六七八九十]|\d{1,2}"
# Each branch begins with a character, so that a search can skip what none begins with.
_KNOWN = re.compile(
    r"今年|当年|本年度?|年内|年[底末]|去年|上年度?|上一年|明年|下一年|今后|未来|下一步|接下来"
)
#: Before 年底前 these make it the end of every year, or of a year with a number.
_OF_A_YEAR = tuple("每0123456789")
_TO = re.compile(r"(?<![截以来延])[到至]$")
_BY_THE_END = re.compile(r"(?:年?(?P<end>[底末]))?(?:之前|以前|前(?!后))")
_YEARS_AHEAD = re.compile(rf"的?(?P<k>{_COUNT})(?:到[一二三四五六七八九十])?个?年")
_AHEAD = ("今后", "未来", "下一步", "接下来")
_PART_OF_YEAR = re.compile("(?:上半年|下半年|季度)[末底]?(?P<due>之?前(?!后))?")
#: 力争|下半年(开工), 将于|今年三季度(投产)
_PROMISED_IN = re.compile(r"(?:力争|争取|确保|(?:计划|拟|将)[于在]?)(?:[今明]年)?[一二三四]?$")
_NEAR_YEAR = {"今年": 0, "明年": 1}
_SHIFTS = {"今": 0, "当": 0, "本": 0, "年": 0, "去": -1, "上": -1, "明": 1, "下": 1}
_WITHIN = re.compile(r"年(?:之内|以内|内)")
_SPAN_BEFORE = re.compile(
    rf"(?P<lead>今后|未来|今明|近|最近|过去)?(?P<k>{_COUNT})(?:到[一二三四五六七八九十])?$"
)
_MID_CENTURY = re.compile("(?:本|21|二十一)世纪中叶")
_CHINESE_YEAR = re.compile(
    rf"(二[〇○零O0][〇○零一二三四五六七八九O0]{{2}})年(?!代)(?P<end>{END_OF_YEAR})"
)


def relative_periods(text: str) -> Iterator[YearMention]:
    """Five-year periods by name, years in Chinese numerals, years by reference (今年, 五年内).

    Examples
    --------
    >>> [(m.first, m.last, m.role) for m in relative_periods("比“十三五”末下降8%")]
    [(2020, 2020, 'baseline')]
    """
    yield from _plan_periods(text)
    yield from _parts_of_year(text)
    for match in _CHINESE_YEAR.finditer(text):
        year = int("".join(str(DIGITS.get(char, 0)) for char in match.group(1)))
        role = role_of(text, match.start(), match.end(), match.group("end"))
        yield YearMention(*match.span(), year, year, role, "chinese_year")
    for match in _MID_CENTURY.finditer(text) if "世纪中叶" in text else ():
        role = role_of(text, match.start(), match.end(), "")
        yield YearMention(*match.span(), 2050, 2050, role, "chinese_year")
    found = [*_known(text), *_within(text)]
    end = 0
    for mention in sorted(found, key=lambda mention: mention.start):
        if mention.start >= end:
            yield mention
            end = mention.end


def end_of_five(number: str) -> int:
    """Last year of a five-year period.

    Examples
    --------
    >>> end_of_five("十四")
    2025
    """
    return _FIRST_YEAR[number] + 4


def has_other_time(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether words stand in ``text[start:end]`` that tell a time without a year.

    Examples
    --------
    >>> has_other_time("1999年以前建池50个,发展至今"), has_other_time("到2025年")
    (True, False)
    """
    return _OTHER_TIME.search(text, start, len(text) if end is None else end) is not None


def _parts_of_year(text: str) -> Iterator[YearMention]:
    """下半年, 今年三季度 by which something is promised, like a month; others tell no time."""
    # few texts hold one, and a plain search is faster than the pattern
    for match in _PART_OF_YEAR.finditer(text) if "半年" in text or "季度" in text else ():
        start, end = match.span()
        if not (match.group("due") or _PROMISED_IN.search(text, max(0, start - 6), start)):
            continue
        if text[start - 1 : start] in ("一", "二", "三", "四"):
            start -= 1
        elif match.group().startswith("季度"):
            continue
        near = _NEAR_YEAR.get(text[start - 2 : start])
        begin = start if near is None else start - 2
        role = "deadline" if match.group("due") else "date"
        yield YearMention(begin, end, None, None, role, "month_day", near)


def _plan_periods(text: str) -> Iterator[YearMention]:
    """“十四五”期间, “十三五”末."""
    end = 0
    for match in _PLAN.finditer(text):
        number = _PLAN_NUMBER.search(text, max(end, match.start() - 6), match.start())
        if number is None:
            continue
        if number.group("n") == "十" and text[match.start() + 1 : match.start() + 2] == "五":
            # 十五|五
            continue
        tail = match.group("tail") or ""
        written = text[number.start() : match.end()]
        quoted = written[0] in "“\"‘'"
        if not (quoted or tail or "规划" in written or match.group("before")):
            # 十五 alone is a number
            continue
        start, end = number.start(), match.end()
        first = _FIRST_YEAR[number.group("n").removeprefix("第").removesuffix("个")]
        yield _plan_period(text, start, end, first, tail)


def _plan_period(text: str, start: int, end: int, first: int, tail: str) -> YearMention:
    """A five-year period or its end, and the part it plays."""
    last = first + 4
    if tail.endswith(("末", "末期")):
        first = last
        if is_base(text, start, end) or is_compared(text, start):
            role = "baseline"
        else:
            role = "deadline" if is_until(text, start) else "date"
    elif tail.endswith(("初", "初期")):
        last, role = first, "date"
    elif tail in ("时期", "期间", "规划期", "期"):
        compared = is_base(text, start, end) or is_compared(text, start)
        role = "baseline" if compared else "period"
    elif is_compared(text, start):
        first, role = last, "baseline"
    else:
        # “十四五”要下降18%
        role = "period" if not tail and COMMITS.match(text, end) else "name"
    return YearMention(start, end, first, last, role, "five_year_period")


def _known(text: str) -> Iterator[YearMention]:
    """今年, 去年, 明年, 年底前 and 今后三年."""
    for match in _KNOWN.finditer(text):
        (start, end), word = match.span(), match.group()
        if word == "当年" and text[start - 1 : start] == "占":
            # 占当年新建面积的比例: part of the name of a share
            continue
        if word in _AHEAD:
            ahead = _YEARS_AHEAD.match(text, end)
            if ahead:
                shift = _count(ahead.group("k"))
                yield YearMention(start, ahead.end(), None, None, "period", "relative_year", shift)
            continue
        shift, role = _SHIFTS[word[0]], "date"
        due = _BY_THE_END.match(text, end) if shift >= 0 and word[0] != "下" else None
        if word in ("年底", "年末"):
            # 到年底, but 截至年底 looks back
            by_then = _TO.search(text, max(0, start - 3), start) is not None
            end = due.end() if due else end
            if not (due or by_then) or (due and due.group("end")):
                continue
            if text[max(0, start - 1) : start] in _OF_A_YEAR:
                continue
            role = "deadline"
        elif due and due.group("end"):
            end, role = due.end(), "deadline"
        elif word == "本年":
            continue
        elif shift < 0 and text[start - 1 : start] in ("比", "较", "与", "同", "于"):
            role = "baseline"
        yield YearMention(start, end, None, None, role, "relative_year", shift)


def _within(text: str) -> Iterator[YearMention]:
    """五年内; 近三年内 looks back and dates nothing."""
    for match in _WITHIN.finditer(text):
        before = _SPAN_BEFORE.search(text, max(0, match.start() - 8), match.start())
        if before is None:
            continue
        past = before.group("lead") in ("近", "最近", "过去")
        role, shift = ("name", 0) if past else ("deadline", _count(before.group("k")))
        yield YearMention(before.start(), match.end(), None, None, role, "relative_year", shift)


def _count(written: str) -> int:
    return 10 if written == "十" else int(written) if written.isdigit() else int(DIGITS[written])
