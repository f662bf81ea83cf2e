"""Tell grades that are reached (达到Ⅲ类) from those that are part of a name (Ⅲ类水质比例).

In: a grade and the words right before and behind it. Out: a reason code, or nothing.
"""

from __future__ import annotations

import re

from ecociv.extract.values.tokens import YEAR, Quantity

#: 达到Ⅲ类, 达到Ⅲ类及以上水质标准: all that is said of a grade that is reached.
_GRADE_ALONE = re.compile(
    r"(?:[及或]?以上)?的?(?:水体|水质|水域|地表水|水环境|环境|功能区?|质量|排放)*(?:标准)?(?:(?:限值)?要求|目标)?"
    r"(?:以上)?(?:[,。;、(]|$)"
)
#: 水质优良(达到或优于Ⅲ类)|比例: the grade explains the words before its brackets.
_GRADE_IN_BRACKETS = re.compile(
    r"(?:水体|水质)?(?:标准)?(?:[及或]?以上)?\)的?(?:断面|水体|水质|水域|海域|点位|面积|比例|比重"
    r"|占比|比率|达标|天数|个数)"
)
_GRADE_OF_NAME = re.compile(
    r"(?:标准)?(?:(?:及|或)?以上|以下|以内)?(?:的)?"
    r"(?:[国省市][控考]|考核|监测|地表水)?(?:海?水质?|水体|断面|标准|功能区|水域|海水|海域){0,2}(?:的)?"
    r"(?:(?:水域|海水|海域)?面积(?:的)?(?:比例|占比|比重)|比例|比率|比重|率|占比|达标|天数|断面|水体|水质的|个数|以上比例|及以上(?!的[,;。])|能效|公路|医院|客运|航道"
    r"|建筑|企业|景区|开发区|机场|学校|幼儿园|残疾|保护|路|水库|资质|旅游|河流|区(?!标准)|耕地|产业"
    r"|用地|人员|岗位|职称|标准的天数|标准天数|标准限值|地区|工业用地|污染源|湿地|林地|新材料|制药|目录|建设用地"
    r"|项目|监管|生产)"
)
#: The name or number of a standard: 《地表水环境质量标准》(GB3838-2002).
STANDARD_NAME = r"(?:《[^》]{2,30}》)?(?:\(?(?:GB|DB|HJ)[^\u4e00-\u9fff,;。]{0,20}\)?)?"
_GRADE_REACHED = re.compile(
    r"(?:达到|达|优于|为|[力争]创|实现|好转|保持|保持在|稳定在|稳定达到|提升为|提升至|提升到|提高到|改善为|改善到|改善至"
    r"|恢复到|符合|满足|执行|不低于|由|从|到|至|是|劣于|控制在|执行国家|以上|[和、])"
    rf"(?:(?:{YEAR}+|目前|现在|当前|如今|去年|上年|原来|过去|[三两二四五]年前)的?)?{STANDARD_NAME}(?:中的?|的)?"
    r"(?:国家|省|地表水|地下水|环境质量|环境空气|环境空气质量|空气质量|国家地表水|国家环境空气质量"
    r"|国家空气质量|功能区|国家低能耗|国家能效|城镇污水处理厂污染物排放|低能耗|能效)*"
    rf"(?:标准)?{STANDARD_NAME}\s*$"
)
#: 水质优良比例(达到或优于|Ⅲ类): the grade says what the measure before its brackets means.
_MEASURE_EXPLAINED = re.compile(r"(?:率|比例|比重|占比|天数|个数)\([^()]*$")
_BRACKET_CLOSES = re.compile(r"[^()]{0,8}\)")
#: 消除Ⅴ类和|劣Ⅴ类, 消除劣于|Ⅴ类: what is no more is no grade that is reached.
_REMOVED = re.compile(
    r"(?:消除|消灭|清除|杜绝)了?(?:劣于)?(?:劣?[ⅠⅡⅢⅣⅤIV一二三四五]{1,3}类(?:水质|水体|水)?[、和及与])?$"
)
_OF_WATER = re.compile(r"水|断面|标准")


def grade_refusal(quantity: Quantity, before: str, after: str, *, worse: bool) -> str:
    """Reason for which a grade is no value; it is one only where a verb gives it.

    Parameters
    ----------
    quantity
        A grade.
    before, after
        The words beside it, masked and folded.
    worse
        Whether it is worse than the grade that it names (劣Ⅴ类).

    Examples
    --------
    >>> grade = Quantity(2, 4, 3, 3, "类", "grade", "grade_class")
    >>> grade_refusal(grade, "达到", "标准", worse=False)
    ''
    >>> grade_refusal(grade, "达到", "水质比例", worse=False)
    'name_part'
    """
    # 消除劣Ⅴ类水体 names the waters
    alone = _GRADE_ALONE.match(after) and not (worse and after.startswith("水体"))
    of_name = _GRADE_OF_NAME.match(after) and not alone
    if (
        after[:1].isdigit()
        or of_name
        or _GRADE_IN_BRACKETS.match(after)
        or _REMOVED.search(before)
        or (_MEASURE_EXPLAINED.search(before) and _BRACKET_CLOSES.match(after))
        or not _GRADE_REACHED.search(before)
    ):
        return "name_part"
    if quantity.weak == "grade_word" and not _OF_WATER.search(before + after[:6]):
        return "rhetorical_count"
    return ""
