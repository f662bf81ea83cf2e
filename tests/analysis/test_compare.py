"""Pairs of statements: what may be compared, what is refused, and why."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from ecociv.analysis.compare import (
    PAIR_COLUMNS,
    compare_indicator,
    compare_shared,
    shared_indicators,
)
from ecociv.errors import OptionError

FOREST: dict[str, Any] = {
    "indicator_id": "forest_coverage", "indicator_zh": "森林覆盖率",
    "unit_zh": "%", "unit_std": "%",
    "value_low": 40.0, "value_high": 40.0, "operator": "ge", "kind": "target", "change": "level",
    "value_type": "number", "target_year": 2025,
}  # fmt: skip


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    """Statements with what the comparison reads; values are in the standard unit."""
    columns = [
        "statement_id", "doc_id", "start", "kind", "value_type", "indicator_zh", "scope_zh",
        "indicator_id", "operator", "value_low", "value_high", "unit_zh", "value_std_low",
        "value_std_high", "unit_std", "change", "direction", "baseline_year", "target_year",
        "curated_fields",
    ]  # fmt: skip
    filled = []
    for number, row in enumerate(rows):
        whole = {"doc_id": "abcdef"[number], "start": number} | FOREST | row
        if whole["change"] in ("level", "delta"):
            whole = {
                "value_std_low": whole["value_low"],
                "value_std_high": whole["value_high"],
            } | whole
        filled.append({"statement_id": f"{whole['doc_id']}-{number:06d}"} | whole)
    table = pd.DataFrame(filled).reindex(columns=columns)
    numbers = ["value_low", "value_high", "value_std_low", "value_std_high"]
    texts = [name for name in columns if name not in {*numbers, "start", "baseline_year",
                                                      "target_year"}]  # fmt: skip
    return table.astype(
        dict.fromkeys(numbers, "float64")
        | dict.fromkeys(texts, "str")
        | {"start": "Int64", "baseline_year": "Int64", "target_year": "Int64"}
    )


def where(*levels: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Documents and places: plan a at the first level, plan b at the second …"""
    ids = list("abcdef"[: len(levels)])
    documents = pd.DataFrame({"doc_id": ids, "place_id": ids})
    return documents, pd.DataFrame({"place_id": ids, "admin_level": levels})


CITIES = ("prefecture_city",) * 6


@pytest.fixture
def pair() -> Callable[..., pd.Series]:
    def compare(a: dict[str, Any], b: dict[str, Any], *levels: str, **options: Any) -> pd.Series:
        rows = frame(a, b)
        documents, places = where(*(levels or CITIES[:2]))
        indicator_id = rows["indicator_id"].iloc[0]
        found = compare_indicator(indicator_id, rows, documents, places, **options)
        assert len(found) == 1
        return found.iloc[0]

    return compare


def test_two_targets_of_one_sort_are_comparable(pair: Callable[..., pd.Series]):
    found = pair({}, {"value_low": 71.0, "value_high": 71.0, "target_year": 2027})
    assert found["comparability"] == "comparable"
    assert found["codes"] == ""
    assert (found["difference_low"], found["difference_high"]) == (31.0, 31.0)
    assert (found["stricter"], found["years_apart"], found["unit"]) == ("b", 2, "%")
    assert found["reason_zh"] == "类型、形式、单位、范围与层级均相同;相隔2年"


