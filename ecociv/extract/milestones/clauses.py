"""Commitments with a deadline and no number: 2025年底前完成第二轮规划编制.

In: a stretch of a sentence that a deadline governs. Out: its clauses that commit to something,
named as a table heading would name them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ecociv.extract.milestones.milestone_names import name_of, works_of
from ecociv.extract.milestones.milestone_subjects import in_full
from ecociv.extract.milestones.outcomes import commits, is_checkable
from ecociv.extract.values.tokens import YEAR, YearMention


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated commitment: its name and scope, and where the clause begins that states it.

    ``is_checkable`` tells a commitment of which one could say whether it was kept.
    """

    indicator: str
    scope: str
    clause_start: int
    is_checkable: bool


#: Shorter words name nothing.
_SHORTEST_NAME = 3
_CLAUSES = re.compile(r"[^,;:。!?\[\]\n]+")
#: 为2030年前碳达峰奠定坚实基础 is named by what is to be reached.
_PAVED = re.compile(
    r"(?:奠定|打下|打好|夯实)[^,]{0,6}基础$|赢得主动$|(?:创造|提供)[^,]{0,6}(?:条件|支撑)$"
)
_YEARS_TASK = re.compile(
    rf"[^{YEAR}]{{0,24}}?(?:(?:完成|实现)[^{YEAR}]{{0,40}}{YEAR}+(?=[^,]*(?:任务|目标|计划|指标))"
    # 处理率达到|“十三五”专项规划要求
    rf"|(?:达到|符合|满足)[^{YEAR}]{{0,12}}{YEAR}+(?=[^,]{{0,12}}(?:规划|纲要|计划|方案)[^,]{{0,6}}(?:要求|目标|指标|任务|标准)))"
)
#: 完成|2026年度|造林任务: the year of the task is no part of its name.
_TASK_YEAR = re.compile(r"(?:19|20)\d{2}年(?:度|的)?")
#: 2005年底前建成的|小区
_DATED_THING = re.compile(
    rf"{YEAR}+(?:年?[底末初])?(?:之?前|以[前后来]|之?后|至今)?(?:已|新)?(?:建成|建设|投运|投产|投用|竣工|完工|开工|注册|登记"
    rf"|生产|制造|出厂|批准|审批|立项|签订|出台|印发|施行|关闭|退出|遗留)的(?=[^,{YEAR}]{{2}})"
)
_REACHED = re.compile("实现|完成")
_REACHED_REACH = 8
#: How near behind a colon a value is one of the clause before it.
_NEAR = 12
_MEASURED = re.compile(r"(?:[率量]|浓度|比例|比重|面积|指数)(?=:)")


def milestones_of(
    text: str,
    start: int,
    end: int,
    deadline: YearMention,
    blocked: Sequence[tuple[int, int]],
    *,
    results_only: bool = False,
    states_only: bool = False,
    words: str = "",
) -> Iterator[Milestone]:
    """Clauses of ``text[start:end]`` that a deadline governs and that hold no value.

    Parameters
    ----------
    text
        Masked, folded text.
    start, end
        Where the deadline's words begin and end their rule.
    deadline
        The year mention.
    blocked
        Spans of values, in order: a clause that holds one states no milestone.
    results_only
        Keep only clauses that state a result (for clauses that merely follow the dated one).
    states_only
        Keep none that begins with a verb of doing either (for sentences that follow it).
    words
        The same text with its years.

    Examples
    --------
    >>> deadline = YearMention(0, 7, 2025, 2025, "deadline", "year")
    >>> text = "〒〒〒〒〒〒〒,完成第二轮规划编制"
    >>> [found.indicator for found in milestones_of(text, 7, len(text), deadline, [])]
    ['第二轮规划编制']
    """
    starts = [span[0] for span in blocked]
    for match in _CLAUSES.finditer(text, start, end):
        low, high = match.span()
        at = bisect_left(starts, high) - 1
        if at >= 0 and blocked[at][1] > low:
            continue
        near = at + 1 < len(starts) and starts[at + 1] - high < _NEAR
        if near and text[high : high + 1] == ":" and _MEASURED.search(text, low, high + 1):
            # 分类覆盖率:城区|100%: the measure of the values behind it
            continue
        shift, body = _body_of(match, deadline, words or text)
        if not commits(body, results_only=results_only, states_only=states_only):
            continue
        reached = low == deadline.end and _REACHED.search(
            text, max(0, deadline.start - _REACHED_REACH), deadline.start
        )
        body = in_full(body, text, deadline.start)
        paved = _PAVED.search(body)
        if paved and low != deadline.end:
            continue
        works = works_of(body)
        if works:
            for one in works:
                yield Milestone(one, "", low + shift, True)
            continue
        name, scope = name_of(body[: paved.start()] if paved else body, is_goal=bool(reached))
        name = name.strip("、")
        if len(name) < _SHORTEST_NAME and f"完成{name}" in body:
            # 6月底前|完成普查: the work alone is too little of a name
            name = f"完成{name}"
        if len(name) >= _SHORTEST_NAME:
            yield Milestone(name, scope, low + shift, is_checkable(body))


def _body_of(clause: re.Match[str], deadline: YearMention, words: str) -> tuple[int, str]:
    """What a clause says behind its last year, and how far into the clause that begins."""
    masked, low = clause.group(), clause.start()
    shift = masked.rfind(YEAR) + 1
    dated = _DATED_THING.search(masked) if shift else None
    if dated and dated.end() > shift:
        # 完成2005年底前建成的小区改造: a date that says which are meant
        shift = masked.rfind(YEAR, 0, dated.start()) + 1
        return shift, words[low + shift : clause.end()]
    if low >= deadline.end and _YEARS_TASK.match(masked):
        # 12月底前完成2026年的任务, 完成省下达的“十四五”减排目标
        return 0, _TASK_YEAR.sub("", words[low : clause.end()])
    return shift, masked[shift:].removeprefix("左右")
