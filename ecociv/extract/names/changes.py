"""Level, delta, relative or annual rate: what the verbs beside a value make of it.

In: a draft and what stands before its value. Out: the draft's change and direction.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Draft
from ecociv.extract.phrases.context import Context
from ecociv.extract.phrases.nouns import COUNTS

_ANNUAL = re.compile(
    r"年均(?!浓度|值|气温)|每年|平均每年|逐年(?=增|递|提|下|降)|年递[增减]|年平均(?=[增递下提上降减])|(?<![一两三四五六七八九十半全前去今上当本明\d])年(?:增长|下降|降低)"
)
#: 高于下达任务|2个百分点: whatever the other is called.
_ABOVE = ("高于", "高出", "快于", "多于", "超")
_DOWN = re.compile("低|少|慢|降|下")
_ADDED = re.compile(
    r"^(?:新增|净增|增设|加装)(?!.*(?:年限|寿命)$)|(?:增设|加装)[^,的]{0,8}$|新增[^,]{0,12}面积$|新增(?:城镇)?(?:就业|岗位)(?!率)|(?<=城镇|农村|全市|全县)新增(?!.*(?:率|比例|比重|占比|能力|规模)$)|(?:增收|增产|增效|增能)$|^(?:增产|增收|增效|多产)(?!.*率$)"
)
_CUT = re.compile(
    r"(?:减排|削减|压减|节能|节水|节电)(?:总)?量$|减量$|碳减排$"
    r"|^(?:年均?|每年|可)?(?:减少|减轻|削减|压减|节约(?!集约|用地)|节省)(?!.*(?:率|面积|能力)$)"
    r"|^(?:年均?|每年|可)?(?:节水|节电|节煤|节油|节能|节地)$"
)
_WORK_DONE = re.compile(
    r"(?:改造|治理|整治|修复|抚育|造林|育林|种草|封育|植树|治沙|煤改[电气]”?|改梯田|硬化|铺设|加固|疏浚|清淤|搬迁|拆迁|拆除|淘汰|关停|减免|取消"
    r"|改厕|再开发|腾退|流转|复垦|纳管|开挖|征(?:地拆迁|[拆迁地])|土地(?:征收|收储)|转移|改建|扩建|取缔|停产|拆改|(?:产能|企业|煤矿|矿井|矿山)退出|清退|报废|(?:退耕|退牧|退田)?还[林草湿]|复[耕种绿]|垦造|土地整理|拆违|拆临|低(?:产林|效林)?改|补植|拓宽|(?<![日均年])清运|围护|防渗|改灶|散煤(?:清洁能源)?替代"
    r")(?:任务)?(?:面积|里程|长度|户数|人数|任务|量|土石方)?$"
    r"|(?:造林|国土|荒山)绿化(?:面积)?$"
)
#: Land that was worked on, by its area or its trees: 完成林业建设7万亩, 种植经济林1万亩.
_LAND = ("亩", "公顷", "平方公里", "株")
_LAND_VERBS = (
    *"完成 新完成 累计完成 实施 组织实施 种植 栽植 栽种 营造 补植 补种".split(),
    *"新造 改善 恢复 改良 围护 发展 推广".split(),
)
_LAND_WORKED = re.compile(
    r"^(?:种植|栽植|栽种|营造|补植|补种|新造|改善|恢复|改良|复耕|复种|复垦|垦造|开垦)(?!.*率$)"
    r"|(?:林|林业|草原|草地|草场|农田|粮田|绿廊|(?:林业|草原|湿地)生态)建设(?:面积|任务)?$|(?:恢复|开垦)(?:面积)?$"
)
#: Ground or a length of way that was worked on: 油茶基地建设6000亩, 河渠绿化30公里.
_GROUND = (*_LAND[:-1], "公里", "千米", "米")
_GROUND_WORKED = re.compile(
    r"(?:绿化|更替|培育|优化|提质|改造完善|续建|(?:林网|林带|长廊|基地)建设)(?:任务)?$"
)
#: The same of counted things: 74家企业完成搬迁或停产.
_WORK_ON_THINGS = re.compile(
    r"^完成(?:[^的]{0,10}(?:改造|治理|整治|修复|搬迁|停产|关停|淘汰|拆除|取缔|退出))的"
)
_WORK_DOWN = re.compile(
    r"拆迁|拆除|拆违|拆临|淘汰|关停|减免|取消|取缔|停产|拆改|退出|清退|报废|企业搬迁|搬迁的.*企业$"
)
#: Before a sum of work done these verbs do not make it a level reached.
_SOFT_LEVEL = "完成 分别 分别为 实现 共 共计 合计 累计 有 为 到 已 将 约".split()
#: What happens is dealt with case by case; nothing is cut: 处置险情8处.
_EVENTS = re.compile(
    r"^(?:成功|有效|妥善)?(?:处置|化解|解决|消化|办结|调处)[^,;。]{0,12}(?:险情|事件|案件|积案|事故|舆情|警情|灾情|火情|疫情|纠纷|诉求)"
)
#: People who move to better homes are work done: 搬迁85户230人.
_MOVED = re.compile(r"搬迁(?!.*企业)")
_PEOPLE = ("户", "人", "名", "人口")
#: 增长达到8%: the verb of change stands before the one of level and still counts.
_RATE_REACHED = ("达到", "达", "为", "保持在")
#: Names of rates of change: 年均增速, 利用量增幅. 削减率 alone is a share of its own.
_RATE = re.compile(
    r"(?P<up>增速|增幅|涨幅|升幅|(?<!自然)增长率|增长速度|增长幅度|递增率)$|(?:降幅|减幅|(?:下降|降低|削减|减少)幅度)$"
    r"|年均[^,;。]{0,8}(?:削减|下降|降低|递减)率$|年(?:削减|下降|降低|递减)率$"
)
#: Money has its sum, whatever it is spent on: 新建管网投资24亿元.
_SUM = re.compile(r"投资额?$|投入$")
#: Things that work has to do with are not yet work done: 整治范围涉及85个乡镇.
_CONCERNED = re.compile(r"(?:涉及|惠及|覆盖|分布在?|包括|包含|共有)$")
#: 又有|5家企业上市
_AGAIN = ("又有", "再有")
_SHARES = ("%", "‰", "成", "倍", "番", "")
_BETTER = "better"
_POLLUTION = re.compile(r"浓度|PM|颗粒物|[SN]O|O3|CO|臭氧|[硫氮磷]|综合(?:污染)?指数|污染")
_DIRECTIONS = {"deliver_up": "up", "deliver_down": "down"}


def set_change(draft: Draft, found: Context) -> None:
    """Set change and direction of a draft.

    Parameters
    ----------
    draft
        Its ``change`` is ``level`` until a rule says otherwise.
    found
        What stands before its value.

    Examples
    --------
    >>> from ecociv.extract.phrases.context import context
    >>> from ecociv.extract.values.tokens import Quantity
    >>> draft = Draft(Quantity(8, 10, 8, 8, "%", "number", "number_unit"))
    >>> set_change(draft, context("能耗比〒〒〒下降8%", 8, 0))
    >>> draft.change, draft.direction
    ('relative', 'down')
    """
    unit = draft.quantity.unit
    if draft.quantity.rule in ("doubling", "halving"):
        draft.change = "relative"
        draft.direction = "up" if draft.quantity.rule == "doubling" else "down"
    elif found.compared:
        _set_distance(draft, found)
    elif direction := _changed(draft, found):
        draft.change, draft.direction = _kind_of_change(draft, found), direction
    elif draft.quantity.is_points:
        draft.change, draft.direction = "delta", draft.direction or "up"
    elif unit == "%" and found.growth:
        draft.change, draft.direction = _kind_of_change(draft, found), "up"
    elif unit == "%" and (rate := _RATE.search(_rated(draft, found))):
        draft.change = _kind_of_change(draft, found)
        draft.direction = "up" if rate.group("up") else "down"
    elif unit not in ("%", "‰", "倍") and draft.quantity.value_type != "grade":
        _set_amount(draft, found)


def _rated(draft: Draft, found: Context) -> str:
    """The words that may name a rate of change: 处理率、居民收入增幅 is one of the second only."""
    return draft.indicator if "heads_in_order" in draft.rules else found.head_text


def _set_distance(draft: Draft, found: Context) -> None:
    """高于全省2个百分点: the distance to another area."""
    above = found.compared.startswith(_ABOVE)
    words = found.peeled.joined() + ("" if above else found.compared)
    draft.change = "delta"
    draft.direction = "down" if _DOWN.search(words) else "up"
    if draft.operator in ("gt", "lt"):
        draft.operator = "eq"


def _changed(draft: Draft, found: Context) -> str:
    """Direction of the verb of change beside a value, empty where the value is a level."""
    words = found.peeled.words
    change = found.peeled.first("change_verb")
    level = found.peeled.first("level_verb")
    if change is None:
        return ""
    if level is not None and words.index(level) < words.index(change):
        between = words[words.index(level) + 1 : words.index(change)]
        beside = all(word.group == "tail_adverb" for word in between)
        rate = beside and level.text in _RATE_REACHED and draft.quantity.unit in ("%", "‰")
        return _direction(draft, change.code) if rate else ""
    return _direction(draft, change.code)


def _direction(draft: Draft, code: str) -> str:
    """Direction of a verb of change; what gets better (改善) goes up unless it pollutes."""
    if code != _BETTER:
        return code
    if draft.quantity.unit not in _SHARES and not draft.quantity.is_points:
        return ""
    return "down" if _POLLUTION.search(draft.indicator) else "up"


def _kind_of_change(draft: Draft, found: Context) -> str:
    """What a verb of change makes of a value, by its unit."""
    unit = draft.quantity.unit
    annual = found.peeled.has_code("annual") or _ANNUAL.search(
        found.peeled.joined() + "".join(found.lead) + found.head_text
    )
    if annual and (unit in _SHARES or draft.quantity.is_points):
        return "annual_rate"
    relative = unit in ("%", "‰", "成", "倍") and draft.quantity.rule != "grade_class"
    return "relative" if relative else "delta"


def _is_land(draft: Draft) -> bool:
    """Whether an area or a number of trees is what was planted, restored or finished."""
    unit = draft.quantity.unit
    if unit.endswith(_GROUND) and _GROUND_WORKED.search(draft.indicator):
        return True
    if not unit.endswith(_LAND):
        return False
    return draft.verb in _LAND_VERBS or _LAND_WORKED.search(draft.indicator) is not None


def _set_amount(draft: Draft, found: Context) -> None:
    """新增, 减排量, 治理面积: an amount added, cut or worked on."""
    name, unit = draft.indicator, draft.quantity.unit
    money = unit.endswith("元")
    if _CONCERNED.search(found.head_text) or (money and _SUM.search(name)) or _EVENTS.match(name):
        return
    added = _ADDED.search(name)
    if added or (unit not in COUNTS and _CUT.search(name)):
        draft.change, draft.direction = "delta", "up" if added else "down"
        return
    level = found.peeled.first("level_verb")
    if level is not None and level.text not in _SOFT_LEVEL:
        return
    if money:
        # 其中生态修复|15亿元: what is spent is no work done
        return
    if found.peeled.joined().endswith(_AGAIN):
        draft.change, draft.direction = "delta", "up"
        return
    work = _WORK_DONE.search(name) or _WORK_ON_THINGS.search(name) or _is_land(draft)
    if draft.verb_group in _DIRECTIONS:
        draft.change, draft.direction = "delta", _DIRECTIONS[draft.verb_group]
    elif work and "项目" not in name[-4:]:
        draft.change = "delta"
        draft.direction = "down" if _WORK_DOWN.search(name) else "up"
    if draft.change == "delta" and draft.quantity.unit.endswith(_PEOPLE) and _MOVED.search(name):
        draft.direction = "up"
