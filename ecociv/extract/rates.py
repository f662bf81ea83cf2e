"""Rates whose subject stands in another clause: what is used, treated, done, or shared out.

In: a `Slot`. Out: a `Head`, or nothing.
"""

from __future__ import annotations

import re

from ecociv.extract.context import REACH, Context, left_edge
from ecociv.extract.drafts import Head
from ecociv.extract.phrases import tidy
from ecociv.extract.scopes import split_scope
from ecociv.extract.slots import Slot
from ecociv.extract.tokens import YEAR

_MIN_CLAUSE, _MAX_THING = 6, 16
#: 占总任务480万亩的|85.5%: the whole and how much it is.
_OF_TOLD = re.compile(
    r"占(?P<whole>[^,;。\d]{2,14}?)(?:约|近|超)?\d[\d.,]*[万亿]?"
    r"(?:亩|公顷|元|吨|人|户|公里|平方公里|平方米|立方米|千瓦)的(?:约|近|超)?$"
)
_WHOLE_TOLD = re.compile(r"占(?P<whole>[^,;。\d]{2,14}?)(?:约|近|超)?$")
_TOLD_NEXT = re.compile(r"的(?:约|近|超)?\d[\d.]*%")
_TASK_END = re.compile(r"(?:任务|计划|目标)(?:量|数|面积)?$")
_TOLD_REACH = 40
_RATE_OF_USE = re.compile(r"(?P<verb>使用|利用|应用|采用|普及|推广|配备|安装|覆盖)(?:率|比例)")
_RATE_OF_TREATMENT = re.compile(
    r"(?:综合|无害化|资源化|有效)?(?P<verb>处理|处置|利用|治理|收集|回收|改造|整治|绿化|覆盖)率"
)
_TREATED_BEFORE = re.compile(
    r"(?P<thing>[\u4e00-\u9fff]{2,16}?)(?:基本|全部|全面|均|得到|实现|有效|安全|规范|无害化|资源化|综合|集中)+"
    r"(?P<what>处理|处置|利用|治理|收集|回收|改造|整治|绿化|覆盖)"
)
_USERS_END = re.compile(r"(?:车辆?|船舶|企业|单位|机关|养殖场|农户|居民|家庭|小区|建筑|学校|医院)$")
_ADVERBS_END = re.compile(r"(?:全面|全部|优先|主要|推广|普遍|应|要|将|均|都)+$")
_URGED = re.compile(r"^(?:加快|大力|积极|推动|推进|鼓励|引导|支持|要求|确保|力争)+")
_AMONG = re.compile(r"在?(?P<whole>[^,;。]{3,20}?)(?P<ratio>比重|比例)?(?:之)?中$")
_AMONG_REACH = 40
#: The part and the whole.
_WITH_WHOLE = 2


def share_of_told(slot: Slot) -> Head | None:
    """占总任务|480万亩|的85.5%: the whole that a share is of, and the share."""
    text, value = slot.text, slot.first
    beside = text[value.start - 1] if value.unit == "%" else text[value.end : value.end + 1]
    last = slot.last if beside in ("的", "约", "近", "超") else None
    if last is None:
        return None
    if value.unit != "%":
        if not _TOLD_NEXT.match(text, value.end):
            return None
        begin = max(slot.found.left, value.start - _TOLD_REACH)
        before = _WHOLE_TOLD.search(text, begin, value.start)
        if before is None:
            return None
        whole = before.group("whole").strip()
        if _TASK_END.search(whole):
            whole = last.indicator.removesuffix("面积") + whole
        return Head(whole, last.scope, "share_of_whole")
    told = _OF_TOLD.search(text, max(0, value.start - _TOLD_REACH), value.start)
    if told is None or len(slot.earlier) < _WITH_WHOLE:
        return None
    part = slot.earlier[-2]
    return Head(f"{part.indicator}占{told.group('whole')}比例", part.scope, "share_of_whole")


def rate_of_use(slot: Slot) -> Head | None:
    """出租车使用清洁能源,使用率达到80%: what is used, and by whom, stands in the clause before."""
    rate = _RATE_OF_USE.fullmatch(slot.phrase)
    left = slot.found.left
    if rate is None or left < _MIN_CLAUSE or slot.text[left - 1] != ",":
        return None
    verb, end = rate.group("verb"), left - 1
    edge = left_edge(slot.text, end, max(0, left - REACH))
    at = slot.text.rfind(verb, edge, end)
    thing = tidy(slot.text[at + len(verb) : end])
    if at < 0 or not 2 <= len(thing) <= _MAX_THING or YEAR in thing or thing[-1].isdigit():
        return None
    users = _URGED.sub("", _ADVERBS_END.sub("", tidy(slot.text[edge:at])))
    scope = users if _USERS_END.search(users) else slot.scope
    return Head(f"{thing}{slot.phrase}", scope, "rate_of_use")


def rate_of_treatment(slot: Slot) -> Head | None:
    """厕所粪污得到有效处理,处理率达到100%: what is treated stands in the clause before."""
    rate = _RATE_OF_TREATMENT.fullmatch(slot.phrase)
    left = slot.found.left
    if rate is None or left < _MIN_CLAUSE or slot.text[left - 1] != ",":
        return None
    edge = left_edge(slot.text, left - 1, max(0, left - REACH))
    treated = _TREATED_BEFORE.fullmatch(slot.text[edge : left - 1])
    if treated is None or not treated.group("what").endswith(rate.group("verb")):
        return None
    scope, thing = split_scope(tidy(_URGED.sub("", treated.group("thing"))))
    return Head(f"{thing}{slot.phrase}", scope or slot.scope, "rate_of_use")


def share_among(text: str, found: Context) -> Head | None:
    """在A中,B占x%: the whole that a share is of stands in the clause before."""
    if found.left < 4 or text[found.left - 1] != ",":
        return None
    if not any(word.text.startswith("占") for word in found.peeled.words):
        return None
    end = found.left - 1
    edge = left_edge(text, end, max(0, found.left - _AMONG_REACH))
    match = _AMONG.fullmatch(text, edge, end)
    if match is None:
        return None
    part = tidy(found.head_text)
    if match.group("whole")[0].isdigit():
        # 87个断面中,Ⅰ-Ⅲ类断面占95%: of all that are counted
        return Head(f"{part}比例", "", "share_among")
    whole = f"{match.group('whole')}{match.group('ratio') or '比例'}"
    return Head(f"{part}占{whole}", "", "share_among")
