"""What earlier words of a sentence carry over to a later value: its place.

In: a draft, what stands before its value, the drafts before. Out: the draft with its scope. (Verbs
and changes carry over in `names.carry`.)
"""

from __future__ import annotations

import re

from ecociv.codebook.established import established_names
from ecociv.extract.drafts import Draft
from ecociv.extract.phrases.context import Context
from ecociv.extract.phrases.edges import CLAUSE_MARK
from ecociv.extract.phrases.peel import last_match
from ecociv.extract.values.tokens import YEAR

_CITY_PART = re.compile(
    r"[\u4e00-\u9fff]{0,4}市区|(?:主|中心|老|新)?城区|县城|建制镇|县(?:级及?)?以上城市"
    r"|[\u4e00-\u9fff]{2,6}(?:流域|江|河|湖)(?:\([^()]{2,6}\))?(?:主干流|干流|支流)"
)
_OTHER_SCOPE = re.compile(r"[。;\n]|全市|全省|全县|全区|农村|城镇|乡村|建成区")
#: The next value of a part stands one clause on, without a place of its own.
_ONE_CLAUSE_ON = re.compile(
    r"[^,。;\n]{0,6},(?!全[市省县区]|农村|城镇|乡村|城市|[省市县地])[^,。;\n]*"
)
_NEXT_PART = re.compile(r"[^。;\n]{0,20};(?P<part>.{0,60})")
_PART_REACH = 60
#: A place carries over to a value that is nearer than this.
_MAX_GAP = 60
#: So many values back a sentence is asked for what it carries over.
_NEAR = 12
_PLACE = r"[\u4e00-\u9fff]{0,4}(?:城区|市区|县城|开发区|园区|湖区|库区|建成区|中心城市)"
_SUBJECT = re.compile(
    rf"(?:^|[,;。\n{YEAR}])"
    rf"(?P<place>(?:[\u4e00-\u9fff]{{2,4}}(?:城区|市区|县城|开发区|园区)、)*{_PLACE})"
    r"(?=各(?:单位|部门)|基本|全面|率先|建成(?!区)|完成|实现|布置|要|建设|新建|按照|所有)"
)
#: 强力推进园区|建设: a verb, and what it is about.
_VERB_INSIDE = re.compile(
    "推进|加快|强化|开展|实施|新增|新建|改造|支持|推动|打造|提升|完善|加强|启动|优化|促进|聚焦|围绕|做[大好强优]|抓好|深化|统筹|巩固|消除|规划"
)
_WHOLE = re.compile(r"全市|全省|全县|全区|各[县区市乡镇地]|所有")
_TOWN = re.compile(r"城镇|城市|全[省市州县区旗盟]|城区|县城")
_OWN_PLACE = ("城市", "农村", "城镇", "乡村")
_NOT_RURAL = ("农村", "城镇", "城市", "全")
_MONEY = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:投资额?|产值|税收|营收|收入|利润(?:总额)?|利税(?:总额)?|增加值|[交贸]易额|[销零]售额|营业额|订单|资金|补助)"
)
#: How far such works are: 330个项目完成投资890亿元、|投资完成率98%.
_OF_WORKS = re.compile(r"(?:年度|计划)?(?:投资|计划)*(?:完成|到位)率|(?:项目)?(?:开工|竣工|投产)率")
_SENTENCE_REACH = 160


def carry_scope(text: str, draft: Draft, found: Context, earlier: list[Draft]) -> None:
    """A part of the city named at the start of a sentence holds for its later clauses too."""
    if not earlier or draft.scope or found.whole or draft.whole:
        return
    # …,同比下降2%: a value without a name of its own leaves the place as it was
    last = next(
        (one for one in reversed(earlier[-_NEAR:]) if "head_inherited" not in one.rules),
        earlier[-1],
    )
    begin, end = last.quantity.end, draft.quantity.start
    own = draft.indicator.startswith(_OWN_PLACE) and not last.scope.endswith(_OWN_PLACE)
    if own and text.find("其中", begin, end) < 0:
        # 城区绿化率达到40%,|城市水源地绿化率达到70%
        return
    if last.scope and (_is_parallel(text, last, draft, earlier) or _is_within(text, last, draft)):
        draft.scope = last.scope
        return
    if (
        end - begin < _MAX_GAP
        and _CITY_PART.fullmatch(last.scope)
        and not _OTHER_SCOPE.search(text, begin, end)
        # 中心城区绿化率达到40%,建成公园5个: whose rate it was is no subject of what is built
        and not (last.quantity.unit == "%" and draft.is_named_behind)
        and _is_topic(text, last)
    ):
        draft.scope = last.scope


