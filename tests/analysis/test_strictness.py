import pandas as pd
import pytest

from ecociv.analysis.strictness import later_asks_more, without_each_plan

COLUMNS = ["doc_a", "doc_b", "stricter"]


def pairs(*rows: tuple[str, str, str], **fields: str) -> pd.DataFrame:
    same = {"comparability": "comparable", "kind_a": "target", "kind_b": "target"} | fields
    return pd.DataFrame(list(rows), columns=COLUMNS).assign(**same)


YEARS = pd.Series({"a": 2011, "b": 2017, "c": 2020, "d": 2024})


def test_a_perfect_order_has_the_smallest_p_value_there_is():
    rows = pairs(("a", "b", "b"), ("a", "c", "b"), ("b", "c", "b"), ("c", "d", "b"))
    found = later_asks_more(rows, YEARS).iloc[0]
    assert (found["later_more"], found["earlier_more"], found["n_orders"]) == (4, 0, 24)
    # Only the full order a<b<c<d and its reverse are as extreme.
    assert found["p_value"] == found["p_min"] == pytest.approx(2 / 24)


def test_the_side_of_a_pair_does_not_matter():
    one = later_asks_more(pairs(("a", "b", "b"), ("b", "c", "a")), YEARS)
    other = later_asks_more(pairs(("b", "a", "a"), ("c", "b", "b")), YEARS)
    pd.testing.assert_frame_equal(one, other)
    assert one.loc[0, ["later_more", "earlier_more", "statistic"]].tolist() == [1, 1, 0]


def test_what_must_not_count_does_not():
    assert later_asks_more(pairs(("a", "b", "b"), comparability="refused"), YEARS).n_pairs[0] == 0
    assert later_asks_more(pairs(("a", "b", "b"), kind_a="status"), YEARS).n_pairs[0] == 0
    assert later_asks_more(pairs(("a", "x", "b")), YEARS).n_pairs[0] == 0
    same = later_asks_more(pairs(("a", "b", "same")), YEARS)
    assert same.loc[0, ["n_pairs", "equal"]].tolist() == [1, 1]


def test_many_plans_are_drawn_at_random_the_same_way_twice():
    ids = [f"p{number}" for number in range(10)]
    years = pd.Series(range(2010, 2020), index=ids)
    rows = pairs(*((ids[i], ids[i + 1], "b") for i in range(9)))
    first = later_asks_more(rows, years, n_draws=500)
    pd.testing.assert_frame_equal(first, later_asks_more(rows, years, n_draws=500))
    assert first.loc[0, "n_orders"] == 501
    assert first.loc[0, "p_value"] < 0.05


def test_each_plan_is_left_out_once():
    found = without_each_plan(pairs(("a", "b", "b"), ("a", "c", "b")), YEARS)
    assert found["left_out"].isna().tolist() == [True, False, False, False]
    assert found["n_pairs"].tolist() == [2, 0, 1, 1]
