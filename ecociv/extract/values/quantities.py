"""Find every numeral of a text and read what it says: number, unit, range, grade, share.

In: folded text. Out: tokens in order, none overlapping: a `Quantity` (a value with its unit), a
`YearMention` or a `Numeral` that is no value, with the reason. Every run of Arabic digits lies in
exactly one token, and so does every Chinese numeral before a unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ecociv.extract.dates.periods import date_at
from ecociv.extract.dates.relative import relative_periods
from ecociv.extract.values.marks import Marks
from ecociv.extract.values.numerals import arabic_value
from ecociv.extract.values.spelled import chinese_counts, spelled_values
from ecociv.extract.values.tokens import Numeral, Quantity, Token, merge
from ecociv.extract.values.written_units import (
    WrittenUnit,
    denominator_before,
    unit_at,
    weakness,
)

# Begins with a digit (see marks.py); 1,234 counts as one number only with whole groups of three,
# 38 928.8 only between words: cells of a table stand beside each other with blanks, too.
_NUMBER = re.compile(
    r"\d(?:(?<!\d\d)\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|(?<=[\u4e00-\u9fff]\d)(?<![表图栏件例第]\d)\d{0,2}(?: \d{3})+(?:\.\d+)?(?! ?[\d.])"
    r"|\d*(?:\.\d+)?)"
)
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
# The dash of 40%-45% is a range, never a minus.
_RANGE = re.compile(r"\s*(?:-{1,2}|—{1,2}|~|至|到)\s*")
# 由40%到45% is a change from one value to the other, no range.
_FROM_BEFORE = re.compile(r"[由从]\D{0,3}$")
# No structure has more than twenty parts.
_RATIO = re.compile(r"\d+(?:\.\d+)?(?:\s*[::∶]\s*\d+(?:\.\d+)?){2,19}")
# The parts of a structure are rounded, so that their sum may be a little off.
_WHOLE = (95, 105)
_CLOCK = re.compile(r"\d{1,2}[::]\d{2}(?:[::]\d{2})?(?!\d)")
_PROPORTION_BEFORE = re.compile("[比例系配].{0,2}$")
# 20152020年: a period that has lost its dash.
_TORN_PERIOD = re.compile(r"(?:(?:19|20)\d{2}){2}(?=年)")
_BREAKS_OFF = re.compile(r"\.[,;%、万亿.]|。\d")


def scan(text: str) -> list[Token]:
    """List all numerals of a folded text as tokens, in order, without overlap.

    Examples
    --------
    >>> [(t.low, t.unit) for t in scan("达到28微克/立方米以下,360万亩")]
    [(28.0, '微克/立方米'), (360.0, '万亩')]
    """
    marks = Marks(text)
    tokens: list[Token] = []
    end = 0
    spelled = list(spelled_values(text, marks))
    # 百分之5 is read as a whole
    mixed = {token.end: token for token in spelled if text[token.end - 1].isdigit()}
    at = 0
    while match := _NUMBER.search(text, at):
        fraction = mixed.get(match.end())
        if fraction is not None and fraction.start >= end:
            at = match.end()
            continue
        found = _arabic_tokens(text, match.start(), match.end(), marks)
        if found[0].start < end:
            # 每平方米 is claimed by the value before it
            found = [replace(token, start=max(token.start, end)) for token in found]
        tokens.extend(found)
        at = end = tokens[-1].end
    relative = list(relative_periods(text))
    within = {mention.start for mention in relative if text[mention.end - 1] == "内"}
    if within:
        # 5年内 is a time as 五年内 is
        tokens = [token for token in tokens if not (_is_years(token) and token.start in within)]
    tokens = merge(tokens, [*relative, *spelled])
    return merge(tokens, chinese_counts(text, marks, tokens))


def _is_years(token: Token) -> bool:
    return isinstance(token, Quantity) and token.weak == "duration" and token.unit == "年"


def _arabic_tokens(text: str, start: int, end: int, marks: Marks) -> Sequence[Token]:
    """Tokens that begin with one run of Arabic digits."""
    claimed = marks.claimed(start)
    if claimed:
        stop, reason = claimed
        # 5.|10个: the number of a line may be glued to the first number of it
        glued = text[stop - 1] == "." and stop < end
        return [Numeral(start, stop if glued else max(stop, end), reason)]
    date = date_at(text, start)
    if marks.in_title(start):
        return [Numeral(start, date.end if date else end, "title")]
    if date is not None:
        return [date]
    reason = marks.name_reason(start, end)
    if reason:
        return [Numeral(start, end, reason)]
    ratio = _RATIO.match(text, start)
    if ratio:
        return _ratio_tokens(ratio)
    clock = _CLOCK.match(text, start)
    if clock:
        proportion = _PROPORTION_BEFORE.search(text, max(0, start - 8), start)
        return [Numeral(start, clock.end(), "ratio" if proportion else "time")]
    value = arabic_value(text[start:end])
    # 96。5%: the point of a decimal has become a full stop
    torn = text[start - 1 : start] == "。" and text[start - 2 : start - 1].isdigit()
    behind_point = text[start - 1 : start] == "." and not marks.is_glued(start)
    broken = torn or behind_point or text[start - 1 : start] == "$" or _BREAKS_OFF.match(text, end)
    broken = broken or _TORN_PERIOD.match(text, start)
    if value is None or broken:
        return [Numeral(start, end, "damaged")]
    return [_quantity(text, start, end, value)]


def _ratio_tokens(match: re.Match[str]) -> Sequence[Token]:
    """Each part of a percentage structure (0.7:11.5:87.8) is a value of its own."""
    parts = list(_DIGITS.finditer(match.string, *match.span()))
    values = [float(part.group()) for part in parts]
    low, high = _WHOLE
    if not low <= sum(values) <= high:
        return [Numeral(match.start(), match.end(), "ratio")]
    return [
        Quantity(part.start(), part.end(), value, value, "%", "ratio", "ratio_part")
        for part, value in zip(parts, values, strict=True)
    ]


def _quantity(text: str, start: int, end: int, value: float) -> Quantity:
    """A number with its unit, and the second number of a range."""
    written = unit_at(text, end)
    high, kind, rule = value, "number", "number_unit"
    second = _second_of_range(text, start, end, value, written)
    if second:
        (high, written), kind, rule = second, "range", "range"
    stop, unit, bound = written
    base = unit if weakness(unit) else unit.lstrip("十百千万亿")
    measured = unit and "/" not in unit and not weakness(base)
    denominator = denominator_before(text, start) if measured else None
    if denominator:
        start, per = denominator
        unit, rule = f"{unit}/{per}", "unit_before"
    reason = "" if unit else "no_unit"
    if unit and text[stop : stop + 1] == "级" and base not in ("", "亿"):
        reason = "name_part"
    weak = weakness(base) or reason
    return Quantity(start, stop, value, high, unit, kind, rule, bound, weak)


def _second_of_range(
    text: str, start: int, end: int, value: float, first: WrittenUnit
) -> tuple[float, WrittenUnit] | None:
    """Second number of a range (40%-45%, 3至5个) with the unit behind it."""
    gap = _RANGE.match(text, first.end if first.unit else end)
    if gap is None or _FROM_BEFORE.search(text, max(0, start - 8), start):
        return None
    number = _DIGITS.match(text, gap.end())
    if number is None or date_at(text, number.start()):
        return None
    second = unit_at(text, number.end())
    other = arabic_value(number.group())
    # 3万-5万亩: the first number may have its multiplier alone
    same = first.unit in ("", second.unit) or (
        len(first.unit) == 1 and second.unit.startswith(first.unit)
    )
    if other is None or other <= value or not same or (first.unit and not second.unit):
        return None
    return other, second._replace(bound=first.bound or second.bound)
