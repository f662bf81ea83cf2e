"""The tokens of a text: values, year mentions, and numerals that are neither.

In: offsets and what was read there. Out: the small types that the rules exchange, token lists
merged without overlap, and a text whose years are masked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

#: What a year mention is replaced with, character by character, so that rules can name it.
YEAR = "〒"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral that is no value of a statement, and why (a code of `values.reasons`)."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with its unit: what the annotation guideline calls the span.

    ``unit`` is as written with its multiplier (万亩) and empty where there is none. ``rule`` names
    how the value was read. ``bound`` is an operator that stands inside the span (二十余项).
    ``weak`` names the reason to refuse the value unless the words beside it speak for it (a
    duration, a part of a name). ``chinese`` tells a value written in Chinese numerals.
    """

    start: int
    end: int
    low: float
    high: float
    unit: str
    value_type: str
    rule: str
    bound: str = ""
    weak: str = ""
    chinese: bool = False

    @property
    def is_points(self) -> bool:
        """Whether it is measured in percentage points (or points of a thousand)."""
        return self.unit.endswith("分点")


@dataclass(frozen=True, slots=True)
class YearMention:
    """A written year or period.

    ``first`` and ``last`` are its years (``None`` for a relative word such as 今年, which the
    document's date resolves: ``shift`` is its distance from the document's year). ``role`` is
    ``deadline`` (到2025年, 2030年前), ``period`` (2021-2025年, "十四五"期间), ``baseline``
    (比2020年), ``name`` (“十四五”规划: says nothing of when) or ``date`` (anything else).
    """

    start: int
    end: int
    first: int | None
    last: int | None
    role: str
    rule: str
    shift: int | None = None


Token = Quantity | YearMention | Numeral


class Spans:
    """Disjoint spans in order, to be asked for the one that holds a position."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = spans
        self._starts = [start for start, _ in spans]

    def at(self, pos: int) -> tuple[int, int] | None:
        """Span that holds a position.

        Examples
        --------
        >>> Spans([(2, 5)]).at(4), Spans([(2, 5)]).at(5)
        ((2, 5), None)
        """
        index = bisect_right(self._starts, pos) - 1
        if index >= 0 and pos < self._spans[index][1]:
            return self._spans[index]
        return None


def merge(first: Sequence[Token], second: Sequence[Token]) -> list[Token]:
    """Merge tokens in order; those of ``first`` keep their place where two overlap.

    Examples
    --------
    >>> kept = merge([Numeral(4, 8, "title")], [Numeral(0, 2, "idiom"), Numeral(6, 9, "rank")])
    >>> [token.reason for token in kept]
    ['idiom', 'title']
    """
    merged: list[Token] = []
    queue = sorted(second, key=lambda token: (token.start, -token.end))
    at = end = 0
    for token in first:
        while at < len(queue) and queue[at].start < token.start:
            candidate = queue[at]
            at += 1
            if candidate.start >= end and candidate.end <= token.start:
                merged.append(candidate)
                end = candidate.end
        while at < len(queue) and queue[at].start < token.end:
            at += 1
        merged.append(token)
        end = token.end
    for candidate in queue[at:]:
        if candidate.start >= end:
            merged.append(candidate)
            end = candidate.end
    return merged


def mask_years(text: str, tokens: Sequence[Token]) -> str:
    """Replace year mentions by a filler of the same length, so that rules can name them.

    Examples
    --------
    >>> mask_years("到2025年达到", [YearMention(1, 6, 2025, 2025, "deadline", "year")])
    '到〒〒〒〒〒达到'
    """
    pieces = []
    at = 0
    for token in tokens:
        if isinstance(token, YearMention):
            pieces += [text[at : token.start], YEAR * (token.end - token.start)]
            at = token.end
    pieces.append(text[at:])
    return "".join(pieces)
