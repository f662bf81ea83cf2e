"""Cues of time that belong to one value: the words beside it, its bound, its digits, its year.

In: a draft, the years near it, and the `Scene`. Out: cues by name, which `kinds.outlook`
weighs together with those of the sentence, the line and the headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ecociv.extract.dates.own_years import due_behind, is_baseline
from ecociv.extract.dates.relative import COMMITS
from ecociv.extract.drafts import Draft
from ecociv.extract.kinds.cues import TELLING, precision
from ecociv.extract.kinds.time_words import is_planned, looks_only_ahead
from ecociv.extract.kinds.year_cues import is_told_by_year, year_cue
from ecociv.extract.phrases.edges import CLAUSE_MARK
from ecociv.extract.scene import Scene
from ecociv.extract.values.tokens import YEAR, YearMention

_CLAUSE_REACH = 40
_ALREADY = re.compile(
    r"还有(?!待)|仍有(?!待)|尚有(?!待)|缺口(?:为|达|约)*$|尚未|已经|已(?:完成|建成|实现|全面|到位|投入|下达|累计|新[增建]|改造|治理|整治|关[停闭]|淘汰|栽植|造林|绿化|开工|落实|(?:开发|达到?|有|超过|突破|形成|覆盖|入驻|安装|设立|创建)(?!.*的$))|现状值$|仅(?:为|占|有)?约?$"
    r"|完成了(?<!争取完成了)|建成了(?<!争取建成了)|实现了(?<!争取实现了)"
)
_AT_PRESENT = ("目前", "截至目前", "现状")
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
    r"|[^,;。:\d]{0,6},是[^,;。]{2,20}(?:之一|最[^,;。]{1,4}的[^,;。]{1,6})(?=[,;。])"
)
_RANKED_REACH = 36
#: 上半年完成10%,下半年完成20%: half a year of a plan.
_REST_OF_YEAR = re.compile(r"[^\n]{0,160}?(?:下半年|[到至][三四]季度|年底前)")
#: How far before a value the months stand that it is the sum of.
_MONTHS_REACH = 60
#: “十三五”以来,建成…: what was done since, unless a later word commits to it.
_SINCE = re.compile(r"五(?:规划)?[”\"’']?以来$")
_SINCE_REACH = 60
_NOW = re.compile(r"\s*(?:截[至止])?(?:目前|当前|现状)(?:为止)?\s*")
#: A list of aims is announced: 主要预期目标是:….
_AIM = re.compile(
    r"(?:(?:预期|主要|总体|奋斗|发展|工作|年度|具体|建设)目标(?:任务)?|任务)(?:分别)?(?:是|为|包括|如下)?[::]"
    r"|(?:确定|明确|提出|公布|制定|描绘|出台)了?[^,;。\n]{0,24}(?:目标(?:任务)?|蓝图)[,。](?!.{0,6}(?:完成|实现了|达到了))"
)
_AIM_REACH = 600
#: What a word of commitment behind a value counts for (达到36.5,控制在22以内).
_LATER = 0.5
#: A clause with one of these plans whatever its line tells of.
_PLANNED_TO = re.compile(
    r"(?:^|(?<=[市县区省州镇乡村年月日内后还再间期,]))(?:计划|规划|拟)(?!总)(?=[^,;。]{0,6}(?:[新改扩]建|建设|造林|治理|改造|整治|种植|栽植|绿化|完成|实施|投资|安排|发展|创建|培育|实现))"
    r"|(?:还|又|再|年|月|内|,)将(?:再|继续|陆续|全面|全部|新)?(?=完成|新建|新增|建设|建成|实施|改造|治理|投[资入])"
)
#: How far before a value the words stand that plan it with others.
_PLAN_REACH = 200
#: In the review of a year a bound is no sign of a goal.
_REVIEWED = {"reviewed": 1.0, "bounded": 0.0, "line_bounded": 0.0}
_WITHIN = re.compile(r"控制在|不低于|不超过")
#: What a line tells of other things, and what it says by its digits or after another line.
_OTHERS_TOLD = dict.fromkeys(("line_past", "line_le", *TELLING), 0.0)
_NOTHING_TOLD = {**_OTHERS_TOLD, "line_precise": 0.0, "carry": 0.0}
#: What a place has: 全县有大小河流102条, 总面积3500平方公里.
_HAS = re.compile(
    r"(?:^|[市县区省州旗镇乡内])(?:共|现|总共|拥)?有(?![望效力序所害关组意条])[\u4e00-\u9fff()]{2,12}$"
    r"|(?:^|[,市县区州旗])(?:现|共|下)?辖$"
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


def own_cues(scene: Scene, draft: Draft, years: Sequence[YearMention]) -> dict[str, float]:
    """Cues that belong to one value: its bound, its digits, its change, its year."""
    quantity, sentence = draft.quantity, scene.sentence
    text = scene.document.text[max(0, quantity.start - _CLAUSE_REACH) : quantity.start]
    *before_it, clause = CLAUSE_MARK.split(text)
    if _has_come_about(scene, draft, clause, before_it):
        return {"until": 1.0, "strong": 0.0}
    here = quantity.end - sentence.start
    reviewed = _is_reviewed(scene)
    strong_at = sentence.strong
    if reviewed:
        # in a review 失业率控制在4%以内 tells that it was
        strong_at = [at for at in strong_at if not _WITHIN.match(sentence.text, at)]
        clause = _WITHIN.sub("", clause)
    said = sum(at < here for at in strong_at)
    year = scene.document.masked.find(YEAR, quantity.end, sentence.end) - sentence.start
    later = sum(here <= at and not 0 <= year < at for at in strong_at)
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
    elif said and _only_plans(scene, here):
        # what other sentences of its line tell of is no ground against it
        cues.update(_OTHERS_TOLD)
    if _is_task(clause, draft) or _announced(scene.document.text, quantity.start):
        cues["aim"] = 1.0
    if is_planned(scene.document.text, sentence.start):
        cues["planned"] = 1.0
    if reviewed:
        cues.update(_REVIEWED)
    governing = scene.setting.mention
    due = governing is not None and governing.role == "deadline"
    if not (before or said or due) and _is_description(clause, draft):
        cues["held"] = 1.0
    behind = None if before else due_behind(scene.document, draft, years)
    by_then = behind is not None and behind.role == "deadline"
    told_by = "deadline" if by_then else year_cue(scene, draft, before)
    if told_by:
        cues[told_by] = 1.0
    if scene.document.no_review and not is_told_by_year(scene, draft, cues):
        cues["no_review"] = 1.0
    return cues


def _is_reviewed(scene: Scene) -> bool:
    """Whether its part of the text, or a heading that does not look ahead, is of a past year."""
    setting, date = scene.setting, scene.document.date
    part, year = setting.part_year, setting.heading_year
    if part is not None:
        return part[1]
    return bool(date and year and year < date[0] and setting.tense <= 0)


def _of_form(draft: Draft) -> dict[str, float]:
    """Cues of the form of a value: its bound, its change."""
    if draft.operator in ("ge", "le") and not draft.quantity.bound:
        return {"bounded": 1.0}
    return {"relative": 1.0} if draft.change == "relative" else {}


def _has_come_about(scene: Scene, draft: Draft, clause: str, before: Sequence[str]) -> bool:
    """Whether the words right beside a value tell that it is there (已建成, 目前, …已完成)."""
    if clause.lstrip().startswith(_AT_PRESENT) or _ALREADY.search(clause):
        return True
    if _is_so_far(scene, draft):
        return True
    if before and _NOW.fullmatch(before[-1]):
        return True
    if _is_since(scene, draft):
        return True
    end = draft.quantity.end
    stop = min(end + _CAME_ABOUT_REACH, scene.sentence.end)
    return _CAME_ABOUT.match(scene.document.text, end, stop) is not None


def _only_plans(scene: Scene, here: int) -> bool:
    """Whether a sentence plans before a place in it, and looks back with no word."""
    cues, text = scene.cues, scene.sentence.text
    if cues.get("past") or cues.get("le"):
        return False
    return _PLANNED_TO.search(text, max(0, here - _PLAN_REACH), here) is not None


def _is_since(scene: Scene, draft: Draft) -> bool:
    """Whether a value is what came about since a plan began (“十三五”以来,建成…)."""
    document, end = scene.document, draft.quantity.start
    low = max(scene.sentence.start, end - _SINCE_REACH)
    at = document.text.find("以来", low, end)
    if at < 0 or _SINCE.search(document.text, low, at + 2) is None:
        return False
    return document.masked.find(YEAR, at + 2, end) < 0 and not COMMITS.search(
        document.text, at, end
    )


def _is_task(clause: str, draft: Draft) -> bool:
    """Whether a value is what was handed down to be done (下达我县造林任务5万亩)."""
    if draft.quantity.unit == "%" or ("完成" in clause and "下达" not in clause):
        return False
    # 高于下达的目标任务|2个百分点 tells how it went
    return _TASK.search(clause) is not None and not draft.quantity.is_points


def _is_so_far(scene: Scene, draft: Draft) -> bool:
    """Whether a value is the sum of months that are over, or a rank that is held.

    今年前7个月完成20万亩; 森林覆盖率达到60%,居全省第2位.
    """
    text, sentence, quantity = scene.document.text, scene.sentence, draft.quantity
    here = quantity.end - sentence.start
    if any(at < here for at in sentence.strong):
        return False
    start = max(sentence.start, quantity.start - _MONTHS_REACH)
    months = _MONTHS.search(text, start, quantity.start)
    if months and not _REST_OF_YEAR.match(text, months.end()):
        return True
    return (
        _RANKED.match(text, quantity.end, min(quantity.end + _RANKED_REACH, sentence.end))
        is not None
    )


def _is_description(clause: str, draft: Draft) -> bool:
    """Whether a clause tells what a place has, before anything is planned (全县有大小河流102条)."""
    if draft.operator in ("ge", "le"):
        return False
    if _HAS.search(clause):
        return True
    # 建设清洁小流域|20条 is planned
    return not draft.verb and _NATURE.search(draft.indicator) is not None


def _announced(text: str, at: int) -> bool:
    """Whether the line of a value opens a list of aims before it."""
    low = max(0, at - _AIM_REACH)
    low = max(low, text.rfind("\n", low, at))
    # most lines hold no such word, and a plain search is faster than a pattern
    said = text.find("目标", low, at) >= 0 or text.find("任务", low, at) >= 0
    return said and _AIM.search(text, low, at) is not None
