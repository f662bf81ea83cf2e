"""Find the noun that a count stands before.

In: a masked, folded sentence and a value in it. Out: the noun phrase behind the value, cut where
its predicate or the next value begins.
"""

from __future__ import annotations

import re
from typing import cast

from ecociv.extract.phrases.amounts import Size, size_after
from ecociv.extract.phrases.edges import REACH
from ecociv.extract.phrases.noun_ends import is_fixed, noun_end
from ecociv.extract.phrases.peel import peel_right, tidy
from ecociv.extract.values.tokens import YEAR, Quantity

_NOUN_AFTER = re.compile(
    r"(?: (?=\dG|\d[AＡ]级))?(?:的|作为|用作)?"
    rf"(?P<noun>(?:\d[AＡ]级|\dG|[\u4e00-\u9fffA-Za-z“《])[^,;。!?:\n{YEAR}]{{0,40}})"
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
    r"(?<=[\u4e00-\u9fff]{2})(?:累计|全部|稳定|精准|先后|陆续|相继|成功|顺利|集中|全面|正式|总体|全线|积极|踊跃|免费|均|都|已|共|仅|首次|(?<![立随])即)+$"
)
_MASS = r"(?:蒸吨|公斤|吨|千瓦|兆瓦|千伏|立方米|平方米|平米|㎡|公里|米|亩|公顷|MW|k[VWw])"
_SIZE_END = r"(?:/[日天年时h])?(?:[及或]?以[上下])?的?(?=[\u4e00-\u9fff])"
_SECOND_SIZE = re.compile(
    r"(?:(?P<measure>[\u4e00-\u9fff]{0,6}(?:规模|能力|面积|容量|库容|功率|总?质量|排量|投资|装机|产能|处理|占地|年产|日产)"
    rf"(?:不低于|不小于|达到?|超过|在|为|约)?[\u4e00-\u9fff]{{0,6}}?)\d[\d.]*[万亿]?{_MASS}"
    rf"|\d[\d.]*[万亿]?(?:{_MASS}|[座人头只床张升t])){_SIZE_END}"
)
#: 2个|10万吨级|码头, 5个|100亿级|产业集群: of which class the things are.
_CLASS_SIZE = re.compile(
    r"\d[\d.]*[百千万亿]*(?:吨|元|千瓦|千伏|人|亩|米|头)?级(?:[及或]?以[上下])?的?(?=[\u4e00-\u9fff])"
)
#: Units that count things; others measure them.
COUNTS = "个 家 项 条 处 座 所 名 件 宗 批 种 户 场 次 起 轮 套 台 辆 部 支 片 块".split()
_NOT_A_NOUN = re.compile(
    r"(?:开工|在建|续建|竣工|完工|投产|建成|达标|运行|验收|整改|办结|销号|停产|关停|淘汰|交付使用|入驻|封顶|并网|落地|签约|挂牌)(?=[,;。、\n]|$)"
    r"|(?:达到|达[ⅠⅡⅢⅣⅤ标]|实现|完成|已(?!(?:开工|在建|建成|投产|投运|签约|入驻|获批|竣工|完工|关停)的?(?:项目|工程|企业|园区|基地))|被|通过|建成|开工|竣工|投产|全部|均(?!价|衡))|和(?![美谐平睦])|[及与或并、]|以及|以上|以下|左右"
    r"|(?:建设|工作|年度|目标)任务(?=[,;。])|这|该(?!类)|此(?!类)|[正仍还]在|将(?!军)"
    r"|尚未?(?!书)|没有|由[\u4e00-\u9fff]{2,12}(?:负责|完成|承担|牵头|实施|建设)|抢在|提供|[予得难]以"
)
#: Behind a count a noun may follow its brackets.
_ASIDE = re.compile(r"\((?=[^()]*\d)[^()\n]{2,30}\)(?=[\u4e00-\u9fff]{2})")
_IN_BRACKETS = re.compile(r"[^()]*(?:\([^()]*\)[^()]*)*")
_NUMBER = re.compile(
    r"\d[\d.]*[万亿余多]*(?P<unit>[\u4e00-\u9fff]{1,4}|[A-Za-z㎡²³]+)(?=[,;。、]|$)"
)
_MULTIPLE = re.compile("^[万亿]+")
#: 12万亩公益林|的管护责任: what is done for the measured thing.
_CARE_ENDS = ("责任", "作用", "力度")
_CARE = re.compile(r"(?<=.{2})的[^的、]{0,6}(?:责任|作用|力度)$")
_LONG_MEMBER = 5
#: How far behind a noun what is said of it may begin.
_SAID_REACH = 8
#: It holds no value of its own: 达到Ⅲ类, 实现全覆盖.
_PLAIN = re.compile(r"(?!.*(?:覆盖|[一二三四五]类))[\u4e00-\u9fff“”]+")
#: What is said of a value before it.
_REACHED = ("tail_stop", "bound_before", "level_verb", "tail_adverb")
_SAID = (*_REACHED, "change_verb")
_SPREADS = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:辐射)?带动$")
_WORKS_END = re.compile(r"(?:项目|工程|生产线|[厂站园]|基地)$")


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
    said = ""
    if quantity.unit in COUNTS:
        start, stop, said = _behind_size(text, start, stop)
    match = _NOUN_AFTER.match(text, start, min(stop, start + REACH))
    if match is None or _NOT_A_NOUN.match(text, match.start("noun")):
        return ""
    works = bound and match.group("noun").startswith("建设项目")
    if quantity.unit.endswith("元") and _USED_FOR.match(match.group("noun")) and not works:
        return ""
    if match.end() >= stop and _next_alike(text, quantity, stop):
        # 封山育林4万亩|退化林修复2.2万亩
        return ""
    described = _DESCRIBED.match(text, match.start("noun"), min(stop, start + REACH))
    if described:
        # 5处破坏严重、影响较大的|废弃矿山
        return tidy(described.group("noun"))
    phrase = _one_phrase(text, _without_verb(text, match, stop), match.end(), stop)
    joined = quantity.unit in COUNTS or (quantity.unit.endswith("元") and phrase.endswith("资金"))
    phrase = phrase[: noun_end(phrase, joined=joined)]
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
    noun = tidy(phrase.removesuffix("基础上").removesuffix("之一").removesuffix("的"))
    if quantity.unit in COUNTS and noun and phrase.rstrip("中的").endswith(f"{noun}指标"):
        # 19项主要经济|指标中: here they are what is counted
        noun += "指标"
    return said + noun if noun else noun


