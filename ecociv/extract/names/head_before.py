"""Name a value by the phrase before it: 森林覆盖率|40%, 新建燃气锅炉|960台.

In: an `Asked`. Out: a `Head`, or nothing where no phrase names the value.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Draft, Head
from ecociv.extract.names.asked import STATES, Asked
from ecociv.extract.names.other_places import (
    of_named_place,
    of_place,
    of_same_name,
    of_stretch,
    with_measure_of_last,
)
from ecociv.extract.names.parts import (
    each_has,
    kind_of_whole,
    of_part,
    of_works,
    size_of_counted,
    spent_on_counted,
)
from ecociv.extract.names.phrase_names import without_years_in_turn
from ecociv.extract.names.rates import of_rate
from ecociv.extract.names.shared_words import (
    with_shared_end,
    with_shared_start,
)
from ecociv.extract.names.sizes import in_brackets, of_route, of_size
from ecociv.extract.names.verbs import produced_of, with_verbs, yearly
from ecociv.extract.phrases.context import VALUE_OF
from ecociv.extract.phrases.edges import part_start
from ecociv.extract.phrases.nouns import COUNTS
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.places import is_place, is_place_name
from ecociv.extract.phrases.slots import Slot
from ecociv.extract.phrases.subjects import without_setting

_STATE_NEXT = re.compile(rf"(?:主体|全部)?(?:{STATES})(?=[,;。、]|$)")
#: 18个省辖市|优良天数比例: a name that needs nothing before it.
_WHOLE_MEASURE = re.compile(r"(?!水质)[\u4e00-\u9fff]{4,}(?:率|比例|浓度)$")
#: In another sentence it is the total of something else.
_TOTALS = ("总数", "总量", "总数量", "数量", "存量")
#: 全国技能大赛|5个特等奖: what is won, behind where it is won.
_AWARD = re.compile(r"(?:[金银铜奖]牌|奖项|[^获]奖|称号|荣誉)$")
#: Who won it: 代表团获|16枚金牌.
_HOLDER = re.compile(
    r".*(?:代表[团队]|运动员|健儿|选手)(?:荣?获得?|勇?夺得?|斩获|摘得)?|(?:荣?获|我[省市县区州])$"
)
_ASKED_OF = re.compile("^.{2,30}等(?:应当?|须|必须|均|都)?要求(?=.{4})")


def head_before(asked: Asked) -> Head | None:
    """The phrase before the value names it, alone or with what went before."""
    slot, phrase = asked.slot, _whole_phrase(asked)
    phrase = _behind_count(slot, phrase)
    if not phrase or VALUE_OF.fullmatch(phrase):
        return None
    last, delivery, (verb, _) = slot.last, asked.delivery, asked.verb
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
    phrase, group = with_verbs(asked, phrase)
    produced = produced_of(slot, phrase)
    if produced:
        return produced
    phrase = with_shared_start(slot.text, yearly(slot, phrase), slot.first, last)
    if not (last and verb and verb != last.verb):
        # 新增湿地保护面积1万亩,恢复湿地|5000亩: another work is told in its own words
        phrase = with_shared_end(phrase, slot.first.unit, last)
    return Head(phrase, slot.scope, "head_before", verb, group)


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


def _beside(asked: Asked, phrase: str, last: Draft) -> Head | None:
    """A phrase that is only a place or a part of what an earlier value is about."""
    slot, (verb, group) = asked.slot, asked.verb
    route = of_route(slot)
    if route is not None:
        return route
    same = slot.first.unit == last.quantity.unit == "%"
    place = is_place_name(phrase) or ((asked.level or same) and is_place(phrase))
    # 禁养区42个,限养区|12个: a thing of the same kind
    alike = phrase.endswith(("企业", "机构", last.indicator[-2:]))
    place = place and not (slot.first.unit in COUNTS and alike)
    if slot.first.value_type == "grade" and last.quantity.value_type != "grade":
        # 断面比例达到70%,城市内河达到|Ⅳ类: no other place of a share
        place = False
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
    if named is None and asked.level and asked.level.group == "level_verb" and not verb:
        named = with_measure_of_last(slot)
    if named is None and not _of_another(slot, phrase, last):
        unit = slot.first.unit
        named = each_has(phrase, unit, last) or of_part(phrase, unit, last, verb, group)
    named = named or of_works(phrase, slot) or spent_on_counted(slot)
    return named or kind_of_whole(phrase, slot) or size_of_counted(slot)


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
        whole = without_years_in_turn(tidy(slot.text[found.verb_start : found.np_end]))
        whole = _ASKED_OF.sub("", whole)
        if slot.scope and slot.scope in whole:
            # 新增公交车中新能源比例: what is added is no place
            slot.scope = ""
        return whole
    return slot.phrase
