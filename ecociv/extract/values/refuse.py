"""Refuse numerals that look like values and are none.

In: a masked sentence and a quantity in it. Out: a reason code (see `values.reasons`), or
nothing.
"""

from __future__ import annotations

import re

from ecociv.extract.values.refuse_grades import grade_refusal
from ecociv.extract.values.tokens import YEAR, Quantity

#: How many characters before and behind a value bear on whether it is one.
_REACH = (24, 12)
#: The name and number of a standard may stand between a verb and a grade.
_GRADE_BACK = 48
# A duration is a value only behind a verb that reaches or changes it.
_LEVEL_BEFORE = re.compile(
    r"(?:达到?|为|提高到|提高至|提升到|提升至|延长到|延长至|缩短到|缩短至|压缩到|压缩至|压缩|缩短|缩减"
    r"|降至|降到|降低到|降低至|下降到|下调到|上调到|调整为|调整到|超过|不低于|不少于|不超过|控制在|稳定在|保持在|增加到|增[至到]|增长[到至]|增加至|增加|减少|增长|上升|下降|降低|优于|高于"
    r"|低于|符合|执行|保持|平均|[约近仅]|提高|提升|恢复到|持续|升级到|改善为|提升为|改善到|寿命|年限"
    r"|岁数|天数|时间|[:≥≤<>=])(?:了)?"
    r"(?:国家|地表水|地下水|环境空气质量|空气质量|环境质量|标准|《[^》]{2,30}》)?\s*$"
)
_DURATION_NAME = re.compile(
    r"行动|计划|规划|攻坚|大变样|目标|的历史|的历程|来|间|期|里|以来|前|后|以上的|禁渔|左右的时间"
    r"|内(?!涝)|之内|制|一遇|级|长|多来|为期|义务|免费|学制|保质|生|重现|建设"
)
#: 近3年 is a period unless a verb leads to it (延长近3年).
_RECENT = re.compile(r"(?<![达长短到])近$")
_DAYS_BEFORE = re.compile(r"(?:天数|天气|时段)[^,;。]{0,8}$|(?:增加|减少|新增|比[^,]{2,10}多)$")
#: 优良天数分别达到清原310天、新宾|320天
_DAYS_LISTED = re.compile(
    r"天数[^,;。]{0,50}\d天[、和][\u4e00-\u9fff]{1,6}$|天数[^。\n]*(?:其中[:,]?|\d天,)[^,;。\d]{1,16}[区县市旗盟州]$"
)
#: 平均受教育年限分别达到95%、|14年
_YEARS_LISTED = re.compile(r"(?:年限|寿命)[^。\n]{0,99}分别[^,;。年]{0,60}[、和] ?$")
_LISTED_REACH = 160
_FROM_BEFORE = re.compile(rf"[由从](?:{YEAR}+的?)?$")
_TO_AFTER = re.compile(
    r"(?:提高|提升|延长|缩短|压缩|增加|减少|调整|压减|降低|下降|下调|上调)(?:到|至|为)"
)
_NEVER_VALUES = ("日", "个工作日", "工作日", "周年")
_SCORE_BEFORE = re.compile(r"(?:达到?|得分|评分|满意度|指数|提高|为|提升)[^,;。]{0,4}$")
#: 提升2位、5位和|7位
_CLIMBED = re.compile(r"(?:提升|上升|前移|晋升|前进|提高|提前)了?\s*(?:\d+位[、和]){0,4}$")
_FIRST_FEW = re.compile(r"(?:前|排名前|位居前|列前)\s*$")
_RADIUS_NAME = re.compile(r"服务半径|半径|覆盖率|见绿|见园|生活圈|便民圈|上下班|充电圈|范围内的")
_ALTITUDE = re.compile(r"海拔(?<!最高海拔)(?<!最低海拔)(?<!平均海拔)\s*$")
_SLOPE = re.compile(r"以[上下](?:的)?[\u4e00-\u9fff]")
_SURE_CHINESE = ("fraction_words", "tenths", "doubling", "halving")
#: 六翻番, “三年翻番”
_SLOGAN = re.compile(r"[一二三四五六七八九十]$|“[^”]{0,3}$")
_NAMING = ("duration", "ordinal", "rank", "name_part", "count_of_times")
_INDEX = re.compile(
    r"(?:指数|系数|EI|EQI|AQI|值|比|得分|评分|GDP|容积率|弹性)(?:\([A-Za-z]+\))?(?:值)?"
    r"(?:力争|确保|争取|努力|预计|全年|平均|已经?|将|逐步|进一步|稳步|总体|基本|持续|稳定|均|都|分别|应|要|须|将"
    r"|达到?|为|是|实现|(?:控制|保持|稳定|维持)(?:在|到)?|(?:提高|提升|上升|增加|增长|下降|降低|减少|缩小|收窄)(?:到|至|为)"
    r"|降到|降至|升至|增至|[:≥≤<>=]|不低于|不超过|不少于|不小于|不大于|不高于|不得[低高]于|不得超过|超过|突破"
    rf"|高于|低于|大于|小于|由|从|约|提高|下降|增加|降低|由[\d.]+(?:提高|下降|提升)到)*(?:(?:由|从){YEAR}+的?)?\s*$"
)
#: 利用系数分别为0.53、|0.6; 系数达到0.57,其中东部|0.62
_INDEX_LISTED = re.compile(
    r"(?:指数|系数|容积率)[^,;。]{0,14}\d\.\d+(?:以上|以下|左右)?"
    r"(?:[、和及与]|[,(]其中[:,]?[\u4e00-\u9fff]{1,8}) ?$"
)
_AGAINST_AREA = re.compile(r"(?:高于|低于|高出|优于)(?:全国|全省|全市|省|国家)[^,;。]{0,6}$")
_VERB_BEFORE = re.compile(
    r"(?:提高到|提高至|缩小到|缩小至|达到?|下降到|降至|降到|由|从|控制在|为|保持在|不超过|不高于|不低于|低于|高于"
    rf"|提高|下降|增加|[≤≥<>=]|[高加低降升少][到至为]{YEAR}+的)\s*$"
)
#: 由68.4提高到72: both ends of a change of an index.
_INDEX_TO = re.compile(r"(?::1)?(?:缩小|提高|上升|下降|降低|增加|提升|减少|改善)(?:到|至|为)\d")
_INDEX_FROM = re.compile(
    rf"[由从](?:{YEAR}+的?)?\d+(?:\.\d+)?(?::1)?(?:缩小|提高|上升|下降|降低|增加|提升|减少|改善)(?:到|至|为)$"
)
#: 综合指数由3.55降到3.21,降低|0.34: the change of an index has no unit either.
_INDEX_MOVES = re.compile(
    r"(?:指数|系数)[^;。%元吨]*\d\.\d+,(?:升高|降低|下降|提高|上升|减少|增加)了?\s*$"
)
_INDEX_REACH = 60
_CHANGE_BEFORE = re.compile(r"(?:增长|下降|提高|降低|减少|上升)\s*$")
#: 全覆盖、多层次的体系: one adjective among others.
_ADJECTIVES = re.compile(r"、[\u4e00-\u9fff]{2,5}(?:、|的)")
#: 平台全覆盖|行动: what is undertaken is called so.
_CALLED_SO = re.compile(
    r"[”\" ]{0,2}(?:专项|攻坚|三年|提升)?(?:工程|行动|试点|计划|街道|创建|示范)"
)
#: 产业帮扶全覆盖|、壮大集体经济、扶志扶智4个专项行动
_ONE_OF_SEVERAL = re.compile(
    r"(?:、[^,;。、\d]{2,14}){1,4}等?\d{1,2}[大个项]?(?:专项)?(?:行动|工程|计划)"
)
#: 超百种 counts, 千亩森林工程 names.
_ROUND_BEFORE = re.compile(r"[超近约上达数几X×]\s*$|突破$")
_CLAUSE_END = re.compile(r"[,。;、]|$")
_ASPECTS = ("方面", "层面", "维度")
#: 六个100%, 七个百分之百: a slogan that counts its shares.
_ALL = 100
_COUNTED_SHARES = re.compile(r"(?<!率)[两二三四五六七八九十\d]个[“\"]?$")
_SORTS = ("种", "类", "项")
#: 4项主要污染物 is a name, 12项主要收费 a count.
_NAMED_ITEMS = re.compile(r"(?:主要|重点)(?:重?金属|污染物?|指标|大气|水|约束)|污染物|污染因子")
#: 9种再生资源循环利用量, 4类危险废物处置率: sorts that a measure is of.
_SORTS_MEASURED = re.compile(
    r"[^,;。、\d]{2,14}?(?:率|量|浓度|比例|强度)(?:分别|均|都|各|总体|合计|达|为|下降|减少|提[高升]|增[长加]|超|比|较|控制|不|力争|争取|努力|预计|全年|稳定|稳步|保持|突破|[\d:])"
)


