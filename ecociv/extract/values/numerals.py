"""Read numerals: Arabic digits, Chinese numerals, fractions, Roman grades.

In: the text of a numeral. Out: its value. Which numerals a text holds is the matter of
`values.quantities`.
"""

from __future__ import annotations

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "俩": 2}
SMALL_UNITS = {"十": 10, "百": 100, "千": 1000}
LARGE_UNITS = {"万": 10_000, "亿": 100_000_000}
ROMAN = {c: i for i, c in enumerate("ⅠⅡⅢⅣⅤⅥ", start=1)}
LATIN_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}

#: Beyond this many digits a run of digits is no quantity that a plan could mean.
MAX_DIGITS = 15


def arabic_value(text: str) -> float | None:
    """Value of Arabic digits with thousands separators and a decimal point.

    Examples
    --------
    >>> arabic_value("1,487.43")
    1487.43
    >>> arabic_value("9" * 40) is None
    True
    """
    digits = text.replace(",", "").replace(" ", "")
    if len(digits) > MAX_DIGITS:
        return None
    return float(digits)


def chinese_value(text: str) -> float | None:
    """Value of a Chinese numeral, ``None`` where the characters do not make one.

    Examples
    --------
    >>> chinese_value("三十五"), chinese_value("一百零三"), chinese_value("两万五千")
    (35.0, 103.0, 25000.0)
    >>> chinese_value("二〇二五"), chinese_value("百"), chinese_value("十点五")
    (2025.0, 100.0, 10.5)
    >>> chinese_value("万万十") is None
    True
    """
    if not text or len(text) > MAX_DIGITS:
        return None
    if "点" in text:
        whole, _, part = text.partition("点")
        left = chinese_value(whole)
        if left is None or not part or any(c not in DIGITS for c in part):
            return None
        return left + sum(DIGITS[c] / 10 ** (i + 1) for i, c in enumerate(part))
    if len(text) > 1 and all(c in DIGITS for c in text):
        return float("".join(str(DIGITS[c]) for c in text))
    total = section = digit = 0
    last_unit = 10**9
    for c in text:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in SMALL_UNITS:
            if SMALL_UNITS[c] >= last_unit:
                return None
            last_unit = SMALL_UNITS[c]
            section += (digit or 1) * last_unit
            digit = 0
        elif c in LARGE_UNITS:
            section += digit
            if not section and total:
                return None
            total = (total + (section or 1)) * LARGE_UNITS[c]
            section = digit = 0
            last_unit = 10**9
        else:
            return None
    return float(total + section + digit)


def grade_value(text: str) -> float | None:
    """Number of a grade written with a Roman or Chinese numeral.

    Examples
    --------
    >>> grade_value("Ⅲ"), grade_value("iii"), grade_value("三"), grade_value("3")
    (3.0, 3.0, 3.0, 3.0)
    """
    text = text.upper()
    if text in ROMAN:
        return float(ROMAN[text])
    if text in LATIN_ROMAN:
        return float(LATIN_ROMAN[text])
    if text.isdigit():
        return arabic_value(text)
    return chinese_value(text)
