"""Villages by how many households they have: 20户以上自然村光纤覆盖率.

In: a number of households, or the drafts behind it. Out: which villages it sorts, and the scope of
what holds for them.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Draft
from ecociv.extract.phrases.edges import CLAUSE_MARK
from ecociv.extract.values.tokens import Quantity

#: Small places are sorted by how many live there: 30户以上自然村通硬化路.
_HOUSEHOLDS = re.compile(
    r"(?:[及或]?以[上下])的?[\u4e00-\u9fff]{0,6}?(?P<kind>自然村寨?|村寨|村组|村屯|村庄|村民小组|居民点|安置[点区]|聚居点|聚落|行政村|建制村|屯)"
)


def settlement(text: str, value: Quantity) -> str:
    """The small places that a number of households sorts, empty where it sorts none.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> settlement("20户以上自然村通电", *scan("20户以上自然村通电"))
    '自然村'
    """
    if not value.unit.endswith("户"):
        return ""
    places = _HOUSEHOLDS.match(text, value.end)
    return places.group("kind") if places else ""


def of_settlements(text: str, criterion: Draft, made: list[Draft]) -> None:
    """20户以上自然村|光纤覆盖率: what follows the threshold holds for those places.

    Parameters
    ----------
    text
        Masked, folded text.
    criterion, made
        The draft of a threshold, and those of the values behind it.
    """
    village = settlement(text, criterion.quantity)
    start, end = criterion.quantity.start, criterion.quantity.end
    stop = text.find(village, end) + len(village) if village else 0
    for draft in made:
        beside = 0 < stop <= draft.quantity.start and not CLAUSE_MARK.search(
            text, stop, draft.quantity.start
        )
        if beside and draft.scope in ("", village):
            draft.scope = text[start:stop]
            draft.indicator = draft.indicator.removeprefix(village) or draft.indicator
