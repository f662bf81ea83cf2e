"""Tell a written qualifier of place or subset from the name that it qualifies.

In: a phrase. Out: scope and name. Names that the field has agreed on stay whole
(农村卫生厕所普及率).
"""

from __future__ import annotations

import re
from functools import lru_cache

from ecociv.codebook.established import established_names
from ecociv.extract.phrases.place_words import SCOPE

_SCOPE_END = re.compile(
    r"(?:流域|湖区|库区|片区|山区|沿线|沿岸|(?:起步|启动|保护|示范|开发|高新|功能|控制|试验|合作|景|矿|灌|新|港|园|林|牧)区(?:内|范围内)?"
    r"|(?<!规模以上)企业(?!孵化)|行业|(?<=[^、,和及与])单位|机关|部门|学校|医院|机构"
    r"|集团|公司|农场|林场|市\(地\)|养殖场|电厂|煤矿|矿山|海域|河段|干流|口岸|范围内|区域内|境内)的?$"
)
#: 冬奥核心区|森林覆盖率: what stands before an established rate, if it ends like a place.
_AREA_END = re.compile(
    r"^(?!.*(?:新建|占|每|人均|城市$|农村$|城镇$|城乡$|乡村$|全[市省县区州]$|建成区$))(?:.{2,}[区市县镇乡村江河湖海库岸]|(?:.{2})?[东西南北中]部|.{2}平原|.+[上下]游)的?$"
)
#: 国家级科技企业|孵化器: one thing, not what firms have.
_OF_FIRMS = re.compile(
    r"(?:孵化|技术中心|工程技术|工程研究|创新平台|创新中心|研究院|重点实验室|博士后|院士)"
    r"(?!.*(?:率|比例|比重|占比)$)"
)
_RATE_END = re.compile(
    r".{2}(?:率|浓度|[占比]比例?|比重|.{2}(?:面积|[总产]量|收入|强度|保有量|总值|系数))$"
)
_RIVER = re.compile(
    r"[\u4e00-\u9fff]{2,6}?(?:流域|江|河|湖)(?:\([^()]{2,6}\))?(?:主干流|干流|支流|主要支流)"
)
#: 老龙河、清水沟|水质, 榆山区、平川县政府所在地|污水处理率: several places by name.
_LISTED = re.compile(
    r"(?:[\u4e00-\u9fff]{1,6}[江河湖溪沟渠库]、)+[\u4e00-\u9fff]{1,6}[江河湖溪沟渠库](?=水质)"
    r"|(?:(?!城市)[\u4e00-\u9fff]{2,3}[市县区旗州盟]、)+[\u4e00-\u9fff]{2,3}?(?:[市县区旗州盟]|高新区|开发区|经开区|林区|新区)"
    r"(?:等(?:地|[市县区]|县市|县区)?(?!级))?(?:政府所在地|城区|县城)?(?:[及和]重点镇)?(?=.{3})(?![域级])(?!.*(?:项目|工程|改造)$)"
)
#: 旬河工业集中区、高新技术产业开发区|再生水利用率
_ZONES = re.compile(
    r"(?:[\u4e00-\u9fff]{2,12}(?:集中区|集聚区|开发区|园区|高新区|经开区|新区|示范区|产业园)[、和及与])+"
    r"[\u4e00-\u9fff]{2,12}?(?:集中区|集聚区|开发区|园区|高新区|经开区|新区|示范区|产业园)(?=.{3,})"
)
#: 福安区PM2.5: a place before a name in Latin letters.
_BEFORE_LATIN = re.compile(r"[\u4e00-\u9fff]{2,4}[市县区州旗](?=[A-Z][A-Za-z0-9.]+)")
_ONE_LEVEL = re.compile(
    r"[县市区镇乡](?=[\u4e00-\u9fff]{4})(?![场政民域级])"
    r"|(?:重点(?:区域|地区|流域|乡镇|镇)|开发区|园区|高新区|经开区|街道)(?=[\u4e00-\u9fff“]{4})"
)
_ABOVE_SIZE = re.compile(r"(?:规模以上|规上)(?:工业|服务业)")
_WATER = re.compile(r"[\u4e00-\u9fff]{1,4}(?:江|河|湖|渠|水库)")
#: Zones have rates and amounts; 开发区、园区建设项目 are things.
_RATES = ("率", "量", "浓度", "比例", "比重", "面积", "水平", "能耗", "强度")
#: Measures that name nothing without the place that they are of: 山区面积占80%.
_NO_NAMES = tuple("面积 总面积 人口 总人口 户数 面积占比 面积比例 占比 比例 总数 总量 数量".split())
#: Several rules ask about one phrase, one after the other.
_ASKED = 512
#: A qualifier longer than this is a clause.
MAX_SCOPE = 16
_ALONG = ("沿线", "沿岸", "两侧", "两岸")
#: Stands behind a phrase that is asked about, where a name of some length must follow a scope.
_ANY_NAME = "〒〒〒"

