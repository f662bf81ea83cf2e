"""How far a deadline reaches within its sentence, and which year a month without one is of.

In: the deadlines of a sentence. Out: the stretches that each of them governs, and its year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ecociv.extract.dates.promises import opens_clause
from ecociv.extract.scene import Scene
from ecociv.extract.values.tokens import YearMention

#: 从今年到2016年 says how long, not by when.
_SPAN = re.compile(r"[从自][^,;。]*$|(?:当前|现在)至?$")
_SPAN_REACH = 16
#: Role and rule of a year that is no deadline by itself.
_PLAIN = ("date", "year")


def governed(
    text: str, deadline: YearMention, later: Sequence[YearMention], end: int
) -> list[tuple[int, int]]:
    """Stretches of a sentence that a deadline governs: up to the next one.

    A deadline in the middle of a clause (顺利实现2030年前碳达峰) governs that clause only; what
    follows it goes back to the deadline before.

    Parameters
    ----------
    text
        Masked, folded text.
    deadline
        The deadline.
    later
        The deadlines behind it in its sentence, in order.
    end
        Where the sentence ends.

    Examples
    --------
    >>> text = "〒〒〒〒〒,完成规划,顺利实现〒〒〒〒〒达峰,建成网络"
    >>> found = [YearMention(at, at + 5, None, None, "deadline", "year") for at in (0, 15)]
    >>> [text[low:high] for low, high in governed(text, found[0], found[1:], len(text))]
    [',完成规划', ',建成网络']
    >>> [text[low:high] for low, high in governed(text, found[1], [], len(text))]
    ['达峰']
    """
    if text[deadline.end : deadline.end + 1] == "起":
        low = deadline.end + (2 if text[deadline.end + 1 : deadline.end + 2] == "," else 1)
        return [(low, _clause_end(text, low, end))]
    if not (_opens_next(text, deadline) or opens_clause(text, deadline)):
        return [(deadline.end, _clause_end(text, deadline.end, end))]
    stretches = []
    low = deadline.end
    # [县政府:到2025年全面完成]县政府日前…
    bracket = text.find("]", low, end)
    if bracket >= 0 and text.find("[", low, bracket) < 0:
        return [(low, bracket)]
    for other in later:
        high = max(text.rfind(mark, low, other.start) for mark in ",;:")
        stretches.append((low, high if high > 0 else other.start))
        if opens_clause(text, other):
            return stretches
        low = _clause_end(text, other.end, end)
    return [*stretches, (low, end)]


def deadline_year(
    scene: Scene, deadline: YearMention, deadlines: Sequence[YearMention]
) -> int | None:
    """Year of a deadline; a month without a year takes the year of the deadline before it."""
    year = scene.document.year_of(deadline)
    # 2023年,…确保年底前通车
    open_end = deadline.rule == "relative_year" and scene.document.text[deadline.start] == "年"
    if year is not None or not (deadline.rule == "month_day" or open_end):
        return year
    before = [other for other in deadlines if other.start < deadline.start]
    if before and before[-1].rule == "relative_year":
        return scene.document.year_of(before[-1])
    known = [other.last for other in before if other.last]
    if not known and open_end:
        # 2023年,推动A高速年内通车
        plain = scene.sentence.years
        known = [
            other.last
            for other in plain
            if other.last and other.end <= deadline.start and (other.role, other.rule) == _PLAIN
        ]
    if known:
        return known[-1]
    # 12月底前全面完成2026年的任务
    end = _clause_end(scene.document.text, deadline.end, scene.sentence.end)
    behind = [other for other in scene.sentence.years if deadline.end <= other.start < end]
    if behind and behind[0].role == "date" and behind[0].last:
        return behind[0].last
    governing = scene.setting.mention
    if scene.setting.last_year or governing is None:
        return scene.setting.last_year
    return governing.last


def _opens_next(text: str, deadline: YearMention) -> bool:
    """Whether the clauses behind a deadline are what is due: 要求3月底前,各地全部开工."""
    if text[deadline.end : deadline.end + 1] != ",":
        return False
    return _SPAN.search(text, max(0, deadline.start - _SPAN_REACH), deadline.start) is None


def _clause_end(text: str, start: int, end: int) -> int:
    """Where the clause ends that holds a place."""
    marks = (text.find(mark, start, end) for mark in ",;:")
    return min((at for at in marks if at >= 0), default=end)
