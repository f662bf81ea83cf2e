"""Tell works from other values.

In: a draft and its `Scene`. Out: whether it is the size or number of works.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Draft
from ecociv.extract.kinds.money import MONEY
from ecociv.extract.kinds.outlook import is_bare
from ecociv.extract.scene import Scene

_WORKS = re.compile(
    r"风电|光伏|抽水蓄能|电站|电厂|机组|处理厂|处理场|填埋场|焚烧|发电|净水厂|水厂|水库|码头|港|机场"
    r"|桥|隧道|立交|变电|道路(?!沿线)|干道(?!沿线)|公路(?!沿线)|铁路(?!沿线)|管网改造工程|绿化提质|景观带|绿色通道|生产线|冷库|年产"
    r"|日处理|日产|年处理|屠宰|储备库|堤防|渠|泵站|加气站|加油站"
)
_MORE = ("新增", "净增")
_CAPACITY = re.compile(
    r"规模|能力|日处理|年处理|年发电|装机|库容|管网|治理河长|河长|补水量|湿地公园"
)
_BUILD = re.compile(
    r"(?:新建|扩建|改建|在建|实施|计划投资|推进)[^,;。]{0,20}(?:工程|项目|厂|站|治理|基地|水库)"
    r"|(?:工程|项目)(?:年|规模|总)"
)
#: What works are designed for: 设计日处理能力5万吨.
_DESIGNED = re.compile(
    r"设计(?:总|年|日)*(?:处理|供水|生产|库容)?(?:规模|能力|库容|产能)|设计[年日](?:处理|产)|建设规模"
)
#: What only one works has: 全长165公里, 设计时速80公里.
_BUILD_OF_ONE = re.compile(
    r"(?:(?:路|街|大道|线|段|桥梁?|隧道?|堤防|渠道?)(?:[全总]?长度?|宽度?)|(?<![河江流域])全长|^宽度?|设计(?:时速|速度|车速)|路[基面]宽度?|坝高)$"
)
_MEASURES = ("长", "宽", "度", "速", "高")
_LIES = re.compile(r"流域|发源|流经|干流|支流|境内|岸线|海岸|边境")
#: Works that are counted as parts of a plan: 规划项目总计100个, 划定63项重点工程.
_COUNTED = re.compile(r"^(?!.*(?:签约|落地|引进|招商|投产|竣工|开工)).*(?:项目|工程)$")
_PLANNED_COUNT = re.compile(r"(?:规划|划定|安排|谋划|筛选|确定|提出|包括|结转|大类)[^,;。]{0,24}$")
_COSTS = re.compile(
    r"[^,;。、]{0,24}[,、](?:计划|估算|规划|概算|匡算|总|预计|[共合]计)*投资(?:额|约|为)*\d"
)
_COSTS_REACH = 40
#: Works that go with others: 配套建设2座泵站.
_ATTACHED = re.compile(r"配套(?:建设|新建|铺设|修建|建)")
#: Places and bodies are no works, however many are named.
_NO_WORKS = re.compile(
    r"(?:[市县区乡镇村户家]|街道|社区|企业|单位|[)])$|^[市县区乡镇村](?=开展|实施|实[现行]|完成|推[进行]|启动)"
)
#: A name stands before the count: 人民路、四龙路等17条.
_NAMES_BEFORE = re.compile(r"[\u4e00-\u9fff]等(?:地)?$|、[^,;。]{2,12}$")
_NAMES_REACH = 16
#: 甲公司年产|3GW单晶电池: such a size is that of one of them.
_YIELDS = re.compile(
    r"(?:公司|集团|科技|能源|实业|[\u4e00-\u9fff]厂)(?:年产|日产|日处理|年处理)约?$"
)
_CLAUSE_REACH = 40
#: What works can turn out, hold or make.
_OUTPUT = ("吨", "千瓦", "兆瓦", "吉瓦", "GW", "MW", "MWp", "千瓦时", "GWh")
_OUTPUT_PER = tuple(f"吨/{day}" for day in ("日", "天", "年"))
#: 20万吨|拉丝项目, 30万吨|选矿等项目, 80万千瓦|风电及关联项目: a capacity right before its works.
_WORKS_BEHIND = re.compile(
    r"[^,;。:]{1,60}?(?:(?<!前期)项目|工程|生产线|基地|电站|机组|码头|[一二三四]期)"
)
#: 推进十大工程:…、|30万吨煤气利用、…
_WORKS_LISTED = re.compile(r"(?:工程|项目)(?:建设)?[:是有][^。;:]*$")
_LIST_REACH = 120
#: What is there, made or added is no size of works.
_YIELDED = re.compile(
    r"(?:新增|净增|达到?|突破|超过?|形成|生产|产量|产能|产值|销[量售]|吞吐量|完成|实现|并网|消费|外送|处理|化解|压减|淘汰|关停|储备|供应)[^,;。、]{0,8}$"
)
#: Works in a review that are not done yet: 有序推进, 即将投产.
_UNDER_WAY = re.compile(
    r"[^,;。:]{0,60}?(?:项目|工程|生产线|基地|电站|机组|码头)[^,;。、]{0,6}?"
    r"(?:推进|进展|即将|前期|加快建设|在建|正在|抓紧)"
)
_UNDER_WAY_REACH = 80
#: So are works that go with what they cost, unless it looks back a little more.
_COSTED = -2.0
#: Works that are named are a project unless all around looks back.
_LOOKS_BACK = -4.0
#: What they are designed for is told of them whatever the text does.
_DESCRIBED = -5.0


def counts_as_project(scene: Scene, draft: Draft, outlook: float, last: str) -> bool:
    """Whether a value is the size or number of works that are named or planned one by one."""
    text, quantity, unit = scene.document.text, draft.quantity, draft.quantity.unit
    if draft.is_named_behind and _is_capacity_of_works(scene, draft):
        under_way = _UNDER_WAY.match(text, quantity.end, quantity.end + _UNDER_WAY_REACH)
        if outlook > 0 or under_way:
            return True
    if "named_works" in draft.rules:
        return outlook > _LOOKS_BACK and not _NO_WORKS.search(draft.indicator)
    if unit in ("个", "项") and _COUNTED.search(draft.indicator):
        near = text[max(0, quantity.start - _CLAUSE_REACH) : quantity.start]
        planned = _PLANNED_COUNT.search(near) or _PLANNED_COUNT.search(draft.indicator)
        costs = _COSTS.match(text, quantity.end, quantity.end + _COSTS_REACH)
        return outlook > (_COSTED if costs else 0) and bool(planned or costs)
    if last != "status" and outlook > _DESCRIBED and _is_designed(scene, draft):
        return True
    if outlook > _LOOKS_BACK and _is_of_one(scene, draft):
        goes_with = any(scene.cues.get(name, 0) > 0 for name in ("line_strong", "carry"))
        if outlook > 0 or goes_with or is_bare(scene):
            return True
    if not is_project(draft.indicator, unit):
        return False
    if last == "project" and (
        text[draft.np_start - 1] in "、和及"
        or _ATTACHED.search(text, max(0, draft.np_start - 8), quantity.start)
    ):
        return True
    return _has_named_works(scene, draft) and not {"达到", "达"} & set(draft.verb_words)


def is_project(indicator: str, unit: str) -> bool:
    """Size, capacity or number of physical works (which count as a project if they are named).

    Examples
    --------
    >>> is_project("风电", "万千瓦"), is_project("污水处理厂出水达标率", "%")
    (True, False)
    """
    return _is_size(unit) and unit not in ("类", "级") and bool(_WORKS.search(indicator))


def is_capacity(indicator: str, unit: str, sentence: str) -> bool:
    """Size or capacity of works that the sentence sets out to build.

    Examples
    --------
    >>> is_capacity("处理规模", "万吨/日", "新建城南污水处理厂二期工程,处理规模5万吨/日")
    True
    """
    if unit.endswith("千瓦") and "项目" in indicator:
        return True
    if indicator.startswith(_MORE):
        # 新增处理能力 is what is promised of the works, not their size
        return False
    if unit in ("个", "项", "家"):
        return False
    return _is_size(unit) and bool(_CAPACITY.search(indicator) and _BUILD.search(sentence))


def is_share(indicator: str, unit: str) -> bool:
    """Whether a value is a share, a grade or a rate: nothing that works hold or cost.

    Examples
    --------
    >>> is_share("绿化率", "%"), is_share("输水管道", "公里")
    (True, False)
    """
    return unit in ("%", "‰", "", "类", "级") or indicator.endswith(("率", "指数", "浓度"))


def _is_size(unit: str) -> bool:
    """Whether a unit can measure works: no share, no money."""
    return not (unit in ("%", "‰", "") or unit.endswith("分点") or MONEY.search(unit))


def _is_capacity_of_works(scene: Scene, draft: Draft) -> bool:
    """Whether a value is the capacity of works whose name stands behind it (20万吨拉丝项目)."""
    text, quantity = scene.document.text, draft.quantity
    if not quantity.unit.endswith((*_OUTPUT, *_OUTPUT_PER)) or draft.change != "level":
        return False
    low = max(scene.sentence.start, quantity.start - _CLAUSE_REACH)
    if draft.operator not in ("eq", "approx") or _YIELDED.search(text, low, quantity.start):
        return False
    if _WORKS_BEHIND.match(text, quantity.end, scene.sentence.end):
        return True
    low = max(scene.sentence.start, quantity.start - _LIST_REACH)
    return _WORKS_LISTED.search(text, low, quantity.start) is not None


def _is_designed(scene: Scene, draft: Draft) -> bool:
    """Whether a value is what works are designed for (设计日处理能力5万吨)."""
    if not _is_size(draft.quantity.unit) or {"达到", "达"} & set(draft.verb_words):
        return False
    low = max(0, draft.np_start - 8)
    return _DESIGNED.search(scene.document.text, low, draft.quantity.start) is not None


def _is_of_one(scene: Scene, draft: Draft) -> bool:
    """Whether a value is a measure that single works have (北起…,南至…,全长165公里)."""
    if not draft.indicator.endswith(_MEASURES) or not _is_size(draft.quantity.unit):
        return False
    if draft.change != "level" or draft.operator in ("ge", "le"):
        return False
    if {"达到", "达"} & set(draft.verb_words):
        return False
    return bool(_BUILD_OF_ONE.search(draft.indicator)) and not _LIES.search(scene.sentence.text)


def _has_named_works(scene: Scene, draft: Draft) -> bool:
    """Whether works are named: 人民路、四龙路等17条, 柳毛湖20万千瓦."""
    at = draft.quantity.start
    text, low = scene.document.text, max(draft.np_start, at - _NAMES_REACH)
    if _NAMES_BEFORE.search(text, low, at) or _YIELDS.search(text, low, at):
        return True
    return draft.is_named_behind and bool(draft.scope) and draft.scope[0] not in "每各"
