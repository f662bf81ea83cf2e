"""Beginnings that the members of a list share: 森林|面积、蓄积量, 退捕渔民|就业率、参保率.

In: the members of a list, as written. Out: the same; a bare measure has the thing, the body or the
people of the first one.
"""

from __future__ import annotations

import re

from ecociv.codebook.established import established_names

_PER_OUTPUT = re.compile(
    r"(?P<per>(?:单位|每?万元)(?:国内生产总值|地区生产总值|生产总值|GDP|(?:规模以上|规上)?工业增加值))"
    r"(?:综合)?(?:能源消耗|能源消费|能耗)"
)
_EMITTED = re.compile(r"(?:二氧化碳|碳)排放(?:量|强度)?(?:降低|下降)?率?")
#: 声环境质量|昼间、夜间达标率
_AT_TIME = re.compile(
    r"(?P<thing>[^、,]{2,}?)(?:昼间|夜间|白天|非?采暖[季期]|非?汛期|[春夏秋冬]季)"
)
_OTHER_TIME = re.compile(r"(?:昼间|夜间|白天|非?采暖[季期]|非?汛期|[春夏秋冬]季).*")
_BUILT_UP = "建成区"
#: Bodies and people that have several measures: 退捕渔民|转产就业率、参保率.
_BODY = re.compile(
    r"(?P<body>[^、,的占和及与]{0,12}?(?:(?<!规模以上工业)企业|国企|集群|公司|渔民|居民|农牧民|毕业生|职工|残疾人|学生|儿童|农户|家庭|项目"
    r"|(?:规模以上|规上)工业(?!企业))(?!数))"
    r"[^、,的占和及与]{0,6}?(?:率|比例|收入|增加值|总?产值|总额|总资产|营收|利润|税收|利税)"
)
#: 酒业|营业收入、利润总额: a sector that has a turnover; 园区|产值、规模企业数占比.
_SECTOR_BODY = re.compile(
    r"(?P<body>[^、,的占和及与]{1,8}?业)(?:主营业务|主营|营业|销售)收入"
    r"|(?P<zone>[^、,的占和及与]{0,4}?(?:园区|开发区))(?:工业)?(?:总?产值|营业收入|税收)(?:占比|比重)?"
)
_OF_ZONE = re.compile(
    r"(?:(?:规模|规上|入园|高新技术|工业)?企业数量?|工业增加值|产值|税收)(?:占比|比重)?"
)
_OF_BODY = re.compile(
    r"(?!失业|城镇|绿化|出生|死亡|通胀|森林|满意)[\u4e00-\u9fff]{2,3}率"
    r"|(?:实现|上缴|完成|主业|净|入库)?(?:利润|利税|税收|税费|税金)(?:总额)?|(?:主营业务|主营|营业|销售)收入|营收|总资产|资产总额"
)
#: 事故|起数、死亡人数
_ACCIDENT = re.compile(r"(?:发生)?(?P<kind>[^、,]{0,14}事故)(?:总?起数|宗数|总数|数量?|发生数)")
_OF_ACCIDENT = re.compile(r"死亡人数|受伤人数|伤亡人数|死伤人数|(?:直接)?(?:经济|财产)损失")
#: 森林|面积、蓄积量: a measure without its thing.
_BARE = re.compile(
    r"面积|蓄积量|总?产量|单产|产值|数量|总量|总面积|种植面积|综合利用率|利用率|处理率|处置率|收集率|回收率"
    r"|覆盖率|普及率|达标率|合格率|保护率"
)
_MEASURED = re.compile(
    rf"(?P<thing>[^、,的占和及与]{{2,8}}?)(?:(?:播种|种植|养殖)面积|{_BARE.pattern})"
)
#: 城乡居民基本养老、|医疗保险|参保率: who is insured stands with the first kind of insurance.
_KINDS = ("养老", "医疗", "失业", "工伤", "生育", "大病")
_INSURED = re.compile(
    rf"(?P<whose>(?:[^、,的]{{0,6}}?(?:人口|职工|居民|农牧民|农民|僧尼|群众|人员))?)(?P<basic>(?:基本)?)(?:{'|'.join(_KINDS)})"
)
_BASIC = ("养老", "医疗")
_OF_INSURED = re.compile("保险(?:参保率|参保人数|覆盖率|覆盖面|参保覆盖面|)$")
_INSURANCE = re.compile(rf"(?:基本)?(?:{'|'.join(_KINDS)})(?:保险|救助|保障|$)")


