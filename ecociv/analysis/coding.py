"""How far the coding by cue words agrees with a reading.

In: coded clauses and an annotated sample of them. Out: agreement with intervals, the table of
confusions, and each clause on which the two differ.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from statsmodels.stats.inter_rater import cohens_kappa, to_table
from statsmodels.stats.proportion import proportion_confint

from ecociv.analysis.instruments import CODES, NO_COMMITMENT
from ecociv.errors import SourceError
from ecociv.tables import find_root

SAMPLE = Path("data", "gold", "instruments.csv")
ANNOTATED, CODED = "annotated", "coded"


def load_sample(root: str | Path | None = None) -> pd.DataFrame:
    """Clauses that were coded by reading.

    Parameters
    ----------
    root
        Folder of the project; by default the nearest one upward that has ``data/raw``.

    Returns
    -------
    DataFrame
        ``doc_id``, ``start``, ``end``, ``text`` (``raw[start:end] == text``), ``instrument``,
        ``core`` (1 clear, 0 debatable), ``note``; no row where the project has no such file.

    Raises
    ------
    SourceError
        The file holds an unknown code.
    """
    path = (find_root() if root is None else Path(root)) / SAMPLE
    if not path.is_file():
        empty = pd.DataFrame(columns=["doc_id", "start", "end", "text", "instrument"], dtype="str")
        return empty.astype({"start": "int64", "end": "int64"}).assign(core=0, note="")
    rows = pd.read_csv(path, keep_default_na=False)
    unknown = sorted(set(rows["instrument"]) - {*CODES, NO_COMMITMENT})
    if unknown:
        accepted = ", ".join((*CODES, NO_COMMITMENT))
        raise SourceError(path, f"instrument {', '.join(unknown)}", accepted)
    return rows


def compare_codes(coded: pd.DataFrame, sample: pd.DataFrame) -> pd.DataFrame:
    """The annotated clauses with both codes.

    Parameters
    ----------
    coded
        What `ecociv.analysis.instruments.code_clauses` gives.
    sample
        What `load_sample` gives.

    Returns
    -------
    DataFrame
        One row per annotated clause of the coded plans: ``clause_id``, ``doc_id``, ``core``,
        ``annotated``, ``coded``, ``rule``, ``cue``, ``clause_zh``, ``note``.

    Raises
    ------
    SourceError
        An annotated clause of a coded plan is none of its clauses: the file has changed.
    """
    keys = ["doc_id", "start", "end"]
    rows = sample.rename(columns={"instrument": ANNOTATED}).merge(
        coded.rename(columns={"instrument": CODED}), on=keys, suffixes=("", "_coded")
    )
    due = sample[sample["doc_id"].isin(coded["doc_id"])]
    known = set(rows[keys].itertuples(index=False, name=None))
    for key in due[keys].itertuples(index=False, name=None):
        if key not in known:
            found = "{} {}–{}, no clause of the plan".format(*key)
            raise SourceError(SAMPLE, found, "start and end of a clause")
    return rows[
        ["clause_id", "doc_id", "core", ANNOTATED, CODED, "rule", "cue", "clause_zh", "note"]
    ]


def agreement_table(compared: pd.DataFrame) -> pd.DataFrame:
    """Agreement between reading and cues, with chance taken off.

    Parameters
    ----------
    compared
        What `compare_codes` gives.

    Returns
    -------
    DataFrame
        One row per question and set of clauses. ``question``: ``commitment`` (is the clause one?),
        ``instrument`` (which, where both say that it commits), ``code`` (all codes at once).
        ``clauses``: ``all`` or ``clear``. ``n``, ``n_agree``, ``share`` with its 95% Wilson
        interval (``share_low``, ``share_high``), ``kappa`` (Cohen 1960, Educational and
        Psychological Measurement 20, 37–46) with its 95% interval from the large-sample variance
        of Fleiss, Cohen and Everitt (1969, Psychological Bulletin 72, 323–327).

    Examples
    --------
    >>> rows = pd.DataFrame({"annotated": ["none", "market"] * 20, "coded": ["none", "market"] * 19
    ...                      + ["market", "market"], "core": 1})
    >>> table = agreement_table(rows).set_index(["question", "clauses"])
    >>> round(float(table.loc[("code", "all"), "kappa"]), 2)
    0.95
    """
    rows = []
    for clauses, part in (("all", compared), ("clear", compared[compared["core"] == 1])):
        both = part[(part[ANNOTATED] != NO_COMMITMENT) & (part[CODED] != NO_COMMITMENT)]
        commits = part.assign(**{name: part[name] != NO_COMMITMENT for name in (ANNOTATED, CODED)})
        for question, own in (("commitment", commits), ("instrument", both), ("code", part)):
            rows.append({"question": question, "clauses": clauses} | _agreement(own))
    return pd.DataFrame(rows)


def confusion_table(compared: pd.DataFrame) -> pd.DataFrame:
    """Annotated codes (rows) against codes by cue (columns), with sums.

    Parameters
    ----------
    compared
        What `compare_codes` gives.
    """
    order = [*CODES, NO_COMMITMENT]
    table = pd.crosstab(compared[ANNOTATED], compared[CODED])
    table = table.reindex(index=order, columns=order, fill_value=0)
    table.loc["sum"] = table.sum()
    table["sum"] = table.sum(axis=1)
    table.columns.name = None
    return table


def code_scores(compared: pd.DataFrame) -> pd.DataFrame:
    """How well each code is found.

    Parameters
    ----------
    compared
        What `compare_codes` gives.

    Returns
    -------
    DataFrame
        One row per code: ``instrument``, ``n_annotated``, ``n_coded``, ``n_both``, ``precision``
        and ``recall`` with 95% Wilson intervals (``precision_low`` …); missing where nothing was
        coded or annotated so.
    """
    rows = []
    for code in (*CODES, NO_COMMITMENT):
        annotated, coded = compared[ANNOTATED] == code, compared[CODED] == code
        both = int((annotated & coded).sum())
        n_annotated, n_coded = int(annotated.sum()), int(coded.sum())
        row: dict[str, object] = {"instrument": code, "n_annotated": n_annotated}
        row |= {"n_coded": n_coded, "n_both": both}
        row |= _share("precision", both, n_coded) | _share("recall", both, n_annotated)
        rows.append(row)
    return pd.DataFrame(rows)


def agreement_by_plan(compared: pd.DataFrame) -> pd.DataFrame:
    """Agreement on all codes at once, in each plan.

    Parameters
    ----------
    compared
        What `compare_codes` gives.

    Returns
    -------
    DataFrame
        One row per plan: ``doc_id`` and the measures of `agreement_table`.
    """
    rows = [{"doc_id": doc_id} | _agreement(own) for doc_id, own in compared.groupby("doc_id")]
    return pd.DataFrame(rows, columns=["doc_id", *_agreement(compared)])


def shares_read_and_coded(compared: pd.DataFrame) -> pd.DataFrame:
    """How the mix would come out by reading: shares of the sample by either coding.

    Parameters
    ----------
    compared
        What `compare_codes` gives.

    Returns
    -------
    DataFrame
        One row per code of a commitment: ``instrument``, ``n_read``, ``share_read`` (of clauses
        that commit by reading) with its 95% Wilson interval (``share_read_low``,
        ``share_read_high``), ``n_coded``, ``share_coded`` (of those that commit by cue) and
        ``difference`` (coded less read).
    """
    read = compared.loc[compared[ANNOTATED] != NO_COMMITMENT, ANNOTATED]
    coded = compared.loc[compared[CODED] != NO_COMMITMENT, CODED]
    rows = []
    for code in CODES:
        n_read, n_coded = int((read == code).sum()), int((coded == code).sum())
        row = {"instrument": code, "n_read": n_read} | _share("share_read", n_read, len(read))
        row |= {"n_coded": n_coded, "share_coded": n_coded / len(coded) if len(coded) else np.nan}
        rows.append(row)
    frame = pd.DataFrame(rows)
    return frame.assign(difference=frame["share_coded"] - frame["share_read"])


def _agreement(own: pd.DataFrame) -> dict[str, object]:
    agree = int((own[ANNOTATED] == own[CODED]).sum())
    row: dict[str, object] = {"n": len(own), "n_agree": agree}
    row |= _share("share", agree, len(own))
    codes = sorted({*own[ANNOTATED], *own[CODED]})
    if min(own[ANNOTATED].nunique(), own[CODED].nunique()) < 2:  # chance could get nothing wrong
        return row | dict.fromkeys(("kappa", "low", "high"), np.nan)
    numbers = own[[ANNOTATED, CODED]].map(codes.index).to_numpy()
    counts, _ = to_table(numbers, bins=np.arange(len(codes) + 1) - 0.5)
    found = cohens_kappa(counts)
    return row | {"kappa": found.kappa, "low": found.kappa_low, "high": found.kappa_upp}


def _share(name: str, hits: int, n: int) -> dict[str, float]:
    low, high = proportion_confint(hits, n, method="wilson") if n else (np.nan, np.nan)
    return {name: hits / n if n else np.nan, f"{name}_low": low, f"{name}_high": high}
