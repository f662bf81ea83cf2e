"""Name what a value measures, from the phrase before it.

In: a `Context`. Out: indicator and scope. Shares are rebuilt as a table heading would name them
(A占B比例), denominators go to the front (每百户拥有量).
"""

from __future__ import annotations

import re

from ecociv.codebook.words import words
from ecociv.extract.names.lists import without_kind
from ecociv.extract.names.share_names import share_name
from ecociv.extract.phrases.carve import carve
from ecociv.extract.phrases.context import Context
from ecociv.extract.phrases.nouns import COUNTS
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.said_of_value import without_moves, without_said
from ecociv.extract.phrases.scopes import split_scope

_EACH_OF = re.compile(
    r"(?P<of>.+?)(?<![省市县区州旗镇乡])(?P<each>每(?:[十百千万亿])?"
    r"(?:平方公里|平方米|万平方米|公顷|亩|人|户|万人|千人|百户|百人|公里|百公里|万元|吨))$"
)
_LENGTHS = ("公里", "米", "千米", "里")
_DISTANCE = re.compile(
    r"^(?:[东南西北]{0,2}(?=距))?(?P<name>[^,;。]{0,12}?距(?:离)?[^离].*)(?<!距离)$"
)
#: 三项指标, 两者: the names stand in earlier clauses.
PRONOUN = re.compile(
    r"(?:等)?[两二三四五六七八九][项个](?:主要|约束性)?(?:指标|污染物)?(?:[一二三四五]年)?(?:累计)?$"
    r"|(?:等)?[两三四五]者$|[两三]类地区$"
)
_COUNTED_LIST = re.compile(
    r"^(?P<list>[^,]*[、和][^,]*?)(?:等)?(?:[一二两三四五六七八九十]+|\d+)"
    r"(?:个?(?:县市|市县|县区|区县|[县区市镇乡])(?!城(?!区)|[域级乡镇场])|[处个座条家县区市大])(?P<rest>.{3,})$"
)
#: A member that has told its own already: 上线人数突破万人大关、|上线率.
_TOLD = re.compile(
    r"^.*(?:突破|超过|高于|低于|增长|下降|提高|减少|创成|获评|入选|荣获|成为)[^、]*、(?=[^、]{2,}$)"
)
#: 完成|造林(任务1120万亩)
_DONE = re.compile(
    r"(?:年均)?完成(?![率额量]|投资|情况|度)(?=.{2})"
    r"|安排(?=[^的]{2,}(?:资金|经费|补助|补贴)$)"
    r"|有(?![机效害色线限偿毒轨形关序条]|[^的]{1,8}的|林地)(?=.{2})"
    r"|(?:运营|运行|投运|投用|使用|投产|在建|建成)的(?=.{4})"
    r"|(?:现?已)?(?:建成|形成|具备|提升|达成)(?=.{2,}(?:能力|规模|产能|总量)$)"
    r"|[\u4e00-\u9fff]{0,6}(?:批准|划定|下达|确定|公布|认定|规定|核定)的(?=.{4})"
)
#: 累计|完成投资: what was spent so far is not what is spent in a year.
_PLANNED = ("计划", "拟", "预计", "计划完成", "预计完成")
_INVESTED = ("投资", "完成投资")
#: 美丽乡村中心村|省级 58个, 市县级57个: the level stands behind its thing.
_LEVEL_BEHIND = re.compile(
    r"(?P<thing>.{2,}?)(?P<level>(?:国家|自治区|[省市县区州]|乡?镇|市县|县市|省市)级)"
)
#: Amounts that say nothing without what they are of.
_OF_OWNER = re.compile(
    r"年?(?:减排|削减|节能|节水|节电|减碳|替代|利用|处理|发电|供水|供热)总?量"
    r"|年?(?:增加值|总?产值|(?:营业|销售|主营业务|经营|综合|总)?收入|利润(?:总额)?|利税|税收|(?:完成)?投资额?|投入(?:资金)?|[销交贸]易?[售额]额?|营业额"
    r"|(?:进出口|出口)(?:总?额)?)"
)
#: 一期|规模为日供水: the size is named already.
_RATED = re.compile(
    r"(?P<name>[^,;。、]{0,16}?(?:规模|能力))(?:为|达到?)?(?:近期|远期|一期|日|年|每[日天年小]时?)"
    r"(?:供水|处理|产|发电|供热|供气|污水|垃圾|生产)*$"
)
#: 建设规模为|日处理污水能力: a scale that is told by another measure.
_SCALE_IS = re.compile(
    r"[^,;。、]{0,8}规模(?:为|是|达到?)(?P<name>.{2,14}(?:能力|规模|产能|面积|容量|库容|长度))"
)
#: 空气质量|(PM2.5年均浓度): what is measured stands in brackets.
_MEASURED_BY = re.compile(
    r"(?:质量|状况|环境)\((?P<measure>[^()]{2,16}(?:浓度|指数|天数|比例|[^概]率))\)\s*$"
)
#: 白石铺、青鱼溪等|干流国控断面|水质: the list says which places are meant.
_PLACES_AND_OTHERS = re.compile(
    r"(?P<scope>[^,;。]{2,24}[、和][^,;。]{2,12}?等\d*个?(?:(?:干流|支流|流域|城市|地区|河流|湖泊|水库)?"
    r"(?:[国省市县][控考])?(?:断面|河流|湖泊|水库|河段|支流|干流|流域|片区|景区|园区|[县市区镇乡])))"
    r"(?P<name>(?:水质|空气|环境|森林|绿|污水|垃圾|生活|植被|PM).{0,14})"
)
_AND_OTHERS = re.compile(
    r"^[^、,等]{2,10}?(?<![高中初同平均优劣])等(?=[^级等于同].{3,})|^.*[、,].*?(?<![高中初同平均优劣])等(?:[\d一二三四五六七八九十]+大|[\d一二三四五六七八九十]*(?:大类|[个类项种]))?(?=[^级等].{2,})"
)

