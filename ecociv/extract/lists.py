"""Lists of names before lists of values: A、B分别达到80%和70%.

In: the phrase before a list of values. Out: one name for each value, shared tails and beginnings
completed.
"""

from __future__ import annotations

import re

from ecociv.codebook.established import established_names
from ecociv.codebook.words import words
from ecociv.extract.phrases import tidy

_MARK = re.compile(r"、|,")
_AND = re.compile(r"以及|和|及|(?<!参)与")
_MEMBER = re.compile(r"、|和|及|(?<!参)与")
#: A shared tail is at most this long.
MAX_TAIL = 8
#: What ends a complete name; a member that does not end so lacks the tail of the last one.
_COMPLETE = re.compile(
    r"(?:率|量|值|收入|面积|比例|比重|占比|浓度|总额|指数|系数|能耗|强度|水平|投资|支出|里程|长度"
    r"|人口|人数|户数|天数|个数|数|总值|产值|利润|税收|贷款|存款|余额|规模|能力|增速|标准|额|投入"
    r"|出口|进口|消费|价格|排放|消耗|企业|项目|基地|工程|用水量|用地|GDP|盖度|密度|程度|质量|寿命"
    r"|年限|水耗|总量|收费|比|度|产业|农场|合作社|车|村|镇|县|校|园|库|站|院|所|馆|厂|场|店|品|户"
    r"|名|机|器|点|路|管网|林|地)$"
)
#: A、B、C三大新兴产业|产值, A、B等主要污染物|排放总量: the list is summed up before its measure.
_SUMMED = re.compile(
    r"(?P<list>[^,]*[、和][^,]*?)(?:等?[两二三四五六七八九十\d]+(?:大|个|种|类|项)|等)[^、,]{0,8}?"
    r"(?P<thing>产业|行业|污染物|指标|因子)(?P<rest>[^、,]{2,})"
)
#: A、B等|削减率: the same without a word that sums up.
_AND_SO_ON = re.compile(
    r"(?P<list>[^,]*[、和][^,]*?)等(?:主要|重点(?!工程|行业))?(?:经济作物|农作物|作物|农产品|产品)?(?P<rest>[^、,和及级]{2,8}(?:率|量|浓度|强度))"
)
#: 主要污染物|化学需氧量、氨氮排放量: what the members are is said before them.
_KIND_BEFORE = re.compile(
    r"(?:[^、,和及与]{0,4}(?:主要|约束性|重点)?(?:污染物|污染因子)(?:总量减排|减排|排放总量)?(?:中的?)?|(?:环境)?空气(?:质量|中的?)?)(?=.{2})"
)
#: A、B、C、|年平均浓度: the measure of all stands at the end like one more member.
_MEASURE_ALONE = re.compile(
    r"(?:年|月|日|季)?(?:均|平均)?(?:浓度值?|排放总?量|去除率|削减率|达标率)"
)
#: 跨省转入和|转出的|危险废物量: what is done to one thing.
_DONE_TO = re.compile(r"(?P<verb>[\u4e00-\u9fff]{2})的(?P<thing>[^的]{2,})")
#: 城市|污水、垃圾|处理率: what is measured alike has one beginning.
SUBSTANCE = (
    r"(?:生活污水|生活垃圾|污水|垃圾|废水|废气|化肥|农药|化学需氧量|氨氮|二氧化硫|氮氧化物|挥发性有机物"
    r"|总磷|总氮|烟尘|粉尘|颗粒物|细颗粒物|可吸入颗粒物|COD|SO2|NOx|VOCs|PM2\.5|PM10)"
)
_SUBSTANCE_END = re.compile(rf"(?P<shared>[^、,]{{2,10}}?)(?P<thing>{SUBSTANCE})")
_SUBSTANCE_START = re.compile(rf"{SUBSTANCE}(?=.{{2}})")
#: 森林|面积、蓄积量: a measure without its thing.
#: 新增和改善|灌溉面积: what is done, then to what.
_BOTH_DONE = re.compile(
    r"(?P<first>[\u4e00-\u9fff]{2})(?:和|及|、|与|以及)(?P<second>[\u4e00-\u9fff]{2})(?P<thing>.{2,})"
)
_DONE = frozenset(
    (
        "新增 改善 恢复 新建 改建 扩建 改造 续建 加固 治理 修复 提升 维修 整治 新造 补植 抚育 巩固"
    ).split()
)
_SECTORS = re.compile(r"第?(?P<numbers>[一二三](?:[、和及与]第?[一二三]){1,2})(?:次)?产业")
_BARE = re.compile(
    r"面积|蓄积量|总?产量|单产|产值|数量|总量|总面积|种植面积|综合利用率|利用率|处理率|处置率|收集率|回收率"
    r"|覆盖率|普及率|达标率|合格率|保护率"
)
_MEASURED = re.compile(
    rf"(?P<thing>[^、,的占和及与]{{2,8}}?)(?:(?:播种|种植|养殖)面积|{_BARE.pattern})"
)
_OWN_PER = ("每", "人均", "户均", "亩均", "平均")
#: 每千名学生|龋齿、近视人数
_PER = re.compile(
    r"每(?:[百千]?[万亿]|[十百千])(?:元|人口|[人名位户])(?:常住人口|老年人|老人|人口|学生|居民|儿童|农户|GDP)?(?=.{2})"
)
#: 排放总量(含工业、农业、生活)
_ASIDE = re.compile(r"\([^()]*[、,][^()]*\)$")
_LATIN = re.compile(r"[A-Za-z0-9.]+(?:-N)?")
#: PM2.5、PM10和CO|五项因子: the list is counted at its end.
_COUNTED_END = re.compile(
    r"(?<=[^、,和及与])(?:等|这)?[两二三四五六七八九十\d]+(?:大|个|种|类|项)?(?:主要|重点|约束性)?(?:产业|污染物|污染因子|指标|因子|参数)$"
)
#: A增加值和B增加值|占地区生产总值的比重: a share of one whole.
_TAKES = re.compile(r"(?<=.{2})占(?!地(?!区)|用)[^、,占]{2,}$")
_KIND_END = re.compile(r"(?<=[的内])(?:行政村|自然村|建制村|乡镇|村庄|社区|企业|单位|学校|医院)$")
_KIND_START = re.compile(r"(?:行政村|自然村|建制村|乡镇|村庄|社区|企业|单位|学校|医院)(?=.{2})")
_SHARE_END = re.compile(r"(?:率|比例|比重|占比|百分比)$")


