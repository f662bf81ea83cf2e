"""Read compared pairs: the best pair of two plans, counts, and what may stand side by side.

In: the pairs of `ecociv.analysis.compare`. Out: fewer and shorter tables of them.
"""

from __future__ import annotations

import pandas as pd

from ecociv.analysis.comparability import CLASSES, REFUSED

_SIDE_COLUMNS = ("doc", "statement", "kind", "operator", "low", "high", "year", "year_source")


def best_pairs(pairs: pd.DataFrame) -> pd.DataFrame:
    """The best pair of each indicator, two plans and kind: the one that speaks for them.

    Parameters
    ----------
    pairs
        What `compare_shared` returns.

    Returns
    -------
    DataFrame
        The rows of the best class; of several the one with the nearest years, then the latest
        years, then without scopes, then the first of the text. A refused pair has a row only where
        nothing better stands for the two plans.
    """
    ranked = pairs.assign(
        rank=pairs["comparability"].map(CLASSES.index).astype("int64"),
        scopes=pairs["scope_a"].notna().astype("int64") + pairs["scope_b"].notna().astype("int64"),
        gap=pairs["years_apart"].fillna(10**4),
        earlier=-(pairs["year_a"].fillna(0) + pairs["year_b"].fillna(0)),
        pair_kind=pairs["kind_a"].where(pairs["kind_a"] == pairs["kind_b"], "mixed"),
    ).sort_values(["rank", "gap", "earlier", "scopes", "statement_a", "statement_b"])
    keys = ["indicator_id", "doc_a", "doc_b"]
    best = ranked.drop_duplicates([*keys, "pair_kind"])
    usable = set(
        best.loc[best["comparability"] != REFUSED, keys].itertuples(index=False, name=None)
    )
    first = ~best.duplicated(keys)
    kept = [
        is_first or row_class != REFUSED or key not in usable
        for is_first, row_class, key in zip(
            first, best["comparability"], best[keys].itertuples(index=False, name=None), strict=True
        )
    ]
    best = best[pd.Series(kept, index=best.index, dtype="bool")].sort_values(
        [*keys, "rank", "pair_kind"], ignore_index=True
    )
    return best[pairs.columns]


def count_classes(pairs: pd.DataFrame, by: str = "indicator_id") -> pd.DataFrame:
    """Number of pairs of each class.

    Parameters
    ----------
    pairs
        What `compare_shared` or `best_pairs` returns.
    by
        Column to count by.

    Returns
    -------
    DataFrame
        ``by``, one column per class, and ``n``.
    """
    counts = pd.crosstab(pairs[by], pairs["comparability"]).reindex(
        columns=list(CLASSES), fill_value=0
    )
    counts.columns.name = None
    return counts.assign(n=counts.sum(axis=1)).reset_index()


def comparable_values(pairs: pd.DataFrame) -> pd.DataFrame:
    """Values that may stand side by side: one per indicator, kind and plan.

    Parameters
    ----------
    pairs
        What `compare_shared` or `best_pairs` returns.

    Returns
    -------
    DataFrame
        One row per indicator, kind and plan that has at least one pair that is not refused:
        ``indicator_id``, ``kind``, ``unit``, ``doc_id``, ``statement_id``, ``operator``, ``low``,
        ``high``, ``year``, ``year_source``, ``comparability`` (the best of its pairs) and ``codes``
        (what limits that pair).
    """
    best = best_pairs(pairs)
    best = best[best["comparability"] != REFUSED]
    shared = ["indicator_id", "unit", "comparability", "codes"]
    sides = [
        best[[*shared, *(f"{name}_{letter}" for name in _SIDE_COLUMNS)]].rename(
            columns={f"{name}_{letter}": name for name in _SIDE_COLUMNS}
        )
        for letter in ("a", "b")
    ]
    rows = pd.concat(sides, ignore_index=True).rename(
        columns={"doc": "doc_id", "statement": "statement_id"}
    )
    rows = rows.assign(rank=rows["comparability"].map(CLASSES.index).astype("int64"))
    rows = rows.sort_values(["rank", "year", "statement_id"], ascending=[True, False, True])
    keys = ["indicator_id", "kind", "unit", "doc_id"]
    found = rows.drop_duplicates(keys).sort_values(keys, ignore_index=True)
    sides_shown = [name for name in _SIDE_COLUMNS if name not in ("doc", "statement", "kind")]
    return found[[*keys, "statement_id", *sides_shown, "comparability", "codes"]]


def refusal_reasons(pairs: pd.DataFrame) -> pd.DataFrame:
    """How often each reason refuses a pair or limits it, with an example.

    Parameters
    ----------
    pairs
        What `compare_shared` or `best_pairs` returns.

    Returns
    -------
    DataFrame
        ``comparability``, ``code``, ``n`` (pairs; a pair may have several reasons),
        ``n_indicators``, ``example``.
    """
    split = pairs.assign(code=pairs["codes"].str.split("|")).explode("code")
    split = split[split["code"].fillna("") != ""]
    found = split.groupby(["comparability", "code"]).agg(
        n=("indicator_id", "size"),
        n_indicators=("indicator_id", "nunique"),
        example=("reason_en", "first"),
    )
    return found.reset_index().sort_values(
        ["comparability", "n", "code"], ascending=[False, False, True], ignore_index=True
    )
