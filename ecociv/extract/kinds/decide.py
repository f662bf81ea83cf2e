"""Decide what kind of statement a draft is.

In: a draft, the years near it, and the `Scene`. Out: the kind, by the cues of its own clause, its
sentence, its line and the headings above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ecociv.extract.drafts import Draft
from ecociv.extract.kinds.outlook import outlook
from ecociv.extract.kinds.own_cues import own_cues
from ecociv.extract.kinds.works import (
    BUILT,
    MONEY,
    can_be_spent,
    counts_as_investment,
    counts_as_project,
    is_capacity,
    is_share,
)
from ecociv.extract.scene import Scene
from ecociv.extract.values.tokens import YearMention

#: A sentence that begins with works by their name: 续建黑山引水工程,铺设管道86公里.
_INTRODUCED = re.compile(
    r"\s*(?:[((]?[一二三四五六七八九十\d]+[))、.]\s*)?(?:计划|拟|规划|继续|重点)?"
    r"(?:新建|续建|扩建|改扩建|改建|建设)"
    r"(?!一批|若干)[^,;。:、\d]{4,24}?"
    r"(?:(?<!重点)(?<!重大)工程|(?<!重点)(?<!重大)项目|产业园|电站|水库|污水处理厂|填埋场)[,]"
    r"|\s*该(?:项目|工程)(?!(?:建成|完成|投产|竣工|实施)后)"
    r"|\s*(?:项目|工程)(?:计划|规划|拟|主要)*(?:总投资|建设(?:内容|规模|[^,;。\d的]{2,12}(?=\d))|包括|包含|占地)"
)
#: 一环指环湖路,该工程位于…,长24公里.
_INTRODUCED_LATER = re.compile(r"[,:]该(?:项目|工程)(?!(?:建成|完成|投产|竣工|实施)后)")
#: Works that a sentence introduces are told of by what they hold, whatever the text does.
_INTRODUCED_LEAST = -4.7
_RULE = re.compile(r"须满足|应满足|前置条件|场址|的标准征收")
_FORBID = re.compile(
    r"不得(?:低|高|少|大|小|超)[于过]|是指[^,;。]*$|限[高长宽深值][(][^()]*$|(?:禁止|严禁)[^,;。]{0,20}(?:[高低大小]于|超过)(?=\d)"
)
#: A bound beside another one that is forbidden to pass: 宽度不得少于30米,坡度不大于25度.
_NO_MORE = re.compile(r"不[低高少大小超][于过]|[高低大小]于(?=\d)")
#: Rules are laid down for these one by one: 新建小区绿地率不得低于30%.
_CASES = re.compile(r"[新改扩]建|每|单个|[各该]|项目|小区|企业|宽度|高度|距离|面积")
#: Who is eligible: 申报条件, 应具备以下条件:.
_ELIGIBLE = re.compile(
    r"(?:申报|申请|入选|入围|准入|基本|必备|认定|评选|具备|符合|满足)[^,;。:]{0,8}条件"
)
_ELIGIBLE_REACH = 80
#: 小型灌区(灌溉面积小于200亩,下同): what a word is to mean.
_DEFINED = re.compile(r"(?:以[上下内])?[,;]下同\)")
_DEFINED_REACH = 8
#: What a value is measured by: 未|达到80%的指标要求.
_UNMET = re.compile(r"(?:未|不|没有|没|无法)(?:能够?)?(?:达到?|满足|符合)$")
_REQUIRED = re.compile(r"(?:以上|以下|以内)?的[^,;。\d]{0,8}(?:要求|标准|指标|目标)(?=[,;。]|$)")
_REQUIRED_REACH = 16
#: 物流园区是指…的园区,库容面积原则上应不小于2万平方米: part of what a word is to mean.
_DEFINES = re.compile(r"是指|(?:^|[。\n])\s*指(?![导标挥数定南出明引战针])")
_ASKED = re.compile(r"原则上|应|须|一般不|不得|不足")
#: 建设周期一般为3至5年,原则上不超过5年: how long it takes as a rule.
_TERM = re.compile(r"(?:周期|期限|工期|有效期|时限)$")
_USUAL = re.compile(r"一般|原则上|通常")
_TIMES = ("年", "月", "天", "日")
#: 按每户1200元的标准给予补助: the rate of a rule.
_RATE_BEFORE = re.compile(r"(?:按照?|依照|参照)[^,;。]{0,24}$")
_RATE_BEHIND = re.compile(r"(?:以[上下内])?的?[^,;。\d以]{0,8}(?:标准|比例)")
_RATE_REACH = 32
#: 在减排3万吨的基础上: what is built upon is there.
_GROUND = re.compile(r"(?:以上|左右)?[^,;。\d]{0,6}基础上")
_KEPT = re.compile(r"确保|保证|保持|稳定")
_GROUND_REACH = 12
_KEPT_REACH = 6
#: 在建好原有|20个平台基础上, 将现有|25家公司整合为5家: what is there is said to be so.
_EXISTING = re.compile(r"(?:现有|原有|已有|既有)的?$")
_TAKEN = re.compile(r"[将把](?:[^,;。\d]{0,8})(?:现有|原有|已有|既有)的?$")
_TOGETHER = re.compile(r"[^,;。]{0,24}?(?:基础上|的?同时[,;])")
_EXISTING_REACH = 14
#: “1+4+20”方案:即|1个总方案、4个分方案, “5”是|5项改革: a slogan is explained by what it counts.
_SLOGAN = re.compile(
    r"“(?P<numbers>\d{1,2}(?:\+[\dNnX]{1,2})*)”[^,;。“”]{0,16}?(?:[:即指]|[是为](?=\d))"
)
_SLOGAN_REACH = 90
_COUNTS = ("个", "项", "条", "类", "大")


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
    ruled = _by_rule(scene, draft, years, last)
    if ruled:
        return ruled
    sentence, quantity = scene.sentence, draft.quantity
    own = own_cues(scene, draft, years)
    total = draft.outlook = outlook(scene, draft, own, last)
    if "share_of_whole" in draft.rules and last in ("status", "target"):
        # 已完成310公里,占总任务的77%: a share of what was told
        return last
    if counts_as_project(scene, draft, total, last):
        return "project"
    named = total > _INTRODUCED_LEAST and _introduced(sentence.text)
    here = quantity.start - sentence.start
    if named and named.end() <= here and not is_share(draft.indicator, quantity.unit):
        # one named works, and what it holds and costs
        if not MONEY.search(quantity.unit):
            return "project"
        if can_be_spent(draft):
            return "investment"
    aims = draft.operator in ("ge", "le") and "目标" in scene.setting.heading
    if total > BUILT and not aims and is_capacity(draft.indicator, quantity.unit, sentence.text):
        return "project"
    if counts_as_investment(scene, draft, total, last if "until" not in own else ""):
        return "investment"
    return "target" if total > 0 else "status"


def _introduced(sentence: str) -> re.Match[str] | None:
    """Where a sentence introduces works."""
    found = _INTRODUCED.match(sentence)
    # most sentences hold no 该, and a plain search is faster than the pattern
    return found or (_INTRODUCED_LATER.search(sentence) if "该" in sentence else None)


def _by_rule(scene: Scene, draft: Draft, years: Sequence[YearMention], last: str) -> str:
    """Kind that does not depend on time: a threshold, or where a change starts; else empty."""
    if draft.is_criterion:
        return "criterion"
    if draft.is_start:
        return "status"
    sentence = scene.sentence.text
    clause = scene.document.text[draft.np_start : draft.quantity.end]
    dated = scene.setting.is_of_goals or any(_is_due(scene, year) for year in years)
    dated = dated or _is_governed(scene, clause)
    goes_on = last == "criterion" and _NO_MORE.search(clause) and _FORBID.search(sentence)
    if not dated and (is_rule(sentence, clause) or goes_on or _is_condition(scene, draft)):
        return "criterion"
    if _is_requirement(scene, draft) or _is_rate(scene, draft) or _is_definition(scene, draft):
        return "criterion"
    return "status" if _is_ground(scene, draft) or _explains_slogan(scene, draft) else ""


def _is_due(scene: Scene, year: YearMention) -> bool:
    """Whether a year says by when: rules hold from now on."""
    known, last = scene.document.year, scene.document.year_of(year)
    return year.role in ("deadline", "period") or bool(known and last and last > known)


def _is_governed(scene: Scene, clause: str) -> bool:
    """Whether a bound is a goal of the year that governs it, not a rule for single cases."""
    mention = scene.setting.mention
    return mention is not None and _is_due(scene, mention) and not _CASES.search(clause)


def _is_definition(scene: Scene, draft: Draft) -> bool:
    """Whether a value is part of what a word is to mean (灌溉面积小于200亩,下同)."""
    text, quantity, sentence = scene.document.text, draft.quantity, scene.sentence
    if _DEFINED.match(text, quantity.end, quantity.end + _DEFINED_REACH):
        return True
    terms = quantity.unit.endswith(_TIMES) and _TERM.search(draft.indicator)
    if not terms and (draft.operator in ("eq", "approx") or "指" not in sentence.text):
        return False
    clause = text[max(draft.np_start, sentence.start) : quantity.start]
    if terms:
        return _USUAL.search(clause) is not None
    here = quantity.start - sentence.start
    return bool(_DEFINES.search(sentence.text, 0, here) and _ASKED.search(clause))


def _is_condition(scene: Scene, draft: Draft) -> bool:
    """Whether a bound is one that makes eligible (具备以下条件:农民人均收入在8000元以上)."""
    if draft.operator not in ("ge", "gt", "le", "lt"):
        return False
    if "条件" in scene.setting.heading and _ELIGIBLE.search(scene.setting.heading):
        return True
    text, end = scene.document.text, draft.quantity.start
    low = max(0, end - _ELIGIBLE_REACH)
    lead = text.rfind("条件:", low, end)
    if lead < 0 or text.find("\n", lead, end) >= 0:
        return False
    return _ELIGIBLE.search(text, max(low, text.rfind("\n", low, lead)), lead + 2) is not None


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
    low = max(0, quantity.start - _EXISTING_REACH)
    if _EXISTING.search(text, low, quantity.start) and (
        _TOGETHER.match(text, quantity.end) or _TAKEN.search(text, low, quantity.start)
    ):
        return True
    if not _GROUND.match(text, quantity.end, quantity.end + _GROUND_REACH):
        return False
    return not _KEPT.search(text, max(0, draft.np_start - _KEPT_REACH), quantity.start)


def _explains_slogan(scene: Scene, draft: Draft) -> bool:
    """Whether a count is one of the numbers of a slogan, whose meaning is told (“5”是5项改革)."""
    quantity = draft.quantity
    plain = draft.change == "level" and draft.operator == "eq" and not draft.verb
    if quantity.unit not in _COUNTS or not plain or scene.cues.get("strong"):
        return False
    text = scene.document.text
    low = max(scene.sentence.start, quantity.start - _SLOGAN_REACH)
    said = text.rfind("”", low, quantity.start)
    if said < 0:
        return False
    found = _SLOGAN.match(text, text.rfind("“", low, said), quantity.start) if said > low else None
    return found is not None and str(int(quantity.low)) in found.group("numbers").split("+")


def is_rule(sentence: str, clause: str = "") -> bool:
    """Whether a sentence lays down a threshold for cases (新建小区绿地率不得低于30%).

    Examples
    --------
    >>> is_rule("", "新建小区绿地率不得低于30%"), is_rule("绿地率达到30%")
    (True, False)
    """
    return bool(_RULE.search(sentence) or _FORBID.search(clause))