REFUSED = {
    "kind": ({}, {"kind": "status"}),
    "change": ({}, {"change": "delta", "direction": "up"}),
    "direction": (
        {"change": "delta", "direction": "up"},
        {"change": "delta", "direction": "down"},
    ),
    "unit": (
        {"change": "delta", "direction": "up"},
        {"change": "delta", "direction": "up", "unit_zh": "个百分点", "unit_std": None},
    ),
    "denominator": (
        {"unit_zh": "立方米/万元", "unit_std": "m3/(10*4.CNY)"},
        {"unit_zh": "立方米/人", "unit_std": "m3/person"},
    ),
    "base": (
        {"change": "relative", "direction": "down", "baseline_year": 2015},
        {"change": "relative", "direction": "down"},
    ),
    "bound": ({}, {"operator": "le"}),
    "scope": ({"scope_zh": "重点企业"}, {"scope_zh": "农村"}),
    "value": ({}, {"value_type": "grade", "unit_zh": "级", "unit_std": "grade"}),
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_does_not_measure_the_same_is_refused_with_its_reason(
    pair: Callable[..., pd.Series], code: str
):
    found = pair(*REFUSED[code])
    assert found["comparability"] == "refused"
    assert code in found["codes"].split("|")
    assert found["reason_en"]
    assert found["reason_zh"]
    assert pd.isna(found["difference_low"])
    assert pd.isna(found["stricter"])


def test_percent_and_percentage_points_are_never_compared(pair: Callable[..., pd.Series]):
    points = {"change": "delta", "unit_zh": "个百分点", "unit_std": "pp", "direction": "up"}
    assert pair({}, points)["comparability"] == "refused"
    assert "unit" in pair({"change": "delta", "direction": "up"}, points)["codes"]


CAUTION = {
    "year": ({}, {"target_year": 2031}),
    "scope": ({}, {"scope_zh": "某某湖区"}),
    "wording": ({}, {"indicator_zh": "绿化造林情况"}),
    "size": (
        {"indicator_id": "forest_stock", "unit_zh": "万立方米", "unit_std": "10*4.m3"},
        {"indicator_id": "forest_stock", "unit_zh": "万立方米", "unit_std": "10*4.m3"},
    ),
}


@pytest.mark.parametrize("code", CAUTION)
def test_what_limits_a_difference_is_said(pair: Callable[..., pd.Series], code: str):
    found = pair(*CAUTION[code])
    assert found["comparability"] == "caution"
    assert code in found["codes"].split("|")
    assert pd.notna(found["difference_low"])


@pytest.mark.parametrize("year", [None, 2020, 2025, 2030])
def test_years_within_a_planning_period_are_near(pair: Callable[..., pd.Series], year: int | None):
    found = pair({}, {"target_year": year})
    assert found["comparability"] == ("caution" if year is None else "comparable")
    assert pair({}, {"target_year": 2024}, near_years=0)["codes"] == "year"


def test_levels_of_government_are_named(pair: Callable[..., pd.Series]):
    found = pair({}, {}, "county_level_city", "development_zone")
    assert found["codes"] == "admin_level"
    assert found["reason_en"] == "county-level city against development zone"
    assert found["reason_zh"] == "县级市与开发区相比"
    assert pair({}, {}, "county_level_city", None)["reason_zh"] == "有行政层级不详"


def test_a_scope_that_the_other_plan_has_in_its_name_is_the_same_scope(
    pair: Callable[..., pd.Series],
):
    water = {"indicator_id": "rural_tap_water", "indicator_zh": "自来水入户率", "scope_zh": "农村"}
    other = {"indicator_id": "rural_tap_water", "indicator_zh": "农村自来水覆盖率"}
    assert pair(water, other)["comparability"] == "comparable"


def test_unlike_spans_are_compared_as_compound_rates(pair: Callable[..., pd.Series]):
    change = {"change": "relative", "direction": "down", "operator": "eq", "unit_std": None}
    two = change | {"value_low": 19.0, "value_high": 19.0, "baseline_year": 2023}
    one = change | {"value_low": 12.0, "value_high": 12.0, "baseline_year": 2024}
    found = pair(two, one)
    assert (found["comparability"], found["unit"]) == ("caution", "%/a")
    assert (found["low_a"], found["low_b"]) == pytest.approx((10.0, 12.0))
    assert (found["codes"], found["stricter"]) == ("base", "b")
    same = pair(two, two | {"value_low": 21.0, "value_high": 21.0})
    assert (same["comparability"], same["unit"], same["low_a"]) == ("comparable", "%", 19.0)


def test_of_levels_the_codebook_says_which_asks_for_more(pair: Callable[..., pd.Series]):
    dust = {
        "indicator_id": "pm25_concentration", "indicator_zh": "细颗粒物浓度", "operator": "le",
        "unit_zh": "微克/立方米", "unit_std": "ug/m3",
    }  # fmt: skip
    assert pair(dust, dust | {"value_low": 28.0, "value_high": 28.0})["stricter"] == "b"
    assert pair(dust, dust)["stricter"] == "same"
    wide = {"value_low": 38.0, "value_high": 45.0, "operator": "range"}
    assert pd.isna(pair({}, wide)["stricter"])
    assert pd.isna(pair(*CAUTION["size"])["stricter"])


def test_grades_have_an_order_and_no_distance(pair: Callable[..., pd.Series]):
    grade = {
        "indicator_id": "surface_water_class", "indicator_zh": "水质类别", "unit_zh": "类",
        "unit_std": "class", "value_type": "grade", "value_low": 3.0, "value_high": 3.0,
    }  # fmt: skip
    found = pair(grade, grade | {"value_low": 2.0, "value_high": 2.0})
    assert pd.isna(found["difference_low"])
    assert found["stricter"] == "b"


def test_a_statement_that_a_plan_repeats_counts_once():
    rows = frame({"doc_id": "a"}, {"doc_id": "a"}, {"doc_id": "b"})
    assert len(compare_indicator("forest_coverage", rows, *where(*CITIES[:2]))) == 1


def test_a_plan_is_not_compared_with_itself():
    rows = frame({"doc_id": "a"}, {"doc_id": "a", "value_low": 50.0, "value_high": 50.0})
    found = compare_indicator("forest_coverage", rows, *where(CITIES[0]))
    assert found.empty
    assert list(found.columns) == PAIR_COLUMNS


def test_an_unknown_indicator_names_the_nearest():
    rows = frame({}, {})
    with pytest.raises(OptionError, match="found forest_coverege; accepted: forest_coverage"):
        compare_indicator("forest_coverege", rows, *where(*CITIES[:2]))


def test_shared_indicators_need_numbers_of_two_plans():
    rows = frame(
        {}, {}, {"indicator_id": "forest_stock"},
        {"indicator_id": "wetland_area", "value_low": None}, {"indicator_id": "wetland_area"},
    )  # fmt: skip
    found = shared_indicators(rows)
    assert found.values.tolist() == [["forest_coverage", 2, "a|b", "target", 2]]
    assert shared_indicators(rows, min_plans=3).empty


def test_places_and_plans_without_a_record_flow_through():
    rows = frame({}, {}, {})
    documents = pd.DataFrame({"doc_id": list("abc"), "place_id": ["a", "b", None]})
    places = pd.DataFrame({"place_id": ["a"], "admin_level": ["county"]})
    assert len(compare_shared(rows, documents, places)) == 3


def test_nothing_shared_is_an_empty_frame_with_its_columns():
    found = compare_shared(frame({}), *where(CITIES[0]))
    assert found.empty
    assert list(found.columns) == PAIR_COLUMNS
