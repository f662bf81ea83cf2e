"""Comparisons right before a value: with another year (比2020年), with another area (高于全省).

In: the words of a clause before a value. Out: where they stand, and where the phrase before them
ends, which may name the value.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ecociv.extract.phrases.peel import Word, peel_right
from ecociv.extract.values.tokens import YEAR

_THAT_YEAR = (
    rf"{YEAR}+[^,;。、]{{0,8}}?|上一?(?:采暖季|供暖季|季度|阶段|监测期)|上一?年度?|去年|前年|同期|现状|基期"
    r"|[一二三四五六七八九十两几]{1,2}年前|基准年|规划基期|年初|以往|(?:政策)?(?:改革|实施|整治|改造|治理|集采|调整|搬迁|提标)前|[“\"]?十.五[”\"]?(?:时期|期间|末)?"
)
_BASELINE = re.compile(
    # a search skips to what the branches begin with; each then looks back at its own
    r"[相对比较与同和在](?:(?<=[相对])比(?![例重率值])|(?<=比)(?<![占同环]比)(?![例重率值])|(?<=相)较于?|(?<=较)于?"
    rf"|(?<=[与同和])(?<!{YEAR}[与同和])|(?<=相)[对比]于?|(?<=在)(?=[^,;。]{{0,20}}基础))"
    rf"[^,;。、比较]{{0,14}}?(?:{_THAT_YEAR})"
    r"(?:的?基础上|相比|水平|同期|实际|基数|末|底)*"
    r"(?:再|又|分别|累计|总体|均|净|各|实际)*[,]?\s*$"
)
_OTHER_AREA = re.compile(
    r"(?:比|较|高于|低于|高出|优于|快于|好于|多于|高过|超[过出]?)"
    r"(?:全国|全省|全市|全区|全自治区|全县|国家|省定|市定|省|全流域|周边|同类|世界)[^,;。、]{0,8}$"
    r"|(?:高于|低于|高出|好于|优于|超过|超出?)(?:规划|计划|预期|年度|全年|年初)*(?:目标|任务|计划)(?:任务|值)?$"
)
#: 产值增速高于|规上工业增速|2个百分点: points are the distance to another measure.
_OTHER_MEASURE = re.compile(r"(?:高于|低于|快于|慢于|高出)[^,;。、\d]{2,16}$")
_POINTS = re.compile(r"\d[\d.]*(?:个?[、和]\d[\d.]*)*个?百分点")
#: 单位能耗(以2020年为基期)|下降14%
_BASE_ASIDE = re.compile(rf"\((?:以|比|较|与|同)[^()]{{0,6}}{YEAR}+[^()]{{0,8}}\)$")
#: The name may stand behind the year, where none stands before it.
_NAMED_BEHIND = re.compile(
    rf"(?<={YEAR})(?!年?[底末初]|的?(?:基础|水平|同期|实际|基数|均值|平均))[^{YEAR}]{{3,}}$"
)
_NO_NAME_BEFORE = re.compile(rf"(?:[到至底末前,{YEAR}]|全[市省县区州国旗盟])*")
#: 人均收入达到全国平均水平的|1.2倍: a multiple of another measure, with its bound.
_TIMES = re.compile(r"\d[\d.]*倍")
_TIMES_OF = re.compile(
    rf"(?P<bound>不低于|不少于|不高于|不超过|低于|超过|高于|达到?|相当于|控制在|(?<!占)为|(?<!或)是)[^,;。、\d{YEAR}]{{2,20}}的$"
)
#: What stands behind a value that more is built upon: 在2021年29%|的基础上.
BUILT_UPON = re.compile(r"(?:以上|左右)?的?基础上")
#: How far before a value each of them may begin.
_AREA_REACH = 24
_BASELINE_REACH = 32


class Comparison(NamedTuple):
    """What a value is compared with.

    ``end`` is where the phrase before it ends, ``area`` are the words that name another area,
    ``span`` is that of the words that name another year, ``words`` those peeled off before it.
    """

    end: int
    area: str
    span: tuple[int, int]
    words: list[Word]


def comparison_before(text: str, left: int, start: int, end: int) -> Comparison:
    """The comparison that stands before a value, if any.

    Parameters
    ----------
    text
        Masked, folded text.
    left
        Where the clause of the value begins.
    start
        Where the value begins.
    end
        Where the phrase before it ends, without the verbs and bounds right before the value.

    Examples
    --------
    >>> text = "能耗比〒〒〒〒〒下降8%"
    >>> found = comparison_before(text, 0, 10, 8)
    >>> text[: found.end], text[slice(*found.span)]
    ('能耗', '比〒〒〒〒〒')
    """
    other = _OTHER_AREA.search(text, max(left, start - _AREA_REACH), start)
    if other is None and _POINTS.match(text, start):
        other = _OTHER_MEASURE.search(text, max(left, start - _AREA_REACH), start)
    times = None
    if other is None and _TIMES.match(text, start):
        times = _TIMES_OF.search(text, max(left, start - _AREA_REACH), start)
    if times and times.start() > left:
        peeled = peel_right(text, left, times.end("bound"))
        return Comparison(peeled.end, "", (-1, -1), peeled.words)
    if other:
        end = peel_right(text, left, other.start()).end
    area = other.group() if other else ""
    aside = _BASE_ASIDE.search(text, max(left, end - _BASELINE_REACH), end)
    if aside:
        return Comparison(aside.start(), area, aside.span(), [])
    base = _BASELINE.search(text, max(left, end - _BASELINE_REACH), end)
    if base is None:
        return Comparison(end, area, (-1, -1), [])
    named = _NAMED_BEHIND.search(base.group())
    if named and _NO_NAME_BEFORE.fullmatch(text, left, base.start()):
        # 全市比2010年|化学需氧量排放量削减8%
        return Comparison(end, area, (base.start(), base.start() + named.start()), [])
    inner = peel_right(text, left, base.start(), ("tail_stop", "tail_adverb"))
    return Comparison(inner.end, area, base.span(), inner.words)
