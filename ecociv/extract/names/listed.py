"""Name lists: many values with their names in order, or one value for several names.

In: a `Slot`. Out: a `Head` for each value or name.
"""

from __future__ import annotations

import re

from ecociv.codebook.established import established_names
from ecociv.codebook.words import words
from ecociv.extract.drafts import Head
from ecociv.extract.names.earlier import earlier_heads, spread_heads
from ecociv.extract.names.in_turn import places_before
from ecociv.extract.names.list_scopes import of_all_places, of_bracketed
from ecociv.extract.names.lists import both_done, members, split_deposits, split_each, split_heads
from ecociv.extract.names.members import SUBSTANCE
from ecociv.extract.names.other_places import follows_part, of_place, of_stretch
from ecociv.extract.names.parts import size_of_counted
from ecociv.extract.names.phrase_names import PRONOUN, split_counted
from ecociv.extract.names.share_names import as_share
from ecociv.extract.names.tasks import task_before
from ecociv.extract.names.verbs import worked
from ecociv.extract.phrases.carve import carve
from ecociv.extract.phrases.edges import REACH, left_edge
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.places import are_alike, is_place_name
from ecociv.extract.phrases.said_of_value import without_said
from ecociv.extract.phrases.scopes import split_scope
from ecociv.extract.phrases.slots import Slot
from ecociv.extract.values.tokens import YEAR

_MIN_TOPIC = 6
#: Waters by name: 辽河干流, 板桥水库, 长江干流及主要通江河道; not 入湖河流, 出境断面.
_WATERS_END = r"(?:河|江|湖|淀|溪|渠|海|水库|干流|支流|库区|湖区|水域|流域)(?:[出入]境)?"
WATERS = re.compile(
    rf"(?!各|主要|重点|城市|[入出跨过]|饮用|近岸|县域|骨干|集中|地[表下]|[国省市][控考])"
    rf"(?:[^,;。]{{1,40}}?{_WATERS_END}(?:[、和及与][^,;。]{{1,40}}?(?:{_WATERS_END}|断面|河道|河流))*"
    r"|[^,;。]{2,40}?[、和及与][^,;。]{2,40}?断面)"
)
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
    r"(?:(?<!贡献)率|强度|浓度(?:[年月日]+均值)?|(?:排放|施用|使用)总?量|用水量|用电量|能耗|水耗|排放)$"
)
_JOINED = re.compile("[、和及与]")
#: 农用地、重点建设用地|安全利用率; 事故起数、死亡人数
_OWN = re.compile(r"用地安全利用率$|耕地安全利用率$|事故(?:总?起数|宗数|死亡人数)$")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
#: 第一、二、三产业|分别实现|增加值
_SECTORS_OWN = re.compile(
    r"(?P<sectors>第?一、第?二、第?三次?产业?)(?:分别|各)?(?:实现|完成)(?P<measure>增加值|产值|税收|投资)$"
)
_SECTORS_REACH = 16
_STRUCTURE = re.compile(r"^[^、,]{2,8}结构中")
_EACH_IN_TURN = re.compile(
    r"(?P<list>.+?)分别(?:完成|实现|达成|落地)?(?P<has>(?!控制|达|为|是)[^、\d]{2,})"
)
_POINTS_BACK = re.compile("指标|分别|项$")
#: A clause that names measures and says nothing of them.
_NAMED = re.compile(
    r"[、和及与][^,;。]*(?:率|比例|比重|浓度|面积|天数|排放量|总量|强度|收入|增加值)$"
)


