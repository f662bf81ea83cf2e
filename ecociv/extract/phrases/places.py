"""Tell whether words are a place: by name, by a word for one, or by what they are part of.

In: a phrase. Out: yes or no. Each question takes in the one before it: `is_place_name`,
`is_plain_place`, `is_place`, `is_part`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ecociv.extract.phrases.place_words import SCOPE

#: Several rules ask about one phrase, one after the other.
_ASKED = 512
_ABOVE_SIZE = re.compile(r"(?:规模以上|规上)(?:工业|服务业)")
#: 每月巡河 is what is done, no river.
_WATER = re.compile(r"(?!每)[\u4e00-\u9fff]{1,4}(?<!巡)(?:江|河|湖|渠|水库)")
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
    r"(?!占|小区|老旧|社区|[^市县区]*(?:小|社|园|库|景|校|街|灌|矿|林|牧|辖|片|新|开发|功能|棚户|厂|病|服务|保护|示范|集聚|地|试验|合作|风景名胜)区)"
    r"(?:[\u4e00-\u9fff]{2,3}(?:市|县|区|州|盟|旗|城区)|[\u4e00-\u9fff]{2,8}(?:自治[州县旗]|新区|开发区|[林垦]区))"
)
#: Kinds of places, and several of them: 县级市, 各县, 旧城区, 神州.
_NO_OWN_NAME = re.compile(r"[全各和及]|城区|城市|乡镇|县市|[神九]州")
#: 长山岛|主海塘, 永平县|森林面积: a named place, and what is told of it.
_NAMED_PLACE = re.compile(
    r"(?![全本我各每该其]|至|到)[\u4e00-\u9fff]{2,4}?(?:岛|[县市区镇乡旗](?![级政区域]|场)|新城|新区|街道)(?=[\u4e00-\u9fff]{2})"
)
#: Another place than one that was named: 全市, 永平县, 其余.
_OTHER_PLACE = re.compile(
    r"全[市县区省岛国]|[\u4e00-\u9fff]{2}[县市区镇乡岛](?![级政区域])|其[他余]"
)
#: Places or parts that end alike are of one kind: 国控断面和省控断面, 干流和支流, 东部和西部.
_KINDS = "区县市镇乡村流部级面河江湖库园段海岛州旗业场"
_PARTS = re.compile(
    r"(?:河流|[干支]流|湖[库泊]|水库|断面|平原|居民小区|机构|规模以[上下][\u4e00-\u9fff]*(?:企业|养殖[场户])|建成区|园区|(?:开发|高新|经开|新)区|(?:重点|中心|建制|乡)镇"
    r"|[东西南北中]部|(?:行政|自然|建制)村|[\u4e00-\u9fff]{2,4}地区(?:城市)?)$"
)


@lru_cache(maxsize=_ASKED)
def is_plain_place(phrase: str) -> bool:
    """Whether a phrase is a place by its name, or by a word that qualifies measures (各县区).

    Parts of works and of nature (高速宁德段, 功能区) are none; `is_place` asks for them, too.

    Examples
    --------
    >>> is_plain_place("每个乡镇"), is_plain_place("各县、越城区"), is_plain_place("功能区")
    (True, True, False)
    """
    if is_place_name(phrase):
        return True
    if "、" in phrase and "(" not in phrase:
        # 各县、各区
        return all(map(is_plain_place, phrase.split("、")))
    if _WATER.fullmatch(phrase) or _ABOVE_SIZE.fullmatch(phrase):
        return True
    match = SCOPE.match(phrase + _ANY_NAME)
    return match is not None and match.end() >= len(phrase)


@lru_cache(maxsize=_ASKED)
def is_place(phrase: str) -> bool:
    """Whether a phrase is nothing but a place or an area (市区, 越城区, 沿线).

    Examples
    --------
    >>> is_place("市区"), is_place("越城区"), is_place("老旧小区")
    (True, True, False)
    """
    if is_plain_place(phrase):
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


def place_at(text: str, at: int) -> str:
    """The named place that stands at a place of a text, before what is told of it.

    Examples
    --------
    >>> place_at("长山岛主海塘", 0), place_at("各县森林面积", 0)
    ('长山岛', '')
    """
    place = _NAMED_PLACE.match(text, at)
    return place.group() if place else ""


def holds_place(words: str) -> bool:
    """Whether words name a place, or tell of the whole area or the rest of it.

    Examples
    --------
    >>> holds_place(",永平县绿地率"), holds_place(",绿地率")
    (True, False)
    """
    return _OTHER_PLACE.search(words) is not None


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
