"""Annotated rows, and the scores of the tables against them.

In: ``data/gold/<doc_id>.csv`` and loaded tables. Out: one frame of annotated rows, and evaluations
of the machine's and of the published statements.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from ecociv.errors import SourceError
from ecociv.tables.build import read_plans
from ecociv.tables.holder import find_root, load_tables
from ecociv.tables.scoring import KEY_COLUMNS, Evaluation, evaluate
from ecociv.tables.shares import POOLED

GOLD = Path("data", "gold")


def load_gold(root: str | Path | None = None) -> pd.DataFrame:
    """Annotated rows of every plan that has them.

    Parameters
    ----------
    root
        Folder of the project; by default the nearest one upward that has ``data/raw``.

    Returns
    -------
    DataFrame
        The columns of the files; text is ``str``, offsets and years are numbers.

    Raises
    ------
    SourceError
        There are no annotated rows, or a file holds rows of another plan.
    """
    root = find_root() if root is None else Path(root)
    parts = []
    for plan in sorted((root / "data" / "raw").glob("*.txt")):
        path = root / GOLD / f"{plan.stem}.csv"
        if not path.is_file():
            continue
        rows = pd.read_csv(path)
        missing = [name for name in KEY_COLUMNS if name not in rows]
        if missing:
            raise SourceError(path, f"no column {', '.join(missing)}", "annotated rows")
        if set(rows["doc_id"]) - {plan.stem}:
            found = f"rows of {', '.join(sorted(set(rows['doc_id']) - {plan.stem}))}"
            raise SourceError(path, found, f"rows of {plan.stem} alone")
        parts.append(rows)
    if not parts:
        raise SourceError(root / GOLD, "no annotated rows", "<doc_id>.csv of a plan in data/raw")
    return pd.concat(parts, ignore_index=True)


def evaluate_tables(root: str | Path | None = None) -> dict[str, Evaluation]:
    """Score the built tables: ``machine`` (rules alone) and ``published`` (with corrections).

    Intervals are drawn over sentences.

    Raises
    ------
    SourceError
        The tables or the annotated rows are missing.
    """
    root = find_root() if root is None else Path(root)
    tables, gold = load_tables(root), load_gold(root)
    texts = {doc_id: plan.raw for doc_id, plan in read_plans(root).items()}
    frames = {"machine": tables.machine_statements, "published": tables.statements}
    return {name: evaluate(frame, gold, texts=texts) for name, frame in frames.items()}


def ledger_coverage(ledger: pd.DataFrame) -> pd.DataFrame:
    """What became of the numerals: one row per plan and one pooled.

    Returns
    -------
    DataFrame
        ``doc_id``, ``numerals``, ``statement``, ``rejected``, ``unclaimed``, and ``accounted``,
        the share that is in a statement or rejected for a reason.
    """
    counts = ledger.groupby("doc_id")["disposition"].value_counts().unstack(fill_value=0)
    counts = counts.reindex(columns=["statement", "rejected", "unclaimed"], fill_value=0)
    counts.loc[POOLED] = counts.sum()
    counts.insert(0, "numerals", counts.sum(axis=1))
    counts["accounted"] = 1 - counts["unclaimed"] / counts["numerals"]
    counts.columns.name = None
    return counts.reset_index(names="doc_id")
