"""Name the values of a slot: for each value the name of its indicator and its scope.

In: a `Slot`. Out: for each value its `Head`, or several where one value serves several indicators.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ecociv.codebook.established import established_names
from ecociv.codebook.words import words
from ecociv.extract.carve import carve
from ecociv.extract.drafts import Head
from ecociv.extract.earlier import earlier_heads, of_place
from ecociv.extract.lists import SUBSTANCE, members, split_each, split_heads
from ecociv.extract.names import PRONOUN
from ecociv.extract.nouns import COUNTS
from ecociv.extract.phrases import tidy
from ecociv.extract.scopes import as_scope, is_place, is_place_name, split_scope
from ecociv.extract.shares import rate_of_use, share_first
from ecociv.extract.single import single_head, worked
from ecociv.extract.slots import Slot, named
from ecociv.extract.structures import full_head, ratio_head

#: The phrase points back to the names: 三项指标分别…
#: Each member is a rate of its own: 就业率、参保率达到100%.
_ARE_RATES = re.compile(
    r"(?:[^,;。、占]{1,13}(?:.率|意度|晓度)(?:、|和|及|与))+[^,;。、占]{1,13}(?:.率|意度|晓度)|(?:“[^”]+”(?:、|和))+“[^”]+”[^,;。、]{2,6}率"
)
#: 入户率、覆盖率和通车率三个100%
_COUNT_END = re.compile(r"(?<=率)[两二三四五六]个$")
_JOINT = ("占比", "比重", "比例")
_SUBSTANCE = re.compile(SUBSTANCE)
#: Measures that each member of a list has for itself: 化肥、农药利用率, 化学需氧量、氨氮排放量.
_EACH_HAS = re.compile(
    r"(?:(?<!贡献)率|强度|浓度|(?:排放|施用|使用)总?量|用水量|用电量|能耗|水耗|排放)$"
)
_JOINED = re.compile("[、和及与]")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_PLACE_END = "(?:区|园|校|村|镇|乡|县|市|厂|营|街道|单位|企业|机关|公路|道路|水库|河道)"
#: 开发区、校园、厂区|绿化覆盖率: one name for several places.
_SHARED_BY_PLACES = re.compile(
    rf"(?P<places>(?:[^、,和及与]{{1,6}}{_PLACE_END}[、和及与])+[^、,和及与]{{1,3}}?{_PLACE_END})"
    r"的?(?P<name>[^、,和及与]{2,10}(?:率|浓度|强度)|(?:优良|达标)天数(?:比例)?)"
)
#: The first and the next member of values that stand behind their places.
_FIRST_IN_TURN = re.compile(
    r"(?P<name>[^,;。、]{2,20}?)(?:分别|依次)(?:达到|达|为|是|不低于|控制在|提高到|提升到|:)"
    r"(?P<place>(?!每)[\u4e00-\u9fff]{2,8})"
)
_NEXT_IN_TURN = re.compile(r"(?!每)[\u4e00-\u9fff]{2,8}")
#: 分别完成年度任务的|25%、45%: shares of a task.
_TASK_OF = re.compile(
    r"完成(?:了|全年|全部)?(?P<task>[^,;。、\d]{0,12}(?:任务|目标|计划))(?:量|数量)?的(?:约|近|超)?$"
)
_TASK_REACH = 24
#: 农村改厕13个村和|48户的改厕: work said once, behind the last of its counts.
_ONE_MORE = re.compile(r"[,、和及与](?:以及)?\d")
_WORK = (
    r"(?:改造|治理|整治|修复|改厕|清淤|整改|除险加固|搬迁|拆除|关停)(?:提升|(?:主体)?工程|项目)?"
)
_SHARED_WORK = re.compile(
    rf"\d[\d.]*[万余多]*[^\d,;。]{{1,3}}?(?P<noun>[^\d,;。、的]{{0,12}}?)"
    rf"(?:的(?P<work>[^\d,;。、的]{{0,10}}?(?:{_WORK}|建设|管控|创建|编制|排查))|(?P<bare>{_WORK}))(?:工作|任务)?(?=[,;。、]|$)"
)
_HAS_WORK = re.compile(
    r"(?:改造|治理|整治|修复|改厕|清淤|整改|加固|搬迁|拆除|关停|建设|建|替换|绿化|编制|规划|提升|升级|保护|处置)$"
)
_WORK_REACH = 40
#: What is finished, begun or pressed ahead is work.
_UNDERTAKEN = {"完成", "实施", "开展", "推进", "启动", "抓好"}
#: 沿江、沿海、苏北|地区: short names before the word for what they are.
_AREAS, _LONG = ("地区", "流域", "片区", "沿线"), 5
#: 垃圾分类覆盖率|城区|100%: the place behind the measure.
_PLACE_BEHIND = re.compile(
    r"(?P<name>[^,;。、]{2,20}(?:率|浓度|比例|天数|强度|水平))(?P<place>(?:其中|在)?[\u4e00-\u9fff]{2,6})"
)
#: 空气质量优良天数,|重点城市要稳定在280天: the measure is named, then the place.
_TOPIC = re.compile(
    r"(?P<name>(?:PM2\.5|PM10|[^,;。:、\d]{2,12})[^,;。:、\d]{0,12}(?:率|天数|比例|比重|面积|浓度|强度|系数|收入|增加值|消费量|总量|排放量|用水量|水质))$"
)
_TOPIC_REACH, _MIN_TOPIC = 30, 6
_IN_SHARES = ("率", "比例", "比重", "面积", "排放量", "总量", "用水量", "消费量", "浓度", "强度")
#: 其中65%|达到二级标准
_REACHES = re.compile(
    r"(?:以上|左右)?(?P<what>(?:达到|符合|满足|实现|完成|通过)[^,;。%]{2,20})(?=[,;。]|$)"
)
_STRUCTURE = re.compile(r"^[^、,]{2,8}结构中")
_POINTS_BACK = re.compile("指标|分别|项$")


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
        return [[ratio_head(slot)]]
    if len(slot.values) > 1:
        return [[head] for head in _listed(slot)]
    several = _several(slot)
    if several:
        return [several]
    share = share_first(slot.text, slot.first, slot.found, slot.stop)
    if share is not None:
        return [[share]]
    if slot.first.value_type == "full":
        return [[full_head(slot)]]
    head = (
        _in_turn(slot)
        or _of_counted(slot)
        or _of_topic(slot)
        or _place_behind(slot)
        or rate_of_use(slot)
    )
    return [[_of_water(slot, _of_whole(slot, _with_shared_work(slot, head or single_head(slot))))]]


def _of_whole(slot: Slot, head: Head) -> Head:
    """乙市达到60%,全州达到|50%: the same measure, of the whole."""
    whole = head.rule == "head_inherited" and slot.found.whole and not slot.phrase
    return replace(head, scope="") if whole else head


def _of_counted(slot: Slot) -> Head | None:
    """污水处理厂120座,其中|65%达到二级标准: a share of the things counted before."""
    last, found = slot.last, slot.found
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
    thing = last.indicator.removeprefix(last.verb)
    name = f"{reached.group('what')}的{thing}比例"
    return Head(name, last.scope, "share_first", end=min(reached.end(), slot.stop))


def _place_behind(slot: Slot) -> Head | None:
    """垃圾分类覆盖率城区|100%: the measure, then its place; or 各县|38微克, a place alone."""
    last, unit = slot.last, slot.first.unit
    alike = last is not None and unit == last.quantity.unit and not last.is_named_behind
    if alike and unit not in COUNTS and not slot.found.verb and as_scope(slot.phrase):
        return of_place(Head(slot.phrase, slot.scope, "head_before"), last)
    match = _PLACE_BEHIND.fullmatch(slot.phrase)
    if match is None or slot.scope or not is_place_name(match.group("place")):
        return None
    return Head(match.group("name"), match.group("place"), "head_before")


def _of_topic(slot: Slot) -> Head | None:
    """空气质量优良天数,重点城市要稳定在|280天: the measure stands in the clause before."""
    text, left = slot.text, slot.found.left
    if left < _MIN_TOPIC or text[left - 1] not in ",:" or not is_place(slot.phrase or slot.scope):
        return None
    topic = _TOPIC.search(text, max(0, left - _TOPIC_REACH), left - 1)
    if topic is None or (slot.first.unit == "%" and not topic.group("name").endswith(_IN_SHARES)):
        return None
    named_before = topic.group("name")
    scope, name = split_scope(tidy(carve(named_before, 0, len(named_before), counted=False).text))
    return Head(name, slot.scope + slot.phrase or scope, "head_of_topic")


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
    """各流域水体保持Ⅲ类|水质: the quality stands behind its class."""
    behind = slot.first.unit == "类" and slot.text.startswith("水质", slot.first.end)
    if not behind or "水质" in head.indicator or not head.indicator:
        return head
    return replace(head, indicator=f"{head.indicator}水质")


def _several(slot: Slot) -> list[Head]:
    """Heads of one value that serves several indicators, or one indicator of several places."""
    phrase = _COUNT_END.sub("", slot.found.head_text)
    if not _JOINED.search(_IN_BRACKETS.sub("", phrase)):
        # 其他县(市、区)|用地
        return []
    shared = _SHARED_BY_PLACES.fullmatch(tidy(phrase))
    if shared and not set(members(shared.group("places"))) & words("element").keys():
        return [Head(shared.group("name"), shared.group("places"), "one_for_places")]
    names = split_each(phrase) or []
    sure = slot.found.peeled.has_code("each") or _ARE_RATES.fullmatch(phrase)
    # A和B占比 is one share of both
    shares = slot.first.unit == "%" and all(
        name in phrase or not name.endswith(_JOINT) for name in names
    )
    if sure or (shares and all(split_scope(name)[1] in established_names() for name in names)):
        return [_of_each(slot, name) for name in names]
    relative = slot.first.unit == "%" or slot.first.is_points
    if relative and len(names) > 1 and all(map(_is_own, names)):
        return [_of_each(slot, name) for name in names]
    return []


def _is_own(name: str) -> bool:
    """Whether a member of a list is a measure of its own: an element with what is measured."""
    measure = _EACH_HAS.search(name)
    if measure is None:
        return False
    bare = split_scope(name)[1]
    return bool(_SUBSTANCE.search(bare)) or bare.startswith(tuple(words("element")))


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


def _of_each(slot: Slot, part: str) -> Head:
    """One of several indicators that share a value: A、B均达到100%."""
    scope, name = split_scope(part)
    found = slot.found
    return Head(name, scope or slot.scope, "one_for_all", found.verb, found.verb_group)


def _places(parts: list[str]) -> list[tuple[str, str]] | None:
    """Scope and name of 城区、县城、建制镇|生活污水处理率: a list of places, then one name."""
    scope, name = split_scope(parts[-1])
    if not scope or not name:
        return None
    places = [*(part.removeprefix("规划") for part in parts[:-1]), scope.split("、")[-1]]
    if not all(
        is_place_name(place) or as_scope(place) or (len(place) < _LONG and scope.endswith(_AREAS))
        for place in places[:-1]
    ):
        return None
    return [(place, name) for place in places]


def _listed(slot: Slot) -> list[Head]:
    """One head for each value of a list."""
    found, count = slot.found, len(slot.values)
    task = _TASK_OF.search(slot.text, max(0, slot.first.start - _TASK_REACH), slot.first.start)
    if task and slot.first.unit == "%":
        # 分别完成年度任务的|25%、45%
        return [Head(f"{task.group('task')}完成率", slot.scope, "task_done")] * count
    listed = tidy(PRONOUN.sub("", found.head_text))
    if not slot.phrase or not listed:
        return earlier_heads(slot)
    shared, bare = split_scope(listed)
    if shared and "、" not in shared and bare[:1] not in "、和及与":
        listed, slot.scope = bare, shared
    listed = _STRUCTURE.sub("", listed)
    places = _places(members(listed)) if count == len(members(listed)) else None
    parts = split_heads(listed, count)
    if "、" in slot.scope:
        # the list itself is no scope of its members
        slot.scope = ""
    if places or parts:
        split = places or [split_scope(part) for part in parts or ()]
        heads = [Head(name, scope or slot.scope, "heads_in_order") for scope, name in split]
        return [of_place(head, slot.last) for head in heads]
    one = Head(worked(slot), slot.scope, "head_before", found.verb, found.verb_group)
    same_unit = slot.first.unit == slot.values[-1].unit
    if _POINTS_BACK.search(slot.phrase) and (same_unit or len(members(found.head_text)) != 1):
        earlier = earlier_heads(slot)
        if earlier[0].indicator:
            return earlier
    return [one] * count
