"""Measures and bodies that the members of a list share: 代表建议、委员提案|办复率.

In: the members of a list, as written. Out: the rate or growth that a member lacks, or the body.
"""

from __future__ import annotations

import re

#: 政协提案|办复率, 考核断面|水质达标率; 机械化率 and its like are no verb with 率.
_RATE = re.compile(
    r"(?:水质|安全|综合|集中|规范化|无害化|资源化|资源|按时|按期|及时|一次|办理|供养|财政|生活|年)*"
    r"(?:(?!就业|失业|增长|城镇|上升|下降|人口|毛利|死亡)[\u4e00-\u9fff]{2}(?<!化)率|死亡率|绿化率"
    r"|(?:补助|补贴|筹资|救助|保障)标准)$"
)
#: What ends the name of a measure, or of what is no thing that a rate is of.
_MEASURE_END = re.compile(
    r"(?:[率量值额度数比幅重速费税]|比例|收入|投入|投资|面积|浓度|标准|水平|能力|规模|利润|余额|出口|进口|进出口|消费|价格"
    r"|天数|人次|指数|系数|能耗|强度|增长|下降|提高|排放|时间|寿命|年限|资金|贷款|存款|总体|基本|[A-Za-z0-9.])$"
)
_GROWTH = re.compile(r"(?:年均|平均)?(?:增速|增幅|涨幅|降幅)$")
#: Amounts that grow; a share or a rate has no growth told with theirs.
_AMOUNT = re.compile(r"(?:[值量额数]|收入|投资|支出|消费|人次|GDP)$")
#: 鞋服、食品、|工艺美术产业规模产值: the sectors share what they are.
_SECTOR = re.compile(
    r"(?<=.{2})产业(?:规模|总|实现|年|综合|开票)*(?:产值|增加值|收入|投资|销售|营收|利润|税收|规模)$"
)
_SECTOR_END = re.compile(r"(?:业|制造|经济|企业|园区|集群|行业|领域|项目|基地|产业链)$")
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
#: 事故|起数、死亡人数
_ACCIDENT = re.compile(r"(?:发生)?(?P<kind>[^、,]{0,14}事故)(?:总?起数|宗数|总数|数量?|发生数)")
_OF_ACCIDENT = re.compile(r"死亡人数|受伤人数|伤亡人数|死伤人数|(?:直接)?(?:经济|财产)损失")
_OF_BODY = re.compile(
    r"(?!失业|城镇|绿化|出生|死亡|通胀|森林|满意)[\u4e00-\u9fff]{2,3}率"
    r"|(?:实现|上缴|完成|主业|净|入库)?(?:利润|利税|税收|税费|税金)(?:总额)?|(?:主营业务|主营|营业|销售)收入|营收|总资产|资产总额"
)
#: 城乡居民基本养老、|医疗保险|参保率: who is insured stands with the first kind of insurance.
_KINDS = ("养老", "医疗", "失业", "工伤", "生育", "大病")
_INSURED = re.compile(
    rf"(?P<whose>(?:[^、,的]{{0,6}}?(?:人口|职工|居民|农牧民|农民|僧尼|群众|人员))?)(?P<basic>(?:基本)?)(?:{'|'.join(_KINDS)})"
)
_BASIC = ("养老", "医疗")
_OF_INSURED = re.compile("保险(?:参保率|参保人数|覆盖率|覆盖面|参保覆盖面|)$")
_INSURANCE = re.compile(rf"(?:基本)?(?:{'|'.join(_KINDS)})(?:保险|救助|保障|$)")


def rate_of(part: str, last: str, *, short: bool = False) -> str:
    """The rate of the last member, which one that names a thing lacks.

    A short member takes it where the thing of the last one is no longer: 孕产妇、婴儿|死亡率.

    Examples
    --------
    >>> rate_of("代表建议", "委员提案办复率"), rate_of("固定资产投资", "委员提案办复率")
    ('办复率', '')
    """
    if not last.endswith(("率", "标准")) or _MEASURE_END.search(part):
        return ""
    rate = _RATE.search(last)
    if rate is None or rate.start() < 2 or (short and rate.start() > len(part)):
        return ""
    tail = rate.group()
    if part.endswith("水质"):
        tail = tail.removeprefix("水质")
    return tail[2:] if part.endswith(tail[:2]) else tail


def sector_tail(part: str, last: str) -> str:
    """What follows the sector in the last member, for a sector told in short.

    Examples
    --------
    >>> sector_tail("食品", "工艺美术产业规模产值"), sector_tail("利润", "汽车产业产值")
    ('产业规模产值', '')
    """
    if "产业" not in last or _MEASURE_END.search(part) or _SECTOR_END.search(part):
        return ""
    tail = _SECTOR.search(last)
    return tail.group() if tail else ""


def with_growth(parts: list[str]) -> list[str]:
    """Members with the growth that stands with the last one: 增加值、投资|增速.

    Examples
    --------
    >>> with_growth(["工业增加值", "固定资产投资增速"])
    ['工业增加值增速', '固定资产投资增速']
    """
    growth = _GROWTH.search(parts[-1])
    if growth is None or not all(map(_AMOUNT.search, parts[:-1])):
        return parts
    return [*(part + growth.group() for part in parts[:-1]), parts[-1]]


def with_body(parts: list[str]) -> list[str]:
    """Members with the body or people of the first one.

    Examples
    --------
    >>> with_body(["退捕渔民就业率", "参保率"])
    ['退捕渔民就业率', '退捕渔民参保率']
    >>> with_body(["事故起数", "死亡人数"])
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


def _with_start(parts: list[str], start: str, lacking: re.Pattern[str]) -> list[str]:
    """Members with a beginning where they are measures that lack one."""
    rest = (start + part if lacking.fullmatch(part) else part for part in parts[1:])
    return [parts[0], *rest]


def with_insured(parts: list[str]) -> list[str]:
    """Kinds of insurance with those who are insured, and with what is told of them.

    Examples
    --------
    >>> with_insured(["城乡居民养老", "医疗保险参保率"])
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
