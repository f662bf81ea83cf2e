"""Tell a written qualifier of place or subset from the name that it qualifies.

In: a phrase. Out: scope and name. Names that the field has agreed on stay whole
(农村卫生厕所普及率).
"""

from __future__ import annotations

import re
from functools import lru_cache

from ecociv.codebook.established import established_names

_CITY = (
    r"(?!.{1,3}[我全]市)(?![\u4e00-\u9fff]{2}城市|城市|全市|县市|上市|超市|都市|夜市|门市|集市|菜市|县级市|地级市|地级城市|设区城市"
    r"|中心城市|以上城市|及以上城市|重点城市|直辖市|设区市|区市)[\u4e00-\u9fff]{2,4}?市"
    r"(?!场|政|民|域|级|容|区|委|直|外|辖|县|人|电)(?=.{3})"
)
_COUNTY = r"(?!城市|各县|全县|乡县)[\u4e00-\u9fff]{2}县(?!场|政|民|域|级|容|区|委|直|外|辖)(?=.{3})"
_MEASURE_ENDS = (
    r"(?=[\u4e00-\u9fff()A-Za-z\d.]{2,}"
    r"(?:率|(?<!数)量|总数|浓度|面积|能耗|强度|比例|比重|盖度|能力)$)"
)
#: Provinces by the short names that the country uses.
PROVINCES = (
    "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西"
    "|甘肃|青海"
)
_PROVINCE = (
    rf"(?:(?:{PROVINCES})省|(?:内蒙古|西藏|广西壮族|宁夏回族|新疆维吾尔)自治区){_MEASURE_ENDS}"
)
#: 长三角地区; 地区生产总值 and 受保护地区 are parts of names.
_REGION = (
    r"(?!单位|万元|人均|占|受|各地|全|农村贫|保护|防治|融入|支持|国家和)"
    r"(?:[\u4e00-\u9fff]{1,4}|[\u4e00-\u9fff]{0,6}(?:边远|偏远|贫困|民族)[\u4e00-\u9fff]{0,2})地区"
    r"(?!生产|总|级|性|差|双城|协同|一体|合作)(?=.{3})"
)
#: 全国|森林覆盖率, but 全国文明城市.
_NATION = rf"全国(?!市场){_MEASURE_ENDS}"
_EACH = (
    r"沿[\u4e00-\u9fff]{1,2}各(?:县市区|市县|县市|县区|市州|县|市|区|州)(?:\([区市县、]{1,3}\))?|"
    r"每个?(?:县市区|县区|市县|区县|县市|镇街|乡镇|行政村|社区|街道|县|区|市|镇|乡|村)(?!民|庄)(?:\([区市县、]{1,3}\))?"
    r"|其[他它余](?:地区|城市|流域|行政村|村庄|县市区|市县|县市|市州|区县|县区|[县市区州旗](?![域级])|乡镇|镇)(?:\([区市县地、]{1,4}\))?"
    r"|[县市]\([市区、]{1,3}\)(?=PM|空气|环境空气|城区|优良|生活|农村|森林|污水|垃圾)"
    r"|各(?:小城市|中心镇|重点镇|特色镇|试点[县镇村]|示范[区县镇村]|建制镇|省辖市|设区市|行政村|地级(?:及?以上)?市|县市区|市县区|市州|区市|县市|县区|区县|州|盟|旗|镇|乡|村|乡镇|街道|县|区|市)"
    r"(?:\([区市县、]{1,3}\))?"
)
_BODIES = (
    r"(?:大中型|重点)企业|重点行业(?!企业)|建制镇|(?:[\u4e00-\u9fff、]{2,12}等)?公共机构"
    r"|党政机关|政府机关|机关事业单位"
)
_AREAS = (
    r"[\u4e00-\u9fff]{1,3}湖区|[市州]?城区(?!居住小区)|[近远]?郊区(?!农村)(?=.{3})|(?:市区|城区|县城|城市)及(?:其)?(?:周边|郊区)(?:地区)?|主城区|中心城区|老城区|新城区|县城(?!及?以上)区?"
    r"|(?:国家级?|省级)(?:以上)?(?:高新区|经开区|开发区|经济技术开发区|高新技术产业开发区)(?!数|个|总|考核|建设)"
    r"|(?:有|具备)条件的(?:地方|地区|县城?|乡镇|[村镇]|村庄|城市|区域)"
    r"|(?:省辖|省直管|地级|县级)(?:市|县)(?:\(市\))?(?=.{3})(?!以上)|[\u4e00-\u9fff]{0,8}政府所在地(?:城市|城区|县城)?(?=.{3})|沿[江河湖海](?:县|市|区|乡镇|村庄|城镇|城市)(?!带|群)|新建(?:住宅|居住)小?区"
    r"|主城(?=[\u4e00-\u9fff]{3})(?!区)|市直|市本级|各县区|各县\(?市、?区?\)?|各区县|各县\(市、区\)|各乡镇|各镇|各县|各区"
    r"|县级以上城市|县以上城市|县级及以上城市|地级及?以?上?城市|县级城市|设区城市|设区的?市|规模以上工业企业"
    r"|规模以上企业|规上工业企业|规上企业|城区居住小区|新建小区|市中心区|中心城市"
    r"|(?:(?:县级|县城|县|地级|乡镇|镇|千吨万人)及?以上|乡镇)(?=集中式|饮用水|环境监)|[\u4e00-\u9fff]{2,6}范围内"
    r"|[市省州县区]内(?!部|外|需|河|涝|陆|资|生)|流域内|区域内|行政区域内|沿江|沿黄|贫困地区|深度贫困地区"
    r"|[\u4e00-\u9fff]{2,4}(?:城区|开发区|园区|库区)(?=.{3})"
    r"|[\u4e00-\u9fff]{0,6}(?:沿线|沿岸)(?:两侧|两岸)?|山区|平原区域?|丘陵区|[\u4e00-\u9fff]{2}[两三四五六七八九]县(?:\([区市]\))?"
)
_SCOPE = re.compile(
    rf"(?:(?:{_EACH}|[\u4e00-\u9fff]{{0,3}}市区(?!域)(?:及其?(?:周边|郊区)(?:地区)?)?|{_BODIES}|{_AREAS}|{_CITY}|{_COUNTY}"
    rf"|{_PROVINCE}|{_NATION}|{_REGION})"
    r"(?:范围内|以内|内(?!涝|河|陆|贸|需|容|资|部|外)|城区(?=.{3})|县城(?=.{3})|城关镇(?=.{3})|的)?)"
)
_SCOPE_END = re.compile(
    r"(?:流域|湖区|库区|片区|山区|沿线|沿岸|(?:保护|示范|开发|高新|功能|控制|试验|合作|景|矿|灌|新|港|园|林|牧)区(?:内|范围内)?"
    r"|(?<!规模以上)企业(?!孵化)|行业|(?<=[^、,和及与])单位|机关|部门|学校|医院|机构"
    r"|集团|公司|农场|林场|市\(地\)|养殖场|电厂|煤矿|矿山|海域|河段|干流|口岸|范围内|区域内|境内)的?$"
)
#: 冬奥核心区|森林覆盖率: what stands before an established rate, if it ends like a place.
_AREA_END = re.compile(
    r"^(?!.*(?:新建|占|每|人均|城市$|农村$|城镇$|建成区$)).{2,}[区市县镇乡村江河湖海库岸]的?$"
)
#: 国家级科技企业|孵化器: one thing, not what firms have.
_OF_FIRMS = re.compile(
    r"(?:孵化|技术中心|工程技术|工程研究|创新平台|创新中心|研究院|重点实验室|博士后|院士)"
    r"(?!.*(?:率|比例|比重|占比)$)"
)
_RATE_END = re.compile(r".{2}(?:率|浓度|比例)$")
_RIVER = re.compile(
    r"[\u4e00-\u9fff]{2,6}?(?:流域|江|河|湖)(?:\([^()]{2,6}\))?(?:主干流|干流|支流|主要支流)"
)
#: 老龙河、清水沟|水质, 榆山区、平川县政府所在地|污水处理率: several places by name.
_LISTED = re.compile(
    r"(?:[\u4e00-\u9fff]{1,6}[江河湖溪沟渠库]、)+[\u4e00-\u9fff]{1,6}[江河湖溪沟渠库](?=水质)"
    r"|(?:(?!城市)[\u4e00-\u9fff]{2,3}[市县区旗州盟]、)+[\u4e00-\u9fff]{2,3}?(?:[市县区旗州盟]|高新区|开发区|经开区|林区|新区)"
    r"(?:等(?:地|[市县区]|县市|县区)?(?!级))?(?:政府所在地|城区|县城)?(?:[及和]重点镇)?(?=.{3})(?![域级])(?!.*(?:项目|工程|改造)$)"
)
#: 福安区PM2.5: a place before a name in Latin letters.
_BEFORE_LATIN = re.compile(r"[\u4e00-\u9fff]{2,4}[市县区州旗](?=[A-Z][A-Za-z0-9.]+)")
_ONE_LEVEL = re.compile(r"[县市区镇乡](?=[\u4e00-\u9fff]{4})(?![场政民域级])")
_ABOVE_SIZE = re.compile(r"(?:规模以上|规上)(?:工业|服务业)")
_WATER = re.compile(r"[\u4e00-\u9fff]{1,4}(?:江|河|湖|渠|水库)")
#: Measures that name nothing without the place that they are of: 山区面积占80%.
_NO_NAMES = tuple("面积 总面积 人口 总人口 户数 面积占比 面积比例 占比 比例 总数 总量 数量".split())
#: Several rules ask about one phrase, one after the other.
_ASKED = 512
#: A qualifier longer than this is a clause.
MAX_SCOPE = 16
#: Stands behind a phrase that is asked about, where a name of some length must follow a scope.
_ANY_NAME = "〒〒〒"

