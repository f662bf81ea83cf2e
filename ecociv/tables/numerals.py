"""Count the numerals of a raw text, by a rule of its own.

In: raw text. Out: the places that a complete ledger must hold. This is kept apart from extraction
on purpose: a check that asked the extractor what it found would find nothing missing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from ecociv.codebook import known_units
from ecociv.codebook.words import alternation

Span = tuple[int, int]

_ARABIC = re.compile(r"[0-9０-９]+")
_CHINESE = "零〇一二两三四五六七八九十百千万亿"
#: Without a digit before them these are multipliers of a unit (万元, 千瓦), not numerals.
_MULTIPLIERS = "百千万亿"


def arabic_runs(text: str) -> list[Span]:
    """Every maximal run of Arabic digits, full-width ones included.

    Examples
    --------
    >>> arabic_runs("到2025年达到２８.5%")
    [(1, 5), (8, 10), (11, 12)]
    """
    return [found.span() for found in _ARABIC.finditer(text)]


def chinese_counts(text: str) -> list[Span]:
    """Every Chinese numeral with a unit or measure word behind it.

    Examples
    --------
    >>> text = "建成三个示范乡镇,划定四类区,每万元产值"
    >>> [text[start:end] for start, end in chinese_counts(text)]
    ['三个', '四类']
    """
    return [found.span() for found in _counted().finditer(text)]


def spans_over(span: Span, spans: list[Span]) -> list[Span]:
    """Those of some sorted spans, none within another, that share a character with a span."""
    start, end = span
    found = []
    index = bisect_left(spans, (start, start))
    if index and spans[index - 1][1] > start:
        index -= 1
    while index < len(spans) and spans[index][0] < end:
        if spans[index][1] > start:
            found.append(spans[index])
        index += 1
    return found


@cache
def _counted() -> re.Pattern[str]:
    units = alternation(unit for unit in known_units() if re.fullmatch(r"[\u4e00-\u9fff]+", unit))
    head = f"(?<![{_CHINESE}0-9０-９.．])[{_CHINESE}]"
    return re.compile(f"(?![{_MULTIPLIERS}]){head}[{_CHINESE}]*[余多几]?{units}")