_PLACE_NOUN = re.compile(
    r"(?:^沿海$|沿线|沿岸|流域|水系|诸河|干流|(?:重点|其他|其它|核心|平原)区域|平原县|山区|丘陵区|片区|行业|(?:水源)?保护区内村庄|保护区内|建制镇|镇\(乡\)|乡\(镇\)|(?:[江河溪湖]|干流|[\u4e00-\u9fff]{2})段|地区|(?:大中|中小|重点|中心|主要|其[他它余])城市|结合部|接合部|改造区|功能区|组团|路段)$"
)
#: 绿化率|山区: a measure before its place.
_MEASURE_INSIDE = re.compile(r"[率量度值积](?=.{2})|浓度|天数|比例")
_LEVELS = frozenset(
    "市区 城区 农村 城镇 县城 城市 主城区 中心城区 乡镇 市县 县市 县区 市、县 县乡 镇村"
    " 国家级 省级 市级 县级 区级 州级 镇级 市县级 县市级 省市级 自治区级".split()
)
#: 绍兴市 and 越城区 are places; 工业园区, 灌区 and 老旧小区 are things.
_PLACE_ONLY = re.compile(
    r"(?!小区|老旧|社区|[^市县区]*(?:小|社|园|库|景|校|街|灌|矿|林|牧|辖|片|新|开发|功能|棚户|厂|病|服务|保护|示范|集聚|地|试验|合作|风景名胜)区)"
    r"(?:[\u4e00-\u9fff]{2,3}(?:市|县|区|州|盟|旗|城区)|[\u4e00-\u9fff]{2,8}(?:自治[州县旗]|新区|开发区|[林垦]区))"
)
#: Kinds of places, and several of them: 县级市, 各县, 旧城区, 神州.
_NO_OWN_NAME = re.compile(r"[全各和及]|城区|城市|乡镇|县市|[神九]州")
#: Places or parts that end alike are of one kind: 国控断面和省控断面, 干流和支流, 东部和西部.
_KINDS = "区县市镇乡村流部级面河江湖库园段海岛州旗业场"
_PARTS = re.compile(
    r"(?:河流|[干支]流|湖[库泊]|水库|断面|平原|居民小区|机构|规模以[上下][\u4e00-\u9fff]*(?:企业|养殖[场户])|建成区|园区|(?:开发|高新|经开|新)区|(?:重点|中心|建制|乡)镇"
    r"|[东西南北中]部)$"
)


