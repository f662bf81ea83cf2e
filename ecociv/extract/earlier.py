"""Names that stand in an earlier clause, or with an earlier value.

In: a `Slot` whose own phrase names nothing or only a part. Out: a `Head` (for a list: one for each
value), or nothing.
"""

from __future__ import annotations

import re

from ecociv.codebook.established import established_names
from ecociv.codebook.words import words
from ecociv.extract.carve import carve
from ecociv.extract.context import REACH, left_edge
from ecociv.extract.drafts import Draft, Head
from ecociv.extract.lists import split_heads
from ecociv.extract.names import split_counted
from ecociv.extract.phrases import tidy
from ecociv.extract.scopes import is_place, is_place_name, split_scope
from ecociv.extract.slots import Slot
from ecociv.extract.tokens import YEAR

_GOVERNMENT_LEVEL = re.compile(
    r"(?P<verb>新建|新增|新创|改造)?(?:国家级|省级|市级|县级|区级|州级|自治区级)"
)
_GRADE_ONLY = re.compile(r"^劣?[ⅠⅡⅢⅣⅤ]类")
_PART = re.compile(
    r"其?(?:总量|总数|总面积|总规模|总里程|数量|比例|占比|面积|规模|产量|总产量|增加值|总人数|人数"
    r"|户数|受益|惠及|增速|增幅|降幅|涨幅|金额|交易额|投资额|生产能力|总产|单产)"
)
#: What works cost, behind their number: 重点项目45个,|总投资62亿元.
_SUM_OF_WORKS = re.compile(r"(?:概算|估算|计划|协议|合同)?总投资额?|到位资金")
_WORKS = re.compile(r"(?:项目|工程)$")
_PART_OF_TIME = re.compile(r"^(?:[春夏秋冬]季|采暖季|非采暖季|汛期|非汛期|昼间|夜间|白天)")
_ADDING = re.compile(r"^(?:新增|净增|新建|改造)")
#: 淘汰产能120万吨,为|省下达任务的|133%.
_OF_TASK = re.compile(
    r"占?(?:国家|上级|省|市|年度|全年|当年|本年度|“十.五”)?(?:委|政府)?(?:下达|计划|规划|目标)*的?"
    r"(?:任务|计划|目标)(?:任务)?[数量]?"
)
#: 粮食|播种面积, 总产量: the thing without its own measure.
_MEASURED = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:播种|种植|养殖)(?:面积|规模)$")
_RATIO_END = re.compile(r"(?:比例|比重)$")
#: 占地面积 is an area, 占地区生产总值 a share.
_TAKES_LAND = re.compile(r"占地(?!区)")
#: 减少氮氧化物排放3200吨、氨氮1850吨: the second is an emission, too.
_POLLUTION_ENDS = ("排放总量", "排放量", "减排量", "排放", "浓度")
_SHARED_ENDS = ("投资", "面积", "总投资", "补助")
_GOAL_CLAUSE = re.compile(
    r"(?:提高|提升|增加|扩大|降低|减少|控制|改善)(?P<name>[\u4e00-\u9fff]{2,24}"
    r"(?:率|量|比例|比重|面积|水平|能力|盖度|系数|强度|浓度|收入|标准|总额|总量|质量))$"
)
#: A subject ends where the first of these begins.
_SUBJECT = re.compile(
    r"(?P<name>.{2,30}?)(?:保持|持续|稳定|不断|明显|得到|进一步|稳步|全面|逐步|大幅|显著|总体|基本"
    r"|主要包括|包括|包含|分为|位居|位列|居|快速|平稳|不(?:低于|高于|超过|突破)|(?:完成|达到|满足)(?=上级|国家|省|市|规定|既定))"
)
#: 三项指标|排放量: what is measured of the names before.
_OF_ITEMS = re.compile(
    r"[两二三四五六]项(?:主要|约束性)?(?:指标|污染物)(?P<tail>[\u4e00-\u9fff]{2,8})$"
)
#: A bare measure of works that an earlier clause names.
_OF_WORKS = re.compile(r"(?:概算|估算|计划|总|建设|处理|设计)*(?:投资额?|规模|长度|里程|能力)")
_WORKS_SET_OUT = re.compile(
    r"(?:开展|实施|推进|启动|建设|新建|续建|改建|扩建|抓好|加快)(?:[一1][座个条处项])?"
    r"(?P<works>(?!各项|相关|有关)[\u4e00-\u9fff“”()]{3,24}(?<!工作))$"
)
_WORKS_GO_ON = re.compile(
    r"(?P<works>[\u4e00-\u9fff“”()\d]{2,24}?(?:工程|项目|治理|整治|改造|建设))"
    r"(?:全面|有序|顺利|扎实|加快|稳步|已|全部|正式)*(?:推进|开工|建成|实施|竣工|启动|完成)"
)
_OF_COUNTED = re.compile(
    r"占[^,;。、\d]{0,8}\d[\d.]*[万余多]*[个家座处项条所](?P<whole>[^,;。、\d的]{1,12})的$"
)
_MEASURE_TAKES = re.compile(r"(?:总?面积|数量|人口|里程|长度|产值|产量)占")
_NUMBER_END = re.compile(r"(?:总数|数量|总量|个数)$")
_MEASURE = re.compile(
    r"(?:率|比例|比重|占比|份额|面积|总量|排放量|用量|浓度|强度|能力|规模|指数|系数|盖度|密度|水平|天数|能耗|水耗)$"
)
_TAKES = re.compile(r"(?P<part>.+?)占(?P<whole>.+?)(?P<ratio>比例|比重|份额)")
_SHORT_NAMES = re.compile(r"[\u4e00-\u9fff]{2,3}(?:[、和][\u4e00-\u9fff]{2,3})*")
_MEMBERS = re.compile("[、和]")
_SHORT_SCOPE = 12
_NO_PLACES = ("距离", "差距", "其中", "总体", "平均", "合计")
_TOPIC = re.compile(r"(?:是|为|作为)[^、]*$")
_MARK = re.compile("[,。;]")
_SUBJECT_REACH = 40


