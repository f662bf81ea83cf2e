"""Counts of right rows to precision, recall and F1, with intervals.

In: what was counted, one row for each annotated or predicted row. Out: scores for each plan and
pooled, with 95% bootstrap intervals over sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

import numpy as np
import pandas as pd

#: ``doc_id`` of the scores over all plans.
POOLED = "pooled"
GROUPS = ("numeric", "milestone", "all")
MEASURES = ("span", "full")

_SENTENCE_END = re.compile(r"[。;；!！?？\r\n]")
_SHARES = ("precision", "recall", "f1")


class Sentences:
    """Number of the sentence at an offset; without a text every offset is its own sentence."""

    def __init__(self, texts: Mapping[str, str] | None) -> None:
        self.ends = {
            doc_id: [found.start() for found in _SENTENCE_END.finditer(text)]
            for doc_id, text in (texts or {}).items()
        }

    def at(self, doc_id: str, start: int) -> int:
        """Number of the sentence that holds an offset."""
        return bisect_right(self.ends[doc_id], start) if doc_id in self.ends else start


def score_frame(
    items: pd.DataFrame, doc_ids: list[str], sentences: Sentences, n_boot: int, seed: int
) -> pd.DataFrame:
    """Scores of each plan, group and measure.

    Parameters
    ----------
    items
        ``doc_id``, ``start``, ``group``, and the counts ``n_gold``, ``n_pred``, ``span``, ``full``.
    doc_ids
        The plans, in the order of the result.
    sentences
        What is drawn together.
    n_boot, seed
        Number of samples and seed of the bootstrap.
    """
    places = zip(items["doc_id"], items["start"], strict=True)
    items = items.assign(sentence=[sentences.at(str(doc), int(start)) for doc, start in places])
    rows: list[dict[str, object]] = []
    for doc_id in [*doc_ids, POOLED]:
        in_doc = items if doc_id == POOLED else items[items["doc_id"] == doc_id]
        for group in GROUPS:
            chosen = in_doc if group == "all" else in_doc[in_doc["group"] == group]
            counts = (
                chosen.groupby(["doc_id", "sentence"])[["n_gold", "n_pred", *MEASURES]]
                .sum()
                .to_numpy(dtype=float)
            )
            drawn = _drawn(counts, n_boot, seed)
            for column, measure in enumerate(MEASURES, start=2):
                row: dict[str, object] = {"doc_id": doc_id, "group": group, "measure": measure}
                n_gold, n_pred, n_right = counts[:, [0, 1, column]].sum(axis=0)
                row |= {"n_gold": int(n_gold), "n_pred": int(n_pred), "n_right": int(n_right)}
                values = _shares(n_gold, n_pred, n_right)
                samples = _shares(drawn[:, 0], drawn[:, 1], drawn[:, column])
                for name, value, sample in zip(_SHARES, values, samples, strict=True):
                    low, high = _interval(sample)
                    row |= {name: float(value), f"{name}_low": low, f"{name}_high": high}
                rows.append(row)
    return pd.DataFrame(rows)


def _drawn(counts: np.ndarray, n_boot: int, seed: int) -> np.ndarray:
    """Sums of the counts over sentences drawn with replacement, one row per sample."""
    n = len(counts)
    if not n or not n_boot:
        return np.empty((0, counts.shape[1]))
    rng = np.random.default_rng(seed)
    return rng.multinomial(n, np.full(n, 1 / n), size=n_boot) @ counts


def _shares(n_gold: object, n_pred: object, n_right: object) -> list[np.ndarray]:
    """Precision, recall and F1; not a number where nothing was there to be right."""
    gold, pred, right = (np.asarray(value, dtype=float) for value in (n_gold, n_pred, n_right))
    with np.errstate(invalid="ignore", divide="ignore"):
        return [right / pred, right / gold, 2 * right / (gold + pred)]


def _interval(sample: np.ndarray) -> tuple[float, float]:
    kept = sample[~np.isnan(sample)]
    if not len(kept):
        return float("nan"), float("nan")
    low, high = np.percentile(kept, [2.5, 97.5])
    return float(low), float(high)
