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
from ecociv.extract.tokens import YEAR, Quantity

#: Things that a share may be of. The first that begins or ends the noun divides it.
_CARRIERS = (
    "行政村 自然村 村庄 村 乡镇 街道 县城 县 城市 镇 企业 家庭 农户 居民 住户 小区 社区 学校 机关"
    " 单位 学生 人口 群众 老年人 建筑 矿山 道路 车辆 用户 医院 景区 园区 农田 耕地 规模养殖场"
    " 养殖场 河流 断面 湖泊 河道 小流域 村组 项目 工程 财力 医疗机构 卫生院 监测点位 点位"
    " 公共机构 党政机关"
).split()
_BEHIND = re.compile(
    r"(?:以上|左右|以内|以下|及以上)?(?P<of>的)?"
    rf"(?P<rest>[^,;。!?:()\n{YEAR}]{{2,40}})"
)
#: With one of these before it a share may still be that of the noun behind it.
_LIGHT_VERBS = ("有", "实现", "约", "完成", "使", "将", "要", "在", "已")
_TREATED = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:处置|处理|利用|覆盖|达标|收集|回收|普及|清运|接管|整治|治理)"
)
_VALUE_NEXT = re.compile(
    r"\d[\d.,]*(?:%|‰|[\u4e00-\u9fffA-Za-z/μ]{1,8}?)(?:以上|以下|以内)?(?=[,;。、]|$)"
)
_PREDICATE = re.compile(
    r"(?:全部|基本|均|都|全面)*"
    r"(?P<verb>实现了?|达到|完成|得到|建成|建有|开展|执行|纳入|普及|具备|使用|通上|用上|推行|采用"
    r"|进行|享有|拥有|建立|通|消除|符合|满足|创建成?|成为|接受|参加|享受|配备|配套|安装)"
    r"(?P<object>.*)$"
)
_MODALS_END = re.compile(r"(?:要|应|须|都|均|全部)+$")
#: 实现绿化覆盖率40%的目标: the noun is none of which there is a share.
_AIM = re.compile(r"目标|水平|要求|任务|标准|比例|速度|增长|增速|幅度|高位|份额")
_BOUND_END = re.compile(r"(?:以上|左右)$")
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
    predicate = _PREDICATE.search(rest)
    before = tidy(found.head_text)
    if predicate is not None:
        thing = _object(text, predicate, stop)
        noun = rest[: predicate.start()]
        return _of_carrier(noun, predicate.group("verb"), thing, before, end, whole=whole)
    if not whole or (before and found.peeled.words):
        return None
    return Head(f"{tidy(rest)}比例", before, "share_first", found.verb, end=end)


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
    if not thing and predicate.group("verb") in ("达到", "符合", "满足"):
        threshold = _VALUE_NEXT.match(text, stop)
        thing = threshold.group() if threshold else ""
    return thing


def _of_carrier(
    noun: str, verb: str, thing: str, before: str, end: int, *, whole: bool
) -> Head | None:
    """Name of the share of things (村庄) that do something (实现清洁供暖)."""
    carrier, tail = _divide(_MODALS_END.sub("", noun), whole=whole)
    if not carrier:
        # the things themselves stand before the share: 新建小区100%达到园林小区标准
        if not before:
            return None
        reached = verb.startswith(("达到", "符合", "满足"))
        name = f"{verb}{thing}的比例" if reached else f"{thing}{verb}率"
        return Head(name, before, "share_first", end=end)
    if tail:
        name = f"{tidy(tail)}{verb}{thing}的{carrier}比例"
    elif verb in ("得到", "进行"):
        name = f"{carrier}{thing.removeprefix('有效')}率"
    elif verb.startswith("实现"):
        name = f"{thing}{carrier}比例"
    else:
        name = f"{verb}{thing}的{carrier}比例"
    return Head(name, before, "share_first", end=end)


def _divide(noun: str, *, whole: bool) -> tuple[str, str]:
    """Things and what follows them in the subject: 村庄|生活污水 (治理)."""
    for word in _CARRIERS:
        at = noun.find(word)
        end = at + len(word)
        if at >= 0 and (at == 0 or end == len(noun) or whole):
            return tidy(noun[:end]), noun[end:]
    return tidy(noun), ""


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
    whole = f"{match.group('whole')}{match.group('ratio') or '比例'}"
    return Head(f"{tidy(found.head_text)}占{whole}", "", "share_among")
