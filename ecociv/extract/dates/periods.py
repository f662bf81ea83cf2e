"""Read dates, years and spans of years in digits: 2025年底前, 2018年6月, 2021-2025年.

In: folded text and a place. Out: `YearMention` tokens with the years they cover and the part that
the words beside them give them (a deadline, a baseline, a period, a plain date). Years in other
words (“十四五”, 今年) are read in `dates.relative`.
"""

from __future__ import annotations

import re

from ecociv.extract.values.tokens import YearMention

_YEAR = r"(?:19|20)\d{2}"
# 前 behind a year is a deadline, but not in 前三季度, 前后, 前列.
END_OF_YEAR = (
    r"(?:年?底|年?末|年?初|年终)?"
    r"(?:之前|以前|前(?!三|两|[0-9]|半|后|期|列|夕|景|沿|瞻|提|茅|位|十))?"
)
_TO = r"\s*(?:-{1,2}|—{1,2}|~|至|到)\s*"
_CLOCK = r"(?:\s*\d{1,2}:\d{2}(?::\d{2})?(?!\d))?"
_DATE_AT = re.compile(
    rf"(?P<range>(?P<r1>{_YEAR})\s*(?:年\s*\d{{1,2}}\s*月|年?度?){_TO}(?P<r2>{_YEAR}|\d{{2}})\s*年(?!代)"
    r"(?:度(?!过|汛|夏))?(?:\s*\d{1,2}\s*月(?!\s*\d))?(?:底(?!之?前)|末|期间)?)"
    rf"|(?P<full>(?P<f1>{_YEAR})\s*(?:年\s*\d{{1,2}}\s*月|[./-]\s*\d{{1,2}}\s*[月./-])"
    r"\s*\d{1,2}(?!\d)(?:\s*日)?"
    rf"(?P<fend>(?:之前|以前|前)?){_CLOCK})"
    rf"|(?P<month>(?P<m1>{_YEAR})\s*年\s*\d{{1,2}}\s*月(?:份)?"
    rf"(?P<mend>(?:上旬|中旬|下旬)?{END_OF_YEAR}))"
    rf"|(?P<year>(?P<y1>{_YEAR})\s*(?:年(?:度)?(?!代)|(?=底|末))(?P<yend>{END_OF_YEAR}))"
    r"|(?P<day>\d{1,2}\s*月(?:份(?![额有]))?\s*(?:\d{1,2}\s*日)?(?:底|末|初|上旬|中旬|下旬)?"
    r"(?P<dend>(?:之前|以前|前)?))"
)
_FROM_MONTH = re.compile(r"[月日]份?\s*[至到]\s*$")
_UNTIL = re.compile(r"(?:到|至|截至|截止|展望|不迟于|最迟)\s*$")
_CHANGED_TO = re.compile(
    r"(?:提高|增加|上升|提升|增长|下降|降低|减少|降|升|增|提|扩|扩大|扩展|拓展|恢复|缩减|压减|攀升|优化|改善|好转|缩小|调整)[到至为]$"
)
_BASE_BEFORE = re.compile(r"(?:比|较|与|同|和|相[对比较]于?|对比|按|以|在)\s*$")
_COMPARED = re.compile(
    r"(?:(?<![占同环])比(?![例重率值])|较|相对于|相比于|相较于)(?:[^,;。()比较]{1,8}[((])?\s*$"
)
#: How far before a year in brackets the comparison stands: 比近三年(2017-2019年).
_COMPARED_REACH = 12
_BASE_AFTER = re.compile(
    r"\s*(?:的|水平|基础上|相比|同期|实际|实绩|排放量|基数|底|末|数|全市|平均)*"
    r"(?:分别|累计|总体|基本)?[,]?\s*"
    r"(?:相比|增长|下降|提高|提升|降低|减少|增加|上升|上涨|翻|削减|压减|净增|增|降|减|有所|明显"
    r"|不增|基本持平|持平|年均)"
)
#: 由2015年的8%…, 基于2020年的规模, 在2019年工作的基础上: what is started from or built upon.
_FROM = re.compile(r"(?:由|从|自)$")
_UPON = re.compile(r"(?:在|以|基于)$")
_GROUND = re.compile(r"[^,;。:]{0,16}(?:基础上|为基[准数期])")
_GROUND_REACH = 24
_SINCE = re.compile(r"\s*(?:起|以来|开始)")
#: 自2003年在八省区实施以来 tells no more than 2003年以来.
_SINCE_FAR = re.compile(r"[^,;。\d]{0,30}以来")
_SINCE_REACH = 34
#: 2017年换届以来, 2009年市二届人大一次会议以来: since an event of that year.
_SINCE_EVENT = re.compile(
    r"[^,;。:是自]{0,20}?(?:会议|大会|换届|成立|启动|召开|[履任就上]职|上任|组建|挂牌|设立|建[市区州县])以来[,]"
)
_EVENT_REACH = 28
#: 恢复到2019年水平, 超过2019年同期: a year to compare with.
_BACK_TO = re.compile(r"(?:恢复|回升|回归|回到|回落|修复|超过|超|达到?|接近|相当于?)[到至了]?$")
#: The last characters of these words.
_BACK_END = tuple("复升归到落过超近当于至了")
_LEVEL_REACH = 12
_LEVEL_OF = re.compile(r"(?:[^,;。\d]{0,8})?(?:水平|同期)")
#: 2010年草原资源调查数据, 按2005年可比价格: the year of figures, not of what they tell.
_OF_DATA = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:调查|普查|统计)(?:数据|资料)|可比价|不变价")
_DATA_REACH = 14
_TERM = re.compile(r"[近中远]期[(]?$")
_NEAR_YEARS = {"今年": 0, "明年": 1, "去年": -1}
#: Of a later year no text that this grammar has been tried on can tell as past.
LATEST_PAST = 2026
_MARKS = ",;:。(\n "
#: How many characters before a year bear on the part it plays.
_NEAR = 6


