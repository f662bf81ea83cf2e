"""Whether plans divide their statements differently, or could well be drawn from one pot.

In: categories of statements with their plan and sentence. Out: a permutation test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd
from statsmodels.stats.multitest import multipletests

#: Enough that the p-value is known to about 0.005 at 0.05.
PERMUTATIONS = 9999
#: Permutations that are worked out at once.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Homogeneity:
    """Result of `plans_differ`: the statistic, its p-value, and the size of the difference."""

    chi2: float
    p_value: float
    cramers_v: float
    n: int
    n_plans: int
    n_sentences: int


def plans_differ(
    codes: pd.Series, doc_ids: pd.Series, clusters: pd.Series, seed: int = 0
) -> Homogeneity:
    """Test whether the composition of statements depends on the plan.

    Sentences, with all their rows, are dealt out to the plans anew; each plan keeps its number of
    sentences. The statistic is Pearson's chi-square of plans by categories.

    Parameters
    ----------
    codes
        Category of each row.
    doc_ids
        Plan of each row.
    clusters
        Sentence of each row.
    seed
        Start of the random numbers: the same seed gives the same p-value.

    Returns
    -------
    Homogeneity
        With Cramér's V as the size of the difference (0 none, 1 complete), which is biased upward
        in small tables. The p-value is missing (NaN) with fewer than two plans or categories.

    References
    ----------
    Phipson and Smyth (2010), Statistical Applications in Genetics and Molecular Biology 9 (1), 39,
    for counting the observed table among the permutations.

    Examples
    --------
    >>> codes = pd.Series(list("xxxxxyyyyy"))
    >>> found = plans_differ(codes, pd.Series(list("aaaaabbbbb")), pd.Series(range(10)))
    >>> round(found.cramers_v, 2), found.p_value < 0.05
    (1.0, True)
    """
    table = pd.crosstab(clusters.to_numpy(), codes.to_numpy())
    plan_of = pd.Series(doc_ids.to_numpy(), index=clusters.to_numpy())
    plan_of = plan_of[~plan_of.index.duplicated()][table.index]
    membership = pd.get_dummies(plan_of).to_numpy(dtype=float)
    counts = table.to_numpy(dtype=float)
    n, n_plans = int(counts.sum()), membership.shape[1]
    smaller = min(n_plans, counts.shape[1]) - 1
    if smaller < 1:
        return Homogeneity(np.nan, np.nan, np.nan, n, n_plans, len(table))
    observed = float(_chi2(membership.T @ counts))
    random = np.random.default_rng(seed)
    as_large = 1
    for done in range(0, PERMUTATIONS, _BATCH):
        size = min(_BATCH, PERMUTATIONS - done)
        orders = np.array([random.permutation(len(membership)) for _ in range(size)])
        dealt = membership.T[:, orders].transpose(1, 0, 2) @ counts
        as_large += int((_chi2(dealt) >= observed - 1e-9).sum())
    p_value = as_large / (PERMUTATIONS + 1)
    v = float(np.sqrt(observed / (n * smaller)))
    return Homogeneity(observed, p_value, v, n, n_plans, len(table))


def compare_compositions(
    codes: Mapping[str, pd.Series], doc_ids: pd.Series, clusters: pd.Series, seed: int = 0
) -> pd.DataFrame:
    """Test several compositions at once, with p-values adjusted for their number.

    Parameters
    ----------
    codes
        Category of the rows that count, for each question; the indexes are those of `doc_ids`.
    doc_ids, clusters
        Plan and sentence of each row.
    seed
        As for `plans_differ`.

    Returns
    -------
    DataFrame
        One row per question: ``question``, the fields of `Homogeneity`, and ``p_holm`` (Holm 1979,
        Scandinavian Journal of Statistics 6, 65–70; empty where there is no p-value).
    """
    rows = [
        {"question": question, **asdict(plans_differ(own, doc_ids[own.index], clusters[own.index],
                                                     seed))}
        for question, own in codes.items()
    ]  # fmt: skip
    frame = pd.DataFrame(rows)
    tested = frame["p_value"].notna()
    frame["p_holm"] = np.nan
    if tested.any():
        adjusted = multipletests(frame.loc[tested, "p_value"], method="holm")[1]
        frame.loc[tested, "p_holm"] = adjusted
    return frame


def _chi2(tables: np.ndarray) -> np.ndarray:
    """Pearson's chi-square of a table, or of each of many."""
    rows, columns = tables.sum(axis=-1, keepdims=True), tables.sum(axis=-2, keepdims=True)
    expected = rows * columns / tables.sum(axis=(-2, -1), keepdims=True)
    terms = (tables - expected) ** 2 / np.where(expected > 0, expected, 1)
    return terms.sum(axis=(-2, -1))
