"""Names of values that are a part or a measure of what the value before is about: 其面积, 总投资.

In: a `Slot` or a phrase, and the draft before. Out: a `Head`, or nothing.
"""

from __future__ import annotations

import re

from ecociv.codebook.words import words
from ecociv.extract.drafts import Draft, Head
from ecociv.extract.phrases.edges import part_start
from ecociv.extract.phrases.nouns import COUNTS
from ecociv.extract.phrases.slots import Slot

_GRADE_ONLY = re.compile(r"^劣?[ⅠⅡⅢⅣⅤ]类")
_PART = re.compile(
    r"其?(?:总量|总数|存量|总面积|总规模|总里程|数量|比例|占比|面积|规模|产量|总产量|增加值|总人数|人数"
    r"|总长度?|全长|户数|受益|惠及|(?:削减|减少|增长|提升|下降|上升)幅度|减幅|增速|增幅|降幅|涨幅|金额|交易额|投资额|生产能力|总产|单产)"
)
#: 燃煤机组5台、|装机容量60万千瓦: what things come to that were counted right before.
_SIZE_OF_COUNTED = re.compile(
    r"总?(?:装机(?:容量|规模)?|库容|(?:日|年)?(?:处理|供水|供热|生产|发电)能力|(?:占地|建筑|用地)面积|[年日]?产能)"
)
_MIN_KIND = 3
_EACH_HAS = ("人均", "户均")
_AREAS = ("平方米", "平方公里", "公顷", "亩")
_AS_A_WHOLE = re.compile("(?:总规模|规模|总量|总额)$")
_TO_NEXT = re.compile(r"(?:以上|以下|以内|左右)?[,、;]")
_WORKS = re.compile(r"(?:项目|工程)$")
_SPENT = re.compile(r"(?:计划|累计|已|实际)?(?:完成)?(?:年度)?投资额?")
#: 项目, 新开工项目: nothing says which, so that 完成投资 is all that is spent.
_ANY_WORKS = re.compile(
    r"(?:新|续|开工|签约|开竣工|建设|在建|竣工|建成|投产|落地|实施|引进|推进|安排|谋划|储备|各类|共)*(?:项目|工程)"
)
_TO_SPENT = re.compile(
    r"(?:以上|左右|余)?的?(?:建设|实施|攻坚|推进)?[,、](?!其中)[^,;。、\d]{0,10}"
)
_IN_CHARGE = re.compile(r".{2,14}(?:负责|承担)$")
_TIMES_OF_YEAR = "(?:[春夏秋冬]季|采暖季|非采暖季|汛期|非汛期|昼间|夜间|白天)"
_PART_OF_TIME = re.compile(f"^{_TIMES_OF_YEAR}")
_PART_OF_TIME_INSIDE = re.compile(_TIMES_OF_YEAR)
_HERD = re.compile("年?[存出]栏量?")
_ASIDE = re.compile(r"(?:下达|年度|计划)?(?:任务|计划|立项|批复|指标)")
_SUM_OF = re.compile(r"总(?P<measure>能力|产能|容量|库容|装机)")
#: Ranks of protected things, and settlements that a place is made up of.
_RANK = re.compile(
    r"^(?:(?:国家|省|市|县)?[特一二三四五]级|[大中小]\(?[12一二ⅠⅡ]?\)?型|劣?[ⅠⅡⅢⅣⅤ]类)"
)
_SETTLED = re.compile(r"(?:行政村|自然村|村庄|乡镇|街道|社区|[^园建区]村|镇)$")
_LENGTHS = ("总长度", "总长", "全长", "总里程", "总面积", "总数", "总量")
_THEIR_RATE = re.compile(
    r"(?:整治|治理|达标|改造|绿化|完好|硬化|贯通|修复|覆盖|处理|建设)+(?:覆盖|完成)?(?:率|比例)$"
)
_ADDING = re.compile(
    r"^(?:新增|净增|新[建装]|改造|新认定|新培育|新引进|新登记|新注册|新获批|新入库|新发展|新评定|新创建)"
)
#: 粮食|播种面积, 总产量: the thing without its own measure.
_MEASURED = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:播种|种植|养殖)?(?:面积|规模)$")


