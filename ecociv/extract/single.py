"""Name one value: a chain of small rules, the first that applies wins.

In: a `Slot` with one value. Out: a `Head`; the rule's name stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ecociv.extract.context import VALUE_OF
from ecociv.extract.drafts import Head
from ecociv.extract.earlier import (
    from_clause,
    from_goal,
    from_subject,
    of_part,
    of_place,
    share_of_last,
    with_shared_end,
)
from ecociv.extract.nouns import COUNTS, noun_after
from ecociv.extract.phrases import Word, tidy
from ecociv.extract.scopes import as_scope, is_place, is_place_name, split_scope
from ecociv.extract.shares import share_among
from ecociv.extract.slots import Slot

_WORKED = ("deliver_up", "deliver_down")
_CAPACITY_UNITS = ("千瓦 兆瓦 吉瓦 蒸吨 吨/日 立方米/日 吨/天 立方米/天").split()
#: Output of works in these units names them only before 项目, 生产线, 工程.
_OUTPUT_UNITS = ("吨", "头", "只", "锭", "套", "台", "平方米")
#: Words that add up and leave the name to the noun behind the count (前四批共31项攻关).
_SOFT = ("共", "共计", "合计", "总计", "累计", "的", "共有")
_WORKS_END = re.compile(r"(?:项目|生产线|工程)$")
#: The list that a size stands in is one of works: 金怡农业1500万头生猪屠宰、…等项目建设.
_WORKS_BEHIND = re.compile(
    r"[^,;。]{2,60}?(?:项目|生产线|工程|基地)(?:的)?(?:建设|实施|建成|投产|落地|前期|开工|竣工|协调服务|[,;。])"
)
_OUTPUT = re.compile(r"^(?:做好|抓好|加快|推进)|(?:年产|日产|年加工|年处理|日处理|总规模|总装机)$")
_MEASURE_END = re.compile(r"(?:量|率|值|规模|能力|装机|容量|总数|面积|产能)$")
_PLACE_END = re.compile(
    r"(?:电厂|集聚带|开发区|园区|县|市|镇|乡|村|基地|流域|河|湖|新区|片区|库区|港区|集聚区|合作区|示范区)$"
)
_OTHERS_END = ("等", "等地", "中")
#: What is said of counted things is no part of their name: 17个断面|水质优良率达100%.
#: 惠及群众3万人: not so many there are, but so many it reaches.
_REACHING = ("惠及", "带动", "辐射带动")
_COSTING = re.compile(
    r"的?(?P<work>[^,;。、\d]{2,24}?(?:项目|工程|基地|产业园|生产线)|(?<=的)[^,;。、\d]{3,16}(?=、))"
)
_BARE_MONEY = re.compile(r"(?:计划|预计|总|累计|完成)?投资|投入|投入资金")
_SPENT = re.compile(r"(?:用于|实施了?|建设|新建|改造)(?P<work>[\u4e00-\u9fff]{4,14})(?=[,;。、\d])")
_TASK = re.compile(r"(?:任务|计划|工程量|工作量|投资计划)$")
#: 每年安排2000万元|专项资金
_FUND = re.compile(r"(?:资金|经费|补助|补贴|基金)$")
_PEOPLE = ("人", "户", "人次", "名")
_DOING = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{0,10}?)(?:精准|稳定|成功|顺利|如期|全部|新|再)?(?P<what>(?:达到|符合|领到|拿到|[受获]益|[享接]受|脱贫|摘帽|就业|创业|入住|搬[进入]|[住喝用吃通走]上|参加|纳入|获得|摆脱|告别)"
    r"[^,;。、\d]{0,10}?)(?:的?(?:目标|任务|目标任务))?(?=[,;。、]|$)"
)
_SOLVE = re.compile(r"解决了?[^,;。]*$")
_OF_PROBLEM = re.compile(r"(?P<who>[^,;。的]{0,40}?)的(?P<problem>[^,;。\d]{2,24}?问题)")
_THING = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:(?:水质)?[\u4e00-\u9fff]{2}率|水质|力度|步伐|进度|的同时|后)$"
)
_NOUN_START = re.compile(r"\dA级|[\u4e00-\u9fffA-Za-z“《]")
_CLAUSE = re.compile(r"[^,;。\n]*")
_RELATED = re.compile(r"(与[\u4e00-\u9fff]{2,8}(?:相通|相连|相接|接壤|毗邻))(?=[,;。]|$)")
#: 15个乡镇实现垃圾分类: things counted for what they have reached.
_PREDICATE = re.compile(
    r"(?P<noun>[^,;。]{2,16}?)(?:全部|全面|基本|率先|成功|均|都)*"
    r"(?P<what>(?:实现|达到|建立|通过|获评?|荣获|入选|[纳列]入|开展|实[行施]|享受|被[^,;。]{1,3}为"
    r"|完成(?!投资|目标|任务|年度))(?!率)[^,;。\d]{2,16})$"
)
_WORK_ON = re.compile(
    r"(?P<noun>[^,;。]{2,20}?)(?:全部|全面|基本|均|都)?完成"
    r"(?P<work>[^,;。]{0,12}(?:改造|治理|整治|修复|提标|淘汰|拆除))"
)
_WORK_ON_REACH = 40
_CLAUSE_REACH = 60
_WORK_OBJECT = re.compile(
    r"(?:建设工程|改造工程|治理工程|建设任务|改造任务|(?:改造|治理|整治)(?:验收)?)$"
)
_ADVERBS = re.compile(r"分别|都要?|均|各|至少|平均")
_ADVERBS_END = re.compile(r"(?:分别|都要?|均|各|至少|平均)+$")
#: Verbs that name the work which their number measures: 造林5万亩.
_WORK_NAMES = "造林 植树 抚育 拆迁 搬迁 减排 脱贫 封山育林 退耕 征收 转移就业 转产就业".split()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A slot with what several rules ask of it.

    ``after`` is the noun behind the value, ``level`` the verb or bound word nearest to it, and
    ``delivery`` the delivery verb right before it.
    """

    slot: Slot
    after: str
    level: Word | None
    delivery: Word | None
    countable: bool

    @property
    def verb(self) -> tuple[str, str]:
        """Delivery verb before the phrase, and its group."""
        return self.slot.found.verb, self.slot.found.verb_group


