"""From one value to another: 由2011年的73.1%提高到74.3%.

In: the values of a sentence from a place on. Out: drafts of both: what it was and what it becomes.
Lists may cross: 分别由X、Y提高到Z、W.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ecociv.extract.drafts import Draft, Head, bound_after, bound_at_end, draft_of
from ecociv.extract.names.changes import set_change
from ecociv.extract.names.heads import heads_of
from ecociv.extract.phrases.comparisons import BUILT_UPON
from ecociv.extract.phrases.context import Context, context
from ecociv.extract.phrases.edges import left_edge
from ecociv.extract.phrases.slots import Slot
from ecociv.extract.values.tokens import YEAR, Quantity
from ecociv.extract.values.value_lists import LIST_GAP, is_linked, linked_values

#: When it was what it was: 由10年前的, 从工程实施之前的, 由以往每年.
_THEN = (
    r"(?:[两二三四五六七八九十\d]+年|[\u4e00-\u9fff]{0,10}?之?)?前|[\u4e00-\u9fff]{0,6}[初末底]"
    r"|去年|上年|前年|以往(?:每年)?|过去|原来|原先|当初|目前|现在|当前|现状|同期|基期|[\u4e00-\u9fff]{0,6}(?:期间|时期|时)"
)
_FROM = re.compile(
    rf"(?:由|从|自(?![来然治给建主有备行由用动觉我愿身]))(?:[^,;。、由从]{{0,10}}?{YEAR}+|{_THEN})?[^,;。、\d]{{0,6}}?$"
)
#: One of these stands before where a change starts; a look for it is faster than the patterns.
_LEADS = re.compile("[由从自在]")
#: What more is built upon: 在2021年29%的基础上提高到33%.
_UPON = re.compile(rf"在(?:{_THEN}|[^,;。、在]{{0,6}}?{YEAR}+)[^,;。、\d]{{0,6}}?$")
_TO = re.compile(
    # 2.3|:1缩小到|2.1:1
    r"(?::1)?(?:以上|以下|左右)?(?:的?基础上)?(?:\([^()]*\))?,?\s*"
    r"(?:稳步|逐步|逐年|连年|同步|显著|大幅|分别|进一步|快速|跃|持续|预计|力争|争取|努力|基本|全面|明显|有效|平均|已经?|将)*"
    r"(?P<verb>(?:提高|增加|提升|上升|增长|扩大|发展|升|增|跃升|优化|改善|延长|下降|降低|减少|降|减|缩短"
    r"|缩小|压减|压缩|压降|缩减|精[减简]|归并|合并|整合|撤并|削减|控制|扩展|拓展|调整(?:发展)?|变|收窄|回落|升高|好转|扭转|转变|攀升|提档|恢复|[提扩拓缩])(?=[到至为成])|(?<!,)达(?!标))"
    rf"(?:到了?|至|为|成)?(?:[^,;。]{{0,4}}?{YEAR}+(?:底|末|年底)?|目前|现在|当前|如今|今年)?(?:的)?"
    r"(?P<bound>[^,;。\d]{0,8})$"
)
#: 比2010年的|12.4万吨, 较2015年(|33微克: the base of a change, given with its value.
_AGAINST = re.compile(
    rf"(?:比|较)[^,;。、\d]{{0,6}}{YEAR}+(?:年?[底末])?(?:实际|基数)?[的(][^,;。、\d]{{0,4}}$"
)
_CHANGED = re.compile(
    r"(?:的?基础上)?(?:\([^()]{0,20}\))?\)?(?:分别|各|约|再|累计)*"
    r"(?P<verb>减少|降低|下降|削减|压减|增加|增长|提高|上升|提升|下滑|回落|[增升涨降减])了?(?P<bound>[^,;。\d]{0,6})$"
)
#: 的 stands at most so far before the value of a base.
_NEAR_OF, _NEAR_GROUND = 5, 4
_UP = ("增加", "增长", "提高", "上升", "提升", "增", "升", "涨")
#: 由最高的85%: how high it was, no bound.
_EXTREMES = ("最高", "最低", "最多", "最少")
_ASIDE = re.compile(r"\([^()]{0,40}\)")
_LEAD_REACH = 24


def from_to(
    text: str, floor: int, values: list[Quantity], at: int, earlier: list[Draft]
) -> list[Draft]:
    """Drafts of a change that begins with ``values[at]``, none where there is none.

    Parameters
    ----------
    text
        Masked, folded text.
    floor
        Where the words of the value before end.
    values, at
        Values of the sentence, and the one to begin with.
    earlier
        Drafts before it.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "森林覆盖率由35.2%提高到40%以上"
    >>> [(d.is_start, d.baseline_value, d.operator) for d in from_to(s, 0, scan(s), 0, [])]
    [(True, None, 'eq'), (False, 35.2, 'ge')]
    """
    first = values[at]
    begin = max(left_edge(text, first.start, floor), first.start - _LEAD_REACH)
    if _LEADS.search(text, begin, first.start) is None:
        return []
    starts = linked_values(text, values, at)
    upon = BUILT_UPON.match(text, starts[-1].end) if starts else None
    lead = (_UPON if upon else _FROM).search(text, begin, first.start)
    if lead is None:
        return []
    ends = values[at + len(starts) : at + 2 * len(starts)]
    if len(ends) < len(starts):
        return []
    turn = _TO.match(text, starts[-1].end, ends[0].start)
    if turn is None or not all(is_linked(text, a, b) for a, b in pairwise(ends)):
        return []
    found = context(text, lead.start(), floor)
    found.baseline_span = lead.span()
    named = heads_of(Slot(text, starts, found, earlier, first.end))
    bound = bound_at_end(turn.group("bound")) or bound_after(text, ends[-1].end).operator
    # 从近1万, 由不足30%
    bound_of_first = "" if lead.group().endswith(_EXTREMES) else bound_at_end(lead.group())
    before, after = [], []
    for old, new, heads in zip(starts, ends, named, strict=True):
        for head in heads:
            start, end = (draft_of(value, head, found, "from_to") for value in (old, new))
            start.is_start = True
            start.operator = _start_operator(text, old, bound_of_first if old is first else "")
            end.operator = "range" if new.value_type == "range" else bound or new.bound or "eq"
            end.baseline_value = old.low
            end.verb_words.append(turn.group("verb"))
            before.append(start)
            after.append(end)
    return before + after


def against(
    text: str, floor: int, values: list[Quantity], at: int, earlier: list[Draft]
) -> list[Draft]:
    """Drafts of a base and the change from it that begin with ``values[at]``, none where none is.

    Parameters
    ----------
    text
        Masked, folded text.
    floor
        Where the words of the value before end.
    values, at
        Values of the sentence, and the one to begin with.
    earlier
        Drafts before it, from which both take their names.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "比〒〒〒〒〒的1.2吨标准煤降低17%"
    >>> named = Draft(scan("1吨标准煤")[0], indicator="能耗")
    >>> [(d.is_start, d.indicator, d.change) for d in against(s, 0, scan(s), 0, [named])]
    [(True, '能耗', 'level'), (False, '能耗', 'relative')]
    """
    first = values[at]
    near = max(floor, first.start - _NEAR_OF)
    bracket = text.rfind("(", near, first.start)
    upon = "基" in text[first.end : first.end + _NEAR_GROUND] and BUILT_UPON.match(text, first.end)
    if bracket < 0 and not upon and text.find("的", near, first.start) < 0:
        return []
    edge = left_edge(text, bracket if bracket >= 0 else first.start, floor)
    pattern = _UPON if upon else _AGAINST
    lead = pattern.search(text, max(edge, first.start - _LEAD_REACH), first.start)
    starts = linked_values(text, values, at) if lead else []
    if lead is None or not starts:
        return []
    ends, asides = _ends(text, values, at + len(starts), len(starts))
    if len(ends) < len(starts):
        return []
    turn = _CHANGED.match(text, starts[-1].end, ends[0].start)
    if turn is None:
        return []
    found = context(text, lead.start(), floor)
    found.baseline_span = lead.span()
    named = _named_before(text, starts, found, earlier)
    if not named:
        return []
    bound = bound_at_end(turn.group("bound")) or bound_after(text, ends[-1].end).operator
    before, after = [], []
    for old, new, head in zip(starts, ends, named, strict=True):
        start, end = (draft_of(value, head, found, "from_to") for value in (old, new))
        start.is_start = True
        end.operator = bound or new.bound or "eq"
        end.baseline_value = old.low
        end.change = "relative" if new.unit in ("%", "‰", "倍") else "delta"
        end.direction = "up" if turn.group("verb") in _UP else "down"
        end.verb_words.append(turn.group("verb"))
        before.append(start)
        after.append(end)
    for value in asides:
        found = context(text, value.start, ends[0].end)
        heads = heads_of(Slot(text, [value], found, [*earlier, *after], value.end))[0]
        drafts = [draft_of(value, head, found) for head in heads]
        for draft in drafts:
            set_change(draft, found)
            if draft.change == "relative" and draft.baseline_span == (-1, -1):
                draft.baseline_span = lead.span()
        after += drafts
    return before + sorted(after, key=lambda draft: draft.quantity.start)


def _named_before(
    text: str, starts: list[Quantity], found: Context, earlier: list[Draft]
) -> list[Head]:
    """Names of the bases of a change: those of the words before 比, else of the values before."""
    if found.head_text:
        # PM2.5浓度|比2015年(33微克/立方米)下降20%
        named = heads_of(Slot(text, starts, found, earlier, starts[0].end))
        return [heads[0] for heads in named]
    same = [draft for draft in earlier if draft.quantity.unit == starts[0].unit] or earlier
    if not same:
        return []
    recent = same[-len(starts) :] if len(same) >= len(starts) else [same[-1]] * len(starts)
    return [Head(draft.indicator, draft.scope, "head_inherited") for draft in recent]


def _ends(
    text: str, values: list[Quantity], at: int, count: int
) -> tuple[list[Quantity], list[Quantity]]:
    """So many values of a list from a place on, and those that brackets within it hold.

    分别减少11%(其中工业减少12%)、15%.
    """
    ends: list[Quantity] = []
    asides: list[Quantity] = []
    for value in values[at : at + 2 * count]:
        last = ends[-1].end if ends else value.start
        if text.rfind("(", last, value.start) > text.rfind(")", last, value.start):
            asides.append(value)
            continue
        aside = _ASIDE.match(text, last, value.start)
        if ends and not LIST_GAP.fullmatch(text, aside.end() if aside else last, value.start):
            break
        ends.append(value)
        if len(ends) == count:
            break
    return ends, asides


def _start_operator(text: str, value: Quantity, before: str) -> str:
    """Operator of what a value was: of the word before it, behind it, or within it."""
    if value.value_type == "range":
        return "range"
    return before or bound_after(text, value.end).operator or value.bound or "eq"