_PLACE_NOUN = re.compile(
    r"(?:沿线|沿岸|流域|水系|诸河|干流|(?:重点|其他|其它|核心|平原)区域|平原县|山区|丘陵区|片区|行业|(?:水源)?保护区内村庄|保护区内|建制镇|镇\(乡\)|乡\(镇\)|(?:[江河溪湖]|干流|[\u4e00-\u9fff]{2})段|地区|(?:大中|中小|重点|中心|主要|其[他它余])城市|结合部|接合部|改造区|功能区|组团|路段)$"
)
#: 绿化率|山区: a measure before its place.
_MEASURE_INSIDE = re.compile(r"[率量度值积](?=.{2})|浓度|天数|比例")
#: 绍兴市 and 越城区 are places; 工业园区, 灌区 and 老旧小区 are things.
_PLACE_ONLY = re.compile(
    r"^(?:市区|城区|农村|城镇|县城|城市|主城区|中心城区|乡镇|市县|县市|县区|市、县|县乡|镇村|国家级|省级|市级|县级|区级|州级|镇级|市县级|县市级|省市级"
    r"|自治区级|(?!小区|老旧|社区|[^市县区]*(?:小|社|园|库|景|校|街|灌|矿|林|牧|辖|片|新|开发|功能"
    r"|保护|示范|集聚|地|试验|合作|风景名胜)区)(?:[\u4e00-\u9fff]{2,3}(?:市|县|区|州|旗|城区)|[\u4e00-\u9fff]{2,8}(?:自治[州县旗]|新区|开发区|[林垦]区)))$"
)
#: Places or parts that end alike are of one kind: 国控断面和省控断面, 干流和支流, 东部和西部.
_KINDS = "区县市镇乡村流部级面河江湖库园段海岛州旗业场"
_PARTS = re.compile(
    r"(?:河流|湖[库泊]|水库|断面|平原|居民小区|机构|建成区|园区|(?:开发|高新|经开|新)区|(?:重点|中心|建制|乡)镇"
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
    river = _LISTED.match(phrase) or _RIVER.match(phrase)
    if river and len(phrase) - river.end() >= 2 and phrase[river.end()] not in "、及和与":
        return river.group(), phrase[river.end() :]
    # 占全市|生产总值比重 is a share of it, no place
    match = None if phrase.startswith("占") else _SCOPE.match(phrase)
    end = match.end() if match else 0
    while end and phrase[end : end + 1] in ("、", "和", "及", "与"):
        # 市区和各县、市: one place after the other
        more = _SCOPE.match(phrase, end + 1) or _ONE_LEVEL.match(phrase, end + 1)
        end = more.end() if more else 0
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
    match = _SCOPE.match(phrase + _ANY_NAME)
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
    return _PLACE_ONLY.match(phrase) is not None


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
