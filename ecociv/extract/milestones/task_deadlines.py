"""The deadline that stands at the end of a task: 一、制定办法 责任单位:水利局 完成时限:2025年底.

In: a plan and its `Document`. Out: the tasks with such a deadline, in order. (Which bodies are in
charge of a task is read in `ecociv.extract.responsibilities`.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ecociv.extract.scene import DatedTask, Document
from ecociv.extract.values.tokens import YearMention
from ecociv.read.plan import Plan

_LABEL = re.compile(r"(?:完成|办结|整改|达标)(?:时限|时间(?:节点)?|期限)(?:为|[:])\s*$")
_LABEL_REACH = 10
#: A line that holds nothing but labels: the task stands in the lines before.
_LABELS_ONLY = re.compile(
    r"\s*[(【]?\s*(?:完成|办结|整改|达标|[\u4e00-\u9fff]{0,4}(?:责任|牵头|配合|协办|主办|实施|落实))"
    r"[^,。:\n]{0,6}[:]"
)
#: What may stand before the first words of a task.
_OPENING = re.compile(
    r"\s*(?:[-—·•●■◆○*]+|[(]?(?:[一二三四五六七八九十百]{1,4}|\d{1,3})(?:[)、]|\.(?!\d)))?\s*"
)
_STOP = re.compile(r"[。;(【\n]")
#: A longer stretch before its deadline is more than one task.
_LONGEST = 1200


def task_deadlines(plan: Plan, document: Document) -> Iterator[DatedTask]:
    r"""Tasks with a deadline behind them.

    Examples
    --------
    >>> from ecociv.extract.scene import read_document
    >>> from ecociv.read import plan_from_text
    >>> plan = plan_from_text("1.制定节水办法。\n责任单位:水利局\n完成时限:2025年6月底")
    >>> [(task.mention.last, plan.text[task.words:task.stop])
    ...  for task in task_deadlines(plan, read_document(plan))]
    [(2025, '制定节水办法')]
    """
    text, floor = document.text, 0
    if not any(word in text for word in ("时限", "时间", "期限")):
        return
    for token in document.tokens:
        if not isinstance(token, YearMention) or token.last is None:
            continue
        label = _LABEL.search(text, max(0, token.start - _LABEL_REACH), token.start)
        if label is None:
            continue
        low = max(floor, token.start - _LONGEST)
        line = text.rfind("\n", low, token.start) + 1
        start = max(low, line)
        if _LABELS_ONLY.match(text, start, token.start):
            section = plan.section_at(token.start)
            start = max(low, section.text_start) if section else low
        opening = _OPENING.match(text, start)
        begin = opening.end() if opening else start
        stop = _STOP.search(text, begin, label.start())
        if stop and begin < stop.start():
            yield DatedTask(start, begin, stop.start(), token.end, replace(token, role="deadline"))
        floor = token.end
