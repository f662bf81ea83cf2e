"""Shares of things that do or have something: 70%的村庄|实现清洁供暖 -> 清洁供暖村庄比例.

In: the words behind a share, where they hold a predicate. Out: a `Head`, or nothing where the words
are no such things.
"""

from __future__ import annotations

import re

from ecociv.codebook.words import words
from ecociv.extract.drafts import Head
from ecociv.extract.phrases.edges import REACH
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.scopes import split_scope
from ecociv.extract.phrases.whole_words import cuts_word
from ecociv.extract.values.tokens import YEAR, Quantity

#: The words behind a share.
BEHIND = re.compile(
    r"(?:以上|左右|以内|以下|及以上)?(?P<of>的)?"
    rf"(?P<rest>(?:[^,;。!?:()\n{YEAR}]|\([^()\n]{{1,8}}\)){{2,40}})"
)
#: What is done to matter and to what is built.
TREATMENT = "处置|处理|利用|覆盖|达标|收集|回收|普及|清运|接管|整治|治理"
TREATED = re.compile(rf"[\u4e00-\u9fff]{{0,16}}(?:{TREATMENT})")
#: A share of one of these is no rate of what is done to it.
NO_SUBJECT = re.compile(r"(?:率|比例|比重|量|面积|其中)$")
PREDICATE = re.compile(
    r"(?:全部|基本|均|都|全面)*"
    r"(?P<verb>用于|投向|实现了?|实施了?|覆盖(?!率|面)|(?<![、和及与])(?:低于|超过|突破|高于|优于|好于)|达到|完成|得到|建成|建有|开展|执行|纳入|普及|具备|使用|通上|用上|饮上|喝上|吃上|住上|参与(?!率|度)|推行|采用"
    r"|进行|享有|拥有|有(?=$)|不低于|不超过|不高于|不劣于|控制在|稳定在|保持在?|设有|建立|通过(?!率)|(?<![普流交沟畅贯])通(?![过道行信讯勤用知畅])|消除|符合|满足|创建成?|成为|接受|参加|享受|配备|配套|安装)"
    r"(?P<object>.*)$"
)
#: Things that a share may be of. The first that begins or ends the noun divides it.
_CARRIERS = tuple(words("share_carrier"))
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
_VALUE_NEXT = re.compile(
    r"(?:劣?(?:[ⅠⅡⅢⅣⅤ一二三四五]|I{1,3}|IV|V)类(?=水|标准|及?以上|[,;。、]|$))|\d[\d.,]*(?:%|‰|[\u4e00-\u9fffA-Za-z/μ]{1,8}?)(?:以上|以下|以内)?(?=[,;。、]|$)"
)
#: What is reached or kept may be a value of its own.
_COMPARED = ("低于", "超过", "突破", "高于", "优于", "好于")
_KEPT = ("不低于", "不超过", "不高于", "不劣于", "控制在", "稳定在", "保持", "保持在")
_BEFORE_VALUE = ("达到", "符合", "满足", *_COMPARED, *_KEPT)
#: What is said of things, not one of them: 过境河流|水质.
_OF_THINGS = ("水质", "空气质量", "环境质量", "生活污水", "生活垃圾", "能效", "能耗")
#: 有1座|卫生公厕: what each of the things has.
_OWNED = re.compile(
    r"\d[\d.]*[^\d,;。、](?:以上)?(?:的)?(?P<thing>[\u4e00-\u9fff]{2,10})(?=[,;。、]|$)"
)
#: Verbs whose object is what is done to the matter.
_TREATING = ("实现", "得到", "进行")
_MODALS_END = re.compile(r"(?:要|应|须|都|均|全部|也|将|已|能够|力争|确保|基本)+$")
_BOUND_END = re.compile(r"(?:以上|左右)$")


def of_subject(
    rest: str, predicate: re.Match[str], thing: str, before: str, end: int, *, whole: bool
) -> Head | None:
    """Name of the share of a subject with a predicate."""
    verb, noun = predicate.group("verb"), rest[: predicate.start()]
    if verb in _KEPT and (
        len(noun) < 2 or "、" in noun or NO_SUBJECT.search(noun) or NO_SUBJECT.search(before)
    ):
        # 失业率3.8%、控制在目标之内: another clause
        return None
    own = verb == "达到" and not whole and NO_SUBJECT.search(before)
    if own and (not noun or "、" in noun or NO_SUBJECT.search(noun)):
        # 收集率不低于65%、处理率达到90%: two measures
        return None
    if verb in _COMPARED:
        things, measure = _divide(noun, whole=whole)
        if not measure:
            return None
        # the words of the value behind: 50%的园区|能耗低于|0.3吨
        end -= len(rest) - len(things)
    return _of_carrier(noun, verb, thing, before, end, whole=whole)


def object_of(text: str, predicate: re.Match[str], stop: int) -> str:
    """What the noun reaches or does; a value may be that (达到|30%以上)."""
    thing = tidy(_BOUND_END.sub("", predicate.group("object")))
    if not thing and predicate.group("verb") in _BEFORE_VALUE:
        threshold = _VALUE_NEXT.match(text, stop)
        thing = threshold.group() if threshold else ""
    if not thing and predicate.group("verb") == "有":
        owned = _OWNED.match(text, stop)
        thing = owned.group("thing") if owned else ""
    return thing


def first_of_chain(text: str, quantity: Quantity, stop: int) -> Head | None:
    """Name of a share whose predicate stands behind a later share."""
    first = at = _CHAINED.match(text, quantity.end, quantity.end + REACH)
    if first and PREDICATE.search(first.group("noun")):
        return None
    for _ in range(_MAX_CHAIN):
        share = _SHARE.match(text, at.end()) if at else None
        if share is None or first is None:
            return None
        at = _CHAINED.match(text, share.end(), share.end() + REACH)
        behind = BEHIND.match(text, share.end(), share.end() + REACH) if at is None else None
        predicate = PREDICATE.search(behind.group("rest")) if behind else None
        if behind and predicate:
            thing = object_of(text, predicate, stop)
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
        if verb == "实现" and TREATED.search(thing):
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
    if noun.endswith(_CARRIERS):
        # 城镇新建建筑, 城市社区: one thing, not 城镇 with something
        return tidy(noun), ""
    for word in _CARRIERS:
        at = noun.find(word)
        end = at + len(word)
        if noun[end : end + 1] == "级" or (at >= 0 and cuts_word(noun, end)):
            # 县级园区 and 县道 are no counties
            continue
        if at >= 0 and (
            at == 0 or end == len(noun) or whole or noun[end:].removeprefix("的") in _OF_THINGS
        ):
            return tidy(noun[:end]), noun[end:].removeprefix("的")
    return tidy(noun), ""
