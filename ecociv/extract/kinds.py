"""Decide what kind of statement a draft is.

In: a draft, the years near it, and the `Scene`. Out: the kind, by the cues of its own clause, its
sentence, its line and the headings above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ecociv.extract.cues import precision, score
from ecociv.extract.drafts import Draft
from ecociv.extract.scene import Scene
from ecociv.extract.tokens import YEAR, YearMention
from ecociv.extract.years import is_baseline

_MONEY = re.compile(r"元$|人民币$")
_INVESTMENT = re.compile(r"投资|总投入|投入|资金|概算|经费|预算(?!收入|支出)")
#: Money that is planned by its very name.
_PLANNED_MONEY = re.compile(r"概算|估算|匡算|自筹|计划投资|拟投资|规划投资|所需")
#: Flows of money that statistics report.
_FLOW = re.compile(
    r"固定资产投资|技改投资|工业投资|房地产开发投资|民间投资|完成投资|产业投资|基础设施投资|投资增"
    r"|环保投资占|投资总额占"
)
_WORKS = re.compile(
    r"风电|光伏|抽水蓄能|电站|电厂|机组|处理厂|处理场|填埋场|焚烧|发电|净水厂|水厂|水库|码头|港|机场"
    r"|桥|隧道|立交|变电|道路|干道|公路|铁路|管网改造工程|绿化提质|景观带|绿色通道|生产线|冷库|年产"
    r"|日处理|日产|年处理|屠宰|储备库|堤防|渠|泵站|加气站|加油站"
)
#: A sentence that begins with works by their name: 续建黑山引水工程,铺设管道86公里.
_INTRODUCED = re.compile(
    r"\s*(?:[((]?[一二三四五六七八九十\d]+[))、.]\s*)?(?:计划|拟|规划|继续|重点)?"
    r"(?:新建|续建|扩建|改扩建|改建|建设|实施(?=[^,;。:、\d]{0,16}[市县区镇乡村河江湖岛港湾山]))"
    r"(?!一批|若干)[^,;。:、\d]{4,24}?"
    r"(?:(?<!重点)(?<!重大)工程|(?<!重点)(?<!重大)项目|产业园|电站|水库|污水处理厂|填埋场)[,]"
)
_CAPACITY = re.compile(
    r"规模|能力|日处理|年处理|年发电|装机|库容|管网|治理河长|河长|补水量|湿地公园"
)
_BUILD = re.compile(
    r"(?:新建|扩建|改建|在建|实施|计划投资|推进)[^,;。]{0,20}(?:工程|项目|厂|站|治理|基地|水库)"
    r"|(?:工程|项目)(?:年|规模|总)"
)
_RULE = re.compile(r"须满足|应满足|前置条件|场址|的标准征收")
_FORBID = re.compile(r"不得(?:低|高|少|大|小|超)[于过]")
#: A name stands before the count: 人民路、四龙路等17条.
_NAMES_BEFORE = re.compile(r"[\u4e00-\u9fff]等(?:地)?$|、[^,;。]{2,12}$")
_NAMES_REACH = 16
_CLAUSE_MARK = re.compile(r"[,;。\n]")
_CLAUSE_REACH = 40
#: Works that a sentence sets out to build are a project unless it clearly looks back.
_BUILT = -1.5
_ALREADY = re.compile(
    r"已经|已完成|已建成|已实现|已全面|已到位|已投入|已下达|^\s*(?:截至)?目前|^\s*现状|现状值$|仅(?:为|占|有)?约?$"
)
_NOW = re.compile(r"\s*(?:截[至止])?(?:目前|当前|现状)(?:为止)?\s*")
#: A list of aims is announced: 主要预期目标是:….
_AIM = re.compile(r"(?:预期|主要|总体|奋斗|发展|工作)目标(?:任务)?(?:是|为)?[::]")
_AIM_REACH = 600
#: What a word of commitment behind a value counts for (达到36.5,控制在22以内).
_LATER = 0.5
_HELD = re.compile(r"(?:为|是|已|实际|现状|基数)")
_UNTIL = re.compile(r"截[至止]")
_UNTIL_REACH = 4


def kind_of(scene: Scene, draft: Draft, years: Sequence[YearMention], last: str) -> str:
    """Kind of a record.

    Parameters
    ----------
    scene
        The sentence, what governs it, and its cues.
    draft
        The draft.
    years
        Year mentions near its value, in order.
    last
        Kind of the record before in the same sentence, empty for the first.

    Notes
    -----
    What the cues weigh together is noted on the draft, whose ``outlook`` it is.
    """
    if draft.is_criterion:
        return "criterion"
    if draft.is_start:
        return "status"
    sentence, quantity = scene.sentence, draft.quantity
    dated = any(year.role in ("deadline", "period") for year in years)
    clause = scene.document.text[draft.np_start : quantity.end]
    if not dated and is_rule(sentence.text, clause):
        return "criterion"
    here = quantity.start - sentence.start
    own = _own_cues(scene, draft, years)
    total = draft.outlook = score({**scene.cues, **own})
    ahead = total > 0
    listed = (
        last == "project"
        and is_project(draft.indicator, quantity.unit)
        and scene.document.text[draft.np_start - 1] in "、和及"
    )
    if (
        listed
        or "named_works" in draft.rules
        or (
            is_project(draft.indicator, quantity.unit)
            and _has_named_works(scene, draft)
            and not {"达到", "达"} & set(draft.verb_words)
        )
    ):
        return "project"
    named = total > 2 * _BUILT and _INTRODUCED.match(sentence.text)
    if named and named.end() <= here and not is_share(draft.indicator, quantity.unit):
        # one named works, and what it holds and costs
        return "investment" if _MONEY.search(quantity.unit) else "project"
    if total > _BUILT and is_capacity(draft.indicator, quantity.unit, sentence.text):
        return "project"
    if is_investment(draft.indicator, quantity.unit) and (
        ahead
        or "总投资" in draft.indicator
        or _PLANNED_MONEY.search(draft.indicator)
        or _PLANNED_MONEY.search(scene.document.text, draft.np_start, quantity.start)
        or (last == "investment" and "until" not in own)
    ):
        return "investment"
    return "target" if ahead else "status"


def _own_cues(scene: Scene, draft: Draft, years: Sequence[YearMention]) -> dict[str, float]:
    """Cues that belong to one value: its bound, its digits, its change, its year."""
    quantity, sentence = draft.quantity, scene.sentence
    text = scene.document.text[max(0, quantity.start - _CLAUSE_REACH) : quantity.start]
    *before_it, clause = _CLAUSE_MARK.split(text)
    if _ALREADY.search(clause) or (before_it and _NOW.fullmatch(before_it[-1])):
        return {"until": 1.0, "strong": 0.0}
    here = quantity.end - sentence.start
    said = sum(at < here for at in sentence.strong)
    year = scene.document.masked.find(YEAR, quantity.end, sentence.end) - sentence.start
    later = sum(here <= at and not 0 <= year < at for at in sentence.strong)
    strong = said + _LATER * later
    cues = {"strong": min(strong, 2.0), "precise": precision(quantity)}
    if draft.operator in ("ge", "le") and not quantity.bound:
        cues["bounded"] = 1.0
    elif draft.change == "relative":
        cues["relative"] = 1.0
    before = [
        year
        for year in years
        if year.role not in ("baseline", "name")
        and year.start < quantity.start
        and not is_baseline(year, draft)
    ]
    if _announced(scene.document.text, quantity.start):
        cues["aim"] = 1.0
    governing = scene.setting.mention
    if before:
        deadlines = [
            year
            for year in before
            if year.role == "deadline" and quantity.start - year.end < _CLAUSE_REACH
        ]
        cues[_year_cue(scene, (deadlines or before)[-1])] = 1.0
    elif governing is not None and governing.role == "deadline":
        cues["governed"] = 1.0
    return cues


def _announced(text: str, at: int) -> bool:
    """Whether the line of a value opens a list of aims before it."""
    low = max(0, at - _AIM_REACH)
    low = max(low, text.rfind("\n", low, at))
    # most lines hold no such word, and a plain search is faster than a pattern
    return text.find("目标", low, at) >= 0 and _AIM.search(text, low, at) is not None


def _year_cue(scene: Scene, mention: YearMention) -> str:
    """What the year before a value says about its time."""
    document = scene.document
    year = document.year_of(mention)
    gap = year - document.year if year and document.year else 0
    if mention.rule == "year" and _HELD.match(document.text, mention.end):
        # 2010年为18.2%,2015年达到20%: what was stands beside what is to be
        return "plain_year"
    if mention.role == "deadline":
        near = max(0, mention.start - _UNTIL_REACH)
        until = _UNTIL.search(document.text, near, mention.start)
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
    if not gap and mention.shift in (-1, 1):
        # 去年, 明年 tell without a date of the document
        gap = mention.shift or 0
    if gap:
        return "future_year" if gap > 0 else "past_year"
    if mention.rule == "year" and document.year is None and _are_phases(scene.sentence.years):
        return "deadline"
    return "plain_year" if mention.rule == "year" else "this_year"


def _are_phases(years: Sequence[YearMention]) -> bool:
    """Whether a sentence names the ends of planning periods one after the other (2025年…,2030年…).

    Plans run to years that end in 0 or 5; a review names such a year alone.
    """
    plain = [year.last for year in years if year.rule == "year" and year.role == "date"]
    ends = [year for year in plain if year and year % 5 == 0]
    return len(ends) > 1 and len(ends) == len(plain) and ends == sorted(set(ends))


def is_rule(sentence: str, clause: str = "") -> bool:
    """Whether a sentence lays down a threshold for cases (新建小区绿地率不得低于30%).

    Examples
    --------
    >>> is_rule("", "新建小区绿地率不得低于30%"), is_rule("绿地率达到30%")
    (True, False)
    """
    return bool(_RULE.search(sentence) or _FORBID.search(clause))


def is_investment(indicator: str, unit: str) -> bool:
    """Money planned or needed (not a flow that statistics report).

    Examples
    --------
    >>> is_investment("重点工程总投资", "亿元"), is_investment("固定资产投资", "%")
    (True, False)
    """
    return bool(
        _MONEY.search(unit) and _INVESTMENT.search(indicator) and not _FLOW.search(indicator)
    )


def is_project(indicator: str, unit: str) -> bool:
    """Size, capacity or number of physical works (which count as a project if they are named).

    Examples
    --------
    >>> is_project("风电", "万千瓦"), is_project("污水处理厂出水达标率", "%")
    (True, False)
    """
    return _is_size(unit) and unit not in ("类", "级") and bool(_WORKS.search(indicator))


def is_capacity(indicator: str, unit: str, sentence: str) -> bool:
    """Size or capacity of works that the sentence sets out to build.

    Examples
    --------
    >>> is_capacity("处理规模", "万吨/日", "新建城南污水处理厂二期工程,处理规模5万吨/日")
    True
    """
    if unit.endswith("千瓦") and "项目" in indicator:
        return True
    if unit in ("个", "项", "家"):
        return False
    return _is_size(unit) and bool(_CAPACITY.search(indicator) and _BUILD.search(sentence))


def is_share(indicator: str, unit: str) -> bool:
    """Whether a value is a share, a grade or a rate: nothing that works hold or cost.

    Examples
    --------
    >>> is_share("绿化率", "%"), is_share("输水管道", "公里")
    (True, False)
    """
    return unit in ("%", "‰", "", "类", "级") or indicator.endswith(("率", "指数", "浓度"))


def _is_size(unit: str) -> bool:
    """Whether a unit can measure works: no share, no money."""
    return not (unit in ("%", "‰", "") or unit.endswith("分点") or _MONEY.search(unit))


def _has_named_works(scene: Scene, draft: Draft) -> bool:
    """Whether works are named: 人民路、四龙路等17条, 柳毛湖20万千瓦."""
    at = draft.quantity.start
    if _NAMES_BEFORE.search(scene.document.text, max(draft.np_start, at - _NAMES_REACH), at):
        return True
    return draft.is_named_behind and bool(draft.scope) and draft.scope[0] not in "每各"
