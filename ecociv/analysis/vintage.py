"""When a plan was made, and on which side of a year it stands.

In: documents with the dates that their copies state, statements and citations. Out: one row per
plan with the earliest and the latest year in which it can have been made, and why.
"""

from __future__ import annotations

import pandas as pd

#: Year of the Plan for Deepening the Reform of Party and State Institutions
#: (深化党和国家机构改革方案, Central Committee of the Communist Party, March 2018).
REFORM_YEAR = 2018

COLUMNS = ["doc_id", "made_from", "from_basis", "made_by", "by_basis"]


def plan_vintage(
    documents: pd.DataFrame, statements: pd.DataFrame, citations: pd.DataFrame
) -> pd.DataFrame:
    """Bracket the year in which each plan was made by what its own copy shows.

    A document date settles it. Without one, a plan is not older than the newest document it cites,
    the newest year it reports results or baselines for, and the year before its own period; it is
    not younger than the day on which it was posted.

    Parameters
    ----------
    documents, statements, citations
        Rows of the tables of these names.

    Returns
    -------
    DataFrame
        One row per plan: ``doc_id``, ``made_from`` and ``made_by`` (years, missing where nothing
        bounds them), ``from_basis`` and ``by_basis``: ``document_date``, ``posted_date``,
        ``citation``, ``reported_year`` or ``period_start``.

    Examples
    --------
    >>> documents = pd.DataFrame(
    ...     {"doc_id": ["demo"], "document_date": [None], "posted_date": ["2018-01-17"],
    ...      "period_start": [None]}
    ... )
    >>> statements = pd.DataFrame(
    ...     {"doc_id": ["demo"], "kind": ["status"], "target_year": [2016], "baseline_year": [None]}
    ... )
    >>> citations = pd.DataFrame({"doc_id": ["demo"], "year": [2015]})
    >>> found = plan_vintage(documents, statements, citations).astype(str)
    >>> found.iloc[0].tolist()
    ['demo', '2016', 'reported_year', '2018', 'posted_date']
    """
    rows: list[tuple[object, ...]] = []
    for plan in documents.to_dict("records"):
        dated = _year_of(plan["document_date"])
        if dated is not None:
            rows.append((plan["doc_id"], dated, "document_date", dated, "document_date"))
            continue
        posted = _year_of(plan["posted_date"])
        own = statements[statements["doc_id"] == plan["doc_id"]]
        cited = citations.loc[citations["doc_id"] == plan["doc_id"], "year"]
        reported = own.loc[own["kind"] == "status", "target_year"]
        bounds = {
            "citation": _latest(cited, posted),
            "reported_year": _latest(pd.concat([reported, own["baseline_year"]]), posted),
            "period_start": None if pd.isna(plan["period_start"]) else plan["period_start"] - 1,
        }
        known = {basis: int(year) for basis, year in bounds.items() if year is not None}
        basis = max(known, key=known.__getitem__) if known else None
        made_from = known[basis] if basis else None
        rows.append((plan["doc_id"], made_from, basis, posted, "posted_date" if posted else None))
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.astype({"made_from": "Int64", "made_by": "Int64"})


def reform_period(vintage: pd.DataFrame, year: int = REFORM_YEAR) -> pd.Series:
    """Whether each plan was made ``before`` or ``after`` a reform, or ``around`` it.

    Parameters
    ----------
    vintage
        What `plan_vintage` returns.
    year
        Year of the reform, which is neither before nor after.

    Examples
    --------
    >>> frame = pd.DataFrame({"doc_id": ["a", "b", "c"], "made_from": [2011, 2016, 2024]})
    >>> frame["made_by"] = [2011, 2018, 2024]
    >>> reform_period(frame).tolist()
    ['before', 'around', 'after']
    """
    labels = []
    for row in vintage.itertuples():
        first, last = row.made_from, row.made_by
        if pd.notna(last) and last < year:
            labels.append("before")
        elif pd.notna(first) and first > year:
            labels.append("after")
        else:
            labels.append("around")
    return pd.Series(labels, index=vintage["doc_id"], name="reform_period", dtype="str")


def _year_of(date: object) -> int | None:
    return None if pd.isna(date) else pd.Timestamp(date).year


def _latest(years: pd.Series, limit: int | None) -> int | None:
    """Newest year of a column that is not beyond a limit."""
    known = [int(year) for year in years.dropna() if limit is None or year <= limit]
    return max(known, default=None)