def each_has(phrase: str, unit: str, last: Draft) -> Head | None:
    """地区生产总值1600亿元、人均|6万元: how much of it each has.

    Examples
    --------
    >>> from ecociv.extract.compose import compose
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "地区生产总值达到1600亿元、人均6万元"
    >>> [draft.indicator for draft in compose(s, 0, len(s), scan(s))]
    ['地区生产总值', '人均地区生产总值']
    """
    areas = unit.endswith(_AREAS) and last.quantity.unit.endswith(_AREAS)
    alike = areas or last.quantity.unit[-1:] == unit[-1:]
    if phrase not in _EACH_HAS or not alike or last.change != "level":
        return None
    return Head(phrase + _AS_A_WHOLE.sub("", last.indicator), last.scope, "head_anaphor")


def of_part(phrase: str, unit: str, last: Draft, verb: str, group: str) -> Head | None:
    """其面积, 总量, Ⅱ类: a part or a measure of what the value before is about."""
    if _IN_CHARGE.fullmatch(phrase) and last.quantity.unit == unit:
        # 改厕8万户,其中省卫生厅负责|3万户
        return Head(last.indicator, last.scope, "head_anaphor", last.verb, last.verb_group)
    if phrase in _LENGTHS and _SETTLED.search(last.indicator):
        # 98个行政村,|总面积1286平方公里: that of the whole place
        return None
    if _ASIDE.fullmatch(phrase) and last.quantity.unit == unit and last.change == "delta":
        # 人工造林1.7万亩(任务1.5万亩)
        return Head(last.indicator + phrase, last.scope, "head_anaphor", last.verb, "")
    herd = _HERD.fullmatch(phrase) and _HERD.search(last.indicator)
    if herd:
        # 年出栏生猪26万头,|存栏9万头
        return Head(_HERD.sub("", last.indicator) + phrase, last.scope, "head_anaphor")
    if _PART_OF_TIME.fullmatch(phrase):
        # 噪声昼间等效声级控制在55分贝,|夜间45分贝
        told = _PART_OF_TIME_INSIDE.search(last.indicator)
        low, high = told.span() if told else (0, 0)
        name = last.indicator[:low] + phrase + last.indicator[high:]
        return Head(name, last.scope, "head_anaphor", verb, group)
    ranked = _RANK if last.quantity.unit == unit else _GRADE_ONLY
    if _GRADE_ONLY.fullmatch(phrase) or ranked.fullmatch(phrase):
        # 断面中Ⅱ类|5个; 古树326株,其中一级|32株、二级75株
        name = phrase + ranked.sub("", last.indicator)
    elif sum_of := _SUM_OF.fullmatch(phrase):
        # 新增污水处理能力10万吨/日,|总能力达到90万吨/日
        whole, measure = _ADDING.sub("", last.indicator), sum_of.group("measure")
        if not whole.endswith(measure) or last.quantity.unit != unit:
            return None
        name = f"{whole.removesuffix(measure)}{phrase}"
    elif _PART.fullmatch(phrase):
        whole = _MEASURED.sub("", _ADDING.sub("", last.indicator)) or last.indicator
        part = phrase.removeprefix("其")
        if part in _LENGTHS and unit != "%" and last.quantity.unit == "%":
            # 河道整治率38%(总长度700公里): that of the things, not of their rate
            whole = _THEIR_RATE.sub("", whole)
        # 一环全长88公里;全长130公里: the measure is not said twice
        name = whole if whole.endswith(part) else whole + part
    else:
        return None
    return Head(name, last.scope, "head_anaphor", verb, group)


