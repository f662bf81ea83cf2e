"""Exact permutation tests for the few units that a small corpus has.

In: a value for each pair of plans, or for each plan, and what may go with it. Out: the statistic
that was seen, and how many of all relabellings reach it.

With five plans there are 120 orders and ten pairs; no test can give a smaller p than the number of
orders allows. That smallest p stands beside each result.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import permutations

import numpy as np
import pandas as pd

#: Up to this many plans every order is tried (40,320 for eight); beyond, a fixed random draw.
EXACT_UP_TO = 8
_DRAWS, _SEED = 20_000, 1963  # the draws are the same in every run
#: Statistics that differ by less are equal.
_TIE = 1e-12


def pair_covariates(
    documents: pd.DataFrame, places: pd.DataFrame, vintage: pd.DataFrame
) -> pd.DataFrame:
    """What two plans have in common besides their words.

    Parameters
    ----------
    documents, places
        The tables of these names.
    vintage
        What `ecociv.analysis.vintage.plan_vintage` gives.

    Returns
    -------
    DataFrame
        One row per pair: ``doc_a``, ``doc_b``, ``years_apart`` (between the middles of the years in
        which each can have been made; missing where nothing bounds one), ``same_province``,
        ``same_level``, ``same_type`` (kind of document), missing where one is not known.
    """
    plans = documents[["doc_id", "place_id", "doc_type"]].merge(
        places[["place_id", "province_zh", "admin_level"]], on="place_id", how="left"
    )
    middle = vintage.set_index("doc_id")[["made_from", "made_by"]].astype("Float64").mean(axis=1)
    plans = plans.set_index("doc_id").assign(middle=middle)
    rows = []
    for a, b in _pairs(plans.index.tolist()):
        one, other = plans.loc[a], plans.loc[b]
        apart = abs(one["middle"] - other["middle"])
        same = [
            None if pd.isna(one[name]) or pd.isna(other[name]) else bool(one[name] == other[name])
            for name in ("province_zh", "admin_level", "doc_type")
        ]
        rows.append((a, b, None if pd.isna(apart) else float(apart), *same))
    columns = ["doc_a", "doc_b", "years_apart", "same_province", "same_level", "same_type"]
    booleans = dict.fromkeys(columns[3:], "boolean")
    return pd.DataFrame(rows, columns=columns).astype(booleans | {"years_apart": "float64"})


def permute_pairs(pairs: pd.DataFrame, value: str, covariates: Sequence[str]) -> pd.DataFrame:
    """Whether pairs of plans that are near in one respect are near in another.

    Pairs share plans, so they are not independent: plans are relabelled, not pairs (Mantel 1967,
    Cancer Research 27, 209–220). Each covariate is tested by itself.

    Parameters
    ----------
    pairs
        One row per pair: ``doc_a``, ``doc_b``, `value` and `covariates` (numbers or truth values).
    value
        Column with the likeness.
    covariates
        Columns that may go with it; one without variation, or with a missing value, has no test.

    Returns
    -------
    DataFrame
        One row per covariate: ``covariate``, ``n_plans``, ``n_pairs``, ``n_marked`` (pairs for
        which a truth value holds), ``correlation`` (Pearson, over the pairs), ``n_orders``,
        ``p_two_sided`` (share of orders whose correlation is at least as far from 0),
        ``p_smallest`` (what the most extreme order gives).

    Examples
    --------
    >>> pairs = pd.DataFrame({"doc_a": list("aab"), "doc_b": list("bcc"),
    ...                       "likeness": [3.0, 1.0, 1.0], "near": [True, False, False]})
    >>> found = permute_pairs(pairs, "likeness", ["near"]).iloc[0]
    >>> found[["correlation", "p_two_sided", "p_smallest"]].astype(float).round(3).tolist()
    [1.0, 0.333, 0.333]
    """
    ids = list(dict.fromkeys([*pairs["doc_a"], *pairs["doc_b"]]))
    rows = []
    for name in covariates:
        row: dict[str, object] = {"covariate": name, "n_plans": len(ids), "n_pairs": len(pairs)}
        x = pairs[name].astype("Float64")
        row["n_marked"] = int(x.sum()) if pairs[name].dtype in ("bool", "boolean") else None
        y = _matrix(pairs, ids, pairs[value].to_numpy(dtype=float))
        if x.isna().any() or x.nunique() < 2 or np.ptp(pairs[value]) < _TIE or len(ids) < 3:
            rows.append(row)
            continue
        other = _matrix(pairs, ids, x.to_numpy(dtype=float))
        upper = np.triu_indices(len(ids), 1)
        seen = np.corrcoef(y[upper], other[upper])[0, 1]
        every = np.array([
            np.corrcoef(y[upper], other[np.ix_(order, order)][upper])[0, 1]
            for order in _orders(len(ids))
        ])  # fmt: skip
        rows.append(row | {"correlation": seen} | _share_reached(every, seen))
    columns = ["covariate", "n_plans", "n_pairs", "n_marked", "correlation", "n_orders",
               "p_two_sided", "p_smallest"]  # fmt: skip
    frame = pd.DataFrame(rows, columns=columns)
    numbers = dict.fromkeys(["correlation", "p_two_sided", "p_smallest"], "float64")
    return frame.astype(numbers | {"n_marked": "Int64", "n_orders": "Int64"})


def orders_text(n_plans: int) -> str:
    """How many orders there are, in words for a caption.

    Examples
    --------
    >>> orders_text(5)
    'all 120 orders of 5 plans'
    """
    if n_plans <= EXACT_UP_TO:
        return f"all {math.factorial(n_plans):,} orders of {n_plans} plans"
    return f"{_DRAWS:,} random orders of {n_plans} plans"


def _orders(n: int) -> Iterator[list[int]]:
    if n <= EXACT_UP_TO:
        yield from (list(order) for order in permutations(range(n)))
        return
    yield list(range(n))
    generator = np.random.default_rng(_SEED)
    for _ in range(_DRAWS - 1):
        yield generator.permutation(n).tolist()


def _share_reached(every: np.ndarray, seen: float) -> dict[str, object]:
    far = np.abs(every)
    return {
        "n_orders": len(every),
        "p_two_sided": float((far >= abs(seen) - _TIE).mean()),
        "p_smallest": float((far >= far.max() - _TIE).mean()),
    }


def _pairs(ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place, a in enumerate(ids):
        for b in ids[place + 1 :]:
            yield a, b


def _matrix(pairs: pd.DataFrame, ids: list[str], values: np.ndarray) -> np.ndarray:
    matrix = np.zeros((len(ids), len(ids)))
    for a, b, value in zip(pairs["doc_a"], pairs["doc_b"], values, strict=True):
        i, j = ids.index(a), ids.index(b)
        matrix[i, j] = matrix[j, i] = value
    return matrix
