"""Decide what kind of statement a draft is.

In: a draft, the years near it, and the `Scene`. Out: the kind, by the cues of its own clause, its
sentence, its line and the headings above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ecociv.extract.cues import is_planned, precision, score
from ecociv.extract.drafts import Draft
from ecociv.extract.scene import Scene
from ecociv.extract.tokens import YEAR, YearMention
from ecociv.extract.years import is_baseline

_MONEY = re.compile(r"元$|人民币$")
_INVESTMENT = re.compile(
    r"投资|投入|资金|概算|经费|费用|(?:管理|监理|勘察|设计|工程|预备|其他)费$|预算(?!收入|支出)|(?:地方|财政|市级|县级|省级)配套"
)
#: Money that is planned by its very name.
_PLANNED_MONEY = re.compile(r"概算|估算|匡算|自筹|计划投资|拟投资|规划投资|所需")
#: Flows of money that statistics report.
_FLOW = re.compile(
    r"固定资产投资|技改投资|工业投资|房地产开发投资|民间投资|完成投资|产业投资|基础设施投资|投资增"
    r"|环保投资占|投资总额占"
)
#: Money that has come in or is spent.
_RECEIVED = re.compile(r"争取到|到位|获得|累计|完成|募集|利用|(?<![规计]划)(?<!年)共")
#: Money that is given for what the next words name: 出资2亿元设立….
_GIVEN = re.compile(r"(?:出资|安排|拨付|筹集|筹措)(?:资金)?约?$")
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
    r"|\s*该(?:项目|工程)(?!(?:建成|完成|投产|竣工|实施)后)"
)
_MORE = ("新增", "净增")
_CAPACITY = re.compile(
    r"规模|能力|日处理|年处理|年发电|装机|库容|管网|治理河长|河长|补水量|湿地公园"
)
_BUILD = re.compile(
    r"(?:新建|扩建|改建|在建|实施|计划投资|推进)[^,;。]{0,20}(?:工程|项目|厂|站|治理|基地|水库)"
    r"|(?:工程|项目)(?:年|规模|总)"
)
_RULE = re.compile(r"须满足|应满足|前置条件|场址|的标准征收")
_FORBID = re.compile(r"不得(?:低|高|少|大|小|超)[于过]|是指[^,;。]*$|限[高长宽深值][(][^()]*$")
#: A bound beside another one that is forbidden to pass: 宽度不得少于30米,坡度不大于25度.
_NO_MORE = re.compile(r"不[低高少大小超][于过]")
#: What a value is measured by: 未|达到80%的指标要求.
_UNMET = re.compile(r"(?:未|不|没有|没|无法)(?:能够?)?(?:达到?|满足|符合)$")
_REQUIRED = re.compile(r"(?:以上|以下|以内)?的[^,;。\d]{0,8}(?:要求|标准|指标|目标)(?=[,;。]|$)")
_REQUIRED_REACH = 16
#: 按每户1200元的标准给予补助: the rate of a rule.
_RATE_BEFORE = re.compile(r"(?:按照?|依照|参照)[^,;。]{0,24}$")
_RATE_BEHIND = re.compile(r"(?:以[上下内])?的?[^,;。\d以]{0,8}(?:标准|比例)")
_RATE_REACH = 32
#: 在减排3万吨的基础上: what is built upon is there.
_GROUND = re.compile(r"(?:以上|左右)?[^,;。\d]{0,6}基础上")
_KEPT = re.compile(r"确保|保证|保持|稳定")
_GROUND_REACH = 12
_KEPT_REACH = 6
#: Works that are counted as parts of a plan: 规划项目总计100个, 划定63项重点工程.
_COUNTED = re.compile(r"^(?!.*(?:签约|落地|引进|招商|投产|竣工|开工)).*(?:项目|工程)$")
_PLANNED_COUNT = re.compile(r"(?:规划|划定|安排|谋划|筛选|确定|提出|包括|结转|大类)[^,;。]{0,24}$")
_COSTS = re.compile(r"[^,;。、]{0,12}[,、](?:计划|估算|规划|概算|匡算|总|预计)*投资(?:额|约|为)*\d")
_COSTS_REACH = 30
#: Works that go with others: 配套建设2座泵站.
_ATTACHED = re.compile(r"配套(?:建设|新建|铺设|修建|建)")
#: Places and bodies are no works, however many are named.
_NO_WORKS = re.compile(
    r"(?:[市县区乡镇村户家]|街道|社区|企业|单位|[)])$|^[市县区乡镇村](?=开展|实施|实[现行]|完成|推[进行]|启动)"
)
#: A name stands before the count: 人民路、四龙路等17条.
_NAMES_BEFORE = re.compile(r"[\u4e00-\u9fff]等(?:地)?$|、[^,;。]{2,12}$")
_NAMES_REACH = 16
_CLAUSE_MARK = re.compile(r"[,;。\n]")
_CLAUSE_REACH = 40
#: Works that a sentence sets out to build are a project unless it clearly looks back; so is money
#: that is said to be needed or given.
_BUILT = -1.5
#: Works that are named are a project unless all around looks back.
_LOOKS_BACK = -4.0
_ALREADY = re.compile(
    r"已经|已完成|已建成|已实现|已全面|已到位|已投入|已下达|^\s*(?:截至)?目前|^\s*现状|现状值$|仅(?:为|占|有)?约?$"
)
_NOW = re.compile(r"\s*(?:截[至止])?(?:目前|当前|现状)(?:为止)?\s*")
#: A list of aims is announced: 主要预期目标是:….
_AIM = re.compile(r"(?:预期|主要|总体|奋斗|发展|工作)目标(?:任务)?(?:分别)?(?:是|为)?[::]")
_AIM_REACH = 600
#: What a word of commitment behind a value counts for (达到36.5,控制在22以内).
_LATER = 0.5
_HELD = re.compile(r"(?:为|是|已|实际|现状|基数)")
_REACHED = re.compile(r"[^。;]{0,30}?(?:达|控制|提[高升]|[下升]降|降[到至低]|增[加长至]|目标|力争)")
_UNTIL = re.compile(r"截[至止]")
_UNTIL_REACH = 4
#: A clause with one of these tells of what was done, whatever deadline stands over it.
_TOLD = re.compile(r"共|已|累计(?!$)|完成了|达到了|了$|超额|连续|截[至止]|去年|上年|同比")
_DUE_REACH = 60
#: Just enough for a commitment.
_AHEAD = 0.1


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
    if _is_requirement(scene, draft) or (
        last == "criterion"
        and not dated
        and _NO_MORE.search(clause)
        and _FORBID.search(sentence.text)
    ):
        return "criterion"
    if _is_rate(scene, draft):
        return "criterion"
    if _is_ground(scene, draft):
        return "status"
    here = quantity.start - sentence.start
    own = _own_cues(scene, draft, years)
    total = score({**scene.cues, **own})
    if total <= 0 and _is_due(scene, draft, own):
        total = _AHEAD
    draft.outlook = total
    ahead = total > 0
    if _is_project(scene, draft, total, last):
        return "project"
    named = total > 2 * _BUILT and _INTRODUCED.match(sentence.text)
    if named and named.end() <= here and not is_share(draft.indicator, quantity.unit):
        # one named works, and what it holds and costs
        return "investment" if _MONEY.search(quantity.unit) else "project"
    if total > _BUILT and is_capacity(draft.indicator, quantity.unit, sentence.text):
        return "project"
    if _is_investment(scene, draft, total, last if "until" not in own else ""):
        return "investment"
    return "target" if ahead else "status"


def _is_requirement(scene: Scene, draft: Draft) -> bool:
    """Whether a value is what a standard asks for and was not met: 未达到80%的指标要求."""
    text, quantity = scene.document.text, draft.quantity
    if not _REQUIRED.match(text, quantity.end, quantity.end + _REQUIRED_REACH):
        return False
    return _UNMET.search(text, max(0, quantity.start - 8), quantity.start) is not None


def _is_rate(scene: Scene, draft: Draft) -> bool:
    """Whether a value is the rate by which a rule gives or asks (按每户1200元的标准)."""
    text, quantity = scene.document.text, draft.quantity
    if quantity.value_type == "grade":
        return False
    if not _RATE_BEHIND.match(text, quantity.end, quantity.end + _REQUIRED_REACH):
        return False
    low = max(scene.sentence.start, quantity.start - _RATE_REACH)
    return _RATE_BEFORE.search(text, low, quantity.start) is not None


def _is_ground(scene: Scene, draft: Draft) -> bool:
    """Whether a value is what more is built upon (在减排3万吨的基础上)."""
    text, quantity = scene.document.text, draft.quantity
    if not _GROUND.match(text, quantity.end, quantity.end + _GROUND_REACH):
        return False
    return not _KEPT.search(text, max(0, draft.np_start - _KEPT_REACH), quantity.start)


def _is_project(scene: Scene, draft: Draft, outlook: float, last: str) -> bool:
    """Whether a value is the size or number of works that are named or planned one by one."""
    text, quantity, unit = scene.document.text, draft.quantity, draft.quantity.unit
    if "named_works" in draft.rules:
        return outlook > _LOOKS_BACK and not _NO_WORKS.search(draft.indicator)
    if unit in ("个", "项") and _COUNTED.search(draft.indicator):
        near = text[max(0, quantity.start - _CLAUSE_REACH) : quantity.start]
        planned = _PLANNED_COUNT.search(near) or _PLANNED_COUNT.search(draft.indicator)
        costs = _COSTS.match(text, quantity.end, quantity.end + _COSTS_REACH)
        return outlook > (_BUILT if costs else 0) and bool(planned or costs)
    if not is_project(draft.indicator, unit):
        return False
    if last == "project" and (
        text[draft.np_start - 1] in "、和及"
        or _ATTACHED.search(text, max(0, draft.np_start - 8), quantity.start)
    ):
        return True
    return _has_named_works(scene, draft) and not {"达到", "达"} & set(draft.verb_words)


def _is_investment(scene: Scene, draft: Draft, outlook: float, last: str) -> bool:
    """Whether a value is money planned or needed, or its share."""
    text, name, quantity = scene.document.text, draft.indicator, draft.quantity
    if quantity.unit == "%":
        return last == "investment" and "投资" in name and "占" in name
    given = _MONEY.search(quantity.unit) and _GIVEN.search(text, draft.np_start, quantity.start)
    if not given and not is_investment(name, quantity.unit):
        return False
    if outlook > _BUILT and not _RECEIVED.search(text, max(0, draft.np_start - 8), quantity.start):
        return True
    return (
        outlook > 0
        or last in ("investment", "project")
        or "总投资" in name
        or _PLANNED_MONEY.search(name) is not None
        or _PLANNED_MONEY.search(text, draft.np_start, quantity.start) is not None
    )


def _is_due(scene: Scene, draft: Draft, own: dict[str, float]) -> bool:
    """Whether a value stands under a deadline, in a clause that tells of nothing done.

    What a long line says of its time is no ground against a deadline beside the value.
    """
    if "deadline" not in own and "governed" not in own:
        return False
    start, end = scene.sentence.start, draft.quantity.start
    text = scene.document.text[max(start, end - _DUE_REACH) : end]
    return not _TOLD.search(text[text.rfind(";") + 1 :])


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
    if is_planned(scene.document.text, sentence.start):
        cues["planned"] = 1.0
    governing = scene.setting.mention
    if before:
        deadlines = [
            year
            for year in before
            if year.role == "deadline" and quantity.start - year.end < _CLAUSE_REACH
        ]
        cues[_year_cue(scene, (deadlines or before)[-1], draft)] = 1.0
    elif governing is not None and governing.role == "deadline":
        cues["governed"] = 1.0
    return cues


def _announced(text: str, at: int) -> bool:
    """Whether the line of a value opens a list of aims before it."""
    low = max(0, at - _AIM_REACH)
    low = max(low, text.rfind("\n", low, at))
    # most lines hold no such word, and a plain search is faster than a pattern
    return text.find("目标", low, at) >= 0 and _AIM.search(text, low, at) is not None


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
    if not gap and mention.shift in (-1, 1):
        # 去年, 明年 tell without a date of the document
        gap = mention.shift or 0
    if gap:
        return "future_year" if gap > 0 else "past_year"
    if mention.rule == "year" and document.year is None and _are_phases(scene.sentence.years):
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
    is_month = mention.rule == "year_month" and scene.document.text[mention.end - 1] in "月份"
    return is_month and scene.sentence.cues["past"] > 0


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
    if indicator.startswith(_MORE):
        # 新增处理能力 is what is promised of the works, not their size
        return False
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
