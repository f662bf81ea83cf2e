"""Shares that stand before what they measure: 70%以上的村庄实现清洁供暖 -> 清洁供暖村庄比例.

In: a share in its sentence, and what stands before it. Out: a `Head`, or nothing where the words
behind the share are no such thing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ecociv.codebook.established import established_names
from ecociv.extract.context import REACH, Context, left_edge
from ecociv.extract.drafts import Head
from ecociv.extract.nouns import cut_list
from ecociv.extract.phrases import tidy
from ecociv.extract.scopes import split_scope
from ecociv.extract.slots import Slot
from ecociv.extract.tokens import YEAR, Quantity

#: Things that a share may be of. The first that begins or ends the noun divides it.
_CARRIERS = (
    "县(市、区) 县(区、市) 县(市) 县(区) 县市区 乡镇(街道) 镇(街道) 镇街 村镇 镇村 高新区 开发区"
    " 行政村 自然村 村庄 村 乡镇 街道 县城 县 城市 镇 企业 家庭 农户 居民 住户 小区 社区 学校 机关"
    " 单位 学生 人口 群众 老年人 建筑 矿山 道路 车辆 用户 医院 景区 园区 农田 耕地 规模养殖场"
    " 养殖场 河流 断面 湖泊 河道 小流域 村组 项目 工程 财力 医疗机构 卫生院 监测点位 点位"
    " 公共机构 党政机关"
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
    r"(?:劣?[ⅠⅡⅢⅣⅤ]类(?=水|标准|[,;。、]|$))|\d[\d.,]*(?:%|‰|[\u4e00-\u9fffA-Za-z/μ]{1,8}?)(?:以上|以下|以内)?(?=[,;。、]|$)"
)
_PREDICATE = re.compile(
    r"(?:全部|基本|均|都|全面)*"
    r"(?P<verb>实现了?|实施了?|覆盖(?!率|面)|(?<![、和及与])(?:低于|超过|高于|优于|好于)|达到|完成|得到|建成|建有|开展|执行|纳入|普及|具备|使用|通上|用上|饮上|喝上|吃上|住上|参与(?!率|度)|推行|采用"
    r"|进行|享有|拥有|建立|通过(?!率)|通(?![过道行信讯勤用知畅])|消除|符合|满足|创建成?|成为|接受|参加|享受|配备|配套|安装)"
    r"(?P<object>.*)$"
)
#: What is reached or kept may be a value of its own.
_COMPARED = ("低于", "超过", "高于", "优于", "好于")
_BEFORE_VALUE = ("达到", "符合", "满足", *_COMPARED)
#: Verbs whose object is what is done to the matter.
_TREATING = ("实现", "得到", "进行")
_MODALS_END = re.compile(r"(?:要|应|须|都|均|全部)+$")
#: 实现绿化覆盖率40%的目标: the noun is none of which there is a share.
_AIM = re.compile(r"目标|水平|要求|任务|标准|比例|速度|增长|增速|幅度|高位|份额")
_BOUND_END = re.compile(r"(?:以上|左右)$")
_RATE_OF_USE = re.compile(r"(?P<verb>使用|利用|应用|采用|普及|推广|配备|安装|覆盖)(?:率|比例)")
_USERS_END = re.compile(r"(?:车辆?|船舶|企业|单位|机关|养殖场|农户|居民|家庭|小区|建筑|学校|医院)$")
_ADVERBS_END = re.compile(r"(?:全面|全部|优先|主要|推广|普遍|应|要|将|均|都)+$")
_URGED = re.compile(r"^(?:加快|大力|积极|推动|推进|鼓励|引导|支持|要求|确保|力争)+")
_MIN_CLAUSE, _MAX_THING = 6, 16
_AMONG = re.compile(r"在?(?P<whole>[^,;。]{3,20}?)(?P<ratio>比重|比例)?(?:之)?中$")
_AMONG_REACH = 40


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
    if (
        not _can_lead(quantity)
        or found.peeled.first("change_verb")
        or (level and level.text not in _LIGHT_VERBS)
    ):
        return None
    match = _BEHIND.match(text, quantity.end, min(stop, quantity.end + REACH))
    if match is None:
        return None
    rest = cut_list(text, match.group("rest"), match.end(), stop)
    whole = bool(match.group("of"))
    if whole and _AIM.match(rest):
        return None
    rate = tidy(rest)
    if whole and (rate in established_names() or rate.endswith("率")):
        # 实现40%的森林覆盖率
        return Head(rate, "", "share_first", found.verb, end=match.start("rest") + len(rest))
    if level and found.head_text and not whole and _TREATED.fullmatch(rest):
        scope, name = split_scope(tidy(found.head_text))
        return Head(f"{name}{rest}率", scope, "share_treated", end=match.end("rest"))
    end = match.start("rest") + len(rest)
    before = tidy(found.head_text)
    if _is_all_done(quantity, found, before, rest, whole=whole):
        scope, name = split_scope(before)
        return Head(f"{name}{rest}率", scope, "share_treated", end=end)
    chained = _chained(text, quantity, stop)
    if chained is not None:
        return chained
    predicate = _PREDICATE.search(rest)
    if predicate is not None:
        thing = _object(text, predicate, stop)
        noun = rest[: predicate.start()]
        if predicate.group("verb") in _COMPARED:
            things, measure = _divide(noun, whole=whole)
            if not measure:
                return None
            # the words of the value behind: 50%的园区|能耗低于|0.3吨
            end -= len(rest) - len(things)
        return _of_carrier(noun, predicate.group("verb"), thing, before, end, whole=whole)
    if not whole or (before and found.peeled.words):
        return None
    return Head(f"{tidy(rest)}比例", before, "share_first", found.verb, end=end)


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
        if at >= 0 and (at == 0 or end == len(noun) or whole):
            return tidy(noun[:end]), noun[end:]
    return tidy(noun), ""


def rate_of_use(slot: Slot) -> Head | None:
    """出租车使用清洁能源,使用率达到80%: what is used, and by whom, stands in the clause before."""
    rate = _RATE_OF_USE.fullmatch(slot.phrase)
    left = slot.found.left
    if rate is None or left < _MIN_CLAUSE or slot.text[left - 1] != ",":
        return None
    verb, end = rate.group("verb"), left - 1
    edge = left_edge(slot.text, end, max(0, left - REACH))
    at = slot.text.rfind(verb, edge, end)
    thing = tidy(slot.text[at + len(verb) : end])
    if at < 0 or not 2 <= len(thing) <= _MAX_THING or YEAR in thing or thing[-1].isdigit():
        return None
    users = _URGED.sub("", _ADVERBS_END.sub("", tidy(slot.text[edge:at])))
    scope = users if _USERS_END.search(users) else slot.scope
    return Head(f"{thing}{slot.phrase}", scope, "rate_of_use")


def share_among(text: str, found: Context) -> Head | None:
    """在A中,B占x%: the whole that a share is of stands in the clause before."""
    if found.left < 4 or text[found.left - 1] != ",":
        return None
    if not any(word.text.startswith("占") for word in found.peeled.words):
        return None
    end = found.left - 1
    edge = left_edge(text, end, max(0, found.left - _AMONG_REACH))
    match = _AMONG.fullmatch(text, edge, end)
    if match is None:
        return None
    part = tidy(found.head_text)
    if match.group("whole")[0].isdigit():
        # 87个断面中,Ⅰ-Ⅲ类断面占95%: of all that are counted
        return Head(f"{part}比例", "", "share_among")
    whole = f"{match.group('whole')}{match.group('ratio') or '比例'}"
    return Head(f"{part}占{whole}", "", "share_among")
