"""Classes of size, one after the other: 主营业务收入超50亿元企业15家,超100亿元|3家.

In: a `Slot` behind a threshold, or the words of a threshold. Out: a `Head` for the count of a
class, and what the threshold of a class measures.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Draft, Head
from ecociv.extract.phrases.amounts import MEASURE, PASSING
from ecociv.extract.phrases.nouns import COUNTS
from ecociv.extract.phrases.peel import peel_right
from ecociv.extract.phrases.slots import Slot

#: A class by its name: 新增|产值|超亿元|企业.
_CLASS = re.compile(
    rf"(?P<measure>.*?)(?P<mark>(?:{PASSING})?(?:\d[\d.]*)?[十百千万亿]*[万亿](?:美?元)?(?:[及或]?以[上下])?的?)"
    r"(?P<thing>[^\d]{1,16})"
)
#: What is done to the things of a class is no part of what is measured: 新引进|投资, 实施|投资.
_DONE = re.compile(
    r"^(?:(?:力争|重点|大力|着力|加快|积极|全年|年内|累计|全市|全省|全县|每年|共|计划|预计|争取|确保|再|一个)*(?:新|自主)?(?:招商)?(?:引进|招引|引育|签约|落地|开工|竣工|投产|开复工|实施|谋划|储备|培育|新增"
    r"|增加|建成|建设|承接|推进|入库|入统|纳统|打造|形成|滚动推进|包装|在建|续建|转化|发展|建立|签|增|建(?!立))+)+(?:的|一批)?"
)
_LAST_MEASURE = re.compile(rf"{MEASURE}$")
_WORKS = re.compile(r"项目|工程|招商|企业")
_DONE_ONLY = re.compile(_DONE.pattern + "$")
#: 企业集团|新增1家, 项目|至少5个, 大项目|入驻我市: what is said of the things.
_THING_END = re.compile(
    r"(?:^|(?<=.{2})|(?<=[县镇村]))(?:(?:集团)?新增|至少|达到?|已?有|各|共|分别|不少于|力争|新|累计|突破|超过?|总?数|(?:的|入驻|落户|实际|且|无|建立|实现).*)+$"
)
_PLACES = ("市外", "省外", "县外", "区外", "州外", "境外", "域外", "国内", "内资", "外资")
#: Between a threshold and what it counts: 以上|的|企业|新增
_BETWEEN = re.compile(
    r"(?P<bound>\s*(?:[及或]?以[上下])?的?)(?P<thing>[^\d,;。:、()]{0,16}?)"
    r"(?:新增|至少|达到?|已?有|各|共|分别|不少于|力争|超过?|约|发展到|增加到|增至)*\s*"
)
_MARK_BEFORE = re.compile(rf"(?:{PASSING})$")
#: Nothing but a mark stands before a threshold: ,|超100亿元企业, 、|5亿元以上企业.
_BARE = re.compile(rf"(?:[,;、:(]|其中|和|及|与)(?:{PASSING})?$")
_COUNT_NEXT = re.compile(r"[^\d,;。]{0,10}\d[\d.]*(?:个|家|户|项)")
#: These are measured, not counted.
_MEASURED = ("值", "收入", "额", "投资", "量", "率", "GDP")
#: So far apart the classes of one measure may be told.
_REACH = 60
_LONGEST_MARK = 6


def is_money(unit: str) -> bool:
    """Whether a unit is one of money, with or without 元 (10亿以上项目).

    Examples
    --------
    >>> is_money("万元"), is_money("亿"), is_money("亿吨")
    (True, True, False)
    """
    return unit.endswith("元") or unit == "亿"


def is_of_done(words: str) -> bool:
    """Whether the words before a threshold only say what is done: 入统|5000万元以上项目.

    Examples
    --------
    >>> is_of_done("新签约"), is_of_done("完成投资")
    (True, False)
    """
    return _DONE_ONLY.match(words) is not None


def of_class(slot: Slot) -> list[Head]:
    """Names of what is counted in a class, where the words beside it lack the thing or the measure.

    Returns
    -------
    list of Head
        None at all where the words beside the count name it, several where several thresholds stand
        before it (10亿元和50亿元以上的企业各1家).
    """
    last, value = slot.last, slot.first
    if last is None or value.unit not in COUNTS or not last.is_criterion:
        return []
    if not is_money(last.quantity.unit) or last.words_end:
        return []
    between = _BETWEEN.fullmatch(slot.text, last.quantity.end, value.start)
    if between is None:
        return []
    several = _thresholds(slot.earlier)
    start = several[0].quantity.start
    bare = last.scope and _BARE.search(slot.text, max(0, start - _LONGEST_MARK), start)
    if between.group("thing") and not bare and len(several) == 1:
        return []
    # 超过100亿元的|5个: the bound is that of the class
    end = between.end("thing")
    slot.found.peeled = peel_right(slot.text, end, value.start)
    measure, thing = (last.indicator, last.scope) if last.scope else ("", last.indicator)
    return [
        Head(f"{measure}{_mark(slot.text, one, last)}{thing}", "", "head_inherited_class")
        for one in several
    ]


def _thresholds(earlier: list[Draft]) -> list[Draft]:
    """The last threshold with those of its list."""
    _, count = earlier[-1].place
    return [one for one in earlier[-count:] if one.is_criterion]


def _mark(text: str, one: Draft, last: Draft) -> str:
    """A threshold in the words of its sentence: 超100亿元, 50亿元以上."""
    start, end = one.quantity.start, one.quantity.end
    passing = _MARK_BEFORE.search(text, max(0, start - _LONGEST_MARK), start)
    between = _BETWEEN.match(text, last.quantity.end)
    bound = between.group("bound").strip() if between else ""
    return f"{passing.group() if passing else ''}{text[start:end]}{bound}"


def measured_by(slot: Slot, measure: str, thing: str) -> tuple[str, str]:
    """What a threshold of money measures, and of which things.

    Parameters
    ----------
    slot
        The threshold.
    measure, thing
        What the words before it and behind it say.
    """
    measure = _DONE.sub("", measure)
    thing = _THING_END.sub("", thing)
    if measure in _PLACES:
        return "", measure + thing
    if measure:
        counted = _COUNT_NEXT.match(slot.text, slot.values[-1].end)
        return _only_measure(measure), thing or (_thing_before(slot) if counted else "")
    known = _class_before(slot)
    if known is None:
        return "", thing
    if thing and known[1] and not (known[1].endswith(thing[-2:]) or thing.endswith(known[1][-2:])):
        # 产值超亿元企业20家,5亿元以上|项目3个: things of another kind
        return "", thing
    return known[0], thing or known[1]


def _only_measure(words: str) -> str:
    """What is measured, without the works before it: 实施提速工程|总投资."""
    measure = _LAST_MEASURE.search(words)
    return measure.group() if measure and _WORKS.search(words) else words


def _thing_before(slot: Slot) -> str:
    """The things of the class before: 生产总值过400亿元的县5个,财政收入过30亿元的|3个."""
    known = _class_before(slot)
    return known[1] if known else ""


def _class_before(slot: Slot) -> tuple[str, str] | None:
    """Measure and things of the class that was told before, or the things that were counted."""
    for draft in reversed(slot.earlier):
        if slot.first.start - draft.quantity.end > _REACH:
            return None
        if "。" in slot.text[draft.quantity.end : slot.first.start]:
            return None
        if draft.is_criterion and is_money(draft.quantity.unit):
            return (draft.indicator, draft.scope) if draft.scope else ("", draft.indicator)
        if draft.quantity.unit not in COUNTS or draft.indicator.endswith(_MEASURED):
            continue
        known = _CLASS.fullmatch(draft.indicator)
        if known:
            measure = _only_measure(_DONE.sub("", known.group("measure")))
            return measure if _LAST_MEASURE.search(measure) else "", known.group("thing")
        return "", draft.indicator
    return None
