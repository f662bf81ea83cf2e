"""Members of a list, each with all of its name: 城市|污水、垃圾|处理率.

In: the members of a list, as written. Out: the same, with the beginning of the first one and the
tail of the last one where they lack them.
"""

from __future__ import annotations

import re

from ecociv.codebook.words import words
from ecociv.extract.names.shared_beginnings import with_beginning
from ecociv.extract.names.shared_tails import (
    COMPLETE,
    SHARE_END,
    TAKES,
    model_of,
    part_alike,
    with_growth,
    with_tail,
)

#: 跨省转入和|转出的|危险废物量: what is done to one thing.
_DONE_TO = re.compile(r"(?P<verb>[\u4e00-\u9fff]{2})的(?P<thing>[^的]{2,})")
#: 城市|污水、垃圾|处理率: what is measured alike has one beginning.
SUBSTANCE = (
    r"(?:生活污水|生活垃圾|污水|垃圾|废水|废气|化肥|农药|化学需氧量|氨氮|二氧化硫|氮氧化物|挥发性有机物"
    r"|总磷|总氮|烟尘|烟粉尘|粉尘|颗粒物|细颗粒物|可吸入颗粒物|臭氧|二氧化氮|一氧化碳|二氧化碳"
    r"|COD|SO2|NO2|NOx|O3|CO(?!D)|VOCs|PM2\.5|PM10)"
)
_SUBSTANCE_END = re.compile(rf"(?!{SUBSTANCE}$)(?P<shared>[^、,]{{2,10}}?)(?P<thing>{SUBSTANCE})")
_SUBSTANCE_START = re.compile(rf"{SUBSTANCE}(?=.{{2}})")
_OWN_PER = ("每", "人均", "户均", "亩均", "平均")
#: 以A和B|为首要污染物的天数占比
_TAKEN_AS = re.compile(r"(?P<thing>[^、,的]{1,10})为(?P<what>[\u4e00-\u9fff]{2,10}的.{2,})")
#: 每千名学生|龋齿、近视人数
_PER = re.compile(
    r"每(?:[百千]?[万亿]|[十百千])(?:元|人口|[人名位户])(?:常住人口|老年人|老人|人口|学生|居民|儿童|农户|GDP)?(?=.{2})"
)


def complete_members(parts: list[str]) -> list[str]:
    """Give a shared tail, or a shared beginning, to list members that lack it.

    Examples
    --------
    >>> complete_members(["污水", "垃圾无害化处理率"])
    ['污水无害化处理率', '垃圾无害化处理率']
    >>> complete_members(["万元工业增加值能耗", "水耗"])
    ['万元工业增加值能耗', '万元工业增加值水耗']
    """
    if len(parts) < 2:
        return parts
    done = _DONE_TO.fullmatch(parts[-1]) if len(parts) == 2 else None
    if done and parts[0][-2] == done.group("verb")[0]:
        before = parts[0][:-2]
        return [parts[0] + done.group("thing"), before + done.group("verb") + done.group("thing")]
    per = _PER.match(parts[0])
    if per and not any(part.startswith(_OWN_PER) for part in parts[1:]):
        # 每千名学生|龋齿、近视人数
        rest = complete_members([parts[0][per.end() :], *parts[1:]])
        return [per.group() + part for part in rest]
    taken = _TAKEN_AS.fullmatch(parts[-1]) if parts[0].startswith("以") else None
    if taken:
        things = [parts[0][1:], *parts[1:-1], taken.group("thing")]
        return [f"以{thing}为{taken.group('what')}" for thing in things]
    parts = with_growth(with_beginning(parts))
    first, last = parts[0], parts[-1]
    same_end = len(last) <= 2 and len(first) >= len(last) + 3 and first[-1] == last[-1]
    if same_end and COMPLETE.search(first):
        stem = first[: -len(last)]
        return [first, *(part if len(part) > 4 else stem + part for part in parts[1:])]
    if not COMPLETE.search(last):
        return parts
    opening = _SUBSTANCE_END.fullmatch(first)
    if opening and all(
        _SUBSTANCE_START.match(part) or part in words("element") for part in parts[1:]
    ):
        shared = opening.group("shared")
        parts = [opening.group("thing"), *parts[1:]]
        return [shared + part for part in complete_members(parts)]
    takes = TAKES.search(last)
    if takes and not any("占" in part or SHARE_END.search(part) for part in parts[:-1]):
        # 服务业增加值和制造业增加值|占地区生产总值的比重
        model = last[: takes.start()]
        return [*(part_alike(part, model) + takes.group() for part in parts[:-1]), last]
    tailed = (with_tail(part, model_of(parts, at)) for at, part in enumerate(parts[:-1]))
    return [*tailed, last]
