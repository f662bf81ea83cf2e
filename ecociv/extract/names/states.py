"""What counted things have come to, and the work that is done to them: 现已投产运营|10座.

In: a `Slot`, or the `Head` of a count. Out: a `Head`, with the state or the work in its name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ecociv.extract.drafts import Head
from ecociv.extract.names.asked import STATES
from ecociv.extract.phrases.edges import REACH
from ecociv.extract.phrases.nouns import COUNTS, noun_after
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.slots import Slot

#: 农村改厕13个村和|48户的改厕: work said once, behind the last of its counts.
_ONE_MORE = re.compile(r"[,、和及与](?:以及)?\d")
_WORK = (
    r"(?:改造|治理|整治|修复|改厕|清淤|整改|除险加固|搬迁|拆除|关停)(?:提升|(?:主体)?工程|项目)?"
)
_SHARED_WORK = re.compile(
    rf"\d[\d.]*[万余多]*[^\d,;。]{{1,3}}?(?P<noun>[^\d,;。、的]{{0,12}}?)"
    rf"(?:的(?P<work>[^\d,;。、的]{{0,10}}?(?:{_WORK}|建设|管控|创建|编制|排查))|(?P<bare>{_WORK}))(?:等?(?:工作|任务))*(?=[,;。、]|$)"
)
_PLACE = (
    r"(?:村庄|村点|镇村|乡村|片区|小区|社区|园区|县城|集镇|中心镇|副中心|[县镇乡村城河湖]|水库|流域"
    r"|断面|学校|医院|卫生[院所室])"
)
_PLACE_END = re.compile(rf"{_PLACE}$")
#: 6个县城|和9个重点镇|供水工程: what is done at places of the same kind.
_NEXT_PLACES = re.compile(
    rf"\d[\d.]*[余多]?(?:个|座|条|处|所)[\u4e00-\u9fff]{{0,8}}{_PLACE}的?"
    r"(?P<work>(?:(?!中心|示范|和|与)[\u4e00-\u9fff]){0,8}?(?:规划|改造|治理|整治|修复|绿化|供水|管网|工程|建设|创建|编制|试点|整修|搬迁)+)"
    r"(?:任务|工作)?(?=[,;。、(]|$|完成|项目)"
)
_BUILT = re.compile(r"(?<=工程|规划|管网)(?:建设|编制)+$")
_HAS_WORK = re.compile(
    r"(?:改造|治理|整治|修复|改厕|清淤|整改|加固|搬迁|拆除|关停|建设|建|替换|绿化|编制|规划|提升|升级|保护|处置|排查|监测|溯源"
    r"|评估|核查|普查|验收)$"
)
_WORK_REACH, _REACH = 40, 30
#: What is finished, begun or pressed ahead is work.
_UNDERTAKEN = {"完成", "实施", "开展", "推进", "启动", "抓好"}
#: 其中65%|达到二级标准, 12个|被列为省级示范村
_REACHES = re.compile(
    r"(?:以上|左右)?(?P<what>(?:达到|符合|满足|实现|完成|通过|入选|入围|获评|荣获|跻身|[列纳]入|被[^,;。]{1,3}?为)"
    r"[^,;。%()]{2,20})(?=[,;。]|$)"
)
#: 现已投产运营|10座
_STATE = rf"(?:(?!在建|续建)(?:{STATES})|试?运营|试?运行|设备调试|调试|施工|招投标|前期)"
_STATE_ONLY = re.compile(
    rf"(?:其中|目前|现|已经?|正在?|进行|处于|尚有|还有|有)*(?P<state>{_STATE}(?:[及和并、]?{_STATE})*)(?:阶段)?的?有?"
)
#: 项目开工80个、|竣工50个, 事项取消28项、|下放11项: the next that has become of the things.
_BECOME = (
    rf"(?:新|基本)?(?:{STATES})(?:投产|投用|使用|投运)?|交付(?:使用)?|并网|封顶"
    r"|下放|取消|整合|精简|承接|正在(?:施工|建设)|达产|履约|复工"
)
_NEXT_STATE = re.compile(
    rf"(?:以上)?[、,和](?:已经?|实现|计划|累计|共)?(?P<state>{_BECOME})(?:了|的)?"
)
_STATE_BEHIND = re.compile(rf"(?:已|正在)?(?P<state>{STATES})(?=[,;。、]|$)")
_BECOME_END = re.compile(rf"(?<=.{{2}})(?:已|新|计划|调整|累计|实现|建成)*(?:{_BECOME})(?:建设)?$")
_BECOME_START = re.compile(rf"^(?:新|已|拟|计划)?(?:{_BECOME})(?=.{{2}})")
_BUILT_STATES = ("建成", "在建")
#: Things that come to such states.
_THING_END = re.compile(r"(?<=.)(?:项目|工程|企业|园区?|基地|厂|站|清单|事项|课题|平台|合同|协议)$")
#: What is done to tasks of a government: 取消28项、|下放11项.
_GIVEN_UP = ("下放", "取消", "整合", "精简", "承接")
_NEAR = 12
_ALIKE = ("个", "家", "项")
_STATE_NAME = re.compile(
    rf"^(?:[新已]?(?:{STATES}){{1,2}}(?:(?:建设|运营|使用)?的)?|{_STATE}|[应需要将]?完成(?![^的]{{0,20}}的)|(?:达到|符合|满足|实现|完成|通过)[^的]{{2,20}}的)"
)


def of_state(slot: Slot) -> Head | None:
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


def in_next_state(slot: Slot) -> Head | None:
    """项目开工80个、竣工|50个: the things that stand with the first state, in the next one."""
    last, first = slot.last, slot.first
    if last is None or first.unit not in COUNTS or first.start - last.quantity.end > _NEAR:
        return None
    alike = last.quantity.unit == first.unit or {last.quantity.unit, first.unit} <= {*_ALIKE}
    if last.is_named_behind and slot.text[first.start - 1] == "、":
        # 12个安置区主体封顶、|2个交付使用
        become = _STATE_BEHIND.match(slot.text, first.end)
        if become and last.quantity.unit == first.unit:
            thing = _STATE_NAME.sub("", last.indicator.removeprefix(last.verb))
            return Head(become.group("state") + thing, last.scope, "head_inherited")
    state = _NEXT_STATE.fullmatch(slot.text, last.quantity.end, first.start)
    if state is None or not alike or last.is_criterion or noun_after(slot.text, first, slot.stop):
        return None
    thing = _BECOME_END.sub("", _BECOME_START.sub("", last.indicator))
    if thing == last.indicator:
        # 引进项目80个、|投产30个: the first are only drawn; what is built needs no word for it
        beside = slot.text.find("、", last.quantity.end, first.start) >= 0
        if not beside or last.is_named_behind or state.group("state") in _BUILT_STATES:
            return None
        thing = last.indicator.removeprefix(last.verb)
        if not _THING_END.search(thing):
            return None
    name = state.group("state")
    # 棚户区改造|基本建成: the work is no thing that is built
    name = thing + name if thing.endswith("改造") else name + thing
    verb, group = (last.verb, last.verb_group) if name.startswith(_GIVEN_UP) else ("", "")
    return Head(name, last.scope, "head_inherited", verb, group)


def with_reached(slot: Slot, head: Head) -> Head:
    """29条支流已有|27条达到Ⅲ类水质: what the counted things have reached."""
    if head.rule != "head_inherited" or slot.first.unit not in COUNTS:
        return head
    reached = _REACHES.match(slot.text, slot.first.end, slot.first.end + _REACH)
    if reached is None or not head.indicator or "的" in reached.group("what"):
        return head
    thing = _STATE_NAME.sub("", head.indicator.removeprefix(head.verb))
    return replace(head, indicator=f"{reached.group('what')}的{thing}")


def share_reaching(slot: Slot) -> Head | None:
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
        or last.quantity.end < found.left - _REACH
    ):
        return None
    reached = _REACHES.match(slot.text, slot.first.end)
    if reached is None or not last.indicator:
        return None
    thing = _STATE_NAME.sub("", last.indicator.removeprefix(last.verb))
    name = f"{reached.group('what')}的{thing}比例"
    return Head(name, last.scope, "share_first", end=min(reached.end(), slot.stop))


def with_shared_work(slot: Slot, head: Head) -> Head:
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
        places = _NEXT_PLACES.match(slot.text, slot.stop, slot.stop + _WORK_REACH)
        if places is None or not _PLACE_END.search(noun):
            return head
        return replace(head, indicator=noun + _BUILT.sub("", places.group("work")))
    name = f"{noun}{work.group('work') or work.group('bare')}"
    return replace(head, indicator=name, verb_group="deliver_up")