def members(phrase: str) -> list[str]:
    """Members of a list, as written.

    Examples
    --------
    >>> members("化学需氧量、氨氮和总磷")
    ['化学需氧量', '氨氮', '总磷']
    """
    return [part for part in _MEMBER.split(phrase) if part]


def split_heads(phrase: str, count: int) -> list[str] | None:
    """Split a phrase into as many names as there are values, completing shared tails.

    Returns
    -------
    list or None
        ``None`` where the phrase does not hold ``count`` names.

    Examples
    --------
    >>> split_heads("化学需氧量、氨氮排放量", 2)
    ['化学需氧量排放量', '氨氮排放量']
    >>> split_heads("绿地率和绿化覆盖率", 2)
    ['绿地率', '绿化覆盖率']
    """
    phrase = _ASIDE.sub("", phrase)
    sectors = _SECTORS.match(phrase)
    if sectors:
        # 一、二、三产业|增加值
        numbers = [char for char in sectors.group("numbers") if char in "一二三"]
        rest = tidy(phrase[sectors.end() :])
        return [f"第{one}产业{rest}" for one in numbers] if len(numbers) == count else None
    joined = _joined(phrase) if count == 2 and "、" not in phrase else None
    if joined:
        return joined
    phrase = _COUNTED_END.sub("", without_kind(phrase))
    summed = _summed(phrase)
    if summed and len(summed) == count:
        return summed
    parts = [part for part in _MARK.split(phrase) if part]
    if len(parts) < count:
        finer = [piece for part in parts for piece in _AND.split(part) if piece]
        if len(finer) == count:
            parts = finer
        elif len(parts) == count - 1:
            *_, last = [None, *_AND.finditer(parts[-1])]
            if last is not None:
                # only the last conjunction divides: 绿地率、供水和供气管网长度和道路面积
                both = parts.pop()
                parts += [both[: last.start()], both[last.end() :]]
    if len(parts) == count + 1 and _MEASURE_ALONE.fullmatch(parts[-1]):
        *parts, measure = parts
        return [tidy(part) + measure for part in parts]
    if len(parts) != count or not all(parts):
        return None
    return complete_tails([tidy(part) for part in parts])


