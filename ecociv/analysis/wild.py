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
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import t as student
from statsmodels.regression.linear_model import OLS

#: Webb's six points: mean 0, variance 1.
WEBB = tuple(sign * math.sqrt(size) for size in (0.5, 1.0, 1.5) for sign in (-1, 1))
#: All weight vectors are used up to this many; beyond, a fixed random draw of as many.
_MAX_DRAWS = 6**5
_SEED = 2008  # the draws are the same in every run
_LEVEL = 0.95
#: Estimates that are smaller come from rounding.
_ZERO = 1e-9
_NO_ERROR = 1e-14


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
        from the others or no row is left over for errors; of the clusters where they are two or
        less.

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
    kept = independent_columns(x)
    groups = pd.factorize(clusters)[0]
    n_clusters = len(set(groups))
    sizes = {"n": len(y), "n_clusters": n_clusters}
    asked = [name for name in names if len(y) > len(kept) and is_identified(x, name)]
    found = _inference(x[kept], y, groups, asked) if asked else {}
    rows = [{"term": name, **sizes, **found.get(name, {})} for name in names]
    numbers = dict.fromkeys(_COLUMNS[4:], "float64")
    return pd.DataFrame(rows, columns=_COLUMNS).astype(numbers | {"n_draws": "Int64"})


def _inference(
    x: pd.DataFrame, y: pd.Series, groups: np.ndarray, names: Sequence[str]
) -> dict[str, dict[str, float]]:
    n_clusters = int(groups.max()) + 1
    weights = _weights(n_clusters)
    fit = OLS(y.to_numpy(dtype=float), x.to_numpy(dtype=float)).fit(method="qr")
    robust = {"naive": fit.get_robustcov_results("HC1", use_t=False)}
    if n_clusters > 2:
        robust["cluster"] = fit.get_robustcov_results("cluster", groups=groups, use_t=True)
    rows = {}
    for name in names:
        at = list(x.columns).index(name)
        row = {"estimate": float(fit.params[at])}
        for kind, found in robust.items():
            row |= _interval(kind, found, at)
        if n_clusters > 2:
            row |= _bootstrapped(_Test.of(fit, at, groups, weights))
        rows[name] = row
    return rows


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


def independent_columns(x: pd.DataFrame) -> list[str]:
    """Columns of a design that are no combination of those before them.

    Examples
    --------
    >>> independent_columns(pd.DataFrame({"a": [1, 0, 0], "b": [0, 1, 1], "both": [1, 1, 1]}))
    ['a', 'b']
    """
    kept: list[str] = []
    basis = np.zeros((len(x), 0))
    for name in x.columns:
        column = x[name].to_numpy(dtype=float)
        rest = column - basis @ (basis.T @ column)
        rest -= basis @ (basis.T @ rest)  # once more, against rounding
        if rest @ rest > _ZERO * max(1.0, column @ column):
            kept.append(name)
            basis = np.column_stack([basis, rest / np.sqrt(rest @ rest)])
    return kept


def is_identified(x: pd.DataFrame, name: str) -> bool:
    """Whether a column of a design is no combination of all the others.

    Examples
    --------
    >>> x = pd.DataFrame({"every": [1.0, 1.0], "x": [0.0, 1.0], "const": [1.0, 1.0]})
    >>> is_identified(x, "every"), is_identified(x, "x")
    (False, True)
    """
    return name in independent_columns(x[[*x.columns.drop(name), name]])


def _interval(kind: str, found: Any, at: int) -> dict[str, float]:
    low, high = found.conf_int(alpha=1 - _LEVEL)[at]
    # Where nothing is left over there is no error, and no test.
    p = found.pvalues[at] if found.bse[at] > 0 else math.nan
    return {f"{kind}_low": low, f"{kind}_high": high, f"{kind}_p": p}


def _weights(n_clusters: int) -> np.ndarray:
    if len(WEBB) ** n_clusters <= _MAX_DRAWS:
        return np.array(list(product(WEBB, repeat=n_clusters)))
    generator = np.random.default_rng(_SEED)
    return generator.choice(WEBB, size=(_MAX_DRAWS, n_clusters))


@dataclass(frozen=True, slots=True)
class _Test:
    """The restricted wild cluster bootstrap of one coefficient, for any value it may have.

    Residuals under the hypothesis that the coefficient is `b` are a line in `b`, and all that a
    draw changes is a sum over clusters of its weights; so the rows are gone through once.
    """

    estimate: float
    step: float  # how far to look first
    weights: np.ndarray  # draws x clusters
    shifts: tuple[np.ndarray, np.ndarray]  # what a cluster adds to the estimate: at 0, per unit
    fitted: tuple[np.ndarray, np.ndarray]  # what the new fit takes back, cluster by cluster

    @classmethod
    def of(cls, fit: Any, at: int, groups: np.ndarray, weights: np.ndarray) -> _Test:
        x, y = fit.model.exog, fit.model.endog
        others = np.delete(x, at, axis=1)
        both = np.column_stack([y, x[:, at]])
        basis = np.linalg.qr(others)[0]
        residuals = both - basis @ (basis.T @ both)
        inverse = np.asarray(fit.normalized_cov_params)
        influence = x @ inverse[at]
        members = np.eye(weights.shape[1])[groups]
        leans = members.T @ (x * influence[:, None])
        shifts, fitted = [], []
        for column in residuals.T:
            shifts.append(members.T @ (influence * column))
            fitted.append(members.T @ (x * column[:, None]) @ inverse @ leans.T)
        step = max(abs(float(fit.params[at])), float(y.std()) or 1.0)
        return cls(
            float(fit.params[at]), step, weights, (shifts[0], shifts[1]), (fitted[0], fitted[1])
        )

    def p(self, value: float) -> float:
        """Share of draws whose t is at least as far from 0 as the one that was seen."""
        own = self.shifts[0] - value * self.shifts[1]
        back = self.fitted[0] - value * self.fitted[1]
        seen = _t(np.ones((1, len(own))), own, back)[0]
        return float((_t(self.weights, own, back) >= seen - _ZERO).mean())


def _t(weights: np.ndarray, own: np.ndarray, back: np.ndarray) -> np.ndarray:
    # By einsum and not @: so narrow a product is slow where its threads wait for each other.
    scores = np.einsum("dc,cg->dg", weights, np.diag(own) - back)
    errors, shifts = np.sqrt((scores**2).sum(axis=1)), np.einsum("dc,c->d", weights, own)
    # A cluster-robust error of zero makes t infinite: such a draw counts as far away.
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(errors > _NO_ERROR, np.abs(shifts) / errors, np.inf)


def _bootstrapped(test: _Test) -> dict[str, float]:
    return {
        "n_draws": len(test.weights),
        "wild_low": _end(test, -test.step),
        "wild_high": _end(test, test.step),
        "wild_p": test.p(0.0),
    }


def _end(test: _Test, step: float) -> float:
    """Where a test begins to reject, outward from the estimate; bisection to four digits."""
    beta = test.estimate
    inside, outside = beta, beta + step
    for _ in range(12):
        if test.p(outside) < 1 - _LEVEL:
            break
        inside, outside = outside, beta + 2 * (outside - beta)
    else:
        return math.copysign(math.inf, step)
    while abs(outside - inside) >= 1e-4 * abs(step):
        middle = (inside + outside) / 2
        if test.p(middle) < 1 - _LEVEL:
            outside = middle
        else:
            inside = middle
    return (inside + outside) / 2
