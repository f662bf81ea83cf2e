"""Commitments with a deadline and no number: 2025年底前完成第二轮规划编制.

In: a stretch of a sentence that a deadline governs. Out: its clauses that commit to something,
named as a table heading would name them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ecociv.extract.phrases import tidy
from ecociv.extract.scopes import split_scope
from ecociv.extract.tokens import YEAR, YearMention


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated commitment: its name and scope, and where the clause begins that states it.

    ``is_checkable`` tells a commitment of which one could say whether it was kept.
    """

    indicator: str
    scope: str
    clause_start: int
    is_checkable: bool


_CLAUSES = re.compile(r"[^,;:。!?\n]+")
_RESULT = re.compile(
    r"形成|建立|建有|设有|配备|建成|完成|实现|达到|达标|优于|淘汰|消除|创建|启动|完工|竣工|投产|投用"
    r"|投运|通车|运营|出台|印发|编制|划定|清理|取缔|关闭|拆除|改造|整治|治理|搬迁|退出|覆盖|普及|健全"
    r"|完善|巩固|改善|提升|稳固|增强|提高|降低|减少|下降|好转|优化|转型|转变|成型|显现|贯通|接入|联网"
    r"|安装|更换|替代|推行|实施|开展|验收|摘帽|脱贫|基本|全部|全面|成为|得到|取得|进入|迈上|发布|制定"
    r"|创成|达成|建好|入选|通过|试点|具备|开工|总结|确保|保持|碳达峰|碳中和|持平|稳定|跻身|获批|成功|入网|归集"
)
_CHECKABLE = re.compile(
    r"形成|建立|建有|设有|配备|建成|完成|达到|达标|优于|淘汰|消除|创建|完工|竣工|投产|投用|通车|运营"
    r"|出台|印发|编制|划定|清理|取缔|关闭|拆除|改造|搬迁|退出|安装|更换|普遍|碳达峰|碳中和|启动|开工"
    r"|摘帽|实现|创成|达成|建好|入选|通过"
)
#: A clause that begins with one of these tells what to do, not what will be.
_MEANS = re.compile(
    r"加强|推进|加快|深入|推动|开展|实施|积极|大力|完善|健全|强化|严格|落实|统筹|鼓励|支持|全面加强"
    r"|持续|组织|抓好|坚持|以|对|把|将|通过|围绕|依托|按照|建立健全|进一步|建立|编制|制定"
)
_VAGUE = re.compile(r"持续|不断|显著|进一步|明显|更加|稳步|稳中|积极|重大|逐步|有效|大幅|较大")
_DROP = re.compile(
    r"^(?:\s|、|的|底|末|前|要|将|应|须|必须|力争|争取|确保|保证|努力|顺利|如期|按期|同时|并|且|也|还"
    r"|使|让|全市|全省|全县|全区|我市|我县|我区|我省|全州|全域|全旗|各地|完成(?!率)|实现(?!率)"
    r"|基本完成|全面完成|基本实现(?=.{2,}(?:目标|覆盖)))+"
)
_FILLER = re.compile(
    r"一套|一批|一系列|一个|相对完善的|比较完善的|较为完善的|较为完备的|完善的|若干|效果好、"
)
_ASIDE = re.compile(r"\s*(?:其中|未|对未|逾期|届时|仍)|.*(?:指标|目标)为$")
_GOAL = re.compile(r"(?:的)?(?:目标|任务|工作任务|阶段性目标)$")
_REACHED = re.compile("实现|完成")
_BARE_RESULT = re.compile(
    r"(?:全部|基本|全面|如期|要)*(?:完成|建成|到位|实现|达标|完工|投用|投产|覆盖)(?:任务|目标)?"
)
_PUSH = re.compile(
    r"^.*?(?:推进|加快|推动|开展|实施|抓好|做好|完善|启动|组织|加强|落实|全面|继续|积极)+"
)
_CLAUSE_MARK = re.compile(r"[,;:。!?\n]")
_SUBJECT_REACH = 60
_ACTOR = re.compile(
    r"^(?P<place>[^,]{2,20}?(?:市|县|区|镇|乡|城区|园区|开发区|企业|流域))"
    r"(?P<verb>(?:基本|全面|率先)?(?:建成|完成|实现|形成|建立))(?P<rest>.{3,})$"
)
_NO_ACTOR = re.compile(r"^(?:小区|社区|灌区)")


def milestones_of(
    text: str,
    start: int,
    end: int,
    deadline: YearMention,
    blocked: Sequence[tuple[int, int]],
    *,
    results_only: bool = False,
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
        Keep only clauses that state a result (for sentences that merely follow the dated one).

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
        shift = match.group().rfind(YEAR) + 1
        body = match.group()[shift:]
        if not _commits(body, results_only=results_only):
            continue
        reached = low == deadline.end and _REACHED.search(
            text, max(0, deadline.start - 8), deadline.start
        )
        if _BARE_RESULT.fullmatch(body.strip()):
            body = _subject_before(text, deadline.start) + body.strip()
        name, scope = _name(body, is_goal=bool(reached))
        if len(name) >= 3:
            checkable = bool(_CHECKABLE.search(body)) and not _VAGUE.search(body)
            yield Milestone(name, scope, low + shift, checkable)


def _commits(body: str, *, results_only: bool) -> bool:
    """Whether a clause commits to something."""
    if len(body.strip()) < 3 or not _RESULT.search(body) or _ASIDE.match(body):
        return False
    return not results_only or bool(_CHECKABLE.search(body) and not _MEANS.match(body))


def _subject_before(text: str, pos: int) -> str:
    """What is to be done, where only its end stands behind: 推进A划定工作,到…全部完成."""
    *before, _ = _CLAUSE_MARK.split(text[max(0, pos - _SUBJECT_REACH) : pos])
    clauses = [clause.strip() for clause in before if clause.strip()]
    return _PUSH.sub("", clauses[-1]) if clauses else ""


def _name(body: str, *, is_goal: bool) -> tuple[str, str]:
    """Name and scope of a commitment: its clause without lead words, its verb behind its object."""
    drop = _DROP.match(body)
    dropped = drop.group() if drop else ""
    name = tidy(_FILLER.sub("", body[len(dropped) :]), keep_goal=True)
    if is_goal or _REACHED.search(dropped):
        name = _GOAL.sub("", name)
    moved = _ACTOR.match(name)
    if moved and not _NO_ACTOR.search(moved.group("place")):
        verb = moved.group("verb")
        ending = "" if verb.endswith(("完成", "实现")) else verb
        return moved.group("rest") + ending, moved.group("place")
    scope, rest = split_scope(name)
    if scope.startswith(("全部", "所有")):
        # all of them are no part of them
        return name[2:], ""
    return rest, scope
