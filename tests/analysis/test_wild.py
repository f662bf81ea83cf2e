import math

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from ecociv.analysis.wild import WEBB, cluster_inference, mean_of_clusters


def drawn(seed: int, n_clusters: int = 5, size: int = 40, slope_spread: float = 0.3):
    generator = np.random.default_rng(seed)
    plan = np.repeat(np.arange(n_clusters), size)
    x = pd.DataFrame({"x": generator.normal(size=len(plan))})
    for number in range(n_clusters):
        x[f"plan {number}"] = (plan == number).astype(float)
    slopes = generator.normal(size=n_clusters) * slope_spread
    y = slopes[plan] * x["x"] + generator.normal(size=len(plan))
    return x, pd.Series(y), pd.Series(plan)


def test_webb_weights_have_mean_zero_and_variance_one():
    assert np.mean(WEBB) == pytest.approx(0)
    assert np.mean(np.square(WEBB)) == pytest.approx(1)


def test_cluster_errors_are_those_of_statsmodels():
    x, y, plan = drawn(1)
    found = cluster_inference(x, y, plan, ["x"]).iloc[0]
    other = sm.OLS(y, x).fit(cov_type="cluster", cov_kwds={"groups": plan})
    naive = sm.OLS(y, x).fit(cov_type="HC1")
    assert found["estimate"] == pytest.approx(other.params["x"])
    half = (found["cluster_high"] - found["cluster_low"]) / 2
    assert half == pytest.approx(2.776445 * other.bse["x"], rel=1e-5)
    assert found["naive_p"] == pytest.approx(naive.pvalues["x"])


def test_the_bootstrap_p_is_that_of_a_bootstrap_made_the_long_way():
    x, y, plan = drawn(3, n_clusters=3, size=8)
    found = cluster_inference(x, y, plan, ["x"]).iloc[0]
    matrix = x.to_numpy()
    rest = matrix[:, 1:]
    residuals = y - rest @ np.linalg.lstsq(rest, y, rcond=None)[0]

    def t_of(outcome: np.ndarray) -> float:
        fit = sm.OLS(outcome, matrix).fit(cov_type="cluster", cov_kwds={"groups": plan})
        return abs(fit.params[0] / fit.bse[0])

    seen = t_of(y.to_numpy())
    grid = np.array(np.meshgrid(WEBB, WEBB, WEBB)).reshape(3, -1).T
    drawn_t = [t_of((residuals * weights[plan]).to_numpy()) for weights in grid]
    assert found["n_draws"] == 216
    assert found["wild_p"] == pytest.approx(np.mean(np.array(drawn_t) >= seen - 1e-9), abs=0.01)


def test_the_interval_holds_what_the_test_does_not_reject():
    x, y, plan = drawn(2)
    found = cluster_inference(x, y, plan, ["x"]).iloc[0]
    assert found["wild_low"] < found["estimate"] < found["wild_high"]
    for end, inside in (("wild_low", 1), ("wild_high", -1)):
        width = found["wild_high"] - found["wild_low"]
        for shift, rejected in ((0.02 * inside, False), (-0.02 * inside, True)):
            null = found[end] + shift * width
            p = cluster_inference(x, y - null * x["x"], plan, ["x"]).iloc[0]["wild_p"]
            assert (p < 0.05) == rejected


def test_the_naive_test_rejects_far_too_often_and_the_bootstrap_does_not():
    rejected = {"naive_p": 0, "wild_p": 0}
    for seed in range(40):
        found = cluster_inference(*drawn(100 + seed), ["x"]).iloc[0]
        for name in rejected:
            rejected[name] += found[name] < 0.05
    assert rejected["naive_p"] >= 10
    assert rejected["wild_p"] <= 7


def test_a_term_that_is_a_combination_of_others_is_missing():
    x, y, plan = drawn(4)
    x = x.assign(level=plan == 0).astype(float)
    found = cluster_inference(x, y, plan, ["x", "level"]).set_index("term")
    assert pd.isna(found.loc["level", "estimate"])
    assert not pd.isna(found.loc["x", "estimate"])


@pytest.mark.parametrize("n_clusters", [1, 2])
def test_one_or_two_plans_have_a_naive_interval_and_no_other(n_clusters: int):
    found = cluster_inference(*drawn(5, n_clusters=n_clusters), ["x"]).iloc[0]
    assert not pd.isna(found["naive_p"])
    assert pd.isna(found["wild_p"])
    assert pd.isna(found["cluster_low"])


def test_many_plans_get_a_fixed_random_draw():
    x, y, plan = drawn(6, n_clusters=7, size=10)
    one = cluster_inference(x, y, plan, ["x"])
    pd.testing.assert_frame_equal(one, cluster_inference(x, y, plan, ["x"]))
    assert one.loc[0, "n_draws"] == 7776


def test_plans_as_draws():
    found = mean_of_clusters([0.1, 0.3, math.nan, 0.2])
    assert (found["n_plans"], found["n_positive"], found["n_negative"]) == (3, 3, 0)
    assert found["mean"] == pytest.approx(0.2)
    assert found["sign_p"] == 0.25
    assert found["low"] == pytest.approx(0.2 - 4.302653 * 0.1 / math.sqrt(3))


def test_an_estimate_of_nothing_has_no_sign():
    found = mean_of_clusters([1e-16, -1e-15, 0.5])
    assert (found["n_positive"], found["n_negative"], found["sign_p"]) == (1, 0, 1.0)


@pytest.mark.parametrize("estimates", [[], [0.2], [0.1, 0.1]])
def test_too_few_or_equal_estimates_have_no_interval(estimates: list[float]):
    assert math.isnan(mean_of_clusters(estimates)["p"])
