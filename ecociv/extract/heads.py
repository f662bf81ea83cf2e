"""Name the values of a slot: for each value the name of its indicator and its scope.

In: a `Slot`. Out: for each value its `Head`, or several where one value serves several indicators.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Head
from ecociv.extract.earlier import earlier_heads, of_place
from ecociv.extract.lists import members, split_each, split_heads
from ecociv.extract.names import PRONOUN
from ecociv.extract.scopes import as_scope, is_place_name, split_scope
from ecociv.extract.shares import share_first
from ecociv.extract.single import single_head
from ecociv.extract.slots import Slot, named
from ecociv.extract.structures import full_head, ratio_head

#: The phrase points back to the names: 三项指标分别…
#: Each member is a rate of its own: 就业率、参保率达到100%.
_ARE_RATES = re.compile(
    r"(?:[^,;。、占]{2,14}率(?:、|和|及|与))+[^,;。、占]{2,14}率|(?:“[^”]+”(?:、|和))+“[^”]+”[^,;。、]{2,6}率"
)
_STRUCTURE = re.compile(r"^[^、,]{2,8}结构中")
_POINTS_BACK = re.compile("指标|分别|项$")


def heads_of(slot: Slot) -> list[list[Head]]:
    """Heads of each value of a slot.

    Examples
    --------
    >>> from ecociv.extract.quantities import scan
    >>> from ecociv.extract.slots import Slot, context_of
    >>> s = "绿地率、绿化覆盖率均达到40%"
    >>> values = scan(s)
    >>> heads = heads_of(Slot(s, values, context_of(s, values, 0), [], len(s)))
    >>> [[head.indicator for head in one] for one in heads]
    [['绿地率', '绿化覆盖率']]
    """
    named(slot)
    if slot.first.value_type == "ratio":
        return [[ratio_head(slot)]]
    if len(slot.values) > 1:
        return [[head] for head in _listed(slot)]
    if slot.found.peeled.has_code("each") or _ARE_RATES.fullmatch(slot.found.head_text):
        several = split_each(slot.found.head_text)
        if several:
            return [[_of_each(slot, part) for part in several]]
    share = share_first(slot.text, slot.first, slot.found, slot.stop)
    if share is not None:
        return [[share]]
    if slot.first.value_type == "full":
        return [[full_head(slot)]]
    return [[single_head(slot)]]


def _of_each(slot: Slot, part: str) -> Head:
    """One of several indicators that share a value: A、B均达到100%."""
    scope, name = split_scope(part)
    found = slot.found
    return Head(name, scope or slot.scope, "one_for_all", found.verb, found.verb_group)


def _places(parts: list[str]) -> list[tuple[str, str]] | None:
    """Scope and name of 城区、县城、建制镇|生活污水处理率: a list of places, then one name."""
    scope, name = split_scope(parts[-1])
    if not scope or not name:
        return None
    places = [*(part.removeprefix("规划") for part in parts[:-1]), scope.split("、")[-1]]
    if not all(is_place_name(place) or as_scope(place) for place in places[:-1]):
        return None
    return [(place, name) for place in places]


def _listed(slot: Slot) -> list[Head]:
    """One head for each value of a list."""
    found, count = slot.found, len(slot.values)
    listed = PRONOUN.sub("", found.head_text)
    if not slot.phrase or not listed:
        return earlier_heads(slot)
    shared, bare = split_scope(listed)
    if shared and "、" not in shared and bare[:1] not in "、和及与":
        listed, slot.scope = bare, shared
    listed = _STRUCTURE.sub("", listed)
    places = _places(members(listed)) if count == len(members(listed)) else None
    parts = split_heads(listed, count)
    if "、" in slot.scope:
        # the list itself is no scope of its members
        slot.scope = ""
    if places or parts:
        split = places or [split_scope(part) for part in parts or ()]
        heads = [Head(name, scope or slot.scope, "heads_in_order") for scope, name in split]
        return [of_place(head, slot.last) for head in heads]
    one = Head(slot.phrase, slot.scope, "head_before", found.verb, found.verb_group)
    same_unit = slot.first.unit == slot.values[-1].unit
    if _POINTS_BACK.search(slot.phrase) and (same_unit or len(members(found.head_text)) != 1):
        earlier = earlier_heads(slot)
        if earlier[0].indicator:
            return earlier
    return [one] * count