@lru_cache(maxsize=_ASKED)
def split_scope(phrase: str) -> tuple[str, str]:
    """Split a written qualifier of place or subset from the name it qualifies.

    Returns
    -------
    tuple
        The scope (empty where there is none) and the rest.

    Examples
    --------
    >>> split_scope("市区环境空气质量优良天数")
    ('市区', '环境空气质量优良天数')
    >>> split_scope("城镇污水处理率")
    ('', '城镇污水处理率')
    """
    latin = _BEFORE_LATIN.match(phrase)
    if latin:
        return latin.group(), phrase[latin.end() :]
    zones = _ZONES.match(phrase) if "区" in phrase and phrase.endswith(_RATES) else None
    river = zones or _LISTED.match(phrase) or _RIVER.match(phrase)
    if river and len(phrase) - river.end() >= 2 and phrase[river.end()] not in "、及和与":
        return river.group(), phrase[river.end() :]
    # 占全市|生产总值比重 is a share of it, no place
    match = None if phrase.startswith("占") else SCOPE.match(phrase)
    end = match.end() if match else 0
    while end and phrase[end : end + 1] in ("、", "和", "及", "与"):
        # 市区和各县、市: one place after the other
        more = SCOPE.match(phrase, end + 1) or _ONE_LEVEL.match(phrase, end + 1)
        end = more.end() if more else 0
    if end and "、" in phrase[end:] and phrase[:end].endswith(_ALONG):
        # 铁路沿线荒山、|环城绿化: a place that only the first thing of a list is at
        end = 0
    if end and len(phrase) - end >= 2 and phrase[end] != "(" and phrase[end:] not in _NO_NAMES:
        return phrase[:end].rstrip("的"), phrase[end:]
    names = established_names()
    if phrase in names or "占" in phrase:
        return "", phrase
    for cut in range(2, min(len(phrase) - 2, MAX_SCOPE + 1)):
        rest = phrase[cut:].removeprefix("的")
        before = phrase[:cut]
        if before.endswith("企业") and _OF_FIRMS.match(rest):
            continue
        if rest in names and (_SCOPE_END.search(before) or _is_area(before, rest)):
            return phrase[:cut].rstrip("的"), rest
    return "", phrase


def _is_area(phrase: str, name: str) -> bool:
    """Whether words before an established rate are a place, whatever its kind."""
    return _RATE_END.search(name) is not None and _AREA_END.match(phrase) is not None


@lru_cache(maxsize=_ASKED)
def as_scope(phrase: str) -> str:
    """The phrase itself where it is nothing but a qualifier of place (各县区, 每个乡镇).

    Examples
    --------
    >>> as_scope("每个乡镇"), as_scope("绿地")
    ('每个乡镇', '')
    """
    parts = phrase.split("、")
    if len(parts) > 1 and "(" not in phrase:
        # 各县、各区
        return phrase if all(as_scope(part) or is_place_name(part) for part in parts) else ""
    if _WATER.fullmatch(phrase) or _ABOVE_SIZE.fullmatch(phrase):
        return phrase
    match = SCOPE.match(phrase + _ANY_NAME)
    return phrase if match and match.end() >= len(phrase) else ""


@lru_cache(maxsize=_ASKED)
def is_place(phrase: str) -> bool:
    """Whether a phrase is nothing but a place or an area (市区, 越城区, 沿线).

    Examples
    --------
    >>> is_place("市区"), is_place("越城区"), is_place("老旧小区")
    (True, True, False)
    """
    if is_place_name(phrase) or as_scope(phrase):
        return True
    return bool(_PLACE_NOUN.search(phrase)) and not _MEASURE_INSIDE.search(phrase)


@lru_cache(maxsize=_ASKED)
def is_place_name(phrase: str) -> bool:
    """Whether a phrase is the name of a place or a level of government (市区, 省级).

    Examples
    --------
    >>> is_place_name("省级"), is_place_name("太湖沿线")
    (True, False)
    """
    return phrase in _LEVELS or _PLACE_ONLY.fullmatch(phrase) is not None


def is_one_place(phrase: str) -> bool:
    """Whether a phrase is the name of one place (眉山市), and no kind of place (县级市).

    Examples
    --------
    >>> is_one_place("眉山市"), is_one_place("市区"), is_one_place("旧城区")
    (True, False, False)
    """
    return _PLACE_ONLY.fullmatch(phrase) is not None and not _NO_OWN_NAME.search(phrase)


def is_part(phrase: str) -> bool:
    """Whether a phrase names a place, or a kind of place or body that has a measure of its own.

    Examples
    --------
    >>> is_part("市区"), is_part("湖库"), is_part("氨氮")
    (True, True, False)
    """
    return is_place(phrase) or _PARTS.search(phrase) is not None


def are_alike(one: str, other: str) -> bool:
    """Whether two words name places or parts of one kind.

    Examples
    --------
    >>> are_alike("干流", "支流"), are_alike("城镇", "农村"), are_alike("氨氮", "总磷")
    (True, True, False)
    """
    if one[-1:] == other[-1:] and one[-1:] in _KINDS:
        return True
    return is_part(one) and is_part(other)