def several_heads(slot: Slot) -> list[Head]:
    """Heads of one value that serves several indicators, or one indicator of several places."""
    phrase = _COUNT_END.sub("", slot.found.head_text)
    both = split_deposits(phrase) if slot.found.peeled.has_code("each") else None
    if both:
        # 存贷款余额双双突破2000亿元
        return [_of_each(slot, name) for name in both]
    if not _JOINED.search(_IN_BRACKETS.sub("", phrase)):
        # 其他县(市、区)|用地
        return []
    shared = of_all_places(slot)
    if shared is not None:
        return [shared]
    if split_counted(phrase):
        # 甲、乙两区|优良天数比例: one measure of places that are counted
        return []
    if slot.first.unit == "类" and WATERS.fullmatch(tidy(phrase).removesuffix("水质")):
        # 长江干流及主要通江河道水质全部达到Ⅲ类
        return []
    stretch = of_stretch(slot) if slot.last and follows_part(slot.last) else None
    if stretch is not None:
        # 其中甲段达85%,|乙溪、丙溪分别达95%
        return [stretch]
    names = split_each(phrase) or []
    sure = slot.found.peeled.has_code("each") or _ARE_RATES.fullmatch(phrase)
    # A和B占比 is one share of both
    shares = slot.first.unit == "%" and all(
        name in phrase or not name.endswith(_JOINT) for name in names
    )
    if sure or (shares and all(split_scope(name)[1] in established_names() for name in names)):
        return [_of_each(slot, name) for name in names]
    relative = slot.first.unit == "%" or slot.first.is_points or slot.first.value_type == "grade"
    if relative and len(names) > 1 and all(map(_is_own, names)):
        return [_of_each(slot, name) for name in names]
    return []


def _is_own(name: str) -> bool:
    """Whether a member of a list is a measure of its own: an element with what is measured."""
    if _OWN.search(name):
        return True
    measure = _EACH_HAS.search(name)
    if measure is None:
        return False
    bare = split_scope(name)[1]
    return bool(_SUBSTANCE.search(bare)) or bare.startswith(tuple(words("element")))


def _of_each(slot: Slot, part: str) -> Head:
    """One of several indicators that share a value: A、B均达到100%."""
    scope, name = split_scope(part)
    found = slot.found
    return Head(name, scope or slot.scope, "one_for_all", found.verb, found.verb_group)


def _places_of(slot: Slot) -> list[tuple[str, str]] | None:
    """市区和县城|污水处理率: the scope is a list of as many places as there are values."""
    places = members(slot.scope)
    if len(places) != len(slot.values) or len(members(slot.phrase)) != 1:
        return None
    if not all(are_alike(place, places[-1]) for place in places):
        # 节能环保、新能源|产业产值: no places
        return None
    return [(place, slot.phrase) for place in places]


def _clause_of_names(slot: Slot) -> str:
    """甲江、乙江和丙河流域优良水体比例,|分别达到60%、50%和90%: the names end before a comma."""
    text, left = slot.text, slot.found.left
    if left < _MIN_TOPIC or text[left - 1] != "," or slot.found.head_text:
        return ""
    edge = left_edge(text, left - 1, max(0, left - REACH))
    clause = text[edge : left - 1]
    if YEAR in clause or any(char.isdigit() for char in clause) or not _NAMED.search(clause):
        return ""
    return tidy(carve(clause, 0, len(clause), counted=False).text)


def _shares_of_counted(slot: Slot) -> list[Head]:
    """甲类26个、乙类21个,分别占|总数的13%和10%: shares of the whole of what was counted."""
    count, left = len(slot.values), slot.found.left
    recent = slot.earlier[-count:]
    if len(recent) < count or recent[0].quantity.unit != recent[-1].quantity.unit:
        return []
    if recent[-1].quantity.unit == "%" or left - recent[0].quantity.end > REACH:
        return []
    whole = tidy(slot.found.head_text).removeprefix("占").removesuffix("的")
    wholes = split_heads(whole, count) or [whole] * count
    if wholes[-1].endswith("总数"):
        wholes = [part.removesuffix("总数") + "总数" for part in wholes]
    return [
        Head(as_share(f"{draft.indicator}占{part}"), draft.scope, "share_of_whole")
        for draft, part in zip(recent, wholes, strict=True)
    ]


