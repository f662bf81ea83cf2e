"""What plans descend from: the documents they cite, by level of government and age.

In: rows of the ``citations`` table and the years in which plans can have been made. Out: one row
per cited document, and lags by level.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import pandas as pd

LEVELS = ("central", "province", "city", "county")
UNKNOWN_LEVEL = "not_known"
_NOT_TELLING = re.compile(r"[\W年]")


def cited_documents(citations: pd.DataFrame, vintage: pd.DataFrame) -> pd.DataFrame:
    """Documents that each plan cites, each once, with the years between.

    Parameters
    ----------
    citations
        The table of this name: one row per mention.
    vintage
        What `ecociv.analysis.vintage.plan_vintage` gives.

    Returns
    -------
    DataFrame
        ``doc_id``, ``title_zh``, ``document_number``, ``issuer_level`` (`UNKNOWN_LEVEL` where
        neither title nor number tells), ``year``, ``n_mentions``, ``lag_low`` and ``lag_high``
        (years from the cited document to the earliest and to the latest year in which the plan can
        have been made; a plan that cites a document is not older, so the first is 0 or more),
        ``cited_doc_id``, ``starts`` (offsets of the mentions in the raw text, separated by ``|``).
        Mentions are of one document where they share a number, or a title where one of them has no
        number; brackets, dashes and 年 do not tell titles apart.

    Examples
    --------
    >>> citations = pd.DataFrame(
    ...     {"doc_id": ["a", "a"], "title_zh": ["意见", "意见"], "start": [10, 90],
    ...      "document_number": ["某发〔2015〕1号", None], "issuer_level": ["central", None],
    ...      "year": [2015, None], "cited_doc_id": [None, None]}
    ... )
    >>> vintage = pd.DataFrame({"doc_id": ["a"], "made_from": [2017], "made_by": [2017]})
    >>> cited_documents(citations, vintage)[["year", "n_mentions", "lag_low"]].values.tolist()
    [[2015, 2, 2]]
    """
    keyed = citations.assign(key=_document_keys(citations))
    rows = []
    for (doc_id, _), mentions in keyed.groupby(["doc_id", "key"], sort=False):
        first = {
            name: next(iter(mentions[name].dropna()), None)
            for name in ("title_zh", "document_number", "issuer_level", "year", "cited_doc_id")
        }
        first["issuer_level"] = first["issuer_level"] or UNKNOWN_LEVEL
        starts = "|".join(str(start) for start in sorted(mentions["start"]))
        rows.append({"doc_id": doc_id, **first, "n_mentions": len(mentions), "starts": starts})
    columns = ["doc_id", "title_zh", "document_number", "issuer_level", "year", "n_mentions"]
    found = pd.DataFrame(rows, columns=[*columns, "cited_doc_id", "starts"])
    found = found.merge(vintage[["doc_id", "made_from", "made_by"]], on="doc_id", how="left")
    years = found["year"].astype("Int64")
    return found.assign(
        year=years,
        lag_low=(found["made_from"].astype("Int64") - years).clip(lower=0),
        lag_high=found["made_by"].astype("Int64") - years,
    )


def lag_by_level(found: pd.DataFrame) -> pd.DataFrame:
    """Age of the cited documents when the plan was made, by the level that issued them.

    Parameters
    ----------
    found
        What `cited_documents` gives.

    Returns
    -------
    DataFrame
        One row per level, and one for documents of no known level: ``issuer_level``,
        ``n_documents``, ``n_plans``, ``n_dated`` (whose year is written), ``median``, ``shortest``,
        ``longest`` (years, to the latest year in which the plan can have been made). With so few
        dated documents these describe them and estimate nothing.
    """
    rows = []
    for level in (*LEVELS, UNKNOWN_LEVEL):
        own = found[found["issuer_level"] == level]
        lags = own["lag_high"].dropna().astype(int)
        row = {"issuer_level": level, "n_documents": len(own), "n_plans": own["doc_id"].nunique()}
        row |= {"n_dated": len(lags)}
        if len(lags):
            row |= {"median": lags.median(), "shortest": lags.min(), "longest": lags.max()}
        rows.append(row)
    columns = ["issuer_level", "n_documents", "n_plans", "n_dated", "median", "shortest", "longest"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({"median": "float64", "shortest": "Int64", "longest": "Int64"})


def descent_chains(
    cited: pd.DataFrame, documents: pd.DataFrame, vintage: pd.DataFrame, min_shared: int = 8
) -> pd.DataFrame:
    """Dated documents of which a plan carries the title on, and the years from each to the next.

    A plan that passes a policy down keeps its words: 关于加快推进生态文明建设的意见 becomes
    关于加快推进生态文明建设实施方案. A cited document counts as a forebear where its title shares
    enough consecutive characters with the plan's own.

    Parameters
    ----------
    cited
        What `cited_documents` gives.
    documents
        The table of this name.
    vintage
        What `ecociv.analysis.vintage.plan_vintage` gives.
    min_shared
        Consecutive characters that two titles must share. The words 生态文明建设, which half of the
        field's titles hold, are six.

    Returns
    -------
    DataFrame
        One row per step, the plan itself last, where it has a forebear: ``doc_id``, ``step``,
        ``issuer_level`` (``plan`` for the plan itself), ``year`` (for the plan the latest in which
        it can have been made), ``title_zh``, ``document_number``, ``shared_zh`` (the words in
        common), ``years_since`` (since the step before).
    """
    own = documents.set_index("doc_id")
    made = vintage.set_index("doc_id")["made_by"]
    rank = {level: number for number, level in enumerate(LEVELS)}
    columns = ["doc_id", "step", "issuer_level", "year", "title_zh", "document_number", "shared_zh"]
    rows: list[dict[str, object]] = []
    for doc_id, group in cited[cited["year"].notna() & cited["title_zh"].notna()].groupby("doc_id"):
        title = own.loc[doc_id, "title_zh"]
        if pd.isna(title) or pd.isna(made[doc_id]):
            continue
        steps = [
            {**row, "shared_zh": words}
            for row in group.to_dict("records")
            if len(words := _shared(row["title_zh"], title)) >= min_shared
        ]
        if not steps:
            continue
        steps.sort(key=lambda row: (row["year"], rank.get(row["issuer_level"], len(rank))))
        plan = {"doc_id": doc_id, "issuer_level": "plan", "year": made[doc_id], "title_zh": title}
        plan |= {"document_number": own.loc[doc_id, "document_number"], "shared_zh": None}
        rows += [{**row, "step": number} for number, row in enumerate([*steps, plan], start=1)]
    frame = pd.DataFrame(rows, columns=columns).astype({"year": "Int64"})
    return frame.assign(years_since=frame.groupby("doc_id")["year"].diff().astype("Int64"))


def _shared(one: str, other: str) -> str:
    """Longest stretch of characters that two titles have in common."""
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return one[match.a : match.a + match.size]


def _document_keys(citations: pd.DataFrame) -> list[str]:
    """What tells cited documents of one plan apart: the number, or else the title."""
    titles = [_NOT_TELLING.sub("", str(title)) for title in citations["title_zh"].fillna("")]
    found = list(zip(citations["doc_id"], titles, citations["document_number"], strict=True))
    numbers = {
        (doc_id, title): number for doc_id, title, number in found if title and pd.notna(number)
    }
    return [
        str(numbers.get((doc_id, title), title) if pd.isna(number) else number)
        for doc_id, title, number in found
    ]
