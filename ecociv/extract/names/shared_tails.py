"""Tails that the members of a list share: 化学需氧量、氨氮|排放量.

In: a member of a list and the one that lends its tail. Out: the tail, or the member with it.
"""

from __future__ import annotations

import re

from ecociv.codebook.established import established_names
from ecociv.codebook.words import words

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
#: A shared tail is at most this long.
_MAX_TAIL = 8
#: What ends a complete name; a member that does not end so lacks the tail of the last one.
COMPLETE = re.compile(
    r"(?:率|量|值|收入|面积|比例|比重|占比|浓度|总额|指数|系数|能耗|强度|水平|投资|支出|里程|长度"
    r"|人口|人数|户数|天数|个数|数|总值|产值|利润|税收|贷款|存款|余额|规模|能力|增速|标准|额|投入"
    r"|出口|进口|消费|价格|排放|消耗|企业|项目|基地|工程|用水量|用地|GDP|盖度|密度|程度|质量|寿命"
    r"|年限|水耗|总量|收费|比|度|产业|农场|合作社|车|村|镇|县|校|园|库|站|院|所|馆|厂|场|店|品|户"
    r"|名|机|器|点|路|管网|林|地)$"
)
#: Things that are told apart by what stands before them; places have measures as scopes.
_THINGS = "道路桥河湖库渠井车船"
SHARE_END = re.compile(r"(?:率|比例|比重|占比|百分比)$")
#: A增加值和B增加值|占地区生产总值的比重: a share of one whole.
TAKES = re.compile(r"(?<=.{2})占(?!地(?!区)|用)[^、,占]{2,}$")
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
#: A的B: what is measured of the last member, and of those that end alike.
_MEASURE_OF = re.compile(
    r"(?<=.{2})的[^的、]{0,8}(?:标准|比例|比重|面积|产量|产值|总量|覆盖率|浓度|水平|规模)$"
)
#: 国、|省控断面, 市、|县级河长: levels of government, the last of which says what is of them.
_LEVEL = re.compile(r"[国省市州县区乡镇村](?=[级控考属直管])")
_LEVELS = "国省市州县区乡镇村"
#: 万元工业产值、|万元农业增加值用水量: per unit of output, what is used.
_PER_OUTPUT = re.compile(r"(?:[万亿]元|单位)[^、,;。]{0,8}?(?:产值|增加值|GDP|生产总值)")
_KIND_END = re.compile(r"(?<=[的内])(?:行政村|自然村|建制村|乡镇|村庄|社区|企业|单位|学校|医院)$")
_KIND_START = re.compile(r"(?:行政村|自然村|建制村|乡镇|村庄|社区|企业|单位|学校|医院)(?=.{2})")


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


def part_alike(part: str, last: str) -> str:
    """A member with the measure of the last one: 装备制造业、先进制造业|增加值."""
    at = last.find(part[-2:], 1)
    if 0 < at < len(last) - 2:
        return part + last[at + 2 :]
    at = last.find(part[-1:], 2)
    if at > 0 and last[at + 1 :] in words("tail_phrase"):
        return part + last[at + 1 :]
    return with_tail(part, last)


def model_of(parts: list[str], at: int) -> str:
    """The member that lends its tail: the next one that is complete and of the same kind.

    行政村、|自然村生活污水治理覆盖率|和农户受益率.
    """
    kinds = words("element")
    for part in parts[at + 1 : -1]:
        if COMPLETE.search(part) and part not in kinds:
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
    return part[-2:] in words("element") and not COMPLETE.search(part)


def with_tail(part: str, last: str) -> str:
    """A member, with the tail of the last one where it lacks it.

    Examples
    --------
    >>> with_tail("国", "省控断面优良比例"), with_tail("城镇", "农村污水处理率")
    ('国控断面优良比例', '城镇污水处理率')
    """
    elements = words("element")
    of = _MEASURE_OF.search(last)
    if of and part[-2:] == last[: of.start()][-2:]:
        # 生活补贴和护理补贴的|月人均标准
        return part + of.group()
    if part in _LEVELS and _LEVEL.match(last):
        return part + last[1:]
    output = _PER_OUTPUT.match(last) if _PER_OUTPUT.fullmatch(part) else None
    if output and output.end() < len(last):
        return part + last[output.end() :]
    if part.endswith("耗") and "耗" not in last:
        # 能耗、二氧化碳排放
        return part
    quoted = part.startswith("“") and part.endswith("”")
    kind = _KIND_END.search(part)
    if kind and part not in elements:
        # 规划保留的行政村、自然村|生活污水治理覆盖率
        model = _KIND_START.match(last)
        return part + last[model.end() :] if model else part
    if SHARE_END.search(last) and not SHARE_END.search(part):
        # 城市公交车、出租车|新能源占比: a thing is no share
        tail = _alike_tail(part, last)
        if tail:
            return part + tail
    rated = _sector_tail(part, last) or _rated_alike(part, last) or _amount_alike(part, last)
    if rated:
        return part + rated
    if part in elements or quoted or (len(part) <= 4 and not COMPLETE.search(part)):
        tail = _tail_of(last, part, elements)
        # A类|类企业
        return part + (tail[1:] if tail[:1] == part[-1:] == "类" else tail)
    return part + (_established_tail(part, last) or _rate_of(part, last))


def _alike_tail(part: str, last: str) -> str:
    """What follows a thing of the same last character: 县道和乡村道|年均养护比例.

    Examples
    --------
    >>> _alike_tail("县道", "乡村道年均养护比例"), _alike_tail("县道", "小区绿化率")
    ('年均养护比例', '')
    """
    at = last.find(part[-1], 1, len(part) + 2)
    return last[at + 1 :] if part[-1] in _THINGS and 0 < at < len(last) - 2 else ""


def _rate_of(part: str, last: str, *, short: bool = False) -> str:
    """The rate of the last member, which one that names a thing lacks.

    A short member takes it where the thing of the last one is no longer: 孕产妇、婴儿|死亡率.

    Examples
    --------
    >>> _rate_of("代表建议", "委员提案办复率"), _rate_of("固定资产投资", "委员提案办复率")
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


def _sector_tail(part: str, last: str) -> str:
    """What follows the sector in the last member, for a sector told in short.

    Examples
    --------
    >>> _sector_tail("食品", "工艺美术产业规模产值"), _sector_tail("利润", "汽车产业产值")
    ('产业规模产值', '')
    """
    if "产业" not in last or _MEASURE_END.search(part) or _SECTOR_END.search(part):
        return ""
    tail = _SECTOR.search(last)
    return tail.group() if tail else ""


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
    if last.endswith(part[-2:] + "数量"):
        # 湿地公园、地质公园|数量
        return "数量"
    if len(part) < 4 or COMPLETE.search(part):
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
    tail = _alike_tail(part, last)
    if tail:
        return tail
    # the element of the same length first: 城镇|农村, not 城镇|农村居民
    sizes = [len(part), *range(min(len(last) - 1, _MAX_TAIL), 0, -1)]
    for size in sizes:
        if size < len(last) and last[:size] in elements:
            return last[size:]
    tails = [tail for tail in words("tail_phrase") if last.endswith(tail) and tail != last]
    if tails:
        return max(tails, key=len)
    rate = _rate_of(part, last, short=True)
    if rate:
        return rate
    return last[len(part) :] if len(last) > len(part) + 1 else ""