def listed_heads(slot: Slot) -> list[Head]:
    """One head for each value of a list."""
    found, count = slot.found, len(slot.values)
    task = task_before(slot, 0) if slot.first.unit == "%" else ""
    if task:
        # 分别完成年度任务的|25%、45%; 甲项目、乙项目分别完成年度任务的|25%、45%
        told = tidy(slot.text[found.left : slot.first.start].partition("分别")[0])
        doers = None if YEAR in told else split_heads(told, count)
        return [Head(f"{task}完成率", doer, "task_done") for doer in doers or [slot.scope] * count]
    if count == 2 and found.verb_start >= 0:
        both = both_done(tidy(slot.text[found.verb_start : found.np_end]))
        if both:
            return [Head(name, slot.scope, "heads_in_order") for name in both]
    listed = without_said(tidy(PRONOUN.sub("", found.head_text))) or _clause_of_names(slot)
    sectors = _SECTORS_OWN.search(slot.text, max(0, found.np_start - _SECTORS_REACH), found.np_end)
    if sectors and tidy(found.head_text) == sectors.group("measure"):
        listed = f"{sectors.group('sectors')}{sectors.group('measure')}"
    if not listed or not (slot.phrase or "、" in listed):
        return earlier_heads(slot)
    if slot.first.unit == "%" and found.head_text.startswith("占"):
        shares = _shares_of_counted(slot)
        if shares:
            return shares
    places = places_before(listed, slot.values) or _places_of(slot)
    shared, bare = split_scope(listed)
    if not places and shared and "、" not in shared and bare[:1] not in "、和及与":
        listed, slot.scope = bare, shared
    listed = _STRUCTURE.sub("", listed)
    parts = split_heads(listed, count)
    taken = places and not places[0][0] and places[0][1].startswith(slot.scope[:2])
    if "、" in slot.scope or taken:
        # the list itself is no scope of its members
        slot.scope = ""
    split = places or [split_scope(part) for part in parts or ()]
    in_order = of_bracketed(slot) or _of_each_in_turn(slot, listed) or _in_order(slot, split)
    return in_order or spread_heads(slot) or _one_name(slot)


def _in_order(slot: Slot, split: list[tuple[str, str]]) -> list[Head]:
    """Names in the order of their values, each with its scope."""
    if slot.first.unit == "%":
        split = [(scope, as_share(name)) for scope, name in split]
    heads = [Head(name, scope or slot.scope, "heads_in_order") for scope, name in split]
    return [of_place(head, slot.last) for head in heads]


def _of_each_in_turn(slot: Slot, listed: str) -> list[Head]:
    """增加值、进出口分别占全市|的30%和40%; 一期、二期分别完成进度|的85%和60%: what each has."""
    each = _EACH_IN_TURN.fullmatch(listed) if "分别" in listed else None
    parts = split_heads(each.group("list"), len(slot.values)) if each else None
    if each is None or not parts:
        return []
    has = tidy(each.group("has").removesuffix("的"))
    names = (split_scope(as_share(part + has)) for part in parts)
    return [Head(name, scope or slot.scope, "heads_in_order") for scope, name in names]


def _one_name(slot: Slot) -> list[Head]:
    """The same name for each value of a list, or the names that it points back to."""
    found, count = slot.found, len(slot.values)
    sized = size_of_counted(slot)
    if sized:
        # 新建电厂2座,日处理能力分别为|800吨、1200吨
        return [sized] * count
    name, done = worked(slot).removesuffix("分别"), found.delivery
    if done and found.is_verb_last and name and done.group == "deliver_up":
        # 老旧小区改造|56个、170万平方米
        name += done.text
    one = Head(name, slot.scope, "head_before", found.verb, found.verb_group)
    if is_place_name(slot.phrase):
        # 甲市不超过68微克/立方米、55微克/立方米: the measure stands with an earlier value
        one = of_place(one, slot.alike)
    same_unit = slot.first.unit == slot.values[-1].unit
    if _POINTS_BACK.search(slot.phrase) and (same_unit or len(members(found.head_text)) != 1):
        earlier = earlier_heads(slot)
        if earlier[0].indicator:
            return earlier
    return [one] * count
