"""Sizes that stand between a count and its noun: 20个|投资超10亿元的|物流项目.

In: a masked, folded text and where the words behind a count begin. Out: where the size ends, and
where the noun begins.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MEASURE = (
    r"(?:(?:单体|单个|[总年均]|计划|固定资产|主营业务|村?集体|经济|经营性?|营业|销售|财政|开票|市级|可支配|个体|外贸|年均|[亩人户]均|税收)*"
    r"(?:投资总?额?|产值|收入|收益|营收|营业额|销售额?|税收|纳税|利税|利润|规模|进?出口(?:总?额)?|总额|资产|估值|市值|注册(?:资本)?|产出|交易额|成交额|增加值|生产总值|GDP))"
)
PASSING = r"(?:超过|超|突破|过|达到?|不低于|不少于|大于|高于)"
_MONEY = r"\d[\d.]*(?:[百千]?[万亿])?(?:元|美元)"
_AMOUNT = (
    rf"(?:{MEASURE}?(?:{PASSING}约?{_MONEY}(?:[及或]?以[上下])?|(?:在|为)?{_MONEY}[及或]?以[上下])"
    rf"|{MEASURE}?(?:在|为)?\d[\d.]*(?:[百千]?[万亿])?元?[-~—至到]{_MONEY}(?:之间)?"
    r"|\d+户[及或]?以[上下](?:已(?=[\u4e00-\u9fff]{3}))?)"
)
_SIZE = re.compile(rf"的?(?P<size>{_AMOUNT}的?)")
#: 2个以上投资过100亿元|、10个以上投资过50亿元的产业项目
_NEXT = re.compile(
    rf"(?:、|和|及|与|以及)\d[\d.]*[余多]?(?:个|家|户|座|项)(?:[及或]?以上)?的?{_AMOUNT}的?"
)
_THING = re.compile(
    r"[\u4e00-\u9fff“”]{0,14}?(?:企业|项目|[村县镇乡屯寨]|园|区(?!域)|集群|集团|基地|产业|公司|平台|工程|市场|大户|合作社|单位|品牌|增长点)"
)
#: So many sizes may stand before the noun that they share.
_MOST = 4


class Size(NamedTuple):
    """The words of a size, where they end, and where the noun begins that they are said of."""

    words: str
    end: int
    noun: int


def size_after(text: str, start: int) -> Size | None:
    """The size that stands between a count and the things that it counts.

    Examples
    --------
    >>> size_after("20个投资超10亿元项目建设", 3)
    Size(words='投资超10亿元', end=10, noun=10)
    >>> size_after("5家企业投资超10亿元", 2) is None
    True
    """
    first = _SIZE.match(text, start)
    if first is None:
        return None
    at = first.end()
    for _ in range(_MOST):
        if _THING.match(text, at):
            words = first.group("size").removesuffix("的")
            return Size(words + "的" * (text[at - 1] == "的"), first.end(), at)
        following = _NEXT.match(text, at)
        if following is None:
            return None
        at = following.end()
    return None
