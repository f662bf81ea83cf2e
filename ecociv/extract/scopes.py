"""Tell a written qualifier of place or subset from the name that it qualifies.

In: a phrase. Out: scope and name. Names that the field has agreed on stay whole
(农村卫生厕所普及率).
"""

from __future__ import annotations

import re

from ecociv.codebook.established import established_names

_CITY = (
    r"(?![\u4e00-\u9fff]{2}城市|城市|全市|县市|上市|超市|都市|夜市|门市|集市|菜市|县级市|地级市|地级城市|设区城市"
    r"|中心城市|以上城市|及以上城市|重点城市|直辖市|设区市|区市)[\u4e00-\u9fff]{2,4}?市"
    r"(?!场|政|民|域|级|容|区|委|直|外|辖|县|人|电)(?=.{3})"
)
_COUNTY = r"(?!城市|各县|全县|乡县)[\u4e00-\u9fff]{2}县(?!场|政|民|域|级|容|区|委|直|外|辖)(?=.{3})"
_EACH = (
    r"每个?(?:乡镇|行政村|街道|县|区|市|镇|乡|村)(?!民|庄)(?:\([区市县、]{1,3}\))?"
    r"|各(?:县市区|市县区|市州|区市|县市|县区|区县|州|盟|旗|镇|乡|村|乡镇|街道|县|区|市)"
    r"(?:\([区市县、]{1,3}\))?"
)
_BODIES = (
    r"(?:大中型|重点)企业|重点行业(?!企业)|建制镇|(?:[\u4e00-\u9fff、]{2,12}等)?公共机构"
    r"|党政机关|政府机关|机关事业单位"
)
_AREAS = (
    r"海岛地区|[\u4e00-\u9fff]{1,3}湖区|城区(?!居住小区)|主城区|中心城区|老城区|新城区|县城"
    r"|市直|市本级|各县区|各县\(?市、?区?\)?|各区县|各县\(市、区\)|各乡镇|各镇|各县|各区"
    r"|县级以上城市|县以上城市|县级及以上城市|地级及?以?上?城市|设区市|规模以上工业企业"
    r"|规模以上企业|规上工业企业|规上企业|城区居住小区|新建小区|市中心区|中心城市"
    r"|(?:县级及?以上|县以上|乡镇)(?=集中式|饮用水|环境监)|[\u4e00-\u9fff]{2,6}范围内"
    r"|[市省州县区]内(?!部|外|需|河|涝|陆|资|生)|流域内|区域内|行政区域内|沿江|沿黄|贫困地区|深度贫困地区"
    r"|[\u4e00-\u9fff]{2,4}(?:城区|开发区|园区|库区)(?=.{3})"
    r"|[\u4e00-\u9fff]{0,6}(?:沿线|沿岸)|山区|平原区域?|丘陵区|[\u4e00-\u9fff]{2}[两三四五六七八九]县(?:\([区市]\))?"
)
_SCOPE = re.compile(
    rf"(?:(?:{_EACH}|[\u4e00-\u9fff]{{0,3}}市区(?!域)|{_BODIES}|{_AREAS}|{_CITY}|{_COUNTY})"
    r"(?:范围内|以内|内(?!涝|河|陆|贸|需|容|资|部|外)|的)?)"
)
_SCOPE_END = re.compile(
    r"(?:流域|湖区|库区|片区|山区|沿线|沿岸|(?<!规模以上)企业|行业|单位|机关|部门|学校|医院|机构"
    r"|养殖场|电厂|煤矿|矿山|海域|河段|干流|口岸|范围内|区域内|境内)的?$"
)
_RIVER = re.compile(
    r"[\u4e00-\u9fff]{2,6}?(?:流域|江|河|湖)(?:\([^()]{2,6}\))?(?:主干流|干流|支流|主要支流)"
)
_ONE_LEVEL = re.compile(r"[县市区镇乡](?=[\u4e00-\u9fff]{4})(?![场政民域级])")
_ABOVE_SIZE = re.compile(r"(?:规模以上|规上)(?:工业|服务业)")
_WATER = re.compile(r"[\u4e00-\u9fff]{1,4}(?:江|河|湖|渠|水库)")
#: A qualifier longer than this is a clause.
MAX_SCOPE = 16
#: Stands behind a phrase that is asked about, where a name of some length must follow a scope.
_ANY_NAME = "〒〒〒"

_PLACE_NOUN = re.compile(
    r"(?:沿线|沿岸|平原县|山区|丘陵区|片区|行业|(?:水源)?保护区内村庄|保护区内|建制镇|地区|结合部|接合部|改造区|功能区)$"
)
#: 绍兴市 and 越城区 are places; 工业园区, 灌区 and 老旧小区 are things.
_PLACE_ONLY = re.compile(
    r"^(?:市区|城区|农村|城镇|县城|城市|主城区|中心城区|乡镇|国家级|省级|市级|县级|区级|州级|镇级"
    r"|自治区级|(?!小区|老旧|社区|[^市县区]*(?:小|社|园|库|景|校|街|灌|矿|林|牧|辖|片|新|开发|功能"
    r"|保护|示范|集聚|地|试验|合作|风景名胜)区)[\u4e00-\u9fff]{2,3}(?:市|县|区|州|旗|城区))$"
)


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
    river = _RIVER.match(phrase)
    if river and len(phrase) - river.end() >= 2:
        return river.group(), phrase[river.end() :]
    match = _SCOPE.match(phrase)
    end = match.end() if match else 0
    while end and phrase[end : end + 1] in ("、", "和", "及", "与"):
        # 市区和各县、市: one place after the other
        more = _SCOPE.match(phrase, end + 1) or _ONE_LEVEL.match(phrase, end + 1)
        end = more.end() if more else 0
    if end and len(phrase) - end >= 2 and phrase[end] != "(":
        return phrase[:end].rstrip("的"), phrase[end:]
    names = established_names()
    if phrase in names or "占" in phrase:
        return "", phrase
    for cut in range(2, min(len(phrase) - 2, MAX_SCOPE + 1)):
        rest = phrase[cut:].removeprefix("的")
        if rest in names and _SCOPE_END.search(phrase[:cut]):
            return phrase[:cut].rstrip("的"), rest
    return "", phrase


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
        return phrase if all(as_scope(part) for part in parts) else ""
    if _WATER.fullmatch(phrase) or _ABOVE_SIZE.fullmatch(phrase):
        return phrase
    match = _SCOPE.match(phrase + _ANY_NAME)
    return phrase if match and match.end() >= len(phrase) else ""


def is_place(phrase: str) -> bool:
    """Whether a phrase is nothing but a place or an area (市区, 越城区, 沿线).

    Examples
    --------
    >>> is_place("市区"), is_place("越城区"), is_place("老旧小区")
    (True, True, False)
    """
    return bool(is_place_name(phrase) or as_scope(phrase) or _PLACE_NOUN.search(phrase))


def is_place_name(phrase: str) -> bool:
    """Whether a phrase is the name of a place or a level of government (市区, 省级).

    Examples
    --------
    >>> is_place_name("省级"), is_place_name("太湖沿线")
    (True, False)
    """
    return _PLACE_ONLY.match(phrase) is not None
