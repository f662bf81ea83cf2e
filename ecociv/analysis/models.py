"""What goes with a commitment being specific, and with how far ahead it reaches.

In: the frames of `ecociv.analysis.model_frames`, or any with a plan and a sentence in each row.
Out: tables of coefficients, specifications, single plans and diagnostics.

Linear probability models with plan effects: a coefficient is the difference in the share of
clauses, within plans, that goes with a term. Their intervals come from `ecociv.analysis.wild`.
Nothing here is a cause: the same drafter chose the aim, the means and the number.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from statsmodels.discrete.discrete_model import Logit
from statsmodels.regression.linear_model import OLS
from statsmodels.tools.sm_exceptions import ConvergenceWarning, PerfectSeparationWarning

from ecociv.analysis.wild import cluster_inference, independent_columns, mean_of_clusters


@dataclass(frozen=True, slots=True)
class Specification:
    """One way to ask: terms, categories that are held constant, and the rows that count.

    ``rows`` names a truth column of the frame; empty for all rows.
    """

    name: str
    terms: tuple[str, ...]
    categories: tuple[str, ...] = ()
    plan_effects: bool = True
    rows: str = ""


def design_matrix(frame: pd.DataFrame, specification: Specification) -> pd.DataFrame:
    """Terms, categories as dummies without the commonest, and plan effects or a constant.

    Examples
    --------
    >>> frame = pd.DataFrame({"doc_id": ["a", "a", "b"], "means": [True, False, True]})
    >>> design_matrix(frame, Specification("one", ("means",))).columns.tolist()
    ['means', 'doc_id a', 'doc_id b']
    """
    parts = [frame[list(specification.terms)].astype(float)]
    for name in specification.categories:
        dummies = pd.get_dummies(frame[name], prefix=name, prefix_sep=" ", dtype=float)
        commonest = frame[name].value_counts().sort_index().idxmax()
        parts.append(dummies.drop(columns=f"{name} {commonest}"))
    if specification.plan_effects:
        parts.append(pd.get_dummies(frame["doc_id"], prefix="doc_id", prefix_sep=" ", dtype=float))
    else:
        parts.append(pd.Series(1.0, index=frame.index, name="const").to_frame())
    return pd.concat(parts, axis=1)


def fit_terms(frame: pd.DataFrame, outcome: str, specification: Specification) -> pd.DataFrame:
    """Coefficients of a linear model, each with the naive and the few-cluster intervals.

    Parameters
    ----------
    frame
        Rows with ``doc_id``, the outcome and all terms.
    outcome
        Its column; truth values count as 0 and 1.
    specification
        What is asked.

    Returns
    -------
    DataFrame
        ``specification``, ``outcome``, then the columns of
        `ecociv.analysis.wild.cluster_inference`.
    """
    rows = _rows(frame, specification)
    found = cluster_inference(
        design_matrix(rows, specification),
        rows[outcome].astype(float),
        rows["doc_id"],
        specification.terms,
    )
    found.insert(0, "specification", specification.name)
    found.insert(1, "outcome", outcome)
    return found


def specification_table(
    frame: pd.DataFrame, outcome: str, term: str, specifications: Sequence[Specification]
) -> pd.DataFrame:
    """One coefficient under every specification.

    Returns
    -------
    DataFrame
        The rows of `fit_terms` for the term, and ``plan_effects``, ``categories``, ``rows``.
    """
    parts = []
    for one in specifications:
        fitted = fit_terms(frame, outcome, one)
        parts.append(
            fitted[fitted["term"] == term].assign(
                plan_effects=one.plan_effects,
                terms=", ".join(one.terms),
                categories=", ".join(one.categories),
                rows=one.rows or "all",
            )
        )
    return pd.concat(parts, ignore_index=True)


def estimates_by_plan(
    frame: pd.DataFrame, outcome: str, specification: Specification
) -> pd.DataFrame:
    """The model fitted in each plan by itself, sentences as clusters.

    Returns
    -------
    DataFrame
        One row per plan and term: ``doc_id``, ``term``, ``n``, ``estimate``, ``low``, ``high``
        (95%, clustered by sentence; missing where the plan does not vary in the term).
    """
    alone = Specification(specification.name, specification.terms, specification.categories, False)
    rows = []
    for doc_id, own in _rows(frame, specification).groupby("doc_id"):
        matrix = design_matrix(own, alone)
        kept = independent_columns(matrix)
        fit = OLS(own[outcome].astype(float).to_numpy(), matrix[kept].to_numpy()).fit()
        groups = pd.factorize(own["sentence_id"])[0]
        limits = None
        if len(own) > len(kept) and len(set(groups)) > 2:
            robust = fit.get_robustcov_results("cluster", groups=groups)
            limits = robust.conf_int()
        for term in specification.terms:
            row: dict[str, object] = {"doc_id": doc_id, "term": term, "n": len(own)}
            if term in kept and limits is not None:
                at = kept.index(term)
                row |= {"estimate": fit.params[at], "low": limits[at, 0], "high": limits[at, 1]}
            rows.append(row)
    columns = ["doc_id", "term", "n", "estimate", "low", "high"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[3:], "float64"))


def combine_plans(by_plan: pd.DataFrame) -> pd.DataFrame:
    """Estimates of single plans as so many draws: `mean_of_clusters` for each term."""
    rows = [
        {"term": term, **mean_of_clusters(own["estimate"].tolist())}
        for term, own in by_plan.groupby("term", sort=False)
    ]
    return pd.DataFrame(rows)


def without_each_plan(
    frame: pd.DataFrame, outcome: str, specification: Specification
) -> pd.DataFrame:
    """Estimates with one plan left out at a time.

    Returns
    -------
    DataFrame
        One row per plan left out and term: ``left_out``, ``term``, ``estimate``.
    """
    rows = []
    for doc_id in dict.fromkeys(_rows(frame, specification)["doc_id"]):
        rest = _rows(frame, specification)
        rest = rest[rest["doc_id"] != doc_id]
        matrix = design_matrix(rest, specification)
        kept = independent_columns(matrix)
        if not kept or rest.empty:
            continue
        fit = OLS(rest[outcome].astype(float).to_numpy(), matrix[kept].to_numpy()).fit()
        found = dict(zip(kept, fit.params, strict=True))
        rows += [(doc_id, term, found.get(term, np.nan)) for term in specification.terms]
    return pd.DataFrame(rows, columns=["left_out", "term", "estimate"])


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
    rows = _rows(frame, specification)
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
    rows = _rows(frame, specification)
    matrix = design_matrix(rows, specification)
    x = matrix[independent_columns(matrix)]
    y = rows[outcome].astype(float)
    fit = OLS(y.to_numpy(), x.to_numpy()).fit()
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
    rows = _rows(frame, specification)
    matrix = design_matrix(rows, specification)
    x = matrix[independent_columns(matrix)].to_numpy()
    y = rows[outcome].astype(float).to_numpy()
    fitted = np.asarray(OLS(y, x).fit().fittedvalues)
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


def _rows(frame: pd.DataFrame, specification: Specification) -> pd.DataFrame:
    return frame[frame[specification.rows]] if specification.rows else frame


def _average_effect(params: np.ndarray, x: np.ndarray, at: int, is_flag: bool) -> float:
    if is_flag:
        yes, no = x.copy(), x.copy()
        yes[:, at], no[:, at] = 1.0, 0.0
        return float((_logistic(yes @ params) - _logistic(no @ params)).mean())
    p = _logistic(x @ params)
    return float((p * (1 - p)).mean() * params[at])


def _logistic(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-z))
