"""Intervals for shares, compositions and rates of statements that come in lists.

In: counts, or rows with the sentence each stands in. Out: lower and upper limits.

A plan is read whole, so its shares are not samples of that plan. The intervals answer another
question: how firmly does this number of statements show what the drafters of such a plan do?
Rows of one sentence (A、B、C分别达到…) are one decision of the drafters rather than several, so a
sentence counts as one draw and its rows as a cluster.
"""

from __future__ import annotations

import math

import pandas as pd
from scipy.stats import chi2, norm


def wilson(successes: float, n: float, level: float = 0.95) -> tuple[float, float]:
    """Score interval of a share.

    Parameters
    ----------
    successes, n
        How many of how many; effective numbers need not be whole.
    level
        Coverage aimed at.

    Returns
    -------
    tuple of float
        Lower and upper limit; missing (NaN) where `n` is 0.

    References
    ----------
    Wilson (1927), Journal of the American Statistical Association 22, 209–212; recommended for
    small n by Brown, Cai and DasGupta (2001), Statistical Science 16, 101–133.

    Examples
    --------
    >>> [round(limit, 3) for limit in wilson(8, 10)]
    [0.49, 0.943]
    """
    if n <= 0:
        return math.nan, math.nan
    z = float(norm.ppf(0.5 + level / 2))
    share = successes / n
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * math.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def effective_n(hits: pd.Series, clusters: pd.Series) -> float:
    """Number of independent rows that would carry as much information as these.

    Parameters
    ----------
    hits
        Whether each row has the feature.
    clusters
        Which rows belong together (their sentence).

    Returns
    -------
    float
        Rows divided by the design effect of their share; never more than the rows, never fewer than
        the clusters. Where every row or none has the feature, the number of clusters.

    References
    ----------
    Kish (1965), Survey Sampling, chapter 5 (the linearized variance of a share of clusters of
    unequal size); Korn and Graubard (1998), Survey Methodology 24, 193–201 (its use in intervals).

    Examples
    --------
    >>> effective_n(pd.Series([True, True, False, False]), pd.Series(["a", "a", "b", "b"]))
    2.0
    """
    n, n_clusters = len(hits), clusters.nunique()
    share = float(hits.mean())
    if n_clusters < 2 or share in {0.0, 1.0}:
        return float(n_clusters)
    residuals = (hits.astype(float) - share).groupby(clusters.to_numpy()).sum()
    variance = n_clusters / (n_clusters - 1) * (residuals**2).sum() / n**2
    design_effect = variance / (share * (1 - share) / n)
    return float(min(n, max(n_clusters, n / design_effect))) if design_effect > 0 else float(n)


def share_interval(
    hits: pd.Series, clusters: pd.Series, level: float = 0.95
) -> tuple[float, float]:
    """Wilson interval of a share, on the effective number of rows.

    Parameters
    ----------
    hits, clusters
        As for `effective_n`.
    level
        Coverage aimed at.

    Examples
    --------
    >>> rows = pd.DataFrame({"hit": [True] * 6 + [False] * 2, "sentence": list("aaaabbcc")})
    >>> [round(limit, 2) for limit in share_interval(rows["hit"], rows["sentence"])]
    [0.26, 0.96]
    """
    if hits.empty:
        return math.nan, math.nan
    n = effective_n(hits, clusters)
    return wilson(float(hits.mean()) * n, n, level)


def composition_intervals(
    codes: pd.Series, clusters: pd.Series, categories: list[str], level: float = 0.95
) -> dict[str, tuple[float, float]]:
    """Simultaneous intervals of the shares of all categories of one whole.

    Parameters
    ----------
    codes
        Category of each row.
    clusters
        Which rows belong together (their sentence).
    categories
        All categories that there could be, also those without a row.
    level
        Coverage aimed at for all categories together.

    Returns
    -------
    dict
        Limits of each category: score intervals at the level that Bonferroni's inequality asks for.

    References
    ----------
    Goodman (1965), Technometrics 7, 247–254; here on the effective number of rows.

    Examples
    --------
    >>> codes, sentences = pd.Series(list("xxxyyz")), pd.Series(range(6))
    >>> limits = composition_intervals(codes, sentences, ["x", "y", "z"])
    >>> [round(limit, 2) for limit in limits["x"]]
    [0.15, 0.85]
    """
    each = 1 - (1 - level) / max(1, len(categories))
    return {code: share_interval(codes == code, clusters, each) for code in categories}


def rate_interval(cluster_sizes: list[int], level: float = 0.95) -> tuple[float, float]:
    """Interval of an expected count whose events come in clusters.

    Parameters
    ----------
    cluster_sizes
        Number of statements of each sentence that has any.
    level
        Coverage aimed at.

    Returns
    -------
    tuple of float
        Limits of the count; divide by the length of the text for a rate.

    References
    ----------
    Fay and Feuer (1997), Statistics in Medicine 16, 791–801 (gamma interval of a weighted sum of
    Poisson counts): a sentence is the event and its number of statements the weight. With one
    statement a sentence this is the exact interval of Garwood (1936), Biometrika 28, 437–442.

    Examples
    --------
    >>> [round(limit, 2) for limit in rate_interval([1] * 10)]
    [4.8, 18.39]
    >>> [round(limit, 2) for limit in rate_interval([5, 5])]
    [1.21, 36.12]
    """
    tail = (1 - level) / 2
    total = float(sum(cluster_sizes))
    variance = float(sum(size**2 for size in cluster_sizes))
    largest = float(max(cluster_sizes, default=1))
    low = 0.0
    if total:
        low = variance / (2 * total) * float(chi2.ppf(tail, 2 * total**2 / variance))
    upper_total, upper_variance = total + largest, variance + largest**2
    degrees = 2 * upper_total**2 / upper_variance
    high = upper_variance / (2 * upper_total) * float(chi2.ppf(1 - tail, degrees))
    return low, high
