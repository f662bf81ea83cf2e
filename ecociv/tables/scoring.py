"""Score statements against annotated rows.

In: predicted and annotated statements as frames. Out: an `Evaluation` with precision, recall and
F1 of spans and of full records, the accuracy of each field, and every error with its cause.
Scores are computed on the clear rows (``core`` = 1); a prediction on any other annotated row is
neither rewarded nor punished.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from ecociv.errors import TableError
from ecociv.tables.agreement import FULL_FIELDS, is_full
from ecociv.tables.errors_by_cause import error_rows, errors_frame
from ecociv.tables.matching import Pair, Record, match_rows, overlaps, records, span_of
from ecociv.tables.shares import GROUPS, MEASURES, POOLED, Sentences, score_frame

__all__ = ["KEY_COLUMNS", "POOLED", "Evaluation", "evaluate"]

KEY_COLUMNS = ("doc_id", "start", "end")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What an evaluation found; each frame has one row per plan and one pooled (``doc_id``).

    ``scores``
        ``doc_id``, ``group`` (numeric, milestone, all), ``measure`` (span: a row on the right
        span; full: every field of `ecociv.tables.agreement.FULL_FIELDS` right as well),
        ``n_gold``, ``n_pred``, ``n_right``, then ``precision``, ``recall``, ``f1``, each with the
        limits of its 95% bootstrap interval (``*_low``, ``*_high``).
    ``fields``
        ``doc_id``, ``group``, ``field``, ``n`` (matched rows), ``n_right``, ``accuracy``.
    ``milestones``
        ``doc_id``, ``n_spans`` (different deadlines of clear milestones), ``n_found``, ``share``.
    ``pairs``
        One row per matched pair: its span, ``statement_id`` and ``confidence`` where the
        predicted rows have them, ``core``, right or wrong by field, and ``full``.
    ``errors``
        One row per missed, spurious or misplaced row and per wrong field, with its ``cause``.
    """

    scores: pd.DataFrame
    fields: pd.DataFrame
    milestones: pd.DataFrame
    pairs: pd.DataFrame
    errors: pd.DataFrame

    @property
    def causes(self) -> pd.DataFrame:
        """Number of errors by ``group`` and ``cause``, the commonest first."""
        counts = self.errors.groupby(["group", "cause"]).size().rename("n").reset_index()
        return counts.sort_values(
            ["group", "n", "cause"], ascending=[False, False, True]
        ).reset_index(drop=True)

    def f1(self, measure: str = "full", group: str = "numeric", doc_id: str = POOLED) -> float:
        """One F1 out of ``scores``."""
        found = self.scores.query("measure == @measure and group == @group and doc_id == @doc_id")
        return float(found["f1"].iloc[0])


def evaluate(
    pred: pd.DataFrame,
    gold: pd.DataFrame,
    *,
    doc_ids: Iterable[str] | None = None,
    texts: Mapping[str, str] | None = None,
    n_boot: int = 1000,
    seed: int = 0,
) -> Evaluation:
    """Score predicted statements against annotated ones.

    Parameters
    ----------
    pred
        Predicted rows, as `ecociv.statements_frame` makes them: ``doc_id``, ``start``, ``end``
        and the columns of every field of a full record.
    gold
        Annotated rows with the same columns; ``core`` (by default 1), ``indicator_alt_zh`` and
        ``scope_alt_zh`` may be there. Any cell may hold alternatives, separated by ``|``.
    doc_ids
        The documents that were annotated, by default those with annotated rows. Name them where
        some have none: predictions in other documents are left out.
    texts
        Raw text by document. With it the intervals are drawn over sentences, without it over
        spans.
    n_boot
        Number of bootstrap samples; 0 for no intervals.
    seed
        Seed of the bootstrap.

    Raises
    ------
    TableError
        A column is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"doc_id": "a", "start": 7, "end": 10, "value_text": "40%", "kind": "target",
    ...        "value_low": 40.0, "value_high": 40.0, "unit_zh": "%", "operator": "ge",
    ...        "change": "level", "direction": None, "baseline_year": None, "target_year": 2025,
    ...        "indicator_zh": "森林覆盖率", "scope_zh": None}
    >>> result = evaluate(pd.DataFrame([row | {"operator": "eq"}]), pd.DataFrame([row]))
    >>> result.f1("span"), result.f1("full")
    (1.0, 0.0)
    >>> result.errors[["cause", "gold", "predicted"]]
                cause gold predicted
    0  wrong operator   ge        eq
    """
    _require_columns(pred, "predicted rows")
    _require_columns(gold, "annotated rows")
    wanted = sorted({str(doc) for doc in (gold["doc_id"] if doc_ids is None else doc_ids)})
    pred = pred[pred["doc_id"].isin(wanted)].reset_index(drop=True)
    gold = gold[gold["doc_id"].isin(wanted)].reset_index(drop=True)
    gold = gold.assign(core=gold["core"].astype(int) if "core" in gold else 1)
    pred_rows, gold_rows = records(pred), records(gold)
    pairs = match_rows(pred_rows, gold_rows)
    items = _items(pred_rows, gold_rows, pairs)
    pair_frame = _pair_frame(pred_rows, gold_rows, pairs)
    return Evaluation(
        scores=score_frame(items, wanted, Sentences(texts), n_boot, seed),
        fields=_field_accuracy(pair_frame, wanted),
        milestones=_milestones(pred, gold, wanted),
        pairs=pair_frame,
        errors=errors_frame(error_rows(pred_rows, gold_rows, pairs, items)),
    )


