import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecociv.analysis.reliability import (
    calibration_scores,
    judged_rows,
    leave_one_plan_out,
    reliability_table,
    review_yield,
)
from ecociv.tables import evaluate

GOLD = {
    "doc_id": "a", "start": 10, "end": 13, "value_text": "40%", "kind": "target",
    "value_low": 40.0, "value_high": 40.0, "unit_zh": "%", "operator": "ge", "change": "level",
    "direction": None, "baseline_year": None, "target_year": 2025, "indicator_zh": "森林覆盖率",
    "scope_zh": None, "core": 1,
}  # fmt: skip


def predicted(start: int, confidence: float, **fields: object) -> dict:
    own = {"start": start, "end": start + 3, "statement_id": f"a-{start}", "confidence": confidence}
    return GOLD | own | {"sentence_zh": "", "rule_id": "test"} | fields


def judged(*rows: tuple[str, float, bool]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["doc_id", "confidence", "right"])
    return frame.assign(statement_id=[f"s{number}" for number in range(len(frame))])


def test_right_wrong_spurious_and_misplaced_rows_are_judged():
    gold = pd.DataFrame([GOLD, GOLD | {"start": 30, "end": 33}, GOLD | {"start": 50, "end": 53}])
    pred = pd.DataFrame(
        [
            predicted(10, 0.9),
            predicted(30, 0.7, operator="le"),
            predicted(51, 0.6),
            predicted(90, 0.5),
        ]
    )
    rows = judged_rows(evaluate(pred, gold, n_boot=0)).set_index("confidence")
    assert rows["right"].to_dict() == {0.9: True, 0.7: False, 0.6: False, 0.5: False}
    assert rows["right"].dtype == bool


def test_rows_on_debatable_annotations_are_not_judged():
    gold = pd.DataFrame([GOLD, GOLD | {"start": 30, "end": 33, "core": 0}])
    pred = pd.DataFrame([predicted(10, 0.9), predicted(30, 0.9, operator="le")])
    assert judged_rows(evaluate(pred, gold, n_boot=0))["statement_id"].tolist() == ["a-10"]


def test_a_missed_row_is_no_predicted_row():
    gold = pd.DataFrame([GOLD, GOLD | {"start": 30, "end": 33}])
    assert len(judged_rows(evaluate(pd.DataFrame([predicted(10, 0.9)]), gold, n_boot=0))) == 1


def test_a_constant_is_one_group():
    table = reliability_table(judged(*[("a", 0.8, number % 5 > 0) for number in range(50)]))
    assert table[["n", "n_right"]].values.tolist() == [[50, 40]]
    assert math.isclose(table.loc[0, "gap"], 0, abs_tol=1e-12)
    assert table.loc[0, "share_low"] < 0.8 < table.loc[0, "share_high"]


def test_groups_are_ordered_about_equal_and_never_split_a_value():
    values = [0.5] * 10 + [0.6] * 30 + [0.9] * 20 + [0.95] * 40
    table = reliability_table(judged(*[("a", value, True) for value in values]), n_groups=2)
    assert table["n"].tolist() == [40, 60]
    assert table["confidence_low"].tolist() == [0.5, 0.9]
    assert table["confidence_high"].tolist() == [0.6, 0.95]


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 1), st.booleans()), min_size=1),
    st.integers(1, 8),
)
def test_groups_hold_every_row_once_and_do_not_overlap(rows: list, n_groups: int):
    table = reliability_table(judged(*rows), n_groups)
    assert table["n"].sum() == len(rows)
    assert len(table) <= n_groups
    assert (table["confidence_low"].iloc[1:].values > table["confidence_high"].iloc[:-1]).all()
    assert table["share_right"].between(table["share_low"], table["share_high"]).all()


def test_the_curve_comes_from_the_other_plans_alone():
    own = [("a", 0.8, True)] * 10
    others = [("b", 0.8, False)] * 5 + [("c", 0.8, True)] * 5
    found = (
        leave_one_plan_out(judged(*own, *others)).groupby("doc_id")[["base", "expected"]].first()
    )
    assert found.loc["a"].tolist() == [0.5, 0.5]
    assert found.loc["b", "base"] == 1.0


def test_the_curve_never_falls_and_keeps_within_what_was_seen():
    values = np.linspace(0.1, 0.9, 9)
    others = [("b", value, number % 3 > 0) for number, value in enumerate(np.repeat(values, 4))]
    own = [("a", value, True) for value in [0.0, *values, 1.0]]
    expected = leave_one_plan_out(judged(*own, *others)).query("doc_id == 'a'")["expected"]
    assert expected.is_monotonic_increasing
    assert expected.between(0, 1).all()


def test_few_rows_that_are_all_right_are_no_certainty():
    found = leave_one_plan_out(
        judged(("a", 0.9, True), ("b", 0.9, True), ("b", 0.9, True), ("b", 0.4, False))
    )
    assert 0.5 < found.loc[0, "expected"] < 1


def test_one_plan_has_nothing_to_be_tried_on():
    found = leave_one_plan_out(judged(("a", 0.9, True)))
    assert found[["base", "expected"]].isna().all(axis=None)
    assert math.isnan(calibration_scores(found)["brier_expected"].iloc[-1])


def test_confidence_that_tells_right_from_wrong_scores_better_than_the_base_rate():
    rows = [(plan, 0.95, True) for plan in "abc"] * 9 + [(plan, 0.05, False) for plan in "abc"] * 3
    scores = calibration_scores(leave_one_plan_out(judged(*rows))).set_index("doc_id")
    assert list(scores.index) == ["a", "b", "c", "pooled"]
    assert scores.loc["pooled", ["n", "n_wrong"]].tolist() == [36, 9]
    assert (scores["brier_confidence"] < scores["brier_base"]).all()
    assert (scores["brier_expected"] < scores["brier_base"]).all()
    assert (scores["ranking"] == 1).all()


def test_a_constant_ranks_by_chance_and_no_wrong_row_cannot_be_ranked():
    scores = calibration_scores(
        leave_one_plan_out(judged(("a", 0.8, True), ("a", 0.8, False), ("b", 0.8, True)))
    ).set_index("doc_id")
    assert scores.loc["a", "ranking"] == 0.5
    assert math.isnan(scores.loc["b", "ranking"])


def test_brier_score_is_the_mean_squared_distance():
    scores = calibration_scores(leave_one_plan_out(judged(("a", 0.9, True), ("a", 0.6, False))))
    assert scores.loc[0, "brier_confidence"] == pytest.approx((0.01 + 0.36) / 2)


def test_a_reviewer_who_begins_with_doubt_meets_the_errors_first():
    rows = [("a", 0.2, False)] * 2 + [("a", 0.9, True)] * 8
    found = review_yield(judged(*rows), [0.1, 0.2, 0.5])
    assert found["share_found"].tolist() == [0.5, 1.0, 1.0]
    assert found["n_found"].tolist() == [1.0, 2.0, 2.0]


def test_rows_of_one_confidence_are_found_as_by_chance():
    rows = [("a", 0.8, number > 3) for number in range(20)]
    found = review_yield(judged(*rows))
    assert np.allclose(found["share_found"], found["reviewed"])


def test_where_nothing_is_wrong_nothing_can_be_found():
    assert review_yield(judged(("a", 0.8, True)))["share_found"].isna().all()
