"""Shares that stand before what they measure: 70%以上的村庄实现清洁供暖 -> 清洁供暖村庄比例.

In: a share in its sentence, and what stands before it. Out: a `Head`, or nothing where the words
behind the share are no such thing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ecociv.codebook.established import established_names
from ecociv.extract.drafts import Head
from ecociv.extract.names.share_subjects import (
    BEHIND,
    NO_SUBJECT,
    PREDICATE,
    TREATED,
    TREATMENT,
    first_of_chain,
    object_of,
    of_subject,
)
from ecociv.extract.phrases.context import Context
from ecociv.extract.phrases.edges import REACH
from ecociv.extract.phrases.nouns import cut_list
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.places import is_place_name
from ecociv.extract.phrases.scopes import split_scope
from ecociv.extract.phrases.slots import Slot
from ecociv.extract.values.tokens import Quantity

_COVERED = re.compile(r"(?:以上|左右)?+的?+(?P<thing>[\u4e00-\u9fff()]{2,12})(?=[,;。、]|$)")
#: With one of these before it a share may still be that of the noun behind it.
_LIGHT_VERBS = ("有", "实现", "约", "完成", "使", "将", "要", "在", "已")
#: 出境断面水质100%|达标: all that is said of a subject.
_DONE = re.compile(
    rf"[\u4e00-\u9fff]{{0,6}}(?:{TREATMENT}|安置|出列|脱贫"
    r"|摘帽|入学|回复|办结|办理|化解|整改|落实|淘汰|监管|分类|转运|硬化|通车|参保)(?!率|面)"
)
#: 完成|82%的机组脱硝: a share of work or goods, whoever does them.
_GIVING = ("完成", "提供", "贡献", "承担", "集中", "聚集", "产出", "供应")
_DOING = (*_GIVING, "淘汰")
_GIVEN = re.compile(rf"(?:{'|'.join(_GIVING)})了?(?:全[国省市县区州])?$")
_DOERS_END = re.compile(r"(?:行业|领域|企业|部门|系统|地区|区域|园区)$")
#: 完成|90%老旧小区改造
_WORK = re.compile(
    r"(?<=.{2})(?:改造|整治|治理|整改|修复|建设|搬迁|拆除|排查|溯源|划界|普查|清淤|改厕|任务|工作|工程)$"
)
_AMONG = re.compile(r"(?:^|[,;。:\n])(?:全[市县省区])?(?P<things>[\u4e00-\u9fff]{2,16})中$")
_AMONG_REACH = 24
_BARE_VERB = 2
_NEXT_MEMBER = re.compile(r"(?:以上|以下|以内|左右)?、")
_IS_RATE = re.compile(r"(?:率|比例|比重|占比|浓度|强度)$")
#: 投资的80%|用于治理: what a share is spent on.
_SPENT = ("用于", "投向")
#: 秸秆100%实现|综合利用
_REALIZED = re.compile(r"^(?:全部|基本|全面)?(?:实现|得到|进行)了?")
#: 实现绿化覆盖率40%的目标: the noun is none of which there is a share.
_AIM = re.compile(
    r"(?:(?!达到|实现|完成)[\u4e00-\u9fff]){0,4}目标|水平|要求|任务|标准|比例|速度|增长|增速|幅度|高位|份额"
)
#: 以年均8%的|能源消费增速|支撑…: what stands behind the share is its measure.
_MEASURE_NEXT = re.compile(
    r"(?:以上|以下|左右)?的(?P<name>[\u4e00-\u9fff]{2,12}?(?:覆盖水平|(?:消费|总值|收入|增加值|产值|投资|出口|能耗|人口|经济)"
    r"(?:年均)?(?:增速|增幅|增长率|增长速度)|(?:负荷|响应|调节|调峰|储备|保障)能力))(?=[,;。、]|支撑|支持|带动|实现|推动|保障|$)"
)


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
    >>> from ecociv.extract.phrases.context import context
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
    match = BEHIND.match(text, quantity.end, min(stop, quantity.end + REACH))
    if match is None:
        return None
    rest = cut_list(text, match.group("rest"), match.end(), stop)
    whole = bool(match.group("of"))
    before = _before(text, found)
    # 漏损率低于8%、建成区绿地面积突破…: a measure beside a measure
    beside = _NEXT_MEMBER.match(text, quantity.end) and _IS_RATE.search(before)
    if beside or (whole and _AIM.match(rest)):
        return None
    end = match.start("rest") + len(rest)
    rated = _rated(found, rest, end, whole=whole)
    if rated is not None:
        return rated
    treated = level and found.head_text and not whole and TREATED.fullmatch(rest)
    if treated or _is_all_done(quantity, found, before, rest, whole=whole):
        scope, name = split_scope(before)
        return Head(f"{name}{_REALIZED.sub('', rest)}率", scope, "share_treated", end=end)
    first = first_of_chain(text, quantity, stop)
    if first is not None:
        return first
    of = "" if before else _of_which(text, found)
    if of:
        # 工业企业中,60%开展审核: the things stand before the share
        rest, before = of + rest, ""
    predicate = PREDICATE.search(rest)
    if predicate is not None:
        thing = object_of(text, predicate, stop)
        return of_subject(rest, predicate, thing, before, end, whole=whole)
    done = level and level.text == "完成" and _WORK.search(rest)
    return _of_object(found, rest, before, end) if whole or done else None


def _of_which(text: str, found: Context) -> str:
    """The things that a share is of, where the clause before names them: 工业企业中,|60%…."""
    if text[found.left - 1 : found.left] != ",":
        return ""
    told = _AMONG.search(text, max(0, found.left - _AMONG_REACH), found.left - 1)
    return told.group("things") if told else ""


def _before(text: str, found: Context) -> str:
    """The words before a share, with the verb that says which: 新增|财力的60%用于民生."""
    if found.verb.startswith("新") and 0 <= found.verb_start < found.np_start:
        return tidy(text[found.verb_start : found.np_end])
    return tidy(found.head_text)


def _covered(text: str, quantity: Quantity, found: Context, stop: int) -> Head | None:
    """污水处理设施覆盖|95%的建制镇: the share of the things that something reaches."""
    match = _COVERED.match(text, quantity.end, min(stop, quantity.end + REACH))
    if match is None:
        return None
    what = tidy(found.head_text)
    thing = cut_list(text, match.group("thing"), match.end(), stop)
    name = f"{tidy(thing).rstrip('和及与')}{what}覆盖率"
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


def _of_object(found: Context, rest: str, before: str, end: int) -> Head | None:
    """Name of the share of a thing without a predicate."""
    said = {word.text for word in found.peeled.words if word.group != "tail_adverb"}
    if before and said and said <= set(_DOING):
        # 电力行业完成|82%的机组脱硝
        doer = before if _DOERS_END.search(before) or is_place_name(before) else ""
        # 污水处理设施完成|80%建设任务: what is built stands before
        thing = before if not doer and len(tidy(rest)) == _BARE_VERB else ""
        return Head(f"{thing}{tidy(rest)}比例", doer, "share_first", end=end)
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
    match = BEHIND.match(slot.text, value.end, min(slot.stop, value.end + REACH))
    if match is None:
        return None
    rest = cut_list(slot.text, match.group("rest"), match.end(), slot.stop)
    end = match.start("rest") + len(rest)
    if "share_treated" in last.rules and not match.group("of") and TREATED.fullmatch(rest):
        first = slot.text[last.quantity.end : last.words_end]
        name = last.indicator.removesuffix("率").removesuffix(first)
        return Head(f"{name}{rest}率", last.scope, "share_treated", end=end)
    if "share_first" in last.rules and match.group("of") and not PREDICATE.search(rest):
        measure = "占比" if last.indicator.endswith("占比") else "比例"
        return Head(f"{tidy(rest)}{measure}", last.scope, "share_first", end=end)
    return None


def _is_all_done(
    quantity: Quantity, found: Context, before: str, rest: str, *, whole: bool
) -> bool:
    """Whether a subject stands before its share, and what is done to it behind (水质100%达标)."""
    if quantity.unit != "%" or whole or len(before) < 2 or not _DONE.fullmatch(rest):
        return False
    if rest.startswith(_SPENT):
        return False
    said = any(word.group != "tail_adverb" for word in found.peeled.words)
    return not said and not NO_SUBJECT.search(before)


def _can_lead(quantity: Quantity) -> bool:
    """Whether a value can be a share: a percentage, tenths, or a fraction in words."""
    if quantity.value_type == "full":
        return False
    return quantity.unit in ("%", "成", "‰") or (
        not quantity.unit and quantity.rule == "fraction_words"
    )
