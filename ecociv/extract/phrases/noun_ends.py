"""Where a noun phrase ends: before the first predicate or function word.

In: the words behind a count. Out: how many of their characters are the noun.
"""

from __future__ import annotations

import re

from ecociv.codebook.words import words
from ecociv.extract.phrases.peel import DELIVERIES, lookup
from ecociv.extract.phrases.whole_words import cuts_word

#: 蔬菜基地|一处: that it is one, behind a noun.
ONE_END = re.compile(r"[一1][处座个条项家]$")
#: With one of these behind it a verb is part of a noun: 能力提升|项目.
_OF_WORKS = ("项目", "工程", "行动", "试点", "基地", "中心")
_OTHER_COUNT = re.compile(r"一批|若干|一系列|其他|其它|有关|相关|部分|数|[百千万]|\d")
_LEVELS = re.compile(r"(?:国家|省|市|州|县|区|乡|镇)级?(?:、(?:省|市|州|县|区|乡|镇|村)级?)*")
#: 闸口拆除|或|封堵, 锅炉拆除|或|清洁能源改造: one work or another.
_WORK_END = re.compile(
    r"(?:改造|治理|整治|修复|拆除|关停|淘汰|搬迁|封堵|替代|新建|建设|关闭|取缔|迁建|更新|清退)$"
)
_WORKS_OF = re.compile("的(?:新建|改造|治理|整治|修复|拆除|建设|维修)$")
_ANEW = re.compile("^(?:更新|升级|提标|综合)")
#: 化工厂、炼油厂|等企业: a list that is summed up.
_SUMMED_UP = re.compile(
    r"等(?:重点|主要|相关|各类)?(?:企业|行业|单位|设施|场所|部门|领域|产业|产品|机构|设备|河流|景区)"
)
#: 沼气或生物天然气|工程: what either is.
_OF_EITHER = ("工程", "项目", "设施", "设备", "机组", "车辆")
#: 4个街道|和枫桥镇: a place by its name is not counted with those that have none.
_UNNAMED = re.compile(r"街道|乡镇|[乡镇村县市]|社区|园区")
_NAMED = re.compile(
    r"(?!乡镇|村镇|城镇|县市|县区|社区|园区)[\u4e00-\u9fff]{2,4}(?:街道|[乡镇村县市区])"
)
#: The second of two nouns of one kind ends within so many characters.
_SHORT_NOUN = 5
_VERBS = (*DELIVERIES, "lead_skip")


def noun_end(phrase: str, *, joined: bool = True) -> int:
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
        of_both = rest[:_SHORT_NOUN].find(phrase[at - 1]) > 0
        # 东河和西河|堤防改造: work on both; 人工造林和|封山育林 are two
        on_both = _WORK_END.search(rest) and not _WORK_END.search(phrase, 0, at)
        if _WORKS_OF.search(phrase, 0, at) and _WORK_END.fullmatch(_ANEW.sub("", rest)):
            # 渠道的新建|及更新改造: both works on one thing
            return True
        return bool(of_both or on_both) and _is_joined(rest)
    if _UNNAMED.fullmatch(phrase, 0, at) and _NAMED.match(rest):
        return False
    if phrase[at] == "或" and not rest.endswith(_OF_EITHER):
        return False
    return _is_joined(rest)


def _stops(phrase: str, at: int) -> bool:
    """Whether a predicate or function word begins here."""
    if phrase[at - 1] in "级及" and phrase.startswith("以上", at):
        return False
    if phrase.startswith("以外的", at):
        # 16个外环|以外的排水系统
        return False
    table = words("np_stop")
    # a loop: this is asked at every character behind a value
    for size in (4, 3, 2, 1):
        if (
            phrase[at : at + size] in table
            and not _is_part(phrase, at, at + size)
            and (size < 2 or not phrase.startswith(_OF_WORKS, at + size))
        ):
            return True
    return False


def _is_joined(rest: str) -> bool:
    """Whether the words behind a conjunction are one more noun of the same count."""
    if len(rest) < 2 or _OTHER_COUNT.match(rest):
        return False
    table, longest, *_ = lookup(DELIVERIES)
    if any(rest[:size] in table for size in range(2, longest + 1)):
        return False
    return noun_end(rest, joined=False) >= 2


def _is_verb_next(phrase: str, at: int) -> bool:
    """Whether the next member of a list begins with a verb (10家企业治理、|加强监测)."""
    table, longest, *_ = lookup(_VERBS)
    return any(phrase[at : at + size] in table for size in range(2, longest + 1))


def is_fixed(phrase: str, at: int) -> bool:
    """Whether a function character is part of a longer word (用水, 公共, 能源)."""
    return _is_part(phrase, at, at + 1)


def _is_part(phrase: str, start: int, end: int) -> bool:
    """Whether a longer word holds these characters, or some of them."""
    if phrase.startswith("已建", start):
        return not phrase.startswith("已建成", start)
    return cuts_word(phrase, start) or cuts_word(phrase, end)
