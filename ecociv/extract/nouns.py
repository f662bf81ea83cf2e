"""Find the noun that a count stands before.

In: a masked, folded sentence and a value in it. Out: the noun phrase behind the value, cut where
its predicate or the next value begins.
"""

from __future__ import annotations

import re
from typing import cast

from ecociv.codebook.words import words
from ecociv.extract.context import REACH
from ecociv.extract.phrases import DELIVERIES, lookup, tidy
from ecociv.extract.tokens import YEAR, Quantity

_NOUN_AFTER = re.compile(
    rf"(?:的|作为|用作)?(?P<noun>(?:\d[AＡ]级|[\u4e00-\u9fffA-Za-z“《])[^,;。!?:\n{YEAR}]{{0,40}})"
)
_BOUND_SKIP = re.compile(r"\s*(?:\(含\))?(?:[及或]?以[上下]|左右|以内|上下)(?:\(含[^()]{0,6}\))?")
#: What is said of counted things before they are named, part by part.
_DESCRIBED = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}?(?:严重|合理|较大|较好|优美|良好|明显|齐全|完善|先进|落后|突出|便利|整洁|显著|薄弱|健全|鲜明|雄厚|紧密|丰富|齐备|规范|集聚|强烈|关注|迫切|恶劣|广阔|适宜|典型|强|好|高|大|优|广)"
    r"[、,])+[^,;。、\d]{2,12}的(?P<noun>[\u4e00-\u9fff“”]{2,12})(?=[,;。、(]|$)"
)
#: Money is spent on what follows these, not named by it.
_USED_FOR = re.compile(
    r"用于|用来|用在|支持|实施|解决|建设|[新改扩]+建|设立|启动|治理|整治|推进|开展|改造|完成|购[买置]|保障|补助|奖励"
)
_ADVERBS_END = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:累计|全部|稳定|精准|先后|陆续|相继|成功|顺利|集中|全面|正式|总体|均|都|已|共)+$"
)
#: With one of these behind it a verb is part of a noun: 能力提升|项目.
_OF_WORKS = ("项目", "工程", "行动", "试点", "基地", "中心")
_MASS = r"(?:蒸吨|公斤|吨|千瓦|兆瓦|千伏|立方米|平方米|平米|㎡|公里|米|亩|公顷|MW|k[VWw])"
_SIZE_END = r"(?:/[日天年时h])?(?:[及或]?以[上下])?的?(?=[\u4e00-\u9fff])"
_SECOND_SIZE = re.compile(
    r"(?:(?P<measure>[\u4e00-\u9fff]{0,6}(?:规模|能力|面积|容量|库容|功率|总?质量|排量|投资|装机|产能|处理|占地|年产|日产)"
    rf"(?:不低于|不小于|达到?|超过|在|为|约)?[\u4e00-\u9fff]{{0,6}}?)\d[\d.]*[万亿]?{_MASS}"
    rf"|\d[\d.]*[万亿]?(?:{_MASS}|[座人头只床张升t])){_SIZE_END}"
)
#: Units that count things; others measure them.
COUNTS = "个 家 项 条 处 座 所 名 件 宗 批 种 户 场 次 起 轮 套 台 辆 部 支 片 块".split()
_OTHER_COUNT = re.compile(r"一批|若干|一系列|其他|其它|有关|相关|部分|数|[百千万]|\d")
_LEVELS = re.compile(r"(?:国家|省|市|州|县|区|乡|镇)级?(?:、(?:省|市|州|县|区|乡|镇|村)级?)*")
_NOT_A_NOUN = re.compile(
    r"(?:开工|在建|续建|竣工|完工|投产|建成|达标|运行|验收|整改|办结|销号|停产|关停|淘汰)(?=[,;。、\n]|$)"
    r"|(?:达到|达[ⅠⅡⅢⅣⅤ标]|实现|完成|已|被|通过|建成|开工|竣工|投产|全部|均(?!价|衡))|[和及与或并、]|以及|以上|以下|左右"
    r"|(?:建设|工作|年度|目标)任务(?=[,;。])|这|该(?!类)|此(?!类)|[正仍还]在|将(?!军)"
    r"|尚未?(?!书)|没有|由[\u4e00-\u9fff]{2,12}(?:负责|完成|承担|牵头|实施|建设)|抢在|提供"
)
#: 闸口拆除|或|封堵, 锅炉拆除|或|清洁能源改造: one work or another.
_WORK_END = re.compile(
    r"(?:改造|治理|整治|修复|拆除|关停|淘汰|搬迁|封堵|替代|新建|建设|关闭|取缔|迁建|更新|清退)$"
)
#: 化工厂、炼油厂|等企业: a list that is summed up.
_SUMMED_UP = re.compile(
    r"等(?:重点|主要|相关|各类)?(?:企业|行业|单位|设施|场所|部门|领域|产业|产品|机构|设备|河流|景区)"
)
_IN_BRACKETS = re.compile(r"[^()]*(?:\([^()]*\)[^()]*)*")
#: Words that hold a character which else ends a noun phrase (用水, 公共, 能源).
_FIXED = re.compile(
    r"已毁|已损|蓄能|备用|户用|级及以上|级以上|及以上|公共|人均|和谐|以上|以下|向日葵|国有|现有|特有|所有|可再生|可持续"
    r"|可回收|用水|用电|用地|用能|用户|用途|使用|利用|应用|农用|公用|日用|通用|民用|商用|军用|医用"
    r"|饮用|专用|两用|林用|社区|供水|供热|供暖|供电|供气|供应|供给|供销|供排|能源|能耗|能力|能效|节能"
    r"|智能|功能|产能|光能|太阳能|性能|技能|新能|风能|占地|占补|由于|不良|不动产|不合格|有机|有害|有毒"
    r"|有色|有效|有线|有偿|共享|共同|共产|共建|中共|总共|到户|到村|从业|从严|在线|在建|在校|在册|在岗"
    r"|在园|在职|在编|存在|达标|获得感|并网|兼并|合并|等级|高等|平等|中等|初等|同等|优等|均衡|平均"
    r"|均等|为民|行为|人为|因地制宜|以工代赈|以旧换新|以奖代补|不可|可降解|可移动|按摩|按揭|正宗|新增"
    r"|较[重大多好高低强]|改用|与会|参与|给与|向上|方向|定向|面向|导向|要素|重要|主要|必要|需要|首都|成都|都市|使馆|天使"
    r"|大使|使命|将军|让利|出让|转让|温和|协和|祥和|中和|共和|总和|居民|或者|是否|已建(?!成)|不锈|有限|有轨"
    r"|有形|无|能繁|建成区|起步区|启动区|达标区|项目|题目|发达|雷达|表达|被动|覆盖面|比例|比重|为主|实用|许可|认可|用品|用具|作用|信用|费用|引用|录用|有关|公有|私有|占有|拥有"
    r"|既有|保有|稀有|原有|专有|储能|耗能|扩能|提能|赋能|失能|热能|动能|势能|潜能|职能|效能|高能级|质能"
    r"|应急|响应|反应|效应|适应|未来|未利用|未成年|植被|地被|基因|因子|原因|比赛|评比|对比|普及|时尚|占用|侵占"
    r"|用房|用海|用林|用煤|用气|用热|用材|用工|用药|用车|食用|药用|乘用|船用|回用|复用|征用|租用|启用|停用"
    r"|可研|可控|可循环|可利用|需求|急需|修正|校正|公正|双向|意向|走向|共体|共富|共治|共性|并购|并轨|和美|饱和"
    r"|不安全|不达标|不稳定|不透水|不饱和|保供|自由|潜在|在研|一等|二等|三等|等离子|都江堰|古都"
    r"|上市公司|上市企业|上市后备|增长极|增长点|稳增长|运营商|运营中心|运营平台|运营公司|基本(?:农田|草原|公共|医疗|养老|生活|网络|单元|服务|口粮|药物)"
    r"|全域(?=旅游|土地|无废|未来|公园|公交)|脱贫[村县户]|脱贫人口|脱贫地区|受益人口|投入品|提升村|提升点|创建村|创建点"
)
_NUMBER = re.compile(
    r"\d[\d.]*[万亿余多]*(?P<unit>[\u4e00-\u9fff]{1,4}|[A-Za-z㎡²³]+)(?=[,;。、]|$)"
)
_MULTIPLE = re.compile("^[万亿]+")
#: 12万亩公益林|的管护责任: what is done for the measured thing.
_CARE_ENDS = ("责任", "作用", "力度")
_CARE = re.compile(r"(?<=.{2})的[^的、]{0,6}(?:责任|作用|力度)$")
_LONG_MEMBER = 5
#: 沼气或生物天然气|工程: what either is.
_OF_EITHER = ("工程", "项目", "设施", "设备", "机组", "车辆")
#: The second of two nouns of one kind ends within so many characters.
_SHORT_NOUN = 5
_WORKS_END = re.compile(r"(?:项目|工程|生产线|[厂站园]|基地)$")
_VERBS = (*DELIVERIES, "lead_skip")
#: No word of `_FIXED` reaches farther back or ahead than this.
_FIXED_REACH = (3, 4)


