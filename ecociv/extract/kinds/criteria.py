"""Tell thresholds of rules from commitments and results.

In: a draft, the years near it, and the `Scene`. Out: whether its value says who or what a rule is
for, what a word is to mean, what a standard asks for or at which rate a rule gives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ecociv.extract.drafts import Draft
from ecociv.extract.scene import Scene
from ecociv.extract.values.tokens import YearMention

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


def lays_down(scene: Scene, draft: Draft, years: Sequence[YearMention], last: str) -> bool:
    """Whether a value is a threshold of a rule, however its time is told.

    Parameters
    ----------
    scene
        The sentence and what governs it.
    draft
        The draft.
    years
        Year mentions near its value, in order.
    last
        Kind of the record before in the same sentence.
    """
    sentence = scene.sentence.text
    clause = scene.document.text[draft.np_start : draft.quantity.end]
    dated = scene.setting.is_of_goals or any(_is_due(scene, year) for year in years)
    dated = dated or _is_governed(scene, clause)
    goes_on = last == "criterion" and _NO_MORE.search(clause) and _FORBID.search(sentence)
    if not dated and (is_rule(sentence, clause) or goes_on or _is_condition(scene, draft)):
        return True
    return _is_requirement(scene, draft) or _is_rate(scene, draft) or _is_definition(scene, draft)


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


def is_rule(sentence: str, clause: str = "") -> bool:
    """Whether a sentence lays down a threshold for cases (新建小区绿地率不得低于30%).

    Examples
    --------
    >>> is_rule("", "新建小区绿地率不得低于30%"), is_rule("绿地率达到30%")
    (True, False)
    """
    return bool(_RULE.search(sentence) or _FORBID.search(clause))
