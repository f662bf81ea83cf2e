import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2
from statsmodels.stats.proportion import multinomial_proportions_confint, proportion_confint

from ecociv.analysis.intervals import (
    composition_intervals,
    effective_n,
    rate_interval,
    share_interval,
    wilson,
)


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_agrees_with_statsmodels(counts: tuple[int, int]):
    low, high = wilson(*counts)
    expected = proportion_confint(*counts, method="wilson")
    assert (low, high) == pytest.approx(expected, abs=1e-12)
    assert low - 1e-12 <= counts[0] / counts[1] <= high + 1e-12


def test_no_row_has_no_interval():
    assert all(math.isnan(limit) for limit in wilson(0, 0))
    empty = pd.Series([], dtype=bool)
    assert all(math.isnan(limit) for limit in share_interval(empty, empty.astype(str)))


def test_rows_of_their_own_sentences_count_in_full():
    hits = pd.Series([True] * 3 + [False] * 7)
    assert effective_n(hits, pd.Series(range(10))) == 10
    assert share_interval(hits, pd.Series(range(10))) == pytest.approx(wilson(3, 10))


def test_sentences_of_one_mind_count_once_each():
    hits = pd.Series([True] * 12 + [False] * 12)
    sentences = pd.Series(np.repeat(["a", "b", "c", "d"], 6))
    assert effective_n(hits, sentences) == 4


def test_a_share_of_none_or_all_rests_on_its_sentences():
    sentences = pd.Series(np.repeat(["a", "b"], 5))
    for hit in (True, False):
        assert effective_n(pd.Series([hit] * 10), sentences) == 2


def test_the_design_effect_is_that_of_a_ratio_of_cluster_totals():
    hits = pd.Series([1, 1, 0, 1, 0, 0, 0, 1], dtype=bool)
    sentences = pd.Series(list("aaabbbcc"))
    share = 0.5
    residuals = [2 - 3 * share, 1 - 3 * share, 1 - 2 * share]
    variance = 3 / 2 * sum(r**2 for r in residuals) / 8**2
    expected = share * (1 - share) / variance
    assert effective_n(hits, sentences) == pytest.approx(min(8, max(3, expected)))


@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 6)), min_size=1, max_size=40),
)
def test_the_effective_number_lies_between_sentences_and_rows(rows: list[tuple[bool, int]]):
    hits, sentences = pd.Series([hit for hit, _ in rows]), pd.Series([name for _, name in rows])
    n = effective_n(hits, sentences)
    assert sentences.nunique() - 1e-9 <= n <= len(rows) + 1e-9
    low, high = share_interval(hits, sentences)
    assert 0 <= low <= hits.mean() + 1e-12
    assert hits.mean() - 1e-12 <= high <= 1


def test_a_composition_has_goodmans_intervals_where_sentences_hold_one_row_each():
    counts = {"x": 20, "y": 15, "z": 5}
    codes = pd.Series([code for code, n in counts.items() for _ in range(n)])
    found = composition_intervals(codes, pd.Series(range(40)), list(counts))
    # statsmodels gives Goodman's intervals with the same critical value, chi-square at alpha / k.
    expected = multinomial_proportions_confint(list(counts.values()), method="goodman")
    for code, limits in zip(counts, expected, strict=True):
        assert found[code] == pytest.approx(tuple(limits), abs=1e-9)


def test_a_category_without_a_row_has_an_upper_limit():
    low, high = composition_intervals(pd.Series(["x"] * 9), pd.Series(range(9)), ["x", "y"])["y"]
    assert low == 0
    assert 0 < high < 1


@pytest.mark.parametrize("n", [1, 5, 40])
def test_single_events_have_garwoods_interval(n: int):
    low, high = rate_interval([1] * n)
    assert low == pytest.approx(chi2.ppf(0.025, 2 * n) / 2)
    assert high == pytest.approx(chi2.ppf(0.975, 2 * n + 2) / 2)


def test_no_event_has_an_upper_limit():
    assert rate_interval([]) == pytest.approx((0, chi2.ppf(0.975, 2) / 2))


def test_events_in_clusters_are_less_certain():
    single, clustered = rate_interval([1] * 12), rate_interval([4, 4, 4])
    assert clustered[0] < single[0]
    assert clustered[1] > single[1]


def test_intervals_cover_what_they_say():
    # 60 sentences of 1 to 6 rows with a common tendency each: about 95 of 100 intervals hold 0.4.
    random = np.random.default_rng(1)
    held = 0
    for _ in range(400):
        sizes = random.integers(1, 7, 60)
        tendency = random.beta(2, 3, 60)
        draws = zip(sizes, tendency, strict=True)
        hits = pd.Series(np.concatenate([random.random(n) < p for n, p in draws]))
        sentences = pd.Series(np.repeat(np.arange(60), sizes))
        low, high = share_interval(hits, sentences)
        held += low <= 0.4 <= high
    assert 0.92 <= held / 400 <= 0.98