def noun_after(text: str, quantity: Quantity, stop: int) -> str:
    """The noun that a count stands before: 扶持培育30个清洁生产示范企业.

    Parameters
    ----------
    text
        Masked, folded text.
    quantity
        The count.
    stop
        Where the next value begins, or the sentence ends.

    Examples
    --------
    >>> s = "建成15个城镇生活污水处理设施并投入运行"
    >>> noun_after(s, Quantity(2, 5, 15, 15, "个", "number", ""), len(s))
    '城镇生活污水处理设施'
    """
    start = quantity.end
    bound = _BOUND_SKIP.match(text, start)
    start = bound.end() if bound else start
    second = _SECOND_SIZE.match(text, start) if quantity.unit in COUNTS else None
    if second:
        # 3部|40座|校车: a size stands between the count and its noun
        start = second.end()
        stop = max(stop, start + REACH)
    match = _NOUN_AFTER.match(text, start, min(stop, start + REACH))
    if match is None or _NOT_A_NOUN.match(text, match.start("noun")):
        return ""
    if quantity.unit.endswith("元") and _USED_FOR.match(match.group("noun")):
        return ""
    if match.end() >= stop and _next_alike(text, quantity, stop):
        # 封山育林4万亩|退化林修复2.2万亩
        return ""
    described = _DESCRIBED.match(text, match.start("noun"), min(stop, start + REACH))
    if described:
        # 5处破坏严重、影响较大的|废弃矿山
        return tidy(described.group("noun"))
    phrase = cut_list(text, match.group("noun"), match.end(), stop)
    # matches nothing, too; a bracket that stays open ends the phrase
    phrase = cast("re.Match[str]", _IN_BRACKETS.match(phrase)).group()
    phrase = phrase[: _noun_end(phrase, joined=quantity.unit in COUNTS)]
    if text[quantity.start - 1 : quantity.start] == "、" and phrase.find("、") >= _LONG_MEMBER:
        # 生态湖、8条道路绿化工程、|湿地公园: one member of a list
        phrase = phrase[: phrase.index("、")]
    if quantity.unit not in COUNTS and _WORKS_END.search(phrase.split("、")[0]):
        # 450万千瓦风电项目、|制氢示范工程
        phrase = phrase.split("、")[0]
    phrase = _ADVERBS_END.sub("", phrase)
    if quantity.unit not in COUNTS and phrase.endswith(_CARE_ENDS):
        phrase = _CARE.sub("", phrase)
    # 在办好10件实事|的基础上
    return tidy(phrase.removesuffix("基础上").removesuffix("的"))