_RETURN = "年一遇"
_RETURN_ALONE = re.compile(
    r"(?:[及或]?以上|左右)?(?:的?[\u4e00-\u9fff]{0,6}(?:能力|标准|水平|要求))?(?:\s*[,;:。、()\n]|$|提高|提升|[和及与或到至])"
)


def refusal(text: str, quantity: Quantity, start: int, end: int) -> str:
    """Reason for which a quantity is no value of a statement, empty where it may be one.

    Parameters
    ----------
    text
        Masked, folded text.
    quantity
        A value.
    start, end
        Its sentence.

    Examples
    --------
    >>> s = "实施三年行动计划,用3年时间完成"
    >>> refusal(s, Quantity(10, 12, 3, 3, "年", "number", "", weak="duration"), 0, len(s))
    'duration'
    """
    back, ahead = _REACH
    is_grade = quantity.value_type == "grade"
    if is_grade:
        back = _GRADE_BACK
    before = text[max(start, quantity.start - back) : quantity.start]
    after = text[quantity.end : min(end, quantity.end + ahead)]
    if is_grade:
        return grade_refusal(quantity, before, after, worse=text[quantity.start] == "劣")
    if quantity.value_type == "full" and (
        _ADJECTIVES.match(after)
        or _CALLED_SO.match(after)
        or _ONE_OF_SEVERAL.match(text, quantity.end, end)
    ):
        return "name_part"
    if quantity.unit == "%" and quantity.low == _ALL and _COUNTED_SHARES.search(before):
        return "plan_name"
    if quantity.unit == _RETURN:
        # 战胜50年一遇洪水, 50年一遇防洪堤12公里: which flood, or which dyke
        return "" if _RETURN_ALONE.match(after) else "name_part"
    if quantity.chinese:
        return _chinese_refusal(quantity, text[quantity.start], before)
    if quantity.weak == "no_unit":
        digits = text[quantity.start : quantity.end]
        reason = _bare_refusal(quantity, digits, before, after)
        low = max(start, quantity.start - _INDEX_REACH)
        moved = reason == "damaged" and _INDEX_MOVES.search(text, low, quantity.start)
        return "" if moved else reason
    if _is_listed(text, quantity, before):
        return ""
    if quantity.weak in _NAMING:
        return _weak_refusal(quantity, before, after)
    return _name_refusal(quantity, before, after)


