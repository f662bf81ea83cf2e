"""Earnings of industry that are told one after the other: 规模以上工业增加值…,|利税总额….

In: the drafts of a sentence. Out: the same drafts, with the industry that has the earnings.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Draft

#: 规模以上工业|增加值, 规上工业企业|1700家
_INDUSTRY = re.compile(r"(?:规模以上|规上|规模)工业(?:企业)?")
#: What firms earn; without them it says nothing.
_EARNED = re.compile(
    r"(?:主营业务|主营|营业|产品销售|销售)收入|利税(?:总额)?|利润(?:总额)?|总?产值|产品销售率"
)
#: With a value before it alone it can be the next one.
_PAIR = 2
#: Nothing but verbs stands before the next of them.
_NEXT = re.compile(
    r"(?:以上|以下|左右)?[,、;](?:预计|力争|全年|全市|累计|共|同时)*(?:实现|完成|达到)?"
)


def of_industry(text: str, drafts: list[Draft], known: int) -> None:
    """规上工业增加值增长8%,利润增长9%: the profits are those of the same industry.

    Parameters
    ----------
    text
        Masked, folded text.
    drafts
        Drafts in order.
    known
        So many of them are of the sentences before.

    Examples
    --------
    >>> from ecociv.extract.compose import compose
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "规上工业增加值增长8%,利润增长9%"
    >>> [draft.indicator for draft in compose(s, 0, len(s), scan(s))]
    ['规上工业增加值', '规上工业利润']
    """
    if len(drafts) < _PAIR:
        return
    last = drafts[known - 1] if known else None
    for draft in drafts[known:]:
        bare = last is not None and not draft.scope and _EARNED.fullmatch(draft.indicator)
        if last is not None and bare and _is_next(text, last, draft):
            known_by = _INDUSTRY.match(last.indicator)
            if known_by:
                draft.indicator = known_by.group() + draft.indicator
                draft.scope = last.scope
            elif _INDUSTRY.fullmatch(last.scope):
                draft.scope = last.scope
        last = draft


def _is_next(text: str, last: Draft, draft: Draft) -> bool:
    """Whether a value is told of the same subject as the one before it."""
    if draft.is_named_behind or draft.is_criterion:
        return False
    if draft.place[0] or draft.np_start < last.quantity.end:
        return "。" not in text[last.quantity.end : draft.quantity.start]
    return _NEXT.fullmatch(text, last.quantity.end, draft.np_start) is not None