def _next_alike(text: str, quantity: Quantity, stop: int) -> bool:
    """Whether the next number measures in the same unit and names nothing behind it."""
    if quantity.unit in COUNTS or quantity.unit.endswith("元"):
        return False
    number = _NUMBER.match(text, stop)
    return number is not None and number.group("unit") == _MULTIPLE.sub("", quantity.unit)


#: At one of these the sentence ends; elsewhere the next value begins.
_SENTENCE_MARKS = ",;。!?\n"


def cut_list(text: str, phrase: str, end: int, stop: int) -> str:
    """Leave what belongs to the next value: 20万千瓦风电、鸡东|20万千瓦风电.

    Examples
    --------
    >>> s = "20万千瓦风电、鸡东20万千瓦风电"
    >>> cut_list(s, "风电、鸡东", 10, 10)
    '风电'
    """
    of_all = phrase.endswith("的") or text[stop - 1 : stop] == "的"
    if end >= stop and stop < len(text) and text[stop] not in _SENTENCE_MARKS and not of_all:
        marks = _marks(phrase) or [
            at for at, char in enumerate(phrase) if char in "和及" and not _is_fixed(phrase, at)
        ]
        if marks and marks[-1] > 0:
            return phrase[: marks[-1]]
    return phrase


def _marks(phrase: str) -> list[int]:
    """Where 、 stands outside brackets: 县(市、区) is one word."""
    depth, marks = 0, []
    for at, char in enumerate(phrase):
        depth += (char == "(") - (char == ")")
        if char == "、" and depth <= 0:
            marks.append(at)
    return marks