def _require_columns(frame: pd.DataFrame, name: str) -> None:
    needed = [*KEY_COLUMNS, *(column for columns in FULL_FIELDS.values() for column in columns)]
    missing = [column for column in needed if column not in frame.columns]
    if missing:
        problems = [
            {"row": "header", "column": column, "found": "nothing", "accepted": "this column"}
            for column in missing
        ]
        raise TableError(name, pd.DataFrame(problems))


def _group(row: Record) -> str:
    return "milestone" if row["kind"] == "milestone" else "numeric"


def _items(pred: list[Record], gold: list[Record], pairs: list[Pair]) -> pd.DataFrame:
    """What is counted: clear matched pairs, clear rows missed, and predictions without a match."""
    items: list[Record] = []

    def add(row: Record, position: int, counts: tuple[int, int, int, int]) -> None:
        values = dict(zip(("n_gold", "n_pred", *MEASURES), counts, strict=True))
        place = {"doc_id": row["doc_id"], "start": int(row["start"]), "row": position}
        items.append({**place, "group": _group(row), **values})

    for pair in pairs:
        if gold[pair.gold]["core"] == 1:
            add(gold[pair.gold], pair.gold, (1, 1, 1, int(is_full(pair.right))))
    found = {pair.gold for pair in pairs}
    for position, row in enumerate(gold):
        if position not in found and row["core"] == 1:
            add(row, position, (1, 0, 0, 0))
    debatable = _spans(row for row in gold if row["core"] != 1)
    clear = _spans(row for row in gold if row["core"] == 1)
    matched = {pair.pred for pair in pairs}
    for position, row in enumerate(pred):
        # A span cut otherwise than in a debatable row is as little an error as the row itself.
        spared = overlaps(span_of(row), debatable) and not overlaps(span_of(row), clear)
        if position not in matched and not spared:
            add(row, position, (0, 1, 0, 0))
    columns = ["doc_id", "start", "row", "group", "n_gold", "n_pred", *MEASURES]
    return pd.DataFrame(items, columns=columns)


def _spans(rows: Iterable[Record]) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for row in rows:
        doc_id, start, end = span_of(row)
        spans.setdefault(doc_id, []).append((start, end))
    return spans


def _pair_frame(pred: list[Record], gold: list[Record], pairs: list[Pair]) -> pd.DataFrame:
    shown = [*KEY_COLUMNS, "statement_id", "rule_id", "confidence"]
    rows = [
        {name: pred[pair.pred][name] for name in shown if name in pred[pair.pred]}
        | {"group": _group(gold[pair.gold]), "core": int(gold[pair.gold]["core"])}
        | pair.right
        | {"full": is_full(pair.right)}
        for pair in pairs
    ]
    if rows:
        return pd.DataFrame(rows)
    return pd.DataFrame(columns=[*KEY_COLUMNS, "group", "core", *FULL_FIELDS, "full"])


def _field_accuracy(pairs: pd.DataFrame, doc_ids: list[str]) -> pd.DataFrame:
    clear = pairs[pairs["core"] == 1]
    names = list(pairs.columns[list(pairs.columns).index("core") + 1 : -1])
    rows = []
    for doc_id in [*doc_ids, POOLED]:
        in_doc = clear if doc_id == POOLED else clear[clear["doc_id"] == doc_id]
        for group in GROUPS:
            chosen = in_doc if group == "all" else in_doc[in_doc["group"] == group]
            for name in names:
                n, right = len(chosen), int(chosen[name].sum())
                share = right / n if n else float("nan")
                rows.append(
                    {"doc_id": doc_id, "group": group, "field": name, "n": n, "n_right": right,
                     "accuracy": share}
                )  # fmt: skip
    return pd.DataFrame(rows)


def _milestones(pred: pd.DataFrame, gold: pd.DataFrame, doc_ids: list[str]) -> pd.DataFrame:
    clear = gold[(gold["kind"] == "milestone") & (gold["core"] == 1)]
    deadlines = clear[[*KEY_COLUMNS]].drop_duplicates()
    found = pred.loc[pred["kind"] == "milestone", [*KEY_COLUMNS]].drop_duplicates()
    there = set(found.itertuples(index=False, name=None))
    hits = deadlines.assign(
        hit=[span in there for span in deadlines.itertuples(index=False, name=None)]
    )
    rows = []
    for doc_id in [*doc_ids, POOLED]:
        chosen = hits if doc_id == POOLED else hits[hits["doc_id"] == doc_id]
        n, n_found = len(chosen), int(chosen["hit"].sum())
        share = n_found / n if n else float("nan")
        rows.append({"doc_id": doc_id, "n_spans": n, "n_found": n_found, "share": share})
    return pd.DataFrame(rows)
