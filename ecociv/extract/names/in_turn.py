"""One measure told in turn for several places or parts: 市区和县城污水处理率分别达到95%和90%.

In: a `Slot`, or the names before a list of values. Out: a `Head` for each value, with its place.
"""

from __future__ import annotations

import re

from ecociv.codebook.established import established_names
from ecociv.codebook.words import words
from ecociv.extract.drafts import Head
from ecociv.extract.names.lists import members
from ecociv.extract.names.other_places import MEASURE, SETTLED, is_measure
from ecociv.extract.phrases.carve import carve
from ecociv.extract.phrases.edges import left_edge
from ecociv.extract.phrases.nouns import COUNTS
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.places import are_alike, is_part, is_place
from ecociv.extract.phrases.scopes import split_scope
from ecociv.extract.phrases.slots import Slot
from ecociv.extract.values.tokens import Quantity

_VERB = r"(?:分别|依次)(?:达到|达|为|是|不低于|不超过|控制在|保持在|提高到|提升到)?"
#: 优良天数分别达到|清原: the measure and the first place.
_FIRST = re.compile(
    rf"(?P<name>[^,;。、]{{2,20}}?){_VERB}:?(?P<place>(?!每)[\u4e00-\u9fff]{{2,8}})"
)
#: 达标率分别为|:崇明岛: what stands before a colon.
_BEFORE_COLON = re.compile(rf"(?:{_VERB}|为|是|达到)?\s*$")
_COLON_REACH = 60
_NEXT = re.compile(r"(?!每)[\u4e00-\u9fff]{2,8}")
#: 利用率:|规模养殖场89%: bodies that have a measure each.
_BODY = re.compile(r"(?:[镇乡村场户]|企业|园区|单位)$")
#: 城市(县城)|污水处理率, 市、县两级|污水处理率
_OR_OTHER = re.compile(
    r"(?P<one>[\u4e00-\u9fff]{2,6})\((?P<two>[\u4e00-\u9fff]{2,6})\)(?P<name>[\u4e00-\u9fff][^、和及与]{2,})"
)
_BOTH_LEVELS = re.compile(
    r"(?P<one>[省市县区乡镇村])[、和](?P<two>[省市县区乡镇村])两级(?:的)?(?P<name>.{3,})"
)
#: 市、|县(市、区)|优良天数比例
_CITY_AND_COUNTIES = re.compile(
    r"(?P<one>[市州])[、和](?P<two>县(?:\([市区旗、]{1,4}\))?)(?!级)(?P<name>[^、和及与]{3,})"
)
_PAIR = 2
_SHORTEST, _LONGEST = 2, 8
_SHORT_NAME, _LONG = 3, 5
#: 沿江、沿海、苏北|地区: short names before the word for what they are.
_AREAS = ("地区", "流域", "片区", "沿线")
#: The last of several places: 城区、县城、|乡镇|污水处理率.
_TOWNS = re.compile("(?:乡镇|农村|城镇|建制镇|县城|村镇|街道)(?=.{3})")


def places_before(listed: str, values: list[Quantity]) -> list[tuple[str, str]] | None:
    """Scope and name for each value of a list: 市区和县城污水处理率 (分别…).

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> places_before("国控断面和省控断面优良比例", scan("95%和90%"))
    [('国控断面', '优良比例'), ('省控断面', '优良比例')]
    """
    told = _levels(listed) if len(values) == _PAIR else None
    if told:
        return told
    parts = members(listed)
    if len(parts) != len(values):
        return None
    *before, last = (part.removeprefix("规划") for part in parts)
    if any(len(part) > _LONGEST or MEASURE.search(part) for part in before):
        return None
    told = _of_one_kind(before, last, values[0].unit) or _before_scope(before, last)
    if told and _belong(told):
        # 城镇、农村|居民人均可支配收入
        return [("", place + name) for place, name in told]
    return told


