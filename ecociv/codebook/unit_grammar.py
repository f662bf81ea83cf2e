"""The grammar of written units: multipliers, units, fractions and products.

In: a folded string such as 万亩, 立方米/万元GDP or m3/(10*4.CNY). Out: a pint unit, or
``None``. What the words are stands in the unit file; how they combine stands here.
"""

from __future__ import annotations

import re
from functools import lru_cache

import pint

from ecociv.codebook.folding import fold_characters
from ecociv.codebook.unit_table import prefix_name, unit_table

#: Longer strings are no units; the parser need not look at them.
MAX_LENGTH = 40
CACHE_SIZE = 4096

#: 元/人|月: per person and month.
_PER_TIME = re.compile(r"(?<=[^/()·.*])(?=[年月天日](?:$|[/)]))")
_POWER = re.compile(r"10\*(\d+)\.?")


def multiplied(word: str) -> tuple[int, str] | None:
    """Power of ten and pint name of a word that is a multiplier, a unit, or both.

    Examples
    --------
    >>> multiplied("万亩"), multiplied("十万"), multiplied("斗")
    ((4, 'mu'), (5, 'one'), None)
    """
    table = unit_table()
    name = table.by_written.get(word) or table.by_written.get(word.lower())
    if name is not None:
        return 0, name
    power = 0
    for position, character in enumerate(word, start=1):
        if character not in table.multipliers:
            break
        power += table.multipliers[character]
        rest = word[position:]
        name = table.by_written.get(rest) or table.by_written.get(rest.lower())
        if name is not None or not rest:
            return power, name or "one"
    return None


def _word(word: str) -> tuple[int, str] | None:
    """The same, with words behind the unit that only say what is measured (万元GDP)."""
    found = multiplied(word)
    if found is None:
        for annotation in unit_table().annotations:
            if word.endswith(annotation) and len(word) > len(annotation):
                return multiplied(word.removesuffix(annotation))
    return found


def _matching_bracket(text: str) -> int:
    depth = 0
    for position, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return position
    return -1


def _factor(text: str) -> pint.Unit | None:
    """Unit of one factor: a bracket, or a power of ten and a word."""
    registry = unit_table().registry
    if text.startswith("(") and _matching_bracket(text) == len(text) - 1:
        return _expression(text[1:-1])
    power = 0
    head = _POWER.match(text)
    if head:
        power, text = int(head[1]), text[head.end() :]
        if not text:
            return registry.Unit(prefix_name(power) + "one")
    word = _word(text)
    if word is None or (power and word[0]):
        return None
    power += word[0]
    return registry.Unit((prefix_name(power) if power else "") + word[1])


def _split(text: str, signs: str) -> list[str]:
    """Parts between any of the signs outside brackets; 10*4. keeps its signs."""
    parts, depth, start, position = [], 0, 0, 0
    while position < len(text):
        head = _POWER.match(text, position) if position == start else None
        if head:
            position = head.end()
            continue
        character = text[position]
        depth += (character == "(") - (character == ")")
        if not depth and character in signs:
            parts.append(text[start:position])
            start = position + 1
        position += 1
    return [*parts, text[start:]]


def _expression(text: str) -> pint.Unit | None:
    """Unit of a/b/c, each part a product; 元/平方米·月 is per square metre and month."""
    whole = _word(text)
    if whole is not None:
        return unit_table().registry.Unit((prefix_name(whole[0]) if whole[0] else "") + whole[1])
    unit = None
    for index, part in enumerate(_split(text, "/")):
        factors = [_factor(part)]
        if factors[0] is None:
            factors = [_factor(factor) for factor in _split(part, ".·*×")]
        for factor in factors:
            if factor is None:
                return None
            if unit is None:
                unit = factor
            else:
                unit = unit / factor if index else unit * factor
    return unit


@lru_cache(maxsize=CACHE_SIZE)
def parsed_unit(unit_zh: str) -> pint.Unit | None:
    """Unit of a written form or a symbol, ``None`` where it cannot be read; ``""`` is a number.

    Examples
    --------
    >>> parsed_unit("万元/亩"), parsed_unit("斗")
    (<Unit('ten4_cny / mu')>, None)
    """
    text = fold_characters(unit_zh)
    if not text:
        return unit_table().registry.Unit("one")
    if len(text) > MAX_LENGTH:
        return None
    unit = _expression(text)
    if unit is None and "/" in text:
        unit = _expression(_PER_TIME.sub("·", text))
    if unit is None and "每" in text.strip("每"):
        unit = _expression(text.replace("每", "/"))
    return unit
