"""The mix of policy instruments: shares, differences between plans, and the cues behind them.

In: commitment clauses as `ecociv.analysis.instruments` codes them. Out: tidy frames.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ecociv.analysis.instruments import CODES
from ecociv.analysis.intervals import composition_intervals
from ecociv.codebook.instruments import INSTRUMENTS


def instrument_mix(
    measures: pd.DataFrame, doc_ids: Sequence[str], by: str | None = None
) -> pd.DataFrame:
    """Shares of instruments among the commitment clauses of each plan.

    Parameters
    ----------
    measures
        Rows of `find_measures`, as far as they count.
    doc_ids
        Plans to report, also those without a row.
    by
        A further column (``domain``) within which shares are taken.

    Returns
    -------
    DataFrame
        One row per plan, group and code: ``doc_id``, `by`, ``instrument``, ``n``, ``n_group``,
        ``share``, ``low`` and ``high`` (simultaneous 95% intervals with sentences as clusters, see
        `composition_intervals`; empty where the group has no row), ``clause_ids``.
    """
    rows = []
    for doc_id in doc_ids:
        own = measures[measures["doc_id"] == doc_id]
        groups = [("", own)] if by is None else list(own.groupby(by))
        for group, part in groups:
            limits = composition_intervals(part["instrument"], part["sentence_id"], list(CODES))
            for code in CODES:
                hits = part[part["instrument"] == code]
                row = {"doc_id": doc_id} | ({} if by is None else {by: group})
                row |= {"instrument": code, "n": len(hits), "n_group": len(part)}
                row |= {"share": len(hits) / len(part) if len(part) else None}
                row |= dict(zip(("low", "high"), limits[code], strict=True))
                rows.append(row | {"clause_ids": "|".join(hits["clause_id"])})
    columns = ["doc_id", *([] if by is None else [by]), "instrument", "n", "n_group", "share"]
    frame = pd.DataFrame(rows, columns=[*columns, "low", "high", "clause_ids"])
    return frame.astype({"share": "float64", "low": "float64", "high": "float64"})


def mix_distance(mix: pd.DataFrame) -> pd.DataFrame:
    """How different two plans' mixes are: the share that would have to change its code.

    Parameters
    ----------
    mix
        What `instrument_mix` gives without ``by``.

    Returns
    -------
    DataFrame
        One row per pair of plans: ``doc_a``, ``doc_b``, ``distance``, from 0 (alike) to 1, the
        index of dissimilarity (Duncan and Duncan 1955, American Sociological Review 20, 210–217).
    """
    table = mix.pivot(index="doc_id", columns="instrument", values="share").dropna()
    order = [doc_id for doc_id in mix["doc_id"].unique() if doc_id in table.index]
    rows = [
        (a, b, float((table.loc[a] - table.loc[b]).abs().sum() / 2))
        for place, a in enumerate(order)
        for b in order[place + 1 :]
    ]
    return pd.DataFrame(rows, columns=["doc_a", "doc_b", "distance"])


def frequent_cues(coded: pd.DataFrame, n: int = 3) -> pd.DataFrame:
    """The cues that coded most clauses of each instrument.

    Parameters
    ----------
    coded
        What `code_clauses` or `find_measures` gives.
    n
        Cues of each instrument.

    Returns
    -------
    DataFrame
        ``instrument``, ``cue``, ``rule``, ``n``, ``n_plans``, ``example`` (the first clause).
    """
    rows = coded[coded["instrument"].isin(INSTRUMENTS)]
    found = rows.groupby(["instrument", "cue", "rule"]).agg(
        n=("clause_id", "size"), n_plans=("doc_id", "nunique"), example=("clause_zh", "first")
    )
    found = found.reset_index()
    found["order"] = found["instrument"].map(INSTRUMENTS.index)
    found = found.sort_values(["order", "n", "cue"], ascending=[True, False, True])
    return found.groupby("order").head(n).drop(columns="order").reset_index(drop=True)