def _behind_size(text: str, start: int, stop: int) -> tuple[int, int, str]:
    """Where the noun behind a count begins, how far it may reach, what stays in its name.

    A size may stand between (20个|投资超10亿元项目, 2个|10万吨级码头, 3部|40座校车), or brackets.
    """
    size, of_class = size_after(text, start), _CLASS_SIZE.match(text, start)
    second = None if size or of_class else _SECOND_SIZE.match(text, start)
    said, begin = "", start
    if size:
        said, begin = size.words, size.noun
    elif of_class:
        said, begin = of_class.group(), of_class.end()
    elif second:
        begin = second.end()
    aside = _ASIDE.match(text, begin)
    if aside:
        # 101个|(受益面积78万亩)|圩区改造
        begin = aside.end()
    return begin, stop if begin == start else max(stop, begin + REACH), said


def _one_phrase(text: str, words_behind: str, end: int, stop: int) -> str:
    """The words behind a count without the next value; a bracket that stays open ends them."""
    # matches nothing, too
    phrase = cast("re.Match[str]", _IN_BRACKETS.match(words_behind)).group()
    # 64个水位、雨量站点(|其中国家站5个): a value in brackets is no member of the list
    return phrase if phrase != words_behind else cut_list(text, phrase, end, stop)


def _without_verb(text: str, noun: re.Match[str], stop: int) -> str:
    """The words behind a count, without the verb of the next value: 5个园区产值|达到80亿元."""
    start, end = noun.span("noun")
    if end < stop or not text[stop : stop + 1].isdigit() or text[end - 1] in "、和及的":
        return noun.group("noun")
    spread = _SPREADS.search(text, start, end)
    if spread:
        # 23家头部企业|带动150家配套企业
        return text[start : spread.start()]
    peeled = peel_right(text, start, end, _SAID)
    if peeled.first("level_verb") and peeled.first("change_verb"):
        # 4家企业节约|将达到1500吨
        peeled = peel_right(text, start, end, _REACHED)
    return text[start : peeled.end]


def size_of(text: str, quantity: Quantity) -> Size | None:
    """The size that stands behind a count and says which things it counts.

    Examples
    --------
    >>> size_of("5个以上产值超2亿元的村", Quantity(0, 2, 5, 5, "个", "number", "")).words
    '产值超2亿元的'
    """
    bound = _BOUND_SKIP.match(text, quantity.end)
    return size_after(text, bound.end() if bound else quantity.end)


def _next_alike(text: str, quantity: Quantity, stop: int) -> bool:
    """Whether the next number measures in the same unit and names nothing behind it."""
    if quantity.unit in COUNTS or quantity.unit.endswith("元"):
        return False
    number = _NUMBER.match(text, stop)
    return number is not None and number.group("unit") == _MULTIPLE.sub("", quantity.unit)


_COUNTED_NEXT = re.compile(r"(?<![、和])\d+[个座家处条项](?!以[上下内]|左右)[\u4e00-\u9fff]{2}")
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
    both = phrase.find("和", 0, max(0, phrase.find("、")))
    if both > 0 and not is_fixed(phrase, both) and _COUNTED_NEXT.match(text, stop):
        # 3个煤电项目|和丁电厂、戊电厂2个气电项目: the list is that of the next count
        return phrase[:both]
    if end >= stop and stop < len(text) and text[stop] not in _SENTENCE_MARKS and not of_all:
        marks = _marks(phrase) or [
            at for at, char in enumerate(phrase) if char in "和及" and not is_fixed(phrase, at)
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


_CONCERNED = re.compile(r"(?:涉及|覆盖)(?P<thing>.{1,8})")


def place_of_noun(text: str, quantity: Quantity, name: str) -> int:
    """Where the noun after a count ends, so that it is not read again with the next value.

    Examples
    --------
    >>> place_of_noun("5个公园", Quantity(0, 2, 5, 5, "个", "number", ""), "公园")
    4
    """
    counts = quantity.unit in COUNTS
    size = _SECOND_SIZE.match(text, quantity.end) if counts else None
    aside = counts and _ASIDE.match(text, quantity.end)
    if aside or (size and size.group("measure")) or (counts and size_of(text, quantity)):
        # 1处|规模不低于3000吨的|大型工程: the size has words of its own
        return quantity.end
    reached = _CONCERNED.match(name)
    if reached and text.startswith(reached.group("thing"), quantity.end):
        # 覆盖28个|村
        return quantity.end + len(reached.group("thing"))
    tail = name[-2:]
    at = text.find(tail, quantity.end, quantity.end + REACH) if len(tail) == 2 else -1
    if at < 0:
        return quantity.end
    said, of, _ = name.partition("的")
    # 9个贫困村全部|退出: what is said of them stands behind
    plain = of and _PLAIN.fullmatch(said)
    does = text.find(said, at + 2, at + _SAID_REACH + len(said)) if plain else -1
    return does + len(said) if does >= 0 else at + 2