def without_kind(phrase: str) -> str:
    """A name or list without the word before it that says what it is of (主要污染物).

    Examples
    --------
    >>> without_kind("主要污染物氨氮排放量")
    '氨氮排放量'
    """
    kind = _KIND_BEFORE.match(phrase)
    if kind and phrase.startswith(tuple(words("element")), kind.end()):
        return phrase[kind.end() :]
    return phrase


def _summed(phrase: str) -> list[str] | None:
    """Names of a list that is summed up before its measure, each with that measure."""
    summed = _SUMMED.fullmatch(phrase) or _AND_SO_ON.fullmatch(phrase)
    if summed is None:
        return None
    thing = "产业" if summed.groupdict().get("thing") == "产业" else ""
    tail = thing + tidy(summed.group("rest"))
    listed = [tidy(without_kind(part)) for part in members(summed.group("list"))]
    return [part.removesuffix(thing) + tail for part in listed]


def both_done(phrase: str) -> list[str] | None:
    """Names of what two verbs of work do to one thing, nothing where there is only one verb.

    Examples
    --------
    >>> both_done("新增和改善灌溉面积"), both_done("新增灌溉面积")
    (['新增灌溉面积', '改善灌溉面积'], None)
    """
    both = _BOTH_DONE.fullmatch(phrase)
    if both is None or not {both.group("first"), both.group("second")} <= _DONE:
        return None
    return [both.group(verb) + both.group("thing") for verb in ("first", "second")]


def _joined(phrase: str) -> list[str] | None:
    """A word that joins two names: 城乡居民收入, 广播电视覆盖率."""
    for word, code in words("joined_pair").items():
        if phrase.startswith(word):
            rest = tidy(phrase.removeprefix(word))
            return [part + rest for part in code.split("|")] if rest else None
    return None


def split_each(phrase: str) -> list[str] | None:
    """Members of 化学需氧量、氨氮排放量 (均…), tails completed; nothing where there is one only.

    Examples
    --------
    >>> split_each("化学需氧量、氨氮排放量")
    ['化学需氧量排放量', '氨氮排放量']
    """
    phrase = without_kind(phrase)
    summed = _summed(phrase)
    if summed and len(summed) > 1:
        return summed
    parts = [tidy(part) for part in _MARK.split(phrase) if tidy(part)]
    pieces = _AND.split(parts[-1]) if parts else []
    if len(pieces) == 2 and all(len(piece) > 1 for piece in pieces):
        parts = [*parts[:-1], *pieces]
    return complete_tails(parts) if len(parts) > 1 else None


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
    parts = _with_thing(parts)
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
    takes = _TAKES.search(last)
    if takes and not any("占" in part or _SHARE_END.search(part) for part in parts[:-1]):
        # 服务业增加值和制造业增加值|占地区生产总值的比重
        model = last[: takes.start()]
        return [*(_part_alike(part, model) + takes.group() for part in parts[:-1]), last]
    tailed = (_with_tail(part, _model(parts, at)) for at, part in enumerate(parts[:-1]))
    return [*tailed, last]


def as_share(name: str) -> str:
    """A name that says of what a share is taken, as that of a share.

    Examples
    --------
    >>> as_share("外贸出口占全市总额"), as_share("绿地率")
    ('外贸出口占全市总额比例', '绿地率')
    """
    takes = _TAKES.search(name)
    return f"{name}比例" if takes and not _SHARE_END.search(name) else name


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
            return part if alike else parts[-1]
    return parts[-1]


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
    rated = _rated_alike(part, last)
    if rated:
        return part + rated
    if part in elements or quoted or (len(part) <= 4 and not _COMPLETE.search(part)):
        tail = _tail_of(last, part, elements)
        # A类|类企业
        return part + (tail[1:] if tail[:1] == part[-1:] == "类" else tail)
    return part + _established_tail(part, last)


def _rated_alike(part: str, last: str) -> str:
    """The rate of the last member, where both rate the same: 水源水质、断面水质|达标率."""
    if not last.endswith("率") or len(part) < 4 or part.endswith("率"):
        return ""
    at = last.rfind(part[-2:], 2)
    tail = last[at + 2 :]
    return tail if at > 0 and tail in words("tail_phrase") else ""


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
    sizes = [len(part), *range(min(len(last) - 1, MAX_TAIL), 0, -1)]
    for size in sizes:
        if size < len(last) and last[:size] in elements:
            return last[size:]
    tails = [tail for tail in words("tail_phrase") if last.endswith(tail) and tail != last]
    if tails:
        return max(tails, key=len)
    return last[len(part) :] if len(last) > len(part) + 1 else ""
