"""Shares of a task that are done, and tasks that are shared out: 改造任务:甲区500套,新区300套.

In: a `Slot`, or an `Asked`. Out: a `Head`, or nothing where no task is told.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Head
from ecociv.extract.names.asked import Asked
from ecociv.extract.names.parts import is_beside_last
from ecociv.extract.phrases.carve import carve
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.places import is_place
from ecociv.extract.phrases.scopes import split_scope
from ecociv.extract.phrases.slots import Slot
from ecociv.extract.values.tokens import YEAR

#: 分别完成年度任务的|25%、45%
_TASK_OF = re.compile(
    r"完成(?:了|全年|全部)?(?P<task>[^,;。、\d]{0,24}(?:任务|目标|计划(?:投资)?))(?:量|数量)?的?(?:约|近|超)?\s*$"
)
_TASK_REACH = 36
#: 全市棚户区改造|任务为:
_TASK_SHARED = re.compile(
    r"(?P<name>(?!具体|主要|各地|工作|年度)[\u4e00-\u9fff“”、()]{2,20}?)(?<!体)(?:目标)?(?:任务|指标|计划)(?:数量?)?"
    r"(?:分解|分配|安排|下达)?(?:情况)?(?:分别)?(?:为|是|如下)?:$"
)
#: 植树任务|完成92%
_TASK_END = re.compile(r"(?:任务|计划|工程量|工作量|投资计划)$")
#: A task shared out: what stands before the colon, and the places behind it.
_MIN_TASK, _SHARED_REACH, _MAX_PLACE = 6, 30, 12


def of_shared_task(slot: Slot) -> Head | None:
    """改造任务:甲区500套,|新区300套: one more place that a task is shared out to."""
    for one in reversed(slot.earlier):
        if "head_of_task" in one.rules:
            same = one.quantity.unit == slot.first.unit and len(slot.phrase) <= _MAX_PLACE
            if not (same and is_beside_last(slot)) or slot.found.peeled.words:
                return None
            place, rule = slot.scope + slot.phrase, "head_inherited_scope"
            return Head(one.indicator, place, rule, one.verb, one.verb_group)
        if "head_inherited_scope" not in one.rules:
            return None
    return None


def task_before(slot: Slot, low: int) -> str:
    """The task of which shares are told, from a place on; empty where there is none.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> from ecociv.extract.phrases.slots import context_of
    >>> s = "分别完成年度任务的25%、45%"
    >>> values = scan(s)
    >>> task_before(Slot(s, values, context_of(s, values, 0), [], len(s)), 0)
    '年度任务'
    """
    start = slot.first.start
    low = max(low, start - _TASK_REACH)
    if slot.text.find("完成", low, start) < 0:
        return ""
    task = _TASK_OF.search(slot.text, low, start)
    return task.group("task") if task else ""


def share_of_task(slot: Slot) -> Head | None:
    """完成年度任务|100.8%: the share of a task that is done."""
    if slot.first.unit != "%":
        return None
    task = task_before(slot, slot.found.left)
    return Head(f"{task.lstrip(YEAR)}完成率", "", "task_done") if task else None


def first_share_of_task(slot: Slot) -> Head | None:
    """改造任务为:甲区|500套: a task, then the first of the places that it is shared out to."""
    text, left = slot.text, slot.found.left
    if left < _MIN_TASK or text[left - 1] != ":" or not is_place(slot.phrase or slot.scope):
        return None
    task = _TASK_SHARED.search(text, max(0, left - _SHARED_REACH), left)
    if task is None or slot.first.unit == "%":
        return None
    said = task.group("name")
    carved = carve(said, 0, len(said))
    scope, name = split_scope(tidy(carved.text) or said)
    place = slot.scope + slot.phrase or scope
    return Head(name, place, "head_of_task", carved.verb, carved.verb_group) if name else None


def task_done(asked: Asked) -> Head | None:
    """年度任务完成70%: the share of a task that is done."""
    slot, found = asked.slot, asked.slot.found
    if slot.first.unit != "%":
        return None
    words = found.peeled.words
    if not slot.phrase or not words or words[0].text != "完成":
        return None
    if not _TASK_END.search(found.head_text):
        return None
    scope, name = split_scope(found.head_text)
    return Head(f"{name}完成率", scope, "task_done")