def place_of_noun(text: str, quantity: Quantity, name: str) -> int:
    """Where the noun after a count ends, so that it is not read again with the next value.

    Examples
    --------
    >>> place_of_noun("5个公园", Quantity(0, 2, 5, 5, "个", "number", ""), "公园")
    4
    """
    size = _SECOND_SIZE.match(text, quantity.end) if quantity.unit in COUNTS else None
    if size and size.group("measure"):
        # 1处|规模不低于3000吨的|大型工程: the size has words of its own
        return quantity.end
    tail = name[-2:]
    at = text.find(tail, quantity.end, quantity.end + REACH) if len(tail) == 2 else -1
    return at + 2 if at >= 0 else quantity.end


def _noun_end(phrase: str, *, joined: bool = True) -> int:
    """Where a noun phrase ends: before the first predicate or function word."""
    depth = 0
    for at, char in enumerate(phrase):
        if char in "(“":
            depth += 1
        elif char in ")”":
            depth -= 1
        if depth > 0 or at == 0:
            continue
        if char == "、" and _is_verb_next(phrase, at + 1):
            return at
        if char in "、和及或" and _goes_on(phrase, at, joined=joined):
            continue
        if joined and char == "等" and "、" in phrase[:at] and _SUMMED_UP.match(phrase, at):
            continue
        if char == "或" and _WORK_END.search(phrase, 0, at) and _WORK_END.search(phrase):
            continue
        if char.isdigit() and phrase[at - 1] in "、和及与,":
            return at - 1
        if _stops(phrase, at):
            return at
    return len(phrase)


def _goes_on(phrase: str, at: int, *, joined: bool) -> bool:
    """Whether a noun phrase goes on behind a mark or conjunction."""
    if _LEVELS.fullmatch(phrase, 0, at):
        # 省、市试点小城镇
        return True
    if phrase[at] == "、":
        return False
    rest = phrase[at + 1 :]
    if not joined:
        # 天然林|和公益林: measured together
        of_both = rest[:_SHORT_NOUN].find(phrase[at - 1])
        return of_both > 0 and _is_joined(rest)
    if phrase[at] == "或" and not rest.endswith(_OF_EITHER):
        return False
    return _is_joined(rest)


def _stops(phrase: str, at: int) -> bool:
    """Whether a predicate or function word begins here."""
    if phrase[at - 1] in "级及" and phrase.startswith("以上", at):
        return False
    table = words("np_stop")
    return any(
        phrase[at : at + size] in table
        and not _is_fixed(phrase, at)
        and (size < 2 or not phrase.startswith(_OF_WORKS, at + size))
        for size in (4, 3, 2, 1)
    )


def _is_joined(rest: str) -> bool:
    """Whether the words behind a conjunction are one more noun of the same count."""
    if len(rest) < 2 or _OTHER_COUNT.match(rest):
        return False
    table, longest, *_ = lookup(DELIVERIES)
    if any(rest[:size] in table for size in range(2, longest + 1)):
        return False
    return _noun_end(rest, joined=False) >= 2


def _is_verb_next(phrase: str, at: int) -> bool:
    """Whether the next member of a list begins with a verb (10家企业治理、|加强监测)."""
    table, longest, *_ = lookup(_VERBS)
    return any(phrase[at : at + size] in table for size in range(2, longest + 1))


def _is_fixed(phrase: str, at: int) -> bool:
    """Whether a function character is part of a longer word (用水, 公共, 能源)."""
    back, ahead = _FIXED_REACH
    return any(
        match.start() <= at < match.end()
        for match in _FIXED.finditer(phrase, max(0, at - back), at + ahead)
    )
