"""Shares that stand before what they measure: 70%以上的村庄实现清洁供暖 -> 清洁供暖村庄比例.

In: a share in its sentence, and what stands before it. Out: a `Head`, or nothing where the words
behind the share are no such thing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ecociv.codebook.established import established_names
from ecociv.extract.context import REACH, Context
from ecociv.extract.drafts import Head
from ecociv.extract.nouns import cut_list
from ecociv.extract.phrases import tidy
from ecociv.extract.scopes import is_place_name, split_scope
from ecociv.extract.slots import Slot
from ecociv.extract.tokens import YEAR, Quantity

#: Things that a share may be of. The first that begins or ends the noun divides it.
_CARRIERS = (
    "县(市、区) 县(区、市) 县(市) 县(区) 县市区 乡镇(街道) 镇(街道) 镇街 村镇 镇村 高新区 开发区"
    " 行政村 自然村 村庄 村 乡镇 街道 县城 县 城市 镇 企业 家庭 农户 居民 住户 小区 社区 学校 机关"
    " 单位 学生 人口 群众 老年人 建筑 矿山 道路 车辆 用户 医院 景区 园区 农田 耕地 规模养殖场"
    " 养殖场 河流 断面 湖泊 河道 小流域 村组 项目 工程 财力 医疗机构 卫生院 监测点位 点位"
    " 公共机构 党政机关 县市 时段 指标 机组 灌区 水库 水体 海域 区域 地区 面积 站点 行业 人员"
).split()
_CARRIER_ENDS = tuple(_CARRIERS)
_BEHIND = re.compile(
    r"(?:以上|左右|以内|以下|及以上)?(?P<of>的)?"
    rf"(?P<rest>(?:[^,;。!?:()\n{YEAR}]|\([^()\n]{{1,8}}\)){{2,40}})"
)
#: 75%以上的省级园区和|50%以上的县级园区实施改造: shares with one predicate.
_CHAINED = re.compile(
    rf"(?:以上|左右)?的?(?P<noun>(?:[^,;。、和及()\d{YEAR}]|\([^()]{{1,8}}\)){{2,14}}?)"
    rf"(?:、|和|及|以及)(?:(?:到|至|其中)?{YEAR}{{0,6}}(?:年?底|末)?(?:有|约|将有)?)(?=\d)"
)
_COVERED = re.compile(r"(?:以上|左右)?+的?+(?P<thing>[\u4e00-\u9fff()]{2,12})(?=[,;。、]|$)")
_SHARE = re.compile(r"\d[\d.]*%")
#: So many shares may have one predicate.
_MAX_CHAIN = 3
#: Matter that is treated, not things that do something: 30%的餐厨垃圾实现资源化利用.
_MATTER_END = re.compile(r"(?:垃圾|污水|废水|污泥|废物|废弃物|固废|粪污|秸秆|散煤|燃煤|尾水|雨水)$")
_VILLAGES = ("村", "行政村", "自然村", "乡镇", "建制镇", "农户", "小区", "社区")
_AFTER_WORK = re.compile(r"经[^,;。]{2,10}后$")
#: With one of these before it a share may still be that of the noun behind it.
_LIGHT_VERBS = ("有", "实现", "约", "完成", "使", "将", "要", "在", "已")
_TREATED = re.compile(
    r"[\u4e00-\u9fff]{0,16}(?:处置|处理|利用|覆盖|达标|收集|回收|普及|清运|接管|整治|治理)"
)
#: 出境断面水质100%|达标: all that is said of a subject.
_DONE = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:处置|处理|利用|覆盖|达标|收集|回收|普及|清运|接管|整治|治理|安置|出列|脱贫"
    r"|摘帽|入学|回复|办结|办理|化解|整改|落实|淘汰|监管|分类|转运|硬化|通车|参保)(?!率|面)"
)
#: A share of one of these is no rate of what is done to it.
_NO_SUBJECT = re.compile(r"(?:率|比例|比重|量|面积|其中)$")
_VALUE_NEXT = re.compile(
    r"(?:劣?[ⅠⅡⅢⅣⅤ一二三四五]类(?=水|标准|[,;。、]|$))|\d[\d.,]*(?:%|‰|[\u4e00-\u9fffA-Za-z/μ]{1,8}?)(?:以上|以下|以内)?(?=[,;。、]|$)"
)
_PREDICATE = re.compile(
    r"(?:全部|基本|均|都|全面)*"
    r"(?P<verb>用于|投向|实现了?|实施了?|覆盖(?!率|面)|(?<![、和及与])(?:低于|超过|高于|优于|好于)|达到|完成|得到|建成|建有|开展|执行|纳入|普及|具备|使用|通上|用上|饮上|喝上|吃上|住上|参与(?!率|度)|推行|采用"
    r"|进行|享有|拥有|有(?=$)|不低于|不超过|不高于|不劣于|控制在|稳定在|保持在?|设有|建立|通过(?!率)|通(?![过道行信讯勤用知畅])|消除|符合|满足|创建成?|成为|接受|参加|享受|配备|配套|安装)"
    r"(?P<object>.*)$"
)
#: What is reached or kept may be a value of its own.
_COMPARED = ("低于", "超过", "高于", "优于", "好于")
_KEPT = ("不低于", "不超过", "不高于", "不劣于", "控制在", "稳定在", "保持", "保持在")
_BEFORE_VALUE = ("达到", "符合", "满足", *_COMPARED, *_KEPT)
#: What is said of things, not one of them: 过境河流|水质.
_OF_THINGS = ("水质", "空气质量", "环境质量", "生活污水", "生活垃圾", "能效", "能耗")
#: 完成|82%的机组脱硝: a share of work or goods, whoever does them.
_DOING = ("完成", "提供", "贡献", "承担", "集中", "聚集", "产出", "供应", "淘汰")
_GIVEN = re.compile(r"(?:完成|提供|贡献|承担|集中|聚集|产出|供应)了?(?:全[国省市县区州])?$")
_DOERS_END = re.compile(r"(?:行业|领域|企业|部门|系统|地区|区域|园区)$")
#: 有1座|卫生公厕: what each of the things has.
_OWNED = re.compile(
    r"\d[\d.]*[^\d,;。、](?:以上)?(?:的)?(?P<thing>[\u4e00-\u9fff]{2,10})(?=[,;。、]|$)"
)
#: Verbs whose object is what is done to the matter.
_TREATING = ("实现", "得到", "进行")
_MODALS_END = re.compile(r"(?:要|应|须|都|均|全部|也|将|已|能够|力争|确保|基本)+$")
#: 实现绿化覆盖率40%的目标: the noun is none of which there is a share.
_AIM = re.compile(
    r"[\u4e00-\u9fff]{0,4}目标|水平|要求|任务|标准|比例|速度|增长|增速|幅度|高位|份额"
)
#: 以年均8%的|能源消费增速|支撑…: what stands behind the share is its measure.
_MEASURE_NEXT = re.compile(
    r"(?:以上|以下|左右)?的(?P<name>[\u4e00-\u9fff]{2,12}?(?:覆盖水平|(?:消费|总值|收入|增加值|产值|投资|出口|能耗|人口|经济)"
    r"(?:年均)?(?:增速|增幅|增长率|增长速度)))(?=[,;。、]|支撑|支持|带动|实现|推动|保障|$)"
)
_BOUND_END = re.compile(r"(?:以上|左右)$")


def share_first(text: str, quantity: Quantity, found: Context, stop: int) -> Head | None:
    """Name of a share from the words behind it, its scope apart.

    Parameters
    ----------
    text
        Masked, folded text.
    quantity, found
        The share and what stands before it.
    stop
        Where the next value begins, or the sentence ends.

    Examples
    --------
    >>> from ecociv.extract.context import context
    >>> s = "95%以上村庄实现干净整洁有序"
    >>> share = Quantity(0, 3, 95, 95, "%", "number", "")
    >>> share_first(s, share, context(s, 0, 0), len(s)).indicator
    '干净整洁有序村庄比例'
    """
    head = _share_head(text, quantity, found, stop)
    if head is None or head.scope:
        return head
    scope, name = split_scope(head.indicator)
    return replace(head, indicator=name, scope=scope)


def _share_head(text: str, quantity: Quantity, found: Context, stop: int) -> Head | None:
    """Name of a share, as the words behind it give it."""
    level = found.peeled.first("level_verb")
    if not _can_lead(quantity) or found.peeled.first("change_verb"):
        return None
    if level and level.text == "覆盖":
        return _covered(text, quantity, found, stop)
    if level and level.text not in _LIGHT_VERBS:
        return None
    measured = _MEASURE_NEXT.match(text, quantity.end, quantity.end + REACH)
    if measured:
        return Head(measured.group("name"), "", "share_first", end=measured.end())
    match = _BEHIND.match(text, quantity.end, min(stop, quantity.end + REACH))
    if match is None:
        return None
    rest = cut_list(text, match.group("rest"), match.end(), stop)
    whole = bool(match.group("of"))
    if whole and _AIM.match(rest):
        return None
    end = match.start("rest") + len(rest)
    before = tidy(found.head_text)
    rated = _rated(found, rest, end, whole=whole)
    if rated is not None:
        return rated
    treated = level and found.head_text and not whole and _TREATED.fullmatch(rest)
    if treated or _is_all_done(quantity, found, before, rest, whole=whole):
        scope, name = split_scope(before)
        return Head(f"{name}{rest}率", scope, "share_treated", end=end)
    chained = _chained(text, quantity, stop)
    if chained is not None:
        return chained
    predicate = _PREDICATE.search(rest)
    if predicate is not None:
        thing = _object(text, predicate, stop)
        return _of_subject(rest, predicate, thing, before, end, whole=whole)
    return _of_object(found, rest, before, end) if whole else None


def _covered(text: str, quantity: Quantity, found: Context, stop: int) -> Head | None:
    """污水处理设施覆盖|95%的建制镇: the share of the things that something reaches."""
    match = _COVERED.match(text, quantity.end, min(stop, quantity.end + REACH))
    if match is None:
        return None
    what = tidy(found.head_text)
    name = f"{tidy(match.group('thing'))}{what}覆盖率"
    return Head(name, "", "share_first", end=match.end())


def _rated(found: Context, rest: str, end: int, *, whole: bool) -> Head | None:
    """A rate by its own name (实现40%的森林覆盖率), or goods (为全市提供了40%的生态资源)."""
    rate = tidy(rest)
    if not whole:
        return None
    if _GIVEN.search(found.head_text) and not found.peeled.first("level_verb"):
        return Head(f"{rate}占比", "", "share_first", end=end)
    if rate in established_names() or rate.endswith("率"):
        return Head(rate, "", "share_first", found.verb, end=end)
    return None


def _of_subject(
    rest: str, predicate: re.Match[str], thing: str, before: str, end: int, *, whole: bool
) -> Head | None:
    """Name of the share of a subject with a predicate."""
    verb, noun = predicate.group("verb"), rest[: predicate.start()]
    if verb in _KEPT and (
        len(noun) < 2 or "、" in noun or _NO_SUBJECT.search(noun) or _NO_SUBJECT.search(before)
    ):
        # 失业率3.8%、控制在目标之内: another clause
        return None
    if verb in _COMPARED:
        things, measure = _divide(noun, whole=whole)
        if not measure:
            return None
        # the words of the value behind: 50%的园区|能耗低于|0.3吨
        end -= len(rest) - len(things)
    return _of_carrier(noun, verb, thing, before, end, whole=whole)


def _of_object(found: Context, rest: str, before: str, end: int) -> Head | None:
    """Name of the share of a thing without a predicate."""
    said = {word.text for word in found.peeled.words if word.group != "tail_adverb"}
    if before and said and said <= set(_DOING):
        # 电力行业完成|82%的机组脱硝
        doer = before if _DOERS_END.search(before) or is_place_name(before) else ""
        return Head(f"{tidy(rest)}比例", doer, "share_first", end=end)
    if before and found.peeled.words:
        return None
    return Head(f"{tidy(rest)}比例", before, "share_first", found.verb, end=end)


def share_beside(slot: Slot) -> Head | None:
    """完成100%污染治理和|100%综合利用, 40%的资源和|50%的服务: a second share of the same kind."""
    value = slot.first
    if value.unit != "%" or slot.text[value.start - 1] not in "和、及与":
        return None
    last = slot.last
    if last is None or last.quantity.unit != "%":
        return None
    if slot.text[last.words_end : value.start] not in ("和", "、", "及", "与", "以及"):
        return None
    match = _BEHIND.match(slot.text, value.end, min(slot.stop, value.end + REACH))
    if match is None:
        return None
    rest = cut_list(slot.text, match.group("rest"), match.end(), slot.stop)
    end = match.start("rest") + len(rest)
    if "share_treated" in last.rules and not match.group("of") and _TREATED.fullmatch(rest):
        first = slot.text[last.quantity.end : last.words_end]
        name = last.indicator.removesuffix("率").removesuffix(first)
        return Head(f"{name}{rest}率", last.scope, "share_treated", end=end)
    if "share_first" in last.rules and match.group("of") and not _PREDICATE.search(rest):
        measure = "占比" if last.indicator.endswith("占比") else "比例"
        return Head(f"{tidy(rest)}{measure}", last.scope, "share_first", end=end)
    return None


def _is_all_done(
    quantity: Quantity, found: Context, before: str, rest: str, *, whole: bool
) -> bool:
    """Whether a subject stands before its share, and what is done to it behind (水质100%达标)."""
    if quantity.unit != "%" or whole or len(before) < 2 or not _DONE.fullmatch(rest):
        return False
    said = any(word.group != "tail_adverb" for word in found.peeled.words)
    return not said and not _NO_SUBJECT.search(before)


def _can_lead(quantity: Quantity) -> bool:
    """Whether a value can be a share: a percentage, tenths, or a fraction in words."""
    if quantity.value_type == "full":
        return False
    return quantity.unit in ("%", "成", "‰") or (
        not quantity.unit and quantity.rule == "fraction_words"
    )


def _object(text: str, predicate: re.Match[str], stop: int) -> str:
    """What the noun reaches or does; a value may be that (达到|30%以上)."""
    thing = tidy(_BOUND_END.sub("", predicate.group("object")))
    if not thing and predicate.group("verb") in _BEFORE_VALUE:
        threshold = _VALUE_NEXT.match(text, stop)
        thing = threshold.group() if threshold else ""
    if not thing and predicate.group("verb") == "有":
        owned = _OWNED.match(text, stop)
        thing = owned.group("thing") if owned else ""
    return thing


def _chained(text: str, quantity: Quantity, stop: int) -> Head | None:
    """Name of a share whose predicate stands behind a later share."""
    first = at = _CHAINED.match(text, quantity.end, quantity.end + REACH)
    if first and _PREDICATE.search(first.group("noun")):
        return None
    for _ in range(_MAX_CHAIN):
        share = _SHARE.match(text, at.end()) if at else None
        if share is None or first is None:
            return None
        at = _CHAINED.match(text, share.end(), share.end() + REACH)
        behind = _BEHIND.match(text, share.end(), share.end() + REACH) if at is None else None
        predicate = _PREDICATE.search(behind.group("rest")) if behind else None
        if behind and predicate:
            thing = _object(text, predicate, stop)
            noun = behind.group("rest")[: predicate.start()]
            _, tail = _divide(_MODALS_END.sub("", noun), whole=True)
            noun = first.group("noun") + tail
            return _of_carrier(
                noun, predicate.group("verb"), thing, "", first.end("noun"), whole=True
            )
    return None


def _of_carrier(
    noun: str, verb: str, thing: str, before: str, end: int, *, whole: bool
) -> Head | None:
    """Name of the share of things (村庄) that do something (实现清洁供暖)."""
    noun = _AFTER_WORK.sub("", _MODALS_END.sub("", noun))
    verb = verb.removesuffix("了")
    of_village = noun.startswith(_VILLAGES)
    if _MATTER_END.search(noun) and verb in _TREATING and not of_village:
        return Head(f"{noun}{thing.removeprefix('有效')}率", before, "share_first", end=end)
    carrier, tail = _divide(noun, whole=whole)
    if not carrier:
        # the things themselves stand before the share: 新建小区100%达到园林小区标准
        if not before:
            return None
        if verb == "实现" and _TREATED.search(thing):
            scope, matter = split_scope(before)
            return Head(f"{matter}{thing}率", scope, "share_first", end=end)
        if verb in ("用于", "投向"):
            return Head(f"{before}{verb}{thing}比例", "", "share_first", end=end)
        if verb == "覆盖" and not thing:
            return Head(f"{before}覆盖率", "", "share_first", end=end)
        reached = verb.startswith(("达到", "符合", "满足"))
        name = f"{verb}{thing}的比例" if reached else f"{thing}{verb}率"
        return Head(name, before, "share_first", end=end)
    if tail:
        name = f"{tidy(tail)}{verb}{thing}的{carrier}比例"
    elif verb in _TREATING[1:]:
        name = f"{carrier}{thing.removeprefix('有效')}率"
    elif verb.startswith("实现"):
        name = f"{thing}{carrier}比例"
    else:
        name = f"{verb}{thing}的{carrier}比例"
    return Head(name, before, "share_first", end=end)


def _divide(noun: str, *, whole: bool) -> tuple[str, str]:
    """Things and what follows them in the subject: 村庄|生活污水 (治理)."""
    if noun.endswith(_CARRIER_ENDS):
        # 城镇新建建筑, 城市社区: one thing, not 城镇 with something
        return tidy(noun), ""
    for word in _CARRIERS:
        at = noun.find(word)
        end = at + len(word)
        if noun[end : end + 1] == "级":
            # 县级园区 are no counties
            continue
        if at >= 0 and (at == 0 or end == len(noun) or whole or noun[end:] in _OF_THINGS):
            return tidy(noun[:end]), noun[end:]
    return tidy(noun), ""
