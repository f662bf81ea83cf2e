"""Errors of an evaluation, each with its cause and what stands on both sides.

In: predicted and annotated rows, their matches, and what was counted. Out: one row per missed,
spurious or misplaced row, and one per wrong field of a matched row.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from ecociv.tables.agreement import FULL_FIELDS, OTHER_FIELDS, Row, is_missing
from ecociv.tables.matching import Pair

ERROR_COLUMNS = (
    "doc_id",
    "start",
    "end",
    "value_text",
    "group",
    "cause",
    "gold",
    "predicted",
    "sentence_zh",
    "statement_id",
    "rule_id",
    "confidence",
)
_FROM_PRED = ("sentence_zh", "statement_id", "rule_id", "confidence")

Error = dict[str, Any]


def error_rows(
    pred: list[dict[str, Any]], gold: list[dict[str, Any]], pairs: list[Pair], items: pd.DataFrame
) -> list[Error]:
    """List every error of the clear rows.

    A prediction without a match that overlaps a missed row is one error, ``wrong span``; else the
    two are ``missed`` and ``spurious``.
    """
    rows: list[Error] = []
    for pair in pairs:
        if gold[pair.gold]["core"] == 1:
            rows += _wrong_fields(pred[pair.pred], gold[pair.gold], pair)
    missed = items[(items["n_gold"] == 1) & (items["n_pred"] == 0)]
    spurious = items[(items["n_gold"] == 0) & (items["n_pred"] == 1)]
    left = dict(zip(spurious["row"], spurious["group"], strict=True))
    for position, group in zip(missed["row"], missed["group"], strict=True):
        row = gold[position]
        other = next((number for number in left if _overlap(pred[number], row)), None)
        if other is None:
            rows.append(_error(row, group, "missed", gold=describe(row)))
            continue
        del left[other]
        texts = _plain(row.get("value_text")), _plain(pred[other].get("value_text"))
        rows.append(_error(row, group, "wrong span", pred[other], *texts))
    for number, group in left.items():
        row = pred[number]
        rows.append(_error(row, group, "spurious", row, predicted=describe(row)))
    return rows


def errors_frame(rows: list[Error]) -> pd.DataFrame:
    """Errors as a frame, in the order of the texts."""
    frame = pd.DataFrame(rows, columns=list(ERROR_COLUMNS))
    return frame.sort_values(["doc_id", "start", "end", "cause"], kind="stable").reset_index(
        drop=True
    )


def describe(row: Row) -> str:
    """A record in a few words: scope, indicator, operator, value, years.

    Examples
    --------
    >>> describe({"kind": "target", "scope_zh": "市区", "indicator_zh": "森林覆盖率",
    ...           "operator": "ge", "value_text": "40%", "target_year": 2025})
    'target: 市区 森林覆盖率 ge 40% 2025'
    """
    names = ("scope_zh", "indicator_zh", "operator", "value_text", "baseline_year", "target_year")
    return f"{row['kind']}: " + " ".join(filter(None, (_plain(row.get(name)) for name in names)))


def _wrong_fields(pred: Row, gold: Row, pair: Pair) -> list[Error]:
    group = "milestone" if gold["kind"] == "milestone" else "numeric"
    columns = FULL_FIELDS | OTHER_FIELDS
    return [
        _error(
            gold,
            group,
            f"wrong {field.replace('_', ' ')}",
            pred,
            " ".join(_plain(gold[column]) for column in columns[field]),
            " ".join(_plain(pred[column]) for column in columns[field]),
        )
        for field, right in pair.right.items()
        if not right
    ]


def _error(
    row: Row,
    group: str,
    cause: str,
    pred: Row | None = None,
    gold: str = "",
    predicted: str = "",
) -> Error:
    error: Error = {name: row.get(name) for name in ("doc_id", "start", "end", "value_text")}
    error |= {"group": group, "cause": cause, "gold": gold, "predicted": predicted}
    return error | {name: None if pred is None else pred.get(name) for name in _FROM_PRED}


def _overlap(a: Row, b: Row) -> bool:
    return bool(a["doc_id"] == b["doc_id"] and a["start"] < b["end"] and b["start"] < a["end"])


def _plain(value: object) -> str:
    if is_missing(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
