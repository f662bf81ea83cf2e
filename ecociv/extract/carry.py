"""What earlier words of a sentence carry over to a later value: its verb, its place.

In: a draft, what stands before its value, the drafts before. Out: the draft, completed.
"""

from __future__ import annotations

import re

from ecociv.codebook.established import established_names
from ecociv.extract.context import Context
from ecociv.extract.drafts import Draft
from ecociv.extract.phrases import last_match
from ecociv.extract.tokens import YEAR

_DELIVERED = ("deliver_up", "deliver_down")
_LIST_GAP = re.compile(r"(?:以上|左右)?\s*(?:、|和|及|以及|与)\s*")
_NOUN_GAP = re.compile(r"[^,;。]{0,16}(?:、|和|及)")
_CITY_PART = re.compile(
    r"[\u4e00-\u9fff]{0,4}市区|城区|主城区|中心城区|县城|老城区|新城区|建制镇"
    r"|县以上城市|县级以上城市|县级及以上城市"
    r"|[\u4e00-\u9fff]{2,6}(?:流域|江|河|湖)(?:\([^()]{2,6}\))?(?:主干流|干流|支流)"
)
_OTHER_SCOPE = re.compile(r"[。;\n]|全市|全省|全县|全区|农村|城镇|乡村|建成区")
#: A place carries over to a value that is nearer than this.
_MAX_GAP = 60
_PLACE = r"[\u4e00-\u9fff]{0,4}(?:城区|市区|县城|开发区|园区|湖区|库区|建成区)"
_SUBJECT = re.compile(
    rf"(?:^|[,;。\n{YEAR}])"
    rf"(?P<place>(?:[\u4e00-\u9fff]{{2,4}}(?:城区|市区|县城|开发区|园区)、)*{_PLACE})"
    r"(?=各(?:单位|部门)|基本|全面|率先|建成|完成|实现|布置|要|建设|新建|按照|所有)"
)
_WHOLE = re.compile(r"全市|全省|全县|全区|各[县区市乡镇地]|所有")
_TOWN = re.compile(r"城镇|城市|全市|城区|县城")
_NOT_RURAL = ("农村", "城镇", "城市", "全")
_MONEY = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:投资额?|产值|税收|营收|收入|利润|交易额|订单|资金|补助)"
)
_MARK = re.compile(r"[,;。\n]")
_OTHER_TIME = re.compile(rf"[。;\n比较与{YEAR}]|同比|年均|每年|增长")
_SENTENCE_REACH = 160


def carry_verb(text: str, draft: Draft, found: Context, earlier: list[Draft]) -> None:
    """新增A 5家、B 8家: a member of a list without a verb of its own takes the verb before it."""
    if not earlier or draft.verb or found.peeled.words or draft.is_inherited:
        return
    last = earlier[-1]
    begin = last.quantity.end
    if "其中" in text[found.left : found.np_start]:
        # 造林12万亩,占任务的120%,其中经济林3万亩
        same = [one for one in earlier if one.quantity.unit == draft.quantity.unit]
        if same and same[-1].change == "delta":
            draft.verb, draft.verb_group = same[-1].verb, f"deliver_{same[-1].direction}"
        return
    if last.verb_group not in _DELIVERED:
        return
    if _LIST_GAP.fullmatch(text, begin, max(begin, found.np_start)) or (
        draft.is_named_behind and _NOUN_GAP.fullmatch(text, begin, draft.quantity.start)
    ):
        draft.verb, draft.verb_group = last.verb, last.verb_group


def carry_scope(text: str, draft: Draft, found: Context, earlier: list[Draft]) -> None:
    """A part of the city named at the start of a sentence holds for its later clauses too."""
    if not earlier or draft.scope or found.whole or draft.whole:
        return
    last = earlier[-1]
    begin, end = last.quantity.end, draft.quantity.start
    if (
        end - begin < _MAX_GAP
        and _CITY_PART.fullmatch(last.scope)
        and not _OTHER_SCOPE.search(text, begin, end)
        and _is_topic(text, last)
    ):
        draft.scope = last.scope


def _is_topic(text: str, draft: Draft) -> bool:
    """Whether a scope opens its clause (市区绿地率…), not an object behind a verb (实现市区…)."""
    at = text.rfind(draft.scope, max(0, draft.np_start - 12), draft.quantity.start)
    return at == 0 or (at > 0 and text[at - 1] in f",;:。\n{YEAR}、使让")


def subject_scope(text: str, draft: Draft, found: Context, earlier: list[Draft]) -> None:
    """A place that is the subject of the sentence holds for values without a place of their own."""
    if draft.scope or found.whole:
        return
    draft.scope = found.subject or _counted_subject(text, draft, earlier)
    if draft.scope:
        at, count = draft.place
        each = draft.scope.split("、")
        if count == len(each) > 1:
            # 各县、各区新增绿地分别达到80公顷、120公顷
            draft.scope = each[at]
        return
    end = draft.quantity.start
    place = last_match(_SUBJECT, text, max(0, _sentence_start(text, end) - 1), end)
    if place and not _WHOLE.search(text, place.end(), end):
        draft.scope = place.group("place")


def _counted_subject(text: str, draft: Draft, earlier: list[Draft]) -> str:
    """Things that were counted right before and have the money: 330个项目|完成投资890亿元."""
    if not earlier or not draft.quantity.unit.endswith("元") or draft.is_inherited:
        return ""
    last = earlier[-1]
    if "noun_after" not in last.rules or last.verb or not _MONEY.fullmatch(draft.indicator):
        return ""
    between = text[last.quantity.end : draft.quantity.start]
    return "" if _MARK.search(between) else last.indicator


def _sentence_start(text: str, pos: int) -> int:
    """Start of the sentence of a position, at most some lines back."""
    low = max(0, pos - _SENTENCE_REACH)
    return max(low, *(text.rfind(mark, low, pos) + 1 for mark in "。;\n!?"))


def carry_baseline(text: str, draft: Draft, earlier: list[Draft]) -> None:
    """能耗比2020年下降6%,水耗下降7%: the year compared with holds for the next clause."""
    if not earlier or draft.change != "relative" or draft.baseline_span != (-1, -1):
        return
    last = earlier[-1]
    gap = text[last.quantity.end : draft.quantity.start]
    alike = last.change == "relative" and last.direction == draft.direction
    if alike and len(gap) < _MAX_GAP and not _OTHER_TIME.search(gap):
        draft.baseline_span = last.baseline_span


def rural_scope(text: str, start: int, draft: Draft) -> None:
    """农村 said earlier in a sentence holds for a name that is established with it.

    Parameters
    ----------
    text
        Masked, folded text.
    start
        Where the sentence begins.
    draft
        A draft of this sentence.
    """
    if draft.scope or draft.indicator.startswith(_NOT_RURAL):
        return
    if f"农村{draft.indicator}" not in established_names():
        return
    at = text.rfind("农村", start, draft.quantity.start)
    if at >= 0 and not _TOWN.search(text, at, draft.quantity.start):
        draft.scope = "农村"
