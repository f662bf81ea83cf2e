"""The measure of the value before, for another place or part: 其中市区|60%.

In: a `Slot`, or a `Head` that may be only a place, and the draft before. Out: a `Head`.
"""

from __future__ import annotations

import re

from ecociv.codebook.established import established_names
from ecociv.codebook.words import words
from ecociv.extract.drafts import Draft, Head
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.scopes import is_place, is_place_name
from ecociv.extract.phrases.slots import Slot

#: What ends the name of a measure; other names are those of a place, a part or works.
MEASURE = re.compile(
    r"(?:率|比例|比重|占比|份额|面积|总量|排放量|用量|浓度|强度|能力|规模|指数|系数|盖度|密度|水平|天数|能耗|水耗)$"
)
#: 国家级|湿地公园, 省级|5个
_GOVERNMENT_LEVEL = re.compile(
    r"(?P<verb>新建|新增|新创|改造)?(?:国家级|省级|市级|县级|区级|州级|自治区级)"
)
#: 甲镇|灌溉面积
_TOWN = re.compile(
    r"(?!(?:乡镇|城市|城镇|乡村|农村|村镇|市区|县[市区]|[市区]县|小?区)$)"
    r"[\u4e00-\u9fff]{1,8}(?:[市县区镇乡村旗州场]|街道|社区|办事处|开发区)(?:境内)?"
)
_NEAR_WHOLE, _MIN_SAME = 6, 3
#: 西山、南岭
_SHORT_NAMES = re.compile(r"[\u4e00-\u9fff]{2,3}(?:[、和][\u4e00-\u9fff]{2,3})*")
_MEMBERS = re.compile("[、和]")
_RATE = re.compile(r"(?:率|浓度|天数)$")
#: 污水|处理率, 其中工业废水
_TREATED = re.compile(
    r"(?:无害化|集中|资源化|综合|安全)*(?:处理|处置|利用|收集|达标|去除|回用|回收)率$"
)
_NEAR_PART = 6
_SHORT_SCOPE = 12
_NO_PLACES = ("距离", "差距", "其中", "总体", "平均", "合计")


def of_place(head: Head, last: Draft | None) -> Head:
    """其中市区60%: only a place is named, the indicator is the one before."""
    if last is None or not is_place(head.indicator):
        return head
    if head.indicator.endswith("级"):
        level = _GOVERNMENT_LEVEL.match(last.indicator)
        verb = (level.group("verb") or "") if level else ""
        name = verb + head.indicator + last.indicator[level.end() if level else 0 :]
        return Head(name, last.scope, "head_inherited_tail", last.verb, last.verb_group)
    return Head(last.indicator, head.indicator, "head_inherited_scope", last.verb, last.verb_group)


def follows_part(last: Draft) -> bool:
    """Whether a value stood for a place or part of what one before it is about."""
    return not {"part_of_rate", "head_inherited_scope"}.isdisjoint(last.rules)


def of_stretch(slot: Slot) -> Head | None:
    """达标率达到90%,其中沙溪段达85%: what is named is no measure, so it is a part of the whole."""
    last, value, phrase = slot.last, slot.first, slot.phrase
    if last is None or last.quantity.unit != value.unit or not _RATE.search(last.indicator):
        return None
    if MEASURE.search(phrase) or slot.found.verb:
        return None
    low = max(last.quantity.end, slot.found.np_start - _NEAR_PART)
    starts = slot.text.find("其中", low, slot.found.np_start) >= 0
    if not starts and not follows_part(last):
        return None
    if phrase in words("element"):
        # 污水处理率达到90%,其中工业废水达到100%
        treated = _TREATED.search(last.indicator)
        name = phrase + treated.group() if treated else phrase
        return Head(name, last.scope, "part_of_rate", last.verb, last.verb_group)
    return Head(last.indicator, phrase, "part_of_rate", last.verb, last.verb_group)


def of_named_place(slot: Slot) -> Head | None:
    """西山、南岭不高于20%;北川不高于15%: names of places alone, behind a value of one place."""
    last, value = slot.last, slot.first
    if last is None:
        return None
    listed = tidy(slot.found.head_text)
    if "、" in listed and all(map(is_place_name, _MEMBERS.split(listed))):
        return Head(last.indicator, listed, "head_inherited_scope", last.verb, last.verb_group)
    if last.quantity.unit != value.unit or not MEASURE.search(last.indicator):
        return None
    if not _SHORT_NAMES.fullmatch(slot.phrase) or slot.phrase in established_names():
        return None
    parts = _MEMBERS.split(slot.phrase)
    elements = words("element")
    if any(part in elements or part in _NO_PLACES or MEASURE.search(part) for part in parts):
        return None
    if len(parts) == 1 and not (last.scope and len(last.scope) <= _SHORT_SCOPE):
        return None
    return Head(last.indicator, slot.phrase, "head_inherited_scope", last.verb, last.verb_group)


def of_same_name(slot: Slot) -> Head | None:
    """新增灌溉面积900亩,其中:甲镇灌溉面积|300亩;乙乡灌溉面积|600亩: a place, then the same name."""
    for last in reversed(slot.earlier[-_NEAR_WHOLE:]):
        name = last.indicator.removeprefix(last.verb)
        if last.quantity.unit != slot.first.unit or len(name) < _MIN_SAME:
            continue
        place = slot.phrase.removesuffix(name)
        if place == slot.phrase or not _TOWN.fullmatch(place):
            continue
        parted = slot.text.find("其中", last.quantity.end, slot.found.np_start) >= 0
        if parted or follows_part(last):
            rule = "head_inherited_scope"
            return Head(last.indicator, place, rule, last.verb, last.verb_group)
    return None
