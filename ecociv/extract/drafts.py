"""The draft of a record, and the bound words around a value.

In: what the rules found. Out: `Head` (what a value measures) and `Draft` (a statement in the
making), which the rules of this folder build step by step.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ecociv.codebook.words import group_pattern, words
from ecociv.extract.phrases.context import Context
from ecociv.extract.values.tokens import YEAR, Quantity

_AFTER = re.compile(
    rf"\s*\*{{0,2}}(?:人民币)?(?:\(含\))?(?:(?<=类)(?:水质|水体|标准))?\s*"
    rf"(?P<word>{group_pattern('bound_after')}|以 [上下内])"
    r"(?!水平|(?<!类以上)(?<!类及以上)标准(?!化))"
)
#: The characters that `_AFTER` may begin with.
_FIRST = frozenset(word[0] for word in words("bound_after")) | frozenset(" \t\u3000\n*人(水标以")
_ASIDE = re.compile(r"\([^()]{1,12}\)")
#: No bound word is longer.
_LONGEST_BOUND = 6
#: No name is longer; one that takes in the name before it, and so on, would grow with the text.
MAX_NAME = 120
_NAMED_BEHIND = frozenset(("noun_after", "named_works", "counted_list", "problem_solved"))


@dataclass(frozen=True, slots=True)
class Head:
    """Name and place of what a value measures, with the rule that found it.

    ``end`` is where the words end that name it behind the value, 0 where it stands before.
    """

    indicator: str
    scope: str = ""
    rule: str = ""
    verb: str = ""
    verb_group: str = ""
    end: int = 0


@dataclass(slots=True)
class Draft:
    """A statement in the making; offsets are those of the text.

    ``place`` is the value's place in its list and the length of the list, ``words_end`` where the
    words end that belong to it, ``outlook`` how far the cues of time speak for a commitment (above
    zero) or a result, ``kind`` that of its record once known, as are ``years``, its target year and
    that of its baseline; ``is_start`` tells the first value of
    a change (由30%提高到40%).
    """

    quantity: Quantity
    indicator: str = ""
    scope: str = ""
    operator: str = "eq"
    change: str = "level"
    direction: str = ""
    baseline_span: tuple[int, int] = (-1, -1)
    baseline_value: float | None = None
    verb: str = ""
    verb_group: str = ""
    verb_words: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    np_start: int = 0
    is_start: bool = False
    is_criterion: bool = False
    lead: list[str] = field(default_factory=list)
    whole: str = ""
    words_end: int = 0
    outlook: float | None = None
    kind: str = ""
    place: tuple[int, int] = (0, 1)
    years: tuple[int | None, int | None] = (None, None)

    @property
    def is_named_behind(self) -> bool:
        """Whether its name stands behind the value (建成5个公园)."""
        return not _NAMED_BEHIND.isdisjoint(self.rules)

    @property
    def is_inherited(self) -> bool:
        """Whether its name comes from an earlier clause."""
        return any(rule.startswith("head_inherited") for rule in self.rules)


def draft_of(quantity: Quantity, head: Head, found: Context, *rules: str) -> Draft:
    """Begin a draft from a value, its name and the words before it.

    Parameters
    ----------
    quantity, head, found
        The value, what it measures, and what stands before it.
    rules
        Names of rules besides those that read the value and named it.
    """
    return Draft(
        quantity,
        # a year inside a name is masked: 入选2021年度名录的村
        head.indicator.replace(YEAR, "")[-MAX_NAME:],
        head.scope,
        verb=head.verb or found.verb,
        verb_group=head.verb_group or found.verb_group,
        verb_words=[word.text for word in found.peeled.words],
        rules=[quantity.rule, *rules, head.rule],
        np_start=found.np_start,
        lead=found.lead,
        whole=found.whole,
        baseline_span=found.baseline_span,
    )


class Bound(NamedTuple):
    """A bound word behind a value: its operator, the word, where it ends."""

    operator: str
    word: str
    end: int


def bound_after(text: str, end: int) -> Bound:
    """Bound word right after a value (以上, 以内, 左右), empty where there is none.

    Examples
    --------
    >>> bound_after("40%以上", 3)
    Bound(operator='ge', word='以上', end=5)
    >>> bound_after("40%的", 3)
    Bound(operator='', word='', end=3)
    """
    # most values have no such word, and a look at one character is faster than the pattern
    char = text[end : end + 1]
    match = _AFTER.match(text, end) if char in _FIRST else None
    if char == "(" and match is None:
        # 0.5%(2天)|以内
        aside = _ASIDE.match(text, end)
        match = _AFTER.match(text, aside.end()) if aside else None
    elif char == ":" and text.startswith(":1", end) and not text[end + 2 : end + 3].isdigit():
        # 1.8:1|以内
        match = _AFTER.match(text, end + 2)
    if match is None:
        return Bound("", "", end)
    # 以 内: the copy has blanks
    word = match.group("word").replace(" ", "")
    return Bound(words("bound_after")[word], word, match.end("word"))


def bound_at_end(text: str) -> str:
    """Operator of a bound word at the end of a stretch, empty where there is none.

    Examples
    --------
    >>> bound_at_end("并不低于"), bound_at_end("了")
    ('ge', '')
    """
    table = words("bound_before")
    for size in range(min(_LONGEST_BOUND, len(text)), 0, -1):
        if text[-size:] in table:
            return table[text[-size:]]
    return ""