def is_until(text: str, start: int) -> bool:
    """Whether 到, 至 or 截至 stands before a place.

    Examples
    --------
    >>> is_until("到2025年", 1), is_until("在2025年", 1)
    (True, False)
    """
    return _UNTIL.search(text, max(0, start - _NEAR), start) is not None


def is_base(text: str, start: int, end: int) -> bool:
    """Whether the words around a year make it the base of a comparison.

    Examples
    --------
    >>> is_base("比2020年下降8%", 1, 6), is_base("到2020年下降8%", 1, 6)
    (True, False)
    """
    before = _BASE_BEFORE.search(text, max(0, start - _NEAR), start)
    return before is not None and _BASE_AFTER.match(text, end) is not None


def is_compared(text: str, start: int) -> bool:
    """Whether 比 or 较 stands before a place.

    Examples
    --------
    >>> is_compared("较2020年", 1), is_compared("比近三年(2017-2019年)提高", 5)
    (True, True)
    """
    return _COMPARED.search(text, max(0, start - _COMPARED_REACH), start) is not None


def is_start(text: str, start: int, end: int) -> bool:
    """Whether a year is one that something starts from or is built upon.

    Examples
    --------
    >>> is_start("由2015年的8%", 1, 6), is_start("在2019年工作的基础上", 1, 6)
    (True, True)
    >>> is_start("由2015年成立的公司", 1, 6), is_start("在2019年完成", 1, 6)
    (False, False)
    """
    near = max(0, start - 2)
    if text[end : end + 1] == "的" and _FROM.search(text, near, start):
        return True
    if not _UPON.search(text, near, start):
        return False
    return text[near:start] == "基于" or _GROUND.match(text, end, end + _GROUND_REACH) is not None


def role_of(text: str, start: int, end: int, suffix: str) -> str:
    """Part that the year ``text[start:end]`` plays, told from the words around it.

    Parameters
    ----------
    text
        Folded text.
    start, end
        The year.
    suffix
        What follows the digits within it (底, 底前).

    Examples
    --------
    >>> role_of("到2025年", 1, 6, ""), role_of("2025年起", 0, 5, "")
    ('deadline', 'name')
    """
    if _SINCE.match(text, end, end + 4) or _OF_DATA.match(text, end, end + _DATA_REACH):
        return "name"
    near = max(0, start - _NEAR)
    if text[near:start].rstrip()[-1:] == "自" and _SINCE_FAR.match(text, end, end + _SINCE_REACH):
        return "name"
    opens = not start or text[start - 1] in _MARKS
    if opens and _SINCE_EVENT.match(text, end, end + _EVENT_REACH):
        return "name"
    if (
        text[start - 1 : start] in _BACK_END
        and _BACK_TO.search(text, near, start)
        and _LEVEL_OF.match(text, end, end + _LEVEL_REACH)
    ):
        return "name"
    if is_base(text, start, end) or is_compared(text, start) or is_start(text, start, end):
        return "baseline"
    dates = text[end : end + 1] == "的" or text[end : end + 1].isdigit()
    if dates and _CHANGED_TO.search(text, near, start):
        # 提高到2025年的40% dates the value, the plan's deadline may be another
        return "date"
    if suffix.endswith("前") or is_until(text, start) or _TERM.search(text, near, start):
        return "deadline"
    year = text[start : start + 4]
    return "deadline" if opens and year.isdigit() and int(year) > LATEST_PAST else "date"


def date_at(text: str, start: int) -> YearMention | None:
    """Read a date, a year or a span of years that begins at a digit.

    Examples
    --------
    >>> mention = date_at("到2018年6月底前", 1)
    >>> mention.last, mention.role, mention.end
    (2018, 'deadline', 10)
    >>> date_at("今年9月底前", 2).start, date_at("28微克", 0) is None
    (0, True)
    """
    match = _DATE_AT.match(text, start)
    if match is None:
        return None
    end = match.end()
    if match.group("range"):
        return _range(match, text)
    if match.group("full"):
        year = int(match.group("f1"))
        role = "deadline" if match.group("fend") else "date"
        return YearMention(start, end, year, year, role, "full_date")
    if match.group("month"):
        year = int(match.group("m1"))
        role = role_of(text, start, end, match.group("mend"))
        return YearMention(start, end, year, year, role, "year_month")
    if match.group("day"):
        near = start - 2 if text[start - 2 : start] in _NEAR_YEARS else start
        due = match.group("dend") or (is_until(text, near) and not _ends_span(text, near))
        role = "deadline" if due else "date"
        shift = _NEAR_YEARS.get(text[near:start])
        return YearMention(near, end, None, None, role, "month_day", shift)
    year = int(match.group("y1"))
    role = role_of(text, start, end, match.group("yend"))
    return YearMention(start, end, year, year, role, "year")


def _ends_span(text: str, start: int) -> bool:
    """Whether a day ends a stretch of time (1月至|11月底) and sets no deadline."""
    return _FROM_MONTH.search(text, max(0, start - _NEAR), start) is not None


def _range(match: re.Match[str], text: str) -> YearMention | None:
    """2021-2025年, 2021-25年; what is compared with (比2016-2020年平均) dates nothing."""
    first, written = int(match.group("r1")), match.group("r2")
    last = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    if last < first:
        return None
    role = "baseline" if is_compared(text, match.start()) else "period"
    return YearMention(*match.span(), first, last, role, "year_range")