def clause_before(text: str, left: int, *, strict: bool = False) -> str:
    """Subject of the clause before, for a clause that begins with its verb.

    Parameters
    ----------
    text
        Masked, folded text.
    left
        Start of the clause.
    strict
        Only a subject with a predicate that leaves it open (绿地率不断提高,达到40%).

    Examples
    --------
    >>> clause_before("森林覆盖率稳步提高,达到40%", 10)
    '森林覆盖率'
    """
    if left < 2 or text[left - 1] not in ",:":
        return ""
    clause = text[left_edge(text, left - 1, max(0, left - REACH)) : left - 1]
    if YEAR in clause:
        before, after = clause[: clause.find(YEAR)], clause[clause.rfind(YEAR) + 1 :]
        clause = before if len(before) > 6 and len(before) > len(after) else after
    match = _SUBJECT.match(clause)
    if strict and not match:
        return ""
    subject = match.group("name") if match else clause
    name = tidy(carve(subject, 0, len(subject)).text)
    return name if 2 <= len(name) <= 30 else ""


def goal_before(slot: Slot) -> str:
    """What the clause before sets out to move: 不断提高综合利用率,到2019年达到70%."""
    text, left = slot.text, slot.found.left
    if left < 4 or text[left - 1] != ",":
        return ""
    at = left
    for _ in range(2):
        # a clause that only names a year may stand between
        edge = left_edge(text, at - 1, max(0, at - REACH))
        match = _GOAL_CLAUSE.search(text, edge, at - 1)
        if match:
            has_value = any(edge <= draft.quantity.start < left for draft in slot.earlier)
            return "" if has_value else tidy(match.group("name"))
        if text.find(YEAR, edge, at - 1) < 0 or text[edge - 1 : edge] != ",":
            return ""
        at = edge
    return ""


def from_goal(slot: Slot) -> Head | None:
    """The clause before names what is to move."""
    goal = goal_before(slot)
    if not goal:
        return None
    scope, name = split_scope(goal)
    return Head(name, scope, "head_inherited_goal", slot.found.verb, slot.found.verb_group)


