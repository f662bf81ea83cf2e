"""Names are brought to one wording; telling words keep different indicators apart."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecociv.codebook.folding import fold_characters
from ecociv.codebook.names import (
    compile_rules,
    folded_name,
    measured_name,
    stripped_names,
    telling_words,
)
from ecociv.errors import CodebookError


@pytest.mark.parametrize(
    "spellings",
    [
        ("单位GDP能耗", "万元地区生产总值能耗", "单位生产总值的能耗", "万元ＧＤＰ能耗"),
        ("细颗粒物浓度", "PM2.5浓度", "细颗粒物（PM2.5）年均浓度", "PM2.5 平均浓度"),
        ("挥发性有机物排放量", "VOCs排放量", "挥发性有机物(VOCs)排放量"),
        ("地表水达到或好于Ⅲ类水体比例", "地表水优于III类水体比重", "地表水达到或优于三类水体占比"),
        ("“三品一标”产品", "三品一标产品"),
        ("固定资产投资", "固定资产投资（不含农户）"),
        ("规模以上工业增加值", "规上工业增加值"),
    ],
)
def test_wordings_of_one_name_fold_alike(spellings):
    assert len({folded_name(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("全市森林覆盖率达到", "森林覆盖率"),
        ("力争森林覆盖率稳定在", "森林覆盖率"),
        ("县级及以上城市污水处理率", "城市污水处理率"),
        ("县级及以上城市污水处理率", "污水处理率"),
        ("衢州市污水处理率", "污水处理率"),
        ("黑龙江省森林覆盖率", "森林覆盖率"),
        ("万元GDP能耗下降", "万元GDP能耗"),
        ("国家级生态村数量", "生态村"),
    ],
)
def test_scopes_and_verbs_are_stripped_step_by_step(name, key):
    assert key in stripped_names(folded_name(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("森林覆盖率", "林木覆盖率"),
        ("森林覆盖率", "林木绿化率"),
        ("林木绿化率", "建成区绿化覆盖率"),
        ("城镇污水处理率", "农村污水处理率"),
        ("城镇污水处理率", "污水集中处理率"),
        ("建成区绿地率", "建成区绿化覆盖率"),
        ("化肥利用率", "农药利用率"),
        ("污水处理率", "污水收集率"),
        ("PM2.5浓度", "PM10浓度"),
        ("3A级景区", "4A级景区"),
        ("贫困人口", "未脱贫人口"),
    ],
)
def test_different_indicators_differ_in_telling_words(one, other):
    assert telling_words(folded_name(one)) != telling_words(folded_name(other))


def test_the_noun_that_a_unit_repeats_is_taken_off_once():
    assert measured_name("造林面积") == "造林"
    assert measured_name("面积") == "面积"


@given(st.text(alphabet='森林覆盖率的全市达到（）(PM2.5)Ⅲ类 　"“”', max_size=30))
def test_folding_is_stable(name):
    once = fold_characters(name)
    assert fold_characters(once) == once
    assert isinstance(folded_name(name), str)
    assert all(stripped_names(folded_name(name)))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"kind": "swap", "form": "a", "to": "b"}, "row 2, kind: found 'swap'"),
        ({"kind": "drop", "form": "", "to": ""}, "row 2, form: found an empty cell"),
        ({"kind": "contrast", "form": "森林", "to": ""}, "row 2, to: found an empty cell"),
        ({"kind": "prefix", "form": "全" * 11, "to": ""}, "accepted: at most 10 characters"),
    ],
)
def test_a_broken_rule_is_an_error_that_names_it(row, message):
    with pytest.raises(CodebookError, match=re.escape(message)):
        compile_rules([row])


def test_a_form_with_two_targets_is_an_error():
    rows = [
        {"kind": "replace", "form": "占比", "to": "比"},
        {"kind": "replace", "form": "占比", "to": "率"},
    ]
    with pytest.raises(CodebookError, match=re.escape("row 3, form: found '占比' twice")):
        compile_rules(rows)
