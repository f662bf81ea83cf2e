"""The place that opens a sentence holds for what it goes on to tell of the same thing.

In: the drafts of a sentence. Out: the same drafts, with that place as their scope.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Draft
from ecociv.extract.phrases.places import holds_place, place_at

#: (1)长山岛|主海塘…
_ITEM = re.compile(r"\s*(?:\(\d{1,2}\)|\d{1,2}[、.])?\s*")
#: A clause of one measure, value and bound between the place and what it holds for.
_SAME_PART = re.compile(r"[^。;]*,")
#: 海塘|推进|达标建设
_PURSUED = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:推进|完成|实施|开展)(?=[\u4e00-\u9fff]{2,8}(?:建设|改造|整治|治理|修复)$)"
)
#: So many characters tell a thing from another.
_THING = 2


def scope_of_item(text: str, start: int, drafts: list[Draft]) -> None:
    """长山岛主海塘推进达标建设8公里,主海塘达标率77%: the rate is that of the island.

    Parameters
    ----------
    text
        Masked, folded text.
    start
        Where the sentence begins.
    drafts
        Its drafts, in order.

    Examples
    --------
    >>> from ecociv.extract.compose import compose
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "长山岛主海塘推进达标建设8公里,主海塘达标率77%"
    >>> [(draft.scope, draft.indicator) for draft in compose(s, 0, len(s), scan(s))]
    [('长山岛', '主海塘达标建设'), ('长山岛', '主海塘达标率')]
    """
    if len(drafts) < 2:
        return
    item = _ITEM.match(text, start)
    at = item.end() if item else start
    place = place_at(text, at)
    behind = at + len(place)
    if not place or behind + _THING > drafts[0].quantity.start:
        return
    thing = text[behind : behind + _THING]
    first = drafts[0]
    if first.scope != place and not first.indicator.startswith(place + thing):
        return
    end = first.quantity.end
    named = False
    for draft in drafts[1:]:
        at = draft.quantity.start
        if draft.scope or draft.whole or not draft.indicator.startswith(thing):
            continue
        between = text[end:at]
        if _SAME_PART.match(between) and not holds_place(between):
            draft.scope, named = place, True
    if named and not first.scope and first.indicator.startswith(place + thing):
        name = first.indicator.removeprefix(place)
        first.indicator, first.scope = _PURSUED.sub("", name), place
