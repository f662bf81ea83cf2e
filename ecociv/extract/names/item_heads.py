"""The place that opens a sentence holds for what it goes on to tell of the same thing.

In: the drafts of a sentence. Out: the same drafts, with that place as their scope.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Draft

#: (1)长山岛|主海塘…, 永平县|森林面积….
_PLACE = re.compile(
    r"\s*(?:\(\d{1,2}\)|\d{1,2}[、.])?\s*"
    r"(?P<place>(?![全本我各每该其]|至|到)[\u4e00-\u9fff]{2,4}?(?:岛|[县市区镇乡旗](?![级政区域]|场)|新城|新区|街道))"
    r"(?P<thing>[\u4e00-\u9fff]{2})"
)
#: A clause of one measure, value and bound between the place and what it holds for.
_SAME_PART = re.compile(r"[^。;]*,")
_OTHER_PLACE = re.compile(
    r"全[市县区省岛国]|[\u4e00-\u9fff]{2}[县市区镇乡岛](?![级政区域])|其[他余]"
)
#: 海塘|推进|达标建设
_PURSUED = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:推进|完成|实施|开展)(?=[\u4e00-\u9fff]{2,8}(?:建设|改造|整治|治理|修复)$)"
)


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
    opening = _PLACE.match(text, start)
    if opening is None or opening.end() > drafts[0].quantity.start:
        return
    place, thing = opening.group("place", "thing")
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
        if _SAME_PART.match(between) and not _OTHER_PLACE.search(between):
            draft.scope, named = place, True
    if named and not first.scope and first.indicator.startswith(place + thing):
        name = first.indicator.removeprefix(place)
        first.indicator, first.scope = _PURSUED.sub("", name), place