def _is_listed(text: str, quantity: Quantity, before: str) -> bool:
    """Whether a length of time is one of several values of a list."""
    floor = max(0, quantity.start - _LISTED_REACH)
    if quantity.unit == "天":
        # 天数达到311天以上;其中甲区|326天
        return _DAYS_LISTED.search(text, floor, quantity.start) is not None
    if quantity.unit != "年" or not before.rstrip().endswith(("、", "和")):
        return False
    # the names may stand before the semicolon: …;2030年分别达到96%和15年
    return _YEARS_LISTED.search(text, floor, quantity.start) is not None


def _chinese_refusal(quantity: Quantity, first: str, before: str) -> str:
    """Counts in Chinese numerals are mostly rhetorical; clear quantities are kept."""
    if quantity.rule in ("doubling", "halving") and _SLOGAN.search(before[-4:]):
        return "name_part"
    if quantity.rule in _SURE_CHINESE:
        return ""
    if quantity.weak in _NAMING:
        return quantity.weak
    if first in "百千万亿" and not _ROUND_BEFORE.search(before):
        return "name_part"
    clear = quantity.low >= 20 and quantity.unit not in ("元", "人")
    if clear or (quantity.bound and quantity.low >= 10):
        return ""
    return "rhetorical_count"


def _weak_refusal(quantity: Quantity, before: str, after: str) -> str:
    """A value in a unit that mostly names things, unless the words beside it speak for it."""
    unit, weak = quantity.unit, quantity.weak
    if weak == "duration":
        value = _is_duration_value(unit, before, after)
    elif weak == "name_part":
        value = unit in ("分", "点") and after[:1] != "级" and bool(_SCORE_BEFORE.search(before))
    elif weak == "rank":
        value = bool(_CLIMBED.search(before))
    else:
        value = weak == "count_of_times" and unit.endswith("次") and quantity.low >= 1
    return "" if value else weak


def _is_duration_value(unit: str, before: str, after: str) -> bool:
    """Whether a length of time is what a plan aims at (优良天数增加到300天)."""
    if unit in _NEVER_VALUES or (unit == "年" and _RECENT.search(before)):
        return False
    if _LEVEL_BEFORE.search(before) and not _DURATION_NAME.match(after):
        return True
    if _FROM_BEFORE.search(before) and _TO_AFTER.match(after):
        return True
    return unit == "天" and bool(_DAYS_BEFORE.search(before))


def _bare_refusal(quantity: Quantity, digits: str, before: str, after: str) -> str:
    """A number without a unit: an index value, a count before its noun, or nothing."""
    if quantity.value_type == "ratio" or _INDEX.search(before) or _AGAINST_AREA.search(before):
        return ""
    if "." in digits and (_VERB_BEFORE.search(before) or _INDEX_LISTED.search(before)):
        return ""
    if _INDEX_FROM.search(before) or (_FROM_BEFORE.search(before) and _INDEX_TO.match(after)):
        return ""
    # 下降8, without the sign that the copy has lost
    return "damaged" if _CHANGE_BEFORE.search(before) and _CLAUSE_END.match(after) else "no_unit"


def _name_refusal(quantity: Quantity, before: str, after: str) -> str:
    """A value with a sound unit that is part of a name all the same (500米服务半径覆盖率)."""
    unit = quantity.unit
    if (
        (unit in ("米", "公里") and _RADIUS_NAME.match(after))
        or _ALTITUDE.search(before)
        or (unit == "度" and _SLOPE.match(after))
        or (unit in ("种", "类") and after.startswith(("主要", "重点")))
        or (unit in _SORTS and _SORTS_MEASURED.match(after))
        or (unit == "项" and _NAMED_ITEMS.match(after))
    ):
        return "name_part"
    if unit == "个" and after.startswith(_ASPECTS):
        # 抓好9个方面的工作
        return "rhetorical_count"
    if unit in ("名", "强", "%") and _FIRST_FEW.search(before):
        return "rank"
    return ""
