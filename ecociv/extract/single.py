"""Name one value: a chain of small rules, the first that applies wins.

In: a `Slot` with one value. Out: a `Head`; the rule's name stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ecociv.extract.asked import STATES, WORKED, Asked, ask
from ecociv.extract.context import VALUE_OF
from ecociv.extract.counted import (
    PEOPLE,
    any_noun_after,
    doing_people,
    measured_behind,
    named_works,
    noun_after_count,
    problem_solved,
    sized_works,
)
from ecociv.extract.drafts import Draft, Head
from ecociv.extract.earlier import (
    clause_before,
    from_clause,
    from_goal,
    from_subject,
    from_topic,
    from_works,
)
from ecociv.extract.money import spent_on
from ecociv.extract.nouns import COUNTS
from ecociv.extract.parts import (
    MADE,
    of_named_place,
    of_part,
    of_place,
    of_rate,
    of_route,
    of_same_name,
    of_size,
    of_stretch,
    of_works,
    share_of_last,
    with_shared_end,
    with_shared_start,
    with_verb_before,
)
from ecociv.extract.phrases import tidy
from ecociv.extract.rates import share_among
from ecociv.extract.scopes import is_place, is_place_name, split_scope
from ecociv.extract.slots import Slot

#: A cell of a table is no longer.
_CELL_REACH = 48
#: 惠及群众3万人: not so many there are, but so many it reaches.
_REACHING = ("惠及", "带动", "辐射带动")
_SPREADING = ("惠及", "带动", "辐射带动", "覆盖", "服务", "救助")
_SPREAD_OVER = (("亩", "面积"), ("公顷", "面积"), ("人", "人口"), ("户", "户数"))
#: 植树任务|完成92%
_TASK = re.compile(r"(?:任务|计划|工程量|工作量|投资计划)$")
#: 18个省辖市|优良天数比例: a name that needs nothing before it.
_WHOLE_MEASURE = re.compile(r"(?!水质)[\u4e00-\u9fff]{4,}(?:率|比例|浓度)$")
_TAKES = ("占", "仅占", "约占", "占到", "占了", "占比", "占比为", "占比达")
#: These say that a thing is there and are no part of its name.
_DELIVERED = ("建成", "完成")
#: 设施项目|计划|建成47项
_MODAL_END = re.compile(r"(?<=.{2})(?:计划|预计|力争|争取|拟|将|要|已)+$")
#: So much in each year: 年可|培育种苗
_YEARLY = ("年可", "每年可")
_NUMBER = re.compile("(?:总?数量?|占比)$")
_NEXT_CLAUSE = re.compile(r"(?:以上|以下|左右)?,[^,;。\n]{0,12}")
_BARE_MEASURES = ("面积", "里程", "长度", "总面积", "数量", "工程", "项目")
_NOW = re.compile(
    rf"(?:已?(?:经|全部|全面|基本)?(?P<what>{STATES})|还?(?P<yet>(?:尚未|未|没有|待)(?:得到)?"
    rf"(?:治理|改造|整治|完成|{STATES})))(?=[,;。、]|$)"
)
#: 24个村、|2.3万人: who lives in the places that were counted.
_DWELLINGS = re.compile(r"(?:村|社区|街道|乡|镇|村民小组|乡镇|县)(?:\([^()]*\))?$")
_DWELLERS = {"人": "人口", "户": "户数"}
#: 建成投用的|泄洪设施: what the things counted before have come to.
_COME_ABOUT = re.compile(rf"^已?(?:{STATES})+的(?=.{{2}})")
_REACHED_NAME = re.compile(rf"^已?[^的]{{2,12}}的|^(?:{STATES})")
#: 新建和改造|污水管线
_JOINED_VERBS = re.compile("^[\u4e00-\u9fff]{2,4}(?:和|及|与|或|、)$")
#: Verbs that name the work which their number measures: 造林5万亩.
_WORK_NAMES = (
    "造林 新造林 造林绿化 绿化造林 国土绿化 营造林 人工造林 飞播造林 治沙 种草 植树"
    " 抚育 封山育林 退耕 拆迁 搬迁 减排 脱贫 征收 转移就业 转产就业"
).split()


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
    asked, found = ask(slot), slot.found
    for rule in _RULES:
        head = rule(asked)
        if head is not None:
            return head
    return Head(slot.scope or found.verb, "", "head_missing", found.verb, found.verb_group)


def _share_among(asked: Asked) -> Head | None:
    """在A中,B占x%."""
    return share_among(asked.slot.text, asked.slot.found)


def _share_of_last(asked: Asked) -> Head | None:
    """…,占总面积的20%."""
    head, slot = share_of_last(asked.slot), asked.slot
    if head is None and slot.last is None and slot.phrase.startswith("占"):
        # 民生支出只增不减,占总支出的|70%
        part = clause_before(slot.text, slot.found.left, strict=True)
        name = f"{part}占{tidy(slot.phrase[1:])}比例"
        return Head(name, "", "share_of_whole") if part and slot.first.unit == "%" else None
    return head


def _task_done(asked: Asked) -> Head | None:
    """年度任务完成70%: the share of a task that is done."""
    slot, found = asked.slot, asked.slot.found
    if slot.first.unit != "%":
        return None
    words = found.peeled.words
    if not slot.phrase or not words or words[0].text != "完成":
        return None
    if not _TASK.search(found.head_text):
        return None
    scope, name = split_scope(found.head_text)
    return Head(f"{name}完成率", scope, "task_done")


def _head_before(asked: Asked) -> Head | None:
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
    beside = _beside(asked, phrase, last) if last is not None else of_route(slot)
    if beside is not None:
        return beside
    after = asked.after
    if slot.first.unit in COUNTS and 2 <= len(after) <= 4 and not asked.level and not delivery:
        behind = slot.text.find(after, slot.first.end) + len(after)
        if slot.text[behind : behind + 1] in ",;。、":
            # 产能调控8条措施: the two together are the name
            phrase = f"{phrase}{after}"
    if delivery and (found.is_verb_last or found.verb):
        # 绿道建成5公里; behind another verb it is what that verb is about: 编制村庄规划747个
        phrase = _MODAL_END.sub("", phrase)
        if delivery.text not in _DELIVERED:
            phrase += delivery.text
            if verb.startswith("新开"):
                # 新开工棚户区改造|5600套
                phrase = worked(slot, phrase)
        if not found.is_verb_last and group not in WORKED and delivery.group in WORKED:
            group = f"deliver_{delivery.code or 'up'}"
    elif verb in _REACHING and slot.first.unit.endswith(PEOPLE):
        phrase = f"{verb}{phrase}"
    elif verb or delivery or asked.level:
        phrase = worked(slot, phrase)
    else:
        phrase = with_verb_before(slot.text, phrase, slot.first, last)
    phrase = with_shared_start(slot.text, _yearly(slot, phrase), slot.first, last)
    return Head(
        with_shared_end(phrase, slot.first.unit, last), slot.scope, "head_before", verb, group
    )


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
        return of_place(Head(phrase, slot.scope, "head_before"), slot.alike)
    if asked.level and asked.level.group == "level_verb":
        stretch = of_stretch(slot)
        if stretch is not None:
            return stretch
    named = of_named_place(slot) if asked.level and asked.level.group != "change_verb" else None
    named = named or of_rate(phrase, slot) or of_same_name(slot) or of_size(slot)
    part = named or of_part(phrase, slot.first.unit, last, verb, group)
    return part or of_works(phrase, slot)


def worked(slot: Slot, phrase: str = "") -> str:
    """The phrase with the verb of work before it: 新建燃气锅炉, 新建和改造污水管线.

    Examples
    --------
    >>> from ecociv.extract.quantities import scan
    >>> from ecociv.extract.slots import Slot, context_of, named
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
        return tidy(slot.text[found.verb_start : found.np_end])
    return slot.phrase


