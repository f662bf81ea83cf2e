"""Names for values that are no plain numbers: parts of a structure, and 全覆盖.

In: a `Slot` with such a value. Out: a `Head`.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Head
from ecociv.extract.names.earlier import clause_before
from ecociv.extract.names.tails import complete_tails
from ecociv.extract.phrases.slots import Slot

_INDUSTRIES = ("第一产业比重", "第二产业比重", "第三产业比重")
_OF_INDUSTRIES = re.compile(r"三次产业|三产|一二三产|产业结构|产业比")
#: 三次产业结构进一步优化,调整为…: the structure is told before.
_TOLD = re.compile(
    r"(?:三次产业|三产|一二三产业?|产业)(?:增加值)?(?:结构|比例|比重|占比|之?比)[^,;。:\d]{0,16}"
    r"[,:][^,;。:\d]{0,16}$"
)
_TOLD_REACH = 48
#: 一、二、三次产业增加值分别达到…,结构比例调整为…
_BARE = ("结构比例", "结构", "比例", "比重", "构成", "结构比")
_OF_THREE = re.compile(r"次产业")
_THREE_REACH = 120
_STRUCTURE_END = re.compile(r"(?:结构|比例|比重|占比|之?比).*$")
_MEMBER = re.compile(r"、|和")
_HUNDRED_PERCENT = re.compile(r"百分之?百$")
#: Where everything is covered, the first noun says where: 乡镇垃圾收集设施全覆盖.
_COVERED_AREA = re.compile(
    r"(?:具备条件的)?(?:乡镇|镇街|镇村|街道|建制村|行政村|自然村|村庄|县乡村三级|县区|市县|社区)"
    r"(?!卫生|医院|服务中心|污水|企业|道路)的?"
    r"|[\u4e00-\u9fff]{0,24}(?:园区|开发区|高新区|经开区|集聚区)(?=污水|废水|管网|雨污|集中|供热|供气|监测|监控)"
)


def ratio_heads(slot: Slot) -> list[Head]:
    """Parts of a percentage structure: 三次产业结构为0.7:11.5:87.8 names the three industries.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> from ecociv.extract.phrases.slots import Slot, context_of, named
    >>> s = "三次产业结构调整为0.7:11.5:87.8"
    >>> values = [token for token in scan(s) if token.start > s.index("为")]
    >>> slot = named(Slot(s, values, context_of(s, values, 0), [], len(s)))
    >>> [head.indicator for head in ratio_heads(slot)]
    ['第一产业比重', '第二产业比重', '第三产业比重']
    """
    whole = slot.phrase or (slot.last.whole if slot.last else "") or _told_before(slot)
    # a structure that follows without a name finds that of the whole in the drafts of this one
    slot.found.whole = whole
    if whole in _BARE and _OF_THREE.search(slot.text, *_reach(slot)):
        whole = "三次产业结构"
    if _OF_INDUSTRIES.search(whole):
        names, rule = list(_INDUSTRIES), "ratio_of_industries"
    else:
        stem = _STRUCTURE_END.sub("", whole)
        parts = complete_tails([part for part in _MEMBER.split(f"{stem}比重") if part])
        names = [part if part.endswith("比重") else f"{part}比重" for part in parts]
        rule = "ratio_named"
    if len(names) < len(slot.values) or len(names) == 1:
        return [Head(whole, "", "ratio")] * len(slot.values)
    return [Head(name, "", rule) for name in names[: len(slot.values)]]


def _reach(slot: Slot) -> tuple[int, int]:
    """Where the words stand that may tell what a bare structure is of."""
    end = slot.first.start
    low = max(0, end - _THREE_REACH)
    return max(low, slot.text.rfind("。", low, end)), end


def _told_before(slot: Slot) -> str:
    """The structure of the industries where the clause before tells of it."""
    if len(slot.values) != len(_INDUSTRIES):
        return ""
    end = slot.first.start
    told = _TOLD.search(slot.text, max(0, end - _TOLD_REACH), end)
    return told.group() if told else ""


def full_head(slot: Slot) -> Head:
    """X全覆盖 -> X覆盖率.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> from ecociv.extract.phrases.slots import Slot, context_of, named
    >>> s = "农村生活垃圾收集处理全覆盖"
    >>> value = scan(s)
    >>> full_head(named(Slot(s, value, context_of(s, value, 0), [], len(s)))).indicator
    '农村生活垃圾收集处理覆盖率'
    """
    phrase, scope, found = slot.phrase, slot.scope, slot.found
    if not phrase:
        phrase = clause_before(slot.text, found.left) or (slot.last.indicator if slot.last else "")
    if found.delivery and found.is_verb_last:
        phrase += found.delivery.text
    phrase = _HUNDRED_PERCENT.sub("", phrase.replace("实现", ""))
    area = _COVERED_AREA.match(phrase)
    if area and not scope and len(phrase) > area.end() + 1:
        scope, phrase = area.group().rstrip("的"), phrase[area.end() :]
    name = phrase if phrase.endswith("覆盖率") else f"{phrase}覆盖率"
    return Head(name, scope, "full_coverage_name")
