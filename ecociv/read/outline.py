"""The outline of a plan: headings of the repaired text with their levels and extents.

In: text. Out: headings in text order, each with a level; where each section ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ecociv.read.headings import ATTACHMENT, KINDS, PLAIN, HeadingLine, find_heading_lines

# Below these the order may differ from document to document and is read off the nesting.
_FIXED = 5
_CN_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0}
_SIGNS = ("①②③④⑤⑥⑦⑧⑨⑩", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑", "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the text: ``start`` of its words, ``end`` of heading line or lead-in."""

    start: int
    end: int
    level: int
    kind: str
    numbering: str
    heading_zh: str


def find_headings(text: str) -> list[Heading]:
    r"""All headings of a text, in order, with their levels.

    A line that begins with a number in one of the usual forms is a heading; of a paragraph it is
    the lead-in up to the first full stop. Levels follow the kind of numbering and, where a
    document nests its kinds in another order than usual, that order.

    Examples
    --------
    >>> headings = find_headings("一、目标\n1.扩绿。造林5亩。")
    >>> [(heading.level, heading.numbering, heading.heading_zh) for heading in headings]
    [(1, '一、', '目标'), (2, '1.', '扩绿')]
    """
    lines = find_heading_lines(text)
    levels = _levels(lines)
    return [
        Heading(line.start, line.end, levels[line.kind], line.kind, line.numbering, line.title)
        for line in lines
    ]


def section_ends(headings: Sequence[Heading], length: int, gaps: Sequence[int] = ()) -> list[int]:
    """Where each heading's section ends: at the next heading of its level or a higher one.

    At a gap (text offsets where part of the document is lost) a section also ends where the next
    heading shows that it cannot go on: what follows may belong to another, lost heading.
    """
    ends = [length] * len(headings)
    waiting: list[int] = []
    lost = list(reversed(gaps))
    for index, heading in enumerate(headings):
        stop = heading.start
        if lost and lost[-1] <= heading.start:
            stop = lost[-1]
        while waiting and headings[waiting[-1]].level >= heading.level:
            ends[waiting.pop()] = stop
        while lost and lost[-1] <= heading.start:
            lost.pop()
        waiting.append(index)
    if lost:
        for index in waiting:
            ends[index] = lost[-1]
    return ends


def _levels(lines: Sequence[HeadingLine]) -> dict[str, int]:
    """Level of each kind of heading that a document uses."""
    used = {line.kind for line in lines}
    order = [kind for kind in KINDS if kind in used]
    values = [_value(line.numbering) for line in lines]
    # How often a list of one kind starts right under a heading of another.
    opens = Counter(
        (before.kind, after.kind)
        for (before, after), value in zip(pairwise(lines), values[1:], strict=True)
        if before.kind != after.kind and value == 1
    )
    for _ in order:
        # by position: a swap changes what the next pair is
        for index in range(len(order) - 1):
            upper, lower = order[index : index + 2]
            evidence = opens[lower, upper]
            if KINDS.index(upper) >= _FIXED and evidence >= 2 and evidence > opens[upper, lower]:
                order[index], order[index + 1] = lower, upper
    position = _plain_position(lines, values, order)
    if position is not None:
        order.insert(position, PLAIN)
    levels = {kind: level for level, kind in enumerate(order, start=1)}
    return {ATTACHMENT: 1, PLAIN: 1, **levels}


def _plain_position(
    lines: Sequence[HeadingLine], values: Sequence[int], order: Sequence[str]
) -> int | None:
    """Where headings without a number stand among the kinds of a document, the top being 0.

    A numbering that goes on behind them (二 after 一) holds them; one that starts again at 一 lies
    below them. None where no numbering tells.
    """
    votes = Counter[str]()
    last: dict[str, int] = {}
    open_kinds: dict[str, int] = {}
    for line, value in zip(lines, values, strict=True):
        if line.kind == PLAIN:
            open_kinds = dict(last)
        elif line.kind in open_kinds:
            goes_on = value == open_kinds.pop(line.kind) + 1
            votes[line.kind] += 1 if goes_on else -1
        elif PLAIN in last and line.kind not in last and value == 1:
            votes[line.kind] -= 1
        last[line.kind] = value
    holding = [index for index, kind in enumerate(order, start=1) if votes[kind] > 0]
    below = [index for index, kind in enumerate(order) if votes[kind] < 0]
    return max(holding) if holding else min(below, default=None)


def _value(numbering: str) -> int:
    """The number that a numbering says, 0 where it is none (二十一 is 21, ③ is 3)."""
    for signs in _SIGNS:
        if numbering and numbering in signs:
            return signs.index(numbering) + 1
    total = digit = 0
    for char in numbering:
        if char == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif char in _CN_DIGITS:
            digit = _CN_DIGITS[char]
        elif char.isdecimal():
            digit = digit * 10 + int(char)
    return total + digit
