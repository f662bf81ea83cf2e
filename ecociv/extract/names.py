"""Name what a value measures, from the phrase before it.

In: a `Context`. Out: indicator and scope. Shares are rebuilt as a table heading would name them
(A占B比例), denominators go to the front (每百户拥有量).
"""

from __future__ import annotations

import re

from ecociv.codebook.words import words
from ecociv.extract.carve import carve
from ecociv.extract.context import Context
from ecociv.extract.lists import without_kind
from ecociv.extract.nouns import COUNTS
from ecociv.extract.phrases import Word, tidy
from ecociv.extract.scopes import split_scope

_SHARE_OF = re.compile(
    r"^(?P<part>.*?)占(?!有|地(?!区)|用|比)[到了]?(?P<whole>[^,;。占]{2,20}?)(?:的)?"
    r"(?P<ratio>比例|比重|比率|份额|百分比|比)?(?:的)?$"
)
_SHARE_REACHED = re.compile(
    r"^(?P<part>.{3,20}?)(?:力争|保持在)?(?:达到|达(?!到)|相当于|不得?低于|不少于|超过)(?:同期)?"
    r"(?P<whole>[^,;。]{2,16}?(?:面积|总量|总数|总额|收入|总产量|产值|总值|支出|天数|人口|户数|投入|能力|排放量|用量|消费量|存量))的?$"
)
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
#: 存款余额|突破千亿元、达, 低保标准|提高到每人每月: what is said of the value, no name.
_SAID = re.compile(
    r"(?<=.{3})(?:突破|超过|跨越|迈上|跃上|跨上)[一二两三四五六七八九十百千万亿余多]+(?:元|人|吨|亩|户|千瓦|人次)?(?:大关|台阶)?(?:、达到?)?$"
    r"|(?<=.{3})(?:分别|均)?(?:(?:提高|增加|上调|提升|调整|上涨|增长|降低|下降|[提增升涨])[到至为]|达到?)"
    r"(?:(?:人均)?每[人户亩吨][每年月日]{0,3}|[年月]?人均|每[年月])$"
)
#: 完成|造林(任务1120万亩)
_DONE = re.compile(
    r"^完成(?![率额量]|投资|情况|度)(?=.{2})"
    r"|^有(?![机效害色线限偿毒轨形关序条]|[^的]{1,8}的|林地)(?=.{2})"
    r"|^(?:运营|运行|投运|投用|使用|投产|在建|建成)的(?=.{4})"
    r"|^(?:现?已)?(?:建成|形成|具备|提升|达成)(?=.{2,}(?:能力|规模|产能|总量)$)"
    r"|^[\u4e00-\u9fff]{0,6}(?:批准|划定|下达|确定|公布|认定|规定|核定)的(?=.{4})"
)
#: 累计|完成投资: what was spent so far is not what is spent in a year.
_PLANNED = ("计划", "拟", "预计", "计划完成", "预计完成")
_OF_WHOLE = ("园区", "功能区", "集聚区", "开发区", "示范区")
_INVESTED = ("投资", "完成投资")
_SAID_ENDS = tuple("均达到每月年人户亩吨元千瓦次关阶万亿百")
#: 美丽乡村中心村|省级 58个, 市县级57个: the level stands behind its thing.
_LEVEL_BEHIND = re.compile(
    r"(?P<thing>.{2,}?)(?P<level>(?:国家|自治区|[省市县区州]|乡?镇|市县|县市|省市)级)"
)
#: Amounts that say nothing without what they are of.
_OF_OWNER = re.compile(
    r"年?(?:减排|削减|节能|节水|节电|减碳|替代|利用|处理|发电|供水|供热)总?量"
    r"|年?(?:增加值|总?产值|(?:营业|销售|主营业务|经营|综合|总)?收入|利润(?:总额)?|利税|税收|(?:完成)?投资额?|[销交贸]易?[售额]额?|营业额"
    r"|(?:进出口|出口)(?:总?额)?)"
)
_MOVES = {
    "提高": "up",
    "提升": "up",
    "增加": "up",
    "扩大": "up",
    "降低": "down",
    "减少": "down",
    "削减": "down",
    "压减": "down",
}
_MOVED = re.compile(
    f"(?:{'|'.join(_MOVES)})(?=[^,;。]{{1,16}}(?:率|比例|比重|占比|浓度|强度|能力|面积|量|规模|水平|系数|能耗|水耗)$)"
)
_TO = ("到", "至", "达到", "达")
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
_AMONG = re.compile(
    r"(?P<whole>[^,;。其、]{3,14}?)(?<!集)中(?![心小型医国等央期药学高低]|水(?!质))"
    r"(?P<part>[^,;。]{2,14}(?:占比|比例|比重|率))$"
)
_AMOUNTS = ("结构", "面积", "总量", "总数", "总额")
#: 白石铺、青鱼溪等|干流国控断面|水质: the list says which places are meant.
_PLACES_AND_OTHERS = re.compile(
    r"(?P<scope>[^,;。]{2,24}[、和][^,;。]{2,12}?等\d*个?(?:(?:干流|支流|流域|城市|地区|河流|湖泊|水库)?"
    r"(?:[国省市县][控考])?(?:断面|河流|湖泊|水库|河段|支流|干流|流域|片区|景区|园区|[县市区镇乡])))"
    r"(?P<name>(?:水质|空气|环境|森林|绿|污水|垃圾|生活|植被|PM).{0,14})"
)
_AND_OTHERS = re.compile(
    r"^[^、,等]{2,10}?(?<![高中初同平均优劣])等(?=[^级等于同于].{3,})|^.*[、,].*?等(?:[\d一二三四五六七八九十]*(?:大类|[个类项种大]))?(?=[^级等].{2,})"
)