def _is_within(text: str, last: Draft, draft: Draft) -> bool:
    """Whether a value is a part of what a lone place has: 甲区25公顷,其中绿地12公顷."""
    alone = "head_missing" in last.rules and not last.indicator
    same = last.quantity.unit == draft.quantity.unit
    return alone and same and text.find("其中", last.quantity.end, draft.quantity.start) >= 0


def _is_parallel(text: str, last: Draft, draft: Draft, earlier: list[Draft]) -> bool:
    """Whether two values stand in one of several parts that tell the same of different places.

    甲县利用率达到90%,还田率达到60%;乙县利用率达到80%,还田率达到50%.
    """
    begin, end = last.quantity.end, draft.quantity.start
    if draft.is_named_behind or end - begin > _MAX_GAP:
        return False
    if not _ONE_CLAUSE_ON.fullmatch(text, begin, end):
        return False
    at = text.rfind(last.scope, max(0, last.np_start - _PART_REACH), last.quantity.start)
    if at < 0 or text[at - 1 : at] not in (*",;:。\n", ""):
        return False
    behind = _NEXT_PART.match(text, draft.quantity.end, draft.quantity.end + _PART_REACH)
    return (behind is not None and behind.group("part").find(last.indicator) > 0) or any(
        one.indicator == last.indicator and one.scope not in ("", last.scope)
        for one in earlier[-_NEAR:]
    )


def _is_topic(text: str, draft: Draft) -> bool:
    """Whether a scope opens its clause (市区绿地率…), not an object behind a verb (实现市区…)."""
    at = text.rfind(draft.scope, max(0, draft.np_start - 12), draft.quantity.start)
    return at == 0 or (at > 0 and text[at - 1] in f",;:。\n{YEAR}、使让")


def subject_scope(text: str, draft: Draft, found: Context, earlier: list[Draft]) -> None:
    """A place that is the subject of the sentence holds for values without a place of their own."""
    if draft.scope or found.whole:
        return
    at, count = draft.place
    before = earlier[-count:]
    if count > 1 and [one.place for one in before] == [(place, count) for place in range(count)]:
        # 甲区、乙区PM10分别为57、54,PM2.5分别为|36、34
        places = [one.scope for one in before]
        if all(places) and len(set(places)) == count:
            draft.scope = places[at]
            return
    draft.scope = found.subject or _counted_subject(text, draft, earlier)
    if draft.scope:
        each = draft.scope.split("、")
        if count == len(each) > 1:
            # 各县、各区新增绿地分别达到80公顷、120公顷
            draft.scope = each[at]
        return
    end = draft.quantity.start
    low = max(0, end - _SENTENCE_REACH)
    # every such place has one of these, and most sentences have none
    if text.find("区", low, end) < 0 and text.find("城", low, end) < 0:
        return
    place = last_match(_SUBJECT, text, max(0, _sentence_start(text, end) - 1), end)
    if place is None or _VERB_INSIDE.search(place.group("place")):
        return
    if not _WHOLE.search(text, place.end(), end):
        draft.scope = place.group("place").removeprefix("在")


def _counted_subject(text: str, draft: Draft, earlier: list[Draft]) -> str:
    """Things that were counted right before and have the money: 330个项目|完成投资890亿元."""
    counted = earlier[-2:-1]
    if (
        counted
        and "noun_after" in counted[0].rules
        and counted[0].indicator == earlier[-1].scope
        and _OF_WORKS.fullmatch(draft.indicator)
    ):
        return earlier[-1].scope
    if not earlier or not draft.quantity.unit.endswith("元") or draft.is_inherited:
        return ""
    last = earlier[-1]
    if "noun_after" not in last.rules or last.verb or not _MONEY.fullmatch(draft.indicator):
        return ""
    between = text[last.quantity.end : draft.quantity.start]
    return "" if CLAUSE_MARK.search(between) else last.indicator


def _sentence_start(text: str, pos: int) -> int:
    """Start of the sentence of a position, at most some lines back."""
    low = max(0, pos - _SENTENCE_REACH)
    return max(low, *(text.rfind(mark, low, pos) + 1 for mark in "。;\n!?"))


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
