"""What earlier words of a sentence carry over to a later value: its verb, its change.

In: a draft, what stands before its value, the drafts before. Out: the draft with verb, change and
the year it is compared with. (Places carry over in `names.carry_scope`.)
"""

from __future__ import annotations

import re

from ecociv.codebook.words import words
from ecociv.extract.drafts import Draft
from ecociv.extract.names.asked import WORKED
from ecociv.extract.phrases.context import Context
from ecociv.extract.phrases.edges import CLAUSE_MARK
from ecociv.extract.values.tokens import YEAR

_LIST_GAP = re.compile(r"(?:以上|左右)?\s*(?:、|和|及|以及|与)\s*")
_NOUN_GAP = re.compile(r"[^,;。]{0,16}(?:、|[和及与])")
#: Names of what is only ever cut or planted: substances, kinds of forest.
_BARE = re.compile(r"[硫氮磷]|化物|颗粒物|粉尘|烟尘|需氧量|[^森]林(?:工程)?$|绿地$")
_TOTAL = re.compile(r"总[量数]|累计")
#: 新增40个|,总计达|100个
_ITS_TOTAL = re.compile(r",(?:总计|累计|总数|总量|合计|共计?)(?:达到?|为|将达)")
_PAIR = 2
_STOCK = re.compile(r"面积|产量|总|规模|蓄积|率$")
#: 以上,力争达到: the same again, set higher.
_STRIVES = re.compile(
    r"(?:以上)?[,、]?(?:并|且|同时)?(?:力争|争取|努力|确保)(?:达到?|实现|突破|超过)?到?"
)
_GAP = "、,和及 "
_MORE = ("新增", "净增")
_SHARE_NAME = re.compile(r"[率比度]$|比[例重]|占|份额|面积$")
#: A year compared with carries over to a value that is nearer than this.
_BASELINE_REACH = 60
#: 其中|A 5亩,B 8亩,: the members before.
_PARTS = re.compile(r"其中:?(?:[\u4e00-\u9fff、]{1,12}\d[\d.]*[万亿]?[\u4e00-\u9fff]{1,3}[,、])+")
_PARTS_REACH = 100
#: Between a change from one level to another and the same in other words.
_OTHER_WAY = re.compile(
    r"(?:以上|以下|左右|以内)?,(?:力争|争取|累计|共|净|即|实现)?(?:降低|下降|减少|提高|升高|上升|提升|增加|增长|改善|缩小|降|升)了?"
)
_OTHER_TIME = re.compile(rf"[。;\n比较与{YEAR}]|同比|年均|每年|[全今当]年")


def carry_verb(text: str, draft: Draft, found: Context, earlier: list[Draft]) -> None:
    """新增A 5家、B 8家: a member of a list without a verb of its own takes the verb before it."""
    if not earlier or draft.verb or draft.is_inherited:
        return
    said = any(word.group != "bound_before" for word in found.peeled.words)
    if said or _TOTAL.search(found.head_text) or found.peeled.contains("突破"):
        # 新增企业80家、总量突破1000家
        return
    last = earlier[-1]
    if _adds_again(text, draft, found, earlier):
        draft.verb_group = "deliver_up"
        return
    begin = last.quantity.end
    if last.is_criterion and last.verb_group in WORKED:
        # 拆除10蒸吨以下锅炉|20台: the verb stands before the threshold
        if not CLAUSE_MARK.search(text, begin, draft.quantity.start):
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
    between = (behind, max(behind, _start_of_name(text, draft, found)))
    same_unit = last.quantity.unit == draft.quantity.unit
    if last.change != "delta" or not (same_unit or _is_work(last)):
        return
    if (
        _LIST_GAP.fullmatch(text, *between)
        or (draft.is_named_behind and _NOUN_GAP.fullmatch(text, begin, draft.quantity.start))
        or (same_unit and _is_sister(text, draft, last, found))
    ):
        draft.verb = last.verb
        draft.verb_group = last.verb_group or f"deliver_{last.direction}"
        money = draft.quantity.unit.endswith("元") and "投资" not in draft.indicator
        if same_unit and money and last.indicator.startswith(_MORE):
            # 新增减税15亿元、降费8亿元: money is no work done, but added all the same
            draft.change, draft.direction = last.change, last.direction


def _start_of_name(text: str, draft: Draft, found: Context) -> int:
    """Where the words of a name begin, its place with it (、全市|学位, ,交通沿线|厕所)."""
    start = found.np_start
    for place in (draft.scope, found.whole):
        if place and text.startswith(place, start - len(place)):
            return start - len(place)
    return start


