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
#: Zones have rates and amounts; 开发区、园区建设项目 are things.
_RATES = ("率", "量", "浓度", "比例", "比重", "面积", "水平", "能耗", "强度")
#: Measures that name nothing without the place that they are of: 山区面积占80%.
_NO_NAMES = tuple("面积 总面积 人口 总人口 户数 面积占比 面积比例 占比 比例 总数 总量 数量".split())
#: Several rules ask about one phrase, one after the other.
_ASKED = 512
#: A qualifier longer than this is a clause.
MAX_SCOPE = 16
_ALONG = ("沿线", "沿岸", "两侧", "两岸")


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
