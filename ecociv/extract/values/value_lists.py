"""Which values stand in one list: 80%、70%和60%, 分别为15%,20%.

In: the values of a sentence from a place on. Out: those that share the words before the first.
"""

from __future__ import annotations

import re

from ecociv.extract.values.tokens import Quantity

#: What may stand between two values of a list.
LIST_GAP = re.compile(
    r"\s*(?:以上|以下|以内|左右)?\s*(?:、|/|或|和|及|与|以及|[,、]\s*和)\s*"
    r"(?:约|近|超|不低于|不少于)?\s*"
)
_COLON = re.compile(r"\s*[:∶]\s*")
#: 超10亿元|企业
_CLASS_NEXT = re.compile(
    r"(?:以上)?的?[\u4e00-\u9fff]{0,8}?(?:企业|项目|[县市镇乡村]|[园区]|产业|集群|集团|大户|基地|楼宇|商圈)|以上\d"
)
#: 分别为15%,20%: after these a comma parts the values of a list, too.
_IN_TURN = re.compile(r"(?:分别|依次)[^,;。、\d]{0,14}$")
_IN_TURN_REACH = 20
#: 分别比2020年降7%、|增12%: each value has a verb of its own.
_NEXT_CHANGED = re.compile(
    r"\s*[、,和]\s*(?:(?P<up>增[长加产]?|上升|提高|提升|上涨|增收)|下?降低?|减[少产]?|下滑|回落)了?\s*"
)
_VALUE_ALONE = re.compile(r"(?:以上|以下|以内|左右)?(?:[,;。、和]|$)")
#: 公园5个、8条|绿道: the second begins a new member.
_OWN_NOUN = re.compile(r"(?!以[上下内]|左右|[和及与的])[\u4e00-\u9fffA-Za-z]{2}")
_ONE_BY_ONE = ("个", "家", "户", "项", "件", "条", "座", "处", "所")
_LONGEST_GAP = 8
#: Values that stand in a list only with their like.
_UNLIKE = ("full", "grade")


def is_linked(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two values stand in one list (80%、70%和70%).

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> is_linked("80%、70%", *scan("80%、70%")), is_linked("80%,降70%", *scan("80%,降70%"))
    (True, False)
    """
    if second.start - first.end > _LONGEST_GAP:
        return False
    if "ratio" in (first.value_type, second.value_type):
        # the parts of one structure
        return _COLON.fullmatch(text, first.end, second.start) is not None
    if not LIST_GAP.fullmatch(text, first.end, second.start):
        return False
    if text[first.end] == "/" and not (first.unit and second.unit):
        # 27.3/10万 and 1/4 are one number each
        return False
    if (
        second.unit.endswith("元")
        and first.unit != second.unit
        and _CLASS_NEXT.match(text, second.end)
    ):
        # 超亿元企业30家、超10亿元|企业4家: the second begins a new member
        return False
    if first.value_type in _UNLIKE or second.value_type in _UNLIKE:
        return first.value_type == second.value_type
    return True


def linked_values(text: str, values: list[Quantity], at: int) -> list[Quantity]:
    """The list of values that begins with ``values[at]``.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "分别达到80%、70%和60%,投资5亿元"
    >>> [value.low for value in linked_values(s, scan(s), 0)]
    [80.0, 70.0, 60.0]
    """
    end, first = at + 1, values[at]
    begin = max(0, first.start - _IN_TURN_REACH)
    in_turn = end < len(values) and _IN_TURN.search(text, begin, first.start) is not None
    while end < len(values) and (
        _is_next(text, values[end - 1], values[end])
        if in_turn
        else is_linked(text, values[end - 1], values[end])
        and not _is_other(text, values[end - 1], values[end])
    ):
        end += 1
    return values[at:end]


def _is_next(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether a value goes on with a list that is told in turn (分别为15%,20%)."""
    if is_linked(text, first, second):
        return True
    gap = text[first.end : second.start].strip() == ","
    return (
        first.unit == second.unit
        and (gap or turn_before(text, first, second) != "")
        and _VALUE_ALONE.match(text, second.end) is not None
    )


def turn_before(text: str, first: Quantity, second: Quantity) -> str:
    """Direction of the verb that alone stands between two values, empty where none does.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "分别降7%、增12%,13%"
    >>> first, second, third = scan(s)
    >>> turn_before(s, first, second), turn_before(s, second, third)
    ('up', '')
    """
    if second.start - first.end > _LONGEST_GAP:
        return ""
    turn = _NEXT_CHANGED.fullmatch(text, first.end, second.start)
    return "" if turn is None else "up" if turn.group("up") else "down"


def _is_other(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether a value behind 、 counts something else: its noun stands behind it."""
    if not first.unit or not second.unit or first.unit[-1] == second.unit[-1]:
        return False
    if any(
        one.unit in _ONE_BY_ONE and other.unit.endswith("元")
        for one, other in ((first, second), (second, first))
    ):
        # 投资过100亿元、|10个以上投资过50亿元的项目
        return True
    return second.unit[-1] != "%" and _OWN_NOUN.match(text, second.end) is not None
