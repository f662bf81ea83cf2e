"""以上 and 以下 that say which things are meant (10蒸吨以下锅炉), not how many.

In: a `Slot`. Out: whether it is such a filter, and the things that it picks.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ecociv.extract.names.classes import is_money, is_of_done
from ecociv.extract.names.settlements import settlement
from ecociv.extract.phrases.amounts import Size
from ecociv.extract.phrases.nouns import COUNTS, noun_after, size_of
from ecociv.extract.phrases.slots import Slot

_FILTER = re.compile(
    r"\s*(?:\(含\))?(?:及|或)?(?:以上|以下|以内)(?:\(含[^()]{0,6}\))?(?:的)?(?=[\u4e00-\u9fff])"
    r"(?!左右|(?:的)?(?:速度|幅度|增[幅速]|速率|降幅)|[和与及或并的]?(?:$|[,;。、]))"
)
_FILTER_REACH = 12
#: 收入5万元以上的|达到90%: those that have so much, without a noun.
_THOSE = re.compile(r"以[上下]的(?!\d)")
_COUNT = re.compile(r"\d+(?:台|家|个|座|处|户|口)")
_THING_REACH = 24
#: Units that measure the size of a thing; a count is never a threshold.
_SIZES = tuple(
    "千瓦 兆瓦 MW 蒸吨 吨 公斤 平方米 公里 立方米 米 亩 公顷 元 人 人口 岁"
    " 吨标准煤 千瓦小时 千伏 千瓦时 头 只 羽".split()
)
#: Animals are counted; only the farms that hold them are sorted by how many: 500头以上养殖场.
_ANIMALS = ("头", "只", "羽")
_FARMS = re.compile("养殖|场|企业|小区|基地|大户|合作社")
#: Verbs of level that may stand before the size of a thing (单机容量在10万千瓦及以上的机组).
_OF_SIZE = ("在", "为", "有", "达", "达到")
#: A measure that passes a mark says which things are meant: 人口超过10万人的县城.
_MARKED = re.compile(
    r"(?:[及(含)]*以[上下内]|之间)?的(?!目标|任务|要求|水平|速度|增[长速幅]|基础|比例|幅度|标准|部分|规模|同时"
    r"|情况|成绩|好|新(?:高|台阶|水平)|指标|警戒|差?距|约束|底线|红线|控制|优|较)"
    r"(?:[\u4e00-\u9fff]{2}|[市县区镇乡村户厂])"
)
_MEASURE = re.compile(
    r"(?:[率量值度数积模力口入额份]|[灰硫水]分|负荷|占比|比例|投资|能耗|产能|装机|占(?:用?(?:耕|林|湿|土)?地|用海域)|用地)$"
)
_PASSING = ("超过", "超", "大于", "高于", "低于", "小于", "不足", "少于", "达到", "达", "在", "满")
#: 公共建筑(单体建筑面积|2万平方米以上)全部…: how large each of the things is.
_SIZE_OF_THINGS = re.compile(
    r"(?:面积|能耗|规模|能力|容量|人口|投资额?|产值|产能|用水量|装机|出栏量?|存栏量?|(?<![指系天次人倍])数)$"
)
_BOUND_ASIDE = re.compile(r"(?P<bound>[及或]?以[上下内])?\)(?=[\u4e00-\u9fff\d])")
#: Units of what single things can do, and of how far away they are.
CAPACITIES = ("蒸吨", "蒸吨/小时", "蒸吨/时", "千瓦", "兆瓦", "MW")
DISTANCES = ("公里", "米", "海里")
#: Sizes of single things: 淘汰10蒸吨以下锅炉 says which, 建设10万亩以上基地 how much.
_OF_EACH = (*CAPACITIES, *_ANIMALS, "岁")
_CLASS = re.compile(
    r"(?:以上)?的?[\u4e00-\u9fff]{0,8}?(?:企业|项目|[县市镇乡村]|[园区]|产业集群|产业链?|集群|集团|单位|大户|基地|街道|平台|品牌|合作社|楼宇|商圈)"
    r"(?:数量?|总数|比例|占比)?(?:力争|争取|努力|预计|已|将|要|达到?|超过?|突破|不[低少]于|(?:发展|增加|提高|提升|稳定|保持|控制)[到至在]|增至|累计|新增|约|\(|分别|有|建成|培育)*\d"
)
#: 10亿元以上(项目)|14个, 10亿元和50亿元以上的企业各|1家: sizes of what is counted behind.
_COUNTED = re.compile(
    r"(?:[及或]?以[上下])的?(?!支持|用于|用来|扶持|补助|奖励|实施|完成|改造|[新改扩]建|建设(?!项目)|投入|引进|带动)"
    r"[\u4e00-\u9fff“”]{0,14}?(?:达到?|共|各|分别|约)?\d[\d.]*(?:个|家|户|条|项|座|村|宗|处)"
)
#: 过50亿元的|11家, 超100亿元|3家: what is counted was named before.
_NOUNLESS = re.compile(
    r"(?:[及或]?以[上下])?的?(?:新增|至少|达到?|已?有|共|各|分别|约|发展到|增加到|增至)*\d[\d.]*(?:个|家|户|项)(?:以上|左右)?(?=[,;。、(]|$)"
)
_MARK = re.compile(r"[,;。!?\n]")
_WORK_END = re.compile(
    r"(?:(?:实现|实施|完成)?(?:超低排放|清洁能源|深度|节能|环保|提标|烟气|脱硫|脱硝|除尘|低氮|燃气|综合|更新|升级|整体)*"
    r"(?:改造|升级|建设|淘汰|整治|治理|更新|拆除|关停|取缔|替代)+(?:或(?:清洁能源|节能|升级)?(?:改造|替代|治理))?)$|(?:要|应|须|必须|均|都|全部|定期|一律)+$"
)
_WITHIN = re.compile(
    r"(?:的)?(?:[\u4e00-\u9fff]{2}半径(?:范围|区域)?|范围|区域|距离)(?:之?内|以内)"
)
#: 5000头以上的生猪养殖场|粪污处理设施: what is sorted is the farm.
_FARM = re.compile(
    r".{0,10}?(?:养殖场(?:\(户\)|\(小区\))?|养殖小区|养殖户|养殖企业|养殖大户|屠宰场)"
)
#: 1吨以上的燃煤锅炉|排放的二氧化硫
_THEIR = re.compile(r"(?<=.{2})(?:排放|产生|使用|生产)的.*$")
#: 硫份高于1%|、灰份高于16%的散煤: several marks of one thing.
_NEXT_MARK = re.compile(
    r"[、,和或且](?:[\u4e00-\u9fff]{1,8}?(?:高于|低于|大于|小于|超过|不足|少于)\d[\d.]*[^,;。、\d]{1,5}?(?:[、和或且])?){1,3}"
)
#: 30万千瓦及以上|和关中10万千瓦及以上燃煤机组: thresholds for several places.
_NEXT_SIZE = re.compile(
    r"(?:及|或)?以[上下](?:、|和|及|与)[^,;。、\d]{0,8}\d[\d.]*[万亿]?(?:千瓦|蒸吨|吨|兆瓦|头|只)(?:/(?:小时|时|日))?(?:及|或)?以[上下]的?"
)
#: 沙地植被覆盖度30%|以下的半固定沙地
_SHARE_MARK = re.compile(r"以下的(?!目标|水平|要求|任务|速度|比例|幅度)[\u4e00-\u9fff]{2}")
_SHARE_MEASURE = re.compile(r"(?:[盖坡纯浓湿硬厚郁闭]度|含量|硫分|硫份|灰分|灰份|含硫率)$")
_AREAS = ("平方公里", "平方米", "公顷", "亩")


def is_filter(slot: Slot) -> bool:
    """Whether the values of a slot say which things a rule covers.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> from ecociv.extract.phrases.slots import Slot, context_of
    >>> s = "淘汰10蒸吨以下锅炉20台"
    >>> values = scan(s)
    >>> is_filter(Slot(s, values[:1], context_of(s, values[:1], 0), [], values[1].start))
    True
    """
    text, last, found = slot.text, slot.values[-1], slot.found
    if is_included(slot):
        return True
    if (
        size_of_last(slot)
        or _is_size_class(slot)
        or _is_size_of_counted(slot)
        or is_within(slot)
        or _is_aside(slot)
        or _is_marked(slot)
    ):
        return True
    if last.unit == "%":
        measured = _SHARE_MEASURE.search(slot.found.head_text)
        return bool(measured and _SHARE_MARK.match(text, last.end))
    if not last.unit.split("/")[0].endswith(_SIZES):
        return False
    if not _FILTER.match(text, last.end, last.end + _FILTER_REACH):
        return False
    if len(slot.values) > 1 and "或" not in text[slot.first.end : last.start]:
        return False
    thing = filtered_things(slot)
    if last.unit.endswith(_AREAS) and thing.endswith("面积"):
        # 50平方公里以上建设用地面积达到要求: so much of it is to
        return False
    if not thing and not _THOSE.match(text, last.end):
        return False
    if last.unit.endswith(_ANIMALS) and not _FARMS.search(thing):
        return False
    bounded = found.verb and found.is_verb_last and not last.unit.split("/")[0].endswith(_OF_EACH)
    if bounded and not _is_counted_next(slot):
        return False
    level = found.peeled.first("level_verb")
    if level is not None and level.text not in _OF_SIZE:
        # 完成35蒸吨以上燃煤锅炉|改造: the work is what is finished
        of_each = last.unit.split("/")[0].endswith(_OF_EACH)
        return level.text == "完成" and of_each and noun_after(text, last, slot.stop) != thing
    return not found.peeled.first("bound_before", "change_verb")


def is_included(slot: Slot) -> bool:
    """Whether a threshold says that it includes itself (10吨以下(含|10吨)的锅炉)."""
    value = slot.first
    if slot.text[value.start - 1] != "含":
        return False
    last = slot.last
    if last is None or not last.is_criterion or value.low != last.quantity.low:
        return False
    return slot.text[value.start - 2] == "(" and slot.text[value.end : value.end + 1] == ")"


def is_within(slot: Slot) -> bool:
    """Whether a distance says where something holds: 岸线1公里范围内禁止新建."""
    last = slot.values[-1]
    if not last.unit.endswith(DISTANCES) or not slot.found.head_text:
        return False
    return _WITHIN.match(slot.text, last.end) is not None and not slot.found.peeled.words


def _is_aside(slot: Slot) -> bool:
    """Whether a size in brackets says which things are meant: 公共建筑(面积2万平方米以上)."""
    text, left, last = slot.text, slot.found.left, slot.values[-1]
    if text[left - 1 : left] != "(" or not _SIZE_OF_THINGS.search(slot.found.head_text):
        return False
    bounded = _BOUND_ASIDE.match(text, last.end)
    if bounded is None:
        return False
    said = slot.found.peeled.first("bound_before")
    return bool(bounded.group("bound") or said) and not slot.found.peeled.first("change_verb")


def _is_marked(slot: Slot) -> bool:
    """Whether a measure that passes a value says which things are meant (人口超过10万人的县城)."""
    last, words = slot.values[-1], slot.found.peeled.words
    if not last.unit or last.value_type == "grade" or last.is_points or not words:
        return False
    more = _NEXT_MARK.match(slot.text, last.end)
    end = more.end() if more else last.end
    if not _MARKED.match(slot.text, end, end + _FILTER_REACH):
        return False
    word = words[0].text
    if word not in _PASSING or (word in ("达到", "达") and last.unit == "%"):
        return False
    return _MEASURE.search(slot.found.head_text) is not None


def _is_size_class(slot: Slot) -> bool:
    """Whether an amount of money says how large the things are that are counted next.

    销售收入超10亿元企业4家, 财政收入过5亿元的县达到3个: no value, but a class of things.
    """
    last, words = slot.values[-1], slot.found.peeled.words
    if not is_money(last.unit):
        return False
    if words and words[0] is not slot.found.peeled.first("bound_before"):
        return False
    if words and _CLASS.match(slot.text, last.end):
        return True
    before = slot.last
    if before is None or not (before.is_criterion or before.quantity.unit in COUNTS):
        return False
    # 500亿元的|2个
    sized = bool(words) or (not slot.found.head_text and slot.text.startswith("的", last.end))
    return sized and _NOUNLESS.match(slot.text, last.end) is not None


def size_of_last(slot: Slot) -> Size | None:
    """The size that stands between the count before and its noun: 20个投资超|10亿元项目."""
    before, value = slot.last, slot.first
    if before is None or before.quantity.unit not in COUNTS:
        return None
    if value.start - before.quantity.end > _THING_REACH:
        return None
    size = size_of(slot.text, before.quantity)
    return size if size and before.quantity.end <= value.start < size.end else None


def _is_size_of_counted(slot: Slot) -> bool:
    """Whether a size without a name of its own sorts what is counted behind, or villages."""
    last = slot.values[-1]
    if last.unit.endswith("户"):
        return settlement(slot.text, last) != ""
    head = slot.found.head_text
    if not is_money(last.unit) or (head and not is_of_done(head)):
        return False
    return _COUNTED.match(slot.text, last.end) is not None


def _is_counted_next(slot: Slot) -> bool:
    """Whether the things that a filter picks are counted right behind it (5亿元以上项目16个)."""
    text, stop = slot.text, slot.stop
    between = text[slot.values[-1].end : stop]
    return text[stop : stop + 1].isdigit() and not _MARK.search(between)


def filtered_things(slot: Slot) -> str:
    """The things that a threshold is for, without what is done to them."""
    text, last = slot.text, slot.values[-1]
    more = _NEXT_MARK.match(text, last.end) or _NEXT_SIZE.match(text, last.end)
    aside = _FILTER.match(text, last.end, last.end + _FILTER_REACH)
    if more:
        # 1%、灰份高于16%|的民用散煤
        last, stop = replace(last, end=more.end()), max(slot.stop, more.end() + _THING_REACH)
    elif aside and "(" in aside.group():
        # 1吨以下(含1吨)|的燃煤锅炉
        stop = max(slot.stop, aside.end() + _THING_REACH)
    else:
        stop = slot.stop
    # 1吨以下(含1吨)的锅炉|20台: a count behind is no part of the thing
    noun = _COUNT.split(noun_after(text, last, stop).removeprefix("之间的"))[0]
    farm = _FARM.match(noun) if last.unit.endswith(_ANIMALS) else None
    return farm.group() if farm else _THEIR.sub("", _WORK_END.sub("", noun))
