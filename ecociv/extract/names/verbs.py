"""Verbs in the name that stands before a value: what they make of it.

In: an `Asked` or a `Slot`, and the phrase before the value. Out: the phrase with the verb that
belongs to it (新建污水管网, 绿道改造), or the name of what the verb comes to (水泥产量).
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Head
from ecociv.extract.names.asked import DONE_TO_PEOPLE, PEOPLE, WORKED, Asked
from ecociv.extract.names.shared_words import MADE, with_measure_before, with_verb_before
from ecociv.extract.phrases.slots import Slot

#: 惠及群众3万人: not so many there are, but so many it reaches.
_REACHING = ("惠及", "带动", "辐射带动")
#: 医疗保险惠及|70万人: so many people, not so much of the verb.
_REACHED = ("惠及", "受益", "覆盖")
#: 引进内资|20亿元: money that comes in, not money that is there.
_DRAWN = ("引进", "招引", "引入", "吸引", "吸收", "利用")
_FUNDS = ("内资", "外资", "内外资", "资金")
#: 收购烤烟|90万担: not so much of it grows.
_BOUGHT = "收购"
#: These say that a thing is there and are no part of its name.
_DELIVERED = ("建成", "完成")
#: 设施项目|计划|建成47项
_MODAL_END = re.compile(r"(?<=.{2})(?:计划|预计|力争|争取|拟|将|要|已)+$")
_MAKE = "生产"
_PRODUCED = re.compile(
    r"(?:全年)?生产(?!总|性|力|线|能力|企业|用|经营|基地|资料|安全|许可|设施|装置|工艺|项目|规模)(?P<thing>[\u4e00-\u9fff]{2,8})(?<!量)"
)
_MADE_IN = ("吨", "立方米", "千瓦时", "度", "公斤", "斤", "辆", "台", "箱", "重量箱", "支")
#: So much in each year: 年可|培育种苗
_YEARLY = ("年可", "每年可")
#: 新建和改造|污水管线
_JOINED_VERBS = re.compile("^[\u4e00-\u9fff]{2,4}(?:和|及|与|或|、)$")


def with_verbs(asked: Asked, phrase: str) -> tuple[str, str]:
    """The phrase with the verbs around it that belong to it, and the group of the verb."""
    slot, delivery = asked.slot, asked.delivery
    found, (verb, group) = slot.found, asked.verb
    if delivery and (found.is_verb_last or found.verb):
        # 绿道建成5公里; behind another verb it is what that verb is about: 编制村庄规划747个
        phrase = _MODAL_END.sub("", phrase)
        if delivery.text not in _DELIVERED:
            phrase += delivery.text + _people_reached(slot, delivery.text)
            if verb.startswith("新开"):
                # 新开工棚户区改造|5600套
                phrase = worked(slot, phrase)
        if not found.is_verb_last and group not in WORKED and delivery.group in WORKED:
            group = f"deliver_{delivery.code or 'up'}"
    elif _is_act(slot, verb) and not phrase.startswith(verb):
        phrase = f"{verb}{phrase}"
    elif verb or delivery or asked.level:
        phrase = worked(slot, phrase)
    else:
        phrase = with_verb_before(slot.text, phrase, slot.first, slot.last)
        phrase = with_measure_before(slot.text, phrase, slot.first, slot.last)
    return phrase, group


def worked(slot: Slot, phrase: str = "") -> str:
    """The phrase with the verb of work before it: 新建燃气锅炉, 新建和改造污水管线.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> from ecociv.extract.phrases.slots import Slot, context_of, named
    >>> s = "新建燃气锅炉960台"
    >>> values = scan(s)
    >>> worked(named(Slot(s, values, context_of(s, values, 0), [], len(s))))
    '新建燃气锅炉'
    """
    found, phrase = slot.found, phrase or slot.phrase
    verb = found.verb.removeprefix("完成") or found.verb
    if found.verb_group not in WORKED or not 0 <= found.verb_start < found.np_start:
        return phrase
    if phrase.startswith(verb):
        return phrase
    between = slot.text[found.verb_start : found.np_start]
    return f"{between if _JOINED_VERBS.search(between) else verb}{phrase}"


def produced_of(slot: Slot, phrase: str) -> Head | None:
    """生产水泥|265万吨、啤酒|3万吨: how much of each is made."""
    last = slot.last
    made = _PRODUCED.fullmatch(phrase)
    if made and slot.first.unit.endswith(_MADE_IN):
        return Head(f"{made.group('thing')}产量", slot.scope, "head_before", _MAKE)
    if last is None or last.verb != _MAKE or last.quantity.unit[-1:] != slot.first.unit[-1:]:
        return None
    if slot.text[last.quantity.end : slot.found.np_start] != "、" or phrase.endswith("量"):
        return None
    return Head(f"{phrase}产量", slot.scope or last.scope, "head_before", _MAKE)


def yearly(slot: Slot, phrase: str) -> str:
    """年可|培育种苗6000万株: so much in each year."""
    found = slot.found
    if not found.lead or found.lead[-1] not in _YEARLY:
        return phrase
    if not (found.verb or MADE.match("年" + phrase)):
        return phrase
    return "年" + (phrase if phrase.startswith(found.verb) else found.verb + phrase)


def _people_reached(slot: Slot, verb: str) -> str:
    """医疗保险惠及|70万人: 人数."""
    if verb not in _REACHED or not slot.first.unit.endswith(PEOPLE):
        return ""
    return "户数" if slot.first.unit.endswith("户") else "人数"


def _is_act(slot: Slot, verb: str) -> bool:
    """Whether a number says how many a verb comes to, not how many there are."""
    if verb in _DRAWN and slot.first.unit.endswith("元") and slot.phrase.endswith(_FUNDS):
        return True
    if verb in DONE_TO_PEOPLE:
        return slot.first.unit.endswith((*PEOPLE, "%"))
    return verb == _BOUGHT or (verb in _REACHING and slot.first.unit.endswith(PEOPLE))
