"""Whether the models of `ecociv.analysis.models` may be read as they are.

In: the same frames and specifications. Out: the logit beside the linear model, diagnostics,
calibration, and how much of an outcome lies between plans.
"""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
from statsmodels.discrete.discrete_model import Logit
from statsmodels.regression.linear_model import OLS
from statsmodels.tools.sm_exceptions import ConvergenceWarning, PerfectSeparationWarning

from ecociv.analysis.models import Specification, design_matrix, rows_of
from ecociv.analysis.wild import independent_columns


def logit_effects(frame: pd.DataFrame, outcome: str, specification: Specification) -> pd.DataFrame:
    """Average marginal effects of the logit with the same terms.

    Parameters
    ----------
    frame, outcome, specification
        As for `fit_terms`. A plan in which the outcome never varies says nothing to a logit with
        plan effects and is left out.

    Returns
    -------
    DataFrame
        ``term``, ``effect`` (change in probability; of a truth value from no to yes), ``n``,
        ``n_plans``; missing where the fit does not converge.
    """
    rows = rows_of(frame, specification)
    varies = rows.groupby("doc_id")[outcome].transform("nunique") > 1
    rows = rows[varies]
    terms = list(specification.terms)
    empty = pd.DataFrame({"term": terms, "effect": np.nan, "n": len(rows)})
    matrix = design_matrix(rows, specification) if len(rows) else pd.DataFrame()
    kept = independent_columns(matrix) if len(rows) else []
    if not kept:
        return empty.assign(n_plans=0)
    x, y = matrix[kept].to_numpy(), rows[outcome].astype(float).to_numpy()
    with warnings.catch_warnings():
        warnings.simplefilter("error", ConvergenceWarning)
        warnings.simplefilter("error", PerfectSeparationWarning)
        try:
            fit = Logit(y, x).fit(disp=0, maxiter=200)
        except (ConvergenceWarning, PerfectSeparationWarning, np.linalg.LinAlgError):
            return empty.assign(n_plans=rows["doc_id"].nunique())
    effects = [
        _average_effect(fit.params, x, kept.index(term), set(rows[term].unique()) <= {0, 1})
        if term in kept
        else np.nan
        for term in terms
    ]
    return empty.assign(effect=effects, n_plans=rows["doc_id"].nunique())


def diagnostics(frame: pd.DataFrame, outcome: str, specification: Specification) -> pd.DataFrame:
    """What a reader of a linear probability model asks for.

    Returns
    -------
    DataFrame
        ``measure`` and ``value``: rows, plans, sentences, mean of the outcome; R² and R² within
        plans; share of fitted values below 0 or above 1; condition number of the scaled design;
        largest share of one plan in what identifies the first term (its partial leverage:
        MacKinnon, Nielsen and Webb 2023, Stata Journal 23, 942–982; with equal plans, one part of
        as many); largest share of the clauses in one plan.
    """
    rows = rows_of(frame, specification)
    matrix = design_matrix(rows, specification)
    x = matrix[independent_columns(matrix)]
    y = rows[outcome].astype(float)
    fit = OLS(y.to_numpy(), x.to_numpy()).fit(method="qr")
    fitted = np.asarray(fit.fittedvalues)
    means = y - y.groupby(rows["doc_id"]).transform("mean")
    scaled = x / np.sqrt((x**2).sum())
    first = specification.terms[0]
    others = x.drop(columns=first, errors="ignore").to_numpy()
    own = matrix[first].to_numpy()
    rest = own - others @ np.linalg.lstsq(others, own, rcond=None)[0]
    leverage = pd.Series(rest**2).groupby(rows["doc_id"].to_numpy()).sum() / (rest**2).sum()
    sizes = rows["doc_id"].value_counts(normalize=True)
    within = 1 - (fit.resid**2).sum() / (means**2).sum() if (means**2).sum() else np.nan
    return pd.DataFrame(
        {
            "rows": len(rows),
            "plans": rows["doc_id"].nunique(),
            "sentences": rows["sentence_id"].nunique(),
            "mean of the outcome": y.mean(),
            "R2": 1 - (fit.resid**2).sum() / ((y - y.mean()) ** 2).sum(),
            "R2 within plans": within,
            "fitted below 0 or above 1": ((fitted < 0) | (fitted > 1)).mean(),
            "condition number": np.linalg.cond(scaled.to_numpy()),
            f"largest share of a plan in what identifies {first}": leverage.max(),
            "largest share of a plan in the rows": sizes.max(),
        }.items(),
        columns=["measure", "value"],
    ).astype({"value": "float64"})


def calibration(
    frame: pd.DataFrame, outcome: str, specification: Specification, n_groups: int = 5
) -> pd.DataFrame:
    """Fitted probabilities against the shares that were seen, in groups of about equal size.

    Returns
    -------
    DataFrame
        ``group`` (the lowest fitted first), ``n``, ``fitted``, ``seen``.
    """
    rows = rows_of(frame, specification)
    matrix = design_matrix(rows, specification)
    x = matrix[independent_columns(matrix)].to_numpy()
    y = rows[outcome].astype(float).to_numpy()
    fitted = np.asarray(OLS(y, x).fit(method="qr").fittedvalues)
    order = pd.Series(fitted).rank(method="first")
    group = np.ceil(order / len(order) * n_groups).astype(int)
    found = pd.DataFrame({"group": group, "fitted": fitted, "seen": y})
    summary = found.groupby("group").agg(
        n=("seen", "size"), fitted=("fitted", "mean"), seen=("seen", "mean")
    )
    return summary.reset_index()


def between_share(frame: pd.DataFrame, outcome: str) -> float:
    """Share of an outcome's variation that lies between plans (the correlation ratio, eta squared).

    Examples
    --------
    >>> frame = pd.DataFrame({"doc_id": ["a", "a", "b", "b"], "years": [1.0, 1.0, 5.0, 5.0]})
    >>> between_share(frame, "years")
    1.0
    """
    y = frame[outcome].astype(float)
    total = ((y - y.mean()) ** 2).sum()
    within = ((y - y.groupby(frame["doc_id"]).transform("mean")) ** 2).sum()
    return float(1 - within / total) if total else float("nan")


def _average_effect(params: np.ndarray, x: np.ndarray, at: int, is_flag: bool) -> float:
    if is_flag:
        yes, no = x.copy(), x.copy()
        yes[:, at], no[:, at] = 1.0, 0.0
        return float((_logistic(yes @ params) - _logistic(no @ params)).mean())
    p = _logistic(x @ params)
    return float((p * (1 - p)).mean() * params[at])


def _logistic(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-z))
