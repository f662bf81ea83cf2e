"""Values written without Arabic digits: fractions, tenths, grades, 全覆盖, 翻一番, counts in words.

In: folded text and its marks. Out: tokens, not in order, which may overlap others; whoever asks
merges them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ecociv.codebook.units import known_units
from ecociv.codebook.words import alternation, words
from ecociv.extract.values.marks import Marks
from ecociv.extract.values.numerals import arabic_value, chinese_value, grade_value
from ecociv.extract.values.tokens import Numeral, Quantity, Token
from ecociv.extract.values.written_units import is_blocked, unit_pattern, weakness

_ZH_DIGIT = "一二两三四五六七八九十百千万亿〇零"
_FRACTION = re.compile(
    rf"([{_ZH_DIGIT}]{{1,3}})分之([{_ZH_DIGIT}点]+|\d+(?:\.\d+)?)"
    rf"(?:(?:至|到|-|~)(?:百分之)?([{_ZH_DIGIT}点]++|\d++(?:\.\d+)?+)(?!成|分之|:))?"
)
#: No share is higher.
_HIGHEST = 1000
_PER = {"百": "%", "千": "‰", "万": "‱"}
# 成 is a tenth behind a digit (三成), but mostly a verb or part of one (一成立, 五成员).
_TENTHS = re.compile(
    r"([一二三四五六七八九两])(?<![一二三四五六七八九两十\d第].)成"
    r"(?!立|为|长|员|本|效|果|功|熟|都|品|套|就|绩|因|份|交|新|型|片|群|网|林|才|对)"
)
_FULL = re.compile(r"全覆盖(?!率|面)")
_DOUBLE = re.compile(r"翻了?([一两二三])?番|减(?<!三减)半")
#: 减少一半: found from its end, since the verbs begin with what many words begin with.
_HALF = re.compile(
    r"一半(?:(?<=(?:减少|下降|降低|削减|压减|缩减|缩短)一半)|(?<=(?:减少|下降|降低|缩短)了一半))"
)
_GRADE_NUMERAL = r"(?:[ⅠⅡⅢⅣⅤⅥⅰⅱⅲⅳⅴⅵ]|I{1,3}|IV|VI?|(?<![A-Za-z])(?:i{1,3}|iv|vi?)|[一二三四五六])"
# Grades are found from their last word back, since that begins with a literal.
_CLASS = re.compile(r"类(?![别型])")
_CLASS_BEFORE = re.compile(rf"({_GRADE_NUMERAL})(?:\s*[-~—至到、]\s*({_GRADE_NUMERAL}))?\s*$")
_WORSE_BEFORE = "劣"
_LEVEL = re.compile(r"级(?:标准|[AB](?:标准|排放标准)?|排放标准)")
_LEVEL_BEFORE = re.compile(r"(?<![A-Za-z\d第])([一二三四]|\d)$")
# One or more: a search skips to a class in front, but not to a repeated one.
_CHINESE_RUN = re.compile(rf"[{_ZH_DIGIT}半几数][{_ZH_DIGIT}半几数]*")
_NO_NUMBER = "几数半"
_INNER = ("余", "多", "来")
#: Before a run these make it a name, or a broken number.
_NO_COUNT = ("第", "每", ".", "$")


@cache
def _counting() -> frozenset[str]:
    """Characters that a unit or a measure word begins with, or that may stand before one."""
    return frozenset(form[0] for form in (*known_units(), *words("classifier"))) | {*_INNER}


@cache
def _idioms() -> re.Pattern[str]:
    """Set phrases whose numerals count nothing (千方百计)."""
    return re.compile(alternation(words("idiom")))


def spelled_values(text: str, marks: Marks) -> Iterator[Token]:
    """Fractions, tenths, full coverage, doublings and grades of a folded text.

    Examples
    --------
    >>> found = spelled_values("百分之十五,三成,翻一番,Ⅲ类", Marks(""))
    >>> [(value.low, value.unit) for value in found]
    [(15.0, '%'), (3.0, '成'), (100.0, '%'), (3.0, '类')]
    """
    # the pattern begins with any numeral, and few texts hold a fraction
    for match in _FRACTION.finditer(text) if "分之" in text else ():
        fraction = _fraction(match)
        if fraction:
            yield fraction
    for match in _TENTHS.finditer(text):
        value = chinese_value(match.group(1)) or 0.0
        yield Quantity(*match.span(), value, value, "成", "number", "tenths", chinese=True)
    for match in _FULL.finditer(text):
        if marks.in_title(match.start()):
            yield Numeral(*match.span(), "title")
        else:
            yield Quantity(*match.span(), 100.0, 100.0, "%", "full", "full_coverage")
    for match in _DOUBLE.finditer(text) if "番" in text or "减半" in text else ():
        yield _doubling(match)
    for match in _HALF.finditer(text):
        start = match.start() - (3 if text[match.start() - 1] == "了" else 2)
        yield Quantity(start, match.end(), 50.0, 50.0, "%", "number", "halving", chinese=True)
    yield from _classes(text)
    yield from _levels(text)


def _fraction(match: re.Match[str]) -> Quantity | None:
    """百分之十五, 千分之五, 三分之二."""
    whole, part, upper = match.groups()
    low = _part_value(part)
    high = _part_value(upper) if upper else low
    if low is None:
        return None
    start, end, kind = *match.span(), "range" if upper else "number"
    if upper and not (high and low < high <= _HIGHEST):
        # 百分之五至二级标准, 百分之五~2020年: the next numeral is one of its own
        end, high, kind = match.end(2), low, "number"
    if whole in _PER:
        chinese = not part[0].isdigit()
        return Quantity(
            start, end, low, high or low, _PER[whole], kind, "fraction_words", chinese=chinese
        )
    base = chinese_value(whole)
    if not base:
        return None
    share = round(low / base, 6)
    return Quantity(start, end, share, share, "", "number", "fraction_words", chinese=True)


def _part_value(text: str) -> float | None:
    return arabic_value(text) if text[0].isdigit() else chinese_value(text)


def _doubling(match: re.Match[str]) -> Quantity:
    """翻一番 is a rise of 100%, 翻两番 of 300%, 减半 a fall of 50%."""
    if match.group() == "减半":
        value, rule = 50.0, "halving"
    else:
        times = chinese_value(match.group(1) or "一") or 1.0
        value, rule = 100.0 * (2**times - 1), "doubling"
    return Quantity(*match.span(), value, value, "%", "number", rule, chinese=True)


def _classes(text: str) -> Iterator[Token]:
    """Ⅲ类, III类, 三类, Ⅰ~Ⅲ类, 劣Ⅴ类."""
    end = 0
    for match in _CLASS.finditer(text):
        floor = max(end, match.start() - 10)
        number = _CLASS_BEFORE.search(text, floor, match.start())
        if number is None:
            continue
        low = grade_value(number.group(1))
        high = grade_value(number.group(2)) if number.group(2) else low
        if low is None or high is None:
            continue
        start, end = number.start(), match.end()
        if start > floor and text[start - 1] == _WORSE_BEFORE:
            start -= 1
        weak = "grade_word" if number.group(1) in "一二三四五六" else "name_part"
        yield Quantity(start, end, low, high, "类", "grade", "grade_class", weak=weak)


def _levels(text: str) -> Iterator[Token]:
    """二级标准, 一级A."""
    for match in _LEVEL.finditer(text):
        number = _LEVEL_BEFORE.search(text, max(0, match.start() - 2), match.start())
        value = grade_value(number.group(1)) if number else None
        if number is not None and value is not None:
            yield Quantity(
                number.start(),
                match.end(),
                value,
                value,
                "级",
                "grade",
                "grade_standard",
                weak="name_part",
            )


def chinese_counts(text: str, marks: Marks, claimed: Sequence[Token] = ()) -> list[Token]:
    """Chinese numerals before a unit or a measure word.

    Parameters
    ----------
    text
        Folded text.
    marks
        Its marks.
    claimed
        Tokens that are known, in order; only what they leave of a run is read (6万几|千元).

    Examples
    --------
    >>> found = chinese_counts("建成二十余个公园,实施五大工程,千方百计", Marks(""))
    >>> [(t.low, t.unit, t.bound) if isinstance(t, Quantity) else t.reason for t in found]
    [(20.0, '个', 'approx'), 'rhetorical_count', 'idiom']
    """
    found: list[Token] = []
    at = 0
    for match in _CHINESE_RUN.finditer(text):
        start, end = match.span()
        while at < len(claimed) and claimed[at].end <= start:
            at += 1
        following = at
        if at < len(claimed) and claimed[at].start < end:
            start, following = claimed[at].end, at + 1
        limit = claimed[following].start if following < len(claimed) else len(text)
        token = _chinese_count(text, start, end, limit, marks) if start < end <= limit else None
        if token is not None:
            found.append(token)
    return found


def _chinese_count(text: str, start: int, end: int, limit: int, marks: Marks) -> Token | None:
    """Token of one run of Chinese numerals, ``None`` where it counts nothing.

    ``limit`` is where the next token that is known begins (浇三次|每亩5吨).
    """
    before = text[start - 1 : start]
    if text[end : end + 1] not in _counting() and not (before.isdigit() or before in _NO_COUNT):
        # most runs count nothing, and a look at one character is faster than the patterns
        idiom = _idioms().match(text, start)
        beside = idiom and not (marks.in_title(start) or marks.in_quotes(start))
        return Numeral(start, idiom.end(), "idiom") if idiom and beside else None
    if marks.in_title(start) or marks.in_quotes(start):
        unit = unit_pattern().match(text, end, limit)
        if unit is None and text[end : end + 1] not in words("classifier"):
            return None
        reason = "title" if marks.in_title(start) else "plan_name"
        return Numeral(start, unit.end() if unit else end + 1, reason)
    idiom = _idioms().match(text, start)
    if idiom:
        return Numeral(start, idiom.end(), "idiom")
    if before.isdigit() or before in (".", "$"):
        return Numeral(start, end, "damaged")
    if before in ("第", "每"):
        return Numeral(start, end, "ordinal" if before == "第" else "name_part")
    return _counted(text, start, end, limit)


def _counted(text: str, start: int, end: int, limit: int) -> Token | None:
    """A run of Chinese numerals with its unit or measure word."""
    inner = text[end : end + 1] if text[end : end + 1] in _INNER else ""
    unit = unit_pattern().match(text, end + len(inner), limit)
    if unit is None:
        if text[end : end + 1] in words("classifier"):
            return Numeral(start, end + 1, "rhetorical_count")
        return None
    written, stop = unit.group(), unit.end()
    if is_blocked(written, text[stop : stop + 1]):
        return Numeral(start, stop, "name_part")
    run = text[start:end]
    value = chinese_value(run) if run == run.strip(_NO_NUMBER) and run != "一" else None
    if value is None:
        return Numeral(start, stop, "indefinite")
    bound = words("bound_inside")[inner] if inner else ""
    weak = weakness(written) or "chinese_count"
    return Quantity(
        start, stop, value, value, written, "number", "chinese_number", bound, weak, True
    )
