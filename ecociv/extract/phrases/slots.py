"""One value, or one list of values, with the words around it: what the rules for names are asked.

In: a sentence, the values of a list, the drafts before it. Out: a `Slot`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ecociv.extract.drafts import Draft
from ecociv.extract.names.phrase_names import name_of
from ecociv.extract.phrases.context import Context, context
from ecociv.extract.values.tokens import Quantity

_BRACKET_REACH = 120
_ROW_NUMBER = re.compile(r"^\s*\d{1,3}[ \t|.、]+")
_CELL_MARKS = " \t|"
_GROWTH = re.compile(
    r"(?:以上|左右)?的(?:[\u4e00-\u9fff]{2,10}?(?=(?:年均)?(?:增速|增幅|增长率|增长速度)))?(?:年均|高速|较快|中高速|平均|快速|高|同比)*(?:增长|增速|增幅)(?:率|速度)?"
)


@dataclass(slots=True)
class Slot:
    """What a rule that names a value may look at.

    ``text`` is masked and folded. ``values`` share the words before them (``found``); ``earlier``
    are the drafts before, ``stop`` is where the next value begins or the sentence ends. ``phrase``
    and ``scope`` are the name that the words before give, once asked (see `named`).
    """

    text: str
    values: list[Quantity]
    found: Context
    earlier: list[Draft]
    stop: int
    phrase: str = ""
    scope: str = ""
    #: The first (mostly the only) value, and the draft before, if any.
    first: Quantity = field(init=False)
    last: Draft | None = field(init=False)

    def __post_init__(self) -> None:
        self.first = self.values[0]
        self.last = self._last()

    def _last(self) -> Draft | None:
        """The draft before, if any; one in brackets that have closed is an aside."""
        at = self.first.start
        if self.text.rfind(")", max(0, at - _BRACKET_REACH), at) < 0:
            return self.earlier[-1] if self.earlier else None
        for draft in reversed(self.earlier):
            between = self.text[max(draft.quantity.end, at - _BRACKET_REACH) : at]
            if between.count(")") <= between.count("("):
                return draft
        return self.earlier[-1] if self.earlier else None

    @property
    def alike(self) -> Draft | None:
        """The last draft before in the same unit, else the last one."""
        unit = self.first.unit
        same = (draft for draft in reversed(self.earlier) if draft.quantity.unit == unit)
        return next(same, self.last)


def named(slot: Slot) -> Slot:
    """Ask the words before the values of a slot for a name: sets ``phrase`` and ``scope``.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "市区绿地率达到40%"
    >>> values = scan(s)
    >>> slot = named(Slot(s, values, context_of(s, values, 0), [], len(s)))
    >>> slot.scope, slot.phrase
    ('市区', '绿地率')
    """
    if slot.first.rule == "unit_declared":
        slot.found.head_text = _without_unit(slot.found.head_text, slot.first.unit)
    slot.phrase, slot.scope = name_of(slot.found, slot.first.unit)
    return slot


def _without_unit(words: str, unit: str) -> str:
    """A name without its row number and the unit declared behind it: 1 用水量(立方米)."""
    name = _ROW_NUMBER.sub("", words.strip(_CELL_MARKS))
    return name.removesuffix(f"({unit})").removesuffix(unit).rstrip(_CELL_MARKS)


def context_of(text: str, values: list[Quantity], floor: int) -> Context:
    """What stands before some values, read as their kind asks for.

    Parameters
    ----------
    text
        Masked, folded text.
    values
        Values that share the words before them.
    floor
        Where the words of the value before end.
    """
    first = values[0]
    found = context(
        text,
        first.start,
        floor,
        grade=first.value_type == "grade",
        counted=first.unit not in ("%", "‰", "成") and not first.is_points,
        full=first.value_type == "full",
    )
    found.growth = _GROWTH.match(text, values[-1].end) is not None
    return found
