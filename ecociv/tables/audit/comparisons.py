"""Checks that compare statements about one indicator and one scope."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from ecociv.codebook import match_indicator
from ecociv.tables.agreement import folded_name, folded_unit
from ecociv.tables.audit.finding import Finding, Row, anchor_of, name_of, value_of

_SHARES = ("%", "‰")
_SURE = ("exact", "alias", "normalized")

Tables = Mapping[str, list[Row]]


def target_short_of_status(tables: Tables) -> list[Finding]:
    """A target that asks for less than the plan says is already reached.

    Levels only, of one indicator (by its codebook entry, else by its name) and one scope. Which way
    is better comes from the codebook, else from the target's own bound (at least, at most). Where
    the two are worded differently (城市…, 城镇…) their scopes may differ, too: that is a note.
    """
    better = {row["indicator_id"]: row["better"] for row in tables["indicators"]}
    levels = [
        row
        for row in tables["statements"]
        if row["change"] == "level" and row["value_low"] is not None and _comparable(row)
    ]
    reported: dict[tuple[str, ...], list[Row]] = {}
    for row in levels:
        if row["kind"] == "status":
            reported.setdefault(_subject(row), []).append(row)
    findings = []
    for target in levels:
        if target["kind"] != "target":
            continue
        way = better.get(target["indicator_id"]) or _way_of_bound(target)
        for status in reported.get(_subject(target), ()):
            if not _short(target, status, way) or _later(status, target):
                continue
            findings.append(
                Finding(
                    target["doc_id"],
                    f"{anchor_of(target)}-{anchor_of(status)}",
                    "warning" if _wording(target) == _wording(status) else "note",
                    (target["statement_id"], status["statement_id"]),
                    f"The target for {name_of(target)} ({value_of(target)}) falls short of the "
                    f"level already reported for {name_of(status)} ({value_of(status)}).",
                    f"{name_of(target)}的目标({value_of(target)})未达到文中已报告的"
                    f"{name_of(status)}水平({value_of(status)})。",
                )
            )
    return findings


def conflicting_values(tables: Tables) -> list[Finding]:
    """Different values for one indicator, scope and year, in statements of one kind.

    The wording must be the same: the codebook puts 县级以上… and 乡镇… under one indicator.
    """
    rows = [
        row
        for row in tables["statements"]
        if row["kind"] in ("target", "status", "investment")
        and row["value_low"] is not None
        and row["target_year"] is not None
        and _comparable(row)
    ]
    rows.sort(key=lambda row: (_case(row), row["start"], row["statement_id"]))
    findings = []
    for _, group in groupby(rows, key=_case):
        same = list(group)
        values = {_value(row) for row in same}
        if len(values) < 2:
            continue
        said = list(dict.fromkeys(value_of(row) for row in same))
        year = same[0]["target_year"]
        findings.append(
            Finding(
                same[0]["doc_id"],
                anchor_of(same[0]),
                "warning",
                tuple(row["statement_id"] for row in same),
                f"{name_of(same[0])} for {year} has different values: {', '.join(said)}.",
                f"{name_of(same[0])}{year}年有不同数值:{'、'.join(said)}。",
            )
        )
    return findings


def _comparable(row: Row) -> bool:
    """Whether one name means one thing.

    Where the codebook has no entry, only shares and rates: two counts under a common word (3个项目,
    5个项目) are seldom counts of the same.
    """
    unit = folded_unit(row["unit_zh"])
    return bool(row["indicator_id"]) or unit in _SHARES or "/" in unit


def _subject(row: Row) -> tuple[str, ...]:
    """What a statement is about: plan, indicator, scope, unit."""
    indicator = row["indicator_id"] or folded_name(row["indicator_zh"])
    return row["doc_id"], indicator, _scope(row), _unit(row)


def _case(row: Row) -> tuple[str, ...]:
    names = ("kind", "change", "direction", "baseline_year", "target_year", "value_type")
    told = (str(row[name] or "") for name in names)
    return row["doc_id"], _wording(row), _unit(row), *told


def _wording(row: Row) -> str:
    return folded_name(name_of(row))


def _scope(row: Row) -> str:
    """The scope, empty where the codebook takes it for a part of the indicator's name."""
    if row["scope_zh"] and row["indicator_id"]:
        match = match_indicator(name_of(row), row["unit_zh"] or "")
        if match.how in _SURE and match.indicator_id == row["indicator_id"]:
            return ""
    return folded_name(row["scope_zh"])


def _unit(row: Row) -> str:
    return row["unit_std"] or folded_unit(row["unit_zh"])


def _value(row: Row) -> tuple[float, float]:
    if row["value_std_low"] is not None and row["unit_std"]:
        return row["value_std_low"], row["value_std_high"]
    return row["value_low"], row["value_high"]


def _way_of_bound(row: Row) -> str:
    return {"ge": "higher", "gt": "higher", "le": "lower", "lt": "lower"}.get(row["operator"], "")


def _short(target: Row, status: Row, way: str) -> bool:
    (low, high), (status_low, status_high) = _value(target), _value(status)
    if way == "higher":
        return high < status_low
    return way == "lower" and low > status_high


def _later(status: Row, target: Row) -> bool:
    years = status["target_year"], target["target_year"]
    return None not in years and years[0] > years[1]