def _adds_again(text: str, draft: Draft, found: Context, earlier: list[Draft]) -> bool:
    """Whether a value is an amount added before its total, as one before the semicolon was.

    新增点位40个,总计达100个;特色道路|10条,总计达30条.
    """
    if text[found.left - 1] != ";" or len(earlier) < _PAIR:
        return False
    if not _ITS_TOTAL.match(text, draft.quantity.end):
        return False
    added, total = earlier[-2:]
    return (
        added.change == "delta"
        and added.direction == "up"
        and total.change == "level"
        and _ITS_TOTAL.fullmatch(text, added.quantity.end, total.quantity.start) is not None
        and text.find(";", total.quantity.end, found.np_start) == found.left - 1
    )


def _is_work(draft: Draft) -> bool:
    """Whether a verb says what is done to whatever is counted behind it."""
    return draft.verb_group in WORKED or "新增" in draft.verb_words


def _is_part(text: str, found: Context) -> bool:
    """Whether a name stands behind 其中, alone or as a later member of its list, or in brackets."""
    if text[max(0, found.np_start - 1) : found.np_start] == "(":
        # 造林补植90万亩(经济林23万亩)
        return True
    low = max(0, found.np_start - _PARTS_REACH)
    at = text.rfind("其中", low, found.np_start)
    return at >= 0 and (at >= found.left or _PARTS.fullmatch(text, at, found.np_start) is not None)


def _is_sister(text: str, draft: Draft, last: Draft, found: Context) -> bool:
    """Whether a clause of a bare name and value goes on with the work of the one before.

    压减炼铁产能490万吨,炼钢产能509万吨; 减排二氧化硫11万吨,氮氧化物9万吨.
    """
    start = _start_of_name(text, draft, found)
    carried = draft.scope and start == found.np_start and not text.startswith(draft.scope, start)
    if draft.is_named_behind or start != found.left or carried:
        return False
    worked = bool(last.verb) and last.indicator.startswith(last.verb)
    if text[found.left - 1] != "," and not (worked and text[found.left - 1] == ";"):
        return False
    if CLAUSE_MARK.search(text, last.quantity.end, found.left - 1):
        return False
    name = draft.indicator
    if draft.scope and _STOCK.search(name):
        return False
    return name[-2:] == last.indicator[-2:] or bool(_BARE.search(name) and not _STOCK.search(name))


def carry_change(text: str, draft: Draft, earlier: list[Draft]) -> None:
    """能耗下降15%,力争达到16%: what is no share cannot stand at 16%, so it falls by that, too."""
    if not earlier or draft.change != "level":
        return
    last = earlier[-1]
    if draft.quantity.unit != "%":
        _carry_added(text, draft, last)
        return
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


def _carry_added(text: str, draft: Draft, last: Draft) -> None:
    """新增装机确保达到120万千瓦,力争达到|180万千瓦: as much added, set higher."""
    if last.change != "delta" or last.quantity.unit != draft.quantity.unit:
        return
    if "head_inherited" not in draft.rules or not last.indicator.startswith(_MORE):
        return
    if _STRIVES.fullmatch(text, last.quantity.end, draft.quantity.start):
        draft.indicator = last.indicator
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
    """能耗比2020年下降6%,水耗下降7%: the year compared with holds for the next clause.

    由2005年的522立方米下降到418立方米,降低20%: so does that of a change told in other words.
    """
    if earlier and draft.change in ("relative", "delta") and "from_to" in earlier[-1].rules:
        last = earlier[-1]
        inherited = draft.is_inherited and draft.baseline_span == (-1, -1)
        if (
            inherited
            and not last.is_start
            and _OTHER_WAY.fullmatch(text, last.quantity.end, draft.quantity.start)
        ):
            draft.baseline_span = last.baseline_span
            return
    if not earlier or draft.change != "relative" or draft.baseline_span != (-1, -1):
        return
    last = earlier[-1]
    if last.is_start and not CLAUSE_MARK.search(text, last.quantity.end, draft.quantity.start):
        draft.baseline_span, draft.baseline_value = last.baseline_span, None
        return
    gap = text[last.quantity.end : draft.quantity.start]
    alike = last.change == "relative" and last.direction == draft.direction
    if alike and len(gap) < _BASELINE_REACH and not _OTHER_TIME.search(gap):
        draft.baseline_span = last.baseline_span
