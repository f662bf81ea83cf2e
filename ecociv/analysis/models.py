"""What goes with a commitment being specific, and with how far ahead it reaches.

In: the frames of `ecociv.analysis.model_frames`, or any with a plan and a sentence in each row.
Out: tables of coefficients, specifications and single plans.

Linear probability models with plan effects: a coefficient is the difference in the share of
clauses, within plans, that goes with a term. Their intervals come from `ecociv.analysis.wild`.
Nothing here is a cause: the same drafter chose the aim, the means and the number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from statsmodels.regression.linear_model import OLS

from ecociv.analysis.wild import (
    cluster_inference,
    independent_columns,
    is_identified,
    mean_of_clusters,
)


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
    for name in specification.categories if len(frame) else ():
        dummies = pd.get_dummies(frame[name], prefix=name, prefix_sep=" ", dtype=float)
        commonest = frame[name].value_counts().sort_index().idxmax()
        parts.append(dummies.drop(columns=f"{name} {commonest}"))
    if specification.plan_effects:
        parts.append(pd.get_dummies(frame["doc_id"], prefix="doc_id", prefix_sep=" ", dtype=float))
    else:
        parts.append(pd.Series(1.0, index=frame.index, name="const").to_frame())
    return pd.concat(parts, axis=1)


def fit_terms(
    frame: pd.DataFrame,
    outcome: str,
    specification: Specification,
    terms: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Coefficients of a linear model, each with the naive and the few-cluster intervals.

    Parameters
    ----------
    frame
        Rows with ``doc_id``, the outcome and all terms.
    outcome
        Its column; truth values count as 0 and 1.
    specification
        What is asked.
    terms
        Terms to report; by default all of the specification.

    Returns
    -------
    DataFrame
        ``specification``, ``outcome``, then the columns of
        `ecociv.analysis.wild.cluster_inference`.
    """
    rows = rows_of(frame, specification)
    found = cluster_inference(
        design_matrix(rows, specification),
        rows[outcome].astype(float),
        rows["doc_id"],
        specification.terms if terms is None else terms,
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
    parts = [
        fit_terms(frame, outcome, one, [term]).assign(
            plan_effects=one.plan_effects,
            terms=", ".join(one.terms),
            categories=", ".join(one.categories),
            rows=one.rows or "all",
        )
        for one in specifications
    ]
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
    for doc_id, own in rows_of(frame, specification).groupby("doc_id"):
        matrix = design_matrix(own, alone)
        kept = independent_columns(matrix)
        fit = OLS(own[outcome].astype(float).to_numpy(), matrix[kept].to_numpy()).fit(method="qr")
        groups = pd.factorize(own["sentence_id"])[0]
        limits = None
        if len(own) > len(kept) and len(set(groups)) > 2:
            robust = fit.get_robustcov_results("cluster", groups=groups)
            limits = robust.conf_int()
        for term in specification.terms:
            row: dict[str, object] = {"doc_id": doc_id, "term": term, "n": len(own)}
            if limits is not None and is_identified(matrix, term):
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
    return pd.DataFrame(rows, columns=["term", *mean_of_clusters([])])


def without_each_plan(
    frame: pd.DataFrame, outcome: str, specification: Specification
) -> pd.DataFrame:
    """Estimates with one plan left out at a time.

    Returns
    -------
    DataFrame
        One row per plan left out and term: ``left_out``, ``term``, ``estimate``.
    """
    every = rows_of(frame, specification)
    rows = []
    for doc_id in dict.fromkeys(every["doc_id"]):
        rest = every[every["doc_id"] != doc_id]
        if rest.empty:
            continue
        matrix = design_matrix(rest, specification)
        kept = independent_columns(matrix)
        fit = OLS(rest[outcome].astype(float).to_numpy(), matrix[kept].to_numpy()).fit(method="qr")
        found = dict(zip(kept, fit.params, strict=True))
        for term in specification.terms:
            estimate = found[term] if is_identified(matrix, term) else np.nan
            rows.append((doc_id, term, estimate))
    return pd.DataFrame(rows, columns=["left_out", "term", "estimate"])


def rows_of(frame: pd.DataFrame, specification: Specification) -> pd.DataFrame:
    """The rows that a specification is about."""
    return frame[frame[specification.rows]] if specification.rows else frame
