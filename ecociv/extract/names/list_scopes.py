"""Lists that say of what one measure is: places, trades, or members in brackets.

In: a `Slot`. Out: its heads, or nothing where no such list stands before the value.
"""

from __future__ import annotations

import re

from ecociv.codebook.words import words
from ecociv.extract.drafts import Head
from ecociv.extract.names.lists import members
from ecociv.extract.names.other_places import is_measure
from ecociv.extract.phrases.carve import carve
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.slots import Slot

_PLACE_END = "(?:区|园|校|村|镇|乡|县|市|厂|营|街道|单位|企业|机关|公路|道路|水库|河道)"
#: 开发区、校园、厂区|绿化覆盖率: one name for several places.
_SHARED_BY_PLACES = re.compile(
    rf"(?P<places>(?:[^、,和及与]{{1,6}}{_PLACE_END}[、和及与])+[^、,和及与]{{1,3}}?{_PLACE_END})"
    r"(?:等地?)?的?(?P<name>(?!等)[^、,和及与]{2,10}(?:率|浓度|强度)|(?:优良|达标)天数(?:比例)?)"
)
#: 高新区、东岭工业园|工业用地储备|均: a measure that each of several zones or districts has.
_ZONE = (
    r"(?:高新区|经开区|开发区|新区|园区|集聚区"
    r"|(?:产业|工业|科技)园(?!区)|[\u4e00-\u9fff]{2}[县市区旗])"
)
_SHARED_BY_ZONES = re.compile(
    rf"(?P<places>(?:[^、,和及与]{{0,8}}?{_ZONE}(?:\([^()]*\))?[、和及与])+[^、,和及与]{{0,8}}?{_ZONE})"
    r"(?P<name>(?!等)[^、,和及与]{3,14})"
)
_MEASURES = ("储备", "投资", "总值", "税收", "利润")
#: 电力、钢铁等重点行业|烟粉尘排放强度
_OF_TRADES = re.compile(
    r"(?P<of>[^,;]{2,12}、[^,;]{2,24}等(?:[\d一二三四五六七八九十]+[个大类])?(?:重点|主要|高耗能|传统|其他|特种|相关)?(?:行业|领域|区域|地区|流域|城市|企业))的?(?P<name>[^、,]{3,})"
)
#: 主要污染物(|化学需氧量、氨氮|)减排量
_BRACKETED = re.compile(
    r"(?P<whole>[^()]{2,20}(?<![县市区镇村]))\((?P<list>[^(),]+、[^(),]+)\)(?P<has>[\u4e00-\u9fff]{0,12})"
)
_SORT_END = re.compile(r"(?:污染物|指标|因子|产业|行业|产品|作物|物质|品种)$")


def of_all_places(slot: Slot) -> Head | None:
    """One measure of several places or trades: 开发区、校园|绿化覆盖率, 电力等行业|排放强度."""
    phrase = slot.found.head_text
    trades = _OF_TRADES.fullmatch(phrase)
    if trades and is_measure(trades.group("name")):
        return Head(trades.group("name"), trades.group("of"), "one_for_places")
    shared = _SHARED_BY_PLACES.fullmatch(tidy(phrase))
    if shared and not set(members(shared.group("places"))) & words("element").keys():
        return Head(shared.group("name"), shared.group("places"), "one_for_places")
    zones = _SHARED_BY_ZONES.fullmatch(phrase) if slot.found.peeled.has_code("each") else None
    if zones and (is_measure(zones.group("name")) or zones.group("name").endswith(_MEASURES)):
        return Head(zones.group("name"), zones.group("places"), "one_for_places")
    return None


def of_bracketed(slot: Slot) -> list[Head]:
    """主要污染物(化学需氧量、氨氮)减排量分别为|2万吨、1万吨: the members stand in brackets."""
    told = _BRACKETED.fullmatch(slot.found.head_text) if "(" in slot.found.head_text else None
    parts = members(told.group("list")) if told else []
    if told is None or len(parts) != len(slot.values):
        return []
    whole, has = told.group("whole"), told.group("has")
    if _SORT_END.search(whole):
        return [Head(part + has, slot.scope, "heads_in_order") for part in parts]
    name = tidy(carve(whole, 0, len(whole), counted=False).text) + has
    return [Head(name, part, "heads_in_order") for part in parts]
