"""Name the values of a slot: for each value the name of its indicator and its scope.

In: a `Slot`. Out: for each value its `Head`, or several where one value serves several indicators.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ecociv.extract.drafts import Head
from ecociv.extract.names.amount_owners import told_of
from ecociv.extract.names.asked import WORKED, ask
from ecociv.extract.names.classes import of_class
from ecociv.extract.names.dependents import owned
from ecociv.extract.names.events import at_event
from ecociv.extract.names.in_turn import place_behind
from ecociv.extract.names.listed import WATERS, listed_heads, several_heads
from ecociv.extract.names.other_places import is_measure, of_place, of_which
from ecociv.extract.names.rates import rate_of_aim, rate_of_rule, rate_of_treatment, rate_of_use
from ecociv.extract.names.shares import share_beside, share_first
from ecociv.extract.names.single import single_head, work_name
from ecociv.extract.names.states import (
    in_next_state,
    of_state,
    share_reaching,
    with_reached,
    with_shared_work,
)
from ecociv.extract.names.structures import full_heads, ratio_heads
from ecociv.extract.names.tasks import first_share_of_task, of_shared_task, share_of_task
from ecociv.extract.names.whole_shares import share_of_told
from ecociv.extract.phrases.carve import carve
from ecociv.extract.phrases.nouns import COUNTS
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.places import is_place, is_plain_place
from ecociv.extract.phrases.scopes import split_scope
from ecociv.extract.phrases.slots import Slot, named

#: 垃圾分类覆盖率|城区|100%: the place behind the measure.
_PLACE_BEHIND = re.compile(
    r"(?P<name>[^,;。、]{2,20}(?:率|浓度|比例|天数|强度|水平))(?P<place>(?:其中|在)?[\u4e00-\u9fff]{2,6})"
)
#: 空气质量优良天数,|重点城市要稳定在280天: the measure is named, then the place.
_TOPIC = re.compile(
    r"(?P<name>(?:PM2\.5|PM10|[^,;。:、\d]{2,12})[^,;。:、\d]{0,12}(?:率|天数|比例|比重|面积|浓度|强度|系数|收入|增加值|消费量|总量|排放量|用水量|水质))$"
)
_BARE_WATERS = ("干流", "支流", "一级支流", "内河", "城市内河", "湖库", "水库", "湖泊", "河流")
_SOURCES = ("水源", "水源地", "断面", "取水口")
_ADDING = ("新增", "净增")
_TOPIC_REACH, _MIN_TOPIC = 30, 6
_IN_SHARES = ("率", "比例", "比重", "面积", "排放量", "总量", "用水量", "消费量", "浓度", "强度")


def heads_of(slot: Slot) -> list[list[Head]]:
    """Heads of each value of a slot.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> from ecociv.extract.phrases.slots import Slot, context_of
    >>> s = "绿地率、绿化覆盖率均达到40%"
    >>> values = scan(s)
    >>> heads = heads_of(Slot(s, values, context_of(s, values, 0), [], len(s)))
    >>> [[head.indicator for head in one] for one in heads]
    [['绿地率', '绿化覆盖率']]
    """
    named(slot)
    return at_event(slot, owned(slot, told_of(slot, _heads_of(slot))))


def _heads_of(slot: Slot) -> list[list[Head]]:
    """Heads by the words of the slot alone."""
    classed = of_class(slot)
    if classed:
        in_order = len(classed) == len(slot.values)
        return [[head] for head in classed] if in_order else [classed] * len(slot.values)
    if slot.first.value_type == "ratio":
        return [[head] for head in ratio_heads(slot)]
    if len(slot.values) > 1:
        work = work_name(ask(slot)) if slot.found.delivery and not slot.phrase else None
        if work is not None:
            # 2024年、2025年分别完成造林|5万亩、4万亩: the verb names the work
            return [[work]] * len(slot.values)
        return [[head] for head in _with_own_verb(slot, listed_heads(slot))]
    several = several_heads(slot)
    if several:
        return [several]
    share = (
        rate_of_rule(slot)
        or share_of_task(slot)
        or share_of_told(slot)
        or share_beside(slot)
        or share_first(slot.text, slot.first, slot.found, slot.stop)
    )
    if share is not None:
        return [[share]]
    if slot.first.value_type == "full":
        return [full_heads(slot)]
    head = (
        place_behind(slot)
        or of_which(slot)
        or share_reaching(slot)
        or _of_topic(slot)
        or of_shared_task(slot)
        or _place_behind(slot)
        or rate_of_use(slot)
        or rate_of_treatment(slot)
        or rate_of_aim(slot)
    )
    head = head or in_next_state(slot) or of_state(slot) or single_head(slot)
    return [[_of_water(slot, _of_whole(slot, with_shared_work(slot, with_reached(slot, head))))]]


def _of_whole(slot: Slot, head: Head) -> Head:
    """乙市达到60%,全州达到|50%: the same measure, of the whole."""
    whole = head.rule == "head_inherited" and slot.found.whole and not slot.phrase
    return replace(head, scope="") if whole else head


def _with_own_verb(slot: Slot, heads: list[Head]) -> list[Head]:
    """新增耕地面积、粮食产量分别为2万亩、50万吨: in unlike units, the verb is of the first name.

    In like units 新增 is said of all names: 新增耕地、造林面积分别达到3万亩、8万亩.
    """
    found = slot.found
    verb, group = found.verb, found.verb_group
    if group not in WORKED or heads[0].rule != "heads_in_order":
        return heads
    if heads[0].indicator.startswith(verb):
        return heads
    alike = len({value.unit for value in slot.values}) == 1
    if alike and verb in _ADDING:
        names = (verb + head.indicator.removeprefix(verb) for head in heads)
        return [replace(head, indicator=name) for head, name in zip(heads, names, strict=True)]
    if alike or not any(is_measure(head.indicator) for head in heads[1:]):
        return heads
    found.verb = found.verb_group = ""
    first = replace(heads[0], indicator=verb + heads[0].indicator, verb=verb, verb_group=group)
    return [first, *heads[1:]]


def _place_behind(slot: Slot) -> Head | None:
    """垃圾分类覆盖率城区|100%: the measure, then its place; or 各县|38微克, a place alone."""
    last, unit = slot.last, slot.first.unit
    alike = last is not None and unit == last.quantity.unit and not last.is_named_behind
    if alike and unit not in COUNTS and not slot.found.verb and is_plain_place(slot.phrase):
        return of_place(Head(slot.phrase, slot.scope, "head_before"), last)
    match = _PLACE_BEHIND.fullmatch(slot.phrase)
    if match is None or not is_place(match.group("place")):
        return None
    return Head(match.group("name"), match.group("place"), "head_before")


def _of_topic(slot: Slot) -> Head | None:
    """空气质量优良天数,重点城市要稳定在|280天: the measure stands in the clause before."""
    text, left = slot.text, slot.found.left
    task = first_share_of_task(slot)
    if task is not None:
        return task
    if left < _MIN_TOPIC or text[left - 1] not in ",:" or not is_place(slot.phrase or slot.scope):
        return None
    topic = _TOPIC.search(text, max(0, left - _TOPIC_REACH), left - 1)
    if topic is None or (slot.first.unit == "%" and not topic.group("name").endswith(_IN_SHARES)):
        return None
    named_before = topic.group("name")
    scope, name = split_scope(tidy(carve(named_before, 0, len(named_before), counted=False).text))
    return Head(name, slot.scope + slot.phrase or scope, "head_of_topic")


def _of_water(slot: Slot, head: Head) -> Head:
    """各流域水体保持Ⅲ类|水质: the quality stands behind its class; 辽河干流水质: whose it is."""
    if slot.first.unit != "类" or not head.indicator:
        return head
    waters = head.indicator.removesuffix("水质").removesuffix("主要")
    bare = waters == head.indicator and waters in _BARE_WATERS
    named = bare or WATERS.fullmatch(waters)
    if not head.scope and "水质" not in waters and named:
        return replace(head, indicator="水质", scope=waters)
    if head.rule == "head_before" and "水质" not in waters and waters.endswith(_SOURCES):
        # 饮用水水源达到|Ⅱ类
        return replace(head, indicator=f"{waters}水质")
    behind = slot.text.startswith(("水质", "水体", "水域"), slot.first.end)
    if (
        not behind
        or "水质" in head.indicator
        or head.indicator.endswith("质量")
        or "达到" in head.indicator
    ):
        return head
    return replace(head, indicator=f"{head.indicator}水质")
