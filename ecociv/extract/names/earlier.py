"""Names that stand in an earlier clause, or with an earlier value.

In: a `Slot` whose own phrase names nothing or only a part. Out: a `Head` (for a list: one for each
value), or nothing.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Head
from ecociv.extract.names.lists import members, split_heads
from ecociv.extract.names.other_places import MEASURE
from ecociv.extract.names.phrase_names import split_counted
from ecociv.extract.names.shared_tails import COMPLETE, part_alike
from ecociv.extract.phrases.carve import carve
from ecociv.extract.phrases.edges import REACH, left_edge
from ecociv.extract.phrases.noun_ends import ONE_END
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.scopes import split_scope
from ecociv.extract.phrases.slots import Slot
from ecociv.extract.values.tokens import YEAR

_GOAL_CLAUSE = re.compile(
    r"(?:提高|提升|增加|扩大|降低|减少|控制|改善)(?P<name>[\u4e00-\u9fff]{2,24}"
    r"(?:率|量|比例|比重|面积|水平|能力|盖度|系数|强度|浓度|收入|标准|总额|总量|质量))$"
)
#: A subject ends where the first of these begins.
_SUBJECT = re.compile(
    r"(?P<name>.{2,30}?)(?:(?:在全[国省市区县][^,;。]{0,6}中|率先|连续|历史性|首次|再次|实现|再)*(?:突破|跨[上越]|[迈跃站]上|[跨迈]过|创下?)(?=[^,;。]{0,8}(?:大关|关口|台阶|门槛|新高|最高|整数|[千百]亿))"
    r"|成倍|保持|持续|稳定|不断|明显|得到|进一步|稳步|全面|逐步|大幅|显著|总体|基本"
    r"|主要包括|包括|包含|分为|位居|位列|居|快速|平稳|状况(?:良好|优良|较好)|只增不减|逐年|连年|不(?:低于|高于|超过|突破)|(?:完成|达到|满足)(?=上级|国家|省|市|规定|既定)|[在于]$)"
)
#: 三项指标|排放量: what is measured of the names before.
_SPREAD = re.compile(
    r"(?:分布|占地|流域|种植|播种)?面积|产量|产值|库容|长度|里程|人口|储量|蓄积量?"
)
_INCLUDES = re.compile(r"^.*(?:包括|分为|划分为|包含)")
#: A clause that only says how something moves.
_MOVED_ONLY = re.compile(
    r"(?:年均|每年|平均每年|同比|比上年)*(?:增长|增加|提高|上升|提升|递增|下降|降低|减少|递减)[\d.]+%?"
)
_OF_ITEMS = re.compile(
    r"[两二三四五六]项(?:主要|约束性)?(?:指标|污染物)(?P<tail>[\u4e00-\u9fff]{2,8})$"
)
#: A bare measure of works that an earlier clause names.
_OF_WORKS = re.compile(
    r"(?:概算|估算|计划|总|建设|处理|设计|完成|落实|到位|累计|实际|全年)*(?:投资额?|规模|长度|里程|能力)"
)
_DONE = re.compile("^(?:完成|落实|到位|累计|实际|全年)+")
_WORKS_SET_OUT = re.compile(
    r"(?:开展|实施|推进|启动|建设|新建|续建|改建|扩建|抓好|加快)(?:[一1][座个条处项])?"
    r"(?P<works>(?!各项|相关|有关|(?:工程|项目|水平|步伐|力度|进度|任务|规模)$)(?:\dG)?[\u4e00-\u9fff“”()]{2,24}(?<!工作))$"
)
_WORKS_GO_ON = re.compile(
    r"(?P<works>[\u4e00-\u9fff“”()\d]{2,24}?(?:工程|项目|治理|整治|改造|建设))"
    r"(?:全面|有序|顺利|扎实|加快|稳步|已|全部|正式)*(?:推进|开工|建成|实施|竣工|启动|完成)"
)
#: 三是水利建设工程,|计划投资
_WORKS_ALONE = re.compile(
    r"(?:[一二三四五六七八九十]是)?(?P<works>(?!各|这|该|本|上述|以上|.{0,8}(?:一批|谋划|推进|加快|抓好))(?:\dG)?[\u4e00-\u9fff“”()]{2,24}(?:工程|项目))"
)
_TAKES = re.compile(r"(?P<part>.+?)占(?P<whole>.+?)(?P<ratio>比例|比重|份额)")
_TOPIC = re.compile(r"(?:是|为|作为)[^、]*$")
#: 税收收入在2018年|突破百亿元: a predicate without a name.
_PASSED = re.compile("(?:首次|率先|再次)?(?:突破|跨[上越过]|迈[上过]|超过)")
#: 肉羊饲养量最大,为|8万头;肉牛次之,为6万头: a place in a ranking is no part of a name.
_RANKED = re.compile(
    r"(?:(?:位)?居(?:首位?|第[一二三四五六七八九十]位?)|(?<![至到在])最[大多高低小少长]|次之|紧随其后)$"
)
_RANK_REACH = 12
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
    if _MOVED_ONLY.fullmatch(clause):
        # 增值率:年均增长0.2,提高到2.0
        return clause_before(text, left - 1 - len(clause), strict=strict)
    if YEAR in clause:
        before, after = clause[: clause.find(YEAR)], clause[clause.rfind(YEAR) + 1 :]
        named = len(before) > 6 and len(before) > len(after)
        clause = before if named or _PASSED.match(after) else after
    ranked = _RANKED.search(clause)
    clause = clause[: ranked.start()] if ranked else clause
    match = _SUBJECT.match(clause)
    if strict and not (match or ranked):
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
    if not MEASURE.search(phrase):
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
    last = slot.alike or slot.last
    ranked = _RANKED.search(text, max(0, left - _RANK_REACH), left - 1)
    if ranked and last and last.quantity.unit == slot.first.unit and not COMPLETE.search(name):
        # the next in the ranking has the measure of the one before
        name = part_alike(name, last.indicator)
    return Head(name, scope, "head_inherited_clause", slot.found.verb, slot.found.verb_group)


def from_clause(slot: Slot) -> Head | None:
    """The clause before, whatever it is."""
    clause = clause_before(slot.text, slot.found.left)
    if not clause:
        return None
    scope, name = split_scope(clause)
    return Head(name, scope, "head_inherited_clause", slot.found.verb, slot.found.verb_group)


def from_works(slot: Slot) -> Head | None:
    """实施河道治理,总投资3亿元: a measure of the works that the clause before names."""
    text, left = slot.text, slot.found.left
    if not _OF_WORKS.fullmatch(slot.phrase) or left < 4 or text[left - 1] != ",":
        return None
    edge = left_edge(text, left - 1, max(0, left - REACH))
    if any(edge <= draft.quantity.start < left for draft in slot.earlier):
        return None
    clause = text[edge : left - 1]
    works = (
        _WORKS_SET_OUT.search(clause)
        or _WORKS_GO_ON.fullmatch(clause)
        or (_works_alone(clause) if "投资" in slot.phrase else None)
    )
    if works is None:
        return None
    scope, name = split_scope(tidy(ONE_END.sub("", works.group("works"))))
    return Head(name + _DONE.sub("", slot.phrase), scope, "head_of_works")


def _works_alone(clause: str) -> re.Match[str] | None:
    """A clause that is nothing but the name of works; 谋划一批项目 says what is done."""
    alone = _WORKS_ALONE.fullmatch(clause)
    return None if alone is None or carve(clause, *alone.span("works")).verb else alone


def spread_heads(slot: Slot) -> list[Head]:
    """草原包括A、B、C,面积分别为…: what is measured of each thing that the clause before lists."""
    text, left = slot.text, slot.found.left
    if not _SPREAD.fullmatch(slot.phrase) or left < 4 or text[left - 1] != ",":
        return []
    clause = text[left_edge(text, left - 1, max(0, left - 2 * REACH)) : left - 1]
    listed = members(_INCLUDES.sub("", clause))
    if len(listed) != len(slot.values):
        return []
    return [Head(f"{tidy(part)}{slot.phrase}", "", "heads_in_clause_before") for part in listed]


def earlier_heads(slot: Slot) -> list[Head]:
    """Names in earlier clauses for a list of values: A 10亿元、B 5亿元,分别增长3%和4%."""
    count, left = len(slot.values), slot.found.left
    goal = goal_before(slot) if slot.found.peeled.contains("分别") else ""
    clause = goal or clause_before(slot.text, left)
    tail = _OF_ITEMS.search(slot.phrase)
    if tail:
        clause = _TOPIC.sub("", clause) + tail.group("tail")
    parts = split_heads(clause, count) if clause else None
    # 出口增长20%;存款余额、贷款余额,|分别增长3%和4%: only a value in that clause has its name
    edge = left_edge(slot.text, left - 1, max(0, left - REACH)) if clause else left
    has_value = any(edge <= draft.quantity.start < left for draft in slot.earlier)
    if parts and not has_value:
        split = [split_scope(part) for part in parts]
        return [Head(name, scope, "heads_in_clause_before") for scope, name in split]
    if goal:
        # 提高月补助标准,分别达到|680元、480元
        scope, name = split_scope(goal)
        return [Head(name, scope, "head_inherited_goal")] * count
    if len(slot.earlier) >= count:
        recent = slot.earlier[-count:]
        if slot.last is recent[-1] and not slot.is_last_of_earlier:
            begin, end = recent[0].quantity.end, recent[-1].quantity.start
            if slot.text.find("。", begin, end) >= 0:
                # 供地率为90%。征地80亩,征迁|50户、2万平方米: no name of another sentence
                return [Head(slot.last.indicator, slot.last.scope, "head_inherited")] * count
        return [Head(draft.indicator, draft.scope, "head_inherited_list") for draft in recent]
    if slot.last is not None:
        return [Head(slot.last.indicator, slot.last.scope, "head_inherited")] * count
    return [Head(clause, "", "head_inherited_clause")] * count
