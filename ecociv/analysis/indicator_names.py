"""How statements got their indicators, and whether the threshold for near names is well chosen.

In: statements, and names that a reader gave an indicator. Out: frames of ways and thresholds.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import pandas as pd

from ecociv.codebook import labelled_pairs, match_indicator, threshold_curve

WAYS = ("exact", "alias", "normalized", "fuzzy", "none")

Pair = tuple[str, str, str]


def match_ways(statements: pd.DataFrame) -> pd.DataFrame:
    """In which way the codebook finds each statement's indicator.

    Parameters
    ----------
    statements
        Rows of the ``statements`` table; milestones name no indicator and are left out.

    Returns
    -------
    DataFrame
        ``statement_id``, ``kind``, ``indicator_zh``, ``indicator_id`` (as in the table), ``way``
        (exact, alias, normalized, fuzzy or none), ``score`` (0 to 100), and ``found``, the
        indicator that matching gives; it differs from ``indicator_id`` where a reviewer set that.
    """
    rows = []
    numeric = statements[statements["kind"] != "milestone"]
    words = numeric[["indicator_zh", "unit_zh", "scope_zh", "change"]].fillna("")
    for name, unit, scope, change in words.itertuples(index=False):
        match = match_indicator(name, unit, scope_zh=scope, change=change)
        rows.append((match.how, match.score, match.indicator_id))
    found = pd.DataFrame(rows, columns=["way", "score", "found"], index=numeric.index)
    shown = numeric[["statement_id", "kind", "indicator_zh", "indicator_id"]]
    return pd.concat([shown, found], axis=1).reset_index(drop=True)


def count_ways(ways: pd.DataFrame) -> pd.DataFrame:
    """Number and share of statements by way.

    Parameters
    ----------
    ways
        From `match_ways`.

    Returns
    -------
    DataFrame
        ``way``, ``n``, ``share``; every way has a row.
    """
    counts = ways["way"].value_counts().reindex(list(WAYS), fill_value=0)
    frame = counts.rename("n").rename_axis("way").reset_index()
    return frame.assign(share=frame["n"] / max(len(ways), 1))


def least_threshold(curve: pd.DataFrame, precision: float) -> float:
    """Least threshold from which on precision stays at or above a level.

    Parameters
    ----------
    curve
        From `ecociv.codebook.threshold_curve`.
    precision
        The level, 0 to 1.

    Returns
    -------
    float
        Not a number where no threshold keeps it.

    Examples
    --------
    >>> curve = pd.DataFrame({"threshold": [80.0, 90.0], "precision": [0.9, 1.0]})
    >>> least_threshold(curve, 0.95)
    90.0
    """
    # Where nothing is matched any more nothing is wrong either.
    kept = curve["precision"].fillna(1.0) >= precision
    staying = kept[::-1].cummin()[::-1] & curve["precision"].notna()
    return float(curve.loc[staying, "threshold"].min())


def threshold_folds(
    pairs: Iterable[Pair] | None = None, *, precision: float = 0.95, n_folds: int = 5
) -> pd.DataFrame:
    """Choose the threshold on part of the labelled names and try it on the rest.

    Parameters
    ----------
    pairs
        Name, unit and right indicator (empty where there is none); by default
        `ecociv.codebook.labelled_pairs`.
    precision
        Precision that the choice must keep, see `least_threshold`.
    n_folds
        Number of parts; every ``n_folds``-th pair is in the same one.

    Returns
    -------
    DataFrame
        One row per part: ``fold``, ``threshold`` (chosen on the others; the highest where none
        keeps the precision), and ``n``, ``matched``, ``right``, ``precision``, ``recall`` of the
        part at that threshold.
    """
    pairs = list(labelled_pairs() if pairs is None else pairs)
    fold = np.arange(len(pairs)) % n_folds
    rows = []
    for number in range(n_folds):
        rest = [pair for pair, own in zip(pairs, fold, strict=True) if own != number]
        part = [pair for pair, own in zip(pairs, fold, strict=True) if own == number]
        curve = threshold_curve(rest)
        chosen = least_threshold(curve, precision)
        chosen = curve["threshold"].max() if math.isnan(chosen) else chosen
        tried = threshold_curve(part, [chosen]).drop(columns="f1")
        rows.append(tried.assign(fold=number + 1, n=len(part)))
    columns = ["fold", "threshold", "n", "matched", "right", "precision", "recall"]
    return pd.concat(rows, ignore_index=True)[columns]
