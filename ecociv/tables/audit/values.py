"""Checks of values: parts and totals, shares, ranges."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby

from ecociv.codebook import standardize
from ecociv.errors import UnitError
from ecociv.tables.audit.finding import (
    Finding,
    Row,
    anchor_of,
    name_of,
    number,
    value_of,
)

#: Words between a total and its parts.
_PARTS = re.compile(r"其中|包括|包含|分别为|[:：]")
#: Where the parts make up less than this of the total the list is taken for a selection, and where
#: they make up more than that it is taken for no list of parts at all.
COMPLETE_SHARE, FOREIGN_SHARE = 0.9, 1.5
_SHARE_UNITS = ("%", "％", "‰")
#: Shares that cannot pass 100%; growth and the fulfilment of a plan can.
_SHARE_NAME = re.compile(r"率|比例|比重|占比|覆盖|普及")
_MAY_PASS_100 = re.compile(r"完成|增长|增速|增幅|偿还|利润|负债|周转|保障倍|任务")

Tables = Mapping[str, list[Row]]


def parts_total(tables: Tables) -> list[Finding]:
    """Parts that follow a total in one sentence and do not add up to it.

    Amounts of money, areas and other quantities alike, but no shares: a value, a word like 包括 or
    其中, then at least two values of the same kind whose units convert. A difference that rounding
    of the parts can explain is a note, any other a warning.
    """
    findings = []
    for sentence in _sentences(tables["statements"]):
        for position, total in enumerate(sentence[:-2]):
            if total["unit_zh"] in _SHARE_UNITS or total["value_type"] != "number":
                continue
            behind = sentence[position + 1]["sentence_offset"]
            end = total["sentence_offset"] + len(total["value_text"])
            if not _PARTS.search(total["sentence_zh"][end:behind]):
                continue
            parts = _amounts(total, sentence[position + 1 :])
            if len(parts) < 2:
                continue
            whole, value = sum(amount for _, amount, _ in parts), total["value_low"]
            difference = round(whole - value, 9)
            if not difference or not COMPLETE_SHARE * value <= whole <= FOREIGN_SHARE * value:
                break
            rounding = sum(step / 2 for *_, step in parts) + _step(total) / 2
            may_round = abs(difference) <= rounding + 1e-12
            unit = total["unit_zh"] or ""
            sums = f"{number(whole)}{unit}", f"{number(value)}{unit}"
            findings.append(
                Finding(
                    total["doc_id"],
                    anchor_of(total),
                    "note" if may_round else "warning",
                    (total["statement_id"], *(row["statement_id"] for row, *_ in parts)),
                    f"{name_of(total)}: the {len(parts)} parts add up to {sums[0]}, the stated "
                    f"total is {sums[1]}"
                    + (" (rounding of the parts could explain it)." if may_round else "."),
                    f"{name_of(total)}:{len(parts)}个分项合计{sums[0]},所列总数为{sums[1]}"
                    + ("(可能由四舍五入造成)。" if may_round else "。"),
                )
            )
            break
    return findings


def ratio_total(tables: Tables) -> list[Finding]:
    """Parts of a ratio (a:b:c, as percentages) that do not make 100."""
    findings = []
    for sentence in _sentences(tables["statements"]):
        parts = [row for row in sentence if row["value_type"] == "ratio"]
        whole = sum(row["value_low"] for row in parts)
        # A ratio of 3:1 or the like is none of percentages.
        if len(parts) < 2 or not 50 < whole < 150:
            continue
        if abs(whole - 100) > sum(_step(row) for row in parts) / 2 + 1e-9:
            findings.append(
                Finding(
                    parts[0]["doc_id"],
                    anchor_of(parts[0]),
                    "warning",
                    tuple(row["statement_id"] for row in parts),
                    f"The parts of the ratio add up to {number(whole)}%, not to 100%.",
                    f"各部分比例合计{number(whole)}%,不等于100%。",
                )
            )
    return findings


def share_over_100(tables: Tables) -> list[Finding]:
    """A share above 100% where a share cannot be."""
    return [
        Finding(
            row["doc_id"],
            anchor_of(row),
            "warning",
            (row["statement_id"],),
            f"{name_of(row)} is given as {value_of(row)}, above 100%.",
            f"{name_of(row)}为{value_of(row)},超过100%。",
        )
        for row in tables["statements"]
        if row["unit_zh"] in ("%", "％")
        and row["change"] == "level"
        and (row["value_high"] or 0) > 100
        and _SHARE_NAME.search(name_of(row))
        and not _MAY_PASS_100.search(name_of(row) + row["sentence_zh"])
    ]


def bounds_reversed(tables: Tables) -> list[Finding]:
    """A range whose lower end lies above its upper end."""
    return [
        Finding(
            row["doc_id"],
            anchor_of(row),
            "error",
            (row["statement_id"],),
            f"{name_of(row)}: the range {value_of(row)} begins above its end.",
            f"{name_of(row)}:区间{value_of(row)}下限大于上限。",
        )
        for row in tables["statements"]
        if row["value_low"] is not None
        and row["value_high"] is not None
        and row["value_low"] > row["value_high"]
    ]


def _sentences(statements: list[Row]) -> list[list[Row]]:
    """Rows with a value, sentence by sentence, in the order of the words; one row for each span."""
    rows = [
        row
        for row in statements
        if row["value_low"] is not None and row["sentence_offset"] is not None
    ]
    rows.sort(key=lambda row: (*_sentence(row), row["sentence_offset"], row["statement_id"]))
    groups = []
    for _, group in groupby(rows, key=_sentence):
        spans = {row["start"]: row for row in reversed(list(group))}
        groups.append(sorted(spans.values(), key=lambda row: row["sentence_offset"]))
    return groups


def _sentence(row: Row) -> tuple[str, int, str]:
    # Two sentences of the same words stand at different places.
    return row["doc_id"], row["start"] - row["sentence_offset"], row["sentence_zh"]


def _amounts(total: Row, rows: list[Row]) -> list[tuple[Row, float, float]]:
    """Parts of a total: row, amount in the total's unit, and the step of its last digit."""
    amounts = []
    for row in rows:
        if (row["kind"], row["change"]) != (total["kind"], total["change"]):
            continue
        if row["value_low"] != row["value_high"]:
            continue
        factor = _factor(row["unit_zh"] or "", total["unit_zh"] or "")
        if factor is not None:
            amounts.append((row, row["value_low"] * factor, _step(row) * factor))
    return amounts


def _factor(unit_zh: str, other: str) -> float | None:
    if unit_zh == other:
        return 1.0
    try:
        low, _, _ = standardize(1.0, 1.0, unit_zh, other)
    except UnitError:
        return None
    return low


def _step(row: Row) -> float:
    """Step of the last digit of a value as written: 0.01 for 71.47亿元."""
    decimals = re.search(r"[.．]([0-9０-９]+)", row["value_text"])
    return 10.0 ** -len(decimals[1]) if decimals else 1.0
