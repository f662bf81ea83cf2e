"""Whose value it is: the places, works or trade that the clause of a value has as its subject.

In: the words of a clause before the name of what a value measures. Out: a scope, or an owner.
"""

from __future__ import annotations

import re

from ecociv.extract.phrases.places import is_one_place, is_place
from ecociv.extract.values.tokens import YEAR

#: The first of several years, with the words before it.
_YEARS = re.compile(rf"[(]?(?:近期|中期|远期|到|至|在|[(、 ])*{YEAR}")
_URGING = "(?:目前|现在|当前|力争|争取|确保|保证|推动|促进|加快|支持|预计)*"
_URGED = re.compile(rf"^{_URGING}(?:[全我][市省县区州](?!域))?")
_WHOLE = re.compile(rf"{_URGING}(?P<whole>[全我][市省县区州])(?!域)")
#: A named part of the area as the subject: 现代医药港累计签约…, 平陆运河全线完成….
_NAMED_AREA = re.compile(
    r"(?!全[市省县区州])[\u4e00-\u9fff“”]{2,8}(?:港|运河|新区|新城|园区|开发区|示范区|合作区|试验区|水库|湖|景区"
    r"|机场|全线)"
)
#: 总磷重点工程|实现年减排量: whose amount it is.
_OWNER = re.compile(
    r"(?:全[市省县区州]|我[市省县区州])?(?P<owner>[^,;。、了]{2,14}(?:工程|项目|企业|基地|园区|业|经济|铁路|旅游|物流|建设|改造|设施|小镇|资产|高铁|高速|教育|卫生|水利|交通))"
)
_EACH_PLACE = re.compile(r"每个[\u4e00-\u9fff]{1,4}[市县区]")
#: When and how a place does something.
_SAID_OF = re.compile(
    r"(?:计划|规划|拟|[要将应须可还又也再已共]|力争|争取|确保|累计|合计|总计|共计|每年|年均|今年|全年|年内|预计|实际|先后|陆续"
    r"|继续|全面|全部|基本|顺利|分别|新增|净增|新)+$"
)
_SPENT = re.compile("(?:计划|累计)?(?:完成)?投资")
_PLACES = re.compile(r"(?:[\u4e00-\u9fff]{1,6}[市县区旗州盟]、)+[\u4e00-\u9fff]{1,6}[市县区旗州盟]")
#: 甲、乙、丙等|乡镇
_PLACES_END = re.compile(r"等(?:乡镇|县市区|县市|县区|市县|区县|街道|园区|[乡镇村县市区州])$")
#: Words of a clause that tell of time, of the whole area or of a part, and name no subject.
_SETTING = re.compile(
    r"\([^()]*\)|其中|全[市县区省年]|按[^,]{0,8}计算?|在此基础上|再?经过[^,]{1,4}努力|(?:规划)?[近中远]期|第[一二三]阶段|同时|预计"
    rf"|[{YEAR}到至以末底前,:\s]"
)
_COUNTED = re.compile(r"[\d一二两三四五六七八九十]+个?")


def whole_of(words: str) -> str:
    """The word for the whole area that a subject begins with: 预计|全市|工业.

    Examples
    --------
    >>> whole_of("预计全市工业"), whole_of("全域旅游")
    ('全市', '')
    """
    whole = _WHOLE.match(words)
    return whole.group("whole") if whole else ""


def subject_of(words: str) -> tuple[str, str]:
    """Scope and owner that a subject names; both are empty where it names neither.

    Parameters
    ----------
    words
        The subject of a clause, without the name of what is measured.

    Examples
    --------
    >>> subject_of("力争现代医药港"), subject_of("全市总磷重点工程"), subject_of("三个县")
    (('现代医药港', ''), ('', '总磷重点工程'), ('', ''))
    """
    if not words:
        return "", ""
    subject = _URGED.sub("", words, count=1)
    scope = "" if _COUNTED.match(subject) else _scope_of(subject)
    owner = None if scope else _OWNER.fullmatch(subject)
    return scope, owner.group("owner") if owner else ""


def place_alone(words: str, *, acts: bool = False) -> str:
    """The place, where words are a place that does something and no name (眉山市每年|造林).

    Parameters
    ----------
    words
        What stands before a value, or before its verb.
    acts
        Whether a verb of delivery follows.

    Examples
    --------
    >>> place_alone("眉山市每年"), place_alone("昌吉州计划"), place_alone("绿地每年")
    ('眉山市', '昌吉州', '')
    """
    place = _SAID_OF.sub("", words)
    said = len(place) < len(words)
    named = is_one_place(place) or _EACH_PLACE.fullmatch(place) is not None
    return place if named and (said or (acts and place[-1] != "区")) else ""


def without_setting(clause: str) -> str:
    """A clause without the words that only say when, and for the whole area.

    Examples
    --------
    >>> without_setting("全市到〒〒〒〒〒底,"), without_setting("推进水利建设,")
    ('', '推进水利建设')
    """
    return _SETTING.sub("", clause)


def _scope_of(subject: str) -> str:
    """Place, or places, that a subject names."""
    if "、" in subject and subject.startswith("在"):
        # 在医院、学校|设立
        return subject[1:]
    if "、" in subject and (_PLACES_END.search(subject) or _PLACES.fullmatch(subject)):
        return subject
    return subject if _NAMED_AREA.fullmatch(subject) or is_place(subject) else ""


def years_start(text: str, left: int, year: int) -> int:
    """Where the years of a clause begin, the last of which ends at ``year``; below zero for none.

    Examples
    --------
    >>> years_start("绿地率到〒〒〒〒〒、〒〒〒〒〒分别为", 0, 14)
    3
    """
    found = _YEARS.search(text, left, year + 1)
    return found.start() if found else -1


def subject_before_year(text: str, left: int, year: int, name: str) -> str:
    """Subject that stands before the year that opens the words of a value.

    Several places (甲区、乙区2025年|PM10), or works, for what was spent on them
    (治污工程今年已完成|投资).

    Parameters
    ----------
    text
        Masked, folded text.
    left
        Where the clause begins.
    year
        Where the year ends.
    name
        The name behind it.

    Examples
    --------
    >>> subject_before_year("甲区、乙区〒〒〒〒〒PM10", 0, 9, "PM10")
    '甲区、乙区'
    """
    words = text[left : max(left, years_start(text, left, year))].strip()
    if _PLACES.fullmatch(words):
        return words
    works = words.endswith(("工程", "项目")) and _OWNER.fullmatch(words)
    return words if works and _SPENT.fullmatch(name) else ""
