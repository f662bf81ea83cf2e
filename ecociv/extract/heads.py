"""Name the values of a slot: for each value the name of its indicator and its scope.

In: a `Slot`. Out: for each value its `Head`, or several where one value serves several indicators.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ecociv.codebook.words import words
from ecociv.extract.asked import STATES
from ecociv.extract.carve import carve
from ecociv.extract.context import REACH
from ecociv.extract.drafts import Head
from ecociv.extract.listed import TASK_OF, TASK_REACH, WATERS, listed_heads, several_heads
from ecociv.extract.nouns import COUNTS, noun_after
from ecociv.extract.parts import of_place, of_shared_task
from ecociv.extract.phrases import tidy
from ecociv.extract.rates import rate_of_treatment, rate_of_use, share_of_told
from ecociv.extract.scopes import as_scope, is_place, split_scope
from ecociv.extract.shares import share_beside, share_first
from ecociv.extract.single import single_head
from ecociv.extract.slots import Slot, named
from ecociv.extract.structures import full_head, ratio_heads
from ecociv.extract.tokens import YEAR

#: The first and the next member of values that stand behind their places.
_FIRST_IN_TURN = re.compile(
    r"(?P<name>[^,;。、]{2,20}?)(?:分别|依次)(?:达到|达|为|是|不低于|控制在|提高到|提升到|:)"
    r"(?P<place>(?!每)[\u4e00-\u9fff]{2,8})"
)
_NEXT_IN_TURN = re.compile(r"(?!每)[\u4e00-\u9fff]{2,8}")
#: 农村改厕13个村和|48户的改厕: work said once, behind the last of its counts.
_ONE_MORE = re.compile(r"[,、和及与](?:以及)?\d")
_WORK = (
    r"(?:改造|治理|整治|修复|改厕|清淤|整改|除险加固|搬迁|拆除|关停)(?:提升|(?:主体)?工程|项目)?"
)
_SHARED_WORK = re.compile(
    rf"\d[\d.]*[万余多]*[^\d,;。]{{1,3}}?(?P<noun>[^\d,;。、的]{{0,12}}?)"
    rf"(?:的(?P<work>[^\d,;。、的]{{0,10}}?(?:{_WORK}|建设|管控|创建|编制|排查))|(?P<bare>{_WORK}))(?:等?(?:工作|任务))*(?=[,;。、]|$)"
)
_HAS_WORK = re.compile(
    r"(?:改造|治理|整治|修复|改厕|清淤|整改|加固|搬迁|拆除|关停|建设|建|替换|绿化|编制|规划|提升|升级|保护|处置|排查|监测|溯源"
    r"|评估|核查|普查|验收)$"
)
_WORK_REACH = 40
#: What is finished, begun or pressed ahead is work.
_UNDERTAKEN = {"完成", "实施", "开展", "推进", "启动", "抓好"}
#: 垃圾分类覆盖率|城区|100%: the place behind the measure.
_PLACE_BEHIND = re.compile(
    r"(?P<name>[^,;。、]{2,20}(?:率|浓度|比例|天数|强度|水平))(?P<place>(?:其中|在)?[\u4e00-\u9fff]{2,6})"
)
#: 空气质量优良天数,|重点城市要稳定在280天: the measure is named, then the place.
_TOPIC = re.compile(
    r"(?P<name>(?:PM2\.5|PM10|[^,;。:、\d]{2,12})[^,;。:、\d]{0,12}(?:率|天数|比例|比重|面积|浓度|强度|系数|收入|增加值|消费量|总量|排放量|用水量|水质))$"
)
#: 全市棚户区改造|任务为:
_TASK_SHARED = re.compile(
    r"(?P<name>(?!具体|主要|各地|工作|年度)[\u4e00-\u9fff“”、()]{2,20}?)(?<!体)(?:目标)?(?:任务|指标|计划)(?:数量?)?"
    r"(?:分解|分配|安排|下达)?(?:情况)?(?:分别)?(?:为|是|如下)?:$"
)
_TOPIC_REACH, _MIN_TOPIC = 30, 6
_IN_SHARES = ("率", "比例", "比重", "面积", "排放量", "总量", "用水量", "消费量", "浓度", "强度")
#: 其中65%|达到二级标准
_REACHES = re.compile(
    r"(?:以上|左右)?(?P<what>(?:达到|符合|满足|实现|完成|通过)[^,;。%()]{2,20})(?=[,;。]|$)"
)
#: 现已投产运营|10座
_STATE = rf"(?:(?!在建|续建)(?:{STATES})|试?运营|试?运行|设备调试|调试|施工|招投标|前期)"
_STATE_ONLY = re.compile(
    rf"(?:其中|目前|现|已经?|正在?|进行|处于|尚有|还有|有)*(?P<state>{_STATE}(?:[及和并、]?{_STATE})*)(?:阶段)?的?有?"
)
_STATE_NAME = re.compile(
    rf"^(?:[新已]?(?:{STATES})|{_STATE}|[应需要将]?完成(?![^的]{{0,20}}的)|(?:达到|符合|满足|实现|完成|通过)[^的]{{2,20}}的)"
)


def heads_of(slot: Slot) -> list[list[Head]]:
    """Heads of each value of a slot.

    Examples
    --------
    >>> from ecociv.extract.quantities import scan
    >>> from ecociv.extract.slots import Slot, context_of
    >>> s = "绿地率、绿化覆盖率均达到40%"
    >>> values = scan(s)
    >>> heads = heads_of(Slot(s, values, context_of(s, values, 0), [], len(s)))
    >>> [[head.indicator for head in one] for one in heads]
    [['绿地率', '绿化覆盖率']]
    """
    named(slot)
    if slot.first.value_type == "ratio":
        return [[head] for head in ratio_heads(slot)]
    if len(slot.values) > 1:
        return [[head] for head in listed_heads(slot)]
    several = several_heads(slot)
    if several:
        return [several]
    share = (
        _of_task(slot)
        or share_of_told(slot)
        or share_beside(slot)
        or share_first(slot.text, slot.first, slot.found, slot.stop)
    )
    if share is not None:
        return [[share]]
    if slot.first.value_type == "full":
        return [[full_head(slot)]]
    head = (
        _in_turn(slot)
        or _of_counted(slot)
        or _of_topic(slot)
        or of_shared_task(slot)
        or _place_behind(slot)
        or rate_of_use(slot)
        or rate_of_treatment(slot)
    )
    head = head or _of_state(slot) or single_head(slot)
    return [[_of_water(slot, _of_whole(slot, _with_shared_work(slot, _reached(slot, head))))]]


def _of_whole(slot: Slot, head: Head) -> Head:
    """乙市达到60%,全州达到|50%: the same measure, of the whole."""
    whole = head.rule == "head_inherited" and slot.found.whole and not slot.phrase
    return replace(head, scope="") if whole else head


def _of_task(slot: Slot) -> Head | None:
    """完成年度任务|100.8%: the share of a task that is done."""
    if slot.first.unit != "%":
        return None
    start = slot.first.start
    if slot.text.find("完成", max(slot.found.left, start - TASK_REACH), start) < 0:
        return None
    task = TASK_OF.search(slot.text, max(slot.found.left, start - TASK_REACH), start)
    if task is None:
        return None
    return Head(f"{task.group('task').lstrip(YEAR)}完成率", "", "task_done")


def _of_state(slot: Slot) -> Head | None:
    """建设污水厂20座,现已投产运营|10座: a state of the things that were counted before."""
    if slot.first.unit not in COUNTS:
        return None
    state = _STATE_ONLY.fullmatch(slot.text, slot.found.left, slot.first.start)
    edge = max(slot.found.left - REACH, slot.text.rfind("。", 0, slot.found.left))
    counted = [
        one
        for one in slot.earlier
        if one.quantity.unit == slot.first.unit and one.quantity.start > edge
    ]
    if state is None or not counted or noun_after(slot.text, slot.first, slot.stop):
        return None
    last = counted[-1]
    thing = _STATE_NAME.sub("", last.indicator.removeprefix(last.verb)).removesuffix("建设")
    return Head(state.group("state") + thing, last.scope, "head_inherited")


def _reached(slot: Slot, head: Head) -> Head:
    """29条支流已有|27条达到Ⅲ类水质: what the counted things have reached."""
    if head.rule != "head_inherited" or slot.first.unit not in COUNTS:
        return head
    reached = _REACHES.match(slot.text, slot.first.end, slot.first.end + _TOPIC_REACH)
    if reached is None or not head.indicator or "的" in reached.group("what"):
        return head
    thing = _STATE_NAME.sub("", head.indicator.removeprefix(head.verb))
    return replace(head, indicator=f"{reached.group('what')}的{thing}")


def _of_counted(slot: Slot) -> Head | None:
    """污水处理厂120座,其中|65%达到二级标准: a share of the things counted before."""
    last, found = slot.last, slot.found
    if last is not None and last.quantity.value_type == "grade" and len(slot.earlier) > 1:
        # 27条达到Ⅲ类,其中|80%达到Ⅱ类
        last = slot.earlier[-2]
    if last is None or slot.first.unit != "%" or last.quantity.unit not in COUNTS:
        return None
    if (
        found.peeled.first("level_verb", "change_verb")
        or found.head_text
        or last.quantity.end < found.left - _TOPIC_REACH
    ):
        return None
    reached = _REACHES.match(slot.text, slot.first.end)
    if reached is None or not last.indicator:
        return None
    thing = _STATE_NAME.sub("", last.indicator.removeprefix(last.verb))
    name = f"{reached.group('what')}的{thing}比例"
    return Head(name, last.scope, "share_first", end=min(reached.end(), slot.stop))


def _place_behind(slot: Slot) -> Head | None:
    """垃圾分类覆盖率城区|100%: the measure, then its place; or 各县|38微克, a place alone."""
    last, unit = slot.last, slot.first.unit
    alike = last is not None and unit == last.quantity.unit and not last.is_named_behind
    if alike and unit not in COUNTS and not slot.found.verb and as_scope(slot.phrase):
        return of_place(Head(slot.phrase, slot.scope, "head_before"), last)
    match = _PLACE_BEHIND.fullmatch(slot.phrase)
    if match is None or not is_place(match.group("place")):
        return None
    return Head(match.group("name"), match.group("place"), "head_before")


def _of_topic(slot: Slot) -> Head | None:
    """空气质量优良天数,重点城市要稳定在|280天: the measure stands in the clause before."""
    text, left = slot.text, slot.found.left
    task = _of_task_shared(slot)
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


def _of_task_shared(slot: Slot) -> Head | None:
    """改造任务为:甲区|500套: a task, then the first of the places that it is shared out to."""
    text, left = slot.text, slot.found.left
    if left < _MIN_TOPIC or text[left - 1] != ":" or not is_place(slot.phrase or slot.scope):
        return None
    task = _TASK_SHARED.search(text, max(0, left - _TOPIC_REACH), left)
    if task is None or slot.first.unit == "%":
        return None
    said = task.group("name")
    carved = carve(said, 0, len(said))
    scope, name = split_scope(tidy(carved.text) or said)
    place = slot.scope + slot.phrase or scope
    return Head(name, place, "head_of_task", carved.verb, carved.verb_group) if name else None


def _with_shared_work(slot: Slot, head: Head) -> Head:
    """13个村和48户的|改厕: the work behind the last count is done to the first, too."""
    if head.rule != "noun_after" or slot.first.unit not in COUNTS:
        return head
    found, end = slot.found, slot.first.end
    said = (found.verb, *found.lead, *(word.text for word in found.peeled.words))
    if not set(said) & _UNDERTAKEN:
        return head
    more = _ONE_MORE.match(slot.text, slot.stop - 1) if slot.stop < len(slot.text) else None
    noun = tidy(slot.text[end : slot.stop]).rstrip("和及与、")
    if more is None or noun != head.indicator or _HAS_WORK.search(noun):
        return head
    work = _SHARED_WORK.match(slot.text, slot.stop, slot.stop + _WORK_REACH)
    if work is None:
        return head
    name = f"{noun}{work.group('work') or work.group('bare')}"
    return replace(head, indicator=name, verb_group="deliver_up")


def _of_water(slot: Slot, head: Head) -> Head:
    """各流域水体保持Ⅲ类|水质: the quality stands behind its class; 辽河干流水质: whose it is."""
    if slot.first.unit != "类" or not head.indicator:
        return head
    waters = head.indicator.removesuffix("水质").removesuffix("主要")
    if not head.scope and "水质" not in waters and WATERS.fullmatch(waters):
        return replace(head, indicator="水质", scope=waters)
    behind = slot.text.startswith(("水质", "水体", "水域"), slot.first.end)
    if not behind or "水质" in head.indicator or "达到" in head.indicator:
        return head
    return replace(head, indicator=f"{head.indicator}水质")


def _in_turn(slot: Slot) -> Head | None:
    """优良天数分别达到清原310天、新宾320天: each value stands behind its own place."""
    text, last = slot.found.head_text, slot.last
    match = _FIRST_IN_TURN.fullmatch(text)
    if match is None:
        follows = last is not None and "in_turn" in last.rules and _NEXT_IN_TURN.fullmatch(text)
        if not follows or last is None or last.quantity.unit != slot.first.unit:
            return None
        name, place = last.indicator, text
    else:
        name, place = match.group("name"), match.group("place")
    if place in words("element"):
        return None
    scope, name = split_scope(name)
    return Head(name, place or scope, "in_turn")
