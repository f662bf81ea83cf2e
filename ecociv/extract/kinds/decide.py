"""Decide what kind of statement a draft is.

In: a draft, the years near it, and the `Scene`. Out: the kind, by the cues of its own clause, its
sentence, its line and the headings above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ecociv.extract.drafts import Draft
from ecociv.extract.kinds.criteria import lays_down
from ecociv.extract.kinds.money import BUILT, MONEY, can_be_spent, counts_as_investment
from ecociv.extract.kinds.outlook import outlook
from ecociv.extract.kinds.own_cues import own_cues
from ecociv.extract.kinds.works import counts_as_project, is_capacity, is_share
from ecociv.extract.scene import Scene
from ecociv.extract.values.tokens import YearMention

_WORKS = (
    r"(?:(?<!重点)(?<!重大)工程|(?<!重点)(?<!重大)项目|电站|水库|填埋场|产业园"
    r"|(?:污水处理|焚烧发电|垃圾处理|自来水|供水|发电)厂)"
)
#: A sentence that begins with works by their name: 续建黑山引水工程,铺设管道86公里.
_INTRODUCED = re.compile(
    r"\s*(?:[((]?[一二三四五六七八九十\d]+[))、.]\s*)?(?:计划|拟|规划|继续|重点)?"
    r"(?:新建|续建|扩建|改扩建|改建|建设)"
    r"(?!一批|若干)[^,;。:、\d]{4,24}?"
    r"(?:(?<!重点)(?<!重大)工程|(?<!重点)(?<!重大)项目|产业园|电站|水库|污水处理厂|填埋场)[,]"
    r"|\s*该(?:项目|工程)(?!(?:建成|完成|投产|竣工|实施)后)"
    rf"|[^,;。:、\d]{{2,24}}?{_WORKS}(?:占地(?:面积)?(?=[约达为\d])|总?建筑面积(?=[约达为\d])|建设(?:内容|规模)|位于|设计(?:规模|能力)|日处理|年处理|全长|总长(?=[约达为\d]))"
    rf"|(?![^,;。:]{{0,16}}(?:[十百千两]大|重点|抓好|民生|“|系列|一批|行动))[^,;。:、\d]{{3,24}}{_WORKS}:(?=[^,;。:\d]{{0,10}}\d)"
    r"|\s*(?:项目|工程)(?:计划|规划|拟|主要)*(?:总?投资(?=[约达为额\d])|建设(?:内容|规模|[^,;。\d的]{2,12}(?=\d))|包括|包含|占地)"
)
#: 一环指环湖路,该工程位于…,长24公里.
_INTRODUCED_LATER = re.compile(r"[,:]该(?:项目|工程)(?!(?:建成|完成|投产|竣工|实施)后)")
#: Works that a sentence introduces are told of by what they hold, whatever the text does.
_INTRODUCED_LEAST = -4.7
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
    if "share_of_whole" in draft.rules and last in ("status", "target", "project"):
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
    if lays_down(scene, draft, years, last):
        return "criterion"
    return "status" if _is_ground(scene, draft) or _explains_slogan(scene, draft) else ""


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
