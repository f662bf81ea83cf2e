"""Numerals of a text as tokens: values with their units, years, and what is neither."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecociv.extract.text.folding import fold
from ecociv.extract.values.quantities import scan
from ecociv.extract.values.reasons import REASONS
from ecociv.extract.values.tokens import Numeral, Quantity, YearMention, mask_years, merge

SIGNS = (
    "0123456789０１年月日%％万亿千吨个项三十五一以上到由比第《》“”（）()[]:.,-—~、，。"
    " \nⅢ类级半每成翻番分之"
)


def values(text):
    return [
        (text[token.start : token.end], token.low, token.high, token.unit)
        for token in scan(fold(text))
        if isinstance(token, Quantity)
    ]


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "unit"),
    [
        ("达到28微克/立方米以下", "28微克/立方米", 28, 28, "微克/立方米"),
        ("每立方米67微克", "每立方米67微克", 67, 67, "微克/立方米"),
        ("比例达到40%-45%", "40%-45%", 40, 45, "%"),
        ("比例达到40—45%", "40—45%", 40, 45, "%"),
        ("建成3至5个", "3至5个", 3, 5, "个"),
        ("新增１，２００吨", "１，２００吨", 1200, 1200, "吨"),
        ("建成360万亩", "360万亩", 360, 360, "万亩"),
        ("降低百分之十五", "百分之十五", 15, 15, "%"),
        ("占千分之五", "千分之五", 5, 5, "‰"),
        ("三分之二以上", "三分之二", 0.666667, 0.666667, ""),
        ("超过三成", "三成", 3, 3, "成"),
        ("产值翻两番", "翻两番", 300, 300, "%"),
        ("排放减半", "减半", 50, 50, "%"),
        ("实现全覆盖", "全覆盖", 100, 100, "%"),
        ("稳定达到Ⅲ类标准", "Ⅲ类", 3, 3, "类"),
        ("达到劣Ⅴ类", "劣Ⅴ类", 5, 5, "类"),
        ("执行一级A排放标准", "一级A排放标准", 1, 1, "级"),
        ("建成二十余个", "二十余个", 20, 20, "个"),
    ],
)
def test_values(text, span, low, high, unit):
    assert values(text) == [(span, low, high, unit)]


@pytest.mark.parametrize(
    ("text", "bound"),
    [("30多个", "gt"), ("三十余项", "approx"), ("十几个", ""), ("30个", "")],
)
def test_bound_words_within_the_span(text, bound):
    found = [token.bound for token in scan(text) if isinstance(token, Quantity)]
    assert found in ([bound], [])


def test_a_change_is_no_range():
    assert values("由40%到45%") == [("40%", 40, 40, "%"), ("45%", 45, 45, "%")]


def test_a_structure_has_parts_but_a_ratio_is_refused():
    assert [value[1] for value in values("三次产业比0.7:11.5:87.8")] == [0.7, 11.5, 87.8]
    assert [token.reason for token in scan("比例为1:2:3")] == ["ratio"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("国发〔2015〕17号", "document_number"),
        ("1.森林", "section_number"),
        ("见[3]", "list_number"),
        ("电话0570-3061234", "road_or_phone"),
        ("热线12369", "road_or_phone"),
        ("320国道", "road_or_phone"),
        ("PM2.5", "latin_name"),
        ("5G基站", "latin_name"),
        ("第3次", "ordinal"),
        ("“811”行动", "plan_name"),
        ("1+3体系", "plan_name"),
        ("《2030议程》", "title"),
        ("上午8:30", "time"),
        ("达到25.,", "damaged"),
        ("达到76。7", "damaged"),
        ("千方百计", "idiom"),
        ("数百个", "indefinite"),
        ("五大工程", "rhetorical_count"),
    ],
)
def test_numerals_that_are_no_values(text, reason):
    found = {token.reason for token in scan(fold(text)) if isinstance(token, Numeral)}
    assert found == {reason}
    assert found <= REASONS.keys()


@given(st.text(alphabet=SIGNS, max_size=60))
def test_tokens_are_in_order_and_every_digit_is_in_one(text):
    text = fold(text)
    tokens = scan(text)
    assert all(token.start < token.end for token in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    for run in re.finditer("[0-9]+", text):
        holding = [t for t in tokens if t.start <= run.start() and run.end() <= t.end]
        assert len(holding) == 1


@given(st.text(alphabet=SIGNS, max_size=60))
def test_masking_keeps_the_length_and_all_but_the_years(text):
    text = fold(text)
    tokens = scan(text)
    masked = mask_years(text, tokens)
    years = {i for t in tokens if isinstance(t, YearMention) for i in range(t.start, t.end)}
    assert len(masked) == len(text)
    assert all(masked[i] == text[i] for i in range(len(text)) if i not in years)


def test_merging_keeps_the_tokens_of_the_first_list():
    first = [Numeral(4, 8, "title"), Numeral(10, 12, "rank")]
    second = [Numeral(0, 5, "idiom"), Numeral(8, 10, "time"), Numeral(11, 14, "ratio")]
    assert [token.start for token in merge(first, second)] == [4, 8, 10]
