"""Parts that add up to a total beside them: 公园9个(新城5个、其他区域4个).

In: the drafts of a sentence. Out: the same drafts; parts that are named by a place only are of what
the total counts, with the place as their scope.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ecociv.extract.drafts import Draft, bound_after
from ecociv.extract.phrases.places import is_place

#: The total stands right before the brackets, or behind the parts: 共计15平方公里.
_OPENS = re.compile(r"(?:以上|左右)?\((?:其中:?|含|包括)?")
_TOTAL = re.compile(r"\),?(?:共计?|合计|总计|累计)(?:约|达到?)?")
_BETWEEN = re.compile(r"(?:\)?[、,和及]|以及)")
_AREAS = re.compile(
    r"(?:新城|新区|区域|地区|片区|城区|园区|街道|[市县区镇乡岛州旗盟村河湖江]|流域|校区|厂区|库区|东部|西部|南部|北部|中部)$"
)
#: 推进|甲公园: what is done there is no part of the name.
_DONE = re.compile(r"^(?:加快|重点|计划|继续|全面)*(?:推进|完成|实施|开展|启动|组织|推动)+(?=.{2})")
#: Sums of decimals are the same up to this.
_NEAR = 1e-6
_LEAST = 2


def of_sums(text: str, drafts: list[Draft]) -> None:
    """Name parts by the total that they add up to.

    Parameters
    ----------
    text
        Masked, folded text.
    drafts
        The drafts of a sentence, in order.

    Examples
    --------
    >>> from ecociv.extract.compose import compose
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "建设公园共计9个(东湖新城5个、其他区域4个)"
    >>> [(draft.scope, draft.indicator) for draft in compose(s, 0, len(s), scan(s))]
    [('', '公园'), ('东湖新城', '公园'), ('其他区域', '公园')]
    """
    if len(drafts) <= _LEAST or not any(
        text[draft.quantity.end : draft.quantity.end + 1] == ")" for draft in drafts
    ):
        # most sentences hold no value that closes brackets
        return
    for total, parts in (*_in_brackets(text, drafts), *_before_total(text, drafts)):
        for part in parts:
            part.indicator, part.scope = total.indicator, _DONE.sub("", part.indicator)
            part.change, part.direction = total.change, total.direction


def _in_brackets(text: str, drafts: list[Draft]) -> Iterator[tuple[Draft, list[Draft]]]:
    """A total and the places in the brackets behind it."""
    last = drafts[-1].quantity.end + 1
    for at, total in enumerate(drafts[:-_LEAST]):
        opens = _OPENS.match(text, total.quantity.end)
        close = text.find(")", opens.end(), last) if opens else -1
        if opens is None or close < 0:
            continue
        parts = [one for one in drafts[at + 1 :] if one.quantity.end <= close]
        alike = all(one.quantity.unit == total.quantity.unit for one in parts)
        if len(parts) < _LEAST or not alike or not all(_is_place(one) for one in parts):
            continue
        if abs(sum(part.quantity.low for part in parts) - total.quantity.low) <= _NEAR:
            yield total, parts


def _before_total(text: str, drafts: list[Draft]) -> Iterator[tuple[Draft, list[Draft]]]:
    """甲(4公顷)、乙(5公顷),共计9公顷绿地建设: places with values in brackets, and the total."""
    for at, total in enumerate(drafts[_LEAST:], start=_LEAST):
        if not total.indicator or total.is_inherited:
            continue
        parts: list[Draft] = []
        stop = total.quantity.start
        for one in reversed(drafts[:at]):
            quantity = one.quantity
            behind = bound_after(text, quantity.end).end
            bracketed = text[quantity.start - 1] == "(" and text[behind : behind + 1] == ")"
            if quantity.unit != total.quantity.unit or not bracketed:
                break
            if not parts and not _TOTAL.fullmatch(text, behind, stop):
                break
            if parts and not _BETWEEN.match(text, behind + 1, stop):
                break
            parts.insert(0, one)
            stop = quantity.start
        if len(parts) >= _LEAST:
            yield total, parts


def _is_place(draft: Draft) -> bool:
    """Whether a part is named by nothing but a place."""
    name = draft.indicator
    if draft.scope or not name:
        return False
    return is_place(name) or _AREAS.search(name) is not None