#: What a multiple is of: 是五年前, 是历年总和.
_MULTIPLE_OF = re.compile(
    r"[是为](?:此前)?(?:[一二三四五六七八九十几数]+年前|[前上头][一二三四五六七八九十几]*(?:年|届|轮|个?五年)"
    r"|过去[^,;。]{0,6}|历[年史][^,;。]{0,4}|原来|同期|去年[^,;。]{0,2}|上年[^,;。]{0,2})$"
)


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
    >>> from ecociv.extract.context import context
    >>> name_of(context("环保投资占地区生产总值的比重达到3%", 16, 0), "%")
    ('环保投资占地区生产总值比重', '')
    """
    phrase = _DONE.sub("", tidy(found.head_text))
    if unit in ("倍", "%"):
        # 收入达到3亿元,是五年前的|2.5倍: of what was told before
        phrase = _MULTIPLE_OF.sub("", phrase)
    phrase = without_said(phrase)
    if phrase in _INVESTED and found.lead and not found.owner:
        if found.lead[-1] == "累计":
            phrase = "累计" + phrase
        elif found.lead[-1] in _PLANNED:
            # 计划|完成投资2亿元
            phrase = "投资"
    phrase = _without_moves(found, phrase, unit)
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
    share = _among(phrase) or _share_name(found, phrase, unit)
    return share or _bare_name(found, phrase, unit)


def without_said(phrase: str) -> str:
    """A phrase without what it says of its value at the end.

    Examples
    --------
    >>> without_said("农村低保标准提高到每人每月")
    '农村低保标准'
    """
    return _SAID.sub("", phrase) if phrase.endswith(_SAID_ENDS) else phrase


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
    phrase = without_kind(phrase.removeprefix("等"))
    phrase = _DONE.sub("", phrase) if scope else phrase
    rated = _RATED.match(phrase) or _SCALE_IS.fullmatch(phrase)
    if rated:
        phrase = rated.group("name")
    if scope:
        phrase = _behind_scope(found, phrase)
    return phrase, scope


def _without_moves(found: Context, phrase: str, unit: str) -> str:
    """A phrase without the verb of change before it: 提高|森林覆盖率 6个百分点.

    Behind 到 or 至 a value is what it comes to, whatever the verb (提升处理能力至30万吨).
    """
    if found.owner and _OF_OWNER.fullmatch(phrase):
        # 总磷重点工程实现|年减排量
        spent = phrase.endswith("投资") and "计划" not in phrase
        phrase = f"{found.owner}{phrase if spent else phrase.removeprefix('完成')}"
    words_before = found.peeled.words
    comes_to = bool(words_before) and words_before[0].text in _TO
    if comes_to and found.verb in _MOVES:
        found.verb = found.verb_group = ""
    moved = _MOVED.match(phrase) if unit == "%" or "点" in unit or comes_to else None
    if moved is None:
        return phrase
    if not comes_to:
        words_before.append(Word(moved.group(), "change_verb", _MOVES[moved.group()]))
    return phrase[moved.end() :]


def _among(phrase: str) -> tuple[str, str] | None:
    """A中B占比 is a share of A."""
    among = _AMONG.match(phrase) if "中" in phrase else None
    if among is None:
        return None
    whole = among.group("whole")
    place, rest = split_scope(whole)
    scope = rest if place else whole
    # 国土面积中|受保护地区比例: an amount is no place
    return among.group("part"), "" if scope.endswith(_AMOUNTS) else scope


def split_counted(phrase: str) -> tuple[str, str] | None:
    """Name and members of a counted list: 人民路、四龙路等17条|主次干道绿化.

    Examples
    --------
    >>> split_counted("越城、柯桥等3个区污水处理率")
    ('污水处理率', '越城、柯桥')
    """
    counted = _COUNTED_LIST.match(phrase)
    return (counted.group("rest"), counted.group("list")) if counted else None


def _share_name(found: Context, phrase: str, unit: str) -> tuple[str, str] | None:
    """A占B比例, A占比; A达到B总量的 before a percentage is the share of A in B."""
    shared = _SHARE_OF.match(phrase) if "占" in phrase else None
    if shared and shared.group("part"):
        whole = tidy(shared.group("whole"))
        scope, part = split_scope(tidy(shared.group("part")).rstrip("仅只约已还均"))
        if scope.endswith(_OF_WHOLE) and whole.startswith("全"):
            # 工业园区|产值占全市工业总产值: the part of the whole is that place
            scope, part = "", scope + part
        return f"{part}占{whole}{shared.group('ratio') or '比例'}", scope
    takes = any(
        word.group == "level_verb" and word.text.startswith(("占", "仅占"))
        for word in found.peeled.words
    )
    if phrase and takes:
        scope, phrase = split_scope(phrase)
        return f"{phrase}占比", scope
    reached = _SHARE_REACHED.match(found.head_text.strip()) if unit in ("%", "成") else None
    if reached:
        scope, part = split_scope(tidy(reached.group("part")))
        return f"{part}占{tidy(reached.group('whole'))}比例", scope
    return None


def _behind_scope(found: Context, phrase: str) -> str:
    """Name behind a scope, without the verbs between the two."""
    again = carve(phrase, 0, len(phrase))
    if not again.text or not (again.verb or again.lead):
        return phrase
    if again.bound:
        found.add_bound(again.lead[-1], again.bound)
    if again.verb and not found.verb:
        found.verb, found.verb_group = again.verb, again.verb_group
        found.verb_start = found.np_start - 1
    return again.text
