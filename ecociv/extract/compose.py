"""Compose records from the values of one sentence.

In: the folded, masked text of a sentence and its values. Out: drafts, one for each atomic
statement, with indicator, scope, operator, change and the names of the rules that made them. Which
kind of statement it is and when it holds is decided elsewhere.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Bound, Draft, Head, bound_after, draft_of
from ecociv.extract.names.carry import carry_baseline, carry_change, carry_verb, mark_base
from ecociv.extract.names.carry_scope import carry_scope, rural_scope, subject_scope
from ecociv.extract.names.changes import set_change
from ecociv.extract.names.classes import is_money
from ecociv.extract.names.completed import complete
from ecociv.extract.names.criteria import criteria
from ecociv.extract.names.filters import is_filter
from ecociv.extract.names.from_to import against, from_to
from ecociv.extract.names.heads import heads_of
from ecociv.extract.names.item_heads import scope_of_item
from ecociv.extract.names.opening_owners import owner_scope
from ecociv.extract.names.settlements import of_settlements
from ecociv.extract.names.sums import of_sums
from ecociv.extract.phrases.nouns import place_of_noun
from ecociv.extract.phrases.slots import Slot, context_of
from ecociv.extract.values.tokens import Quantity
from ecociv.extract.values.value_lists import linked_values, turn_before

#: Brackets that close right before the next value.
_ASIDE_ENDS = re.compile(r"[^\d,;。()]{0,4}\)\s*")
#: Before the verb these bound the value behind it: 每个乡镇至少建成1座.
_AT_LEAST = re.compile(r"(?:至少|最少)[^,;。、\d]{0,12}$")


def compose(
    text: str,
    start: int,
    end: int,
    values: list[Quantity],
    earlier: list[Draft] | None = None,
) -> list[Draft]:
    """Drafts for the values of one sentence ``text[start:end]``.

    Parameters
    ----------
    text
        Masked, folded text.
    start, end
        The sentence.
    values
        Its values, in order.
    earlier
        Drafts of the sentences before, from which a value may take its name.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "森林覆盖率、绿地率分别达到40%和35%以上"
    >>> [(draft.indicator, draft.operator) for draft in compose(s, 0, len(s), scan(s))]
    [('森林覆盖率', 'ge'), ('绿地率', 'ge')]
    """
    drafts = list(earlier or [])
    known = len(drafts)
    floor = start
    at = 0
    while at < len(values):
        made = from_to(text, floor, values, at, drafts) or against(text, floor, values, at, drafts)
        if made:
            at += len({draft.quantity.start for draft in made})
        else:
            group = linked_values(text, values, at)
            at += len(group)
            stop = values[at].start if at < len(values) else end
            found = context_of(text, group, floor)
            made = _listed(Slot(text, group, found, drafts, stop))
        if drafts and drafts[-1].is_criterion:
            of_settlements(text, drafts[-1], made)
        drafts += made
        if made[0].is_criterion and is_money(values[at - 1].unit) and not made[0].words_end:
            # the threshold stays in the name of what is counted next: 超10亿元企业|40家
            continue
        behind = bound_after(text, values[at - 1].end).end
        if at < len(values) and _ASIDE_ENDS.fullmatch(text, behind, values[at].start):
            # 建成绿廊(宽度不低于50米)|120公里: the words before the brackets go on behind them
            continue
        floor = max(behind, *(draft.words_end for draft in made))
    for draft in drafts[known:]:
        rural_scope(text, start, draft)
    scope_of_item(text, start, drafts[known:])
    of_sums(text, drafts[known:])
    owner_scope(text, start, end, drafts[known:])
    return drafts[known:]


def _listed(slot: Slot) -> list[Draft]:
    """Drafts for one value or one list of values with the same words before it."""
    if is_filter(slot):
        return criteria(slot)
    named = heads_of(slot)
    bound = bound_after(slot.text, slot.values[-1].end)
    if bound.word == "内" and not slot.found.peeled.contains("控制"):
        # 控制在50天内 is a bound, 市区内 a place
        bound = bound._replace(operator="")
    return [_draft(slot, place, head, bound) for place, heads in enumerate(named) for head in heads]


def _draft(slot: Slot, place: int, head: Head, bound: Bound) -> Draft:
    """One draft: operator, what earlier words carry over, change, and where its words end."""
    text, found, value = slot.text, slot.found, slot.values[place]
    listed = len(slot.values) > 1 and value.value_type != "ratio"
    draft = draft_of(value, head, found, *(["list"] if listed else []))
    draft.place = (place, len(slot.values))
    draft.operator = _operator(slot, value, bound)
    carry_verb(text, draft, found, slot.earlier)
    carry_scope(text, draft, found, slot.earlier)
    subject_scope(text, draft, found, slot.earlier)
    set_change(draft, found)
    turn = turn_before(text, slot.values[place - 1], value) if place else ""
    if turn and draft.change != "level":
        # 分别比2020年降7%、|增12%
        draft.direction = turn
    carry_change(text, draft, slot.earlier)
    mark_base(text, draft, found, slot.first.start)
    carry_baseline(text, draft, slot.earlier)
    own = bound_after(text, value.end).operator if place + 1 < len(slot.values) else ""
    if own:
        draft.operator = own
    draft.words_end = head.end
    if draft.is_named_behind:
        draft.words_end = place_of_noun(text, value, draft.indicator)
    complete(text, draft)
    return draft


def _operator(slot: Slot, value: Quantity, bound: Bound) -> str:
    """Operator of a value: of the word before it, the word behind its list, or within it."""
    if value.value_type == "range":
        return "range"
    before = slot.found.peeled.first("bound_before")
    operator = (before.code if before else "") or bound.operator or value.bound
    if not operator and _AT_LEAST.search(slot.text, slot.found.left, value.start):
        return "ge"
    if (
        not operator
        and value.value_type in ("full", "grade")
        and slot.found.peeled.has_code("approx")
    ):
        return "approx"
    return operator or "eq"