def _works_before(asked: Asked) -> Head | None:
    """实施河道治理,总投资3亿元."""
    return from_works(asked.slot)


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


def _work_name(asked: Asked) -> Head | None:
    """造林5万亩: the verb names the work."""
    delivery, (verb, group) = asked.delivery, asked.verb
    if delivery:
        verb, group = delivery.text, f"deliver_{delivery.code or 'up'}"
    work = verb.removeprefix("完成")
    if delivery and work in _SPREADING and not asked.after:
        # 建成示范片2个,|辐射带动15万亩, 惠及3万人
        measure = next((of for end, of in _SPREAD_OVER if asked.slot.first.unit.endswith(end)), "")
        return Head(work + measure, "", "work_name", verb, "deliver") if measure else None
    if asked.after or work not in _WORK_NAMES:
        return None
    area = "面积" if asked.slot.first.unit.endswith(("亩", "公顷")) else ""
    return Head(work + area, "", "work_name", verb, group)


def _same_as_last(asked: Asked) -> Head | None:
    """The value before is about the same."""
    last = asked.slot.last
    if last is None:
        return None
    reached = _NOW.match(asked.slot.text, asked.slot.first.end)
    if asked.countable and reached and not asked.slot.phrase:
        # 其中11个项目已开工,|26个已竣工
        alike = asked.slot.alike
        if alike is not None and alike.quantity.unit == asked.slot.first.unit:
            last = alike
        name = _REACHED_NAME.sub("", last.indicator)
        what = reached.group("what") or f"{reached.group('yet')}的"
        return Head(what + name, last.scope, "head_inherited", *asked.verb)
    unit = asked.slot.first.unit
    beside_places = last.quantity.unit in COUNTS and _DWELLINGS.search(last.indicator)
    if (
        unit[-1:] in _DWELLERS
        and beside_places
        and not (asked.slot.phrase or last.verb or asked.verb[0])
    ):
        return Head(_DWELLERS[unit[-1:]], last.scope, "head_inherited")
    beside = last.words_end == asked.slot.first.start and not last.is_criterion
    if asked.countable and last.is_named_behind and beside:
        # 其中1万吨中型站|6个
        return Head(last.indicator, last.scope, "head_inherited", last.verb, last.verb_group)
    aside = asked.slot.text[last.quantity.end : asked.slot.first.start].strip() == "("
    if asked.countable and not aside:
        # 焚烧厂2座,日处理能力600吨;在建1座: what was counted in the same unit
        same = [one for one in asked.slot.earlier if one.quantity.unit == asked.slot.first.unit]
        # 浓度下降20%,达到43微克: the change before is of the same measure
        moved = (
            last.change != "level"
            and asked.level
            and _NEXT_CLAUSE.fullmatch(asked.slot.text, last.quantity.end, asked.slot.first.start)
        )
        last = same[-1] if same and not moved else last
    verb, group = asked.verb
    if asked.slot.first.unit == "%" and asked.level and asked.level.text in _TAKES:
        # 已治理的村庄660个,占|11%
        return Head(f"{_NUMBER.sub('', last.indicator)}占比", last.scope, "share_of_whole")
    if not (verb and asked.countable and not asked.level):
        verb, group = last.verb, "" if asked.level else last.verb_group
        name = _COME_ABOUT.sub("", last.indicator) if asked.countable else last.indicator
        if asked.level and asked.level.group == "level_verb" and asked.countable:
            # 新建绿道6公里,累计达到20公里
            name = _without_verb(last)
        return Head(name, last.scope, "head_inherited", verb, group)
    # 新建保障房1.5万套,建成6900套: another verb, the same thing
    thing = _COME_ABOUT.sub("", _without_verb(last))
    name = f"{verb}{thing}" if group in WORKED and not thing.startswith(verb) else thing
    return Head(name, last.scope, "head_inherited", verb, group)


def _without_verb(draft: Draft) -> str:
    """Name of a draft without its verb of work; of 造林面积 no bare 面积 is left."""
    name = draft.indicator.removeprefix(draft.verb)
    return name if name and name not in _BARE_MEASURES else draft.indicator


def _clause_before(asked: Asked) -> Head | None:
    """The clause before, whatever it is."""
    return from_clause(asked.slot)


#: In this order; the rules behind `_head_before` are asked only where no phrase stands before.
_RULES: tuple[Callable[[Asked], Head | None], ...] = (
    sized_works,
    measured_behind,
    named_works,
    problem_solved,
    doing_people,
    noun_after_count,
    _task_done,
    _share_among,
    _share_of_last,
    spent_on,
    _works_before,
    _head_before,
    _cell_above,
    _goal_before,
    _topic_before,
    _subject_before,
    _work_name,
    _same_as_last,
    _clause_before,
    any_noun_after,
)
