"""Weigh what all around a value says of its time: a commitment or a result.

In: a draft, its own cues, and the `Scene`. Out: how far all cues together look ahead.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Draft
from ecociv.extract.kinds.cues import TELLING, score
from ecociv.extract.scene import Scene
from ecociv.extract.values.tokens import YEAR

_CLAUSE_REACH = 40
#: A clause with one of these tells of what was done, whatever deadline stands over it.
_TOLD = re.compile(
    r"共|已|累计(?!$)|完成了|达到了|了$|超额|连续|截[至止](?!\d{4}年[\d月底末年]{0,6}前)|去年|上年|同比"
)
_REACHED_BY = re.compile(r"[\u4e00-\u9fff][到至]$")
_DUE_REACH = 60
#: A passage without headings, type or date is taken for one of a plan. Plans commit more than they
#: tell (180 targets to 49 results in the rows annotated in the five plans), while the weights of
#: the cues come from reports, which tell more: that is 2 in log-odds, of which a good half is
#: kept, since bounds and verbs say part of it already.
_OF_PLAN = 1.2
#: Exact figures are results, in plans, too.
_EXACT = 0.3
#: More for a task in bare verbs where no word or year tells the time.
_BARE = 0.3
_BARE_LENGTH = 60
_TELLS_PAST = ("past", "le", "line_past", "line_le")
#: Where nothing tells the time, a verb of doing commands: 打造5万亩油茶基地.
_NOTHING_SAID = -0.3
_NUMBERED = r"\s*(?:[((]?[一二三四五六七八九十\d]+[))、.])?\s*"
_HOW = "全面|大力|积极|着力|重点|继续|全力|加快|深入|扎实|切实"
_DO = "打造|创建|培育|实施|推进|发展|构建|建立|完善|加强|提升|优化|推广"
_COMMAND = re.compile(f"{_NUMBERED}(?:{_HOW})*(?:{_DO})")
_TASK = re.compile(
    rf"{_NUMBERED}(?:{_HOW}|全[市县区省州]|完善|同步|每年|逐步)*"
    rf"(?:{_DO}|完成|[新改扩续迁]建|建设|建成|新增|改造|治理|整治|修复|淘汰|关停|栽植|造林|种植|铺设"
    r"|安装|配[置备]|开展|推动|引进|削减|形成)"
)
#: How far behind 其中 a part may stand: 计划造林5万亩,其中人工造林3万亩,封育2万亩.
_PART_REACH = 60
#: Cues of a value that tell when it was.
_TOLD_BY = frozenset(("until", "past_year", "plain_year", "held", "reviewed"))
#: Just enough for a commitment.
_AHEAD = 0.1


def outlook(scene: Scene, draft: Draft, own: dict[str, float], last: str) -> float:
    """How far all cues speak for a commitment (above zero) or a result.

    Parameters
    ----------
    scene
        The sentence, what governs it, and its cues.
    draft
        The draft.
    own
        Its own cues, see `own_cues`.
    last
        Kind of the record before in the same sentence, empty for the first.
    """
    total = score({**scene.cues, **own})
    if _is_alone(scene):
        total += _OF_PLAN if _is_undated(scene, last) else 0.0
        total += _BARE if is_bare(scene) and _is_task(scene, draft) else 0.0
    if total > 0:
        return total
    promised = (
        _is_due(scene, draft, own)
        or (total > _NOTHING_SAID and _is_command(scene, draft))
        or (last == "target" and "until" not in own and _is_part(scene, draft))
        or (last == "target" and _is_beside(scene, own))
    )
    return _AHEAD if promised else total


def _is_alone(scene: Scene) -> bool:
    """Whether no heading, document type or date tells what a passage of some length is of."""
    document, setting = scene.document, scene.setting
    if setting.tense or setting.part_year or document.leaning or document.date:
        return False
    return len(document.text) > _BARE_LENGTH


def _is_undated(scene: Scene, last: str) -> bool:
    """Whether a sentence has no year, no exact figures, and nothing that was told before."""
    if last == "status" or scene.sentence.years:
        return False
    return scene.cues.get("line_precise", 0.0) <= _EXACT


def is_bare(scene: Scene) -> bool:
    """Whether nothing tells the time of a passage: no heading, type or date, no word, no year."""
    if scene.sentence.years or any(scene.cues.get(name) for name in _TELLS_PAST):
        return False
    return _is_alone(scene)


def _is_task(scene: Scene, draft: Draft) -> bool:
    """Whether the clause of a value begins with what is done (新建污水处理厂|3座)."""
    text, end = scene.document.text, draft.quantity.start
    low = max(scene.sentence.start, end - _CLAUSE_REACH)
    clause = max(text.rfind(mark, low, end) for mark in ",;、:")
    return _TASK.match(text, max(low, clause + 1), end) is not None


def _is_due(scene: Scene, draft: Draft, own: dict[str, float]) -> bool:
    """Whether a value stands under a deadline, in a clause that tells of nothing done.

    What a long line says of its time is no ground against a deadline beside the value.
    """
    if "deadline" not in own and "governed" not in own:
        return False
    start, end = scene.sentence.start, draft.quantity.start
    before = [year for year in scene.sentence.years if year.end <= end]
    if "deadline" in own and before and before[-1].role == "deadline":
        # what is told before the deadline is no ground either, but 增加到2019年580元 is told
        opens = not _REACHED_BY.search(scene.document.text, start, before[-1].start)
        start = max(start, before[-1].end) if opens else start
    text = scene.document.text[max(start, end - _DUE_REACH) : end]
    return not _TOLD.search(text[text.rfind(";") + 1 :])


def _is_command(scene: Scene, draft: Draft) -> bool:
    """Whether a value stands behind a verb of doing where nothing around it looks back."""
    cues = scene.cues
    if any(cues.get(name, 0) > 0 for name in (*_TELLS_PAST, *TELLING)):
        return False
    if cues.get("heading", 0) < 0 or cues.get("carry", 0) < 0:
        return False
    text, start, end = scene.document.text, scene.sentence.start, draft.quantity.start
    clause = text.rfind(",", max(start, end - _CLAUSE_REACH), end) + 1
    return (
        _COMMAND.match(text, start) is not None or _COMMAND.match(text, clause or start) is not None
    )


def _is_beside(scene: Scene, own: dict[str, float]) -> bool:
    """Whether a value stands behind a promise in a sentence without a word or year of its own.

    联网率不低于95%,有效传输率98%.
    """
    cues = scene.cues
    told = any(cues.get(name, 0) > 0 for name in (*_TELLS_PAST, *TELLING))
    looks_back = cues.get("heading", 0) < 0 or cues.get("carry", 0) < 0
    return not (told or looks_back or scene.sentence.years or own.keys() & _TOLD_BY)


def _is_part(scene: Scene, draft: Draft) -> bool:
    """Whether a value is a part of what the sentence promised before, in no words of its own."""
    end = draft.quantity.start
    text = scene.document.masked
    start = text.rfind("其中", max(scene.sentence.start, end - _PART_REACH), end)
    return start >= 0 and text.find(YEAR, start, end) < 0 and not _TOLD.search(text, start, end)
