"""Match predicted rows with annotated rows that stand on the same span.

In: two frames with ``doc_id``, ``start``, ``end`` and the fields of a record. Out: which row goes
with which, every one at most once, so that the total agreement is as high as can be.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from ecociv.tables.agreement import FULL_FIELDS, agreement, compare

#: Between two equally good annotated rows a prediction goes to the clear one.
_CORE_BONUS = 0.01

Record = dict[str, Any]
Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """A predicted row matched with an annotated row: their positions, and what agrees."""

    pred: int
    gold: int
    right: dict[str, bool]


def match_rows(pred_rows: list[Record], gold_rows: list[Record]) -> list[Pair]:
    """Match rows span by span.

    Parameters
    ----------
    pred_rows
        Predicted rows.
    gold_rows
        Annotated rows, with ``core`` (1 for clear cases).

    Returns
    -------
    list of Pair
        In the order of the predicted rows; a pair holds positions in the two lists.
    """
    on_span: dict[Span, list[int]] = defaultdict(list)
    for position, row in enumerate(gold_rows):
        on_span[span_of(row)].append(position)
    wanted: dict[Span, list[int]] = defaultdict(list)
    for position, row in enumerate(pred_rows):
        if span_of(row) in on_span:
            wanted[span_of(row)].append(position)
    pairs: list[Pair] = []
    for span, candidates in wanted.items():
        # Between rows that agree equally well the order of the frames must not decide.
        candidates.sort(key=lambda position: _words(pred_rows[position]))
        on_span[span].sort(key=lambda position: _words(gold_rows[position]))
        pairs += _match_span(pred_rows, gold_rows, candidates, on_span[span])
    return sorted(pairs, key=lambda pair: pair.pred)


def overlaps(span: Span, others: dict[str, list[tuple[int, int]]]) -> bool:
    """Whether a span shares a character with one of the other spans of its document."""
    doc_id, start, end = span
    return any(low < end and start < high for low, high in others.get(doc_id, ()))


def records(frame: pd.DataFrame) -> list[Record]:
    """Rows of a frame as dictionaries of plain values."""
    return [
        {str(key): value for key, value in row.items()}
        for row in frame.astype(object).to_dict("records")
    ]


def span_of(row: Record) -> Span:
    """Document, start and end of a row."""
    return str(row["doc_id"]), int(row["start"]), int(row["end"])


def _match_span(
    pred_rows: list[Record],
    gold_rows: list[Record],
    candidates: list[int],
    annotated: list[int],
) -> list[Pair]:
    rights = [[compare(pred_rows[i], gold_rows[j]) for j in annotated] for i in candidates]
    totals = np.array(
        [
            [
                agreement(pred_rows[i], gold_rows[j], rights[a][b])
                + _CORE_BONUS * (gold_rows[j]["core"] == 1)
                for b, j in enumerate(annotated)
            ]
            for a, i in enumerate(candidates)
        ]
    )
    chosen = zip(*linear_sum_assignment(totals, maximize=True), strict=True)
    return [Pair(candidates[a], annotated[b], rights[a][b]) for a, b in chosen]


def _words(row: Record) -> list[str]:
    return [str(row[column]) for columns in FULL_FIELDS.values() for column in columns]
