"""Name a value by the phrase before it: 森林覆盖率|40%, 新建燃气锅炉|960台.

In: an `Asked`. Out: a `Head`, or nothing where no phrase names the value.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Draft, Head
from ecociv.extract.names.asked import DONE_TO_PEOPLE, PEOPLE, STATES, WORKED, Asked
from ecociv.extract.names.other_places import of_named_place, of_place, of_same_name, of_stretch
from ecociv.extract.names.parts import of_part, of_works, spent_on_counted
from ecociv.extract.names.phrase_names import NO_NAME
from ecociv.extract.names.rates import of_rate
from ecociv.extract.names.shared_words import (
    MADE,
    with_measure_before,
    with_shared_end,
    with_shared_start,
    with_verb_before,
)
from ecociv.extract.names.sizes import in_brackets, of_route, of_size
from ecociv.extract.phrases.context import VALUE_OF
from ecociv.extract.phrases.edges import part_start
from ecociv.extract.phrases.nouns import COUNTS
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.places import is_place, is_place_name
from ecociv.extract.phrases.slots import Slot
from ecociv.extract.phrases.subjects import without_setting

#: 惠及群众3万人: not so many there are, but so many it reaches.
_REACHING = ("惠及", "带动", "辐射带动")
_STATE_NEXT = re.compile(rf"(?:主体|全部)?(?:{STATES})(?=[,;。、]|$)")
#: 医疗保险惠及|70万人: so many people, not so much of the verb.
_REACHED = ("惠及", "受益", "覆盖")
#: 引进内资|20亿元: money that comes in, not money that is there.
_DRAWN = ("引进", "招引", "引入", "吸引", "吸收", "利用")
#: 收购烤烟|90万担: not so much of it grows.
_BOUGHT = "收购"
_FUNDS = ("内资", "外资", "内外资", "资金")
#: 18个省辖市|优良天数比例: a name that needs nothing before it.
_WHOLE_MEASURE = re.compile(r"(?!水质)[\u4e00-\u9fff]{4,}(?:率|比例|浓度)$")
#: These say that a thing is there and are no part of its name.
_DELIVERED = ("建成", "完成")
#: In another sentence it is the total of something else.
_TOTALS = ("总数", "总量", "总数量", "数量", "存量")
#: 设施项目|计划|建成47项
_MODAL_END = re.compile(r"(?<=.{2})(?:计划|预计|力争|争取|拟|将|要|已)+$")
#: 全国技能大赛|5个特等奖: what is won, behind where it is won.
_AWARD = re.compile(r"(?:[金银铜奖]牌|奖项|[^获]奖|称号|荣誉)$")
#: Who won it: 代表团获|16枚金牌.
_HOLDER = re.compile(
    r".*(?:代表[团队]|运动员|健儿|选手)(?:荣?获得?|勇?夺得?|斩获|摘得)?|(?:荣?获|我[省市县区州])$"
)
#: So much in each year: 年可|培育种苗
_YEARLY = ("年可", "每年可")
_ASKED_OF = re.compile("^.{2,30}等(?:应当?|须|必须|均|都)?要求(?=.{4})")
#: 新建和改造|污水管线
_JOINED_VERBS = re.compile("^[\u4e00-\u9fff]{2,4}(?:和|及|与|或|、)$")


def head_before(asked: Asked) -> Head | None:
    """The phrase before the value names it, alone or with what went before."""
    slot, phrase = asked.slot, _whole_phrase(asked)
    phrase = _behind_count(slot, phrase)
    if not phrase or VALUE_OF.fullmatch(phrase):
        return None
    last, delivery = slot.last, asked.delivery
    found, (verb, group) = slot.found, asked.verb
    graded = slot.first.value_type == "grade"
    alone = last is None and not (verb or delivery or graded) and slot.first.unit not in COUNTS
    if alone and (is_place(phrase) if "、" in phrase else is_place_name(phrase)):
        # 甲区、乙区控制在46微克/立方米: only the places are named
        return Head("", phrase, "head_missing")
    beside = in_brackets(slot)
    if beside is None:
        beside = _beside(asked, phrase, last) if last is not None else of_route(slot)
    if beside is not None:
        return beside
    phrase = _with_noun_behind(asked, phrase)
    if delivery and (found.is_verb_last or found.verb):
        # 绿道建成5公里; behind another verb it is what that verb is about: 编制村庄规划747个
        phrase = _MODAL_END.sub("", phrase)
        if delivery.text not in _DELIVERED:
            phrase += delivery.text + _people_reached(slot, delivery.text)
            if verb.startswith("新开"):
                # 新开工棚户区改造|5600套
                phrase = worked(slot, phrase)
        if not found.is_verb_last and group not in WORKED and delivery.group in WORKED:
            group = f"deliver_{delivery.code or 'up'}"
    elif _is_act(slot, verb) and not phrase.startswith(verb):
        phrase = f"{verb}{phrase}"
    elif verb or delivery or asked.level:
        phrase = worked(slot, phrase)
    else:
        phrase = with_verb_before(slot.text, phrase, slot.first, last)
        phrase = with_measure_before(slot.text, phrase, slot.first, last)
    phrase = with_shared_start(slot.text, _yearly(slot, phrase), slot.first, last)
    return Head(
        with_shared_end(phrase, slot.first.unit, last), slot.scope, "head_before", verb, group
    )


def _with_noun_behind(asked: Asked, phrase: str) -> str:
    """产能调控|8条措施, 全国技能大赛|5个特等奖, 2号线|7座车站封顶: together they are the name."""
    slot, after = asked.slot, asked.after
    awarded = _AWARD.search(after) is not None and not _AWARD.search(phrase)
    short = slot.first.unit in COUNTS and 2 <= len(after) <= 4
    if not (awarded or short) or asked.level or asked.delivery:
        return phrase
    behind = slot.text.find(after, slot.first.end) + len(after)
    told = slot.text[behind : behind + 1] in ",;。、" or _STATE_NEXT.match(slot.text, behind)
    if not told:
        return phrase
    return f"{_HOLDER.sub('', phrase) if awarded else phrase}{after}"


def _people_reached(slot: Slot, verb: str) -> str:
    """医疗保险惠及|70万人: 人数."""
    if verb not in _REACHED or not slot.first.unit.endswith(PEOPLE):
        return ""
    return "户数" if slot.first.unit.endswith("户") else "人数"


def _is_act(slot: Slot, verb: str) -> bool:
    """Whether a number says how many a verb comes to, not how many there are."""
    if verb in _DRAWN and slot.first.unit.endswith("元") and slot.phrase.endswith(_FUNDS):
        return True
    if verb in DONE_TO_PEOPLE:
        return slot.first.unit.endswith((*PEOPLE, "%"))
    return verb == _BOUGHT or (verb in _REACHING and slot.first.unit.endswith(PEOPLE))


def _yearly(slot: Slot, phrase: str) -> str:
    """年可|培育种苗6000万株: so much in each year."""
    found = slot.found
    if not found.lead or found.lead[-1] not in _YEARLY:
        return phrase
    if not (found.verb or MADE.match("年" + phrase)):
        return phrase
    return "年" + (phrase if phrase.startswith(found.verb) else found.verb + phrase)


def _beside(asked: Asked, phrase: str, last: Draft) -> Head | None:
    """A phrase that is only a place or a part of what an earlier value is about."""
    slot, (verb, group) = asked.slot, asked.verb
    route = of_route(slot)
    if route is not None:
        return route
    same = slot.first.unit == last.quantity.unit == "%"
    place = is_place_name(phrase) or ((asked.level or same) and is_place(phrase))
    place = place and not (slot.first.unit in COUNTS and phrase.endswith(("企业", "机构")))
    if place and not verb:
        whole = None if _in_other_unit(slot) else slot.alike
        return of_place(Head(phrase, slot.scope, "head_before"), whole)
    bound = asked.level is not None and asked.level.group == "bound_before"
    if asked.level and (asked.level.group == "level_verb" or (bound and slot.first.unit == "%")):
        stretch = of_stretch(slot)
        if stretch is not None:
            return stretch
    named = of_named_place(slot) if asked.level and asked.level.group != "change_verb" else None
    named = named or of_rate(phrase, slot) or of_same_name(slot) or of_size(slot)
    if named is None and not _of_another(slot, phrase, last):
        named = of_part(phrase, slot.first.unit, last, verb, group)
    return named or of_works(phrase, slot) or spent_on_counted(slot)


def _in_other_unit(slot: Slot) -> bool:
    """Whether a place alone follows a sentence without a measure in its unit.

    失业率为4%。甲水库、乙水库达到|Ⅲ类: these have a measure of their own.
    """
    whole = slot.alike
    if whole is None or whole.quantity.unit == slot.first.unit or not slot.is_last_of_earlier:
        return False
    return slot.text.find("其中", slot.found.left - 3, slot.found.np_start) < 0


def _of_another(slot: Slot, phrase: str, last: Draft) -> bool:
    """Whether the sentence, or the part behind a semicolon, has a subject of its own.

    进出口增长30%。粮食稳产丰收,|产量达5亿斤; 建成基地8个。|总投资3亿元的甲项目.
    """
    begin, end = last.quantity.end, slot.found.np_start
    at = part_start(slot.text, begin, end)
    if at < 0:
        return False
    if phrase in _TOTALS and slot.text[at] == "。":
        return True
    own = without_setting(slot.text[at + 1 : end])
    return bool(own) or slot.text.startswith("的", slot.first.end)


def worked(slot: Slot, phrase: str = "") -> str:
    """The phrase with the verb of work before it: 新建燃气锅炉, 新建和改造污水管线.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> from ecociv.extract.phrases.slots import Slot, context_of, named
    >>> s = "新建燃气锅炉960台"
    >>> values = scan(s)
    >>> worked(named(Slot(s, values, context_of(s, values, 0), [], len(s))))
    '新建燃气锅炉'
    """
    found, phrase = slot.found, phrase or slot.phrase
    verb = found.verb.removeprefix("完成") or found.verb
    if found.verb_group not in WORKED or not 0 <= found.verb_start < found.np_start:
        return phrase
    if phrase.startswith(verb):
        return phrase
    between = slot.text[found.verb_start : found.np_start]
    return f"{between if _JOINED_VERBS.search(between) else verb}{phrase}"


def _behind_count(slot: Slot, phrase: str) -> str:
    """A share of counted things: 5个园区试点|进度达到60% is 园区试点进度."""
    last, found = slot.last, slot.found
    if (
        phrase
        and last is not None
        and last.is_named_behind
        and (slot.first.unit == "%" or phrase == "投资")
        and last.quantity.unit in COUNTS
        and last.words_end == found.left
        and not (slot.text[found.left] == "、" and "的" in last.indicator)
        and phrase == tidy(slot.text[found.left : found.np_end])
    ):
        if _WHOLE_MEASURE.match(phrase):
            # 18个省辖市|优良天数比例: the places are where it holds
            slot.scope = slot.scope or last.indicator
            return phrase
        return tidy(slot.text[last.quantity.end : found.np_end])
    return phrase


def _whole_phrase(asked: Asked) -> str:
    """The phrase; before a share with the verb that was stripped from it (新增…占比)."""
    slot, found = asked.slot, asked.slot.found
    if (
        slot.phrase
        and not asked.countable
        and 0 <= found.verb_start < found.np_start
        and found.verb.startswith(("新", "改", "整治", "治理"))
    ):
        # 新建车站、库房等要求|屋顶光伏覆盖面积: of whom it is asked
        whole = NO_NAME.sub("", tidy(slot.text[found.verb_start : found.np_end]))
        whole = _ASKED_OF.sub("", whole)
        if slot.scope and slot.scope in whole:
            # 新增公交车中新能源比例: what is added is no place
            slot.scope = ""
        return whole
    return slot.phrase
