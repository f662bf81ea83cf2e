import math

import numpy as np
import pandas as pd
import pytest

from ecociv.analysis.permutation import EXACT_UP_TO, orders_text, pair_covariates, permute_pairs


def pairs(n: int, value) -> pd.DataFrame:
    names = [f"p{number:02d}" for number in range(n)]
    rows = [(a, b, value(i, j)) for i, a in enumerate(names) for j, b in enumerate(names) if i < j]
    return pd.DataFrame(rows, columns=["doc_a", "doc_b", "likeness"])


def test_with_five_plans_one_marked_pair_cannot_give_less_than_a_tenth():
    frame = pairs(5, lambda i, j: 10.0 if (i, j) == (0, 1) else float(i + j) / 10)
    frame = frame.assign(near=frame["likeness"] == 10.0)
    row = permute_pairs(frame, "likeness", ["near"]).iloc[0]
    assert row["n_orders"] == 120
    assert row["p_two_sided"] == pytest.approx(0.1)
    assert row["p_smallest"] == pytest.approx(0.1)
    assert row["n_marked"] == 1


def test_distances_of_one_line_are_found():
    frame = pairs(6, lambda i, j: -float(j - i))
    frame = frame.assign(apart=-frame["likeness"])
    row = permute_pairs(frame, "likeness", ["apart"]).iloc[0]
    assert row["correlation"] == pytest.approx(-1)
    assert row["p_two_sided"] == pytest.approx(2 / math.factorial(6))  # the line and its reverse
    assert pd.isna(row["n_marked"])


def test_p_is_uniform_enough_where_nothing_goes_with_anything():
    generator = np.random.default_rng(0)
    small = 0
    for _ in range(60):
        frame = pairs(5, lambda _i, _j: float(generator.normal()))
        frame = frame.assign(x=generator.normal(size=len(frame)))
        small += permute_pairs(frame, "likeness", ["x"]).iloc[0]["p_two_sided"] <= 0.1
    assert small <= 13


@pytest.mark.parametrize("x", [[True] * 10, [None, *[True, False, True] * 3], [1.0] * 10])
def test_what_does_not_vary_or_is_not_known_has_no_test(x: list):
    frame = pairs(5, lambda i, j: float(i * j)).assign(x=pd.Series(x))
    kind = "float64" if x[0] == 1.0 and x[0] is not True else "boolean"
    row = permute_pairs(frame.astype({"x": kind}), "likeness", ["x"]).iloc[0]
    assert pd.isna(row["correlation"])
    assert pd.isna(row["p_two_sided"])


def test_two_plans_have_no_test():
    frame = pairs(2, lambda _i, _j: 1.0).assign(x=[2.0])
    assert pd.isna(permute_pairs(frame, "likeness", ["x"]).iloc[0]["p_two_sided"])


def test_many_plans_get_a_fixed_random_draw():
    frame = pairs(EXACT_UP_TO + 1, lambda i, j: -float(j - i))
    frame = frame.assign(apart=-frame["likeness"])
    one = permute_pairs(frame, "likeness", ["apart"])
    again = permute_pairs(frame, "likeness", ["apart"])
    pd.testing.assert_frame_equal(one, again)
    assert one.loc[0, "n_orders"] == 20_000
    assert orders_text(EXACT_UP_TO + 1) == "20,000 random orders of 9 plans"


def test_covariates_say_nothing_where_a_place_or_a_year_is_not_known():
    documents = pd.DataFrame(
        {"doc_id": list("abc"), "place_id": ["x", "y", None], "doc_type": ["plan", "plan", None]}
    )
    places = pd.DataFrame(
        {"place_id": ["x", "y"], "province_zh": ["甲", "甲"], "admin_level": ["county", "city"]}
    )
    vintage = pd.DataFrame(
        {"doc_id": list("abc"), "made_from": [2010, 2016, None], "made_by": [2010, 2018, None]}
    ).astype({"made_from": "Int64", "made_by": "Int64"})
    found = pair_covariates(documents, places, vintage).set_index(["doc_a", "doc_b"])
    first = found.loc[("a", "b")]
    assert first["years_apart"] == 7
    assert [bool(first[f"same_{name}"]) for name in ("province", "level", "type")] == [
        True, False, True,
    ]  # fmt: skip
    assert found.loc[("a", "c")].isna().all()