def from_topic(slot: Slot) -> Head | None:
    """A clause that is nothing but the name of a measure, before dates and bounds."""
    text, left = slot.text, slot.found.left
    if left < 4 or text[left - 1] != ",":
        return None
    edge = left_edge(text, left - 1, max(0, left - REACH))
    if any(edge <= draft.quantity.start < left for draft in slot.earlier):
        return None
    # 当年 and its like are masked, too; a year at the beginning dates the clause
    whole = tidy(text[edge : left - 1].lstrip(YEAR).replace(YEAR, ""))
    phrase = whole if _TAKES.fullmatch(whole) else tidy(carve(whole, 0, len(whole)).text)
    if not _MEASURE.search(phrase):
        return None
    shared = _TAKES.fullmatch(phrase)
    if shared:
        phrase = f"{shared.group('part')}占{tidy(shared.group('whole'))}{shared.group('ratio')}"
        return Head(phrase, "", "head_inherited_clause")
    scope, name = split_scope(phrase)
    return Head(name, scope, "head_inherited_clause", slot.found.verb, slot.found.verb_group)


def from_subject(slot: Slot) -> Head | None:
    """The clause before has a subject that its predicate leaves open, and no value of its own."""
    text, left = slot.text, slot.found.left
    clause = clause_before(text, left, strict=True)
    if not clause:
        return None
    for draft in slot.earlier:
        at = draft.quantity
        if left - _SUBJECT_REACH < at.start < left and not _MARK.search(text, at.end, left - 1):
            return None
    scope, name = split_scope(clause)
    counted = split_counted(clause)
    if counted:
        name, scope = counted
    return Head(name, scope, "head_inherited_clause", slot.found.verb, slot.found.verb_group)


def from_clause(slot: Slot) -> Head | None:
    """The clause before, whatever it is."""
    clause = clause_before(slot.text, slot.found.left)
    if not clause:
        return None
    scope, name = split_scope(clause)
    return Head(name, scope, "head_inherited_clause", slot.found.verb, slot.found.verb_group)


def of_place(head: Head, last: Draft | None) -> Head:
    """其中市区60%: only a place is named, the indicator is the one before."""
    if last is None or not is_place(head.indicator):
        return head
    if head.indicator.endswith("级"):
        level = _GOVERNMENT_LEVEL.match(last.indicator)
        verb = (level.group("verb") or "") if level else ""
        name = verb + head.indicator + last.indicator[level.end() if level else 0 :]
        return Head(name, last.scope, "head_inherited_tail", last.verb, last.verb_group)
    return Head(last.indicator, head.indicator, "head_inherited_scope", last.verb, last.verb_group)


def of_named_place(slot: Slot) -> Head | None:
    """西山、南岭不高于20%;北川不高于15%: names of places alone, behind a value of one place."""
    last, value = slot.last, slot.first
    if last is None:
        return None
    listed = tidy(slot.found.head_text)
    if "、" in listed and all(map(is_place_name, _MEMBERS.split(listed))):
        return Head(last.indicator, listed, "head_inherited_scope", last.verb, last.verb_group)
    if last.quantity.unit != value.unit or not _MEASURE.search(last.indicator):
        return None
    if not _SHORT_NAMES.fullmatch(slot.phrase) or slot.phrase in established_names():
        return None
    parts = _MEMBERS.split(slot.phrase)
    elements = words("element")
    if any(part in elements or part in _NO_PLACES or _MEASURE.search(part) for part in parts):
        return None
    if len(parts) == 1 and not (last.scope and len(last.scope) <= _SHORT_SCOPE):
        return None
    return Head(last.indicator, slot.phrase, "head_inherited_scope", last.verb, last.verb_group)


def of_part(phrase: str, last: Draft, verb: str, group: str) -> Head | None:
    """其面积, 总量, Ⅱ类: a part or a measure of what the value before is about."""
    counted = last.quantity.unit in ("个", "项", "批")
    bare = phrase == "投资" and last.indicator.endswith("工程") and not verb
    if counted and (bare or _SUM_OF_WORKS.fullmatch(phrase)) and _WORKS.search(last.indicator):
        works = last.indicator.removeprefix(last.verb) or last.indicator
        return Head(works + phrase, last.scope, "head_anaphor", verb, group)
    if _PART_OF_TIME.fullmatch(phrase):
        return Head(
            phrase + _PART_OF_TIME.sub("", last.indicator), last.scope, "head_anaphor", verb, group
        )
    if _GRADE_ONLY.fullmatch(phrase):
        name = phrase + _GRADE_ONLY.sub("", last.indicator)
    elif _PART.fullmatch(phrase):
        whole = _MEASURED.sub("", _ADDING.sub("", last.indicator)) or last.indicator
        name = whole + phrase.removeprefix("其")
    else:
        return None
    return Head(name, last.scope, "head_anaphor", verb, group)


