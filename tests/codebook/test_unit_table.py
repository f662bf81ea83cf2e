"""Each rule of the unit file has a line that breaks it."""

import re

import pytest

from ecociv.codebook.unit_table import parse_unit_table
from ecociv.errors import CodebookError

GOOD = "[units]\nmeter | m | [length] | length | metre | 米 | 公尺\n"


def test_a_small_file_is_read():
    table = parse_unit_table(GOOD + "[multipliers]\n万 | 4\n[accepts]\nm | 公尺\n")
    assert table.units["meter"].written == ("米", "公尺", "m")
    assert table.by_written["公尺"] == "meter"
    assert table.accepts == {"m": frozenset({"meter"})}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[unit]\n", "row 1, section: found [unit]; accepted: [units]"),
        ("meter\n", "row 1, section: found 'meter'; accepted: a line under a [section]"),
        (GOOD + "x | y\n", "row 3, unit: found 2 cells; accepted: 7 cells"),
        (GOOD + "a | b | [c] | length | | 丁 |\n", "row 3, name_en: found an empty cell"),
        (GOOD + "a | b | [c] | weight | d | 丁 |\n", "row 3, kind: found 'weight'"),
        (GOOD + "meter | b | [c] | length | d | 丁 |\n", "found 'meter', which row 2 has already"),
        (
            GOOD + "a | b | [c] | length | d | 丁 | 公尺\n",
            "row 3, written: found '公尺' of a, which row 2 (meter) has already",
        ),
        (
            GOOD + "a | b | 3 * nothing | length | d | 丁 |\n",
            "row 3, relation: found '3 * nothing'",
        ),
        (GOOD + "[multipliers]\n万 | four\n", "multiplier: found '万 | four'"),
        (GOOD + "[accepts]\nm | 斗\n", "accepts: found '斗'"),
        (GOOD + "[accepts]\nfoot | 米\n", "accepts: found 'foot | 米'"),
    ],
)
def test_a_broken_line_is_an_error_that_names_it(text: str, message: str):
    with pytest.raises(CodebookError, match=re.escape(message)):
        parse_unit_table(text)
