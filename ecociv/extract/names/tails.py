"""Tails and beginnings that the members of a list share: 化学需氧量、氨氮|排放量.

In: the members of a list, as written. Out: the same, each with all of its name.
"""

from __future__ import annotations

import re

from ecociv.codebook.established import established_names
from ecociv.codebook.words import words
from ecociv.extract.names.shared_measures import (
    rate_of,
    sector_tail,
    with_body,
    with_growth,
    with_insured,
)

#: A shared tail is at most this long.
_MAX_TAIL = 8
#: What ends a complete name; a member that does not end so lacks the tail of the last one.
_COMPLETE = re.compile(
    r"(?:率|量|值|收入|面积|比例|比重|占比|浓度|总额|指数|系数|能耗|强度|水平|投资|支出|里程|长度"
    r"|人口|人数|户数|天数|个数|数|总值|产值|利润|税收|贷款|存款|余额|规模|能力|增速|标准|额|投入"
    r"|出口|进口|消费|价格|排放|消耗|企业|项目|基地|工程|用水量|用地|GDP|盖度|密度|程度|质量|寿命"
    r"|年限|水耗|总量|收费|比|度|产业|农场|合作社|车|村|镇|县|校|园|库|站|院|所|馆|厂|场|店|品|户"
    r"|名|机|器|点|路|管网|林|地)$"
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
#: 森林|面积、蓄积量: a measure without its thing.
_BARE = re.compile(
    r"面积|蓄积量|总?产量|单产|产值|数量|总量|总面积|种植面积|综合利用率|利用率|处理率|处置率|收集率|回收率"
    r"|覆盖率|普及率|达标率|合格率|保护率"
)
_MEASURED = re.compile(
    rf"(?P<thing>[^、,的占和及与]{{2,8}}?)(?:(?:播种|种植|养殖)面积|{_BARE.pattern})"
)
_OWN_PER = ("每", "人均", "户均", "亩均", "平均")
#: 每千名学生|龋齿、近视人数
#: 以A和B|为首要污染物的天数占比
_TAKEN_AS = re.compile(r"(?P<thing>[^、,的]{1,10})为(?P<what>[\u4e00-\u9fff]{2,10}的.{2,})")
_PER = re.compile(
    r"每(?:[百千]?[万亿]|[十百千])(?:元|人口|[人名位户])(?:常住人口|老年人|老人|人口|学生|居民|儿童|农户|GDP)?(?=.{2})"
)
#: A增加值和B增加值|占地区生产总值的比重: a share of one whole.
TAKES = re.compile(r"(?<=.{2})占(?!地(?!区)|用)[^、,占]{2,}$")
SHARE_END = re.compile(r"(?:率|比例|比重|占比|百分比)$")
_BODIES = ("企业", "项目", "机构", "产业")
_NUMBERS = (
    "数",
    "数量",
    "总数",
    "产值",
    "增加值",
    "投资",
    "营业收入",
    "销售收入",
    "总产值",
    "利润",
)
_LATIN = re.compile(r"[A-Za-z0-9.]+(?:-N)?")
_KIND_END = re.compile(r"(?<=[的内])(?:行政村|自然村|建制村|乡镇|村庄|社区|企业|单位|学校|医院)$")
_KIND_START = re.compile(r"(?:行政村|自然村|建制村|乡镇|村庄|社区|企业|单位|学校|医院)(?=.{2})")


def complete_tails(parts: list[str]) -> list[str]:
    """Give a shared tail, or a shared beginning, to list members that lack it.

    Examples
    --------
    >>> complete_tails(["污水", "垃圾无害化处理率"])
    ['污水无害化处理率', '垃圾无害化处理率']
    >>> complete_tails(["万元工业增加值能耗", "水耗"])
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
        rest = complete_tails([parts[0][per.end() :], *parts[1:]])
        return [per.group() + part for part in rest]
    taken = _TAKEN_AS.fullmatch(parts[-1]) if parts[0].startswith("以") else None
    if taken:
        things = [parts[0][1:], *parts[1:-1], taken.group("thing")]
        return [f"以{thing}为{taken.group('what')}" for thing in things]
    parts = with_growth(with_insured(_with_thing(with_body(parts))))
    first, last = parts[0], parts[-1]
    same_end = len(last) <= 2 and len(first) >= len(last) + 3 and first[-1] == last[-1]
    if same_end and _COMPLETE.search(first):
        stem = first[: -len(last)]
        return [first, *(part if len(part) > 4 else stem + part for part in parts[1:])]
    if not _COMPLETE.search(last):
        return parts
    opening = _SUBSTANCE_END.fullmatch(first)
    if opening and all(
        _SUBSTANCE_START.match(part) or part in words("element") for part in parts[1:]
    ):
        shared = opening.group("shared")
        parts = [opening.group("thing"), *parts[1:]]
        return [shared + part for part in complete_tails(parts)]
    takes = TAKES.search(last)
    if takes and not any("占" in part or SHARE_END.search(part) for part in parts[:-1]):
        # 服务业增加值和制造业增加值|占地区生产总值的比重
        model = last[: takes.start()]
        return [*(_part_alike(part, model) + takes.group() for part in parts[:-1]), last]
    tailed = (_with_tail(part, _model(parts, at)) for at, part in enumerate(parts[:-1]))
    return [*tailed, last]


def _part_alike(part: str, last: str) -> str:
    """A member with the measure of the last one: 装备制造业、先进制造业|增加值."""
    at = last.find(part[-2:], 1)
    if 0 < at < len(last) - 2:
        return part + last[at + 2 :]
    at = last.find(part[-1:], 2)
    if at > 0 and last[at + 1 :] in words("tail_phrase"):
        return part + last[at + 1 :]
    return _with_tail(part, last)


def _model(parts: list[str], at: int) -> str:
    """The member that lends its tail: the next one that is complete and of the same kind.

    行政村、|自然村生活污水治理覆盖率|和农户受益率.
    """
    kinds = words("element")
    for part in parts[at + 1 : -1]:
        if _COMPLETE.search(part) and part not in kinds:
            alike = any(
                part.startswith(kind) and parts[at].endswith(kind[-1]) and kind != part
                for kind in kinds
                if len(kind) > 1
            )
            near = parts[at] in kinds or _lacks(parts[at])
            return part if alike or (near and SHARE_END.search(part)) else parts[-1]
    return parts[-1]


def _lacks(part: str) -> bool:
    """Whether a member ends with a thing and lacks its measure (城市|污水)."""
    return part[-2:] in words("element") and not _COMPLETE.search(part)


def _with_thing(parts: list[str]) -> list[str]:
    """Give the thing of the first member to those that are a bare measure: 森林面积、蓄积量."""
    measured = _MEASURED.fullmatch(parts[0])
    if measured is None:
        return parts
    thing = measured.group("thing")
    return [parts[0], *(thing + part if _BARE.fullmatch(part) else part for part in parts[1:])]


def _with_tail(part: str, last: str) -> str:
    """A member, with the tail of the last one where it lacks it."""
    elements = words("element")
    if part.endswith("耗") and "耗" not in last:
        # 能耗、二氧化碳排放
        return part
    quoted = part.startswith("“") and part.endswith("”")
    kind = _KIND_END.search(part)
    if kind and part not in elements:
        # 规划保留的行政村、自然村|生活污水治理覆盖率
        model = _KIND_START.match(last)
        return part + last[model.end() :] if model else part
    rated = sector_tail(part, last) or _rated_alike(part, last) or _amount_alike(part, last)
    if rated:
        return part + rated
    if part in elements or quoted or (len(part) <= 4 and not _COMPLETE.search(part)):
        tail = _tail_of(last, part, elements)
        # A类|类企业
        return part + (tail[1:] if tail[:1] == part[-1:] == "类" else tail)
    return part + (_established_tail(part, last) or rate_of(part, last))


def _rated_alike(part: str, last: str) -> str:
    """The rate of the last member, where both rate the same: 水源水质、断面水质|达标率."""
    if not last.endswith("率") or len(part) < 4 or part.endswith("率"):
        return ""
    at = last.rfind(part[-2:], 2)
    tail = last[at + 2 :]
    return tail if at > 0 and tail in words("tail_phrase") else ""


def _amount_alike(part: str, last: str) -> str:
    """The amount of the last member, where both are of one kind: 常规天然气、页岩气|产量."""
    if len(part) >= 4 and part.endswith(_BODIES):
        # 高新技术企业、科技型中小企业|数量
        at = last.rfind(part[-2:], 2) + 2
        return last[at:] if at > 2 and last[at:] in _NUMBERS else ""
    if len(part) < 4 or _COMPLETE.search(part):
        return ""
    at = last.rfind(part[-1], 1, len(last) - 1) + 1
    return last[at:] if last[at:] in words("tail_phrase") else ""


def _established_tail(part: str, last: str) -> str:
    """The tail that makes an established name of a member: 受污染耕地|安全利用率."""
    names = established_names()
    if part in names:
        return ""
    tails = (last[at:] for at in range(2, len(last) - 1))
    return next((tail for tail in tails if part + tail in names), "")


def _tail_of(last: str, part: str, elements: dict[str, str]) -> str:
    """What follows the element in the last member: 氨氮|排放量 beside 化学需氧量."""
    latin = _LATIN.match(last)
    if latin:
        return last[latin.end() :]
    head = part[-2:]
    if len(part) > 2 and head in last[1:]:
        # 数字经济、绿色经济|GDP占比: both end alike before the tail
        at = last.index(head, 1) + 2
        if at < len(last):
            return last[at:]
    # the element of the same length first: 城镇|农村, not 城镇|农村居民
    sizes = [len(part), *range(min(len(last) - 1, _MAX_TAIL), 0, -1)]
    for size in sizes:
        if size < len(last) and last[:size] in elements:
            return last[size:]
    tails = [tail for tail in words("tail_phrase") if last.endswith(tail) and tail != last]
    if tails:
        return max(tails, key=len)
    rate = rate_of(part, last, short=True)
    if rate:
        return rate
    return last[len(part) :] if len(last) > len(part) + 1 else ""
