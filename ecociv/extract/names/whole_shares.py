"""Shares of a whole: 占总面积的20%, 占总任务480万亩的85.5%, 在总量中,风电占5%.

In: a `Slot`, or an `Asked`. Out: a `Head`, or nothing where no whole is told.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Head
from ecociv.extract.names.asked import Asked
from ecociv.extract.names.earlier import clause_before
from ecociv.extract.phrases.edges import left_edge
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.slots import Slot

#: 淘汰产能120万吨,为|省下达任务的|133%.
_OF_TASK = re.compile(
    r"占?(?:国家|上级|省|市|年度|全年|当年|本年度|“十.五”)?(?:委|政府)?(?:下达|计划|规划|目标)*的?"
    r"(?:任务|计划|目标)(?:任务)?[数量]?"
)
_TASK_AMOUNT = re.compile(r"占(?:年度|全年|总|计划)*(?:任务|计划)?")
_TOTAL_TASK = re.compile(r"总?任务(?=的?$)")
_RATIO_END = re.compile(r"(?:比例|比重)$")
#: 占地面积 is an area, 占地区生产总值 a share.
_TAKES_LAND = re.compile(r"占地(?!区)")
#: 占全县427个行政村的|61%
_OF_COUNTED = re.compile(
    r"占(?:[^,;。、\d]{0,8}\d[\d.]*[万余多]*[个家座处项条所](?P<whole>[^,;。、\d的]{1,12})"
    r"|(?P<task>(?:年度|全年|总|计划)*(?:任务|计划))\d[\d.]*[万亿]?[\u4e00-\u9fff]{1,3})的$"
)
_MEASURE_TAKES = re.compile(r"(?:总?面积|数量|人口|里程|长度|产值|产量)占")
_NUMBER_END = re.compile(r"(?:总数|数量|总量|个数)$")
#: 占总任务480万亩的|85.5%: the whole and how much it is.
_OF_TOLD = re.compile(
    r"占(?P<whole>[^,;。\d]{2,14}?)(?:约|近|超)?\d[\d.,]*[万亿]?"
    r"(?:亩|公顷|元|吨|人|户|公里|平方公里|平方米|立方米|千瓦)的(?:约|近|超)?$"
)
_WHOLE_TOLD = re.compile(r"占(?P<whole>[^,;。\d]{2,14}?)(?:约|近|超)?$")
_TOLD_NEXT = re.compile(r"的(?:约|近|超)?\d[\d.]*%")
_TASK_END = re.compile(r"(?:任务|计划|目标)(?:量|数|面积)?$")
_TOLD_REACH = 40
_AMONG = re.compile(r"在?(?P<whole>[^,;。]{3,20}?)(?P<ratio>比重|比例)?(?:之)?中$")
_AMONG_REACH = 40
#: The part and the whole.
_WITH_WHOLE = 2


def share_of_last(asked: Asked) -> Head | None:
    """…,占总面积的20%: a share of a whole, of what the value before is about."""
    slot, last = asked.slot, asked.slot.last
    if last is None or slot.is_last_of_earlier:
        # 民生支出只增不减,占总支出的|70%, behind another sentence, too
        told = _share_of_subject(slot)
        if told is not None or last is None:
            return told
    if "share_of_whole" in last.rules and slot.phrase.startswith("占"):
        # 占A的60%,占B的20%: both are shares of what stands before
        wholes = (one for one in reversed(slot.earlier) if "share_of_whole" not in one.rules)
        last = next(wholes, last)
    start, is_share = slot.first.start, slot.first.unit == "%"
    if not is_share and _TASK_AMOUNT.fullmatch(slot.phrase):
        # 占|总任务480万亩|的85.5%
        return Head(f"{last.indicator}任务", last.scope, "share_of_whole")
    counted = _OF_COUNTED.search(slot.text, max(0, start - 40), start) if is_share else None
    if counted and len(slot.earlier) > 1:
        # 建成示范村262个,占全县427个行政村的61%
        whole = counted.group("task") or tidy(counted.group("whole"))
        return Head(f"{slot.earlier[-2].indicator}占{whole}比例", "", "share_of_whole")
    if _MEASURE_TAKES.match(slot.phrase):
        name = _NUMBER_END.sub("", last.indicator)
        return Head(f"{name}{slot.phrase}", last.scope, "share_of_whole")
    task = slot.found.head_text.strip().removesuffix("的")
    if is_share and _OF_TASK.fullmatch(task):
        return Head(
            f"{last.indicator}占{task.removeprefix('占')}比例", last.scope, "share_of_whole"
        )
    if slot.phrase in ("占比", "占总投资比例", "占比例"):
        return Head(f"{last.indicator}占比", last.scope, "share_of_whole")
    if not slot.phrase.startswith("占") or _TAKES_LAND.match(slot.phrase):
        return None
    whole = slot.phrase.removeprefix("占").removesuffix("的")
    if _RATIO_END.search(whole):
        ratio = ""
    else:
        total = _TOTAL_TASK.search(slot.found.head_text)
        ratio = f"{total.group()}比例" if total else "比例"
    part = last.indicator.replace("总面积", "面积")
    whole = whole.removeprefix(part)
    return Head(f"{part}占{whole}{ratio}", last.scope, "share_of_whole")


def _share_of_subject(slot: Slot) -> Head | None:
    """民生支出只增不减,占总支出的|70%: no value stands before, only a clause."""
    if slot.first.unit != "%" or not slot.phrase.startswith("占"):
        return None
    part = clause_before(slot.text, slot.found.left, strict=True)
    whole = tidy(slot.phrase[1:])
    ratio = "" if _RATIO_END.search(whole) else "比例"
    return Head(f"{part}占{whole}{ratio}", "", "share_of_whole") if part else None


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


def share_among(asked: Asked) -> Head | None:
    """在A中,B占x%: the whole that a share is of stands in the clause before."""
    text, found = asked.slot.text, asked.slot.found
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
