"""Scores as tables for a terminal.

In: the evaluations of the machine's and of the published statements. Out: rich tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
from rich.markup import escape
from rich.table import Table

from ecociv.tables.cases import evaluate_cases
from ecociv.tables.gold import evaluate_tables, ledger_coverage
from ecociv.tables.holder import load_tables
from ecociv.tables.scoring import Evaluation
from ecociv.tables.serialize import cell_text
from ecociv.tables.shares import POOLED

_SHOWN = ("numeric", "milestone")
_ERROR_COLUMNS = ["doc_id", "start", "value_text", "cause", "gold", "predicted", "rule_id"]


def score_tables(root: str | Path | None = None, *, errors: bool = False) -> Iterator[Table]:
    """The tables that ``ecociv evaluate`` prints: scores, fields, milestones, ledger, causes.

    Parameters
    ----------
    root
        Folder of the project; by default the nearest one upward that has ``data/raw``.
    errors
        Add every error of the machine's rows.
    """
    found = evaluate_tables(root)
    yield frame_table(score_frame(found), "Scores on clear rows (95% interval over sentences)")
    yield frame_table(_side_by_side(found, "fields", ["doc_id", "group", "field"], "accuracy"),
                      "Accuracy of each field on matched rows, pooled")  # fmt: skip
    yield frame_table(_side_by_side(found, "milestones", ["doc_id", "n_spans"], "share"),
                      "Milestone deadlines found")  # fmt: skip
    yield frame_table(ledger_coverage(load_tables(root).ledger), "Ledger")
    for name, evaluation in found.items():
        yield frame_table(evaluation.causes, f"Errors by cause: {name}")
    if errors:
        yield frame_table(found["machine"].errors[_ERROR_COLUMNS], "Errors of the machine's rows")


def case_tables(path: str | Path, *, errors: bool = False) -> Iterator[Table]:
    """The tables that ``ecociv evaluate --cases FILE`` prints: scores, fields, causes, pooled.

    Parameters
    ----------
    path
        Annotated sentences, see `ecociv.tables.cases.evaluate_cases`.
    errors
        Add every error.
    """
    found = evaluate_cases(path)
    pooled = {"machine": replace(found, scores=found.scores.query("doc_id == @POOLED"))}
    title = f"Scores on the clear rows of {Path(path).name} (95% interval over sentences)"
    yield frame_table(score_frame(pooled), title)
    fields = found.fields.query("doc_id == @POOLED")
    yield frame_table(fields, "Accuracy of each field on matched rows")
    yield frame_table(found.causes, "Errors by cause")
    if errors:
        yield frame_table(found.errors[_ERROR_COLUMNS], "Errors")


def score_frame(found: dict[str, Evaluation]) -> pd.DataFrame:
    """Precision, recall, F1 and interval of each evaluation, beside each other."""
    keys = ["doc_id", "group", "measure"]
    first = next(iter(found.values())).scores
    frame = first[[*keys, "n_gold"]].copy()
    for name, evaluation in found.items():
        scores = evaluation.scores
        for share in ("precision", "recall", "f1"):
            frame[f"{name} {share[0].upper() if share != 'f1' else 'F1'}"] = scores[share]
        limits = zip(scores["f1_low"], scores["f1_high"], strict=True)
        frame[f"{name} interval"] = [
            "" if pd.isna(low) else f"{low:.3f}–{high:.3f}" for low, high in limits
        ]
    return frame[frame["group"].isin(_SHOWN) & (frame["n_gold"] > 0)]


def frame_table(frame: pd.DataFrame, title: str) -> Table:
    """A frame as a table; numbers right, shares with three decimals."""
    table = Table(title=title, title_justify="left")
    for name in frame.columns:
        numeric = pd.api.types.is_numeric_dtype(frame[name])
        table.add_column(str(name), justify="right" if numeric else "left", overflow="fold")
    for row in frame.itertuples(index=False):
        table.add_row(*(escape(_cell(value)) for value in row))
    return table


def _side_by_side(
    found: dict[str, Evaluation], part: str, keys: list[str], value: str
) -> pd.DataFrame:
    frames = [
        getattr(evaluation, part).set_index(keys)[value].rename(name)
        for name, evaluation in found.items()
    ]
    frame = pd.concat(frames, axis=1).dropna().reset_index()
    if "field" in keys:
        return frame[(frame["doc_id"] == POOLED) & frame["group"].isin(_SHOWN)]
    return frame


def _cell(value: Any) -> str:
    return f"{value:.3f}" if isinstance(value, float) and pd.notna(value) else cell_text(value)