def single_head(slot: Slot) -> Head:
    """Name one value by the phrase before it, the noun after it, or what went before.

    Examples
    --------
    >>> from ecociv.extract.quantities import scan
    >>> from ecociv.extract.slots import Slot, context_of, named
    >>> s = "建成15个城镇生活污水处理设施并投入运行"
    >>> values = scan(s)
    >>> head = single_head(named(Slot(s, values, context_of(s, values, 0), [], len(s))))
    >>> head.indicator, head.rule
    ('城镇生活污水处理设施', 'noun_after')
    """
    value, found = slot.first, slot.found
    asked = _Asked(
        slot,
        _thing_after(slot),
        found.peeled.first("level_verb", "change_verb", "bound_before"),
        found.delivery,
        bool(value.unit)
        and value.unit not in ("%", "‰")
        and not value.is_points
        and value.value_type != "grade",
    )
    for rule in _RULES:
        head = rule(asked)
        if head is not None:
            return head
    return Head(slot.scope or found.verb, "", "head_missing", found.verb, found.verb_group)


def _thing_after(slot: Slot) -> str:
    """The noun behind a value, without what is said of the things that it counts."""
    name = noun_after(slot.text, slot.first, slot.stop)
    if name.endswith(("项目建设", "工程建设")):
        name = name.removesuffix("建设")
    return _THING.sub("", name) if slot.first.unit in COUNTS else name


