import pandas as pd
import pytest

from ecociv.analysis.ladders import implied_change, ladders


def statements(*rows: dict) -> pd.DataFrame:
    base = {
        "doc_id": "a", "kind": "target", "change": "level", "indicator_id": "x",
        "indicator_zh": "森林覆盖率", "scope_zh": None, "operator": "eq", "value_low": 40.0,
        "value_high": None, "unit_zh": "%", "value_std_low": None, "value_std_high": None,
        "unit_std": None, "baseline_year": None, "baseline_value": None, "target_year": 2015,
        "year_source": "explicit", "direction": None,
    }  # fmt: skip
    filled = []
    for number, row in enumerate(rows):
        full = base | {"statement_id": f"a-{number:06d}"} | row
        full["value_high"] = full["value_low"] if full["value_high"] is None else full["value_high"]
        filled.append(full)
    return pd.DataFrame(filled)


def steps(*rows: dict) -> list:
    found = ladders(statements(*rows))
    return found[["ladder", "year", "value", "role"]].values.tolist()


def test_two_years_make_a_ladder():
    found = steps({"target_year": 2015, "value_low": 43.0}, {"target_year": 2012})
    assert found == [[1, 2012, 40.0, "target"], [1, 2015, 43.0, "target"]]


@pytest.mark.parametrize(
    "other",
    [
        {"doc_id": "b"},
        {"indicator_zh": "林木覆盖率"},
        {"scope_zh": "市区"},
        {"indicator_id": "y"},
        {"unit_std": "m2", "value_std_low": 1.0, "value_std_high": 1.0},
        {"change": "delta"},
        {"kind": "investment"},
        {"target_year": None},
        {"target_year": 2015},
    ],
)
def test_what_differs_is_no_ladder(other: dict):
    assert steps({"target_year": 2015}, {"target_year": 2012} | other) == []


def test_a_name_without_codebook_entry_makes_a_ladder_too():
    rows = [{"indicator_id": None, "target_year": 2012}, {"indicator_id": None}]
    assert len(steps(*rows)) == 2


def test_status_and_starting_value_are_the_foot():
    found = steps(
        {"kind": "status", "target_year": 2010, "value_low": 30.0},
        {"baseline_year": 2011, "baseline_value": 32.0},
    )
    assert [row[1:] for row in found] == [
        [2010, 30.0, "status"], [2011, 32.0, "baseline"], [2015, 40.0, "target"],
    ]  # fmt: skip


def test_the_starting_value_is_in_the_standard_unit_too():
    found = ladders(
        statements(
            {"value_low": 40.0, "unit_zh": "万亩", "value_std_low": 26666.8,
             "value_std_high": 26666.8, "unit_std": "ha", "baseline_year": 2010,
             "baseline_value": 30.0}
        )
    )  # fmt: skip
    assert found["value"].tolist() == pytest.approx([20000.1, 26666.8])


def test_the_middle_of_a_range_is_shown():
    assert steps({"target_year": 2012}, {"value_low": 40.0, "value_high": 45.0})[1][2] == 42.5


def change(*rows: dict) -> dict:
    found = implied_change(statements(*rows))
    assert len(found) == 1
    return found.iloc[0].to_dict()


@pytest.mark.parametrize(
    ("direction", "percent", "rate"),
    [("down", 20.0, -4.3648), ("up", 20.0, 3.7137), ("down", 0.0, 0.0)],
)
def test_a_relative_change_asks_for_a_constant_rate(direction: str, percent: float, rate: float):
    found = change(
        {"change": "relative", "direction": direction, "value_low": percent, "baseline_year": 2010}
    )
    assert (found["form"], found["years"]) == ("relative", 5)
    assert found["rate_percent"] == pytest.approx(rate, abs=1e-4)
    assert pd.isna(found["per_year"])


def test_a_range_keeps_the_rates_of_its_ends():
    found = change(
        {"change": "relative", "direction": "down", "value_low": 40.0, "value_high": 45.0,
         "baseline_year": 2005, "target_year": 2020, "operator": "range"}
    )  # fmt: skip
    assert found["to_value"] == -42.5
    assert found["rate_low"] == pytest.approx(100 * (0.55 ** (1 / 15) - 1))
    assert found["rate_high"] == pytest.approx(100 * (0.60 ** (1 / 15) - 1))
    assert found["rate_low"] < found["rate_percent"] < found["rate_high"]


@pytest.mark.parametrize(
    "row",
    [
        {"baseline_year": None},
        {"baseline_year": 2015},
        {"baseline_year": 2010, "target_year": None},
        {"baseline_year": 2010, "value_low": 100.0, "direction": "down"},
        {"baseline_year": 2010, "kind": "status"},
    ],
)
def test_a_relative_change_without_two_ends_has_no_rate(row: dict):
    assert implied_change(statements({"change": "relative", "direction": "down"} | row)).empty


def test_a_share_moves_by_points():
    found = change({"target_year": 2012, "value_low": 95.0}, {"value_low": 100.0})
    assert found["per_year"] == pytest.approx(5 / 3)
    assert pd.isna(found["rate_percent"])
    assert (found["form"], found["from_value"], found["to_value"]) == ("ladder", 95.0, 100.0)


def test_an_amount_moves_by_unit_and_rate():
    found = change(
        {"unit_zh": "微克/立方米", "target_year": 2010, "value_low": 50.0, "kind": "status"},
        {"unit_zh": "微克/立方米", "value_low": 25.0},
    )
    assert found["per_year"] == -5
    assert found["rate_percent"] == pytest.approx(100 * (0.5**0.2 - 1))
    assert found["statement_ids"] == "a-000000|a-000001"


def test_a_starting_value_is_named_as_such():
    found = change({"baseline_year": 2011, "baseline_value": 36.0})
    assert (found["form"], found["per_year"]) == ("baseline", 1.0)


def test_two_values_for_one_year_give_no_change():
    rows = [{"target_year": 2012}, {"target_year": 2012, "value_low": 41.0}, {"value_low": 43.0}]
    assert len(steps(*rows)) == 3
    assert implied_change(statements(*rows)).empty


def test_no_statement_gives_empty_frames():
    empty = statements({}).iloc[:0]
    assert ladders(empty).empty
    assert implied_change(empty).empty
    assert implied_change(empty)["rate_percent"].dtype == "float64"
