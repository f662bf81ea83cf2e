"""From one value to another: 由2011年的73.1%提高到74.3%.

In: the values of a sentence from a place on. Out: drafts of both: what it was and what it becomes.
Lists may cross: 分别由X、Y提高到Z、W.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ecociv.extract.context import context, left_edge
from ecociv.extract.drafts import Draft, bound_after, bound_at_end, draft_of
from ecociv.extract.heads import heads_of
from ecociv.extract.slots import Slot
from ecociv.extract.tokens import YEAR, Quantity

_FROM = re.compile(rf"(?:由|从|自)(?:[^,;。、由从]{{0,10}}?{YEAR}+)?[^,;。、\d]{{0,6}}?$")
_TO = re.compile(
    r"(?:以上|以下|左右)?(?:[((][^()]*[))])?,?\s*"
    r"(?:稳步|逐步|显著|大幅|分别|进一步|快速|跃|持续)*"
    r"(?P<verb>提高|增加|提升|上升|增长|扩大|发展|升|增|跃升|优化|改善|延长|下降|降低|减少|降|减|缩短"
    r"|缩小|压减|压缩|调整|变|收窄|回落|升高|扩大|好转)"
    rf"(?:到了?|至|为|成)(?:[^,;。]{{0,4}}?{YEAR}+(?:底|末|年底)?)?(?:的)?"
    r"(?P<bound>[^,;。\d]{0,8})$"
)
_LIST_GAP = re.compile(
    r"\s*(?:以上|以下|以内|左右)?\s*(?:、|或|和|及|与|以及|[,、]\s*和)\s*"
    r"(?:约|近|超|不低于|不少于)?\s*"
)
_CLASS_NEXT = re.compile(
    r"(?:以上)?的?[\u4e00-\u9fff]{0,6}?(?:企业|项目|[县市镇乡村]|园区|集群|集团|大户)"
)
_LONGEST_GAP = 8
_LEAD_REACH = 24
#: Values that stand in a list only with their like.
_UNLIKE = ("full", "grade")


def is_linked(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two values stand in one list (80%、70%和70%).

    Examples
    --------
    >>> from ecociv.extract.quantities import scan
    >>> is_linked("80%、70%", *scan("80%、70%")), is_linked("80%,降70%", *scan("80%,降70%"))
    (True, False)
    """
    if second.start - first.end > _LONGEST_GAP:
        return False
    if not _LIST_GAP.fullmatch(text, first.end, second.start):
        return False
    if (
        second.unit.endswith("元")
        and first.unit != second.unit
        and _CLASS_NEXT.match(text, second.end)
    ):
        # 超亿元企业30家、超10亿元|企业4家: the second begins a new member
        return False
    if "ratio" in (first.value_type, second.value_type):
        return False
    if first.value_type in _UNLIKE or second.value_type in _UNLIKE:
        return first.value_type == second.value_type
    return True


def linked_values(text: str, values: list[Quantity], at: int) -> list[Quantity]:
    """The list of values that begins with ``values[at]``.

    Examples
    --------
    >>> from ecociv.extract.quantities import scan
    >>> s = "分别达到80%、70%和60%,投资5亿元"
    >>> [value.low for value in linked_values(s, scan(s), 0)]
    [80.0, 70.0, 60.0]
    """
    end = at + 1
    while end < len(values) and is_linked(text, values[end - 1], values[end]):
        end += 1
    return values[at:end]


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
    >>> from ecociv.extract.quantities import scan
    >>> s = "森林覆盖率由35.2%提高到40%以上"
    >>> [(d.is_start, d.baseline_value, d.operator) for d in from_to(s, 0, scan(s), 0, [])]
    [(True, None, 'eq'), (False, 35.2, 'ge')]
    """
    first = values[at]
    begin = max(left_edge(text, first.start, floor), first.start - _LEAD_REACH)
    lead = _FROM.search(text, begin, first.start)
    if lead is None:
        return []
    starts = linked_values(text, values, at)
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
    before, after = [], []
    for old, new, heads in zip(starts, ends, named, strict=True):
        for head in heads:
            start, end = (draft_of(value, head, found, "from_to") for value in (old, new))
            start.is_start = True
            end.operator = "range" if new.value_type == "range" else bound or new.bound or "eq"
            end.baseline_value = old.low
            end.verb_words.append(turn.group("verb"))
            before.append(start)
            after.append(end)
    return before + after