def _named_works(asked: _Asked) -> Head | None:
    """柳毛湖20万千瓦风电: a name before a capacity, or a place before a count."""
    slot, after = asked.slot, asked.after
    if not after or not slot.phrase or slot.found.peeled.words:
        return None
    unit = slot.first.unit
    capacity = unit.endswith(tuple(_CAPACITY_UNITS)) or (
        unit.endswith(_OUTPUT_UNITS)
        and (_WORKS_END.search(after) or _WORKS_BEHIND.match(slot.text, slot.first.end))
    )
    if capacity and not _MEASURE_END.search(slot.phrase):
        owner = _OUTPUT.sub("", slot.phrase.split("、")[-1])
        works = after.split("、")[0]
        return Head(works, slot.scope + owner, "named_works")
    if asked.countable and "、" in slot.phrase:
        return Head(after, "", "counted_list", *asked.verb)
    if asked.countable and len(slot.phrase) > 2 and _PLACE_END.search(slot.phrase):
        return Head(after, slot.scope + slot.phrase, "named_works", *asked.verb)
    return None


def _noun_after(asked: _Asked) -> Head | None:
    """建成15个…设施: things are counted before they are named."""
    slot, name = asked.slot, asked.after
    found, value = slot.found, slot.first
    doing = _DOING.match(slot.text, value.end)
    people = value.unit.endswith(_PEOPLE) or (value.unit in ("万", "余万") and doing)
    if doing and people and (not slot.phrase or asked.delivery):
        who = doing.group("who")
        suffix = "" if who else "户数" if value.unit.endswith("户") else "人数"
        what = doing.group("what").replace("了", "")
        return Head(f"{who}{what}{suffix}", slot.scope, "doing_people")
    others = found.head_text.rstrip().endswith(_OTHERS_END)
    place = as_scope(slot.phrase) or is_place_name(slot.phrase)
    soft = found.peeled.words and all(word.text in _SOFT for word in found.peeled.words)
    qualified = slot.text[value.start - 1 : value.start] == "的"
    joined = slot.text[value.start - 1 : value.start] in ("和", "及", "与")
    leads = (
        len(slot.phrase) < 2
        or asked.delivery
        or others
        or (place and (not asked.level or asked.level.text == "有"))
        or (value.unit.endswith("元") and _FUND.search(name) is not None)
        or (value.unit in COUNTS and (soft or qualified or joined))
    )
    if not asked.countable or not name or not leads:
        return None
    if joined:
        slot.phrase = ""
    if qualified:
        # what stands before 的 is said of the thing, not of its number
        found.peeled.words.clear()
    tight = slot.text[value.end : value.end + 1]
    if not _NOUN_START.match(name) or tight in ",;。:、":
        return None
    scope, name = split_scope(name)
    name = _with_predicate(slot, name)
    work = _WORK_ON.match(slot.text, value.end, value.end + _WORK_ON_REACH)
    if work and name in work.group("noun"):
        return Head(f"{name}{work.group('work')}", scope, "noun_after", "改造", "deliver_up")
    verb, group = asked.verb
    if asked.delivery and not slot.phrase and len(found.peeled.words) == 1:
        # 取消和停征114项收费: both verbs
        verb = slot.text[found.verb_start : value.start].strip() or verb
    finished = "完成" in found.lead or any(word.text == "完成" for word in found.peeled.words)
    if finished and _WORK_OBJECT.search(name):
        group = "deliver_up"
    if not scope:
        scope = slot.scope if not _ADVERBS.sub("", slot.phrase) else ""
        rest = _ADVERBS_END.sub("", slot.phrase)
        scope = scope or as_scope(rest) or (rest if is_place_name(rest) else "")
    delivery = asked.delivery
    if group in _WORKED and (not slot.phrase or found.is_verb_last):
        name = f"{verb}{name}"
    elif delivery and delivery.group in _WORKED:
        verb, group = delivery.text, f"deliver_{delivery.code or 'up'}"
        name = f"{verb}{name}"
    return Head(name, scope, "noun_after", verb, group)


