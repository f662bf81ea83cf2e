"""How good fuzzy matching is at each threshold, on names that a reader labelled.

In: `data/match_pairs.csv`, or pairs of one's own. Out: a curve from which the threshold of
`ecociv.codebook.match` was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import pandas as pd

from ecociv.codebook.match import nearest_name
from ecociv.codebook.names import folded_name
from ecociv.codebook.source import read_rows

PAIRS = "match_pairs.csv"


@cache
def labelled_pairs() -> tuple[tuple[str, str, str], ...]:
    """Names with the indicator that a reader gave them, none of them in the codebook as written.

    Returns
    -------
    tuple of (name_zh, unit_zh, indicator_id)
        ``indicator_id`` is empty where no indicator of the codebook is meant.
    """
    rows = read_rows(PAIRS)
    return tuple((row["name_zh"], row["unit_zh"], row["indicator_id"]) for row in rows)


def threshold_curve(
    pairs: Iterable[tuple[str, str, str]] | None = None,
    thresholds: Sequence[float] = tuple(range(60, 101, 2)),
) -> pd.DataFrame:
    """How right and how complete fuzzy matching is at each threshold.

    Parameters
    ----------
    pairs
        Name, unit and right indicator (empty where there is none); by default `labelled_pairs`.
    thresholds
        Similarities to try, 0 to 100.

    Returns
    -------
    DataFrame
        One row per threshold: ``threshold``, ``matched``, ``right``, ``precision``, ``recall``
        (right ones among the pairs that have an indicator), ``f1``. Only the fuzzy step is tried.
        A threshold at which nothing is matched has no precision.

    Examples
    --------
    >>> curve = threshold_curve([("森林总覆盖率", "%", "forest_coverage")], [80])
    >>> curve.loc[0, ["matched", "right"]].tolist()
    [1, 1]
    """
    pairs = list(labelled_pairs() if pairs is None else pairs)
    answerable = sum(1 for _, _, right in pairs if right)
    rows = []
    for threshold in thresholds:
        found = [
            (nearest_name(folded_name(name), unit, "", float(threshold))[0], right)
            for name, unit, right in pairs
        ]
        matched = sum(1 for owner, _ in found if owner is not None)
        good = sum(1 for owner, right in found if owner is not None and owner == right)
        precision = good / matched if matched else float("nan")
        recall = good / answerable if answerable else float("nan")
        f1 = 2 * good / (matched + answerable) if matched + answerable else float("nan")
        rows.append((float(threshold), matched, good, precision, recall, f1))
    columns = ["threshold", "matched", "right", "precision", "recall", "f1"]
    return pd.DataFrame(rows, columns=columns)
