"""Names for values that are no plain numbers: parts of a structure, and 全覆盖.

In: a `Slot` with such a value. Out: a `Head`.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Head
from ecociv.extract.names.earlier import clause_before
from ecociv.extract.names.lists import split_each
from ecociv.extract.names.members import complete_members
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.places import is_place
from ecociv.extract.phrases.slots import Slot

_INDUSTRIES = ("第一产业比重", "第二产业比重", "第三产业比重")
_OF_INDUSTRIES = re.compile(r"三次产业|三产|一二三产|产业结构|产业比")
#: 三次产业结构进一步优化,调整为…: the structure is told before.
_TOLD = re.compile(
    r"(?:三次产业|三产|一二三产业?|产业)(?:增加值)?(?:结构|比例|比重|占比|之?比)[^,;。:\d]{0,16}"
    r"[,:][^,;。:\d]{0,16}$"
)
_TOLD_REACH = 48
#: 一、二、三次产业增加值分别达到…,结构比例调整为…
_BARE = ("结构比例", "结构", "比例", "比重", "构成", "结构比")
_OF_THREE = re.compile(r"次产业")
_THREE_REACH = 120
_STRUCTURE_END = re.compile(r"(?:结构|比例|比重|占比|之?比).*$")
_MEMBER = re.compile(r"、|和")
_HUNDRED_PERCENT = re.compile(r"百分之?百$")
#: Where everything is covered, the first noun says where: 乡镇垃圾收集设施全覆盖.
_COVERED_AREA = re.compile(
    r"(?:具备条件的)?(?:乡镇|镇街|镇村|街道|建制村|行政村|自然村|贫困村(?!、)|村庄|县乡村三级|县区|市县|社区)"
    r"(?!卫生|医院|服务中心|污水|企业|道路)的?"
    r"|[\u4e00-\u9fff]{0,24}(?:园区|开发区|高新区|经开区|集聚区)(?=污水|废水|管网|雨污|集中|供热|供气|监测|监控)"
)
_OWN_AREA = "村乡镇农县城市"
_COVERED = "full_coverage_name"
#: 形成|全覆盖|的执法体系: what is everywhere stands behind.
_ALL_OVER = re.compile(
    r"的?(?P<name>[\u4e00-\u9fff]{2,16}?(?:体系|网络|机制|系统|平台))(?=[,;。、和及]|$)"
)
_BUILT_UP = re.compile(r"(?:形成|构建|打造|织密|建立|建成)(?:多层次|全方位)?$")
#: 农村书屋、|寺庙书屋: what each may be everywhere; of 国有资产、国有资源审计 only the last is.
_COVERING = re.compile(
    r"(?:保险|医保|救助|合作医疗|制度|书屋|县城|卫生城市|卫生乡镇|重点县|开发县|示范县|卫生[院室]|文化[站室]|中心|护理[院站]|医共体|医联体"
    r"|助理|体系|设施|宽带|光纤|[45]G|互联网|网络|基站|信号|孵化器|众创空间|飞地|规划|委员会|理事会|物流|网点|(?:商务|服务)站(?:\(点\))?|充电桩|公路|公墓)$"
)
_LEVEL = r"(?:乡镇|镇街|建制镇|街道|建制村|行政村|自然村|贫困村|农村|乡村|城镇|城区|县城|社区)"
#: 行政村|客运班车、|乡镇|垃圾转运设施
_NEXT_PLACED = re.compile(rf"、|[和及与](?={_LEVEL})")
_PLACED = re.compile(
    rf"(?P<place>{_LEVEL})(?P<what>(?!卫生院|医院|公路|书屋|服务中心|便民)[^、,的]{{4,16}})"
)
_STATION = re.compile(r"(?P<net>[45]G)(?:通信)?基站$")
_SO_COVERED = re.compile(r"(?:以上|左右)?,(?:基本|全面|率先)?(?:实现|达到)?了?")
_PLACES_ONLY = re.compile(
    r"[^,;。G网信]{2,24}(?:区域?|城区|乡镇|企业|景区|村|场所|地区|路段|沿线|以上|重点区域)"
)
#: 实施|经营许可事项全覆盖清单管理: what is done is no part of what is covered.
_CARRIED_OUT = re.compile(
    r"^(?:实施(?!方案|细则|意见|主体|单位)|推进(?!会)|实行|推行|落实(?!情况)|开展|深化(?:拓展)?|强化|完善|推动|建立(?!健)|确保|促进)(?=[\u4e00-\u9fff“”、(){}0-9-]{4,})"
)


def ratio_heads(slot: Slot) -> list[Head]:
    """Parts of a percentage structure: 三次产业结构为0.7:11.5:87.8 names the three industries.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> from ecociv.extract.phrases.slots import Slot, context_of, named
    >>> s = "三次产业结构调整为0.7:11.5:87.8"
    >>> values = [token for token in scan(s) if token.start > s.index("为")]
    >>> slot = named(Slot(s, values, context_of(s, values, 0), [], len(s)))
    >>> [head.indicator for head in ratio_heads(slot)]
    ['第一产业比重', '第二产业比重', '第三产业比重']
    """
    whole = slot.phrase or (slot.last.whole if slot.last else "") or _told_before(slot)
    # a structure that follows without a name finds that of the whole in the drafts of this one
    slot.found.whole = whole
    if whole in _BARE and _OF_THREE.search(slot.text, *_reach(slot)):
        whole = "三次产业结构"
    if _OF_INDUSTRIES.search(whole):
        names, rule = list(_INDUSTRIES), "ratio_of_industries"
    else:
        stem = _STRUCTURE_END.sub("", whole)
        parts = complete_members([part for part in _MEMBER.split(f"{stem}比重") if part])
        names = [part if part.endswith("比重") else f"{part}比重" for part in parts]
        rule = "ratio_named"
    if len(names) < len(slot.values) or len(names) == 1:
        return [Head(whole, "", "ratio")] * len(slot.values)
    return [Head(name, "", rule) for name in names[: len(slot.values)]]


def _reach(slot: Slot) -> tuple[int, int]:
    """Where the words stand that may tell what a bare structure is of."""
    end = slot.first.start
    low = max(0, end - _THREE_REACH)
    return max(low, slot.text.rfind("。", low, end)), end


def _told_before(slot: Slot) -> str:
    """The structure of the industries where the clause before tells of it."""
    if len(slot.values) != len(_INDUSTRIES):
        return ""
    end = slot.first.start
    told = _TOLD.search(slot.text, max(0, end - _TOLD_REACH), end)
    return told.group() if told else ""


def full_heads(slot: Slot) -> list[Head]:
    """One name for each of the things that are everywhere: 农村书屋、寺庙书屋全覆盖."""
    found = slot.found
    phrase = tidy(found.head_text.replace("实现", ""))
    placed = _each_with_place(phrase) if "、" in phrase and "等" not in phrase else []
    if placed:
        found.subject = "" if found.subject == phrase else found.subject
        return placed
    parts = split_each(phrase) if slot.scope in phrase and "等" not in phrase else None
    if not parts or not all(_COVERING.search(part) and not is_place(part) for part in parts):
        return [full_head(slot)]
    if found.subject == phrase:
        found.subject = ""
    area = _COVERED_AREA.match(parts[0])
    where = area.group() if area else ""
    parts[0] = parts[0].removeprefix(where)
    return [
        Head(f"{part}覆盖率", where if not at or part[0] not in _OWN_AREA else "", _COVERED)
        for at, part in enumerate(parts)
    ]


def _each_with_place(phrase: str) -> list[Head]:
    """行政村客运班车、乡镇垃圾转运设施: what is everywhere, each in places of its own."""
    parts = _NEXT_PLACED.split(phrase)
    placed = [_PLACED.fullmatch(part) for part in parts]
    if len(parts) < 2 or not all(placed):
        return []
    found = [one for one in placed if one]
    if len({one.group("place") for one in found}) < len(found):
        return []
    return [Head(f"{one.group('what')}覆盖率", one.group("place"), _COVERED) for one in found]


def _network_of(slot: Slot, phrase: str) -> str:
    """新建5G基站800座,实现重点区域|全覆盖: the network where only the places are told."""
    last = slot.last
    station = _STATION.search(last.indicator) if last is not None else None
    if last is None or station is None or not _PLACES_ONLY.fullmatch(phrase):
        return ""
    beside = _SO_COVERED.fullmatch(slot.text, last.quantity.end, slot.found.np_start)
    return f"{station.group('net')}网络" if beside else ""


def full_head(slot: Slot) -> Head:
    """X全覆盖 -> X覆盖率.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> from ecociv.extract.phrases.slots import Slot, context_of, named
    >>> s = "农村生活垃圾收集处理全覆盖"
    >>> value = scan(s)
    >>> full_head(named(Slot(s, value, context_of(s, value, 0), [], len(s)))).indicator
    '农村生活垃圾收集处理覆盖率'
    """
    phrase, scope, found = slot.phrase, slot.scope, slot.found
    behind = _ALL_OVER.match(slot.text, slot.first.end)
    if behind and _BUILT_UP.search(slot.text, found.left, slot.first.start):
        return Head(f"{behind.group('name')}覆盖率", "", _COVERED)
    if not phrase:
        phrase = clause_before(slot.text, found.left) or (slot.last.indicator if slot.last else "")
    if found.delivery and found.is_verb_last:
        phrase += found.delivery.text
    phrase = _HUNDRED_PERCENT.sub("", phrase.replace("实现", ""))
    phrase = _CARRIED_OUT.sub("", phrase)
    if is_place(found.subject) and len(phrase) > len(found.subject) + 1:
        # 迎江区实现|垃圾分类全覆盖
        phrase = phrase.removeprefix(found.subject)
    net = _network_of(slot, phrase)
    area = _COVERED_AREA.match(phrase) if not net else None
    if area and not scope and len(phrase) > area.end() + 1:
        scope, phrase = area.group().rstrip("的"), phrase[area.end() :]
    name = phrase if phrase.endswith("覆盖率") else f"{net}{phrase}覆盖率"
    return Head(name, scope, _COVERED)
