"""Name one value: a chain of small rules, the first that applies wins.

In: a `Slot` with one value. Out: a `Head`; the rule's name stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

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
from ecociv.extract.nouns import noun_after
from ecociv.extract.phrases import Word, tidy
from ecociv.extract.scopes import as_scope, is_place, is_place_name, split_scope
from ecociv.extract.shares import share_among
from ecociv.extract.slots import Slot

_WORKED = ("deliver_up", "deliver_down")
_CAPACITY_UNITS = ("千瓦 兆瓦 吉瓦 蒸吨 吨/日 立方米/日 吨/天 立方米/天").split()
#: Output of works in these units names them only before 项目, 生产线, 工程.
_OUTPUT_UNITS = ("吨", "头", "只", "锭", "套", "台", "平方米")
_WORKS_END = re.compile(r"(?:项目|生产线|工程)$")
_MEASURE_END = re.compile(r"(?:量|率|值|规模|能力|装机|容量|总数|面积|产能)$")
_PLACE_END = re.compile(
    r"(?:电厂|集聚带|开发区|园区|县|市|镇|乡|村|基地|流域|河|湖|新区|片区|库区|港区|集聚区|合作区|示范区)$"
)
_OTHERS_END = ("等", "等地", "中")
_NOUN_START = re.compile(r"[\u4e00-\u9fffA-Za-z“《]")
_CLAUSE = re.compile(r"[^,;。\n]*")
_RELATED = re.compile(r"(与[\u4e00-\u9fff]{2,8}(?:相通|相连|相接|接壤|毗邻))(?=[,;。]|$)")
_WORK_ON = re.compile(
    r"(?P<noun>[^,;。]{2,20}?)(?:全部|全面|基本|均|都)?完成"
    r"(?P<work>[^,;。]{0,12}?(?:改造|治理|整治|修复|提标|淘汰|拆除))"
)
_WORK_ON_REACH = 40
_CLAUSE_REACH = 60
_WORK_OBJECT = re.compile(r"(?:建设工程|改造工程|治理工程|建设任务|改造任务|改造|治理|整治)$")
_ADVERBS = re.compile(r"分别|都要?|均|各|至少|平均")
_ADVERBS_END = re.compile(r"(?:分别|都要?|均|各|至少|平均)+$")
#: Verbs that name the work which their number measures: 造林5万亩.
_WORK_NAMES = "造林 植树 抚育 拆迁 搬迁 减排 脱贫 封山育林 退耕 征收".split()


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
        noun_after(slot.text, value, slot.stop),
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


def _named_works(asked: _Asked) -> Head | None:
    """柳毛湖20万千瓦风电: a name before a capacity, or a place before a count."""
    slot, after = asked.slot, asked.after
    if not after or not slot.phrase or slot.found.peeled.words:
        return None
    unit = slot.first.unit
    capacity = unit.endswith(tuple(_CAPACITY_UNITS)) or (
        unit.endswith(_OUTPUT_UNITS) and _WORKS_END.search(after)
    )
    if capacity and not _MEASURE_END.search(slot.phrase):
        return Head(after, slot.scope + slot.phrase, "named_works")
    if asked.countable and "、" in slot.phrase:
        return Head(after, "", "counted_list", *asked.verb)
    if asked.countable and _PLACE_END.search(slot.phrase):
        return Head(after, slot.scope + slot.phrase, "named_works", *asked.verb)
    return None


def _noun_after(asked: _Asked) -> Head | None:
    """建成15个…设施: things are counted before they are named."""
    slot, name = asked.slot, asked.after
    found, value = slot.found, slot.first
    others = found.head_text.rstrip().endswith(_OTHERS_END)
    if not asked.countable or not name or not (not slot.phrase or asked.delivery or others):
        return None
    tight = slot.text[value.end : value.end + 1]
    if not _NOUN_START.match(name) or tight in ",;。:、":
        return None
    scope, name = split_scope(name)
    name = _with_predicate(slot, name)
    work = _WORK_ON.match(slot.text, value.end, value.end + _WORK_ON_REACH)
    if work and name in work.group("noun"):
        return Head(f"{name}{work.group('work')}", scope, "noun_after", "改造", "deliver_up")
    verb, group = asked.verb
    finished = "完成" in found.lead or any(word.text == "完成" for word in found.peeled.words)
    if finished and _WORK_OBJECT.search(name):
        group = "deliver_up"
    if not scope:
        scope = slot.scope if not _ADVERBS.sub("", slot.phrase) else ""
        scope = scope or as_scope(_ADVERBS_END.sub("", slot.phrase))
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
    return f"{related.group(1)}{name}" if related else name


def _share_among(asked: _Asked) -> Head | None:
    """在A中,B占x%."""
    return share_among(asked.slot.text, asked.slot.found)


def _share_of_last(asked: _Asked) -> Head | None:
    """…,占总面积的20%."""
    return share_of_last(asked.slot)


def _head_before(asked: _Asked) -> Head | None:
    """The phrase before the value names it, alone or with what went before."""
    slot, phrase = asked.slot, _whole_phrase(asked)
    if not phrase:
        return None
    last, delivery = slot.last, asked.delivery
    found, (verb, group) = slot.found, asked.verb
    if last is not None:
        place = is_place_name(phrase) or (asked.level is not None and is_place(phrase))
        if place and not delivery:
            return of_place(Head(phrase, slot.scope, "head_before"), last)
        part = of_part(phrase, last, verb, group)
        if part is not None:
            return part
    if delivery and found.is_verb_last:
        phrase = f"{phrase}{delivery.text}"
    elif (
        group in _WORKED and 0 <= found.verb_start < found.np_start and not phrase.startswith(verb)
    ):
        phrase = f"{verb}{phrase}"
    return Head(with_shared_end(phrase, last), slot.scope, "head_before", verb, group)


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
    verb, group = asked.verb
    if not (verb and asked.countable and not asked.level):
        verb, group = last.verb, "" if asked.level else last.verb_group
    return Head(last.indicator, last.scope, "head_inherited", verb, group)


def _clause_before(asked: _Asked) -> Head | None:
    """The clause before, whatever it is."""
    return from_clause(asked.slot)


def _any_noun_after(asked: _Asked) -> Head | None:
    """The noun behind the value, for want of anything else."""
    if not asked.after:
        return None
    scope, name = split_scope(asked.after)
    return Head(name, scope, "noun_after", *asked.verb)


#: In this order; the rules behind `_head_before` are asked only where no phrase stands before.
_RULES: tuple[Callable[[_Asked], Head | None], ...] = (
    _named_works,
    _noun_after,
    _share_among,
    _share_of_last,
    _head_before,
    _goal_before,
    _subject_before,
    _work_name,
    _same_as_last,
    _clause_before,
    _any_noun_after,
)
