"""Name people by what they do, or by the problem that is solved for them: 8万人|喝上干净水.

In: an `Asked`. Out: a `Head`, or nothing where the value counts no people.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ecociv.extract.drafts import Head
from ecociv.extract.names.asked import PEOPLE, WORKED, Asked
from ecociv.extract.phrases.nouns import noun_after
from ecociv.extract.phrases.peel import tidy

#: 8万人|喝上干净水
_DOING = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{0,10}?)(?:实现|精准|稳定|成功|顺利|如期|全部|全面|整体|基本|再(?!就业)|[新均都已])*(?P<what>(?:再就业|达到|符合|领到|拿到|[受获]益|[享接]受|(?:[仍尚]未|(?<!未))脱贫(?!不)|摘帽|就业|创业|入住|搬[进入]|[住喝用吃通走]上|参加|[纳列]入|获得|摆脱|告别)"
    r"[^,;。、\d]{0,10}?)(?:的?(?:目标|任务|目标任务))?(?=[,;。、]|$)"
)
#: 3人|荣获…奖: where others are named, they are who won it.
_WINNING = re.compile(
    r"(?:新|先后)?(?P<what>(?:荣获|荣膺|获评|当选|入选)[^,;。、\d]{1,20}?)(?=[,;。、]|$)"
)
_SOLVE = re.compile(r"解决了?[^,;。]*$")
#: 解决20万农牧民|的饮水安全问题
_OF_PROBLEM = re.compile(
    r"(?P<who>[^,;。的]{0,40}?)(?P<of>的|(?=饮水|用水|吃水|住房|行路|出行|上学|就医|看病|就业))(?P<problem>[^,;。\d]{2,24}?(?:问题|困难(?=[,;。、]|$)))"
)
_REACH = 60
#: 563户|1870人, what both do stands behind the people
_PEOPLE_NEXT = re.compile(
    r"、?\d[\d.]*[万余多]*(?:[人名位](?=[\u4e00-\u9fff])"
    r"|(?<=[万余多])(?=[\u4e00-\u9fff]{0,10}(?:人口|群众|农牧民|农民|居民|人员|对象)))"
)
#: Words before households that do not name them.
_NO_NAME = re.compile(r"(?:[对让使将把给为]|剩余|其余|如期|确保|实现|完成)*")
_DONE = ("完成", "实现")


def households(asked: Asked) -> Head | None:
    """剩余|563户1870名贫困人口脱贫: households and people, named by what is said of both."""
    slot, value = asked.slot, asked.slot.first
    if not value.unit.endswith("户"):
        return None
    people = _PEOPLE_NEXT.match(slot.text, value.end)
    if people is None or not _NO_NAME.fullmatch(slot.phrase):
        return None
    both = replace(value, start=people.start() + 1, end=people.end())
    doing = _DOING.match(slot.text, both.end)
    if doing:
        name = doing.group("who") + doing.group("what").replace("了", "")
    else:
        name = noun_after(slot.text, both, both.end + _REACH)
    if not name:
        return None
    verb, group = asked.verb
    if asked.delivery:
        verb, group = asked.delivery.text, f"deliver_{asked.delivery.code or 'up'}"
    if group in WORKED and verb not in _DONE:
        # 消除|2800户7700人返贫风险
        name = f"{verb.removeprefix('完成')}{name}"
    name = name.removesuffix("户数").removesuffix("户") + "户数"
    return Head(name, slot.scope, "doing_people", verb, group)


def problem_solved(asked: Asked) -> Head | None:
    """解决了20万农牧民、2.3万师生的饮水安全问题: a problem solved for so many."""
    slot, value = asked.slot, asked.slot.first
    if not asked.countable:
        return None
    behind = _OF_PROBLEM.match(slot.text, value.end, value.end + _REACH)
    begin = max(0, value.start - _REACH)
    if behind is None or not _SOLVE.search(slot.text, begin, value.start):
        return None
    people = tidy(behind.group("who"))
    if not people or len(people) > 12 or any(char.isdigit() or char in "、,和" for char in people):
        people = noun_after(slot.text, value, slot.stop).split("的")[0]
    if people.endswith(("问题", "困难")):
        people = ""
    if people and not behind.group("of"):
        return Head(f"解决{people}{behind.group('problem')}", "", "problem_solved")
    what = f"解决{tidy(behind.group('problem'))}"
    if not people:
        people = (
            "户数" if value.unit.endswith("户") else "人数" if value.unit.endswith(PEOPLE) else ""
        )
        return Head(what + people, slot.scope if slot.phrase else "", "problem_solved")
    return Head(f"{what}的{people}", "", "problem_solved")


def doing_people(asked: Asked) -> Head | None:
    """8万人喝上干净水: people named by what they do."""
    slot, value = asked.slot, asked.slot.first
    people = value.unit.endswith(PEOPLE) or value.unit in ("万", "余万")
    if not people or (slot.phrase and not asked.delivery):
        return None
    doing = _DOING.match(slot.text, value.end)
    if doing is None:
        won = _WINNING.match(slot.text, value.end)
        return Head(f"{won.group('what')}人数", slot.scope, "doing_people") if won else None
    who = doing.group("who")
    suffix = "" if who else "户数" if value.unit.endswith("户") else "人数"
    what = doing.group("what").replace("了", "")
    return Head(f"{who}{what}{suffix}", slot.scope, "doing_people")
