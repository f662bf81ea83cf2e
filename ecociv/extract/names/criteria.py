"""Thresholds that say which things are meant: 10蒸吨以下锅炉 -> 锅炉容量.

In: a `Slot` that is a filter. Out: drafts of the kind criterion.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Draft, Head, bound_after, draft_of
from ecociv.extract.names.classes import is_money, measured_by
from ecociv.extract.names.filters import (
    CAPACITIES,
    DISTANCES,
    filtered_things,
    is_included,
    is_within,
    size_of_last,
)
from ecociv.extract.names.other_places import all_parts
from ecociv.extract.names.phrase_names import name_of
from ecociv.extract.names.settlements import settlement
from ecociv.extract.phrases.context import context
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.slots import Slot
from ecociv.extract.values.tokens import Quantity

_BEFORE_THING = re.compile(r"^(?:或|年)?.*(?:内|的)(?=[^,]{2,}$)")
_NEAR = re.compile(r"(?:沿|距离?|离|(?:严禁|禁止|不得)?在)(.+)$")
#: 禁止使用|硫份
_USE = re.compile(r"^(?:禁止|严禁|不得|不准)(?:生产|销售|使用|燃用|运输|[、和])+(?=.{2})")
#: 某地将全部(淘汰)|10蒸吨以下锅炉
_WILL = re.compile(r"^(?:[^,;。]{0,6}(?:将|应|须|必须))?(?:全部|全面|基本|逐步)*$")
#: 打造一个|5000亩以上园区
_SOME = ("一个", "一批", "一项", "一家", "一座", "一处", "若干", "若干个", "一系列")
#: What is forbidden is named behind the threshold: 建成区|禁止新建35蒸吨以下锅炉.
_BAN = re.compile(
    r"(?P<place>[^,;。]*?)(?:内|中)?(?:一律|原则上|全面|要|应|也|都|均)*"
    r"(?:禁止|严禁|不得|不再|不准|不予|停止)[^,;。]{0,8}$"
)
#: The thing behind is what has the capacity: 单机30万千瓦以下机组, 每小时35蒸吨以下锅炉.
_OF_ONE = re.compile(r"[^,;。]{0,12}?(?P<one>每小时|单台|单机|单套)(?:装机|容量|规模)*$")
#: 建成区|基本(淘汰)
_HOW_FAR = re.compile("(?:基本|全部|全面|逐步|率先)+$")
#: 原则上不再新建10蒸吨以下锅炉: what is forbidden is no name of the threshold.
_FORBIDDEN = re.compile(
    r"(?:原则上)?(?:不再|禁止|严禁|不得|停止|暂停)(?:审批|批准|新建|新上|扩建|建设|使用|[、和])*$"
)


def criteria(slot: Slot) -> list[Draft]:
    """Drafts of the thresholds of a slot (see `is_filter`)."""
    drafts = [_criterion(slot, value) for value in slot.values]
    for at, draft in enumerate(drafts):
        draft.place = (at, len(drafts))
    return drafts


def _criterion(slot: Slot, value: Quantity) -> Draft:
    """A threshold that says which things a rule covers."""
    text, found = slot.text, slot.found
    if is_included(slot) and slot.last:
        same = Head(slot.last.indicator, slot.last.scope, "filter")
        draft = draft_of(value, same, found)
        draft.operator, draft.is_criterion = "eq", True
        return draft
    if value is not slot.first:
        found = context(text, value.start, slot.first.end)
    phrase, place = name_of(found, value.unit)
    if text[value.start - 1] in "、和及与" or phrase in _SOME:
        # 自备电厂、|65蒸吨以上的锅炉: another member of the list
        phrase = ""
    phrase = _WILL.sub("", phrase)
    within = is_within(slot)
    thing = "" if within else filtered_things(slot)
    boiler = value.unit.endswith("吨") and thing.endswith("锅炉")
    village = settlement(text, value)
    if village:
        # 30户以上自然村通硬化路
        head = Head(f"{village}户数", "", "filter")
    elif thing and (boiler or value.unit.endswith(CAPACITIES)):
        head = _capacity(phrase, thing)
    else:
        forbidden = _FORBIDDEN.search(phrase)
        if forbidden:
            place, phrase = place + phrase[: forbidden.start()], ""
        name = tidy(_BEFORE_THING.sub("", phrase)) or phrase or thing
        name = _USE.sub("", name.removeprefix("或")) or name
        if value.unit.endswith("人口") and not phrase:
            # 20万人口以上县城
            name = f"{thing}人口"
        near = _NEAR.match(name) if value.unit.endswith(DISTANCES) else None
        if near:
            name = f"距{near.group(1).removesuffix('距离')}距离"
        head = Head(name, thing if phrase else place if forbidden else "", "filter")
        if is_money(value.unit):
            measure, thing = measured_by(slot, name if phrase else "", thing)
            head = Head(measure or thing, thing if measure else "", "filter")
    draft = draft_of(value, head, found)
    before = found.peeled.first("bound_before")
    behind = bound_after(text, slot.values[-1].end).operator
    draft.operator = behind or (before.code if before else "le" if within else "ge")
    if value.value_type == "range":
        draft.operator = "range"
    draft.is_criterion = True
    size = size_of_last(slot)
    if size:
        draft.words_end = size.noun + len(thing)
    return draft


def _capacity(phrase: str, thing: str) -> Head:
    """Name of the capacity that single things have: 禁止新建35蒸吨/小时以下锅炉.

    Examples
    --------
    >>> _capacity("建成区禁止", "锅炉").indicator, _capacity("单机", "机组").indicator
    ('锅炉容量', '单机容量')
    """
    ban, one = _BAN.fullmatch(phrase), _OF_ONE.fullmatch(phrase)
    place = _HOW_FAR.sub("", phrase).removesuffix("内")
    if not place or all_parts(place):
        return Head(f"{thing}容量", place, "filter")
    if phrase and not ban and not one:
        return Head(tidy(_BEFORE_THING.sub("", phrase)) or phrase, thing, "filter")
    if one and one.group("one") != "每小时":
        return Head(f"{one.group('one')}容量", thing, "filter")
    return Head(f"{thing}容量", ban.group("place") if ban else "", "filter")
