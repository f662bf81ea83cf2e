"""What earlier words of a sentence carry over to a later value: its verb, its place.

In: a draft, what stands before its value, the drafts before. Out: the draft, completed.
"""

from __future__ import annotations

import re

from ecociv.codebook.established import established_names
from ecociv.codebook.words import words
from ecociv.extract.asked import WORKED
from ecociv.extract.context import Context
from ecociv.extract.drafts import Draft
from ecociv.extract.phrases import last_match
from ecociv.extract.tokens import YEAR

_LIST_GAP = re.compile(r"(?:以上|左右)?\s*(?:、|和|及|以及|与)\s*")
_NOUN_GAP = re.compile(r"[^,;。]{0,16}(?:、|和|及)")
_CLAUSE_MARK = re.compile(r"[,;。\n]")
#: Names of what is only ever cut or planted: substances, kinds of forest.
_BARE = re.compile(r"[硫氮磷]|化物|颗粒物|粉尘|烟尘|需氧量|[^森]林(?:工程)?$|绿地$")
_TOTAL = re.compile(r"总[量数]|累计")
_STOCK = re.compile(r"面积|产量|总|规模|蓄积|率$")
_CITY_PART = re.compile(
    r"[\u4e00-\u9fff]{0,4}市区|城区|主城区|中心城区|县城|老城区|新城区|建制镇"
    r"|县以上城市|县级以上城市|县级及以上城市"
    r"|[\u4e00-\u9fff]{2,6}(?:流域|江|河|湖)(?:\([^()]{2,6}\))?(?:主干流|干流|支流)"
)
_OTHER_SCOPE = re.compile(r"[。;\n]|全市|全省|全县|全区|农村|城镇|乡村|建成区")
#: The next value of a part stands one clause on, without a place of its own.
_ONE_CLAUSE_ON = re.compile(
    r"[^,。;\n]{0,6},(?!全[市省县区]|农村|城镇|乡村|城市|[省市县地])[^,。;\n]*"
)
#: 以上,力争达到: the same again, set higher.
_STRIVES = re.compile(
    r"(?:以上)?[,、]?(?:并|且|同时)?(?:力争|争取|努力|确保)(?:达到?|实现|突破|超过)?到?"
)
_GAP = "、,和及 "
_SHARE_NAME = re.compile(r"[率比度]$|比[例重]|占|份额|面积$")
_NEXT_PART = re.compile(r"[^。;\n]{0,20};(?P<part>.{0,60})")
_PART_REACH = 60
#: So many values back a sentence is asked for what it carries over.
_NEAR = 12
#: A place carries over to a value that is nearer than this.
_MAX_GAP = 60
_PLACE = r"[\u4e00-\u9fff]{0,4}(?:城区|市区|县城|开发区|园区|湖区|库区|建成区|中心城市)"
_SUBJECT = re.compile(
    rf"(?:^|[,;。\n{YEAR}])"
    rf"(?P<place>(?:[\u4e00-\u9fff]{{2,4}}(?:城区|市区|县城|开发区|园区)、)*{_PLACE})"
    r"(?=各(?:单位|部门)|基本|全面|率先|建成|完成|实现|布置|要|建设|新建|按照|所有)"
)
_WHOLE = re.compile(r"全市|全省|全县|全区|各[县区市乡镇地]|所有")
_TOWN = re.compile(r"城镇|城市|全市|城区|县城")
_OWN_PLACE = ("城市", "农村", "城镇", "乡村")
_NOT_RURAL = ("农村", "城镇", "城市", "全")
_MONEY = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:投资额?|产值|税收|营收|收入|利润|交易额|订单|资金|补助)"
)
#: 其中|A 5亩,B 8亩,: the members before.
_PARTS = re.compile(r"其中:?(?:[\u4e00-\u9fff、]{1,12}\d[\d.]*[万亿]?[\u4e00-\u9fff]{1,3}[,、])+")
_PARTS_REACH = 100
_OTHER_TIME = re.compile(rf"[。;\n比较与{YEAR}]|同比|年均|每年|增长")
_SENTENCE_REACH = 160


def carry_verb(text: str, draft: Draft, found: Context, earlier: list[Draft]) -> None:
    """新增A 5家、B 8家: a member of a list without a verb of its own takes the verb before it."""
    if not earlier or draft.verb or draft.is_inherited:
        return
    if any(word.group != "bound_before" for word in found.peeled.words):
        return
    if _TOTAL.search(found.head_text):
        # 新增企业80家、总量突破1000家
        return
    last = earlier[-1]
    begin = last.quantity.end
    if last.is_criterion and last.verb_group in WORKED:
        # 拆除10蒸吨以下锅炉|20台: the verb stands before the threshold
        if not _CLAUSE_MARK.search(text, begin, draft.quantity.start):
            draft.verb, draft.verb_group = last.verb, last.verb_group
            draft.indicator = f"{last.verb}{draft.indicator}"
        return
    if _is_part(text, found):
        # 造林12万亩,占任务的120%,其中经济林3万亩
        unit = draft.quantity.unit[-1:]
        same = [one for one in earlier if one.quantity.unit[-1:] == unit]
        if same and same[-1].change == "delta":
            draft.verb, draft.verb_group = same[-1].verb, f"deliver_{same[-1].direction}"
        return
    if last.is_criterion:
        return
    behind = max(begin, last.words_end) if last.is_named_behind else begin
    between = (behind, max(behind, found.np_start))
    same_unit = last.quantity.unit == draft.quantity.unit
    if last.change != "delta" or not (same_unit or last.verb_group in WORKED):
        return
    if (
        _LIST_GAP.fullmatch(text, *between)
        or (draft.is_named_behind and _NOUN_GAP.fullmatch(text, begin, draft.quantity.start))
        or (same_unit and _is_sister(text, draft, last, found))
    ):
        draft.verb = last.verb
        draft.verb_group = last.verb_group or f"deliver_{last.direction}"