def _with_predicate(slot: Slot, name: str) -> str:
    """有1条铁路、2条公路与俄罗斯相通: what is said of counted things belongs to their name."""
    end = slot.first.end
    clause = _CLAUSE.match(slot.text, end, end + _CLAUSE_REACH)
    related = _RELATED.search(clause.group()) if clause else None
    if related:
        return f"{related.group(1)}{name}"
    done = _PREDICATE.match(clause.group()) if clause and not slot.found.verb else None
    if done and done.group("noun").endswith(name) and "了" not in done.group("what"):
        return f"{done.group('what')}的{name}"
    return name


def _share_among(asked: _Asked) -> Head | None:
    """在A中,B占x%."""
    return share_among(asked.slot.text, asked.slot.found)


def _share_of_last(asked: _Asked) -> Head | None:
    """…,占总面积的20%."""
    return share_of_last(asked.slot)


def _spent_on(asked: _Asked) -> Head | None:
    """投资9.8亿元实施河道治理: money is named by what it is spent on."""
    slot = asked.slot
    text, end, last = slot.text, slot.first.end, slot.last
    money = slot.phrase or asked.verb[0]
    if not _BARE_MONEY.fullmatch(money):
        # 总投资180亿元的甲项目、52亿元的乙项目
        listed = text[end : end + 1] == "的" and last is not None and "spent_on" in last.rules
        if not listed or not slot.first.unit.endswith("元"):
            return None
        money = "投资"
    work = _SPENT.match(text, end) or _COSTING.match(text, end)
    if work is None:
        return None
    name = "总投资" if money == "总投资" else "投资"
    return Head(f"{tidy(work.group('work'))}{name}", slot.scope, "spent_on")


def _task_done(asked: _Asked) -> Head | None:
    """年度任务完成70%: the share of a task that is done."""
    slot, found = asked.slot, asked.slot.found
    words = found.peeled.words
    if slot.first.unit != "%" or not slot.phrase or not words or words[0].text != "完成":
        return None
    if not _TASK.search(found.head_text):
        return None
    scope, name = split_scope(found.head_text)
    return Head(f"{name}完成率", scope, "task_done")


def _head_before(asked: _Asked) -> Head | None:
    """The phrase before the value names it, alone or with what went before."""
    slot, phrase = asked.slot, _whole_phrase(asked)
    if not phrase or VALUE_OF.fullmatch(phrase):
        return None
    last, delivery = slot.last, asked.delivery
    found, (verb, group) = slot.found, asked.verb
    if last is not None:
        same = slot.first.unit == last.quantity.unit == "%"
        place = is_place_name(phrase) or ((asked.level or same) and is_place(phrase))
        place = place and not (slot.first.unit in COUNTS and phrase.endswith(("企业", "机构")))
        if place and not verb:
            return of_place(Head(phrase, slot.scope, "head_before"), last)
        part = of_part(phrase, last, verb, group)
        if part is not None:
            return part
    after = asked.after
    if slot.first.unit in COUNTS and 2 <= len(after) <= 4 and not asked.level and not delivery:
        behind = slot.text.find(after, slot.first.end) + len(after)
        if slot.text[behind : behind + 1] in ",;。、":
            # 产能调控8条措施: the two together are the name
            phrase = f"{phrase}{after}"
    if delivery and (found.is_verb_last or found.verb):
        # 绿道建成5公里; behind another verb it is what that verb is about: 编制村庄规划747个
        phrase = f"{phrase}{delivery.text}"
        if not found.is_verb_last and group not in _WORKED and delivery.group in _WORKED:
            group = f"deliver_{delivery.code or 'up'}"
    elif (
        group in _WORKED and 0 <= found.verb_start < found.np_start and not phrase.startswith(verb)
    ) or (verb in _REACHING and slot.first.unit.endswith(_PEOPLE)):
        phrase = f"{verb}{phrase}"
    return Head(
        with_shared_end(phrase, slot.first.unit, last), slot.scope, "head_before", verb, group
    )


def _whole_phrase(asked: _Asked) -> str:
    """The phrase; before a share with the verb that was stripped from it (新增…占比)."""
    slot, found = asked.slot, asked.slot.found
    if (
        slot.phrase
        and not asked.countable
        and 0 <= found.verb_start < found.np_start
        and found.verb.startswith(("新", "改", "整治", "治理"))
    ):
        return tidy(slot.text[found.verb_start : found.np_end])
    return slot.phrase