def from_works(slot: Slot) -> Head | None:
    """实施河道治理,总投资3亿元: a measure of the works that the clause before names."""
    text, left = slot.text, slot.found.left
    if not _OF_WORKS.fullmatch(slot.phrase) or left < 4 or text[left - 1] != ",":
        return None
    edge = left_edge(text, left - 1, max(0, left - REACH))
    if any(edge <= draft.quantity.start < left for draft in slot.earlier):
        return None
    clause = text[edge : left - 1]
    works = _WORKS_SET_OUT.search(clause) or _WORKS_GO_ON.fullmatch(clause)
    if works is None:
        return None
    scope, name = split_scope(tidy(works.group("works")))
    return Head(name + slot.phrase, scope, "head_of_works")


def share_of_last(slot: Slot) -> Head | None:
    """…,占总面积的20%: a share of a whole, of what the value before is about."""
    last = slot.last
    start, is_share = slot.first.start, slot.first.unit == "%"
    counted = _OF_COUNTED.search(slot.text, max(0, start - 40), start) if is_share else None
    if counted and len(slot.earlier) > 1:
        # 建成示范村262个,占全县427个行政村的61%
        whole = tidy(counted.group("whole"))
        return Head(f"{slot.earlier[-2].indicator}占{whole}比例", "", "share_of_whole")
    if last is not None and _MEASURE_TAKES.match(slot.phrase):
        name = _NUMBER_END.sub("", last.indicator)
        return Head(f"{name}{slot.phrase}", last.scope, "share_of_whole")
    task = slot.found.head_text.strip().removesuffix("的")
    if last is not None and _OF_TASK.fullmatch(task) and slot.first.unit == "%":
        return Head(
            f"{last.indicator}占{task.removeprefix('占')}比例", last.scope, "share_of_whole"
        )
    if last is not None and slot.phrase in ("占比", "占总投资比例", "占比例"):
        return Head(f"{last.indicator}占比", last.scope, "share_of_whole")
    if last is None or not slot.phrase.startswith("占") or _TAKES_LAND.match(slot.phrase):
        return None
    whole = slot.phrase.removeprefix("占").removesuffix("的")
    if _RATIO_END.search(whole):
        ratio = ""
    else:
        ratio = "任务比例" if "任务" in slot.found.head_text[-5:] else "比例"
    part = last.indicator.replace("总面积", "面积")
    return Head(f"{part}占{whole}{ratio}", last.scope, "share_of_whole")


def with_shared_end(phrase: str, unit: str, last: Draft | None) -> str:
    """生态产业工程投资…、生态人居工程…: a member that drops the end of the one before gets it."""
    if last is None or len(phrase) < 2 or unit[-1:] != last.quantity.unit[-1:]:
        return phrase
    if last.indicator.endswith("落后产能") and len(phrase) <= 4:
        return f"{phrase}落后产能"
    for end in _POLLUTION_ENDS:
        if phrase in words("element") and last.indicator.endswith(end):
            return phrase + end
    for size in (2, 3):
        stem, end = last.indicator[:-size], last.indicator[-size:]
        if len(stem) > 3 and stem[-2:] == phrase[-2:] and end in _SHARED_ENDS:
            return phrase + end
    return phrase


def earlier_heads(slot: Slot) -> list[Head]:
    """Names in earlier clauses for a list of values: A 10亿元、B 5亿元,分别增长3%和4%."""
    count, left = len(slot.values), slot.found.left
    clause = clause_before(slot.text, left)
    tail = _OF_ITEMS.search(slot.phrase)
    if tail:
        clause = _TOPIC.sub("", clause) + tail.group("tail")
    parts = split_heads(clause, count) if clause else None
    has_value = any(left - REACH < draft.quantity.start < left for draft in slot.earlier)
    if parts and not has_value:
        split = [split_scope(part) for part in parts]
        return [Head(name, scope, "heads_in_clause_before") for scope, name in split]
    if len(slot.earlier) >= count:
        recent = slot.earlier[-count:]
        return [Head(draft.indicator, draft.scope, "head_inherited_list") for draft in recent]
    if slot.last is not None:
        return [Head(slot.last.indicator, slot.last.scope, "head_inherited")] * count
    return [Head(clause, "", "head_inherited_clause")] * count
