from typing import Any

import pandas as pd
import pytest

from ecociv.analysis.standards import count_verdicts, measure_plans, threshold_editions

FIELDS = ["condition", "condition_zh", "weight_percent", "binding", "note", "value"]


def threshold(indicator_id: str = "forest_coverage", **fields: Any) -> dict[str, Any]:
    return dict.fromkeys(FIELDS) | {
        "standard_id": "l-1", "list_id": "l", "edition": 2016, "number": 1, "applies_to": "county",
        "indicator_id": indicator_id, "indicator_en": "", "indicator_zh": "", "operator": "ge",
        "value": 40.0, "unit": "%", "change": "level", "source": "a page",
        "confirmed_fields": "number|value|operator",
    } | fields  # fmt: skip


def said(value: float | None = 40.0, **fields: Any) -> dict[str, Any]:
    return {
        "statement_id": "d-1", "doc_id": "d", "start": 1, "kind": "target", "change": "level",
        "operator": "ge", "scope_zh": None, "indicator_id": "forest_coverage", "value_low": value,
        "value_std_low": value, "value_std_high": value, "target_year": 2020,
    } | fields  # fmt: skip


def measure(
    thresholds: list[dict[str, Any]], rows: list[dict[str, Any]], region: str | None = "east"
) -> pd.DataFrame:
    lists = pd.DataFrame({"doc_id": ["d"], "list_id": ["l"], "use": ["own_level"],
                          "timing": ["in_force"], "applies": [True]})  # fmt: skip
    statements = pd.DataFrame(rows, columns=list(said())).astype(
        {"target_year": "Int64", "scope_zh": "str"}
    )
    standards = pd.DataFrame(thresholds).astype({"value": "float64", "weight_percent": "float64"})
    documents = pd.DataFrame({"doc_id": ["d"], "place_id": ["p"]})
    places = pd.DataFrame({"place_id": ["p"], "region": [region]})
    return measure_plans(statements, standards, lists, documents, places)


def verdict(thresholds: list[dict[str, Any]], rows: list[dict[str, Any]], **options: Any) -> Any:
    found = measure(thresholds, rows, **options)
    assert len(found) == 1
    return found.iloc[0]


@pytest.mark.parametrize(
    ("value", "expected", "distance"),
    [(45.0, "above", 5.0), (40.0, "at", 0.0), (1.0, "below", -39.0)],
)
def test_above_at_and_below(value: float, expected: str, distance: float):
    found = verdict([threshold()], [said(value)])
    assert (found["verdict"], found["distance"]) == (expected, distance)
    assert (found["kind"], found["statement_id"], found["source"]) == ("target", "d-1", "a page")


def test_where_less_is_better_the_lower_value_is_above_the_list():
    dust = threshold("pm25_concentration", operator="le", value=25.0, unit="ug/m3")
    row = said(28.0, indicator_id="pm25_concentration", operator="le")
    assert verdict([dust], [row])[["verdict", "distance"]].tolist() == ["below", -3.0]
    row |= {"value_std_low": 20.0, "value_std_high": 22.0}
    assert verdict([dust], [row])[["verdict", "distance", "value"]].tolist() == ["above", 3.0, 22.0]


@pytest.mark.parametrize("operator", ["eq", "approx"])
def test_a_plain_threshold_takes_the_direction_of_the_indicator(operator: str):
    assert verdict([threshold(operator=operator)], [said(39.0)])["verdict"] == "below"


def test_thresholds_are_converted():
    row = said(30.0, indicator_id="wetland_area")
    area = threshold("wetland_area", value=0.3, unit="10*8.[mu_cn]")
    assert verdict([area], [row])["threshold_low"] == pytest.approx(2_000_000)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"value": None}, "not_confirmed"),
        ({"confirmed_fields": "number|operator"}, "not_confirmed"),
        ({"operator": "qualitative", "value": None}, "qualitative"),
        ({"change": "relative", "operator": "eq"}, "change"),
        ({"unit": "t"}, "unit"),
        ({"weight_percent": 2.75}, "weight"),
        ({"indicator_id": "forest_stock", "unit": "10*8.m3", "applies_to": "national"},
         "national_total"),
    ],
)  # fmt: skip
def test_what_measures_nothing_says_why(fields: dict, expected: str):
    row = said(indicator_id=fields.get("indicator_id", "forest_coverage"))
    found = verdict([threshold(**fields)], [row])
    assert found["verdict"] == expected
    assert pd.isna(found["distance"])
    assert measure([threshold(**fields)], []).loc[0, "verdict"] == expected