def spent_on_counted(slot: Slot) -> Head | None:
    """实施重点项目600个,计划完成投资|8亿元: what is spent on works that were just counted."""
    last, value = slot.last, slot.first
    if last is None or not value.unit.endswith("元") or not _SPENT.fullmatch(slot.phrase):
        return None
    if last.quantity.unit not in COUNTS or not _WORKS.search(last.indicator) or slot.scope:
        return None
    behind = max(last.words_end, last.quantity.end)
    if not _TO_SPENT.fullmatch(slot.text, behind, slot.found.np_start):
        return None
    works = (last.indicator.removeprefix(last.verb) or last.indicator).removeprefix("实施")
    if _ANY_WORKS.fullmatch(works):
        return None
    name = works + slot.phrase.removeprefix("计划")
    return Head(name, last.scope, "head_anaphor", slot.found.verb, slot.found.verb_group)


def kind_of_whole(phrase: str, slot: Slot) -> Head | None:
    """日均垃圾量4000吨,其中城镇垃圾|3000吨: a kind of the thing, with what is said of the whole.

    Examples
    --------
    >>> from ecociv.extract.compose import compose
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "淤地坝除险加固45座,其中大型坝12座、中型坝33座"
    >>> [draft.indicator for draft in compose(s, 0, len(s), scan(s))]
    ['淤地坝除险加固', '大型坝除险加固', '中型坝除险加固']
    """
    last = slot.last
    if last is None or len(phrase) < _MIN_KIND or slot.found.verb:
        return None
    if last.quantity.unit.split("/")[0] != slot.first.unit.split("/")[0]:
        return None
    behind = slot.text[last.quantity.end : slot.found.left + len("其中")]
    if "其中" not in behind and not ("kind_of_whole" in last.rules and is_beside_last(slot)):
        return None
    whole = last.indicator.removeprefix(last.verb) or last.indicator
    for size in (2, 1):
        thing, _, tail = whole.rpartition(phrase[-size:])
        # 造林面积30万亩,其中经济林: the kind is planted, too, and needs no measure
        measured = tail == "量" or (tail in words("tail_phrase") and tail != "面积")
        if thing and (measured or tail in words("deliver_up")):
            return Head(phrase + tail, last.scope, "kind_of_whole", last.verb, last.verb_group)
    return None


def size_of_counted(slot: Slot) -> Head | None:
    """淘汰燃煤机组5台、装机容量|60万千瓦: the size of what was counted right before.

    Examples
    --------
    >>> from ecociv.extract.compose import compose
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "淘汰燃煤机组5台、装机容量60万千瓦"
    >>> [(draft.indicator, draft.change) for draft in compose(s, 0, len(s), scan(s))]
    [('淘汰燃煤机组', 'delta'), ('淘汰燃煤机组装机容量', 'delta')]
    """
    last = slot.last
    if last is None or last.quantity.unit not in COUNTS or slot.first.unit in COUNTS:
        return None
    if not _SIZE_OF_COUNTED.fullmatch(slot.phrase) or not is_beside_last(slot):
        return None
    if slot.scope or slot.found.verb or last.indicator.endswith(slot.phrase):
        return None
    name = last.indicator + slot.phrase
    return Head(name, last.scope, "head_anaphor", last.verb, last.verb_group)


def is_beside_last(slot: Slot) -> bool:
    """Whether nothing but a mark stands between the value before and the words of this one."""
    if slot.last is None:
        return False
    gap = _TO_NEXT.fullmatch(slot.text, slot.last.quantity.end, slot.found.np_start)
    return gap is not None


def of_works(phrase: str, slot: Slot) -> Head | None:
    """造林250万亩,其中重点工程|80万亩: so much of the work before falls to named works."""
    unit, text, start = slot.first.unit, slot.text, slot.first.start
    if unit in COUNTS or not _WORKS.search(phrase):
        return None
    wholes = (
        one for one in reversed(slot.earlier) if text.find("其中", one.quantity.end, start) >= 0
    )
    last = next(wholes, None)
    if last is None or last.change != "delta" or last.quantity.unit != unit:
        return None
    if phrase in last.indicator or part_start(text, last.quantity.end, start) >= 0:
        return None
    return Head(f"{phrase}{last.indicator}", last.scope, "head_anaphor", last.verb, last.verb_group)
