"""Weigh what all around a value says of its time: a commitment or a result.

In: a draft, the years near it, and the `Scene`. Out: its own cues, and how far all cues together
look ahead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ecociv.extract.cues import is_planned, looks_only_ahead, precision, score
from ecociv.extract.drafts import Draft
from ecociv.extract.own_years import is_baseline
from ecociv.extract.scene import Scene
from ecociv.extract.tokens import YEAR, YearMention

_CLAUSE_REACH = 40
_CLAUSE_MARK = re.compile(r"[,;。\n]")
_ALREADY = re.compile(
    r"(?:还|仍|尚)有(?!待)|缺口(?:为|达|约)*$|尚未|已经|已完成|已建成|已实现|已全面|已到位|已投入|已下达|^\s*(?:截至)?目前|^\s*现状|现状值$|仅(?:为|占|有)?约?$"
    r"|(?<!争取)(?:完成|建成|实现)了"
)
#: What has come about is said behind its number, too: 23项指标|已完成目标任务, 79处设施|已建成投产.
_CAME_ABOUT = re.compile(
    r"[^,;。:\d]{0,24}?(?<!业)(?:已(?:经|全部|全面|基本|陆续|先后|如期|提前)?"
    r"(?:完成|建成|投[产运用入]|竣工|完工|开工|实施|达到|实现|通过|启动|整改|关[闭停]|拆除|验收|取得|获得|形成|开展|纳入)"
    r"|未能?(?:完成|达到|达标|实现)|不再)"
)
_CAME_ABOUT_REACH = 32
#: Months that are over, and a place that is held among others.
_MONTHS = re.compile(
    r"前[\d一二三四五六七八九十]{1,2}个?月(?!底?前)|1(?<!\d1)月?(?:份)?[-—~至到]\d{1,2}月(?!底?前)|上半年|前三个?季度"
)
_RANKED = re.compile(
    r"[^,;。:\d]{0,6},(?:位?居|位列|名列|排名?在?|列)(?:全国|全省|全市|全区|我国|世界|同类)[^,;。]{0,8}第[\d一二三四五六七八九十]"
    r"|[^,;。:\d]{0,6},创[^,;。]{0,8}(?:最好|最[高低优佳]|新高|新低|历史)"
    r"|[^,;。:\d]{0,6},创[^,;。]{0,8}(?:最好|最[高低优佳]|新高|新低|历史)"
    r"|[^,;。:\d]{0,6},是[^,;。]{2,20}(?:之一|最[^,;。]{1,4}的[^,;。]{1,6})(?=[,;。])"
)
_RANKED_REACH = 36
_NOW = re.compile(r"\s*(?:截[至止])?(?:目前|当前|现状)(?:为止)?\s*")
#: A list of aims is announced: 主要预期目标是:….
_AIM = re.compile(
    r"(?:(?:预期|主要|总体|奋斗|发展|工作|年度|具体)目标(?:任务)?|任务)(?:分别)?(?:是|为)?[::]"
)
_AIM_REACH = 600
#: What a word of commitment behind a value counts for (达到36.5,控制在22以内).
_LATER = 0.5
_HELD = re.compile(r"(?:为|是|已|实际|现状|基数)")
_REACHED = re.compile(r"[^。;]{0,30}?(?:达|控制|提[高升]|[下升]降|降[到至低]|增[加长至]|目标|力争)")
_UNTIL = re.compile(r"截[至止]|以来[至到]")
_UNTIL_REACH = 4
#: A clause with one of these tells of what was done, whatever deadline stands over it.
_TOLD = re.compile(r"共|已|累计(?!$)|完成了|达到了|了$|超额|连续|截[至止]|去年|上年|同比")
_DUE_REACH = 60
#: A clause with one of these plans whatever its line tells of.
_PLANNED_TO = re.compile(
    r"(?:^|(?<=[市县区省州镇乡村年月日内后还再,]))(?:计划|规划|拟)(?!总)(?=[^,;。]{0,6}(?:[新改扩]建|建设|造林|治理|改造|整治|种植|栽植|绿化|完成|实施|投资|安排|发展|创建|培育|实现))"
    r"|(?:还|又|再|年|月|内|,)将(?:再|继续|陆续|全面|全部|新)?(?=完成|新建|新增|建设|建成|实施|改造|治理|投[资入])"
)
_NOTHING_TOLD = {
    "line_past": 0.0,
    "line_le": 0.0,
    "line_narrative": 0.0,
    "line_precise": 0.0,
    "carry": 0.0,
}
#: What a place has: 全县有大小河流102条, 总面积3500平方公里.
_HAS = re.compile(
    r"(?:^|[市县区省州旗镇乡内])(?:共|现|总共|拥)?有(?![望效力序所害关组意条])[\u4e00-\u9fff()]{2,12}$"
    r"|(?:国土|土地|行政区域|流域|区域|辖区|全[市县省区州境])(?:总?面积|总?人口|辖)[共为约达近]*$"
    r"|境内(?:全长|总长度?|河长|长)[约为达]*$"
    r"|(?:^|[市县区省州旗镇乡])(?:下辖|管辖|总面积|总人口|常住人口|户籍人口)[共为约达近]*$"
)
#: A number is what was handed down: 下达我县造林任务|5万亩.
_TASK = re.compile(
    r"(?:任务|(?<!污染)(?<!考核)(?<!评价)指标)(?:分别)?(?:[是为数量:]|面积)?(?:共|约|不少于)?$"
    r"|下达(?!了|的)[^,;。]{0,20}任务[^,;。]{0,6}$"
)
#: What nature has, nobody plans.
_NATURE = re.compile(
    r"^(?!.*(?:治理|整治|建设|保护|修复|绿化|造林)).*(?:(?:河流|湖泊|水系|流域|支流|岛屿|海岛|山峰)(?:数量?)?"
    r"|荒[滩山坡地](?:总?面积)?|[山湖岛]总面积)$"
)
#: Where nothing tells the time, a verb of doing commands: 打造5万亩油茶基地.
_NOTHING_SAID = -0.3
_COMMAND = re.compile(
    r"\s*(?:[((]?[一二三四五六七八九十\d]+[))、.])?\s*(?:全面|大力|积极|着力|重点|继续|全力|加快|深入|扎实|切实)*"
    r"(?:打造|创建|培育|实施|推进|发展|构建|建立|完善|加强|提升|优化|推广)"
)
#: How far behind 其中 a part may stand: 计划造林5万亩,其中人工造林3万亩,封育2万亩.
_PART_REACH = 60
#: Just enough for a commitment.
_AHEAD = 0.1


def outlook(scene: Scene, draft: Draft, own: dict[str, float], last: str) -> float:
    """How far all cues speak for a commitment (above zero) or a result."""
    total = score({**scene.cues, **own})
    if total > 0:
        return total
    promised = (
        _is_due(scene, draft, own)
        or (total > _NOTHING_SAID and _is_command(scene, draft))
        or (last == "target" and "until" not in own and _is_part(scene, draft))
    )
    return _AHEAD if promised else total


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
        opens = scene.document.text[before[-1].start - 1] not in "到至"
        start = max(start, before[-1].end) if opens else start
    text = scene.document.text[max(start, end - _DUE_REACH) : end]
    return not _TOLD.search(text[text.rfind(";") + 1 :])


def own_cues(scene: Scene, draft: Draft, years: Sequence[YearMention]) -> dict[str, float]:
    """Cues that belong to one value: its bound, its digits, its change, its year."""
    quantity, sentence = draft.quantity, scene.sentence
    text = scene.document.text[max(0, quantity.start - _CLAUSE_REACH) : quantity.start]
    *before_it, clause = _CLAUSE_MARK.split(text)
    if _has_come_about(scene, draft, clause, before_it):
        return {"until": 1.0, "strong": 0.0}
    here = quantity.end - sentence.start
    said = sum(at < here for at in sentence.strong)
    year = scene.document.masked.find(YEAR, quantity.end, sentence.end) - sentence.start
    later = sum(here <= at and not 0 <= year < at for at in sentence.strong)
    strong = said + _LATER * later
    cues = {"strong": min(strong, 2.0), "precise": precision(quantity), **_of_form(draft)}
    before = [
        year
        for year in years
        if year.role not in ("baseline", "name")
        and year.start < quantity.start
        and not is_baseline(year, draft)
    ]
    if looks_only_ahead(clause):
        cues["own"] = 1.0
        if _PLANNED_TO.search(clause):
            # 计划造林5万亩。目前已完成3万亩: what the line tells of results is of others
            cues.update(_NOTHING_TOLD)
    if _is_task(clause, draft) or _announced(scene.document.text, quantity.start):
        cues["aim"] = 1.0
    if is_planned(scene.document.text, sentence.start):
        cues["planned"] = 1.0
    governing = scene.setting.mention
    due = governing is not None and governing.role == "deadline"
    if not (before or said or due) and _is_description(clause, draft):
        cues["held"] = 1.0
    if before:
        deadlines = [
            year
            for year in before
            if year.role == "deadline" and quantity.start - year.end < _CLAUSE_REACH
        ]
        cues[_year_cue(scene, (deadlines or before)[-1], draft)] = 1.0
    elif due:
        cues["governed"] = 1.0
    elif governing is not None and _counts_until(scene, governing):
        cues["held"] = 1.0
    if scene.document.no_review and not _is_told_by_year(scene, draft, cues):
        cues["no_review"] = 1.0
    return cues


def _of_form(draft: Draft) -> dict[str, float]:
    """Cues of the form of a value: its bound, its change."""
    if draft.operator in ("ge", "le") and not draft.quantity.bound:
        return {"bounded": 1.0}
    return {"relative": 1.0} if draft.change == "relative" else {}


def _has_come_about(scene: Scene, draft: Draft, clause: str, before: Sequence[str]) -> bool:
    """Whether the words right beside a value tell that it is there (已建成, 目前, …已完成)."""
    if _ALREADY.search(clause) or _is_so_far(scene, draft):
        return True
    if before and _NOW.fullmatch(before[-1]):
        return True
    end = draft.quantity.end
    stop = min(end + _CAME_ABOUT_REACH, scene.sentence.end)
    return _CAME_ABOUT.match(scene.document.text, end, stop) is not None


def _is_told_by_year(scene: Scene, draft: Draft, cues: dict[str, float]) -> bool:
    """Whether the year of a value tells when it was.

    A plain year does, unless the text commits to something and no later year is set against it:
    将加快改造。2014年,…增加到3亿立方米。
    """
    if "held" in cues or "past_year" in cues:
        return True
    governing = scene.setting.mention
    if "plain_year" not in cues:
        # 2020年,…达到40%。与2015年相比,…: the year of the sentence before
        return (
            governing is not None
            and governing.role == "date"
            and governing.rule == "year"
            and scene.document.text.find("\n", governing.end, draft.quantity.start) < 0
            and not scene.document.commits
        )
    end = draft.quantity.end
    later = (year.start > end and year.role != "baseline" for year in scene.sentence.years)
    return not scene.document.commits or any(later)


def _is_task(clause: str, draft: Draft) -> bool:
    """Whether a value is what was handed down to be done (下达我县造林任务5万亩)."""
    if draft.quantity.unit == "%" or ("完成" in clause and "下达" not in clause):
        return False
    return _TASK.search(clause) is not None


def _counts_until(scene: Scene, mention: YearMention) -> bool:
    """Whether the year that governs is the one that all is counted until (截至2010年底,…)."""
    near = max(0, mention.start - _UNTIL_REACH)
    return mention.role == "date" and bool(_UNTIL.search(scene.document.text, near, mention.start))


def _is_command(scene: Scene, draft: Draft) -> bool:
    """Whether a value stands behind a verb of doing where nothing around it looks back."""
    cues = scene.cues
    told = ("past", "le", "line_past", "line_le", "line_narrative")
    if any(cues.get(name, 0) > 0 for name in told):
        return False
    if cues.get("heading", 0) < 0 or cues.get("carry", 0) < 0:
        return False
    text, start, end = scene.document.text, scene.sentence.start, draft.quantity.start
    clause = text.rfind(",", max(start, end - _CLAUSE_REACH), end) + 1
    return (
        _COMMAND.match(text, start) is not None or _COMMAND.match(text, clause or start) is not None
    )


def _is_part(scene: Scene, draft: Draft) -> bool:
    """Whether a value is a part of what the sentence promised before, in no words of its own."""
    end = draft.quantity.start
    text = scene.document.masked
    start = text.rfind("其中", max(scene.sentence.start, end - _PART_REACH), end)
    return start >= 0 and text.find(YEAR, start, end) < 0 and not _TOLD.search(text, start, end)


def _is_so_far(scene: Scene, draft: Draft) -> bool:
    """Whether a value is the sum of months that are over, or a rank that is held.

    今年前7个月完成20万亩; 森林覆盖率达到60%,居全省第2位.
    """
    text, sentence, quantity = scene.document.text, scene.sentence, draft.quantity
    here = quantity.end - sentence.start
    if any(at < here for at in sentence.strong):
        return False
    start = max(sentence.start, quantity.start - _DUE_REACH)
    if _MONTHS.search(text, start, quantity.start):
        return True
    return (
        _RANKED.match(text, quantity.end, min(quantity.end + _RANKED_REACH, sentence.end))
        is not None
    )


def _is_description(clause: str, draft: Draft) -> bool:
    """Whether a clause tells what a place has, before anything is planned (全县有大小河流102条)."""
    if draft.operator in ("ge", "le"):
        return False
    return _HAS.search(clause) is not None or _NATURE.search(draft.indicator) is not None


def _announced(text: str, at: int) -> bool:
    """Whether the line of a value opens a list of aims before it."""
    low = max(0, at - _AIM_REACH)
    low = max(low, text.rfind("\n", low, at))
    # most lines hold no such word, and a plain search is faster than a pattern
    said = text.find("目标", low, at) >= 0 or text.find("任务", low, at) >= 0
    return said and _AIM.search(text, low, at) is not None


def _year_cue(scene: Scene, mention: YearMention, draft: Draft) -> str:
    """What the year before a value says about its time."""
    document = scene.document
    year = document.year_of(mention)
    gap = year - document.year if year and document.year else 0
    if mention.rule == "year" and _HELD.match(document.text, mention.end):
        # 2010年为18.2%,2015年达到20%: what was stands beside what is to be
        return "held" if _goes_on(scene, mention) else "plain_year"
    if mention.role == "date" and "为" in draft.verb_words and _goes_on(scene, mention):
        return "held"
    if mention.role == "deadline":
        near = max(0, mention.start - _UNTIL_REACH)
        until = _UNTIL.search(document.text, near, mention.start) or _is_count_day(scene, mention)
        return "until" if until or gap < 0 else "deadline"
    ruling = scene.setting.mention
    if (
        ruling is not None
        and ruling.role == "deadline"
        and ruling.last
        and (year or 0) > ruling.last
    ):
        # a later phase of the same promise: 到2023年达到40%;2025年达到55%
        return "deadline"
    if not gap and mention.role == "date" and document.text[mention.end - 1] == "日":
        # 4月9日,…: the day of news
        return "past_year"
    if not gap and mention.shift in (-1, 1):
        # 去年, 明年 tell without a date of the document
        gap = mention.shift or 0
    if gap:
        return "future_year" if gap > 0 else "past_year"
    if mention.rule == "year" and document.year is None and _are_phases(scene):
        return "deadline"
    return "plain_year" if mention.rule == "year" else "this_year"


def _goes_on(scene: Scene, mention: YearMention) -> bool:
    """Whether a sentence goes on from a year to what is reached in a later one."""
    return any(
        other.start > mention.start
        and (other.last or 0) > (mention.last or 0)
        and _REACHED.match(scene.document.text, other.end, other.end + _CLAUSE_REACH)
        for other in scene.sentence.years
    )


def _is_count_day(scene: Scene, mention: YearMention) -> bool:
    """Whether a month is the one that a sum was last taken (到2016年6月,累计投入…), no deadline."""
    text, sentence = scene.document.text, scene.sentence
    if mention.rule != "year_month" or text[mention.end - 1] not in "月份":
        return False
    return sentence.cues["past"] > 0 or text.find("已", mention.end, sentence.end) >= 0


def _are_phases(scene: Scene) -> bool:
    """Whether a sentence names the ends of planning periods one after the other (2025年…,2030年…).

    Plans run to years that end in 0 or 5; a review names such a year alone.
    """
    text = scene.document.text
    plain = [
        year.last
        for year in scene.sentence.years
        if year.rule == "year"
        and (
            year.role == "date" or (year.role == "deadline" and text[year.start - 1] not in "到至")
        )
    ]
    ends = [year for year in plain if year and year % 5 == 0]
    return len(ends) > 1 and len(ends) == len(plain) and ends == sorted(set(ends))
