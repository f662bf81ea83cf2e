"""When plans promise what: years of commitments against the plan's own making and period.

In: statements, documents, and `plan_vintage` (when each plan can have been made). Out: frames of
horizons, deadlines and periods.

A year is *stated* where it stands in the sentence of the value, else *inferred* from a heading, an
earlier sentence or the plan's period.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from ecociv.analysis.describe import COMMITMENTS, joined_ids

#: First year of the first national five-year period; from the third on each begins in a year that
#: ends in 1 or 6 (1966, …, 2011, 2016). The years 1963–1965 lie between the second and the third.
_FIRST_REGULAR, _FIRST_REGULAR_NUMBER, _LENGTH = 1966, 3, 5
_DIGITS = "零一二三四五六七八九"


def national_periods(first_year: int, last_year: int) -> pd.DataFrame:
    """National five-year periods that meet a stretch of years.

    Parameters
    ----------
    first_year, last_year
        The stretch, both included; 1966 or later.

    Returns
    -------
    DataFrame
        ``number``, ``name_zh`` (十二五), ``name_en`` (12th), ``start``, ``end``. The outlines that
        the National People's Congress adopts cover these years: 十二五 2011–2015, 十三五 2016–2020.

    Examples
    --------
    >>> national_periods(2012, 2018)[["name_zh", "start", "end"]].values.tolist()
    [['十二五', 2011, 2015], ['十三五', 2016, 2020]]
    """
    offset = (max(first_year, _FIRST_REGULAR) - _FIRST_REGULAR) // _LENGTH
    rows = []
    start = _FIRST_REGULAR + offset * _LENGTH
    while start <= last_year:
        number = _FIRST_REGULAR_NUMBER + (start - _FIRST_REGULAR) // _LENGTH
        rows.append((number, f"{_chinese(number)}五", _ordinal(number), start, start + _LENGTH - 1))
        start += _LENGTH
    return pd.DataFrame(rows, columns=["number", "name_zh", "name_en", "start", "end"])


def horizons(
    statements: pd.DataFrame, documents: pd.DataFrame, vintage: pd.DataFrame
) -> pd.DataFrame:
    """Years from the making of a plan to the years of its commitments.

    Parameters
    ----------
    statements, documents
        The tables of these names.
    vintage
        What `ecociv.analysis.vintage.plan_vintage` gives: plans without a date of their own have
        an earliest and a latest year.

    Returns
    -------
    DataFrame
        One row per commitment with a year: ``statement_id``, ``doc_id``, ``kind``,
        ``indicator_zh``, ``target_year``, ``year_source``, ``stated``, ``made_from``, ``made_by``,
        ``horizon_low`` and ``horizon_high`` (years from the latest and from the earliest year in
        which the plan can have been made; empty where nothing bounds it), ``stage`` (``past``:
        before the plan can have been made; ``interim``, ``final`` or ``beyond``: before, at or
        after its last year, see `final_years`).

    Examples
    --------
    >>> from ecociv import extract_statements, plan_from_text, statements_frame
    >>> plan = plan_from_text("到2012年建成3个公园。到2015年森林覆盖率达到40%。", "demo")
    >>> rows = statements_frame(extract_statements(plan))
    >>> documents = pd.DataFrame({"doc_id": ["demo"], "period_start": [2011], "period_end": [2015]})
    >>> vintage = pd.DataFrame({"doc_id": ["demo"], "made_from": [2011], "made_by": [2011]})
    >>> found = horizons(rows, documents, vintage)
    >>> found[["target_year", "stated", "horizon_low", "stage"]].values.tolist()
    [[2012, True, 1, 'interim'], [2015, True, 4, 'final']]
    """
    rows = statements[statements["kind"].isin(COMMITMENTS) & statements["target_year"].notna()]
    columns = ["statement_id", "doc_id", "kind", "indicator_zh", "target_year", "year_source"]
    found = rows[columns].merge(
        vintage[["doc_id", "made_from", "made_by"]], on="doc_id", how="left"
    )
    years = found["target_year"].astype("Int64")
    made_from, made_by = found["made_from"].astype("Int64"), found["made_by"].astype("Int64")
    last = found["doc_id"].map(final_years(statements, documents, vintage)).astype("Int64")
    stage = pd.Series("final", index=found.index, dtype="str")
    stage = stage.mask((years < last).fillna(False), "interim")
    stage = stage.mask((years > last).fillna(False), "beyond")
    stage = stage.mask((years < made_from).fillna(False), "past")
    return found.assign(
        target_year=years,
        stated=found["year_source"] == "explicit",
        made_from=made_from,
        made_by=made_by,
        horizon_low=years - made_by,
        horizon_high=years - made_from,
        stage=stage,
    )


def final_years(
    statements: pd.DataFrame, documents: pd.DataFrame, vintage: pd.DataFrame
) -> dict[str, int]:
    """Last year of each plan: the end of its period, or else the commonest year it commits to.

    Where two years are as common, the later one; years before the plan can have been made do not
    count. A plan with neither is left out.
    """
    rows = statements[statements["kind"].isin(COMMITMENTS) & statements["target_year"].notna()]
    earliest = rows["doc_id"].map(vintage.set_index("doc_id")["made_from"])
    ahead = rows[~(rows["target_year"] < earliest).fillna(False)]
    found = {}
    for doc_id, end in zip(documents["doc_id"], documents["period_end"], strict=True):
        counts = ahead.loc[ahead["doc_id"] == doc_id, "target_year"].value_counts()
        if pd.notna(end):
            found[doc_id] = int(end)
        elif len(counts):
            found[doc_id] = int(max(counts[counts == counts.max()].index))
    return found


def horizon_summary(found: pd.DataFrame) -> pd.DataFrame:
    """Median and spread of the horizons of each plan, stated and inferred years apart.

    Parameters
    ----------
    found
        What `horizons` gives.

    Returns
    -------
    DataFrame
        One row per plan and ``stated``: ``doc_id``, ``stated``, ``n``, ``median``, ``shortest`` and
        ``longest`` (years, from the latest year in which the plan can have been made),
        ``slack`` (years by which all of them may be longer), ``n_past`` (commitments for a year
        before that), ``statement_ids``.
    """
    rows = []
    for (doc_id, stated), own in found.groupby(["doc_id", "stated"]):
        years = own["horizon_low"].dropna().astype(int)
        if years.empty:
            continue
        row = {"doc_id": doc_id, "stated": stated, "n": len(years), "median": years.median()}
        row |= {"shortest": years.min(), "longest": years.max()}
        row |= {"slack": (own["made_by"] - own["made_from"]).max()}
        row |= {"n_past": int((years < 0).sum()), "statement_ids": joined_ids(own)}
        rows.append(row)
    columns = ["doc_id", "stated", "n", "median", "shortest", "longest", "slack", "n_past"]
    return pd.DataFrame(rows, columns=[*columns, "statement_ids"])


def deadline_density(found: pd.DataFrame) -> pd.DataFrame:
    """Commitments due in each year.

    Parameters
    ----------
    found
        What `horizons` gives.

    Returns
    -------
    DataFrame
        One row per plan, year and ``stated``: ``doc_id``, ``target_year``, ``stated``, ``stage``,
        ``period_end`` (whether the year ends a national five-year period), ``n``,
        ``statement_ids``.
    """
    rows = [
        {
            "doc_id": doc_id,
            "target_year": year,
            "stated": stated,
            "stage": own["stage"].iloc[0],
            "period_end": bool(year % _LENGTH == 0),
            "n": len(own),
            "statement_ids": joined_ids(own),
        }
        for (doc_id, year, stated), own in found.groupby(["doc_id", "target_year", "stated"])
    ]
    columns = ["doc_id", "target_year", "stated", "stage", "period_end", "n", "statement_ids"]
    return pd.DataFrame(rows, columns=columns)


def plan_periods(
    documents: pd.DataFrame, statements: pd.DataFrame, vintage: pd.DataFrame
) -> pd.DataFrame:
    """Each plan's own period against the national five-year periods.

    Returns
    -------
    DataFrame
        One row per plan: ``doc_id``, ``start``, ``end``, ``stated`` (whether the plan names its
        period; else it is taken to run from the latest year in which the plan can have been made to
        its last year, see `final_years`), ``made_from``, ``made_by``, ``same_as`` (national period
        of the same years), ``ends_with`` (national period that ends in the same year),
        ``n_national`` (national periods that it meets). Without a year to begin or to end with, a
        plan has empty cells.
    """
    last = final_years(statements, documents, vintage)
    made = vintage.set_index("doc_id")
    rows = []
    for plan in documents.to_dict("records"):
        doc_id = plan["doc_id"]
        stated = pd.notna(plan["period_start"]) and pd.notna(plan["period_end"])
        start = plan["period_start"] if stated else made["made_by"].get(doc_id)
        end = plan["period_end"] if stated else last.get(doc_id)
        if pd.isna(start) or pd.isna(end):
            start = end = None
        elif start > end:  # made at some time in a bracket that reaches beyond the last year
            start = end
        row = {"doc_id": doc_id, "start": start, "end": end, "stated": bool(stated)}
        row |= {name: made[name].get(doc_id) for name in ("made_from", "made_by")}
        rows.append(row | _against_national(start, end))
    frame = pd.DataFrame(rows)
    years = ["start", "end", "made_from", "made_by", "n_national"]
    return frame.astype(dict.fromkeys(years, "Int64") | {"same_as": "str", "ends_with": "str"})


def _against_national(start: Any, end: Any) -> dict[str, Any]:
    if pd.isna(start):
        return {"same_as": None, "ends_with": None, "n_national": None}
    national = national_periods(int(start), int(end))
    same = national[(national["start"] == start) & (national["end"] == end)]["name_zh"]
    ending = national[national["end"] == end]["name_zh"]
    return {
        "same_as": next(iter(same), None),
        "ends_with": next(iter(ending), None),
        "n_national": len(national),
    }


def _chinese(number: int) -> str:
    """Chinese numeral of 1 to 99: 3 is 三, 12 is 十二, 25 is 二十五."""
    tens, ones = divmod(number, 10)
    left = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return left + (_DIGITS[ones] if ones else "")


def _ordinal(number: int) -> str:
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in {11, 12, 13} else suffix}"