#: 远期|达到20万吨的总规模: when, and no name.
_PHASES = ("近期", "中期", "远期")
#: 第二年|应完成2200亩整治任务, 整治地块中|第二年和第三年: so are these.
_YEAR_IN_TURN = re.compile(
    r"(?:^“[^”]{2,8}”|[中的在])?(?:第[一二三四五六]年[和及、])*第[一二三四五六]年$|^(?:第[一二三四五六]年[和及、])+第$"
)


def without_years_in_turn(phrase: str) -> str:
    """A phrase without the phases of a plan, and its years that are counted (第二年和第三年).

    Examples
    --------
    >>> without_years_in_turn("整治任务中第二年")
    '整治任务'
    """
    if phrase in _PHASES:
        return ""
    return _YEAR_IN_TURN.sub("", phrase) if "第" in phrase else phrase


def _without_done(phrase: str) -> str:
    """A phrase without what is said to be done in front of it."""
    done = _DONE.match(phrase)
    return phrase[done.end() :] if done else phrase


def name_of(found: Context, unit: str = "") -> tuple[str, str]:
    """Indicator and scope from the phrase before a value.

    Parameters
    ----------
    found
        What stands before the value. A bound word or delivery verb that stands between scope and
        name (市区|新增绿地) is added to it.
    unit
        Unit of the value.

    Examples
    --------
    >>> from ecociv.extract.phrases.context import context
    >>> name_of(context("环保投资占地区生产总值的比重达到3%", 16, 0), "%")
    ('环保投资占地区生产总值比重', '')
    """
    phrase = _without_done(tidy(found.head_text))
    # 全年|国有企业实现营业收入
    phrase = without_said(phrase.removeprefix("全年"), unit)
    phrase = without_years_in_turn(phrase)
    phrase = _of_owner(found, phrase)
    phrase = without_moves(found, phrase, unit)
    measured = _MEASURED_BY.search(found.head_text) if ")" in found.head_text else None
    if measured:
        # 空气质量(PM2.5年均浓度)
        phrase = tidy(measured.group("measure"))
    if "、" in phrase or "和" in phrase or "等" in phrase:
        phrase = _TOLD.sub("", phrase)
        listed = _PLACES_AND_OTHERS.fullmatch(phrase)
    else:
        listed = None
    counted = split_counted(phrase)
    if counted:
        # 甲、乙两县|城区|污水处理率
        inner, name = split_scope(counted[0])
        return (name, phrase.removesuffix(name)) if inner else counted
    if phrase.startswith("占") and unit in COUNTS:
        # 占全县427个行政村的61%
        phrase = "" if phrase[1:] in words("lead_whole") else phrase[1:]
    if listed:
        return listed.group("name"), listed.group("scope")
    if "等" in phrase:
        phrase = _AND_OTHERS.sub("", phrase)
    share = share_name(found, phrase, unit)
    return share or _bare_name(found, phrase, unit)


