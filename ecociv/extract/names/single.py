"""Name one value: a chain of small rules, the first that applies wins.

In: a `Slot` with one value. Out: a `Head`; the rule's name stands in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ecociv.codebook.words import words
from ecociv.extract.drafts import Head
from ecociv.extract.names.asked import Asked, ask
from ecociv.extract.names.counted import any_noun_after, named_works, noun_after_count
from ecociv.extract.names.earlier import (
    from_clause,
    from_goal,
    from_subject,
    from_topic,
    from_works,
)
from ecociv.extract.names.head_before import head_before
from ecociv.extract.names.inherited import bare_works, same_as_last
from ecociv.extract.names.money import spent_on
from ecociv.extract.names.people import doing_people, households, problem_solved
from ecociv.extract.names.rates import by_standard
from ecociv.extract.names.sizes import measured_behind, sized_works
from ecociv.extract.names.tasks import task_done
from ecociv.extract.names.whole_shares import share_among, share_of_last
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.scopes import split_scope
from ecociv.extract.phrases.slots import Slot

#: A cell of a table is no longer.
_CELL_REACH = 48
_SPREADING = ("惠及", "带动", "辐射带动", "覆盖", "服务", "救助")
_SPREAD_OVER = (("亩", "面积"), ("公顷", "面积"), ("人", "人口"), ("户", "户数"))
#: Verbs that stand right before another one of work, and are done to the same things.
_FIRST = frozenset(
    "培养 培育 引进 招引 培训 打造 建设 扩建 开发 开通 优化 清理 精简 取消 压减 征迁 征收".split()
    + "更换 更新 维修 排查 谋划 开工 动工 竣工".split()
)
_VERB = 2
#: Verbs that name the work which their number measures: 造林5万亩.
_WORK_NAMES = (
    "造林 新造林 造林绿化 绿化造林 国土绿化 营造林 人工造林 飞播造林 治沙 种草 植树"
    " 造林种草 封育 抚育 封山育林 退耕 拆迁 搬迁 减排 脱贫 征收 转移就业 转产就业"
    " 清淤 疏浚 清淤疏浚"
).split()


def single_head(slot: Slot) -> Head:
    """Name one value by the phrase before it, the noun after it, or what went before.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> from ecociv.extract.phrases.slots import Slot, context_of, named
    >>> s = "建成15个城镇生活污水处理设施并投入运行"
    >>> values = scan(s)
    >>> head = single_head(named(Slot(s, values, context_of(s, values, 0), [], len(s))))
    >>> head.indicator, head.rule
    ('城镇生活污水处理设施', 'noun_after')
    """
    asked, found = ask(slot), slot.found
    for rule in _RULES:
        head = rule(asked)
        if head is not None:
            return _with_both_verbs(slot, head)
    return Head(slot.scope or found.verb, "", "head_missing", found.verb, found.verb_group)


def _with_both_verbs(slot: Slot, head: Head) -> Head:
    """培养|引进人才200名: the first of two verbs, where the second is part of the name."""
    at, second = slot.found.verb_start, head.indicator[:_VERB]
    if at >= 0 and slot.text.startswith(second, at + _VERB) and second in words("deliver_up"):
        # 扩建|改造了24个文化站
        at += _VERB
    if at < _VERB or slot.text[at - _VERB : at] not in _FIRST:
        return head
    if not slot.text.startswith(second, at) or second in _WORK_NAMES:
        return head
    first = slot.text[at - _VERB : at]
    verb = first + head.verb if head.verb else ""
    return replace(head, indicator=first + head.indicator, verb=verb)


def _works_before(asked: Asked) -> Head | None:
    """实施河道治理,总投资3亿元."""
    return from_works(asked.slot)


def _by_standard(asked: Asked) -> Head | None:
    """新建建筑达到65%节能标准."""
    return by_standard(asked.slot) if asked.slot.first.unit in ("%", "年一遇") else None


def _cell_above(asked: Asked) -> Head | None:
    """用水量(立方米) on a line of its own, ≤25 on the next: two cells of a table."""
    slot, left = asked.slot, asked.slot.found.left
    if slot.first.rule != "unit_declared" or slot.phrase or slot.text[left - 1 : left] != "\n":
        return None
    above = slot.text[max(0, left - _CELL_REACH) : left - 1].rsplit("\n", 1)[-1].strip()
    scope, name = split_scope(tidy(above.removesuffix(f"({slot.first.unit})")))
    return Head(name, scope, "cell_above") if name else None


def _goal_before(asked: Asked) -> Head | None:
    """不断提高综合利用率,到2019年达到70%."""
    return from_goal(asked.slot) if asked.level else None


def _topic_before(asked: Asked) -> Head | None:
    """新能源汽车占新增车辆的比例,到2027年不低于60%."""
    return from_topic(asked.slot) if asked.level else None


def _subject_before(asked: Asked) -> Head | None:
    """森林覆盖率稳步提高,达到40%."""
    if asked.level or asked.slot.first.value_type == "grade":
        return from_subject(asked.slot)
    return None


def work_name(asked: Asked) -> Head | None:
    """造林5万亩: the verb names the work.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> from ecociv.extract.phrases.slots import Slot, context_of, named
    >>> s = "完成造林5万亩"
    >>> values = scan(s)
    >>> work_name(ask(named(Slot(s, values, context_of(s, values, 0), [], len(s))))).indicator
    '造林面积'
    """
    delivery, (verb, group) = asked.delivery, asked.verb
    if delivery:
        verb, group = delivery.text, f"deliver_{delivery.code or 'up'}"
        # 清淤|疏浚75万立方米
        both = asked.verb[0] + verb
        verb = both if both in _WORK_NAMES else verb
    work = verb.removeprefix("完成")
    if work in _SPREADING and not asked.after and (delivery or not asked.slot.phrase):
        # 建成示范片2个,|辐射带动15万亩, 惠及3万人
        measure = next((of for end, of in _SPREAD_OVER if asked.slot.first.unit.endswith(end)), "")
        return Head(work + measure, "", "work_name", verb, "deliver") if measure else None
    if asked.after or work not in _WORK_NAMES:
        return None
    area = "面积" if asked.slot.first.unit.endswith(("亩", "公顷")) else ""
    return Head(work + area, "", "work_name", verb, group)


def _clause_before(asked: Asked) -> Head | None:
    """The clause before, whatever it is."""
    return from_clause(asked.slot)


#: In this order; the rules behind `head_before` are asked only where no phrase stands before.
_RULES: tuple[Callable[[Asked], Head | None], ...] = (
    sized_works,
    measured_behind,
    named_works,
    problem_solved,
    households,
    doing_people,
    noun_after_count,
    task_done,
    share_among,
    share_of_last,
    spent_on,
    _works_before,
    _by_standard,
    bare_works,
    head_before,
    _cell_above,
    _goal_before,
    _topic_before,
    _subject_before,
    work_name,
    same_as_last,
    _clause_before,
    any_noun_after,
)