def test_no_number_is_not_addressed():
    found = verdict([threshold()], [])
    assert found["verdict"] == "not_addressed"
    assert pd.isna(found["kind"])
    assert measure([threshold()], [said(kind="project")]).loc[0, "verdict"] == "not_addressed"


@pytest.mark.parametrize(
    "fields", [{"change": "relative", "value_std_low": None}, {"operator": "le"}]
)
def test_a_number_in_another_form_is_no_level(fields: dict):
    assert verdict([threshold()], [said(**fields)])["verdict"] == "other_form"


def test_targets_and_results_are_measured_apart():
    found = measure([threshold()], [said(45.0), said(30.0, kind="status", statement_id="d-2")])
    assert found[["kind", "verdict"]].values.tolist() == [["status", "below"], ["target", "above"]]


def test_the_whole_place_and_the_latest_year_speak_for_a_plan():
    rows = [
        said(99.0, scope_zh="平原区域", target_year=2030),
        said(20.0, target_year=2018, start=5),
        said(41.0, target_year=2020, start=9, statement_id="d-9"),
    ]
    found = verdict([threshold()], rows)
    assert found[["value", "statement_id", "n_statements"]].tolist() == [41.0, "d-9", 3]


REGIONS = [
    threshold(standard_id=f"l-1{letter}", value=value, condition=condition)
    for letter, value, condition in (
        ("a", 50.0, "east; total within its target"), ("b", 40.0, "central"), ("c", 30.0, "west"),
    )
]  # fmt: skip


@pytest.mark.parametrize(
    ("region", "expected"), [("east", "below"), ("central", "at"), ("west", "above")]
)
def test_the_region_chooses_the_threshold(region: str, expected: str):
    found = verdict(REGIONS, [said(40.0)], region=region)
    assert found["verdict"] == expected
    assert found["threshold_low"] == found["threshold_high"]


def test_a_region_that_the_list_does_not_know_is_tried_with_every_value():
    assert verdict(REGIONS, [said(40.0)], region="northeast")["verdict"] == "depends"
    found = verdict(REGIONS, [said(60.0)], region="northeast")
    assert found[["verdict", "distance"]].tolist() == ["above", 10.0]
    assert found[["threshold_low", "threshold_high"]].tolist() == [30.0, 50.0]
    assert found["standard_ids"] == "l-1a|l-1b|l-1c"


def test_terrain_is_not_known_and_tried_with_every_value():
    terrain = [threshold(standard_id=f"l-{c}", value=value, condition=c)
               for c, value in (("mountain", 75.0), ("plain", 18.0))]  # fmt: skip
    assert verdict(terrain, [said(71.0)])["verdict"] == "depends"
    assert verdict(terrain, [said(79.5)])["verdict"] == "above"


def test_verdicts_are_counted_by_plan_and_list():
    found = count_verdicts(
        measure([threshold(), threshold("green_space_rate", number=2)], [said(50.0)])
    )
    assert found.loc[0, ["above", "not_addressed", "n", "n_met"]].tolist() == [1, 1, 2, 1]


def test_only_confirmed_thresholds_of_several_lists_show_how_the_yardstick_moved():
    rows = pd.DataFrame(
        [
            threshold(), threshold(list_id="m", value=60.0), threshold(list_id="n", value=None),
            threshold("wetland_area"), threshold("wetland_area", list_id="m", confirmed_fields=""),
        ]
    )  # fmt: skip
    assert threshold_editions(rows)["value"].tolist() == [40.0, 60.0]