def with_beginning(parts: list[str]) -> list[str]:
    """Members with the beginning of the first one where they are measures that lack it.

    Examples
    --------
    >>> with_beginning(["森林面积", "蓄积量"]), with_beginning(["事故起数", "死亡人数"])
    (['森林面积', '森林蓄积量'], ['事故起数', '事故死亡人数'])
    """
    return _with_insured(_with_thing(_with_body(_with_area(_with_output(_with_times(parts))))))


def _with_times(parts: list[str]) -> list[str]:
    """What is measured at several times of the day or the year.

    Examples
    --------
    >>> _with_times(["声环境质量昼间达标率", "夜间达标率"])
    ['声环境质量昼间达标率', '声环境质量夜间达标率']
    """
    first = _AT_TIME.match(parts[0])
    return parts if first is None else _with_start(parts, first.group("thing"), _OTHER_TIME)


def _with_output(parts: list[str]) -> list[str]:
    """Emissions behind a use of energy, of the output that it is told for.

    Examples
    --------
    >>> _with_output(["单位地区生产总值能耗", "二氧化碳排放"])
    ['单位地区生产总值能耗', '单位地区生产总值二氧化碳排放']
    """
    output = _PER_OUTPUT.match(parts[0])
    return parts if output is None else _with_start(parts, output.group("per"), _EMITTED)


def _with_area(parts: list[str]) -> list[str]:
    """Members with the built-up area of the first one, where established names have it.

    Examples
    --------
    >>> _with_area(["建成区绿化覆盖率", "绿地率"])
    ['建成区绿化覆盖率', '建成区绿地率']
    """
    if not parts[0].startswith(_BUILT_UP):
        return parts
    known = established_names()
    return [
        _BUILT_UP + part if _BUILT_UP + part in known and part.endswith("率") else part
        for part in parts
    ]


def _with_body(parts: list[str]) -> list[str]:
    """Members with the body or people of the first one.

    Examples
    --------
    >>> _with_body(["退捕渔民就业率", "参保率"])
    ['退捕渔民就业率', '退捕渔民参保率']
    >>> _with_body(["事故起数", "死亡人数"])
    ['事故起数', '事故死亡人数']
    """
    accident = _ACCIDENT.fullmatch(parts[0]) if "事故" in parts[0] else None
    if accident:
        return _with_start(parts, accident.group("kind"), _OF_ACCIDENT)
    measured = _BODY.fullmatch(parts[0]) or _SECTOR_BODY.fullmatch(parts[0])
    if measured is None:
        return parts
    zone = measured.groupdict().get("zone")
    if zone:
        return _with_start(parts, zone, _OF_ZONE)
    return _with_start(parts, measured.group("body"), _OF_BODY)


def _with_thing(parts: list[str]) -> list[str]:
    """Give the thing of the first member to those that are a bare measure: 森林面积、蓄积量."""
    measured = _MEASURED.fullmatch(parts[0])
    if measured is None:
        return parts
    return _with_start(parts, measured.group("thing"), _BARE)


def _with_start(parts: list[str], start: str, lacking: re.Pattern[str]) -> list[str]:
    """Members with a beginning where they are measures that lack one."""
    rest = (start + part if lacking.fullmatch(part) else part for part in parts[1:])
    return [parts[0], *rest]


def _with_insured(parts: list[str]) -> list[str]:
    """Kinds of insurance with those who are insured, and with what is told of them.

    Examples
    --------
    >>> _with_insured(["城乡居民养老", "医疗保险参保率"])
    ['城乡居民养老保险参保率', '城乡居民医疗保险参保率']
    """
    first = _INSURED.match(parts[0]) if _INSURANCE.match(parts[-1]) else None
    if first is None or not all(map(_INSURANCE.match, parts[1:-1])):
        return parts
    if not parts[0].endswith((*_KINDS, "保险")):
        return parts
    whose = first.group("whose")
    basic = first.group("basic") if parts[0].endswith(_KINDS) else ""
    named = [parts[0]]
    named += [whose + (basic if part.startswith(_BASIC) else "") + part for part in parts[1:]]
    of_all = _OF_INSURED.search(parts[-1])
    if of_all is None:
        return named
    bare = (part.removesuffix("保险") for part in named[:-1])
    return [*(part + of_all.group() for part in bare), named[-1]]