def _levels(listed: str) -> list[tuple[str, str]] | None:
    """Two kinds of places in short: 城市(县城)|污水处理率, 市、县两级|污水处理率."""
    other = _OR_OTHER.fullmatch(listed) if "(" in listed else None
    if other and is_part(other.group("one")) and is_part(other.group("two")):
        name = other.group("name")
        told = [(other.group("one"), name), (other.group("two"), name)]
        return [("", place + name) for place, _ in told] if _belong(told) else told
    level = _BOTH_LEVELS.fullmatch(listed) if "两级" in listed else None
    if level:
        return [(f"{level.group(one)}级", level.group("name")) for one in ("one", "two")]
    parts = _CITY_AND_COUNTIES.fullmatch(listed)
    if parts and is_measure(parts.group("name")):
        return [(parts.group(one), parts.group("name")) for one in ("one", "two")]
    return None


def _belong(told: list[tuple[str, str]]) -> bool:
    """Whether where people live is part of established names (城镇居民人均可支配收入)."""
    settled = all(place in SETTLED for place, _ in told)
    return settled and any(place + name in established_names() for place, name in told)


def _of_one_kind(before: list[str], last: str, unit: str) -> list[tuple[str, str]] | None:
    """Places before a measure, all of one kind, or all known as places."""
    elements = words("element")
    if unit in COUNTS or any(part in elements and not is_place(part) for part in before):
        return None
    cuts = range(_SHORTEST, min(len(last) - _SHORTEST, _LONGEST) + 1)
    # a place that ends like the others first, then one of their length: 永安县和清河区, not 清河
    end, size, known = before[-1][-1], len(before[-1]), established_names()
    for cut in sorted(cuts, key=lambda n: (last[n - 1] != end, n != size)):
        place, name = last[:cut], last[cut:].removeprefix("的")
        if name.startswith("(") or place.count("(") > place.count(")"):
            # 各县(市)|污水处理率
            continue
        within = last.startswith(_AREAS, cut) or last.startswith(_AREAS, cut - 1)
        if name not in known and (within or len(name) <= _SHORT_NAME or not is_measure(name)):
            continue
        if all(are_alike(one, place) for one in before):
            return [(one, name) for one in (*before, place)]
    return None


def _before_scope(before: list[str], last: str) -> list[tuple[str, str]] | None:
    """Scope and name of 城区、县城、建制镇|生活污水处理率: a list of places, then one name."""
    scope, name = split_scope(last)
    town = _TOWNS.match(last) if not scope else None
    if town:
        scope, name = town.group(), last[town.end() :]
    if not scope or not name:
        return None
    places = [*before, scope.split("、")[-1]]
    if not all(
        is_place(place) or (len(place) < _LONG and scope.endswith(_AREAS)) for place in places[:-1]
    ):
        return None
    return [(place, name) for place in places]


def place_behind(slot: Slot) -> Head | None:
    """优良天数分别达到清原310天、新宾320天: each value stands behind its own place."""
    text, last = slot.found.head_text, slot.last
    match = _FIRST.fullmatch(text) if "分别" in text or "依次" in text else None
    if match is not None:
        name, place = match.group("name"), match.group("place")
    elif last is not None and "in_turn" in last.rules and _NEXT.fullmatch(text):
        if last.quantity.unit != slot.first.unit or MEASURE.search(text):
            return None
        name, place = last.indicator, text
    else:
        name, place = _before_colon(slot), text
    if not name or (place in words("element") and not is_part(place)):
        return None
    scope, name = split_scope(name)
    return Head(name, place or scope, "in_turn")


def _before_colon(slot: Slot) -> str:
    """The measure before a colon, where a place alone stands behind it: 达标率分别为:崇明岛42%."""
    text, left, place = slot.text, slot.found.left, slot.found.head_text
    if left < 1 or text[left - 1] != ":" or slot.found.verb or slot.first.unit in COUNTS:
        return ""
    if not _NEXT.fullmatch(place) or MEASURE.search(place):
        return ""
    if place in established_names() and not is_part(place):
        return ""
    edge = left_edge(text, left - 1, max(0, left - _COLON_REACH))
    verb = _BEFORE_COLON.search(text, edge, left - 1)
    end = verb.start() if verb else left - 1
    told_in_turn = verb is not None and verb.group().startswith(("分别", "依次"))
    if not (told_in_turn or is_part(place) or _BODY.search(place)):
        return ""
    name = tidy(carve(text, edge, end, counted=False).text)
    return name if is_measure(name) else ""
