"""Whether a row of confidence 0.9 is right nine times in ten, and whether doubt finds the errors.

In: an evaluation whose predicted rows have ``confidence``. Out: frames of judged rows, groups,
plans and shares of rows reviewed. Nothing here knows how ``confidence`` was made: it may be one
constant, a few classes or any number between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.optimize import isotonic_regression

from ecociv.analysis.intervals import wilson
from ecociv.tables import Evaluation
from ecociv.tables.scoring import POOLED

#: Judged rows at the base rate that are added to each value of confidence when a curve is fitted:
#: a value that was seen twice, both times right, is no certainty.
PRIOR_ROWS = 2.0


def judged_rows(evaluation: Evaluation) -> pd.DataFrame:
    """Predicted rows that an annotated plan says are right or wrong.

    Rows that meet only debatable annotations are left out, as they are in the scores.

    Parameters
    ----------
    evaluation
        Of rows with ``confidence``.

    Returns
    -------
    DataFrame
        ``doc_id``, ``statement_id``, ``group``, ``confidence``, ``right`` (the full record); one
        row per predicted row, in the order of the identifiers.
    """
    columns = ["doc_id", "statement_id", "group", "confidence"]
    clear = evaluation.pairs[evaluation.pairs["core"] == 1]
    matched = clear.reindex(columns=columns).assign(right=clear["full"].astype(bool))
    unmatched = evaluation.errors[evaluation.errors["cause"].isin(["spurious", "wrong span"])]
    parts = [matched, unmatched[columns].assign(right=False)]
    rows = pd.concat([part for part in parts if len(part)] or [matched], ignore_index=True)
    rows = rows.astype({"confidence": float, "right": bool})
    return rows.sort_values(["doc_id", "statement_id"], ignore_index=True)


def reliability_table(judged: pd.DataFrame, n_groups: int = 5) -> pd.DataFrame:
    """Confidence against the share of rows that are right, in groups of about equal size.

    Equal values are never split, so a constant gives one group.

    Parameters
    ----------
    judged
        From `judged_rows`.
    n_groups
        How many groups at most.

    Returns
    -------
    DataFrame
        One row per group, the least sure first: ``confidence_low``, ``confidence_high``, ``n``,
        ``n_right``, ``confidence`` (mean), ``share_right`` with its 95% Wilson interval
        (``share_low``, ``share_high``), and ``gap`` (share less confidence).

    Examples
    --------
    >>> rows = pd.DataFrame({"confidence": [0.8] * 4, "right": [True, True, True, False]})
    >>> table = reliability_table(rows)
    >>> table.loc[0, ["n", "share_right"]].tolist()
    [4.0, 0.75]
    """
    rows = judged.assign(group=_groups(judged["confidence"], n_groups))
    table = rows.groupby("group").agg(
        confidence_low=("confidence", "min"),
        confidence_high=("confidence", "max"),
        n=("right", "size"),
        n_right=("right", "sum"),
        confidence=("confidence", "mean"),
        share_right=("right", "mean"),
    )
    limits = [wilson(right, n) for right, n in zip(table["n_right"], table["n"], strict=True)]
    return table.assign(
        share_low=[low for low, _ in limits],
        share_high=[high for _, high in limits],
        gap=table["share_right"] - table["confidence"],
    ).reset_index(drop=True)


def leave_one_plan_out(judged: pd.DataFrame) -> pd.DataFrame:
    """Judged rows with what the other plans let expect of them.

    For each plan the curve from confidence to the share right is fitted on all other plans, by
    isotonic regression (pool adjacent violators; Zadrozny and Elkan 2002 use it to calibrate
    classifiers), with `PRIOR_ROWS` rows at the base rate added to each value.

    Parameters
    ----------
    judged
        From `judged_rows`.

    Returns
    -------
    DataFrame
        The rows, with ``base`` (share right in the other plans) and ``expected`` (from the fitted
        curve); both are missing where there is no other plan.
    """
    parts = []
    for doc_id, own in judged.groupby("doc_id"):
        others = judged[judged["doc_id"] != doc_id]
        if others.empty:
            parts.append(own.assign(base=float("nan"), expected=float("nan")))
            continue
        values, shares = _fitted_curve(others)
        expected = np.interp(own["confidence"], values, shares)
        parts.append(own.assign(base=others["right"].mean(), expected=expected))
    return pd.concat(parts).sort_index()


def calibration_scores(expected: pd.DataFrame) -> pd.DataFrame:
    """Errors of the probabilities in each plan.

    Parameters
    ----------
    expected
        From `leave_one_plan_out`.

    Returns
    -------
    DataFrame
        One row per plan and one pooled: ``doc_id``, ``n``, ``n_wrong``, ``share_right``, mean
        ``confidence``, and three Brier scores (mean squared distance between probability and
        outcome; Brier 1950; lower is better): of the other plans' base rate, of ``confidence`` as
        it is stored, and of the curve fitted on the other plans; then ``ranking``, how often a
        right row is surer than a wrong one (0.5 is chance, ties count half).
    """
    rows = []
    names = sorted(expected["doc_id"].unique())
    for name in [*names, POOLED]:
        own = expected if name == POOLED else expected[expected["doc_id"] == name]
        right = own["right"].astype(float)
        row = {"doc_id": name, "n": len(own), "n_wrong": int((~own["right"]).sum())}
        row |= {"share_right": right.mean(), "confidence": own["confidence"].mean()}
        for column in ("base", "confidence", "expected"):
            row[f"brier_{column}"] = ((own[column] - right) ** 2).mean(skipna=False)
        rows.append(row | {"ranking": _ranking(own)})
    return pd.DataFrame(rows)


def review_yield(
    judged: pd.DataFrame, shares: Sequence[float] = (0.05, 0.1, 0.2, 0.3, 0.5)
) -> pd.DataFrame:
    """How many of the errors a reviewer meets who begins with the least sure rows.

    Parameters
    ----------
    judged
        From `judged_rows`.
    shares
        Shares of the rows that are reviewed.

    Returns
    -------
    DataFrame
        ``reviewed`` (share, which is also what chance would find), ``n_reviewed``, ``n_found``
        (expected number of wrong rows among them; rows of one confidence come in any order) and
        ``share_found`` (of all wrong rows).
    """
    counts = judged.groupby("confidence")["right"].agg(["size", "sum"]).sort_index()
    rows_seen = np.concatenate([[0.0], counts["size"].cumsum()])
    wrong_seen = np.concatenate([[0.0], (counts["size"] - counts["sum"]).cumsum()])
    reviewed = np.asarray(shares, dtype=float)
    found = np.interp(reviewed * len(judged), rows_seen, wrong_seen)
    share = found / wrong_seen[-1] if wrong_seen[-1] else np.full(len(found), np.nan)
    return pd.DataFrame(
        {
            "reviewed": reviewed,
            "n_reviewed": reviewed * len(judged),
            "n_found": found,
            "share_found": share,
        }
    )


def _groups(confidence: pd.Series, n_groups: int) -> pd.Series:
    """Number of the group of each row: values in order, cut where a group is about full."""
    counts = confidence.value_counts().sort_index()
    middle = (counts.cumsum() - counts / 2) / counts.sum()
    group = np.minimum((middle * n_groups).astype(int), n_groups - 1)
    return confidence.map(group)


def _fitted_curve(judged: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    counts = judged.groupby("confidence")["right"].agg(["size", "sum"]).sort_index()
    weights = counts["size"] + PRIOR_ROWS
    shares = (counts["sum"] + PRIOR_ROWS * judged["right"].mean()) / weights
    fitted = isotonic_regression(shares.to_numpy(), weights=weights.to_numpy())
    return counts.index.to_numpy(dtype=float), fitted.x


def _ranking(judged: pd.DataFrame) -> float:
    """Area under the ROC curve, from ranks (Mann and Whitney 1947)."""
    n_right, n_wrong = int(judged["right"].sum()), int((~judged["right"]).sum())
    if not n_right or not n_wrong:
        return float("nan")
    ranks = judged["confidence"].rank()
    above = ranks[judged["right"]].sum() - n_right * (n_right + 1) / 2
    return float(above / (n_right * n_wrong))
