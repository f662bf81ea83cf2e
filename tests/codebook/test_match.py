"""Indicators are found by their names and never guessed."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecociv.codebook import (
    FUZZY_THRESHOLD,
    indicators,
    labelled_pairs,
    match_indicator,
    suggest,
    threshold_curve,
)
from ecociv.codebook.match import fits
from ecociv.codebook.name_index import build_index
from ecociv.errors import CodebookError

TABLE = indicators()


def test_every_name_and_synonym_finds_its_own_indicator():
    wrong = []
    for row in TABLE.fillna({"synonyms_zh": ""}).itertuples():
        for name in [row.name_zh, *filter(None, row.synonyms_zh.split("|"))]:
            if "*" not in name:
                found = match_indicator(name)
                if found.indicator_id != row.indicator_id:
                    wrong.append((name, row.indicator_id, found))
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "unit", "indicator_id", "how"),
    [
        ("森林覆盖率", "%", "forest_coverage", "exact"),
        ("城市污水处理率", "%", "urban_sewage_treatment_rate", "alias"),
        ("全市细颗粒物（PM2.5）的平均浓度", "μg/m³", "pm25_concentration", "normalized"),
        ("森林总覆盖率", "%", "forest_coverage", "fuzzy"),
        ("距哈尔滨距离", "公里", "distance_to_place", "alias"),
        ("造林", "万亩", "afforestation_area", "alias"),
        ("湿地修复任务", "公顷", "wetland_restored", "normalized"),
        ("单位GDP能耗", "%", "energy_intensity", "exact"),
        ("外贸进出口总额", "亿美元", "trade_total", "alias"),
    ],
)
def test_ways_of_matching(name, unit, indicator_id, how):
    found = match_indicator(name, unit)
    assert (found.indicator_id, found.how) == (indicator_id, how)
    assert found.unit_std == TABLE.set_index("indicator_id").loc[indicator_id, "unit_std"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("森林覆盖率", "林木覆盖率"),
        ("林木覆盖率", "林木绿化率"),
        ("林木绿化率", "建成区绿化覆盖率"),
        ("建成区绿化覆盖率", "建成区绿地率"),
        ("城镇污水处理率", "农村污水处理率"),
        ("城镇污水处理率", "污水集中处理率"),
        ("城镇生活垃圾无害化处理率", "农村生活垃圾无害化处理率"),
        ("化学需氧量排放总量", "氨氮排放总量"),
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
        ("常住人口城镇化率", "户籍人口城镇化率"),
        ("空气质量优良天数", "空气质量优良天数比例"),
        ("水土流失治理面积", "水土流失面积"),
        ("受污染耕地安全利用率", "污染地块安全利用率"),
        ("规模以上工业增加值", "规模以上工业总产值"),
    ],
)
def test_different_indicators_stay_different(one, other):
    first, second = match_indicator(one), match_indicator(other)
    assert None not in (first.indicator_id, second.indicator_id)
    assert first.indicator_id != second.indicator_id


@pytest.mark.parametrize(
    ("name", "unit", "change"),
    [
        ("森林覆盖率", "万亩", ""),
        ("森林蓄积量", "公里", ""),
        ("高标准农田", "%", "level"),
        ("生态保护红线", "家", ""),
        ("未脱贫人口", "万人", ""),
        ("牧民人均可支配收入", "元", ""),
        ("灌木林覆盖率", "%", ""),
        ("森" * 200, "%", ""),
        ("率", "%", ""),
        ("", "", ""),
    ],
)
def test_nothing_is_found_where_name_or_unit_forbids_it(name, unit, change):
    found = match_indicator(name, unit, change=change)
    assert (found.indicator_id, found.how, found.unit_std) == (None, "none", "")


def test_scope_and_name_together_may_be_an_indicator():
    assert match_indicator("污水处理率", "%").indicator_id == "sewage_treatment_rate"
    for scope, expected in [
        ("市区", "urban_sewage_treatment_rate"),
        ("县以上城市", "urban_sewage_treatment_rate"),
        ("农村", "rural_sewage_treatment_rate"),
        ("工业园区", "sewage_treatment_rate"),
    ]:
        assert match_indicator("污水处理率", "%", scope_zh=scope).indicator_id == expected


def test_two_equally_near_indicators_give_none():
    assert match_indicator("城市生活污水集中收处率", "%").indicator_id is None


def test_suggestions_come_on_demand_and_name_indicators():
    found = match_indicator("灌木林覆盖率", "%")
    assert "forest_coverage" in found.suggestions
    assert match_indicator("森林覆盖率").suggestions == ["forest_coverage"]
    assert set(suggest("林木覆盖度", limit=3)) <= set(TABLE["indicator_id"])


def test_an_unknown_unit_does_not_forbid_an_equal_name():
    assert fits("斗", "%")
    assert match_indicator("森林覆盖率", "斗").indicator_id == "forest_coverage"


@given(
    st.text(alphabet="森林覆盖率城镇农村污水处理利用万亩%面积生活垃圾", max_size=25),
    st.text(max_size=4),
)
def test_any_name_gives_a_match_or_none(name, unit):
    found = match_indicator(name, unit)
    assert (found.indicator_id is None) == (found.how == "none")
    assert 0 <= found.score <= 100


def test_labelled_pairs_name_known_indicators_and_are_not_in_the_codebook():
    known = set(TABLE["indicator_id"])
    names = {name for row in TABLE["synonyms_zh"].dropna() for name in row.split("|")}
    pairs = labelled_pairs()
    assert len(pairs) > 200
    assert 80 < sum(1 for *_, right in pairs if not right) < 160
    assert {right for *_, right in pairs if right} <= known
    assert not {name for name, *_ in pairs} & (names | set(TABLE["name_zh"]))


def test_the_threshold_is_where_the_curve_says():
    curve = threshold_curve(thresholds=(70, 80, FUZZY_THRESHOLD, 100)).set_index("threshold")
    assert curve.loc[FUZZY_THRESHOLD, "precision"] > 0.98
    assert curve.loc[FUZZY_THRESHOLD, "recall"] > 0.65
    assert curve.loc[70.0, "precision"] < curve.loc[FUZZY_THRESHOLD, "precision"]
    assert curve["matched"].is_monotonic_decreasing
    assert curve.loc[100.0, ["matched", "right"]].tolist() == [0, 0]


def test_matching_is_fast_enough_for_a_million_characters_a_second():
    # Ten times the measured times: the test finds a slow path, not a slow machine.
    for name, limit in [("森林覆盖率", 1e-4), ("重点领域深度脱碳企业数量", 1e-3)]:
        match_indicator(name, "%")
        start = time.perf_counter()
        for _ in range(200):
            match_indicator(name, "%")
        assert (time.perf_counter() - start) / 200 < limit


@pytest.mark.parametrize("second", ["甲率", "甲 率", "甲的率"])
def test_a_name_at_two_indicators_is_an_error_that_names_both_rows(second):
    rows = [
        {"indicator_id": "a", "name_zh": "乙率", "synonyms_zh": "甲率", "unit_std": "%"},
        {"indicator_id": "b", "name_zh": "丙率", "synonyms_zh": second, "unit_std": "%"},
    ]
    with pytest.raises(CodebookError, match=r"row 3, .*of b, which row 2 \(a\) has already"):
        build_index(rows)
