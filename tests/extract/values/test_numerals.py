"""Arabic and Chinese numerals, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecociv.extract.values.numerals import MAX_DIGITS, arabic_value, chinese_value, grade_value

DIGITS = "零一二三四五六七八九"
PLACES = ("", "十", "百", "千")


def below_ten_thousand(number: int) -> str:
    """A number below 10,000 as it is written out: 1050 is 一千零五十."""
    written, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + PLACES[place]
        gap = not digit
    return written


def written_out(number: int) -> str:
    """A number below 100 million as it is written out."""
    high, low = divmod(number, 10_000)
    if not high:
        return below_ten_thousand(low) or "零"
    joint = "零" if 0 < low < 1000 else ""
    return f"{below_ten_thousand(high)}万{joint}{below_ten_thousand(low)}"


@given(st.integers(0, 99_999_999))
def test_a_number_written_out_keeps_its_value(number):
    assert chinese_value(written_out(number)) == number


@given(st.integers(0, 10**11), st.integers(0, 99))
def test_separators_change_no_value(whole, cents):
    assert arabic_value(f"{whole:,}.{cents:02}") == float(f"{whole}.{cents:02}")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十五", 15),
        ("二十", 20),
        ("两万五千", 25_000),
        ("一亿零三十", 100_000_030),
        ("二〇二五", 2025),
        ("零点三五", 0.35),
        ("百", 100),
    ],
)
def test_chinese_numerals(text, value):
    assert chinese_value(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "十百", "百千", "三点", "点五", "绿", "一" * 40])
def test_what_is_no_chinese_numeral_has_no_value(text):
    assert chinese_value(text) is None


def test_a_run_of_digits_that_no_plan_could_mean_has_no_value():
    assert arabic_value("9" * MAX_DIGITS) == float("9" * MAX_DIGITS)
    assert arabic_value("9" * (MAX_DIGITS + 1)) is None


@pytest.mark.parametrize("text", ["Ⅲ", "III", "三", "3"])
def test_grades_in_every_spelling(text):
    assert grade_value(text) == 3