def _goal_before(asked: _Asked) -> Head | None:
    """不断提高综合利用率,到2019年达到70%."""
    return from_goal(asked.slot) if asked.level else None


def _subject_before(asked: _Asked) -> Head | None:
    """森林覆盖率稳步提高,达到40%."""
    if asked.level or asked.slot.first.value_type == "grade":
        return from_subject(asked.slot)
    return None


def _work_name(asked: _Asked) -> Head | None:
    """造林5万亩: the verb names the work."""
    delivery = asked.delivery
    work = delivery.text.removeprefix("完成") if delivery else ""
    if asked.after or delivery is None or work not in _WORK_NAMES:
        return None
    area = "面积" if asked.slot.first.unit.endswith(("亩", "公顷")) else ""
    group = f"deliver_{delivery.code or 'up'}"
    return Head(work + area, "", "work_name", delivery.text, group)


def _same_as_last(asked: _Asked) -> Head | None:
    """The value before is about the same."""
    last = asked.slot.last
    if last is None:
        return None
    if asked.countable:
        # 焚烧厂2座,日处理能力600吨;在建1座: what was counted in the same unit
        same = [one for one in asked.slot.earlier if one.quantity.unit == asked.slot.first.unit]
        last = same[-1] if same else last
    verb, group = asked.verb
    if not (verb and asked.countable and not asked.level):
        verb, group = last.verb, "" if asked.level else last.verb_group
        name = last.indicator
        if asked.level and asked.level.group == "level_verb" and asked.countable:
            # 新建绿道6公里,累计达到20公里
            name = name.removeprefix(last.verb) or name
        return Head(name, last.scope, "head_inherited", verb, group)
    # 新建保障房1.5万套,建成6900套: another verb, the same thing
    thing = last.indicator.removeprefix(last.verb) or last.indicator
    name = f"{verb}{thing}" if group in _WORKED else thing
    return Head(name, last.scope, "head_inherited", verb, group)


def _clause_before(asked: _Asked) -> Head | None:
    """The clause before, whatever it is."""
    return from_clause(asked.slot)


def _any_noun_after(asked: _Asked) -> Head | None:
    """The noun behind the value, for want of anything else."""
    if not asked.after:
        return None
    scope, name = split_scope(asked.after)
    return Head(name, scope, "noun_after", *asked.verb)


def _solved(asked: _Asked) -> Head | None:
    """解决了20万农牧民、2.3万师生的饮水安全问题: a problem solved for so many."""
    slot, value = asked.slot, asked.slot.first
    if not asked.countable:
        return None
    behind = _OF_PROBLEM.match(slot.text, value.end, value.end + _CLAUSE_REACH)
    begin = max(0, value.start - _CLAUSE_REACH)
    if behind is None or not _SOLVE.search(slot.text, begin, value.start):
        return None
    people = tidy(behind.group("who"))
    if not people or len(people) > 12 or any(char.isdigit() or char in "、,和" for char in people):
        people = noun_after(slot.text, value, slot.stop).split("的")[0]
    what = f"解决{tidy(behind.group('problem'))}"
    if not people:
        people = (
            "户数" if value.unit.endswith("户") else "人数" if value.unit.endswith(_PEOPLE) else ""
        )
        return Head(what + people, slot.scope if slot.phrase else "", "problem_solved")
    return Head(f"{what}的{people}", "", "problem_solved")


#: In this order; the rules behind `_head_before` are asked only where no phrase stands before.
_RULES: tuple[Callable[[_Asked], Head | None], ...] = (
    _named_works,
    _solved,
    _noun_after,
    _share_among,
    _share_of_last,
    _spent_on,
    _task_done,
    _head_before,
    _goal_before,
    _subject_before,
    _work_name,
    _same_as_last,
    _clause_before,
    _any_noun_after,
)