def _is_part(text: str, found: Context) -> bool:
    """Whether a name stands behind 其中, alone or as a later member of its list."""
    low = max(0, found.np_start - _PARTS_REACH)
    at = text.rfind("其中", low, found.np_start)
    return at >= 0 and (at >= found.left or _PARTS.fullmatch(text, at, found.np_start) is not None)


def _is_sister(text: str, draft: Draft, last: Draft, found: Context) -> bool:
    """Whether a clause of a bare name and value goes on with the work of the one before.

    压减炼铁产能490万吨,炼钢产能509万吨; 减排二氧化硫11万吨,氮氧化物9万吨.
    """
    if draft.is_named_behind or draft.scope or found.np_start != found.left:
        return False
    if text[found.left - 1] != ",":
        return False
    if _CLAUSE_MARK.search(text, last.quantity.end, found.left - 1):
        return False
    name = draft.indicator
    return name[-2:] == last.indicator[-2:] or bool(_BARE.search(name) and not _STOCK.search(name))


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
    begin = max(0, _sentence_start(text, end) - 1)
    # every such place has one of these, and most sentences have none
    named = text.find("区", begin, end) >= 0 or text.find("城", begin, end) >= 0
    place = last_match(_SUBJECT, text, begin, end) if named else None
    if place and not _WHOLE.search(text, place.end(), end):
        draft.scope = place.group("place").removeprefix("在")


def _counted_subject(text: str, draft: Draft, earlier: list[Draft]) -> str:
    """Things that were counted right before and have the money: 330个项目|完成投资890亿元."""
    if not earlier or not draft.quantity.unit.endswith("元") or draft.is_inherited:
        return ""
    last = earlier[-1]
    if "noun_after" not in last.rules or last.verb or not _MONEY.fullmatch(draft.indicator):
        return ""
    between = text[last.quantity.end : draft.quantity.start]
    return "" if _CLAUSE_MARK.search(between) else last.indicator


def _sentence_start(text: str, pos: int) -> int:
    """Start of the sentence of a position, at most some lines back."""
    low = max(0, pos - _SENTENCE_REACH)
    return max(low, *(text.rfind(mark, low, pos) + 1 for mark in "。;\n!?"))


def carry_change(text: str, draft: Draft, earlier: list[Draft]) -> None:
    """能耗下降15%,力争达到16%: what is no share cannot stand at 16%, so it falls by that, too."""
    if not earlier or draft.change != "level" or draft.quantity.unit != "%":
        return
    last = earlier[-1]
    if last.change not in ("relative", "annual_rate") or last.quantity.unit != "%":
        return
    begin, end = last.quantity.end, draft.quantity.start
    is_share = _SHARE_NAME.search(draft.indicator) is not None
    # 化学需氧量削减11%,|氨氮12%
    beside = draft.indicator in words("element") and text[begin:end].strip(_GAP) == draft.indicator
    # 排放总量削减10%,其中甲区|7%
    within = "head_inherited_scope" in draft.rules and not (draft.verb_words or is_share)
    higher = "head_inherited" in draft.rules and _STRIVES.fullmatch(text, begin, end)
    if beside or within:
        draft.baseline_span = last.baseline_span
    if beside or within or (higher and not is_share):
        draft.change, draft.direction = last.change, last.direction


def mark_base(text: str, draft: Draft, found: Context, start: int) -> None:
    """比2010年的|12.4万吨、1.1万吨分别减少…: values compared with are what was.

    Parameters
    ----------
    text
        Masked, folded text.
    draft
        A draft whose change is known.
    found
        What stands before the list of its value.
    start
        Where that list begins.
    """
    low = found.baseline_span[0]
    if draft.change != "level" or low < 0 or text[low] not in "比较":
        return
    if text[low:start].rstrip().endswith("的"):
        draft.is_start = True


def carry_baseline(text: str, draft: Draft, earlier: list[Draft]) -> None:
    """能耗比2020年下降6%,水耗下降7%: the year compared with holds for the next clause."""
    if not earlier or draft.change != "relative" or draft.baseline_span != (-1, -1):
        return
    last = earlier[-1]
    if last.is_start and not _CLAUSE_MARK.search(text, last.quantity.end, draft.quantity.start):
        draft.baseline_span, draft.baseline_value = last.baseline_span, None
        return
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
