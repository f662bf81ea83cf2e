"""Linear models with very few clusters: what a coefficient's interval is worth.

In: a design matrix, an outcome, and the plan of each row. Out: one row per coefficient with the
naive interval and those that take the plans for what they are, a handful of draws.

Clauses of one plan share its drafters, so rows are not independent, and with five clusters the
usual cluster-robust errors are themselves too small (Cameron, Gelbach and Miller 2008). The wild
cluster bootstrap flips the residuals of whole plans under the hypothesis that is tested; with
Webb's (2023) six-point weights five plans have 7,776 draws instead of 32, and all are made.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd
from scipy.stats import norm
from scipy.stats import t as student

#: Webb's six points: mean 0, variance 1.
WEBB = tuple(sign * math.sqrt(size) for size in (0.5, 1.0, 1.5) for sign in (-1, 1))
#: All weight vectors are used up to this many; beyond, a fixed random draw of as many.
_MAX_DRAWS = 6**5
_SEED = 2008  # the draws are the same in every run
_LEVEL = 0.95
#: Estimates that are smaller come from rounding.
_ZERO = 1e-9


@dataclass(frozen=True, slots=True)
class _Design:
    x: np.ndarray
    y: np.ndarray
    groups: list[np.ndarray]  # rows of each cluster
    inverse: np.ndarray  # (X'X)^-1


def cluster_inference(
    x: pd.DataFrame, y: pd.Series, clusters: pd.Series, names: Sequence[str]
) -> pd.DataFrame:
    """Least squares with four kinds of error beside each other.

    Parameters
    ----------
    x
        Design matrix with its constant or its plan effects, one column per coefficient.
    y
        Outcome.
    clusters
        Plan of each row.
    names
        Columns of `x` to report.

    Returns
    -------
    DataFrame
        One row per name: ``term``, ``estimate``, ``n``, ``n_clusters``; ``naive_low``,
        ``naive_high``, ``naive_p`` (heteroscedasticity-robust, HC1, rows independent);
        ``cluster_low``, ``cluster_high``, ``cluster_p`` (clusters, t with one less degree of
        freedom than there are); ``wild_low``, ``wild_high``, ``wild_p`` (restricted wild cluster
        bootstrap of t; the interval holds the values that a test at 5% does not reject, an end that
        no test finds is infinite), ``n_draws``. Missing where a coefficient cannot be told
        from the others.

    References
    ----------
    Cameron, Gelbach and Miller (2008), Review of Economics and Statistics 90, 414–427. Webb (2023),
    Canadian Journal of Economics 56, 839–858. MacKinnon and Webb (2018), Econometrics Journal 21,
    114–135, on how far the bootstrap can be trusted where few clusters vary in the regressor.

    Examples
    --------
    >>> plan = pd.Series(np.repeat(list("abcde"), 20))
    >>> x = pd.DataFrame({"const": 1.0, "x": np.tile(np.arange(20.0), 5)})
    >>> y = 2 * x["x"] + np.tile([0.5, -0.5, -0.5, 0.5], 25)
    >>> found = cluster_inference(x, y, plan, ["x"]).iloc[0]
    >>> round(float(found["estimate"]), 6), int(found["n_draws"])
    (2.0, 7776)
    """
    design = _design(x, y, clusters)
    n_clusters = len(design.groups)
    params = design.inverse @ (design.x.T @ design.y)
    residuals = design.y - design.x @ params
    spare = max(1, len(y) - np.linalg.matrix_rank(design.x))
    critical = norm.ppf(0.5 + _LEVEL / 2)
    weights = _weights(n_clusters)
    rows = []
    for name in names:
        at = list(x.columns).index(name)
        row: dict[str, object] = {"term": name, "n": len(y), "n_clusters": n_clusters}
        if not _identified(design, at):
            rows.append(row)
            continue
        beta, influence = float(params[at]), design.x @ design.inverse[at]
        error = math.sqrt(len(y) / spare * float(((influence * residuals) ** 2).sum()))
        row |= {"estimate": beta, "naive_low": beta - critical * error}
        row |= {"naive_high": beta + critical * error}
        row |= {"naive_p": float(2 * norm.sf(abs(beta / error))) if error > 0 else math.nan}
        if n_clusters > 2:
            row |= _clustered(design, at, beta, residuals)
            row |= _bootstrapped(design, at, beta, weights)
        rows.append(row)
    return pd.DataFrame(rows, columns=_COLUMNS).astype(dict.fromkeys(_COLUMNS[4:], "float64"))


_COLUMNS = [
    "term", "n", "n_clusters", "n_draws", "estimate", "naive_low", "naive_high", "naive_p",
    "cluster_low", "cluster_high", "cluster_p", "wild_low", "wild_high", "wild_p",
]  # fmt: skip


def mean_of_clusters(estimates: Sequence[float]) -> dict[str, float]:
    """Combine estimates that were made in each plan by itself.

    Parameters
    ----------
    estimates
        One per plan; missing ones are left out.

    Returns
    -------
    dict
        ``n_plans``, ``mean``, ``low``, ``high`` and ``p`` of the t test on the estimates, which
        holds its level for five per cent and less whatever the plans' variances (Ibragimov and
        Müller 2010, Journal of Business and Economic Statistics 28, 453–468); ``n_positive``,
        ``n_negative``, and ``sign_p``, the exact two-sided sign test.

    Examples
    --------
    >>> found = mean_of_clusters([0.1, 0.2, 0.15, 0.12, 0.3])
    >>> found["n_positive"], found["sign_p"]
    (5, 0.0625)
    """
    values = np.array([value for value in estimates if not math.isnan(value)])
    values[np.abs(values) < _ZERO] = 0.0
    n = len(values)
    found: dict[str, float] = {"n_plans": n, "mean": float(values.mean()) if n else math.nan}
    positive, negative = int((values > 0).sum()), int((values < 0).sum())
    signs = positive + negative  # an estimate of nothing has no sign
    tail = sum(math.comb(signs, k) for k in range(max(positive, negative), signs + 1)) / 2**signs
    found |= {"n_positive": positive, "n_negative": negative, "sign_p": min(1.0, 2 * tail)}
    if n < 2 or np.ptp(values) == 0:
        return found | dict.fromkeys(("low", "high", "p"), math.nan)
    error = float(values.std(ddof=1) / math.sqrt(n))
    half = float(student.ppf(0.5 + _LEVEL / 2, n - 1)) * error
    p = float(2 * student.sf(abs(found["mean"] / error), n - 1))
    return found | {"low": found["mean"] - half, "high": found["mean"] + half, "p": p}


def _design(x: pd.DataFrame, y: pd.Series, clusters: pd.Series) -> _Design:
    matrix = x.to_numpy(dtype=float)
    names = clusters.to_numpy()
    groups = [np.flatnonzero(names == name) for name in dict.fromkeys(names)]
    inverse = np.linalg.pinv(matrix.T @ matrix)
    return _Design(matrix, y.to_numpy(dtype=float), groups, inverse)


def _identified(design: _Design, at: int) -> bool:
    """Whether a column is no combination of the others."""
    others = np.delete(design.x, at, axis=1)
    rest = design.x[:, at] - others @ np.linalg.lstsq(others, design.x[:, at], rcond=None)[0]
    return bool(rest @ rest > 1e-9 * max(1.0, design.x[:, at] @ design.x[:, at]))


def _clustered(design: _Design, at: int, beta: float, residuals: np.ndarray) -> dict[str, object]:
    influence = design.x @ design.inverse[at]
    error = math.sqrt(
        _scale(design) * sum((influence[g] @ residuals[g]) ** 2 for g in design.groups)
    )
    degrees = len(design.groups) - 1
    half = float(student.ppf(0.5 + _LEVEL / 2, degrees)) * error
    p = float(2 * student.sf(abs(beta / error), degrees)) if error > 0 else math.nan
    return {"cluster_low": beta - half, "cluster_high": beta + half, "cluster_p": p}


def _scale(design: _Design) -> float:
    """The usual correction of the cluster-robust variance for few clusters and rows."""
    g, n = len(design.groups), len(design.y)
    return g / (g - 1) * (n - 1) / max(1, n - np.linalg.matrix_rank(design.x))


def _weights(n_clusters: int) -> np.ndarray:
    if len(WEBB) ** n_clusters <= _MAX_DRAWS:
        return np.array(list(product(WEBB, repeat=n_clusters)))
    generator = np.random.default_rng(_SEED)
    return generator.choice(WEBB, size=(_MAX_DRAWS, n_clusters))


def _bootstrapped(design: _Design, at: int, beta: float, weights: np.ndarray) -> dict[str, object]:
    step = max(abs(beta), float(design.y.std()) or 1.0)
    low = _end(design, at, beta, weights, -step)
    high = _end(design, at, beta, weights, step)
    p = _wild_p(design, at, 0.0, weights)
    return {"n_draws": len(weights), "wild_low": low, "wild_high": high, "wild_p": p}


def _end(design: _Design, at: int, beta: float, weights: np.ndarray, step: float) -> float:
    """Where a test begins to reject, outward from the estimate; bisection to four digits."""
    inside, outside = beta, beta + step
    for _ in range(12):
        if _wild_p(design, at, outside, weights) < 1 - _LEVEL:
            break
        inside, outside = outside, beta + 2 * (outside - beta)
    else:
        return math.copysign(math.inf, step)
    for _ in range(40):
        if abs(outside - inside) < 1e-4 * abs(step):
            break
        middle = (inside + outside) / 2
        if _wild_p(design, at, middle, weights) < 1 - _LEVEL:
            outside = middle
        else:
            inside = middle
    return (inside + outside) / 2


def _wild_p(design: _Design, at: int, null: float, weights: np.ndarray) -> float:
    """Share of draws whose t is at least as far from 0 as the one that was seen."""
    others = np.delete(design.x, at, axis=1)
    without = design.y - null * design.x[:, at]
    restricted = without - others @ np.linalg.lstsq(others, without, rcond=None)[0]
    influence = design.x @ design.inverse[at]
    # Everything that a draw changes is a sum over clusters of its weights.
    own = np.array([influence[g] @ restricted[g] for g in design.groups])
    pulls = np.array([design.inverse @ (design.x[g].T @ restricted[g]) for g in design.groups])
    leans = np.array([design.x[g].T @ influence[g] for g in design.groups])
    scores = weights[:, :] * own - weights @ (pulls @ leans.T)
    seen_scores = own - (pulls @ leans.T).sum(axis=0)
    errors = np.sqrt((scores**2).sum(axis=1))
    seen_error = math.sqrt(float((seen_scores**2).sum()))
    shifts = weights @ own
    # A cluster-robust error of zero makes t infinite: such a draw counts as far away.
    with np.errstate(divide="ignore", invalid="ignore"):
        drawn = np.abs(np.where(errors > 1e-14, shifts / errors, np.inf))
    seen = abs(float(own.sum())) / seen_error if seen_error > 1e-14 else math.inf
    return float((drawn >= seen - 1e-9).mean())