def _of_owner(found: Context, phrase: str) -> str:
    """A bare amount with what it is of: 总磷重点工程实现|年减排量, 累计|完成投资."""
    if found.owner and _OF_OWNER.fullmatch(phrase):
        spent = phrase.endswith("投资") and "计划" not in phrase
        return f"{found.owner}{phrase if spent else phrase.removeprefix('完成')}"
    if found.owner or not found.lead or phrase not in _INVESTED:
        return phrase
    if found.lead[-1] == "累计" and not found.verb:
        return "累计" + phrase
    # 计划|完成投资2亿元
    return "投资" if found.lead[-1] in _PLANNED else phrase


def _bare_name(found: Context, phrase: str, unit: str) -> tuple[str, str]:
    """A name that is no share: denominators go to the front, places to the scope."""
    denominator = _EACH_OF.match(phrase) if "每" in phrase else None
    if denominator:
        phrase = denominator.group("each") + denominator.group("of")
    distance = _DISTANCE.match(phrase) if unit.endswith(_LENGTHS) else None
    if distance:
        return f"{distance.group('name')}距离", ""
    level = _LEVEL_BEHIND.fullmatch(phrase) if unit in COUNTS and phrase.endswith("级") else None
    if level:
        phrase = level.group("level") + level.group("thing")
    if phrase.startswith("建成区内"):
        phrase = phrase.replace("内", "", 1)
    scope, phrase = split_scope(phrase)
    phrase = without_kind(phrase if phrase.startswith("等级") else phrase.removeprefix("等"))
    phrase = _without_done(phrase) if scope else phrase
    rated = _RATED.match(phrase) or _SCALE_IS.fullmatch(phrase)
    if rated:
        phrase = rated.group("name")
    if scope:
        phrase = _behind_scope(found, phrase)
    return phrase, scope


def split_counted(phrase: str) -> tuple[str, str] | None:
    """Name and members of a counted list: 人民路、四龙路等17条|主次干道绿化.

    Examples
    --------
    >>> split_counted("越城、柯桥等3个区污水处理率")
    ('污水处理率', '越城、柯桥')
    """
    counted = _COUNTED_LIST.match(phrase)
    return (counted.group("rest"), counted.group("list")) if counted else None


def _behind_scope(found: Context, phrase: str) -> str:
    """Name behind a scope, without the verbs between the two."""
    again = carve(phrase, 0, len(phrase))
    if not again.text or not (again.verb or again.lead):
        return phrase
    begin = found.np_end - len(phrase) if found.head_text.endswith(phrase) else -1
    if again.bound:
        found.add_bound(again.lead[-1], again.bound)
    if again.verb and not found.verb:
        found.verb, found.verb_group = again.verb, again.verb_group
        found.verb_start = begin + again.verb_start if begin >= 0 else found.np_start - 1
        if begin >= 0:
            found.np_start = begin + again.start
    return again.text
