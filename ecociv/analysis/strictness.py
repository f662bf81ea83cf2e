"""Whether later plans ask for more: an exact test over whole plans.

In: compared pairs and the years of the plans. Out: one row with the count of pairs, and the share
of all orders of the plans that would show as much.
"""

from __future__ import annotations

from itertools import islice, permutations
from math import factorial

import numpy as np
import pandas as pd

from ecociv.analysis.comparability import REFUSED

#: Beyond this many plans, orders are drawn at random: 8! is 40,320.
EXACT_PLANS = 8


def later_asks_more(
    pairs: pd.DataFrame, years: pd.Series, *, n_draws: int = 20_000, seed: int = 2018
) -> pd.DataFrame:
    """Test whether the later of two plans asks for more, by permuting the years of the plans.

    Pairs of one plan are not independent of each other, so what is permuted is the year of a whole
    plan, not the single pair (Good 2005, Permutation, Parametric and Bootstrap Tests of
    Hypotheses, 3rd ed.). The statistic is the number of pairs in which the later plan asks
    for more, less those in which the earlier one does. With few plans even the most extreme order
    has no small p-value: ``p_min`` says how small it could be.

    Parameters
    ----------
    pairs
        Pairs of statements, best one pair for an indicator and two plans (`best_pairs`); refused
        pairs, pairs that are not of targets, and pairs without a stricter side do not count.
    years
        Year of each plan, indexed by ``doc_id``.
    n_draws, seed
        Orders that are drawn where there are too many to go through.

    Returns
    -------
    DataFrame
        One row: ``n_plans``, ``n_pairs``, ``later_more``, ``earlier_more``, ``equal``,
        ``statistic``, ``p_value`` (two-sided), ``p_min`` and ``n_orders``.

    Examples
    --------
    >>> pairs = pd.DataFrame(
    ...     {"doc_a": ["a", "a", "b"], "doc_b": ["b", "c", "c"], "comparability": "comparable",
    ...      "kind_a": "target", "kind_b": "target", "stricter": ["b", "b", "b"]}
    ... )
    >>> found = later_asks_more(pairs, pd.Series({"a": 2011, "b": 2017, "c": 2024}))
    >>> found[["statistic", "n_orders"]].values.tolist(), round(float(found["p_value"].iloc[0]), 3)
    ([[3, 6]], 0.333)
    """
    dated = years.dropna()
    used = pairs[
        (pairs["comparability"] != REFUSED)
        & (pairs["kind_a"] == "target")
        & (pairs["kind_b"] == "target")
        & pairs["stricter"].notna()
        & pairs["doc_a"].isin(dated.index)
        & pairs["doc_b"].isin(dated.index)
    ]
    plans = sorted({*used["doc_a"], *used["doc_b"]})
    place = {doc_id: number for number, doc_id in enumerate(plans)}
    # score[i, j]: pairs in which plan j asks for more than plan i, less those the other way.
    score = np.zeros((len(plans), len(plans)))
    for row in used.itertuples():
        way = {"b": 1, "a": -1}.get(row.stricter, 0)
        score[place[row.doc_a], place[row.doc_b]] += way
    values = np.array([float(dated[doc_id]) for doc_id in plans])
    observed = _statistic(score, values)
    orders = _orders(len(plans), n_draws, seed)
    found = np.array([_statistic(score, values[list(order)]) for order in orders])
    signs = [_sign(row, dated) for row in used.itertuples()]
    extreme = np.abs(found) >= abs(observed) - 1e-9
    return pd.DataFrame(
        {
            "n_plans": [len(plans)],
            "n_pairs": [len(used)],
            "later_more": [signs.count(1)],
            "earlier_more": [signs.count(-1)],
            "equal": [signs.count(0)],
            "statistic": [int(observed)],
            "p_value": [float(extreme.mean())],
            "p_min": [float((np.abs(found) >= np.abs(found).max() - 1e-9).mean())],
            "n_orders": [len(found)],
        }
    )


def without_each_plan(
    pairs: pd.DataFrame, years: pd.Series, *, n_draws: int = 20_000, seed: int = 2018
) -> pd.DataFrame:
    """`later_asks_more` with one plan left out at a time.

    Parameters
    ----------
    pairs, years, n_draws, seed
        As for `later_asks_more`.

    Returns
    -------
    DataFrame
        The row of all plans (``left_out`` empty), then one for each plan that has a pair.
    """
    frames = [later_asks_more(pairs, years, n_draws=n_draws, seed=seed).assign(left_out=None)]
    for doc_id in sorted({*pairs["doc_a"], *pairs["doc_b"]}):
        rest = pairs[(pairs["doc_a"] != doc_id) & (pairs["doc_b"] != doc_id)]
        found = later_asks_more(rest, years, n_draws=n_draws, seed=seed)
        frames.append(found.assign(left_out=doc_id))
    frame = pd.concat(frames, ignore_index=True).astype({"left_out": "str"})
    return frame[["left_out", *frame.columns.drop("left_out")]]


def _statistic(score: np.ndarray, years: np.ndarray) -> float:
    return float((score * np.sign(years[None, :] - years[:, None])).sum())


def _sign(row: object, years: pd.Series) -> int:
    way = {"b": 1, "a": -1}.get(row.stricter, 0)  # type: ignore[attr-defined]
    first, second = (int(years[doc]) for doc in (row.doc_a, row.doc_b))  # type: ignore[attr-defined]
    return way * ((second > first) - (second < first))


def _orders(n_plans: int, n_draws: int, seed: int) -> list[tuple[int, ...]]:
    """Every order of some plans, or many drawn at random with the observed one among them."""
    if n_plans <= EXACT_PLANS:
        return list(islice(permutations(range(n_plans)), factorial(n_plans)))
    rng = np.random.default_rng(seed)
    drawn = [tuple(int(place) for place in rng.permutation(n_plans)) for _ in range(n_draws)]
    return [tuple(range(n_plans)), *drawn]
